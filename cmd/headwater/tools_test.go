package main

import (
	"bytes"
	"context"
	"encoding/base64"
	"image"
	"image/png"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"
)

// runWith runs a command line where only the programs of a folder can be found.
func runWith(t *testing.T, tools string, vars map[string]string, args ...string) (code int, stdout, stderr string) {
	t.Helper()
	t.Setenv("PATH", tools)
	var out, bad bytes.Buffer
	now := func() time.Time { return time.Date(2026, 1, 15, 9, 0, 0, 0, time.UTC) }
	e := &env{stdin: strings.NewReader(""), stdout: &out, stderr: &bad, now: now, lookup: func(name string) (string, bool) { v, ok := vars[name]; return v, ok }}
	code = run(context.Background(), e, args)
	return code, out.String(), bad.String()
}

// fake writes a program of the shell into a folder.
func fake(t *testing.T, folder, name, script string) {
	t.Helper()
	if runtime.GOOS == "windows" {
		t.Skip("the shell scripts of this test need a shell")
	}
	if err := os.WriteFile(filepath.Join(folder, name), []byte("#!/bin/sh\n"+script+"\n"), 0o755); err != nil {
		t.Fatal(err)
	}
}

const plantOfTest = "../../examples/pcb-2022"

// Without a program that draws or prints, the report is written with boxes, and --pdf
// says how to get one.
func TestNoTools(t *testing.T) {
	out := filepath.Join(t.TempDir(), "out")
	code, _, stderr := runWith(t, t.TempDir(), nil, "audit", plantOfTest, "-o", out)
	if code != exitDone || !strings.Contains(stderr, "neither rsvg-convert nor Chromium was found") {
		t.Errorf("exit %d, %s", code, stderr)
	}
	if _, err := os.Stat(filepath.Join(out, "report.docx")); err != nil {
		t.Error(err)
	}
	for _, args := range [][]string{{"--pdf", "report.pdf needs Chromium or LibreOffice", "chromium, libreoffice-writer"}, {"--pictures=chromium", "there is no chromium here", "librsvg2-bin"}} {
		none := filepath.Join(t.TempDir(), "out")
		code, stdout, stderr := runWith(t, t.TempDir(), nil, "audit", plantOfTest, "-o", none, args[0], "--lang", "en")
		if code != exitInput || stdout != "" || !strings.Contains(stderr, args[1]) || !strings.Contains(stderr, args[2]) {
			t.Errorf("%s: exit %d, %q, %s", args[0], code, stdout, stderr)
		}
		if _, err := os.Stat(none); err == nil {
			t.Errorf("%s: something was written", args[0])
		}
	}
}

// A program that draws is used; one that fails leaves boxes and says so.
func TestPictures(t *testing.T) {
	var picture bytes.Buffer
	if err := png.Encode(&picture, image.NewGray(image.Rect(0, 0, 4, 4))); err != nil {
		t.Fatal(err)
	}
	text := base64.StdEncoding.EncodeToString(picture.Bytes())
	for _, tc := range []struct {
		name, script, says string
		drawn              int
	}{
		{"draws", "echo " + text + " | base64 -d", "", 13},
		{"fails", "echo no fonts >&2; exit 1", "rsvg-convert could not draw 13 of 13 figures", 0},
		{"writes nonsense", "echo nonsense", "rsvg-convert could not draw 13 of 13 figures", 0},
	} {
		t.Run(tc.name, func(t *testing.T) {
			tools, out := t.TempDir(), filepath.Join(t.TempDir(), "out")
			fake(t, tools, "rsvg-convert", "PATH=/usr/bin:/bin; "+tc.script)
			code, _, stderr := runWith(t, tools, nil, "audit", plantOfTest, "-o", out)
			if code != exitDone || tc.says == "" && stderr != "" && !strings.Contains(stderr, "…") || !strings.Contains(stderr, tc.says) {
				t.Errorf("exit %d, %s", code, stderr)
			}
			data, err := os.ReadFile(filepath.Join(out, "report.docx"))
			if err != nil {
				t.Fatal(err)
			}
			if n := bytes.Count(data, picture.Bytes()); n != tc.drawn { // PNG is stored, not packed
				t.Errorf("%d pictures in the file, want %d", n, tc.drawn)
			}
		})
	}
}

// The PDF is what the program prints; a report.pdf of an earlier run does not stay behind.
func TestPDF(t *testing.T) {
	tools, out := t.TempDir(), filepath.Join(t.TempDir(), "out")
	fake(t, tools, "chrome-of-mine", `for a; do case "$a" in --print-to-pdf=*) echo "%PDF-1.4 printed" > "${a#--print-to-pdf=}";; esac; done`)
	vars := map[string]string{"HEADWATER_CHROMIUM": "chrome-of-mine", "HEADWATER_PICTURES": "none"}
	printed := filepath.Join(out, "report.pdf")
	code, stdout, stderr := runWith(t, tools, vars, "audit", plantOfTest, "-o", out, "--pdf")
	if data, err := os.ReadFile(printed); code != exitDone || err != nil || !strings.HasPrefix(string(data), "%PDF-1.4 printed") || !strings.Contains(stdout, "report.pdf") {
		t.Errorf("exit %d, %v, %s", code, err, stderr)
	}
	if code, _, stderr := runWith(t, tools, vars, "audit", plantOfTest, "-o", out); code != exitDone {
		t.Errorf("exit %d, %s", code, stderr)
	}
	if _, err := os.Stat(printed); err == nil {
		t.Error("the report.pdf of the run before is still there")
	}
	fake(t, tools, "chrome-of-mine", "echo no display >&2; exit 1")
	code, _, stderr = runWith(t, tools, vars, "audit", plantOfTest, "-o", out, "--pdf")
	if code != exitInput || !strings.Contains(stderr, "chromium made no report.pdf") || !strings.Contains(stderr, "no display") {
		t.Errorf("exit %d, %s", code, stderr)
	}
}

// What takes longer than a second is said on stderr once it does, not before.
func TestProgress(t *testing.T) {
	tools, out := t.TempDir(), filepath.Join(t.TempDir(), "out")
	fake(t, tools, "slow", `PATH=/usr/bin:/bin; sleep 1.3; for a; do case "$a" in --print-to-pdf=*) echo "%PDF-" > "${a#--print-to-pdf=}";; esac; done`)
	vars := map[string]string{"HEADWATER_CHROMIUM": "slow", "HEADWATER_PICTURES": "none"}
	code, _, stderr := runWith(t, tools, vars, "audit", plantOfTest, "-o", out, "--pdf")
	if code != exitDone || !strings.Contains(stderr, "printing report.pdf with chromium … (1 s)") {
		t.Errorf("exit %d, %q", code, stderr)
	}
}

// The Chromium of this machine draws every figure in the size that it asks for, and prints
// a PDF with bookmarks.
func TestChromiumDraws(t *testing.T) {
	e := &env{lookup: os.LookupEnv}
	if _, ok := e.find(chromium); !ok {
		t.Skip("no Chromium here: install it, or name it in HEADWATER_CHROMIUM")
	}
	out := filepath.Join(t.TempDir(), "out")
	lookup := os.LookupEnv
	var stdout, stderr bytes.Buffer
	e = &env{stdin: strings.NewReader(""), stdout: &stdout, stderr: &stderr, now: time.Now, lookup: lookup}
	if code := run(t.Context(), e, []string{"audit", plantOfTest, "-o", out, "--pictures", chromium, "--pdf"}); code != exitDone || strings.Contains(stderr.String(), "could not draw") {
		t.Fatalf("exit %d, %s", code, stderr.String())
	}
	data, err := os.ReadFile(filepath.Join(out, "report.docx"))
	if err != nil {
		t.Fatal(err)
	}
	if n := bytes.Count(data, []byte("\x89PNG\r\n\x1a\n")); n != 13 {
		t.Errorf("%d pictures, want 13", n)
	}
	if data, err = os.ReadFile(filepath.Join(out, "report.pdf")); err != nil || !bytes.Contains(data, []byte("/Outlines")) {
		t.Errorf("report.pdf has no bookmarks (%v)", err)
	}
}
