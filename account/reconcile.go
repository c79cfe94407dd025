package account

import (
	"slices"

	"headwater/balance"
	"headwater/fault"
)

// reconcile puts the reconciled values beside the stated ones. The network has a node for
// every process at which the quantity both enters and leaves; a process with one side
// only is as good as outside. A part of the network in which a known amount has no
// uncertainty is left out and named; so is every stream that meets no node.
func (a *accountant) reconcile(l *ledger, q *Quantity) *Reconciliation {
	r := &Reconciliation{}
	if l.reactive && !slices.ContainsFunc(l.flows, func(f flow) bool { return f.stream != nil && f.stream.Conversion != "" }) {
		r.Reason = reason("reactive-unconverted", l.id)
		return r
	}
	inner := l.balanced()
	if len(inner) == 0 {
		r.Reason = reason("no-node", l.id)
		return r
	}
	part := l.parts(inner)
	wrong := map[string]*total{} // by part: the amounts without uncertainty
	for i := range l.flows {
		f := &l.flows[i]
		p := part.of(f, inner)
		if p == "" || f.reconcilable() {
			continue
		}
		if wrong[p] == nil {
			wrong[p] = &total{}
		}
		wrong[p].unsure = append(wrong[p].unsure, f.id)
	}
	for _, s := range l.stocks {
		if p := part[s.process]; inner[s.process] && (s.change == nil || s.change.sd == 0 && s.change.value != 0) {
			if wrong[p] == nil {
				wrong[p] = &total{}
			}
			wrong[p].unsure = append(wrong[p].unsure, s.process)
		}
	}
	net := &balance.Network{Bounds: true}
	var index []int
	measured := 0
	for i := range l.flows {
		f := &l.flows[i]
		p := part.of(f, inner)
		switch {
		case p == "":
			continue
		case wrong[p] != nil:
			q.Streams[i].NotReconciled = reason("uncertainty-missing", wrong[p].unsure...)
			r.Left = append(r.Left, f.id)
			continue
		}
		s := f.asStream(inner)
		if s.State == balance.Measured {
			measured++
			q.Streams[i].Measured = new(s.Value)
		}
		net.Streams = append(net.Streams, s)
		index = append(index, i)
	}
	for _, s := range l.stocks {
		if p := part[s.process]; inner[s.process] && wrong[p] == nil {
			net.Stocks = append(net.Stocks, s.asStock())
		}
	}
	if measured == 0 {
		r.Reason = l.whyNothing(wrong)
		return r
	}
	result, err := balance.Reconcile(net, balance.Options{Variance: true})
	if err != nil {
		r.Reason = failed(err)
		return r
	}
	r.Method, r.Objective, r.DOF, r.Critical, r.PValue = result.Method, new(result.Objective), result.DOF, result.Critical, result.PValue
	r.Nodes, r.Suspects = result.Nodes, result.Suspects
	if r.Pass = result.Pass; r.Pass == nil {
		r.Reason = reason("no-redundancy", l.id)
	}
	for k, s := range result.Streams {
		out := &q.Streams[index[k]]
		out.Reconciled, out.ReconciledSD, out.Class, out.Z = s.Value, s.ValueSD, s.Class, s.Z
	}
	return r
}

func failed(err error) *fault.Reason {
	why := reason("reconcile-failed")
	for _, p := range fault.All(err) {
		why.Items = append(why.Items, p.Code)
	}
	if len(why.Items) == 0 {
		why.Items = []string{err.Error()}
	}
	return why
}

// whyNothing says why nothing of a quantity could be reconciled.
func (l *ledger) whyNothing(wrong map[string]*total) *fault.Reason {
	var ids []string
	for i := range l.flows {
		for _, t := range wrong {
			if slices.Contains(t.unsure, l.flows[i].id) {
				ids = append(ids, l.flows[i].id)
			}
		}
	}
	if len(ids) == 0 {
		return reason("nothing-measured", l.id)
	}
	return reason("uncertainty-missing", ids...)
}

// balanced lists the processes at which the quantity both enters and leaves, or is stored.
func (l *ledger) balanced() nodes {
	in, out, n := nodes{}, nodes{}, nodes{}
	for i := range l.flows {
		in[l.flows[i].to], out[l.flows[i].from] = true, true
	}
	for _, s := range l.stocks {
		if in[s.process] || out[s.process] {
			in[s.process], out[s.process] = true, true
		}
	}
	for p := range in {
		if p != "" && out[p] {
			n[p] = true
		}
	}
	return n
}

// reconcilable reports whether a flow may enter a network: measured with its uncertainty,
// known to be nothing, or not measured.
func (f *flow) reconcilable() bool {
	switch {
	case f.amount != nil:
		return f.amount.sd > 0 || f.amount.value == 0
	case f.beside != nil && f.beside.sd > 0:
		return true
	}
	return f.why.Code == "amount-missing" || f.why.Code == "content-missing"
}

// asStream is the flow as the network takes it. The year's figure goes first; where there
// is none, the campaign's, scaled to the year, stands for it in this column alone.
func (f *flow) asStream(inner nodes) balance.Stream {
	s := balance.Stream{ID: f.id}
	if inner[f.from] {
		s.From = f.from
	}
	if inner[f.to] {
		s.To = f.to
	}
	switch {
	case f.amount != nil && f.amount.sd > 0:
		s.State, s.Value, s.SD = balance.Measured, f.amount.value, f.amount.sd
	case f.amount != nil:
		s.State = balance.Fixed
	case f.beside != nil && f.beside.sd > 0:
		s.State, s.Value, s.SD = balance.Measured, f.beside.value, f.beside.sd
	}
	return s
}

// asStock is the stock as the network takes it; one that is known to be nothing is fixed.
func (s *stock) asStock() balance.Stock {
	if s.change.sd > 0 {
		return balance.Stock{Node: s.process, Reading: balance.Reading{State: balance.Measured, Value: s.change.value, SD: s.change.sd}}
	}
	return balance.Stock{Node: s.process, Reading: balance.Reading{State: balance.Fixed, Value: s.change.value}}
}

// partition names the connected part that each node lies in.
type partition map[string]string

// parts finds the connected parts of the inner nodes.
func (l *ledger) parts(inner nodes) partition {
	p := partition{}
	for id := range inner {
		p[id] = id
	}
	for changed := true; changed; {
		changed = false
		for i := range l.flows {
			f := &l.flows[i]
			if inner[f.from] && inner[f.to] && p[f.from] != p[f.to] {
				least := min(p[f.from], p[f.to])
				p[f.from], p[f.to] = least, least
				changed = true
			}
		}
	}
	return p
}

// of is the part that a flow belongs to, "" for one that meets no inner node.
func (p partition) of(f *flow, inner nodes) string {
	switch {
	case inner[f.from]:
		return p[f.from]
	case inner[f.to]:
		return p[f.to]
	}
	return ""
}
