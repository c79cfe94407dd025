package main

import (
	"bytes"
	"cmp"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"

	"headwater/sheet/book"
)

// TestHandbook runs the how-tos: files are written, cells of workbooks filled in, commands
// executed, and every line of a text block must appear in what the commands since the
// last one printed.
func TestHandbook(t *testing.T) {
	pages, err := filepath.Glob("../../docs/handbook/*.md")
	if err != nil || len(pages) < 4 {
		t.Fatalf("%d pages, %v", len(pages), err)
	}
	examples, err := filepath.Abs("../../examples")
	if err != nil {
		t.Fatal(err)
	}
	for i, page := range pages {
		if pages[i], err = filepath.Abs(page); err != nil {
			t.Fatal(err)
		}
	}
	for _, page := range pages {
		t.Run(filepath.Base(page), func(t *testing.T) {
			text, err := os.ReadFile(page)
			if err != nil {
				t.Fatal(err)
			}
			t.Chdir(t.TempDir())
			if err := os.Symlink(examples, "examples"); err != nil {
				t.Skipf("no symbolic links here: %v", err)
			}
			printed := ""
			for _, b := range fences(string(text)) {
				kind, option, _ := strings.Cut(b.info, " ")
				switch {
				case strings.HasPrefix(option, "file="):
					path := strings.TrimPrefix(option, "file=")
					if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
						t.Fatal(err)
					}
					if err := os.WriteFile(path, []byte(b.body), 0o644); err != nil {
						t.Fatal(err)
					}
				case strings.HasPrefix(option, "cells="):
					fillCells(t, strings.TrimPrefix(option, "cells="), b.body)
				case kind == "sh":
					printed = ""
					for line := range strings.Lines(b.body) {
						printed += runLine(t, strings.TrimSpace(line), strings.TrimPrefix(option, "exit="))
					}
				case kind == "text":
					for line := range strings.Lines(b.body) {
						if line = strings.TrimSpace(line); !strings.Contains(printed, line) {
							t.Errorf("the handbook promises %q, printed was\n%s", line, printed)
						}
					}
				}
			}
		})
	}
}

// fillCells writes rows of a block such as "products!A4: board | 1200" into a workbook,
// from that cell to the right; a file that is not there is made.
func fillCells(t *testing.T, name, body string) {
	t.Helper()
	f, err := excelize.OpenFile(name)
	if errors.Is(err, fs.ErrNotExist) {
		f, err = excelize.NewFile(), nil
	}
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	for line := range strings.Lines(body) {
		at, values, ok := strings.Cut(strings.TrimSpace(line), ": ")
		sheet, cell, both := strings.Cut(at, "!")
		row, col, fits := book.Place(cell)
		if !ok || !both || !fits {
			t.Fatalf("the handbook fills in %q", line)
		}
		if _, err := f.NewSheet(sheet); err != nil {
			t.Fatal(err)
		}
		for i, v := range strings.Split(values, " | ") {
			if err := f.SetCellValue(sheet, book.Name(row, col+i), asTyped(v)); err != nil {
				t.Fatal(err)
			}
		}
	}
	if err := f.SaveAs(name); err != nil {
		t.Fatal(err)
	}
}

// asTyped is what Excel makes of what a person types: a number where it looks like one.
func asTyped(typed string) any {
	if x, err := strconv.ParseFloat(typed, 64); err == nil {
		return x
	}
	if typed == "" {
		return nil
	}
	return typed
}

// runLine executes one command line of the handbook, which must end with the exit code
// of its block, or else succeed.
func runLine(t *testing.T, line, exit string) string {
	t.Helper()
	args := strings.Fields(line)
	if len(args) == 0 {
		return ""
	}
	if args[0] != "headwater" {
		t.Fatalf("the handbook runs %q", line)
	}
	var out, bad bytes.Buffer
	now := func() time.Time { return time.Date(2026, 1, 15, 9, 0, 0, 0, time.UTC) }
	e := &env{stdin: strings.NewReader(""), stdout: &out, stderr: &bad, now: now, lookup: withoutPictures}
	if code := fmt.Sprint(run(context.Background(), e, args[1:])); code != cmp.Or(exit, "0") {
		t.Fatalf("%s: exit %s\n%s", line, code, bad.String())
	}
	return out.String() + bad.String()
}

// withoutPictures is an environment in which no program draws pictures: the handbook runs
// alike on every machine.
func withoutPictures(name string) (string, bool) { return "none", name == "HEADWATER_PICTURES" }

type fence struct{ info, body string }

// fences lists the fenced blocks of a Markdown text.
func fences(text string) (out []fence) {
	var current *fence
	for line := range strings.Lines(text) {
		mark, isFence := strings.CutPrefix(strings.TrimRight(line, "\n"), "```")
		switch {
		case isFence && current == nil:
			current = &fence{info: mark}
		case isFence:
			out = append(out, *current)
			current = nil
		case current != nil:
			current.body += line
		}
	}
	return out
}
