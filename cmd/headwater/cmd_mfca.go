package main

import (
	"fmt"

	"github.com/spf13/cobra"

	"headwater/balance/mfca"
	"headwater/input"
	"headwater/report"
	"headwater/say"
)

func newMFCACommand(e *env) *cobra.Command {
	return &cobra.Command{
		Use:     "mfca FILE",
		GroupID: groupEngines,
		Short:   "what lost material costs: material flow cost accounting (ISO 14051)",
		Long: `Follow material, energy and system cost with the mass through quantity centres, to
the product or to the loss; waste management goes to the loss. What a product carries
is an input of the next centre; branches and returns are solved together.

FILE is YAML or JSON, - reads standard input. A mass balance that does not close is a
result (exit 0): what is unaccounted for is shown. See docs/method/mfca.md.`,
		Example: "  headwater mfca examples/mfca/two-centres.yaml\n  headwater mfca examples/mfca/two-centres.yaml --format json",
		Args:    cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			file, err := e.readDocument(args[0])
			if err != nil {
				return err
			}
			var network mfca.Network
			if bad := file.Decode(&network); bad != nil {
				return file.Merge(bad, mfca.Check(&network, input.Nearest))
			}
			result, err := mfca.Account(&network, input.Nearest)
			if err != nil {
				return file.Locate(err)
			}
			say.Fill(e.lang(), result)
			if e.json() {
				return e.printJSON(result)
			}
			return e.printMFCA(result)
		},
	}
}

// printMFCA prints what it comes to, then costs, materials and masses as tables.
func (e *env) printMFCA(r *mfca.Result) error {
	l, t := e.lang(), &r.Total
	fmt.Fprintln(e.stdout, say.Term(l, "mfca-title"))
	if t.LossShare == nil {
		fmt.Fprintln(e.stdout, say.Term(l, "mfca-nothing"))
	} else {
		fmt.Fprintf(e.stdout, say.Term(l, "mfca-summary")+"\n", report.Money(t.Loss, r.Currency), report.Money(t.Grand, r.Currency), percent(t.LossShare), report.Money(t.CostPerKg, r.Currency))
	}
	for _, print := range []func(*mfca.Result) error{e.printMFCACosts, e.printMFCAMaterials, e.printMFCAMasses} {
		fmt.Fprintln(e.stdout)
		if err := print(r); err != nil {
			return err
		}
	}
	if len(r.Notes) > 0 {
		fmt.Fprintln(e.stdout)
	}
	for i := range r.Notes {
		fmt.Fprintf(e.stdout, "%s: %s\n", say.Term(l, "mfca-note"), say.Reason(l, &r.Notes[i]))
	}
	return nil
}

func percent(x *float64) string {
	if x == nil {
		return ""
	}
	return fmt.Sprintf("%.1f", *x*100)
}
