package main

import (
	"fmt"
	"path/filepath"

	"github.com/spf13/cobra"

	"headwater/input"
	"headwater/report"
	"headwater/reuse"
	"headwater/say"
)

func newReuseCommand(e *env) *cobra.Command {
	cmd := &cobra.Command{
		Use:     "reuse",
		GroupID: groupEngines,
		Short:   "how far a plant could go by reusing its own water and heat (pinch)",
		Long: `Find the least fresh water, or the least heating and cooling, that a set of streams
needs: the target that every option is measured against. See docs/method/reuse.md.`,
		Example: "  headwater reuse water examples/reuse/water.yaml\n  headwater reuse heat examples/reuse/heat.yaml --format json",
		Args:    cobra.NoArgs,
		RunE:    func(cmd *cobra.Command, args []string) error { return cmd.Help() },
	}
	cmd.AddCommand(newReuseWaterCommand(e), newReuseHeatCommand(e))
	return cmd
}

func newReuseWaterCommand(e *env) *cobra.Command {
	var out string
	cmd := &cobra.Command{
		Use:   "water FILE",
		Short: "least fresh water and waste water, pinch, cascade, a network",
		Long: `FILE is YAML or JSON, - reads standard input. It lists operations that take a load up
(load_kg_h, cin_max_ppm, cout_max_ppm), or sources and sinks of fixed flow (flow_t_h,
ppm), or both. Optional: fresh sources with prices, regeneration, losses and gains,
several contaminants ({COD: 100, SS: 20} in the place of a number), for which the target
is bounded from both sides.`,
		Example: "  headwater reuse water examples/reuse/water.yaml\n  headwater reuse water examples/reuse/water.yaml -o figures --lang zh",
		Args:    cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			file, err := e.readDocument(args[0])
			if err != nil {
				return err
			}
			var w reuse.Water
			if bad := file.Decode(&w); bad != nil {
				return file.Merge(bad, reuse.CheckWater(&w))
			}
			r, err := reuse.TargetWater(&w)
			if err != nil {
				return file.Locate(err)
			}
			return e.printReuse(r, out, report.WaterFigures(e.lang(), r), func() error { return e.printWater(r) })
		},
	}
	cmd.Flags().StringVarP(&out, "output", "o", "", "`folder` for the figures (SVG)")
	return cmd
}

func newReuseHeatCommand(e *env) *cobra.Command {
	var out string
	cmd := &cobra.Command{
		Use:   "heat FILE",
		Short: "least hot and cold utility, pinches, problem table, composite curves",
		Long: `FILE is YAML or JSON, - reads standard input. It lists streams (supply and target in
°C, cp in kW/K or duty in kW) and the smallest approach dt_min, or dt_cont of every stream,
its share of it. Optional: utilities at levels with prices, a range of approaches to
compare (dt_range), and the exchangers of today (existing), of which it says what they
carry across the pinch and what that costs.`,
		Example: "  headwater reuse heat examples/reuse/heat.yaml\n  headwater reuse heat examples/reuse/heat.yaml -o figures --lang zh",
		Args:    cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			file, err := e.readDocument(args[0])
			if err != nil {
				return err
			}
			var h reuse.Heat
			if bad := file.Decode(&h); bad != nil {
				return file.Merge(bad, reuse.CheckHeat(&h, input.Nearest))
			}
			r, err := reuse.TargetHeat(&h, input.Nearest)
			if err != nil {
				return file.Locate(err)
			}
			return e.printReuse(r, out, report.HeatFigures(e.lang(), r), func() error { return e.printHeat(r) })
		},
	}
	cmd.Flags().StringVarP(&out, "output", "o", "", "`folder` for the figures (SVG)")
	return cmd
}

// printReuse writes the figures where they are wanted, and the result as JSON or tables.
func (e *env) printReuse(r any, out string, figures []report.Figure, tables func() error) error {
	say.Fill(e.lang(), r)
	if out != "" {
		var files []file
		for _, f := range figures {
			files = append(files, file{f.Name + ".svg", []byte(f.SVG)})
		}
		if err := writeFolder(out, files); err != nil {
			return err
		}
	}
	if e.json() {
		return e.printJSON(r)
	}
	if err := tables(); err != nil {
		return err
	}
	if out == "" {
		return nil
	}
	for _, f := range figures {
		fmt.Fprintf(e.stdout, "%s %s\n", say.Term(e.lang(), "written"), filepath.Join(out, f.Name+".svg"))
	}
	return nil
}
