package plan

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"headwater/fault"
	"headwater/option"
	"headwater/plant"
	"headwater/rating"
)

// Problem is a plant with the grade that it is to reach.
type Problem struct {
	Plant  *plant.Plant
	Trials []*Graded // every assessment must reach the grade
	Target string    // as the systems name it
	Budget *float64  // what may be spent; nil: no limit
	Yearly *float64  // what may be spent in a year, for the schedule; nil: no limit
	Front  []string  // dimensions of the front: cost, level, index, water, energy, co2
}

// The states of a plan.
const (
	Optimal    = "optimal"
	Feasible   = "feasible" // time ran out with a plan at hand
	Infeasible = "infeasible"
	Timeout    = "timeout" // time ran out without one
)

// Result is the cheapest plan.
type Result struct {
	Status     string         `json:"status"`
	Target     string         `json:"target"`
	Selected   []string       `json:"selected"`
	Investment *float64       `json:"investment"` // net of subsidy
	Bound      *float64       `json:"bound"`      // no plan costs less
	Currency   string         `json:"currency,omitempty"`
	NPV        *float64       `json:"npv"`     // sum over the options, each by itself
	Payback    *float64       `json:"payback"` // years, of their sums
	NPVReason  *fault.Reason  `json:"npv_reason,omitempty"`
	PaidReason *fault.Reason  `json:"payback_reason,omitempty"`
	Level      *string        `json:"level_after"`
	Index      *Index         `json:"index_after"`
	Binding    []Needed       `json:"binding"` // why each option is in the plan
	Saved      []option.Saved `json:"saved"`
	Schedule   []Year         `json:"schedule"`
	Front      []Point        `json:"front,omitempty"`
	Bar        *float64       `json:"bar,omitempty"` // of the index, for the target
	Reasons    []fault.Reason `json:"reasons"`       // infeasible: why
	Left       []Left         `json:"left_out"`
	Nodes      int            `json:"nodes"`
}

// Index is the index of every level after the plan: its bounds.
type Index map[string]rating.Bounds

// Needed is an option of the plan and what would keep the grade away without it.
type Needed struct {
	Option string         `json:"option"`
	By     []fault.Reason `json:"by"`
}

// Year is what is to be done in one year.
type Year struct {
	Year       int      `json:"year"`
	Options    []string `json:"options"`
	Investment float64  `json:"investment"`
}

// Left is an option that could not be chosen.
type Left struct {
	Option string `json:"option"`
	Code   string `json:"code"`
}

// NewGraded makes one assessment ready. It reports a target that its system does not have.
func NewGraded(t *rating.Trial, target string) (*Graded, error) {
	i := slices.Index(t.Grades(), target)
	if i < 0 {
		return nil, fault.Input("", "plan-target", target, strings.Join(t.Grades(), ", "))
	}
	return &Graded{t, i}, nil
}

// Solve finds the cheapest options with which the grade is certain: an exact search that
// stop may end early. Check the options first.
//
// The error holds what the rating engine says of the plant under some options.
func Solve(p *Problem, stop func() bool) (*Result, error) {
	m := &model{Problem: p}
	r := &Result{Target: p.Target, Selected: []string{}, Binding: []Needed{}, Saved: []option.Saved{}, Schedule: []Year{}, Reasons: []fault.Reason{}}
	m.options, r.Left = selectable(p.Plant)
	if len(m.options) > most {
		return nil, fault.Input("/options", "plan-options", len(m.options), most)
	}
	for _, i := range m.options {
		o := &p.Plant.Options[i]
		m.cost = append(m.cost, o.Investment.Value-o.Subsidy.Value)
		r.Currency = o.Investment.Unit.String()
	}
	m.rules()
	for t := range p.Trials {
		x, err := p.Trials[t].Values(p.Plant, nil)
		if err != nil {
			return nil, err
		}
		m.base = append(m.base, x)
	}
	if err := m.link(); err != nil {
		return nil, err
	}
	m.dropIdle(r)
	budget := math.Inf(1)
	if p.Budget != nil {
		budget = *p.Budget
	}
	s := m.run(budget, stop)
	if m.failed != nil {
		return nil, m.failed
	}
	r.Nodes = s.nodes
	switch {
	case s.found && s.stopped:
		r.Status = Feasible
	case s.found:
		r.Status, r.Bound = Optimal, new(s.sum(s.best))
	case s.stopped:
		r.Status = Timeout
	default:
		r.Status = Infeasible
		r.Reasons = m.reasons(stop)
	}
	if s.found {
		m.describe(r, s.best)
	}
	if bar, ok := p.Trials[0].Bar(p.Trials[0].target); ok {
		r.Bar = &bar
	}
	if len(p.Front) > 0 {
		if err := m.front(r, stop); err != nil {
			return nil, err
		}
	}
	slices.SortFunc(r.Left, func(a, b Left) int { return cmp.Compare(a.Option, b.Option) })
	return r, m.failed
}

// dropIdle takes out the options that change no indicator and that no other one needs: a
// cheapest plan never holds them.
func (m *model) dropIdle(r *Result) {
	var used set
	for i := range m.rows {
		used |= m.rows[i].by
	}
	for k := range m.options {
		if used.has(k) {
			used |= m.requires[k]
		}
	}
	for k, i := range m.options {
		if !used.has(k) {
			m.cost[k] = math.Inf(1) // never worth taking
			r.Left = append(r.Left, Left{m.Plant.Options[i].ID, "plan-idle"})
		}
	}
}

func (m *model) ids(s set) []string {
	ids := []string{}
	for k, i := range m.options {
		if s.has(k) {
			ids = append(ids, m.Plant.Options[i].ID)
		}
	}
	return ids
}

// describe fills the plan: what it costs, reaches and saves, and why each option is in it.
func (m *model) describe(r *Result, s set) {
	r.Selected, r.Investment = m.ids(s), new(m.sum(s))
	first := m.Trials[0]
	out := first.Grade(m.vector(0, s))
	r.Level, r.Index = new(gradeName(first, out.Worst)), &Index{}
	for k, id := range []string{"I", "II", "III"} {
		(*r.Index)[id] = rating.Bounds{Low: out.Low[k], High: out.High[k]}
	}
	for k, i := range m.options {
		if !s.has(k) {
			continue
		}
		without := s &^ (m.needed[k] | 1<<k)
		need := Needed{Option: m.Plant.Options[i].ID, By: []fault.Reason{}}
		for t, g := range m.Trials {
			need.By = append(need.By, m.blocks(g, m.vector(t, without))...)
		}
		r.Binding = append(r.Binding, need)
	}
	after, _ := m.plantWith(s)
	r.Saved = append(r.Saved, option.Savings(m.Plant, after)...)
	r.Schedule = m.schedule(s)
}

func gradeName(g *Graded, i int) string {
	if names := g.Grades(); i < len(names) {
		return names[i]
	}
	return rating.Below
}

// blocks are the conditions of the target that values do not meet, as reasons.
func (m *model) blocks(g *Graded, x []float64) (out []fault.Reason) {
	if g.Grade(x).Worst <= g.target {
		return nil
	}
	for _, b := range g.Blocks(x, g.target) {
		if b.Row < 0 {
			out = append(out, fault.Reason{Code: "plan-index", Value: new(b.Low), Limit: new(b.Bar), Items: []string{"Y " + b.Index}})
			continue
		}
		id, product := g.Row(b.Row)
		if product != "" {
			id += " · " + product
		}
		out = append(out, fault.Reason{Code: "plan-row", Items: []string{id, b.Level, b.Required}})
	}
	return out
}

// reasons says why no plan exists, by the smallest cause that explains it alone: an
// indicator that no option can lift far enough, an index that all of them together leave
// short, options that bar each other, or the money.
func (m *model) reasons(stop func() bool) (out []fault.Reason) {
	var all set
	for k := range m.options {
		all |= 1 << k
	}
	for t, g := range m.Trials {
		x, ok := m.bestVector(t, 0, all)
		if ok {
			out = append(out, m.blocks(g, x)...)
		}
	}
	if len(out) > 0 {
		return out
	}
	if m.Budget != nil {
		if s := m.run(math.Inf(1), stop); s.found {
			return []fault.Reason{{Code: "plan-budget", Value: new(s.sum(s.best)), Limit: m.Budget, Items: m.ids(s.best)}}
		}
	}
	return []fault.Reason{{Code: "plan-combination", Items: m.ids(all)}}
}

// schedule spreads a plan over the years after the data year: prerequisites first, then
// the cheapest, as much as a year's money allows. An option dearer than a year's money has
// a year of its own.
func (m *model) schedule(s set) (out []Year) {
	var todo []int
	for k := range m.options {
		if s.has(k) {
			todo = append(todo, k)
		}
	}
	slices.SortStableFunc(todo, func(a, b int) int { return cmp.Compare(m.cost[a], m.cost[b]) })
	var done set
	for year := m.Plant.Year() + 1; len(todo) > 0; year++ {
		y := Year{Year: year, Options: []string{}}
		for taken := true; taken; {
			taken = false
			for n, k := range todo {
				full := m.Yearly != nil && len(y.Options) > 0 && y.Investment+m.cost[k] > *m.Yearly+slackMoney
				if full || m.requires[k]&^done != 0 {
					continue
				}
				y.Options = append(y.Options, m.Plant.Options[m.options[k]].ID)
				y.Investment += m.cost[k]
				done |= 1 << k
				todo = slices.Delete(todo, n, n+1)
				taken = true
				break
			}
		}
		out = append(out, y)
	}
	return out
}
