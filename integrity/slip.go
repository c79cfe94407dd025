package integrity

import (
	"fmt"
	"math"
	"slices"
	"strconv"

	"headwater/plant"
	"headwater/unit"
)

// point is one year of a series: the total per output of all products, or the total.
type point struct {
	year  int
	value float64
	at    string
}

// yearly are the values of a series up to the data year, per output where the series grows
// with it and the outputs of its years give one number. Later years are the period after
// the options, whose change is what was wanted.
func (c *checker) yearly(x series) (out []point, u unit.Unit, unitValues bool) {
	var all []string
	for i := range c.p.Products {
		all = append(all, c.p.Products[i].ID)
	}
	unitValues = perOutput(x.kind)
	outputs := map[int]float64{}
	var per unit.Unit
	for _, year := range x.s.AllYears() {
		total, err := c.outputs(all, year)
		if err != nil || !(total.Value > 0) {
			unitValues = unitValues && year > c.p.Year()
		}
		outputs[year], per = total.Value, total.Unit
	}
	for _, year := range x.s.AllYears() {
		q, ok := x.s.At(year)
		if !ok || year > c.p.Year() || !(q.Value > 0) {
			continue
		}
		if len(out) == 0 {
			u = q.Unit
		}
		q, err := q.In(u)
		if err != nil {
			continue
		}
		value := q.Value
		if unitValues {
			value /= outputs[year]
		}
		out = append(out, point{year, value, placed(x.s, x.at, year)})
	}
	if unitValues {
		u = u.Div(per)
	}
	return out, u, unitValues
}

// perOutput reports whether a series grows with the output.
func perOutput(kind string) bool {
	return kind == "energy" || kind == "use" || kind == "stream" || kind == "flow" || kind == "load" || kind == "generated" || kind == "recovered"
}

// outputs is the output of a year that every product gives for it.
func (c *checker) outputs(products []string, year int) (unit.Quantity, error) {
	for _, id := range products {
		if o := c.p.Product(id); o.Output.Single != nil && year != c.p.Year() {
			return unit.Quantity{}, &plant.Missing{What: "output(" + id + ")"}
		}
	}
	return c.p.OutputIn(products, year)
}

// Of a slip: how near to a power of ten, in decades (0.1: from 0.8 to 1.26 times it), and
// how far the other values may lie apart.
const (
	slipNear   = 0.1
	slipSpread = 2.0
)

// slips finds values that are a power of ten off: against the other years, or months, of
// the same series, and against the levels of the indicator. A thousand or more, which is
// kilograms for tonnes and 10⁴ kWh for kWh, is an error; ten and a hundred, values far
// below every level, and totals without outputs (which may have begun small) are queries. The
// result names the series that have slipped.
func (c *checker) slips() map[string]bool {
	slipped := map[string]bool{}
	for _, x := range c.all() {
		points, u, unitValues := c.yearly(x)
		// of two years that are a slip apart it is not told which is wrong: both are named
		c.slipIn(x, points, u, unitValues, slipped)
		for _, year := range x.s.AllYears() {
			if len(x.s.Years[year]) == 12 {
				c.slipIn(x, months(x, year), x.s.Years[year][0].Unit, true, slipped)
			}
		}
	}
	c.slipLevels()
	return slipped
}

func months(x series, year int) (out []point) {
	u := x.s.Years[year][0].Unit
	x.s.Each(func(below string, y, month int, q unit.Quantity) {
		if q, err := q.In(u); y == year && err == nil && q.Value > 0 {
			out = append(out, point{year, q.Value, x.at + below})
		}
	})
	return out
}

func (c *checker) slipIn(x series, points []point, u unit.Unit, sure bool, slipped map[string]bool) {
	for i, p := range points {
		var others []float64
		for k, o := range points {
			if k != i {
				others = append(others, o.value)
			}
		}
		if len(others) == 0 || slices.Max(others) > slipSpread*slices.Min(others) {
			continue
		}
		k, off := decade(p.value / median(others))
		if k == 0 || off > slipNear {
			continue
		}
		slipped[x.at] = true
		severity := Query
		if sure && (k >= 3 || k <= -3) {
			severity = Error
		}
		c.add(UnitSlip, severity, x.of, with(reason("check-unit-slip", x.of, strconv.Itoa(p.year), "10^"+strconv.Itoa(k)), p.value, median(others), u),
			map[string]float64{"value": p.value, "others": median(others), "decades": float64(k)}, p.at)
		if len(points) == 2 {
			c.found[len(c.found)-1].At = append(c.found[len(c.found)-1].At, points[1].at)
			return
		}
	}
}

// slipLevels holds values of indicators against the span of their levels: a value that is
// a hundred or more times outside and comes to lie within three times the span when it is
// divided by 10², 10³ or 10⁴.
func (c *checker) slipLevels() {
	for i, a := range c.rq.Assessments {
		for k := range a.Indicators {
			row := &a.Indicators[k]
			if row.Value == nil || !(*row.Value > 0) {
				continue
			}
			var limits []float64
			for _, l := range []*float64{row.LevelsUsed.I.Limit, row.LevelsUsed.II.Limit, row.LevelsUsed.III.Limit} {
				if l != nil && *l > 0 {
					limits = append(limits, *l)
				}
			}
			if len(limits) < 2 {
				continue
			}
			low, high := slices.Min(limits)/3, slices.Max(limits)*3
			for _, d := range []int{2, 3, 4, -2, -3, -4} {
				moved := *row.Value / math.Pow10(d)
				outside := ratio(*row.Value, high/3)
				if d < 0 {
					outside = ratio(low*3, *row.Value)
				}
				if outside < 90 || moved < low || moved > high {
					continue
				}
				u, _ := unit.Parse(row.Unit)
				at := fmt.Sprintf("/index/answers/%s", row.ID)
				if _, place, ok := c.stated(i, row); ok {
					at = place
				}
				severity := Query
				if d >= 3 {
					severity = Error
				}
				c.add(UnitSlip, severity, row.ID, with(reason("check-unit-slip-level", row.ID, row.Product, "10^"+strconv.Itoa(d)), *row.Value, high/3, u),
					map[string]float64{"value": *row.Value, "best": slices.Min(limits), "worst": slices.Max(limits), "decades": float64(d)}, at)
				break
			}
		}
	}
}

// median of values, which are not modified.
func median(values []float64) float64 {
	v := slices.Clone(values)
	slices.Sort(v)
	if n := len(v); n%2 == 0 {
		return (v[n/2-1] + v[n/2]) / 2
	}
	return v[len(v)/2]
}
