package docx

import (
	"fmt"
	"strconv"
	"strings"

	"headwater/report/style"
)

// paragraph are the properties of a paragraph that we use. The methods of this file write
// properties in the order that the schema prescribes.
type paragraph struct {
	style     string
	keepNext  bool
	keepLines bool
	newPage   bool
	list      int // numbering instance, 0: none
	level     int // of the list, from 0
	border    string
	fill      string
	tabs      string
	spacing   string
	indent    string
	align     string
	outline   int // 1 to 9; 0: none
	section   string
}

// xml is w:pPr, or nothing.
func (p paragraph) xml() string {
	var b strings.Builder
	flag := func(on bool, name string) {
		if on {
			b.WriteString("<w:" + name + "/>")
		}
	}
	value := func(name, v string) {
		if v != "" {
			b.WriteString("<w:" + name + ` w:val="` + v + `"/>`)
		}
	}
	value("pStyle", p.style)
	flag(p.keepNext, "keepNext")
	flag(p.keepLines, "keepLines")
	flag(p.newPage, "pageBreakBefore")
	if p.list > 0 {
		fmt.Fprintf(&b, `<w:numPr><w:ilvl w:val="%d"/><w:numId w:val="%d"/></w:numPr>`, p.level, p.list)
	}
	b.WriteString(p.border)
	if p.fill != "" {
		b.WriteString(shade(p.fill))
	}
	b.WriteString(p.tabs)
	b.WriteString(p.spacing)
	b.WriteString(p.indent)
	value("jc", p.align)
	if p.outline > 0 {
		value("outlineLvl", strconv.Itoa(p.outline-1))
	}
	b.WriteString(p.section)
	if b.Len() == 0 {
		return ""
	}
	return "<w:pPr>" + b.String() + "</w:pPr>"
}

// run are the properties of a run.
type run struct {
	style  string
	font   *style.Font
	bold   bool
	colour string
	size   float64 // pt, 0: that of the style
	lang   string
	quiet  bool // no spelling marks: fields and ids
}

// xml is w:rPr, or nothing.
func (r run) xml() string {
	var b strings.Builder
	if r.style != "" {
		b.WriteString(`<w:rStyle w:val="` + r.style + `"/>`)
	}
	if f := r.font; f != nil {
		b.WriteString(`<w:rFonts w:ascii="` + esc(f.Latin) + `" w:hAnsi="` + esc(f.Latin) + `" w:eastAsia="` + esc(f.EastAsian) + `" w:cs="` + esc(f.Latin) + `"/>`)
	}
	if r.bold {
		b.WriteString("<w:b/><w:bCs/>")
	}
	if r.quiet {
		b.WriteString("<w:noProof/>")
	}
	if r.colour != "" {
		b.WriteString(`<w:color w:val="` + r.colour + `"/>`)
	}
	if r.size > 0 {
		half := halfPoints(r.size)
		b.WriteString(`<w:sz w:val="` + half + `"/><w:szCs w:val="` + half + `"/>`)
	}
	if r.lang != "" {
		b.WriteString(r.lang)
	}
	if b.Len() == 0 {
		return ""
	}
	return "<w:rPr>" + b.String() + "</w:rPr>"
}

// fontRun are the run properties of a style's font.
func fontRun(f style.Font) run { return run{font: &f, bold: f.Bold, size: f.Size} }

func halfPoints(pt float64) string { return strconv.Itoa(int(pt*2 + 0.5)) }

// twips of points and of millimetres.
func points(pt float64) int { return int(pt*20 + 0.5) }
func millis(mm float64) int { return int(mm/25.4*1440 + 0.5) }

// shade fills what lies behind.
func shade(fill string) string { return `<w:shd w:val="clear" w:color="auto" w:fill="` + fill + `"/>` }

// lines is w:spacing: room before and after, and the height of a line where given.
func lines(before, after float64, line string) string {
	return fmt.Sprintf(`<w:spacing w:before="%d" w:after="%d"%s/>`, points(before), points(after), line)
}

// textLine is the height of a line of running text.
func textLine(t style.Text) string {
	switch {
	case t.LineLeast > 0:
		return fmt.Sprintf(` w:line="%d" w:lineRule="atLeast"`, points(t.LineLeast))
	case t.LineTimes > 0:
		return fmt.Sprintf(` w:line="%d" w:lineRule="auto"`, int(t.LineTimes*240+0.5))
	}
	return ""
}

// edge is one side of a border; size is in eighths of a point.
func edge(side, kind string, size, space int, colour string) string {
	return fmt.Sprintf(`<w:%s w:val="%s" w:sz="%d" w:space="%d" w:color="%s"/>`, side, kind, size, space, colour)
}

// leftBar is a bar to the left of a paragraph.
func leftBar(size int, colour string) string {
	return "<w:pBdr>" + edge("left", "single", size, 8, colour) + "</w:pBdr>"
}

// box is a border around a paragraph.
func box(kind, colour string) string {
	var b strings.Builder
	for _, side := range []string{"top", "left", "bottom", "right"} {
		b.WriteString(edge(side, kind, 6, 4, colour))
	}
	return "<w:pBdr>" + b.String() + "</w:pBdr>"
}
