package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"slices"

	"github.com/spf13/cobra"

	"headwater/catalogue"
	"headwater/datum"
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
	cmd.AddCommand(newCatalogueListCommand(e), newCatalogueShowCommand(e), newCatalogueCheckCommand(e), newCatalogueCoverageCommand(e), newCatalogueTechniquesCommand(e),
		newCatalogueNewCommand(e), newCatalogueDiffCommand(e), newCatalogueSignCommand(e))
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
	levels := []string{datum.Official, datum.Secondary, datum.Reference, datum.Listed}
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
			rows := e.list(cat)
			var sectors []string
			for _, r := range rows {
				sectors = append(sectors, r.Sectors...)
			}
			for _, flag := range []struct {
				name, value string
				known       []string
			}{{"--kind", kind, catalogue.Folders}, {"--verification", verification, levels}, {"--sector", sector, sectors}} {
				if err := flagWord(flag.name, flag.value, flag.known); err != nil {
					return err
				}
			}
			rows = slices.DeleteFunc(rows, func(l listed) bool {
				return sector != "" && !slices.Contains(l.Sectors, sector) || verification != "" && l.Verification != verification || kind != "" && l.Kind != kind
			})
			if e.json() {
				return e.printJSON(map[string]any{"documents": rows, "hash": cat.Hash})
			}
			return e.printList(rows)
		},
	}
	cmd.Flags().StringVar(&kind, "kind", "", "only documents of this `kind`: index-system, limit, technique, balance-rule, procedure, feasibility-norm, factor")
	_ = cmd.RegisterFlagCompletionFunc("kind", cobra.FixedCompletions(catalogue.Folders, cobra.ShellCompDirectiveNoFileComp))
	cmd.Flags().StringVar(&sector, "sector", "", "only documents of this `sector`, such as iron-steel")
	cmd.Flags().StringVar(&verification, "verification", "", "only documents read this way: official, secondary, reference, listed, recall")
	_ = cmd.RegisterFlagCompletionFunc("verification", cobra.FixedCompletions(levels, cobra.ShellCompDirectiveNoFileComp))
	return cmd
}

func (e *env) list(cat *catalogue.Catalogue) []listed {
	rows := []listed{}
	for _, d := range cat.Documents() {
		rows = append(rows, listed{d.ID, d.Kind, d.Title, d.Origin.Document.Number, d.Origin.Status, d.Origin.On(e.day()), d.Origin.Verification, d.Rows, d.Sectors, cat.Files[d.ID]})
	}
	return rows
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

// printJSON writes one document, indented.
func (e *env) printJSON(v any) error {
	enc := json.NewEncoder(e.stdout)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	return enc.Encode(v)
}

// printDense writes one document without line breaks, for results of many rows.
func (e *env) printDense(v any) error {
	w := bufio.NewWriterSize(e.stdout, 1<<20)
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(v); err != nil {
		return err
	}
	return w.Flush()
}
