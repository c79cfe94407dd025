package plan

import (
	"math"
	"slices"

	"headwater/option"
	"headwater/plant"
	"headwater/unit"
)

// entity is something that options change: a stream, the use of a carrier, an answer.
type entity struct{ stream, carrier, process, answer string }

func touched(o *plant.Option) (out []entity) {
	for i := range o.Effects {
		e := &o.Effects[i]
		out = append(out, entity{stream: e.Stream, carrier: e.Carrier, process: e.Process})
	}
	for id := range o.Sets {
		out = append(out, entity{answer: id})
	}
	return out
}

// link finds, for every row, the options that can change it: those that touch an entity
// on which the row depends. That is tried out: each entity is moved up and down, on the
// plant as it is and with all options at once.
func (m *model) link() error {
	users := map[entity]set{}
	var entities []entity
	for k, i := range m.options {
		for _, e := range touched(&m.Plant.Options[i]) {
			if users[e] == 0 {
				entities = append(entities, e)
			}
			users[e] |= 1 << k
		}
	}
	by := make([][]set, len(m.Trials))
	for t := range m.Trials {
		by[t] = make([]set, len(m.base[t]))
	}
	everything := make([]bool, len(m.Plant.Options))
	for _, i := range m.options {
		everything[i] = true
	}
	with, _ := option.Apply(m.Plant, everything)
	for _, e := range entities {
		if e.answer != "" {
			for t := range m.Trials {
				for r := range by[t] {
					if id, _ := m.Trials[t].Row(r); id == e.answer {
						by[t][r] |= users[e]
					}
				}
			}
			continue
		}
		for _, p := range []*plant.Plant{m.Plant, with} {
			for _, percent := range []float64{37, -39} {
				if err := m.move(p, e, percent, users[e], by); err != nil {
					return err
				}
			}
		}
	}
	for t := range by {
		for r, options := range by[t] {
			if options != 0 {
				m.rows = append(m.rows, row{trial: t, row: r, by: options, values: map[set]float64{}, best: map[[2]set]float64{}})
			}
		}
	}
	return nil
}

// move changes one entity and notes the rows that follow.
func (m *model) move(p *plant.Plant, e entity, percent float64, users set, by [][]set) error {
	probe := *p
	probe.Options = []plant.Option{{ID: "probe", Effects: []plant.Effect{{Stream: e.stream, Carrier: e.carrier, Process: e.process, Change: unit.Quantity{Value: percent, Unit: unit.Percent}}}}}
	moved, _ := option.Apply(&probe, []bool{true})
	for t := range m.Trials {
		before, err := m.Trials[t].Values(p, nil)
		if err != nil {
			return err
		}
		after, err := m.Trials[t].Values(moved, nil)
		if err != nil {
			return err
		}
		for r := range before {
			if before[r] != after[r] && !(math.IsNaN(before[r]) && math.IsNaN(after[r])) {
				by[t][r] |= users
			}
		}
	}
	return nil
}

// rules fills prerequisites and exclusions. An option that needs one that cannot be
// chosen is dropped, and so is one that excludes what is done already.
func (m *model) rules() {
	index := map[string]int{}
	for k, i := range m.options {
		index[m.Plant.Options[i].ID] = k
	}
	n := len(m.options)
	m.requires, m.excludes, m.needed = make([]set, n), make([]set, n), make([]set, n)
	for k, i := range m.options {
		m.requires[k] = m.prerequisites(k, index, 0)
		for _, id := range m.Plant.Options[i].Excludes {
			if j, ok := index[id]; ok {
				m.excludes[k] |= 1 << j
				m.excludes[j] |= 1 << k
			}
		}
	}
	for k := range m.options {
		for j := range m.options {
			if m.requires[j].has(k) {
				m.needed[k] |= 1 << j
			}
		}
	}
}

func (m *model) prerequisites(k int, index map[string]int, seen set) (s set) {
	for _, id := range m.Plant.Options[m.options[k]].Requires {
		if j, ok := index[id]; ok && !seen.has(j) {
			s |= 1<<j | m.prerequisites(j, index, seen|1<<j)
		}
	}
	return s
}

// selectable lists the options that can be chosen, and why the others cannot.
func selectable(p *plant.Plant) (options []int, left []Left) {
	done := func(id string) bool {
		return slices.ContainsFunc(p.Options, func(o plant.Option) bool { return o.ID == id && inPlace(&o) })
	}
	open := map[string]bool{}
	for i := range p.Options {
		o := &p.Options[i]
		switch {
		case inPlace(o):
			left = append(left, Left{o.ID, "plan-done"})
		case o.Investment.IsZero():
			left = append(left, Left{o.ID, "plan-no-investment"})
		case slices.ContainsFunc(o.Excludes, done) || slices.ContainsFunc(p.Options, func(x plant.Option) bool { return inPlace(&x) && slices.Contains(x.Excludes, o.ID) }):
			left = append(left, Left{o.ID, "plan-excluded"})
		default:
			open[o.ID] = true
		}
	}
	for changed := true; changed; { // what needs one that cannot be chosen cannot be either
		changed = false
		for i := range p.Options {
			o := &p.Options[i]
			if open[o.ID] && slices.ContainsFunc(o.Requires, func(id string) bool { return !open[id] && !done(id) }) {
				delete(open, o.ID)
				left = append(left, Left{o.ID, "plan-needs-missing"})
				changed = true
			}
		}
	}
	for i := range p.Options {
		if open[p.Options[i].ID] {
			options = append(options, i)
		}
	}
	return options, left
}

func inPlace(o *plant.Option) bool { return o.Status == "done" || o.Status == "verified" }
