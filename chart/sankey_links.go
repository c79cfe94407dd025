package chart

import (
	"bytes"
	"encoding/csv"
	"strconv"
)

// Links lists what [Sankey] shows of d as CSV: id, from, to, value, unit, kind; an empty
// from or to is outside, an empty value is unknown. The unaccounted flows that the
// figure adds are in it, the flows that it only lists as not drawn are not.
func Links(d SankeyData) []byte {
	var b bytes.Buffer
	w := csv.NewWriter(&b)
	rows := [][]string{{"id", "from", "to", "value", "unit", "kind"}}
	for _, a := range newNetwork(&d).arcs {
		value := ""
		if !a.unknown {
			value = strconv.FormatFloat(*a.Value, 'g', digits(&a), 64)
		}
		rows = append(rows, []string{a.ID, a.From, a.To, value, d.Unit, a.Kind})
	}
	_ = w.WriteAll(rows) // a buffer takes everything
	return b.Bytes()
}

// digits are all that a given value has; a difference is good to ten.
func digits(a *arc) int {
	if a.added {
		return 10
	}
	return -1
}
