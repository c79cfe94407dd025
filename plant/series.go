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
// months of a year. A year of months may state its total as well: the months count, the
// total is what the report prints and is held against them.
type Series struct {
	Single *unit.Quantity          // the value for the period of the plant file
	Years  map[int][]unit.Quantity // one quantity a year, or twelve months
	Totals map[int]unit.Quantity   // stated beside twelve months
}

// UnmarshalTree reads "1660 m3", {2021: 44511 m2, 2022: 43426 m2}, {2022: [3611 m2, …]} or
// {2022: {total: 43426 m2, months: [3611 m2, …]}}.
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
			of := t[key]
			if both, ok := of.(map[string]any); ok {
				if of, err = s.stateTotal(year, both); err != nil {
					return fault.At("/"+key, err)
				}
			}
			if s.Years[year], err = yearValues(of); err != nil {
				return fault.At(s.place(year, key), err)
			}
		}
		return s.sameDimension()
	}
	return fault.Input("", "series-shape")
}

// stateTotal reads {total: 43426 m2, months: [3611 m2, …]} and returns the months.
func (s *Series) stateTotal(year int, t map[string]any) (months any, err error) {
	for _, key := range slices.Sorted(maps.Keys(t)) {
		if key != "total" && key != "months" {
			return nil, fault.Input("/"+key, "series-total-key", key)
		}
	}
	text, ok := t["total"].(string)
	months, list := t["months"].([]any)
	if !ok || !list {
		return nil, fault.Input("", "series-total-shape")
	}
	q, err := unit.ParseQuantity(text)
	if err != nil {
		return nil, fault.At("/total", err)
	}
	if s.Totals == nil {
		s.Totals = map[int]unit.Quantity{}
	}
	s.Totals[year] = q
	return months, nil
}

// place is where the values of a year stand below the series.
func (s Series) place(year int, key string) string {
	if _, ok := s.Totals[year]; ok {
		return "/" + key + "/months"
	}
	return "/" + key
}

// Each visits every value with its JSON pointer below the series: month is 1 to 12, 0 for
// the value of a year; year is 0 for the one value of the period. Totals that stand beside
// months are not visited.
func (s Series) Each(visit func(at string, year, month int, q unit.Quantity)) {
	if s.Single != nil {
		visit("", 0, 0, *s.Single)
	}
	for _, year := range s.AllYears() {
		values, at := s.Years[year], s.place(year, strconv.Itoa(year))
		if len(values) == 1 {
			visit(at, year, 0, values[0])
			continue
		}
		for i, q := range values {
			visit(fmt.Sprintf("%s/%d", at, i), year, i+1, q)
		}
	}
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
		values := s.Years[year]
		if total, ok := s.Totals[year]; ok {
			values = append(slices.Clone(values), total)
		}
		for _, q := range values {
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
