package plan_test

import (
	"fmt"
	"maps"
	"math"
	"math/rand/v2"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"

	"headwater/fault"
	"headwater/input"
	"headwater/option"
	"headwater/option/plan"
	"headwater/plant"
	"headwater/rating"
	"headwater/unit"
)

func decode[T any](t testing.TB, name, text string) *T {
	t.Helper()
	f, err := input.Parse(name, []byte(text))
	if err != nil {
		t.Fatalf("%v\n%s", err, text)
	}
	v := new(T)
	if err := f.Decode(v); err != nil {
		t.Fatalf("%v\n%s", err, text)
	}
	return v
}

// system has rows that share streams: fresh water, its reuse rate (more is better), two
// energies of which one sums processes, and two requirements in words. Weights and limits are random.
func system(t testing.TB, rng *rand.Rand) *rating.System {
	w := make([]float64, 6)
	sum := 0.0
	for i := range w {
		w[i] = 1 + rng.Float64()
		sum += w[i]
	}
	var b strings.Builder
	b.WriteString(`
id: s
title: constructed in this test
status: in-force
verification: secondary
source: {title: constructed in this test}
family: composite
grades: [{id: I, index: {of: I, at_least: 85}, limiting: I}, {id: II, index: {of: II, at_least: 80}, limiting: II}, {id: III, every: III}]
missing: {indicator: rescale, group: drop}
profiles: [{id: a, groups: [{id: g, name: g, weight: 1, indicators: [
`)
	levels := func(base, down float64) string {
		return fmt.Sprintf(`{I: "<= %g", II: "<= %g", III: "<= %g"}`, base*(1-down), base*(1-down/2), base)
	}
	row := func(i int, id, unit, value, direction, levels string) {
		fmt.Fprintf(&b, "  {id: %s, name: %s, kind: quantitative, unit: %q, direction: %s, weight: %.17g, limiting: %v, value: '%s', levels: %s},\n", id, id, unit, direction, w[i]/sum, rng.IntN(2) == 0, value, levels)
	}
	down := func() float64 { return 0.02 + 0.2*rng.Float64() }
	row(0, "water", "m3/t", "fresh_water() / output()", "lower", levels(19, down()))
	row(1, "power", "kWh/t", `energy("electricity") / output()`, "lower", levels(96, down()))
	row(2, "waste", "m3/t", "wastewater() / output()", "lower", levels(14.5, down()))
	row(3, "both", "m3/t", "(fresh_water() + wastewater()) / output()", "lower", levels(33.5, down()))
	for i, id := range []string{"words-1", "words-2"} {
		fmt.Fprintf(&b, "  {id: %s, name: %s, kind: qualitative, weight: %.17g, limiting: %v, levels: {I: one, II: two, III: three}},\n", id, id, w[4+i]/sum, rng.IntN(2) == 0)
	}
	b.WriteString("]}]}]\n")
	return decode[rating.System](t, "system.yaml", b.String())
}

// works is a plant with n random options that share streams, exclude and need each other.
func works(t testing.TB, rng *rand.Rand, n int) *plant.Plant {
	var b strings.Builder
	b.WriteString(`
plant: {id: p}
period: 2024
products: [{id: x, output: 100 t}]
processes: [{id: a, makes: [x]}, {id: b, makes: [x]}]
streams:
  - {id: w1, from: "", to: a, material: water, role: fresh, amount: 1200 m3}
  - {id: w2, from: "", to: b, material: water, role: fresh, amount: 800 m3}
  - {id: d1, from: a, to: "", material: water, role: waste, amount: 900 m3}
  - {id: d2, from: b, to: "", material: water, role: waste, amount: 600 m3}
energy: [{carrier: electricity, purchased: 10000 kWh, use: {a: 6000 kWh, b: 4000 kWh}}]
index: {system: s, answers: {words-1: {level: III}, words-2: {level: II}}}
options:
`)
	for k := range n {
		fmt.Fprintf(&b, "  - {id: o%d, investment: %d CNY, effects: [", k, 10+rng.IntN(500))
		for range 1 + rng.IntN(2) {
			change := fmt.Sprintf("%d %%", -2-rng.IntN(25))
			if rng.IntN(8) == 0 {
				change = fmt.Sprintf("%d %%", 2+rng.IntN(10)) // some make things worse
			}
			switch rng.IntN(3) {
			case 0:
				fmt.Fprintf(&b, "{carrier: electricity, process: %s, change: %s}, ", []string{"a", "b"}[rng.IntN(2)], change)
			case 1:
				fmt.Fprintf(&b, "{stream: %s, change: %s}, ", []string{"w1", "w2", "d1", "d2"}[rng.IntN(4)], change)
			case 2:
				fmt.Fprintf(&b, "{stream: %s, change: %s}, ", []string{"w1", "d1"}[rng.IntN(2)], []string{"-40 m3", "-0.5 m3/t", "-60 m3/a"}[rng.IntN(3)])
			}
		}
		b.WriteString("]")
		if rng.IntN(4) == 0 {
			fmt.Fprintf(&b, ", sets: {words-%d: %s}", 1+rng.IntN(2), []string{"I", "II"}[rng.IntN(2)])
		}
		if k > 0 && rng.IntN(4) == 0 {
			fmt.Fprintf(&b, ", requires: [o%d]", rng.IntN(k))
		} else if k > 0 && rng.IntN(4) == 0 {
			fmt.Fprintf(&b, ", excludes: [o%d]", rng.IntN(k))
		}
		b.WriteString("}\n")
	}
	return decode[plant.Plant](t, "plant.yaml", b.String())
}

func request(p *plant.Plant) *rating.Request {
	at := map[string]string{}
	return &rating.Request{Answers: p.Index.Answers, At: at, Nearest: input.Nearest, Draws: -1}
}

func solve(t testing.TB, sys *rating.System, p *plant.Plant, target string, change func(*plan.Problem)) *plan.Result {
	t.Helper()
	trial, err := rating.NewTrial(sys, p, request(p))
	if err != nil {
		t.Fatal(err)
	}
	g, err := plan.NewGraded(trial, target)
	if err != nil {
		t.Fatal(err)
	}
	pr := &plan.Problem{Plant: p, Trials: []*plan.Graded{g}, Target: target}
	if change != nil {
		change(pr)
	}
	r, err := plan.Solve(pr, func() bool { return false })
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// cheapest looks at every set of options, each graded by the rating engine as a whole.
func cheapest(t testing.TB, sys *rating.System, p *plant.Plant, target string) float64 {
	best := math.Inf(1)
	n := len(p.Options)
	index := map[string]int{}
	for k := range p.Options {
		index[p.Options[k].ID] = k
	}
sets:
	for s := range 1 << n {
		chosen := make([]bool, n)
		cost := 0.0
		for k := range n {
			if chosen[k] = s>>k&1 == 1; chosen[k] {
				cost += p.Options[k].Investment.Value
			}
		}
		if cost >= best {
			continue
		}
		for k := range n {
			if !chosen[k] {
				continue
			}
			for _, id := range p.Options[k].Requires {
				if !chosen[index[id]] {
					continue sets
				}
			}
			for _, id := range p.Options[k].Excludes {
				if chosen[index[id]] {
					continue sets
				}
			}
		}
		q, answers := option.Apply(p, chosen)
		rq := request(p)
		all := map[string]plant.Answer{}
		maps.Copy(all, p.Index.Answers)
		maps.Copy(all, answers)
		rq.Answers = all
		a, err := rating.Rate(sys, q, rq)
		if err != nil {
			t.Fatal(err)
		}
		grades := []string{"I", "II", "III"}
		if i := slices.Index(grades, a.Possible.Worst); i >= 0 && i <= slices.Index(grades, target) {
			best = cost
		}
	}
	return best
}

// The plan costs what the cheapest of all sets costs, looked at one by one through the
// rating engine. HEADWATER_PLAN_OPTIONS=18 tries one plant of that size (minutes).
func TestPlanEqualsEnumeration(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 2))
	sizes := []int{}
	for range 120 {
		sizes = append(sizes, 3+rng.IntN(8))
	}
	if n, err := strconv.Atoi(os.Getenv("HEADWATER_PLAN_OPTIONS")); err == nil {
		sizes = []int{n}
	}
	found := 0
	for round, n := range sizes {
		sys, p := system(t, rng), works(t, rng, n)
		target := []string{"I", "II", "III"}[round%3]
		if round%3 == 0 && len(sizes) == 1 {
			target = "II"
		}
		want := cheapest(t, sys, p, target)
		r := solve(t, sys, p, target, nil)
		switch {
		case math.IsInf(want, 1):
			if r.Status != plan.Infeasible || len(r.Reasons) == 0 {
				t.Fatalf("round %d: %s without a plan, reasons %v", round, r.Status, r.Reasons)
			}
		case r.Status != plan.Optimal || !(math.Abs(*r.Investment-want) <= 1e-6):
			t.Fatalf("round %d: %s %v, enumeration %g", round, r.Status, r.Investment, want)
		default:
			if want > 0 {
				found++
			}
			for _, n := range r.Binding {
				if len(n.By) == 0 {
					t.Errorf("round %d: %s is in the plan for nothing", round, n.Option)
				}
			}
			short := solve(t, sys, p, target, func(pr *plan.Problem) { pr.Budget = new(want - 1) })
			if want > 0 && (short.Status != plan.Infeasible || short.Reasons[0].Code != "plan-budget" || *short.Reasons[0].Value != want) {
				t.Errorf("round %d: one yuan less: %s %v", round, short.Status, short.Reasons)
			}
		}
	}
	if found < 10 && len(sizes) > 1 {
		t.Errorf("only %d plans cost something: the test says little", found)
	}
}

// No plan of the front is beaten by another, and the cheapest for the target is in it.
func TestFront(t *testing.T) {
	rng := rand.New(rand.NewPCG(3, 4))
	for range 20 {
		sys, p := system(t, rng), works(t, rng, 7)
		r := solve(t, sys, p, "II", func(pr *plan.Problem) { pr.Front = []string{"cost", "level", "water"} })
		if len(r.Front) == 0 {
			t.Fatal("no front")
		}
		grades := []string{"I", "II", "III", "below"}
		for i, a := range r.Front {
			for j, b := range r.Front {
				if i != j && a.Cost <= b.Cost && slices.Index(grades, a.Level) <= slices.Index(grades, b.Level) && a.Saved["water"] >= b.Saved["water"] {
					t.Errorf("%v is beaten by %v", b, a)
				}
			}
		}
		if r.Status == plan.Optimal {
			least := math.Inf(1)
			for _, p := range r.Front {
				if slices.Index(grades, p.Level) <= 1 {
					least = min(least, p.Cost)
				}
			}
			if least != *r.Investment {
				t.Errorf("the front reaches II for %g, the plan for %g", least, *r.Investment)
			}
		}
	}
}

// Options on one stream act one after the other on what is left; the plant stays.
func TestInteractions(t *testing.T) {
	p := decode[plant.Plant](t, "plant.yaml", `
plant: {id: p}
period: 2024
products: [{id: x, output: 100 t}]
processes: [{id: a, makes: [x]}]
streams: [{id: w, from: "", to: a, material: water, role: fresh, amount: 1000 m3}]
options:
  - {id: half, investment: 1 CNY, effects: [{stream: w, change: -50 %}]}
  - {id: fixed, investment: 1 CNY, effects: [{stream: w, change: -200 m3}]}
  - {id: per-output, investment: 1 CNY, effects: [{stream: w, change: -1 m3/t}]}
  - {id: again, investment: 1 CNY, effects: [{stream: w, change: -40 %}]}
  - {id: more, investment: 1 CNY, effects: [{stream: w, change: -900 m3}]}
`)
	for _, tc := range []struct {
		chosen []bool
		want   float64 // by hand
	}{
		{[]bool{true, false, false, false, false}, 500}, {[]bool{true, true, false, false, false}, 300}, {[]bool{true, true, true, false, false}, 200},
		{[]bool{true, true, true, true, false}, 120}, {[]bool{true, true, true, true, true}, 0}, {[]bool{false, false, false, false, true}, 100},
	} {
		q, _ := option.Apply(p, tc.chosen)
		got, _ := q.Streams[0].Amount.At(2024)
		if !(math.Abs(got.Value-tc.want) <= 1e-9) {
			t.Errorf("%v leaves %g, want %g", tc.chosen, got.Value, tc.want)
		}
	}
	if q, _ := p.Streams[0].Amount.At(2024); q.Value != 1000 || q.Unit != unit.MustParse("m3") {
		t.Error("the plant was modified")
	}
}

// Prerequisites come first, and a year takes what its money allows.
func TestSchedule(t *testing.T) {
	rng := rand.New(rand.NewPCG(5, 6))
	for range 30 {
		sys, p := system(t, rng), works(t, rng, 8)
		r := solve(t, sys, p, "III", func(pr *plan.Problem) { pr.Yearly = new(300.0) })
		year := map[string]int{}
		for _, y := range r.Schedule {
			if y.Investment > 300 && len(y.Options) > 1 {
				t.Errorf("%v costs %g in one year", y.Options, y.Investment)
			}
			for _, id := range y.Options {
				year[id] = y.Year
			}
		}
		for _, id := range r.Selected {
			o := p.Options[slices.IndexFunc(p.Options, func(o plant.Option) bool { return o.ID == id })]
			for _, need := range o.Requires {
				if year[need] == 0 || year[need] > year[id] {
					t.Errorf("%s in %d needs %s in %d", id, year[id], need, year[need])
				}
			}
		}
	}
}

// Wrong options, each with its place.
func TestCheck(t *testing.T) {
	p := decode[plant.Plant](t, "plant.yaml", `
plant: {id: p}
period: 2024
products: [{id: x, output: 100 t}]
processes: [{id: a, makes: [x]}]
streams: [{id: w, from: "", to: a, material: water, role: fresh, amount: 1000 m3}]
options:
  - {id: a, investment: -1 CNY, requires: [b], life: -3 a}
  - {id: b, investment: 1 CNY, requires: [c]}
  - {id: c, investment: 1 CNY, requires: [a], excludes: [a]}
  - {id: d, investment: 1 USD, subsidy: 5 USD, effects: [{stream: w, change: -120 %}, {stream: w, change: -1200 m3}, {stream: w, change: -3 kWh}, {stream: w, change: -11 m3/t}]}
  - {id: e, investment: 1 CNY, sets: {wordz: I, words: below, number: II}}
`)
	var got []string
	for _, f := range fault.All(option.Check(p, map[string]bool{"words": true, "number": false}, input.Nearest)) {
		got = append(got, f.At+" "+f.Code)
	}
	want := []string{
		"/options/0/investment option-negative", "/options/0/life option-negative", "/options/2/requires/0 option-needs-excluded",
		"/options/3/effects/0/change effect-beyond", "/options/3/effects/1/change effect-beyond", "/options/3/effects/2/change effect-unit", "/options/3/effects/3/change effect-beyond",
		"/options/3/investment plan-money", "/options/3/subsidy plan-money", "/options/3/subsidy option-subsidy",
		"/options/4/sets/number option-sets-number", "/options/4/sets/words option-level", "/options/4/sets/wordz option-indicator", "/options/0/requires option-circle",
	}
	if slices.Sort(got); !slices.Equal(got, func() []string { slices.Sort(want); return want }()) {
		t.Errorf("%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}
