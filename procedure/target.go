package procedure

import (
	"fmt"
	"math"
	"path"
	"slices"

	"headwater/datum"
	"headwater/fault"
	"headwater/limit"
	"headwater/plant"
	"headwater/rating"
	"headwater/unit"
)

// TargetResult is a target with what it starts from, what it reaches, and whether the
// options carry it.
type TargetResult struct {
	ID         string        `json:"id"`
	Name       datum.Text    `json:"name"`
	Indicator  string        `json:"indicator,omitempty"`
	Baseline   float64       `json:"baseline"`
	Unit       string        `json:"unit"`
	Computed   *float64      `json:"computed"` // the indicator's value, or the total per output
	Level      string        `json:"level,omitempty"`
	Near       AimResult     `json:"near"`
	Mid        *AimResult    `json:"mid,omitempty"`
	Options    []string      `json:"options"`
	Expected   *float64      `json:"expected"` // baseline with the planned effects of the options
	Reachable  *bool         `json:"reachable"`
	Allowed    *float64      `json:"allowed"` // the legal limit, where one applies
	LimitMet   *bool         `json:"limit_met"`
	After      *float64      `json:"after"` // value of the period after
	Met        *bool         `json:"met"`   // the near-term value
	Completion *float64      `json:"completion"`
	Reason     *fault.Reason `json:"reason,omitempty"`
}

// AimResult is a value to reach by a day.
type AimResult struct {
	Value    float64    `json:"value"`
	By       datum.Date `json:"by"`
	Absolute float64    `json:"absolute"` // value − baseline
	Relative *float64   `json:"relative"` // (value − baseline) / baseline
	Level    string     `json:"level,omitempty"`
}

func (c *chain) targets() []TargetResult {
	out := []TargetResult{}
	for i := range c.a.Targets {
		t, at := &c.a.Targets[i], fmt.Sprintf("/audit/targets/%d", i)
		r := TargetResult{ID: t.ID, Name: t.Name, Indicator: t.Indicator, Baseline: t.Baseline.Value, Unit: t.Baseline.Unit.String(), Options: append([]string{}, t.Options...)}
		before := row(c.rq.Before, t.Indicator, t.Product)
		lower := before == nil || before.LevelsUsed.Direction != "higher"
		c.baseline(&r, t, before, at)
		if t.Near != nil {
			r.Near = c.aim(t, t.Near, before, at+"/near", lower)
			c.legal(&r, t, at)
			c.nextLevel(&r, before, at)
		}
		if t.Mid != nil {
			mid := c.aim(t, t.Mid, before, at+"/mid", lower)
			r.Mid = &mid
			if t.Near != nil && (mid.Value-r.Near.Value > 0) == lower && mid.Value != r.Near.Value {
				c.finding(Error, "targets", reason("target-mid-easier", t.ID), at+"/mid/value")
			}
		}
		c.reach(&r, t, at, lower)
		c.achieved(&r, t, at, lower)
		out = append(out, r)
	}
	return out
}

// baseline holds the stated baseline against the indicator's value, or the total of the
// target divided by the output.
func (c *chain) baseline(r *TargetResult, t *plant.Target, before *rating.IndicatorRow, at string) {
	switch {
	case before != nil:
		if before.Level != nil {
			r.Level = *before.Level
		}
		r.Computed, r.Reason = inUnit(before, t.Baseline.Unit)
	case t.Of != nil:
		r.Computed, r.Reason = c.unitValue(t.Of, c.p, t.Baseline.Unit)
	}
	if r.Computed == nil {
		return
	}
	if diff := math.Abs(*r.Computed - r.Baseline); diff > c.t.questions.Baseline*math.Abs(*r.Computed)+c.half(at+"/baseline", t.Baseline) {
		c.finding(Error, "targets", with(reason("baseline-differs", t.ID), r.Baseline, *r.Computed, r.Unit), at+"/baseline")
	}
}

// inUnit is the value of an indicator in a unit.
func inUnit(x *rating.IndicatorRow, to unit.Unit) (*float64, *fault.Reason) {
	if x.Value == nil {
		return nil, x.Reason
	}
	u, err := unit.Parse(x.Unit)
	if err != nil {
		return nil, reason("units-differ", x.Unit, to.String())
	}
	v, err := unit.Convert(*x.Value, u, to)
	if err != nil {
		return nil, reason("units-differ", x.Unit, to.String())
	}
	return &v, nil
}

// unitValue is a total in a unit: divided by the output where the unit is one per output.
func (c *chain) unitValue(m *plant.Measured, p *plant.Plant, to unit.Unit) (*float64, *fault.Reason) {
	t := c.amount(m, p)
	if t.why != nil {
		return nil, t.why
	}
	for _, u := range []unit.Unit{to, to.Mul(year)} {
		if q, err := t.In(u); err == nil {
			return new(q.Value), nil
		}
	}
	out, err := c.output(p, m.Products, p.Year())
	if err != nil || !(out.Value > 0) {
		return nil, missing(p, "output")
	}
	v, err := unit.Convert(t.Value/out.Value, t.Unit.Div(out.Unit), to)
	if err != nil {
		return nil, reason("units-differ", t.Unit.Div(out.Unit).String(), to.String())
	}
	return &v, nil
}

func (c *chain) aim(t *plant.Target, aim *plant.Aim, before *rating.IndicatorRow, at string, lower bool) AimResult {
	r := AimResult{By: aim.By}
	q, err := aim.Value.In(t.Baseline.Unit)
	if err != nil {
		return r // a problem of the plant file by now
	}
	r.Value = q.Value
	r.Absolute = q.Value - t.Baseline.Value
	if t.Baseline.Value != 0 {
		r.Relative = new(r.Absolute / t.Baseline.Value)
	}
	if r.Absolute == 0 || (r.Absolute > 0) == lower {
		c.finding(Error, "targets", with(reason("target-not-better", t.ID), q.Value, t.Baseline.Value, t.Baseline.Unit.String()), at+"/value")
	}
	if s := aim.Reduction; !s.IsZero() && r.Relative != nil {
		bound := c.half(at+"/reduction", s)
		if f, err := aim.Value.Unit.Factor(t.Baseline.Unit); err == nil {
			bound += 100 * (c.half(at+"/value", aim.Value)*f + math.Abs(q.Value/t.Baseline.Value)*c.half(path.Dir(at)+"/baseline", t.Baseline)) / math.Abs(t.Baseline.Value)
		}
		if diff := math.Abs(math.Abs(s.Value) - 100*math.Abs(*r.Relative)); diff > bound*(1+1e-9) {
			c.finding(Error, "targets", with(reason("reduction-differs", t.ID), math.Abs(s.Value), 100*math.Abs(*r.Relative), "%"), at+"/reduction")
		}
	}
	if before != nil {
		if v, err := q.In(mustUnit(before.Unit)); err == nil {
			r.Level = reached(before, v.Value)
		}
	}
	return r
}

func mustUnit(s string) unit.Unit {
	u, err := unit.Parse(s)
	if err != nil {
		return unit.Unit{}
	}
	return u
}

// legal holds a target on a discharge against the limit of its pollutant at its point.
func (c *chain) legal(r *TargetResult, t *plant.Target, at string) {
	if t.Of == nil || t.Of.Pollutant == "" {
		return
	}
	for i := range c.rq.Limits {
		k := &c.rq.Limits[i]
		if k.Foreign || k.Parameter != limit.Pollutant(t.Of.Pollutant) || k.Allowed == nil {
			continue
		}
		u, err := unit.Parse(k.Unit)
		if err != nil {
			continue
		}
		for _, to := range []unit.Unit{t.Baseline.Unit, t.Baseline.Unit.Div(year)} {
			v, err := unit.Convert(*k.Allowed, u, to)
			if err != nil {
				continue
			}
			if r.Allowed == nil || v < *r.Allowed {
				r.Allowed = &v
			}
		}
	}
	if r.Allowed == nil {
		return
	}
	r.LimitMet = new(r.Near.Value <= *r.Allowed)
	if !*r.LimitMet {
		c.finding(Error, "targets", with(reason("target-above-limit", t.ID), r.Near.Value, *r.Allowed, r.Unit), at+"/near/value")
	}
}

// nextLevel asks where the near-term value stays at the level that the plant has.
func (c *chain) nextLevel(r *TargetResult, before *rating.IndicatorRow, at string) {
	if before == nil || r.Level == "" || r.Near.Level == "" || r.Level == "I" {
		return
	}
	if slices.Index(ranks, r.Near.Level) >= slices.Index(ranks, r.Level) {
		c.finding(Note, "targets", reason("target-same-level", r.ID, r.Level), at+"/near/value")
	}
}

// reach holds a target against the planned effects of its options:
//
//	expected = baseline · (1 + Σ change / total)
func (c *chain) reach(r *TargetResult, t *plant.Target, at string, lower bool) {
	if len(t.Options) == 0 {
		c.finding(Query, "targets", reason("target-without-options", t.ID), at)
		return
	}
	if t.Of == nil {
		return
	}
	whole := c.amount(t.Of, c.p)
	if whole.why != nil || !(whole.Value > 0) {
		return
	}
	sum, counted := 0.0, false
	for _, id := range t.Options {
		if o := c.option(id); o != nil && o.State != SetAside {
			v, n := c.changeOf(o.Planned, &whole)
			sum += v
			counted = counted || n > 0
		}
	}
	if !counted {
		c.finding(Query, "targets", reason("target-without-effects", t.ID), at+"/options")
		return
	}
	r.Expected = new(r.Baseline * (1 + sum/whole.Value))
	slack := 1e-9 * math.Abs(r.Near.Value)
	r.Reachable = new(lower && *r.Expected <= r.Near.Value+slack || !lower && *r.Expected >= r.Near.Value-slack)
	if !*r.Reachable {
		c.finding(Query, "targets", with(reason("target-out-of-reach", t.ID), *r.Expected, r.Near.Value, r.Unit), at+"/options")
	}
}

func (c *chain) option(id string) *OptionResult {
	for i := range c.r.Options {
		if c.r.Options[i].ID == id {
			return &c.r.Options[i]
		}
	}
	return nil
}

// changeOf adds up the changes that fall on parts of a total, in its unit, and counts
// them.
func (c *chain) changeOf(list []ChangeResult, t *total) (sum float64, n int) {
	for i := range list {
		ch := &list[i]
		if ch.Amount == nil {
			continue
		}
		for k := range t.parts {
			if !t.parts[k].touches(ch.change) {
				continue
			}
			q := unit.Quantity{Value: *ch.Amount, Unit: mustUnit(ch.Unit)}
			if x, err := q.In(t.Unit); err == nil {
				sum, n = sum+x.Value, n+1
			} else if x, why := c.coal(c.p, t.parts[k].carrier, q); why == nil && t.parts[k].carrier != "" {
				if x, err := x.In(t.Unit); err == nil {
					sum, n = sum+x.Value, n+1
				}
			}
		}
	}
	return sum, n
}

// achieved holds the near-term value against that of the period after:
//
//	completion = (after − baseline) / (near − baseline)
func (c *chain) achieved(r *TargetResult, t *plant.Target, at string, lower bool) {
	if c.after == nil || t.Near == nil {
		return
	}
	if after := row(c.rq.After, t.Indicator, t.Product); after != nil {
		r.After, _ = inUnit(after, t.Baseline.Unit)
	}
	if r.After == nil && t.Of != nil {
		r.After, r.Reason = c.unitValue(t.Of, c.after, t.Baseline.Unit)
	}
	if r.After == nil {
		return
	}
	slack := 1e-9 * math.Abs(r.Near.Value)
	r.Met = new(lower && *r.After <= r.Near.Value+slack || !lower && *r.After >= r.Near.Value-slack)
	if r.Near.Absolute != 0 {
		r.Completion = new((*r.After - r.Baseline) / r.Near.Absolute)
	}
	if !*r.Met {
		c.finding(Query, "effect", with(reason("target-missed", t.ID), *r.After, r.Near.Value, r.Unit), at+"/near/value")
	}
}
