package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"headwater/audit"
	"headwater/input"
	"headwater/report"
	"headwater/report/docx"
	"headwater/report/html"
	"headwater/report/style"
	"headwater/say"
	"headwater/sheet"
)

// auditOptions are the flags of headwater audit.
type auditOptions struct {
	system, out, style, pictures, against string
	foreign, pdf                          bool
}

func newAuditCommand(e *env) *cobra.Command {
	var o auditOptions
	cmd := &cobra.Command{
		Use:     "audit PLANT",
		GroupID: groupAudit,
		Short:   "write the audit report of a plant",
		Long: `Read a plant, grade it, and write report.html, report.docx, appendix.xlsx (every number
of the report), audit.json and figures/*.svg into a folder; print the summary. Files are
written only when everything has succeeded.

What the auditors write themselves lies in notes/CHAPTER.md beside plant.yaml, and goes
into the report each time it is made. A house style sets the Word file and the order of
the chapters. Figures go into the Word file as SVG with a PNG, which rsvg-convert or
Chromium draws; without either they stand as boxes with their data.`,
		Example: "  headwater audit examples/pcb-2022 -o out\n  headwater audit my-plant -o out --lang zh --date 2026-01-01\n  headwater audit my-plant -o out --lang zh --house-style provincial --edition evaluation --pdf",
		Args:    cobra.ExactArgs(1),
		RunE:    func(cmd *cobra.Command, args []string) error { return e.audit(cmd.Context(), o, args[0]) },
	}
	flags := cmd.Flags()
	flags.StringVarP(&o.out, "output", "o", "out", "`folder` for the report")
	flags.BoolVar(&o.foreign, "foreign", false, "show foreign limits as a benchmark in a Chinese report too")
	flags.StringVar(&o.system, "system", "", "index system `id` (default: the one named in the plant file)")
	flags.StringVar(&o.style, "house-style", "plain", "house style `id` (headwater house-style lists them), or a file of your own that ends in .yaml")
	e.editionFlag(cmd)
	flags.StringVar(&o.pictures, "pictures", e.defaultPictures(), "what draws the PNG of the Word file: auto, rsvg-convert, chromium or none")
	flags.StringVar(&o.against, "against", "", "`folder` with reports of other plants, to look for shared text")
	flags.BoolVar(&o.pdf, "pdf", false, "write report.pdf too, by Chromium or LibreOffice")
	_ = cmd.MarkFlagDirname("against")
	_ = cmd.RegisterFlagCompletionFunc("system", e.completeSystems)
	_ = cmd.RegisterFlagCompletionFunc("house-style", cobra.FixedCompletions(style.IDs(), cobra.ShellCompDirectiveDefault))
	_ = cmd.RegisterFlagCompletionFunc("pictures", cobra.FixedCompletions(pictureWords, cobra.ShellCompDirectiveNoFileComp))
	return cmd
}

// defaultPictures is auto, or what HEADWATER_PICTURES says.
func (e *env) defaultPictures() string {
	if v, ok := e.lookup("HEADWATER_PICTURES"); ok && v != "" {
		return v
	}
	return "auto"
}

func (e *env) audit(ctx context.Context, o auditOptions, path string) error {
	if err := errors.Join(e.checkEdition(), flagWord("--pictures", o.pictures, pictureWords)); err != nil {
		return err
	}
	house, wrong := e.houseStyle(o.style)
	notes, hash, unread := e.readNotes(folderOf(path))
	result, _, err := e.assess(path, o.system, o.against)
	if err := errors.Join(wrong, err, unread); err != nil {
		return err
	}
	result.Foreign, result.Hashes.Notes = o.foreign, hash
	doc := report.Build(result, e.lang())
	if err := doc.Arrange(report.Arrangement{Frame: house.Frame, Edition: e.edition, Notes: notes, Nearest: input.Nearest}); err != nil {
		return err
	}
	files, err := e.auditFiles(ctx, o, house, result, doc)
	if err != nil {
		return err
	}
	if err := writeFolder(o.out, files); err != nil {
		return err
	}
	if e.json() {
		return e.printJSON(result)
	}
	e.printSummary(result)
	e.printBalances(result)
	names := filepath.Join(o.out, "report.html") + ", report.docx, appendix.xlsx"
	if o.pdf {
		names += ", report.pdf"
	}
	_, err = fmt.Fprintf(e.stdout, "\n%s %s, audit.json, "+say.Term(e.lang(), "files")+"\n", say.Term(e.lang(), "written"), names, len(doc.Figures()))
	return err
}

// appendixOf makes the workbook with every number of a report and of its audit.json.
func appendixOf(doc *report.Document, result []byte) ([]byte, error) {
	var tree any
	d := json.NewDecoder(bytes.NewReader(result))
	d.UseNumber()
	if err := d.Decode(&tree); err != nil {
		return nil, err
	}
	var out bytes.Buffer
	err := sheet.Appendix(&out, doc, tree)
	return out.Bytes(), err
}

// houseStyle reads a shipped style by its id, or a file.
func (e *env) houseStyle(id string) (*style.Style, error) {
	if !strings.HasSuffix(id, ".yaml") {
		return style.Shipped(id)
	}
	name, data, err := e.readAll(id)
	if err != nil {
		return nil, err
	}
	return style.Read(name, data)
}

// file is one file of a report, by its path inside the folder.
type file struct {
	path string
	data []byte
}

// auditFiles makes every file of a report in memory.
func (e *env) auditFiles(ctx context.Context, o auditOptions, house *style.Style, result *audit.Result, doc *report.Document) ([]file, error) {
	var page, document, data bytes.Buffer
	if err := html.Write(&page, doc); err != nil {
		return nil, err
	}
	drawn, err := e.pictures(ctx, o.pictures, doc.Figures())
	if err != nil {
		return nil, err
	}
	if err := docx.Write(&document, doc, docx.Options{Style: house, Pictures: drawn}); err != nil {
		return nil, err
	}
	enc := json.NewEncoder(&data)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	if err := enc.Encode(result); err != nil {
		return nil, err
	}
	appendix, err := appendixOf(doc, data.Bytes())
	if err != nil {
		return nil, err
	}
	files := []file{{"report.html", page.Bytes()}, {"report.docx", document.Bytes()}, {"appendix.xlsx", appendix}, {"audit.json", data.Bytes()}}
	if o.pdf {
		printed, err := e.pdf(ctx, page.Bytes(), document.Bytes())
		if err != nil {
			return nil, err
		}
		files = append(files, file{"report.pdf", printed})
	}
	for _, f := range doc.Figures() {
		files = append(files, file{filepath.Join("figures", f.Name+".svg"), []byte(f.SVG)})
		if f.Data != "" {
			files = append(files, file{filepath.Join("figures", f.Name+".csv"), []byte(f.Data)})
		}
	}
	return files, nil
}
