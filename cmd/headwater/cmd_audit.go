package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"headwater/audit"
	"headwater/fault"
	"headwater/report"
	"headwater/report/html"
	"headwater/say"
)

func newAuditCommand(e *env) *cobra.Command {
	var system, out string
	var foreign bool
	cmd := &cobra.Command{
		Use:     "audit PLANT",
		GroupID: groupAudit,
		Short:   "write the audit report of a plant",
		Long: `Read a plant, grade it, and write report.html, audit.json and figures/*.svg into a
folder; print the summary. Files are written only when everything has succeeded.`,
		Example: "  headwater audit examples/pcb-2022 -o out\n  headwater audit my-plant -o out --lang zh --date 2026-01-01",
		Args:    cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			if err := e.checkEdition(); err != nil {
				return err
			}
			result, _, err := e.assess(args[0], system)
			if err != nil {
				return err
			}
			result.Foreign = foreign
			files, figures, err := auditFiles(result, e.lang())
			if err != nil {
				return err
			}
			if err := writeFolder(out, files); err != nil {
				return err
			}
			if e.json() {
				return e.printJSON(result)
			}
			e.printSummary(result)
			e.printBalances(result)
			_, err = fmt.Fprintf(e.stdout, "\n%s %s, %s, "+say.Term(e.lang(), "files")+"\n", say.Term(e.lang(), "written"), filepath.Join(out, "report.html"), "audit.json", figures)
			return err
		},
	}
	cmd.Flags().StringVarP(&out, "output", "o", "out", "`folder` for the report")
	e.editionFlag(cmd)
	cmd.Flags().BoolVar(&foreign, "foreign", false, "show foreign limits as a benchmark in a Chinese report too")
	cmd.Flags().StringVar(&system, "system", "", "index system `id` (default: the one named in the plant file)")
	_ = cmd.RegisterFlagCompletionFunc("system", e.completeSystems)
	return cmd
}

// file is one file of a report, by its path inside the folder.
type file struct {
	path string
	data []byte
}

// auditFiles makes every file of a report in memory.
func auditFiles(result *audit.Result, l say.Lang) (files []file, figures int, err error) {
	doc := report.Build(result, l)
	var page, data bytes.Buffer
	if err := html.Write(&page, doc); err != nil {
		return nil, 0, err
	}
	enc := json.NewEncoder(&data)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	if err := enc.Encode(result); err != nil {
		return nil, 0, err
	}
	files = []file{{"report.html", page.Bytes()}, {"audit.json", data.Bytes()}}
	for _, f := range doc.Figures() {
		files = append(files, file{filepath.Join("figures", f.Name+".svg"), []byte(f.SVG)})
		if f.Data != "" {
			files = append(files, file{filepath.Join("figures", f.Name+".csv"), []byte(f.Data)})
		}
		figures++
	}
	return files, figures, nil
}

// writeFolder writes the files beside the folder first and moves them in when all are
// there, so that a failure leaves nothing half done.
func writeFolder(folder string, files []file) error {
	unwritable := func(err error) error { return fault.Input(folder, "output-unwritable", folder, reasonOf(err)) }
	if info, err := os.Stat(folder); err == nil && !info.IsDir() {
		return fault.Input(folder, "output-file", folder)
	}
	parent := filepath.Dir(filepath.Clean(folder))
	made, err := makeAll(parent)
	if err != nil {
		return unwritable(err)
	}
	draft, err := os.MkdirTemp(parent, ".headwater-*")
	if err != nil {
		return unwritable(err)
	}
	defer os.RemoveAll(draft)
	for _, f := range files {
		path := filepath.Join(draft, f.path)
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			return unwritable(err)
		}
		if err := os.WriteFile(path, f.data, 0o644); err != nil {
			return unwritable(err)
		}
	}
	if err := moveIn(draft, folder, files); err != nil {
		if made != "" {
			os.RemoveAll(made)
		}
		return unwritable(err)
	}
	return nil
}

// makeAll makes a folder and returns the topmost one that was not there before.
func makeAll(folder string) (made string, err error) {
	for dir := folder; ; dir = filepath.Dir(dir) {
		if _, err := os.Stat(dir); err == nil || dir == filepath.Dir(dir) {
			break
		}
		made = dir
	}
	return made, os.MkdirAll(folder, 0o755)
}

// moveIn puts the files of a draft into the folder, replacing those of an earlier run.
// Figures of an earlier run that this one does not have are removed.
func moveIn(draft, folder string, files []file) error {
	if _, err := os.Stat(folder); os.IsNotExist(err) {
		if err := os.Chmod(draft, 0o755); err != nil {
			return err
		}
		return os.Rename(draft, folder)
	}
	probe, err := os.CreateTemp(folder, ".headwater-*")
	if err != nil {
		return err
	}
	probe.Close()
	os.Remove(probe.Name())
	old, err := filepath.Glob(filepath.Join(folder, "figures", "*.[sc][sv][gv]"))
	if err != nil {
		return err
	}
	for _, f := range files {
		path := filepath.Join(folder, f.path)
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			return err
		}
		if err := os.Rename(filepath.Join(draft, f.path), path); err != nil {
			return err
		}
		for i := range old {
			if old[i] == path {
				old[i] = ""
			}
		}
	}
	for _, path := range old {
		if path != "" {
			os.Remove(path)
		}
	}
	return nil
}
