package main

import (
	"bytes"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"headwater/sheet/book"
)

// repository is the folder of the repository, before a test changes its own.
var repository = func() string {
	dir, err := filepath.Abs("../..")
	if err != nil {
		panic(err)
	}
	return dir
}()

func exampleOf(plant string) string { return filepath.Join(repository, "examples", plant) }

// made runs a command that writes a file, and returns the file.
func made(t *testing.T, name string, args ...string) []byte {
	t.Helper()
	now := func() time.Time { return time.Date(2026, 1, 15, 9, 0, 0, 0, time.UTC) }
	var out, bad bytes.Buffer
	e := &env{stdin: strings.NewReader(""), stdout: &out, stderr: &bad, now: now, lookup: withoutPictures}
	args = append(args, "--catalogue", filepath.Join(exampleOf("dyehouse-synthetic"), "standards"))
	if code := run(t.Context(), e, args); code != exitDone {
		t.Fatalf("%v: exit %d, %s", args, code, bad.String())
	}
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// The worksheets of the audit stand in their order, 41 of them, and a plant that is set
// out on them comes back.
func TestFormsComeBack(t *testing.T) {
	t.Chdir(t.TempDir())
	for _, l := range []string{"zh", "en"} {
		for _, plant := range []string{"pcb-2022", "dyehouse-synthetic"} {
			name := plant + "-" + l + ".xlsx"
			data := made(t, name, "sheet", "export", exampleOf(plant), "--forms", "-o", name, "--lang", l)
			b, err := book.Open(name, data, book.Limits{})
			if err != nil {
				t.Fatal(err)
			}
			var ids []string
			for _, s := range b.Sheets[1:] {
				if id, _, _ := strings.Cut(s.Name, " "); len(id) >= 3 && id[1] == '-' && (len(ids) == 0 || ids[len(ids)-1] != id) {
					ids = append(ids, id)
				}
			}
			if got := strings.Join(ids, " "); got != "1-1 1-2 2-1 2-2 2-3 2-4 2-5 2-6 2-7 2-8 2-9 2-10 2-11 2-12 2-13 3-1 3-2 3-3 3-4 3-5 4-1 4-2 4-3 4-4 4-5 4-6 5-1 5-2 5-3 5-4 6-1 6-2 6-3 6-4 6-5 6-6 6-7 6-8 6-9 7-1 7-2" {
				t.Errorf("%s: forms %s", name, got)
			}
			if ours, folder := rated(t, name), rated(t, exampleOf(plant)); ours != folder {
				t.Errorf("%s: another result than the plant's", name)
			}
		}
	}
}

// An empty form has rows to be filled in by hand, and its title is not cut where it goes on
// to the right.
func TestFormsOnPaper(t *testing.T) {
	t.Chdir(t.TempDir())
	for _, l := range []string{"zh", "en"} {
		name := "forms-" + l + ".xlsx"
		p := unpack(t, made(t, name, "sheet", "new", "--system", "cn-electroplating-2015", "--forms", "-o", name, "--lang", l))
		titled, alone := regexp.MustCompile(`<c r="A2"[^>]* t="s"`), regexp.MustCompile(`<col [^>]*hidden=`) // fields that stand alone have their rows
		forms := 0
		for part, text := range p {
			if !strings.HasPrefix(part, "xl/worksheets/sheet") || !strings.Contains(text, "<oddFooter>") {
				continue
			}
			forms++
			if n := strings.Count(text, `ht="22"`); n < 5 && !alone.MatchString(text) {
				t.Errorf("%s: %s has %d empty rows", name, part, n)
			}
			if wide := !strings.Contains(text, `fitToWidth="1"`) && strings.Contains(text, "fitToWidth"); wide && titled.MatchString(text) {
				t.Errorf("%s: %s has its title in the first column", name, part)
			} else if wide != strings.Contains(text, "<oddHeader>") {
				t.Errorf("%s: %s has no header", name, part)
			}
		}
		if forms < 40 {
			t.Errorf("%s: %d forms", name, forms)
		}
	}
}
