package integrity

import (
	"fmt"
	"math"
	"strings"

	"headwater/account"
	"headwater/plant"
)

// assumed are the relative standard uncertainties of readings that state none: small
// ones, so that closing exactly is less of a wonder than it really is.
const assumedSD = 0.01

// deviations asks for balances that close exactly although every term of them was
// measured for itself. A difference that is rounded to h and has the standard deviation
// s hits zero with
//
//	p ≈ h / (s·√2π),  at most 1
//
// The number of zeros among independent balances is then a sum of such trials; the query
// is asked where so many or more come up in less than one of a hundred plants. Balances
// with a calculated, estimated or assumed term are left out: there the difference was
// booked into it. Printed balances count with a deviation printed as 0.
func (c *checker) deviations() {
	var p []float64
	var at, names []string
	zeros := 0
	count := func(chance float64, zero bool, of, place string) {
		p = append(p, math.Min(chance, 1))
		if zero {
			zeros++
			at, names = append(at, place), append(names, of)
		}
	}
	if c.rq.Balances != nil {
		for i := range c.rq.Balances.Quantities {
			c.rowDeviations(&c.rq.Balances.Quantities[i], count)
		}
	}
	for i := range c.p.Printed {
		x := &c.p.Printed[i]
		if x.Kind != plant.PrintedBalance || !(x.Input.Value > 0) {
			continue
		}
		place := fmt.Sprintf("/printed/%d", i)
		h := 2 * (c.half(place+"/input", *x.Input))
		s := assumedSD * x.Input.Value * math.Sqrt2
		zero := x.Input.Value == in(x.Output, x.Input.Unit)+in(x.Stock, x.Input.Unit)
		count(h/(s*math.Sqrt(2*math.Pi)), zero, x.ID, place)
	}
	if len(p) == 0 {
		c.untested(ZeroDeviation, 0, 1, rate)
		return
	}
	tail := poissonBinomialTail(p, zeros)
	if zeros == 0 {
		tail = 1
	}
	if c.tested(ZeroDeviation, len(p), float64(zeros), tail, rate) {
		why := reason("check-zero-deviation", strings.Join(names, ", "), show(tail))
		n, of := float64(zeros), float64(len(p))
		why.Value, why.Limit = &n, &of
		c.add(ZeroDeviation, Query, strings.Join(names, ", "), why, map[string]float64{"zeros": n, "balances": of, "p_value": tail}, at...)
	}
}

// rowDeviations goes through the balances of the processes of one quantity.
func (c *checker) rowDeviations(q *account.Quantity, count func(chance float64, zero bool, of, place string)) {
	for k := range q.Rows {
		r := &q.Rows[k]
		if r.Scope != "process" || r.Unaccounted == nil || r.Input == nil || !(*r.Input > 0) {
			continue
		}
		h, s, place, ok := c.terms(q, r.ID)
		if !ok {
			continue
		}
		if r.UnaccountedSD != nil && *r.UnaccountedSD > 0 {
			s = *r.UnaccountedSD
		}
		zero := math.Abs(*r.Unaccounted) <= 1e-9**r.Input
		count(h/(s*math.Sqrt(2*math.Pi)), zero, r.ID+"/"+q.ID, place)
	}
}

// terms are the rounding and the spread of a process's balance from its streams; false
// where one of them was not measured for itself or is no stream of the file.
func (c *checker) terms(q *account.Quantity, process string) (h, s float64, place string, ok bool) {
	n := 0
	for i := range q.Streams {
		f := &q.Streams[i]
		if f.From != process && f.To != process {
			continue
		}
		if f.Stated == nil || f.Method != "metered" && f.Method != "measured" {
			return 0, 0, "", false
		}
		k := c.streamIndex(f.ID)
		if k < 0 {
			return 0, 0, "", false
		}
		n++
		x := &c.p.Streams[k]
		at := fmt.Sprintf("/streams/%d/amount", k)
		if place == "" {
			place = at
		}
		sd := assumedSD * math.Abs(*f.Stated)
		if f.SD != nil && *f.SD > 0 {
			sd = *f.SD
		}
		s = math.Hypot(s, sd)
		if amount, known := x.Amount.At(c.p.Year()); known && amount.Value != 0 {
			h = math.Max(h, 2*c.halfYear(x.Amount, at, c.p.Year())*math.Abs(*f.Stated/amount.Value))
		}
	}
	return h, s, place, n >= 2 && s > 0
}

func (c *checker) streamIndex(id string) int {
	for i := range c.p.Streams {
		if c.p.Streams[i].ID == id {
			return i
		}
	}
	return -1
}
