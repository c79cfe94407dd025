package reuse

import (
	"cmp"
	"fmt"

	"headwater/fault"
	"headwater/plant"
	"headwater/unit"
)

func (m *marked) heat(r *plant.ReuseHeat, factors []unit.Factor, nearest func(string, []string) string) *HeatGap {
	const at = "/reuse/heat"
	before := len(m.bad)
	h := &Heat{DtMin: m.optional(at+"/dt_min", r.DtMin, "K", "degC"), Hours: &m.hours}
	today := m.optional(at+"/today", r.Today, "kW")
	for i := range r.Streams {
		s, at := &r.Streams[i], fmt.Sprintf("%s/streams/%d", at, i)
		out := HeatStream{ID: cmp.Or(s.ID, s.Stream), Supply: m.amount(at+"/supply", s.Supply, "degC"), Target: m.amount(at+"/target", s.Target, "degC"), Kind: s.Kind,
			CP: m.optional(at+"/cp", s.CP, "kW/K", "kW/degC"), Duty: m.optional(at+"/duty", s.Duty, "kW"), DtCont: m.optional(at+"/dt_cont", s.DtCont, "K", "degC")}
		if specific := m.optional(at+"/specific_heat", s.SpecificHeat, "kJ/(kg.K)", "kJ/(kg.degC)"); specific != nil {
			out.CP = m.capacity(at, s, *specific)
		}
		h.Streams = append(h.Streams, out)
	}
	for i := range r.Matches {
		x := &r.Matches[i]
		h.Existing = append(h.Existing, Match{Hot: x.Hot, Cold: x.Cold, Duty: m.amount(fmt.Sprintf("%s/matches/%d/duty", at, i), x.Duty, "kW")})
	}
	if len(m.bad) > before {
		m.underHeat(CheckHeat(h, nearest))
		return nil
	}
	result, err := TargetHeat(h, nearest)
	if err != nil {
		m.underHeat(err)
		return nil
	}
	g := &HeatGap{Target: result.HotUtility, Result: result, Today: today}
	if today == nil && result.Existing != nil {
		g.Today = new(result.Existing.HotUtility)
	}
	if g.Today == nil {
		g.Reason = &fault.Reason{Code: "reuse-no-today"}
		g.Money.Reason = g.Reason
		return g
	}
	g.Gap = new(*g.Today - g.Target)
	g.GJ = new(*g.Gap * m.hours * 3.6e-3)
	if *g.Today > 0 {
		g.Share = new(*g.Gap / *g.Today)
	}
	f, err := unit.Lookup(factors, "heat", "calorific", m.plant.Year())
	if err != nil {
		g.Reason = &fault.Reason{Code: "factor-missing", Items: []string{"heat"}}
	} else if coal, err := f.CoalEquivalent(unit.Quantity{Value: *g.GJ, Unit: unit.MustParse("GJ")}); err == nil {
		g.Coal = &coal.Value
	}
	g.Money = worth(g.GJ, "GJ", r.Price, &fault.Reason{Code: "reuse-no-heat-price"})
	return g
}

// underHeat puts the engine's problems where the plant file has the cause: its exchangers
// stand under matches.
func (m *marked) underHeat(err error) {
	for _, p := range fault.All(err) {
		moved := *p
		if rest, ok := cutPrefix(p.At, "/existing"); ok {
			moved.At = "/matches" + rest
		}
		m.under("/reuse/heat", &moved)
	}
}

func cutPrefix(at, prefix string) (rest string, ok bool) {
	if !fault.Within(at, prefix) {
		return at, false
	}
	return at[len(prefix):], true
}

// capacity is the heat capacity flow of a stream of the plant, kW/K.
func (m *marked) capacity(at string, s *plant.ReuseHeatStream, specific float64) *float64 {
	stream := m.plant.Stream(s.Stream)
	if stream == nil {
		m.bad.add(at+"/specific_heat", "reuse-specific-heat")
		return nil
	}
	flow, ok := m.flow(at+"/stream", stream)
	if !ok {
		return nil
	}
	return new(flow / 3.6 * specific) // t/h to kg/s, kJ/s
}
