package procedure

import (
	"fmt"
	"slices"

	"headwater/datum"
	"headwater/plant"
)

// Measurement is the plan of the focus with what was measured by it.
type Measurement struct {
	Operations []OperationRow `json:"operations"`
	Plan       []PlanRow      `json:"plan"`
	From       datum.Date     `json:"from,omitzero"`
	Hours      float64        `json:"hours,omitempty"`
	Batches    int            `json:"batches,omitempty"`
	Enough     *bool          `json:"enough"` // long enough by the customary rule
}

// OperationRow is a unit operation with what goes in and out of it.
type OperationRow struct {
	Process  string     `json:"process"`
	Name     datum.Text `json:"name"`
	Function datum.Text `json:"function"`
	In       []FlowRow  `json:"in"`
	Out      []FlowRow  `json:"out"`
}

// FlowRow is one stream at a unit operation.
type FlowRow struct {
	ID     string     `json:"id"`
	Name   datum.Text `json:"name"`
	Role   string     `json:"role"`
	Other  string     `json:"other,omitempty"` // the process at its other end
	Amount *float64   `json:"amount"`
	Unit   string     `json:"unit,omitempty"`
}

// PlanRow is a line of the measurement plan and its readings.
type PlanRow struct {
	ID         string     `json:"id"`
	Stream     string     `json:"stream"`
	Component  string     `json:"component,omitempty"`
	Point      datum.Text `json:"point"`
	Item       datum.Text `json:"item"`
	Frequency  datum.Text `json:"frequency"`
	Method     datum.Text `json:"method"`
	Instrument datum.Text `json:"instrument"`
	Role       string     `json:"role,omitempty"`
	Readings   []float64  `json:"readings"`
	Mean       *float64   `json:"mean"`
	Unit       string     `json:"unit,omitempty"`
}

// unmeasuredRoles are the streams of a unit operation that no line of the plan need
// measure: what circulates, and losses and evaporation, which are estimated.
var unmeasuredRoles = []string{"circulating", "loss", "emission"}

func (c *chain) measurement() *Measurement {
	if len(c.a.Operations) == 0 && len(c.a.Measurement) == 0 {
		return nil
	}
	r := &Measurement{Operations: []OperationRow{}, Plan: []PlanRow{}}
	for _, o := range c.a.Operations {
		r.Operations = append(r.Operations, c.operation(&o))
	}
	for i, m := range c.a.Measurement {
		row := PlanRow{ID: m.ID, Stream: m.Stream, Component: m.Component, Point: m.Point, Item: m.Item, Frequency: m.Frequency, Method: m.Method, Instrument: m.Instrument, Role: m.Role, Readings: []float64{}}
		c.readings(&row)
		if len(row.Readings) == 0 {
			c.finding(Query, "measure", reason("plan-unmeasured", m.ID, m.Stream), fmt.Sprintf("/audit/measurement/%d", i))
		}
		r.Plan = append(r.Plan, row)
	}
	c.campaignSpan(r)
	c.coverage()
	return r
}

func (c *chain) operation(o *plant.Operation) OperationRow {
	row := OperationRow{Process: o.Process, Function: o.Function, In: []FlowRow{}, Out: []FlowRow{}}
	if pr := c.p.Process(o.Process); pr != nil {
		row.Name = pr.Name
	}
	for i := range c.p.Streams {
		s := &c.p.Streams[i]
		f := FlowRow{ID: s.ID, Name: s.Name, Role: s.Role}
		if q, ok := s.Amount.At(c.p.Year()); ok {
			f.Amount, f.Unit = new(q.Value), q.Unit.String()
		}
		switch o.Process {
		case s.To:
			f.Other = s.From
			row.In = append(row.In, f)
		case s.From:
			f.Other = s.To
			row.Out = append(row.Out, f)
		}
	}
	return row
}

// readings puts the campaign's readings of a line beside it, in the unit of the first.
func (c *chain) readings(row *PlanRow) {
	if c.p.Campaign == nil {
		return
	}
	for _, x := range c.p.Campaign.Readings {
		if x.Stream != row.Stream || x.Component != row.Component {
			continue
		}
		sum := 0.0
		for i, v := range x.Values {
			if i == 0 {
				row.Unit = v.Unit.String()
			}
			if v, err := v.In(x.Values[0].Unit); err == nil {
				row.Readings = append(row.Readings, v.Value)
				sum += v.Value
			}
		}
		if n := len(row.Readings); n > 0 {
			row.Mean = new(sum / float64(n))
		}
	}
}

// campaignSpan holds the campaign against the customary least: whole batches, or hours of
// a continuous process.
func (c *chain) campaignSpan(r *Measurement) {
	k := c.p.Campaign
	if k == nil {
		return
	}
	r.From, r.Hours, r.Batches = k.From, k.Hours, k.Batches
	q := c.t.questions
	r.Enough = new(k.Batches >= q.Batches || k.Batches == 0 && k.Hours >= q.Hours)
	if !*r.Enough {
		c.finding(Query, "measure", reason("campaign-least", fmt.Sprint(k.Batches), fmt.Sprint(k.Hours), fmt.Sprint(q.Batches), fmt.Sprint(q.Hours)), "/campaign")
	}
}

// coverage asks for streams of the focus that no line of the plan measures, and for
// readings that no line planned.
func (c *chain) coverage() {
	planned := func(stream, component string) bool {
		return slices.ContainsFunc(c.a.Measurement, func(m plant.MeasurePoint) bool {
			return m.Stream == stream && (m.Component == component)
		})
	}
	focus := c.inFocus()
	for i := range c.p.Streams {
		s := &c.p.Streams[i]
		touches := slices.Contains(focus, s.From) || slices.Contains(focus, s.To)
		if touches && !slices.Contains(unmeasuredRoles, s.Role) && !planned(s.ID, "") {
			c.finding(Query, "measure", reason("stream-unplanned", s.ID), fmt.Sprintf("/streams/%d", i))
		}
	}
	if c.p.Campaign == nil {
		return
	}
	for i, x := range c.p.Campaign.Readings {
		if !planned(x.Stream, x.Component) {
			c.finding(Query, "measure", reason("reading-unplanned", x.Stream, x.Component), fmt.Sprintf("/campaign/readings/%d", i))
		}
	}
}
