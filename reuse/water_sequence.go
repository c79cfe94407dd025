package reuse

import (
	"cmp"
	"slices"
)

// consumer is an operation or a sink of several contaminants.
type consumer struct {
	id            string
	flow          float64   // of a sink, t/h
	load, in, out []float64 // g/h and ppm by contaminant; of an operation, or in alone
	operation     *Operation
}

// plan is a network found consumer by consumer.
type plan struct {
	cost   float64
	links  []link      // sources: fresh, then those of the file, then outlets of consumers
	taken  []float64   // t/h of every fresh source
	ppm    [][]float64 // of every source
	given  []float64   // t/h of every source; negative: no end
	outlet map[int]int // consumer: its source
}

// mostConsumers bounds the search: above it no network is looked for.
const mostConsumers = 200

// sequence serves the consumers in several orders, each from fresh water, the sources and
// the outlets of those before it, and keeps the best plan; then it exchanges neighbours in
// the order as long as that helps.
func (w *Water) sequence(names []string) *plan {
	all := w.consumers(names)
	if len(all) > mostConsumers {
		return nil
	}
	var best *plan
	var order []int
	try := func(o []int) bool {
		if p := w.serve(all, o, names); p != nil && (best == nil || p.cost < best.cost*(1-1e-12)) {
			best, order = p, slices.Clone(o)
			return true
		}
		return false
	}
	for k := range names {
		for _, key := range []func(c *consumer) float64{
			func(c *consumer) float64 { return c.in[k] },
			func(c *consumer) float64 { return c.out[k] },
		} {
			o := make([]int, len(all))
			for i := range o {
				o[i] = i
			}
			slices.SortStableFunc(o, func(a, b int) int { return cmp.Compare(key(&all[a]), key(&all[b])) })
			try(o)
		}
	}
	for left, moved := 40, true; best != nil && moved && left > 0 && len(all) <= 30; left-- {
		moved = false
		for i := 0; i+1 < len(all); i++ {
			o := slices.Clone(order)
			o[i], o[i+1] = o[i+1], o[i]
			moved = try(o) || moved
		}
	}
	return best
}

func (w *Water) consumers(names []string) (all []consumer) {
	for i := range w.Operations {
		o := &w.Operations[i]
		c := consumer{id: name(o.ID, i), operation: o}
		for _, key := range names {
			in, _ := o.CinMax.of(key)
			out, _ := o.CoutMax.of(key)
			c.load, c.in, c.out = append(c.load, 1000*o.load(key)), append(c.in, in), append(c.out, out)
		}
		all = append(all, c)
	}
	for i := range w.Sinks {
		c := consumer{id: w.Sinks[i].ID, flow: *w.Sinks[i].Flow}
		for _, key := range names {
			in, ok := w.Sinks[i].PPM.of(key)
			if !ok {
				in = mostPPM
			}
			c.in, c.out = append(c.in, in), append(c.out, in)
		}
		all = append(all, c)
	}
	return all
}

// pool is the water that a consumer may take: of which quality, and how much is left.
type pool struct {
	ppm  [][]float64
	left []float64 // negative: no end
}

// pool is the water that a problem begins with: fresh sources, then those of the file.
func (w *Water) pool(names []string) *pool {
	s := &pool{}
	fresh := w.fresh()
	for i := range fresh {
		ppm := make([]float64, len(names))
		for k, key := range names {
			ppm[k] = fresh[i].ppm(key)
		}
		left := -1.0
		if fresh[i].Max != nil {
			left = *fresh[i].Max
		}
		s.ppm, s.left = append(s.ppm, ppm), append(s.left, left)
	}
	for i := range w.Sources {
		ppm := make([]float64, len(names))
		for k, key := range names {
			ppm[k], _ = w.Sources[i].PPM.of(key)
		}
		s.ppm, s.left = append(s.ppm, ppm), append(s.left, *w.Sources[i].Flow)
	}
	return s
}

// serve finds a plan in one order. For each consumer it solves
//
//	minimise Σ price·x   subject to   Σ x·(c − in) ≤ 0, for each contaminant; and
//	an operation:  Σ x·(out − c) ≥ load + (e − g)·out, Σ x ≥ e + loss − g;   a sink:  Σ x = flow
//
// Used water is nearly free, cheaper the closer it comes to what the consumer may take.
func (w *Water) serve(all []consumer, order []int, names []string) *plan {
	fresh := w.fresh()
	p := &plan{taken: make([]float64, len(fresh))}
	s := w.pool(names)
	p.given = slices.Clone(s.left)
	outlet := map[int]int{} // consumer: source
	for _, i := range order {
		c := &all[i]
		x := c.take(w, s)
		if x == nil {
			return nil
		}
		flow, in := 0.0, make([]float64, len(names))
		for j := range x {
			if x[j] <= 0 {
				continue
			}
			p.links = append(p.links, link{j, i, x[j]})
			if s.left[j] >= 0 {
				s.left[j] = max(0, s.left[j]-x[j])
			}
			flow += x[j]
			for k := range names {
				in[k] += x[j] * s.ppm[j][k]
			}
			if j < len(fresh) {
				p.taken[j] += x[j]
			}
		}
		if c.operation == nil {
			continue
		}
		left := flow + c.operation.Gain - c.operation.Evaporation
		if left <= 0 {
			continue
		}
		for k := range in {
			in[k] = (in[k] + c.load[k]) / left
		}
		outlet[i] = len(s.left)
		give := max(0, left-c.operation.Loss)
		s.ppm, s.left, p.given = append(s.ppm, in), append(s.left, give), append(p.given, give)
	}
	for j := range fresh {
		p.cost += w.weight(&fresh[j]) * p.taken[j]
	}
	p.ppm, p.outlet = s.ppm, outlet
	return p
}
