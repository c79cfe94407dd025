package procedure

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"headwater/datum"
	"headwater/fault"
	"headwater/plant"
	"headwater/unit"
)

// The two classes by cost and the three states of an option.
const (
	Low  = "low"  // no cost or low cost
	High = "high" // medium or high cost

	Planned  = "planned"
	Done     = "done"
	Verified = "verified"
	SetAside = "set-aside"
)

// OptionResult is an option with what it rests on, what was expected of it and what came
// of it.
type OptionResult struct {
	ID             string         `json:"id"`
	Name           datum.Text     `json:"name"`
	Aspect         string         `json:"aspect,omitempty"`
	Cost           string         `json:"cost"`
	Class          string         `json:"class"` // low, high
	Measure        string         `json:"measure,omitempty"`
	Technique      string         `json:"technique,omitempty"`
	Causes         []string       `json:"causes"`   // ids of causes
	Findings       []string       `json:"findings"` // ids of walk-through findings
	Targets        []string       `json:"targets"`
	Screened       string         `json:"screened,omitempty"`
	Reason         datum.Text     `json:"reason,omitzero"`
	State          string         `json:"state"`
	Due            datum.Date     `json:"due,omitzero"`
	Done           datum.Date     `json:"done,omitzero"`
	Verified       datum.Date     `json:"verified,omitzero"`
	Funding        datum.Text     `json:"funding,omitzero"`
	Investment     *float64       `json:"investment"`
	Saving         *float64       `json:"saving"`  // per year
	Payback        *float64       `json:"payback"` // years, saving before tax
	Spent          *float64       `json:"spent"`
	VerifiedSaving *float64       `json:"verified_saving"`
	Money          string         `json:"money"`
	Planned        []ChangeResult `json:"planned"`
	Achieved       []ChangeResult `json:"achieved"`
	Evidence       []string       `json:"evidence,omitempty"`
}

// ChangeResult is what an option does to one stream, carrier or load in a year.
type ChangeResult struct {
	Of      string        `json:"of"` // stream:w1, carrier:electricity, load:COD/plant-outlet
	Stated  string        `json:"stated"`
	Amount  *float64      `json:"amount"`
	Unit    string        `json:"unit"`
	Base    *float64      `json:"base"` // the base year's amount
	Reason  *fault.Reason `json:"reason,omitempty"`
	change  *plant.Change
	percent bool
}

// lowCost are the words for a cost class that the enterprise decides by itself.
var lowCost = []string{"", "no", "none", "no-cost", "low", "low-cost", "no-low", "no/low", "no/low-cost", "no-low-cost", "无/低费", "无低费", "无费", "低费"}

func (c *chain) implementation(id string) (*plant.Implementation, int) {
	for i := range c.a.Implementation {
		if c.a.Implementation[i].Option == id {
			return &c.a.Implementation[i], i
		}
	}
	return nil, -1
}

func (c *chain) options() []OptionResult {
	out := []OptionResult{}
	for i := range c.p.Options {
		o := &c.p.Options[i]
		r := OptionResult{ID: o.ID, Name: o.Name, Aspect: o.Cause, Cost: o.Cost, Class: High, Technique: o.Technique, Causes: []string{}, Findings: []string{}, Targets: []string{}, Planned: []ChangeResult{}, Achieved: []ChangeResult{}}
		if slices.Contains(lowCost, o.Cost) {
			r.Class = Low
		}
		c.rests(&r)
		if r.State = cmp.Or(o.Status, Planned); c.r.Edition == Evaluation && r.Class == High {
			r.State = Planned
		}
		c.money(&r, o)
		planned := effects(o)
		if m, _ := c.implementation(o.ID); m != nil {
			c.carried(&r, m)
			if m.Planned != nil {
				planned = m.Planned
			}
		}
		r.Planned = c.changes(planned)
		c.checkOption(&r, o)
		if !c.inMoney(&r) {
			c.finding(Query, "report", reason("option-currency", r.ID, r.Money, c.moneyUnit().String()), c.optionAt(r.ID))
		}
		out = append(out, r)
	}
	c.consumption(out)
	c.measures(out)
	return out
}

// effects are the effects of an option on streams and carriers, as changes.
func effects(o *plant.Option) (out []plant.Change) {
	for _, e := range o.Effects {
		out = append(out, plant.Change{Stream: e.Stream, Carrier: e.Carrier, Process: e.Process, Amount: e.Change})
	}
	return out
}

// rests finds the causes, findings and targets that name an option.
func (c *chain) rests(r *OptionResult) {
	for _, x := range c.a.Causes {
		for aspect := range sorted(x.Aspects) {
			if slices.Contains(x.Aspects[aspect].Options, r.ID) && !slices.Contains(r.Causes, x.ID) {
				r.Causes = append(r.Causes, x.ID)
			}
		}
	}
	for _, x := range c.a.Findings {
		if slices.Contains(x.Options, r.ID) {
			r.Findings = append(r.Findings, x.ID)
		}
	}
	for _, x := range c.a.Targets {
		if slices.Contains(x.Options, r.ID) {
			r.Targets = append(r.Targets, x.ID)
		}
	}
}

// money sets investment, saving and payback: N = (I − subsidy) / saving, in the money of
// the file, or where that cannot be in the option's own.
func (c *chain) money(r *OptionResult, o *plant.Option) {
	to := c.moneyUnit()
	switch {
	case !o.Investment.IsZero() && !to.Same(o.Investment.Unit):
		to = o.Investment.Unit
	case o.Investment.IsZero() && !o.Saving.IsZero() && !to.Same(o.Saving.Unit.Mul(year)):
		to = o.Saving.Unit.Mul(year)
	}
	if q, err := o.Investment.In(to); err == nil && !o.Investment.IsZero() {
		r.Investment, r.Money = &q.Value, to.String()
	}
	if q, err := o.Saving.In(to.Div(year)); err == nil && !o.Saving.IsZero() {
		r.Saving, r.Money = &q.Value, to.String()
	}
	if r.Investment != nil && r.Saving != nil && *r.Saving > 0 {
		net := *r.Investment
		if q, err := o.Subsidy.In(to); err == nil && !o.Subsidy.IsZero() {
			net -= q.Value
		}
		r.Payback = new(net / *r.Saving)
	}
}

func (c *chain) carried(r *OptionResult, m *plant.Implementation) {
	r.Measure, r.Screened, r.Reason, r.Due, r.Done, r.Verified, r.Funding, r.Evidence = m.Measure, m.Screened, m.Reason, m.Due, m.Done, m.Verified, m.Funding, m.Evidence
	switch {
	case m.Screened == "infeasible":
		r.State = SetAside
	case !m.Verified.IsZero():
		r.State = Verified
	case !m.Done.IsZero():
		r.State = Done
	default:
		r.State = Planned
	}
	to := c.moneyUnit()
	if !m.Investment.IsZero() {
		r.Spent = new(m.Investment.Value)
		if q, err := m.Investment.In(to); err == nil {
			r.Spent = new(q.Value)
		}
	}
	if !m.Saving.IsZero() {
		r.VerifiedSaving = new(m.Saving.Value)
		if q, err := m.Saving.In(to.Div(year)); err == nil {
			r.VerifiedSaving = new(q.Value)
		}
	}
	r.Achieved = c.changes(m.Achieved)
	if c.r.Edition == Evaluation && r.Class == High && r.State != SetAside {
		r.State, r.Done, r.Verified, r.Spent, r.VerifiedSaving, r.Achieved = Planned, datum.Date{}, datum.Date{}, nil, nil, []ChangeResult{}
	}
}

// moneyUnit is the currency of the file's finance, or that of its first investment.
func (c *chain) moneyUnit() unit.Unit {
	if c.p.Finance != nil {
		if u, err := unit.Parse(c.p.Finance.Currency); err == nil && c.p.Finance.Currency != "" {
			return u
		}
	}
	for i := range c.p.Options {
		if q := c.p.Options[i].Investment; !q.IsZero() {
			return q.Unit
		}
	}
	return unit.MustParse("CNY")
}

// changes puts every change into an amount per year of the base year.
func (c *chain) changes(list []plant.Change) []ChangeResult {
	out := []ChangeResult{}
	for i := range list {
		ch := &list[i]
		r := ChangeResult{Stated: ch.Amount.String(), change: ch, percent: ch.Amount.Unit.IsPercent()}
		base, why := c.base(ch, &r)
		if why != nil {
			r.Reason = why
			out = append(out, r)
			continue
		}
		r.Base, r.Unit = new(base.Value), base.Unit.String()
		of := base
		if ch.Process != "" && r.percent { // of what the process uses
			if of, why = c.usedBy(ch.Carrier, ch.Process); why == nil {
				of, why = inSame(of, base)
			}
		}
		if why != nil {
			r.Reason = why
		} else if v, why := c.absolute(ch.Amount, of); why != nil {
			r.Reason = why
		} else {
			r.Amount = &v
		}
		out = append(out, r)
	}
	return out
}

// inSame is an amount in the unit of another.
func inSame(q, as unit.Quantity) (unit.Quantity, *fault.Reason) {
	x, err := q.In(as.Unit)
	if err != nil {
		return q, reason("units-differ", q.Unit.String(), as.Unit.String())
	}
	return x, nil
}

// base is the base year's amount of what a change is about.
func (c *chain) base(ch *plant.Change, r *ChangeResult) (unit.Quantity, *fault.Reason) {
	var x part
	var why *fault.Reason
	switch {
	case ch.Stream != "":
		r.Of = "stream:" + ch.Stream
		x, why = c.streamAmount(c.p, ch.Stream)
	case ch.Carrier != "":
		r.Of = "carrier:" + ch.Carrier
		x, why = c.carrierAmount(c.p, ch.Carrier)
	default:
		point := cmp.Or(ch.Point, "plant-outlet")
		r.Of = "load:" + ch.Pollutant + "/" + point
		x, why = c.load(c.p, ch.Pollutant, point)
	}
	return x.amount, why
}

func (c *chain) checkOption(r *OptionResult, o *plant.Option) {
	if len(r.Causes) == 0 && len(r.Findings) == 0 && (len(c.a.Causes) > 0 || len(c.a.Findings) > 0) {
		c.finding(Error, "generate", reason("option-without-cause", r.ID), c.optionAt(r.ID))
	}
	for i, x := range c.a.Causes {
		for aspect := range sorted(x.Aspects) {
			if slices.Contains(x.Aspects[aspect].Options, r.ID) && o.Cause != "" && slices.Contains(plant.Aspects, o.Cause) {
				if _, ok := x.Aspects[o.Cause]; !ok || !slices.Contains(x.Aspects[o.Cause].Options, r.ID) {
					c.finding(Query, "classify", reason("aspect-differs", r.ID, o.Cause, x.ID, aspect), c.optionAt(r.ID)+"/cause", fmt.Sprintf("/audit/causes/%d", i))
				}
			}
		}
	}
	m, k := c.implementation(o.ID)
	if m == nil {
		return
	}
	if o.Status == Done && m.Done.IsZero() || o.Status == Verified && m.Verified.IsZero() {
		c.finding(Error, "low-results", reason("status-differs", r.ID, o.Status), c.optionAt(r.ID)+"/status", fmt.Sprintf("/audit/implementation/%d", k))
	}
	if r.State == Verified && len(m.Evidence) == 0 {
		c.finding(Error, verifyStep(r), reason("verified-without-evidence", r.ID), fmt.Sprintf("/audit/implementation/%d", k))
	}
	if r.State == SetAside && (m.Reason == datum.Text{}) {
		c.finding(Query, "screen", reason("set-aside-without-reason", r.ID), fmt.Sprintf("/audit/implementation/%d", k))
	}
	if r.Class == High && r.State != SetAside && (r.Investment == nil || r.Saving == nil && len(r.Planned) == 0) {
		c.finding(Query, "economic", reason("option-without-economics", r.ID), c.optionAt(r.ID))
	}
}

func verifyStep(r *OptionResult) string {
	if r.Class == Low {
		return "verify-low"
	}
	return "verify-high"
}

func (c *chain) optionAt(id string) string {
	for i := range c.p.Options {
		if c.p.Options[i].ID == id {
			return fmt.Sprintf("/options/%d", i)
		}
	}
	return "/options"
}

// consumption reports changes that take away more than there was: of one option, or of
// all verified options together.
func (c *chain) consumption(list []OptionResult) {
	type sum struct {
		amount, base float64
		unit         string
		ids, at      []string
	}
	sums := map[string]*sum{}
	for i := range list {
		o := &list[i]
		if o.State == SetAside {
			continue
		}
		_, k := c.implementation(o.ID)
		for j, ch := range o.Achieved {
			if ch.Amount == nil || *ch.Amount >= 0 {
				continue
			}
			s := sums[ch.Of]
			if s == nil {
				s = &sum{base: *ch.Base, unit: ch.Unit}
				sums[ch.Of] = s
			}
			s.amount -= *ch.Amount
			s.ids = append(s.ids, o.ID)
			s.at = append(s.at, fmt.Sprintf("/audit/implementation/%d/achieved/%d", k, j))
		}
	}
	for of := range sorted(sums) {
		if s := sums[of]; s.amount > s.base*(1+1e-9) {
			c.finding(Error, "effect", with(reason("saving-above-consumption", of[strings.Index(of, ":")+1:], strings.Join(s.ids, ", ")), s.amount, s.base, s.unit), s.at...)
		}
	}
}

// measures asks where most options only treat what was generated.
func (c *chain) measures(list []OptionResult) {
	n, end := 0, 0
	for i := range list {
		if list[i].State == SetAside || list[i].Measure == "" {
			continue
		}
		n++
		if list[i].Measure == "end-of-pipe" {
			end++
		}
	}
	if n > 0 && float64(end)/float64(n) > c.t.questions.EndOfPipe {
		c.finding(Query, "classify", with(reason("end-of-pipe-share"), float64(end)/float64(n)*100, c.t.questions.EndOfPipe*100, "%"), "/audit/implementation")
	}
}
