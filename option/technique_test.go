package option_test

import (
	"slices"
	"strings"
	"testing"

	"headwater/datum"
	"headwater/fault"
	"headwater/input"
	"headwater/internal/fixture"
	"headwater/option"
)

// All techniques of the facts are there, and an investment of 0 is no investment.
func TestLibrary(t *testing.T) {
	n, absent := 0, 0
	for _, l := range fixture.Catalogue(t).Techniques {
		for i := range l.Techniques {
			x := &l.Techniques[i]
			n++
			if x.Name.ZH == "" || x.Name.EN == "" || x.Source.Title == "" {
				t.Errorf("%s lacks a name or a source", x.ID)
			}
			if x.Investment != nil && x.Investment.Value != nil && *x.Investment.Value == 0 {
				t.Errorf("%s has an investment of 0", x.ID)
			}
			if slices.ContainsFunc(x.Doubts, func(d datum.Text) bool { return strings.HasPrefix(d.EN, "The source prints an investment of 0 USD ") }) {
				absent++
			}
		}
	}
	if n != 177 || absent != 6 {
		t.Errorf("%d techniques, %d with an investment left out; want 177 and 6 (shared facts)", n, absent)
	}
}

func TestFind(t *testing.T) {
	count := func(q option.Query) (n int) {
		for _, l := range fixture.Catalogue(t).Techniques {
			n += len(l.Find(q))
		}
		return n
	}
	for _, tc := range []struct {
		query option.Query
		least int
		most  int
	}{
		{option.Query{}, 177, 177}, {option.Query{Sector: "cement"}, 57, 57}, {option.Query{Sector: "electroplating"}, 21, 21}, {option.Query{Sector: "leather", Resource: "chromium"}, 1, 8},
		{option.Query{Process: "rinsing"}, 7, 30}, {option.Query{Mechanism: "grinding"}, 1, 57}, {option.Query{Sector: "nowhere"}, 0, 0},
	} {
		if n := count(tc.query); n < tc.least || n > tc.most {
			t.Errorf("%+v finds %d", tc.query, n)
		}
	}
}

func TestResourcesOf(t *testing.T) {
	for text, want := range map[string][]string{
		"rigid single-sided - electricity per unit product":              {"electricity"},
		"fresh water per unit product":                                   {"water"},
		"Water intake per unit product per rinse rinse-water-intake":     {"water"},
		`power energy("electricity") / output()`:                         {"electricity"},
		"Coking process energy coking-energy process_energy(\"coking\")": {"energy", "electricity", "fuel", "heat"},
		"wastewater": {"wastewater", "water"},
		"COD discharge load(\"COD\", \"plant-outlet\")": {"cod"},
		"Copper utilisation":                            {"copper", "metal"},
		"line automation":                               nil,
	} {
		if got := option.ResourcesOf(text); !slices.Equal(got, want) {
			t.Errorf("%s: %v, want %v", text, got, want)
		}
	}
}

func TestCheck(t *testing.T) {
	f, err := input.Parse("x.yaml", []byte(`
id: x
title: x
status: unknown
verification: reference
sectors: [cement]
source: {title: x}
techniques:
  - {id: a, name: a, process: p, mechanism: m, source: {title: s}, evidence: seen, confidence: high, effects: [{what: w, resource: wood, unit: kWhh}, {what: w, resource: water, min: 3, max: 1}]}
  - {id: a, name: a, process: p, mechanism: m, source: {title: s}, evidence: heard, confidence: sure, investment: {currency: USD, per: plant}}
`))
	if err != nil {
		t.Fatal(err)
	}
	l := &option.Library{}
	if err := f.Decode(l); err != nil {
		t.Fatal(err)
	}
	var codes []string
	for _, err := range l.Check() {
		for _, p := range fault.All(err) {
			codes = append(codes, p.Code)
		}
	}
	slices.Sort(codes)
	if want := []string{"id-duplicate", "span-empty", "span-empty", "span-order", "unit-unknown", "word-unknown", "word-unknown", "word-unknown"}; !slices.Equal(codes, want) {
		t.Errorf("%v, want %v", codes, want)
	}
}
