package report

import (
	"fmt"

	"headwater/procedure"
)

// optionsChapter is the register of options: where each comes from, what it costs, what
// became of it.
func (b *builder) optionsChapter() {
	r := b.r.Procedure
	if r == nil {
		return
	}
	b.chapter("options", b.phase("generation"))
	b.add(Paragraph{b.t("options-text")})
	t := b.table("option-table", b.t("table-options"), "option", "rests-on", "aspect", "measure", "cost-class", "#investment-in", "#saving-in", "#payback-simple", "screened", "state")
	for _, class := range []string{procedure.Low, procedure.High} {
		started := false
		for i := range r.Options {
			o := &r.Options[i]
			if o.Class != class {
				continue
			}
			if !started {
				t.Rows = append(t.Rows, Row{Group: true, Cells: cells(b.t("class-" + class))})
				started = true
			}
			rests := Cell{Refs: append(append(refs("finding", o.Findings...), refs("cause", o.Causes...)...), refs("target", o.Targets...)...)}
			t.Rows = append(t.Rows, Row{ID: "option-" + o.ID, Faint: o.State == procedure.SetAside, Cells: []Cell{{Text: o.ID + " " + b.in(o.Name), Note: b.in(o.Reason)}, rests, {Text: b.word("aspect-", o.Aspect)}, {Text: b.word("measure-", o.Measure)}, {Text: b.word("cost-", o.Cost)}, {Text: dash(o.Investment)}, {Text: dash(o.Saving)}, {Text: short(o.Payback)}, {Text: b.word("screened-", o.Screened)}, chip(b.word("option-", o.State), stateLevels[o.State])}})
		}
	}
	b.addTable(t, "options")
	b.shares(r)
	b.optionEffects(r)
}

// short is a number of years to two decimals.
func short(v *float64) string {
	if v == nil {
		return "—"
	}
	return fmt.Sprintf("%.2f", *v)
}

func (b *builder) shares(r *procedure.Result) {
	if r.Effects == nil || len(r.Effects.Shares) == 0 {
		return
	}
	t := b.table("share-table", b.t("table-shares"), "measure", "#count", "#share", "#investment-in", "#saving-in")
	for _, s := range r.Effects.Shares {
		t.Rows = append(t.Rows, Row{Cells: cells(b.word("measure-", s.Measure), fmt.Sprintf("%d / %d", s.Count, s.Of), Percent(&s.Share), dash(s.Investment), dash(s.Saving))})
	}
	b.add(t)
}

// optionEffects lists what options are expected to change, and when.
func (b *builder) optionEffects(r *procedure.Result) {
	t := b.table("planned-table", b.t("table-planned"), "!option", "planned-effect", "!due-date", "funding")
	for i := range r.Options {
		o := &r.Options[i]
		if len(o.Planned) == 0 || o.State == procedure.SetAside {
			continue
		}
		t.Rows = append(t.Rows, Row{Cells: []Cell{{Refs: refs("option", o.ID), Text: ""}, b.changeCell(o.Planned), {Text: o.Due.String()}, {Text: b.in(o.Funding)}}})
	}
	if len(t.Rows) > 0 {
		b.add(t)
	}
}
