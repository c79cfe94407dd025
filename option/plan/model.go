package plan

import (
	"math/bits"
	"slices"

	"headwater/option"
	"headwater/plant"
	"headwater/rating"
)

// set is a set of selectable options, one bit each.
type set uint64

func (s set) has(k int) bool { return s>>k&1 == 1 }

// most is the number of options that a set can hold.
const most = 63

// model is a plant with its selectable options, and the values of its indicators by the
// options that can change them.
type model struct {
	*Problem
	options  []int     // indices into Plant.Options
	cost     []float64 // by selectable option
	requires []set     // with their own prerequisites
	needed   []set     // options that need this one
	excludes []set
	rows     []row
	base     [][]float64 // values of every trial without any option
	failed   error
}

// row is one row of a trial that options change.
type row struct {
	trial, row int
	by         set             // the options that can change it
	values     map[set]float64 // by the chosen ones among them
	best       map[[2]set]float64
}

// plantWith is the plant under a set of options, with those already done left alone.
func (m *model) plantWith(s set) (*plant.Plant, map[string]plant.Answer) {
	chosen := make([]bool, len(m.Plant.Options))
	for k, i := range m.options {
		chosen[i] = s.has(k)
	}
	return option.Apply(m.Plant, chosen)
}

// evaluate grades the whole plant under a set and keeps what its rows are.
func (m *model) evaluate(s set) ([][]float64, error) {
	p, answers := m.plantWith(s)
	all := make([][]float64, len(m.Trials))
	for t := range m.Trials {
		x, err := m.Trials[t].Values(p, m.Trials[t].Own(answers))
		if err != nil {
			return nil, err
		}
		all[t] = x
	}
	for i := range m.rows {
		r := &m.rows[i]
		r.values[s&r.by] = all[r.trial][r.row]
	}
	return all, nil
}

// value is that of a row under a set.
func (m *model) value(r *row, s set) float64 {
	key := s & r.by
	if v, ok := r.values[key]; ok {
		return v
	}
	if _, err := m.evaluate(key); err != nil {
		m.failed = err
		return m.base[r.trial][r.row]
	}
	return r.values[key]
}

// vector is the values of a trial under a set.
func (m *model) vector(t int, s set) []float64 {
	x := slices.Clone(m.base[t])
	for i := range m.rows {
		if r := &m.rows[i]; r.trial == t {
			x[r.row] = m.value(r, s)
		}
	}
	return x
}

// wide is how many undecided options of one row are tried out for its bound: 4,096 sets.
const wide = 12

// bestVector is the values of a trial with every row at the best that any choice among
// the undecided options can make of it, each row by itself; ok is false where a row has
// too many of them to say.
func (m *model) bestVector(t int, chosen, undecided set) (x []float64, ok bool) {
	x = slices.Clone(m.base[t])
	for i := range m.rows {
		r := &m.rows[i]
		if r.trial != t {
			continue
		}
		open := undecided & r.by
		if bits.OnesCount64(uint64(open)) > wide {
			return nil, false
		}
		key := [2]set{chosen & r.by, open}
		v, found := r.best[key]
		if !found {
			v = m.value(r, key[0])
			for sub := open; sub != 0; sub = (sub - 1) & open {
				if w := m.value(r, key[0]|sub); !m.Trials[t].Better(r.row, v, w) {
					v = w
				}
			}
			r.best[key] = v
		}
		x[r.row] = v
	}
	return x, true
}

// reaches reports whether the grade is certain under a set.
func (m *model) reaches(s set) bool {
	for t := range m.Trials {
		if m.Trials[t].Grade(m.vector(t, s)).Worst > m.Trials[t].target {
			return false
		}
	}
	return true
}

// could reports whether some choice among the undecided options might reach the grade.
func (m *model) could(chosen, undecided set) bool {
	for t := range m.Trials {
		x, ok := m.bestVector(t, chosen, undecided)
		if ok && m.Trials[t].Grade(x).Worst > m.Trials[t].target {
			return false
		}
	}
	return true
}

// Graded is one assessment of the plant, with the answers that belong to it.
type Graded struct {
	*rating.Trial
	target int
}

// Own keeps the answers of the profile's own indicators.
func (g *Graded) Own(answers map[string]plant.Answer) map[string]plant.Answer {
	out := map[string]plant.Answer{}
	for id, a := range answers {
		if has, _ := g.Has(id); has {
			out[id] = a
		}
	}
	return out
}
