package chart_test

import (
	"math"
	"strings"
	"testing"

	"headwater/chart"
)

func TestCurves(t *testing.T) {
	s := chart.Curves(chart.Plane{
		Title: "composite & <curves>", X: "heat, kW", Y: "°C",
		Curves: []chart.Curve{
			{Label: "hot", Ink: "hot", Points: []chart.Point{{X: 0, Y: 30}, {X: 510, Y: 170}}},
			{Label: "cold", Ink: "cold", Points: []chart.Point{{X: 60, Y: 20}, {X: 60, Y: 20}, {X: 530, Y: 140}}, Dashed: true},
			{Label: "none", Ink: "no such ink"},
		},
		Levels: []chart.Level{{Y: 90, Label: "pinch 90 °C"}, {Y: 88, Label: "pinch 88 °C"}},
	})
	wellFormed(t, "curves", s)
	for _, want := range []string{"composite &amp; &lt;curves&gt;", "pinch 90 °C", "pinch 88 °C", "heat, kW", ">600<", ">200<", "stroke-dasharray=\"7 4\""} {
		if !strings.Contains(s, want) {
			t.Errorf("the picture lacks %s", want)
		}
	}
	for name, p := range map[string]chart.Plane{
		"nothing": {Title: "nothing", Note: "no stream"},
		"a point": {Title: "a point", Curves: []chart.Curve{{Label: "p", Points: []chart.Point{{X: 5, Y: 5}}}}},
		"a zero":  {Title: "a zero", Curves: []chart.Curve{{Label: "p", Points: []chart.Point{{}, {}}}}},
		"minus":   {Title: "minus", Curves: []chart.Curve{{Label: "p", Points: []chart.Point{{X: -5, Y: -80}, {X: -1, Y: -40}}}}},
		"hollow":  {Title: "hollow", Curves: []chart.Curve{{Label: "p", Points: []chart.Point{{X: math.NaN(), Y: 1}, {X: 1, Y: math.Inf(1)}}}}},
		"huge":    {Title: "huge", Curves: []chart.Curve{{Label: "p", Points: []chart.Point{{X: 1e12, Y: 1e-12}, {X: 2e12, Y: 2e-12}}}}},
	} {
		wellFormed(t, name, chart.Curves(p))
	}
	if s := chart.Curves(chart.Plane{Title: "nothing", Note: "no stream"}); !strings.Contains(s, "no stream") {
		t.Error("an empty picture does not say so")
	}
}
