package integrity

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"headwater/unit"
)

// readings are values of one kind that were each read for itself: twelve months, the
// readings of a campaign, the years of a series.
type readings struct {
	of, at string
	kind   string // campaign, months, years
	values []float64
	places []string
	digits []unit.Digits
	step   float64 // the last digit that they were read to
}

// lists gathers the readings of the plant file, in one unit each.
func (c *checker) lists() (out []readings) {
	if k := c.p.Campaign; k != nil {
		for i := range k.Readings {
			r := &k.Readings[i]
			x := readings{of: strings.TrimSuffix(r.Stream+"/"+r.Component, "/"), at: fmt.Sprintf("/campaign/readings/%d/values", i), kind: "campaign"}
			for j, q := range r.Values {
				c.put(&x, fmt.Sprintf("%s/%d", x.at, j), q, r.Values[0].Unit)
			}
			out = append(out, x)
		}
	}
	for _, s := range c.all() {
		if s.method == "calculated" || s.method == "estimated" || s.method == "assumed" {
			continue
		}
		years := readings{of: s.of, at: s.at, kind: "years"}
		for _, year := range s.s.AllYears() {
			values := s.s.Years[year]
			if len(values) == 1 {
				if year <= c.p.Year() {
					c.put(&years, fmt.Sprintf("%s/%d", s.at, year), values[0], values[0].Unit)
				}
				continue
			}
			x := readings{of: s.of + " " + strconv.Itoa(year), at: fmt.Sprintf("%s/%d", s.at, year), kind: "months"}
			s.s.Each(func(below string, y, _ int, q unit.Quantity) {
				if y == year {
					c.put(&x, s.at+below, q, values[0].Unit)
				}
			})
			out = append(out, x)
		}
		out = append(out, years)
	}
	for i := range out {
		out[i].step = step(out[i].digits)
	}
	return out
}

// put adds a reading that is not zero: a month without production has no reading.
func (c *checker) put(x *readings, at string, q unit.Quantity, u unit.Unit) {
	d, ok := c.digitsOf(at, q)
	if !ok || q.Unit.String() != u.String() {
		return
	}
	x.values, x.places, x.digits = append(x.values, q.Value), append(x.places, at), append(x.digits, d)
}

// step is the last digit that all of them were read to: zeros at the end of every value
// are no digits that were read.
func step(list []unit.Digits) float64 {
	place := math.MaxInt
	for _, d := range list {
		zeros := len(d.Text) - len(strings.TrimRight(d.Text, "0"))
		place = min(place, zeros-d.Decimals)
	}
	if place == math.MaxInt {
		return 0
	}
	return math.Pow10(place)
}

// spread is the standard deviation of readings, at least one per cent of their mean: no
// meter of a plant reads a quantity that varies less.
func spread(values []float64) float64 {
	mean, ss := 0.0, 0.0
	for _, v := range values {
		mean += v / float64(len(values))
	}
	for _, v := range values {
		ss += (v - mean) * (v - mean)
	}
	if len(values) < 2 {
		return assumedSD * math.Abs(mean)
	}
	return math.Max(math.Sqrt(ss/float64(len(values)-1)), assumedSD*math.Abs(mean))
}

// sameReadings asks for readings that are equal to the last digit more often than readings
// of their spread s and step h are:
//
//	P(two are equal) ≈ h / (2 s √π)
//
// List by list, the pairs of values that are equal are counted as one less than the size
// of every group of equal values; all lists of the plant are one sum of trials, one trial
// a value after the first with the chance that any earlier value is equal to it. So that
// lists read to two digits, which repeat by nature, do not drown one that was copied, every
// list is tried by itself as well: half the rate goes to the sum, half is shared by the lists.
func (c *checker) sameReadings() {
	var p []float64
	var lists []float64 // chance of each list's repeats
	var at, names []string
	repeats := 0
	for _, x := range c.lists() {
		if len(x.values) < 3 || x.step == 0 {
			continue
		}
		from := len(p)
		each := x.step / (2 * spread(x.values) * math.Sqrt(math.Pi))
		seen := map[float64]bool{}
		own := 0
		for i, v := range x.values {
			if i > 0 {
				p = append(p, math.Min(1, each*float64(i)))
			}
			if seen[v] {
				own++
				at = append(at, x.places[i])
			}
			seen[v] = true
		}
		if own > 0 {
			names = append(names, x.of)
			lists = append(lists, poissonBinomialTail(p[from:], own))
		} else {
			lists = append(lists, 1)
		}
		repeats += own
	}
	if len(p) == 0 {
		c.untested(SameReadings, 0, 2, rate)
		return
	}
	tail := poissonBinomialTail(p, repeats)
	if repeats == 0 {
		tail = 1
	}
	// of the two tests the stronger, at half the rate each
	tail = math.Min(1, 2*math.Min(tail, float64(len(lists))*slices.Min(lists)))
	if c.tested(SameReadings, len(p), float64(repeats), tail, rate) {
		n, of := float64(repeats), float64(len(p))
		why := reason("check-same-readings", strings.Join(names, ", "), show(tail))
		why.Value, why.Limit = &n, &of
		c.add(SameReadings, Query, strings.Join(names, ", "), why, map[string]float64{"repeats": n, "values": of, "p_value": tail}, at...)
	}
}
