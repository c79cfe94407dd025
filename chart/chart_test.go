package chart_test

import (
	"encoding/xml"
	"io"
	"math"
	"strings"
	"testing"

	"headwater/chart"
)

// wellFormed fails unless s is one XML document without NaN or infinity.
func wellFormed(t *testing.T, name, s string) {
	t.Helper()
	d := xml.NewDecoder(strings.NewReader(s))
	for {
		if _, err := d.Token(); err == io.EOF {
			break
		} else if err != nil {
			t.Fatalf("%s: %v\n%s", name, err, s)
		}
	}
	for _, bad := range []string{"NaN", "Inf", "%!"} {
		if strings.Contains(s, bad) {
			t.Errorf("%s holds %s", name, bad)
		}
	}
	if !strings.HasPrefix(s, "<svg") || !strings.Contains(s, "<title>") {
		t.Errorf("%s has no svg element with a title", name)
	}
}

var words = chart.LadderWords{Zones: [4]string{"below", "III", "II", "I"}, Marks: [4]string{"<III", "III", "II", "I"}, Unknown: "possible", Absent: "n/a", Limiting: "limiting", Value: "value", Title: `a <b> & "c"`}

func TestLadder(t *testing.T) {
	long := strings.Repeat("清洁生产 long label ", 12)
	s := chart.Ladder([]chart.Rung{
		{Label: long, Value: new(7.18), ValueText: "7.18 kWh/m2", Limits: [3]*float64{new(5.0), new(10.0), new(25.0)}, LimitTexts: [3]string{"≤ 5", "≤ 10", "≤ 25"}, Level: "II"},
		{Label: "words & <tags>", Level: "I", Limiting: true},
		{Label: "missing"},
		{Label: "equal limits", Value: new(0.0), Limits: [3]*float64{new(0.0), new(0.0), new(0.0)}, Level: "I"},
		{Label: "far off", Value: new(1e300), Limits: [3]*float64{new(1.0), nil, nil}, Level: "below"},
		{Label: "absent", Absent: true},
	}, words)
	wellFormed(t, "ladder", s)
	if strings.Contains(s, "<tags>") || !strings.Contains(s, "words &amp; &lt;tags&gt;") {
		t.Error("texts are not escaped")
	}
	if strings.Count(s, long) != 0 && !strings.Contains(s, "7.18 kWh/m2") {
		t.Error("the value is not printed")
	}
	wellFormed(t, "empty ladder", chart.Ladder(nil, words))
}

func TestBounds(t *testing.T) {
	s := chart.Bounds("index", []chart.BoundRow{{Label: "Y I", Low: 31.03, High: 68.03, Bar: 85, Level: "I", Text: "31.03–68.03"}, {Label: "Y II", Low: 90, High: 90, Level: "II", Text: "90.00"}, {Label: "P", Low: 0, High: 132, Text: "0–132"}})
	wellFormed(t, "bounds", s)
	if !strings.Contains(s, "31.03–68.03") {
		t.Error("the bounds are not printed")
	}
}

func TestTrends(t *testing.T) {
	wellFormed(t, "trends", chart.Trends("years", []chart.Series{
		{Title: "output", Unit: "m2", Years: []int{2020, 2021, 2022}, Values: []float64{37094, 44511, 43426}},
		{Title: "flat", Unit: "t", Years: []int{2021, 2022}, Values: []float64{0, 0}},
		{Title: "negative", Unit: "kgce/t", Years: []int{2021, 2022}, Values: []float64{-20, 3}},
		{Title: "one", Unit: "t", Years: []int{2022}, Values: []float64{5}},
	}))
}

func TestNumber(t *testing.T) {
	for v, want := range map[float64]string{0: "0", 1997066: "1 997 066", 311.663: "311.7", 0.0382261: "0.03823", -20.264: "-20.26", 12026: "12 026", 9999.7: "10 000", 1234.5: "1234"} {
		if got := strings.NewReplacer("\u202f", " ", "\u00a0", " ", "\u2009", " ", "−", "-").Replace(chart.Number(v)); got != want {
			t.Errorf("%v is printed as %q, want %q", v, got, want)
		}
	}
	if got := chart.Number(math.NaN()); strings.Contains(got, "NaN") {
		t.Errorf("NaN is printed as %q", got)
	}
}

// Titles of panels are broken into lines, not cut: the unit stands at their end.
func TestPanelTitles(t *testing.T) {
	long := "waste water of the pretreatment and of the continuous washing range"
	text := chart.Trends("x", []chart.Series{{Title: "short", Unit: "t", Years: []int{2022}, Values: []float64{1}}, {Title: long, Unit: "m3", Years: []int{2022}, Values: []float64{2}}}) +
		chart.Paybacks([]chart.PaybackPanel{{Title: long, From: 2023, Plain: []float64{-1, 2}}}, chart.PaybackWords{})
	if strings.Contains(text, "…") || !strings.Contains(text, "· m3") || strings.Count(text, "washing range") != 2 {
		t.Errorf("a title is cut: %s", text)
	}
}

// Where nothing is led around, a label has the room of that.
func TestOperationLabels(t *testing.T) {
	flow := chart.OperationFlow{Name: "waste water of dyeing (wastewater station)", Text: "160000 m3", Kind: "waste"}
	if text := chart.Operations("x", []chart.Operation{{ID: "a", Name: "dyeing", Out: []chart.OperationFlow{flow}}}); !strings.Contains(text, ">160000 m3  waste water of dyeing (wastewater station)<") {
		t.Errorf("the label is broken: %s", text)
	}
}
