package appraisal

import (
	"fmt"
	"slices"
	"strings"

	"headwater/datum"
	"headwater/fault"
)

// Norms is a document of norms: when an option counts as feasible.
type Norms struct {
	ID           string     `yaml:"id,required" json:"id"`
	Title        datum.Text `yaml:"title,required" json:"title"`
	datum.Origin `yaml:",inline"`
	Classes      []Class  `yaml:"classes,required" json:"classes"`
	NPV          *float64 `yaml:"npv_at_least" json:"npv_at_least,omitempty"`
	IRR          string   `yaml:"irr_at_least" json:"irr_at_least,omitempty"` // benchmark
}

// Class is a class of cost and how soon an option of it must have paid back.
type Class struct {
	ID      string     `yaml:"id,required" json:"id"`
	Name    datum.Text `yaml:"name,required" json:"name"`
	Aliases []string   `yaml:"aliases" json:"aliases,omitempty"`
	Payback *Bar       `yaml:"payback_below" json:"payback_below,omitempty"` // nil: no norm
	Note    string     `yaml:"note" json:"note,omitempty"`
}

// Bar is a limit in years, or what it lies between where the document prints a range.
type Bar struct {
	Min float64 `yaml:"min,required" json:"min"`
	Max float64 `yaml:"max,required" json:"max"`
}

// ByBenchmark is the one word that irr_at_least takes.
const ByBenchmark = "benchmark"

// Check returns every problem of a document of norms, at JSON pointers.
func (n *Norms) Check() (bad []error) {
	seen := map[string]int{}
	for i := range n.Classes {
		c := &n.Classes[i]
		at := fmt.Sprintf("/classes/%d", i)
		for _, word := range append([]string{c.ID}, c.Aliases...) {
			if first, ok := seen[word]; ok {
				bad = append(bad, fault.Conflict(at+"/id", "id-duplicate", word, first+1))
			}
			seen[word] = i
		}
		if b := c.Payback; b != nil && !(b.Min > 0 && b.Min <= b.Max) {
			bad = append(bad, fault.Input(at+"/payback_below", "span-order", b.Min, b.Max))
		}
	}
	if n.IRR != "" && n.IRR != ByBenchmark {
		bad = append(bad, fault.Input("/irr_at_least", "appraisal-irr-word", n.IRR))
	}
	return bad
}

// class finds a class of cost by its id or by another word for it.
func (n *Norms) class(word string) *Class {
	for i := range n.Classes {
		if n.Classes[i].ID == word || slices.Contains(n.Classes[i].Aliases, word) {
			return &n.Classes[i]
		}
	}
	return nil
}

// ids are the words for the classes as a text.
func (n *Norms) ids() string {
	var out []string
	for i := range n.Classes {
		out = append(out, n.Classes[i].ID)
	}
	return strings.Join(out, ", ")
}

// words are the ids and other names of all classes.
func (n *Norms) words() (out []string) {
	for _, c := range n.Classes {
		out = append(append(out, c.ID), c.Aliases...)
	}
	return out
}

// widest is the latest payback that any class allows.
func (n *Norms) widest() *Bar {
	var out *Bar
	for i := range n.Classes {
		if b := n.Classes[i].Payback; b != nil && (out == nil || b.Max > out.Max) {
			out = b
		}
	}
	return out
}

func (n *Norms) used() *NormUsed {
	return &NormUsed{n.ID, n.Title, n.Status, n.Verification, n.Source.Title, n.Doubts}
}
