package main

import (
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"headwater/fault"
	"headwater/report"
)

func newProcedureTextCommand(e *env) *cobra.Command {
	var of string
	cmd := &cobra.Command{
		Use:   "text PLANT",
		Short: "print a text that goes with an audit",
		Long: `Print one of the texts that go with an audit, from the plant's data: the one-page
brief, what must be published within a month, the section of the annual disclosure
report, the statement on the auditor, the performance table. No person is named.`,
		Example: "  headwater procedure text my-plant --of publicity --lang zh\n  headwater procedure text my-plant --of brief",
		Args:    cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			if !slices.Contains(report.Texts, of) {
				return usage("flag-of", of, strings.Join(report.Texts, ", "))
			}
			if err := e.checkEdition(); err != nil {
				return err
			}
			result, _, err := e.assess(args[0], "", "")
			if err != nil {
				return err
			}
			doc := report.Text(result, e.lang(), of)
			if doc == nil {
				return fault.Input(args[0], "audit-absent", args[0])
			}
			if e.json() {
				return e.printJSON(map[string]any{"text": of, "title": doc.Title, "marks": doc.Marks, "blocks": plainBlocks(doc)})
			}
			return e.printText(doc)
		},
	}
	cmd.Flags().StringVar(&of, "of", "brief", "which `text`: "+strings.Join(report.Texts, ", "))
	_ = cmd.RegisterFlagCompletionFunc("of", cobra.FixedCompletions(report.Texts, cobra.ShellCompDirectiveNoFileComp))
	e.editionFlag(cmd)
	return cmd
}

// printText writes a document as plain text.
func (e *env) printText(d *report.Document) error {
	w := e.stdout
	fmt.Fprintln(w, d.Title)
	if d.Subtitle != "" {
		fmt.Fprintln(w, d.Subtitle)
	}
	for _, m := range d.Marks {
		fmt.Fprintln(w, "** "+m+" **")
	}
	for _, b := range d.Blocks {
		fmt.Fprintln(w)
		switch b := b.(type) {
		case report.Table:
			fmt.Fprintln(w, b.Caption)
			var header []string
			for _, c := range b.Columns {
				header = append(header, c.Title)
			}
			t := newTable(header...)
			for i, c := range b.Columns {
				if c.Right {
					t.right(i)
				}
			}
			for _, r := range b.Rows {
				var cells []string
				for _, c := range r.Cells {
					cells = append(cells, plainCell(c))
				}
				t.add(cells...)
			}
			if err := t.write(w); err != nil {
				return err
			}
		default:
			for _, line := range blockLines(b) {
				fmt.Fprintln(w, line)
			}
		}
	}
	return nil
}

// plainCell is a cell with its references and its note.
func plainCell(c report.Cell) string {
	parts := []string{}
	if c.Text != "" {
		parts = append(parts, c.Text)
	}
	for _, r := range c.Refs {
		parts = append(parts, r.Text)
	}
	if c.Note != "" {
		parts = append(parts, "("+c.Note+")")
	}
	return strings.Join(parts, " ")
}

// blockLines are the lines of a block that is no table.
func blockLines(b report.Block) (out []string) {
	switch b := b.(type) {
	case report.Heading:
		return []string{b.Text}
	case report.Paragraph:
		return []string{b.Text}
	case report.Callout:
		if b.Title != "" {
			out = append(out, b.Title)
		}
		return append(out, b.Lines...)
	case report.List:
		for _, item := range b.Items {
			out = append(out, "- "+item)
		}
	case report.KeyFigures:
		for _, k := range b.Items {
			line := k.Label + ": " + k.Value
			if k.Note != "" {
				line += " " + k.Note
			}
			out = append(out, line)
		}
	case report.ToSupply:
		out = append(out, b.What+" "+b.Hint)
	}
	return out
}

// plainBlocks are the blocks of a document for JSON: lines, or a table.
func plainBlocks(d *report.Document) (out []map[string]any) {
	for _, b := range d.Blocks {
		t, ok := b.(report.Table)
		if !ok {
			out = append(out, map[string]any{"lines": blockLines(b)})
			continue
		}
		var columns []string
		for _, c := range t.Columns {
			columns = append(columns, c.Title)
		}
		rows := [][]string{}
		for _, r := range t.Rows {
			var cells []string
			for _, c := range r.Cells {
				cells = append(cells, plainCell(c))
			}
			rows = append(rows, cells)
		}
		out = append(out, map[string]any{"table": t.Caption, "columns": columns, "rows": rows})
	}
	return out
}
