package report

import (
	"fmt"

	"headwater/chart"
	"headwater/reuse"
	"headwater/say"
)

// WaterFigures draws a water target: the limiting composite curve with its supply where
// operations carry loads, and the composite curves of sinks and sources.
func WaterFigures(l say.Lang, r *reuse.WaterResult) (out []Figure) {
	t := func(key string) string { return say.Term(l, key) }
	add := func(name, caption string, s chart.Plane) {
		s.Title = t(caption)
		out = append(out, Figure{ID: name, Name: name, Caption: t(caption), SVG: chart.Curves(s)})
	}
	if c := &r.Composite; len(c.Limiting) > 1 {
		limiting, supply := []chart.Point{}, []chart.Point{}
		for _, p := range c.Limiting {
			limiting = append(limiting, chart.Point{X: p.Load, Y: p.PPM})
		}
		for _, p := range c.Supply {
			supply = append(supply, chart.Point{X: p.Load, Y: p.PPM})
		}
		s := chart.Plane{X: t("axis-load"), Y: t("axis-ppm"), Curves: []chart.Curve{{Label: t("curve-limiting"), Points: limiting, Ink: "limit"}, {Label: t("curve-supply"), Points: supply, Ink: "supply"}}}
		for _, p := range r.Pinches {
			s.Levels = append(s.Levels, chart.Level{Y: p, Label: fmt.Sprintf(t("level-pinch-ppm"), chart.Number(p))})
		}
		add("water-limiting", "figure-water-limiting", s)
	}
	if c := &r.Composite; len(c.Sinks) > 1 && len(c.Sources) > 1 {
		add("water-flows", "figure-water-flows", chart.Plane{X: t("axis-flow"), Y: t("axis-load"), Curves: []chart.Curve{
			{Label: t("curve-sinks"), Points: flows(c.Sinks), Ink: "hot"}, {Label: t("curve-sources"), Points: flows(c.Sources), Ink: "cold", Dashed: true}}})
	}
	return out
}

func flows(list []reuse.FlowPoint) (out []chart.Point) {
	for _, p := range list {
		out = append(out, chart.Point{X: p.Flow, Y: p.Load})
	}
	return out
}

// HeatFigures draws the composite curves at the streams' own temperatures, and the grand
// composite curve at shifted ones, with the pinches.
func HeatFigures(l say.Lang, r *reuse.HeatResult) []Figure {
	t := func(key string) string { return say.Term(l, key) }
	c := &r.Composite
	both := chart.Plane{Title: t("figure-heat-composite"), X: t("axis-heat"), Y: t("axis-temperature"), Curves: []chart.Curve{
		{Label: t("curve-hot"), Points: heats(c.Hot), Ink: "hot"}, {Label: t("curve-cold"), Points: heats(c.Cold), Ink: "cold"}}}
	grand := chart.Plane{Title: t("figure-heat-grand"), X: t("axis-heat"), Y: t("axis-shifted"), Curves: []chart.Curve{{Label: t("curve-grand"), Points: heats(c.Grand), Ink: "limit"}}}
	for _, p := range r.Pinches {
		grand.Levels = append(grand.Levels, chart.Level{Y: p.Shifted, Label: fmt.Sprintf(t("level-pinch"), chart.Number(p.Shifted))})
		if p.Kind != "process" {
			continue
		}
		if p.Hot != nil {
			both.Levels = append(both.Levels, chart.Level{Y: *p.Hot, Label: fmt.Sprintf(t("level-pinch-hot"), chart.Number(*p.Hot))})
		}
		if p.Cold != nil {
			both.Levels = append(both.Levels, chart.Level{Y: *p.Cold, Label: fmt.Sprintf(t("level-pinch-cold"), chart.Number(*p.Cold))})
		}
	}
	return []Figure{
		{ID: "heat-composite", Name: "heat-composite", Caption: both.Title, SVG: chart.Curves(both)},
		{ID: "heat-grand", Name: "heat-grand", Caption: grand.Title, SVG: chart.Curves(grand)},
	}
}

func heats(list []reuse.HeatPoint) (out []chart.Point) {
	for _, p := range list {
		out = append(out, chart.Point{X: p.Heat, Y: p.Temperature})
	}
	return out
}
