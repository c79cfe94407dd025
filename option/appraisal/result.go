package appraisal

import (
	"headwater/datum"
	"headwater/fault"
)

// Result is what headwater appraise prints.
type Result struct {
	Summary
	Options []Appraisal `json:"options"`
}

// Summary is what the options have in common, and how they compare.
type Summary struct {
	Method       string         `json:"method"`
	Currency     string         `json:"currency,omitempty"`
	PriceYear    int            `json:"price_year,omitempty"`
	Year         int            `json:"year,omitempty"` // that year 0 is
	Rate         *float64       `json:"rate"`
	Benchmark    *float64       `json:"benchmark"`
	FinanceRate  *float64       `json:"finance_rate"`
	ReinvestRate *float64       `json:"reinvest_rate"`
	CarbonPrice  *float64       `json:"carbon_price,omitempty"`
	Norm         *NormUsed      `json:"norm,omitempty"`
	Rankings     Rankings       `json:"rankings"`
	Conflicts    []Conflict     `json:"conflicts"`
	MoreConflict int            `json:"more_conflicts,omitempty"` // left out of the list
	MACC         *Curve         `json:"macc,omitempty"`
	Notes        []fault.Reason `json:"notes"`
}

// NormUsed names the document that verdicts rest on.
type NormUsed struct {
	ID           string       `json:"id"`
	Title        datum.Text   `json:"title"`
	Status       string       `json:"status"`
	Verification string       `json:"verification"`
	Source       string       `json:"source,omitempty"`
	Doubts       []datum.Text `json:"doubts,omitempty"`
}

// Appraisal is one option. What is not computable is null; Absent says why, and Reason
// holds the first of these reasons.
type Appraisal struct {
	ID           string     `json:"id"`
	Name         datum.Text `json:"name,omitzero"`
	Cost         string     `json:"cost,omitempty"`
	Form         string     `json:"form,omitempty"`       // saving, cash_flow, flows
	Investment   *float64   `json:"investment"`           // before subsidy
	Subsidy      float64    `json:"subsidy,omitempty"`    //
	Net          *float64   `json:"net_investment"`       // I
	Saving       *float64   `json:"saving"`               // P
	Life         int        `json:"life,omitempty"`       // years
	Written      float64    `json:"written_off,omitzero"` // Y, the years of depreciation
	Salvage      float64    `json:"salvage,omitempty"`    //
	TaxRate      *float64   `json:"tax_rate"`
	Start        int        `json:"start,omitempty"`
	Depreciation *float64   `json:"depreciation"` // D, of a full year
	Taxable      *float64   `json:"taxable"`      // T, of the first year
	Tax          *float64   `json:"tax"`          //
	NetProfit    *float64   `json:"net_profit"`   // E
	CashFlow     *float64   `json:"cash_flow"`    // F

	Payback           *float64       `json:"payback"` // N
	DiscountedPayback *float64       `json:"discounted_payback"`
	NPV               *float64       `json:"npv"`
	NPVR              *float64       `json:"npvr"`
	AnnualWorth       *float64       `json:"annual_worth"` // NPV spread over the life
	IRR               *float64       `json:"irr"`
	IRRAll            []float64      `json:"irr_all"`
	IRRTable          *Interpolation `json:"irr_table"`
	MIRR              *float64       `json:"mirr"`

	Verdict     *string        `json:"verdict"`
	Criteria    []Criterion    `json:"criteria"`
	Reason      *fault.Reason  `json:"reason"`
	Absent      []Absent       `json:"absent"`
	Notes       []fault.Reason `json:"notes"`
	Years       []Year         `json:"years"`
	Sensitivity []Sensitivity  `json:"sensitivity"`
	Carbon      *Carbon        `json:"carbon,omitempty"`
	Abatement   *Abatement     `json:"abatement,omitempty"`

	model *model // nil: not appraisable
}

// Absent is a field that has no number, and why.
type Absent struct {
	Field  string       `json:"field"`
	Reason fault.Reason `json:"reason"`
}

// Year is one row of the table of flows. Year counts from year 0 of the study.
type Year struct {
	Year                 int      `json:"year"`
	Depreciation         *float64 `json:"depreciation,omitempty"`
	Taxable              *float64 `json:"taxable,omitempty"`
	Tax                  *float64 `json:"tax,omitempty"`
	NetProfit            *float64 `json:"net_profit,omitempty"`
	Flow                 float64  `json:"flow"`
	Cumulative           float64  `json:"cumulative"`
	Discounted           *float64 `json:"discounted"`
	CumulativeDiscounted *float64 `json:"cumulative_discounted"`
}

// lack notes a field that has no number.
func (a *Appraisal) lack(field string, why fault.Reason) {
	a.Absent = append(a.Absent, Absent{field, why})
}

func (a *Appraisal) note(why fault.Reason) { a.Notes = append(a.Notes, why) }
