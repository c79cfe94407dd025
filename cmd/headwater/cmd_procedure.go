package main

import (
	"errors"
	"os"
	"path/filepath"
	"slices"

	"github.com/spf13/cobra"

	"headwater/audit"
	"headwater/catalogue"
	"headwater/fault"
	"headwater/procedure"
	"headwater/say"
)

func newProcedureCommand(e *env) *cobra.Command {
	cmd := &cobra.Command{
		Use:     "procedure",
		GroupID: groupAudit,
		Short:   "follow an audit through its seven phases",
		Long: `Follow a plant's audit file through the seven phases and their steps: what is done,
what is missing, what contradicts itself; deadlines; the focus and how sure it is;
score sheets; and the texts that go with an audit.`,
		Example: "  headwater procedure status my-plant\n  headwater procedure text my-plant --of publicity --lang zh",
	}
	cmd.AddCommand(newProcedureStatusCommand(e), newProcedureTextCommand(e))
	return cmd
}

func newProcedureStatusCommand(e *env) *cobra.Command {
	var strict bool
	cmd := &cobra.Command{
		Use:   "status PLANT",
		Short: "what of the audit is done, missing, contradicted",
		Long: `List every step of the procedure with its state, every deadline on the day of
evaluation (--date), and what does not fit, with the line of the plant file. A joint
file that names enterprises is followed together with their plant files.

A step is done when everything that it must give is there, contradicted when a finding
disputes it. --strict ends with exit code 4 while an error stands.`,
		Example: "  headwater procedure status examples/dyehouse-synthetic\n  headwater procedure status my-plant --edition evaluation --format json",
		Args:    cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			if err := e.checkEdition(); err != nil {
				return err
			}
			result, err := e.followPlant(args[0])
			if err != nil {
				return err
			}
			if err := e.printStatus(result); err != nil {
				return err
			}
			if strict && slices.ContainsFunc(result.Findings, func(f procedure.Finding) bool { return f.Severity == procedure.Error }) {
				return errNegative
			}
			return nil
		},
	}
	cmd.Flags().BoolVar(&strict, "strict", false, "exit with code 4 while an error stands")
	e.editionFlag(cmd)
	return cmd
}

// editionFlag adds --edition to a command.
func (e *env) editionFlag(cmd *cobra.Command) {
	cmd.Flags().StringVar(&e.edition, "edition", "", "`edition`: evaluation (before the medium/high-cost options) or acceptance (after); default: by what the file has")
	_ = cmd.RegisterFlagCompletionFunc("edition", cobra.FixedCompletions([]string{procedure.Evaluation, procedure.Acceptance}, cobra.ShellCompDirectiveNoFileComp))
}

func (e *env) checkEdition() error {
	if e.edition != "" && e.edition != procedure.Evaluation && e.edition != procedure.Acceptance {
		return usage("flag-edition", e.edition)
	}
	return nil
}

// followPlant follows the audit file of a plant, and those of its members where it is a
// joint one.
func (e *env) followPlant(path string) (*procedure.Result, error) {
	pf, err := e.readPlant(path)
	if err != nil {
		return nil, err
	}
	if pf.plant.Audit == nil {
		return nil, pf.file.Merge(pf.bad, fault.Input("", "audit-absent", path))
	}
	cat, err := e.loadFor(pf.plant, "")
	if err != nil {
		return nil, err
	}
	result, err := e.followOne(pf, cat)
	if err != nil || len(pf.plant.Audit.Enterprises) == 0 {
		return result, err
	}
	var ids []string
	var members []*procedure.Result
	var bad []error
	for _, x := range pf.plant.Audit.Enterprises {
		if x.Plant == "" {
			continue
		}
		at := x.Plant
		if !filepath.IsAbs(at) && path != "-" {
			at = filepath.Join(folderOf(path), at)
		}
		one, err := e.readPlant(at)
		if err != nil {
			bad = append(bad, err)
			continue
		}
		cat, err := e.loadFor(one.plant, "")
		if err != nil {
			return nil, err
		}
		if one.plant.Audit == nil {
			bad = append(bad, one.file.Merge(one.bad, fault.Input("", "audit-absent", at)))
			continue
		}
		r, err := e.followOne(one, cat)
		if err != nil {
			bad = append(bad, err)
			continue
		}
		ids, members = append(ids, x.ID), append(members, r)
	}
	if err := errors.Join(bad...); err != nil {
		return nil, err
	}
	return procedure.Join(result, ids, members), nil
}

// folderOf is the folder of a plant that is given as a folder or as its file.
func folderOf(path string) string {
	if info, err := os.Stat(path); err == nil && !info.IsDir() {
		return filepath.Dir(path)
	}
	return path
}

// followOne follows one audit file; a plant that names no index system has no level.
func (e *env) followOne(pf *plantFile, cat *catalogue.Catalogue) (*procedure.Result, error) {
	var result *procedure.Result
	var err error
	if x := pf.plant.Index; x.System == "" && len(x.Assessments) == 0 {
		result, err = audit.Follow(e.rules(cat, ""), pf.plant)
	} else {
		var r *audit.Result
		if r, err = audit.Assess(e.rules(cat, ""), pf.plant); err == nil {
			result = r.Procedure
		}
	}
	if err := pf.file.Merge(pf.bad, err); err != nil {
		return nil, err
	}
	locateFindings(pf, result)
	say.Fill(e.lang(), result)
	return result, nil
}

// locateFindings puts the findings at their lines of the plant file.
func locateFindings(pf *plantFile, r *procedure.Result) {
	if r == nil {
		return
	}
	for i := range r.Findings {
		for k, at := range r.Findings[i].At {
			r.Findings[i].At[k] = pf.file.Place(at)
		}
	}
}
