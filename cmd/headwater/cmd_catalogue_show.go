package main

import (
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"headwater/account"
	"headwater/catalogue"
	"headwater/datum"
	"headwater/fault"
	"headwater/input"
	"headwater/limit"
	"headwater/option"
	"headwater/option/appraisal"
	"headwater/procedure"
	"headwater/rating"
	"headwater/say"
)

func newCatalogueShowCommand(e *env) *cobra.Command {
	var at string
	cmd := &cobra.Command{
		Use:   "show ID",
		Short: "show one document: groups, indicators, weights, levels, doubts, versions",
		Long: `Show one document or technique. With --at, show the document of its chain of versions
that is in force on that day, and the chain.`,
		Example:           "  headwater catalogue show cn-electroplating-2015 --lang zh\n  headwater catalogue show cn-hjt-317-2006 --at 2012-01-01",
		Args:              cobra.ExactArgs(1),
		ValidArgsFunction: e.completeDocuments,
		RunE: func(cmd *cobra.Command, args []string) error {
			cat, err := e.loadCatalogue()
			if err != nil {
				return err
			}
			id := args[0]
			if t, library := cat.Technique(id); t != nil {
				return e.printTechnique(t, library)
			}
			if _, ok := cat.Document(id); !ok {
				return fault.NotFound("", "document-unknown", id, input.Nearest(id, cat.IDs()))
			}
			if at == "" {
				return e.printDocument(cat, id, e.day(), nil)
			}
			day, err := datum.ParseDate(at)
			if err != nil {
				return usage("flag-date", at, "--at")
			}
			asked := id
			if v, ok := cat.InForce(id, day); ok {
				id = v.ID
			}
			return e.printDocument(cat, id, day, &asked)
		},
	}
	cmd.Flags().StringVar(&at, "at", "", "`DATE`: show what is in force on that day, as 2026-01-01")
	return cmd
}

// shown is what show prints as JSON.
type shown struct {
	Document any                 `json:"document"`
	Notes    []fault.Reason      `json:"notes"`
	File     string              `json:"file"`
	At       datum.Date          `json:"at,omitzero"`
	Validity datum.Validity      `json:"validity"`
	Versions []catalogue.Version `json:"versions"`
}

// printDocument shows a document, and with asked, the id that the user named, what the
// chain of its versions says of the day.
func (e *env) printDocument(cat *catalogue.Catalogue, id string, day datum.Date, asked *string) error {
	d, _ := cat.Document(id)
	versions := cat.Chain(id, day)
	if e.json() {
		out := shown{d.Value(), append([]fault.Reason{}, cat.Notes[id]...), cat.Files[id], datum.Date{}, d.Origin.On(day), versions}
		if asked != nil {
			out.At = day
		}
		say.Fill(e.lang(), out.Notes)
		return e.printJSON(out)
	}
	if asked != nil {
		l := e.lang()
		fmt.Fprintf(e.stdout, say.Term(l, "standing-on")+"\n\n", id, say.Term(l, "validity-"+string(d.Origin.On(day))), day, *asked)
	}
	if err := e.printContent(cat, d); err != nil {
		return err
	}
	return e.printVersions(versions)
}

func (e *env) printContent(cat *catalogue.Catalogue, d catalogue.Document) error {
	scope := ""
	if sys, ok := d.Value().(*rating.System); ok {
		scope = sys.Scope
	}
	if err := e.printHead(d, scope); err != nil {
		return err
	}
	if d.Kind != catalogue.IndexSystem { // whose tables each begin with an empty line
		fmt.Fprintln(e.stdout)
	}
	switch v := d.Value().(type) {
	case *rating.System:
		return e.printSystem(v, cat.Notes[d.ID])
	case *limit.Table:
		return e.printLimitTable(v)
	case *option.Library:
		found := []*option.Technique{}
		for i := range v.Techniques {
			found = append(found, &v.Techniques[i])
		}
		return e.printTechniques(found)
	case *catalogue.FactorTable:
		return e.printFactors(v)
	case *account.Rule:
		return e.printBalanceRule(v)
	case *procedure.Rules:
		return e.printProcedureRules(v)
	case *appraisal.Norms:
		return e.printNorms(v)
	}
	return nil
}

// printVersions lists a chain of documents that replace one another.
func (e *env) printVersions(versions []catalogue.Version) error {
	if len(versions) < 2 && (len(versions) == 0 || len(versions[0].Outside) == 0) {
		return nil
	}
	l := e.lang()
	fmt.Fprintf(e.stdout, "\n%s\n", say.Term(l, "versions"))
	t := newTable(say.Term(l, "id"), say.Term(l, "number"), say.Term(l, "effective"), say.Term(l, "until"), say.Term(l, "status"), say.Term(l, "replaces"))
	for _, v := range versions {
		t.add(v.ID, v.Number, v.Effective.String(), v.Until.String(), say.Term(l, "validity-"+string(v.Validity)), strings.Join(append(slices.Clone(v.Replaces), v.Outside...), ", "))
	}
	return t.write(e.stdout)
}

// printHead prints what documents of every kind say of themselves.
func (e *env) printHead(d catalogue.Document, scope string) error {
	l, w, o := e.lang(), e.stdout, d.Origin
	fmt.Fprintf(w, "%s  %s\n", d.ID, d.Title.In(string(l)))
	t := newTable("", "")
	line := func(term, value string) {
		if value != "" {
			t.add(say.Term(l, term), value)
		}
	}
	line("number", o.Document.Number)
	line("issuer", strings.Join(o.Document.Issuer, ", "))
	line("issued", o.Document.Issued.String())
	line("effective", o.Document.Effective.String())
	line("until", o.Document.Until.String())
	line("status", say.Term(l, "status-"+o.Status))
	line("verification", say.Term(l, "verification-"+o.Verification))
	line("signed", signedText(o.Signed))
	line("replaces", strings.Join(o.Document.Replaces, ", "))
	line("scope", scope)
	line("source", o.Source.Title)
	line("address", strings.Join(o.Source.Address, " ; "))
	return t.write(w)
}

func (e *env) printSystem(sys *rating.System, notes []fault.Reason) error {
	l, w := e.lang(), e.stdout
	for i := range sys.Profiles {
		if err := e.printProfile(&sys.Profiles[i]); err != nil {
			return err
		}
	}
	for _, d := range sys.Doubts {
		fmt.Fprintf(w, "%s %s\n", say.Term(l, "doubt"), d.In(string(l)))
	}
	for i := range notes {
		fmt.Fprintf(w, "%s %s\n", say.Term(l, "note"), say.Reason(l, &notes[i]))
	}
	return nil
}

// signedText says who read which text, and when.
func signedText(s *datum.Signature) string {
	if s == nil {
		return ""
	}
	var readers []string
	for _, k := range s.Keyed {
		readers = append(readers, k.Reader)
	}
	return fmt.Sprintf("%s · %s · %s (SHA-256 %.12s…)", s.Signed, strings.Join(readers, ", "), s.Read.File, s.Read.SHA256)
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

func (e *env) printFactors(table *catalogue.FactorTable) error {
	l := e.lang()
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
		fmt.Fprintf(e.stdout, "%s %s\n", say.Term(l, "doubt"), d.In(string(l)))
	}
	return nil
}

func (e *env) printLimitTable(t *limit.Table) error {
	l := e.lang()
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
		rows.add(r.Section, tier, short(r.Segment, 48), r.Parameter, r.Daily.String(), r.Monthly.String(), r.Annual.String(), r.Unit, r.Basis, strings.Trim(r.State+"; "+r.When, "; "))
	}
	if err := rows.write(e.stdout); err != nil {
		return err
	}
	for _, c := range t.Corrections {
		fmt.Fprintf(e.stdout, "%s %s\n", say.Term(l, "correction"), c)
	}
	for _, d := range t.Doubts {
		fmt.Fprintf(e.stdout, "%s %s\n", say.Term(l, "doubt"), d.In(string(l)))
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
