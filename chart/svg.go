// Package chart draws the figures of a report as SVG: the ladder of indicators, the
// bounds of an index, yearly trends. Pure functions of their data, standard library
// only; the same data give the same bytes.
//
// # Conventions
//
// Colours come from one palette that survives grey print; a level is always written as
// well as coloured. Text is measured by rule (a Chinese character is one em, a Latin
// letter a little over half), so that labels can be wrapped and kept apart.
package chart

import (
	"fmt"
	"math"
	"strconv"
	"strings"
	"unicode"
)

// The palette. Levels run from teal (best) to red, with differing lightness.
const (
	ink    = "#1d2733"
	grey   = "#66727f"
	faint  = "#d7dde3"
	paper  = "#ffffff"
	accent = "#1f5f8b"
)

// levelFill and levelInk colour a zone and what stands on it.
var levelFill = map[string]string{"I": "#bfe3d6", "II": "#dcecc4", "III": "#f7e7b7", "below": "#f4cdc4"}
var levelInk = map[string]string{"I": "#0b6e54", "II": "#557a1f", "III": "#946c00", "below": "#a8321b"}

// pageWidth is how wide a figure is that fills the text of a page: its letters of size 11 to 12
// are then about 7 points high on A4.
const pageWidth = 735.0

const fonts = `'Noto Sans SC','Source Han Sans SC','PingFang SC','Microsoft YaHei','WenQuanYi Micro Hei','Helvetica Neue',Arial,sans-serif`

// picture collects the elements of one SVG.
type picture struct {
	b strings.Builder
}

func open(title, desc string, width, height float64) *picture {
	p := &picture{}
	p.add(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %s %s" width="%s" height="%s" role="img" font-family="%s" font-size="12" fill="%s">`,
		num(width), num(height), num(width), num(height), fonts, ink)
	p.add(`<title>%s</title><desc>%s</desc>`, escape(title), escape(desc))
	return p
}

func (p *picture) add(format string, args ...any) { fmt.Fprintf(&p.b, format+"\n", args...) }

func (p *picture) close() string { return p.b.String() + "</svg>\n" }

func (p *picture) rect(x, y, w, h float64, attributes string) {
	p.add(`<rect x="%s" y="%s" width="%s" height="%s" %s/>`, num(x), num(y), num(max(w, 0)), num(max(h, 0)), attributes)
}

func (p *picture) line(x1, y1, x2, y2 float64, attributes string) {
	p.add(`<line x1="%s" y1="%s" x2="%s" y2="%s" %s/>`, num(x1), num(y1), num(x2), num(y2), attributes)
}

// text writes s at its baseline; anchor is start, middle or end.
func (p *picture) text(x, y float64, anchor, s, attributes string) {
	p.add(`<text x="%s" y="%s" text-anchor="%s" %s>%s</text>`, num(x), num(y), anchor, attributes, escape(s))
}

// num writes a coordinate to two decimals without trailing zeros.
func num(v float64) string {
	if math.IsNaN(v) || math.IsInf(v, 0) {
		v = 0
	}
	s := strconv.FormatFloat(v, 'f', 2, 64)
	s = strings.TrimRight(strings.TrimRight(s, "0"), ".")
	if s == "-0" || s == "" {
		return "0"
	}
	return s
}

var escaper = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", `"`, "&quot;")

func escape(s string) string {
	s = strings.Map(func(r rune) rune {
		if r < ' ' || r == unicode.ReplacementChar || r >= 0xfffe && r <= 0xffff {
			return ' '
		}
		return r
	}, s)
	return escaper.Replace(s)
}

// width estimates the width of a text in a font size.
func width(s string, size float64) (w float64) {
	for _, r := range s {
		switch {
		case r >= 0x2e80:
			w += 1
		case r == ' ' || strings.ContainsRune("iljtfr.,:;'|()[]", r):
			w += 0.34
		case unicode.IsUpper(r) || r == 'm' || r == 'w' || r == '%':
			w += 0.72
		default:
			w += 0.56
		}
	}
	return w * size
}

// wrap breaks a text into at most lines of a width; the last one ends in an ellipsis
// where something is left over.
func wrap(s string, size, most float64, lines int) []string {
	var out []string
	rest := []rune(strings.TrimSpace(s))
	for len(rest) > 0 && len(out) < lines {
		n := fit(rest, size, most)
		if n < len(rest) {
			n = breakAt(rest, n)
		}
		line := strings.TrimSpace(string(rest[:n]))
		rest = []rune(strings.TrimSpace(string(rest[n:])))
		if len(out) == lines-1 && len(rest) > 0 {
			for len(line) > 0 && width(line+"…", size) > most {
				r := []rune(line)
				line = string(r[:len(r)-1])
			}
			line += "…"
		}
		out = append(out, line)
	}
	return out
}

func fit(s []rune, size, most float64) int {
	w := 0.0
	for i, r := range s {
		if w += width(string(r), size); w > most && i > 0 {
			return i
		}
	}
	return len(s)
}

// breakAt moves a break back to the last space, unless that wastes half the line.
func breakAt(s []rune, n int) int {
	for i := n; i > n/2; i-- {
		if s[i-1] == ' ' || s[i-1] >= 0x2e80 {
			return i
		}
	}
	return n
}

// Number writes a value to four significant digits, as labels need it, and more where
// it has more before the point; a dash for what is no number.
func Number(v float64) string {
	if math.IsNaN(v) || math.IsInf(v, 0) {
		return "—"
	}
	if math.Abs(v) >= 9999.5 && math.Abs(v) < 1e15 {
		return group(strconv.FormatFloat(math.Round(v), 'f', 0, 64))
	}
	return strconv.FormatFloat(v, 'g', 4, 64)
}

// group parts the thousands by a thin space.
func group(s string) string {
	sign := ""
	if strings.HasPrefix(s, "-") {
		sign, s = "-", s[1:]
	}
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + "\u2009" + s[i:]
	}
	return sign + s
}
