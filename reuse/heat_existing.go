package reuse

import (
	"maps"
	"slices"

	"headwater/fault"
)

// matches checks what the exchangers of today refer to, and their duties.
func (bad *problems) matches(h *Heat, nearest func(string, []string) string) {
	known := map[string]bool{}
	for i := range h.Streams {
		known[name(h.Streams[i].ID, i)] = true
	}
	for i := range h.Utilities {
		known[h.Utilities[i].ID] = true
	}
	for i := range h.Existing {
		m := &h.Existing[i]
		at := pointer("existing", i)
		for _, end := range [][2]string{{"hot", m.Hot}, {"cold", m.Cold}} {
			if !known[end[1]] {
				near := ""
				if nearest != nil {
					near = nearest(end[1], slices.Sorted(maps.Keys(known)))
				}
				*bad = append(*bad, fault.NotFound(at+"/"+end[0], "heat-match-unknown", end[1], near))
			}
		}
		bad.notNegative(at+"/duty", m.Duty)
		for _, t := range []struct {
			key string
			t   *float64
		}{{"hot_in", m.HotIn}, {"hot_out", m.HotOut}, {"cold_in", m.ColdIn}, {"cold_out", m.ColdOut}} {
			if t.t != nil {
				bad.temperature(at+"/"+t.key, *t.t)
			}
		}
	}
}

// crossing follows the exchangers of today along their streams.
type crossing struct {
	problem *Heat
	thermal map[string]*thermal
	utility map[string]*HeatUtility
	left    map[string]float64 // °C where the last match left a stream
	taken   map[string]float64 // kW of a stream by matches
	above   map[string]float64 // of that, above the pinch
	pinch   float64
	below   bool // duties at the pinch temperature itself stand on the hot side
}

// cross works out what crosses the pinch. Heat that hot streams give above it and cold
// streams do not take there has crossed: with one match for each exchanger,
//
//	hot utility today − target = Σ (given above − taken above) + coolers above + heaters below
func (bad *problems) cross(h *Heat, r *HeatResult, streams []thermal, levels []level, p pinchAt, dt float64) {
	x := &crossing{problem: h, thermal: map[string]*thermal{}, utility: map[string]*HeatUtility{}, left: map[string]float64{}, taken: map[string]float64{}, above: map[string]float64{}, pinch: levels[p.i].t, below: !p.above}
	for i := range streams {
		x.thermal[streams[i].id] = &streams[i]
		x.left[streams[i].id] = streams[i].supply
	}
	g := h.gridOf(nil, dt)
	for i := range g.utilities {
		u := &g.utilities[i]
		x.thermal[u.id], x.utility[u.id] = u, &h.Utilities[i]
		x.left[u.id] = u.supply
	}
	c := &Crossing{Pinch: x.pinch, Matches: []MatchResult{}, Heaters: []EndUse{}, Coolers: []EndUse{}}
	for i := range h.Existing {
		bad.follow(x, c, i)
	}
	for i := range streams {
		bad.rest(x, c, i, &streams[i])
	}
	c.Excess = c.HotUtility - r.HotUtility
	c.price(h, r, x)
	r.Existing = c
}

func (bad *problems) follow(x *crossing, c *Crossing, i int) {
	m := &x.problem.Existing[i]
	at := pointer("existing", i)
	hot, cold := x.thermal[m.Hot], x.thermal[m.Cold]
	if !hot.hot {
		bad.add(at+"/hot", "heat-match-side", m.Hot, Cold, Hot)
	}
	if cold.hot {
		bad.add(at+"/cold", "heat-match-side", m.Cold, Hot, Cold)
	}
	if !hot.hot || cold.hot {
		return
	}
	heater, cooler := x.utility[m.Hot] != nil, x.utility[m.Cold] != nil
	if heater && cooler {
		bad.add(at, "heat-match-utilities", m.Hot, m.Cold)
		return
	}
	row := MatchResult{Hot: m.Hot, Cold: m.Cold, Duty: m.Duty}
	row.HotIn, row.HotOut = x.ends(hot, m.HotIn, m.HotOut, m.Duty, heater)
	row.ColdIn, row.ColdOut = x.ends(cold, m.ColdIn, m.ColdOut, m.Duty, cooler)
	fine := bad.within(at, hot, row.HotIn, row.HotOut)
	fine = bad.within(at, cold, row.ColdIn, row.ColdOut) && fine
	row.Approach = min(row.HotIn-row.ColdOut, row.HotOut-row.ColdIn)
	if !fine {
		return
	}
	if m.Duty > 0 && !(row.Approach > 0) {
		bad.add(at, "heat-crossing", m.Hot, m.Cold, row.HotIn, row.HotOut, row.ColdIn, row.ColdOut)
		return
	}
	row.Close = row.Approach < hot.dt+cold.dt-1e-9
	given, got := x.part(hot, row.HotIn, row.HotOut)*m.Duty, x.part(cold, row.ColdIn, row.ColdOut)*m.Duty
	x.taken[m.Hot] += m.Duty
	x.taken[m.Cold] += m.Duty
	x.above[m.Hot] += given
	x.above[m.Cold] += got
	switch {
	case heater:
		c.HotUtility += m.Duty
		c.HeaterBelow += m.Duty - got
		c.Heaters = append(c.Heaters, EndUse{Stream: m.Cold, Utility: m.Hot, Duty: m.Duty, Wrong: m.Duty - got})
		row.Across = m.Duty - got
	case cooler:
		c.ColdUtility += m.Duty
		c.CoolerAbove += given
		c.Coolers = append(c.Coolers, EndUse{Stream: m.Hot, Utility: m.Cold, Duty: m.Duty, Wrong: given})
		row.Across = given
	default:
		row.Across = given - got
		c.Across += row.Across
	}
	c.Matches = append(c.Matches, row)
}

// ends are the temperatures of one side of a match: as stated, or else where the match
// before it left the stream, and by the duty.
func (x *crossing) ends(s *thermal, in, out *float64, duty float64, utility bool) (from, to float64) {
	from = x.left[s.id]
	if in != nil {
		from = *in
	}
	switch {
	case out != nil:
		to = *out
	case utility:
		to = s.target
	case s.latent() || s.duty == 0:
		to = from
	default:
		to = from + (s.target-s.supply)*duty/s.duty
	}
	if !utility {
		x.left[s.id] = to
	}
	return from, to
}

// within wants the temperatures of a match between those of its stream, in their order.
func (bad *problems) within(at string, s *thermal, in, out float64) bool {
	lo, hi := min(s.supply, s.target), max(s.supply, s.target)
	slack := 1e-6 * max(1, hi-lo)
	for _, t := range []float64{in, out} {
		if !(t >= lo-slack && t <= hi+slack) {
			bad.add(at, "heat-match-range", s.id, t, lo, hi)
			return false
		}
	}
	if s.sign()*(in-out) < -slack {
		bad.add(at, "heat-match-order", s.id, in, out)
		return false
	}
	return true
}

// part is the share of a duty between two temperatures that lies above the pinch.
func (x *crossing) part(s *thermal, a, b float64) float64 {
	piece := thermal{hot: s.hot, supply: a, target: b, dt: s.dt}
	if piece.latent() { // of a stream at one temperature, or a duty of nothing
		piece.target = piece.supply
	}
	return piece.fraction(x.pinch, x.below)
}

// rest gives what the matches leave of a stream to utility.
func (bad *problems) rest(x *crossing, c *Crossing, i int, s *thermal) {
	above := x.part(s, s.supply, s.target) * s.duty
	most := 1e-6 * max(s.duty, 1)
	over, under := above-x.above[s.id], s.duty-above-(x.taken[s.id]-x.above[s.id])
	if x.taken[s.id] > s.duty+most {
		bad.add(pointer("streams", i), "heat-match-over", s.id, x.taken[s.id], s.duty)
		return
	}
	if over < -most || under < -most {
		bad.add(pointer("streams", i), "heat-match-overlap", s.id)
		return
	}
	over, under = max(over, 0), max(under, 0)
	if over+under <= most {
		return
	}
	if s.hot {
		c.ColdUtility += over + under
		c.CoolerAbove += over
		c.Coolers = append(c.Coolers, EndUse{Stream: s.id, Duty: over + under, Wrong: over})
		return
	}
	c.HotUtility += over + under
	c.HeaterBelow += under
	c.Heaters = append(c.Heaters, EndUse{Stream: s.id, Duty: over + under, Wrong: under})
}

// price says what the utilities of today cost above the target. What the file gives to no
// utility is priced as the target's utilities of that side are on average.
func (c *Crossing) price(h *Heat, r *HeatResult, x *crossing) {
	switch {
	case len(h.Utilities) == 0:
		c.Reason = &fault.Reason{Code: "heat-no-price"}
		return
	case r.Cost == nil || r.Cost.PerHour == nil:
		if r.Cost != nil {
			c.Reason = r.Cost.Reason
		}
		return
	}
	today := 0.0
	for _, side := range []struct {
		uses []EndUse
		kind string
	}{{c.Heaters, Hot}, {c.Coolers, Cold}} {
		for _, u := range side.uses {
			p, ok := r.average(h, side.kind)
			if t := x.utility[u.Utility]; t != nil {
				p, ok = value(t.Price), t.Price != nil
			}
			if !ok && u.Duty > 0 {
				c.Reason = &fault.Reason{Code: "heat-no-price-of", Items: []string{u.Stream}}
				return
			}
			today += p * u.Duty
		}
	}
	c.CostPerHour = new(today - *r.Cost.PerHour)
	if h.Hours == nil {
		c.Reason = &fault.Reason{Code: "reuse-no-hours"}
		return
	}
	c.CostPerYear = new(*c.CostPerHour * *h.Hours)
}

// average is the price of one side's utilities at the target, by duty; where the target
// needs none, the least price of that side.
func (r *HeatResult) average(h *Heat, kind string) (price float64, ok bool) {
	var cost, duty float64
	for i := range r.Utilities {
		u := &r.Utilities[i]
		if u.Kind != kind || u.Cost == nil {
			continue
		}
		cost, duty = cost+*u.Cost, duty+u.Duty
		if p := *h.Utilities[i].Price; !ok || p < price {
			price, ok = p, true
		}
	}
	if duty > 0 {
		return cost / duty, true
	}
	return price, ok
}
