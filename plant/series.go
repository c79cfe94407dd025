package plant

import (
	"fmt"
	"maps"
	"slices"
	"strconv"

	"headwater/datum"
	"headwater/fault"
	"headwater/unit"
)

// Series is a quantity over time: one value for the period, one per year, or twelve
// months of a year.
type Series struct {
	Single *unit.Quantity          // the value for the period of the plant file
	Years  map[int][]unit.Quantity // one quantity a year, or twelve months
}

// UnmarshalTree reads "1660 m3", {2021: 44511 m2, 2022: 43426 m2} or {2022: [3611 m2, …]}.
func (s *Series) UnmarshalTree(tree any) error {
	switch t := tree.(type) {
	case string:
		q, err := unit.ParseQuantity(t)
		if err != nil {
			return err
		}
		s.Single = &q
		return nil
	case map[string]any:
		s.Years = make(map[int][]unit.Quantity, len(t))
		for _, key := range slices.Sorted(maps.Keys(t)) {
			year, err := strconv.Atoi(key)
			if err != nil || year < 1900 || year > 2200 {
				return fault.Input("/"+key, "series-year", key)
			}
			if s.Years[year], err = yearValues(t[key]); err != nil {
				return fault.At("/"+key, err)
			}
		}
		return s.sameDimension()
	}
	return fault.Input("", "series-shape")
}

func yearValues(tree any) ([]unit.Quantity, error) {
	switch t := tree.(type) {
	case string:
		q, err := unit.ParseQuantity(t)
		return []unit.Quantity{q}, err
	case []any:
		if len(t) != 12 {
			return nil, fault.Input("", "series-months", len(t))
		}
		months := make([]unit.Quantity, 12)
		for i, m := range t {
			s, ok := m.(string)
			if !ok {
				return nil, fault.Input(fmt.Sprintf("/%d", i), "series-shape")
			}
			q, err := unit.ParseQuantity(s)
			if err != nil {
				return nil, fault.At(fmt.Sprintf("/%d", i), err)
			}
			months[i] = q
		}
		return months, nil
	}
	return nil, fault.Input("", "series-shape")
}

func (s *Series) sameDimension() error {
	var first *unit.Quantity
	for _, year := range s.AllYears() {
		for _, q := range s.Years[year] {
			if first == nil {
				first = &q
			}
			if _, err := q.Unit.Factor(first.Unit); err != nil {
				return fault.At(fmt.Sprintf("/%d", year), err)
			}
		}
	}
	return nil
}

// IsZero reports whether nothing was given.
func (s Series) IsZero() bool { return s.Single == nil && len(s.Years) == 0 }

// AllYears lists the years that have a value, in order.
func (s Series) AllYears() []int { return slices.Sorted(maps.Keys(s.Years)) }

// At returns the value of a year: the year's own, its months added up, or the single
// value of the period. It reports whether there is one. The standard uncertainties of
// months add in quadrature, as independent readings.
func (s Series) At(year int) (unit.Quantity, bool) {
	values, ok := s.Years[year]
	switch {
	case !ok && s.Single != nil:
		return *s.Single, true
	case !ok:
		return unit.Quantity{}, false
	case len(values) == 1:
		return values[0], true
	}
	return sum(values)
}

// sum adds quantities of one dimension in the unit of the first.
func sum(values []unit.Quantity) (total unit.Quantity, ok bool) {
	for i, q := range values {
		if i == 0 {
			total = q
			continue
		}
		total, ok = add(total, q)
		if !ok {
			return total, false
		}
	}
	return total, len(values) > 0
}

// Value is a free parameter: a number, a quantity or a word.
type Value struct {
	Text     string
	Quantity *unit.Quantity // nil for a word
}

// UnmarshalTree keeps the text and reads a quantity from it where there is one.
func (v *Value) UnmarshalTree(tree any) error {
	s, ok := tree.(string)
	if !ok {
		return fault.Input("", "value-shape")
	}
	v.Text = s
	if q, err := unit.ParseQuantity(s); err == nil {
		v.Quantity = &q
	}
	return nil
}

// Stated is a value that the plant states for an indicator: one, or one by product.
type Stated struct {
	Single    *unit.Quantity
	ByProduct map[string]unit.Quantity
}

// UnmarshalTree reads "88.50 %" or {hdi-4: 50 kWh/m2, hdi-6: 61 kWh/m2}.
func (s *Stated) UnmarshalTree(tree any) error {
	switch t := tree.(type) {
	case string:
		q, err := statedQuantity(t)
		s.Single = &q
		return err
	case map[string]any:
		s.ByProduct = make(map[string]unit.Quantity, len(t))
		for _, id := range slices.Sorted(maps.Keys(t)) {
			text, ok := t[id].(string)
			if !ok {
				return fault.Input("/"+id, "value-shape")
			}
			q, err := statedQuantity(text)
			if err != nil {
				return fault.At("/"+id, err)
			}
			s.ByProduct[id] = q
		}
		return nil
	}
	return fault.Input("", "value-shape")
}

func statedQuantity(s string) (unit.Quantity, error) {
	if slices.Contains([]string{"I", "II", "III", "below"}, s) {
		return unit.Quantity{}, fault.Input("", "value-level-word", s)
	}
	return unit.ParseQuantity(s)
}

// Period is the data year, or the days from one date to another.
type Period struct{ From, To datum.Date }

// UnmarshalTree reads 2022 or {from: 2022-01-01, to: 2022-12-31}.
func (p *Period) UnmarshalTree(tree any) (err error) {
	switch t := tree.(type) {
	case string:
		if year, err := strconv.Atoi(t); err != nil || year < 1900 || year > 2200 {
			return fault.Input("", "period-year", t)
		}
		p.From, _ = datum.ParseDate(t + "-01-01")
		p.To, _ = datum.ParseDate(t + "-12-31")
		return nil
	case map[string]any:
		for key, v := range t {
			s, _ := v.(string)
			switch key {
			case "from":
				p.From, err = datum.ParseDate(s)
			case "to":
				p.To, err = datum.ParseDate(s)
			default:
				return fault.Input("/"+key, "period-key", key)
			}
			if err != nil {
				return fault.At("/"+key, err)
			}
		}
		if p.From.IsZero() || p.To.IsZero() || !p.From.Before(p.To) {
			return fault.Input("", "period-order", p.From, p.To)
		}
		return nil
	}
	return fault.Input("", "period-year", fmt.Sprint(tree))
}

// Year is the data year: the year in which the period ends.
func (p Period) Year() int { return p.To.Year() }
