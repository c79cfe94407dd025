package report

import (
	"fmt"
	"slices"
	"strings"

	"headwater/limit"
	"headwater/procedure"
)

// limitsAfter are the limits once more, by the discharges of the period after the options.
func (b *builder) limitsAfter(r *procedure.Result) {
	own := slices.DeleteFunc(slices.Clone(r.LimitsAfter), func(k limit.Check) bool { return k.Foreign })
	if len(own) > 0 {
		b.add(b.limitTable("limit-table-after", "table-limits", r.Effects.YearAfter, own))
	}
}

// implementation shows what was carried out and what came of it; in the evaluation
// edition, the plan for the medium/high-cost options.
func (b *builder) implementation() {
	r := b.r.Procedure
	if r == nil || r.Effects == nil {
		return
	}
	b.chapter("implementation", b.phase("implementation"))
	if r.Edition == procedure.Evaluation {
		b.add(Callout{Kind: "note", Lines: []string{b.t("edition-evaluation-text")}})
	}
	t := b.table("done-table", b.t("table-done"), "!option", "state", "!done-date", "!verified-date", "#spent", "#verified-saving", "achieved", "evidence")
	for i := range r.Options {
		o := &r.Options[i]
		if o.State != procedure.Done && o.State != procedure.Verified {
			continue
		}
		t.Rows = append(t.Rows, Row{Cells: []Cell{{Refs: refs("option", o.ID)}, chip(b.word("option-", o.State), stateLevels[o.State]), {Text: o.Done.String()}, {Text: o.Verified.String()}, {Text: dash(o.Spent)}, {Text: dash(o.VerifiedSaving)}, b.changeCell(o.Achieved), {Refs: refs("doc", o.Evidence...)}}})
	}
	b.addTable(t, "audit.implementation")
	b.performance(r)
	b.saved(r)
	if r.Edition == procedure.Evaluation {
		return
	}
	b.section("before-after", "section-before-after")
	b.beforeAfter(r.Effects)
	b.recp(r.Effects)
	b.limitsAfter(r)
	b.levels(r)
	b.completion(r)
}

func (b *builder) performance(r *procedure.Result) {
	t := b.table("performance-table", b.t("table-performance", r.Effects.Performance[0].Money), "cost-class", "#proposed", "#set-aside", "#done-count", "#verified-count", "#planned-investment", "#planned-saving", "#spent", "#verified-saving")
	for _, p := range r.Effects.Performance {
		t.Rows = append(t.Rows, Row{Cells: cells(b.t("class-"+p.Class), fmt.Sprint(p.Proposed), fmt.Sprint(p.SetAside), fmt.Sprint(p.Done), fmt.Sprint(p.Verified), dash(p.PlannedInvestment), dash(p.PlannedSaving), dash(p.Investment), dash(p.Saving))})
	}
	b.add(t)
}

func (b *builder) saved(r *procedure.Result) {
	t := b.table("saved-table", b.t("table-saved"), "changes", "#base", "#planned-change", "#achieved-change", "unit", "option")
	for _, s := range r.Effects.Saved {
		t.Rows = append(t.Rows, Row{Cells: []Cell{b.of(s.Of), {Text: dash(s.Base)}, {Text: dash(s.Planned)}, {Text: dash(s.Achieved)}, {Text: s.Unit}, {Refs: refs("option", s.Options...)}}})
	}
	if len(t.Rows) > 0 {
		b.add(t)
	}
}

func (b *builder) beforeAfter(e *procedure.Effects) {
	if e.Reason != nil {
		b.add(Callout{Kind: "warn", Lines: []string{e.Reason.Message}})
	}
	t := b.table("effect-table", b.t("table-effects", e.Year, e.YearAfter), "item", "unit", "#before", "#after-options", "#absolute", "=", "#unit-before", "#unit-after", "#relative", "#adjusted", "#claimed", "option")
	for i := range e.Rows {
		x := &e.Rows[i]
		name := Cell{Text: b.name(x.Name, x.ID), Note: x.ID, Refs: b.ofRefs(x.Of)}
		if x.Reason != nil {
			name.Note = x.Reason.Message
		}
		t.Rows = append(t.Rows, Row{ID: "effect-" + x.ID, Cells: []Cell{name, {Text: x.Unit}, {Text: dash(x.Before)}, {Text: dash(x.After)}, {Text: dash(x.Absolute)}, {Text: x.Per}, {Text: dash(x.UnitBefore)}, {Text: dash(x.UnitAfter)}, {Text: signed(x.UnitChange)}, {Text: dash(x.Adjusted)}, {Text: dash(x.Claimed)}, {Refs: refs("option", x.Options...)}}})
	}
	b.add(Paragraph{b.t("effects-text", amount(e.Output, e.OutputUnit), amount(e.OutputAfter, e.OutputUnit))})
	b.addTable(t, "audit.before_after")
}

// ofRefs lead to the streams that a total is made of.
func (b *builder) ofRefs(list []string) (out []Ref) {
	for _, of := range list {
		if id, ok := strings.CutPrefix(of, "stream:"); ok {
			out = append(out, refs("stream", id)...)
		}
	}
	return out
}

func (b *builder) recp(e *procedure.Effects) {
	t := b.table("recp-table", b.t("table-recp"), "item", "recp-family", "unit", "#before", "#after-options", "#relative")
	for i := range e.Rows {
		x := &e.Rows[i]
		if x.RECPBefore == nil {
			continue
		}
		t.Rows = append(t.Rows, Row{Cells: []Cell{{Refs: []Ref{{b.name(x.Name, x.ID), "effect-" + x.ID}}}, {Text: b.t("recp-" + x.Indicator)}, {Text: x.RECPUnit}, {Text: dash(x.RECPBefore)}, {Text: dash(x.RECPAfter)}, {Text: signed(x.RECPChange)}}})
	}
	if len(t.Rows) > 0 {
		b.add(Paragraph{b.t("recp-text")}, t)
	}
}

func (b *builder) levels(r *procedure.Result) {
	if r.Before == nil || r.After == nil {
		b.add(ToSupply{What: b.t("table-levels"), Hint: "audit.after"})
		return
	}
	t := b.table("level-table", b.t("table-levels"), "=", "level", "index")
	for _, x := range []struct {
		key string
		s   *procedure.Standing
		y   int
	}{{"before", r.Before, r.Effects.Year}, {"after-options", r.After, r.Effects.YearAfter}} {
		level := b.levelCell(x.s.Level)
		if x.s.Level == "undetermined" && x.s.Possible.Best != "" {
			level.Text = b.t("possible-range", b.level(x.s.Possible.Best), b.level(x.s.Possible.Worst))
		}
		t.Rows = append(t.Rows, Row{Cells: []Cell{{Text: fmt.Sprintf("%s (%d)", b.t(x.key), x.y)}, level, {Text: b.indexText(x.s)}}})
	}
	b.add(t)
}

func (b *builder) indexText(s *procedure.Standing) string {
	text := ""
	for _, id := range []string{"I", "II", "III", "P"} {
		if x, ok := s.Index.Bounds[id]; ok {
			if text != "" {
				text += " · "
			}
			text += IndexName(id) + " " + Bounds(x)
		}
	}
	return text
}

func (b *builder) completion(r *procedure.Result) {
	t := b.table("completion-table", b.t("table-completion"), "target", "#baseline", "#near", "#reached", "unit", "#completion", "met")
	for i := range r.Targets {
		x := &r.Targets[i]
		t.Rows = append(t.Rows, Row{Cells: []Cell{{Refs: []Ref{{x.ID + " " + b.in(x.Name), "target-" + x.ID}}}, {Text: Number(&x.Baseline)}, {Text: Number(&x.Near.Value)}, {Text: dash(x.After)}, {Text: x.Unit}, {Text: Percent(x.Completion)}, b.yes(x.Met)}})
	}
	b.addTable(t, "audit.targets")
}

// continuousChapter is what stays after the audit.
func (b *builder) continuousChapter() {
	r := b.r.Procedure
	if r == nil || r.Edition == procedure.Evaluation && r.Continuous == nil {
		return
	}
	b.chapter("continuous", b.phase("continuous"))
	c := r.Continuous
	if c == nil {
		b.add(ToSupply{What: b.phase("continuous"), Hint: "audit.continuous"})
		return
	}
	if text := b.in(c.Organisation); text != "" {
		b.add(Paragraph{text})
	}
	var rules []string
	for _, s := range c.System {
		rules = append(rules, b.in(s))
	}
	if len(rules) > 0 {
		b.add(List{rules})
	}
	t := b.table("future-table", b.t("table-future"), "work-content", "!due-date", "responsible")
	for _, l := range c.Plan {
		t.Rows = append(t.Rows, Row{Cells: []Cell{{Text: b.in(l.What)}, {Text: l.By.String()}, {Refs: refs("team", l.Responsible)}}})
	}
	b.addTable(t, "audit.continuous.plan")
}
