package main

import (
	"github.com/spf13/cobra"

	"headwater/catalogue"
	"headwater/input"
	"headwater/option/appraisal"
	"headwater/say"
)

func newAppraiseCommand(e *env) *cobra.Command {
	var figures string
	cmd := &cobra.Command{
		Use:     "appraise FILE",
		GroupID: groupEngines,
		Short:   "whether options pay: payback, NPV, NPVR, IRR, sensitivity, abatement cost",
		Long: `Work out what a feasibility chapter prints of every option: I net of subsidy, P, D, T,
tax, E, F, N, NPV, NPVR, IRR (the root itself and by interpolation in a table), all
rates of return, MIRR, discounted payback; a verdict by the norms of the catalogue;
sensitivity; marginal abatement cost. The flow of year 0 is not discounted.

FILE is YAML or JSON, - reads standard input. An option states its saving (or the items
that it is made of) before tax, its cash_flow after tax, or all its flows. An option
that says too little is a result (exit 0): not appraisable, with what it lacks.
See docs/method/appraisal.md.`,
		Example: "  headwater appraise examples/appraise/recovery.yaml\n  headwater appraise examples/appraise/recovery.yaml --figures out --format json",
		Args:    cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			norms, err := e.norms()
			if err != nil {
				return err
			}
			file, err := e.readDocument(args[0])
			if err != nil {
				return err
			}
			var study appraisal.Study
			if bad := file.Decode(&study); bad != nil {
				return file.Merge(bad, appraisal.Check(&study, norms, input.Nearest))
			}
			result, err := appraisal.Appraise(&study, norms, input.Nearest)
			if err != nil {
				return file.Locate(err)
			}
			say.Fill(e.lang(), result)
			if figures != "" {
				if err := e.drawAppraisal(figures, result); err != nil {
					return err
				}
			}
			if e.json() {
				return e.printJSON(result)
			}
			return e.printAppraisal(result)
		},
	}
	cmd.Flags().StringVar(&figures, "figures", "", "write the tornado, payback and abatement cost figures into this `folder`")
	_ = cmd.MarkFlagDirname("figures")
	return cmd
}

// norms are the documents of feasibility norms of the catalogue.
func (e *env) norms() ([]*appraisal.Norms, error) {
	cat, err := e.loadSome(func(kind, _ string) bool { return kind == catalogue.Feasibility })
	if err != nil {
		return nil, err
	}
	return cat.Norms, nil
}
