package plant

import (
	"maps"

	"headwater/unit"
)

var (
	kilogram  = unit.MustParse("kg")
	cubic     = unit.MustParse("m3")
	perVolume = unit.MustParse("kg/m3")
)

// Mass returns an amount as a mass in kg: as it is, or
//
//	m = amount · density
//
// where that is a mass. It reports whether it could. The relative uncertainties add in
// quadrature.
func Mass(amount, density unit.Quantity) (unit.Quantity, bool) {
	if q, err := amount.In(kilogram); err == nil {
		return q, true
	}
	if density.IsZero() {
		return amount, false
	}
	q, err := times(amount, density).In(kilogram)
	return q, err == nil
}

// Content returns the mass in kg of a component of which an amount has a content:
//
//	m = amount · content              [m3] · [mg/L], [m2] · [g/m2]
//	m = mass · content                [t] · [%], [m3] · [t/m3] · [g/kg]
//	m = amount / density · content    [t] / [t/m3] · [mg/L]
//
// It reports whether the three units fit one of these. Uncertainties add in quadrature.
func Content(amount, content, density unit.Quantity) (unit.Quantity, bool) {
	if content.Unit.Dim() == (unit.Dim{}) {
		mass, ok := Mass(amount, density)
		if !ok {
			return amount, false
		}
		q := times(mass, content)
		f, err := q.Unit.Factor(kilogram)
		return unit.Quantity{Value: q.Value * f, Unit: kilogram, SD: q.SD * f}, err == nil
	}
	if q, err := times(amount, content).In(kilogram); err == nil {
		return q, true
	}
	if !(density.Value > 0) {
		return amount, false
	}
	q, err := times(times(amount, inverse(density)), content).In(kilogram)
	return q, err == nil
}

// Volume returns an amount as a volume in the unit to: as it is, or amount / density.
func Volume(amount, density unit.Quantity, to unit.Unit) (unit.Quantity, bool) {
	if q, err := amount.In(to); err == nil {
		return q, true
	}
	if !(density.Value > 0) {
		return amount, false
	}
	q, err := times(amount, inverse(density)).In(to)
	return q, err == nil
}

func inverse(q unit.Quantity) unit.Quantity {
	return unit.Quantity{Value: 1 / q.Value, Unit: unit.Unit{}.Div(q.Unit), SD: q.SD / (q.Value * q.Value)}
}

// Material returns the material of that id, or nil.
func (p *Plant) Material(id string) *Material {
	for i := range p.Materials {
		if p.Materials[i].ID == id {
			return &p.Materials[i]
		}
	}
	return nil
}

// DensityOf returns a density: the stated one, or else that of the material; zero where
// neither is given.
func (p *Plant) DensityOf(material string, stated unit.Quantity) unit.Quantity {
	if !stated.IsZero() {
		return stated
	}
	if m := p.Material(material); m != nil {
		return m.Density
	}
	return unit.Quantity{}
}

// Contents are the components of a stream by id, whether they stand under components or
// under concentration. A nil content is carried but was not measured.
func (s *Stream) Contents() map[string]*unit.Quantity {
	out := maps.Clone(s.Components)
	if out == nil {
		out = map[string]*unit.Quantity{}
	}
	maps.Copy(out, s.Concentration)
	return out
}
