package main

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"headwater/catalogue"
	"headwater/datum"
	"headwater/fault"
	"headwater/say"
)

func newCatalogueSignCommand(e *env) *cobra.Command {
	var document, address, into string
	var readers []string
	cmd := &cobra.Command{
		Use:   "sign ID FOLDER-1 FOLDER-2",
		Short: "make two agreeing readings of a document official",
		Long: `Sign a document that two people have keyed independently, each in a folder of their
own. The two must agree in every cell and be complete (exit 4 lists what is missing). The
reading goes to the folder of --into, and beside it signature/ID.yaml with who read which
text, when, and the hashes of the text and of the file; --catalogue with that folder then
takes the document as official. A file that is changed afterwards breaks its signature.`,
		Example: "  headwater catalogue sign city-laundry reader-1 reader-2 --document standard.pdf --reader r1 --reader r2 --into standards",
		Args:    cobra.ExactArgs(3),
		RunE: func(cmd *cobra.Command, args []string) error {
			if len(readers) != 2 {
				return usage("sign-readers", len(readers))
			}
			read, err := fileRead(document, address)
			if err != nil {
				return err
			}
			a, b, err := e.readings(args[0], args[1], args[2])
			if err != nil {
				return err
			}
			s, gaps, err := catalogue.Sign(a, b, read, [2]string{readers[0], readers[1]}, e.day())
			if err != nil {
				return err
			}
			if len(gaps) > 0 {
				return e.refuseIncomplete(a, gaps)
			}
			return e.writeSigned(a, s, into)
		},
	}
	cmd.Flags().StringVar(&document, "document", "", "the official text as a `file`: its hash is recorded, it is not copied")
	cmd.Flags().StringVar(&address, "address", "", "where the official text is published")
	cmd.Flags().StringArrayVar(&readers, "reader", nil, "who keyed the first folder, then the second: a `mark` such as initials or a staff number")
	cmd.Flags().StringVar(&into, "into", "", "catalogue `folder` for the signed document")
	for _, name := range []string{"document", "reader", "into"} {
		_ = cmd.MarkFlagRequired(name)
	}
	return cmd
}

func fileRead(path, address string) (datum.FileRead, error) {
	f, err := os.Open(path)
	if err != nil {
		return datum.FileRead{}, fault.Input(path, "file-unreadable", reasonOf(err))
	}
	defer f.Close()
	h := sha256.New()
	n, err := io.Copy(h, f)
	if err != nil {
		return datum.FileRead{}, fault.Input(path, "file-unreadable", reasonOf(err))
	}
	if n == 0 {
		return datum.FileRead{}, fault.Input(path, "input-empty")
	}
	return datum.FileRead{File: filepath.Base(path), SHA256: hex.EncodeToString(h.Sum(nil)), Address: address}, nil
}

// readings finds the document in the two folders.
func (e *env) readings(id, one, two string) (a, b *catalogue.Entry, err error) {
	find := func(folder string) (*catalogue.Entry, error) {
		for _, kind := range catalogue.Folders {
			path := filepath.Join(folder, kind, id+".yaml")
			if _, err := os.Stat(path); err == nil {
				return readEntry(path)
			}
		}
		return nil, fault.NotFound(folder, "sign-absent", id, folder)
	}
	a, errA := find(one)
	b, errB := find(two)
	return a, b, errors.Join(errA, errB)
}

func (e *env) refuseIncomplete(a *catalogue.Entry, gaps []fault.Reason) error {
	say.Fill(e.lang(), gaps)
	if e.json() {
		if err := e.printJSON(map[string]any{"document": a.ID, "signed": false, "gaps": gaps}); err != nil {
			return err
		}
		return errNegative
	}
	fmt.Fprintf(e.stdout, say.Term(e.lang(), "sign-incomplete")+"\n", a.ID)
	for _, g := range gaps {
		fmt.Fprintln(e.stdout, "    "+g.Message)
	}
	return errNegative
}

// writeSigned puts the document and its signature into a catalogue folder. Nothing is
// overwritten, and nothing stays behind if the second file cannot be written.
func (e *env) writeSigned(a *catalogue.Entry, s *datum.Signature, into string) error {
	document := filepath.Join(into, a.Kind, a.ID+".yaml")
	signed := filepath.Join(into, "signature", a.ID+".yaml")
	for _, path := range []string{document, signed} {
		if _, err := os.Stat(path); err == nil {
			return fault.Conflict(path, "output-exists", path)
		}
	}
	if err := e.writeFile(document, string(a.Data)); err != nil {
		return err
	}
	if err := e.writeFile(signed, catalogue.WriteSignature(s)); err != nil {
		return errors.Join(err, os.Remove(document))
	}
	if e.json() {
		return e.printJSON(map[string]any{"document": a.ID, "signed": true, "signature": s, "files": []string{document, signed}})
	}
	_, err := fmt.Fprintf(e.stdout, "%s %s\n%s %s\n", say.Term(e.lang(), "written"), document, say.Term(e.lang(), "written"), signed)
	return err
}
