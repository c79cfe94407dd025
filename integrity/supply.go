package integrity

import (
	"fmt"
	"maps"
	"math"
	"slices"
	"strconv"

	"headwater/plant"
	"headwater/unit"
)

// supplied is the account of one carrier in a year.
type supplied struct {
	unit          unit.Unit
	in, out, used float64
	sources, uses int
	at            []string
}

// supply holds the use of every carrier by the processes against what there was of it:
//
//	Σ use > (1 + Tolerance) · (purchased + generated + recovered + opening − closing − sold − feedstock)
//
// and the supply itself against zero. Meters of processes may together read somewhat more
// than that of the supply; what they read beyond the tolerance was never there.
func (c *checker) supply() {
	var carriers []string
	for i := range c.p.Energy {
		if id := c.p.Energy[i].Carrier; !slices.Contains(carriers, id) {
			carriers = append(carriers, id)
		}
	}
	for _, id := range carriers {
		for _, year := range c.yearsOf(id) {
			s, ok := c.accountOf(id, year)
			if !ok || s.sources == 0 {
				continue
			}
			there := s.in - s.out
			numbers := map[string]float64{"supply": there, "use": s.used}
			switch y := strconv.Itoa(year); {
			case there < -slack*s.in:
				c.add(UseAboveSupply, Error, id, with(reason("check-supply-negative", id, y), s.out, s.in, s.unit), numbers, s.at...)
			case s.uses > 0 && s.used > there*(1+Tolerance):
				c.add(UseAboveSupply, Error, id, with(reason("check-use-above-supply", id, y), s.used, there, s.unit), numbers, s.at...)
			case s.used > 0:
				if k, off := decade(there / s.used); k >= 3 && off <= slipNear {
					c.add(UnitSlip, Query, id, with(reason("check-supply-slip", id, y, "10^"+strconv.Itoa(k)), there, s.used, s.unit), numbers, s.at...)
				}
			}
		}
	}
}

// yearsOf are the years for which a carrier is accounted: those of its sources and uses, and
// the data year.
func (c *checker) yearsOf(carrier string) []int {
	years := map[int]bool{c.p.Year(): true}
	for i := range c.p.Energy {
		e := &c.p.Energy[i]
		if e.Carrier != carrier {
			continue
		}
		of := []plant.Series{e.Purchased, e.SelfGenerated, e.Recovered}
		of = slices.AppendSeq(slices.AppendSeq(of, maps.Values(e.RecoveredBy)), maps.Values(e.Use))
		for _, s := range of {
			for _, year := range s.AllYears() {
				years[year] = true
			}
		}
	}
	return slices.Sorted(maps.Keys(years))
}

// own is the value of a year that the series gives for it: one value is that of the data
// year only.
func (c *checker) own(s plant.Series, year int) (unit.Quantity, bool) {
	return ownIn(s, year, c.p.Year())
}

// ownIn is own for a single value that belongs to another year than the data year.
func ownIn(s plant.Series, year, single int) (unit.Quantity, bool) {
	if _, ok := s.Years[year]; !ok && year != single {
		return unit.Quantity{}, false
	}
	return s.At(year)
}

// accountOf adds up the flows of a carrier; false where their units do not fit together.
func (c *checker) accountOf(carrier string, year int) (s supplied, ok bool) {
	first := true
	put := func(to *float64, n *int, at string, q unit.Quantity) bool {
		if first {
			s.unit, first = q.Unit, false
		}
		q, err := q.In(s.unit)
		*to += q.Value
		if n != nil {
			*n++
		}
		s.at = append(s.at, at)
		return err == nil
	}
	for i := range c.p.Energy {
		e := &c.p.Energy[i]
		if e.Carrier != carrier {
			continue
		}
		at := fmt.Sprintf("/energy/%d", i)
		for _, f := range []struct {
			name string
			of   plant.Series
			to   *float64
			n    *int
		}{
			{"purchased", e.Purchased, &s.in, &s.sources}, {"self_generated", e.SelfGenerated, &s.in, &s.sources}, {"recovered", e.Recovered, &s.in, &s.sources}, {"opening", e.Opening, &s.in, nil},
			{"closing", e.Closing, &s.out, nil}, {"sold", e.Sold, &s.out, nil}, {"feedstock", e.Feedstock, &s.out, nil},
		} {
			if q, given := c.own(f.of, year); given && !put(f.to, f.n, placed(f.of, at+"/"+f.name, year), q) {
				return s, false
			}
		}
		for _, id := range slices.Sorted(maps.Keys(e.RecoveredBy)) {
			if q, given := c.own(e.RecoveredBy[id], year); given && !put(&s.in, &s.sources, at+"/recovered_by/"+id, q) {
				return s, false
			}
		}
		for _, id := range slices.Sorted(maps.Keys(e.Use)) {
			if q, given := c.own(e.Use[id], year); given && !put(&s.used, &s.uses, placed(e.Use[id], at+"/use/"+id, year), q) {
				return s, false
			}
		}
	}
	return s, true
}

// twice asks where one figure stands at two places of the file with two values: the flow
// at one outlet, once for every pollutant; a product as output and as the stream that
// leaves the plant.
func (c *checker) twice() {
	c.outletFlows()
	c.afterTwice()
	for i := range c.p.Products {
		x := &c.p.Products[i]
		var of []int
		for k := range c.p.Streams {
			s := &c.p.Streams[k]
			if pr := c.p.Process(s.From); s.Role == "product" && s.To == "" && pr != nil && len(pr.Makes) == 1 && pr.Makes[0] == x.ID {
				of = append(of, k)
			}
		}
		if len(of) != 1 {
			continue
		}
		s := &c.p.Streams[of[0]]
		c.compare(x.ID, fmt.Sprintf("/products/%d/output", i), x.Output, fmt.Sprintf("/streams/%d/amount", of[0]), s.Amount, c.p.Year())
	}
}

// outletFlows compares the water flows of the discharges at one point of one process, if
// no pollutant stands there twice: then it is one outlet.
func (c *checker) outletFlows() {
	type outlet struct {
		process, point string
		year           int // of the data, or after the options
	}
	all := c.discharges()
	first := map[outlet]discharge{}
	several := map[outlet]bool{}
	seen := map[outlet][]string{}
	for _, x := range all {
		if o := (outlet{x.Process, x.Point, x.year}); x.Medium == "water" {
			several[o] = several[o] || slices.Contains(seen[o], x.Pollutant)
			seen[o] = append(seen[o], x.Pollutant)
		}
	}
	for _, x := range all {
		o := outlet{x.Process, x.Point, x.year}
		if x.Medium != "water" || x.Flow.IsZero() || x.Process == "" || several[o] {
			continue
		}
		if y, ok := first[o]; ok {
			c.compare(x.Process+"/"+x.Point, y.at+"/flow", y.Flow, x.at+"/flow", x.Flow, x.year)
			continue
		}
		first[o] = x
	}
}

// afterTwice compares what the audit states of the period after the options with what
// stands for that year among the discharges.
func (c *checker) afterTwice() {
	all := c.discharges()
	for _, x := range all[len(c.p.Discharges):] {
		for _, y := range all[:len(c.p.Discharges)] {
			if x.Pollutant != y.Pollutant || x.Medium != y.Medium || x.Point != y.Point || x.Process != y.Process {
				continue
			}
			for _, f := range []struct {
				name  string
				after plant.Series
				year  plant.Series
			}{{"/flow", x.Flow, y.Flow}, {"/concentration", x.Concentration, y.Concentration}, {"/load", x.Load, y.Load}} {
				a, okA := ownIn(f.after, x.year, x.year)
				b, okB := c.own(f.year, x.year)
				if okA && okB && x.year != y.year {
					c.differ(named(x.Discharge), x.at+f.name, f.after, a, y.at+f.name, f.year, b, x.year)
				}
			}
		}
	}
}

// compare asks where two series give different values for a year; a single value belongs
// to the given one.
func (c *checker) compare(of, atA string, a plant.Series, atB string, b plant.Series, single int) {
	years := append(a.AllYears(), single)
	slices.Sort(years)
	for _, year := range slices.Compact(years) {
		x, okA := ownIn(a, year, single)
		y, okB := ownIn(b, year, single)
		if okA && okB {
			c.differ(of, atA, a, x, atB, b, y, year)
		}
	}
}

// differ asks why two values of a year differ, x of series a and y of series b.
func (c *checker) differ(of, atA string, a plant.Series, x unit.Quantity, atB string, b plant.Series, y unit.Quantity, year int) {
	f, err := y.Unit.Factor(x.Unit)
	if err != nil {
		return
	}
	value := y.Value * f
	if beyond(x.Value, value, c.halfYear(a, atA, year)+f*c.halfYear(b, atB, year)+slack*math.Abs(x.Value)) {
		c.add(FiguresTwice, Query, of, with(reason("check-figures-twice", of, strconv.Itoa(year)), x.Value, value, x.Unit),
			map[string]float64{"first": x.Value, "second": value}, placed(a, atA, year), placed(b, atB, year))
	}
}
