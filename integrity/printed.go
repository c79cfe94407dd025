package integrity

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"headwater/plant"
	"headwater/unit"
)

// printed holds arithmetic of the report against itself:
//
//	balance    difference = input − output − stock,  deviation = |difference| / input
//	sum        Σ of = result
//	product    Π of = result
//	quotient   first / second = result
//
// beyond what the printed digits allow. A balance that names a line of the plant's own
// balances is held against that line as well. Where one figure with two digits changed
// over, or one digit changed, would fit, the finding says so.
func (c *checker) printed() {
	for i := range c.p.Printed {
		x, at := &c.p.Printed[i], fmt.Sprintf("/printed/%d", i)
		if x.Kind == plant.PrintedBalance {
			c.printedBalance(x, at)
			continue
		}
		c.printedResult(x, at)
	}
}

// in is a quantity in a unit, 0 where there is none; the plant's own check has seen to
// the units.
func in(q *unit.Quantity, u unit.Unit) float64 {
	if q == nil {
		return 0
	}
	v, err := q.In(u)
	if err != nil {
		return 0
	}
	return v.Value
}

// halfIn is half a unit in the last digit, in another unit.
func (c *checker) halfIn(at string, q *unit.Quantity, u unit.Unit) float64 {
	if q == nil {
		return 0
	}
	f, err := q.Unit.Factor(u)
	if err != nil {
		return 0
	}
	return c.half(at, *q) * f
}

func (c *checker) printedBalance(x *plant.Printed, at string) {
	u := x.Input.Unit
	input, output, stock := x.Input.Value, in(x.Output, u), in(x.Stock, u)
	got := input - output - stock
	bound := c.halfIn(at+"/input", x.Input, u) + c.halfIn(at+"/output", x.Output, u) + c.halfIn(at+"/stock", x.Stock, u)
	numbers := map[string]float64{"input": input, "output": output, "difference": got}
	if input != 0 {
		numbers["deviation"] = math.Abs(got) / math.Abs(input)
	}
	differs := false
	if d := x.Difference; d != nil {
		stated := in(d, u)
		numbers["printed_difference"] = stated
		// a difference may be printed without its sign
		size := math.Abs(stated)
		switch exact := bound + c.halfIn(at+"/difference", d, u); {
		case !beyond(size, math.Abs(got), exact) && beyond(size, math.Abs(got), unlikely*math.Max(size, math.Abs(got))+c.halfIn(at+"/difference", d, u)):
			differs = true
			c.add(PrintedSums, Query, x.ID, with(reason("check-printed-difference", x.ID), size, math.Abs(got), u), numbers, at+"/difference", at+"/input", at+"/output")
		case beyond(size, math.Abs(got), exact):
			differs = true
			f := c.add(PrintedSums, Error, x.ID, with(reason("check-printed-difference", x.ID), size, math.Abs(got), u), numbers, at+"/difference", at+"/input", at+"/output")
			h := bound + c.halfIn(at+"/difference", d, u)
			signed := math.Copysign(size, got)
			fits := input - stock - signed
			f.Numbers["output_that_fits"] = fits
			suspect := func(name string, q *unit.Quantity, value, h float64) suspect {
				g, err := 1.0, error(nil)
				if q != nil {
					g, err = u.Factor(q.Unit)
				}
				if err != nil {
					q = nil
				}
				return suspect{q, at + name, (value - h) * g, (value + h) * g}
			}
			c.mend(f, suspect("/output", x.Output, fits, h), suspect("/input", x.Input, output+stock+signed, h), suspect("/difference", d, math.Abs(got), bound))
		}
	}
	if x.Deviation != nil && input != 0 {
		c.printedDeviation(x, at, got, differs, numbers)
	}
	c.ownLine(x, at)
}

// printedDeviation holds a printed percentage against the totals, dev = 1 − (output + stock) /
// input, and against the difference that stands beside it, unless that is wrong itself.
func (c *checker) printedDeviation(x *plant.Printed, at string, got float64, differs bool, numbers map[string]float64) {
	u := x.Input.Unit
	input := math.Abs(x.Input.Value)
	stated, own := math.Abs(x.Deviation.Value), c.half(at+"/deviation", *x.Deviation)
	numbers["printed_deviation"] = stated / 100
	half := func(name string, q *unit.Quantity) float64 { return c.halfIn(at+name, q, u) / input }
	say := func(severity string, share float64) {
		c.add(PrintedSums, severity, x.ID, with(reason("check-printed-deviation", x.ID), stated, share, unit.Percent), numbers, at+"/deviation", at+"/input", at+"/output")
	}
	share := 100 * math.Abs(got) / input
	totals := 100*(half("/output", x.Output)+half("/stock", x.Stock)+math.Abs(1-got/x.Input.Value)*half("/input", x.Input)) + own
	beside := 100 * math.Abs(in(x.Difference, u)) / input
	switch {
	case beyond(stated, share, totals):
		say(Error, share)
	case x.Difference != nil && !differs && beyond(stated, beside, 100*half("/difference", x.Difference)+beside*half("/input", x.Input)+own):
		say(Error, beside)
	case beyond(stated, share, unlikely*math.Max(stated, share)+own):
		say(Query, share)
	}
}

// unlikely is how far a printed difference may lie from that of round totals, as a part of
// it, before it is asked: round totals allow for more than anybody means.
const unlikely = 0.2

// ownLine holds a printed balance against the line of the plant's balances that it names.
func (c *checker) ownLine(x *plant.Printed, at string) {
	if x.Line == "" || c.rq.Balances == nil {
		return
	}
	id, quantity, _ := strings.Cut(x.Line, "/")
	for i := range c.rq.Balances.Quantities {
		b := &c.rq.Balances.Quantities[i]
		u, err := unit.Parse(b.Unit)
		if b.ID != quantity || err != nil {
			continue
		}
		for k := range b.Rows {
			r := &b.Rows[k]
			if r.ID != id && !(r.Scope == "plant" && id == "plant") {
				continue
			}
			for _, f := range []struct {
				name    string
				printed *unit.Quantity
				own     *float64
			}{{"input", x.Input, r.Input}, {"output", x.Output, r.Output}} {
				if f.own == nil {
					continue
				}
				q, err := f.printed.In(u)
				if err != nil {
					continue
				}
				if beyond(q.Value, *f.own, c.halfIn(at+"/"+f.name, f.printed, u)+slack*math.Abs(*f.own)) {
					c.add(PrintedSums, Error, x.ID, with(reason("check-printed-line", x.ID, x.Line, f.name), q.Value, *f.own, u), map[string]float64{"printed": q.Value, "own": *f.own}, at+"/"+f.name)
				}
			}
			return
		}
	}
	c.add(PrintedSums, Query, x.ID, reason("check-printed-no-line", x.ID, x.Line), nil, at+"/line")
}

func (c *checker) printedResult(x *plant.Printed, at string) {
	value, u, rounding := c.combined(x, at)
	f, err := u.Factor(x.Result.Unit)
	if err != nil { // a percentage of two amounts, or a fraction where they are in percent
		f = percentOf(u, x.Result.Unit)
	}
	value, rounding = value*f, rounding*f
	bound := c.half(at+"/result", *x.Result) + rounding
	if !beyond(x.Result.Value, value, bound) {
		return
	}
	found := c.add(PrintedSums, Error, x.ID, with(reason("check-printed-"+x.Kind, x.ID), x.Result.Value, value, x.Result.Unit),
		map[string]float64{"printed": x.Result.Value, "computed": value, "rounding": bound}, at+"/result", at+"/of")
	h := c.half(at+"/result", *x.Result)
	var suspects []suspect
	for i := range x.Of {
		suspects = append(suspects, suspect{&x.Of[i], fmt.Sprintf("%s/of/%d", at, i), solve(x, i, (x.Result.Value-h)/f), solve(x, i, (x.Result.Value+h)/f)})
	}
	c.mend(found, append(suspects, suspect{x.Result, at + "/result", value - rounding, value + rounding})...)
}

// percentOf turns a number without dimension into percent, or back.
func percentOf(u, to unit.Unit) float64 {
	if to.IsPercent() {
		if f, err := u.Factor(unit.Unit{}); err == nil {
			return 100 * f
		}
	}
	if f, err := (unit.Unit{}).Factor(to); err == nil {
		return f / 100
	}
	return 1
}

// combined puts the figures together: the value with its unit, and what their printed
// digits leave open of it. A price in a product is exact: 0.30 $/lb is no reading.
func (c *checker) combined(x *plant.Printed, at string) (value float64, u unit.Unit, rounding float64) {
	value, u = x.Of[0].Value, x.Of[0].Unit
	exact := func(q unit.Quantity) bool { return x.Kind == plant.PrintedProduct && q.Unit.IsMoney() }
	relative := 0.0
	if !exact(x.Of[0]) {
		relative = ratio(c.half(at+"/of/0", x.Of[0]), math.Abs(x.Of[0].Value))
	}
	rounding = c.half(at+"/of/0", x.Of[0])
	for i := 1; i < len(x.Of); i++ {
		q, place := x.Of[i], fmt.Sprintf("%s/of/%d", at, i)
		switch x.Kind {
		case plant.PrintedProduct:
			value, u = value*q.Value, u.Mul(q.Unit)
		case plant.PrintedQuotient:
			value, u = value/q.Value, u.Div(q.Unit)
		default:
			value += in(&q, u)
			rounding += c.halfIn(place, &q, u)
		}
		if !exact(q) {
			relative += ratio(c.half(place, q), math.Abs(q.Value))
		}
	}
	if x.Kind != plant.PrintedSum {
		rounding = math.Abs(value) * relative
	}
	return value, u, rounding
}

// solve is what one figure would have to be for the result to stand; NaN where no figure
// would do.
func solve(x *plant.Printed, i int, result float64) float64 {
	switch x.Kind {
	case plant.PrintedSum:
		u := x.Of[0].Unit
		rest := result
		for k := range x.Of {
			if k != i {
				rest -= in(&x.Of[k], u)
			}
		}
		f, err := u.Factor(x.Of[i].Unit)
		if err != nil {
			return math.NaN()
		}
		return rest * f
	case plant.PrintedQuotient:
		if i == 0 {
			return result * x.Of[1].Value
		}
		return x.Of[0].Value / result
	}
	rest := result
	for k := range x.Of {
		if k != i {
			rest /= x.Of[k].Value
		}
	}
	return rest
}

// suspect is a printed figure that may be misprinted, and what it may be for the others to
// stand: from low to high.
type suspect struct {
	figure    *unit.Quantity // nil: none
	at        string
	low, high float64
}

// mend says which printed figure would fit if it were misprinted: two neighbouring digits
// changed over, three in another order, or one digit another; the commonest kind first, of
// one kind the first figure.
func (c *checker) mend(f *Finding, suspects ...suspect) {
	for kind := range misprintKinds {
		for _, s := range suspects {
			if s.figure == nil || math.IsNaN(s.low) || math.IsNaN(s.high) {
				continue
			}
			d, ok := c.digitsOf(s.at, *s.figure)
			if !ok || d.Decimals < 0 {
				continue
			}
			low, high := math.Abs(s.low), math.Abs(s.high)
			if low > high {
				low, high = high, low
			}
			scale := math.Pow10(-d.Decimals)
			for _, digits := range misprints(d.Text, kind) {
				v, err := strconv.ParseFloat(digits, 64)
				if v *= scale; err != nil || v < low*(1-1e-12) || v > high*(1+1e-12) {
					continue
				}
				number := func(x float64) string {
					return strconv.FormatFloat(x, 'f', d.Decimals, 64) + " " + s.figure.Unit.String()
				}
				f.Items = append(f.Items, number(v), number(math.Abs(s.figure.Value)))
				f.Reason.Code = f.Code + "-mend"
				f.Numbers["would_fit"] = v
				if !slices.Contains(f.At, s.at) {
					f.At = append(f.At, s.at)
				}
				return
			}
		}
	}
}

// misprintKinds is how many kinds of misprints there are.
const misprintKinds = 3

// misprints are the numbers that are one misprint of a kind away from some digits: 0 two
// neighbours changed over, 1 three in another order, 2 one digit another.
func misprints(text string, kind int) (out []string) {
	add := func(b []byte) {
		if s := string(b); s != text && s[0] != '0' {
			out = append(out, s)
		}
	}
	order := func(i int, from ...int) {
		b := []byte(text)
		for k, j := range from {
			b[i+k] = text[i+j]
		}
		add(b)
	}
	switch kind {
	case 0:
		for i := range len(text) - 1 {
			order(i, 1, 0)
		}
	case 1:
		for i := range len(text) - 2 {
			order(i, 1, 2, 0)
			order(i, 2, 0, 1)
			order(i, 2, 1, 0)
		}
	default:
		for i := range text {
			for digit := byte('0'); digit <= '9'; digit++ {
				b := []byte(text)
				b[i] = digit
				add(b)
			}
		}
	}
	return out
}
