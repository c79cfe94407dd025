package reuse

import (
	"math"
	"slices"
)

func abs(x float64) float64 { return math.Abs(x) }

// same reports whether two temperatures are one: closer than the rounding of a file's
// decimals, far below any approach.
func same(a, b float64) bool { return abs(a-b) <= 1e-9 }

// thermal is a stream or utility with its side and duty settled.
type thermal struct {
	id             string
	hot            bool
	supply, target float64 // °C
	duty           float64 // kW
	dt             float64 // K, its share of the approach
}

func (s *thermal) latent() bool { return same(s.supply, s.target) }

func (s *thermal) sign() float64 {
	if s.hot {
		return 1
	}
	return -1
}

// shifted turns a temperature of the stream into a shifted one.
func (s *thermal) shifted(t float64) float64 { return t - s.sign()*s.dt }

// fraction is the part of the duty at temperatures above t, all of them shifted. At the
// temperature of a latent duty, below counts it.
func (s *thermal) fraction(t float64, below bool) float64 {
	hi, lo := s.shifted(s.supply), s.shifted(s.target)
	if hi < lo {
		hi, lo = lo, hi
	}
	switch {
	case s.latent() && same(t, hi):
		if below {
			return 1
		}
		return 0
	case t >= hi:
		return 0
	case t <= lo:
		return 1
	}
	return (hi - t) / (hi - lo)
}

// settle turns the streams of a checked problem into thermals, with dt as the share of
// those that have none of their own.
func (h *Heat) settle(dt float64) []thermal {
	out := make([]thermal, len(h.Streams))
	for i := range h.Streams {
		s := &h.Streams[i]
		t := thermal{id: name(s.ID, i), hot: s.Kind == Hot || s.Kind == "" && s.Supply > s.Target, supply: s.Supply, target: s.Target, dt: dt}
		if s.DtCont != nil {
			t.dt = *s.DtCont
		}
		if s.Duty != nil {
			t.duty = *s.Duty
		} else {
			t.duty = *s.CP * abs(s.Supply-s.Target)
		}
		out[i] = t
	}
	return out
}

// level is one temperature of a heat cascade: the heat that arrives there from above, and
// what goes on below, after latent duties at that very temperature.
type level struct {
	t            float64
	latent, cp   float64 // net kW at t, net kW/K from t down to the next level
	above, below float64 // kW
}

// event is a change of the net heat capacity flow, or a latent duty, at a temperature.
type event struct{ t, cp, latent float64 }

// cascade sorts events into levels, the hottest first, and lets the heat flow down from
// none at the top:
//
//	below = above + latent,   above of the next = below + cp·(t − t next)
func cascade(events []event) []level {
	slices.SortFunc(events, func(a, b event) int {
		switch {
		case a.t > b.t:
			return -1
		case a.t < b.t:
			return 1
		}
		return 0
	})
	var levels []level
	var cp, flow sum
	for i := 0; i < len(events); {
		l := level{t: events[i].t}
		if n := len(levels); n > 0 {
			flow.add(levels[n-1].cp * (levels[n-1].t - l.t))
		}
		l.above = flow.value()
		for ; i < len(events) && l.t-events[i].t <= 1e-12*max(1, abs(l.t)); i++ {
			cp.add(events[i].cp)
			l.latent += events[i].latent
		}
		flow.add(l.latent)
		l.below, l.cp = flow.value(), cp.value()
		levels = append(levels, l)
	}
	return levels
}

// table is the problem table of streams: the cascade at shifted temperatures.
func table(streams []thermal) []level {
	events := make([]event, 0, 2*len(streams))
	for i := range streams {
		s := &streams[i]
		events = s.events(events, s.shifted(s.supply), s.shifted(s.target), s.sign())
	}
	return cascade(events)
}

func (s *thermal) events(events []event, a, b, sign float64) []event {
	if s.latent() {
		return append(events, event{t: a, latent: sign * s.duty})
	}
	cp := sign * s.duty / abs(a-b)
	return append(events, event{t: max(a, b), cp: cp}, event{t: min(a, b), cp: -cp})
}

// target finds the least heat that keeps every flow of a cascade from falling below zero,
// lets it in at the top, and returns what leaves at the bottom.
//
// Source: Linnhoff & Flower, AIChE J. 24 (1978) 633.
func target(levels []level, streams []thermal) (hot, cold, total float64) {
	least := 0.0
	for i := range levels {
		least = min(least, levels[i].above, levels[i].below)
	}
	var net, all sum
	for i := range streams {
		net.add(streams[i].sign() * streams[i].duty)
		all.add(streams[i].duty)
	}
	total = all.value()
	hot = settled(-least, total)
	cold = settled(hot+net.value(), total)
	for i := range levels {
		levels[i].above = settled(levels[i].above+hot, total)
		levels[i].below = settled(levels[i].below+hot, total)
	}
	return hot, cold, total
}

// rounding is the share of all duties below which a heat flow is none: sums of tens of
// thousands of duties keep about twelve digits.
const rounding = 1e-11

func settled(x, total float64) float64 {
	if abs(x) <= rounding*total {
		return 0
	}
	return x
}

// pinchAt is a level that no heat crosses.
type pinchAt struct {
	i     int
	above bool // on the hot side of the latent duties at that temperature
}

func pinches(levels []level) []pinchAt {
	var out []pinchAt
	for i := range levels {
		switch {
		case levels[i].above == 0:
			out = append(out, pinchAt{i, true})
		case levels[i].below == 0:
			out = append(out, pinchAt{i, false})
		}
	}
	return out
}
