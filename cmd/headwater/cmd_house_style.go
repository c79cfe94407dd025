package main

import (
	"fmt"

	"github.com/spf13/cobra"

	"headwater/report/style"
)

func newHouseStyleCommand(e *env) *cobra.Command {
	cmd := &cobra.Command{
		Use:     "house-style [ID]",
		GroupID: groupAudit,
		Short:   "list house styles, or print one as a start for your own",
		Long: `List the house styles that headwater audit --house-style knows, or print the file of
one: fonts, sizes, margins, cover, and the frame in which the chapters stand. Save it under
a name that ends in .yaml, change it, and give that name to --house-style.`,
		Example:           "  headwater house-style\n  headwater house-style provincial > ours.yaml\n  headwater audit examples/pcb-2022 --house-style ours.yaml -o out",
		Args:              cobra.MaximumNArgs(1),
		ValidArgsFunction: cobra.FixedCompletions(style.IDs(), cobra.ShellCompDirectiveNoFileComp),
		RunE: func(cmd *cobra.Command, args []string) error {
			if len(args) == 1 {
				data, err := style.Source(args[0])
				if err == nil {
					_, err = e.stdout.Write(data)
				}
				return err
			}
			return e.listStyles()
		},
	}
	return cmd
}

// styleLine is a house style in the list.
type styleLine struct {
	ID     string `json:"id"`
	Title  string `json:"title"`
	Source string `json:"source"`
}

func (e *env) listStyles() error {
	var lines []styleLine
	for _, id := range style.IDs() {
		s, err := style.Shipped(id)
		if err != nil {
			return err
		}
		lines = append(lines, styleLine{s.ID, s.Title.In(e.common.lang), s.Source})
	}
	if e.json() {
		return e.printJSON(map[string]any{"styles": lines})
	}
	for _, l := range lines {
		if _, err := fmt.Fprintf(e.stdout, "%s  %s\n    %s\n", l.ID, l.Title, l.Source); err != nil {
			return err
		}
	}
	return nil
}
