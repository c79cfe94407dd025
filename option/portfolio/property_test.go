package portfolio

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"headwater/input"
	"headwater/lp"
)

// draw makes a file of up to 16 options with every kind of requirement, tight enough that
// a part of the files cannot be met. Prerequisites lead to earlier options, so that there
// is no circle; a draw that Check refuses is drawn again.
func draw(rng *rand.Rand) *File {
	for {
		f := drawOnce(rng)
		if Check(f, input.Nearest) == nil {
			return f
		}
	}
}

func drawOnce(rng *rand.Rand) *File {
	n := 1 + rng.IntN(11)
	if rng.IntN(20) == 0 {
		n = 14 + rng.IntN(3)
	}
	f := &File{AtLeast: map[string]float64{}}
	if rng.IntN(3) == 0 {
		f.Objective = Investment
	}
	id := func(j int) string { return fmt.Sprintf("o%d", j) }
	one := func(v float64) float64 { return math.Round(v*10) / 10 }
	total := map[string]float64{}
	for j := range n {
		size := math.Exp(rng.NormFloat64())
		o := Option{ID: id(j), Investment: one(size * 50 * rng.Float64()), Benefit: new(one(size * (60*rng.Float64() - 10))), Effects: map[string]float64{"co2": one(size * 100 * rng.Float64())}}
		if rng.IntN(2) == 0 {
			o.Effects["water"] = one(size * (100*rng.Float64() - 20))
		}
		if rng.IntN(6) == 0 {
			o.Investment = 0
		}
		for e, v := range o.Effects {
			total[e] += v
		}
		total[Investment] += o.Investment
		total[Benefit] += *o.Benefit
		f.Options = append(f.Options, o)
	}
	if rng.IntN(4) > 0 {
		f.Budget = new(one(total[Investment] * rng.Float64()))
	}
	for _, e := range []string{"co2", "water", Benefit} {
		if _, known := total[e]; known && rng.IntN(2) == 0 {
			f.AtLeast[e] = one(total[e] * rng.Float64() * 0.8)
		}
	}
	group := func(size int) (ids []string) {
		for _, j := range rng.Perm(n)[:min(size, n)] {
			ids = append(ids, id(j))
		}
		return ids
	}
	for range rng.IntN(4) {
		if n > 1 {
			f.Exclusive = append(f.Exclusive, group(2+rng.IntN(3)))
			a, b := rng.IntN(n), rng.IntN(n)
			if a != b {
				f.Requires = append(f.Requires, []string{id(max(a, b)), id(min(a, b))})
			}
		}
	}
	for range rng.IntN(3) {
		g := group(1 + rng.IntN(5))
		f.AtLeastCount = append(f.AtLeastCount, Count{g, rng.IntN(len(g) + 1)})
	}
	for k := range rng.IntN(3) {
		l := Limit{Name: fmt.Sprint("limit", k), Use: map[string]float64{}}
		sum := 0.0
		for _, i := range group(1 + rng.IntN(n)) {
			v := float64(rng.IntN(9) - 1)
			l.Use[i] = v
			sum += v
		}
		l.Max = math.Round(sum * rng.Float64())
		f.Limits = append(f.Limits, l)
	}
	return f
}

// enumerate tries every set.
func enumerate(f *File) (best float64, found bool) {
	n := len(f.Options)
	sense := 1.0
	if f.objective() == Investment {
		sense = -1
	}
	best = math.Inf(-1)
	taken := map[string]bool{}
	for mask := range 1 << n {
		for j := range n {
			taken[f.Options[j].ID] = mask>>j&1 == 1
		}
		if z, ok := weigh(f, taken); ok {
			best, found = max(best, sense*z), true
		}
	}
	return sense * best, found
}

// without returns the file with the rows of the model that are left out.
func without(f *File, m *Model, out func(i int) bool) *File {
	g := &File{Objective: f.Objective, Options: f.Options, AtLeast: map[string]float64{}}
	seen := map[string]int{}
	for i, c := range m.rows {
		k := seen[c.kind]
		seen[c.kind]++
		if out(i) {
			continue
		}
		switch c.kind {
		case kindBudget:
			g.Budget = f.Budget
		case kindAtLeast:
			g.AtLeast[c.name] = c.limit
		case kindExclusive:
			g.Exclusive = append(g.Exclusive, f.Exclusive[k])
		case kindRequires:
			g.Requires = append(g.Requires, f.Requires[k])
		case kindCount:
			g.AtLeastCount = append(g.AtLeastCount, f.AtLeastCount[k])
		case kindLimit:
			g.Limits = append(g.Limits, f.Limits[k])
		}
	}
	return g
}

// The best set is the one that trying all sets finds; where there is none, the reasons
// cannot be met together, and can without any one of them.
func TestAgainstEnumeration(t *testing.T) {
	rng := rand.New(rand.NewPCG(11, 12))
	solved, infeasible := 0, 0
	for k := range 400 {
		f := draw(rng)
		want, ok := enumerate(f)
		r, err := Solve(f, input.Nearest, lp.Options{})
		if err != nil {
			t.Fatal(err)
		}
		if !ok {
			infeasible++
			if r.Status != Infeasible || r.Objective != nil {
				t.Fatalf("file %d: %s %v; there is no set", k, r.Status, r.Objective)
			}
			if infeasible%4 == 0 {
				checkReasons(t, k, f)
			}
			continue
		}
		solved++
		if r.Status != Optimal || !(math.Abs(*r.Objective-want) <= 1e-9*max(1, math.Abs(want))) {
			t.Fatalf("file %d: %s %v, enumeration %v", k, r.Status, r.Objective, want)
		}
		taken := map[string]bool{}
		for _, id := range r.Selected {
			taken[id] = true
		}
		if z, ok := weigh(f, taken); !ok || math.Abs(z-want) > 1e-6 {
			t.Fatalf("file %d: the set comes to %v (%v)", k, z, ok)
		}
	}
	if solved < 150 || infeasible < 60 {
		t.Errorf("%d solved, %d infeasible: too few of a kind", solved, infeasible)
	}
}

func checkReasons(t *testing.T, k int, f *File) {
	t.Helper()
	m := NewModel(f)
	keep, certain := m.irreducible(lp.Options{})
	if !certain {
		t.Errorf("file %d: undecided", k)
	}
	if _, ok := enumerate(without(f, m, func(i int) bool { return !slices.Contains(keep, i) })); ok {
		t.Errorf("file %d: the reasons %v can be met", k, keep)
	}
	for _, one := range keep {
		if _, ok := enumerate(without(f, m, func(i int) bool { return i == one || !slices.Contains(keep, i) })); !ok {
			t.Errorf("file %d: reason %d of %v is not needed", k, one, keep)
		}
	}
}

// The order of options and groups and the units of amounts do not change what is best.
func TestInvariance(t *testing.T) {
	rng := rand.New(rand.NewPCG(13, 14))
	for k := range 200 {
		f := draw(rng)
		g := &File{Objective: f.Objective, Options: slices.Clone(f.Options), AtLeast: map[string]float64{}, Exclusive: slices.Clone(f.Exclusive), Requires: slices.Clone(f.Requires), AtLeastCount: slices.Clone(f.AtLeastCount), Limits: slices.Clone(f.Limits)}
		money, gain, effect := math.Pow(10, float64(rng.IntN(9)-3)), math.Pow(10, float64(rng.IntN(9)-3)), math.Pow(10, float64(rng.IntN(9)-3))
		for j := range g.Options {
			o := &g.Options[j]
			o.Investment *= money
			o.Benefit = new(*o.Benefit * gain)
			e := map[string]float64{}
			for name, v := range o.Effects {
				e[name] = v * effect
			}
			o.Effects = e
		}
		if f.Budget != nil {
			g.Budget = new(*f.Budget * money)
		}
		for name, v := range f.AtLeast {
			if name == Benefit {
				g.AtLeast[name] = v * gain
			} else {
				g.AtLeast[name] = v * effect
			}
		}
		rng.Shuffle(len(g.Options), func(a, b int) { g.Options[a], g.Options[b] = g.Options[b], g.Options[a] })
		rng.Shuffle(len(g.Exclusive), func(a, b int) { g.Exclusive[a], g.Exclusive[b] = g.Exclusive[b], g.Exclusive[a] })
		rng.Shuffle(len(g.Limits), func(a, b int) { g.Limits[a], g.Limits[b] = g.Limits[b], g.Limits[a] })
		a, errA := Solve(f, input.Nearest, lp.Options{})
		b, errB := Solve(g, input.Nearest, lp.Options{})
		if errA != nil || errB != nil {
			t.Fatal(errA, errB)
		}
		if a.Status != b.Status {
			t.Fatalf("file %d: %s, shuffled and scaled %s", k, a.Status, b.Status)
		}
		if a.Objective == nil {
			continue
		}
		scale := gain
		if f.objective() == Investment {
			scale = money
		}
		if x, y := *a.Objective*scale, *b.Objective; !(math.Abs(x-y) <= 1e-9*max(math.Abs(x), math.Abs(y), scale)) {
			t.Fatalf("file %d: %v, shuffled and scaled %v", k, x, y)
		}
	}
}
