package main

import (
	"errors"
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

// writeFile writes a file and the folders above it. The file is whole or not there: it is
// written beside its place and moved in.
func (e *env) writeFile(path, text string) error {
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return fault.Input(filepath.Dir(path), "output-unwritable", filepath.Dir(path), reasonOf(err))
	}
	unwritable := func(err error) error { return fault.Input(path, "output-unwritable", path, reasonOf(err)) }
	draft, err := os.CreateTemp(filepath.Dir(path), ".headwater-*")
	if err != nil {
		return unwritable(err)
	}
	defer os.Remove(draft.Name())
	_, err = draft.WriteString(text)
	if err := errors.Join(err, draft.Chmod(0o644), draft.Close()); err != nil {
		return unwritable(err)
	}
	if err := os.Rename(draft.Name(), path); err != nil {
		return unwritable(err)
	}
	return nil
}
