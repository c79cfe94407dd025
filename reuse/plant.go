package reuse

import (
	"headwater/fault"
	"headwater/plant"
	"headwater/unit"
)

// PlantResult holds the reuse targets of a plant against what it uses today.
type PlantResult struct {
	Hours float64   `json:"hours"` // of operation in the data year
	Water *WaterGap `json:"water,omitempty"`
	Heat  *HeatGap  `json:"heat,omitempty"`
}

// Money is what a gap is worth in the data year.
type Money struct {
	Value    *float64      `json:"value"`
	Currency string        `json:"currency,omitempty"`
	Reason   *fault.Reason `json:"reason,omitempty"`
}

// WaterGap is the fresh water of the data year above the target.
type WaterGap struct {
	Contaminant string        `json:"contaminant,omitempty"`
	Today       *float64      `json:"today_m3"`
	Target      float64       `json:"target_m3"`
	Gap         *float64      `json:"gap_m3"`
	Share       *float64      `json:"share"` // of today's fresh water
	Reason      *fault.Reason `json:"reason,omitempty"`
	Money       Money         `json:"money"`
	Result      *WaterResult  `json:"result"`
}

// HeatGap is the heat of the data year from hot utility above the target.
type HeatGap struct {
	Today  *float64      `json:"today_kw"`
	Target float64       `json:"target_kw"`
	Gap    *float64      `json:"gap_kw"`
	GJ     *float64      `json:"gap_gj"`
	Coal   *float64      `json:"gap_kgce"`
	Share  *float64      `json:"share"`
	Reason *fault.Reason `json:"reason,omitempty"`
	Money  Money         `json:"money"`
	Result *HeatResult   `json:"result"`
}

// FromPlant works out the reuse targets that a plant file asks for, and the gap between
// them and the data year:
//
//	gap = (use today − target) · hours of operation
//
// Fresh water today is that of the streams that sinks name and of fresh streams into the
// operations' processes; hot utility today is stated, or what the exchangers of today leave.
// The coal equivalent is that of the heat itself, by calorific value (factor "heat").
//
// It returns nil where the file marks nothing, and problems at JSON pointers below /reuse.
// nearest may be nil.
func FromPlant(p *plant.Plant, factors []unit.Factor, nearest func(word string, known []string) string) (*PlantResult, error) {
	if p.Reuse == nil || p.Reuse.Water == nil && p.Reuse.Heat == nil {
		return nil, nil
	}
	m := &marked{plant: p, density: unit.MustParse("t/m3")}
	hours := m.amount("/reuse/hours", p.Reuse.Hours, "h", "h/a")
	if !p.Reuse.Hours.IsZero() && hours == 0 && len(m.bad) > 0 {
		return nil, m.bad.err()
	}
	if !(hours > 0 && hours <= 8784) {
		m.bad.add("/reuse/hours", "reuse-hours", hours)
		return nil, m.bad.err()
	}
	m.hours = hours
	r := &PlantResult{Hours: hours}
	if p.Reuse.Water != nil {
		r.Water = m.water(p.Reuse.Water)
	}
	if p.Reuse.Heat != nil {
		r.Heat = m.heat(p.Reuse.Heat, factors, nearest)
	}
	if err := m.bad.err(); err != nil {
		return nil, err
	}
	return r, nil
}

// marked turns what a plant file marks into the numbers of the engines.
type marked struct {
	plant   *plant.Plant
	hours   float64
	density unit.Unit
	bad     problems
}

// amount is a quantity in the first of some units that it fits; 0 where it is not given.
func (m *marked) amount(at string, q unit.Quantity, units ...string) float64 {
	if q.IsZero() {
		return 0
	}
	for _, u := range units {
		if x, err := q.In(unit.MustParse(u)); err == nil {
			return x.Value
		}
	}
	m.bad.add(at, "reuse-unit", q, units[0])
	return 0
}

// optional is amount where 0 and absent differ.
func (m *marked) optional(at string, q unit.Quantity, units ...string) *float64 {
	if q.IsZero() {
		return nil
	}
	return new(m.amount(at, q, units...))
}

// ppm reads a concentration of water, 1 mg/L as 1 ppm: a litre is taken as a kilogram.
func (m *marked) ppm(at string, q unit.Quantity) float64 {
	return m.amount(at, q, "mg/L", "mg/kg")
}

// flow is the water of a stream in the data year as t/h, a cubic metre as a tonne unless
// the stream has a density.
func (m *marked) flow(at string, s *plant.Stream) (float64, bool) {
	q, ok := s.Amount.At(m.plant.Year())
	if !ok {
		m.bad.add(at, "reuse-no-amount", s.ID, m.plant.Year())
		return 0, false
	}
	if x, err := q.In(unit.MustParse("t")); err == nil {
		return x.Value / m.hours, true
	}
	x, err := q.In(unit.MustParse("m3"))
	if err != nil {
		m.bad.add(at, "reuse-unit", q, "m3")
		return 0, false
	}
	t := x.Value
	if !s.Density.IsZero() {
		d, err := s.Density.In(m.density)
		if err != nil {
			m.bad.add(at, "reuse-unit", s.Density, "t/m3")
			return 0, false
		}
		t *= d.Value
	}
	return t / m.hours, true
}

// under puts the problems of an engine below a place of the plant file.
func (m *marked) under(at string, err error) {
	if err != nil {
		m.bad = append(m.bad, fault.At(at, err))
	}
}

// worth multiplies a gap with a price: money in the price's currency.
func worth(gap *float64, of string, price unit.Quantity, absent *fault.Reason) Money {
	if gap == nil || price.IsZero() {
		return Money{Reason: absent}
	}
	q := unit.Quantity{Value: *gap * price.Value, Unit: unit.MustParse(of).Mul(price.Unit)}
	for _, currency := range []string{"CNY", "USD", "EUR"} {
		if x, err := q.In(unit.MustParse(currency)); err == nil {
			return Money{Value: &x.Value, Currency: currency}
		}
	}
	return Money{Reason: &fault.Reason{Code: "reuse-price-unit", Items: []string{price.String(), of}}}
}
