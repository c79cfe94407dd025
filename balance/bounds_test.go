package balance_test

import (
	"fmt"
	"math"
	"math/rand/v2"
	"testing"

	"headwater/balance"
)

// network is a random network: nodes in a chain with cross streams, about unmeasured of
// them without a reading; flows that balance, with noise.
func network(rng *rand.Rand, nodes int, unmeasured, fixed float64) *balance.Network {
	n := &balance.Network{}
	truth := make([]float64, nodes) // inflow − outflow so far
	name := func(i int) string {
		if i < 0 {
			return ""
		}
		return fmt.Sprintf("N%d", i)
	}
	add := func(from, to int, flow float64) {
		s := balance.Stream{ID: fmt.Sprintf("S%d", len(n.Streams)+1), From: name(from), To: name(to)}
		sd := (0.01 + 0.05*rng.Float64()) * (math.Abs(flow) + 1)
		switch u := rng.Float64(); {
		case u < unmeasured:
		case u < unmeasured+fixed:
			s.Reading = balance.Reading{State: balance.Fixed, Value: flow}
		default:
			s.Reading = balance.Reading{State: balance.Measured, Value: flow + sd*rng.NormFloat64(), SD: sd}
		}
		n.Streams = append(n.Streams, s)
		if from >= 0 {
			truth[from] -= flow
		}
		if to >= 0 {
			truth[to] += flow
		}
	}
	add(-1, 0, 100*rng.Float64())
	for i := 1; i < nodes; i++ {
		add(rng.IntN(i), i, 50*rng.Float64())
		if rng.IntN(2) == 0 {
			add(i, rng.IntN(i), 10*rng.Float64())
		}
	}
	for i := range nodes { // what is left leaves or enters
		if truth[i] >= 0 {
			add(i, -1, truth[i])
		} else {
			add(-1, i, -truth[i])
		}
	}
	n.Streams[0].Reading = balance.Reading{State: balance.Measured, Value: 50, SD: 1}
	return n
}

// Bounded flows are never negative, close, and no feasible flows lie closer to the
// readings: shown by many feasible points on the way to other ones.
func TestBounds(t *testing.T) {
	rng := rand.New(rand.NewPCG(3, 4))
	active := 0
	for round := range 200 {
		n := network(rng, 2+rng.IntN(12), 0.2*float64(round%3), 0)
		for j := range n.Streams { // some readings far below 0
			if s := &n.Streams[j]; s.State == balance.Measured && rng.IntN(4) == 0 {
				s.Value -= 3 * math.Abs(s.Value)
			}
		}
		free, err := balance.Reconcile(n, balance.Options{})
		if err != nil {
			t.Fatal(err)
		}
		n.Bounds = true
		r, err := balance.Reconcile(n, balance.Options{})
		if err != nil {
			t.Fatalf("round %d: %v", round, err)
		}
		if r.Objective < free.Objective*(1-1e-9) {
			t.Fatalf("round %d: objective %g below that without bounds, %g", round, r.Objective, free.Objective)
		}
		largest := 0.0
		for _, s := range r.Streams {
			if s.Value != nil {
				largest = max(largest, *s.Value)
			}
		}
		for _, s := range r.Streams {
			if s.Value != nil && *s.Value < -1e-8*largest {
				t.Fatalf("round %d: %s is %g", round, s.ID, *s.Value)
			}
			if s.AtBound {
				active++
			}
		}
		for _, node := range r.Nodes {
			if node.ImbalanceReconciled != nil && !(math.Abs(*node.ImbalanceReconciled) <= 1e-8*largest) {
				t.Fatalf("round %d: %s leaves %g", round, node.ID, *node.ImbalanceReconciled)
			}
		}
		optimalAmong(t, round, n, r)
	}
	if active < 100 {
		t.Errorf("only %d flows lie at their bound: the test says little", active)
	}
}

// optimalAmong reconciles the network to a shifted set of readings, bounded too: a
// feasible point. The objective must not fall on the way there.
func optimalAmong(t *testing.T, round int, n *balance.Network, r *balance.Result) {
	t.Helper()
	rng := rand.New(rand.NewPCG(uint64(round), 9))
	for range 5 {
		other := *n
		other.Streams = append([]balance.Stream(nil), n.Streams...)
		for j := range other.Streams {
			if other.Streams[j].State == balance.Measured {
				other.Streams[j].Value += 3 * other.Streams[j].SD * rng.NormFloat64()
			}
		}
		f, err := balance.Reconcile(&other, balance.Options{})
		if err != nil {
			t.Fatal(err)
		}
		for _, size := range []float64{1e-3, 0.1, 1} {
			var sum float64
			for j, s := range n.Streams {
				if s.State != balance.Measured {
					continue
				}
				x := *r.Streams[j].Value + size*(*f.Streams[j].Value-*r.Streams[j].Value)
				d := (x - s.Value) / s.SD
				sum += d * d
			}
			if sum < r.Objective*(1-1e-9)-1e-9 {
				t.Fatalf("round %d: objective %g, a feasible point has %g", round, r.Objective, sum)
			}
		}
	}
}
