package main

import (
	"errors"
	"io"
	"io/fs"
	"os"

	"headwater/fault"
	"headwater/input"
)

// readAll reads a file, or standard input for -.
func (e *env) readAll(path string) (name string, data []byte, err error) {
	e.reads(path)
	if path == "-" {
		data, err = io.ReadAll(e.stdin)
		if err != nil {
			return "", nil, fault.Input("stdin", "input-unreadable", err.Error())
		}
		return "stdin", data, nil
	}
	info, err := os.Stat(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return "", nil, fault.NotFound(path, "file-absent", path)
	case err == nil && info.IsDir():
		return "", nil, fault.Input(path, "file-folder", path)
	case err == nil:
		data, err = os.ReadFile(path)
	}
	if err != nil {
		return "", nil, fault.Input(path, "file-unreadable", reasonOf(err))
	}
	return path, data, nil
}

// readDocument reads a YAML or JSON file, or standard input for -.
func (e *env) readDocument(path string) (*input.File, error) {
	name, data, err := e.readAll(path)
	if err != nil {
		return nil, err
	}
	return input.Parse(name, data)
}
