package procedure

import (
	"errors"
	"iter"
	"maps"
	"slices"

	"headwater/fault"
	"headwater/limit"
	"headwater/plant"
	"headwater/unit"
)

func joined(bad []error) error { return errors.Join(bad...) }

// sorted yields the keys of a map in order.
func sorted[V any](m map[string]V) iter.Seq[string] {
	return slices.Values(slices.Sorted(maps.Keys(m)))
}

var (
	year     = unit.MustParse("a")
	tonne    = unit.MustParse("t")
	kilogram = unit.MustParse("kg")
)

// part is one stream, carrier or discharge of a total, with its amount.
type part struct {
	stream, carrier, pollutant, point string
	amount                            unit.Quantity
}

// total is an amount with what it is made of; it has a reason where it is not known.
type total struct {
	unit.Quantity
	parts []part
	why   *fault.Reason
}

// amount adds up what a Measured names, for the data year of the plant:
//
//	streams    Σ amount
//	carriers   Σ (purchased + opening − closing − sold − feedstock), or Σ use by process
//	           where nothing was purchased; several carriers in kgce by calorific value
//	pollutant  Σ load at the point, in t
func (c *chain) amount(m *plant.Measured, p *plant.Plant) total {
	var t total
	switch {
	case len(m.Streams) > 0:
		for _, id := range m.Streams {
			t.add(c.streamAmount(p, id))
		}
	case len(m.Carriers) > 0:
		for _, id := range m.Carriers {
			x, why := c.carrierAmount(p, id)
			if why == nil && len(m.Carriers) > 1 {
				x.amount, why = c.coal(p, id, x.amount)
			}
			t.add(x, why)
		}
	default:
		t.add(c.load(p, m.Pollutant, m.Point))
	}
	return t
}

func (t *total) add(x part, why *fault.Reason) {
	switch {
	case t.why != nil:
	case why != nil:
		t.why = why
	case len(t.parts) == 0:
		t.Quantity = x.amount
	default:
		q, err := x.amount.In(t.Unit)
		if err != nil {
			t.why = reason("units-differ", x.amount.Unit.String(), t.Unit.String())
			return
		}
		t.Value += q.Value
	}
	t.parts = append(t.parts, x)
}

func (c *chain) streamAmount(p *plant.Plant, id string) (part, *fault.Reason) {
	for i := range p.Streams {
		if p.Streams[i].ID == id {
			q, ok := p.Streams[i].Amount.At(p.Year())
			if !ok {
				return part{stream: id}, missing(p, id)
			}
			return part{stream: id, amount: q}, nil
		}
	}
	return part{}, missing(p, id)
}

func missing(p *plant.Plant, id string) *fault.Reason {
	return &fault.Reason{Code: "year-missing", Value: new(float64(p.Year())), Items: []string{id}}
}

func (c *chain) carrierAmount(p *plant.Plant, id string) (part, *fault.Reason) {
	var sum *unit.Quantity
	add := func(s plant.Series, sign float64) bool {
		q, ok := s.At(p.Year())
		if !ok {
			return true
		}
		if sum == nil {
			sum = &unit.Quantity{Unit: q.Unit}
		}
		q, err := q.In(sum.Unit)
		sum.Value += sign * q.Value
		return err == nil
	}
	one := true
	for i := range p.Energy {
		if e := &p.Energy[i]; e.Carrier == id {
			for _, f := range []struct {
				of   plant.Series
				sign float64
			}{{e.Purchased, 1}, {e.Opening, 1}, {e.Closing, -1}, {e.Sold, -1}, {e.Feedstock, -1}} {
				one = add(f.of, f.sign) && one
			}
		}
	}
	if sum == nil {
		for i := range p.Energy {
			if e := &p.Energy[i]; e.Carrier == id {
				for process := range sorted(e.Use) {
					one = add(e.Use[process], 1) && one
				}
			}
		}
	}
	switch {
	case sum == nil:
		return part{carrier: id}, missing(p, id)
	case !one:
		return part{carrier: id}, reason("units-differ", id, sum.Unit.String())
	}
	return part{carrier: id, amount: *sum}, nil
}

// coal converts an amount of a carrier to kgce.
func (c *chain) coal(p *plant.Plant, carrier string, q unit.Quantity) (unit.Quantity, *fault.Reason) {
	for i := range p.Energy {
		if p.Energy[i].Carrier == carrier {
			if q, err := plant.CoalEquivalent(c.rq.Factors, &p.Energy[i], q, p.Year()); err == nil {
				return q, nil
			}
		}
	}
	return q, reason("factor-missing", carrier)
}

func (c *chain) load(p *plant.Plant, pollutant, point string) (part, *fault.Reason) {
	if point == "" {
		point = limit.PlantOutlet
	}
	x := part{pollutant: pollutant, point: point, amount: unit.Quantity{Unit: tonne}}
	found := false
	for i := range p.Discharges {
		d := &p.Discharges[i]
		if d.Pollutant != pollutant || d.Point != point {
			continue
		}
		q, ok := d.LoadIn(p.Year())
		if !ok {
			return x, missing(p, pollutant+"/"+point)
		}
		q, err := q.In(tonne)
		if err != nil {
			return x, reason("units-differ", q.Unit.String(), tonne.String())
		}
		x.amount.Value += q.Value
		found = true
	}
	if !found {
		return x, missing(p, pollutant+"/"+point)
	}
	return x, nil
}

// touches reports whether a change is one of this part.
func (x *part) touches(ch *plant.Change) bool {
	switch {
	case ch.Stream != "":
		return ch.Stream == x.stream
	case ch.Carrier != "":
		return ch.Carrier == x.carrier
	}
	point := ch.Point
	if point == "" {
		point = limit.PlantOutlet
	}
	return ch.Pollutant != "" && ch.Pollutant == x.pollutant && point == x.point
}

// usedBy is the use of a carrier by one process in the data year.
func (c *chain) usedBy(carrier, process string) (unit.Quantity, *fault.Reason) {
	for i := range c.p.Energy {
		if e := &c.p.Energy[i]; e.Carrier == carrier {
			if q, ok := e.Use[process].At(c.p.Year()); ok {
				return q, nil
			}
		}
	}
	return unit.Quantity{}, missing(c.p, carrier+" "+process)
}

// absolute is a change per year in the unit of an amount: itself, its percentage of the
// amount, or what it is per output times the output.
func (c *chain) absolute(q, of unit.Quantity) (float64, *fault.Reason) {
	if q.Unit.IsPercent() {
		return of.Value * q.Value / 100, nil
	}
	if out, err := c.output(c.p, nil, c.p.Year()); err == nil {
		if x, err := q.In(of.Unit.Div(out.Unit)); err == nil && of.Unit.Div(out.Unit).Dim() != of.Unit.Dim() {
			return x.Value * out.Value, nil
		}
	}
	for _, to := range []unit.Unit{of.Unit, of.Unit.Div(year)} {
		if x, err := q.In(to); err == nil {
			return x.Value, nil
		}
	}
	return 0, reason("units-differ", q.Unit.String(), of.Unit.String())
}
