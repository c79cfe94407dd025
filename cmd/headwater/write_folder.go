package main

import (
	"os"
	"path/filepath"

	"headwater/fault"
)

// writeFolder writes the files beside the folder first and moves them in when all are
// there, so that a failure leaves nothing half done.
func writeFolder(folder string, files []file) error {
	unwritable := func(err error) error { return fault.Input(folder, "output-unwritable", folder, reasonOf(err)) }
	if info, err := os.Stat(folder); err == nil && !info.IsDir() {
		return fault.Input(folder, "output-file", folder)
	}
	parent := filepath.Dir(filepath.Clean(folder))
	made, err := makeAll(parent)
	if err != nil {
		return unwritable(err)
	}
	draft, err := os.MkdirTemp(parent, ".headwater-*")
	if err != nil {
		return unwritable(err)
	}
	defer os.RemoveAll(draft)
	for _, f := range files {
		path := filepath.Join(draft, f.path)
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			return unwritable(err)
		}
		if err := os.WriteFile(path, f.data, 0o644); err != nil {
			return unwritable(err)
		}
	}
	if err := moveIn(draft, folder, files); err != nil {
		if made != "" {
			os.RemoveAll(made)
		}
		return unwritable(err)
	}
	return nil
}

// makeAll makes a folder and returns the topmost one that was not there before.
func makeAll(folder string) (made string, err error) {
	for dir := folder; ; dir = filepath.Dir(dir) {
		if _, err := os.Stat(dir); err == nil || dir == filepath.Dir(dir) {
			break
		}
		made = dir
	}
	return made, os.MkdirAll(folder, 0o755)
}

// moveIn puts the files of a draft into the folder, replacing those of an earlier run.
// Figures and a report.pdf of an earlier run that this one does not have are removed.
func moveIn(draft, folder string, files []file) error {
	if _, err := os.Stat(folder); os.IsNotExist(err) {
		if err := os.Chmod(draft, 0o755); err != nil {
			return err
		}
		return os.Rename(draft, folder)
	}
	probe, err := os.CreateTemp(folder, ".headwater-*")
	if err != nil {
		return err
	}
	probe.Close()
	os.Remove(probe.Name())
	old, err := filepath.Glob(filepath.Join(folder, "figures", "*.[sc][sv][gv]"))
	if err != nil {
		return err
	}
	old = append(old, filepath.Join(folder, "report.pdf"))
	for _, f := range files {
		path := filepath.Join(folder, f.path)
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			return err
		}
		if err := os.Rename(filepath.Join(draft, f.path), path); err != nil {
			return err
		}
		for i := range old {
			if old[i] == path {
				old[i] = ""
			}
		}
	}
	for _, path := range old {
		if path != "" {
			os.Remove(path)
		}
	}
	return nil
}
