package balance_test

import (
	"errors"
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"gonum.org/v1/gonum/mat"
	"gonum.org/v1/gonum/stat/distuv"

	"headwater/balance"
	"headwater/fault"
)

func reconcile(t testing.TB, n *balance.Network, o balance.Options) *balance.Result {
	t.Helper()
	r, err := balance.Reconcile(n, o)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// Every balance closes to 1e-9 of the largest flow; reconciling again changes nothing;
// the order of the file does not matter.
func TestProperties(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 2))
	for round := range 200 {
		n := network(rng, 2+rng.IntN(40), 0.15*float64(round%3), 0)
		r := reconcile(t, n, balance.Options{})
		largest := 0.0
		again := *n
		again.Streams = slices.Clone(n.Streams)
		for j, s := range r.Streams {
			if s.Value != nil {
				largest = max(largest, math.Abs(*s.Value))
				again.Streams[j].Value = *s.Value
			}
		}
		for _, node := range r.Nodes {
			if node.ImbalanceReconciled != nil && !(math.Abs(*node.ImbalanceReconciled) <= 1e-9*largest) {
				t.Fatalf("round %d: %s leaves %g of %g", round, node.ID, *node.ImbalanceReconciled, largest)
			}
		}
		second := reconcile(t, &again, balance.Options{})
		shuffled := *n
		shuffled.Streams = slices.Clone(n.Streams)
		rng.Shuffle(len(shuffled.Streams), func(i, j int) {
			shuffled.Streams[i], shuffled.Streams[j] = shuffled.Streams[j], shuffled.Streams[i]
		})
		other := reconcile(t, &shuffled, balance.Options{})
		byID := map[string]balance.StreamResult{}
		for _, s := range other.Streams {
			byID[s.ID] = s
		}
		if second.Objective > 1e-12 || math.Abs(other.Objective-r.Objective) > 1e-9*(1+r.Objective) || other.DOF != r.DOF {
			t.Fatalf("round %d: objectives %g, again %g, shuffled %g", round, r.Objective, second.Objective, other.Objective)
		}
		for j, s := range r.Streams {
			o := byID[s.ID]
			if s.Class != o.Class {
				t.Fatalf("round %d: %s is %s and, shuffled, %s", round, s.ID, s.Class, o.Class)
			}
			if s.Value == nil {
				continue
			}
			for _, v := range []*float64{second.Streams[j].Value, o.Value} {
				if !(math.Abs(*v-*s.Value) <= 1e-9*largest) {
					t.Fatalf("round %d: %s is %g and %g", round, s.ID, *s.Value, *v)
				}
			}
			if !(math.Abs(*o.ValueSD-*s.ValueSD) <= 1e-7*(1e-3+*s.ValueSD)) {
				t.Fatalf("round %d: %s has sd %g and %g", round, s.ID, *s.ValueSD, *o.ValueSD)
			}
		}
	}
}

// The sparse path by groups of nodes and the dense path by projection, two different
// algorithms, agree on flows, uncertainties, statistics and classes.
func TestSparseAgreesWithDense(t *testing.T) {
	rng := rand.New(rand.NewPCG(5, 6))
	for round := range 200 {
		n := network(rng, 2+rng.IntN(10), 0.2*float64(round%3), 0)
		r := reconcile(t, n, balance.Options{})
		nodes := map[string]int{}
		for _, s := range n.Streams {
			for _, id := range []string{s.From, s.To} {
				if _, ok := nodes[id]; !ok && id != "" {
					nodes[id] = len(nodes)
				}
			}
		}
		p := &balance.Nonlinear{Equal: len(nodes), Eval: func(x, f []float64, jac *mat.Dense) {
			clear(f)
			for j, s := range n.Streams {
				if s.To != "" {
					f[nodes[s.To]] += x[j]
					jac.Set(nodes[s.To], j, 1)
				}
				if s.From != "" {
					f[nodes[s.From]] -= x[j]
					jac.Set(nodes[s.From], j, -1)
				}
			}
		}}
		for _, s := range n.Streams {
			v := s.Reading
			if v.State == balance.Unmeasured {
				v.Value = 20
			}
			p.Vars = append(p.Vars, v)
		}
		d, err := p.Solve()
		if err != nil {
			t.Fatalf("round %d: %v", round, err)
		}
		if d.DOF != r.DOF || !(math.Abs(d.Objective-r.Objective) <= 1e-8*(1+r.Objective)) {
			t.Fatalf("round %d: dof %d and %d, objective %g and %g", round, r.DOF, d.DOF, r.Objective, d.Objective)
		}
		for j, s := range r.Streams {
			if s.Class != d.Class[j] {
				t.Fatalf("round %d: %s is %s, dense %s", round, s.ID, s.Class, d.Class[j])
			}
			if s.Value == nil {
				continue
			}
			if !(math.Abs(*s.Value-d.X[j]) <= 1e-7) || !(math.Abs(*s.ValueSD-d.SD[j]) <= 1e-7) || s.Z != nil && !(math.Abs(*s.Z-d.Z[j]) <= 1e-6) {
				t.Fatalf("round %d: %s %g ± %g, dense %g ± %g", round, s.ID, *s.Value, *s.ValueSD, d.X[j], d.SD[j])
			}
		}
	}
}

// A bias shows as often as theory says, and noise alone no more often than alpha.
func TestRates(t *testing.T) {
	const draws = 4000
	truth := map[string]float64{}
	n := read(t, "p10")
	for _, s := range reconcile(t, n, balance.Options{}).Streams {
		truth[s.ID] = *s.Value
	}
	rng := rand.New(rand.NewPCG(7, 8))
	for _, bias := range []struct {
		stream int
		sds    float64
	}{{0, 0}, {0, 4}, {5, 3}, {10, 6}} {
		var found, failed, any int
		var expected float64
		for range draws {
			for j := range n.Streams {
				s := &n.Streams[j]
				s.Value = truth[s.ID] + s.SD*rng.NormFloat64()
			}
			s := &n.Streams[bias.stream]
			s.Value += bias.sds * s.SD
			r := reconcile(t, n, balance.Options{})
			if !*r.Pass {
				failed++
			}
			if math.Abs(*r.Streams[bias.stream].Z) > *r.CriticalZ {
				found++
			}
			if len(r.Suspects) > 0 && r.Suspects[0].Exceeds {
				any++
			}
			// z is normal with mean bias/sd · detectability
			mean := bias.sds * *r.Streams[bias.stream].Detectability
			expected = distuv.UnitNormal.CDF(mean-*r.CriticalZ) + distuv.UnitNormal.CDF(-mean-*r.CriticalZ)
		}
		off := 4 * math.Sqrt(max(expected*(1-expected), 1e-3)/draws)
		if rate := float64(found) / draws; !(math.Abs(rate-expected) <= off) {
			t.Errorf("a bias of %g sd on S%d is found at a rate of %.3f, theory %.3f ± %.3f", bias.sds, bias.stream+1, rate, expected, off)
		}
		if bias.sds == 0 {
			if rate := float64(failed) / draws; !(math.Abs(rate-0.05) <= 0.014) {
				t.Errorf("noise fails the global test at a rate of %.3f, theory 0.05", rate)
			}
			if rate := float64(any) / draws; !(rate <= 0.064) {
				t.Errorf("noise raises a suspect at a rate of %.3f, above 0.05", rate)
			}
		}
	}
}

// A random bilinear network closes both kinds of balance, and twice changes nothing.
func TestBilinearProperties(t *testing.T) {
	rng := rand.New(rand.NewPCG(9, 10))
	for round := range 100 {
		n := network(rng, 2+rng.IntN(5), 0.1*float64(round%3), 0)
		n.Components = []string{"Cr"}
		carry(rng, n)
		r, err := balance.Reconcile(n, balance.Options{})
		if err != nil {
			t.Fatalf("round %d: %v", round, err)
		}
		if !(*r.Optimality <= 1e-8) {
			t.Fatalf("round %d: optimality %g", round, *r.Optimality)
		}
		flows, loads := map[string]float64{}, map[string]float64{}
		largest := 0.0
		open := map[string]bool{}
		for j, s := range n.Streams {
			f, c := r.Streams[j].Value, r.Components["Cr"].Streams[j].Value
			if f == nil || c == nil {
				open[s.From], open[s.To] = true, true
				continue
			}
			flows[s.To] += *f
			flows[s.From] -= *f
			loads[s.To] += *f * *c
			loads[s.From] -= *f * *c
			largest = max(largest, math.Abs(*f**c), math.Abs(*f))
		}
		for id := range loads {
			if id != "" && !open[id] && !(math.Abs(loads[id]) <= 1e-8*largest && math.Abs(flows[id]) <= 1e-8*largest) {
				t.Fatalf("round %d: %s leaves %g and %g", round, id, flows[id], loads[id])
			}
		}
	}
}

// carry gives streams concentrations that balance, with noise: all that leaves a node is
// mixed alike.
func carry(rng *rand.Rand, n *balance.Network) {
	in := map[string]float64{}
	for range 60 { // mixing along the streams until it has settled
		flow, load := map[string]float64{}, map[string]float64{}
		for _, s := range n.Streams {
			c, v := in[s.From], max(s.Value, 1)
			if s.From == "" {
				c = 5
			}
			flow[s.To] += v
			load[s.To] += v * c
		}
		for id := range flow {
			in[id] = load[id] / flow[id]
		}
	}
	for j := range n.Streams {
		s := &n.Streams[j]
		c := in[s.From]
		if s.From == "" {
			c = 5
		}
		if rng.IntN(4) > 0 {
			s.Content = map[string]balance.Reading{"Cr": {State: balance.Measured, Value: c * (1 + 0.02*rng.NormFloat64()), SD: 0.02 * c}}
		}
	}
}

// Every documented error, with its place.
func TestErrors(t *testing.T) {
	measured := func(v, sd float64) balance.Reading {
		return balance.Reading{State: balance.Measured, Value: v, SD: sd}
	}
	fixed := func(v float64) balance.Reading { return balance.Reading{State: balance.Fixed, Value: v} }
	for _, tc := range []struct {
		name string
		n    balance.Network
		want string // places and codes
	}{
		{"empty", balance.Network{}, "/streams balance-empty"},
		{"all unmeasured", balance.Network{Streams: []balance.Stream{{ID: "a", To: "x"}, {ID: "b", From: "x"}}}, "/streams balance-unmeasured"},
		{"loop, twice, nowhere", balance.Network{Streams: []balance.Stream{{ID: "a", From: "x", To: "x", Reading: measured(1, 1)}, {ID: "a", To: "x", Reading: measured(1, 1)}, {ID: "c", Reading: measured(1, 1)}, {From: "x"}}},
			"/streams/0 balance-loop|/streams/1/id balance-duplicate|/streams/2 balance-nowhere|/streams/3/id balance-id"},
		{"uncertainties", balance.Network{Streams: []balance.Stream{{ID: "a", To: "x", Reading: measured(1, 0)}, {ID: "b", From: "x", Reading: measured(1, -1)}, {ID: "c", From: "x", Reading: measured(1, math.NaN())}, {ID: "d", From: "x", Reading: measured(math.Inf(1), math.Inf(1))}}},
			"/streams/0/sd balance-sd|/streams/1/sd balance-sd|/streams/2/sd balance-sd|/streams/3/value balance-number|/streams/3/sd balance-sd"},
		{"stocks", balance.Network{Streams: []balance.Stream{{ID: "a", To: "x", Reading: measured(1, 1)}}, Stocks: []balance.Stock{{Node: "y"}, {Node: "x", Reading: measured(1, 0)}, {Node: "x"}}},
			"/stocks/0/node balance-node|/stocks/1/sd balance-sd|/stocks/2/node balance-stock-twice"},
		{"contradiction", balance.Network{Streams: []balance.Stream{{ID: "a", To: "x", Reading: fixed(3)}, {ID: "b", From: "x", To: "y", Reading: measured(3, 1)}, {ID: "c", From: "y", Reading: fixed(4)}}},
			"/streams/0/fixed balance-contradiction"},
		{"contradiction at one node", balance.Network{Streams: []balance.Stream{{ID: "a", To: "x", Reading: fixed(3)}, {ID: "c", From: "x", Reading: fixed(4)}, {ID: "d", To: "y", Reading: measured(1, 1)}}},
			"/streams/0/fixed balance-contradiction"},
		{"bound", balance.Network{Bounds: true, Streams: []balance.Stream{{ID: "a", From: "x", Reading: fixed(5)}, {ID: "b", From: "x", Reading: measured(3, 1)}}}, "/bounds balance-bounds"},
		{"negative fixed", balance.Network{Bounds: true, Streams: []balance.Stream{{ID: "a", From: "x", Reading: fixed(-5)}, {ID: "b", From: "x", Reading: measured(3, 1)}}}, "/streams/0/fixed balance-negative"},
	} {
		t.Run(tc.name, func(t *testing.T) {
			_, err := balance.Reconcile(&tc.n, balance.Options{})
			var got []string
			for _, p := range fault.All(err) {
				got = append(got, p.At+" "+p.Code)
			}
			if s := strings.Join(got, "|"); s != tc.want {
				t.Errorf("%s, want %s", s, tc.want)
			}
		})
	}
	_, err := (&balance.Nonlinear{Vars: []balance.Reading{{State: balance.Measured, Value: 1, SD: 1}}, Equal: 1, Eval: func(x, f []float64, jac *mat.Dense) {
		f[0] = x[0]*x[0] + 1 // never 0
		jac.Set(0, 0, 2*x[0])
	}}).Solve()
	if !errors.Is(err, balance.ErrNotConverged) {
		t.Errorf("no solution: %v", err)
	}
}

// Networks that are unusual and right.
func TestUnusualNetworks(t *testing.T) {
	m := func(v float64) balance.Reading { return balance.Reading{State: balance.Measured, Value: v, SD: 1} }
	t.Run("disconnected parts, one of them closed in itself", func(t *testing.T) {
		n := &balance.Network{Streams: []balance.Stream{
			{ID: "in", To: "x", Reading: m(10)}, {ID: "out", From: "x", Reading: m(8)},
			{ID: "ab", From: "a", To: "b", Reading: m(5)}, {ID: "ba", From: "b", To: "a", Reading: m(7)},
		}}
		r := reconcile(t, n, balance.Options{})
		for j, want := range []float64{9, 9, 6, 6} { // each pair meets in the middle
			near(t, r.Streams[j].ID, r.Streams[j].Value, want, 1e-12)
			near(t, r.Streams[j].ID, r.Streams[j].ValueSD, math.Sqrt(0.5), 1e-12)
		}
		near(t, "objective", &r.Objective, 4, 1e-12) // 2²/2 + 2²/2
		if r.DOF != 2 {
			t.Errorf("dof %d", r.DOF)
		}
	})
	t.Run("stock", func(t *testing.T) {
		n := &balance.Network{Streams: []balance.Stream{{ID: "in", To: "tank", Reading: m(10)}, {ID: "out", From: "tank", Reading: m(6)}}, Stocks: []balance.Stock{{Node: "tank", Reading: m(3)}}}
		r := reconcile(t, n, balance.Options{}) // 10 − 6 − 3 = 1, a third to each
		near(t, "in", r.Streams[0].Value, 10-1.0/3, 1e-12)
		near(t, "stock", r.Stocks[0].Value, 3+1.0/3, 1e-12)
	})
	t.Run("fixed and unmeasured only beside one reading", func(t *testing.T) {
		n := &balance.Network{Streams: []balance.Stream{{ID: "in", To: "x", Reading: m(10)}, {ID: "out", From: "x", Reading: balance.Reading{State: balance.Fixed, Value: 4}}, {ID: "loss", From: "x"}}}
		r := reconcile(t, n, balance.Options{})
		near(t, "loss", r.Streams[2].Value, 6, 1e-12)
		near(t, "loss sd", r.Streams[2].ValueSD, 1, 1e-12)
		if r.Pass != nil || r.Reason == nil || !slices.Equal(r.Undetectable, []string{"in"}) || len(r.Suspects) != 0 {
			t.Errorf("pass %v, reason %v, undetectable %v", r.Pass, r.Reason, r.Undetectable)
		}
	})
	t.Run("covariance", func(t *testing.T) {
		n := &balance.Network{Streams: []balance.Stream{{ID: "in", To: "x", Reading: m(10)}, {ID: "out", From: "x", Reading: m(8)}, {ID: "on", From: "y", To: "z"}, {ID: "y", To: "y", Reading: m(1)}, {ID: "z", From: "z", Reading: m(2)}}}
		r := reconcile(t, n, balance.Options{Pairs: [][2]string{{"in", "out"}, {"in", "in"}, {"on", "y"}, {"in", "y"}}})
		for k, want := range []float64{0.5, 0.5, 0.5, 0} { // tied flows share half the variance of two readings
			near(t, fmt.Sprint(r.Covariances[k].A, r.Covariances[k].B), r.Covariances[k].Covariance, want, 1e-12)
		}
	})
}
