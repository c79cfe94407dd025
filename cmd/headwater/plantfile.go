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

// readPlant reads PLANT: a folder with plant.yaml, or the file itself, or - for
// standard input.
func (e *env) readPlant(path string) (*plantFile, error) {
	file, hash, err := e.readInput(path)
	if err != nil {
		return nil, err
	}
	pf := &plantFile{plant: &plant.Plant{}, file: file, hash: hash}
	pf.bad = file.Decode(pf.plant)
	return pf, nil
}

func (e *env) readInput(path string) (*input.File, string, error) {
	if path == "-" {
		return parseHashed("stdin", e.stdin)
	}
	info, err := os.Stat(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, "", fault.NotFound(path, "plant-absent", path)
	case err != nil:
		return nil, "", fault.Input(path, "file-unreadable", reasonOf(err))
	case info.IsDir():
		folder := path
		path = filepath.Join(folder, "plant.yaml")
		if _, err := os.Stat(path); err != nil {
			return nil, "", fault.NotFound(folder, "plant-folder", folder)
		}
	}
	f, err := os.Open(path)
	if err != nil {
		return nil, "", fault.Input(path, "file-unreadable", reasonOf(err))
	}
	defer f.Close()
	return parseHashed(path, f)
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

// assess reads a plant, assesses it, and puts every problem at its line.
func (e *env) assess(path, system string) (*audit.Result, *catalogue.Catalogue, error) {
	pf, err := e.readPlant(path)
	if err != nil {
		return nil, nil, err
	}
	cat, err := e.loadFor(pf.plant, system)
	if err != nil {
		return nil, nil, err
	}
	costs, wrong := readCosts(path, pf)
	rules := e.rules(cat, system)
	rules.Costs = costs
	rules.Writing.Printed = pf.file.Text
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
func readCosts(path string, pf *plantFile) (*mfca.Network, error) {
	name := filepath.Join(path, costsFile)
	f, err := os.Open(name)
	if err != nil {
		return nil, nil // no such file, or the plant is no folder
	}
	defer f.Close()
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
