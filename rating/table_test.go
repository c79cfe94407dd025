package rating

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"testing"
)

// The bounds of Grade are held against brute force: every value that a missing row can
// take, every threshold that an unread cell can have, and every corner of the weights
// that were not read, put together by a second implementation of the rule.

// setting is one way to fill in everything that is unknown.
type setting struct {
	x       []float64
	cells   [][3]level
	weights []float64 // by unit
	groups  []float64
}

// worth returns Y of every level and the grade at one setting, straight from the rule.
// It reports false where the weights leave nothing to divide by.
func (t *Table) worth(s *setting, drop bool) (y [3]float64, grade int, ok bool) {
	rank := make([]int, len(t.rows))
	for r := range t.rows {
		rank[r] = rankBelow
		for k := rankIII; k >= rankI; k-- {
			if s.x[r] != NotApplicable && s.cells[r][k].met(s.x[r]) == met {
				rank[r] = k
			}
		}
	}
	var kept float64
	scores := make([]float64, len(t.groups))
	applies := make([]bool, len(t.groups))
	for k := range 3 {
		y[k] = 0
		kept = 0
		for g, group := range t.groups {
			var sum, all float64
			applies[g] = false
			for _, u := range group.units {
				r := t.units[u].rows[0]
				if s.x[r] == NotApplicable {
					continue
				}
				applies[g] = true
				all += s.weights[u]
				if rank[r] <= k {
					sum += s.weights[u]
				}
			}
			if !applies[g] {
				continue
			}
			if all == 0 {
				return y, 0, false
			}
			scores[g] = sum / all
			kept += s.groups[g]
			y[k] += s.groups[g] * scores[g]
		}
		if !drop {
			if kept == 0 {
				return y, 0, false
			}
			y[k] /= kept
		}
		y[k] *= 100
	}
	for i, g := range t.grades {
		holds := g.index < 0 || y[g.index] >= g.bar-slack
		for r := range t.rows {
			need, _ := g.required(t.rows[r].limiting)
			if s.x[r] != NotApplicable && rank[r] > need {
				holds = false
			}
		}
		if holds {
			return y, i, true
		}
	}
	return y, len(t.grades), true
}

// randomTable draws two groups of up to three rows with thresholds 1, 2, 3.
func randomTable(rng *rand.Rand) (*Table, []float64) {
	t := &Table{levels: 3, rules: Missing{Group: []string{"drop", "rescale"}[rng.IntN(2)]}}
	t.grades = []tableGrade{{index: 0, bar: 85, limiting: rankI, others: []int{-1, rankII}[rng.IntN(2)], every: -1}, {index: 1, bar: 85, limiting: rankII, others: -1, every: -1}, {index: -1, limiting: -1, others: -1, every: rankIII}}
	var x []float64
	for g := range 2 {
		t.groups = append(t.groups, tableGroup{weight: []float64{0.3, 0.7}[g], known: true})
		n := 1 + rng.IntN(3)
		left := 1.0
		for i := range n {
			u := weightUnit{group: g, known: true, rows: []int{len(t.rows)}, sharesKnown: true}
			u.weight = left
			if i < n-1 {
				u.weight = math.Round(left*rng.Float64()*20) / 20
			}
			left -= u.weight
			if rng.IntN(4) == 0 {
				u.known = false
			}
			t.groups[g].units = append(t.groups[g].units, len(t.units))
			t.units = append(t.units, u)
			row := tableRow{unit: len(t.units) - 1, share: 1, partOf: -1, limiting: []Tri{Yes, No}[rng.IntN(2)]}
			for k := range 3 {
				row.cells[k] = level{kind: levelBound, rel: lessEqual, lo: float64(k + 1)}
				switch rng.IntN(12) {
				case 0:
					row.cells[k].kind = levelUnknown
				case 1:
					row.cells[k].kind = levelNever
				}
			}
			if rng.IntN(8) == 0 {
				row.cells[2] = level{kind: levelNone}
			}
			t.rows = append(t.rows, row)
			x = append(x, []float64{0.5, 1.5, 2.5, 3.5, math.NaN(), math.NaN(), NotApplicable}[rng.IntN(7)])
		}
	}
	if rng.IntN(3) == 0 {
		t.groups[0].known, t.groups[1].known = false, false
	}
	t.prepare()
	return t, x
}

// settings calls visit with every corner of what is unknown.
func settings(t *Table, x []float64, visit func(*setting)) {
	s := &setting{x: slices.Clone(x), weights: make([]float64, len(t.units)), groups: make([]float64, len(t.groups))}
	for r := range t.rows {
		s.cells = append(s.cells, t.rows[r].cells)
	}
	var rows func(r int)
	var units func(g int)
	rows = func(r int) {
		if r == len(t.rows) {
			units(0)
			return
		}
		values := []float64{x[r]}
		if math.IsNaN(x[r]) {
			values = []float64{0.01, 0.6, 1.6, 2.6, 99}
		}
		for _, v := range values {
			s.x[r] = v
			fillCells(t, s, r, 0, func() { rows(r + 1) })
		}
	}
	units = func(g int) {
		if g == len(t.groups) {
			groupCorners(t, s, visit)
			return
		}
		rest := 1.0
		var open []int
		for _, u := range t.groups[g].units {
			s.weights[u] = 0
			if t.units[u].known {
				s.weights[u] = t.units[u].weight
				rest -= t.units[u].weight
			} else {
				open = append(open, u)
			}
		}
		if len(open) == 0 {
			units(g + 1)
			return
		}
		for _, u := range open {
			s.weights[u] = rest
			units(g + 1)
			s.weights[u] = 0
		}
	}
	rows(0)
}

// fillCells puts thresholds into the unread cells of a row that keep its order.
func fillCells(t *Table, s *setting, r, k int, next func()) {
	if k == 3 {
		last := math.Inf(-1)
		for _, c := range s.cells[r] {
			if c.kind == levelBound {
				if c.lo < last {
					return // out of order: not admissible
				}
				last = c.lo
			}
		}
		next()
		return
	}
	if t.rows[r].cells[k].kind != levelUnknown {
		fillCells(t, s, r, k+1, next)
		return
	}
	for _, lo := range []float64{0.02, 0.7, 1.2, 1.7, 2.2, 2.7, 3.2, 100} {
		s.cells[r][k] = level{kind: levelBound, rel: lessEqual, lo: lo}
		fillCells(t, s, r, k+1, next)
	}
	s.cells[r][k] = t.rows[r].cells[k]
}

func groupCorners(t *Table, s *setting, visit func(*setting)) {
	var open []int
	rest := 1.0
	for g := range t.groups {
		s.groups[g] = 0
		if t.groups[g].known {
			s.groups[g] = t.groups[g].weight
			rest -= s.groups[g]
		} else {
			open = append(open, g)
		}
	}
	if len(open) == 0 {
		visit(s)
	}
	for _, g := range open {
		s.groups[g] = rest
		visit(s)
		s.groups[g] = 0
	}
}

func (t *Table) describe(x []float64) string {
	s := ""
	for r := range t.rows {
		s += fmt.Sprintf("\n  group %d weight %v known %v limiting %s x %v cells %v", t.units[t.rows[r].unit].group, t.units[t.rows[r].unit].weight, t.units[t.rows[r].unit].known, t.rows[r].limiting, x[r], t.rows[r].cells)
	}
	return s + fmt.Sprintf("\n  groups %v rules %v", t.groups, t.rules)
}

// Grade's bounds hold every setting, and are reached by one.
func TestBoundsAgainstBruteForce(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 2))
	for n := range 400 {
		table, x := randomTable(rng)
		result := table.NewResult()
		table.Grade(result, x)
		low, high := [3]float64{1e9, 1e9, 1e9}, [3]float64{-1, -1, -1}
		best, worst, any := len(table.grades), 0, false
		settings(table, x, func(s *setting) {
			y, grade, ok := table.worth(s, table.rules.Group == "drop")
			if !ok {
				return
			}
			any = true
			for k := range 3 {
				low[k], high[k] = min(low[k], y[k]), max(high[k], y[k])
			}
			best, worst = min(best, grade), max(worst, grade)
		})
		if !any {
			continue
		}
		for k := range 3 {
			if math.Abs(low[k]-result.Low[k]) > 1e-9 || math.Abs(high[k]-result.High[k]) > 1e-9 {
				t.Fatalf("table %d: Y %d is %v to %v, brute force %v to %v%s", n, k, result.Low[k], result.High[k], low[k], high[k], table.describe(x))
			}
		}
		if best != result.Best || worst != result.Worst {
			t.Fatalf("table %d: grade %d to %d, brute force %d to %d%s", n, result.Best, result.Worst, best, worst, table.describe(x))
		}
	}
}

func BenchmarkGrade(b *testing.B) {
	t := &Table{levels: 3, grades: []tableGrade{{index: 0, bar: 85, limiting: rankI, others: rankII, every: -1}, {index: 1, bar: 85, limiting: rankII, others: -1, every: -1}, {index: -1, limiting: -1, others: -1, every: rankIII}}}
	rng := rand.New(rand.NewPCG(3, 4))
	var x []float64
	for g := range 7 {
		t.groups = append(t.groups, tableGroup{weight: 1.0 / 7, known: true})
		for i := range 50 {
			if i%7 != g {
				continue
			}
			t.groups[g].units = append(t.groups[g].units, len(t.units))
			t.units = append(t.units, weightUnit{group: g, weight: 1.0 / 7, known: true, rows: []int{len(t.rows)}, sharesKnown: true})
			row := tableRow{unit: len(t.units) - 1, share: 1, partOf: -1, limiting: No}
			for k := range 3 {
				row.cells[k] = level{kind: levelBound, rel: lessEqual, lo: float64(k + 1)}
			}
			t.rows = append(t.rows, row)
			x = append(x, 3.5*rng.Float64())
		}
	}
	t.prepare()
	result := t.NewResult()
	if n := testing.AllocsPerRun(100, func() { t.Grade(result, x) }); n != 0 {
		b.Fatalf("Grade allocates %v times", n)
	}
	b.ReportAllocs()
	for b.Loop() {
		t.Grade(result, x)
	}
	b.ReportMetric(float64(len(x)), "indicators")
}

func TestGradeAllocatesNothing(t *testing.T) {
	table, x := randomTable(rand.New(rand.NewPCG(5, 6)))
	result := table.NewResult()
	if n := testing.AllocsPerRun(100, func() { table.Grade(result, x) }); n != 0 {
		t.Errorf("Grade allocates %v times", n)
	}
}

// The quick form of a row gives the rank of the plain one, at the limits too.
func TestStepsAgreeWithCells(t *testing.T) {
	rng := rand.New(rand.NewPCG(7, 8))
	for range 2000 {
		row := tableRow{partOf: -1}
		values := []float64{-5, 0, 0.5, 99}
		for k := range row.cells {
			row.cells[k] = level{kind: []levelKind{levelBound, levelBound, levelBound, levelNone, levelNever}[rng.IntN(5)], rel: relation(rng.IntN(4)), lo: float64(rng.IntN(9) - 4)}
			at := row.cells[k].lo
			tol := rounding * math.Abs(at)
			values = append(values, at, at-tol/2, at+tol/2, at-2*tol, at+2*tol, math.Nextafter(at, 9), math.Nextafter(at, -9))
		}
		s := stepOf(&row)
		if !s.plain {
			continue
		}
		for _, x := range values {
			if got, want := s.rank(x), row.grade(x); got != want.Best || got != want.Worst {
				t.Fatalf("%v at %v: rank %d, cells give %+v", row.cells, x, got, want)
			}
		}
	}
}
