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

// series is one series of the plant file.
type series struct {
	of     string // the id that findings name
	at     string
	kind   string // output, energy, stream, flow, concentration, load, stock
	method string
	s      plant.Series
}

// all lists every series of the plant with a pointer.
func (c *checker) all() (out []series) {
	add := func(kind, of, at, method string, s plant.Series) {
		if !s.IsZero() {
			out = append(out, series{of, at, kind, method, s})
		}
	}
	for i := range c.p.Products {
		x, at := &c.p.Products[i], fmt.Sprintf("/products/%d", i)
		add("output", x.ID, at+"/output", "", x.Output)
		add("value", x.ID, at+"/value", "", x.Value)
	}
	for i := range c.p.Streams {
		x := &c.p.Streams[i]
		add("stream", x.ID, fmt.Sprintf("/streams/%d/amount", i), x.Method, x.Amount)
	}
	for i := range c.p.Stocks {
		x, at := &c.p.Stocks[i], fmt.Sprintf("/stocks/%d", i)
		add("stock", x.Process+"/"+x.Material, at+"/opening", x.Method, x.Opening)
		add("stock", x.Process+"/"+x.Material, at+"/closing", x.Method, x.Closing)
	}
	for i := range c.p.Energy {
		e, at := &c.p.Energy[i], fmt.Sprintf("/energy/%d", i)
		add("energy", e.Carrier, at+"/purchased", e.Method, e.Purchased)
		add("generated", e.Carrier, at+"/self_generated", e.Method, e.SelfGenerated)
		add("recovered", e.Carrier, at+"/recovered", e.Method, e.Recovered)
		add("stock", e.Carrier, at+"/opening", e.Method, e.Opening)
		add("stock", e.Carrier, at+"/closing", e.Method, e.Closing)
		add("sold", e.Carrier, at+"/sold", e.Method, e.Sold)
		add("feedstock", e.Carrier, at+"/feedstock", e.Method, e.Feedstock)
		for _, id := range slices.Sorted(maps.Keys(e.Use)) {
			add("use", e.Carrier+"/"+id, at+"/use/"+id, e.Method, e.Use[id])
		}
	}
	for i := range c.p.Discharges {
		d, at := &c.p.Discharges[i], fmt.Sprintf("/discharges/%d", i)
		add("flow", named(d), at+"/flow", d.Method, d.Flow)
		add("concentration", named(d), at+"/concentration", d.Method, d.Concentration)
		add("load", named(d), at+"/load", d.Method, d.Load)
	}
	return out
}

// named is how findings call a discharge.
func named(d *plant.Discharge) string { return d.Pollutant + "/" + d.Point }

// placed is where the values of a year of a series stand.
func placed(s plant.Series, at string, year int) string {
	if _, ok := s.Years[year]; ok {
		return at + "/" + strconv.Itoa(year)
	}
	return at
}

// halfYear is half a unit in the last digit of a year's value: of twelve months the sum of
// theirs, since every one was rounded.
func (c *checker) halfYear(s plant.Series, at string, year int) (sum float64) {
	base, ok := s.At(year)
	if !ok {
		return 0
	}
	s.Each(func(below string, y, _ int, q unit.Quantity) {
		if _, own := s.Years[year]; own && y != year || !own && y != 0 {
			return
		}
		if f, err := q.Unit.Factor(base.Unit); err == nil {
			sum += c.half(at+below, q) * f
		}
	})
	return sum
}

// totals holds the stated total of a year against its twelve months:
//
//	|Σ months − total| > half(total) + Σ half(month)
func (c *checker) totals() {
	for _, x := range c.all() {
		for _, year := range x.s.AllYears() {
			total, ok := x.s.Totals[year]
			sum, known := x.s.At(year)
			if !ok || !known {
				continue
			}
			at := fmt.Sprintf("%s/%d", x.at, year)
			sum, err := sum.In(total.Unit)
			if err != nil {
				continue
			}
			f, _ := x.s.Years[year][0].Unit.Factor(total.Unit)
			bound := c.half(at+"/total", total) + c.halfYear(x.s, x.at, year)*f
			if beyond(sum.Value, total.Value, bound) {
				c.add(YearTotal, Error, x.of, with(reason("check-year-total", x.of, strconv.Itoa(year)), total.Value, sum.Value, total.Unit),
					map[string]float64{"total": total.Value, "months": sum.Value, "difference": total.Value - sum.Value, "rounding": bound}, at+"/total")
			}
		}
	}
}

// stocks holds what a year closes with against what the next one opens with, for carriers
// and for stocks that give both by year.
func (c *checker) stocks() {
	carry := func(of, at string, opening, closing plant.Series) {
		for _, year := range closing.AllYears() {
			if _, ok := opening.Years[year+1]; !ok {
				continue
			}
			end, okA := closing.At(year)
			next, okB := opening.At(year + 1)
			end, err := end.In(next.Unit)
			if !okA || !okB || err != nil {
				continue
			}
			bound := c.halfYear(opening, at+"/opening", year+1) + c.halfYear(closing, at+"/closing", year) + slack*math.Abs(end.Value)
			if beyond(end.Value, next.Value, bound) {
				c.add(StockCarried, Error, of, with(reason("check-stock-carried", of, strconv.Itoa(year), strconv.Itoa(year+1)), next.Value, end.Value, next.Unit),
					map[string]float64{"closing": end.Value, "opening": next.Value}, placed(closing, at+"/closing", year), placed(opening, at+"/opening", year+1))
			}
		}
	}
	for i := range c.p.Energy {
		e := &c.p.Energy[i]
		carry(e.Carrier, fmt.Sprintf("/energy/%d", i), e.Opening, e.Closing)
	}
	for i := range c.p.Stocks {
		s := &c.p.Stocks[i]
		carry(s.Process+"/"+s.Material, fmt.Sprintf("/stocks/%d", i), s.Opening, s.Closing)
	}
}
