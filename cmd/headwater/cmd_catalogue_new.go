package main

import (
	"fmt"
	"path/filepath"

	"github.com/spf13/cobra"

	"headwater/catalogue"
)

func newCatalogueNewCommand(e *env) *cobra.Command {
	var kind string
	cmd := &cobra.Command{
		Use:   "new ID [FOLDER]",
		Short: "write a commented file for the transcription of an official document",
		Long: `Write a commented file in which everything is unread, for a person with the official
text at hand. If the catalogue lists the document, its head is filled in. A second person
makes a file of their own in another folder; diff compares the two, sign makes the agreed
reading official. Without FOLDER the file goes to standard output. Nothing is overwritten.`,
		Example:           "  headwater catalogue new cn-cement-2014 reader-1\n  headwater catalogue new gb-21900-2008 reader-1 --kind limit --lang zh",
		Args:              cobra.RangeArgs(1, 2),
		ValidArgsFunction: e.completeDocuments,
		RunE: func(cmd *cobra.Command, args []string) error {
			cat, err := e.loadCatalogue()
			if err != nil {
				return err
			}
			kind, text, err := cat.New(kind, args[0], string(e.lang()))
			if err != nil {
				return err
			}
			if len(args) == 1 {
				_, err := fmt.Fprint(e.stdout, text)
				return err
			}
			return e.writeNew(filepath.Join(args[1], kind, args[0]+".yaml"), text)
		},
	}
	kinds := []string{catalogue.IndexSystem, catalogue.LimitTable, catalogue.Technique}
	cmd.Flags().StringVar(&kind, "kind", "", "`kind` of document: index-system, limit, technique (default: that of the listed document, else index-system)")
	_ = cmd.RegisterFlagCompletionFunc("kind", cobra.FixedCompletions(kinds, cobra.ShellCompDirectiveNoFileComp))
	return cmd
}
