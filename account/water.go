package account

import (
	"slices"

	"headwater/datum"
	"headwater/fault"
	"headwater/plant"
)

// Water is the water balance in the standard terms.
type Water struct {
	Unit  string     `json:"unit"`
	Rows  []WaterRow `json:"rows"`
	Rates []Rate     `json:"rates"` // of the plant
}

// WaterRow is one process, or the plant, in the terms of the water-balance standard:
//
//	V_r = V_cy + V_s + V_w        used again
//	V_t = V_i + V_r               all that is used
//	V_i + V_in = V_out + V_co + V_l + V_d            at the plant
//	V_i + V_in + V_r = V_out + V_co + V_l + V_d      at a process
//
// V_in is water that enters and is neither fresh nor used again inside (waste water
// received, moisture of materials, reuse water from outside), V_out reuse water handed
// on. With neither, the identity of the plant is V_i = V_co + V_l + V_d.
type WaterRow struct {
	Scope      string        `json:"scope"`
	ID         string        `json:"id"`
	Name       datum.Text    `json:"name,omitzero"`
	Kind       string        `json:"kind,omitempty"`
	Vi         Term          `json:"V_i"`
	Vcy        Term          `json:"V_cy"`
	Vs         Term          `json:"V_s"`
	Vw         Term          `json:"V_w"`
	Vr         Term          `json:"V_r"`
	Vt         Term          `json:"V_t"`
	Vco        Term          `json:"V_co"`
	Vl         Term          `json:"V_l"`
	Vd         Term          `json:"V_d"`
	Vin        Term          `json:"V_in"`
	Vout       Term          `json:"V_out"`
	Difference *float64      `json:"difference"` // of the two sides of the identity
	Closes     *bool         `json:"closes"`     // within the tolerance, on the external input
	ReuseRate  *float64      `json:"reuse_rate"` // V_r / V_t
	Reason     *fault.Reason `json:"reason,omitempty"`
}

// Term is one term: nil with the reason where a stream of it has no amount, or where the
// file has no stream of it. A term without streams counts as nothing in sums; one with an
// unknown stream leaves them open.
type Term struct {
	Value   *float64      `json:"value"`
	Streams []string      `json:"streams,omitempty"`
	Reason  *fault.Reason `json:"reason,omitempty"`
}

// absent reports whether the file has no stream of the term.
func (t *Term) absent() bool { return t.Reason != nil && t.Reason.Code == "term-absent" }

// open reports whether a stream of the term is not known.
func (t *Term) open() bool { return t.Value == nil && !t.absent() }

// gather sums the flows that count, with the sign they count with.
func gather(l *ledger, symbol string, counts func(f *flow) float64) Term {
	var sum total
	var t Term
	for i := range l.flows {
		f := &l.flows[i]
		sign := counts(f)
		if sign == 0 {
			continue
		}
		x := f.amount
		if x != nil {
			x = &amount{sign * x.value, x.sd}
		}
		sum.add(f.id, x, f.why)
		t.Streams = append(t.Streams, f.id)
	}
	if sum.n == 0 {
		t.Reason = reason("term-absent", symbol)
		return t
	}
	t.Value, t.Reason = sum.known(), sum.why
	return t
}

// together adds terms: absent ones are nothing, and all absent is absent.
func together(symbol string, terms ...*Term) Term {
	var out Term
	sum, n := 0.0, 0
	for _, t := range terms {
		switch {
		case t.absent():
			continue
		case t.open():
			out.Reason = t.Reason
		default:
			sum += *t.Value
		}
		n++
		out.Streams = append(out.Streams, t.Streams...)
	}
	switch {
	case n == 0:
		out.Reason = reason("term-absent", symbol)
	case out.Reason == nil:
		out.Value = &sum
	}
	return out
}

func (a *accountant) water() *Water {
	var streams []*plant.Stream
	for i := range a.plant.Streams {
		streams = append(streams, &a.plant.Streams[i])
	}
	l := a.waterLedger(a.year(), streams)
	if l == nil {
		return nil
	}
	w := &Water{Unit: l.unit.String(), Rows: []WaterRow{}, Rates: []Rate{}}
	tolerance, _ := a.tolerance(water)
	for i := range a.plant.Processes {
		pr := &a.plant.Processes[i]
		n := nodes{pr.ID: true}
		if !l.touches(n) {
			continue
		}
		r := a.waterRow(l, n, false, tolerance)
		r.Scope, r.ID, r.Name, r.Kind = "process", pr.ID, pr.Name, kindOf(pr)
		w.Rows = append(w.Rows, r)
	}
	whole := a.whole()
	if len(l.processes(whole)) == 0 {
		return w
	}
	r := a.waterRow(l, whole, true, tolerance)
	r.Scope, r.ID, r.Name = "plant", a.plant.Plant.ID, a.plant.Plant.Name
	w.Rows = append(w.Rows, r)
	w.Rates = a.rates(l, whole, &r)
	return w
}

// waterRow sorts the streams of a process or of the plant into the terms by their roles:
//
//	fresh                          in: V_i, out: taken off V_i (passed on)
//	circulating cascade reclaimed  in, or inside the plant: V_cy V_s V_w; out: V_out
//	emission product by-product    out: V_co (evaporated, into the product)
//	loss                           out: V_l
//	waste and every other          out: V_d; in: V_in
func (a *accountant) waterRow(l *ledger, n nodes, whole bool, tolerance *float64) (r WaterRow) {
	enters := func(f *flow) bool { return n[f.to] && !n[f.from] }
	leaves := func(f *flow) bool { return n[f.from] && !n[f.to] }
	again := func(f *flow) bool { // used again in this scope
		return reuse(f.role) && (whole && n[f.from] && n[f.to] || !whole && enters(f) && f.from != "")
	}
	r.Vi = gather(l, "V_i", func(f *flow) float64 {
		switch {
		case f.role == fresh && enters(f):
			return 1
		case f.role == fresh && leaves(f):
			return -1
		}
		return 0
	})
	r.Vin = gather(l, "V_in", func(f *flow) float64 { return one(enters(f) && f.role != fresh && !again(f)) })
	r.Vout = gather(l, "V_out", func(f *flow) float64 { return one(leaves(f) && reuse(f.role)) })
	if whole {
		r.Vcy, r.Vw = loopsOf(l, n), netted(l, n, reclaimed, "V_w", true)
	} else {
		r.Vcy = gather(l, "V_cy", func(f *flow) float64 { return one(again(f) && f.role == circulating) })
		r.Vw = gather(l, "V_w", func(f *flow) float64 { return one(again(f) && f.role == reclaimed) })
	}
	r.Vs = gather(l, "V_s", func(f *flow) float64 { return one(again(f) && f.role == cascade) })
	consumed := []string{emission, product, byProduct}
	r.Vco = gather(l, "V_co", func(f *flow) float64 { return one(leaves(f) && slices.Contains(consumed, f.role)) })
	r.Vl = gather(l, "V_l", func(f *flow) float64 { return one(leaves(f) && f.role == loss) })
	r.Vd = gather(l, "V_d", func(f *flow) float64 {
		return one(leaves(f) && f.role != fresh && f.role != loss && !reuse(f.role) && !slices.Contains(consumed, f.role))
	})
	r.Vr = together("V_r", &r.Vcy, &r.Vs, &r.Vw)
	r.Vt = together("V_t", &r.Vi, &r.Vr)
	if r.Vr.Value != nil && r.Vt.Value != nil && *r.Vt.Value > 0 {
		r.ReuseRate = new(*r.Vr.Value / *r.Vt.Value)
	}
	in, external := []*Term{&r.Vi, &r.Vin}, []*Term{&r.Vi, &r.Vin}
	if !whole {
		in, external = append(in, &r.Vr), append(external, &r.Vs)
	}
	r.identity(in, []*Term{&r.Vout, &r.Vco, &r.Vl, &r.Vd}, external, tolerance)
	return r
}

func one(yes bool) float64 {
	if yes {
		return 1
	}
	return 0
}

// identity compares the two sides, on the external input: what is neither circulating nor
// reclaimed, as in every other balance.
func (r *WaterRow) identity(in, out, external []*Term, tolerance *float64) {
	left, right := together("V_i", in...), together("V_co + V_l + V_d", out...)
	switch {
	case left.open():
		r.Reason = left.Reason
	case right.open():
		r.Reason = right.Reason
	case left.absent():
		r.Reason = reason("nothing-in")
	case right.absent():
		r.Reason = reason("nothing-out")
	default:
		r.Difference = new(less(*left.Value, *right.Value))
		on := 0.0
		for _, t := range external {
			on += value(t.Value)
		}
		if tolerance != nil && on > 0 {
			r.Closes = new(max(*r.Difference, -*r.Difference) <= *tolerance*on*(1+slack))
		}
	}
}
