package account

import (
	"math"
	"slices"

	"headwater/fault"
)

// total adds up amounts: nil with the reason where one is not known. Its uncertainty is
// 0 where one of them has none; unsure lists those.
type total struct {
	value    float64
	variance float64
	n        int
	why      *fault.Reason
	unsure   []string
}

func (t *total) add(id string, x *amount, why *fault.Reason) {
	t.n++
	switch {
	case x == nil && t.why == nil:
		copied := *why
		copied.Items = slices.Clone(why.Items)
		t.why = &copied
	case x == nil && t.why.Code == why.Code && (why.Code == "amount-missing" || why.Code == "reading-missing"):
		t.why.Items = append(t.why.Items, why.Items...)
	case x == nil:
	default:
		t.value += x.value
		t.variance += x.sd * x.sd
		if x.sd == 0 && x.value != 0 {
			t.unsure = append(t.unsure, id)
		}
	}
}

// known returns the sum, nil where one amount is not known.
func (t *total) known() *float64 {
	if t.why != nil {
		return nil
	}
	return new(t.value)
}

// row balances a set of processes:
//
//	unaccounted = Σ in − Σ out − Σ (closing − opening)
//	u² = Σ u_in² + Σ u_out² + Σ u_stock²
//
// the readings being independent. Flows inside the set do not count. The external input
// is what enters but for what only circulates: at a process the streams from another
// process with the role circulating or reclaimed; at the plant everything that enters is
// external. The input with loops adds those; at the plant the streams inside that are used
// again, each round of what circulates once.
func (a *accountant) row(l *ledger, n nodes, whole bool, q *Quantity) Row {
	var in, out, change, external, loops total
	converted := false
	for i := range l.flows {
		f := &l.flows[i]
		switch {
		case n[f.to] && !n[f.from]:
			in.add(f.id, f.amount, f.why)
			if whole || f.from == "" || f.role != circulating && f.role != reclaimed {
				external.add(f.id, f.amount, f.why)
			}
			loops.add(f.id, f.amount, f.why)
		case n[f.from] && !n[f.to]:
			out.add(f.id, f.amount, f.why)
		case n[f.from] && n[f.to] && (f.role == cascade || f.role == reclaimed):
			loops.add(f.id, f.amount, f.why)
			continue
		default:
			continue
		}
		converted = converted || f.stream != nil && f.stream.Conversion != ""
	}
	for _, s := range l.stocks {
		if n[s.process] {
			change.add(s.process, s.change, s.why)
		}
	}
	if round := loopsOf(l, n); whole && !round.absent() {
		if round.Value != nil {
			loops.add("", &amount{value: *round.Value}, nil)
		} else {
			loops.add("", nil, round.Reason)
		}
	}
	r := Row{Verdict: NotComputable}
	if in.n > 0 {
		r.Input, r.ExternalInput, r.LoopInput = in.known(), external.known(), loops.known()
	}
	if out.n > 0 {
		r.Output = out.known()
	}
	if change.n > 0 {
		r.StockChange = change.known()
	}
	switch {
	case l.reactive && !converted:
		r.Reason = reason("reactive-unconverted", l.id)
		return r
	case in.why != nil:
		r.Reason = in.why
		return r
	case out.why != nil:
		r.Reason = out.why
		return r
	case change.why != nil:
		r.Reason = change.why
		return r
	case in.n == 0 && change.n == 0:
		r.Reason = reason("nothing-in")
		return r
	case out.n == 0 && change.n == 0:
		r.Reason = reason("nothing-out")
		return r
	}
	r.Unaccounted = new(less(in.value, out.value, change.value))
	unsure := slices.Concat(in.unsure, out.unsure, change.unsure)
	if len(unsure) == 0 {
		r.UnaccountedSD = new(math.Sqrt(in.variance + out.variance + change.variance))
	} else {
		r.UncertaintyReason = reason("uncertainty-missing", unsure...)
	}
	a.judge(&r, q)
	return r
}

// slack keeps a deviation that is the tolerance but for rounding within it: a few units
// in the last place.
const slack = 1e-12

// less is a − b − …, with what is only rounding of its terms taken as nothing.
func less(a float64, others ...float64) float64 {
	size := math.Abs(a)
	for _, b := range others {
		a -= b
		size += math.Abs(b)
	}
	if math.Abs(a) <= slack*size {
		return 0
	}
	return a
}

// judge holds what is unaccounted for against the tolerance and against its uncertainty.
func (a *accountant) judge(r *Row, q *Quantity) {
	d := math.Abs(*r.Unaccounted)
	if r.LoopInput != nil && *r.LoopInput > 0 {
		r.DeviationLoop = new(d / *r.LoopInput)
	}
	switch {
	case r.ExternalInput == nil || !(*r.ExternalInput > 0):
		r.Reason = reason("no-external-input")
	case q.Tolerance == nil:
		r.Deviation = new(d / *r.ExternalInput)
		r.Reason = reason("tolerance-missing")
	default:
		r.Deviation = new(d / *r.ExternalInput)
		r.WithinTolerance = new(*r.Deviation <= *q.Tolerance*(1+slack))
	}
	if r.UnaccountedSD != nil && a.rule != nil {
		r.Significant = new(d > a.rule.Coverage**r.UnaccountedSD)
	}
	r.Verdict = verdict(r.WithinTolerance, r.Significant)
}

func verdict(within, significant *bool) string {
	switch {
	case within == nil:
		return NotComputable
	case *within && significant != nil && *significant:
		return WithinSignificant
	case *within:
		return Within
	case significant == nil:
		return AboveTolerance
	case *significant:
		return AboveSignificant
	}
	return AboveNotSignificant
}
