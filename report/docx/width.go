package docx

import (
	"strings"
	"unicode/utf8"

	"headwater/report"
)

// Widths are estimated, since fonts are not at hand: in ems of the font, rather too wide
// than too narrow.
func runeWidth(r rune) float64 {
	switch {
	case r >= 0x1100 && (r <= 0x115f || r >= 0x2e80 && r <= 0xffdc && !(r >= 0xa4d0 && r < 0xa960)) || r >= 0x20000,
		r >= 0x2160 && r <= 0x217f, r >= 0x2460 && r <= 0x24ff:
		return 1
	case strings.ContainsRune(" .,;:'|!il()[]", r):
		return 0.33
	case strings.ContainsRune("mwMW%@—", r):
		return 0.95
	case r >= 'A' && r <= 'Z':
		return 0.72
	}
	return 0.57
}

func textWidth(s string) (w float64) {
	for _, r := range s {
		w += runeWidth(r)
	}
	return w
}

// longestWord is the width of the longest piece that a line cannot be broken in: Latin
// words and numbers; Chinese breaks between any two characters, but signs stay with the
// character that they follow, and opening ones with the next.
func longestWord(s string) (most float64) {
	word := 0.0
	end := func() { most, word = max(most, word), 0 }
	for i, r := range s {
		switch {
		case r == ' ' || r == '\n':
			end()
		case runeWidth(r) == 1:
			next, _ := utf8.DecodeRuneInString(s[i+utf8.RuneLen(r):])
			word++
			if !strings.ContainsRune("（《“‘", r) && !strings.ContainsRune("，。；：、）》％", next) {
				end()
			}
		case r == '-':
			word += runeWidth(r)
			end()
		default:
			word += runeWidth(r)
		}
	}
	end()
	return most
}

// column is what a column of a table asks for, in ems.
type column struct{ least, whole float64 }

const (
	noteScale = 0.87 // size of a note under a cell's text
	boldScale = 1.06
	mostLeast = 12.0 // ems: longer words, such as hashes, are broken

	// What is no longer stays on one line.
	shortHead, shortText, shortNumber = 4.0, 6.0, 8.0

	slack = 0.4 // ems more than a column is measured to need: fonts differ

	cellMargin = 70 // twips to the left and right of a cell's text
)

// columnsOf measures the columns of a table.
func columnsOf(t *report.Table) []column {
	out := make([]column, len(t.Columns))
	for j, c := range t.Columns {
		out[j] = column{max(longestWord(c.Title), min(textWidth(c.Title), shortHead)) * boldScale, textWidth(c.Title) * boldScale}
		if out[j].whole > 8 {
			out[j].whole = max(out[j].least, out[j].whole/2) // heads may take two lines
		}
	}
	for _, r := range t.Rows {
		if r.Group {
			continue
		}
		for j, c := range r.Cells {
			bold := 1.0
			if c.Level != "" {
				bold = boldScale
			}
			out[j].whole = max(out[j].whole, textWidth(c.Words())*bold, textWidth(c.Note)*noteScale)
			least := max(longestWord(c.Words()), longestWord(c.Note)*noteScale, min(textWidth(c.Words()), shortText)*bold)
			if t.Columns[j].Right {
				least = max(least, min(textWidth(c.Words()), shortNumber))
			}
			out[j].least = max(out[j].least, least)
		}
	}
	for j := range out {
		out[j].least = min(max(out[j].least, 1), mostLeast) + slack
		out[j].whole = max(out[j].whole+slack, out[j].least)
	}
	return out
}

// share divides the width of a table among its columns, in twips, with text of the given
// size: as little lines as possible in the tallest cell, every word whole. It returns
// how many lines that cell takes, and false where words have to be broken.
func share(columns []column, width int, size float64) (widths []int, lineCount float64, whole bool) {
	em := size * 20
	at := func(lines float64) (sum float64) {
		for _, c := range columns {
			sum += max(c.least, c.whole/lines)*em + 2*cellMargin
		}
		return sum
	}
	room := float64(width)
	const most = 1 << 12
	low, high := 1.0, float64(most)
	if at(high) > room { // words have to be broken
		low = high
	} else if at(low) <= room {
		high = low
	}
	for range 40 {
		mid := (low + high) / 2
		if at(mid) > room {
			low = mid
		} else {
			high = mid
		}
	}
	wants, sum := make([]float64, len(columns)), 0.0
	for j, c := range columns {
		wants[j] = max(c.least, c.whole/high)*em + 2*cellMargin
		sum += wants[j]
	}
	widths = make([]int, len(columns))
	left := width
	for j := range columns {
		widths[j] = int(wants[j] / sum * room)
		left -= widths[j]
	}
	if len(widths) > 0 {
		widths[len(widths)-1] += left
	}
	return widths, high, high < most
}
