package main

import (
	"crypto/sha256"
	"encoding/hex"
	"io"
	"path/filepath"
	"strings"

	"headwater/fault"
	"headwater/input"
	"headwater/sheet"
)

// isWorkbook reports whether a file is an Excel workbook by its name.
func isWorkbook(name string) bool {
	switch strings.ToLower(filepath.Ext(name)) {
	case ".xlsx", ".xlsm", ".xls":
		return true
	}
	return false
}

// namedWorkbook refuses to write a workbook into a file of another name: what programs
// take a file for is in its name.
func namedWorkbook(path string) error {
	if strings.EqualFold(filepath.Ext(path), ".xlsx") {
		return nil
	}
	return fault.Input(path, "output-workbook", path)
}

// parseWorkbook reads a workbook of a plant and the hash of what was read. The error may
// stand beside a file: what is wrong with some cells.
func parseWorkbook(name string, r io.Reader, mapping *sheet.Mapping) (*input.File, string, error) {
	data, err := io.ReadAll(io.LimitReader(r, sheet.MaxSize+1))
	if err != nil {
		return nil, "", fault.Input(name, "input-unreadable", err.Error())
	}
	sum := sha256.Sum256(data)
	file, err := sheet.Read(name, data, mapping)
	return file, hex.EncodeToString(sum[:]), err
}

// readMapping reads the file of --map; nil without one.
func (e *env) readMapping() (*sheet.Mapping, error) {
	if e.common.mapping == "" {
		return nil, nil
	}
	f, err := e.readDocument(e.common.mapping)
	if err != nil {
		return nil, err
	}
	m := &sheet.Mapping{}
	unread := f.Decode(m)
	if err := f.Merge(unread, m.Check()); err != nil {
		return nil, err
	}
	return m, nil
}
