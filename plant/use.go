package plant

import (
	"math"
	"slices"

	"headwater/unit"
)

// Used is what one process contributes to a measure.
type Used struct {
	Process string
	Amount  unit.Quantity // all that the process used
	Of      float64       // the part of it that counts
}

// Use is a measure with the processes it is made of.
type Use struct {
	Total unit.Quantity
	Parts []Used
}

// EnergyUse returns the use of a carrier inside a boundary in the data year.
func (p *Plant) EnergyUse(carrier string, b Boundary) (Use, error) {
	return p.use(`energy("`+carrier+`")`, b, func(pr *Process) (unit.Quantity, bool) {
		for i := range p.Energy {
			if p.Energy[i].Carrier != carrier {
				continue
			}
			if series, ok := p.Energy[i].Use[pr.ID]; ok {
				return series.At(p.Year())
			}
		}
		return unit.Quantity{}, false
	})
}

// FreshWater returns the fresh water that flows into the processes of a boundary.
func (p *Plant) FreshWater(b Boundary) (Use, error) {
	return p.use("fresh_water()", b, p.streams(func(s *Stream, id string) bool {
		return s.Role == "fresh" && s.To == id
	}))
}

// Wastewater returns the waste water that flows out of the processes of a boundary.
func (p *Plant) Wastewater(b Boundary) (Use, error) {
	return p.use("wastewater()", b, p.streams(func(s *Stream, id string) bool {
		return s.Role == "waste" && s.Material == "water" && s.From == id
	}))
}

// MaterialUse returns the input of a raw or auxiliary material into the processes of
// a boundary.
func (p *Plant) MaterialUse(material string, b Boundary) (Use, error) {
	return p.use(`material("`+material+`")`, b, p.streams(func(s *Stream, id string) bool {
		return s.Material == material && (s.Role == "raw" || s.Role == "auxiliary") && s.To == id
	}))
}

// streams adds up the streams of one process that count.
func (p *Plant) streams(counts func(s *Stream, process string) bool) func(*Process) (unit.Quantity, bool) {
	return func(pr *Process) (unit.Quantity, bool) {
		var values []unit.Quantity
		for i := range p.Streams {
			s := &p.Streams[i]
			if !counts(s, pr.ID) {
				continue
			}
			if q, ok := s.Amount.At(p.Year()); ok {
				values = append(values, q)
			}
		}
		return sum(values)
	}
}

// use adds up what the processes of a boundary used. At least one main process must
// have data; one without has no metered use.
func (p *Plant) use(what string, b Boundary, of func(*Process) (unit.Quantity, bool)) (Use, error) {
	var first *unit.Quantity
	number := func(pr *Process) (float64, bool) {
		q, ok := of(pr)
		if !ok {
			return 0, false
		}
		if first == nil {
			first = &q
		}
		q, err := q.In(first.Unit)
		return q.Value, err == nil
	}
	shares, err := p.Shares(b, number)
	if err != nil {
		return Use{}, err
	}
	u := Use{Parts: make([]Used, 0, len(shares))}
	values := make([]unit.Quantity, 0, len(shares))
	main := false
	for _, s := range shares {
		q, ok := of(s.Process)
		if !ok {
			continue
		}
		main = main || s.Process.Kind == Main || s.Process.Kind == ""
		u.Parts = append(u.Parts, Used{s.Process.ID, q, s.Of})
		q.Value *= s.Of
		q.SD *= s.Of
		values = append(values, q)
	}
	total, ok := sum(values)
	switch {
	case !main:
		return Use{}, &Missing{what}
	case !ok:
		return Use{}, conflict("uses-differ-in-unit", what)
	}
	u.Total = total
	return u, nil
}

// OutputOf returns the output of the products that the processes of a stage make.
func (p *Plant) OutputOf(stage string) (unit.Quantity, error) {
	var products []string
	for i := range p.Processes {
		if p.Processes[i].Stage != stage {
			continue
		}
		for _, id := range p.Processes[i].Makes {
			if !slices.Contains(products, id) {
				products = append(products, id)
			}
		}
	}
	if len(products) == 0 {
		return unit.Quantity{}, &Missing{`output_of("` + stage + `")`}
	}
	return p.Output(products)
}

// ProcessEnergy returns the comprehensive energy of the processes of a stage: what
// they use less what they give, each carrier in coal equivalent. A process that gives
// more than it takes, as a converter may, has a negative energy.
func (p *Plant) ProcessEnergy(stage string, coal func(*Energy, unit.Quantity) (unit.Quantity, error)) (Use, error) {
	what := `process_energy("` + stage + `")`
	var u Use
	var values []unit.Quantity
	for i := range p.Processes {
		id := p.Processes[i].ID
		if p.Processes[i].Stage != stage {
			continue
		}
		for j := range p.Energy {
			e := &p.Energy[j]
			for _, flow := range []struct {
				series Series
				sign   float64
			}{{e.Use[id], 1}, {e.RecoveredBy[id], -1}} {
				q, ok := flow.series.At(p.Year())
				if !ok {
					continue
				}
				ce, err := coal(e, q)
				if err != nil {
					return Use{}, err
				}
				u.Parts = append(u.Parts, Used{id + " · " + e.Carrier, ce, flow.sign})
				ce.Value *= flow.sign
				values = append(values, ce)
			}
		}
	}
	total, ok := sum(values)
	if !ok {
		return Use{}, &Missing{what}
	}
	u.Total = total
	return u, nil
}

// Load returns the yearly load of a pollutant at a point inside a boundary: the stated
// loads, or flow × concentration. A discharge that names no process belongs to the
// whole plant: it counts when the boundary holds every product, and is left unassigned
// otherwise.
func (p *Plant) Load(pollutant, point string, b Boundary) (Use, error) {
	what := `load("` + pollutant + `", "` + point + `")`
	whole := len(b.Products) == len(p.Products) && b.Within == nil
	var u Use
	var values []unit.Quantity
	byProcess := false
	for i := range p.Discharges {
		d := &p.Discharges[i]
		if d.Pollutant != pollutant || d.Point != point {
			continue
		}
		byProcess = byProcess || d.Process != ""
		if q, ok := d.LoadIn(p.Year()); ok && whole {
			u.Parts = append(u.Parts, Used{d.Process, q, 1})
			values = append(values, q)
		}
	}
	if !whole && byProcess {
		return p.use(what, b, func(pr *Process) (unit.Quantity, bool) {
			return p.loadOf(pr.ID, pollutant, point)
		})
	}
	total, ok := sum(values)
	switch {
	case len(values) == 0:
		return Use{}, &Missing{what}
	case !ok:
		return Use{}, conflict("uses-differ-in-unit", what)
	}
	u.Total = total
	return u, nil
}

func (p *Plant) loadOf(process, pollutant, point string) (unit.Quantity, bool) {
	var values []unit.Quantity
	for i := range p.Discharges {
		d := &p.Discharges[i]
		if d.Process != process || d.Pollutant != pollutant || d.Point != point {
			continue
		}
		if q, ok := d.LoadIn(p.Year()); ok {
			values = append(values, q)
		}
	}
	return sum(values)
}

// LoadIn returns the load of one discharge in a year.
func (d *Discharge) LoadIn(year int) (unit.Quantity, bool) {
	if q, ok := d.Load.At(year); ok {
		return q, true
	}
	flow, ok := d.Flow.At(year)
	c, okC := d.Concentration.At(year)
	if !ok || !okC {
		return unit.Quantity{}, false
	}
	return times(flow, c), true
}

// times returns a·b; relative uncertainties add in quadrature.
func times(a, b unit.Quantity) unit.Quantity {
	return unit.Quantity{
		Value: a.Value * b.Value,
		Unit:  a.Unit.Mul(b.Unit),
		SD:    math.Hypot(a.SD*b.Value, b.SD*a.Value),
	}
}
