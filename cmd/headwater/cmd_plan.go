package main

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"headwater/audit"
	"headwater/fault"
	"headwater/input"
	"headwater/option"
	"headwater/option/appraisal"
	"headwater/option/plan"
	"headwater/plant"
	"headwater/report"
	"headwater/say"
)

// planOptions are the flags of headwater plan.
type planOptions struct {
	target, front  string
	figure         string
	budget, yearly float64
	system         string
	limit          time.Duration
}

func newPlanCommand(e *env) *cobra.Command {
	var o planOptions
	cmd := &cobra.Command{
		Use:     "plan PLANT",
		GroupID: groupAudit,
		Short:   "the cheapest options that bring a plant to a grade",
		Long: `Find the cheapest of the plant's options with which a grade is certain: limiting
indicators, the index against its bar, options that act on each other, exclude or need one
another. Every set is graded by the rating engine itself. Without a plan, the reasons are
named (exit 4).`,
		Example: "  headwater plan examples/tannery-synthetic --target I\n  headwater plan my-plant --target II --budget 1900000 --front cost,level",
		Args:    cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			return e.runPlan(cmd.Context(), cmd.Flags().Changed, &o, args[0])
		},
	}
	f := cmd.Flags()
	f.StringVar(&o.target, "target", "", "`grade` to reach: I, II or III")
	f.Float64Var(&o.budget, "budget", 0, "most that may be spent, in the currency of the plant file")
	f.Float64Var(&o.yearly, "yearly", 0, "most that may be spent in one year, for the schedule")
	f.StringVar(&o.front, "front", "", "also list the plans that no other one beats in these: "+strings.Join(plan.Dimensions, ","))
	f.StringVar(&o.figure, "figure", "", "draw the front of cost and index to a `FILE.svg`")
	f.StringVar(&o.system, "system", "", "index system `id` (default: the one named in the plant file)")
	f.DurationVar(&o.limit, "time-limit", 30*time.Second, "longest search")
	_ = cmd.MarkFlagRequired("target")
	_ = cmd.RegisterFlagCompletionFunc("target", cobra.FixedCompletions([]string{"I", "II", "III"}, cobra.ShellCompDirectiveNoFileComp))
	_ = cmd.RegisterFlagCompletionFunc("system", e.completeSystems)
	return cmd
}

func (e *env) runPlan(ctx context.Context, given func(string) bool, o *planOptions, path string) error {
	problem := &plan.Problem{Target: o.target}
	if given("budget") {
		problem.Budget = &o.budget
	}
	if given("yearly") {
		problem.Yearly = &o.yearly
	}
	for word := range strings.SplitSeq(o.front, ",") {
		if word = strings.TrimSpace(word); word == "" {
			continue
		}
		if !slices.Contains(plan.Dimensions, word) {
			return usage("flag-word", "--front", word, strings.Join(plan.Dimensions, ", "), input.Nearest(word, plan.Dimensions))
		}
		problem.Front = append(problem.Front, word)
	}
	if o.figure != "" {
		for _, word := range []string{"cost", "index"} {
			if !slices.Contains(problem.Front, word) {
				problem.Front = append(problem.Front, word)
			}
		}
	}
	worth, err := e.posePlan(problem, path, o.system)
	if err != nil {
		return err
	}
	ctx, cancel := context.WithTimeout(ctx, o.limit)
	defer cancel()
	r, err := plan.Solve(problem, func() bool { return ctx.Err() != nil })
	if err != nil {
		return err
	}
	if context.Cause(ctx) == context.Canceled {
		return context.Canceled
	}
	audit.Worth(r, worth)
	if o.figure != "" && len(r.Front) > 0 {
		if err := e.writeFile(o.figure, report.FrontFigure(e.lang(), r).SVG); err != nil {
			return err
		}
	}
	if err := e.printPlan(r); err != nil {
		return err
	}
	if r.Status == plan.Infeasible || r.Status == plan.Timeout {
		return errNegative
	}
	return nil
}

// posePlan reads the plant, makes its assessments ready and appraises its options.
func (e *env) posePlan(problem *plan.Problem, path, system string) (*appraisal.Result, error) {
	pf, err := e.readPlant(path)
	if err != nil {
		return nil, err
	}
	cat, err := e.loadFor(pf.plant, system)
	if err != nil {
		return nil, err
	}
	p := pf.plant
	wrong := plant.Check(p, input.Nearest)
	rules := e.rules(cat, system)
	trials, err := audit.Trials(rules, p)
	known := map[string]bool{}
	for _, t := range trials {
		if t != nil {
			for _, id := range t.Indicators() {
				_, known[id] = t.Has(id)
			}
		}
	}
	worth, unpaid := audit.Appraise(rules.Norms, p, input.Nearest)
	var none error
	if len(p.Options) == 0 {
		none = fault.Input("/options", "plan-none")
	}
	bad := errors.Join(wrong, err, none)
	if len(known) > 0 {
		bad = errors.Join(bad, option.Check(p, known, input.Nearest))
	}
	told := map[string]bool{} // a value is blamed once, as a plan sees it
	for _, x := range fault.All(bad) {
		told[x.At] = true
	}
	for _, x := range fault.All(unpaid) {
		if !told[x.At] {
			bad = errors.Join(bad, x)
		}
	}
	if err := pf.file.Merge(pf.bad, bad); err != nil {
		return nil, err
	}
	problem.Plant = p
	for _, t := range trials {
		g, err := plan.NewGraded(t, problem.Target)
		if err != nil {
			return nil, usageError{err: err}
		}
		problem.Trials = append(problem.Trials, g)
	}
	return worth, nil
}

func (e *env) printPlan(r *plan.Result) error {
	say.Fill(e.lang(), r)
	if e.json() {
		return e.printJSON(r)
	}
	l, w := e.lang(), e.stdout
	level := levelName(l, r.Target)
	switch {
	case r.Investment == nil:
		fmt.Fprintf(w, say.Term(l, "plan-"+r.Status)+"\n", level)
	case len(r.Selected) == 0:
		fmt.Fprintf(w, say.Term(l, "plan-nothing")+"\n", level)
	default:
		fmt.Fprintf(w, say.Term(l, "plan-"+r.Status)+"\n", level, report.Number(r.Investment), r.Currency)
	}
	for i := range r.Reasons {
		fmt.Fprintln(w, "  - "+r.Reasons[i].Message)
	}
	if len(r.Selected) > 0 {
		if err := e.printPlanned(r); err != nil {
			return err
		}
	}
	if len(r.Front) > 0 {
		fmt.Fprintf(w, "\n%s\n", say.Term(l, "plan-front"))
		t := newTable(say.Term(l, "investment"), say.Term(l, "level"), say.Term(l, "index"), say.Term(l, "plan-saved"), say.Term(l, "plan-option"))
		t.right(0, 2)
		for i := range r.Front {
			p := &r.Front[i]
			var saved []string
			for _, d := range sortedKeys(p.Saved) {
				saved = append(saved, d+" "+report.Number(new(p.Saved[d])))
			}
			t.add(report.Number(&p.Cost), levelName(l, p.Level), report.Number(&p.Index), strings.Join(saved, ", "), strings.Join(p.Selected, ", "))
		}
		if err := t.write(w); err != nil {
			return err
		}
	}
	for _, left := range r.Left {
		fmt.Fprintf(w, "%s: %s (%s)\n", say.Term(l, "plan-left"), left.Option, say.Term(l, left.Code))
	}
	return nil
}

func (e *env) printPlanned(r *plan.Result) error {
	l, w := e.lang(), e.stdout
	years := map[string]int{}
	for _, y := range r.Schedule {
		for _, id := range y.Options {
			years[id] = y.Year
		}
	}
	t := newTable(say.Term(l, "plan-option"), say.Term(l, "plan-year"), say.Term(l, "plan-without"))
	for _, n := range r.Binding {
		var by []string
		for i := range n.By {
			by = append(by, n.By[i].Message)
		}
		t.add(n.Option, fmt.Sprint(years[n.Option]), strings.Join(by, "; "))
	}
	if err := t.write(w); err != nil {
		return err
	}
	for _, line := range report.PlanWorth(l, r) {
		fmt.Fprintln(w, line)
	}
	var parts []string
	for _, id := range sortedKeys(*r.Index) {
		parts = append(parts, report.IndexName(id)+" "+report.Bounds((*r.Index)[id]))
	}
	fmt.Fprintf(w, say.Term(l, "plan-then")+"\n", strings.Join(parts, " · "))
	for _, s := range r.Saved {
		fmt.Fprintf(w, "%s: %s %s %s\n", say.Term(l, "plan-saved"), s.Of, report.Number(&s.Amount), s.Unit)
	}
	return nil
}
