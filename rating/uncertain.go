package rating

import (
	"hash/fnv"
	"math"
	"math/rand/v2"

	"headwater/plant"
	"headwater/unit"
)

// The defaults of the joint draws. With 10,000 the standard error of a probability is at
// most 0.005, with the least 0.011; how many are made in between is what readings
// allows, so that a plant takes a fraction of a second.
const (
	DefaultDraws = 10_000
	leastDraws   = 2_000
	readings     = 80_000 // of measures that are not linear
	DefaultSeed  = 1
)

// drawsFor is how many draws are made: what the request asks for, else as many as the
// measures that have to be read again for each one allow.
func (d *drawing) drawsFor() int {
	if d.request.Draws > 0 {
		return d.request.Draws
	}
	read := 0
	for _, m := range d.measures {
		if len(m.slope) > 0 && m.linear == nil {
			read++
		}
	}
	if read == 0 {
		return DefaultDraws
	}
	return min(max(readings/read/100*100, leastDraws), DefaultDraws)
}

// source is one uncertain quantity of the plant file. Its draws come from a generator
// of its own, seeded by where it stands: whoever reads the quantity, in whichever
// assessment, sees the same draws, and a quantity added elsewhere changes none of them.
type source struct {
	at       string
	quantity unit.Quantity
	set      func(float64) // nil: an answer, which only its rows read
	rng      *rand.Rand
	value    float64 // of the present draw
}

func newSource(at string, q unit.Quantity, set func(float64), seed uint64) source {
	h := fnv.New64a()
	h.Write([]byte(at))
	return source{at: at, quantity: q, set: set, rng: rand.New(rand.NewPCG(seed, h.Sum64())), value: q.Value}
}

var celsius = unit.MustParse("degC")

// next draws from the normal distribution of the quantity; one that is stated above
// zero cannot be at or below it (temperatures excepted), so it is drawn again.
func (s *source) next() {
	for {
		s.value = s.quantity.Value + s.quantity.SD*s.rng.NormFloat64()
		if s.value > 0 || !(s.quantity.Value > 0) || s.quantity.Unit.Same(celsius) {
			return
		}
	}
}

// measure is one number that rows are made of: a variable of a value formula inside one
// boundary, or the share of a row in its family. slope is its derivative by every
// source that it depends on.
type measure struct {
	read   func() (float64, bool)
	base   float64
	now    float64
	slope  map[int]float64
	linear []term // the slopes in order of the sources, where the measure is linear in them
}

type term struct {
	source int
	slope  float64
}

// differentiate fills the slopes by every source with a setter: central differences of
// a hundredth of the standard uncertainty, exact for sums and products of two.
func differentiate(sources []source, measures []*measure) {
	for j := range sources {
		s := &sources[j]
		if s.set == nil {
			continue
		}
		h := s.quantity.SD / 100
		up, down := s.quantity.Value+h, s.quantity.Value-h
		s.set(up)
		above := make([]float64, len(measures))
		for i, m := range measures {
			above[i] = m.at()
		}
		s.set(down)
		for i, m := range measures {
			below := m.at()
			if above[i] == below && below == m.base {
				continue
			}
			if m.slope == nil {
				m.slope = map[int]float64{}
			}
			m.slope[j] = (above[i] - below) / (up - down)
		}
		s.set(s.quantity.Value)
	}
}

// trials and straight say when a measure counts as linear: at so many joint draws the
// sum of its slopes gives its value to this part of its terms. The measures are rational
// functions of the data, so one that is not linear shows at once.
const (
	trials   = 3
	straight = 1e-10
)

// linearise finds the measures that are linear in their sources, as sums of readings
// are: for them a draw is a sum, and the plant need not be read again.
func linearise(sources []source, measures []*measure) {
	for _, m := range measures {
		if len(m.slope) > 0 {
			m.linear = []term{}
		}
		for _, j := range sortedKeys(m.slope) {
			m.linear = append(m.linear, term{j, m.slope[j]})
		}
	}
	rng := rand.New(rand.NewPCG(DefaultSeed, 0))
	tried := make([]float64, len(sources))
	for range trials {
		for j := range sources {
			s := &sources[j]
			tried[j] = s.quantity.Value + s.quantity.SD*(2*rng.Float64()-1)
			if s.set != nil {
				s.set(tried[j])
			}
		}
		for _, m := range measures {
			sum, size := m.base, math.Abs(m.base)
			for _, t := range m.linear {
				d := t.slope * (tried[t.source] - sources[t.source].quantity.Value)
				sum, size = sum+d, max(size, math.Abs(d))
			}
			if v := m.at(); !(math.Abs(v-sum) <= straight*size) {
				m.linear = nil
			}
		}
	}
	for j := range sources {
		if s := &sources[j]; s.set != nil {
			s.set(s.quantity.Value)
		}
	}
}

// form forms the measure for the present draw.
func (m *measure) form(sources []source) {
	if m.linear == nil {
		m.now = m.at()
		return
	}
	m.now = m.base
	for _, t := range m.linear {
		s := &sources[t.source]
		m.now += t.slope * (s.value - s.quantity.Value)
	}
}

// at reads the measure; NaN where it cannot be formed.
func (m *measure) at() float64 {
	v, ok := m.read()
	if !ok {
		return math.NaN()
	}
	return v
}

// answerPlace is where the stated quantity of a row stands in the plant file.
func answerPlace(rq *Request, l *line, a plant.Answer) string {
	at, v := rq.place(l.indicator.ID)+"/value", a.Value
	if l.part != nil {
		at, v = rq.place(l.indicator.ID)+"/values/"+l.part.ID, a.Values[l.part.ID]
	}
	if l.product != nil && v != nil {
		if _, ok := v.ByProduct[l.product.ID]; ok {
			return at + "/" + l.product.ID
		}
	}
	return at
}
