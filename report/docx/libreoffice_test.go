package docx_test

import (
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"time"
	"unicode"

	"headwater/report"
	"headwater/report/docx"
	"headwater/report/style"
	"headwater/say"
)

func example(t *testing.T, name string) string {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("..", "..", "examples", name, "plant.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

// tool finds a program; the test says why it is skipped where there is none.
func tool(t *testing.T, names ...string) string {
	t.Helper()
	for _, n := range names {
		if path, err := exec.LookPath(n); err == nil {
			return path
		}
	}
	t.Skipf("no %s here: install libreoffice-writer and poppler-utils", strings.Join(names, " or "))
	return ""
}

func command(t *testing.T, name string, args ...string) string {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), 3*time.Minute)
	defer cancel()
	out, err := exec.CommandContext(ctx, name, args...).CombinedOutput()
	if err != nil {
		t.Fatalf("%s: %v\n%s", name, err, out)
	}
	return string(out)
}

var pagesLine = regexp.MustCompile(`(?m)^Pages:\s+(\d+)`)

// Another program than ours opens the file, and what it prints says what the report says.
func TestLibreOfficeOpensIt(t *testing.T) {
	office, text, info := tool(t, "soffice", "libreoffice"), tool(t, "pdftotext"), tool(t, "pdfinfo")
	for _, l := range []say.Lang{say.ZH, say.EN} {
		for _, id := range style.IDs() {
			s := shipped(t, id)
			d := realReport(t, l, s)
			dir := t.ArtifactDir()
			name := filepath.Join(dir, string(l)+"-"+id+".docx")
			if err := os.WriteFile(name, written(t, d, docx.Options{Style: s}), 0o644); err != nil {
				t.Fatal(err)
			}
			command(t, office, "-env:UserInstallation=file://"+filepath.ToSlash(t.TempDir()), "--headless", "--convert-to", "pdf", "--outdir", dir, name)
			pdf := strings.TrimSuffix(name, ".docx") + ".pdf"
			pages := pagesLine.FindStringSubmatch(command(t, info, pdf))
			if n := 0; len(pages) == 2 {
				if n, _ = strconv.Atoi(pages[1]); n < 5 || n > 80 {
					t.Errorf("%s %s: %d pages", l, id, n)
				}
			} else {
				t.Fatalf("%s %s: pdfinfo says no number of pages", l, id)
			}
			printed := squeeze(command(t, text, pdf, "-"))
			for _, b := range d.Blocks {
				want := ""
				switch b := b.(type) {
				case report.Heading:
					want = b.Text
				case report.Table:
					want = b.Caption
				case report.Figure:
					want = b.Caption
				}
				if !strings.Contains(printed, squeeze(want)) {
					t.Errorf("%s %s: the pages do not say %q", l, id, want)
				}
			}
			lost := 0
			for r, n := range letters(d) {
				lost += max(0, n-strings.Count(printed, string(r)))
			}
			if lost > 0 {
				t.Errorf("%s %s: %d letters of the report's tables and headings are not on the pages", l, id, lost)
			}
			if strings.Contains(printed, "Error:Reference") || strings.Contains(printed, "错误:") {
				t.Errorf("%s %s: a reference leads nowhere", l, id)
			}
			if !strings.Contains(printed, squeeze(d.Marks[0])) {
				t.Errorf("%s %s: the pages lack the mark %q", l, id, d.Marks[0])
			}
		}
	}
}

// letters counts those of all tables, headings and captions: lines may break anywhere, but a
// row that falls off a page takes its letters with it. f, i and l may be one sign on a page.
func letters(d *report.Document) map[rune]int {
	out := map[rune]int{}
	count := func(texts ...string) {
		for _, text := range texts {
			for _, r := range text {
				if unicode.IsLetter(r) && !strings.ContainsRune("fil", r) {
					out[r]++
				}
			}
		}
	}
	for _, b := range d.Blocks {
		switch b := b.(type) {
		case report.Heading:
			count(b.Text)
		case report.Paragraph:
			count(b.Text)
		case report.List:
			count(b.Items...)
		case report.Figure:
			count(b.Caption)
		case report.Table:
			count(b.Caption)
			for _, c := range b.Columns {
				count(c.Title)
			}
			for _, r := range b.Rows {
				for _, c := range r.Cells {
					count(c.Words(), c.Note)
				}
			}
		}
	}
	return out
}

// squeeze takes the white space out of a text: lines break anywhere in Chinese.
func squeeze(s string) string { return strings.Join(strings.Fields(s), "") }
