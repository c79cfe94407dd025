package audit

import (
	"slices"

	"headwater/account"
	"headwater/datum"
	"headwater/option"
	"headwater/plant"
	"headwater/unit"
)

// suggest matches techniques to what the audit has found: exceeded limits, indicators not
// at level I, and losses of the balances, the dearest first.
func suggest(rules *Rules, p *plant.Plant, r *Result) []option.Match {
	if len(rules.Techniques) == 0 {
		return nil
	}
	var needs []option.Need
	for i := range r.Limits {
		c := &r.Limits[i]
		if c.Pass != nil && !*c.Pass && !c.Foreign {
			resources := option.ResourcesOf(c.Parameter)
			if len(resources) > 0 && !slices.ContainsFunc(needs, func(n option.Need) bool { return n.ID == c.Parameter }) {
				needs = append(needs, option.Need{Kind: option.NeedLimit, ID: c.Parameter, Amount: c.Actual, Unit: c.Unit, Binding: true, Resources: resources})
			}
		}
	}
	needs = append(needs, gaps(r)...)
	needs = append(needs, losses(p, r)...)
	var sectors []string
	for _, a := range r.Assessments {
		if sys, ok := rules.Systems(a.System); ok {
			sectors = append(sectors, sys.Sectors...)
		}
	}
	return option.Suggest(rules.Techniques, sectors, needs, func(technique string) string {
		for i := range p.Options {
			if p.Options[i].Technique == technique {
				return p.Options[i].ID
			}
		}
		return ""
	})
}

// gaps are the indicators that are not at level I, those that bind first.
func gaps(r *Result) (needs []option.Need) {
	for _, a := range r.Assessments {
		sys := a.System
		for i := range a.Indicators {
			row := &a.Indicators[i]
			if row.Status != "assessed" || row.Part != "" || row.Level == nil || *row.Level == "I" {
				continue
			}
			n := option.Need{Kind: option.NeedIndicator, ID: sys + "/" + row.ID, Name: row.Name, Level: *row.Level, Amount: row.Value, Unit: row.Unit,
				Resources: option.ResourcesOf(row.Name.EN + " " + row.ID)}
			for j := range a.Binding {
				n.Binding = n.Binding || a.Binding[j].Certain && a.Binding[j].Indicator == row.ID
			}
			if len(n.Resources) > 0 {
				needs = append(needs, n)
			}
		}
	}
	slices.SortStableFunc(needs, func(a, b option.Need) int {
		switch {
		case a.Binding == b.Binding:
			return 0
		case a.Binding:
			return -1
		}
		return 1
	})
	return needs
}

// losses are what the balances lose, by quantity: what is unaccounted for above the
// tolerance, and streams of loss, waste and emission; in money where the plant file states
// the price of the material.
func losses(p *plant.Plant, r *Result) (needs []option.Need) {
	if r.Balances == nil {
		return nil
	}
	for i := range r.Balances.Quantities {
		q := &r.Balances.Quantities[i]
		if q.Kind == account.Mass {
			continue // what is in it stands in its own balance
		}
		add := func(id string, name datum.Text, amount float64) {
			n := option.Need{Kind: option.NeedLoss, ID: q.ID + "/" + id, Name: name, Amount: &amount, Unit: q.Unit, Resources: option.ResourcesOf(q.ID + " " + q.Name.EN)}
			n.Money, n.Currency = worth(p, q, amount)
			if len(n.Resources) > 0 {
				needs = append(needs, n)
			}
		}
		for j := range q.Rows {
			row := &q.Rows[j]
			if row.Scope == "process" && row.Unaccounted != nil && *row.Unaccounted > 0 && (row.Verdict == account.AboveTolerance || row.Verdict == account.AboveSignificant) {
				add(row.ID, row.Name, *row.Unaccounted)
			}
		}
		for j := range q.Streams {
			f := &q.Streams[j]
			if f.To == "" && f.Stated != nil && *f.Stated > 0 && slices.Contains([]string{"loss", "waste", "emission"}, f.Role) {
				add(f.ID, f.Name, *f.Stated)
			}
		}
	}
	return needs
}

// worth is an amount of a quantity at the price of its material.
func worth(p *plant.Plant, q *account.Quantity, amount float64) (*float64, string) {
	u, err := unit.Parse(q.Unit)
	if err != nil {
		return nil, ""
	}
	for i := range p.Materials {
		m := &p.Materials[i]
		if m.ID != q.ID || m.Price.IsZero() {
			continue
		}
		money := m.Price.Unit.Mul(u)
		for _, currency := range []string{"CNY", "USD", "EUR"} {
			if f, err := money.Factor(unit.MustParse(currency)); err == nil {
				return new(m.Price.Value * amount * f), currency
			}
		}
	}
	return nil, ""
}
