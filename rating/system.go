package rating

import (
	"iter"

	"headwater/datum"
)

// The method families of index systems.
const (
	Composite = "composite" // rule of 2013: groups, weights, three benchmark levels, Y_I, Y_II, Y_III
	TwoPart   = "two-part"  // before 2013: quantitative and qualitative score joined by fixed shares, two grades
	Levels    = "levels"    // a plain table of levels without weights
)

// System is an evaluation index system: the groups, indicators, weights, levels and
// grade rules of one document, as far as they were read.
type System struct {
	ID           string     `yaml:"id,required" json:"id"`
	Title        datum.Text `yaml:"title,required" json:"title"`
	datum.Origin `yaml:",inline"`
	Scope        string      `yaml:"scope" json:"scope,omitempty"`
	Sectors      []string    `yaml:"sectors" json:"sectors,omitempty"` // iron-steel, pulp-paper, textile, leather, metals, cement, plastics, chemicals, agriculture, services, electronics, environment
	Family       string      `yaml:"family" json:"family,omitempty"`   // composite, two-part, levels; empty for a listed system
	Parameters   []Parameter `yaml:"parameters" json:"parameters,omitempty"`
	Classes      []Class     `yaml:"classes" json:"classes,omitempty"`
	Stages       []Stage     `yaml:"stages" json:"stages,omitempty"`
	Grades       []Grade     `yaml:"grades" json:"grades,omitempty"` // best first, tested in this order
	Missing      Missing     `yaml:"missing" json:"missing,omitzero"`
	Combine      string      `yaml:"combine" json:"combine,omitempty"` // several profiles in one plant: worst, or unread
	Parts        *Parts      `yaml:"parts" json:"parts,omitempty"`     // two-part family only
	Profiles     []Profile   `yaml:"profiles" json:"profiles,omitempty"`
	Notes        []string    `yaml:"notes" json:"notes,omitempty"`
}

// Parameter is a number or word that levels depend on, such as the layer count n.
type Parameter struct {
	ID   string     `yaml:"id,required" json:"id"`
	Name datum.Text `yaml:"name" json:"name"`
	Min  float64    `yaml:"min" json:"min"` // the range over which the levels must keep their order
	Max  float64    `yaml:"max" json:"max"`
	Step float64    `yaml:"step" json:"step,omitempty"` // 0: 1
	Of   []string   `yaml:"of" json:"of,omitempty"`     // the words it may take, for a word parameter
	Note string     `yaml:"note" json:"note,omitempty"`
}

// Class is a kind of product that has rows of its own.
type Class struct {
	ID      string     `yaml:"id,required" json:"id"`
	Name    datum.Text `yaml:"name" json:"name"`
	Aliases []string   `yaml:"aliases" json:"aliases,omitempty"` // product ids taken for this class when the plant file names none
}

// Stage is a process that the formulas of the system name, such as coking.
type Stage struct {
	ID   string     `yaml:"id,required" json:"id"`
	Name datum.Text `yaml:"name" json:"name"`
}

// Grade is one grade of the document and what it takes. Every condition that is
// given must hold; grades are tested in the order of the file.
type Grade struct {
	ID       string     `yaml:"id,required" json:"id"` // I, II, III, or the document's own word
	Name     datum.Text `yaml:"name" json:"name"`
	Index    *IndexRule `yaml:"index" json:"index,omitempty"`
	Limiting string     `yaml:"limiting" json:"limiting,omitempty"` // every limiting indicator meets this level or better
	Others   string     `yaml:"others" json:"others,omitempty"`     // every other indicator meets this level or better
	Every    string     `yaml:"every" json:"every,omitempty"`       // every applicable indicator meets this level or better
}

// IndexRule is a bar for the index: Y of a level, or the score P of a two-part system.
type IndexRule struct {
	Of      string  `yaml:"of" json:"of,omitempty"` // I, II, III; empty: P
	AtLeast float64 `yaml:"at_least,required" json:"at_least"`
}

// Missing says where the weight of indicators goes that do not apply.
type Missing struct {
	Indicator string   `yaml:"indicator" json:"indicator,omitempty"` // rescale: within the group · factor: A1/A2 (two-part) · unread
	Group     string   `yaml:"group" json:"group,omitempty"`         // a group without any applicable indicator: drop · rescale · unread
	Cap       *float64 `yaml:"cap" json:"cap,omitempty"`             // the index is capped here (bonus groups)
}

// Parts are the fixed shares of a two-part system.
type Parts struct {
	Quantitative float64 `yaml:"quantitative,required" json:"quantitative"`
	Qualitative  float64 `yaml:"qualitative,required" json:"qualitative"`
	// ScoreCap limits one indicator's ratio to its benchmark: a number, or "k/m":
	// the group's weight over the number of its assessed indicators.
	ScoreCap string `yaml:"score_cap" json:"score_cap,omitempty"`
}

// Profile is the table for one kind of enterprise.
type Profile struct {
	ID        string     `yaml:"id,required" json:"id"`
	AppliesTo datum.Text `yaml:"applies_to" json:"applies_to"`
	Groups    []Group    `yaml:"groups" json:"groups,omitempty"`
	Note      string     `yaml:"note" json:"note,omitempty"`
}

// Group is a first-level index.
type Group struct {
	ID         string      `yaml:"id,required" json:"id"`
	Name       datum.Text  `yaml:"name,required" json:"name"`
	Weight     Weight      `yaml:"weight,required" json:"weight"`
	Bonus      bool        `yaml:"bonus" json:"bonus,omitempty"`           // its weight comes on top of 1
	Management bool        `yaml:"management" json:"management,omitempty"` // its indicators always apply
	Part       string      `yaml:"part" json:"part,omitempty"`             // quantitative or qualitative: two-part family only
	Indicators []Indicator `yaml:"indicators" json:"indicators,omitempty"`
	Incomplete bool        `yaml:"incomplete" json:"incomplete,omitempty"` // the document has rows here that were not read
	Note       string      `yaml:"note" json:"note,omitempty"`
}

// Indicator is a second-level index: one row of the document.
type Indicator struct {
	ID        string          `yaml:"id,required" json:"id"`
	Name      datum.Text      `yaml:"name,required" json:"name"`
	Kind      string          `yaml:"kind,required" json:"kind"` // quantitative, qualitative
	Unit      string          `yaml:"unit" json:"unit,omitempty"`
	Per       datum.Text      `yaml:"per" json:"per,omitzero"`              // what the unit counts by: sinter, iron, ore mined
	Direction string          `yaml:"direction" json:"direction,omitempty"` // lower, higher: which way is better
	Weight    Weight          `yaml:"weight,required" json:"weight"`
	Limiting  Tri             `yaml:"limiting" json:"limiting"`
	Class     []string        `yaml:"class" json:"class,omitempty"` // applies to products of these classes only
	Value     string          `yaml:"value" json:"value,omitempty"` // formula on the plant's data
	Point     string          `yaml:"point" json:"point,omitempty"` // generation or discharge, for pollutant rows
	Parts     []Part          `yaml:"parts" json:"parts,omitempty"` // several numbers in one row: every one must reach the level
	Levels    map[string]Cell `yaml:"levels" json:"levels,omitempty"`
	Benchmark Cell            `yaml:"benchmark" json:"benchmark,omitzero"` // two-part family: one number
	Note      string          `yaml:"note" json:"note,omitempty"`
	Doubts    []datum.Text    `yaml:"doubts" json:"doubts,omitempty"`
}

// Part is one number of a row that prints several.
type Part struct {
	ID        string     `yaml:"id,required" json:"id"`
	Name      datum.Text `yaml:"name" json:"name"`
	Unit      string     `yaml:"unit,required" json:"unit"`
	Direction string     `yaml:"direction,required" json:"direction"`
}

// HasIndicators reports whether any row of the document was read.
func (sys *System) HasIndicators() bool {
	for range sys.Indicators("") {
		return true
	}
	return false
}

// Indicators yields every indicator of a profile, or of all where none is named.
func (sys *System) Indicators(profile string) iter.Seq[*Indicator] {
	return func(yield func(*Indicator) bool) {
		for p := range sys.Profiles {
			if profile != "" && sys.Profiles[p].ID != profile {
				continue
			}
			for g := range sys.Profiles[p].Groups {
				for i := range sys.Profiles[p].Groups[g].Indicators {
					if !yield(&sys.Profiles[p].Groups[g].Indicators[i]) {
						return
					}
				}
			}
		}
	}
}
