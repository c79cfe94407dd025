package main

import (
	"fmt"
	"slices"
	"strings"

	"headwater/option/portfolio"
	"headwater/say"
)

// printPortfolio writes what was chosen as tables for people or as JSON.
func (e *env) printPortfolio(r *portfolio.Result, f *portfolio.File) error {
	l, w := e.lang(), e.stdout
	say.Fill(l, r)
	if e.json() {
		return e.printJSON(r)
	}
	defer func() {
		for i := range r.Notes {
			fmt.Fprintf(w, "%s: %s\n", say.Term(l, "warnings"), say.Reason(l, &r.Notes[i]))
		}
	}()
	goal := say.Term(l, "portfolio-goal-"+r.Goal)
	switch r.Status {
	case portfolio.Optimal:
		by := say.Term(l, "portfolio-by-builtin")
		if r.Proof != portfolio.Builtin {
			by = fmt.Sprintf(say.Term(l, "portfolio-by-solver"), r.Proof)
		}
		fmt.Fprintf(w, say.Term(l, "portfolio-optimal")+"\n", goal, flow(r.Objective), by)
	case portfolio.Feasible:
		fmt.Fprintf(w, say.Term(l, "portfolio-feasible")+"\n", goal, flow(r.Objective), flow(r.Bound), percentOf(r.Gap))
	default:
		fmt.Fprintln(w, say.Reason(l, r.Reason))
		if r.Bound != nil {
			fmt.Fprintf(w, say.Term(l, "portfolio-bound")+"\n", goal, flow(r.Bound))
		}
		for i := range r.Reasons {
			fmt.Fprintf(w, "  - %s\n", say.Reason(l, &r.Reasons[i]))
		}
		if r.Irreducible != nil && *r.Irreducible && len(r.Reasons) > 1 {
			fmt.Fprintln(w, say.Term(l, "portfolio-irreducible"))
		}
		return nil
	}
	fmt.Fprintln(w)
	if err := e.printChosen(r, f); err != nil {
		return err
	}
	if len(r.Constraints) == 0 {
		return nil
	}
	fmt.Fprintln(w)
	return e.printConstraints(r)
}

// printChosen lists the chosen options with their amounts, and the totals.
func (e *env) printChosen(r *portfolio.Result, f *portfolio.File) error {
	l := e.lang()
	amounts := []string{portfolio.Investment, portfolio.Benefit}
	for _, k := range sortedKeys(r.Totals) {
		if !slices.Contains(amounts, k) {
			amounts = append(amounts, k)
		}
	}
	amounts = slices.DeleteFunc(amounts, func(k string) bool { _, ok := r.Totals[k]; return !ok })
	head := []string{fmt.Sprintf(say.Term(l, "portfolio-chosen"), len(r.Selected), len(f.Options))}
	last := []string{say.Term(l, "portfolio-total")}
	for _, k := range amounts {
		name := k
		if k == portfolio.Investment || k == portfolio.Benefit {
			name = say.Term(l, "portfolio-"+k)
		}
		head = append(head, name)
		last = append(last, flow(new(r.Totals[k])))
	}
	t := newTable(head...)
	for i := range amounts {
		t.right(i + 1)
	}
	for j := range f.Options {
		o := &f.Options[j]
		if !slices.Contains(r.Selected, o.ID) {
			continue
		}
		row := []string{o.ID}
		for _, k := range amounts {
			row = append(row, flow(o.Amount(k)))
		}
		t.add(row...)
	}
	t.add(last...)
	return t.write(e.stdout)
}

// printConstraints lists the requirements of amounts; of the logic, which always holds,
// only the counts.
func (e *env) printConstraints(r *portfolio.Result) error {
	l := e.lang()
	t := newTable(say.Term(l, "portfolio-requirement"), say.Term(l, "value"), say.Term(l, "portfolio-limit"), say.Term(l, "portfolio-slack"))
	t.right(1, 2, 3)
	any := false
	for _, c := range r.Constraints {
		if c.Kind == "exclusive" || c.Kind == "requires" {
			continue
		}
		what := c.Name
		if len(c.Of) > 0 {
			what = strings.Join(c.Of, ", ")
		}
		if c.Name == portfolio.Benefit {
			what = say.Term(l, "portfolio-benefit")
		}
		t.add(strings.TrimSpace(fmt.Sprintf(say.Term(l, "portfolio-kind-"+c.Kind), what)), flow(&c.Value), flow(&c.Limit), flow(&c.Slack))
		any = true
	}
	if !any {
		return nil
	}
	return t.write(e.stdout)
}

func percentOf(x *float64) string {
	if x == nil {
		return "—"
	}
	return fmt.Sprintf("%.2g %%", *x*100)
}
