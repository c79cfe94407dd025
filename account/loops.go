package account

import "slices"

// netted is the water of a role that processes take up and do not hand on:
//
//	V = Σ_p max(0, taken up by p − handed on by p)
//
// for each purpose, so that reclaimed water that passes a tank on its way counts once and
// condensate is no part of what was reclaimed for another purpose. With taken false it is
// what processes hand on and did not take up: the waste water that they generate.
func netted(l *ledger, n nodes, role, symbol string, taken bool) Term {
	var t Term
	var open *total
	sum := 0.0
	for _, at := range l.posts(n) {
		p := at.process
		var in, out total
		for i := range l.flows {
			f := &l.flows[i]
			if f.role != role || f.stream.Purpose != at.purpose || taken && !(n[f.from] && n[f.to]) {
				continue
			}
			switch p {
			case f.to:
				in.add(f.id, f.amount, f.why)
			case f.from:
				out.add(f.id, f.amount, f.why)
			default:
				continue
			}
			if !slices.Contains(t.Streams, f.id) {
				t.Streams = append(t.Streams, f.id)
			}
		}
		first, second := &in, &out
		if !taken {
			first, second = &out, &in
		}
		switch {
		case first.n == 0:
		case first.why != nil:
			open = first
		case second.why != nil:
			open = second
		default:
			sum += max(0, first.value-second.value)
		}
	}
	switch {
	case len(t.Streams) == 0:
		t.Reason = reason("term-absent", symbol)
	case open != nil:
		t.Reason = open.why
	default:
		t.Value = &sum
	}
	return t
}

// post is a process and a purpose of the water there.
type post struct{ process, purpose string }

func (l *ledger) posts(n nodes) (out []post) {
	for _, p := range l.processes(n) {
		for i := range l.flows {
			if at := (post{p, l.flows[i].stream.Purpose}); !slices.Contains(out, at) {
				out = append(out, at)
			}
		}
	}
	return out
}

// processes lists the processes of a set that a ledger touches, in the order of its flows.
func (l *ledger) processes(n nodes) (out []string) {
	for i := range l.flows {
		for _, p := range []string{l.flows[i].from, l.flows[i].to} {
			if n[p] && !slices.Contains(out, p) {
				out = append(out, p)
			}
		}
	}
	return out
}

// loopsOf is the circulating water of the plant, each round counted once although both
// legs of a loop may be in the file. A stream that closes no loop with other circulating
// streams counts in full. In a loop whose processes fall into two sides, such as towers
// and users, every stream runs from one side to the other and the larger of the two sums
// counts, that of the supply; in any other loop the most that one process passes.
func loopsOf(l *ledger, n nodes) Term {
	var edges []*flow
	for i := range l.flows {
		if f := &l.flows[i]; f.role == circulating && n[f.from] && n[f.to] {
			edges = append(edges, f)
		}
	}
	t := Term{}
	if len(edges) == 0 {
		t.Reason = reason("term-absent", "V_cy")
		return t
	}
	reach := reachable(edges)
	sum := 0.0
	done := map[*flow]bool{}
	for _, e := range edges {
		t.Streams = append(t.Streams, e.id)
		if done[e] {
			continue
		}
		loop := []*flow{e}
		if reach[e.to][e.from] {
			loop = loop[:0]
			for _, f := range edges {
				if reach[e.to][f.from] && reach[f.to][e.from] {
					loop = append(loop, f)
				}
			}
		}
		var round total
		for _, f := range loop {
			done[f] = true
		}
		round = once(loop)
		if round.why != nil && t.Reason == nil {
			t.Reason = round.why
		}
		sum += round.value
	}
	if t.Reason == nil {
		t.Value = &sum
	}
	return t
}

// reachable says which process leads to which along the streams; every process leads to
// itself.
func reachable(edges []*flow) map[string]map[string]bool {
	reach := map[string]map[string]bool{}
	for _, e := range edges {
		for _, p := range []string{e.from, e.to} {
			if reach[p] == nil {
				reach[p] = map[string]bool{p: true}
			}
		}
	}
	for changed := true; changed; {
		changed = false
		for _, e := range edges {
			for p := range reach {
				if reach[p][e.from] && !reach[p][e.to] {
					reach[p][e.to] = true
					changed = true
				}
			}
		}
	}
	return reach
}

// once is the round of one loop.
func once(loop []*flow) total {
	if len(loop) == 1 {
		var t total
		t.add(loop[0].id, loop[0].amount, loop[0].why)
		return t
	}
	sides, two := sidesOf(loop)
	sums := map[string]*total{}
	add := func(key string, f *flow) {
		if sums[key] == nil {
			sums[key] = &total{}
		}
		sums[key].add(f.id, f.amount, f.why)
	}
	for _, f := range loop {
		if two {
			add([]string{"there", "back"}[sides[f.from]], f)
		} else {
			add("out of "+f.from, f)
		}
	}
	var best *total // the largest of those that are known; an unknown leg is covered by a known one only on two sides
	for _, f := range loop {
		key := "out of " + f.from
		if two {
			key = []string{"there", "back"}[sides[f.from]]
		}
		s := sums[key]
		switch {
		case best == nil:
			best = s
		case two && best.why != nil:
			best = s
		case two && s.why != nil:
		case s.why != nil || best.why == nil && s.value > best.value:
			best = s
		}
	}
	return *best
}

// sidesOf colours the processes of a loop with two colours so that every stream changes
// colour, and reports whether that can be done.
func sidesOf(loop []*flow) (map[string]int, bool) {
	side := map[string]int{loop[0].from: 0}
	for changed := true; changed; {
		changed = false
		for _, f := range loop {
			a, okA := side[f.from]
			b, okB := side[f.to]
			switch {
			case okA && okB && a == b:
				return nil, false
			case okA && !okB:
				side[f.to], changed = 1-a, true
			case okB && !okA:
				side[f.from], changed = 1-b, true
			}
		}
	}
	return side, true
}
