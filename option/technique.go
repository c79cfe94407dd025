// Package option holds cleaner-production options. So far: the techniques that options
// are made of, with what they save, what they cost, where they apply, and how far that
// can be trusted.
//
// # Conventions
//
// A number that was not read is absent. Costs stay in the currency and year of the
// source. A positive effect named "… saved" lowers use; a negative one is extra use.
package option

import (
	"fmt"
	"slices"
	"strings"

	"headwater/datum"
	"headwater/fault"
	"headwater/unit"
)

// Library is one file of techniques.
type Library struct {
	ID           string     `yaml:"id,required" json:"id"`
	Title        datum.Text `yaml:"title,required" json:"title"`
	datum.Origin `yaml:",inline"`
	Sectors      []string    `yaml:"sectors,required" json:"sectors"`
	Techniques   []Technique `yaml:"techniques,required" json:"techniques"`
}

// Technique is one cleaner-production technique as a source describes it.
type Technique struct {
	ID         string       `yaml:"id,required" json:"id"`
	Name       datum.Text   `yaml:"name,required" json:"name"`
	Branch     string       `yaml:"branch" json:"branch,omitempty"` // part of the sector, such as electroplating
	Process    datum.Text   `yaml:"process,required" json:"process"`
	Mechanism  datum.Text   `yaml:"mechanism,required" json:"mechanism"`
	Effects    []Effect     `yaml:"effects" json:"effects,omitempty"`
	Investment *Cost        `yaml:"investment" json:"investment,omitempty"`
	Saving     *Cost        `yaml:"saving" json:"saving,omitempty"` // per year
	Payback    *Span        `yaml:"payback_years" json:"payback_years,omitempty"`
	Limits     datum.Text   `yaml:"limits" json:"limits,omitzero"` // where it does not apply
	Source     Source       `yaml:"source,required" json:"source"`
	Evidence   string       `yaml:"evidence,required" json:"evidence"` // seen, seen-secondary
	Confidence string       `yaml:"confidence,required" json:"confidence"`
	Tags       []string     `yaml:"tags" json:"tags,omitempty"`
	Doubts     []datum.Text `yaml:"doubts" json:"doubts,omitempty"`
}

// Span is a number, or what it lies between; all nil if only its existence was read.
type Span struct {
	Value *float64   `yaml:"value" json:"value,omitempty"`
	Min   *float64   `yaml:"min" json:"min,omitempty"`
	Max   *float64   `yaml:"max" json:"max,omitempty"`
	Gap   string     `yaml:"gap" json:"gap,omitempty"` // unread
	Note  datum.Text `yaml:"note" json:"note,omitzero"`
}

// Effect is what a technique changes.
type Effect struct {
	Span     `yaml:",inline"`
	What     datum.Text `yaml:"what,required" json:"what"`
	Resource string     `yaml:"resource,required" json:"resource"`
	Unit     string     `yaml:"unit" json:"unit,omitempty"`
	Basis    datum.Text `yaml:"basis" json:"basis,omitzero"`
}

// Cost is an amount of money and what it is counted by.
type Cost struct {
	Span      `yaml:",inline"`
	Currency  string     `yaml:"currency,required" json:"currency"`
	Per       datum.Text `yaml:"per,required" json:"per"`
	PriceYear int        `yaml:"price_year" json:"price_year,omitempty"` // 0: not stated
}

// Source is where a technique was read.
type Source struct {
	Title string `yaml:"title,required" json:"title"`
	Via   string `yaml:"via" json:"via,omitempty"`
	Kind  string `yaml:"kind" json:"kind,omitempty"`
	Seen  string `yaml:"seen" json:"seen,omitempty"`
	Note  string `yaml:"note" json:"note,omitempty"`
}

// Resources are what effects are about; they link techniques to indicators.
var resources = []string{
	"electricity", "fuel", "heat", "energy", "water", "wastewater", "material", "chemicals", "cod", "ammonia-n", "nitrogen", "chromium", "copper", "metal", "so2", "nox", "particulate",
	"co2", "methane", "solid-waste", "capacity", "cost", "diffusion", "other",
}

// Check returns every problem of a library, at JSON pointers.
func (l *Library) Check() (bad []error) {
	first := map[string]int{}
	word := func(at, w string, known ...string) {
		if !slices.Contains(known, w) {
			bad = append(bad, fault.Input(at, "word-unknown", w, strings.Join(known, ", "), ""))
		}
	}
	word("/verification", l.Verification, datum.Official, datum.Secondary, datum.Reference, datum.Listed)
	for i := range l.Techniques {
		t := &l.Techniques[i]
		at := fmt.Sprintf("/techniques/%d", i)
		if k, ok := first[t.ID]; ok {
			bad = append(bad, fault.Conflict(at+"/id", "id-duplicate", t.ID, k+1))
		}
		first[t.ID] = i
		word(at+"/evidence", t.Evidence, "seen", "seen-secondary")
		word(at+"/confidence", t.Confidence, "high", "medium-high", "medium", "medium-low", "low")
		for j, e := range t.Effects {
			at := fmt.Sprintf("%s/effects/%d", at, j)
			word(at+"/resource", e.Resource, resources...)
			if _, err := unit.Parse(e.Unit); err != nil && e.Unit != "" {
				bad = append(bad, fault.At(at+"/unit", err))
			}
			bad = append(bad, e.check(at)...)
		}
		for name, c := range map[string]*Cost{"investment": t.Investment, "saving": t.Saving} {
			if c != nil {
				bad = append(bad, c.check(at+"/"+name)...)
			}
		}
	}
	return bad
}

// check wants a number, an interval in order, or the word that none was read.
func (s *Span) check(at string) []error {
	switch {
	case s.Value == nil && s.Min == nil && s.Max == nil && s.Gap == "":
		return []error{fault.Input(at, "span-empty")}
	case s.Min != nil && s.Max != nil && *s.Min > *s.Max:
		return []error{fault.Input(at, "span-order", *s.Min, *s.Max)}
	}
	return nil
}

// Query chooses techniques; an empty field chooses all.
type Query struct {
	Sector, Process, Resource, Mechanism string
}

// Find returns the techniques of a library that match every field: the sector or branch
// by its id, the resource by its id, process and mechanism by words in them or the name.
func (l *Library) Find(q Query) []*Technique {
	var out []*Technique
	for i := range l.Techniques {
		t := &l.Techniques[i]
		has := func(words string, texts ...string) bool {
			return words == "" || strings.Contains(strings.ToLower(strings.Join(texts, " ")), strings.ToLower(words))
		}
		if q.Sector != "" && !slices.Contains(l.Sectors, q.Sector) && t.Branch != q.Sector {
			continue
		}
		if q.Resource != "" && !slices.ContainsFunc(t.Effects, func(e Effect) bool { return e.Resource == q.Resource }) && !has(q.Resource, t.Mechanism.EN) {
			continue
		}
		if has(q.Process, t.Process.EN, t.Process.ZH, t.Name.EN, t.Name.ZH) && has(q.Mechanism, t.Mechanism.EN, t.Mechanism.ZH, t.Name.EN, t.Name.ZH) {
			out = append(out, t)
		}
	}
	return out
}

// topics are the resources that a word in an indicator's name or formula is about.
var topics = []struct {
	word      string
	resources []string
}{
	{"electricity", []string{"electricity"}}, {"power", []string{"electricity"}}, {"coal", []string{"fuel"}}, {"fuel", []string{"fuel"}}, {"gas use", []string{"fuel"}}, {"natural gas", []string{"fuel"}},
	{"steam", []string{"heat"}}, {"heat", []string{"heat"}}, {"energy", []string{"energy", "electricity", "fuel", "heat"}},
	{"wastewater", []string{"wastewater", "water"}}, {"water", []string{"water"}}, {"cod", []string{"cod"}}, {"ammonia", []string{"ammonia-n"}}, {"nitrogen", []string{"nitrogen"}},
	{"chromium", []string{"chromium"}}, {"copper", []string{"copper", "metal"}}, {"zinc", []string{"metal"}}, {"nickel", []string{"metal"}}, {"metal", []string{"metal"}},
	{"so2", []string{"so2"}}, {"nox", []string{"nox"}}, {"particulate", []string{"particulate"}}, {"dust", []string{"particulate"}}, {"carbon", []string{"co2"}},
	{"solid waste", []string{"solid-waste"}}, {"material", []string{"material"}},
}

// ResourcesOf returns the resources that a text is about, such as an indicator's name
// and formula. A word that a longer one has already explained, water in wastewater or
// energy in energy("electricity"), adds nothing.
func ResourcesOf(text string) (out []string) {
	text = strings.NewReplacer(`energy("electricity")`, "electricity", "-", " ", "_", " ").Replace(strings.ToLower(text))
	for _, t := range topics {
		if !strings.Contains(text, t.word) {
			continue
		}
		text = strings.ReplaceAll(text, t.word, " ")
		for _, r := range t.resources {
			if !slices.Contains(out, r) {
				out = append(out, r)
			}
		}
	}
	return out
}
