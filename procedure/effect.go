package procedure

import (
	"cmp"
	"fmt"
	"math"
	"slices"

	"headwater/datum"
	"headwater/fault"
	"headwater/limit"
	"headwater/plant"
	"headwater/unit"
)

// Effects are what the options came to: before and after, shares, performance.
type Effects struct {
	Year        int           `json:"year"`       // of the base
	YearAfter   int           `json:"year_after"` // 0: nothing after yet
	Output      *float64      `json:"output"`
	OutputAfter *float64      `json:"output_after"`
	OutputUnit  string        `json:"output_unit,omitempty"`
	Rows        []EffectRow   `json:"rows"`
	Shares      []Share       `json:"shares"`
	Performance []Performance `json:"performance"`
	Saved       []Saved       `json:"saved"` // sums of the options' changes by stream, carrier, load
	Reason      *fault.Reason `json:"reason,omitempty"`
}

// EffectRow compares one total before and after the options.
type EffectRow struct {
	ID         string        `json:"id"`
	Name       datum.Text    `json:"name"`
	Kind       string        `json:"kind"`
	Before     *float64      `json:"before"`
	After      *float64      `json:"after"`
	Unit       string        `json:"unit"`
	Absolute   *float64      `json:"absolute"`    // after − before
	UnitBefore *float64      `json:"unit_before"` // per output
	UnitAfter  *float64      `json:"unit_after"`
	Per        string        `json:"per,omitempty"`
	UnitChange *float64      `json:"unit_change"`
	Adjusted   *float64      `json:"adjusted_saving"` // (unit before − unit after) · output after
	Claimed    *float64      `json:"claimed"`         // by the verified options
	Options    []string      `json:"options"`
	Of         []string      `json:"of,omitempty"` // stream:w1, carrier:electricity, load:COD/plant-outlet
	Indicator  string        `json:"recp"`         // resource-productivity, pollution-intensity
	RECPBefore *float64      `json:"recp_before"`
	RECPAfter  *float64      `json:"recp_after"`
	RECPUnit   string        `json:"recp_unit,omitempty"`
	RECPChange *float64      `json:"recp_change"`
	Reason     *fault.Reason `json:"reason,omitempty"`
}

// The two families of RECP indicators.
const (
	Productivity = "resource-productivity" // output / use
	Intensity    = "pollution-intensity"   // emission / output
)

func (c *chain) effects() *Effects {
	if len(c.a.BeforeAfter) == 0 && len(c.r.Options) == 0 {
		return nil
	}
	r := &Effects{Year: c.p.Year(), Rows: []EffectRow{}}
	if out, err := c.output(c.p, nil, c.p.Year()); err == nil {
		r.Output, r.OutputUnit = new(out.Value), out.Unit.String()
		if c.after != nil {
			if o, err := c.output(c.after, nil, c.after.Year()); err == nil {
				if o, err := o.In(out.Unit); err == nil {
					r.OutputAfter = new(o.Value)
				}
			}
		}
	}
	if c.after != nil {
		r.YearAfter = c.after.Year()
	}
	for i := range c.a.BeforeAfter {
		r.Rows = append(r.Rows, c.effect(&c.a.BeforeAfter[i], fmt.Sprintf("/audit/before_after/%d", i)))
	}
	r.Shares = c.shares()
	r.Performance = c.performance()
	r.Saved = c.saved()
	if r.Output != nil && r.OutputAfter != nil && *r.OutputAfter < *r.Output {
		r.Reason = with(reason("production-fell", r.OutputUnit), *r.OutputAfter, *r.Output, r.OutputUnit)
		c.finding(Note, "effect", r.Reason, "/audit/before_after")
	}
	c.levelFell()
	return r
}

// effect compares one total. With T the totals and O the outputs before (0) and after (1):
//
//	u = T / O                         unit value
//	saving = (u₀ − u₁) · O₁           adjusted for the activity
//	RP = O / T, PI = T / O;  change = x₁/x₀ − 1
func (c *chain) effect(b *plant.BeforeAfter, at string) EffectRow {
	r := EffectRow{ID: b.ID, Name: b.Name, Kind: b.Kind, Options: append([]string{}, b.Options...)}
	r.Of = members(b.Of)
	r.Indicator = Productivity
	if b.Kind == "wastewater" || b.Kind == "waste" || b.Kind == "ghg" || b.Kind == "pollutant" {
		r.Indicator = Intensity
	}
	before, o0 := c.side(b, c.p, b.Before, b.OutputBefore)
	if before.why != nil {
		r.Reason = before.why
		return r
	}
	r.Before, r.Unit = new(before.Value), before.Unit.String()
	if o0 != nil && o0.Value > 0 {
		var f float64
		f, r.Per = ratio(before.Unit, o0.Unit)
		r.UnitBefore = new(before.Value / o0.Value * f)
	}
	if c.after == nil && b.After.IsZero() {
		return r
	}
	after, o1 := c.side(b, c.after, b.After, b.OutputAfter)
	if after.why == nil {
		if q, err := after.In(before.Unit); err == nil {
			after.Quantity = q
		} else {
			after.why = reason("units-differ", after.Unit.String(), before.Unit.String())
		}
	}
	if after.why != nil {
		r.Reason = after.why
		return r
	}
	r.After, r.Absolute = new(after.Value), new(after.Value-before.Value)
	c.claimed(&r, b, &before)
	if o0 == nil || o1 == nil || !(o0.Value > 0) || !(o1.Value > 0) {
		r.Reason = missing(c.p, "output")
		return r
	}
	o1in, err := o1.In(o0.Unit)
	if err != nil {
		r.Reason = reason("units-differ", o1.Unit.String(), o0.Unit.String())
		return r
	}
	f, _ := ratio(before.Unit, o0.Unit)
	r.UnitAfter = new(after.Value / o1in.Value * f)
	if *r.UnitBefore != 0 {
		r.UnitChange = new(*r.UnitAfter / *r.UnitBefore - 1)
	}
	r.Adjusted = new((before.Value/o0.Value - after.Value/o1in.Value) * o1in.Value)
	r.recp(before.Quantity, after.Quantity, *o0, o1in)
	c.checkEffect(&r, b, at)
	return r
}

// members are the streams, carriers or the load of a total.
func members(m *plant.Measured) (out []string) {
	if m == nil {
		return nil
	}
	for _, id := range m.Streams {
		out = append(out, "stream:"+id)
	}
	for _, id := range m.Carriers {
		out = append(out, "carrier:"+id)
	}
	if m.Pollutant != "" {
		out = append(out, "load:"+m.Pollutant+"/"+cmp.Or(m.Point, limit.PlantOutlet))
	}
	return out
}

// side is the total and the output of one period: stated, or from the plant's data.
func (c *chain) side(b *plant.BeforeAfter, p *plant.Plant, stated, output unit.Quantity) (total, *unit.Quantity) {
	var t total
	switch {
	case !stated.IsZero():
		t.Quantity = stated
	case b.Of != nil && p != nil:
		t = c.amount(b.Of, p)
	default:
		t.why = reason("compared-missing", b.ID)
	}
	if !output.IsZero() {
		return t, &output
	}
	var products []string
	if b.Of != nil {
		products = b.Of.Products
	}
	if p == nil {
		return t, nil
	}
	if o, err := c.output(p, products, p.Year()); err == nil {
		return t, &o
	}
	return t, nil
}

func (r *EffectRow) recp(t0, t1, o0, o1 unit.Quantity) {
	f := 1.0
	if f, r.RECPUnit = ratio(t0.Unit, o0.Unit); r.Indicator == Productivity {
		if f, r.RECPUnit = 1, o0.Unit.Div(t0.Unit).String(); o0.Unit.Div(t0.Unit).Dim() == (unit.Dim{}) {
			r.RECPUnit = o0.Unit.String() + "/" + t0.Unit.String()
		}
	}
	x := func(t, o unit.Quantity) *float64 {
		if r.Indicator == Intensity {
			t, o = o, t
		}
		if !(t.Value > 0) {
			return nil
		}
		return new(o.Value / t.Value * f)
	}
	r.RECPBefore, r.RECPAfter = x(t0, o0), x(t1, o1)
	if r.RECPBefore != nil && r.RECPAfter != nil && *r.RECPBefore != 0 {
		r.RECPChange = new(*r.RECPAfter / *r.RECPBefore - 1)
	}
}

// claimed adds up what the verified options of a row say that they saved.
func (c *chain) claimed(r *EffectRow, b *plant.BeforeAfter, whole *total) {
	n := 0
	sum := 0.0
	for _, id := range b.Options {
		o := c.option(id)
		if o == nil || o.State != Verified {
			continue
		}
		v, k := c.changeOf(o.Achieved, whole)
		sum, n = sum-v, n+k
	}
	if n > 0 {
		r.Claimed = &sum
	}
}

func (c *chain) checkEffect(r *EffectRow, b *plant.BeforeAfter, at string) {
	if s := b.Saving; !s.IsZero() {
		q, err := s.In(mustUnit(r.Unit))
		if err != nil {
			q, err = s.In(mustUnit(r.Unit).Div(year))
		}
		f, _ := s.Unit.Factor(q.Unit)
		if err == nil && math.Abs(q.Value-*r.Adjusted) > 0.005*math.Abs(*r.Adjusted)+c.half(at+"/saving", s)*f {
			c.finding(Error, "effect", with(reason("saving-differs", r.ID), q.Value, *r.Adjusted, r.Unit), at+"/saving")
		}
	}
	if r.Claimed != nil && *r.Claimed > max(*r.Adjusted, 0)*(1+c.t.questions.Unexplained) {
		c.finding(Query, "effect", with(reason("claimed-above-measured", r.ID), *r.Claimed, *r.Adjusted, r.Unit), at)
	}
}

// levelFell reports a level after the options that is worse than before.
func (c *chain) levelFell() {
	if c.r.Before == nil || c.r.After == nil {
		return
	}
	a, b := slices.Index(ranks, c.r.Before.Level), slices.Index(ranks, c.r.After.Level)
	if a >= 0 && b > a {
		c.finding(Error, "effect", reason("level-fell", c.r.Before.Level, c.r.After.Level), "/audit/after")
	}
}
