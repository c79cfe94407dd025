package rating

import (
	"errors"
	"math"
	"strconv"
	"strings"

	"headwater/fault"
	"headwater/formula"
	"headwater/plant"
	"headwater/unit"
)

// measured is a value with the boundary that it was formed in.
type measured struct {
	value float64 // in the row's unit
	parts []plant.Used
}

// plantScope finds the variables of a value formula in the plant's data, inside one
// boundary. Every distinct variable gets the next slot; values holds what was found.
type plantScope struct {
	system   *System
	plant    *plant.Plant
	product  *plant.Product
	boundary plant.Boundary
	factors  []unit.Factor
	slots    map[string]int
	values   []float64
	parts    []plant.Used
}

// Resolve implements formula.Scope.
func (s *plantScope) Resolve(v formula.Var) (int, unit.Unit, error) {
	key := slotKey(v)
	q, err := s.find(v)
	if err != nil {
		return 0, unit.Unit{}, err
	}
	slot, ok := s.slots[key]
	if !ok {
		slot = len(s.values)
		s.slots[key] = slot
		s.values = append(s.values, q.Value)
	}
	return slot, q.Unit, nil
}

// slotKey tells variables apart that differ in name or arguments.
func slotKey(v formula.Var) string { return v.Name + "\x00" + strings.Join(v.Args, "\x00") }

func (s *plantScope) find(v formula.Var) (unit.Quantity, error) {
	p, b := s.plant, s.boundary
	arg := func(i int) string {
		if i < len(v.Args) {
			return v.Args[i]
		}
		return ""
	}
	use := func(u plant.Use, err error) (unit.Quantity, error) {
		s.parts = append(s.parts, u.Parts...)
		return u.Total, err
	}
	switch v.Name {
	case "output":
		if len(v.Args) == 0 {
			return p.Output(b.Products)
		}
		return p.Output(s.productsOf(arg(0)))
	case "output_of":
		return p.OutputOf(arg(0))
	case "energy":
		return use(p.EnergyUse(arg(0), b))
	case "process_energy":
		return use(p.ProcessEnergy(arg(0), s.coal))
	case "material":
		return use(p.MaterialUse(arg(0), b))
	case "fresh_water":
		return use(p.FreshWater(b))
	case "wastewater":
		return use(p.Wastewater(b))
	case "load":
		return use(p.Load(arg(0), arg(1), b))
	case "parameter", "variable":
		value, ok := scopeOf(s.system, p, s.product).value(arg(0))
		if !ok || value.Quantity == nil {
			return unit.Quantity{}, &plant.Missing{What: v.Name + `("` + arg(0) + `")`}
		}
		return *value.Quantity, nil
	}
	return unit.Quantity{}, fault.NotFound("", "measure-unknown", v.Name)
}

// productsOf returns the products of a class, or the one product of that id.
func (s *plantScope) productsOf(id string) []string {
	sh := &sheet{system: s.system}
	var out []string
	for i := range s.plant.Products {
		if p := &s.plant.Products[i]; p.ID == id || sh.classOf(p) == id {
			out = append(out, p.ID)
		}
	}
	return out
}

// coal converts an energy into coal equivalent by calorific value: by the heating
// value of the plant's own fuel where it is given, else by the catalogue's factor.
func (s *plantScope) coal(e *plant.Energy, q unit.Quantity) (unit.Quantity, error) {
	return plant.CoalEquivalent(s.factors, e, q, s.plant.Year())
}

// compute evaluates the value formula of a row inside a boundary. It returns a nil
// value with the reason where the data are missing or cannot be put together; an error
// means that the formula or the units of the data are wrong.
func (s *sheet) compute(l *line, p *plant.Plant, b plant.Boundary, factors []unit.Factor) (*measured, *fault.Reason, error) {
	scope := &plantScope{system: s.system, plant: p, product: l.product, boundary: b, factors: factors, slots: map[string]int{}}
	e, err := formula.Compile(l.indicator.Value, scope)
	var missing *plant.Missing
	var conflict *plant.Conflict
	switch {
	case errors.As(err, &missing):
		return nil, &fault.Reason{Code: "data-missing", Items: []string{missing.What}}, nil
	case errors.As(err, &conflict):
		return nil, &conflict.Reason, nil
	case err != nil:
		return nil, nil, fault.At("/index/system", err)
	}
	v := e.Eval(scope.values)
	if math.IsNaN(v) || math.IsInf(v, 0) {
		return nil, &fault.Reason{Code: "value-not-finite", Items: []string{l.indicator.Value}}, nil
	}
	if v, err = toRow(v, e.Unit(), l.unit); err != nil {
		return nil, nil, fault.At("/index/answers/"+l.indicator.ID, err)
	}
	return &measured{v, scope.parts}, nil, nil
}

// toRow converts a computed value into the unit of the row. A computed ratio is a
// fraction, so a row in percent takes it times 100.
func toRow(v float64, from, to unit.Unit) (float64, error) {
	if to.IsPercent() && !from.IsPercent() && from.Dim() == to.Dim() {
		return unit.Convert(100*v, from, unit.Unit{})
	}
	return unit.Convert(v, from, to)
}

// formatNumber writes a number for a reason's items, without a trailing exponent for
// the sizes that plants have.
func formatNumber(v float64) string { return strconv.FormatFloat(v, 'g', 6, 64) }
