package sheet

import (
	"errors"
	"io"
	"slices"
	"strconv"
	"strings"

	"headwater/fault"
	"headwater/say"
)

// Export is what a workbook is made of.
type Export struct {
	Tree      map[string]any // the plant file, as input.File.Tree gives it
	Lang      say.Lang
	All       bool               // every sheet, those of the audit file among them; else those with data and the common ones
	Year      int                // data year of a plant file that names none
	Questions []Question         // indicators that the plant answers, in their order
	Results   []Result           // sheets that are not read back
	Forms     []Form             // the worksheets of the audit in their order; none: plain sheets
	Tables    map[string][][]any // of the report, for the forms that show them
}

// Question is an indicator of the index system that a workbook asks.
type Question struct {
	ID, Name, Unit string
	Group          string
	Limiting       bool
	Levels         [3]string // what I, II and III ask
	About          []string  // lines of its definition: formula, what it counts by, parts, doubts
}

// Result is a sheet of results: rows of texts, numbers (float64, percent), captions and
// headings.
type Result struct {
	Name string
	Rows [][]any
	form bool // a worksheet of the audit, with its footer
	head int  // the row of the headings of a form that is filled in by hand, 0 for none
}

func (x Export) root() map[string]any {
	if x.Tree == nil {
		return map[string]any{}
	}
	return x.Tree
}

// Write makes a workbook of a plant file and writes it. The error tells, at pointers of
// the tree, what cannot be put into one.
func Write(w io.Writer, of Export) error {
	x := &exporter{Export: of, schema: theSchema(), lang: lang(of.Lang), flats: map[*table][]*flat{}, called: map[*table]callings{}, year: dataYear(of)}
	x.flatten()
	pages := x.pages()
	if len(x.bad) > 0 {
		return errors.Join(x.bad...)
	}
	book := newWorkbook(x.lang)
	book.addText(x.lang.pick("instructions", "填表说明"), "guide", guide(x.lang))
	for i := range x.Forms { // in their order; the other sheets follow
		f := &x.Forms[i]
		if k := slices.IndexFunc(pages, func(p *page) bool { return p.form == f }); k >= 0 {
			book.addPage(pages[k])
		}
		if r, ok := x.sheetOf(f); ok {
			book.addResult(r)
		}
	}
	for _, p := range pages {
		if p.form == nil {
			book.addPage(p)
		}
	}
	for _, r := range of.Results {
		book.addResult(r)
	}
	return book.write(w)
}

func guide(l lang) []string { return strings.Split(strings.TrimSpace(l.pick(guideEN, guideZH)), "\n") }

// dataYear is the year in which the period of the plant file ends.
func dataYear(x Export) int {
	text, _ := x.root()["period"].(string)
	if m, ok := x.root()["period"].(map[string]any); ok {
		text, _ = m["to"].(string)
	}
	if len(text) >= 4 {
		if y, err := strconv.Atoi(text[:4]); err == nil {
			return y
		}
	}
	return x.Year
}

// pages are the sheets of the plant file in the order of tables.csv.
func (x *exporter) pages() []*page {
	type ranked struct {
		page *page
		rank int
	}
	var all []ranked
	for _, t := range x.schema.tables {
		w, known := titles()[t.path]
		if !known {
			w.order = len(titles()) + t.number
		}
		var p *page
		switch {
		case t.path == "":
			p = x.formPage()
		case len(x.flats[t]) > 0 || w.new || x.All || x.asked(t) || x.home(t) != nil:
			p = x.page(t)
			x.ask(t, p)
		default:
			continue
		}
		if f := x.home(t); f != nil {
			f.dress(p, x.lang)
		}
		all = append(all, ranked{p, w.order})
	}
	if len(x.months) > 0 || titles()["months"].new {
		all = append(all, ranked{x.monthsPage(), titles()["months"].order})
	}
	slices.SortStableFunc(all, func(a, b ranked) int { return a.rank - b.rank })
	var out []*page
	for _, r := range all {
		x.fits(r.page)
		out = append(out, r.page)
	}
	return out
}

// maxCell is how many characters Excel takes in a cell.
const maxCell = 32767

// fits complains of texts that no cell holds, and of records that would not be read back.
func (x *exporter) fits(p *page) {
	for i, row := range p.rows {
		first := slices.IndexFunc(row, func(c content) bool { return c.text != "" || c.isNumber })
		if first >= 0 && !p.hideKeys && (isTotal(row[first].text) || strings.HasPrefix(narrow(row[first].text), "# ")) {
			x.bad = append(x.bad, fault.Input("", "sheet-total", row[first].text))
		}
		for k, c := range row {
			if len([]rune(c.text)) > maxCell {
				x.bad = append(x.bad, fault.Input("", "sheet-long", p.name, firstRow+i, k+1, maxCell))
			}
		}
	}
}

// asked reports whether the questions belong to a table.
func (x *exporter) asked(t *table) bool { return t.path == answersPath && len(x.Questions) > 0 }

const answersPath = "index.answers{}"

// ask puts the indicators of the index system into the sheet of answers: each has its row
// whether it is answered or not, its name beside, and what the levels ask as a note.
func (x *exporter) ask(t *table, p *page) {
	if !x.asked(t) {
		return
	}
	answered := map[string][]content{}
	for i, r := range x.flats[t] {
		answered[r.key] = p.rows[i]
	}
	keyAt := slices.IndexFunc(p.columns, func(c column) bool { return c.sub == subKey })
	unitAt := slices.IndexFunc(p.columns, func(c column) bool { return c.sub == subUnit && c.field.rel == "value" })
	levelAt := slices.IndexFunc(p.columns, func(c column) bool { return c.field != nil && c.field.rel == "level" })
	if keyAt < 0 || unitAt < 0 || levelAt < 0 {
		return
	}
	var rows [][]content
	names := []string{}
	for _, q := range x.Questions {
		row, ok := answered[q.ID]
		if !ok {
			row = make([]content, len(p.columns))
			row[keyAt], row[unitAt] = textContent(q.ID), textContent(q.Unit)
		}
		delete(answered, q.ID)
		rows = append(rows, row)
		names = append(names, q.title(x.lang))
		if note := q.note(); note != "" {
			p.notes[[2]int{firstRow + len(rows) - 1, levelAt + 2}] = note // one column further, behind the names
		}
	}
	for _, r := range x.flats[t] {
		if row, left := answered[r.key]; left {
			rows, names = append(rows, row), append(names, "")
		}
	}
	p.rows = rows
	p.insert(keyAt+1, x.lang.pick("# indicator (● limiting)", "# 指标名称（● 限定性）"), names)
}

func (q Question) title(l lang) string {
	s := q.Name
	if q.Limiting {
		s = "● " + s
	}
	if q.Group != "" {
		s += l.pick(" (", "（") + q.Group + l.pick(")", "）")
	}
	return s
}

func (q Question) note() string {
	var lines []string
	for i, level := range []string{"I", "II", "III"} {
		if q.Levels[i] != "" {
			lines = append(lines, level+": "+q.Levels[i])
		}
	}
	lines = append(lines, q.About...)
	return strings.Join(lines, "\n")
}

// insert puts a column into a page that is not read back.
func (p *page) insert(at int, heading string, texts []string) {
	p.columns = slices.Insert(p.columns, at, column{})
	p.keys = slices.Insert(p.keys, at, "")
	p.headings = slices.Insert(p.headings, at, heading)
	notes := map[[2]int]string{}
	for k, v := range p.notes {
		if k[0] < firstRow && k[1] > at {
			k[1]++
		}
		notes[k] = v
	}
	p.notes = notes
	for i := range p.rows {
		p.rows[i] = slices.Insert(slices.Clone(p.rows[i]), at, textContent(texts[i]))
	}
}

// caption and heading are cells of a result that stand out.
type (
	caption string
	heading string
)

// addResult writes a sheet of results.
func (w *workbook) addResult(r Result) {
	name := w.add(r.Name)
	w.put(name, 1, 1, textContent(markUnread+"result"))
	w.try(w.file.SetRowVisible(name, 1, false))
	var wide widths
	for i, row := range r.Rows {
		for k, v := range row {
			at := i + 2
			switch v := v.(type) {
			case float64:
				w.put(name, at, k+1, content{number: v, isNumber: true, decimals: -1})
			case percent:
				w.put(name, at, k+1, content{number: float64(v), isNumber: true, decimals: -1})
				w.set(name, at, k+1, "percent")
			case string:
				w.put(name, at, k+1, textContent(cut(v, maxCell)))
			case heading:
				w.put(name, at, k+1, textContent(string(v)))
				w.set(name, at, k+1, "head")
				wide.see(k, cut(string(v), headWidth))
			case caption:
				w.put(name, at, k+1, textContent(string(v)))
				w.set(name, at, k+1, "group")
			}
			wide.see(k, v)
		}
	}
	w.setWidths(name, wide)
	for i, row := range r.Rows {
		w.setHeight(name, i+2, wide, row)
	}
	w.toPaper(name, wide.sum(), 0)
	if r.head > 0 {
		w.rule(name, r.head, 1+len(r.Rows)-r.head, len(r.Rows[r.head-2]))
	}
	if r.form {
		w.footer(name, "")
	}
}
