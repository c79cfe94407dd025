package account

import (
	"math"

	"headwater/datum"
	"headwater/fault"
	"headwater/plant"
	"headwater/unit"
)

// Campaign is the measured campaign, kept apart from the year's accounts.
type Campaign struct {
	From       datum.Date    `json:"from,omitzero"`
	Hours      float64       `json:"hours"`
	Batches    int           `json:"batches"`
	Sufficient *bool         `json:"sufficient"` // long enough by the rule
	Reason     *fault.Reason `json:"reason,omitempty"`
	Scale      Scale         `json:"scale"`
	Readings   []Measured    `json:"readings"`
	Quantities []Quantity    `json:"quantities"` // balances over the campaign itself
}

// Scale is the rule that turns the campaign into a year.
type Scale struct {
	Rule   string        `json:"rule"`
	Factor *float64      `json:"factor"`
	Reason *fault.Reason `json:"reason,omitempty"`
}

// The ways in which readings become the total of the campaign.
const (
	sumOfParts    = "sum"
	rateTimesTime = "rate-times-hours"
)

// Measured is the readings of one stream with their mean and its standard uncertainty of
// type A:
//
//	x̄ = Σ x / n,   s² = Σ (x − x̄)² / (n − 1),   u = s / √n
//
// Total is what they come to over the campaign, Year that times the scale. The values
// themselves are all kept.
type Measured struct {
	Stream    string        `json:"stream"`
	Component string        `json:"component,omitempty"`
	Unit      string        `json:"unit"`
	Values    []float64     `json:"values"`
	N         int           `json:"n"`
	Mean      float64       `json:"mean"`
	SD        *float64      `json:"sd"`
	U         *float64      `json:"u"`
	How       string        `json:"how,omitempty"` // sum, rate-times-hours
	Total     *float64      `json:"total"`
	TotalU    *float64      `json:"total_u"`
	TotalUnit string        `json:"total_unit,omitempty"`
	Year      *float64      `json:"year"`
	YearU     *float64      `json:"year_u"`
	Reason    *fault.Reason `json:"reason,omitempty"`
}

// reading is what the ledgers need of a Measured.
type reading struct {
	stream, component string
	mean, total, year *unit.Quantity
}

func (a *accountant) campaign() (*Campaign, error) {
	k := a.plant.Campaign
	if k == nil {
		return nil, nil
	}
	c := &Campaign{From: k.From, Hours: k.Hours, Batches: k.Batches, Readings: []Measured{}, Quantities: []Quantity{}}
	if a.rule != nil {
		least := a.rule.Campaign
		c.Sufficient = new(least.Batches > 0 && k.Batches >= least.Batches || least.Hours > 0 && k.Hours >= least.Hours || least == Least{})
		if !*c.Sufficient {
			c.Reason = &fault.Reason{Code: "campaign-short", Value: new(float64(k.Batches)), Limit: new(float64(least.Batches)), Items: []string{number(k.Hours), number(least.Hours)}}
		}
	} else {
		c.Reason = reason("tolerance-missing")
	}
	a.enough = c.Sufficient != nil && *c.Sufficient
	var err error
	if c.Scale, err = a.scale(k); err != nil {
		return nil, fault.At("/campaign/scale_to_year", err)
	}
	for i := range k.Readings {
		m, r := a.read(k, &k.Readings[i], c)
		c.Readings = append(c.Readings, m)
		a.readings = append(a.readings, r)
	}
	return c, nil
}

// read forms the mean of readings, their total and the year's figure.
func (a *accountant) read(k *plant.Campaign, r *plant.Reading, c *Campaign) (Measured, reading) {
	m := Measured{Stream: r.Stream, Component: r.Component, Unit: r.Values[0].Unit.String(), N: len(r.Values)}
	out := reading{stream: r.Stream, component: r.Component}
	n := float64(m.N)
	for _, q := range r.Values {
		q, _ = q.In(r.Values[0].Unit) // package plant has checked that they convert
		m.Values = append(m.Values, q.Value)
		m.Mean += q.Value / n
	}
	mean := unit.Quantity{Value: m.Mean, Unit: r.Values[0].Unit}
	if m.N >= 2 {
		squares := 0.0
		for _, v := range m.Values {
			squares += (v - m.Mean) * (v - m.Mean)
		}
		sd := math.Sqrt(squares / (n - 1))
		mean.SD = sd / math.Sqrt(n)
		m.SD, m.U = &sd, new(mean.SD)
	} else {
		m.Reason = reason("readings-one", r.Stream)
	}
	out.mean = &mean
	if r.Component != "" {
		return m, out
	}
	total, how, why := inTotal(k, r, mean)
	if why != nil {
		m.Reason = why
		return m, out
	}
	out.total = &total
	m.How, m.Total, m.TotalUnit = how, &total.Value, total.Unit.String()
	if m.U != nil {
		m.TotalU = &total.SD
	}
	switch {
	case !a.enough:
		m.Reason = c.Reason
	case c.Scale.Factor == nil:
		m.Reason = c.Scale.Reason
	default:
		year := unit.Quantity{Value: total.Value * *c.Scale.Factor, Unit: total.Unit, SD: total.SD * *c.Scale.Factor}
		out.year = &year
		m.Year = &year.Value
		if m.U != nil {
			m.YearU = &year.SD
		}
	}
	return m, out
}

// inTotal is what readings come to over the campaign. Amounts are those of equal parts of
// it, one or more for every batch, and add up; amounts per time are taken over its hours.
// Where the number of amounts fits no number of batches, nothing is concluded.
func inTotal(k *plant.Campaign, r *plant.Reading, mean unit.Quantity) (unit.Quantity, string, *fault.Reason) {
	if u := mean.Unit.Mul(hour); u.Same(kilogram) || u.Same(cubic) {
		if !(k.Hours > 0) {
			return mean, "", reason("hours-missing", r.Stream)
		}
		q := unit.Quantity{Value: mean.Value * k.Hours, Unit: u, SD: mean.SD * k.Hours}
		for _, whole := range []unit.Unit{cubic, tonne} {
			if v, err := q.In(whole); err == nil {
				q = v
			}
		}
		return q, rateTimesTime, nil
	}
	n := len(r.Values)
	if k.Batches > 0 && n%k.Batches != 0 {
		return mean, "", &fault.Reason{Code: "readings-count", Value: new(float64(n)), Limit: new(float64(k.Batches)), Items: []string{r.Stream}}
	}
	return unit.Quantity{Value: mean.Value * float64(n), Unit: mean.Unit, SD: mean.SD * float64(n)}, sumOfParts, nil
}

func (a *accountant) reading(stream, component string) *reading {
	for i := range a.readings {
		if r := &a.readings[i]; r.stream == stream && r.component == component {
			return r
		}
	}
	return nil
}

// relative is the relative type-A uncertainty of what the campaign read, 0 where it did
// not, or read once.
func (a *accountant) relative(stream, component string) float64 {
	r := a.reading(stream, component)
	if r == nil || r.mean.Value == 0 {
		return 0
	}
	return r.mean.SD / math.Abs(r.mean.Value)
}

// besides is the campaign's figure of a stream for the year.
func (a *accountant) besides(stream string) (unit.Quantity, bool) {
	if r := a.reading(stream, ""); r != nil && r.year != nil {
		return *r.year, true
	}
	return unit.Quantity{}, false
}

// measured is the basis of the campaign: what was read, at the processes where something
// was read.
func (a *accountant) measured() basis {
	touched := nodes{}
	for i := range a.plant.Streams {
		if s := &a.plant.Streams[i]; a.reading(s.ID, "") != nil {
			touched[s.From], touched[s.To] = true, true
		}
	}
	delete(touched, "")
	return basis{
		amount: func(s *plant.Stream) (unit.Quantity, string, *fault.Reason) {
			r := a.reading(s.ID, "")
			if r == nil || r.total == nil {
				return unit.Quantity{}, "", reason("reading-missing", s.ID)
			}
			q := *r.total
			campaign := a.relative(s.ID, "")
			q.SD = 0
			q, from := a.uncertain(q, s.Method, campaign)
			return q, from, nil
		},
		content: func(s *plant.Stream, component string) (unit.Quantity, *fault.Reason) {
			r := a.reading(s.ID, component)
			if r == nil {
				return unit.Quantity{}, reason("reading-missing", s.ID)
			}
			q := *r.mean
			q.SD = 0
			q, _ = a.uncertain(q, s.Method, a.relative(s.ID, component))
			return q, nil
		},
		carries: func(s *plant.Stream) bool { return touched[s.From] || touched[s.To] },
	}
}
