// Package catalogue reads the technical support system: evaluation index systems, limit
// tables, techniques and conversion factors. It decodes one YAML file per document into the types of
// the engine that applies it, checks it, and sets aside what fails.
//
// # Conventions
//
// A layer is a folder with index-system/*.yaml, limit/*.yaml, technique/*.yaml,
// balance-rule/*.yaml, procedure/*.yaml, feasibility-norm/*.yaml and factor/*.yaml, and signature/*.yaml beside them. The embedded layer comes first; a
// later layer replaces a document of the same id and adds its own. The hash of a
// catalogue is that of all its files in the order of layer and path.
package catalogue

import (
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"errors"
	"io/fs"
	"maps"
	"path"
	"runtime"
	"slices"
	"strings"
	"sync"

	"headwater/account"
	"headwater/datum"
	"headwater/fault"
	"headwater/input"
	"headwater/limit"
	"headwater/option"
	"headwater/option/appraisal"
	"headwater/procedure"
	"headwater/rating"
	"headwater/unit"
)

//go:embed data
var embedded embed.FS

// Embedded is the layer that the program carries.
func Embedded() Layer {
	sub, err := fs.Sub(embedded, "data")
	if err != nil {
		panic(err) // the folder is compiled in
	}
	return Layer{Name: "embedded", FS: sub}
}

// Layer is one folder of catalogue files.
type Layer struct {
	Name string // for problems: the folder as the user wrote it
	FS   fs.FS
	Adds bool // its documents may not replace those of earlier layers
}

// Catalogue is what the layers hold together.
type Catalogue struct {
	Systems      []*rating.System          // by id
	Factors      []FactorTable             // by id
	Limits       []*limit.Table            // by id
	Techniques   []*option.Library         // by id
	BalanceRules []*account.Rule           // by id
	Procedure    []*procedure.Rules        // by id
	Norms        []*appraisal.Norms        // by id
	Files        map[string]string         // document id: layer and path
	Notes        map[string][]fault.Reason // document id: what was set aside, and why
	Hash         string                    // SHA-256 over all files
	ids          map[string][]string       // of every kind
	layers       map[string]string         // document id: the layer that it comes from
}

// FactorTable is one document of conversion factors.
type FactorTable struct {
	ID           string     `yaml:"id,required" json:"id"`
	Title        datum.Text `yaml:"title,required" json:"title"`
	datum.Origin `yaml:",inline"`
	Factors      []factorRow `yaml:"factors,required" json:"factors"`
}

type factorRow struct {
	Carrier    string  `yaml:"carrier,required" json:"carrier"`
	Convention string  `yaml:"convention,required" json:"convention"`
	Year       int     `yaml:"year" json:"year,omitempty"`
	From       string  `yaml:"from,required" json:"from"`
	Value      float64 `yaml:"value,required" json:"value"` // kgce per From
	Note       string  `yaml:"note" json:"note,omitempty"`
}

// Load reads the layers in order, the files of each side by side. Every problem of every
// file comes back joined, in the order of the files.
func Load(layers ...Layer) (*Catalogue, error) {
	return LoadSome(func(kind, id string) bool { return true }, layers...)
}

// LoadSome is Load for who needs some documents only: of the embedded layer, whose files
// a test walks, only those wanted are decoded. All files are listed and hashed, and those
// of users are always checked.
func LoadSome(want func(kind, id string) bool, layers ...Layer) (*Catalogue, error) {
	c := &Catalogue{Files: map[string]string{}, Notes: map[string][]fault.Reason{}, ids: map[string][]string{}, layers: map[string]string{}}
	var todo []source
	var bad []error
	for _, layer := range layers {
		files, err := filesOf(layer)
		if err != nil {
			bad = append(bad, err)
		}
		for _, name := range files {
			todo = append(todo, source{layer, name})
		}
	}
	read := make([]document, len(todo))
	var wait sync.WaitGroup
	next := make(chan int)
	for range runtime.GOMAXPROCS(0) {
		wait.Go(func() {
			for i := range next {
				kind, id := path.Split(strings.TrimSuffix(todo[i].name, ".yaml"))
				read[i] = todo[i].read(todo[i].Name != "embedded" || want(path.Clean(kind), id))
			}
		})
	}
	for i := range todo {
		next <- i
	}
	close(next)
	wait.Wait()
	hash := sha256.New()
	found := map[string]any{} // by kind and id, a later layer's over an earlier one's
	for i := range read {
		d := &read[i]
		bad = append(bad, d.err)
		hash.Write([]byte(todo[i].name + "\n"))
		hash.Write(d.sum[:])
		kind := path.Dir(todo[i].name)
		if d.err != nil || d.signature != nil {
			continue
		}
		if other := c.kindOf(d.id); other != "" && other != kind {
			bad = append(bad, fault.Conflict(todo[i].place(todo[i].name), "id-kinds", d.id, c.Files[d.id]))
			continue
		}
		if first, taken := c.Files[d.id]; taken && todo[i].Adds {
			bad = append(bad, fault.Conflict(todo[i].place(todo[i].name), "id-replaces", d.id, first, todo[i].Name))
			continue
		}
		c.Files[d.id], c.layers[d.id] = todo[i].place(todo[i].name), todo[i].Name
		if d.entry != nil {
			found[kind+"/"+d.id] = d.entry.value
			c.Notes[d.id] = d.notes
		}
		if !slices.Contains(c.ids[kind], d.id) {
			c.ids[kind] = append(c.ids[kind], d.id)
		}
	}
	bad = append(bad, c.applySignatures(todo, read)...)
	for _, key := range slices.Sorted(maps.Keys(found)) {
		switch d := found[key].(type) {
		case *FactorTable:
			c.Factors = append(c.Factors, *d)
		case *rating.System:
			c.Systems = append(c.Systems, d)
		case *limit.Table:
			c.Limits = append(c.Limits, d)
		case *option.Library:
			c.Techniques = append(c.Techniques, d)
		case *account.Rule:
			c.BalanceRules = append(c.BalanceRules, d)
		case *procedure.Rules:
			c.Procedure = append(c.Procedure, d)
		case *appraisal.Norms:
			c.Norms = append(c.Norms, d)
		}
	}
	c.Hash = hex.EncodeToString(hash.Sum(nil))
	c.endReplaced()
	return c, errors.Join(bad...)
}

// source is a file of a layer.
type source struct {
	Layer
	name string
}

// document is what one file holds.
type document struct {
	id        string
	sum       [sha256.Size]byte
	entry     *Entry // nil where it was not wanted: hashed and listed only
	signature *datum.Signature
	notes     []fault.Reason
	err       error
}

func (l Layer) place(name string) string {
	if l.Name == "embedded" {
		return name
	}
	return path.Join(l.Name, name)
}

// kindOf is the kind of the document of that id, as far as the files were listed.
func (c *Catalogue) kindOf(id string) string {
	for kind, ids := range c.ids {
		if slices.Contains(ids, id) {
			return kind
		}
	}
	return ""
}

// filesOf lists the YAML files of a layer in order.
func filesOf(layer Layer) ([]string, error) {
	var files []string
	if _, err := fs.Stat(layer.FS, "."); err != nil {
		return nil, fault.NotFound(layer.Name, "catalogue-folder", layer.Name)
	}
	for _, kind := range append(slices.Clone(Folders), signature) {
		found, err := fs.Glob(layer.FS, kind+"/*.yaml")
		if err != nil {
			return nil, fault.Input(layer.Name, "file-unreadable", err.Error())
		}
		files = append(files, found...)
	}
	if err := misnamed(layer); err != nil {
		return files, err
	}
	if len(files) == 0 {
		return nil, fault.NotFound(layer.Name, "catalogue-empty", layer.Name, strings.Join(Folders, ", "))
	}
	return files, nil
}

// misnamed reports what a person meant to be read, and is not: folders whose name is
// nearly that of a kind, files that end in .yml.
func misnamed(layer Layer) error {
	var bad []error
	entries, err := fs.ReadDir(layer.FS, ".")
	if err != nil {
		return fault.Input(layer.Name, "file-unreadable", err.Error())
	}
	known := append(slices.Clone(Folders), signature)
	for _, d := range entries {
		if near := input.Nearest(d.Name(), known); d.IsDir() && near != "" && near != d.Name() {
			bad = append(bad, fault.NotFound(layer.place(d.Name()), "catalogue-folder-name", d.Name(), strings.Join(known, ", "), near))
		}
	}
	for _, kind := range known {
		files, _ := fs.Glob(layer.FS, kind+"/*.yml") // the pattern is well formed
		for _, name := range files {
			bad = append(bad, fault.Input(layer.place(name), "catalogue-file-name", path.Base(name)))
		}
	}
	return errors.Join(bad...)
}

// read decodes and checks one file.
func (s source) read(decode bool) (d document) {
	data, err := fs.ReadFile(s.FS, s.name)
	if err != nil {
		if e, ok := errors.AsType[*fs.PathError](err); ok {
			err = e.Err // the place is named already
		}
		d.err = fault.Input(s.place(s.name), "file-unreadable", err.Error())
		return d
	}
	d.sum = sha256.Sum256(data)
	d.id = strings.TrimSuffix(path.Base(s.name), ".yaml")
	switch kind := path.Dir(s.name); {
	case kind == signature:
		d.signature, d.err = readSignature(s.place(s.name), data)
	case decode:
		d.entry, d.err = ReadEntry(s.place(s.name), kind, data)
	}
	if d.err != nil || d.entry == nil {
		return d
	}
	if sys, ok := d.entry.value.(*rating.System); ok {
		d.notes = sys.Quarantine()
	}
	return d
}

func (t *FactorTable) check() (bad []error) {
	for i, r := range t.Factors {
		at := input.Pointer("factors", i)
		if _, err := unit.Parse(r.From); err != nil {
			bad = append(bad, fault.At(at+"/from", err))
		}
		if r.Convention != "calorific" && r.Convention != "equivalent" {
			bad = append(bad, fault.Input(at+"/convention", "word-unknown", r.Convention, "calorific, equivalent", ""))
		}
		if !(r.Value > 0) {
			bad = append(bad, fault.Input(at+"/value", "factor-positive", r.Value))
		}
	}
	return bad
}

// System returns the index system of that id.
func (c *Catalogue) System(id string) (*rating.System, bool) {
	i, ok := slices.BinarySearchFunc(c.Systems, id, func(s *rating.System, id string) int { return strings.Compare(s.ID, id) })
	if !ok {
		return nil, false
	}
	return c.Systems[i], true
}

// SystemIDs lists the index systems, decoded or not.
func (c *Catalogue) SystemIDs() []string { return slices.Sorted(slices.Values(c.ids["index-system"])) }

// LimitTable returns the limit table of that id.
func (c *Catalogue) LimitTable(id string) (*limit.Table, bool) {
	i, ok := slices.BinarySearchFunc(c.Limits, id, func(t *limit.Table, id string) int { return strings.Compare(t.ID, id) })
	if !ok {
		return nil, false
	}
	return c.Limits[i], true
}

// LimitIDs lists the limit tables, decoded or not.
func (c *Catalogue) LimitIDs() []string { return slices.Sorted(slices.Values(c.ids["limit"])) }

// Technique returns the technique of that id, and the library that has it.
func (c *Catalogue) Technique(id string) (*option.Technique, *option.Library) {
	for _, l := range c.Techniques {
		for i := range l.Techniques {
			if l.Techniques[i].ID == id {
				return &l.Techniques[i], l
			}
		}
	}
	return nil, nil
}

// Forms returns the worksheets of the audit in the order of their documents. Where two
// documents have one of the same id, that of the later one stands, in the place of the first.
func (c *Catalogue) Forms() (out []procedure.Form) {
	at := map[string]int{}
	for _, d := range c.Procedure {
		for _, f := range d.Forms {
			i, known := at[f.ID]
			if !known {
				at[f.ID] = len(out)
				out = append(out, f)
				continue
			}
			out[i] = f
		}
	}
	return out
}

// AllFactors returns the factors of every table, each with its source.
func (c *Catalogue) AllFactors() []unit.Factor {
	var out []unit.Factor
	for _, t := range c.Factors {
		for _, r := range t.Factors {
			out = append(out, unit.Factor{
				Carrier: r.Carrier, Convention: r.Convention, Year: r.Year, From: unit.MustParse(r.From), Value: r.Value,
				Source: t.Source.Title, Verification: t.Verification,
			})
		}
	}
	return out
}
