package main

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"headwater/catalogue"
	"headwater/datum"
	"headwater/fault"
	"headwater/input"
	"headwater/option"
	"headwater/report"
	"headwater/say"
)

func newCatalogueTechniquesCommand(e *env) *cobra.Command {
	var q option.Query
	var indicator string
	cmd := &cobra.Command{
		Use:   "techniques",
		Short: "search cleaner-production techniques",
		Long: `Search techniques by sector, process, resource, mechanism, or by the indicator of an
index system that they would help (SYSTEM/INDICATOR). catalogue show ID prints one in
full, with its limits of use, source, evidence and doubts.`,
		Example: "  headwater catalogue techniques --sector leather --resource chromium\n  headwater catalogue techniques --indicator cn-electroplating-2015/rinse-water-intake",
		Args:    cobra.NoArgs,
		RunE: func(cmd *cobra.Command, args []string) error {
			cat, err := e.loadCatalogue()
			if err != nil {
				return err
			}
			if err := flagWord("--sector", q.Sector, techniqueSectors(cat)); err != nil {
				return err
			}
			found, resources := findTechniques(cat, q), []string{}
			if indicator != "" {
				if found, resources, err = helpful(cat, q, indicator); err != nil {
					return err
				}
			}
			if e.json() {
				return e.printJSON(map[string]any{"techniques": found, "resources": resources})
			}
			if err := e.printTechniques(found); err != nil || indicator == "" {
				return err
			}
			return e.printElsewhere(cat, resources)
		},
	}
	cmd.Flags().StringVar(&q.Sector, "sector", "", "`sector` or branch, such as cement or electroplating")
	cmd.Flags().StringVar(&q.Process, "process", "", "`words` in the process or name")
	cmd.Flags().StringVar(&q.Resource, "resource", "", "`resource` that is saved: electricity, fuel, water, chromium, …")
	cmd.Flags().StringVar(&q.Mechanism, "mechanism", "", "`words` in the mechanism or name")
	cmd.Flags().StringVar(&indicator, "indicator", "", "`SYSTEM/INDICATOR` that it should help")
	return cmd
}

// techniqueSectors lists the sectors and branches that have techniques.
func techniqueSectors(cat *catalogue.Catalogue) (out []string) {
	for _, l := range cat.Techniques {
		out = append(out, l.Sectors...)
		for i := range l.Techniques {
			out = append(out, l.Techniques[i].Branch)
		}
	}
	return out
}

// findTechniques searches every library.
func findTechniques(cat *catalogue.Catalogue, queries ...option.Query) []*option.Technique {
	found := []*option.Technique{}
	for _, library := range cat.Techniques {
		for _, q := range queries {
			for _, t := range library.Find(q) {
				if !slices.Contains(found, t) {
					found = append(found, t)
				}
			}
		}
	}
	return found
}

// helpful finds the techniques of an indicator's sectors that are about the resources in
// its name and formula.
func helpful(cat *catalogue.Catalogue, q option.Query, indicator string) ([]*option.Technique, []string, error) {
	id, row, _ := strings.Cut(indicator, "/")
	sys, ok := cat.System(id)
	if !ok {
		return nil, nil, fault.NotFound("", "system-unknown", id, input.Nearest(id, cat.SystemIDs()))
	}
	var ids []string
	for ind := range sys.Indicators("") {
		ids = append(ids, ind.ID)
		if ind.ID != row {
			continue
		}
		resources := option.ResourcesOf(ind.Name.EN + " " + ind.ID + " " + ind.Value)
		var queries []option.Query
		for _, resource := range resources {
			for _, sector := range sys.Sectors {
				each := q
				each.Resource = resource
				each.Sector = cmp.Or(q.Sector, sector)
				queries = append(queries, each)
			}
		}
		return findTechniques(cat, queries...), resources, nil
	}
	return nil, nil, fault.NotFound("", "indicator-unknown", row, id, input.Nearest(row, ids))
}

// printElsewhere says what an indicator was taken to be about, and how many techniques of
// all sectors are: some of them may carry over.
func (e *env) printElsewhere(cat *catalogue.Catalogue, resources []string) error {
	var queries []option.Query
	for _, r := range resources {
		queries = append(queries, option.Query{Resource: r})
	}
	if len(resources) == 0 {
		_, err := fmt.Fprintln(e.stdout, say.Term(e.lang(), "no-resource"))
		return err
	}
	_, err := fmt.Fprintf(e.stdout, say.Term(e.lang(), "elsewhere")+"\n", strings.Join(resources, ", "), len(findTechniques(cat, queries...)))
	return err
}

func (e *env) printTechniques(found []*option.Technique) error {
	l := e.lang()
	t := newTable(say.Term(l, "id"), say.Term(l, "name"), say.Term(l, "process"), say.Term(l, "effect"), say.Term(l, "investment"), say.Term(l, "confidence"))
	for _, x := range found {
		effect := ""
		if len(x.Effects) > 0 {
			effect = effectText(l, &x.Effects[0])
		}
		cost := ""
		if x.Investment != nil {
			cost = report.CostText(l, x.Investment)
		}
		t.add(x.ID, x.Name.In(string(l)), x.Process.In(string(l)), effect, cost, say.Term(l, "confidence-"+x.Confidence))
	}
	if err := t.write(e.stdout); err != nil {
		return err
	}
	_, err := fmt.Fprintf(e.stdout, say.Term(l, "techniques-found")+"\n", len(found))
	return err
}

func effectText(l say.Lang, e *option.Effect) string {
	return strings.TrimSpace(e.What.In(string(l)) + ": " + report.SpanText(&e.Span) + " " + e.Unit)
}

func (e *env) printTechnique(t *option.Technique, library *option.Library) error {
	if e.json() {
		return e.printJSON(map[string]any{"technique": t, "library": library.ID})
	}
	l := e.lang()
	fmt.Fprintf(e.stdout, "%s  %s\n", t.ID, t.Name.In(string(l)))
	rows := newTable("", "")
	line := func(term, value string) {
		if value != "" {
			rows.add(say.Term(l, term), value)
		}
	}
	in := func(t datum.Text) string { return t.In(string(l)) }
	line("process", in(t.Process))
	line("mechanism", in(t.Mechanism))
	for i := range t.Effects {
		x := &t.Effects[i]
		line("effect", strings.Trim(effectText(l, x)+"; "+strings.Trim(in(x.Basis)+"; "+in(x.Note), "; "), "; "))
	}
	if t.Investment != nil {
		line("investment", strings.Trim(report.CostText(l, t.Investment)+"; "+in(t.Investment.Note), "; "))
	}
	if t.Saving != nil {
		line("saving", strings.Trim(report.CostText(l, t.Saving)+"; "+in(t.Saving.Note), "; "))
	}
	if t.Payback != nil {
		line("payback", strings.Trim(report.SpanText(t.Payback)+"; "+in(t.Payback.Note), "; "))
	}
	line("limits-of-use", in(t.Limits))
	line("source", strings.Join([]string{t.Source.Title, t.Source.Via, t.Source.Kind, t.Source.Note}, " ; "))
	line("evidence", say.Term(l, "evidence-"+t.Evidence)+" · "+say.Term(l, "confidence-"+t.Confidence))
	for _, d := range t.Doubts {
		line("doubt", in(d))
	}
	return rows.write(e.stdout)
}
