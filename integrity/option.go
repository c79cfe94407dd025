package integrity

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strings"

	"headwater/plant"
	"headwater/unit"
)

var perYear = unit.MustParse("a")

// paybacks holds the stated payback of an option against its money, before tax and, where
// the plant states tax, after it:
//
//	N = (I − subsidy) / P    or    N = (I − subsidy) / F,  F = P − tax · (P − D)
//
// where D = (I − subsidy − salvage) / Y over the years of depreciation, the life where none
// are stated. Without a stated tax, what lies between N before tax and N at 33 % without
// depreciation cannot be refused and passes.
func (c *checker) paybacks() {
	for i := range c.p.Options {
		o, at := &c.p.Options[i], fmt.Sprintf("/options/%d", i)
		if o.Payback.IsZero() {
			continue
		}
		stated, err := o.Payback.In(perYear)
		if err != nil {
			continue
		}
		invested, saved, ok := c.money(o)
		if !ok {
			c.add(Payback, Query, o.ID, reason("check-payback-unfounded", o.ID), nil, at+"/payback")
			continue
		}
		if !(saved > 0) {
			c.add(Payback, Error, o.ID, with(reason("check-payback-loss", o.ID), stated.Value, saved, perYear), map[string]float64{"stated": stated.Value, "saving": saved}, at+"/payback", at+"/saving")
			continue
		}
		low, high := c.paybackRange(o, invested, saved)
		// the printed digits of investment and saving carry into the quotient
		f, _ := o.Payback.Unit.Factor(perYear)
		spread := c.half(at+"/payback", o.Payback)*f + high*(ratio(c.half(at+"/investment", o.Investment), o.Investment.Value)+ratio(c.half(at+"/saving", o.Saving), o.Saving.Value)+slack)
		if !(stated.Value >= low-spread && stated.Value <= high+spread) {
			why := with(reason("check-payback", o.ID), stated.Value, low, perYear)
			if stated.Value > high {
				why = with(reason("check-payback-long", o.ID), stated.Value, high, perYear)
			}
			c.add(Payback, Error, o.ID, why,
				map[string]float64{"stated": stated.Value, "before_tax": invested / saved, "least": low, "most": high}, at+"/payback", at+"/investment", at+"/saving")
		}
	}
}

// money is the net investment and the yearly saving of an option in one currency.
func (c *checker) money(o *plant.Option) (invested, saved float64, ok bool) {
	if o.Investment.IsZero() || o.Saving.IsZero() {
		return 0, 0, false
	}
	saving, err := o.Saving.In(o.Investment.Unit.Div(perYear))
	if err != nil {
		return 0, 0, false
	}
	invested = o.Investment.Value
	if q, err := o.Subsidy.In(o.Investment.Unit); err == nil && !o.Subsidy.IsZero() {
		invested -= q.Value
	}
	return invested, saving.Value, true
}

// paybackRange are the least and the most years that the money allows.
func (c *checker) paybackRange(o *plant.Option, invested, saved float64) (low, high float64) {
	tax, known := 0.33, false
	if f := c.p.Finance; f != nil && !f.Tax.IsZero() {
		if q, err := f.Tax.In(unit.Percent); err == nil {
			tax, known = q.Value/100, true
		}
	}
	depreciation := 0.0
	over := o.DepreciationYears
	if over.IsZero() {
		over = o.Life
	}
	if y, err := over.In(perYear); err == nil && y.Value > 0 {
		written := invested
		if q, err := o.Salvage.In(o.Investment.Unit); err == nil && !o.Salvage.IsZero() {
			written -= q.Value
		}
		depreciation = written / y.Value
	}
	before := invested / saved
	after := invested / (saved - tax*math.Max(0, saved-depreciation))
	if !known {
		return before, invested / (saved * (1 - tax))
	}
	return math.Min(before, after), math.Max(before, after)
}

// target is what an effect acts on.
type target struct{ id, process string }

// cut is what one option takes from a target, by one of its effects.
type cut struct {
	option int
	at     string
	amount float64 // in the target's unit, positive where less is used
	change unit.Quantity
}

// savings adds up what the options take from one stream or carrier: together not more
// than there is, and no saving counted twice.
func (c *checker) savings() {
	cuts := map[target][]cut{}
	var order []target
	for i := range c.p.Options {
		o := &c.p.Options[i]
		if c.setAside(o.ID) {
			continue
		}
		for k, e := range o.Effects {
			t := target{e.Stream, ""}
			if e.Stream == "" {
				t = target{e.Carrier, e.Process}
			}
			there, ok := c.there(t)
			if !ok {
				continue
			}
			amount, ok := c.taken(e.Change, there)
			if !ok || !(amount > 0) {
				continue
			}
			if cuts[t] == nil {
				order = append(order, t)
			}
			cuts[t] = append(cuts[t], cut{i, fmt.Sprintf("/options/%d/effects/%d", i, k), amount, e.Change})
		}
		c.worth(i, o)
	}
	for _, t := range order {
		c.together(t, cuts[t])
		c.counted(t, cuts[t])
	}
}

// setAside reports whether an option was screened out.
func (c *checker) setAside(id string) bool {
	if c.p.Audit == nil {
		return false
	}
	return slices.ContainsFunc(c.p.Audit.Implementation, func(m plant.Implementation) bool { return m.Option == id && m.Screened == "infeasible" })
}

// there is the amount of a stream or of a carrier in the data year: of one process, or all
// that was purchased.
func (c *checker) there(t target) (unit.Quantity, bool) {
	for i := range c.p.Streams {
		if t.process == "" && c.p.Streams[i].ID == t.id {
			return c.p.Streams[i].Amount.At(c.p.Year())
		}
	}
	for i := range c.p.Energy {
		e := &c.p.Energy[i]
		if e.Carrier != t.id {
			continue
		}
		if s, ok := e.Use[t.process]; ok {
			return s.At(c.p.Year())
		}
		if t.process == "" {
			return e.Purchased.At(c.p.Year())
		}
	}
	return unit.Quantity{}, false
}

// taken is what a change takes from an amount, in its unit.
func (c *checker) taken(change, of unit.Quantity) (float64, bool) {
	if change.Unit.IsPercent() {
		return -change.Value / 100 * of.Value, true
	}
	for _, u := range []unit.Unit{of.Unit, of.Unit.Div(perYear)} {
		if q, err := change.In(u); err == nil {
			return -q.Value, true
		}
	}
	var all []string
	for i := range c.p.Products {
		all = append(all, c.p.Products[i].ID)
	}
	if out, err := c.p.Output(all); err == nil {
		if q, err := change.In(of.Unit.Div(out.Unit)); err == nil {
			return -q.Value * out.Value, true
		}
	}
	return 0, false
}

// together wants the options that can be carried out with one another to take no more
// than there is. Percentages may be of what the others leave: only one above 100 % is
// impossible, and amounts count by themselves:
//
//	Σ amounts > amount of the year,  or  Π (1 − percentage) < 0
//
// Of options that exclude each other the set that takes most counts.
func (c *checker) together(t target, cuts []cut) {
	there, _ := c.there(t)
	sum, left := 0.0, 1.0
	var at, ids []string
	for _, x := range c.most(cuts) {
		if x.change.Unit.IsPercent() {
			left *= 1 + x.change.Value/100
		} else {
			sum += x.amount
		}
		at, ids = append(at, x.at), append(ids, c.p.Options[x.option].ID)
	}
	if sum > there.Value*(1+slack) || left < 0 {
		if left < 0 {
			sum += there.Value * (1 - left)
		}
		c.add(AboveUse, Error, t.id, with(reason("check-saving-above", t.id, strings.Join(ids, ", ")), sum, there.Value, there.Unit), map[string]float64{"saving": sum, "use": there.Value}, at...)
	}
}

// most are the cuts that together take most and do not exclude each other: tried one by
// one, and for more than tried options the largest first.
func (c *checker) most(cuts []cut) []cut {
	sorted := slices.Clone(cuts)
	slices.SortStableFunc(sorted, func(a, b cut) int { return cmp.Compare(b.amount, a.amount) })
	var best []cut
	most := -1.0
	var try func(i int, chosen []cut, sum float64)
	try = func(i int, chosen []cut, sum float64) {
		if i == len(sorted) {
			if sum > most {
				best, most = slices.Clone(chosen), sum
			}
			return
		}
		x := sorted[i]
		free := !slices.ContainsFunc(sorted, func(o cut) bool { return c.excludes(o.option, x.option) })
		if !slices.ContainsFunc(chosen, func(o cut) bool { return c.excludes(o.option, x.option) }) {
			try(i+1, append(chosen, x), sum+x.amount)
			if free || len(sorted) > tried && most >= 0 {
				return
			}
		}
		if !free {
			try(i+1, chosen, sum)
		}
	}
	try(0, nil, 0)
	return best
}

// tried is how many options of one stream are combined in every way.
const tried = 16

func (c *checker) excludes(a, b int) bool {
	x, y := &c.p.Options[a], &c.p.Options[b]
	return slices.Contains(x.Excludes, y.ID) || slices.Contains(y.Excludes, x.ID)
}

// counted finds one saving under two options: the same change of the same stream. With
// the same money as well it is one option under two names, otherwise a question.
func (c *checker) counted(t target, cuts []cut) {
	for i, a := range cuts {
		for _, b := range cuts[i+1:] {
			same := !beyond(a.amount, b.amount, 0) && a.change.Unit.IsPercent() == b.change.Unit.IsPercent()
			if a.option == b.option || !same || a.change.Unit.IsPercent() || c.excludes(a.option, b.option) {
				continue
			}
			x, y := &c.p.Options[a.option], &c.p.Options[b.option]
			severity, code := Query, "check-double-change"
			if s, err := y.Saving.In(x.Saving.Unit); err == nil && !x.Saving.IsZero() && !beyond(s.Value, x.Saving.Value, 0) {
				severity, code = Error, "check-double-saving"
			}
			there, _ := c.there(t)
			c.add(DoubleSaving, severity, t.id, with(reason(code, t.id, x.ID, y.ID), a.amount, a.amount, there.Unit), map[string]float64{"saving": a.amount}, a.at, b.at)
		}
	}
}

// worthSpan is how far a saving in money may be from the worth of its effects.
const worthSpan = 5

// worth asks where the money that an option saves is far from what its effects are worth
// at the prices of the plant file:
//
//	saving > 5 · Σ reduction · price,  or  saving < a fifth of it
//
// Only for options all of whose effects are on streams of priced materials. A saving may
// hold more than material, such as charges and labour: hence a wide span, and a query.
func (c *checker) worth(i int, o *plant.Option) {
	_, saved, ok := c.money(o)
	if !ok || len(o.Effects) == 0 {
		return
	}
	currency := o.Investment.Unit
	worth := 0.0
	for _, e := range o.Effects {
		k := slices.IndexFunc(c.p.Streams, func(s plant.Stream) bool { return s.ID == e.Stream })
		if k < 0 {
			return
		}
		m := c.p.Material(c.p.Streams[k].Material)
		there, known := c.p.Streams[k].Amount.At(c.p.Year())
		if m == nil || m.Price.IsZero() || !known {
			return
		}
		amount, fits := c.taken(e.Change, there)
		f, err := there.Unit.Mul(m.Price.Unit).Factor(currency)
		if !fits || err != nil {
			return
		}
		worth += amount * m.Price.Value * f
	}
	if worth > 0 && (saved > worthSpan*worth || saved < worth/worthSpan) {
		c.add(SavingMoney, Query, o.ID, with(reason("check-saving-money", o.ID), saved, worth, currency.Div(perYear)), map[string]float64{"saving": saved, "worth": worth, "ratio": saved / worth}, fmt.Sprintf("/options/%d/saving", i))
	}
}
