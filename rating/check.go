package rating

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"headwater/datum"
	"headwater/fault"
	"headwater/formula"
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

// Quarantine sets aside the levels of every row that fails a check: levels out of
// order somewhere in the stated range of their parameters, or beyond what is
// physically possible (a share above 100 % or below 0). The row keeps what was read,
// and why it is not used. It returns what was set aside.
func (sys *System) Quarantine() (notes []fault.Reason) {
	for p := range sys.Profiles {
		for g := range sys.Profiles[p].Groups {
			for i := range sys.Profiles[p].Groups[g].Indicators {
				ind := &sys.Profiles[p].Groups[g].Indicators[i]
				if ind.Direction == "" {
					continue
				}
				why := sys.disorder(ind)
				if why == "" {
					continue
				}
				for id, c := range ind.Levels {
					if c.Bound != "" {
						ind.Levels[id] = Cell{Gap: GapQuarantined, Bound: c.Bound, Why: why}
					}
				}
				notes = append(notes, fault.Reason{Code: "row-quarantined", Items: []string{ind.ID, why}})
			}
		}
	}
	return notes
}

// disorder says where the levels of a row are out of order or impossible: in symbols,
// such as "II 95 < III 100 (n = 14)". It is empty for a row in order.
func (sys *System) disorder(ind *Indicator) string {
	var limits [3]*float64
	var formulas [3]*formula.Expr
	varies := false
	for k, cell := range followMerged(ind.Levels) {
		if cell.Gap != "" || cell.Bound == "" || isRange(cell.Bound) {
			continue
		}
		src := strings.TrimLeft(cell.Bound, "<>= ")
		if v, err := strconv.ParseFloat(src, 64); err == nil {
			limits[k] = &v
		} else if e, err := formula.Compile(src, point{system: sys}); err == nil {
			formulas[k], varies = e, true
		}
	}
	if !varies {
		return misordered(limits, ind.Direction, ind.Unit)
	}
	for p := range sys.grid() {
		for k, e := range formulas {
			if e != nil {
				limits[k] = new(e.Eval(p.values))
			}
		}
		if why := misordered(limits, ind.Direction, ind.Unit); why != "" {
			return why + p.String()
		}
	}
	return ""
}

func misordered(limits [3]*float64, direction, u string) string {
	for k, limit := range limits {
		if limit != nil && u == "%" && (*limit < 0 || *limit > 100) {
			return fmt.Sprintf("%s %s %%", levelIDs[k], formatNumber(*limit))
		}
		for better := range k {
			a := limits[better]
			if a == nil || limit == nil {
				continue
			}
			if direction == "lower" && *a > *limit {
				return fmt.Sprintf("%s %s > %s %s", levelIDs[better], formatNumber(*a), levelIDs[k], formatNumber(*limit))
			}
			if direction == "higher" && *a < *limit {
				return fmt.Sprintf("%s %s < %s %s", levelIDs[better], formatNumber(*a), levelIDs[k], formatNumber(*limit))
			}
		}
	}
	return ""
}

// point is one setting of the system's parameters.
type point struct {
	system *System
	values []float64
}

func (p point) String() string {
	if len(p.values) == 0 {
		return ""
	}
	var parts []string
	for i, v := range p.values {
		if len(p.system.Parameters[i].Of) == 0 {
			parts = append(parts, p.system.Parameters[i].ID+" = "+formatNumber(v))
		}
	}
	return " (" + strings.Join(parts, ", ") + ")"
}

// Resolve implements formula.Scope.
func (p point) Resolve(v formula.Var) (int, unit.Unit, error) {
	return (&levelScope{system: p.system}).Resolve(v)
}

// gridLimit bounds the points that a check visits: parameters with long ranges are
// walked in step, several of them together only up to this many.
const gridLimit = 10_000

// grid yields every setting of the number parameters in their stated ranges.
func (sys *System) grid() func(yield func(point) bool) {
	return func(yield func(point) bool) {
		values := make([]float64, len(sys.Parameters))
		count := 0
		var walk func(i int) bool
		walk = func(i int) bool {
			if i == len(values) {
				count++
				return count <= gridLimit && yield(point{sys, values})
			}
			par := &sys.Parameters[i]
			if len(par.Of) > 0 {
				return walk(i + 1)
			}
			step := par.Step
			if !(step > 0) {
				step = 1
			}
			for v := par.Min; v <= par.Max; v += step {
				values[i] = v
				if !walk(i + 1) {
					return false
				}
			}
			return true
		}
		walk(0)
	}
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
	for i, g := range sys.Grades {
		at := fmt.Sprintf("/grades/%d", i)
		for field, id := range map[string]string{"limiting": g.Limiting, "others": g.Others, "every": g.Every} {
			c.word(at+"/"+field, id, "", "I", "II", "III")
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
	for id := range ind.Levels {
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
	for word, sub := range cell.Cases {
		c.cell(at+"/cases/"+word, ind, &sub)
	}
	for id, sub := range cell.Parts {
		c.cell(at+"/parts/"+id, ind, &sub)
	}
}

// WeightNotes reports the printed weights of a system that do not sum to 1.
func (sys *System) WeightNotes() (notes []fault.Reason) {
	for i := range sys.Profiles {
		notes = append(notes, sys.weightNotes(&sys.Profiles[i])...)
	}
	return notes
}
