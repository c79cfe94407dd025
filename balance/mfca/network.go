package mfca

import (
	"math"
	"strconv"
	"strings"

	"headwater/fault"
)

// Network is the input: quantity centres and what each hands on.
type Network struct {
	Centres   []Centre `yaml:"centres,required"`
	Currency  string   `yaml:"currency"`
	Tolerance *float64 `yaml:"tolerance"` // of the mass balances, as a fraction of the input; 0.05 if absent
}

// DefaultTolerance is the deviation of a mass balance that audits let pass, as a fraction.
const DefaultTolerance = 0.05

func (n *Network) tolerance() float64 {
	if n.Tolerance == nil {
		return DefaultTolerance
	}
	return *n.Tolerance
}

// Centre is one quantity centre: a part of the process where inputs and outputs are
// counted. Costs are of the centre itself, without what it is handed on; an absent one
// is none.
type Centre struct {
	ID              string     `yaml:"id,required"`
	Name            string     `yaml:"name"`
	From            []Source   `yaml:"from"`
	Materials       []Material `yaml:"materials"`
	Energy          float64    `yaml:"energy"`
	System          float64    `yaml:"system"` // labour, depreciation, maintenance, transport
	WasteManagement float64    `yaml:"waste_management"`
	ProductKg       *float64   `yaml:"product_kg"`
	LossKg          *float64   `yaml:"loss_kg"`
	ByProductIncome float64    `yaml:"by_product_income"`
}

// Material is what a centre takes from the store. What is used is opening stock + kg
// bought − closing stock.
type Material struct {
	Name            string   `yaml:"name,required"`
	Kg              float64  `yaml:"kg,required"`
	UnitCost        float64  `yaml:"unit_cost,required"`
	ProductKg       *float64 `yaml:"product_kg"`
	LossKg          *float64 `yaml:"loss_kg"`
	InProduct       *bool    `yaml:"in_product"` // true if absent
	Allocates       *bool    `yaml:"allocates"`
	OpeningStock    *float64 `yaml:"opening_stock"`
	ClosingStock    *float64 `yaml:"closing_stock"`
	Opening         *float64 `yaml:"opening"` // short for opening_stock
	Closing         *float64 `yaml:"closing"` // short for closing_stock
	ByProductIncome float64  `yaml:"by_product_income"`
}

func (m *Material) auxiliary() bool { return m.InProduct != nil && !*m.InProduct }

func (m *Material) opening() float64 { return value(m.OpeningStock) + value(m.Opening) }
func (m *Material) closing() float64 { return value(m.ClosingStock) + value(m.Closing) }
func (m *Material) stocked() bool {
	return m.OpeningStock != nil || m.Opening != nil || m.ClosingStock != nil || m.Closing != nil
}

// used is what went into the process, in kg.
func (m *Material) used() float64 { return m.opening() + m.Kg - m.closing() }

func value(p *float64) float64 {
	if p == nil {
		return 0
	}
	return *p
}

// The two outputs of a centre that another one can take.
const (
	Product = "product"
	Loss    = "loss"
)

// Source is what a centre is handed on: a centre's id, or a map that says which share of
// its product or of its loss. ProductKg and LossKg split what is handed on where that
// differs from the centre's ratio.
type Source struct {
	ID        string
	Of        string // Product if empty
	Share     *float64
	ProductKg *float64
	LossKg    *float64
	Allocates *bool
}

func (s *Source) of() string {
	if s.Of == "" {
		return Product
	}
	return s.Of
}

// sourceKeys are the keys of a source that is written as a map.
const sourceKeys = "id, share, of, product_kg, loss_kg, allocates"

// UnmarshalTree reads qc1, or {id: qc1, share: 0.6, of: loss, product_kg: 70, loss_kg: 10}.
func (s *Source) UnmarshalTree(tree any) error {
	switch t := tree.(type) {
	case string:
		s.ID = t
		return nil
	case map[string]any:
		return s.fromMap(t)
	}
	return fault.Input("", "mfca-from-shape")
}

func (s *Source) fromMap(m map[string]any) error {
	var bad problems
	numbers := map[string]**float64{"share": &s.Share, "product_kg": &s.ProductKg, "loss_kg": &s.LossKg}
	for _, key := range sorted(m) {
		text, scalar := m[key].(string)
		at := "/" + strings.NewReplacer("~", "~0", "/", "~1").Replace(key)
		switch {
		case m[key] == nil:
		case key != "id" && key != "of" && key != "allocates" && numbers[key] == nil:
			bad.add(at, "mfca-from-key", key, sourceKeys)
		case !scalar:
			bad.add(at, "mfca-from-shape")
		case key == "id":
			s.ID = text
		case key == "of":
			s.Of = text
		case key == "allocates":
			if text != "true" && text != "false" {
				bad.add(at, "input-boolean", text)
			}
			s.Allocates = new(text == "true")
		default:
			x, err := strconv.ParseFloat(text, 64)
			if err != nil || math.IsNaN(x) || math.IsInf(x, 0) || strings.ContainsAny(text, "_xX") {
				bad.add(at, "input-number", text)
				continue
			}
			*numbers[key] = &x
		}
	}
	if s.ID == "" && m["id"] == nil {
		bad.add("/id", "input-required", "id")
	}
	return bad.err()
}
