package reuse

import "headwater/fault"

// TargetHeat returns the least hot and cold utility of a heat problem, the pinches, the
// problem table and the composite curves; where the problem has them, the choice among
// utilities, targets over a range of approaches, and what crosses the pinch today.
//
// With flow P(T) of heat from above to below the shifted temperature T if nothing is added
// at the top,
//
//	hot utility = max(0, −min P(T)),  cold utility = hot utility + Σ hot − Σ cold
//
// Units: °C, kW, kW/K. The problem is not modified. It returns the problems that CheckHeat
// finds, and those that only the target shows: a utility on the wrong side of the pinch, a
// match whose temperatures cross. nearest may be nil.
//
// Source: Linnhoff & Flower, AIChE J. 24 (1978) 633; Kemp, Pinch Analysis and Process
// Integration, 2nd ed. 2007, ch. 2. See docs/method/reuse.md.
func TargetHeat(h *Heat, nearest func(word string, known []string) string) (*HeatResult, error) {
	if err := CheckHeat(h, nearest); err != nil {
		return nil, err
	}
	dt, _ := h.dt()
	streams := h.settle(dt)
	levels := table(streams)
	r := &HeatResult{DtMin: h.DtMin, Currency: h.Currency, PinchShifted: []float64{}, Pinches: []Pinch{}, Notes: []fault.Reason{}}
	if h.DtMin == nil && h.DtCont != nil {
		r.DtMin = new(2 * *h.DtCont)
	}
	var total float64
	r.HotUtility, r.ColdUtility, total = target(levels, streams)
	if total == 0 {
		return nil, fault.Input("/streams", "heat-no-duty")
	}
	at := pinches(levels)
	for _, p := range at {
		r.addPinch(levels, streams, p)
	}
	r.Threshold = threshold(r.HotUtility, r.ColdUtility)
	var demand sum
	for i := range streams {
		if !streams[i].hot {
			demand.add(streams[i].duty)
		}
	}
	r.Recovery = demand.value() - r.HotUtility
	r.Table, r.Composite = intervals(levels), curves(streams, levels, r.ColdUtility)
	var bad problems
	r.notes()
	if len(h.Utilities) > 0 {
		g := h.gridOf(streams, dt)
		if bad.wrongSide(r, g); len(bad) == 0 {
			r.choose(h, g)
		}
	}
	r.sweep(h)
	if len(h.Existing) > 0 {
		bad.cross(h, r, streams, levels, at[0], dt)
	}
	if err := bad.err(); err != nil {
		return nil, err
	}
	return r, nil
}

func threshold(hot, cold float64) string {
	switch {
	case hot == 0 && cold == 0:
		return "both"
	case hot == 0:
		return Hot
	case cold == 0:
		return Cold
	}
	return ""
}

func (r *HeatResult) addPinch(levels []level, streams []thermal, p pinchAt) {
	t := levels[p.i].t
	r.PinchShifted = append(r.PinchShifted, t)
	out := Pinch{Shifted: t, Kind: "process"}
	if p.i == 0 && p.above || p.i == len(levels)-1 && levels[p.i].below == 0 {
		out.Kind = "threshold"
	}
	if dt, ok := common(streams, true); ok {
		out.Hot = new(t + dt)
	}
	if dt, ok := common(streams, false); ok {
		out.Cold = new(t - dt)
	}
	r.Pinches = append(r.Pinches, out)
}

// common is the share of the approach of one side, where its streams have the same.
func common(streams []thermal, hot bool) (dt float64, ok bool) {
	for i := range streams {
		switch {
		case streams[i].hot != hot:
		case !ok:
			dt, ok = streams[i].dt, true
		case !same(dt, streams[i].dt):
			return 0, false
		}
	}
	return dt, ok
}

// notes says what is easily overlooked: a threshold, several pinches.
func (r *HeatResult) notes() {
	process := 0
	for _, p := range r.Pinches {
		if p.Kind == "process" {
			process++
		}
	}
	if r.Threshold != "" {
		r.Notes = append(r.Notes, fault.Reason{Code: "heat-threshold-" + r.Threshold})
	}
	if process > 1 {
		r.Notes = append(r.Notes, fault.Reason{Code: "heat-several-pinches", Value: new(float64(process)), Unit: "1"})
	}
}

// sweep repeats the target over the approaches of the problem's range.
func (r *HeatResult) sweep(h *Heat) {
	for _, dt := range h.DtRange {
		streams := h.settle(dt / 2)
		levels := table(streams)
		p := RangePoint{DtMin: dt, PinchShifted: []float64{}}
		p.HotUtility, p.ColdUtility, _ = target(levels, streams)
		for _, at := range pinches(levels) {
			p.PinchShifted = append(p.PinchShifted, levels[at.i].t)
		}
		if len(h.Utilities) > 0 {
			other := &HeatResult{HotUtility: p.HotUtility, ColdUtility: p.ColdUtility}
			other.choose(h, h.gridOf(streams, dt/2))
			p.CostPerHour, p.Reason = other.Cost.PerHour, other.Cost.Reason
		} else {
			p.Reason = &fault.Reason{Code: "heat-no-price"}
		}
		r.Range = append(r.Range, p)
	}
}
