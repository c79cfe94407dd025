package procedure

import (
	"fmt"
	"slices"
	"strings"

	"headwater/datum"
	"headwater/limit"
	"headwater/plant"
	"headwater/rating"
)

// CauseResult is a loss or waste with its number and its causes under the eight aspects.
type CauseResult struct {
	ID      string      `json:"id"`
	Name    datum.Text  `json:"name"`
	Process string      `json:"process,omitempty"`
	Numbers []Number    `json:"numbers"` // what the plant's data say of it
	Aspects []AspectRow `json:"aspects"`
	Options []string    `json:"options"`
}

// Number is a figure that a cause rests on, with where it comes from.
type Number struct {
	From  string   `json:"from"` // line:dyeing/water, load:COD/generation, indicator:water, stream:w1, stated
	Value *float64 `json:"value"`
	Of    *float64 `json:"of"` // the input, the limit, the requirement of the next level
	Unit  string   `json:"unit"`
}

// AspectRow is the cause under one aspect.
type AspectRow struct {
	Aspect   string     `json:"aspect"`
	Why      datum.Text `json:"why"`
	Options  []string   `json:"options"`
	Evidence []string   `json:"evidence,omitempty"`
}

func (c *chain) causes() []CauseResult {
	out := []CauseResult{}
	for i := range c.a.Causes {
		x, at := &c.a.Causes[i], fmt.Sprintf("/audit/causes/%d", i)
		r := CauseResult{ID: x.ID, Name: x.Name, Process: x.Process, Numbers: c.numbers(x), Aspects: []AspectRow{}, Options: []string{}}
		for _, aspect := range plant.Aspects {
			row, ok := x.Aspects[aspect]
			if !ok {
				continue
			}
			r.Aspects = append(r.Aspects, AspectRow{aspect, row.Why, append([]string{}, row.Options...), row.Evidence})
			for _, id := range row.Options {
				if !slices.Contains(r.Options, id) {
					r.Options = append(r.Options, id)
				}
			}
		}
		if len(r.Options) == 0 {
			c.finding(Query, "no-low-2", reason("cause-without-option", x.ID), at)
		}
		if !slices.ContainsFunc(r.Numbers, func(n Number) bool { return n.Value != nil }) {
			c.withoutNumber(x, at)
		}
		out = append(out, r)
	}
	c.uncaused()
	return out
}

// numbers gathers what the data say of a cause.
func (c *chain) numbers(x *plant.Cause) []Number {
	out := []Number{}
	if l := c.line(x.Line); l != nil {
		out = append(out, Number{"line:" + l.ID, l.Unaccounted, l.Input, l.Unit})
	}
	if pollutant, point, ok := strings.Cut(x.Discharge, "/"); ok {
		n := Number{From: "load:" + x.Discharge, Unit: tonne.String()}
		if q, why := c.load(c.p, pollutant, point); why == nil {
			n.Value = new(q.amount.Value)
		}
		out = append(out, n)
	}
	if x.Indicator != "" {
		n := Number{From: "indicator:" + x.Indicator}
		if r := row(c.rq.Before, x.Indicator, ""); r != nil {
			n.Value, n.Unit, n.Of = r.Value, r.Unit, next(r)
		}
		out = append(out, n)
	}
	if x.Stream != "" {
		n := Number{From: "stream:" + x.Stream}
		if q, why := c.streamAmount(c.p, x.Stream); why == nil {
			n.Value, n.Unit = new(q.amount.Value), q.amount.Unit.String()
		}
		out = append(out, n)
	}
	if !x.Amount.IsZero() {
		out = append(out, Number{"stated", new(x.Amount.Value), nil, x.Amount.Unit.String()})
	}
	return out
}

// next is the requirement of the level above the one that a row has.
func next(r *rating.IndicatorRow) *float64 {
	if r.Level == nil {
		return nil
	}
	limits := []rating.LevelUsed{r.LevelsUsed.I, r.LevelsUsed.II, r.LevelsUsed.III}
	for k := slices.Index(ranks, *r.Level) - 1; k >= 0; k-- {
		if k < len(limits) && limits[k].Limit != nil {
			return limits[k].Limit
		}
	}
	return nil
}

func (c *chain) line(id string) *Line {
	for i := range c.rq.Lines {
		if c.rq.Lines[i].ID == id {
			return &c.rq.Lines[i]
		}
	}
	return nil
}

// withoutNumber reports a cause that rests on no number: an error where the data have one
// for its process, a note where they have none.
func (c *chain) withoutNumber(x *plant.Cause, at string) {
	for i := range c.rq.Lines {
		if l := &c.rq.Lines[i]; l.Process == x.Process && l.Unaccounted != nil && x.Process != "" {
			c.finding(Error, "causes", reason("cause-without-number", x.ID, l.ID), at)
			return
		}
	}
	for i := range c.p.Streams {
		s := &c.p.Streams[i]
		if _, ok := s.Amount.At(c.p.Year()); ok && x.Process != "" && (s.From == x.Process || s.To == x.Process) {
			c.finding(Error, "causes", reason("cause-without-number", x.ID, s.ID), at)
			return
		}
	}
	c.finding(Note, "causes", reason("cause-unquantified", x.ID), at)
}

// uncaused reports losses of the focus beyond their tolerance, and discharges beyond their
// limits, that no cause names.
func (c *chain) uncaused() {
	if len(c.a.Causes) == 0 {
		return
	}
	named := func(line string) bool {
		return slices.ContainsFunc(c.a.Causes, func(x plant.Cause) bool { return x.Line == line })
	}
	focus := c.inFocus()
	for i := range c.rq.Lines {
		l := &c.rq.Lines[i]
		if strings.HasSuffix(l.ID, "/mass") && slices.ContainsFunc(c.rq.Lines, func(x Line) bool { return x.Process == l.Process && x.Above && x.ID != l.ID }) {
			continue // the mass that is lost is that of the other quantity
		}
		if l.Above && slices.Contains(focus, l.Process) && !named(l.ID) {
			c.finding(Query, "causes", with(reason("loss-without-cause", l.ID), 100**l.Deviation, 0, "%"), "/audit/causes")
		}
	}
	for _, k := range exceeded(c.rq.Limits) {
		if k.Method == "quota" {
			continue
		}
		if !slices.ContainsFunc(c.a.Causes, func(x plant.Cause) bool {
			pollutant, point, _ := strings.Cut(x.Discharge, "/")
			return limit.Pollutant(pollutant) == k.Parameter && point == k.Point
		}) {
			c.finding(Error, "causes", reason("exceedance-without-cause", c.called(k.Parameter), k.Point), "/audit/causes")
			return
		}
	}
}

// Aspects are the eight places where causes are looked for, in the order of the forms.
func Aspects() []string { return slices.Clone(plant.Aspects) }
