package chart_test

import (
	"encoding/xml"
	"io"
	"strings"
	"testing"

	"headwater/chart"
)

// A flow to the next operation goes down, one back and one that skips an operation are led
// around, the rest enters at the left and leaves at the right; every stream is named once
// where it starts, and the picture is well formed whatever the names.
func TestOperations(t *testing.T) {
	list := []chart.Operation{
		{ID: "a", Name: "wash <1> & rinse", In: []chart.OperationFlow{{ID: "w", Name: "water", Text: "5 m3"}, {ID: "r", Name: "return", Other: "c"}}, Out: []chart.OperationFlow{{ID: "f", Name: "fabric", Other: "b"}, {ID: "s", Name: "skip", Other: "c"}, {ID: "x", Name: "drain", Kind: "waste"}}},
		{ID: "b", Name: "dye", In: []chart.OperationFlow{{ID: "f", Name: "fabric", Other: "a"}}, Out: []chart.OperationFlow{{ID: "g", Name: "dyed", Other: "c"}}},
		{ID: "c", Name: "dry", In: []chart.OperationFlow{{ID: "g", Name: "dyed", Other: "b"}, {ID: "s", Name: "skip", Other: "a"}}, Out: []chart.OperationFlow{{ID: "r", Name: "return", Other: "a"}, {ID: "o", Name: "vapour", Kind: "emission", Other: "elsewhere"}}},
	}
	svg := chart.Operations("title", list)
	if svg != chart.Operations("title", list) {
		t.Error("two drawings differ")
	}
	for d := xml.NewDecoder(strings.NewReader(svg)); ; {
		if _, err := d.Token(); err == io.EOF {
			break
		} else if err != nil {
			t.Fatal(err)
		}
	}
	for what, want := range map[string]int{"stroke-dasharray=\"5 3\"": 2, "url(#op-arrow-waste)": 2, ">5 m3  water<": 1, ">fabric<": 1, ">return<": 1, ">skip<": 1, "<rect ": 3} {
		if got := strings.Count(svg, what); got != want {
			t.Errorf("%s occurs %d times, want %d", what, got, want)
		}
	}
	if strings.Contains(svg, "NaN") || chart.Operations("none", nil) == "" {
		t.Error("an empty picture")
	}
}
