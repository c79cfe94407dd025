package reuse

import (
	"fmt"
	"slices"

	"headwater/fault"
	"headwater/plant"
	"headwater/unit"
)

func (m *marked) water(r *plant.ReuseWater) *WaterGap {
	const at = "/reuse/water"
	before := len(m.bad)
	w := &Water{Fresh: []Fresh{{ID: "fresh", PPM: One(m.ppm(at+"/fresh", r.Fresh))}}}
	for i := range r.Operations {
		o, at := &r.Operations[i], fmt.Sprintf("%s/operations/%d", at, i)
		w.Operations = append(w.Operations, Operation{
			ID: o.Process, Load: One(m.amount(at+"/load", o.Load, "kg/h")), CinMax: One(m.ppm(at+"/cin_max", o.CinMax)), CoutMax: One(m.ppm(at+"/cout_max", o.CoutMax)),
			Loss: m.amount(at+"/loss", o.Loss, "m3/h", "t/h"), Evaporation: m.amount(at+"/evaporation", o.Evaporation, "m3/h", "t/h"), Gain: m.amount(at+"/gain", o.Gain, "m3/h", "t/h"),
		})
	}
	for i := range r.Sources {
		s, at := &r.Sources[i], fmt.Sprintf("%s/sources/%d", at, i)
		stream := m.plant.Stream(s.Stream)
		if stream == nil {
			continue // plant.Check says so
		}
		q := s.Concentration
		for _, content := range []*unit.Quantity{stream.Concentration[r.Contaminant], stream.Components[r.Contaminant]} {
			if q.IsZero() && content != nil { // nil: carried, not measured
				q = *content
			}
		}
		if q.IsZero() {
			m.bad.add(at+"/concentration", "reuse-no-concentration", s.Stream, r.Contaminant)
		}
		flow, _ := m.flow(at+"/stream", stream)
		w.Sources = append(w.Sources, WaterFlow{ID: s.Stream, Flow: &flow, PPM: One(m.ppm(at+"/concentration", q))})
	}
	for i := range r.Sinks {
		s, at := &r.Sinks[i], fmt.Sprintf("%s/sinks/%d", at, i)
		if stream := m.plant.Stream(s.Stream); stream != nil {
			flow, _ := m.flow(at+"/stream", stream)
			w.Sinks = append(w.Sinks, WaterFlow{ID: s.Stream, Flow: &flow, PPM: One(m.ppm(at+"/max", s.Max))})
		}
	}
	if len(m.bad) > before {
		m.under(at, CheckWater(w))
		return nil
	}
	result, err := TargetWater(w)
	if err != nil {
		m.under(at, err)
		return nil
	}
	g := &WaterGap{Contaminant: r.Contaminant, Target: *result.Freshwater * m.hours, Result: result}
	today, price := m.freshToday(r)
	if today == nil {
		g.Reason = &fault.Reason{Code: "reuse-no-fresh"}
	} else {
		g.Today, g.Gap = today, new(*today-g.Target)
		if *today > 0 {
			g.Share = new(*g.Gap / *today)
		}
	}
	absent := &fault.Reason{Code: "reuse-no-water-price"}
	if g.Gap == nil {
		absent = g.Reason
	}
	g.Money = worth(g.Gap, "m3", price, absent)
	return g
}

// freshToday adds up the fresh water of the data year that the marked uses take, m³, and
// finds its price, where the streams agree on one.
func (m *marked) freshToday(r *plant.ReuseWater) (total *float64, price unit.Quantity) {
	materials := map[string]bool{}
	sum := 0.0
	counts := func(s *plant.Stream) bool {
		return slices.ContainsFunc(r.Sinks, func(k plant.ReuseSink) bool { return k.Stream == s.ID }) ||
			s.Role == "fresh" && slices.ContainsFunc(r.Operations, func(o plant.ReuseOperation) bool { return o.Process == s.To })
	}
	found := false
	for i := range m.plant.Streams {
		s := &m.plant.Streams[i]
		if !counts(s) {
			continue
		}
		flow, ok := m.flow(fmt.Sprintf("/streams/%d/amount", i), s)
		if !ok {
			return nil, price
		}
		sum += flow * m.hours
		materials[s.Material] = true
		found = true
	}
	if !found {
		return nil, price
	}
	if len(materials) == 1 {
		for i := range m.plant.Materials {
			if x := &m.plant.Materials[i]; materials[x.ID] {
				price = x.Price
			}
		}
	}
	return &sum, price
}
