package rating

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"headwater/datum"
	"headwater/fault"
	"headwater/plant"
	"headwater/unit"
)

// weightTolerance is how far printed weights may miss their sum: they carry two or
// three decimals.
const weightTolerance = 0.0005

// weightNotes reports the groups of a profile whose printed weights do not sum to 1,
// and the profile if its groups do not.
func (sys *System) weightNotes(profile *Profile) (notes []fault.Reason) {
	if sys.Family != Composite {
		return nil
	}
	var sum float64
	all := true
	for g := range profile.Groups {
		group := &profile.Groups[g]
		if !group.Bonus {
			sum += group.Weight.Value
			all = all && group.Weight.Known
		}
		if in, known := groupSum(group); in > 1+weightTolerance || known && math.Abs(in-1) > weightTolerance {
			notes = append(notes, fault.Reason{Code: "weights-of-group", Value: &in, Limit: new(1.0), Items: []string{group.ID}})
		}
	}
	if sum > 1+weightTolerance || all && len(profile.Groups) > 0 && math.Abs(sum-1) > weightTolerance {
		notes = append(notes, fault.Reason{Code: "weights-of-profile", Value: &sum, Limit: new(1.0), Items: []string{profile.ID}})
	}
	return notes
}

// groupSum adds the printed weights of a group, each family once; known is false where
// some were not read.
func groupSum(group *Group) (sum float64, known bool) {
	seen := map[string]bool{}
	known = !group.Incomplete && len(group.Indicators) > 0
	for i := range group.Indicators {
		w := group.Indicators[i].Weight
		if w.Family != "" && seen[w.Family] {
			continue
		}
		seen[w.Family] = true
		sum += w.Value
		known = known && w.Known
	}
	return sum, known
}

// Check returns every problem of a system as a document of the catalogue, at JSON
// pointers: unknown words, units and formulas that cannot be read, levels, duplicate
// ids. Weights that do not sum and rows set aside are notes, not problems.
func (sys *System) Check() []error {
	c := systemChecker{sys: sys}
	c.word("/status", sys.Status, datum.InForce, datum.Superseded, datum.Draft, datum.Unknown)
	c.word("/verification", sys.Verification, datum.Official, datum.Secondary, datum.Reference, datum.Listed)
	if sys.Family == "" {
		if len(sys.Profiles) > 0 && sys.Verification != datum.Listed {
			c.add("/family", "family-wanted", sys.ID)
		}
		return c.bad
	}
	c.word("/family", sys.Family, Composite, TwoPart, Levels)
	c.word("/missing/indicator", sys.Missing.Indicator, "", "rescale", "factor", "unread")
	c.word("/missing/group", sys.Missing.Group, "", "drop", "rescale", "unread")
	c.word("/combine", sys.Combine, "", "worst", "unread")
	if sys.Family == TwoPart && sys.Parts == nil {
		c.add("/parts", "parts-wanted", sys.ID)
	}
	for i, par := range sys.Parameters {
		if !(par.Min <= par.Max) || !(par.Step >= 0) {
			c.add(fmt.Sprintf("/parameters/%d", i), "parameter-range", par.ID, par.Min, par.Max, par.Step)
		}
	}
	for i, g := range sys.Grades {
		at := fmt.Sprintf("/grades/%d", i)
		for _, x := range [][2]string{{"limiting", g.Limiting}, {"others", g.Others}, {"every", g.Every}} {
			c.word(at+"/"+x[0], x[1], "", "I", "II", "III")
		}
		if g.Index != nil && sys.Family == Composite {
			c.word(at+"/index/of", g.Index.Of, "I", "II", "III")
		}
	}
	first := map[string]int{}
	unique := func(at, scope, id string, i int) {
		if k, ok := first[scope+"/"+id]; ok {
			c.bad = append(c.bad, fault.Conflict(at+"/id", "id-duplicate", id, k+1))
			return
		}
		first[scope+"/"+id] = i
	}
	for p := range sys.Profiles {
		unique(fmt.Sprintf("/profiles/%d", p), "profile", sys.Profiles[p].ID, p)
		for g := range sys.Profiles[p].Groups {
			unique(fmt.Sprintf("/profiles/%d/groups/%d", p, g), "group of "+sys.Profiles[p].ID, sys.Profiles[p].Groups[g].ID, g)
			for i := range sys.Profiles[p].Groups[g].Indicators {
				at := fmt.Sprintf("/profiles/%d/groups/%d/indicators/%d", p, g, i)
				ind := &sys.Profiles[p].Groups[g].Indicators[i]
				unique(at, "indicator of "+sys.Profiles[p].ID, ind.ID, i)
				c.indicator(at, ind)
			}
		}
	}
	return c.bad
}

type systemChecker struct {
	sys *System
	bad []error
}

func (c *systemChecker) add(at, code string, args ...any) {
	c.bad = append(c.bad, fault.Input(at, code, args...))
}

func (c *systemChecker) word(at, word string, known ...string) {
	if slices.Contains(known, word) {
		return
	}
	c.add(at, "word-unknown", word, strings.Join(known, ", "), "")
}

func (c *systemChecker) indicator(at string, ind *Indicator) {
	c.word(at+"/kind", ind.Kind, "quantitative", "qualitative")
	c.word(at+"/direction", ind.Direction, "", "lower", "higher")
	if ind.Kind == "quantitative" && ind.Unit == "" && len(ind.Parts) == 0 {
		c.add(at, "unit-wanted", ind.ID)
	}
	if ind.Unit != "" {
		if _, err := unit.Parse(ind.Unit); err != nil {
			c.bad = append(c.bad, fault.At(at+"/unit", err))
		}
	}
	c.value(at, ind)
	if c.sys.Family == TwoPart {
		return
	}
	for _, id := range levelIDs {
		cell, ok := ind.Levels[id]
		if !ok {
			c.add(at+"/levels", "level-absent", ind.ID, id)
			continue
		}
		c.cell(at+"/levels/"+id, ind, &cell)
	}
	for _, id := range sortedKeys(ind.Levels) {
		c.word(at+"/levels", id, levelIDs[:]...)
	}
}

func (c *systemChecker) cell(at string, ind *Indicator, cell *Cell) {
	if cell.Gap == GapSame {
		c.word(at, cell.SameAs, levelIDs[:]...)
		return
	}
	if ind.Kind == "quantitative" && cell.Text != (datum.Text{}) {
		c.add(at, "cell-words", ind.ID, cell.Text.EN)
	}
	env := &levelScope{system: c.sys, plant: &plant.Plant{}}
	if cell.Bound != "" && cell.Gap == "" {
		if _, _, _, err := compileBound(cell.Bound, env); err != nil {
			c.bad = append(c.bad, fault.At(at, err))
		}
	}
	if op := strings.TrimRight(cell.Bound[:min(2, len(cell.Bound))], "= "); ind.Direction == "lower" && op == ">" || ind.Direction == "higher" && op == "<" {
		c.add(at, "cell-direction", ind.ID, cell.Bound, ind.Direction)
	}
	for _, word := range sortedKeys(cell.Cases) {
		c.cell(at+"/cases/"+word, ind, new(cell.Cases[word]))
	}
	for _, id := range sortedKeys(cell.Parts) {
		c.cell(at+"/parts/"+id, ind, new(cell.Parts[id]))
	}
}

// WeightNotes reports the printed weights of a system that do not sum to 1.
func (sys *System) WeightNotes() (notes []fault.Reason) {
	for i := range sys.Profiles {
		notes = append(notes, sys.weightNotes(&sys.Profiles[i])...)
	}
	return notes
}
