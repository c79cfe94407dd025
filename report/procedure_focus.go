package report

import (
	"fmt"
	"strings"

	"headwater/procedure"
)

// focus is the weighted sum, the choice, and how sure it is; then the targets.
func (b *builder) focus() {
	r := b.r.Procedure
	if r == nil {
		return
	}
	b.chapter("focus", b.t("chapter-focus"))
	if f := r.Focus; f != nil {
		b.weights(f)
		b.stability(f)
	} else {
		b.add(ToSupply{What: b.t("table-focus"), Hint: "audit.focus"})
	}
	b.section("targets", "section-targets")
	b.targets(r)
}

func (b *builder) weights(f *procedure.FocusResult) {
	t := b.table("focus-table", b.t("table-focus"), "factor", "#weight-w")
	for _, c := range f.Candidates {
		t.Columns = append(t.Columns, Column{Title: b.name(c.Name, c.ID) + " R", Right: true}, Column{Title: "R×W", Right: true})
	}
	for _, x := range f.Factors {
		usual := ""
		if x.UsualMin != nil {
			if usual = b.t("usual", Number(x.UsualMin), Number(x.UsualMax)); *x.UsualMin == *x.UsualMax {
				usual = b.t("usual-one", Number(x.UsualMin))
			}
		}
		row := Row{Cells: []Cell{{Text: b.name(x.Name, x.ID), Note: usual}, {Text: Number(&x.Weight)}}}
		for _, c := range f.Candidates {
			score := c.Scores[x.ID]
			row.Cells = append(row.Cells, cells(Number(&score), Number(new(score*x.Weight)))...)
		}
		t.Rows = append(t.Rows, row)
	}
	sum := Row{Cells: cells(b.t("weighted-sum"), "")}
	ranks := Row{Cells: cells(b.t("rank"), "")}
	for _, c := range f.Candidates {
		sum.Cells = append(sum.Cells, cells("", Number(&c.Sum))...)
		ranks.Cells = append(ranks.Cells, cells("", fmt.Sprint(c.Rank))...)
	}
	t.Rows = append(t.Rows, sum, ranks)
	b.add(Paragraph{b.t("focus-text")})
	b.addTable(t, "audit.focus")
	var names []string
	for _, id := range f.Chosen {
		for _, c := range f.Candidates {
			if c.ID == id {
				names = append(names, b.name(c.Name, id))
			}
		}
	}
	b.add(Paragraph{b.t("focus-chosen", strings.Join(names, b.t("list-comma")))})
	if why := b.in(f.Reason); why != "" {
		b.add(Paragraph{why})
	}
	for _, c := range f.Candidates {
		if len(c.Mandatory) > 0 {
			b.add(Paragraph{b.t("focus-mandatory-text", b.name(c.Name, c.ID), strings.Join(c.Mandatory, ", "))})
		}
	}
}

func (b *builder) stability(f *procedure.FocusResult) {
	if len(f.Candidates) < 2 {
		return
	}
	s := &f.Stability
	first := b.name(f.Candidates[0].Name, f.Candidates[0].ID)
	switch {
	case s.Radius == nil:
		b.add(Callout{Kind: "good", Lines: []string{b.t("focus-any", first)}})
	case s.Stable:
		b.add(Callout{Kind: "good", Lines: []string{b.t("focus-stable", first, Number(&s.Shift), Number(s.Radius))}})
	default:
		b.add(Callout{Kind: "warn", Lines: []string{b.t("focus-unstable-text", first, Number(s.Radius), Number(&s.Shift))}})
	}
	t := b.table("focus-ranks", b.t("table-ranks", Number(&s.Shift)), "candidate", "#weighted-sum", "#rank", "#best-rank", "#worst-rank")
	for _, c := range f.Candidates {
		t.Rows = append(t.Rows, Row{Cells: cells(b.name(c.Name, c.ID), Number(&c.Sum), fmt.Sprint(c.Rank), fmt.Sprint(c.BestRank), fmt.Sprint(c.WorstRank))})
	}
	b.add(t)
	t = b.table("focus-switch", b.t("table-switch"), "factor", "#change", "#weight-w", "rival")
	names := map[string]string{}
	for _, x := range f.Factors {
		names[x.ID] = b.name(x.Name, x.ID)
	}
	for _, x := range s.Single {
		if x.Change == nil {
			t.Rows = append(t.Rows, Row{Faint: true, Cells: cells(names[x.Factor], "—", "—", b.t("no-switch"))})
			continue
		}
		rival := x.Rival
		for _, c := range f.Candidates {
			if c.ID == rival {
				rival = b.name(c.Name, rival)
			}
		}
		t.Rows = append(t.Rows, Row{Cells: cells(names[x.Factor], fmt.Sprintf("%+.2f", *x.Change), fmt.Sprintf("%.2f", *x.Weight), rival)})
	}
	b.add(t)
}

func (b *builder) targets(r *procedure.Result) {
	t := b.table("target-table", b.t("table-targets"), "!id", "target", "#baseline", "unit", "level", "near", "#relative", "level", "mid", "#relative", "option", "expected")
	for i := range r.Targets {
		x := &r.Targets[i]
		mid, midRelative := "—", "—"
		if x.Mid != nil {
			mid, midRelative = Number(&x.Mid.Value)+" · "+x.Mid.By.String(), signed(x.Mid.Relative)
		}
		name := Cell{Text: b.in(x.Name)}
		if x.Indicator != "" {
			name.Refs = []Ref{{b.t("see-indicator"), "indicator-" + x.Indicator}}
		}
		expected := Cell{Text: dash(x.Expected)}
		if x.Reachable != nil {
			expected.Level = map[bool]string{true: "I", false: "III"}[*x.Reachable]
		}
		if x.Allowed != nil {
			name.Note = b.t("target-limit", Number(x.Allowed), x.Unit)
		}
		t.Rows = append(t.Rows, Row{ID: "target-" + x.ID, Cells: []Cell{{Text: x.ID}, name, {Text: Number(&x.Baseline), Note: b.computed(x.Computed)}, {Text: x.Unit}, b.levelCell(x.Level), {Text: Number(&x.Near.Value) + " · " + x.Near.By.String()}, {Text: signed(x.Near.Relative)}, b.levelCell(x.Near.Level), {Text: mid}, {Text: midRelative}, {Refs: refs("option", x.Options...)}, expected}})
	}
	b.add(Paragraph{b.t("targets-text")})
	b.addTable(t, "audit.targets")
}

func (b *builder) computed(v *float64) string {
	if v == nil {
		return ""
	}
	return b.t("computed", Number(v))
}
