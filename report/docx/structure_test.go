package docx_test

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"io"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"headwater/audit"
	"headwater/internal/fixture"
	"headwater/report"
	"headwater/report/docx"
	"headwater/report/style"
	"headwater/say"
)

// node is an element of a part.
type node struct {
	name string // without its namespace
	attr map[string]string
	text string
	kids []*node
}

func (n *node) all(name string) (out []*node) {
	for _, k := range n.kids {
		if k.name == name {
			out = append(out, k)
		}
		out = append(out, k.all(name)...)
	}
	return out
}

func (n *node) kid(name string) *node {
	for _, k := range n.kids {
		if k.name == name {
			return k
		}
	}
	return &node{}
}

func parse(data []byte) (*node, error) {
	d := xml.NewDecoder(bytes.NewReader(data))
	stack := []*node{{}}
	for {
		token, err := d.Token()
		if err == io.EOF {
			break
		}
		if err != nil {
			return nil, err
		}
		top := stack[len(stack)-1]
		switch x := token.(type) {
		case xml.StartElement:
			n := &node{name: x.Name.Local, attr: map[string]string{}}
			for _, a := range x.Attr {
				n.attr[a.Name.Local] = a.Value
			}
			top.kids = append(top.kids, n)
			stack = append(stack, n)
		case xml.EndElement:
			stack = stack[:len(stack)-1]
		case xml.CharData:
			top.text += string(x)
		}
	}
	if len(stack) != 1 || len(stack[0].kids) != 1 {
		return nil, fmt.Errorf("not one element")
	}
	return stack[0].kids[0], nil
}

// order is what ECMA-376-1 (5th edition, annex A) prescribes for the children that we
// write: sequences of CT_PPr, CT_RPr, CT_TblPr, CT_TcPr, CT_SectPr, CT_Style, CT_Lvl,
// CT_Settings and CT_Font. The children of CT_TrPr may come in any order.
var order = map[string]string{
	"pPr":      "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd snapToGrid spacing ind contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange",
	"rPr":      "rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof snapToGrid vanish webHidden color spacing w kern position sz szCs highlight u effect bdr shd fitText vertAlign rtl cs em lang eastAsianLayout specVanish oMath",
	"tblPr":    "tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc tblCellSpacing tblInd tblBorders shd tblLayout tblCellMar tblLook tblCaption tblDescription",
	"tcPr":     "cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection tcFitText vAlign hideMark",
	"sectPr":   "headerReference footerReference footnotePr endnotePr type pgSz pgMar paperSrc pgBorders lnNumType pgNumType cols formProt vAlign noEndnote titlePg textDirection bidi rtlGutter docGrid",
	"style":    "name aliases basedOn next link autoRedefine hidden uiPriority semiHidden unhideWhenUsed qFormat locked personal rsid pPr rPr tblPr trPr tcPr tblStylePr",
	"lvl":      "start numFmt lvlRestart pStyle isLgl suff lvlText lvlPicBulletId legacy lvlJc pPr rPr",
	"settings": "zoom defaultTabStop characterSpacingControl updateFields compat themeFontLang decimalSymbol listSeparator",
	"font":     "altName panose1 charset family notTrueType pitch sig",
	"pBdr":     "top left bottom right between bar", "tblBorders": "top left bottom right insideH insideV", "tcBorders": "top left bottom right", "tblCellMar": "top left bottom right",
	"tbl": "bookmarkStart bookmarkEnd tblPr tblGrid tr", "tr": "trPr tc", "numbering": "abstractNum num", "inline": "extent effectExtent docPr cNvGraphicFramePr graphic",
}

var bookmarkName = regexp.MustCompile(`^[A-Za-z_][A-Za-z0-9_]{0,39}$`)

// checkFile checks the rules of the format that the package relies on.
func checkFile(t *testing.T, file []byte) {
	t.Helper()
	p := parts(t, file)
	trees := map[string]*node{}
	for name, data := range p {
		if strings.HasSuffix(name, ".xml") || strings.HasSuffix(name, ".rels") {
			tree, err := parse(data)
			if err != nil {
				t.Fatalf("%s is not well formed: %v", name, err)
			}
			trees[name] = tree
			checkOrder(t, name, tree)
			checkFields(t, name, tree)
		}
	}
	checkPackage(t, p, trees)
	checkNames(t, trees)
	for _, table := range trees["word/document.xml"].all("tbl") {
		checkTable(t, table)
	}
	body := trees["word/document.xml"].kid("body")
	if last := body.kids[len(body.kids)-1].name; last != "sectPr" {
		t.Errorf("the body ends with %s", last)
	}
	for i, k := range body.kids {
		if k.name == "tbl" && body.kids[i+1].name != "p" {
			t.Errorf("a table is followed by %s", body.kids[i+1].name)
		}
	}
}

func checkOrder(t *testing.T, part string, n *node) {
	t.Helper()
	if list, ok := order[n.name]; ok {
		names := strings.Fields(list)
		last := -1
		for _, k := range n.kids {
			i := slices.Index(names, k.name)
			if n.name == "sectPr" && k.name == "footerReference" { // a choice with headerReference
				i = 0
			}
			if i < 0 || i < last {
				t.Errorf("%s: %s stands wrongly in %s", part, k.name, n.name)
			}
			last = max(last, i)
		}
	}
	for _, k := range n.kids {
		checkOrder(t, part, k)
	}
}

// checkFields checks that fields begin, have a result and end, inside each other.
func checkFields(t *testing.T, part string, tree *node) {
	t.Helper()
	var open []string
	for _, c := range tree.all("fldChar") {
		kind := c.attr["fldCharType"]
		switch {
		case kind == "begin":
			open = append(open, kind)
		case kind == "separate" && len(open) > 0 && open[len(open)-1] == "begin":
			open[len(open)-1] = kind
		case kind == "end" && len(open) > 0 && open[len(open)-1] == "separate":
			open = open[:len(open)-1]
		default:
			t.Errorf("%s: field %s stands wrongly", part, kind)
		}
	}
	if len(open) > 0 {
		t.Errorf("%s: %d fields do not end", part, len(open))
	}
}

// checkPackage checks content types and relationships.
func checkPackage(t *testing.T, p map[string][]byte, trees map[string]*node) {
	t.Helper()
	defaults, overrides := map[string]bool{}, map[string]bool{}
	for _, k := range trees["[Content_Types].xml"].kids {
		if k.name == "Default" {
			defaults[k.attr["Extension"]] = true
			continue
		}
		name := strings.TrimPrefix(k.attr["PartName"], "/")
		if overrides[name] || p[name] == nil {
			t.Errorf("the content type of %s stands twice or for nothing", name)
		}
		overrides[name] = true
	}
	for name := range p {
		ext := strings.TrimPrefix(path.Ext(name), ".")
		if !overrides[name] && (!defaults[ext] || ext == "xml" && name != "[Content_Types].xml") {
			t.Errorf("%s has no content type", name)
		}
	}
	reached := map[string]bool{"[Content_Types].xml": true, "_rels/.rels": true, "word/_rels/document.xml.rels": true}
	for from, base := range map[string]string{"_rels/.rels": "", "word/_rels/document.xml.rels": "word"} {
		ids := map[string]bool{}
		for _, r := range trees[from].kids {
			target := path.Join(base, r.attr["Target"])
			if ids[r.attr["Id"]] || p[target] == nil {
				t.Errorf("%s: relationship %s stands twice or leads nowhere (%s)", from, r.attr["Id"], target)
			}
			ids[r.attr["Id"]], reached[target] = true, true
		}
		if base == "" {
			continue
		}
		for _, name := range []string{"headerReference", "footerReference", "blip", "svgBlip"} {
			for _, n := range trees["word/document.xml"].all(name) {
				if id := n.attr["id"] + n.attr["embed"]; !ids[id] {
					t.Errorf("%s asks for relationship %q", name, id)
				}
			}
		}
	}
	for name, data := range p {
		if !reached[name] {
			t.Errorf("nothing leads to %s", name)
		}
		if strings.HasSuffix(name, ".png") && !bytes.HasPrefix(data, []byte("\x89PNG")) {
			t.Errorf("%s is no PNG", name)
		}
	}
}

// checkNames checks ids that must be unique, and names that must be there.
func checkNames(t *testing.T, trees map[string]*node) {
	t.Helper()
	doc := trees["word/document.xml"]
	marks, ids, open := map[string]bool{}, map[string]bool{}, map[string]bool{}
	for _, b := range doc.all("bookmarkStart") {
		name, id := b.attr["name"], b.attr["id"]
		if !bookmarkName.MatchString(name) || marks[name] || ids[id] {
			t.Errorf("bookmark %q (%s) is misnamed or stands twice", name, id)
		}
		marks[name], ids[id], open[id] = true, true, true
	}
	for _, b := range doc.all("bookmarkEnd") {
		if !open[b.attr["id"]] {
			t.Errorf("bookmark %s ends without a start", b.attr["id"])
		}
		delete(open, b.attr["id"])
	}
	if len(open) > 0 {
		t.Errorf("bookmarks do not end: %v", open)
	}
	for _, h := range doc.all("hyperlink") {
		if !marks[h.attr["anchor"]] {
			t.Errorf("no bookmark %q", h.attr["anchor"])
		}
	}
	for _, i := range doc.all("instrText") {
		if f := strings.Fields(i.text); (f[0] == "REF" || f[0] == "PAGEREF") && !marks[f[1]] {
			t.Errorf("no bookmark for %q", i.text)
		}
	}
	drawings := map[string]bool{}
	for _, d := range doc.all("docPr") {
		if drawings[d.attr["id"]] {
			t.Errorf("two drawings %s", d.attr["id"])
		}
		drawings[d.attr["id"]] = true
	}
	styles, numbers := map[string]bool{}, map[string]bool{}
	for _, s := range trees["word/styles.xml"].all("style") {
		if styles[s.attr["styleId"]] {
			t.Errorf("style %s twice", s.attr["styleId"])
		}
		styles[s.attr["styleId"]] = true
	}
	for _, n := range trees["word/numbering.xml"].kids {
		if n.name == "num" {
			numbers[n.attr["numId"]] = true
		}
	}
	for _, tree := range trees {
		for _, name := range []string{"pStyle", "rStyle", "tblStyle", "basedOn", "next"} {
			for _, n := range tree.all(name) {
				if !styles[n.attr["val"]] {
					t.Errorf("%s names the style %q", name, n.attr["val"])
				}
			}
		}
		for _, n := range tree.all("numId") {
			if !numbers[n.attr["val"]] {
				t.Errorf("there is no list %q", n.attr["val"])
			}
		}
	}
}

// checkTable checks that the cells of a table fit its grid, that every cell ends with a
// paragraph, and that only the first row is a head.
func checkTable(t *testing.T, table *node) {
	t.Helper()
	var grid []int
	sum := 0
	for _, c := range table.kid("tblGrid").kids {
		w, err := strconv.Atoi(c.attr["w"])
		if err != nil || w <= 0 {
			t.Errorf("a column is %q wide", c.attr["w"])
		}
		grid = append(grid, w)
		sum += w
	}
	if got := table.kid("tblPr").kid("tblW").attr["w"]; got != strconv.Itoa(sum) {
		t.Errorf("the table is %s wide, its columns %d", got, sum)
	}
	rows := 0
	for i, r := range table.all("tr") {
		rows++
		if head := len(r.kid("trPr").all("tblHeader")) > 0; head && i > 0 {
			t.Errorf("row %d is a head", i)
		}
		column, wide := 0, 0
		for _, c := range r.kids {
			if c.name != "tc" {
				continue
			}
			span := 1
			if s := c.kid("tcPr").kid("gridSpan").attr["val"]; s != "" {
				span, _ = strconv.Atoi(s)
			}
			w, _ := strconv.Atoi(c.kid("tcPr").kid("tcW").attr["w"])
			wide += w
			column += span
			if last := c.kids[len(c.kids)-1].name; last != "p" {
				t.Errorf("a cell ends with %s", last)
			}
		}
		if column != len(grid) || wide != sum {
			t.Errorf("row %d covers %d of %d columns, %d of %d", i, column, len(grid), wide, sum)
		}
	}
	if rows == 0 {
		t.Error("a table has no rows")
	}
}

func TestStructure(t *testing.T) {
	for _, lang := range []string{"zh", "en"} {
		for _, id := range style.IDs() {
			checkFile(t, written(t, everything(lang), docx.Options{Style: shipped(t, id), Pictures: map[string][]byte{"drawn": picture(t)}}))
			checkFile(t, written(t, &report.Document{Lang: lang, Title: "empty"}, docx.Options{Style: shipped(t, id)}))
		}
	}
}

// realReport is a report as headwater audit makes it, in the frame of a style.
func realReport(t *testing.T, l say.Lang, s *style.Style) *report.Document {
	t.Helper()
	r, err := audit.Assess(fixture.Rules(t), fixture.Plant(t, example(t, "pcb-2022")))
	if err != nil {
		t.Fatal(err)
	}
	d := report.Build(r, l)
	if err := d.Arrange(report.Arrangement{Frame: s.Frame}); err != nil {
		t.Fatal(err)
	}
	return d
}

// The report of a real plant keeps the rules, and every figure and table has its caption
// as a field.
func TestStructureOfReport(t *testing.T) {
	for _, l := range []say.Lang{say.ZH, say.EN} {
		for _, id := range style.IDs() {
			s := shipped(t, id)
			d := realReport(t, l, s)
			pictures := map[string][]byte{}
			for _, f := range d.Figures() {
				pictures[f.Name] = picture(t)
			}
			file := written(t, d, docx.Options{Style: s, Pictures: pictures})
			checkFile(t, file)
			body := string(parts(t, file)["word/document.xml"])
			tables := 0
			for _, b := range d.Blocks {
				if _, ok := b.(report.Table); ok {
					tables++
				}
			}
			if n := strings.Count(body, " SEQ Table "); n != tables || strings.Count(body, "<w:tblHeader/>") != tables {
				t.Errorf("%s %s: %d captions and %d heads of %d tables", l, id, n, strings.Count(body, "<w:tblHeader/>"), tables)
			}
			if n := strings.Count(body, " SEQ Figure "); n != len(d.Figures()) || strings.Count(body, "<w:drawing>") != n {
				t.Errorf("%s %s: %d captions of %d figures", l, id, n, len(d.Figures()))
			}
		}
	}
}
