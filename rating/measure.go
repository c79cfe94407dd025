package rating

import (
	"slices"

	"headwater/fault"
	"headwater/formula"
	"headwater/unit"
)

// measures are what a value formula may ask of a plant's data, with the least and the
// greatest number of arguments; see plantScope.
var measures = map[string][2]int{
	"output": {0, 1}, "output_of": {1, 1}, "energy": {1, 1}, "process_energy": {1, 1}, "material": {1, 1},
	"fresh_water": {0, 0}, "wastewater": {0, 0}, "load": {2, 2}, "parameter": {1, 1}, "variable": {1, 1},
}

// measureScope checks the names of a value formula without a plant: every measure is a
// plain number to it.
type measureScope struct {
	point string // of the indicator: generation, discharge, or empty
	names []string
}

// Resolve implements formula.Scope. What is generated is never graded by what leaves an
// outlet, or the reverse.
func (s *measureScope) Resolve(v formula.Var) (int, unit.Unit, error) {
	n, ok := measures[v.Name]
	if !ok {
		return 0, unit.Unit{}, fault.NotFound("", "measure-unknown", v.Name)
	}
	if len(v.Args) < n[0] || len(v.Args) > n[1] {
		return 0, unit.Unit{}, fault.Input("", "measure-arguments", v.Name, n[0], n[1], len(v.Args))
	}
	if v.Name == "load" {
		points := []string{"generation", "workshop-outlet", "plant-outlet"}
		at := v.Args[1]
		if !slices.Contains(points, at) {
			return 0, unit.Unit{}, fault.Input("", "word-unknown", at, "generation, workshop-outlet, plant-outlet", "")
		}
		if s.point == "generation" && at != "generation" || s.point == "discharge" && at == "generation" {
			return 0, unit.Unit{}, fault.Conflict("", "measure-point", s.point, at)
		}
	}
	key := slotKey(v)
	slot := slices.Index(s.names, key)
	if slot < 0 {
		slot = len(s.names)
		s.names = append(s.names, key)
	}
	return slot, unit.Unit{}, nil
}

// value checks the formula of a row.
func (c *systemChecker) value(at string, ind *Indicator) {
	c.word(at+"/point", ind.Point, "", "generation", "discharge")
	if ind.Value == "" {
		return
	}
	if _, err := formula.Compile(ind.Value, &measureScope{point: ind.Point}); err != nil {
		c.bad = append(c.bad, fault.At(at+"/value", err))
	}
}
