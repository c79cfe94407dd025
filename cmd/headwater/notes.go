package main

import (
	"crypto/sha256"
	"encoding/hex"
	"os"
	"path/filepath"
	"strings"

	"headwater/fault"
	"headwater/input"
	"headwater/report"
)

// notesFolder may lie beside plant.yaml: what the auditors write into the report, one
// file per chapter.
const notesFolder = "notes"

// readNotes reads the notes of a plant's folder and their common hash; without such a
// folder there are none.
func (e *env) readNotes(plant string) (notes []report.NoteFile, hash string, err error) {
	folder := filepath.Join(plant, notesFolder)
	entries, err := os.ReadDir(folder)
	if err != nil {
		return nil, "", nil // no such folder, or the plant is no folder
	}
	e.reads(folder)
	sum := sha256.New()
	for _, f := range entries { // in the order of their names
		chapter, ok := strings.CutSuffix(f.Name(), ".md")
		if !ok || f.IsDir() {
			continue
		}
		name := filepath.Join(folder, f.Name())
		data, err := os.ReadFile(name)
		if err != nil {
			return nil, "", fault.Input(name, "file-unreadable", reasonOf(err))
		}
		text, err := input.Text(name, data)
		if err != nil {
			return nil, "", err
		}
		sum.Write([]byte(chapter + "\n"))
		sum.Write(data)
		notes = append(notes, report.NoteFile{Chapter: chapter, Place: name, Text: text})
	}
	if len(notes) == 0 {
		return nil, "", nil
	}
	return notes, hex.EncodeToString(sum.Sum(nil)), nil
}
