package main

import (
	"errors"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"headwater/fault"
	"headwater/input"
	"headwater/limit"
	"headwater/plant"
	"headwater/report"
	"headwater/say"
)

func newLimitsCommand(e *env) *cobra.Command {
	return &cobra.Command{
		Use:     "limits PLANT",
		GroupID: groupAudit,
		Short:   "hold a plant's discharges against limits, permits and quotas",
		Long: `Hold a plant against the limit tables that its file names under limits: mass limits
by production summed over its processes, concentrations at the prescribed point,
pH ranges, benchmark drainage, the combined-wastestream formula, quotas and permits.
Daily maxima, monthly and annual averages are checks of their own. A limit exceeded
is a result (exit 0).`,
		Example: "  headwater limits examples/steel-synthetic\n  headwater limits examples/tannery-synthetic --format json",
		Args:    cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			pf, err := e.readPlant(args[0])
			if err != nil {
				return err
			}
			cat, err := e.loadFor(pf.plant, "")
			if err != nil {
				return err
			}
			rq := limitRequest(cat)
			rq.Day = e.day()
			wrong := plant.Check(pf.plant, input.Nearest)
			checks, err := limit.Assess(&rq, pf.plant)
			if err := pf.file.Merge(pf.bad, errors.Join(wrong, err)); err != nil {
				return err
			}
			if len(checks) == 0 {
				return pf.file.Locate(fault.Input("", "limits-none"))
			}
			return e.printLimits(checks)
		},
	}
}

func (e *env) printLimits(checks []limit.Check) error {
	l := e.lang()
	say.Fill(l, &checks)
	if e.json() {
		return e.printJSON(map[string]any{"checks": checks})
	}
	t := newTable(say.Term(l, "parameter"), say.Term(l, "statistic"), say.Term(l, "tier"), say.Term(l, "section"), say.Term(l, "actual"), say.Term(l, "allowed"), say.Term(l, "unit"), say.Term(l, "ratio"), say.Term(l, "finding"))
	t.right(4, 5, 7)
	foreign := false
	for i := range checks {
		c := &checks[i]
		foreign = foreign || c.Foreign
		t.add(report.Pollutant(l, c), report.Statistic(l, c), c.Tier, c.Section, report.Number(c.Actual), report.Allowed(c), c.Unit, report.Number(c.Ratio), report.Verdict(l, c))
	}
	if err := t.write(e.stdout); err != nil {
		return err
	}
	for i := range checks {
		if c := &checks[i]; len(c.Parts) > 1 && (c.Method == "mass" || c.Method == "combined-wastestream") {
			fmt.Fprintf(e.stdout, "%s %s %s: %s\n", report.Pollutant(l, c), report.Statistic(l, c), c.Tier, strings.Join(partTexts(c), " + "))
		}
	}
	if foreign {
		fmt.Fprintln(e.stdout, say.Term(l, "foreign-limits"))
	}
	return nil
}

// partTexts writes what every process adds: "425.11 tannery 9.3 kg/kkg · 12 t/d = 111.6".
func partTexts(c *limit.Check) (out []string) {
	for i := range c.Parts {
		p := &c.Parts[i]
		s := strings.TrimSpace(p.Process + " " + p.Segment)
		s += " " + report.Number(p.Limit) + " " + p.Unit
		if p.Production != nil {
			s += " · " + report.Number(p.Production) + " " + p.Basis
		}
		if p.Allowed != nil {
			s += " = " + report.Number(p.Allowed)
		}
		out = append(out, s)
	}
	return out
}
