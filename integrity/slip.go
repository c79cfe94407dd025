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
		if err == nil && len(outputs) == 0 {
			per = total.Unit
		}
		if total, fits := total.In(per); err == nil && fits == nil && total.Value > 0 {
			outputs[year] = total.Value
			continue
		}
		unitValues = unitValues && year > c.p.Year()
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

// slip is a value that is a power of ten off the others of its series.
type slip struct {
	of        series
	point     point
	others    float64 // their median
	decades   int
	unit      unit.Unit
	perOutput bool
	sure      bool   // compared per output, or month by month
	also      string // of two values, the place of the other one
}

// slips finds values that are a power of ten off: against the other years, or months, of
// the same series, and against the levels of the indicator. A thousand or more, which is
// kilograms for tonnes and 10⁴ kWh for kWh, is an error; ten and a hundred, values far
// below every level, and totals without outputs (which may have begun small) are queries.
// Where most of what is divided by an output is off alike in a year, it is the output. The
// result names the series that have slipped.
func (c *checker) slips() map[string]bool {
	slipped := map[string]bool{}
	var found []slip
	divided := map[int]int{} // by year, how many series are per output
	for _, x := range c.all() {
		points, u, unitValues := c.yearly(x)
		if unitValues && len(points) > 1 {
			for _, p := range points {
				divided[p.year]++
			}
		}
		// of two years that are a slip apart it is not told which is wrong: both are named
		found = append(found, slipIn(x, points, u, unitValues, unitValues)...)
		for _, year := range x.s.AllYears() {
			if len(x.s.Years[year]) == 12 {
				found = append(found, slipIn(x, months(x, year), x.s.Years[year][0].Unit, true, false)...)
			}
		}
	}
	found = c.slippedOutputs(found, divided)
	for _, s := range found {
		slipped[s.of.at] = true
		severity := Query
		if s.sure && (s.decades >= 3 || s.decades <= -3) {
			severity = Error
		}
		f := c.add(UnitSlip, severity, s.of.of, with(reason("check-unit-slip", s.of.of, strconv.Itoa(s.point.year), "10^"+strconv.Itoa(s.decades)), s.point.value, s.others, s.unit),
			map[string]float64{"value": s.point.value, "others": s.others, "decades": float64(s.decades)}, s.point.at)
		if s.also != "" {
			f.At = append(f.At, s.also)
		}
	}
	year := slices.ContainsFunc(found, func(s slip) bool { return s.of.kind == "output" && s.sure && s.point.year == c.p.Year() })
	c.slipLevels(year)
	return slipped
}

// slippedOutputs puts the slip of an output in place of those of all that is divided by it:
// two series and more, and most of those of the year.
func (c *checker) slippedOutputs(found []slip, divided map[int]int) []slip {
	type off struct{ year, decades int }
	alike := map[off]int{}
	for _, s := range found {
		if s.perOutput {
			alike[off{s.point.year, s.decades}]++
		}
	}
	blamed := func(s slip) bool {
		n := alike[off{s.point.year, s.decades}]
		return s.perOutput && n >= 2 && 2*n > divided[s.point.year]
	}
	var out []slip
	done := map[int]bool{}
	for _, s := range found {
		if !blamed(s) {
			out = append(out, s)
			continue
		}
		if done[s.point.year] {
			continue
		}
		done[s.point.year] = true
		out = append(out, c.outputSlips(s)...)
	}
	// what an output says of itself, as a total, is told already
	return slices.DeleteFunc(out, func(s slip) bool { return s.of.kind == "output" && !s.sure && done[s.point.year] })
}

// outputSlips are the outputs that explain a slip of what was divided by them: those that
// are off the other way, or else that of every product.
func (c *checker) outputSlips(by slip) (out []slip) {
	for _, x := range c.all() {
		if x.kind != "output" {
			continue
		}
		points, u, _ := c.yearly(x)
		i := slices.IndexFunc(points, func(p point) bool { return p.year == by.point.year })
		if i < 0 || len(points) < 2 {
			continue
		}
		o := slip{of: x, point: points[i], others: median(without(points, i)), decades: -by.decades, unit: u, sure: true}
		if by.also != "" {
			o.also = points[1-min(i, 1)].at
		}
		out = append(out, o)
	}
	if own := slices.DeleteFunc(slices.Clone(out), func(o slip) bool {
		k, off := decade(o.point.value / o.others)
		return k != o.decades || off > 2*slipNear
	}); len(own) > 0 {
		return own
	}
	return out
}

// without are the values of points, one left out.
func without(points []point, i int) (out []float64) {
	for k, p := range points {
		if k != i {
			out = append(out, p.value)
		}
	}
	return out
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

func slipIn(x series, points []point, u unit.Unit, sure, perOutput bool) (out []slip) {
	for i, p := range points {
		others := without(points, i)
		if len(others) == 0 || slices.Max(others) > slipSpread*slices.Min(others) {
			continue
		}
		k, off := decade(p.value / median(others))
		if k == 0 || off > slipNear {
			continue
		}
		s := slip{of: x, point: p, others: median(others), decades: k, unit: u, perOutput: perOutput, sure: sure}
		if len(points) == 2 {
			s.also = points[1].at
			return append(out, s)
		}
		out = append(out, s)
	}
	return out
}

// slipLevels holds values of indicators against the span of their levels: a value that is
// a hundred or more times outside and comes to lie within three times the span when it is
// divided by 10², 10³ or 10⁴. Where the output of the year has slipped, what is computed
// with it has not.
func (c *checker) slipLevels(outputSlipped bool) {
	for i, a := range c.rq.Assessments {
		for k := range a.Indicators {
			row := &a.Indicators[k]
			if row.Value == nil || !(*row.Value > 0) {
				continue
			}
			if _, _, ok := c.stated(i, row); !ok && outputSlipped {
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
