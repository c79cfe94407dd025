package main

import (
	"fmt"
	"math/rand/v2"

	"github.com/spf13/cobra"

	"headwater/input"
	"headwater/report"
	"headwater/say"
	"headwater/uncertainty"
)

func newUncertaintyCommand(e *env) *cobra.Command {
	return &cobra.Command{
		Use:     "uncertainty FILE",
		GroupID: groupEngines,
		Short:   "carry the uncertainty of inputs to a result (GUM and Monte Carlo)",
		Long: `Compute expressions of uncertain inputs: the value, its standard uncertainty to first
and second order, effective degrees of freedom, the budget of contributions, and a
Monte Carlo run beside it, with a warning when the two disagree.

FILE is YAML (- for standard input):

  expression: V * c / t               # or expressions: {name: …}
  inputs:
    V: {mean: 120 m3, sd: 2 %}
    c: {mean: 45 mg/L, halfwidth: 3 mg/L, distribution: triangular}
    t: {mean: 24 h}
  correlations: [{a: V, b: c, r: 0.3}]
  draws: 200000
  seed: 1

Straight-line fits and pedigree scores are inputs too; docs/method/uncertainty.md has
the formulas.`,
		Example: "  headwater uncertainty examples/uncertainty/end-gauge.yaml\n  headwater uncertainty examples/uncertainty/cod-load.yaml --format json",
		Args:    cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			file, err := e.readDocument(args[0])
			if err != nil {
				return err
			}
			var m uncertainty.Model
			decoded := file.Decode(&m)
			if err := file.Merge(decoded, uncertainty.Check(&m, input.Nearest)); err != nil {
				return err
			}
			rng := rand.New(rand.NewPCG(uint64(m.SeedOf()), 0))
			result, err := uncertainty.Evaluate(&m, rng, input.Nearest)
			if err != nil {
				return file.Locate(err)
			}
			return e.printUncertainty(result)
		},
	}
}

func (e *env) printUncertainty(r *uncertainty.Result) error {
	say.Fill(e.lang(), r)
	if e.json() {
		return e.printJSON(r)
	}
	for i := range r.Fits {
		e.printFit(&r.Fits[i])
	}
	if r.Results == nil {
		if r.Outcome == nil {
			return nil
		}
		return e.printOutcome("", r.Outcome)
	}
	for _, name := range sortedKeys(r.Results) {
		if err := e.printOutcome(name, r.Results[name]); err != nil {
			return err
		}
	}
	for _, p := range r.Correlations {
		if p.R != nil {
			fmt.Fprintf(e.stdout, "r(%s, %s) = %s\n", p.A, p.B, report.Number(p.R))
		}
	}
	return nil
}

func (e *env) printFit(f *uncertainty.FitResult) {
	a, b := report.Digits(f.InterceptSD), report.Digits(f.SlopeSD)
	fmt.Fprintf(e.stdout, say.Term(e.lang(), "fit-line")+"\n\n", f.Name, f.Variables[0], a(&f.Intercept), a(&f.InterceptSD), f.Variables[1], b(&f.Slope), b(&f.SlopeSD), report.Number(&f.R), report.Number(&f.ResidualSD), f.DOF)
}

// printOutcome prints the result, the interval of both methods and the budget.
func (e *env) printOutcome(name string, o *uncertainty.Outcome) error {
	l, w := e.lang(), e.stdout
	n := report.Digits(o.SD)
	title := o.Expression
	if name != "" {
		title = name + " = " + o.Expression
	}
	fmt.Fprintln(w, title)
	t := newTable("", say.Term(l, "value"), say.Term(l, "standard-uncertainty"), say.Term(l, "low"), say.Term(l, "high"), say.Term(l, "unit"), "")
	t.right(1, 2, 3, 4)
	first := []string{say.Term(l, "first-order"), n(&o.Value), n(&o.SD), "", "", o.Unit, ""}
	if x := o.Expanded; x != nil {
		first[3], first[4] = n(&x.Low), n(&x.High)
		first[6] = "k = " + report.Number(&x.K)
		if o.DOF != nil {
			first[6] += ", ν = " + report.Number(o.DOF)
		}
	}
	t.add(first...)
	if o.SecondOrder.SD != nil {
		t.add(say.Term(l, "second-order"), "", n(o.SecondOrder.SD), "", "", o.Unit, "")
	}
	mc := &o.MonteCarlo
	t.add(say.Term(l, "monte-carlo"), n(mc.Mean), n(mc.SD), n(mc.Low), n(mc.High), o.Unit, fmt.Sprintf(say.Term(l, "draws-seed"), mc.Draws, mc.Seed))
	if s := mc.Shortest; s != nil {
		t.add("  "+say.Term(l, "shortest"), "", "", n(&s.Low), n(&s.High), o.Unit, "")
	}
	if err := t.write(w); err != nil {
		return err
	}
	if o.Reason != nil && o.Expanded == nil {
		fmt.Fprintf(w, "%s: %s\n", say.Term(l, "warnings"), say.Reason(l, o.Reason))
	}
	if o.Warning != nil {
		fmt.Fprintf(w, "%s: %s\n", say.Term(l, "warnings"), say.Reason(l, o.Warning))
	}
	for i := range o.Notes {
		fmt.Fprintf(w, "%s: %s\n", say.Term(l, "warnings"), say.Reason(l, &o.Notes[i]))
	}
	if mc.Reason != nil {
		fmt.Fprintf(w, "%s: %s\n", say.Term(l, "warnings"), say.Reason(l, mc.Reason))
	}
	fmt.Fprintln(w)
	return e.printBudget(o)
}

func (e *env) printBudget(o *uncertainty.Outcome) error {
	l := e.lang()
	if len(o.Budget) == 0 {
		return nil
	}
	n := func(v *float64) string { return report.Number(v) }
	t := newTable(say.Term(l, "input"), say.Term(l, "mean"), say.Term(l, "standard-uncertainty"), say.Term(l, "unit"), say.Term(l, "distribution"), "ν", say.Term(l, "sensitivity-coefficient"), say.Term(l, "contribution"), say.Term(l, "share-of-variance"))
	t.right(1, 2, 5, 6, 7, 8)
	for i := range o.Budget {
		c := &o.Budget[i]
		m := report.Digits(c.SD)
		share := ""
		if c.Share != nil {
			share = fmt.Sprintf("%.1f %%", 100**c.Share)
		}
		kind := say.Term(l, "distribution-"+c.Distribution)
		if c.GSD2 != nil {
			kind += " (GSD² " + n(c.GSD2) + ")"
		}
		t.add(c.Input, m(&c.Mean), m(&c.SD), c.Unit, kind, n(c.DOF), n(&c.Sensitivity), n(&c.Contribution), share)
	}
	if err := t.write(e.stdout); err != nil {
		return err
	}
	_, err := fmt.Fprintln(e.stdout)
	return err
}
