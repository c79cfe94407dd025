package main

import (
	"errors"
	"fmt"
	"path/filepath"

	"github.com/spf13/cobra"

	"headwater/account"
	"headwater/audit"
	"headwater/catalogue"
	"headwater/fault"
	"headwater/input"
	"headwater/plant"
	"headwater/rating"
	"headwater/say"
)

func newPlantCommand(e *env) *cobra.Command {
	cmd := &cobra.Command{
		Use:     "plant",
		GroupID: groupData,
		Short:   "make and check plant files",
		Example: "  headwater plant new --system cn-steel-2014 my-works\n  headwater plant check my-works",
		Args:    cobra.NoArgs,
		RunE:    func(cmd *cobra.Command, args []string) error { return cmd.Help() },
	}
	cmd.AddCommand(newPlantNewCommand(e), newPlantCheckCommand(e), newPlantSchemaCommand(e))
	return cmd
}

func newPlantNewCommand(e *env) *cobra.Command {
	var system, profile string
	cmd := &cobra.Command{
		Use:   "new [FOLDER]",
		Short: "write a commented plant file with an index system's indicators",
		Long: `Write a commented plant.yaml with every indicator of an index system: what it asks,
its unit and its levels. Without FOLDER it goes to standard output. Nothing is
overwritten.`,
		Example: "  headwater plant new --system cn-electroplating-2015 my-plant",
		Args:    cobra.MaximumNArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			cat, err := e.loadCatalogue()
			if err != nil {
				return err
			}
			text, err := e.newPlantFile(cat, system, profile)
			if err != nil {
				return err
			}
			if len(args) == 0 {
				_, err := fmt.Fprint(e.stdout, text)
				return err
			}
			return e.writeNew(filepath.Join(args[0], "plant.yaml"), text)
		},
	}
	cmd.Flags().StringVar(&system, "system", "", "index system `id`")
	cmd.Flags().StringVar(&profile, "profile", "", "profile of the system (default: the first with a table)")
	_ = cmd.MarkFlagRequired("system")
	_ = cmd.RegisterFlagCompletionFunc("system", e.completeSystems)
	return cmd
}

func (e *env) newPlantFile(cat *catalogue.Catalogue, system, profile string) (string, error) {
	sys, ok := cat.System(system)
	if !ok {
		return "", fault.NotFound("", "system-unknown", system, input.Nearest(system, cat.SystemIDs()))
	}
	text, err := rating.Template(sys, profile, string(e.lang()), e.day().Year()-1)
	return text, err
}

func newPlantCheckCommand(e *env) *cobra.Command {
	return &cobra.Command{
		Use:   "check PLANT",
		Short: "check a plant file without grading it",
		Long: `Check a plant file: keys, units, ids, and its answers against the index system that
it names. Every problem is listed with its line, or with sheet and cell of a workbook;
exit 3 if there is one. --annotate writes a copy of the workbook in which those cells are
red and say in a comment what is wrong.`,
		Example: "  headwater plant check examples/pcb-2022\n  headwater plant check plant.xlsx --annotate marked.xlsx",
		Args:    cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			p, err := e.checkPlantFile(args[0])
			if err != nil {
				return err
			}
			if e.json() {
				return e.printJSON(map[string]any{"plant": p.Plant.ID, "problems": []string{}})
			}
			_, err = fmt.Fprintf(e.stdout, say.Term(e.lang(), "plant-good")+"\n", p.Plant.ID, len(p.Products), len(p.Processes), len(p.Streams), len(p.Index.Answers))
			return err
		},
	}
}

// checkPlantFile reads a plant file and finds everything that is wrong with it.
func (e *env) checkPlantFile(path string) (*plant.Plant, error) {
	pf, err := e.readPlant(path)
	if err != nil {
		return nil, err
	}
	cat, err := e.loadFor(pf.plant, "")
	if err != nil {
		return nil, err
	}
	p := pf.plant
	if p.Index.System != "" || len(p.Index.Assessments) > 0 {
		_, err = audit.Assess(e.rules(cat, ""), p)
	} else if err = plant.Check(p, input.Nearest); err == nil {
		_, err = account.Assess(&account.Request{Rules: cat.BalanceRules, Factors: cat.AllFactors(), Day: e.day()}, p)
		_, unpaid := audit.Appraise(cat.Norms, p, input.Nearest)
		err = errors.Join(err, unpaid)
	}
	return p, pf.file.Merge(pf.bad, err)
}

func newPlantSchemaCommand(e *env) *cobra.Command {
	return &cobra.Command{
		Use:     "schema",
		Short:   "print the JSON Schema of the plant file, for editors",
		Example: "  headwater plant schema > plant.schema.json",
		Args:    cobra.NoArgs,
		RunE: func(cmd *cobra.Command, args []string) error {
			_, err := e.stdout.Write(plant.Schema())
			return err
		},
	}
}
