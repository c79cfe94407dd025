package main

import (
	"context"
	"slices"
	"time"

	"github.com/spf13/cobra"

	"headwater/input"
	"headwater/lp"
	"headwater/option/portfolio"
)

type portfolioOptions struct {
	solver string
	limit  time.Duration
}

func newPortfolioCommand(e *env) *cobra.Command {
	var opts portfolioOptions
	cmd := &cobra.Command{
		Use:     "portfolio FILE",
		GroupID: groupEngines,
		Short:   "choose the best set of options within budgets, targets and logic",
		Long: `Find the set of options with the largest benefit, or the least investment, that keeps
budgets and limits, reaches targets, takes at most one of each exclusive group and
nothing without what it needs. The answer is proven best, or comes with a bound on what
could still be gained; where no set will do, with the requirements that cannot be met
together (exit 4).

FILE is YAML or JSON, - reads standard input: see docs/method/lp.md. An installed cbc,
glpsol or highs can solve large ones; whatever it answers is checked.`,
		Example: "  headwater portfolio examples/portfolio/six-options.yaml\n  headwater portfolio options.yaml --solver cbc --time-limit 2m --format json",
		Args:    cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			if !(opts.limit > 0) {
				return usage("portfolio-time-limit", opts.limit.String())
			}
			if !slices.Contains(solverNames(), opts.solver) {
				return usage("portfolio-solver", opts.solver, input.Nearest(opts.solver, solverNames()))
			}
			r, f, err := e.solvePortfolio(cmd.Context(), args[0], opts)
			if err != nil {
				return err
			}
			if err := e.printPortfolio(r, f); err != nil {
				return err
			}
			if r.Objective == nil {
				return errNegative
			}
			return nil
		},
	}
	cmd.Flags().StringVar(&opts.solver, "solver", portfolio.Builtin, "`name` of the solver: builtin, or an installed cbc, glpsol or highs")
	cmd.Flags().DurationVar(&opts.limit, "time-limit", 30*time.Second, "time after which the best so far is taken, as `30s` or 2m")
	_ = cmd.RegisterFlagCompletionFunc("solver", cobra.FixedCompletions(solverNames(), cobra.ShellCompDirectiveNoFileComp))
	return cmd
}

func solverNames() []string {
	names := []string{portfolio.Builtin}
	for _, s := range foreignSolvers() {
		names = append(names, s.name)
	}
	return names
}

// checkTime is how long our own solver may look for a better answer than a foreign one's,
// and for the reasons of an infeasible portfolio.
const checkTime = 3 * time.Second

// solvePortfolio reads a file and solves it within the time limit.
func (e *env) solvePortfolio(ctx context.Context, path string, opts portfolioOptions) (*portfolio.Result, *portfolio.File, error) {
	doc, err := e.readDocument(path)
	if err != nil {
		return nil, nil, err
	}
	f := &portfolio.File{}
	unread := doc.Decode(f)
	if err := doc.Merge(unread, portfolio.Check(f, input.Nearest)); err != nil {
		return nil, nil, err
	}
	m := portfolio.NewModel(f)
	within := func(d time.Duration, nodes int) (lp.Options, func()) {
		timed, cancel := context.WithTimeout(ctx, d)
		return lp.Options{Stop: func() bool { return timed.Err() != nil }, Nodes: nodes}, cancel
	}
	i := slices.Index(solverNames(), opts.solver)
	if i == 0 {
		if err := doc.Locate(m.CheckSize()); err != nil {
			return nil, nil, err
		}
		o, cancel := within(opts.limit, 0)
		defer cancel()
		b := lp.Branch(m.Problem, o)
		after, cancelAfter := within(checkTime, 0)
		defer cancelAfter()
		return m.Result(b, after), f, ctx.Err()
	}
	foreign := foreignSolvers()[i-1]
	answer, name, err := foreign.run(ctx, m.Problem, opts.limit)
	if err != nil {
		return nil, nil, err
	}
	own := lp.Unknown(m.Problem)
	if m.CheckSize() == nil {
		o, cancel := within(min(checkTime, opts.limit), 0)
		defer cancel()
		own = lp.Branch(m.Problem, o)
	}
	after, cancel := within(checkTime, 0)
	defer cancel()
	r, err := m.Judge(name, answer, own, after)
	if err == nil {
		err = ctx.Err()
	}
	return r, f, err
}
