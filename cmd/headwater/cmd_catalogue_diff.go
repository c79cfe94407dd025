package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"headwater/catalogue"
	"headwater/fault"
	"headwater/say"
)

func newCatalogueDiffCommand(e *env) *cobra.Command {
	var strict bool
	cmd := &cobra.Command{
		Use:   "diff A B",
		Short: "list where two readings of a document differ, cell by cell",
		Long: `Compare two files, or two folders document by document. Rows are matched by their ids.
Numbers are compared as numbers and bounds without their spaces; all other text letter by
letter. The readers' own words (source, doubts, notes, verification) are left out.`,
		Example: "  headwater catalogue diff reader-1 reader-2\n  headwater catalogue diff a/limit/gb-21900-2008.yaml b/limit/gb-21900-2008.yaml --strict",
		Args:    cobra.ExactArgs(2),
		RunE: func(cmd *cobra.Command, args []string) error {
			pairs, err := e.readPairs(args[0], args[1])
			if err != nil {
				return err
			}
			count, err := e.printDifferences(pairs)
			if err == nil && strict && count > 0 {
				err = errNegative
			}
			return err
		},
	}
	cmd.Flags().BoolVar(&strict, "strict", false, "exit 4 if there is a difference")
	return cmd
}

// pair is two readings of one document; one of them may be missing.
type pair struct {
	name string
	a, b *catalogue.Entry
}

// readPairs matches the documents of two folders by kind and name, or takes two files.
func (e *env) readPairs(a, b string) ([]pair, error) {
	filesA, dirA, errA := documentFiles(a)
	filesB, dirB, errB := documentFiles(b)
	if err := errors.Join(errA, errB); err != nil {
		return nil, err
	}
	if dirA != dirB {
		return nil, usage("diff-kinds", a, b)
	}
	if !dirA {
		x, errA := readEntry(a)
		y, errB := readEntry(b)
		if err := errors.Join(errA, errB); err != nil {
			return nil, err
		}
		return []pair{{x.ID, x, y}}, nil
	}
	var out []pair
	var bad []error
	all := slices.Concat(filesA, filesB)
	slices.Sort(all)
	for _, name := range slices.Compact(all) {
		p := pair{name: name}
		for _, side := range []struct {
			files []string
			dir   string
			entry **catalogue.Entry
		}{{filesA, a, &p.a}, {filesB, b, &p.b}} {
			if !slices.Contains(side.files, name) {
				continue
			}
			entry, err := readEntry(filepath.Join(side.dir, name))
			bad = append(bad, err)
			*side.entry = entry
		}
		out = append(out, p)
	}
	return out, errors.Join(bad...)
}

// documentFiles lists the documents of a folder, by kind and name.
func documentFiles(path string) (files []string, isFolder bool, err error) {
	info, err := os.Stat(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, false, fault.NotFound(path, "file-absent", path)
	case err != nil:
		return nil, false, fault.Input(path, "file-unreadable", reasonOf(err))
	case !info.IsDir():
		return nil, false, nil
	}
	for _, kind := range catalogue.Folders {
		found, _ := fs.Glob(os.DirFS(path), kind+"/*.yaml") // the pattern is well formed
		files = append(files, found...)
	}
	if len(files) == 0 {
		return nil, true, fault.NotFound(path, "catalogue-empty", path, strings.Join(catalogue.Folders, ", "))
	}
	return files, true, nil
}

func readEntry(path string) (*catalogue.Entry, error) {
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, fault.Input(path, "file-unreadable", reasonOf(err))
	}
	return catalogue.ReadEntry(filepath.ToSlash(path), "", data)
}

// differing is the outcome for one document.
type differing struct {
	Document    string                 `json:"document"`
	A           string                 `json:"a"` // file; empty: not there
	B           string                 `json:"b"`
	Differences []catalogue.Difference `json:"differences"`
}

func (e *env) printDifferences(pairs []pair) (count int, err error) {
	l := e.lang()
	out := []differing{}
	for _, p := range pairs {
		d := differing{Document: p.name, Differences: []catalogue.Difference{}}
		if p.a != nil {
			d.A = p.a.Place
		}
		if p.b != nil {
			d.B = p.b.Place
		}
		if p.a != nil && p.b != nil {
			d.Differences = append(d.Differences, catalogue.Compare(p.a, p.b)...)
			count += len(d.Differences)
		} else {
			count++
		}
		out = append(out, d)
	}
	if e.json() {
		return count, e.printJSON(map[string]any{"documents": out, "count": count})
	}
	for _, d := range out {
		if d.A == "" || d.B == "" {
			fmt.Fprintf(e.stdout, say.Term(l, "diff-alone")+"\n", d.Document, d.A+d.B)
			continue
		}
		if len(d.Differences) == 0 {
			continue
		}
		fmt.Fprintln(e.stdout, d.Document)
		t := newTable(say.Term(l, "cell"), "A", say.Term(l, "line"), "B", say.Term(l, "line"))
		t.right(2, 4)
		for _, x := range d.Differences {
			t.add(x.At, cellValue(x.A), fmt.Sprint(x.LineA), cellValue(x.B), fmt.Sprint(x.LineB))
		}
		if err := t.write(e.stdout); err != nil {
			return count, err
		}
	}
	_, err = fmt.Fprintf(e.stdout, say.Term(l, "diff-summary")+"\n", len(out), count)
	return count, err
}

// cellValue prints what stands in a cell; nothing as a dash.
func cellValue(v any) string {
	switch x := v.(type) {
	case nil:
		return "—"
	case string:
		return x
	}
	data, err := json.Marshal(v)
	if err != nil {
		return fmt.Sprint(v)
	}
	return short(string(data), 60)
}
