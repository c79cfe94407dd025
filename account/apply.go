package account

import (
	"maps"
	"slices"
	"strings"

	"headwater/plant"
	"headwater/unit"
)

// Replaced is a stated amount and the reconciled one that stands in for it.
type Replaced struct {
	ID         string  `json:"id"` // stream, or carrier·kind·process
	Quantity   string  `json:"quantity"`
	Stated     float64 `json:"stated"`
	Reconciled float64 `json:"reconciled"`
	Unit       string  `json:"unit"`
}

// Apply returns a copy of the plant in which the reconciled amounts of the data year stand
// in place of the stated ones, for a sensitivity: nothing official may be computed from
// it. Each amount is scaled by reconciled/stated, so that units, months and relative
// uncertainties stay; a stream of water goes by the balance of water, others by mass. The
// plant is not modified.
func (r *Result) Apply(p *plant.Plant) (*plant.Plant, []Replaced) {
	out := *p
	out.Streams, out.Energy = slices.Clone(p.Streams), slices.Clone(p.Energy)
	var replaced []Replaced
	done := map[string]bool{}
	for _, kind := range []string{WaterKind, Mass, Carrier} {
		for i := range r.Quantities {
			q := &r.Quantities[i]
			if q.Kind != kind {
				continue
			}
			for j := range q.Streams {
				f := &q.Streams[j]
				if kind == WaterKind && f.Material != water || f.Stated == nil || f.Reconciled == nil || *f.Stated == 0 || *f.Reconciled == *f.Stated || done[f.ID] {
					continue
				}
				if scaleFlow(&out, f, kind, *f.Reconciled / *f.Stated) {
					done[f.ID] = true
					replaced = append(replaced, Replaced{f.ID, q.ID, *f.Stated, *f.Reconciled, q.Unit})
				}
			}
		}
	}
	return &out, replaced
}

// scaleFlow scales the one amount of the plant that a flow shows; it reports whether there
// is exactly one.
func scaleFlow(p *plant.Plant, f *Flow, kind string, factor float64) bool {
	if kind != Carrier {
		i := slices.IndexFunc(p.Streams, func(s plant.Stream) bool { return s.ID == f.ID })
		if i >= 0 {
			p.Streams[i].Amount = scaled(p.Streams[i].Amount, p.Year(), factor)
		}
		return i >= 0
	}
	parts := strings.SplitN(f.ID, "·", 3)
	var entries []int
	for i := range p.Energy {
		if p.Energy[i].Carrier == parts[0] {
			entries = append(entries, i)
		}
	}
	if len(entries) != 1 || len(parts) < 2 {
		return false // which of several entries a flow comes from is not told by its id
	}
	e := &p.Energy[entries[0]]
	switch {
	case parts[1] == use && len(parts) == 3:
		e.Use = maps.Clone(e.Use)
		e.Use[parts[2]] = scaled(e.Use[parts[2]], p.Year(), factor)
	case parts[1] == purchased:
		e.Purchased = scaled(e.Purchased, p.Year(), factor)
	case parts[1] == sold:
		e.Sold = scaled(e.Sold, p.Year(), factor)
	case parts[1] == generated:
		e.SelfGenerated = scaled(e.SelfGenerated, p.Year(), factor)
	default:
		return false
	}
	return true
}

// scaled is a copy of a series whose amounts of one year are multiplied.
func scaled(s plant.Series, year int, factor float64) plant.Series {
	times := func(q unit.Quantity) unit.Quantity {
		return unit.Quantity{Value: q.Value * factor, Unit: q.Unit, SD: q.SD * factor}
	}
	if months, ok := s.Years[year]; ok {
		s.Years, s.Totals = maps.Clone(s.Years), nil // a total beside months is that of the stated ones
		s.Years[year] = make([]unit.Quantity, len(months))
		for i, q := range months {
			s.Years[year][i] = times(q)
		}
		return s
	}
	if s.Single != nil {
		s.Single = new(times(*s.Single))
	}
	return s
}
