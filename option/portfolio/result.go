package portfolio

import (
	"math"
	"strconv"

	"headwater/fault"
	"headwater/lp"
)

// The states of a result.
const (
	Optimal    = "optimal"    // proven: nothing better exists
	Feasible   = "feasible"   // the best when time ran out; bound says what is still possible
	Infeasible = "infeasible" // proven: the requirements cannot be met together
	Timeout    = "timeout"    // time ran out before a set was found
)

// Result is what was chosen.
type Result struct {
	Status      string             `json:"status"`
	Goal        string             `json:"goal"`      // benefit or investment
	Objective   *float64           `json:"objective"` // null where nothing was chosen
	Bound       *float64           `json:"bound"`     // no set is better
	Gap         *float64           `json:"gap"`       // |bound − objective| / |objective|
	Selected    []string           `json:"selected"`
	Totals      map[string]float64 `json:"totals"`
	Constraints []Constraint       `json:"constraints"`
	Solver      string             `json:"solver"`
	Proof       string             `json:"proof,omitempty"` // whose: builtin, or the solver's word
	Nodes       int                `json:"nodes,omitempty"`
	Reason      *fault.Reason      `json:"reason,omitempty"` // of what is null
	Reasons     []fault.Reason     `json:"reasons,omitempty"`
	Notes       []fault.Reason     `json:"notes,omitempty"`
	Irreducible *bool              `json:"irreducible,omitempty"` // each of the reasons is needed
}

// Constraint is how a requirement is met. Slack is what is left before it binds.
type Constraint struct {
	Kind  string   `json:"kind"`
	Name  string   `json:"name,omitempty"`
	Of    []string `json:"of,omitempty"`
	Value float64  `json:"value"`
	Limit float64  `json:"limit"`
	Slack float64  `json:"slack"`
}

// choose fills in what follows from a set: totals, constraints, objective.
func (m *Model) choose(r *Result, x []float64) {
	f := m.file
	r.Selected = []string{}
	taken := make([]bool, len(x))
	for j := range f.Options {
		if taken[j] = x[j] > 0.5; taken[j] {
			r.Selected = append(r.Selected, f.Options[j].ID)
		}
	}
	r.Objective = new(m.total(taken, f.objective()))
	r.Totals = map[string]float64{Investment: m.total(taken, Investment)}
	names := map[string]bool{}
	for j := range f.Options {
		if f.Options[j].Benefit != nil {
			names[Benefit] = true
		}
		for e := range f.Options[j].Effects {
			names[e] = true
		}
	}
	for e := range names {
		r.Totals[e] = m.total(taken, e)
	}
	for i, c := range m.rows {
		row := &m.Problem.Rows[i]
		var terms []float64
		for k, j := range row.Index {
			if taken[j] {
				terms = append(terms, row.Value[k])
			}
		}
		out := Constraint{Kind: c.kind, Name: c.name, Of: c.items, Value: sum(terms), Limit: c.limit}
		if math.IsInf(row.Upper, 1) {
			out.Slack = sum([]float64{out.Value, -c.limit})
		} else {
			out.Slack = sum([]float64{c.limit, -out.Value})
		}
		r.Constraints = append(r.Constraints, out)
	}
}

func (m *Model) total(taken []bool, amount string) float64 {
	var terms []float64
	for j := range taken {
		if taken[j] {
			terms = append(terms, m.file.Options[j].amount(amount))
		}
	}
	return sum(terms)
}

// sum adds decimal fractions as people do: where all terms have at most 6 decimals, the
// sum has no others. 0.1 + 0.2 is 0.3.
func sum(terms []float64) float64 {
	plain := 0.0
	places := 0
	for _, t := range terms {
		plain += t
		s := strconv.FormatFloat(t, 'f', -1, 64)
		for i := range len(s) {
			if s[i] == '.' {
				places = max(places, len(s)-i-1)
			}
		}
	}
	if places > 6 || math.Abs(plain) > 1e9 {
		return plain
	}
	v, err := strconv.ParseFloat(strconv.FormatFloat(plain, 'f', places, 64), 64)
	if err != nil || v == 0 {
		return 0
	}
	return v
}

// setBound records what is proven of the objective.
func (m *Model) setBound(r *Result, bound float64) {
	if math.IsInf(bound, 0) || math.IsNaN(bound) {
		return
	}
	r.Bound = new(bound)
	if r.Objective == nil {
		return
	}
	t := lp.Result{X: []float64{}, Objective: *r.Objective, Bound: bound}
	r.Gap = new(t.Gap())
}
