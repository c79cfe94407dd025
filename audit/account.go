package audit

import (
	"cmp"
	"fmt"

	"headwater/datum"
	"headwater/fault"
	"headwater/plant"
	"headwater/unit"
)

func pointer(at string, i int) string { return fmt.Sprintf("%s/%d", at, i) }

// subject describes the plant.
func subject(p *plant.Plant) Subject {
	s := Subject{ID: p.Plant.ID, Name: p.Plant.Name, Sector: p.Plant.Sector, Region: p.Plant.Region, Project: p.Plant.Project,
		About: p.Plant.About, Year: p.Year(), Synthetic: p.Synthetic, Products: []Product{}, Processes: []Process{}}
	if s.Name == (datum.Text{}) {
		s.Name = datum.Text{ZH: s.ID, EN: s.ID} // a report has a title
	}
	for _, pr := range p.Products {
		q, _ := pr.Output.At(p.Year())
		s.Products = append(s.Products, Product{pr.ID, pr.Name, q.Value, q.Unit.String()})
	}
	for _, pr := range p.Processes {
		out := Process{ID: pr.ID, Name: pr.Name, Kind: cmp.Or(pr.Kind, plant.Main), Makes: pr.Makes}
		if out.Kind == plant.Auxiliary || out.Kind == plant.Attached {
			out.Allocate = cmp.Or(pr.Allocate, plant.ByOutput)
		}
		s.Processes = append(s.Processes, out)
	}
	return s
}

// Trend is one quantity over the years of the plant file.
type Trend struct {
	Kind  string     `json:"kind"` // output, energy, fresh-water, wastewater, value, qualified
	ID    string     `json:"id"`
	Name  datum.Text `json:"name,omitzero"`
	Unit  string     `json:"unit"`
	Years []int      `json:"years"`
	Value []float64  `json:"values"`
}

// history lists every series that has two years or more.
func history(p *plant.Plant) []Trend {
	var out []Trend
	add := func(kind, id string, name datum.Text, s plant.Series) {
		years := s.AllYears()
		if len(years) < 2 {
			return
		}
		t := Trend{Kind: kind, ID: id, Name: name}
		var base unit.Unit
		for i, year := range years {
			q, ok := s.At(year)
			if !ok {
				continue
			}
			if i == 0 {
				base = q.Unit
				t.Unit = base.String()
			}
			q, err := q.In(base)
			if err != nil {
				continue
			}
			t.Years, t.Value = append(t.Years, year), append(t.Value, q.Value)
		}
		out = append(out, t)
	}
	for _, pr := range p.Products {
		add("output", pr.ID, pr.Name, pr.Output)
	}
	for _, pr := range p.Products {
		add("value", pr.ID, pr.Name, pr.Value)
		add("qualified", pr.ID, pr.Name, pr.Qualified)
	}
	for _, s := range p.Streams {
		add("stream", s.ID, s.Name, s.Amount)
	}
	for _, e := range p.Energy {
		add("energy", e.Carrier, datum.Text{}, e.Purchased)
	}
	return out
}

// EnergyAccount is the comprehensive energy of the plant by calorific value:
//
//	E = Σ (purchased + opening − closing − sold − feedstock) · factor
//
// Own power and recovered energy are shown and not added: the fuel behind them is
// already in the sum.
type EnergyAccount struct {
	Carriers []CarrierAccount `json:"carriers"`
	Total    *float64         `json:"total"` // kgce; null where a factor is missing
	Unit     string           `json:"unit"`
	Reason   *fault.Reason    `json:"reason,omitempty"`
}

// CarrierAccount is one carrier: amounts in its own unit, and what counts in kgce.
type CarrierAccount struct {
	Carrier   string        `json:"carrier"`
	Unit      string        `json:"unit"`
	Purchased float64       `json:"purchased"`
	Opening   float64       `json:"opening"`
	Closing   float64       `json:"closing"`
	Sold      float64       `json:"sold"`
	Feedstock float64       `json:"feedstock"`
	Generated float64       `json:"self_generated"`
	Net       float64       `json:"net"`
	Coal      *float64      `json:"kgce"`
	Reason    *fault.Reason `json:"reason,omitempty"`
}

func energyAccount(p *plant.Plant, factors []unit.Factor) (*EnergyAccount, error) {
	account := &EnergyAccount{Unit: "kgce"}
	total := 0.0
	for i := range p.Energy {
		e := &p.Energy[i]
		c := CarrierAccount{Carrier: e.Carrier}
		var base *unit.Unit
		for _, f := range []struct {
			name   string
			series plant.Series
			dst    *float64
			sign   float64
		}{
			{"purchased", e.Purchased, &c.Purchased, 1}, {"opening", e.Opening, &c.Opening, 1}, {"closing", e.Closing, &c.Closing, -1},
			{"sold", e.Sold, &c.Sold, -1}, {"feedstock", e.Feedstock, &c.Feedstock, -1}, {"self_generated", e.SelfGenerated, &c.Generated, 0},
		} {
			q, ok := f.series.At(p.Year())
			if !ok {
				continue
			}
			if base == nil {
				base = &q.Unit
				c.Unit = q.Unit.String()
			}
			q, err := q.In(*base)
			if err != nil {
				return nil, fault.At(pointer("/energy", i)+"/"+f.name, err)
			}
			*f.dst = q.Value
			c.Net += f.sign * q.Value
		}
		if base == nil {
			continue // only shared among processes, or only recovered: nothing enters the plant
		}
		coal, err := plant.CoalEquivalent(factors, e, unit.Quantity{Value: c.Net, Unit: *base}, p.Year())
		if err != nil {
			c.Reason = &fault.Reason{Code: "factor-missing", Items: []string{e.Carrier}}
			account.Reason = c.Reason
		} else {
			c.Coal = &coal.Value
			total += coal.Value
		}
		account.Carriers = append(account.Carriers, c)
	}
	if len(account.Carriers) == 0 {
		return nil, nil
	}
	if account.Reason == nil {
		account.Total = &total
	}
	return account, nil
}
