package rating

import (
	"fmt"
	"maps"
	"math"
	"slices"
	"strconv"
	"strings"

	"headwater/fault"
	"headwater/formula"
	"headwater/unit"
)

// Quarantine sets aside the levels of every row that fails a check: levels out of
// order somewhere in the stated range of their parameters, or beyond what is
// physically possible (a share above 100 % or below 0). The row keeps what was read,
// and why it is not used. It returns what was set aside.
func (sys *System) Quarantine() (notes []fault.Reason) {
	for p := range sys.Profiles {
		for g := range sys.Profiles[p].Groups {
			for i := range sys.Profiles[p].Groups[g].Indicators {
				ind := &sys.Profiles[p].Groups[g].Indicators[i]
				why := sys.disorder(ind)
				if why == "" {
					continue
				}
				for id, c := range ind.Levels {
					ind.Levels[id] = c.setAside(why)
				}
				notes = append(notes, fault.Reason{Code: "row-quarantined", Items: []string{ind.ID, why}})
			}
		}
	}
	return notes
}

// setAside keeps the bounds of a cell as they were read, and marks them.
func (c Cell) setAside(why string) Cell {
	under := func(cells map[string]Cell) map[string]Cell {
		out := maps.Clone(cells)
		for key, sub := range out {
			out[key] = sub.setAside(why)
		}
		return out
	}
	if c.Bound != "" {
		return Cell{Gap: GapQuarantined, Bound: c.Bound, Why: why}
	}
	c.Cases, c.Parts = under(c.Cases), under(c.Parts)
	return c
}

// disorder says where the levels of a row are out of order or impossible: in symbols,
// such as "II 95 < III 100 (n = 14)". It is empty for a row in order. Every case of a
// word parameter and every part of a row stands for itself.
func (sys *System) disorder(ind *Indicator) string {
	cells := followMerged(ind.Levels)
	if why := sys.disorderOf(cells, ind.Direction, ind.Unit); why != "" {
		return why
	}
	words := map[string]bool{}
	for _, c := range cells {
		for word := range c.Cases {
			words[word] = true
		}
	}
	for _, word := range slices.Sorted(maps.Keys(words)) {
		if why := sys.disorderOf(inside(cells, func(c Cell) map[string]Cell { return c.Cases }, word), ind.Direction, ind.Unit); why != "" {
			return word + ": " + why
		}
	}
	for _, part := range ind.Parts {
		if why := sys.disorderOf(inside(cells, func(c Cell) map[string]Cell { return c.Parts }, part.ID), part.Direction, part.Unit); why != "" {
			return part.ID + ": " + why
		}
	}
	return ""
}

// inside takes one case or part of every level, or the cell that has none.
func inside(cells [3]Cell, of func(Cell) map[string]Cell, key string) (out [3]Cell) {
	for k, c := range cells {
		out[k] = c
		if sub, ok := of(c)[key]; ok {
			out[k] = sub
		}
	}
	return out
}

// disorderOf checks one bound per level. The direction of a row that states none is
// that of its bounds.
func (sys *System) disorderOf(cells [3]Cell, direction, u string) string {
	var limits [3]*float64
	var formulas [3]*formula.Expr
	varies := false
	for k, cell := range cells {
		if cell.Gap != "" || cell.Bound == "" || isRange(cell.Bound) {
			continue
		}
		if direction == "" {
			direction = map[byte]string{'<': "lower", '>': "higher"}[cell.Bound[0]]
		}
		src := strings.TrimLeft(cell.Bound, "<>= ")
		if v, err := strconv.ParseFloat(src, 64); err == nil {
			limits[k] = &v
		} else if e, err := formula.Compile(src, point{system: sys}); err == nil {
			formulas[k], varies = e, true
		}
	}
	if !varies {
		return misordered(limits, direction, u)
	}
	for p := range sys.grid() {
		for k, e := range formulas {
			if e != nil {
				limits[k] = new(e.Eval(p.values))
			}
		}
		if why := misordered(limits, direction, u); why != "" {
			return why + p.String()
		}
	}
	return ""
}

func misordered(limits [3]*float64, direction, u string) string {
	for k, limit := range limits {
		if limit != nil && (math.IsNaN(*limit) || math.IsInf(*limit, 0)) {
			return fmt.Sprintf("%s %s", levelIDs[k], formatNumber(*limit))
		}
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

// gridLimit bounds the points that a check visits.
const gridLimit = 10_000

// grid yields settings of the number parameters over their stated ranges, both ends
// among them: every step where that is at most gridLimit points, else as many of them,
// evenly spread.
func (sys *System) grid() func(yield func(point) bool) {
	numbers := 0
	for i := range sys.Parameters {
		if len(sys.Parameters[i].Of) == 0 {
			numbers++
		}
	}
	most := math.Max(2, math.Floor(math.Pow(gridLimit, 1/math.Max(1, float64(numbers)))))
	return func(yield func(point) bool) {
		values := make([]float64, len(sys.Parameters))
		var walk func(i int) bool
		walk = func(i int) bool {
			if i == len(values) {
				return yield(point{sys, values})
			}
			if len(sys.Parameters[i].Of) > 0 {
				return walk(i + 1)
			}
			for _, v := range sys.Parameters[i].settings(most) {
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

// settings lists the values of a parameter: its steps from the least to the greatest
// value, at most some of them, and the greatest. There are none if no range is stated:
// nothing is checked then, and Gaps says so.
func (par *Parameter) settings(most float64) (out []float64) {
	if !par.ranged() {
		return nil
	}
	step := par.Step
	if !(step > 0) {
		step = 1
	}
	last := math.Floor((par.Max - par.Min) / step) // in steps; one less where a decimal step falls short
	stride := math.Max(1, math.Ceil((last+1)/most))
	for k := 0.0; k <= last; k += stride {
		out = append(out, math.Min(par.Min+k*step, par.Max))
	}
	if len(out) == 0 || out[len(out)-1] < par.Max {
		out = append(out, par.Max)
	}
	return out
}

func (par *Parameter) ranged() bool { return par.Min != 0 || par.Max != 0 }
