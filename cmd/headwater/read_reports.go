package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"headwater/fault"
	"headwater/integrity"
	"headwater/say"
)

// ownTexts are the auditor's own paragraphs of a plant folder.
func (e *env) ownTexts(plant string) (texts []integrity.Text, err error) {
	notes, _, err := e.readNotes(plant)
	for _, n := range notes {
		texts = append(texts, integrity.Text{At: n.Place, Body: n.Text})
	}
	return texts, err
}

// readReports reads every plant and every text under a folder; documents that cannot be
// read are named. The plant that is checked
// is left out, wherever it lies.
func (e *env) readReports(folder, checked string) (out []integrity.Report, err error) {
	info, err := os.Stat(folder)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, fault.NotFound(folder, "against-absent", folder)
	case err != nil:
		return nil, fault.Input(folder, "file-unreadable", reasonOf(err))
	case !info.IsDir():
		return nil, fault.Input(folder, "against-file", folder)
	}
	var bad []error
	var unread []string
	itself := false
	own, _ := os.Stat(folderOf(checked))
	err = filepath.WalkDir(folder, func(path string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			bad = append(bad, fault.Input(path, "file-unreadable", reasonOf(err)))
			return nil
		case d.IsDir() && strings.HasPrefix(d.Name(), ".") && path != folder:
			return filepath.SkipDir
		case d.IsDir() && isPlant(path):
			if here, err := os.Stat(path); err == nil && own != nil && os.SameFile(here, own) {
				itself = true
				return filepath.SkipDir
			}
			r, err := e.readReport(path)
			bad = append(bad, err)
			out = append(out, r)
			return filepath.SkipDir
		case strings.HasPrefix(d.Name(), "~$"): // Word's mark that a file is open
		case !d.IsDir() && isKind(path, documentKinds):
			unread = append(unread, path)
		case !d.IsDir() && isKind(path, textKinds):
			body, err := readText(path)
			bad = append(bad, err)
			out = append(out, integrity.Report{Name: path, Texts: []integrity.Text{{At: path, Body: body}}})
		}
		return nil
	})
	switch bad = append(bad, err); {
	case len(out) == 0 && !itself && errors.Join(bad...) == nil:
		bad = append(bad, fault.Input(folder, "against-nothing", folder, strings.Join(unread, ", ")))
	case len(unread) > 0:
		fmt.Fprintf(e.stderr, say.Term(e.lang(), "against-unread")+"\n", strings.Join(unread, ", "))
	}
	return out, errors.Join(bad...)
}

func isPlant(folder string) bool {
	_, err := plantIn(folder)
	return !errors.Is(err, fault.ErrNotFound)
}

// readReport takes the words out of another plant's folder. What its file has wrong is
// that plant's own affair: what could be decoded is compared.
func (e *env) readReport(folder string) (integrity.Report, error) {
	r := integrity.Report{Name: folder}
	pf, err := e.readPlant(folder)
	if err != nil {
		return r, err
	}
	r.Plant = pf.plant.Plant.ID
	pf.plant.Sentences(func(at, text string) {
		r.Texts = append(r.Texts, integrity.Text{At: pf.file.Place(at), Body: text, Whole: true})
	})
	notes, err := e.ownTexts(folder)
	r.Texts = append(r.Texts, notes...)
	return r, err
}
