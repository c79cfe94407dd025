package rating

import (
	"strings"

	"headwater/fault"
	"headwater/formula"
	"headwater/plant"
	"headwater/unit"
)

// levelScope finds the parameters that levels depend on: in the product, else among
// the plant's variables. Slot i is parameter i of the system.
type levelScope struct {
	system  *System
	plant   *plant.Plant
	product *plant.Product
}

func scopeOf(sys *System, p *plant.Plant, product *plant.Product) *levelScope {
	return &levelScope{sys, p, product}
}

// Resolve implements formula.Scope: parameters are plain numbers.
func (e *levelScope) Resolve(v formula.Var) (int, unit.Unit, error) {
	var known []string
	for i, p := range e.system.Parameters {
		if p.ID == v.Name && len(v.Args) == 0 {
			return i, unit.Unit{}, nil
		}
		known = append(known, p.ID)
	}
	return 0, unit.Unit{}, fault.NotFound("", "parameter-undeclared", v.Name, strings.Join(known, ", "))
}

func (e *levelScope) value(id string) (plant.Value, bool) {
	if e.plant == nil {
		return plant.Value{}, false
	}
	if e.product != nil {
		if v, ok := e.product.Parameters[id]; ok {
			return v, true
		}
	}
	v, ok := e.plant.Variables[id]
	if !ok && e.product == nil && len(e.plant.Products) == 1 {
		v, ok = e.plant.Products[0].Parameters[id]
	}
	return v, ok
}

func (e *levelScope) word(id string) (string, bool) {
	v, ok := e.value(id)
	return v.Text, ok
}

func (e *levelScope) number(id string) (float64, bool) {
	v, ok := e.value(id)
	if !ok || v.Quantity == nil {
		return 0, false
	}
	return v.Quantity.Value, true
}
