package account

import (
	"maps"
	"slices"

	"headwater/fault"
	"headwater/plant"
	"headwater/unit"
)

// ledgers opens one ledger for the total mass, one for water, and one for each
// component that some stream carries.
func (a *accountant) ledgers(b basis) []*ledger {
	var out []*ledger
	var streams []*plant.Stream
	for i := range a.plant.Streams {
		if s := &a.plant.Streams[i]; b.carries(s) {
			streams = append(streams, s)
		}
	}
	if len(streams) == 0 {
		return nil
	}
	out = append(out, a.mass(b, streams))
	if l := a.waterLedger(b, streams); l != nil {
		out = append(out, l)
	}
	for _, id := range a.components(streams) {
		out = append(out, a.component(b, streams, id))
	}
	return out
}

// components lists what streams and stocks contain, in the order of the materials.
func (a *accountant) components(streams []*plant.Stream) (out []string) {
	found := map[string]bool{}
	for _, s := range streams {
		for id := range s.Contents() {
			found[id] = true
		}
	}
	for i := range a.plant.Stocks {
		for id := range a.plant.Stocks[i].Components {
			found[id] = true
		}
	}
	delete(found, water)
	for i := range a.plant.Materials {
		if id := a.plant.Materials[i].ID; found[id] {
			out = append(out, id)
			delete(found, id)
		}
	}
	return append(out, slices.Sorted(maps.Keys(found))...)
}

// enter puts a stream into a ledger: in turns its amount into the ledger's unit.
func (a *accountant) enter(l *ledger, b basis, s *plant.Stream, in func(unit.Quantity) (unit.Quantity, *fault.Reason)) {
	f := flow{stream: s, id: s.ID, name: s.Name, from: s.From, to: s.To, role: s.Role}
	q, from, why := b.amount(s)
	if why == nil {
		q, why = in(q)
	}
	if why != nil {
		f.why = why
	} else {
		f.amount, f.sdFrom = &amount{q.Value, q.SD}, from
		if q.SD == 0 {
			f.sdFrom = ""
		}
	}
	if b.beside {
		if q, ok := a.besides(s.ID); ok {
			if q, why := in(q); why == nil {
				f.beside = &amount{q.Value, q.SD}
			}
		}
	}
	l.flows = append(l.flows, f)
}

// mass is the total mass of all streams.
func (a *accountant) mass(b basis, streams []*plant.Stream) *ledger {
	l := &ledger{id: Mass, kind: Mass, unit: tonne}
	weigh := func(id, material string, density unit.Quantity) func(unit.Quantity) (unit.Quantity, *fault.Reason) {
		return func(q unit.Quantity) (unit.Quantity, *fault.Reason) {
			m, ok := plant.Mass(q, a.plant.DensityOf(material, density))
			if !ok {
				return q, unconvertible(id, q, tonne)
			}
			m, _ = m.In(tonne)
			return m, nil
		}
	}
	for _, s := range streams {
		a.enter(l, b, s, weigh(s.ID, s.Material, s.Density))
	}
	a.enterStocks(l, b, func(s *plant.Stock) func(unit.Quantity) (unit.Quantity, *fault.Reason) {
		return weigh(stockID(s), s.Material, s.Density)
	})
	return l
}

func (a *accountant) enterStocks(l *ledger, b basis, in func(*plant.Stock) func(unit.Quantity) (unit.Quantity, *fault.Reason)) {
	if !b.stocks {
		return
	}
	for i := range a.plant.Stocks {
		s := &a.plant.Stocks[i]
		convert := in(s)
		if convert == nil {
			continue
		}
		change, why := a.stockChange(s, convert)
		l.stocks = append(l.stocks, stock{s.Process, change, why})
	}
}

// waterLedger is the water in streams of water and in what contains water: in m3 where
// all of it can be given so, else in t.
func (a *accountant) waterLedger(b basis, streams []*plant.Stream) *ledger {
	var first *ledger
	for _, u := range []unit.Unit{cubic, tonne} {
		l := &ledger{id: water, kind: WaterKind, unit: u}
		if m := a.plant.Material(water); m != nil {
			l.name = m.Name
		}
		whole := true
		for _, s := range streams {
			content, carries := s.Contents()[water]
			if s.Material != water && !carries {
				continue
			}
			a.enter(l, b, s, a.waterIn(u, s.ID, s.Material, content, s.Density))
			if f := &l.flows[len(l.flows)-1]; f.why != nil && (f.why.Code == "density-missing" || f.why.Code == "amount-unconvertible") {
				whole = false
			}
		}
		a.enterStocks(l, b, func(s *plant.Stock) func(unit.Quantity) (unit.Quantity, *fault.Reason) {
			content, carries := s.Components[water]
			if s.Material != water && !carries {
				return nil
			}
			return a.waterIn(u, stockID(s), s.Material, content, s.Density)
		})
		switch {
		case len(l.flows) == 0:
			return nil
		case whole:
			return l
		case first == nil:
			first = l
		}
	}
	return first
}

// waterIn turns an amount into water: all of a stream of water, the content of others.
func (a *accountant) waterIn(to unit.Unit, id, material string, content *unit.Quantity, density unit.Quantity) func(unit.Quantity) (unit.Quantity, *fault.Reason) {
	return func(q unit.Quantity) (unit.Quantity, *fault.Reason) {
		density := a.plant.DensityOf(material, density)
		if material != water {
			if content == nil {
				return q, reason("content-missing", id, water)
			}
			m, ok := plant.Content(q, *content, density)
			if !ok {
				return q, unconvertible(id, q, to)
			}
			q, density = m, a.plant.DensityOf(water, unit.Quantity{})
		}
		if v, err := q.In(to); err == nil {
			return v, nil
		}
		if to.Same(kilogram) {
			if m, ok := plant.Mass(q, density); ok {
				m, _ = m.In(to)
				return m, nil
			}
		} else if v, ok := plant.Volume(q, density, to); ok {
			return v, nil
		}
		return q, unconvertible(id, q, to)
	}
}

// component is the mass of one component in all streams that carry it. A stream whose
// material is the component itself is all of it.
func (a *accountant) component(b basis, streams []*plant.Stream, id string) *ledger {
	l := &ledger{id: id, kind: Component, unit: kilogram}
	if m := a.plant.Material(id); m != nil {
		l.name, l.reactive, l.toxic = m.Name, m.Kind == "reactive", m.Hazardous
	}
	l.toxic = l.toxic || toxic(id)
	for _, s := range streams {
		_, carries := s.Contents()[id]
		if !carries && s.Material != id {
			continue
		}
		a.enter(l, b, s, func(q unit.Quantity) (unit.Quantity, *fault.Reason) {
			density := a.plant.DensityOf(s.Material, s.Density)
			if !carries {
				m, ok := plant.Mass(q, density)
				if !ok {
					return q, unconvertible(s.ID, q, kilogram)
				}
				return m, nil
			}
			content, why := b.content(s, id)
			if why != nil {
				return q, why
			}
			m, ok := plant.Content(q, content, density)
			switch {
			case !ok:
				return q, unconvertible(s.ID, q, kilogram)
			case q.SD == 0 && q.Value != 0 || content.SD == 0 && content.Value != 0:
				m.SD = 0 // one of the two is not known
			}
			return m, nil
		})
	}
	a.enterStocks(l, b, func(s *plant.Stock) func(unit.Quantity) (unit.Quantity, *fault.Reason) {
		content, carries := s.Components[id]
		if !carries && s.Material != id {
			return nil
		}
		return func(q unit.Quantity) (unit.Quantity, *fault.Reason) {
			density := a.plant.DensityOf(s.Material, s.Density)
			m, ok := plant.Mass(q, density)
			switch {
			case carries && content == nil:
				return q, reason("content-missing", stockID(s), id)
			case carries:
				m, ok = plant.Content(q, *content, density)
			}
			if !ok {
				return q, unconvertible(stockID(s), q, kilogram)
			}
			return m, nil
		}
	})
	return l
}
