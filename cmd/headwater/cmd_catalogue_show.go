package main

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"headwater/catalogue"
	"headwater/fault"
	"headwater/input"
	"headwater/limit"
	"headwater/rating"
	"headwater/say"
)

func newCatalogueShowCommand(e *env) *cobra.Command {
	return &cobra.Command{
		Use:     "show ID",
		Short:   "show one document: groups, indicators, weights, levels, doubts",
		Example: "  headwater catalogue show cn-electroplating-2015 --lang zh",
		Args:    cobra.ExactArgs(1),
		ValidArgsFunction: func(cmd *cobra.Command, args []string, word string) ([]string, cobra.ShellCompDirective) {
			cat, err := e.loadCatalogue()
			if err != nil {
				return nil, cobra.ShellCompDirectiveError
			}
			return append(cat.SystemIDs(), cat.LimitIDs()...), cobra.ShellCompDirectiveNoFileComp
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
			if t, ok := cat.LimitTable(args[0]); ok {
				return e.printLimitTable(cat, t)
			}
			if t, library := cat.Technique(args[0]); t != nil {
				return e.printTechnique(t, library)
			}
			for _, t := range cat.Factors {
				if t.ID == args[0] {
					return e.printFactors(cat, t)
				}
			}
			return fault.NotFound("", "document-unknown", args[0], input.Nearest(args[0], append(cat.SystemIDs(), cat.LimitIDs()...)))
		},
	}
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
	return short(c.Text.In(string(l)), 28)
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

func (e *env) printLimitTable(cat *catalogue.Catalogue, t *limit.Table) error {
	if e.json() {
		return e.printJSON(map[string]any{"document": t, "file": cat.Files[t.ID]})
	}
	l := e.lang()
	fmt.Fprintf(e.stdout, "%s  %s\n", t.ID, t.Title.In(string(l)))
	rows := newTable(say.Term(l, "section"), say.Term(l, "tier"), say.Term(l, "segment"), say.Term(l, "parameter"), say.Term(l, "statistic-daily"), say.Term(l, "statistic-monthly"), say.Term(l, "statistic-annual"), say.Term(l, "unit"), say.Term(l, "basis"), say.Term(l, "state"))
	rows.right(4, 5, 6)
	for i := range t.Rows {
		r := &t.Rows[i]
		tier := r.Tier
		for _, s := range t.Sections {
			if s.ID == r.Section && tier == "" {
				tier = strings.Join(s.Tiers, "+")
			}
		}
		rows.add(r.Section, tier, short(r.Segment, 48), r.Parameter, r.Daily.String(), r.Monthly.String(), r.Annual.String(), r.Unit, r.Basis, r.State)
	}
	if err := rows.write(e.stdout); err != nil {
		return err
	}
	for _, c := range t.Corrections {
		fmt.Fprintf(e.stdout, "%s %s\n", say.Term(l, "correction"), c)
	}
	for _, d := range t.Doubts {
		fmt.Fprintf(e.stdout, "%s %s\n", say.Term(l, "doubt"), d)
	}
	return nil
}

// short cuts a text for a table.
func short(s string, most int) string {
	if r := []rune(s); len(r) > most {
		return string(r[:most]) + "…"
	}
	return s
}
