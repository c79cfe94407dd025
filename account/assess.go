package account

import (
	"headwater/datum"
	"headwater/fault"
	"headwater/plant"
	"headwater/unit"
)

// Request is what a plant's balances are drawn up with.
type Request struct {
	Rules   []*Rule
	Factors []unit.Factor
	Day     datum.Date // whose rule applies
}

// accountant draws up the balances of one plant.
type accountant struct {
	plant    *plant.Plant
	rule     *RuleUsed
	factors  []unit.Factor
	readings []reading // of the campaign
	enough   bool      // whether it was long enough
}

// Assess draws up every balance that the plant file has data for; nil where it has none.
// The error holds what is wrong with the campaign's scaling rule, at its JSON pointer;
// what [plant.Check] finds is not looked for again.
func Assess(rq *Request, p *plant.Plant) (*Result, error) {
	if len(p.Streams) == 0 && len(p.Energy) == 0 && len(p.Discharges) == 0 {
		return nil, nil
	}
	a := &accountant{plant: p, rule: choose(rq.Rules, p.Plant.Region, rq.Day), factors: rq.Factors}
	r := &Result{Rule: a.rule, Quantities: []Quantity{}}
	var err error
	if r.Campaign, err = a.campaign(); err != nil {
		return nil, err
	}
	for _, l := range a.ledgers(a.year()) {
		r.Quantities = append(r.Quantities, a.quantity(l, true))
	}
	for _, l := range a.carriers() {
		r.Quantities = append(r.Quantities, a.quantity(l, true))
	}
	if r.Campaign != nil {
		for _, l := range a.ledgers(a.measured()) {
			r.Campaign.Quantities = append(r.Campaign.Quantities, a.quantity(l, false))
		}
	}
	r.Water = a.water()
	r.Energy = a.energy()
	r.Pollutants = a.pollutants()
	return r, nil
}

// quantity writes one ledger as a balance; official ones are reconciled beside.
func (a *accountant) quantity(l *ledger, official bool) Quantity {
	q := Quantity{ID: l.id, Name: l.name, Kind: l.kind, Unit: l.unit.String(), Toxic: l.toxic, Reactive: l.reactive, Rows: []Row{}, Streams: []Flow{}}
	q.Tolerance, q.ToleranceFrom = a.tolerance(l.id)
	for i := range a.plant.Processes {
		pr := &a.plant.Processes[i]
		n := nodes{pr.ID: true}
		if l.kind == Carrier || !l.touches(n) {
			continue
		}
		row := a.row(l, n, false, &q)
		row.Scope, row.ID, row.Name, row.ProcessKind = "process", pr.ID, pr.Name, kindOf(pr)
		q.Rows = append(q.Rows, row)
	}
	whole := a.whole()
	if l.kind == Carrier {
		whole = nodes{hub(l.id): true}
	}
	if l.touches(whole) {
		row := a.row(l, whole, true, &q)
		row.Scope, row.ID, row.Name = "plant", a.plant.Plant.ID, a.plant.Plant.Name
		q.Rows = append(q.Rows, row)
		if l.kind == Component && official && !l.reactive {
			q.Fates = fates(l, whole, &row)
		}
	}
	for i := range l.flows {
		q.Streams = append(q.Streams, l.flows[i].shown())
	}
	if official {
		q.Reconciliation = a.reconcile(l, &q)
	}
	return q
}

func kindOf(pr *plant.Process) string {
	if pr.Kind == "" {
		return plant.Main
	}
	return pr.Kind
}

// nodes is a set of processes.
type nodes map[string]bool

// whole is the plant: every process that is not outside.
func (a *accountant) whole() nodes {
	n := nodes{}
	for i := range a.plant.Processes {
		if pr := &a.plant.Processes[i]; kindOf(pr) != plant.Outside {
			n[pr.ID] = true
		}
	}
	return n
}

func reason(code string, items ...string) *fault.Reason {
	return &fault.Reason{Code: code, Items: items}
}
