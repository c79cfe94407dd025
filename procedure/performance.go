package procedure

import (
	"cmp"
	"fmt"
	"math"

	"headwater/unit"
)

// Share is the part that one kind of measure has among the options carried out or
// planned.
type Share struct {
	Measure    string   `json:"measure"`
	Count      int      `json:"count"`
	Of         int      `json:"of"`
	Share      float64  `json:"share"`
	Investment *float64 `json:"investment"`
	Saving     *float64 `json:"saving"`
}

// measureKinds lists the kinds of measure, the preferred ones first.
var measureKinds = []string{"source-reduction", "recycling", "end-of-pipe", "energy-only", ""}

// shares counts the options by kind of measure; those set aside do not count.
func (c *chain) shares() []Share {
	out := []Share{}
	all := 0
	for i := range c.r.Options {
		if c.r.Options[i].State != SetAside {
			all++
		}
	}
	for _, kind := range measureKinds {
		s := Share{Measure: cmp.Or(kind, "not-stated"), Of: all}
		for i := range c.r.Options {
			o := &c.r.Options[i]
			if o.State == SetAside || o.Measure != kind {
				continue
			}
			s.Count++
			if c.inMoney(o) {
				add(&s.Investment, first(o.Spent, o.Investment))
				add(&s.Saving, first(o.VerifiedSaving, o.Saving))
			}
		}
		if s.Count == 0 {
			continue
		}
		s.Share = float64(s.Count) / float64(all)
		out = append(out, s)
	}
	return out
}

func first(list ...*float64) *float64 {
	for _, v := range list {
		if v != nil {
			return v
		}
	}
	return nil
}

func add(sum **float64, v *float64) {
	if v == nil {
		return
	}
	if *sum == nil {
		*sum = new(0.0)
	}
	**sum += *v
}

// Performance is one line of the performance table: the options of one cost class.
type Performance struct {
	Class             string   `json:"class"` // low, high, all
	Proposed          int      `json:"proposed"`
	SetAside          int      `json:"set_aside"`
	Done              int      `json:"done"` // carried out, verified or not
	Verified          int      `json:"verified"`
	PlannedInvestment *float64 `json:"planned_investment"`
	PlannedSaving     *float64 `json:"planned_saving"`
	Investment        *float64 `json:"investment"` // spent on what is done
	Saving            *float64 `json:"saving"`     // verified, per year
	Payback           *float64 `json:"payback"`    // planned investment / planned saving, years
	Money             string   `json:"money"`
}

func (c *chain) performance() []Performance {
	out := []Performance{}
	for _, class := range []string{Low, High, "all"} {
		r := Performance{Class: class, Money: c.moneyUnit().String()}
		for i := range c.r.Options {
			o := &c.r.Options[i]
			if class != "all" && o.Class != class {
				continue
			}
			r.Proposed++
			if o.State == SetAside {
				r.SetAside++
				continue
			}
			counts := o.State == Done || o.State == Verified
			if counts {
				r.Done++
			}
			if o.State == Verified {
				r.Verified++
			}
			if !c.inMoney(o) {
				continue
			}
			add(&r.PlannedInvestment, o.Investment)
			add(&r.PlannedSaving, o.Saving)
			if counts {
				add(&r.Investment, first(o.Spent, o.Investment))
			}
			if o.State == Verified {
				add(&r.Saving, first(o.VerifiedSaving, o.Saving))
			}
		}
		if r.PlannedInvestment != nil && r.PlannedSaving != nil && *r.PlannedSaving > 0 {
			r.Payback = new(*r.PlannedInvestment / *r.PlannedSaving)
		}
		out = append(out, r)
	}
	return out
}

// inMoney reports whether an option's money is that of the file: another currency cannot be
// added to it.
func (c *chain) inMoney(o *OptionResult) bool {
	return o.Money == "" || o.Money == c.moneyUnit().String()
}

// Saved is the sum of the changes of all options to one stream, carrier or load.
type Saved struct {
	Of       string   `json:"of"`
	Unit     string   `json:"unit"`
	Base     *float64 `json:"base"`
	Planned  *float64 `json:"planned"`  // change per year, less is negative
	Achieved *float64 `json:"achieved"` // by verified options
	Options  []string `json:"options"`
}

func (c *chain) saved() []Saved {
	rows := map[string]*Saved{}
	for i := range c.r.Options {
		o := &c.r.Options[i]
		if o.State == SetAside {
			continue
		}
		for _, ch := range o.Planned {
			if s := savedRow(rows, &ch, o.ID); s != nil {
				add(&s.Planned, ch.Amount)
			}
		}
		for _, ch := range o.Achieved {
			if s := savedRow(rows, &ch, o.ID); s != nil && o.State == Verified {
				add(&s.Achieved, ch.Amount)
			}
		}
	}
	out := []Saved{}
	for of := range sorted(rows) {
		out = append(out, *rows[of])
	}
	return out
}

func savedRow(rows map[string]*Saved, ch *ChangeResult, option string) *Saved {
	if ch.Amount == nil {
		return nil
	}
	s := rows[ch.Of]
	if s == nil {
		s = &Saved{Of: ch.Of, Unit: ch.Unit, Base: ch.Base}
		rows[ch.Of] = s
	}
	if n := len(s.Options); n == 0 || s.Options[n-1] != option {
		s.Options = append(s.Options, option)
	}
	return s
}

// declared holds totals that the report states against what its parts give, beyond half a
// digit of the total and of every part, and roundTotal.
func (c *chain) declared() {
	if c.r.Effects == nil {
		return
	}
	all := c.r.Effects.Performance[len(c.r.Effects.Performance)-1]
	have := map[string]*float64{
		"investment": all.PlannedInvestment, "saving": all.PlannedSaving, "spent": all.Investment, "verified-saving": all.Saving,
		"options": new(float64(all.Proposed)), "options-done": new(float64(all.Done)),
	}
	for id := range sorted(c.a.Declared) {
		q, at := c.a.Declared[id], "/audit/declared/"+id
		v, ok := have[id]
		switch {
		case !ok:
			c.finding(Query, "report", reason("declared-unknown", id), at)
			continue
		case v == nil:
			c.finding(Error, "report", reason("declared-unfounded", id), at)
			continue
		}
		sum := *v
		bound := c.half(at, q)
		for _, from := range []unit.Unit{c.moneyUnit(), c.moneyUnit().Div(year)} {
			if f, err := from.Factor(q.Unit); err == nil {
				sum *= f
				bound += c.partsHalf(id, q.Unit) + roundTotal*math.Abs(sum)
			}
		}
		if math.Abs(q.Value-sum) > bound*(1+1e-9) {
			c.finding(Error, "report", with(reason("declared-differs", id), q.Value, sum, q.Unit.String()), at)
		}
	}
}

// roundTotal is how far a total of money may be rounded, as a part of it: 6,230,000 stands
// for 6,229,000, 6,200,000 does not.
const roundTotal = 0.001

// partsHalf is half a digit of every amount of money that a declared total sums, in the
// total's unit.
func (c *chain) partsHalf(id string, to unit.Unit) (sum float64) {
	for i := range c.p.Options {
		o := &c.p.Options[i]
		at := c.optionAt(o.ID)
		m, k := c.implementation(o.ID)
		q, name := o.Investment, "/investment"
		if id == "saving" || id == "verified-saving" {
			q, name = o.Saving, "/saving"
		}
		if m != nil && (id == "spent" || id == "verified-saving") {
			spent := m.Investment
			if id == "verified-saving" {
				spent = m.Saving
			}
			if !spent.IsZero() {
				q, at = spent, fmt.Sprintf("/audit/implementation/%d", k)
			}
		}
		if f, err := q.Unit.Factor(to); err == nil && !q.IsZero() {
			sum += c.half(at+name, q) * f
		}
	}
	return sum
}

// half is half a unit in the last printed digit of a quantity of the file, in its own unit;
// zeros at the end are digits.
func (c *chain) half(at string, q unit.Quantity) float64 {
	d, ok := unit.DigitsOf(c.rq.Printed, at, q)
	if !ok {
		return 0
	}
	return d.Last()
}
