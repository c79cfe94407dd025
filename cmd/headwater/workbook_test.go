package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
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
