package portfolio

import (
	"math"
	"slices"
	"strings"
	"testing"

	"headwater/fault"
	"headwater/input"
	"headwater/lp"
)

const good = `
options:
  - {id: A, investment: 46.8, benefit: 59.7, effects: {co2: 183.4, water: 256.5}}
  - {id: B, investment: 75.3, benefit: 21.8, effects: {co2: 387.4}}
  - {id: C, benefit: 3}
budget: 100
`

// Every problem of one file in one run, each at its place.
func TestBadInput(t *testing.T) {
	for _, tc := range []struct{ name, yaml, want string }{
		{"nothing", "options: []", "/options portfolio-no-options"},
		{"objective", good + "objective: benefits", "/objective portfolio-objective"},
		{"twice", good + "requires: [[A, B], [B, C], [C, A]]\nexclusive: [[A]]", "/requires/2 portfolio-cycle; /exclusive/0 portfolio-exclusive-small"},
		{"two circles", good + "requires: [[A, B], [B, A], [C, C]]", "/requires/1 portfolio-cycle; /requires/2 portfolio-requires-self"},
		{"excludes what it needs", good + "requires: [[B, A]]\nexclusive: [[A, B]]", "/exclusive/0 portfolio-excludes-need"},
		{"excludes what its need needs", good + "requires: [[A, B], [B, C]]\nexclusive: [[C, A]]", "/exclusive/0 portfolio-excludes-need"},
		{"unknown", good + "requires: [[A, Bb]]\nexclusive: [[A, Q]]\nat_least_count: [{of: [Z], count: 1}]\nlimits: [{name: l, use: {Y: 1}, max: 1}]",
			"/requires/0/1 portfolio-id-unknown; /exclusive/0/1 portfolio-id-unknown; /at_least_count/0/of/0 portfolio-id-unknown; /limits/0/use/Y portfolio-id-unknown"},
		{"in a group twice", good + "exclusive: [[A, B, A]]", "/exclusive/0/2 portfolio-group-twice"},
		{"triple", good + "requires: [[A, B, C]]", "/requires/0 portfolio-requires-pair"},
		{"effect", good + "at_least: {co2: 1, watr: 2}", "/at_least/watr portfolio-effect-unknown"},
		{"counts", good + "at_least_count: [{of: [A, B], count: 3}, {of: [A], count: -1}]", "/at_least_count/0/count portfolio-count-large; /at_least_count/1/count portfolio-count-negative"},
		{"limits", good + "limits: [{name: l, use: {A: 1}, max: 1}, {name: l, use: {A: 1}, max: 1}]", "/limits/1/name portfolio-limit-twice"},
		{"amounts", "options: [{id: A, investment: -1, benefit: 1}, {id: A, benefit: 1}, {id: ' ', benefit: 1}, {id: D}]\nbudget: -5",
			"/options/0/investment portfolio-investment-negative; /options/1/id portfolio-id-twice; /options/2/id portfolio-id-empty; /options/3 portfolio-benefit-missing; /budget portfolio-budget-negative"},
		{"reserved", "options: [{id: A, benefit: 1, effects: {investment: 3}}]", "/options/0/effects/investment portfolio-effect-reserved"},
		{"benefit as a target", "objective: investment\noptions: [{id: A, investment: 1}]\nat_least: {benefit: 2}", "/options/0 portfolio-benefit-missing"},
	} {
		t.Run(tc.name, func(t *testing.T) {
			doc, err := input.Parse("f", []byte(tc.yaml))
			if err != nil {
				t.Fatal(err)
			}
			f := &File{}
			if err := doc.Decode(f); err != nil {
				t.Fatal(err)
			}
			var got []string
			for _, p := range fault.All(Check(f, input.Nearest)) {
				got = append(got, p.At+" "+p.Code)
			}
			want := strings.Split(tc.want, "; ")
			slices.Sort(got)
			slices.Sort(want)
			if !slices.Equal(got, want) {
				t.Errorf("got  %v\nwant %v", got, want)
			}
			if _, err := Solve(f, input.Nearest, lp.Options{}); err == nil {
				t.Error("solved all the same")
			}
		})
	}
}

// Numbers that are none come from callers in Go; a file cannot hold them.
func TestNotANumber(t *testing.T) {
	for _, v := range []float64{math.NaN(), math.Inf(1), math.Inf(-1)} {
		for k, f := range []*File{
			{Options: []Option{{ID: "A", Investment: v, Benefit: new(1.0)}}},
			{Options: []Option{{ID: "A", Benefit: new(v)}}},
			{Options: []Option{{ID: "A", Benefit: new(1.0), Effects: map[string]float64{"x": v}}}},
			{Options: []Option{{ID: "A", Benefit: new(1.0)}}, Budget: new(v)},
			{Options: []Option{{ID: "A", Benefit: new(1.0), Effects: map[string]float64{"x": 1}}}, AtLeast: map[string]float64{"x": v}},
			{Options: []Option{{ID: "A", Benefit: new(1.0)}}, Limits: []Limit{{Name: "l", Use: map[string]float64{"A": v}, Max: 1}}},
			{Options: []Option{{ID: "A", Benefit: new(1.0)}}, Limits: []Limit{{Name: "l", Use: map[string]float64{"A": 1}, Max: v}}},
		} {
			if p := fault.All(Check(f, input.Nearest)); len(p) != 1 || p[0].Code != "portfolio-number" {
				t.Errorf("%v at %d: %v", v, k, p)
			}
		}
	}
}

// What needs two options that exclude each other is no error, but said.
func TestNever(t *testing.T) {
	f := &File{Options: []Option{{ID: "A", Benefit: new(1.0)}, {ID: "B", Benefit: new(1.0)}, {ID: "C", Benefit: new(9.0)}}, Requires: [][]string{{"C", "A"}, {"C", "B"}}, Exclusive: [][]string{{"A", "B"}}}
	r, err := Solve(f, input.Nearest, lp.Options{})
	if err != nil || *r.Objective != 1 || len(r.Notes) != 1 || r.Notes[0].Code != "portfolio-never" {
		t.Errorf("%+v, %v", r, err)
	}
}

func TestJudge(t *testing.T) {
	f := &File{Options: []Option{{ID: "A", Investment: 60, Benefit: new(10.0)}, {ID: "B", Investment: 60, Benefit: new(9.0)}, {ID: "C", Investment: 30, Benefit: new(5.0)}}, Budget: new(100.0)}
	m := NewModel(f)
	own := lp.Branch(m.Problem, lp.Options{}) // A and C: 15
	none := lp.Unknown(m.Problem)
	for _, tc := range []struct {
		name   string
		answer lp.Answer
		own    *lp.Result
		want   string // status and proof, or code
	}{
		{"right", lp.Answer{Status: lp.Optimal, Objective: 15, X: []float64{1, 0, 1}}, own, "optimal builtin"},
		{"on its word", lp.Answer{Status: lp.Optimal, Objective: 15, X: []float64{0.9999999, 0, 1}}, none, "optimal peer"},
		{"stopped", lp.Answer{Status: lp.Feasible, Objective: 14, X: []float64{0, 1, 1}}, none, "feasible "},
		{"without a point", lp.Answer{Status: lp.Stopped}, none, "timeout "},
		{"half an option", lp.Answer{Status: lp.Optimal, Objective: 12.5, X: []float64{1, 0, 0.5}}, none, "portfolio-solver-fraction"},
		{"two of one", lp.Answer{Status: lp.Optimal, Objective: 15, X: []float64{0, 0, 3}}, none, "portfolio-solver-fraction"},
		{"over budget", lp.Answer{Status: lp.Optimal, Objective: 19, X: []float64{1, 1, 0}}, none, "portfolio-solver-breaks"},
		{"wrong sum", lp.Answer{Status: lp.Optimal, Objective: 16, X: []float64{1, 0, 1}}, own, "portfolio-solver-objective"},
		{"not the best", lp.Answer{Status: lp.Optimal, Objective: 14, X: []float64{0, 1, 1}}, own, "portfolio-solver-not-optimal"},
		{"not infeasible", lp.Answer{Status: lp.Infeasible}, own, "portfolio-solver-not-infeasible"},
		{"NaN", lp.Answer{Status: lp.Optimal, Objective: 15, X: []float64{math.NaN(), 0, 1}}, none, "portfolio-solver-fraction"},
	} {
		t.Run(tc.name, func(t *testing.T) {
			r, err := m.Judge("peer", &tc.answer, tc.own, lp.Options{})
			got := ""
			if err != nil {
				got = fault.All(err)[0].Code
			} else {
				got = r.Status + " " + r.Proof
			}
			if got != tc.want {
				t.Errorf("%s, want %s", got, tc.want)
			}
		})
	}
}

func TestSum(t *testing.T) {
	for _, tc := range []struct {
		terms []float64
		want  float64
	}{{[]float64{0.1, 0.2}, 0.3}, {[]float64{0.7, 0.1, -0.8}, 0}, {[]float64{1e-9, 1}, 1 + 1e-9}, {nil, 0}, {[]float64{1e12, 0.1}, 1e12 + 0.1}} {
		if got := sum(tc.terms); got != tc.want || math.Signbit(got) {
			t.Errorf("sum of %v is %v", tc.terms, got)
		}
	}
}
