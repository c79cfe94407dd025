package limit

import (
	"errors"
	"fmt"
	"reflect"
	"slices"
	"strings"

	"headwater/datum"
	"headwater/fault"
	"headwater/plant"
	"headwater/unit"
)

// The statistics of a limit.
const (
	Daily   = "daily"
	Monthly = "monthly"
	Annual  = "annual"
)

// The points at which limits are prescribed; generation is none of them.
const (
	WorkshopOutlet = "workshop-outlet"
	PlantOutlet    = "plant-outlet"
)

// Request says how a plant's limits are found.
type Request struct {
	Tables  func(id string) (*Table, bool)
	IDs     []string   // of all tables, for the nearest one in problems
	Day     datum.Date // of evaluation, unless the plant file names one
	Nearest func(word string, known []string) string
}

// Check is one limit held against one value of the plant.
type Check struct {
	Table     string   `json:"table"`
	Section   string   `json:"section"`
	Tier      string   `json:"tier"`
	Parameter string   `json:"parameter"`
	Printed   string   `json:"printed,omitempty"`
	Point     string   `json:"point"`
	Statistic string   `json:"statistic"`
	Allowed   *float64 `json:"allowed"`
	Actual    *float64 `json:"actual"`
	Unit      string   `json:"unit"`
	Ratio     *float64 `json:"ratio"`
	Pass      *bool    `json:"pass"`
	Parts     []Part   `json:"parts"`
	Range     *Range   `json:"range,omitempty"`
	Method    string   `json:"method"` // mass, concentration, combined-wastestream, drainage, exhaust, range, no-discharge, permit, quota
	Foreign   bool     `json:"foreign"`
	// How the table was read, and its standing on the day; of several the weakest. A permit has neither.
	Verification string         `json:"verification,omitempty"`
	Validity     datum.Validity `json:"validity,omitempty"`
	Reason       *fault.Reason  `json:"reason,omitempty"`
	Notes        []string       `json:"notes,omitempty"`
	spot         spot
}

// Part is what one process adds to an allowance.
type Part struct {
	Table      string   `json:"table"`
	Subpart    string   `json:"subpart,omitempty"`
	Segment    string   `json:"segment"`
	Process    string   `json:"process,omitempty"`
	Production *float64 `json:"production"`
	Basis      string   `json:"basis,omitempty"`
	Limit      *float64 `json:"limit"`
	Unit       string   `json:"unit"`
	Allowed    *float64 `json:"allowed"`
	use        *plant.LimitUse
}

// Range is what a value must lie in; a bound that is not there is nil.
type Range struct {
	Low  *float64 `json:"low"`
	High *float64 `json:"high"`
}

// applied is one row of a table for one use of it by the plant.
type applied struct {
	table *Table
	use   *plant.LimitUse
	row   *Row
	tier  string
	at    string // JSON pointer of the use
}

func (a *applied) point() string {
	if a.row.Point != "" {
		return a.row.Point
	}
	if s := a.table.section(a.row.Section); s != nil && s.Point != "" {
		return s.Point
	}
	return PlantOutlet
}

// Assess holds the plant against every table that its file names, and its discharges
// against their permits. The error holds every problem of the plant's limits at JSON
// pointers into its file: tables, sections and segments that do not exist, tiers that do
// not apply to the plant, production counted by another basis than the limit's.
func Assess(rq *Request, p *plant.Plant) ([]Check, error) {
	day := rq.Day
	if !p.JudgedOn.IsZero() {
		day = p.JudgedOn
	}
	var rows []applied
	var bad []error
	for i := range p.Limits {
		found, err := choose(rq, p, &p.Limits[i], fmt.Sprintf("/limits/%d", i))
		bad = append(bad, err, twice(p.Limits[:i+1]))
		rows = append(rows, found...)
	}
	if err := errors.Join(bad...); err != nil {
		return nil, err
	}
	checks := []Check{}
	for _, group := range groups(rows) {
		for _, statistic := range []string{Daily, Monthly, Annual} {
			c, ok, err := assess(p, group, statistic)
			if err != nil {
				bad = append(bad, err)
			} else if ok {
				c.withhold(rows)
				c.rank(group, day)
				checks = append(checks, c)
			}
		}
	}
	permits, err := permits(p)
	bad = append(bad, err)
	return append(checks, permits...), errors.Join(bad...)
}

// twice refuses the last use of a table where an earlier one is the same in all: its
// allowance would count double.
func twice(uses []plant.LimitUse) error {
	last := len(uses) - 1
	if i := slices.IndexFunc(uses[:last], func(u plant.LimitUse) bool { return reflect.DeepEqual(u, uses[last]) }); i >= 0 {
		return fault.Conflict(fmt.Sprintf("/limits/%d", last), "limit-twice", i+1)
	}
	return nil
}

// groups puts together the rows whose allowances add: one tier, parameter and point.
func groups(rows []applied) (out [][]applied) {
	index := map[string]int{}
	for _, a := range rows {
		if isBenchmark(a.row) {
			continue
		}
		key := strings.Join([]string{a.tier, a.row.Parameter, a.point(), fmt.Sprint(a.table.Foreign), a.table.Medium}, "\x00")
		if a.table.Medium == "air" || isQuota(a.row) {
			key += "\x00" + a.table.ID + a.use.Process
		}
		i, ok := index[key]
		if !ok {
			i = len(out)
			index[key] = i
			out = append(out, nil)
		}
		out[i] = append(out[i], a)
	}
	return out
}

// cell is the limit of a row for a statistic.
func (r *Row) cell(statistic string) Cell {
	switch statistic {
	case Daily:
		return r.Daily
	case Monthly:
		return r.Monthly
	}
	return r.Annual
}

// assess makes the check of one group and statistic; ok is false where no row states one.
func assess(p *plant.Plant, group []applied, statistic string) (c Check, ok bool, err error) {
	stated := slices.DeleteFunc(slices.Clone(group), func(a applied) bool { return a.row.cell(statistic).IsZero() })
	if len(stated) == 0 {
		return c, false, nil
	}
	first := stated[0]
	c = Check{Table: first.table.ID, Section: first.row.Section, Tier: first.tier, Parameter: first.row.Parameter, Printed: first.row.Printed,
		Point: first.point(), Statistic: statistic, Parts: []Part{}, Foreign: first.table.Foreign}
	c.spot = spot{parameter: c.Parameter, point: c.Point, medium: first.table.Medium}
	if c.spot.medium == "air" {
		c.spot.process = first.use.Process
	}
	for _, a := range stated {
		if a.row.Note != "" && !slices.Contains(c.Notes, a.row.Note) {
			c.Notes = append(c.Notes, a.row.Note)
		}
		if a.table.ID != c.Table {
			c.Table = joinOnce(c.Table, a.table.ID)
		}
		if a.row.Section != first.row.Section {
			c.Section = joinOnce(c.Section, a.row.Section)
		}
	}
	method, err := methodOf(stated, statistic)
	if err != nil {
		return c, true, err
	}
	c.Method = method
	if c.Reason = unusable(stated, statistic); c.Reason != nil {
		return c, true, nil
	}
	return c, true, methods[method](p, &c, stated, statistic)
}

func joinOnce(list, id string) string {
	if slices.Contains(strings.Split(list, " + "), id) {
		return list
	}
	return list + " + " + id
}

// unusable says why a group of rows gives no verdict: a limit that was not read or is
// suspect, a condition whose parameter the plant does not state.
func unusable(group []applied, statistic string) *fault.Reason {
	for _, a := range group {
		cell := a.row.cell(statistic)
		switch {
		case a.row.State == "suspect":
			return &fault.Reason{Code: "limit-suspect", Items: []string{a.row.Section}}
		case cell.gap == GapUnread:
			return &fault.Reason{Code: "limit-unread", Items: []string{a.row.Section, a.row.Segment}}
		case cell.gap == GapBelowML:
			return &fault.Reason{Code: "limit-below-ml", Items: []string{a.row.Section}}
		}
		if id, _ := condition(a.row.When); id != "" {
			if _, ok := a.use.Parameters[id]; !ok {
				return &fault.Reason{Code: "limit-condition", Items: []string{a.row.Section, a.row.When, id}}
			}
		}
		if _, _, missing, _ := cell.value(a.table, a.use.Parameters); missing != "" {
			return &fault.Reason{Code: "limit-parameter", Items: []string{a.row.Section, missing}}
		}
	}
	return nil
}

// rank marks a check by the weakest of the tables that it rests on.
func (c *Check) rank(group []applied, day datum.Date) {
	readings := []string{datum.Official, datum.Secondary, datum.Reference, datum.Listed}
	standings := []datum.Validity{datum.Valid, datum.NotSettled, datum.IsDraft, datum.NotYet, datum.Ended}
	reading, standing := 0, 0
	for _, a := range group {
		reading = max(reading, slices.Index(readings, a.table.Verification))
		standing = max(standing, slices.Index(standings, a.table.On(day)))
	}
	c.Verification, c.Validity = readings[reading], standings[standing]
}

// withhold takes back "exceeded" where the allowance is incomplete: another process that
// is limited by production discharges with these, and no limit of it was captured at the
// same tier. "Within" stands, since what is missing could only add to the allowance.
func (c *Check) withhold(rows []applied) {
	if c.Method != "mass" || c.Pass == nil || *c.Pass {
		return
	}
	for i := range rows {
		a := &rows[i]
		u, err := unit.Parse(a.row.Unit)
		if err != nil || a.table.Foreign != c.Foreign {
			continue
		}
		if _, ok := massPer(u); !ok || slices.ContainsFunc(c.Parts, func(p Part) bool { return p.use == a.use }) {
			continue
		}
		c.Pass, c.Reason = nil, &fault.Reason{Code: "limit-incomplete", Items: []string{c.Tier, a.use.Process, a.table.subpartTitle(a.use.Subpart)}}
		return
	}
}

// judge fills allowed, actual, ratio and verdict of a check.
func (c *Check) judge(allowed float64, actual *float64, u string, why *fault.Reason) {
	c.Allowed, c.Unit = &allowed, u
	if actual == nil {
		c.Reason = why
		return
	}
	c.Actual = actual
	if allowed > 0 {
		c.Ratio = new(*actual / allowed)
	}
	c.Pass = new(*actual <= allowed*(1+rounding))
	if c.Parameter == "energy" && !*c.Pass && !c.Foreign {
		c.Reason = &fault.Reason{Code: "limit-energy"}
	}
}

// rounding absorbs the arithmetic of sums and unit conversions, far below any reading.
const rounding = 1e-12
