package integrity

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"headwater/limit"
	"headwater/plant"
)

// loads holds a stated load against flow times concentration:
//
//	|load − flow · concentration| > rounding + Tolerance · load
//
// The mean of a year times its flow is not exactly the sum of the days; beyond the
// tolerance one of the three is wrong.
func (c *checker) loads() {
	for _, x := range c.discharges() {
		d, at := x.Discharge, x.at
		years := append(d.Load.AllYears(), x.year)
		slices.Sort(years)
		for _, year := range slices.Compact(years) {
			load, okL := ownIn(d.Load, year, x.year)
			flow, okF := ownIn(d.Flow, year, x.year)
			mean, okC := ownIn(d.Concentration, year, x.year)
			if !okL || !okF || !okC {
				continue
			}
			u := flow.Unit.Mul(mean.Unit)
			f, err := u.Factor(load.Unit)
			if err != nil {
				continue
			}
			got := flow.Value * mean.Value * f
			bound := c.halfYear(d.Load, at+"/load", year) + f*(c.halfYear(d.Flow, at+"/flow", year)*mean.Value+c.halfYear(d.Concentration, at+"/concentration", year)*flow.Value)
			if beyond(load.Value, got, bound+Tolerance*math.Abs(got)) {
				c.add(LoadRule, Error, named(d), with(reason("check-load", named(d), strconv.Itoa(year)), load.Value, got, load.Unit),
					map[string]float64{"load": load.Value, "flow_times_concentration": got, "ratio": ratio(load.Value, got)}, placed(d.Load, at+"/load", year), placed(d.Flow, at+"/flow", year), placed(d.Concentration, at+"/concentration", year))
			}
		}
	}
}

// maxima holds the highest day of a year against its mean: a mean lies between its days.
//
//	daily_max < concentration − half a digit of each
func (c *checker) maxima() {
	for _, x := range c.discharges() {
		d, at := x.Discharge, x.at
		mean, ok := ownIn(d.Concentration, x.year, x.year)
		if !ok || d.DailyMax.IsZero() {
			continue
		}
		most, err := d.DailyMax.In(mean.Unit)
		if err != nil {
			continue
		}
		f := ratio(most.Value, d.DailyMax.Value)
		if bound := c.halfYear(d.Concentration, at+"/concentration", x.year) + f*c.half(at+"/daily_max", d.DailyMax); most.Value < mean.Value-bound {
			c.add(DailyMaximum, Error, named(d), with(reason("check-daily-maximum", named(d), strconv.Itoa(x.year)), most.Value, mean.Value, mean.Unit),
				map[string]float64{"daily_max": most.Value, "mean": mean.Value}, at+"/daily_max", placed(d.Concentration, at+"/concentration", x.year))
		}
	}
}

// discharge is one of the data year, or of the period after the options.
type discharge struct {
	*plant.Discharge
	at   string
	year int // to which a single value belongs
}

func (c *checker) discharges() (out []discharge) {
	for i := range c.p.Discharges {
		out = append(out, discharge{&c.p.Discharges[i], fmt.Sprintf("/discharges/%d", i), c.p.Year()})
	}
	if c.p.Audit != nil && c.p.Audit.After != nil {
		after := c.p.Audit.After
		for i := range after.Discharges {
			out = append(out, discharge{&after.Discharges[i], fmt.Sprintf("/audit/after/discharges/%d", i), after.Period.Year()})
		}
	}
	return out
}

// ratio is a/b, 0 where there is none.
func ratio(a, b float64) float64 {
	if b == 0 {
		return 0
	}
	return a / b
}

// continuous are the pollutants that automatic stations at main outlets customarily
// measure, by medium (as recalled; no text of it was read): a finding of it is a query.
var continuous = map[string][]string{"water": {"cod", "ammonia-n", "ph"}, "air": {"so2", "nox", "particulate"}}

// automatic reports whether a discharge is read continuously.
func automatic(d *plant.Discharge) bool { return d.Method == "CEMS" }

// monitoring finds what is limited and not measured: a parameter that a limit of the
// plant's own country prescribes and no reading gives, at the prescribed point; a verdict
// that rests on an estimate; and what is usually read by an automatic station and is not.
func (c *checker) monitoring() {
	c.unread()
	stations := map[string]bool{}
	for i := range c.p.Discharges {
		if d := &c.p.Discharges[i]; d.Point == limit.PlantOutlet && automatic(d) {
			stations[d.Medium] = true
		}
	}
	mandatory := c.p.Audit != nil && c.p.Audit.Obligation != nil
	for i := range c.p.Discharges {
		d, at := &c.p.Discharges[i], fmt.Sprintf("/discharges/%d", i)
		id := limit.Pollutant(d.Pollutant)
		if d.Point != limit.PlantOutlet {
			continue
		}
		if !d.Permit.IsZero() && d.Concentration.IsZero() && d.Load.IsZero() {
			c.add(Monitoring, Error, named(d), reason("check-permit-unread", d.Pollutant), nil, at)
		}
		if slices.Contains(continuous[d.Medium], id) && !automatic(d) && (stations[d.Medium] || mandatory) {
			c.add(Monitoring, Query, named(d), reason("check-no-station", d.Pollutant, d.Method), nil, at)
		}
	}
}

// unread goes through the limits: each parameter and point once.
func (c *checker) unread() {
	done := map[string]bool{}
	for i := range c.rq.Limits {
		k := &c.rq.Limits[i]
		of := cmp.Or(k.Printed, k.Parameter) + "/" + k.Point
		if k.Foreign || done[of+k.Statistic] {
			continue
		}
		done[of+k.Statistic] = true
		if k.Pass != nil {
			c.estimated(k)
			continue
		}
		if k.Reason == nil {
			continue
		}
		switch k.Reason.Code {
		case "limit-no-value", "limit-wrong-point":
			if !done[of] {
				done[of] = true
				c.add(Monitoring, Error, of, reason("check-unread", cmp.Or(k.Printed, k.Parameter), k.Point, k.Table+" "+k.Section), nil, c.limitAt(k))
			}
		case "limit-no-statistic":
			c.add(Monitoring, Query, of, reason("check-statistic", cmp.Or(k.Printed, k.Parameter), k.Point, k.Statistic), nil, c.limitAt(k))
		}
	}
}

// estimated asks where a verdict rests on a discharge that nobody measured.
func (c *checker) estimated(k *limit.Check) {
	for i := range c.p.Discharges {
		d := &c.p.Discharges[i]
		if d.Point != k.Point || limit.Pollutant(d.Pollutant) != k.Parameter || !slices.Contains([]string{"estimated", "assumed", "calculated"}, d.Method) {
			continue
		}
		of := named(d)
		if !slices.ContainsFunc(c.found, func(f Finding) bool { return f.Code == "check-estimated" && f.Of == of }) {
			c.add(Monitoring, Query, of, reason("check-estimated", d.Pollutant, d.Point, d.Method), nil, fmt.Sprintf("/discharges/%d/method", i))
		}
	}
}

// limitAt is the place of the use of the table that a check rests on.
func (c *checker) limitAt(k *limit.Check) string {
	for i, use := range c.p.Limits {
		if strings.Contains(k.Table, use.Table) {
			return fmt.Sprintf("/limits/%d", i)
		}
	}
	return "/limits"
}
