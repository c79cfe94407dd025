package appraisal

import "headwater/datum"

// Study is the input: options, and what all of them share. An absent rate is unknown, an
// absent tax is none.
type Study struct {
	Rate         *float64 `yaml:"rate"`          // discount rate per year
	Benchmark    *float64 `yaml:"benchmark"`     // least IRR: benchmark or loan rate; the discount rate if absent
	FinanceRate  *float64 `yaml:"finance_rate"`  // of MIRR, on outlays; the discount rate if absent
	ReinvestRate *float64 `yaml:"reinvest_rate"` // of MIRR, on returns; the discount rate if absent
	Tax          *float64 `yaml:"tax"`
	Currency     string   `yaml:"currency"`
	PriceYear    int      `yaml:"price_year"`
	Year         int      `yaml:"year"`         // the calendar year that year 0 is; the price year if 0
	CarbonPrice  *float64 `yaml:"carbon_price"` // money per unit of CO2 avoided
	Effect       string   `yaml:"effect"`       // that abatement cost is counted by; co2 if empty
	Norm         string   `yaml:"norm"`         // id of the document of norms; DefaultNorm if empty
	Options      []Option `yaml:"options,required"`
}

// DefaultNorm is the document of norms that is used where none is named.
const DefaultNorm = "cn-cp-feasibility"

// Option is one option. It states what it brings as saving or items (before tax), as
// cash_flow (after tax), or as all its flows.
type Option struct {
	ID                string             `yaml:"id,required"`
	Name              datum.Text         `yaml:"name"`
	Cost              string             `yaml:"cost"` // class of cost, a word of the norms
	Investment        *float64           `yaml:"investment"`
	Subsidy           float64            `yaml:"subsidy"`
	Saving            *float64           `yaml:"saving"` // P: income gained and cost saved per year, before tax
	Items             []Item             `yaml:"items"`  // what P is made of
	CashFlow          *float64           `yaml:"cash_flow"`
	Flows             []float64          `yaml:"flows"`
	Life              *float64           `yaml:"life"`
	DepreciationYears *float64           `yaml:"depreciation_years"` // the life if absent
	Salvage           float64            `yaml:"salvage"`
	Tax               *float64           `yaml:"tax"`
	Start             int                `yaml:"start"`   // years after year 0, or a calendar year
	Effects           map[string]float64 `yaml:"effects"` // avoided per year, such as co2 in t
}

// Item is one part of P: a price times an amount, or a value. A cost that is added is
// negative.
type Item struct {
	Name   string   `yaml:"name,required"`
	Amount *float64 `yaml:"amount"` // per year
	Unit   string   `yaml:"unit"`
	Price  *float64 `yaml:"price"`
	Value  *float64 `yaml:"value"` // instead of amount and price
}

// worth is the item's part of P.
func (it *Item) worth() float64 {
	if it.Value != nil {
		return *it.Value
	}
	return *it.Amount * *it.Price
}

// CO2 is the effect that a carbon price pays for.
const CO2 = "co2"

func (s *Study) norm() string {
	if s.Norm == "" {
		return DefaultNorm
	}
	return s.Norm
}

func (s *Study) effect() string {
	if s.Effect == "" {
		return CO2
	}
	return s.Effect
}

// base is the calendar year of year 0, or 0.
func (s *Study) base() int {
	if s.Year != 0 {
		return s.Year
	}
	return s.PriceYear
}

// calendar is the least number that is read as a calendar year.
const calendar = 1000

// offset is how many years after year 0 an option begins.
func (s *Study) offset(o *Option) int {
	if o.Start >= calendar {
		return o.Start - s.base()
	}
	return o.Start
}

func (s *Study) tax(o *Option) *float64 {
	if o.Tax != nil {
		return o.Tax
	}
	return s.Tax
}

// form is how the option says what it brings, "" where it does not.
func (o *Option) form() string {
	switch {
	case o.Flows != nil:
		return FormFlows
	case o.CashFlow != nil:
		return FormCashFlow
	case o.Saving != nil || len(o.Items) > 0:
		return FormSaving
	}
	return ""
}

// saving is P.
func (o *Option) saving() float64 {
	sum := value(o.Saving)
	for i := range o.Items {
		sum += o.Items[i].worth()
	}
	return sum
}

func or(p, q *float64) *float64 {
	if p != nil {
		return p
	}
	return q
}

func value(p *float64) float64 {
	if p == nil {
		return 0
	}
	return *p
}
