package main

import (
	"io"
	"maps"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/width"
)

// textTable prints rows in aligned columns. Chinese characters take two cells of a
// terminal, which text/tabwriter does not know.
type textTable struct {
	rows      [][]string
	rightCols map[int]bool
}

func newTable(header ...string) *textTable {
	t := &textTable{rightCols: map[int]bool{}}
	if strings.Join(header, "") != "" {
		t.rows = append(t.rows, header)
	}
	return t
}

func (t *textTable) right(columns ...int) {
	for _, c := range columns {
		t.rightCols[c] = true
	}
}

func (t *textTable) add(cells ...string) { t.rows = append(t.rows, cells) }

func (t *textTable) write(w io.Writer) error {
	var widths []int
	for _, row := range t.rows {
		for i, cell := range row {
			if i == len(widths) {
				widths = append(widths, 0)
			}
			widths[i] = max(widths[i], cells(cell))
		}
	}
	var b strings.Builder
	for _, row := range t.rows {
		var line strings.Builder
		for i, cell := range row {
			pad := strings.Repeat(" ", widths[i]-cells(cell))
			if t.rightCols[i] {
				line.WriteString(pad + cell + "  ")
			} else {
				line.WriteString(cell + pad + "  ")
			}
		}
		b.WriteString(strings.TrimRight(line.String(), " ") + "\n")
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// cells is the number of terminal cells that a text takes.
func cells(s string) (n int) {
	for _, r := range s {
		switch k := width.LookupRune(r).Kind(); {
		case unicode.Is(unicode.Mn, r):
		case k == width.EastAsianWide || k == width.EastAsianFullwidth:
			n += 2
		default:
			n++
		}
	}
	return n
}

func sortedKeys[V any](m map[string]V) []string { return slices.Sorted(maps.Keys(m)) }
