package procedure

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"headwater/datum"
	"headwater/plant"
	"headwater/unit"
)

// Profile is the pre-assessment: figures of three years, equipment, permits, what the
// walk-through found, and what could still be saved.
type Profile struct {
	Trends    []Trend        `json:"trends"`
	Equipment []EquipmentRow `json:"equipment"`
	ListsUsed []string       `json:"obsolete_lists"` // documents with obsolete equipment; none: not checked
	Permits   []PermitRow    `json:"permits"`
	Findings  []WalkRow      `json:"walk_through"`
	Potential []Potential    `json:"potential"`
}

// Trend is a total over the years, with its value per unit of output.
type Trend struct {
	Kind   string     `json:"kind"` // output, energy, fresh-water, material, waste, load
	ID     string     `json:"id"`
	Name   datum.Text `json:"name,omitzero"`
	Unit   string     `json:"unit"`
	Per    string     `json:"per,omitempty"` // unit of the unit values
	Years  []int      `json:"years"`
	Totals []float64  `json:"totals"`
	Units  []*float64 `json:"unit_values,omitempty"`
	Change *float64   `json:"change"` // of the unit value from the first year to the last
}

func (c *chain) profile() *Profile {
	r := &Profile{Trends: []Trend{}, Equipment: []EquipmentRow{}, Permits: []PermitRow{}, Findings: []WalkRow{}, Potential: []Potential{}}
	for i := range c.p.Products {
		x := &c.p.Products[i]
		r.add(c.trend("output", x.ID, x.Name, fmt.Sprintf("/products/%d/output", i), c.yearsOf(x.Output), x.Output.At, false))
	}
	for i := range c.p.Energy {
		e := &c.p.Energy[i]
		if !e.Purchased.IsZero() {
			r.add(c.trend("energy", e.Carrier, datum.Text{}, fmt.Sprintf("/energy/%d/purchased", i), c.yearsOf(e.Purchased), e.Purchased.At, true))
		}
	}
	for i := range c.p.Streams {
		s := &c.p.Streams[i]
		if kind := kindOf(s); kind != "" {
			r.add(c.trend(kind, s.ID, s.Name, fmt.Sprintf("/streams/%d/amount", i), c.yearsOf(s.Amount), s.Amount.At, true))
		}
	}
	for i := range c.p.Discharges {
		d := &c.p.Discharges[i]
		if d.Point == "generation" || strings.EqualFold(d.Pollutant, "pH") {
			continue
		}
		years := c.yearsOf(d.Load)
		if len(years) == 0 {
			years = c.yearsOf(d.Concentration)
		}
		load := func(year int) (unit.Quantity, bool) {
			q, ok := d.LoadIn(year)
			if !ok {
				return q, false
			}
			q, err := q.In(tonne)
			return q, err == nil
		}
		r.add(c.trend("load", d.Pollutant+"/"+d.Point, datum.Text{}, fmt.Sprintf("/discharges/%d", i), years, load, true))
	}
	c.equipment(r)
	c.permits(r)
	c.walkThrough(r)
	c.potential(r)
	return r
}

func (r *Profile) add(t *Trend) {
	if t != nil {
		r.Trends = append(r.Trends, *t)
	}
}

// yearsOf are the years of a series; one value is that of the data year.
func (c *chain) yearsOf(s plant.Series) []int {
	if s.Single != nil {
		return []int{c.p.Year()}
	}
	return s.AllYears()
}

// kindOf is what a stream counts as among the figures of the years: what enters from
// outside, and what leaves as waste.
func kindOf(s *plant.Stream) string {
	switch {
	case s.Role == "fresh":
		return "fresh-water"
	case (s.Role == "raw" || s.Role == "auxiliary") && s.From == "":
		return "material"
	case s.Role == "waste" && s.To == "":
		return "waste"
	}
	return ""
}

// trend sets up one total over the years up to the data year and asks for years that are
// missing and for jumps of the unit value.
func (c *chain) trend(kind, id string, name datum.Text, at string, years []int, of func(int) (unit.Quantity, bool), perOutput bool) *Trend {
	t := &Trend{Kind: kind, ID: id, Name: name}
	last := c.p.Year()
	var base unit.Unit
	for _, year := range years {
		q, ok := of(year)
		if !ok || year > last {
			continue
		}
		if len(t.Years) == 0 {
			base = q.Unit
			t.Unit = base.String()
		}
		q, err := q.In(base)
		if err != nil {
			continue
		}
		t.Years, t.Totals = append(t.Years, year), append(t.Totals, q.Value)
		if perOutput {
			t.Units = append(t.Units, c.perOutput(q, year, &t.Per))
		}
	}
	missing := 0
	for year := last - c.t.questions.Years + 1; year <= last; year++ {
		if !slices.Contains(t.Years, year) {
			missing++
		}
	}
	if missing > 0 && (kind == "output" || kind == "energy" || kind == "fresh-water" || kind == "load") {
		c.finding(Query, "survey", with(reason("years-missing", id), float64(c.t.questions.Years-missing), float64(c.t.questions.Years), ""), at)
	}
	c.jumps(t, at)
	if len(t.Years) == 0 {
		return nil
	}
	if n := len(t.Units); n > 1 && t.Units[0] != nil && t.Units[n-1] != nil && *t.Units[0] != 0 {
		t.Change = new(*t.Units[n-1] / *t.Units[0] - 1)
	}
	return t
}

// perOutput is a total of a year divided by the output of all products, nil where that is
// not one number.
func (c *chain) perOutput(q unit.Quantity, year int, per *string) *float64 {
	out, err := c.output(c.p, nil, year)
	if err != nil || !(out.Value > 0) {
		return nil
	}
	f, name := ratio(q.Unit, out.Unit)
	if *per == "" {
		*per = name
	}
	return new(q.Value / out.Value * f)
}

// ratio is the unit of a total over an output and the factor into it: kg/t where both
// are masses, which would otherwise have no unit.
func ratio(of, out unit.Unit) (float64, string) {
	u := of.Div(out)
	if u.Dim() == (unit.Dim{}) {
		if f, err := of.Factor(kilogram); err == nil {
			if g, err := out.Factor(tonne); err == nil {
				return f / g, "kg/t"
			}
		}
	}
	return 1, u.String()
}

// output is the output of products of a year that the file gives by year, or of the data
// year.
func (c *chain) output(p *plant.Plant, products []string, year int) (unit.Quantity, error) {
	if len(products) == 0 {
		products = names(p.Products, func(x *plant.Product) string { return x.ID })
	}
	for _, id := range products {
		if o := p.Product(id); o != nil && o.Output.Single != nil && year != c.p.Year() {
			return unit.Quantity{}, &plant.Missing{What: "output(" + id + ")"}
		}
	}
	return p.OutputIn(products, year)
}

func (c *chain) jumps(t *Trend, at string) {
	for i := 1; i < len(t.Units); i++ {
		a, b := t.Units[i-1], t.Units[i]
		if a == nil || b == nil || *a == 0 || t.Years[i] != t.Years[i-1]+1 {
			continue
		}
		if change := *b / *a - 1; math.Abs(change) > c.t.questions.UnitJump {
			c.finding(Query, "benchmark", with(reason("unit-value-jump", t.ID, fmt.Sprint(t.Years[i-1]), fmt.Sprint(t.Years[i])), change*100, c.t.questions.UnitJump*100, "%"), at)
		}
	}
}
