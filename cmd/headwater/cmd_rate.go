package main

import (
	"github.com/spf13/cobra"
)

func newRateCommand(e *env) *cobra.Command {
	var system, against string
	var all bool
	cmd := &cobra.Command{
		Use:     "rate PLANT…",
		GroupID: groupAudit,
		Short:   "grade a plant against its evaluation index system",
		Long: `Grade a plant against the evaluation index system that its file names.

PLANT is a folder with plant.yaml, the file itself, or - for standard input. The
level is computed from stated values. Missing values and weights that were not read
give bounds: the best and the worst grade that are still possible.

--against holds one or more plants against another document as well, or against what is
in force on another day, and says who falls a level and by which indicators.`,
		Example: "  headwater rate examples/pcb-2022\n  headwater rate examples/pcb-2022 --format json\n  headwater rate plant.yaml --system cn-steel-2014 --date 2026-01-01\n  headwater rate plants/* --against 2027-01-01 --catalogue drafts",
		Args:    cobra.MinimumNArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			if against != "" {
				return e.rateAgainst(args, system, against)
			}
			if len(args) > 1 {
				return usage("rate-one", len(args))
			}
			result, _, err := e.assess(args[0], system, "")
			if err != nil {
				return err
			}
			return e.printResult(result, all)
		},
	}
	cmd.Flags().StringVar(&system, "system", "", "index system `id` (default: the one named in the plant file)")
	cmd.Flags().StringVar(&against, "against", "", "`ID|DATE`: another index system, or a day as 2027-01-01")
	cmd.Flags().BoolVar(&all, "all", false, "list the indicators that do not apply as well")
	_ = cmd.RegisterFlagCompletionFunc("system", e.completeSystems)
	_ = cmd.RegisterFlagCompletionFunc("against", e.completeSystems)
	return cmd
}

// completeSystems offers the ids of the catalogue's index systems to the shell.
func (e *env) completeSystems(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
	cat, err := e.loadCatalogue()
	if err != nil {
		return nil, cobra.ShellCompDirectiveError
	}
	return cat.SystemIDs(), cobra.ShellCompDirectiveNoFileComp
}
