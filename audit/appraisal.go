package audit

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"headwater/fault"
	"headwater/option/appraisal"
	"headwater/plant"
	"headwater/unit"
)

// currencies are the words for money that a plant file may count in.
var currencies = []string{"CNY", "USD", "EUR"}

// Appraise judges the options of a plant by what its file says of money: nil where it has
// no options. Problems stand at JSON pointers into the plant file. What an
// option lacks is in the result.
func Appraise(norms []*appraisal.Norms, p *plant.Plant, nearest func(string, []string) string) (*appraisal.Result, error) {
	if len(p.Options) == 0 {
		return nil, nil
	}
	c := converter{plant: p}
	s := c.study(norms)
	if len(c.bad) > 0 {
		return nil, errors.Join(append(c.bad, placedInPlant(appraisal.Check(s, norms, nearest)))...)
	}
	r, err := appraisal.Appraise(s, norms, nearest)
	if err != nil {
		return nil, placedInPlant(err)
	}
	for i := range r.Conflicts {
		x := &r.Conflicts[i]
		x.Exclusive = excludes(p, x.NPV, x.Other) || excludes(p, x.Other, x.NPV)
	}
	return r, nil
}

func excludes(p *plant.Plant, a, b string) bool {
	return slices.ContainsFunc(p.Options, func(o plant.Option) bool { return o.ID == a && slices.Contains(o.Excludes, b) })
}

// placedInPlant puts problems of a study at the plant file: its rates stand below /finance.
func placedInPlant(err error) error {
	var out []error
	for _, p := range fault.All(err) {
		q := *p
		if !strings.HasPrefix(q.At, "/options") {
			q.At = "/finance" + q.At
		}
		out = append(out, &q)
	}
	return errors.Join(out...)
}

// converter reads quantities in the units that an appraisal counts in.
type converter struct {
	plant *plant.Plant
	bad   []error
}

func (c *converter) study(norms []*appraisal.Norms) *appraisal.Study {
	s := &appraisal.Study{}
	if f := c.plant.Finance; f != nil {
		s.PriceYear = f.PriceYear
		s.Rate = c.in("/finance/rate", f.Rate, unit.MustParse("1"))
		s.Tax = c.in("/finance/tax", f.Tax, unit.MustParse("1"))
	}
	currency, money := c.currency()
	s.Currency = currency
	year := unit.MustParse("a")
	for i := range c.plant.Options {
		o, at := &c.plant.Options[i], fmt.Sprintf("/options/%d", i)
		to := appraisal.Option{ID: o.ID, Name: o.Name, Start: o.Start}
		if judged(norms) {
			to.Cost = o.Cost
		}
		to.Investment = c.in(at+"/investment", o.Investment, money)
		to.Saving = c.in(at+"/saving", o.Saving, money.Div(year))
		to.Life = c.in(at+"/life", o.Life, year)
		to.DepreciationYears = c.in(at+"/depreciation_years", o.DepreciationYears, year)
		if v := c.in(at+"/co2", o.CO2, unit.MustParse("t").Div(year)); v != nil {
			to.Effects = map[string]float64{appraisal.CO2: *v}
		}
		if v := c.in(at+"/subsidy", o.Subsidy, money); v != nil {
			to.Subsidy = *v
		}
		if v := c.in(at+"/salvage", o.Salvage, money); v != nil {
			to.Salvage = *v
		}
		s.Options = append(s.Options, to)
	}
	return s
}

// judged reports whether there are norms that know classes of cost.
func judged(norms []*appraisal.Norms) bool {
	return slices.ContainsFunc(norms, func(n *appraisal.Norms) bool { return n.ID == appraisal.DefaultNorm })
}

// currency is that of the plant's finance, else that of the first amount of an option.
func (c *converter) currency() (string, unit.Unit) {
	word := ""
	if f := c.plant.Finance; f != nil {
		word = f.Currency
	}
	for i := 0; i < len(c.plant.Options) && word == ""; i++ {
		for _, known := range currencies {
			if u := unit.MustParse(known); c.plant.Options[i].Investment.Unit.Same(u) || c.plant.Options[i].Saving.Unit.Same(u.Div(unit.MustParse("a"))) {
				word = known
			}
		}
	}
	if word == "" {
		word = currencies[0]
	}
	u, err := unit.Parse(word)
	for _, known := range currencies {
		if err == nil && u.Same(unit.MustParse(known)) {
			return word, u
		}
	}
	c.bad = append(c.bad, fault.Input("/finance/currency", "appraisal-currency", word, strings.Join(currencies, ", ")))
	return word, unit.MustParse(currencies[0])
}

// in reads a quantity in a unit; nil where it is not stated. Percent become a fraction.
func (c *converter) in(at string, q unit.Quantity, u unit.Unit) *float64 {
	if q.IsZero() {
		return nil
	}
	if q.Unit.IsPercent() && u.Same(unit.MustParse("1")) {
		return new(q.Value / 100)
	}
	v, err := q.In(u)
	if err != nil {
		c.bad = append(c.bad, fault.At(at, err))
		return nil
	}
	return &v.Value
}
