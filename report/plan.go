package report

import (
	"fmt"
	"strconv"
	"strings"

	"headwater/chart"
	"headwater/option/plan"
	"headwater/procedure"
	"headwater/say"
)

// plan is the chapter on the cheapest way to the next better grade.
func (b *builder) plan() {
	r := b.r.Plan
	if r == nil || b.r.Procedure != nil && b.r.Procedure.Edition == procedure.Acceptance {
		return // after the options the way to them is no longer asked for
	}
	b.suffix = ""
	b.heading("plan", "chapter-plan")
	level := b.level(r.Target)
	if r.Investment == nil {
		lines := []string{}
		for i := range r.Reasons {
			lines = append(lines, say.Reason(b.lang, &r.Reasons[i]))
		}
		b.add(Callout{Kind: "warn", Title: b.t("plan-"+r.Status, level), Lines: lines})
	} else {
		b.add(Paragraph{b.t("plan-"+r.Status, level, Number(r.Investment), r.Currency)}, b.planTable(r))
		for _, line := range PlanWorth(b.lang, r) {
			b.add(Paragraph{line})
		}
		if len(r.Saved) > 0 {
			b.add(b.planSaved(r))
		}
	}
	if len(r.Front) > 1 {
		b.add(FrontFigure(b.lang, r))
	}
	if len(r.Left) > 0 {
		t := Table{ID: "plan-left", Caption: b.t("plan-left"), Columns: []Column{{Title: b.t("plan-option")}, {Title: b.t("why")}}}
		for _, left := range r.Left {
			t.Rows = append(t.Rows, Row{Cells: []Cell{{Text: left.Option}, {Text: b.t(left.Code)}}})
		}
		b.add(t)
	}
}

func (b *builder) planTable(r *plan.Result) Table {
	years := map[string]int{}
	for _, y := range r.Schedule {
		for _, id := range y.Options {
			years[id] = y.Year
		}
	}
	t := Table{ID: "plan-table", Caption: b.t("table-plan"), Columns: []Column{{Title: b.t("plan-option")}, {Title: b.t("plan-year")}, {Title: b.t("plan-without")}}}
	for i := range r.Binding {
		var by []string
		for j := range r.Binding[i].By {
			by = append(by, say.Reason(b.lang, &r.Binding[i].By[j]))
		}
		t.Rows = append(t.Rows, Row{Cells: []Cell{{Text: r.Binding[i].Option}, {Text: strconv.Itoa(years[r.Binding[i].Option])}, {Text: strings.Join(by, b.t("list-comma"))}}})
	}
	return t
}

func (b *builder) planSaved(r *plan.Result) Table {
	t := Table{ID: "plan-saved", Caption: b.t("plan-saved"), Columns: []Column{{Title: b.t("item")}, {Title: b.t("value"), Right: true}, {Title: b.t("unit")}}}
	for _, s := range r.Saved {
		name := b.carrier(s.Of)
		if s.Of == "water" {
			name = b.t("quantity-water")
		}
		t.Rows = append(t.Rows, Row{Cells: []Cell{{Text: name}, {Text: Number(&s.Amount)}, {Text: s.Unit}}})
	}
	return t
}

// FrontFigure draws what the index could be for what is spent: a step at every plan that
// no other one beats, and the bar of the target.
func FrontFigure(l say.Lang, r *plan.Result) Figure {
	caption := say.Term(l, "figure-front")
	c := chart.Curve{Label: say.Term(l, "curve-front"), Ink: "limit"}
	best := 0.0
	for i := range r.Front {
		p := &r.Front[i]
		if i > 0 && p.Index <= best {
			continue
		}
		if i > 0 {
			c.Points = append(c.Points, chart.Point{X: p.Cost, Y: best})
		}
		best = p.Index
		c.Points = append(c.Points, chart.Point{X: p.Cost, Y: best})
	}
	s := chart.Plane{Title: caption, X: fmt.Sprintf(say.Term(l, "axis-investment"), r.Currency), Y: say.Term(l, "axis-index"), Curves: []chart.Curve{c}}
	if r.Bar != nil {
		s.Levels = append(s.Levels, chart.Level{Y: *r.Bar, Label: say.Term(l, "level-"+r.Target) + " " + Number(r.Bar)})
	}
	return Figure{ID: "plan-front", Name: "plan-front", Caption: caption, SVG: chart.Curves(s)}
}

// PlanWorth are the sentences on what a plan is worth, or why that is not known.
func PlanWorth(l say.Lang, r *plan.Result) (out []string) {
	if r.NPV != nil {
		out = append(out, fmt.Sprintf(say.Term(l, "plan-npv"), Number(r.NPV), r.Currency))
	}
	if r.Payback != nil {
		out = append(out, fmt.Sprintf(say.Term(l, "plan-payback"), Years(r.Payback)))
	}
	if r.NPVReason != nil {
		out = append(out, say.Reason(l, r.NPVReason))
	}
	if r.PaidReason != nil {
		out = append(out, say.Reason(l, r.PaidReason))
	}
	return out
}
