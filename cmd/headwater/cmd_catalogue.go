package main

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"headwater/catalogue"
	"headwater/datum"
	"headwater/fault"
	"headwater/input"
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
	cmd.AddCommand(newCatalogueListCommand(e), newCatalogueShowCommand(e), newCatalogueCheckCommand(e))
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
	var sector, verification string
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
				return sector != "" && !slices.Contains(l.Sectors, sector) || verification != "" && l.Verification != verification
			})
			if e.json() {
				return e.printJSON(map[string]any{"documents": rows, "hash": cat.Hash})
			}
			return e.printList(rows)
		},
	}
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

func newCatalogueShowCommand(e *env) *cobra.Command {
	return &cobra.Command{
		Use:     "show ID",
		Short:   "show one document: groups, indicators, weights, levels, doubts",
		Example: "  headwater catalogue show cn-electroplating-2015 --lang zh",
		Args:    cobra.ExactArgs(1),
		ValidArgsFunction: func(cmd *cobra.Command, args []string, word string) ([]string, cobra.ShellCompDirective) {
			return e.completeSystems(cmd, args, word)
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			cat, err := e.loadCatalogue()
			if err != nil {
				return err
			}
			if sys, ok := cat.System(args[0]); ok {
				if e.json() {
					notes := cat.Notes[sys.ID]
					say.Fill(e.lang(), notes)
					return e.printJSON(map[string]any{"document": sys, "notes": notes, "file": cat.Files[sys.ID]})
				}
				return e.printSystem(sys, cat.Notes[sys.ID])
			}
			for _, t := range cat.Factors {
				if t.ID == args[0] {
					return e.printFactors(cat, t)
				}
			}
			return fault.NotFound("", "document-unknown", args[0], input.Nearest(args[0], cat.SystemIDs()))
		},
	}
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
		return e.printJSON(map[string]any{"documents": len(cat.Systems) + len(cat.Factors), "noted": rows, "hash": cat.Hash})
	}
	for _, r := range rows {
		fmt.Fprintln(e.stdout, r.ID)
		for _, n := range r.Notes {
			fmt.Fprintln(e.stdout, "    "+n.Message)
		}
	}
	_, err := fmt.Fprintf(e.stdout, say.Term(e.lang(), "check-summary")+"\n", len(cat.Systems)+len(cat.Factors), count)
	return err
}

func (e *env) printSystem(sys *rating.System, notes []fault.Reason) error {
	l, w := e.lang(), e.stdout
	lang := string(l)
	fmt.Fprintf(w, "%s  %s\n", sys.ID, sys.Title.In(lang))
	t := newTable("", "")
	line := func(term, value string) {
		if value != "" {
			t.add(say.Term(l, term), value)
		}
	}
	line("number", sys.Document.Number)
	line("issuer", strings.Join(sys.Document.Issuer, ", "))
	line("issued", sys.Document.Issued.String())
	line("effective", sys.Document.Effective.String())
	line("status", say.Term(l, "status-"+sys.Status))
	line("verification", say.Term(l, "verification-"+sys.Verification))
	line("replaces", strings.Join(sys.Document.Replaces, ", "))
	line("scope", sys.Scope)
	line("source", sys.Source.Title)
	line("address", strings.Join(sys.Source.Address, " ; "))
	if err := t.write(w); err != nil {
		return err
	}
	for i := range sys.Profiles {
		if err := e.printProfile(&sys.Profiles[i]); err != nil {
			return err
		}
	}
	for _, d := range sys.Doubts {
		fmt.Fprintf(w, "%s %s\n", say.Term(l, "doubt"), d)
	}
	for i := range notes {
		fmt.Fprintf(w, "%s %s\n", say.Term(l, "note"), say.Reason(l, &notes[i]))
	}
	return nil
}

func (e *env) printProfile(p *rating.Profile) error {
	l := e.lang()
	lang := string(l)
	fmt.Fprintf(e.stdout, "\n%s  %s\n", p.ID, p.AppliesTo.In(lang))
	t := newTable(say.Term(l, "indicator"), say.Term(l, "name"), say.Term(l, "weight"), "I", "II", "III", say.Term(l, "unit"))
	for _, g := range p.Groups {
		t.add(g.ID, g.Name.In(lang), weightText(g.Weight))
		for _, ind := range g.Indicators {
			mark := ""
			if ind.Limiting == rating.Yes {
				mark = " *"
			}
			t.add("  "+ind.ID+mark, ind.Name.In(lang), weightText(ind.Weight), cellText(l, ind.Levels["I"]), cellText(l, ind.Levels["II"]), cellText(l, ind.Levels["III"]), ind.Unit)
		}
		if g.Incomplete {
			t.add("  …", say.Term(l, "rows-unread"))
		}
	}
	return t.write(e.stdout)
}

func weightText(w rating.Weight) string {
	value := "?"
	if w.Known {
		value = fmt.Sprint(w.Value)
	}
	if w.Family != "" {
		return value + "*"
	}
	return value
}

// cellText prints a level as short as a table allows: words are cut.
func cellText(l say.Lang, c rating.Cell) string {
	const most = 28
	switch {
	case c.Gap == rating.GapSame:
		return "= " + c.SameAs
	case c.Gap == rating.GapQuarantined:
		return "(" + c.Bound + ")?"
	case c.Gap != "":
		return say.Term(l, "gap-"+c.Gap)
	case c.Bound != "":
		return c.Bound
	case c.By != "":
		return say.Term(l, "by") + c.By
	case c.Parts != nil:
		var parts []string
		for _, id := range sortedKeys(c.Parts) {
			parts = append(parts, id+" "+c.Parts[id].Bound)
		}
		return strings.Join(parts, ", ")
	}
	words := []rune(c.Text.In(string(l)))
	if len(words) > most {
		return string(words[:most]) + "…"
	}
	return string(words)
}

func (e *env) printFactors(cat *catalogue.Catalogue, table catalogue.FactorTable) error {
	if e.json() {
		return e.printJSON(map[string]any{"document": table, "file": cat.Files[table.ID]})
	}
	l := e.lang()
	fmt.Fprintf(e.stdout, "%s  %s\n", table.ID, table.Title.In(string(l)))
	t := newTable(say.Term(l, "carrier"), say.Term(l, "convention"), say.Term(l, "year"), "kgce", say.Term(l, "per"))
	t.right(3)
	for _, f := range table.Factors {
		year := ""
		if f.Year > 0 {
			year = fmt.Sprint(f.Year)
		}
		t.add(f.Carrier, say.Term(l, "convention-"+f.Convention), year, fmt.Sprint(f.Value), f.From)
	}
	if err := t.write(e.stdout); err != nil {
		return err
	}
	for _, d := range table.Doubts {
		fmt.Fprintf(e.stdout, "%s %s\n", say.Term(l, "doubt"), d)
	}
	return nil
}

func (e *env) printJSON(v any) error {
	enc := json.NewEncoder(e.stdout)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	return enc.Encode(v)
}
