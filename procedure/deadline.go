package procedure

import (
	"cmp"
	"fmt"
	"slices"
	"time"

	"headwater/datum"
)

// The states of a deadline.
const (
	InTime  = "in-time"
	Late    = "late"
	Due     = "due"
	Overdue = "overdue"
	Open    = "open" // what it runs from has not taken place
)

// ObligationUsed says why the plant must be audited and who sees to it.
type ObligationUsed struct {
	Voluntary    bool       `json:"voluntary"`
	Jurisdiction string     `json:"jurisdiction"`
	Name         datum.Text `json:"name"`
	Listed       datum.Date `json:"listed,omitzero"`
	Classes      []Class    `json:"classes"`
}

// DeadlineState is one deadline on the day of evaluation.
type DeadlineState struct {
	ID           string     `json:"id"`
	What         datum.Text `json:"what"`
	Event        string     `json:"event"`
	From         string     `json:"from"`
	Begins       datum.Date `json:"begins,omitzero"`
	Due          datum.Date `json:"due,omitzero"`
	Done         datum.Date `json:"done,omitzero"`
	State        string     `json:"state"`
	Days         *int       `json:"days"` // left (negative: over) on the day of evaluation, or by which it was met
	Party        string     `json:"party,omitempty"`
	Jurisdiction string     `json:"jurisdiction"`
	Read         string     `json:"read"`
	Source       datum.Text `json:"source"`
	Status       string     `json:"status"` // of the document
	Evidence     []string   `json:"evidence,omitempty"`
}

const (
	listed    = "listed"
	national  = "cn"
	voluntary = "voluntary"
)

// eventIDs are the events that deadlines know.
func (c *chain) eventIDs() (out []string) {
	for _, d := range c.book.docs {
		for _, j := range d.Jurisdictions {
			for _, row := range j.Deadlines {
				for _, id := range []string{row.Event, row.From} {
					if id != listed && !slices.Contains(out, id) {
						out = append(out, id)
					}
				}
			}
		}
	}
	for _, id := range []string{"published", "started", "submitted", "evaluated", "accepted"} {
		if !slices.Contains(out, id) {
			out = append(out, id)
		}
	}
	slices.Sort(out)
	return out
}

func (c *chain) event(id string) (datum.Date, []string) {
	for _, e := range c.a.Events {
		if e.Event == id {
			return e.Date, e.Evidence
		}
	}
	return datum.Date{}, nil
}

// deadlines computes every deadline of the jurisdiction that binds the plant's classes:
//
//	due = from + years, months, days     the last day of a month that is too short
//	due = the day of the year that is reached, where the row names one
//
// An event on the day itself is in time. Days are counted to the day of evaluation, or
// to the event.
func (c *chain) deadlines() (*ObligationUsed, []DeadlineState) {
	o := c.a.Obligation
	if o == nil && len(c.a.Events) == 0 {
		return nil, []DeadlineState{}
	}
	u := &ObligationUsed{Voluntary: o == nil || len(o.Classes) == 0, Jurisdiction: national, Classes: []Class{}}
	classes := []string{voluntary}
	if o != nil {
		u.Jurisdiction, u.Listed = cmp.Or(o.Jurisdiction, national), o.Listed
		if len(o.Classes) > 0 {
			classes = o.Classes
		}
		if len(o.Classes) > 0 && o.Listed.IsZero() {
			c.finding(Query, "plan", reason("list-date-missing"), "/audit/obligation")
		}
	}
	if j, _ := c.book.jurisdiction(u.Jurisdiction); j != nil {
		u.Name = j.Name
	}
	for _, x := range c.book.classes() {
		if slices.Contains(classes, x.ID) {
			u.Classes = append(u.Classes, x)
		}
	}
	out := []DeadlineState{}
	for _, d := range c.book.deadlines(u.Jurisdiction) {
		if len(d.Classes) > 0 && !slices.ContainsFunc(d.Classes, func(x string) bool { return slices.Contains(classes, x) }) {
			continue
		}
		out = append(out, c.deadline(&d, u.Listed))
	}
	c.eventOrder()
	return u, out
}

func (c *chain) deadline(d *placed, day datum.Date) DeadlineState {
	s := DeadlineState{ID: d.ID, What: d.What, Event: d.Event, From: d.From, State: Open, Party: d.Party, Jurisdiction: d.jurisdiction, Read: d.Read, Source: d.Source, Status: d.document.Status}
	s.Begins = day
	if d.From != listed {
		s.Begins, _ = c.event(d.From)
	}
	s.Done, s.Evidence = c.event(d.Event)
	if s.Begins.IsZero() {
		return s
	}
	s.Due = s.Begins.Plus(d.Years, d.Months, d.Days)
	if by, err := time.Parse("01-02", d.By); d.By != "" && err == nil {
		s.Due = s.Begins.InYear(d.Years, int(by.Month()), by.Day())
	}
	at := "/audit/events"
	switch {
	case !s.Done.IsZero():
		s.State, s.Days = InTime, new(s.Done.DaysTo(s.Due))
		if s.Due.Before(s.Done) {
			s.State = Late
			c.finding(Query, "plan", reason("deadline-late", s.Event, s.Done.String(), s.Due.String()), at)
		}
	default:
		s.State, s.Days = Due, new(c.rq.Day.DaysTo(s.Due))
		if s.Due.Before(c.rq.Day) {
			s.State = Overdue
			c.finding(Error, "plan", reason("deadline-overdue", s.Event, s.Due.String(), c.rq.Day.String()), at)
		}
	}
	return s
}

// order in which the events of a round take place.
var order = []string{"published", "filed", "started", "submitted", "applied", "evaluated", "implemented", "accepted"}

// eventOrder reports events that took place before those that they follow, and days that
// are still to come.
func (c *chain) eventOrder() {
	for i, e := range c.a.Events {
		if c.rq.Day.Before(e.Date) {
			c.finding(Error, "plan", reason("event-ahead", e.Event, e.Date.String(), c.rq.Day.String()), fmt.Sprintf("/audit/events/%d", i))
		}
		for k, f := range c.a.Events {
			a, b := slices.Index(order, e.Event), slices.Index(order, f.Event)
			if a > 1 && b >= 0 && b < a && e.Date.Before(f.Date) && !(b < 2 && a < 3) {
				c.finding(Error, "plan", reason("event-order", e.Event, e.Date.String(), f.Event, f.Date.String()), fmt.Sprintf("/audit/events/%d", i), fmt.Sprintf("/audit/events/%d", k))
			}
		}
	}
}
