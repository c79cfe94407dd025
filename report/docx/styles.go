package docx

import (
	"fmt"
	"strconv"
	"strings"

	"headwater/report/style"
)

// The numbering instances of the file.
const (
	headingList   = 1
	bulletList    = 2
	noteBullets   = 3
	firstNumbered = 4
)

// calloutLine is the height of a line in a callout.
const calloutLine = ` w:line="290" w:lineRule="auto"`

// named is a paragraph style of the file.
type named struct {
	id, name, based, next string
	p                     paragraph
	r                     run
}

func (n named) xml() string {
	var b strings.Builder
	custom := ""
	if strings.ToUpper(n.name[:1]) == n.name[:1] && !builtIn[n.name] {
		custom = ` w:customStyle="1"`
	}
	fmt.Fprintf(&b, `<w:style w:type="paragraph"%s w:styleId="%s"><w:name w:val="%s"/>`, custom, n.id, n.name)
	if n.based != "" {
		b.WriteString(`<w:basedOn w:val="` + n.based + `"/>`)
	}
	if n.next != "" {
		b.WriteString(`<w:next w:val="` + n.next + `"/>`)
	}
	b.WriteString(`<w:qFormat/>` + n.p.xml() + n.r.xml() + `</w:style>`)
	return b.String()
}

// builtIn are names of Word's own that begin with a capital.
var builtIn = map[string]bool{"Body Text": true, "List Bullet": true, "Title": true, "Subtitle": true, "TOC Heading": true}

// stylesPart is styles.xml: the house style in Word's words.
func (w *writer) stylesPart() []byte {
	s, lang := w.style, `<w:lang w:val="en-US" w:eastAsia="zh-CN" w:bidi="ar-SA"/>`
	body := fontRun(s.Text.Font)
	body.lang = lang
	x := &xml{}
	x.put(declaration, `<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:docDefaults><w:rPrDefault>`, body.xml(), `</w:rPrDefault><w:pPrDefault/></w:docDefaults>`)
	x.put(`<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>`)
	x.put(`<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont"><w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/><w:unhideWhenUsed/></w:style>`)
	x.put(`<w:style w:type="numbering" w:default="1" w:styleId="NoList"><w:name w:val="No List"/><w:uiPriority w:val="99"/><w:semiHidden/><w:unhideWhenUsed/></w:style>`)
	for _, n := range w.paragraphStyles() {
		x.put(n.xml())
	}
	x.put(tableStyles(), "</w:styles>")
	return []byte(x.b.String())
}

func (w *writer) paragraphStyles() []named {
	s := w.style
	line := textLine(s.Text)
	bodyAlign, indent := "", ""
	if w.doc.Lang == "zh" {
		bodyAlign = "both"
		if s.Text.Indent > 0 {
			indent = fmt.Sprintf(`<w:ind w:firstLineChars="%d" w:firstLine="%d"/>`, int(s.Text.Indent*100+0.5), points(s.Text.Indent*s.Text.Size))
		}
	}
	small := s.Table.Font
	out := []named{{"BodyText", "Body Text", "Normal", "", paragraph{spacing: lines(0, s.Text.After, line), indent: indent, align: bodyAlign}, run{}}}
	for i, h := range s.Headings {
		out = append(out, w.headingStyle(i, h))
	}
	title := paragraph{keepLines: true, spacing: lines(6, 6, "")}
	if s.Cover.Page {
		title.align, title.spacing = "center", lines(60, 24, "")
	}
	subtitle := paragraph{spacing: lines(0, 12, ""), align: title.align}
	coverIndent := ""
	if s.Cover.Page {
		coverIndent = `<w:ind w:left="1400"/>`
	}
	out = append(out,
		named{"Title", "Title", "Normal", "BodyText", title, fontRun(s.Cover.Title)},
		named{"Subtitle", "Subtitle", "Normal", "BodyText", subtitle, run{size: 14, colour: grey}},
		named{"CoverLine", "Cover Line", "Normal", "", paragraph{spacing: lines(6, 6, ""), indent: coverIndent}, run{size: 14}},
		named{"Caption", "caption", "Normal", "BodyText", paragraph{keepNext: true, keepLines: true, spacing: lines(10, 4, ""), align: captionAlign(s)}, fontRun(s.Caption)},
		named{"FigureCaption", "Figure Caption", "Normal", "BodyText", paragraph{keepLines: true, spacing: lines(4, 12, ""), align: captionAlign(s)}, fontRun(s.Caption)},
		named{"Figure", "Figure", "Normal", "", paragraph{keepNext: true, spacing: lines(10, 0, ""), align: captionAlign(s)}, run{}},
		named{"TableText", "Table Text", "Normal", "", paragraph{spacing: lines(0, 0, "")}, fontRun(small)},
		named{"AfterTable", "After Table", "Normal", "", paragraph{spacing: lines(0, 0, ` w:line="160" w:lineRule="exact"`)}, run{size: 6}},
		named{"Placeholder", "Placeholder", "Normal", "", paragraph{border: box("dashed", grey), spacing: lines(0, 0, ""), indent: `<w:ind w:left="160" w:right="160"/>`}, run{font: &small, size: small.Size}},
		named{"ListBullet", "List Bullet", "Normal", "", paragraph{list: bulletList, spacing: lines(0, 2, line)}, run{}},
		named{"Callout", "Callout", "Normal", "", paragraph{spacing: lines(0, 0, calloutLine), indent: `<w:ind w:left="240" w:right="120"/>`}, run{}},
		named{"ToSupply", "To Supply", "Normal", "", paragraph{keepLines: true, border: box("dashed", "B98900"), fill: "FFFDF5", spacing: lines(6, 6, ""), indent: `<w:ind w:left="160" w:right="160"/>`}, run{}},
		named{"NoteMark", "Note Mark", "Normal", "Note", paragraph{keepNext: true, border: leftBar(12, "B5BEC7"), spacing: lines(6, 0, ""), indent: `<w:ind w:left="240"/>`}, run{size: max(s.Table.Least, 7.5), colour: grey}},
		named{"Note", "Note", "Normal", "", paragraph{border: leftBar(12, "B5BEC7"), spacing: lines(0, 4, line), indent: `<w:ind w:left="240"/>`, align: bodyAlign}, run{}},
		named{"NoteList", "Note List", "Note", "", paragraph{indent: `<w:ind w:left="660" w:hanging="420"/>`}, run{}},
		named{"TOCHeading", "TOC Heading", "Normal", "BodyText", paragraph{keepNext: true, spacing: lines(18, 8, "")}, fontRun(s.Headings[1].Font)},
	)
	tab := fmt.Sprintf(`<w:tabs><w:tab w:val="right" w:leader="dot" w:pos="%d"/></w:tabs>`, w.textWidth(false))
	for level := 1; level <= 3; level++ {
		out = append(out, named{"TOC" + strconv.Itoa(level), "toc " + strconv.Itoa(level), "Normal", "BodyText", paragraph{tabs: tab, spacing: lines(2, 2, ""), indent: fmt.Sprintf(`<w:ind w:left="%d" w:right="480"/>`, (level-1)*320)}, run{}})
	}
	return append(out,
		named{"TableofFigures", "table of figures", "Normal", "BodyText", paragraph{tabs: tab, spacing: lines(2, 2, ""), indent: `<w:ind w:right="480"/>`}, run{}},
		named{"Header", "header", "Normal", "", paragraph{spacing: lines(0, 0, ""), align: "center"}, run{size: 8.5, colour: grey}},
		named{"Footer", "footer", "Normal", "", paragraph{spacing: lines(0, 0, ""), align: "center"}, run{size: 8.5, colour: grey}},
	)
}

func (w *writer) headingStyle(i int, h style.Heading) named {
	p := paragraph{keepNext: true, keepLines: true, newPage: h.NewPage, list: headingList, level: i, spacing: lines(h.Before, h.After, ""), outline: i + 1}
	if h.Centred {
		p.align = "center"
	}
	r := fontRun(h.Font)
	r.colour = h.Colour
	n := strconv.Itoa(i + 1)
	return named{"Heading" + n, "heading " + n, "Normal", "BodyText", p, r}
}

// captionAlign centres captions and figures where the style centres its chapters.
func captionAlign(s *style.Style) string {
	if s.Headings[0].Centred {
		return "center"
	}
	return ""
}

// numbering is numbering.xml: headings, bullets, and one instance for each numbered list.
func (w *writer) numbering() []byte {
	x := &xml{}
	x.put(declaration, `<w:numbering xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">`)
	x.put(`<w:abstractNum w:abstractNumId="1"><w:multiLevelType w:val="multilevel"/>`)
	for level := range 3 {
		text := "%1.%2.%3"[:2+3*level]
		x.putf(`<w:lvl w:ilvl="%d"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:pStyle w:val="Heading%d"/><w:suff w:val="space"/><w:lvlText w:val="%s"/><w:lvlJc w:val="left"/><w:pPr><w:ind w:left="0" w:firstLine="0"/></w:pPr></w:lvl>`, level, level+1, text)
	}
	x.put(`</w:abstractNum><w:abstractNum w:abstractNumId="2"><w:multiLevelType w:val="singleLevel"/><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="bullet"/><w:lvlText w:val="•"/><w:lvlJc w:val="left"/><w:pPr><w:ind w:left="420" w:hanging="300"/></w:pPr></w:lvl></w:abstractNum>`)
	x.put(`<w:abstractNum w:abstractNumId="4"><w:multiLevelType w:val="singleLevel"/><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="bullet"/><w:lvlText w:val="•"/><w:lvlJc w:val="left"/><w:pPr><w:ind w:left="660" w:hanging="420"/></w:pPr></w:lvl></w:abstractNum>`)
	x.put(`<w:abstractNum w:abstractNumId="3"><w:multiLevelType w:val="singleLevel"/><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/><w:lvlJc w:val="left"/><w:pPr><w:ind w:left="660" w:hanging="420"/></w:pPr></w:lvl></w:abstractNum>`)
	x.putf(`<w:num w:numId="%d"><w:abstractNumId w:val="1"/></w:num><w:num w:numId="%d"><w:abstractNumId w:val="2"/></w:num><w:num w:numId="%d"><w:abstractNumId w:val="4"/></w:num>`, headingList, bulletList, noteBullets)
	for i, start := range w.starts {
		x.putf(`<w:num w:numId="%d"><w:abstractNumId w:val="3"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="%d"/></w:lvlOverride></w:num>`, firstNumbered+i, start)
	}
	x.put(`</w:numbering>`)
	return []byte(x.b.String())
}
