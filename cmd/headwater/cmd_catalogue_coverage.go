package main

import (
	"bytes"
	"fmt"
	"os"

	"github.com/spf13/cobra"

	"headwater/catalogue"
	"headwater/fault"
	"headwater/report"
	"headwater/report/html"
	"headwater/say"
)

func newCatalogueCoverageCommand(e *env) *cobra.Command {
	var page string
	cmd := &cobra.Command{
		Use:   "coverage",
		Short: "count what the catalogue holds by sector, kind and verification",
		Long: `Count index systems, limit tables and techniques of every sector by how they were
read: official, secondary, reference, or only listed. --html writes a page with tiles.`,
		Example: "  headwater catalogue coverage\n  headwater catalogue coverage --html coverage.html --lang zh",
		Args:    cobra.NoArgs,
		RunE: func(cmd *cobra.Command, args []string) error {
			cat, err := e.loadCatalogue()
			if err != nil {
				return err
			}
			if page != "" {
				if err := e.writeCoverage(cat, page); err != nil {
					return err
				}
			}
			sectors, total := cat.Coverage()
			if e.json() {
				return e.printJSON(map[string]any{"sectors": sectors, "total": total, "documents": len(cat.Files), "hash": cat.Hash})
			}
			return e.printCoverage(append(sectors, total))
		},
	}
	cmd.Flags().StringVar(&page, "html", "", "write a page with tiles to this `file`")
	return cmd
}

func (e *env) writeCoverage(cat *catalogue.Catalogue, path string) error {
	var b bytes.Buffer
	if err := html.Write(&b, report.Coverage(cat, e.lang())); err != nil {
		return err
	}
	if err := os.WriteFile(path, b.Bytes(), 0o644); err != nil {
		return fault.Input(path, "output-unwritable", path, reasonOf(err))
	}
	return nil
}

// printCoverage prints usable documents with what is only listed behind a plus.
func (e *env) printCoverage(sectors []catalogue.SectorCoverage) error {
	l := e.lang()
	header := []string{say.Term(l, "sector-name")}
	for _, k := range catalogue.Kinds {
		header = append(header, say.Term(l, "kind-"+k))
	}
	t := newTable(header...)
	for _, s := range sectors {
		row := []string{say.Term(l, "sector-"+s.Sector)}
		for _, k := range catalogue.Kinds {
			row = append(row, countText(l, s.Counts[k]))
		}
		t.add(row...)
	}
	if err := t.write(e.stdout); err != nil {
		return err
	}
	_, err := fmt.Fprintln(e.stdout, say.Term(l, "coverage-legend"))
	return err
}

func countText(l say.Lang, c catalogue.Count) string {
	s := ""
	for _, part := range []struct {
		n    int
		term string
	}{{c.Official, "official"}, {c.Secondary, "secondary"}, {c.Reference, "reference"}, {c.Listed, "listed"}} {
		if part.n == 0 {
			continue
		}
		if s != "" {
			s += " · "
		}
		s += fmt.Sprintf("%d %s", part.n, say.Term(l, "verification-"+part.term))
	}
	if c.Rows > 0 {
		s += fmt.Sprintf(" (%d)", c.Rows)
	}
	if s == "" {
		return "—"
	}
	return s
}
