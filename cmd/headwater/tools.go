package main

import (
	"context"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"time"
)

// tool is a program of others that is used where it is found.
type tool struct{ name, path string }

// The programs that draw pictures and print pages.
const (
	rsvg        = "rsvg-convert"
	chromium    = "chromium"
	libreOffice = "LibreOffice"
)

// toolTime is how long a program may take before it is given up.
const toolTime = 2 * time.Minute

// find looks for a program under the names that it goes by.
func (e *env) find(name string) (tool, bool) {
	names := map[string][]string{rsvg: {"rsvg-convert"}, chromium: {"chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "microsoft-edge"}, libreOffice: {"soffice", "libreoffice"}}[name]
	if named, ok := e.lookup("HEADWATER_CHROMIUM"); ok && named != "" && name == chromium {
		names = []string{named}
	}
	for _, n := range names {
		if path, err := exec.LookPath(n); err == nil {
			return tool{name, path}, true
		}
	}
	return tool{}, false
}

// run runs the program with what it is to read, and returns what it wrote.
func (t tool) run(ctx context.Context, stdin string, args ...string) ([]byte, error) {
	ctx, cancel := context.WithTimeout(ctx, toolTime)
	defer cancel()
	cmd := exec.CommandContext(ctx, t.path, args...)
	cmd.Stdin = strings.NewReader(stdin)
	cmd.WaitDelay = time.Second
	var bad strings.Builder
	cmd.Stderr = &bad
	out, err := cmd.Output()
	switch {
	case ctx.Err() != nil:
		return nil, ctx.Err()
	case err != nil:
		return nil, errors.Join(err, errors.New(lastLine([]byte(bad.String()))))
	}
	return out, nil
}

// chromium runs Chromium on a page without leaving a trace of it.
func (t tool) chromium(ctx context.Context, profile, page string, args ...string) error {
	common := []string{"--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--hide-scrollbars", "--user-data-dir=" + profile}
	_, err := t.run(ctx, "", append(append(common, args...), fileURL(page))...)
	return err
}

// fileURL is the address of a file on this machine.
func fileURL(path string) string {
	s := filepath.ToSlash(path)
	if !strings.HasPrefix(s, "/") {
		s = "/" + s // a drive of Windows
	}
	return "file://" + strings.NewReplacer("%", "%25", " ", "%20", "#", "%23", "?", "%3F").Replace(s)
}

// scratch is a folder for the files of a program, removed afterwards.
func scratch() (folder string, remove func(), err error) {
	folder, err = os.MkdirTemp("", "headwater-*")
	return folder, func() { os.RemoveAll(folder) }, err
}
