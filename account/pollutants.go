package account

import (
	"headwater/fault"
	"headwater/unit"
)

// Removal tabulates one pollutant of the waste water: what is generated, what leaves the
// workshops, what leaves the plant, and what is removed between:
//
//	removal = 1 − load at the plant outlet / load generated
//
// Reactive pollutants change on the way and are not balanced; this table says nothing of
// where they went.
type Removal struct {
	Pollutant string      `json:"pollutant"`
	Reactive  bool        `json:"reactive"`
	Unit      string      `json:"unit"`
	Points    []PointLoad `json:"points"` // generation, workshop-outlet, plant-outlet

	Removed *float64      `json:"removed"`
	Removal *float64      `json:"removal"`
	Reason  *fault.Reason `json:"reason,omitempty"`
}

// PointLoad is the load at one point, and the mixed concentration Σ c·q / Σ q where all of
// it has a flow.
type PointLoad struct {
	Point         string        `json:"point"`
	Load          *float64      `json:"load"`
	Flow          *float64      `json:"flow"` // m3
	Concentration *float64      `json:"concentration"`
	Reason        *fault.Reason `json:"reason,omitempty"`
}

var milligrams = unit.MustParse("mg/L")

// pollutants tabulates the pollutants of the waste water that have loads, in the order of
// the plant file.
func (a *accountant) pollutants() (out []Removal) {
	seen := map[string]bool{}
	for i := range a.plant.Discharges {
		d := &a.plant.Discharges[i]
		if d.Medium != "water" || seen[d.Pollutant] {
			continue
		}
		seen[d.Pollutant] = true
		if r, ok := a.removal(d.Pollutant); ok {
			out = append(out, r)
		}
	}
	return out
}

func (a *accountant) removal(pollutant string) (Removal, bool) {
	r := Removal{Pollutant: pollutant, Reactive: !toxic(pollutant), Unit: "kg", Points: []PointLoad{}}
	if m := a.plant.Material(pollutant); m != nil {
		r.Reactive = m.Kind == "reactive"
	}
	var generation, outlet *PointLoad
	any := false
	for _, point := range []string{"generation", "workshop-outlet", "plant-outlet"} {
		p, ok := a.load(pollutant, point)
		if !ok {
			continue
		}
		any = any || p.Load != nil
		r.Points = append(r.Points, p)
		switch point {
		case "generation":
			generation = &p
		case "plant-outlet":
			outlet = &p
		}
	}
	switch {
	case generation == nil || outlet == nil:
		r.Reason = reason("points-missing", pollutant)
	case generation.Load == nil:
		r.Reason = generation.Reason
	case outlet.Load == nil:
		r.Reason = outlet.Reason
	case !(*generation.Load > 0):
		r.Reason = reason("denominator-zero", pollutant)
	default:
		r.Removed = new(*generation.Load - *outlet.Load)
		r.Removal = new(*r.Removed / *generation.Load)
	}
	return r, any
}

// load sums a pollutant at a point over its entries.
func (a *accountant) load(pollutant, point string) (PointLoad, bool) {
	p := PointLoad{Point: point}
	load, flow, n, flows := 0.0, 0.0, 0, 0
	for i := range a.plant.Discharges {
		d := &a.plant.Discharges[i]
		if d.Medium != "water" || d.Pollutant != pollutant || d.Point != point {
			continue
		}
		n++
		q, ok := d.LoadIn(a.plant.Year())
		if m, err := yearly(q).In(kilogram); ok && err == nil {
			load += m.Value
		} else {
			p.Reason = reason("load-missing", pollutant, point)
		}
		if q, ok := d.Flow.At(a.plant.Year()); ok {
			if v, err := yearly(q).In(cubic); err == nil {
				flow += v.Value
				flows++
			}
		}
	}
	if p.Reason == nil {
		p.Load = &load
	}
	if n > 0 && flows == n {
		p.Flow = &flow
		if p.Load != nil && flow > 0 {
			c, _ := unit.Convert(load/flow, kilogram.Div(cubic), milligrams)
			p.Concentration = &c
		}
	}
	return p, n > 0
}
