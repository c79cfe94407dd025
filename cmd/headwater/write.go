package main

import (
	"fmt"
	"os"
	"path/filepath"

	"headwater/fault"
	"headwater/say"
)

// writeNew writes a file that is not there yet, and says so.
func (e *env) writeNew(path, text string) error {
	if _, err := os.Stat(path); err == nil {
		return fault.Conflict(path, "output-exists", path)
	}
	if err := e.writeFile(path, text); err != nil {
		return err
	}
	_, err := fmt.Fprintf(e.stdout, "%s %s\n", say.Term(e.lang(), "written"), path)
	return err
}

// writeFile writes a file and the folders above it.
func (e *env) writeFile(path, text string) error {
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return fault.Input(filepath.Dir(path), "output-unwritable", filepath.Dir(path), reasonOf(err))
	}
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		return fault.Input(path, "output-unwritable", path, reasonOf(err))
	}
	return nil
}
