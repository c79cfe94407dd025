package procedure

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"headwater/datum"
	"headwater/unit"
)

// EquipmentRow is a machine and whether a list says that it must go.
type EquipmentRow struct {
	ID       string     `json:"id"`
	Name     datum.Text `json:"name"`
	Kind     string     `json:"kind"`
	Model    string     `json:"model,omitempty"`
	Process  string     `json:"process,omitempty"`
	Count    int        `json:"count"`
	Year     int        `json:"year,omitempty"`
	State    string     `json:"state"`
	Obsolete string     `json:"obsolete,omitempty"` // row of a list: document/row
	Until    datum.Date `json:"until,omitzero"`
	Replace  datum.Date `json:"replace,omitzero"`
	Option   string     `json:"option,omitempty"`
}

func (c *chain) equipment(r *Profile) {
	for _, d := range c.book.docs {
		if len(d.Obsolete) > 0 {
			r.ListsUsed = append(r.ListsUsed, d.ID)
		}
	}
	for i, e := range c.a.Equipment {
		x := EquipmentRow{ID: e.ID, Name: e.Name, Kind: cmp.Or(e.Kind, "production"), Model: e.Model, Process: e.Process, Count: max(e.Count, 1), Year: e.Year, State: cmp.Or(e.State, "in-use"), Replace: e.Replace, Option: e.Option}
		if row, doc := c.obsolete(e.Model); row != nil && x.State != "retired" {
			x.Obsolete, x.Until = doc+"/"+row.ID, row.Until
			planned := !e.Replace.IsZero() && (row.Until.IsZero() || !row.Until.Before(e.Replace))
			severity, code := Error, "obsolete-equipment"
			if planned {
				severity, code = Note, "obsolete-planned"
			}
			c.finding(severity, "survey", reason(code, e.ID, e.Model, doc, row.ID), fmt.Sprintf("/audit/equipment/%d", i))
		}
		r.Equipment = append(r.Equipment, x)
	}
}

// obsolete finds a model in the lists: letters without case, blanks ignored.
func (c *chain) obsolete(model string) (*Obsolete, string) {
	plain := func(s string) string { return strings.ToLower(strings.ReplaceAll(s, " ", "")) }
	m := plain(model)
	if m == "" {
		return nil, ""
	}
	for _, d := range c.book.docs {
		for i := range d.Obsolete {
			want := plain(d.Obsolete[i].Model)
			if begin, open := strings.CutSuffix(want, "*"); m == want || open && strings.HasPrefix(m, begin) {
				return &d.Obsolete[i], d.ID
			}
		}
	}
	return nil, ""
}

// PermitRow is a permit on the day of evaluation.
type PermitRow struct {
	ID     string     `json:"id"`
	Kind   datum.Text `json:"kind,omitzero"`
	Covers []string   `json:"covers,omitempty"`
	Until  datum.Date `json:"until,omitzero"`
	Valid  *bool      `json:"valid"` // null: no end is stated
}

func (c *chain) permits(r *Profile) {
	var covered []string
	for i, x := range c.a.Permits {
		row := PermitRow{ID: x.ID, Kind: x.Kind, Covers: x.Covers, Until: x.Until}
		if !x.Until.IsZero() {
			row.Valid = new(!x.Until.Before(c.rq.Day))
			if !*row.Valid {
				c.finding(Error, "survey", reason("permit-expired", x.ID, x.Until.String(), c.rq.Day.String()), fmt.Sprintf("/audit/permits/%d/until", i))
			}
		}
		covered = append(covered, x.Covers...)
		r.Permits = append(r.Permits, row)
	}
	if len(c.a.Permits) == 0 {
		return
	}
	asked := map[string]bool{}
	for i, d := range c.p.Discharges {
		if d.Point == "generation" || strings.EqualFold(d.Pollutant, "pH") || asked[d.Pollutant] || slices.Contains(covered, d.Pollutant) {
			continue
		}
		asked[d.Pollutant] = true
		c.finding(Query, "survey", reason("permit-without", d.Pollutant), fmt.Sprintf("/discharges/%d/pollutant", i))
	}
}

// WalkRow is a finding of the walk-through with the options that answer it.
type WalkRow struct {
	ID       string     `json:"id"`
	Process  string     `json:"process,omitempty"`
	What     datum.Text `json:"what"`
	Aspect   string     `json:"aspect,omitempty"`
	Options  []string   `json:"options"`
	Evidence []string   `json:"evidence,omitempty"`
}

func (c *chain) walkThrough(r *Profile) {
	for i, f := range c.a.Findings {
		r.Findings = append(r.Findings, WalkRow{f.ID, f.Process, f.What, f.Aspect, append([]string{}, f.Options...), f.Evidence})
		if len(f.Options) == 0 {
			c.finding(Query, "no-low-1", reason("finding-without-option", f.ID), fmt.Sprintf("/audit/findings/%d", i))
		}
	}
}

// Potential is what reaching the next level of an indicator would save in a year:
//
//	(value − requirement of the next level) · output
type Potential struct {
	Indicator string   `json:"indicator"`
	Product   string   `json:"product,omitempty"`
	From      string   `json:"from"`
	To        string   `json:"to"`
	Change    *float64 `json:"change"`
	Unit      string   `json:"unit"`
	Amount    *float64 `json:"amount"` // null where the unit is not one per output
	Total     string   `json:"amount_unit,omitempty"`
}

func (c *chain) potential(r *Profile) {
	for _, a := range c.rq.Before {
		for _, l := range a.Sensitivity {
			if l.Change == nil {
				continue
			}
			x := Potential{Indicator: l.ID, Product: l.Product, From: l.From, To: l.To, Change: l.Change, Unit: l.Unit}
			c.inTotal(&x)
			r.Potential = append(r.Potential, x)
		}
	}
}

// inTotal multiplies a change per output by the output of the year.
func (c *chain) inTotal(x *Potential) {
	u, err := unit.Parse(x.Unit)
	if err != nil || u.IsPercent() {
		return
	}
	var products []string
	if x.Product != "" {
		products = []string{x.Product}
	}
	out, err := c.output(c.p, products, c.p.Year())
	if err != nil {
		return
	}
	for _, want := range []string{"m3", "Nm3", "t", "kWh", "kgce"} {
		to := unit.MustParse(want)
		if f, err := u.Mul(out.Unit).Factor(to); err == nil {
			x.Amount, x.Total = new(*x.Change*out.Value*f), want
			return
		}
	}
}

// compliance asks where the mandatory classes do not fit what the data show.
func (c *chain) compliance() {
	var classes []string
	if c.a.Obligation != nil {
		classes = c.a.Obligation.Classes
	}
	if over := exceeded(c.rq.Limits); len(over) > 0 && !slices.Contains(classes, "over-standard") {
		c.finding(Query, "benchmark", reason("class-missing", "over-standard", c.called(over[0].Parameter)), "/audit/obligation")
	}
	for i, m := range c.p.Materials {
		if m.Hazardous && !slices.Contains(classes, "toxic") {
			c.finding(Query, "benchmark", reason("class-missing", "toxic", m.ID), fmt.Sprintf("/materials/%d", i))
			return
		}
	}
}
