package main

import (
	"encoding/json"
	"fmt"
	"slices"

	"github.com/spf13/cobra"

	"headwater/catalogue"
	"headwater/datum"
	"headwater/fault"
	"headwater/rating"
	"headwater/say"
)

func newCatalogueCommand(e *env) *cobra.Command {
	cmd := &cobra.Command{
		Use:     "catalogue",
		GroupID: groupData,
		Short:   "the standards and index systems that the program knows",
		Example: "  headwater catalogue list\n  headwater catalogue show cn-steel-2014\n  headwater catalogue check --catalogue my-standards",
		Args:    cobra.NoArgs,
		RunE:    func(cmd *cobra.Command, args []string) error { return cmd.Help() },
	}
	cmd.AddCommand(newCatalogueListCommand(e), newCatalogueShowCommand(e), newCatalogueCheckCommand(e), newCatalogueCoverageCommand(e), newCatalogueTechniquesCommand(e))
	return cmd
}

// listed is one line of the catalogue list.
type listed struct {
	ID           string         `json:"id"`
	Kind         string         `json:"kind"`
	Title        datum.Text     `json:"title"`
	Number       string         `json:"number,omitempty"`
	Status       string         `json:"status"`
	Validity     datum.Validity `json:"validity"`
	Verification string         `json:"verification"`
	Indicators   int            `json:"indicators"`
	Sectors      []string       `json:"sectors,omitempty"`
	File         string         `json:"file"`
}

func newCatalogueListCommand(e *env) *cobra.Command {
	var sector, verification, kind string
	cmd := &cobra.Command{
		Use:     "list",
		Short:   "list the documents of the catalogue",
		Example: "  headwater catalogue list --sector pulp-paper\n  headwater catalogue list --verification secondary --format json",
		Args:    cobra.NoArgs,
		RunE: func(cmd *cobra.Command, args []string) error {
			cat, err := e.loadCatalogue()
			if err != nil {
				return err
			}
			rows := slices.DeleteFunc(e.list(cat), func(l listed) bool {
				return sector != "" && !slices.Contains(l.Sectors, sector) || verification != "" && l.Verification != verification || kind != "" && l.Kind != kind
			})
			if e.json() {
				return e.printJSON(map[string]any{"documents": rows, "hash": cat.Hash})
			}
			return e.printList(rows)
		},
	}
	cmd.Flags().StringVar(&kind, "kind", "", "only documents of this `kind`: index-system, limit, technique, factor")
	_ = cmd.RegisterFlagCompletionFunc("kind", cobra.FixedCompletions([]string{"index-system", "limit", "technique", "factor"}, cobra.ShellCompDirectiveNoFileComp))
	cmd.Flags().StringVar(&sector, "sector", "", "only documents of this `sector`, such as iron-steel")
	cmd.Flags().StringVar(&verification, "verification", "", "only documents read this way: official, secondary, reference, listed")
	_ = cmd.RegisterFlagCompletionFunc("verification", cobra.FixedCompletions([]string{datum.Official, datum.Secondary, datum.Reference, datum.Listed}, cobra.ShellCompDirectiveNoFileComp))
	return cmd
}

func (e *env) list(cat *catalogue.Catalogue) []listed {
	rows := []listed{}
	for _, s := range cat.Systems {
		rows = append(rows, listed{s.ID, "index-system", s.Title, s.Document.Number, s.Status, s.On(e.day()), s.Verification, countIndicators(s), s.Sectors, cat.Files[s.ID]})
	}
	for _, t := range cat.Limits {
		rows = append(rows, listed{t.ID, "limit", t.Title, t.Document.Number, t.Status, t.On(e.day()), t.Verification, len(t.Rows), t.Sectors, cat.Files[t.ID]})
	}
	for _, t := range cat.Techniques {
		rows = append(rows, listed{t.ID, "technique", t.Title, t.Document.Number, t.Status, t.On(e.day()), t.Verification, len(t.Techniques), t.Sectors, cat.Files[t.ID]})
	}
	for _, t := range cat.Factors {
		rows = append(rows, listed{t.ID, "factor", t.Title, t.Document.Number, t.Status, t.On(e.day()), t.Verification, len(t.Factors), nil, cat.Files[t.ID]})
	}
	return rows
}

func countIndicators(s *rating.System) (n int) {
	for _, p := range s.Profiles {
		for _, g := range p.Groups {
			n += len(g.Indicators)
		}
	}
	return n
}

func (e *env) printList(rows []listed) error {
	l := e.lang()
	t := newTable(say.Term(l, "id"), say.Term(l, "title"), say.Term(l, "status"), say.Term(l, "verification"), say.Term(l, "rows"))
	t.right(4)
	for _, r := range rows {
		n := ""
		if r.Indicators > 0 {
			n = fmt.Sprint(r.Indicators)
		}
		t.add(r.ID, r.Title.In(string(l)), say.Term(l, "status-"+r.Status), say.Term(l, "verification-"+r.Verification), n)
	}
	return t.write(e.stdout)
}

func newCatalogueCheckCommand(e *env) *cobra.Command {
	return &cobra.Command{
		Use:   "check",
		Short: "check every document: units, formulas, order of levels, weights",
		Long: `Check every document of the catalogue and of the folders given with --catalogue.

Wrong files are problems (exit 3). Rows whose levels are out of order, and weights that
do not sum to 1, are reported as notes: the rows are set aside and never graded.`,
		Example: "  headwater catalogue check --catalogue my-standards",
		Args:    cobra.NoArgs,
		RunE: func(cmd *cobra.Command, args []string) error {
			cat, err := e.loadCatalogue()
			if err != nil {
				return err
			}
			return e.printCheck(cat)
		},
	}
}

// checked is the outcome for one document.
type checked struct {
	ID    string         `json:"id"`
	Notes []fault.Reason `json:"notes"`
}

func (e *env) printCheck(cat *catalogue.Catalogue) error {
	rows := []checked{}
	count := 0
	for _, s := range cat.Systems {
		notes := append(slices.Clone(cat.Notes[s.ID]), s.WeightNotes()...)
		say.Fill(e.lang(), notes)
		count += len(notes)
		if len(notes) > 0 {
			rows = append(rows, checked{s.ID, notes})
		}
	}
	if e.json() {
		return e.printJSON(map[string]any{"documents": len(cat.Files), "noted": rows, "hash": cat.Hash})
	}
	for _, r := range rows {
		fmt.Fprintln(e.stdout, r.ID)
		for _, n := range r.Notes {
			fmt.Fprintln(e.stdout, "    "+n.Message)
		}
	}
	_, err := fmt.Fprintf(e.stdout, say.Term(e.lang(), "check-summary")+"\n", len(cat.Files), count)
	return err
}

func (e *env) printJSON(v any) error {
	enc := json.NewEncoder(e.stdout)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	return enc.Encode(v)
}
