package integrity

import (
	"math"
	"strconv"

	"gonum.org/v1/gonum/stat/distuv"
)

// change is the logarithm of a unit value over that of the year before.
type change struct {
	x       series
	a, b    point
	r       float64
	slipped bool
}

// jumpFloor is the year-to-year spread of unit values, as a logarithm, below which no
// plant's own spread is taken: a tenth, which is the change that procedures ask about.
const jumpFloor = 0.10

// jumps asks for the years in which a unit value leaves the band of the plant's own
// changes:
//
//	r = ln(u_t / u_t−1),   |r − m| > z · s
//	s = max(0.10, 1.4826 · median |r − m|),   z = Φ⁻¹(1 − α/2n),  α = 0.01
//
// over all n changes of all series, so that at most α of the plants whose changes are of
// one normal kind with a spread of up to 0.10 are asked at all. m is their median from
// eight changes on, which takes out what moved everything at once, such as half an output.
func (c *checker) jumps(slipped map[string]bool) {
	var all []change
	var rs []float64
	for _, x := range c.all() {
		if !perOutput(x.kind) || x.kind == "flow" || x.kind == "use" {
			continue
		}
		points, _, unitValues := c.yearly(x)
		if !unitValues {
			continue
		}
		for i := 1; i < len(points); i++ {
			if points[i].year != points[i-1].year+1 {
				continue
			}
			r := math.Log(points[i].value / points[i-1].value)
			all = append(all, change{x, points[i-1], points[i], r, slipped[x.at]})
			if !slipped[x.at] {
				rs = append(rs, r)
			}
		}
	}
	n := len(rs)
	if n == 0 {
		c.untested(YearJump, 0, 1, rate)
		return
	}
	m, s := 0.0, jumpFloor
	if n >= 8 {
		m = median(rs)
		off := make([]float64, n)
		for i, r := range rs {
			off[i] = math.Abs(r - m)
		}
		s = math.Max(jumpFloor, 1.4826*median(off))
	}
	most := 0.0
	z := distuv.UnitNormal.Quantile(1 - rate/float64(2*n))
	for _, x := range all {
		if x.slipped {
			continue
		}
		d := math.Abs(x.r-m) / s
		most = math.Max(most, d)
		if d > z {
			percent := 100 * math.Expm1(x.r)
			end := 100 * math.Expm1(m+math.Copysign(z*s, x.r-m))
			why := reason("check-year-jump", x.x.of, strconv.Itoa(x.a.year), strconv.Itoa(x.b.year))
			why.Value, why.Limit, why.Unit = &percent, &end, "%"
			c.add(YearJump, Query, x.x.of, why, map[string]float64{"before": x.a.value, "after": x.b.value, "change": math.Expm1(x.r), "spread": s, "z": d, "band_end": end / 100}, x.a.at, x.b.at)
		}
	}
	p := math.Min(1, 2*float64(n)*distuv.UnitNormal.Survival(most))
	c.tested(YearJump, n, most, p, rate)
}
