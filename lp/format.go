package lp

import (
	"fmt"
	"io"
	"math"
	"strconv"
	"strings"
)

// WriteLP writes a problem of 0/1 columns in the LP format that cbc, glpsol and HiGHS
// read: columns x0 …, rows r0 … (a row with two sides becomes ra0 and rb0). Numbers keep
// all their digits.
func WriteLP(w io.Writer, p *Problem) error {
	f := lpWriter{}
	if p.Maximize {
		f.b.WriteString("Maximize\n obj:")
	} else {
		f.b.WriteString("Minimize\n obj:")
	}
	for j, c := range p.Cost { // every column is named, so that every reader knows it
		f.term(c, j)
	}
	f.b.WriteString("\nSubject To\n")
	for i := range p.Rows {
		r := &p.Rows[i]
		switch {
		case len(r.Index) == 0:
			f.empty(i, r)
		case r.Lower == r.Upper:
			f.row(fmt.Sprintf("r%d", i), r, "=", r.Upper)
		case math.IsInf(r.Lower, -1) && !math.IsInf(r.Upper, 1):
			f.row(fmt.Sprintf("r%d", i), r, "<=", r.Upper)
		case math.IsInf(r.Upper, 1) && !math.IsInf(r.Lower, -1):
			f.row(fmt.Sprintf("r%d", i), r, ">=", r.Lower)
		case !math.IsInf(r.Upper, 1):
			f.row(fmt.Sprintf("ra%d", i), r, ">=", r.Lower)
			f.row(fmt.Sprintf("rb%d", i), r, "<=", r.Upper)
		}
	}
	f.b.WriteString("Bounds\n")
	for j := range p.Cost {
		fmt.Fprintf(&f.b, " %s <= x%d <= %s\n", number(p.lower(j)), j, number(p.upper(j)))
	}
	f.b.WriteString("Binary\n")
	for j := range p.Cost {
		if p.integer(j) {
			fmt.Fprintf(&f.b, " x%d\n", j)
		}
	}
	f.b.WriteString("End\n")
	_, err := io.WriteString(w, f.b.String())
	return err
}

type lpWriter struct {
	b       strings.Builder
	written int // terms on the line
}

func (f *lpWriter) term(v float64, j int) {
	sign := " + "
	if v < 0 {
		sign, v = " - ", -v
	}
	f.b.WriteString(sign + number(v) + " x" + strconv.Itoa(j))
	if f.written++; f.written%8 == 0 {
		f.b.WriteString("\n")
	}
}

func (f *lpWriter) row(name string, r *Row, sense string, bound float64) {
	f.b.WriteString(" " + name + ":")
	f.written = 0
	for k, j := range r.Index {
		f.term(r.Value[k], j)
	}
	f.b.WriteString(" " + sense + " " + number(bound) + "\n")
}

// empty writes a row without columns as a condition on a column times 0.
func (f *lpWriter) empty(i int, r *Row) {
	zero := &Row{Index: []int{0}, Value: []float64{0}}
	if !math.IsInf(r.Lower, -1) {
		f.row(fmt.Sprintf("ra%d", i), zero, ">=", r.Lower)
	}
	if !math.IsInf(r.Upper, 1) {
		f.row(fmt.Sprintf("rb%d", i), zero, "<=", r.Upper)
	}
}

func number(v float64) string { return strconv.FormatFloat(v, 'g', -1, 64) }
