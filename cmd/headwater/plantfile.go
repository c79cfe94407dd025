package main

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"headwater/audit"
	"headwater/balance/mfca"
	"headwater/catalogue"
	"headwater/fault"
	"headwater/input"
	"headwater/limit"
	"headwater/plant"
)

// plantFile is a plant as read from disk, with what ties problems to its lines.
type plantFile struct {
	plant *plant.Plant
	file  *input.File
	hash  string // SHA-256 of the file
	bad   error  // what could not be decoded; the plant holds the rest
}

// plantNames are the files that a plant's folder holds one of.
var plantNames = []string{"plant.yaml", "plant.xlsx", "plant.xlsm"}

// readPlant reads PLANT: a folder with plant.yaml or plant.xlsx, or the file itself, or -
// for standard input.
func (e *env) readPlant(path string) (*plantFile, error) {
	mapping, err := e.readMapping()
	if err != nil {
		return nil, err
	}
	name, r, err := e.openPlant(path)
	if err != nil {
		return nil, err
	}
	defer r.Close()
	pf := &plantFile{plant: &plant.Plant{}}
	var told error
	if isWorkbook(name) {
		if pf.file, pf.hash, told = parseWorkbook(name, r, mapping); pf.file == nil {
			return nil, told
		}
	} else if pf.file, pf.hash, err = parseHashed(name, r); err != nil {
		return nil, err
	}
	pf.bad = errors.Join(told, pf.file.Decode(pf.plant))
	return pf, nil
}

// standardsFolder may lie beside plant.yaml: documents that the catalogue lacks, laid out as
// for --catalogue.
const standardsFolder = "standards"

func isFolder(path string) bool {
	info, err := os.Stat(path)
	return err == nil && info.IsDir()
}

// openPlant opens the file of PLANT and returns its name.
func (e *env) openPlant(path string) (string, io.ReadCloser, error) {
	if path == "-" {
		e.reads(path)
		return "stdin", io.NopCloser(e.stdin), nil
	}
	info, err := os.Stat(path)
	if err == nil && info.IsDir() {
		for _, name := range plantNames {
			e.reads(filepath.Join(path, name))
		}
		if path, err = plantIn(path); err != nil {
			return "", nil, err
		}
	}
	e.reads(path)
	e.standards = ""
	if dir := filepath.Join(folderOf(path), standardsFolder); isFolder(dir) {
		e.standards = dir
	}
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return "", nil, fault.NotFound(path, "plant-absent", path)
	case err != nil:
		return "", nil, fault.Input(path, "file-unreadable", reasonOf(err))
	}
	f, err := os.Open(path)
	if err != nil {
		return "", nil, fault.Input(path, "file-unreadable", reasonOf(err))
	}
	return path, f, nil
}

// plantIn is the plant's file in a folder; two of them are one too many.
func plantIn(folder string) (string, error) {
	var found []string
	for _, name := range plantNames {
		if _, err := os.Stat(filepath.Join(folder, name)); err == nil {
			found = append(found, name)
		}
	}
	switch len(found) {
	case 0:
		return "", fault.NotFound(folder, "plant-folder", folder)
	case 1:
		return filepath.Join(folder, found[0]), nil
	}
	return "", fault.Conflict(folder, "plant-both", found[0], found[1])
}

// parseHashed reads a document and the hash of what was read.
func parseHashed(name string, r io.Reader) (*input.File, string, error) {
	h := sha256.New()
	file, err := input.Read(name, io.TeeReader(r, h))
	if err != nil {
		return nil, "", err
	}
	return file, hex.EncodeToString(h.Sum(nil)), nil
}

// reasonOf is the operating system's reason without the path that it repeats.
func reasonOf(err error) string {
	if p, ok := errors.AsType[*fs.PathError](err); ok {
		return p.Err.Error()
	}
	return err.Error()
}

// assess reads a plant, assesses it, and puts every problem at its line. Its texts are
// compared with the reports below the folder against, where one is named.
func (e *env) assess(path, system, against string) (*audit.Result, *catalogue.Catalogue, error) {
	pf, err := e.readPlant(path)
	if err != nil {
		return nil, nil, err
	}
	cat, err := e.loadFor(pf.plant, system)
	if err != nil {
		return nil, nil, err
	}
	costs, wrong := e.readCosts(folderOf(path), pf)
	rules := e.rules(cat, system)
	rules.Costs = costs
	wrong = errors.Join(wrong, e.writing(rules, pf, path, against))
	result, err := audit.Assess(rules, pf.plant)
	if err := errors.Join(pf.file.Merge(pf.bad, err), wrong); err != nil {
		return nil, nil, err
	}
	locateFindings(pf, result.Procedure)
	locateIntegrity(pf, result.Integrity)
	result.Hashes = audit.Hashes{Input: pf.hash, Catalogue: cat.Hash, Program: programHash()}
	return result, cat, nil
}

// costsFile may lie beside plant.yaml: the quantity centres of the plant, as headwater
// mfca reads them.
const costsFile = "mfca.yaml"

// readCosts reads and checks the quantity centres beside a plant folder's plant.yaml; the
// hash of the input covers both files. Without such a file there are none.
func (e *env) readCosts(folder string, pf *plantFile) (*mfca.Network, error) {
	name := filepath.Join(folder, costsFile)
	f, err := os.Open(name)
	if err != nil {
		return nil, nil // no such file
	}
	defer f.Close()
	e.reads(name)
	file, hash, err := parseHashed(name, f)
	if err != nil {
		return nil, err
	}
	var n mfca.Network
	unread := file.Decode(&n)
	if err := file.Merge(unread, mfca.Check(&n, input.Nearest)); err != nil {
		return nil, err
	}
	both := sha256.Sum256([]byte(pf.hash + hash))
	pf.hash = hex.EncodeToString(both[:])
	return &n, nil
}

// rules are the documents that a plant is held against; system overrides the plant's.
func (e *env) rules(cat *catalogue.Catalogue, system string) *audit.Rules {
	return &audit.Rules{
		Systems: cat.System, SystemID: cat.SystemIDs(), Factors: cat.AllFactors(),
		Limits: limitRequest(cat), Balances: cat.BalanceRules, Procedure: cat.Procedure, Norms: cat.Norms, Techniques: cat.Techniques,
		JudgedOn: e.day(), System: system, Edition: e.edition, Nearest: input.Nearest,
	}
}

func limitRequest(cat *catalogue.Catalogue) limit.Request {
	return limit.Request{Tables: cat.LimitTable, IDs: cat.LimitIDs(), Nearest: input.Nearest}
}
