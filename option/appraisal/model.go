package appraisal

import "math"

// The three forms in which an option says what it brings.
const (
	FormSaving   = "saving"
	FormCashFlow = "cash_flow"
	FormFlows    = "flows"
)

// model is an option in the numbers that its flows are made of. Sensitivity works on
// changed copies of it.
type model struct {
	form         string
	items        []Item  // what P is made of
	investment   float64 // before subsidy
	subsidy      float64
	salvage      float64
	saving       float64   // P
	cash         float64   // F as stated
	flows        []float64 // as stated
	life         int
	depreciation float64 // years
	tax          float64
	start        int
	extra        float64 // income per year before tax on top: a carbon price
}

// net is I.
func (m *model) net() float64 { return m.investment - m.subsidy }

// yearly is D of a full year: (I − salvage)/years, and none where salvage is above I.
func (m *model) yearly() float64 {
	if !(m.depreciation >= 1) {
		return 0
	}
	return max(m.net()-m.salvage, 0) / m.depreciation
}

// account is one year of the saving form.
type account struct{ depreciation, taxable, tax, profit, flow float64 }

// account of the year j = 1, 2, …:
//
//	D = (I − S)/Y in the first Y years, T = P − D, E = T − t·max(T, 0), F = E + D
func (m *model) account(j int) account {
	var a account
	if left := m.depreciation - float64(j-1); left > 0 {
		a.depreciation = m.yearly() * min(left, 1)
	}
	p := m.saving + m.extra
	a.taxable = p - a.depreciation
	a.tax = m.tax * max(a.taxable, 0)
	a.profit = a.taxable - a.tax
	a.flow = a.profit + a.depreciation
	return a
}

// annual is the flow of year j without salvage.
func (m *model) annual(j int) float64 {
	switch m.form {
	case FormSaving:
		return m.account(j).flow
	case FormCashFlow:
		return m.cash + m.extra*(1-m.tax)
	}
	if j >= len(m.flows) {
		return 0
	}
	return m.flows[j] + m.extra*(1-m.tax)
}

// series is the flow of every year 0, 1, …, n, counted from the option's own start.
func (m *model) series() []float64 {
	out := make([]float64, m.life+1)
	out[0] = -m.net()
	if m.form == FormFlows {
		out[0] = m.flows[0]
	}
	for j := 1; j <= m.life; j++ {
		out[j] = m.annual(j)
	}
	if m.form != FormFlows {
		out[m.life] += m.salvage
	}
	return out
}

// uniform reports whether every year brings the same, salvage left out, and that amount.
func (m *model) uniform() (float64, bool) {
	first := m.annual(1)
	if m.form == FormFlows {
		return first, false
	}
	if m.life == 0 && m.form == FormSaving && m.tax > 0 && !(m.depreciation >= 1) {
		return first, false // D is not known
	}
	for j := 2; j <= m.life; j++ {
		if !near(m.annual(j), first, math.Abs(first)+math.Abs(m.net())) {
			return first, false
		}
	}
	return first, true
}

// sameFor is for how many years an option without a life is known to bring the same.
func (m *model) sameFor() float64 {
	if m.form == FormSaving && m.tax > 0 {
		return m.depreciation
	}
	return math.Inf(1)
}

// near compares money: what differs by less than closeness of a scale is the same.
const closeness = 1e-9

func near(a, b, scale float64) bool { return math.Abs(a-b) <= closeness*scale }
