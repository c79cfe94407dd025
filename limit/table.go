// Package limit holds a plant against limit tables: technology-based effluent limits by
// production, concentration limits at a prescribed point, permits and quotas.
//
// A limit by production is a mass: so many kg per kkg of a product, raw material or
// casting. A plant with several processes is allowed the sum of what each of them is
// (the building-block rule):
//
//	allowed = Σ limit_i · production_i
//
// A daily maximum, a monthly and an annual average are different statistics and never
// compared with one another. What is generated is never held against what may be
// discharged, nor a value at one point against the limit of another.
//
//	checks, err := limit.Assess(tables, plant)
//
// # Conventions
//
// Masses are printed in kg/d, concentrations in mg/L. A check without a verdict carries
// the reason. docs/method/limit.md has the formulas and sources.
package limit

import (
	"headwater/datum"
)

// Table is one document of limits, such as a part of 40 CFR or a national standard.
type Table struct {
	ID           string     `yaml:"id,required" json:"id"`
	Title        datum.Text `yaml:"title,required" json:"title"`
	datum.Origin `yaml:",inline"`
	Foreign      bool        `yaml:"foreign" json:"foreign,omitempty"` // not the law of the plant's country: a benchmark only
	Medium       string      `yaml:"medium" json:"medium,omitempty"`   // water, air; empty: either
	Sectors      []string    `yaml:"sectors" json:"sectors,omitempty"`
	Corrections  []string    `yaml:"corrections" json:"corrections,omitempty"` // what was changed against the capture, and why
	Subparts     []Subpart   `yaml:"subparts" json:"subparts,omitempty"`
	Parameters   []Parameter `yaml:"parameters" json:"parameters,omitempty"`
	Sections     []Section   `yaml:"sections,required" json:"sections"`
	Rows         Rows        `yaml:"rows,required" json:"rows"`
	Notes        []string    `yaml:"notes" json:"notes,omitempty"`
}

// Subpart is one kind of operation.
type Subpart struct {
	ID    string `yaml:"id,required" json:"id"`
	Title string `yaml:"title" json:"title,omitempty"`
}

// Parameter is a number that a limit's formula depends on.
type Parameter struct {
	ID   string     `yaml:"id,required" json:"id"`
	Name datum.Text `yaml:"name" json:"name"`
	Min  float64    `yaml:"min" json:"min"`
	Max  float64    `yaml:"max" json:"max"`
}

// Section is one section of the document: the limits of a subpart at some tiers.
type Section struct {
	ID      string   `yaml:"id,required" json:"id"`
	Subpart string   `yaml:"subpart" json:"subpart,omitempty"`
	Tiers   []string `yaml:"tiers" json:"tiers,omitempty"`     // BPT, BCT, BAT, NSPS, PSES, PSNS, or the document's own word
	Point   string   `yaml:"point" json:"point,omitempty"`     // where it is measured; empty: plant-outlet
	Partial bool     `yaml:"partial" json:"partial,omitempty"` // segments are missing from the capture
	Address []string `yaml:"address" json:"address,omitempty"`
}

// The tiers of technology-based limits.
const (
	BPT  = "BPT"  // best practicable control technology, existing direct dischargers
	BCT  = "BCT"  // best conventional pollutant control technology
	BAT  = "BAT"  // best available technology economically achievable
	NSPS = "NSPS" // new sources
	PSES = "PSES" // pretreatment, existing sources
	PSNS = "PSNS" // pretreatment, new sources
)

// section returns the section of that id, or nil.
func (t *Table) section(id string) *Section {
	for i := range t.Sections {
		if t.Sections[i].ID == id {
			return &t.Sections[i]
		}
	}
	return nil
}

// subpartTitle is the title of a subpart, or its id.
func (t *Table) subpartTitle(id string) string {
	for _, s := range t.Subparts {
		if s.ID == id {
			return s.Title
		}
	}
	return id
}
