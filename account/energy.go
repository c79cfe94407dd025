package account

import (
	"headwater/datum"
	"headwater/fault"
	"headwater/plant"
	"headwater/unit"
)

// Energy is the energy balance of the plant by calorific value, in kgce:
//
//	input = purchased + stock drawn + own primary + recovered
//	input = sold + feedstock + delivered + delivered outside + conversion losses + unaccounted
//
// Own power made from a fuel of the plant is no input: the fuel is. What a process gives
// is taken off what it uses.
type Energy struct {
	Unit        string          `json:"unit"`
	Carriers    []CarrierRow    `json:"carriers"`
	Processes   []ProcessEnergy `json:"processes"`
	Conversions []Conversion    `json:"conversions"`
	Total       EnergyTotal     `json:"total"`
}

// CarrierRow is one carrier in kgce; Factor turns its own unit into kgce.
type CarrierRow struct {
	Carrier     string        `json:"carrier"`
	Unit        string        `json:"unit"`
	Factor      *float64      `json:"kgce_per_unit"`
	Purchased   *float64      `json:"purchased"`
	StockDrawn  *float64      `json:"stock_drawn"`
	Generated   *float64      `json:"self_generated"`
	Recovered   *float64      `json:"recovered"`
	Used        *float64      `json:"used"`      // by processes that convert nothing
	Converted   *float64      `json:"converted"` // burnt to make another carrier
	Sold        *float64      `json:"sold"`
	Feedstock   *float64      `json:"feedstock"`
	Unaccounted *float64      `json:"unaccounted"` // distribution losses among them
	Reason      *fault.Reason `json:"reason,omitempty"`
}

// ProcessEnergy is what one process uses and gives, in kgce.
type ProcessEnergy struct {
	ID         string     `json:"id"`
	Name       datum.Text `json:"name,omitzero"`
	Kind       string     `json:"kind"`
	Conversion bool       `json:"conversion"`
	Use        float64    `json:"use"`
	Given      float64    `json:"given"`
	Net        float64    `json:"net"` // negative where a process gives more than it takes
}

// EnergyTotal is the balance of the whole plant, in kgce.
type EnergyTotal struct {
	Input          *float64      `json:"input"`
	Sold           *float64      `json:"sold"`
	Feedstock      *float64      `json:"feedstock"`
	Delivered      *float64      `json:"delivered"`
	Outside        *float64      `json:"delivered_outside"` // canteen and dormitory
	ConversionLoss *float64      `json:"conversion_loss"`
	Unaccounted    *float64      `json:"unaccounted"`
	Reason         *fault.Reason `json:"reason,omitempty"`
}

func (a *accountant) energy() *Energy {
	supplies := a.supplies()
	if len(supplies) == 0 {
		return nil
	}
	e := &Energy{Unit: "kgce", Carriers: []CarrierRow{}, Processes: []ProcessEnergy{}, Conversions: []Conversion{}}
	k := a.coal(supplies)
	conversions := a.conversions(supplies, k)
	for _, c := range conversions {
		e.Conversions = append(e.Conversions, c.Conversion)
	}
	for _, s := range supplies {
		if len(s.moves) > 0 {
			e.Carriers = append(e.Carriers, k.carrier(s, conversions))
		}
	}
	e.Processes = a.processEnergies(supplies, k, conversions)
	e.Total = closeTotal(e, conversions, k)
	return e
}

// coalTable holds what one unit of each carrier counts in kgce; why holds the carriers
// without factor, moves that cannot be converted among them.
type coalTable struct {
	factor  map[string]float64
	why     map[string]*fault.Reason
	primary float64 // own generation without a fuel of the file, and what is recovered at no named process
}

func (a *accountant) coal(supplies []*supply) *coalTable {
	k := &coalTable{factor: map[string]float64{}, why: map[string]*fault.Reason{}}
	for _, s := range supplies {
		if len(s.moves) == 0 {
			continue
		}
		e := *s.entries[0]
		for _, other := range s.entries {
			if other.HeatingValue.Value > 0 {
				e.HeatingValue = other.HeatingValue
				break
			}
		}
		for _, m := range s.moves {
			if _, err := m.amount.In(s.unit); err != nil {
				k.why[s.carrier] = reason("amount-unconvertible", s.carrier+"·"+m.kind, m.amount.Unit.String(), s.unit.String())
			}
		}
		q, err := plant.CoalEquivalent(a.factors, &e, unit.Quantity{Value: 1, Unit: s.unit}, a.plant.Year())
		switch {
		case err == nil:
			k.factor[s.carrier] = q.Value
		case k.why[s.carrier] == nil:
			k.why[s.carrier] = reason("factor-missing", s.carrier)
		}
	}
	return k
}

// of is the sum of moves of a kind in kgce; a process of "" stands for all.
func (k *coalTable) of(s *supply, kind, process string) (sum float64, n int) {
	for _, m := range s.moves {
		if m.kind != kind || process != "" && m.process != process {
			continue
		}
		if q, err := m.amount.In(s.unit); err == nil {
			sum += q.Value * k.factor[s.carrier]
			n++
		}
	}
	return sum, n
}

// carrier is the row of one carrier.
func (k *coalTable) carrier(s *supply, conversions []*conversion) CarrierRow {
	r := CarrierRow{Carrier: s.carrier, Unit: s.unit.String(), Reason: k.why[s.carrier]}
	if r.Reason != nil {
		return r
	}
	r.Factor = new(k.factor[s.carrier])
	get := func(kind string) *float64 {
		if sum, n := k.of(s, kind, ""); n > 0 {
			return &sum
		}
		return nil
	}
	r.Purchased, r.Generated, r.Sold, r.Feedstock = get(purchased), get(generated), get(sold), get(feedstock)
	rec, nRec := k.of(s, recovered, "")
	by, nBy := k.of(s, recoveredBy, "")
	if nRec+nBy > 0 {
		r.Recovered = new(rec + by)
	}
	open, nOpen := k.of(s, opening, "")
	closed, nClosed := k.of(s, closing, "")
	if nOpen+nClosed > 0 {
		r.StockDrawn = new(open - closed)
	}
	used, nUsed := k.of(s, use, "")
	converted, all := 0.0, false
	for _, c := range conversions {
		converted += c.burns[s.carrier]
		all = all || c.allOf == s.carrier
	}
	if nUsed == 0 && !all {
		r.Reason = reason("use-missing", s.carrier)
		return r
	}
	r.Converted = new(converted)
	r.Used = new(used - converted)
	if all {
		r.Used = new(0.0)
		used = converted
	}
	r.Unaccounted = new(less(value(r.Purchased)+value(r.StockDrawn)+value(r.Generated)+value(r.Recovered), used, value(r.Sold), value(r.Feedstock)))
	return r
}

func value(x *float64) float64 {
	if x == nil {
		return 0
	}
	return *x
}

func (a *accountant) processEnergies(supplies []*supply, k *coalTable, conversions []*conversion) []ProcessEnergy {
	out := []ProcessEnergy{}
	for i := range a.plant.Processes {
		pr := &a.plant.Processes[i]
		p := ProcessEnergy{ID: pr.ID, Name: pr.Name, Kind: kindOf(pr)}
		for _, c := range conversions {
			p.Conversion = p.Conversion || c.Process == pr.ID
		}
		n := 0
		for _, s := range supplies {
			u, nu := k.of(s, use, pr.ID)
			b, nb := k.of(s, recoveredBy, pr.ID)
			p.Use += u
			p.Given += b
			n += nu + nb
			if g, ng := k.of(s, generated, pr.ID); p.Conversion { // own primary energy is an input of the plant
				p.Given += g
				n += ng
			}
		}
		p.Net = p.Use - p.Given
		if n > 0 {
			out = append(out, p)
		}
	}
	return out
}

// closeTotal closes the balance of the plant over its carriers, processes and conversions.
func closeTotal(e *Energy, conversions []*conversion, k *coalTable) (t EnergyTotal) {
	var input, outSold, outFeed, lost, gone, delivered, outside float64
	for i := range e.Carriers {
		c := &e.Carriers[i]
		if c.Reason != nil {
			t.Reason = c.Reason
			return t
		}
		input += value(c.Purchased) + value(c.StockDrawn)
		outSold += value(c.Sold)
		outFeed += value(c.Feedstock)
		gone += value(c.Unaccounted)
	}
	for _, p := range e.Processes {
		switch {
		case p.Conversion:
		case p.Kind == plant.Outside:
			outside += p.Net
		default:
			delivered += p.Net
		}
	}
	for _, c := range conversions {
		if c.Loss == nil {
			t.Reason = c.Reason
			return t
		}
		lost += *c.Loss
	}
	input += k.primary
	t.Input, t.Sold, t.Feedstock, t.Unaccounted = &input, &outSold, &outFeed, &gone
	t.Delivered, t.Outside, t.ConversionLoss = &delivered, &outside, &lost
	return t
}
