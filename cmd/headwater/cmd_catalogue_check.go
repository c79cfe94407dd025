package main

import (
	"fmt"

	"github.com/spf13/cobra"

	"headwater/catalogue"
	"headwater/datum"
	"headwater/fault"
	"headwater/input"
	"headwater/say"
)

func newCatalogueCheckCommand(e *env) *cobra.Command {
	return &cobra.Command{
		Use:   "check [ID…]",
		Short: "check documents: units, formulas, order of levels, weights, what is unread",
		Long: `Check that documents are complete readings, ready to be signed: those named, else
those of the folders given with --catalogue, else the whole catalogue.

Wrong files are problems (exit 3), always those of every folder. Rows whose levels are
out of order anywhere in the range of their parameters are set aside with the reason and
never graded. Exit 4 if a document is incomplete; ID lists every gap.`,
		Example:           "  headwater catalogue check --catalogue my-standards\n  headwater catalogue check cn-steel-2014",
		ValidArgsFunction: e.completeDocuments,
		RunE: func(cmd *cobra.Command, args []string) error {
			cat, err := e.loadCatalogue()
			if err != nil {
				return err
			}
			documents, err := e.toCheck(cat, args)
			if err != nil {
				return err
			}
			return e.printCheck(cat, documents, len(args) > 0 || len(e.common.catalogues) > 0)
		},
	}
}

// toCheck chooses the documents that a check is about. What is only listed, or a mere
// benchmark, was never meant to be signed: it is looked at when it is named.
func (e *env) toCheck(cat *catalogue.Catalogue, ids []string) (out []catalogue.Document, err error) {
	for _, id := range ids {
		d, ok := cat.Document(id)
		if !ok {
			return nil, fault.NotFound("", "document-unknown", id, input.Nearest(id, cat.IDs()))
		}
		out = append(out, d)
	}
	if len(ids) > 0 {
		return out, nil
	}
	for _, d := range cat.Documents() {
		own := len(e.common.catalogues) == 0 || cat.Layer(d.ID) != "embedded"
		if own && d.Origin.Verification != datum.Listed && d.Origin.Verification != datum.Reference {
			out = append(out, d)
		}
	}
	return out, nil
}

// checked is the outcome for one document.
type checked struct {
	ID           string         `json:"id"`
	Verification string         `json:"verification"`
	Complete     bool           `json:"complete"`
	Notes        []fault.Reason `json:"notes"` // rows set aside, weights that do not sum, no signature
	Gaps         []fault.Reason `json:"gaps"`
}

// isNote tells what is wrong in a document from what is not yet in it.
func isNote(code string) bool {
	return code == "row-fails" || code == "official-unsigned" || code == "weights-of-group" || code == "weights-of-profile"
}

func (e *env) printCheck(cat *catalogue.Catalogue, documents []catalogue.Document, full bool) error {
	rows := []checked{}
	incomplete, notes := 0, 0
	for _, d := range documents {
		row := checked{d.ID, d.Origin.Verification, true, []fault.Reason{}, []fault.Reason{}}
		for _, g := range d.Gaps() {
			row.Complete = row.Complete && g.Code == "official-unsigned" // claimed, and not a gap in the reading
			if isNote(g.Code) {
				row.Notes = append(row.Notes, g)
			} else {
				row.Gaps = append(row.Gaps, g)
			}
		}
		say.Fill(e.lang(), row.Notes)
		say.Fill(e.lang(), row.Gaps)
		notes += len(row.Notes)
		if !row.Complete {
			incomplete++
		}
		rows = append(rows, row)
	}
	if e.json() {
		if err := e.printJSON(map[string]any{"read": len(cat.Files), "documents": rows, "incomplete": incomplete, "hash": cat.Hash}); err != nil {
			return err
		}
	} else if err := e.printChecked(cat, rows, full, notes, incomplete); err != nil {
		return err
	}
	if incomplete > 0 {
		return errNegative
	}
	return nil
}

// printChecked lists what is wrong, and what is missing in full or as a count.
func (e *env) printChecked(cat *catalogue.Catalogue, rows []checked, full bool, notes, incomplete int) error {
	l, w := e.lang(), e.stdout
	for _, r := range rows {
		if r.Complete {
			fmt.Fprintf(w, "%s  %s\n", r.ID, say.Term(l, "complete"))
		} else {
			fmt.Fprintf(w, "%s  "+say.Term(l, "gaps-count")+"\n", r.ID, len(r.Gaps))
		}
		for _, n := range r.Notes {
			fmt.Fprintln(w, "    "+n.Message)
		}
		for _, g := range r.Gaps {
			if full {
				fmt.Fprintln(w, "    "+g.Message)
			}
		}
	}
	_, err := fmt.Fprintf(w, say.Term(l, "check-summary")+"\n", len(cat.Files), notes, len(rows), incomplete)
	return err
}

// completeDocuments offers the ids of the catalogue's documents to the shell.
func (e *env) completeDocuments(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
	cat, err := e.loadCatalogue()
	if err != nil {
		return nil, cobra.ShellCompDirectiveError
	}
	return cat.IDs(), cobra.ShellCompDirectiveNoFileComp
}
