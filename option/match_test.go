package option_test

import (
	"math"
	"testing"

	"headwater/datum"
	"headwater/option"
)

func library() []*option.Library {
	span := func(v float64) option.Span { return option.Span{Value: &v} }
	return []*option.Library{{
		ID: "l", Sectors: []string{"leather"},
		Techniques: []option.Technique{
			{ID: "weak", Confidence: "low", Effects: []option.Effect{{What: datum.Text{EN: "water saved"}, Resource: "water", Unit: "%", Span: option.Span{Min: new(10.0), Max: new(40.0)}}}},
			{ID: "sure", Confidence: "high", Effects: []option.Effect{{What: datum.Text{EN: "water saved"}, Resource: "water", Unit: "%", Span: span(30)}, {What: datum.Text{EN: "chromium left"}, Resource: "chromium", Unit: "%", Span: span(20)}}},
			{ID: "power", Confidence: "high", Effects: []option.Effect{{What: datum.Text{EN: "electricity saved"}, Resource: "electricity", Unit: "kWh/t", Span: span(5)}}},
		},
	}, {ID: "other", Sectors: []string{"cement"}, Techniques: []option.Technique{{ID: "kiln", Confidence: "high", Effects: []option.Effect{{What: datum.Text{EN: "water saved"}, Resource: "water", Unit: "%", Span: span(5)}}}}}}
}

// Needs are met limits first, then indicators, then losses by money; techniques the surest
// first, of the sector only, with their range in the plant's unit where they save a part.
func TestSuggest(t *testing.T) {
	needs := []option.Need{
		{Kind: option.NeedLoss, ID: "cheap", Money: new(10.0), Amount: new(100.0), Unit: "kg", Resources: []string{"chromium"}},
		{Kind: option.NeedLoss, ID: "unpriced", Resources: []string{"water"}},
		{Kind: option.NeedLoss, ID: "dear", Money: new(1e6), Amount: new(500.0), Unit: "m3", Resources: []string{"water"}},
		{Kind: option.NeedIndicator, ID: "i", Amount: new(200.0), Unit: "m3/t", Resources: []string{"water"}},
		{Kind: option.NeedLimit, ID: "x", Resources: []string{"so2"}},
	}
	got := option.Suggest(library(), []string{"leather"}, needs, func(id string) string {
		if id == "weak" {
			return "o1"
		}
		return ""
	})
	for k, want := range []string{"x", "i", "dear", "cheap", "unpriced"} {
		if got[k].ID != want {
			t.Errorf("need %d is %s, want %s", k, got[k].ID, want)
		}
	}
	if len(got[0].Techniques) != 0 || needs[0].ID != "cheap" {
		t.Error("a need without technique stays without, and the needs stay in their order")
	}
	water := got[1].Techniques
	if len(water) != 2 || water[0].Technique != "sure" || water[1].Technique != "weak" || water[1].Option != "o1" {
		t.Fatalf("%+v", water)
	}
	for _, tc := range []struct {
		got  *float64
		want float64 // 30 %, 10 % and 40 % of 200 m3/t, by hand
	}{{water[0].Effects[0].Low, 60}, {water[0].Effects[0].High, 60}, {water[1].Effects[0].Low, 20}, {water[1].Effects[0].High, 80}} {
		if tc.got == nil || !(math.Abs(*tc.got-tc.want) <= 1e-9) {
			t.Errorf("%v, want %g", tc.got, tc.want)
		}
	}
	// what is left in the liquor is no saving
	if e := got[3].Techniques[0].Effects[1]; !e.Applies || e.Low != nil {
		t.Errorf("%+v", e)
	}
}
