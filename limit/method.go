package limit

import (
	"math"
	"slices"
	"strings"

	"headwater/fault"
	"headwater/plant"
	"headwater/unit"
)

var (
	day   = unit.MustParse("d")
	kg    = unit.MustParse("kg")
	kgDay = unit.MustParse("kg/d")
	mgL   = unit.MustParse("mg/L")
	m3    = unit.MustParse("m3")
	m3Day = unit.MustParse("m3/d")
	nm3   = unit.MustParse("Nm3")
	// so much a day for every scrubber
	perPiece = unit.MustParse("kg/(d·piece)")
	kgYear   = unit.MustParse("kg/a")
)

// The parameters of rows that hold a benchmark volume per product: of water drained
// (基准排水量), of gas exhausted (基准排气量).
const (
	drainage = "benchmark-drainage"
	exhaust  = "benchmark-exhaust"
)

func isBenchmark(r *Row) bool { return r.Parameter == drainage || r.Parameter == exhaust }

// quotas are the parameters that are no pollutants: use per product.
var quotas = []string{"energy", "fresh-water"}

func isQuota(r *Row) bool { return slices.Contains(quotas, r.Parameter) }

// massPer returns what a limit by production counts by: kg/kkg counts by kg, mg/m2 by
// m2. It reports false for a concentration, a percentage or a count.
func massPer(u unit.Unit) (per unit.Unit, ok bool) {
	text := u.String()
	if !strings.Contains(text, "/") || strings.HasSuffix(text, "/L") || concentration(u) {
		return per, false
	}
	if u.Same(perPiece) {
		return unit.MustParse("piece"), true
	}
	per = kg.Div(u)
	for _, known := range []string{"kg", "m2", "m3", "piece", "MWh"} {
		if per.Same(unit.MustParse(known)) {
			return per, true
		}
	}
	return per, false
}

// concentration reports whether a unit is a mass in a volume of water or gas. Documents
// print those in grams and less; kg per 1000 m3 of feedstock is a limit by production.
func concentration(u unit.Unit) bool {
	return u.Same(mgL) && !strings.HasPrefix(u.String(), "kg")
}

// method is how a group of rows is held against the plant.
type method func(p *plant.Plant, c *Check, group []applied, statistic string) error

// methods by name.
var methods = map[string]method{
	"mass": byMass, "concentration": byConcentration, "combined-wastestream": byCombined, "drainage": byBenchmark, "exhaust": byBenchmark,
	"range": byRange, "no-discharge": byNoDischarge, "quota": byQuota,
}

// methodOf chooses the method of a group: all of its rows must go by the same.
func methodOf(group []applied, statistic string) (string, error) {
	first := group[0].row
	switch {
	case first.Parameter == "ph", slices.ContainsFunc(group, func(a applied) bool { return a.row.cell(statistic).floor() }):
		return "range", nil
	case first.cell(statistic).gap == GapNoDischarge:
		return "no-discharge", nil
	case isQuota(first):
		return "quota", nil
	}
	masses, flows, tiers := 0, 0, false
	for _, a := range group {
		u, err := unit.Parse(a.row.Unit)
		if err != nil {
			return "", fault.At(a.at, err)
		}
		if _, ok := massPer(u); ok {
			masses++
		}
		if !a.use.Flow.IsZero() {
			flows++
		}
		tiers = tiers || a.tier == PSES || a.tier == PSNS
	}
	switch {
	case masses > 0:
		return "mass", nil
	case strings.HasSuffix(first.Unit, "/L") && hasBenchmark(group, drainage):
		return "drainage", nil
	case group[0].table.Medium == "air" && hasBenchmark(group, exhaust):
		return "exhaust", nil
	case tiers && flows == len(group):
		return "combined-wastestream", nil
	case flows == len(group):
		return "mass", nil
	}
	return "concentration", nil
}

func hasBenchmark(group []applied, parameter string) bool {
	return slices.ContainsFunc(group[0].table.Rows, func(r Row) bool { return r.Parameter == parameter })
}

// limitOf is the greatest value that a row allows, in u.
func limitOf(a *applied, statistic string, u unit.Unit) (float64, error) {
	_, high, _, err := a.row.cell(statistic).value(a.table, a.use.Parameters)
	if err != nil {
		return 0, err
	}
	own, err := unit.Parse(a.row.Unit)
	if err != nil {
		return 0, fault.At(a.at, err)
	}
	return unit.Convert(high, own, u)
}

func part(a *applied) Part {
	return Part{Table: a.table.ID, Subpart: a.table.subpartTitle(a.use.Subpart), Segment: a.row.Segment, Process: a.use.Process, Basis: a.row.Basis, Unit: a.row.Unit, use: a.use}
}

// byMass adds what every process is allowed: limit · production, or limit · process
// wastewater flow where the document prints a concentration.
func byMass(p *plant.Plant, c *Check, group []applied, statistic string) error {
	total := 0.0
	for i := range group {
		a := &group[i]
		own, err := unit.Parse(a.row.Unit)
		if err != nil {
			return fault.At(a.at, err)
		}
		limit, err := limitOf(a, statistic, own)
		if err != nil {
			return err
		}
		amount, of := a.use.Production.Quantity, a.row.Basis
		if _, ok := massPer(own); !ok {
			amount, of = a.use.Flow, "process wastewater"
			if amount.IsZero() {
				c.Reason = &fault.Reason{Code: "limit-flow", Items: []string{a.row.Section}}
				return nil
			}
		}
		allowed, err := unit.Convert(limit*amount.Value, own.Mul(amount.Unit), kgDay)
		if err != nil {
			return fault.At(a.at+"/production", err)
		}
		pt := part(a)
		pt.Production, pt.Limit, pt.Allowed, pt.Basis = new(amount.Value), &limit, &allowed, amount.Unit.String()+" "+of
		c.Parts = append(c.Parts, pt)
		total += allowed
	}
	actual, why, err := massAt(p, c.spot, statistic)
	if err != nil {
		return err
	}
	c.judge(total, actual, "kg/d", why)
	return nil
}

// byConcentration holds the concentration at the prescribed point against the strictest
// of the limits; gases are converted to the reference oxygen content first.
func byConcentration(p *plant.Plant, c *Check, group []applied, statistic string) error {
	u, err := unit.Parse(group[0].row.Unit)
	if err != nil {
		return fault.At(group[0].at, err)
	}
	if strings.HasSuffix(u.String(), "/L") && u.Same(mgL) {
		u = mgL
	}
	least := math.Inf(1)
	for i := range group {
		a := &group[i]
		limit, err := limitOf(a, statistic, u)
		if err != nil {
			return err
		}
		pt := part(a)
		pt.Limit, pt.Unit = &limit, u.String()
		c.Parts = append(c.Parts, pt)
		least = min(least, limit)
	}
	actual, why, err := concentrationAt(p, c.spot, statistic, group[0].row.Reference, u)
	if err != nil {
		return err
	}
	c.judge(least, actual, u.String(), why)
	return nil
}

// byCombined is the combined-wastestream formula for pretreatment:
//
//	C = Σ C_i F_i / Σ F_i · (F_T − F_D) / F_T
//
// with the regulated flows F_i, the dilution F_D and the total F_T at the point.
//
// Source: 40 CFR 403.6(e).
func byCombined(p *plant.Plant, c *Check, group []applied, statistic string) error {
	var load, regulated float64
	for i := range group {
		a := &group[i]
		limit, err := limitOf(a, statistic, mgL)
		if err != nil {
			return err
		}
		flow, err := a.use.Flow.In(m3Day)
		if err != nil {
			return fault.At(a.at+"/flow", err)
		}
		pt := part(a)
		pt.Limit, pt.Unit, pt.Production, pt.Basis = &limit, "mg/L", &flow.Value, "m3/d process wastewater"
		c.Parts = append(c.Parts, pt)
		load += limit * flow.Value
		regulated += flow.Value
	}
	total, dilution, ok := flowsAt(p, c.spot, m3)
	if !ok {
		total = regulated
	}
	if !(regulated > 0) || !(total > 0) || dilution > total || regulated > total*(1+rounding) {
		c.Reason = &fault.Reason{Code: "limit-flows", Value: &regulated, Limit: &total, Unit: "m3/d"}
		return nil
	}
	actual, why, err := concentrationAt(p, c.spot, statistic, "", mgL)
	if err != nil {
		return err
	}
	c.judge(load/regulated*(total-dilution)/total, actual, "mg/L", why)
	return nil
}

// byRange wants every value that is stated for the point inside the strictest of the
// ranges: pH, or a least value such as of dissolved oxygen.
func byRange(p *plant.Plant, c *Check, group []applied, statistic string) error {
	u, err := unitOf(&group[0])
	if err != nil {
		return err
	}
	low, high := math.Inf(-1), math.Inf(1)
	for i := range group {
		a := &group[i]
		l, h, _, err := a.row.cell(statistic).value(a.table, a.use.Parameters)
		if err != nil {
			return err
		}
		own, err := unitOf(a)
		if err != nil {
			return err
		}
		for _, bound := range []*float64{&l, &h} {
			if math.IsInf(*bound, 0) {
				continue
			}
			if *bound, err = unit.Convert(*bound, own, u); err != nil {
				return fault.At(a.at, err)
			}
		}
		low, high = max(low, l), min(high, h)
		c.Parts = append(c.Parts, part(a))
	}
	c.Range, c.Unit = &Range{}, group[0].row.Unit
	if !math.IsInf(low, 0) {
		c.Range.Low = &low
	}
	if !math.IsInf(high, 0) {
		c.Range.High = &high
	}
	found, why := valuesAt(p, c.spot)
	if len(found) == 0 {
		c.Reason = why
		return nil
	}
	return c.inRange(p, found, u, statistic, low, high)
}

// unitOf is the unit of a row; pH has none.
func unitOf(a *applied) (unit.Unit, error) {
	u, err := unit.Parse(a.row.Unit)
	if err != nil {
		err = fault.At(a.at, err)
	}
	return u, err
}

// inRange judges the values of some discharges, and shows the first that is outside, or
// else the first.
func (c *Check) inRange(p *plant.Plant, found []*plant.Discharge, u unit.Unit, statistic string, low, high float64) error {
	pass := true
	for _, d := range found {
		var values []unit.Quantity
		if q, ok := d.Concentration.At(p.Year()); ok {
			values = append(values, q)
		}
		if statistic == Daily && !d.DailyMax.IsZero() {
			values = append(values, d.DailyMax)
		}
		for _, q := range values {
			v, err := unit.Convert(q.Value, q.Unit, u)
			if err != nil {
				return fault.At(place(p, d)+"/concentration", err)
			}
			inside := v >= low && v <= high
			if c.Actual == nil || pass && !inside {
				c.Actual = &v
			}
			pass = pass && inside
		}
	}
	if c.Actual == nil {
		c.Reason = &fault.Reason{Code: "limit-no-value", Items: []string{c.Parameter, c.Point}}
		return nil
	}
	c.Pass = &pass
	return nil
}

// byNoDischarge wants that no process wastewater leaves the plant from the process.
func byNoDischarge(p *plant.Plant, c *Check, group []applied, _ string) error {
	var total *float64
	for i := range group {
		c.Parts = append(c.Parts, part(&group[i]))
		for j := range p.Streams {
			s := &p.Streams[j]
			if s.Role != "waste" || s.Material != "water" || s.From != group[i].use.Process || s.To != "" {
				continue
			}
			q, ok := s.Amount.At(p.Year())
			if !ok {
				continue
			}
			v, err := daily(p, q, m3, m3Day)
			if err != nil {
				c.Reason = &fault.Reason{Code: "limit-days"}
				return nil
			}
			if total == nil {
				total = new(0.0)
			}
			*total += v
		}
	}
	why := &fault.Reason{Code: "limit-no-stream", Items: []string{group[0].use.Process}}
	c.judge(0, total, "m3/d", why)
	return nil
}

// byQuota holds a use per product against its quota: the stated value, or fresh water
// over output.
func byQuota(p *plant.Plant, c *Check, group []applied, statistic string) error {
	a := &group[0]
	own, err := unit.Parse(a.row.Unit)
	if err != nil {
		return fault.At(a.at, err)
	}
	limit, err := limitOf(a, statistic, own)
	if err != nil {
		return err
	}
	pt := part(a)
	pt.Limit = &limit
	c.Parts = append(c.Parts, pt)
	stated, ok := a.use.Actual[c.Parameter]
	if !ok && c.Parameter == "fresh-water" {
		if q, found := freshWaterPerOutput(p); found {
			stated.Quantity, ok = q, true
		}
	}
	if !ok {
		c.judge(limit, nil, a.row.Unit, &fault.Reason{Code: "limit-no-value", Items: []string{c.Parameter, c.Point}})
		return nil
	}
	v, err := unit.Convert(stated.Value, stated.Unit, own)
	if err != nil {
		return fault.At(a.at+"/actual/"+c.Parameter, err)
	}
	c.judge(limit, &v, a.row.Unit, nil)
	return nil
}
