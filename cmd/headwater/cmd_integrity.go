package main

import (
	"errors"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"headwater/audit"
	"headwater/integrity"
	"headwater/report"
	"headwater/say"
)

func newIntegrityCommand(e *env) *cobra.Command {
	var against, system string
	var rules bool
	cmd := &cobra.Command{
		Use:     "integrity PLANT",
		GroupID: groupAudit,
		Short:   "find what cannot be true in a plant's audit, and what has to be explained",
		Long: `Hold a plant's file against itself: totals, unit values, balances, savings, levels,
monitoring. An error cannot be true (exit 4); a query has to be explained, under
explanations in the plant file; statistical rules are never errors.

With --against the texts of the file and of notes/*.md are compared with those of every
report under a folder: plants with their notes, and text files. The plant's own earlier
reports (the same plant id) and statutory phrases do not count.`,
		Example: "  headwater integrity examples/pcb-2022\n  headwater integrity my-plant --against reports --format json\n  headwater integrity my-plant --rules",
		Args:    cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			result, err := e.checkPlant(args[0], system, against)
			if err != nil {
				return err
			}
			if err := e.printIntegrity(result, rules); err != nil {
				return err
			}
			if result.Errors() {
				return errNegative
			}
			return nil
		},
	}
	cmd.Flags().StringVar(&against, "against", "", "`folder` with reports of other plants, to look for shared text")
	cmd.Flags().StringVar(&system, "system", "", "index system `id` (default: the one named in the plant file)")
	cmd.Flags().BoolVar(&rules, "rules", false, "list every rule and every statistical test as well")
	_ = cmd.MarkFlagDirname("against")
	_ = cmd.RegisterFlagCompletionFunc("system", e.completeSystems)
	return cmd
}

// checkPlant reads a plant with its notes and the reports beside it, and checks it.
func (e *env) checkPlant(path, system, against string) (*integrity.Result, error) {
	pf, err := e.readPlant(path)
	if err != nil {
		return nil, err
	}
	cat, err := e.loadFor(pf.plant, system)
	if err != nil {
		return nil, err
	}
	rules := e.rules(cat, system)
	wrong := e.writing(rules, pf, path, against)
	result, err := audit.Check(rules, pf.plant)
	if err := errors.Join(pf.file.Merge(pf.bad, err), wrong); err != nil {
		return nil, err
	}
	locateIntegrity(pf, result)
	return result, nil
}

// writing tells the checker what was printed, and what to compare it with.
func (e *env) writing(rules *audit.Rules, pf *plantFile, path, against string) error {
	rules.Writing.Printed = pf.file.Text
	if against == "" {
		return nil
	}
	var notes, reports error
	rules.Writing.Texts, notes = e.ownTexts(folderOf(path))
	rules.Writing.Reports, reports = e.readReports(against, path)
	return errors.Join(notes, reports)
}

// locateIntegrity puts the findings at their lines; places in notes stand as they are.
func locateIntegrity(pf *plantFile, r *integrity.Result) {
	if r == nil {
		return
	}
	put := func(at *string) {
		if strings.HasPrefix(*at, "/") {
			*at = pf.file.Place(*at)
		}
	}
	for i := range r.Findings {
		f := &r.Findings[i]
		for k := range f.At {
			put(&f.At[k])
		}
		for k := range f.Passages {
			put(&f.Passages[k].At)
		}
	}
}

func (e *env) printIntegrity(r *integrity.Result, rules bool) error {
	l, w := e.lang(), e.stdout
	say.Fill(l, r)
	if e.json() {
		return e.printJSON(r)
	}
	for i := range r.Findings {
		f := &r.Findings[i]
		fmt.Fprintf(w, "%s [%s] %s\n", say.Term(l, "severity-"+f.Severity), f.Rule, f.Message)
		if len(f.At) > 0 {
			fmt.Fprintf(w, "    %s\n", report.Places(l, f.At))
		}
		if f.Explained != nil {
			fmt.Fprintf(w, "    %s %s\n", say.Term(l, "explained"), f.Explained.Why.In(string(l)))
		}
		for _, p := range f.Passages {
			fmt.Fprintf(w, "    %s = %s (%d)\n      %s\n", p.At, p.With, p.Units, p.Text)
		}
	}
	fmt.Fprintf(w, say.Term(l, "integrity-counts")+"\n", r.Counts[integrity.Error], r.Counts[integrity.Query], r.Counts[integrity.Note], len(r.Rules))
	if !rules {
		return nil
	}
	fmt.Fprintln(w)
	t := newTable(say.Term(l, "check-rule"), say.Term(l, "kind"), say.Term(l, "severity"), say.Term(l, "false-alarms"), say.Term(l, "check-tests"))
	for _, x := range r.Rules {
		name := say.Term(l, "rule-"+x.ID)
		t.add(x.ID, say.Term(l, "kind-"+x.Kind), say.Term(l, "severity-"+x.Severity), report.AlarmRate(x.Rate), name)
	}
	if err := t.write(w); err != nil {
		return err
	}
	fmt.Fprintln(w)
	t = newTable(say.Term(l, "check-test"), "n", say.Term(l, "check-statistic"), "p", say.Term(l, "finding"))
	t.right(1, 2, 3)
	for i := range r.Tests {
		x := &r.Tests[i]
		t.add(x.Rule, fmt.Sprint(x.N), report.Number(x.Statistic), report.Number(x.PValue), report.Tested(l, x))
	}
	return t.write(w)
}
