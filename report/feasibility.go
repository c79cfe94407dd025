package report

import (
	"slices"

	"headwater/option/appraisal"
	"headwater/procedure"
	"headwater/say"
)

// feasibility is the chapter on which options pay.
func (b *builder) feasibility() {
	r := b.r.Appraisals
	if r == nil {
		return
	}
	b.suffix = ""
	b.heading("feasibility", "chapter-feasibility")
	b.add(Paragraph{b.t("feasibility-text")})
	counts := map[string]int{}
	for i := range r.Options {
		switch v := r.Options[i].Verdict; {
		case v != nil:
			counts[*v]++
		default:
			counts[""]++
		}
	}
	b.add(Paragraph{b.t("feasibility-summary", len(r.Options), counts[appraisal.Feasible], counts[appraisal.Infeasible], counts[appraisal.Undetermined], counts[""])})
	if r.Norm != nil && r.Norm.Verification != "official" {
		b.add(Callout{Kind: "note", Title: b.in(r.Norm.Title), Lines: []string{b.t("feasibility-norm-mark", b.t("verification-"+r.Norm.Verification))}})
	}
	b.add(b.feasibilityTable(r), b.moneyTable(r))
	var lines []string
	for i := range r.Options {
		if a := &r.Options[i]; a.Verdict != nil && *a.Verdict != appraisal.Feasible {
			lines = append(lines, b.t("appraisal-because", OptionName(b.lang, a), OptionVerdict(b.lang, a)))
		}
	}
	if len(lines) > 0 {
		b.add(List{lines})
	}
	b.againstScreening(r)
	b.conflicts(r)
	for _, f := range AppraisalFigures(b.lang, r) {
		b.add(f)
	}
	if r.MACC != nil {
		b.add(b.abatementTable(r))
	}
	for i := range r.Options {
		if a := &r.Options[i]; a.Verdict == nil && a.Reason != nil {
			b.add(ToSupply{What: OptionName(b.lang, a), Hint: say.Reason(b.lang, a.Reason)})
		}
	}
	if notes := AppraisalNotes(b.lang, r); len(notes) > 0 {
		b.add(Callout{Kind: "note", Title: b.t("appraisal-note"), Lines: notes})
	}
}

// feasibilityTable holds the figures that a verdict rests on.
func (b *builder) feasibilityTable(r *appraisal.Result) Table {
	t := Table{ID: "feasibility-figures", Caption: b.t("table-feasibility", r.Currency), Columns: b.columns("appraisal-option", "appraisal-N", "appraisal-discounted", "appraisal-npv", "appraisal-npvr", "appraisal-irr", "appraisal-irr-table", "appraisal-verdict")}
	t.Columns[7].Right = false
	for i := range r.Options {
		a := &r.Options[i]
		t.Rows = append(t.Rows, Row{Cells: cells(OptionName(b.lang, a), Years(a.Payback), Years(a.DiscountedPayback), Number(a.NPV), Ratio(a.NPVR), Rate(a.IRR), TableRate(a), VerdictWord(b.lang, a))})
	}
	return t
}

// moneyTable holds the money of a year: from P to F.
func (b *builder) moneyTable(r *appraisal.Result) Table {
	t := Table{ID: "feasibility-money", Caption: b.t("table-feasibility-money", r.Currency), Columns: b.columns("appraisal-option", "appraisal-I", "appraisal-P", "appraisal-D", "appraisal-T", "appraisal-tax", "appraisal-E", "appraisal-F")}
	for i := range r.Options {
		a := &r.Options[i]
		t.Rows = append(t.Rows, Row{Cells: cells(OptionName(b.lang, a), Number(a.Net), Number(a.Saving), Number(a.Depreciation), Number(a.Taxable), Number(a.Tax), Number(a.NetProfit), Number(a.CashFlow))})
	}
	return t
}

// EffectName is how people write what an option avoids.
func EffectName(effect string) string {
	if effect == appraisal.CO2 {
		return "CO₂"
	}
	return effect
}

// abatementTable holds what it costs to avoid a ton of an effect, cheapest first: a plant
// counts it in t a year.
func (b *builder) abatementTable(r *appraisal.Result) Table {
	t := Table{ID: "abatement-cost", Caption: b.t("appraisal-macc", EffectName(r.MACC.Effect)+", t, "+r.Currency), Columns: b.columns("appraisal-option", "macc-cost", "macc-amount", "macc-cumulative", "macc-net-cost", "macc-net-benefit")}
	for i := range r.MACC.Steps {
		s := &r.MACC.Steps[i]
		name := s.ID
		for k := range r.Options {
			if r.Options[k].ID == s.ID {
				name = OptionName(b.lang, &r.Options[k])
			}
		}
		t.Rows = append(t.Rows, Row{Cells: cells(name, Number(&s.Cost), Number(&s.Amount), Number(&s.Cumulative), Number(&s.NetCost), Number(&s.NetBenefit))})
	}
	return t
}

// columns are titles, all but the first of numbers.
func (b *builder) columns(keys ...string) (out []Column) {
	for i, key := range keys {
		out = append(out, Column{Title: b.t(key), Right: i > 0})
	}
	return out
}

// againstScreening names the options that were screened as feasible, or carried out, and do
// not pay by the figures: a plant may have other reasons, but the reader has to see it.
func (b *builder) againstScreening(r *appraisal.Result) {
	if b.r.Procedure == nil {
		return
	}
	var lines []string
	for i := range b.r.Procedure.Options {
		o := &b.r.Procedure.Options[i]
		k := slices.IndexFunc(r.Options, func(a appraisal.Appraisal) bool { return a.ID == o.ID })
		carriedOut := o.State == procedure.Done || o.State == procedure.Verified
		if k < 0 || r.Options[k].Verdict == nil || *r.Options[k].Verdict == appraisal.Feasible || !carriedOut && o.Screened != "feasible" {
			continue
		}
		lines = append(lines, b.t("feasibility-although", o.ID+" "+b.in(o.Name), b.word("option-", o.State), b.word("screened-", o.Screened), OptionVerdict(b.lang, &r.Options[k])))
	}
	if len(lines) > 0 {
		b.add(Callout{Kind: "note", Title: b.t("feasibility-screening"), Lines: lines})
	}
}

// conflicts lists the pairs that NPV and the rates rank differently and that exclude each
// other: of others both can be carried out, and nothing has to be chosen.
func (b *builder) conflicts(r *appraisal.Result) {
	var lines []string
	others := r.MoreConflict
	for i := range r.Conflicts {
		if r.Conflicts[i].Exclusive {
			lines = append(lines, ConflictText(b.lang, &r.Conflicts[i]))
		} else {
			others++
		}
	}
	if others > 0 {
		lines = append(lines, b.t("feasibility-conflicts-other", others))
	}
	if len(lines) > 0 {
		kind := "note"
		if len(lines) > 1 || others == 0 {
			kind = "warn"
		}
		b.add(Callout{Kind: kind, Title: b.t("feasibility-conflicts"), Lines: lines})
	}
}
