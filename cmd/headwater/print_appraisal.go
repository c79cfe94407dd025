package main

import (
	"fmt"
	"strconv"
	"strings"

	"headwater/option/appraisal"
	"headwater/report"
	"headwater/say"
)

// printAppraisal prints money per year, figures and verdicts, order, sensitivity and
// abatement cost as tables.
func (e *env) printAppraisal(r *appraisal.Result) error {
	e.printAppraisalHead(r)
	for _, print := range []func(*appraisal.Result) error{e.printAppraisalMoney, e.printAppraisalFigures, e.printRankings, e.printAppraisalSensitivity, e.printMACC} {
		if err := print(r); err != nil {
			return err
		}
	}
	e.printAppraisalNotes(r)
	return nil
}

func (e *env) printAppraisalHead(r *appraisal.Result) {
	l := e.lang()
	fmt.Fprintln(e.stdout, say.Term(l, "appraisal-title"))
	parts := []string{}
	if r.Currency != "" {
		parts = append(parts, fmt.Sprintf(say.Term(l, "appraisal-head-currency"), r.Currency))
	}
	if r.PriceYear != 0 {
		parts = append(parts, fmt.Sprintf(say.Term(l, "appraisal-head-price-year"), r.PriceYear))
	}
	if r.Year != 0 {
		parts = append(parts, fmt.Sprintf(say.Term(l, "appraisal-head-year"), r.Year))
	}
	if r.Rate != nil {
		parts = append(parts, say.Term(l, "appraisal-head-rate")+" "+report.Percent(r.Rate))
	}
	if r.Benchmark != nil {
		parts = append(parts, say.Term(l, "appraisal-head-benchmark")+" "+report.Percent(r.Benchmark))
	}
	parts = append(parts, say.Term(l, "appraisal-year0"))
	fmt.Fprintln(e.stdout, strings.Join(parts, " · "))
	if r.Norm != nil {
		fmt.Fprintf(e.stdout, "%s: %s (%s, %s)\n", say.Term(l, "appraisal-norm"), r.Norm.Title.In(string(l)), r.Norm.ID, say.Term(l, "verification-"+r.Norm.Verification))
	}
}

func (e *env) printAppraisalMoney(r *appraisal.Result) error {
	l := e.lang()
	fmt.Fprintln(e.stdout)
	t := newTable(say.Term(l, "appraisal-option"), say.Term(l, "appraisal-form"), say.Term(l, "appraisal-I"), say.Term(l, "appraisal-P"), say.Term(l, "appraisal-D"),
		say.Term(l, "appraisal-T"), say.Term(l, "appraisal-tax"), say.Term(l, "appraisal-E"), say.Term(l, "appraisal-F"))
	t.right(2, 3, 4, 5, 6, 7, 8)
	for i := range r.Options {
		a := &r.Options[i]
		form := ""
		if a.Form != "" {
			form = say.Term(l, "appraisal-form-"+a.Form)
		}
		t.add(report.OptionName(l, a), form, report.Number(a.Net), report.Number(a.Saving), report.Number(a.Depreciation), report.Number(a.Taxable), report.Number(a.Tax), report.Number(a.NetProfit), report.Number(a.CashFlow))
	}
	if err := t.write(e.stdout); err != nil {
		return err
	}
	fmt.Fprintln(e.stdout, say.Term(l, "appraisal-legend"))
	return nil
}

func (e *env) printAppraisalFigures(r *appraisal.Result) error {
	l := e.lang()
	fmt.Fprintln(e.stdout)
	t := newTable(say.Term(l, "appraisal-option"), say.Term(l, "appraisal-N"), say.Term(l, "appraisal-discounted"), say.Term(l, "appraisal-npv"), say.Term(l, "appraisal-npvr"),
		say.Term(l, "appraisal-irr"), say.Term(l, "appraisal-irr-table"), say.Term(l, "appraisal-mirr"), say.Term(l, "appraisal-verdict"))
	t.right(1, 2, 3, 4, 5, 6, 7)
	for i := range r.Options {
		a := &r.Options[i]
		t.add(a.ID, report.Years(a.Payback), report.Years(a.DiscountedPayback), report.Number(a.NPV), report.Ratio(a.NPVR), report.Rate(a.IRR), report.TableRate(a), report.Rate(a.MIRR), report.OptionVerdict(l, a))
	}
	return t.write(e.stdout)
}

func (e *env) printRankings(r *appraisal.Result) error {
	l := e.lang()
	if len(r.Rankings.NPV) < 2 {
		return nil
	}
	fmt.Fprintf(e.stdout, "\n%s\n", say.Term(l, "appraisal-rankings"))
	t := newTable("")
	for _, row := range []struct {
		key string
		ids []string
	}{{"appraisal-npv", r.Rankings.NPV}, {"appraisal-npvr", r.Rankings.NPVR}, {"appraisal-irr", r.Rankings.IRR}, {"appraisal-N", r.Rankings.Payback}} {
		name, _, _ := strings.Cut(strings.TrimSuffix(say.Term(l, row.key), "（%）"), ",")
		t.add("  "+name, strings.Join(row.ids, " > "))
	}
	if err := t.write(e.stdout); err != nil {
		return err
	}
	for i := range r.Conflicts {
		fmt.Fprintln(e.stdout, "  - "+report.ConflictText(l, &r.Conflicts[i]))
	}
	if r.MoreConflict > 0 {
		fmt.Fprintf(e.stdout, "  - … %d\n", r.MoreConflict)
	}
	return nil
}

func (e *env) printAppraisalSensitivity(r *appraisal.Result) error {
	l := e.lang()
	t := newTable(say.Term(l, "appraisal-option"), say.Term(l, "appraisal-parameter"), "−20 %", "−10 %", "+10 %", "+20 %", say.Term(l, "appraisal-break-even"))
	t.right(2, 3, 4, 5, 6)
	rows := 0
	for i := range r.Options {
		a := &r.Options[i]
		for j := range a.Sensitivity {
			s := &a.Sensitivity[j]
			cells := []string{a.ID, report.Parameter(l, s)}
			for k := range s.Points {
				cell := report.Number(s.Points[k].NPV)
				if irr := report.Rate(s.Points[k].IRR); irr != "" {
					cell += " (" + irr + ")"
				}
				cells = append(cells, cell)
			}
			t.add(append(cells, report.BreakEven(s))...)
			rows++
		}
	}
	if rows == 0 {
		return nil
	}
	fmt.Fprintf(e.stdout, "\n%s\n", say.Term(l, "appraisal-sensitivity"))
	return t.write(e.stdout)
}

// printMACC prints what a price of carbon adds, and the cost of what is avoided.
func (e *env) printMACC(r *appraisal.Result) error {
	l := e.lang()
	first := true
	for i := range r.Options {
		a := &r.Options[i]
		c := a.Carbon
		if c == nil {
			continue
		}
		if first {
			fmt.Fprintf(e.stdout, "\n%s\n", say.Term(l, "appraisal-carbon"))
			first = false
		}
		text := fmt.Sprintf(say.Term(l, "appraisal-carbon-line"), a.ID, report.Number(&c.Amount))
		if c.Price != nil {
			text += fmt.Sprintf(say.Term(l, "appraisal-carbon-at"), report.Number(c.Price), report.Number(c.NPV), report.Rate(c.IRR))
		}
		if c.BreakEven != nil {
			text += fmt.Sprintf(say.Term(l, "appraisal-carbon-even"), report.Number(c.BreakEven))
		} else if c.Reason != nil {
			text += say.Term(l, "appraisal-then") + say.Reason(l, c.Reason)
		}
		fmt.Fprintln(e.stdout, "  "+text)
	}
	if r.MACC == nil {
		return nil
	}
	fmt.Fprintf(e.stdout, "\n"+say.Term(l, "appraisal-macc")+"\n", report.EffectName(r.MACC.Effect))
	t := newTable(say.Term(l, "appraisal-option"), say.Term(l, "macc-cost"), say.Term(l, "macc-amount"), say.Term(l, "macc-cumulative"), say.Term(l, "macc-net-cost"), say.Term(l, "macc-net-benefit"))
	t.right(1, 2, 3, 4, 5)
	for i := range r.MACC.Steps {
		s := &r.MACC.Steps[i]
		t.add(s.ID, report.Number(&s.Cost), report.Number(&s.Amount), report.Number(&s.Cumulative), report.Number(&s.NetCost), report.Number(&s.NetBenefit))
	}
	return t.write(e.stdout)
}

func (e *env) printAppraisalNotes(r *appraisal.Result) {
	l := e.lang()
	lines := report.AppraisalNotes(l, r)
	if len(lines) > 0 {
		fmt.Fprintln(e.stdout)
	}
	for _, line := range lines {
		fmt.Fprintf(e.stdout, "%s: %s\n", say.Term(l, "appraisal-note"), line)
	}
}

// printNorms shows a document of norms.
func (e *env) printNorms(n *appraisal.Norms) error {
	l := e.lang()
	t := newTable(say.Term(l, "appraisal-classes"), say.Term(l, "name"), say.Term(l, "appraisal-payback-norm"))
	for i := range n.Classes {
		c := &n.Classes[i]
		bar := "—"
		if b := c.Payback; b != nil {
			bar = strconv.FormatFloat(b.Max, 'g', -1, 64)
			if b.Min < b.Max {
				bar = strconv.FormatFloat(b.Min, 'g', -1, 64) + "–" + bar
			}
		}
		t.add(c.ID, c.Name.In(string(l)), bar)
	}
	if err := t.write(e.stdout); err != nil {
		return err
	}
	if n.NPV != nil {
		fmt.Fprintf(e.stdout, "NPV ≥ %s\n", report.Number(n.NPV))
	}
	if n.IRR != "" {
		fmt.Fprintf(e.stdout, "IRR ≥ %s\n", say.Term(l, "appraisal-head-benchmark"))
	}
	for _, d := range n.Doubts {
		fmt.Fprintf(e.stdout, "%s %s\n", say.Term(l, "doubt"), d.In(string(l)))
	}
	return nil
}
