package chart

import (
	"math"
	"math/rand/v2"
	"slices"
	"testing"
)

// ledBack lists the ids of the flows that lead back.
func ledBack(d SankeyData) (ids []string) {
	n := newNetwork(&d)
	n.findLoops()
	for _, a := range n.arcs {
		if a.back {
			ids = append(ids, a.ID)
		}
	}
	slices.Sort(ids)
	return ids
}

func TestLoops(t *testing.T) {
	for _, tc := range []struct {
		name  string
		flows []Flow
		want  []string
	}{
		{"none", []Flow{flow("a", "", "1", 5, "", ""), flow("b", "1", "2", 5, "", ""), flow("c", "1", "3", 0, "", "")}, nil},
		{"ring: the node that supply feeds comes first", []Flow{flow("b", "b", "c", 12, "", ""), flow("c", "c", "a", 9, "", ""), flow("a", "a", "b", 12, "", ""), flow("in", "", "a", 3, "fresh", ""), flow("out", "c", "", 3, "", "")}, []string{"c"}},
		{"a recycle is led back even if it is the larger", []Flow{flow("go", "a", "b", 10, "", ""), flow("back", "b", "a", 90, "recycle", ""), flow("in", "", "b", 80, "", "")}, []string{"back"}},
		{"a recycle that closes no loop goes forward", []Flow{flow("x", "a", "b", 1, "reclaimed", ""), flow("y", "b", "c", 1, "", "")}, nil},
		{"to itself", []Flow{flow("s", "a", "a", 4, "circulating", ""), flow("in", "", "a", 1, "", "")}, []string{"s"}},
		{"two rings through one node", []Flow{flow("ab", "a", "b", 5, "", ""), flow("ba", "b", "a", 2, "", ""), flow("bc", "b", "c", 4, "", ""), flow("cb", "c", "b", 1, "", ""), flow("in", "", "a", 3, "", "")}, []string{"ba", "cb"}},
		{"of two that would do, the recycle is led back", []Flow{flow("f0", "1", "2", 7, "", ""), flow("f1", "2", "1", 9, "", ""), flow("f2", "3", "1", 6, "", ""), flow("f3", "0", "2", 4, "", ""), flow("f4", "2", "3", 1, "", ""), flow("f6", "3", "0", 5, "recycle", "")}, []string{"f0", "f6"}},
		{"unknown", []Flow{{ID: "u", From: "a", To: "b"}, flow("v", "b", "a", 1, "", "")}, []string{"u"}},
	} {
		if got := ledBack(SankeyData{Flows: tc.flows}); !slices.Equal(got, tc.want) {
			t.Errorf("%s: %v led back, want %v", tc.name, got, tc.want)
		}
	}
}

// What goes forward has no loop, and nothing is led back that would not close one.
func TestLoopsAreCutAndNoMore(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 6))
	for range 200 {
		d := randomNetwork(r, 2+r.IntN(20))
		for i := range d.Flows { // more loops than usual
			if r.IntN(3) == 0 {
				d.Flows[i].From, d.Flows[i].To = d.Flows[i].To, d.Flows[i].From
			}
		}
		n := newNetwork(&d)
		n.findLoops()
		next := make([][]int, len(n.nodes))
		for _, a := range n.arcs {
			if a.from >= 0 && a.to >= 0 && !a.back {
				next[a.from] = append(next[a.from], a.to)
			}
		}
		for _, a := range n.arcs {
			switch {
			case a.from < 0 || a.to < 0:
			case a.back && !reaches(next, a.to, a.from):
				t.Fatalf("%s is led back and closes no loop", a.ID)
			case !a.back && reaches(next, a.to, a.from):
				t.Fatalf("%s goes forward in a loop", a.ID)
			}
		}
	}
}

// spread keeps its distances, and no small change that keeps them is better.
func TestSpread(t *testing.T) {
	r := rand.New(rand.NewPCG(7, 8))
	cost := func(y, want, weight []float64) (sum float64) {
		for i := range y {
			sum += weight[i] * (y[i] - want[i]) * (y[i] - want[i])
		}
		return sum
	}
	for range 200 {
		n := 1 + r.IntN(12)
		want, weight, step := make([]float64, n), make([]float64, n), make([]float64, n)
		for i := range n {
			want[i], weight[i], step[i] = 100*r.Float64(), 0.1+r.Float64(), 20*r.Float64()
		}
		y := spread(want, weight, step)
		for i := 1; i < n; i++ {
			if y[i] < y[i-1]+step[i]-1e-9 {
				t.Fatalf("%v breaks %v", y, step)
			}
		}
		best := cost(y, want, weight)
		for range 50 {
			z := slices.Clone(y)
			at, end, move := r.IntN(n), 0, r.NormFloat64()*3
			for end = at + r.IntN(n-at); at <= end; at++ {
				z[at] += move
			}
			for i := 1; i < n; i++ {
				z[i] = max(z[i], z[i-1]+step[i])
			}
			if c := cost(z, want, weight); c < best-1e-7 {
				t.Fatalf("%v costs %v, %v costs %v", y, best, z, c)
			}
		}
	}
	if got := spread([]float64{10, 0}, []float64{1, 1}, []float64{0, 2}); math.Abs(got[0]-4) > 1e-12 || math.Abs(got[1]-6) > 1e-12 {
		t.Errorf("two in the wrong order stand at %v, want 4 and 6", got)
	}
}

// The water network can be drawn without a crossing, and is.
func TestWaterNetworkHasNoCrossing(t *testing.T) {
	d := waterNetwork()
	if g := layOut(&d); g.cost() != 0 {
		t.Errorf("crossings cost %v", g.cost())
	}
}

func TestKeepTheOrderGiven(t *testing.T) {
	d := boardPower()
	d.Keep = true
	for _, order := range [][]int{{0, 1, 2, 3, 4, 5, 6}, {0, 6, 4, 2, 1, 3, 5}} {
		nodes := make([]SankeyNode, len(order))
		for i, k := range order {
			nodes[i] = boardPower().Nodes[k]
		}
		d.Nodes = nodes
		g := layOut(&d)
		last := math.Inf(-1)
		for _, u := range g.nodes[1:] {
			if y := g.slots[u.slot].y; y < last {
				t.Errorf("%s is out of order", u.ID)
			} else {
				last = y
			}
		}
	}
}

func TestFold(t *testing.T) {
	for _, tc := range []struct {
		text  string
		most  float64
		lines int
		want  []string
	}{
		{"basic chromium sulphate", 60, 3, []string{"basic", "chromium", "sulphate"}},
		{"水洗废水（回用）", 55, 3, []string{"水洗废水", "（回用）"}},
		{"回用，外排", 25, 3, []string{"回", "用，", "外排"}},
		{"incomprehensible words", 60, 2, []string{"incomprehe", "nsible…"}},
		{"一二三四五六七八九", 35, 2, []string{"一二三", "四五…"}},
		{"新鲜水 一车间", 55, 2, []string{"新鲜水", "一车间"}},
		{"  ", 50, 2, nil},
	} {
		if got := fold(tc.text, 11, tc.most, tc.lines); !slices.Equal(got, tc.want) {
			t.Errorf("%q in %v is %q, want %q", tc.text, tc.most, got, tc.want)
		}
	}
}
