package catalogue

import (
	"slices"

	"headwater/datum"
)

// Sectors are the sectors of the technical support system, in the order in which it grew.
var Sectors = []string{"iron-steel", "pulp-paper", "textile", "leather", "metals", "cement", "plastics", "chemicals", "agriculture", "services"}

// The kinds of document that coverage counts.
const (
	IndexSystems = "index-systems"
	Limits       = "limits"
	Techniques   = "techniques"
)

// Kinds are those in the order of a table.
var Kinds = []string{IndexSystems, Limits, Techniques}

// Count is how many documents (techniques: entries) a sector has of one kind, by how they
// were read.
type Count struct {
	Official  int `json:"official"`
	Secondary int `json:"secondary"`
	Reference int `json:"reference"`
	Listed    int `json:"listed"`
	Rows      int `json:"rows"` // indicators or limits in them
}

func (c *Count) add(verification string, n, rows int) {
	switch verification {
	case datum.Official:
		c.Official += n
	case datum.Secondary:
		c.Secondary += n
	case datum.Reference:
		c.Reference += n
	case datum.Listed:
		c.Listed += n
	}
	c.Rows += rows
}

// Usable is what holds numbers.
func (c Count) Usable() int { return c.Official + c.Secondary + c.Reference }

// SectorCoverage is one line of the coverage table.
type SectorCoverage struct {
	Sector string           `json:"sector"` // "other" collects what belongs to none of them
	Counts map[string]Count `json:"counts"` // by kind
}

// Coverage counts the documents of every sector. One that serves several sectors counts
// in each; the total counts it once.
func (c *Catalogue) Coverage() (sectors []SectorCoverage, total SectorCoverage) {
	by := map[string]map[string]*Count{}
	for _, s := range append(slices.Clone(Sectors), "other", "total") {
		by[s] = map[string]*Count{}
		for _, k := range Kinds {
			by[s][k] = &Count{}
		}
	}
	add := func(kind string, in []string, verification string, n, rows int) {
		by["total"][kind].add(verification, n, rows)
		known := false
		for _, s := range in {
			if slices.Contains(Sectors, s) {
				known = true
				by[s][kind].add(verification, n, rows)
			}
		}
		if !known {
			by["other"][kind].add(verification, n, rows)
		}
	}
	for _, s := range c.Systems {
		rows := 0
		for range s.Indicators("") {
			rows++
		}
		add(IndexSystems, s.Sectors, s.Verification, 1, rows)
	}
	for _, t := range c.Limits {
		add(Limits, t.Sectors, t.Verification, 1, len(t.Rows))
	}
	for _, l := range c.Techniques {
		add(Techniques, l.Sectors, l.Verification, len(l.Techniques), 0)
	}
	line := func(s string) SectorCoverage {
		out := SectorCoverage{Sector: s, Counts: map[string]Count{}}
		for _, k := range Kinds {
			out.Counts[k] = *by[s][k]
		}
		return out
	}
	for _, s := range append(slices.Clone(Sectors), "other") {
		sectors = append(sectors, line(s))
	}
	return sectors, line("total")
}
