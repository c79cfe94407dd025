package account

import (
	"maps"
	"math"
	"slices"

	"headwater/plant"
	"headwater/unit"
)

// supply is one energy carrier with all entries of the plant file for it.
type supply struct {
	carrier string
	entries []*plant.Energy
	unit    unit.Unit
	moves   []move
}

// move is one flow of a carrier: what comes in has a positive sign.
type move struct {
	kind    string // purchased, self_generated, recovered, recovered_by, opening, closing, use, sold, feedstock
	process string
	entry   *plant.Energy
	amount  unit.Quantity
	sign    float64
}

// The kinds of move.
const (
	purchased   = "purchased"
	generated   = "self_generated"
	recovered   = "recovered"
	recoveredBy = "recovered_by"
	opening     = "opening"
	closing     = "closing"
	use         = "use"
	sold        = "sold"
	feedstock   = "feedstock"
)

// supplies lists the carriers in the order of the plant file.
func (a *accountant) supplies() (out []*supply) {
	byCarrier := map[string]*supply{}
	for i := range a.plant.Energy {
		e := &a.plant.Energy[i]
		s, ok := byCarrier[e.Carrier]
		if !ok {
			s = &supply{carrier: e.Carrier}
			byCarrier[e.Carrier] = s
			out = append(out, s)
		}
		s.entries = append(s.entries, e)
		a.moves(s, e)
	}
	for _, s := range out {
		if len(s.moves) > 0 {
			s.unit = s.moves[0].amount.Unit
		}
	}
	return out
}

func (a *accountant) moves(s *supply, e *plant.Energy) {
	add := func(kind, process string, series plant.Series, sign float64) {
		if q, ok := series.At(a.plant.Year()); ok {
			q, _ = a.uncertain(q, e.Method, 0)
			s.moves = append(s.moves, move{kind, process, e, q, sign})
		}
	}
	add(purchased, "", e.Purchased, 1)
	add(generated, a.generator(e), e.SelfGenerated, 1)
	add(recovered, "", e.Recovered, 1)
	for _, id := range slices.Sorted(maps.Keys(e.RecoveredBy)) {
		add(recoveredBy, id, e.RecoveredBy[id], 1)
	}
	add(opening, "", e.Opening, 1)
	add(closing, "", e.Closing, -1)
	for _, id := range a.inOrder(e.Use) {
		add(use, id, e.Use[id], -1)
	}
	add(sold, "", e.Sold, -1)
	add(feedstock, "", e.Feedstock, -1)
}

// inOrder lists the processes of a map in the order of the plant file.
func (a *accountant) inOrder(m map[string]plant.Series) (ids []string) {
	for i := range a.plant.Processes {
		if id := a.plant.Processes[i].ID; !m[id].IsZero() {
			ids = append(ids, id)
		}
	}
	return ids
}

// generator is the process that generates: the one that the entry names, or the only one
// that burns its fuel; "" where that is not settled.
func (a *accountant) generator(e *plant.Energy) string {
	if e.At != "" || e.From == "" {
		return e.At
	}
	if users := a.users(e.From); len(users) == 1 {
		return users[0]
	}
	return ""
}

// users lists the processes that use a carrier.
func (a *accountant) users(carrier string) (ids []string) {
	for i := range a.plant.Energy {
		if e := &a.plant.Energy[i]; e.Carrier == carrier {
			for _, id := range a.inOrder(e.Use) {
				if !slices.Contains(ids, id) {
					ids = append(ids, id)
				}
			}
		}
	}
	return ids
}

// hub is the node at which a carrier is shared out.
func hub(carrier string) string { return "energy:" + carrier }

// carriers opens one ledger for each carrier that has moves, in its own unit.
func (a *accountant) carriers() (out []*ledger) {
	for _, s := range a.supplies() {
		if len(s.moves) == 0 {
			continue
		}
		l := &ledger{id: s.carrier, kind: Carrier, unit: s.unit}
		node := hub(s.carrier)
		var ends [2]*move
		for i := range s.moves {
			m := &s.moves[i]
			switch m.kind {
			case opening:
				ends[0] = m
				continue
			case closing:
				ends[1] = m
				continue
			}
			f := flow{id: s.carrier + "·" + m.kind, from: m.process, to: node}
			if m.process != "" {
				f.id += "·" + m.process
			}
			if m.sign < 0 {
				f.from, f.to = node, m.process
			}
			if q, err := m.amount.In(s.unit); err == nil {
				f.amount = &amount{q.Value, q.SD}
				f.sdFrom = sdOrigin(q, m.entry, a.plant)
			} else {
				f.why = reason("amount-unconvertible", f.id, m.amount.Unit.String(), s.unit.String())
			}
			l.flows = append(l.flows, f)
		}
		if change, ok := drawn(ends, s.unit); ok {
			l.stocks = append(l.stocks, stock{process: node, change: &change})
		}
		out = append(out, l)
	}
	return out
}

func sdOrigin(q unit.Quantity, e *plant.Energy, p *plant.Plant) string {
	switch {
	case q.SD == 0:
		return ""
	case p.Uncertainty[e.Method].Value > 0:
		return "method"
	}
	return "stated"
}

// drawn is closing − opening where one of them is stated; a stock that is not named is
// one that the plant does not keep.
func drawn(ends [2]*move, in unit.Unit) (amount, bool) {
	var change amount
	unsure := false
	for _, m := range ends {
		if m == nil {
			continue
		}
		q, err := m.amount.In(in)
		if err != nil {
			return change, false
		}
		change.value -= m.sign * q.Value
		change.sd = math.Hypot(change.sd, q.SD)
		unsure = unsure || q.SD == 0 && q.Value != 0
	}
	if unsure {
		change.sd = 0
	}
	return change, ends[0] != nil || ends[1] != nil
}
