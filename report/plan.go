package report

import (
	"strconv"
	"strings"

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
		if len(r.Saved) > 0 {
			b.add(b.planSaved(r))
		}
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
