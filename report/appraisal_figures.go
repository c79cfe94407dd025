package report

import (
	"fmt"

	"headwater/chart"
	"headwater/option/appraisal"
	"headwater/say"
)

// AppraisalFigures are the figures of an appraisal: a tornado for each option, how all of
// them pay back, and the abatement cost curve.
func AppraisalFigures(l say.Lang, r *appraisal.Result) (out []Figure) {
	var panels []chart.PaybackPanel
	for i := range r.Options {
		a := &r.Options[i]
		if f, ok := tornado(l, r, a); ok {
			out = append(out, f)
		}
		if len(a.Years) > 0 {
			panels = append(panels, paybackPanel(l, r, a))
		}
	}
	if len(panels) > 0 {
		caption := say.Term(l, "figure-payback")
		w := chart.PaybackWords{Title: caption, Unit: withUnit(say.Term(l, "payback-axis"), r.Currency), Plain: say.Term(l, "payback-plain"), Discounted: say.Term(l, "payback-discounted"), Year: say.Term(l, "payback-years")}
		out = append(out, Figure{ID: "payback", Name: "payback", Caption: caption, SVG: chart.Paybacks(panels, w)})
	}
	if f, ok := maccFigure(l, r); ok {
		out = append(out, f)
	}
	return out
}

func withUnit(word, unit string) string {
	if unit == "" {
		return word
	}
	return word + ", " + unit
}

// safeName keeps an id usable as the name of a file.
func safeName(id string, i int) string {
	for _, c := range id {
		if !(c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '-' || c == '_') {
			return fmt.Sprintf("option.%d", i+1) // no id that is kept has a dot
		}
	}
	return id
}

func tornado(l say.Lang, r *appraisal.Result, a *appraisal.Appraisal) (Figure, bool) {
	if a.NPV == nil || len(a.Sensitivity) == 0 {
		return Figure{}, false
	}
	caption := fmt.Sprintf(say.Term(l, "figure-tornado"), OptionName(l, a))
	d := chart.TornadoData{Title: caption, Axis: withUnit(say.Term(l, "tornado-axis"), r.Currency), Note: say.Term(l, "appraisal-break-even"), Base: *a.NPV}
	for i := range a.Sensitivity {
		s := &a.Sensitivity[i]
		bar := chart.TornadoBar{Label: Parameter(l, s), Note: BreakEven(s)}
		for k := range s.Points {
			if s.Points[k].NPV == nil {
				return Figure{}, false
			}
			bar.Values[k] = *s.Points[k].NPV
		}
		d.Bars = append(d.Bars, bar)
	}
	i := 0
	for k := range r.Options {
		if &r.Options[k] == a {
			i = k
		}
	}
	name := "tornado-" + safeName(a.ID, i)
	return Figure{ID: name, Name: name, Caption: caption, SVG: chart.Tornado(d)}, true
}

func paybackPanel(l say.Lang, r *appraisal.Result, a *appraisal.Appraisal) chart.PaybackPanel {
	p := chart.PaybackPanel{Title: OptionName(l, a), From: r.Year + a.Start, Payback: a.Payback, Present: a.DiscountedPayback}
	for i := range a.Years {
		y := &a.Years[i]
		p.Plain = append(p.Plain, y.Cumulative)
		if y.CumulativeDiscounted != nil {
			p.Discounted = append(p.Discounted, *y.CumulativeDiscounted)
		}
	}
	return p
}

func maccFigure(l say.Lang, r *appraisal.Result) (Figure, bool) {
	if r.MACC == nil {
		return Figure{}, false
	}
	names := map[string]string{}
	for i := range r.Options {
		names[r.Options[i].ID] = OptionName(l, &r.Options[i])
	}
	caption := fmt.Sprintf(say.Term(l, "figure-macc"), EffectName(r.MACC.Effect))
	var steps []chart.MACCStep
	for i := range r.MACC.Steps {
		s := &r.MACC.Steps[i]
		text := fmt.Sprintf("%s · %s · %s %s", chart.Number(s.Cost), chart.Number(s.Amount), say.Term(l, "macc-net-benefit"), chart.Number(s.NetBenefit))
		steps = append(steps, chart.MACCStep{Name: names[s.ID], Cost: s.Cost, Amount: s.Amount, Text: text})
	}
	w := chart.MACCWords{Title: caption, Cost: withUnit(say.Term(l, "macc-axis-cost"), r.Currency), Amount: say.Term(l, "macc-axis-amount") + " · " + EffectName(r.MACC.Effect)}
	return Figure{ID: "macc", Name: "macc", Caption: caption, SVG: chart.MACC(steps, w)}, true
}
