// Package catalogue reads the technical support system: evaluation index systems and
// conversion factors now, limits and techniques as they come. It decodes one YAML
// file per document into the types of the engine that applies it, checks it, and sets
// aside what fails.
//
// # Conventions
//
// A layer is a folder with index-system/*.yaml and factor/*.yaml. The embedded layer
// comes first; a later layer replaces a document of the same id and adds its own. The
// hash of a catalogue is that of all its files in the order of layer and path.
package catalogue

import (
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"errors"
	"io/fs"
	"maps"
	"path"
	"slices"
	"strings"

	"headwater/datum"
	"headwater/fault"
	"headwater/input"
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
}

// Catalogue is what the layers hold together.
type Catalogue struct {
	Systems []*rating.System // by id
	Factors []FactorTable
	Files   map[string]string         // document id: layer and path
	Notes   map[string][]fault.Reason // document id: what was set aside, and why
	Hash    string                    // SHA-256 over all files
}

// FactorTable is one document of conversion factors.
type FactorTable struct {
	ID           string     `yaml:"id,required"`
	Title        datum.Text `yaml:"title,required"`
	datum.Origin `yaml:",inline"`
	Factors      []factorRow `yaml:"factors,required"`
}

type factorRow struct {
	Carrier    string  `yaml:"carrier,required"`
	Convention string  `yaml:"convention,required"`
	Year       int     `yaml:"year"`
	From       string  `yaml:"from,required"`
	Value      float64 `yaml:"value,required"` // kgce per From
	Note       string  `yaml:"note"`
}

// Load reads the layers in order. Every problem of every file comes back joined.
func Load(layers ...Layer) (*Catalogue, error) {
	c := &Catalogue{Files: map[string]string{}, Notes: map[string][]fault.Reason{}}
	systems := map[string]*rating.System{}
	factors := map[string]FactorTable{}
	hash := sha256.New()
	var bad []error
	for _, layer := range layers {
		files, err := filesOf(layer)
		if err != nil {
			bad = append(bad, err)
			continue
		}
		for _, name := range files {
			data, err := fs.ReadFile(layer.FS, name)
			if err != nil {
				bad = append(bad, fault.Input(layer.place(name), "file-unreadable", err.Error()))
				continue
			}
			sum := sha256.Sum256(data)
			hash.Write([]byte(name + "\n"))
			hash.Write(sum[:])
			bad = append(bad, c.read(layer, name, data, systems, factors))
		}
	}
	for _, id := range slices.Sorted(maps.Keys(systems)) {
		c.Systems = append(c.Systems, systems[id])
	}
	for _, id := range slices.Sorted(maps.Keys(factors)) {
		c.Factors = append(c.Factors, factors[id])
	}
	c.Hash = hex.EncodeToString(hash.Sum(nil))
	return c, errors.Join(bad...)
}

func (l Layer) place(name string) string {
	if l.Name == "embedded" {
		return name
	}
	return path.Join(l.Name, name)
}

// filesOf lists the YAML files of a layer in order.
func filesOf(layer Layer) ([]string, error) {
	var files []string
	if _, err := fs.Stat(layer.FS, "."); err != nil {
		return nil, fault.NotFound(layer.Name, "catalogue-folder", layer.Name)
	}
	for _, kind := range kinds {
		found, err := fs.Glob(layer.FS, kind+"/*.yaml")
		if err != nil {
			return nil, fault.Input(layer.Name, "file-unreadable", err.Error())
		}
		files = append(files, found...)
	}
	if len(files) == 0 {
		return nil, fault.NotFound(layer.Name, "catalogue-empty", layer.Name, strings.Join(kinds, ", "))
	}
	return files, nil
}

// kinds are the folders of a layer, one kind of document each.
var kinds = []string{"factor", "index-system"}

func (c *Catalogue) read(layer Layer, name string, data []byte, systems map[string]*rating.System, factors map[string]FactorTable) error {
	f, err := input.Parse(layer.place(name), data)
	if err != nil {
		return err
	}
	id := strings.TrimSuffix(path.Base(name), ".yaml")
	if path.Dir(name) == "factor" {
		var t FactorTable
		unread := f.Decode(&t)
		if err := f.Merge(unread, t.check(id)); err != nil {
			return err
		}
		factors[t.ID] = t
		c.Files[t.ID] = layer.place(name)
		return nil
	}
	sys := &rating.System{}
	unread := f.Decode(sys)
	bad := sys.Check()
	if sys.ID != id {
		bad = append(bad, fault.Input("/id", "id-file", sys.ID, path.Base(name)))
	}
	if err := f.Merge(unread, errors.Join(bad...)); err != nil {
		return err
	}
	c.Notes[sys.ID] = sys.Quarantine()
	systems[sys.ID] = sys
	c.Files[sys.ID] = layer.place(name)
	return nil
}

func (t *FactorTable) check(id string) error {
	var bad []error
	if t.ID != id {
		bad = append(bad, fault.Input("/id", "id-file", t.ID, id+".yaml"))
	}
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
	return errors.Join(bad...)
}

// System returns the index system of that id.
func (c *Catalogue) System(id string) (*rating.System, bool) {
	i, ok := slices.BinarySearchFunc(c.Systems, id, func(s *rating.System, id string) int { return strings.Compare(s.ID, id) })
	if !ok {
		return nil, false
	}
	return c.Systems[i], true
}

// SystemIDs lists the index systems.
func (c *Catalogue) SystemIDs() []string {
	ids := make([]string, len(c.Systems))
	for i, s := range c.Systems {
		ids[i] = s.ID
	}
	return ids
}

// AllFactors returns the factors of every table, each with its source.
func (c *Catalogue) AllFactors() []unit.Factor {
	var out []unit.Factor
	for _, t := range c.Factors {
		for _, r := range t.Factors {
			out = append(out, unit.Factor{
				Carrier: r.Carrier, Convention: r.Convention, Year: r.Year, From: unit.MustParse(r.From), Value: r.Value,
				Source: t.Source.Title, Verification: t.Verification, Doubts: t.Doubts,
			})
		}
	}
	return out
}
