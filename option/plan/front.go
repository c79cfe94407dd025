package plan

import (
	"math"
	"math/bits"
	"slices"

	"headwater/fault"
	"headwater/option"
	"headwater/unit"
)

// Point is one plan of the front: none other is at least as good in every dimension and
// better in one.
type Point struct {
	Cost     float64            `json:"cost"`
	Level    string             `json:"level"`
	Index    float64            `json:"index"` // lower bound, of the target's level
	Saved    map[string]float64 `json:"saved"` // by dimension: water in m3, energy carriers and CO2 in their units
	Selected []string           `json:"selected"`
	values   []float64          // to be made small
}

// frontOptions is the number of options up to which every set is looked at: 262,144.
const frontOptions = 18

// Dimensions are the words that a front may be asked for.
var Dimensions = []string{"cost", "level", "index", "water", "energy", "co2"}

// front lists the plans that no other one beats in the wanted dimensions, cheapest first.
// The target and the budget do not bind it.
func (m *model) front(r *Result, stop func() bool) error {
	var open []int // idle options too: they may save what the grade does not ask for
	for k := range m.options {
		open = append(open, k)
	}
	n := len(open)
	if n > frontOptions {
		r.Reasons = append(r.Reasons, fault.Reason{Code: "plan-front-large", Value: new(float64(n)), Limit: new(float64(frontOptions))})
		return nil
	}
	if slices.Contains(m.Front, "energy") && m.carriersSaved() > 1 {
		r.Reasons = append(r.Reasons, fault.Reason{Code: "plan-front-energy"})
		return nil
	}
	var points []Point
	for bitsOf := range uint64(1) << n {
		if bitsOf%1024 == 0 && stop() {
			r.Reasons = append(r.Reasons, fault.Reason{Code: "plan-front-stopped"})
			return nil
		}
		var s set
		for i, k := range open {
			if bitsOf>>i&1 == 1 {
				s |= 1 << k
			}
		}
		if !m.fits(s) {
			continue
		}
		p, err := m.point(s)
		if err != nil {
			return err
		}
		points = insert(points, p)
	}
	slices.SortStableFunc(points, func(a, b Point) int { return compare(a, b) })
	r.Front = points
	return m.failed
}

// point is one set of options in the wanted dimensions.
func (m *model) point(s set) (Point, error) {
	p := Point{Saved: map[string]float64{}, Selected: m.ids(s)}
	for k, i := range m.options {
		if s.has(k) {
			o := &m.Plant.Options[i]
			p.Cost += o.Investment.Value - o.Subsidy.Value
		}
	}
	out := m.Trials[0].Grade(m.vector(0, s))
	worst := out.Worst
	for t := 1; t < len(m.Trials); t++ {
		worst = max(worst, m.Trials[t].Grade(m.vector(t, s)).Worst)
	}
	p.Level, p.Index = gradeName(m.Trials[0], worst), out.Low[min(m.Trials[0].target, 2)]
	saved := m.saved(s)
	for _, d := range m.Front {
		switch d {
		case "cost":
			p.values = append(p.values, p.Cost)
		case "level":
			p.values = append(p.values, float64(worst))
		case "index":
			p.values = append(p.values, -p.Index)
		default:
			v := saved[d]
			p.Saved[d] = v
			p.values = append(p.values, -v)
		}
	}
	return p, nil
}

// saved is what a set saves: fresh water in m3, energy in the carriers' own units where
// there is one carrier only, CO2 as the options state it, in t/a.
func (m *model) saved(s set) map[string]float64 {
	out := map[string]float64{}
	after, _ := m.plantWith(s)
	for _, x := range option.Savings(m.Plant, after) {
		if x.Of == "water" {
			out["water"] += x.Amount
		} else if isCarrier(m, x.Of) {
			out["energy"] += x.Amount
		}
	}
	for k, i := range m.options {
		if q := m.Plant.Options[i].CO2; s.has(k) && !q.IsZero() {
			if t, err := q.In(tonnesPerYear); err == nil {
				out["co2"] += t.Value
			}
		}
	}
	return out
}

// carriersSaved counts the carriers that all options together change: amounts of two
// cannot be added.
func (m *model) carriersSaved() (n int) {
	var all set
	for k := range m.options {
		all |= 1 << k
	}
	after, _ := m.plantWith(all)
	for _, x := range option.Savings(m.Plant, after) {
		if isCarrier(m, x.Of) {
			n++
		}
	}
	return n
}

func isCarrier(m *model, id string) bool {
	for i := range m.Plant.Energy {
		if m.Plant.Energy[i].Carrier == id {
			return true
		}
	}
	return false
}

// insert keeps a list of points none of which beats another; of equal ones the first with
// the fewest options stays.
func insert(points []Point, p Point) []Point {
	for i := range points {
		if dominates(points[i].values, p.values) || slices.Equal(points[i].values, p.values) && len(points[i].Selected) <= len(p.Selected) {
			return points
		}
	}
	points = slices.DeleteFunc(points, func(q Point) bool { return dominates(p.values, q.values) || slices.Equal(p.values, q.values) })
	return append(points, p)
}

func dominates(a, b []float64) bool {
	better := false
	for i := range a {
		if a[i] > b[i]+1e-9*math.Abs(b[i]) {
			return false
		}
		better = better || a[i] < b[i]-1e-9*math.Abs(b[i])
	}
	return better
}

func compare(a, b Point) int {
	for i := range a.values {
		if a.values[i] != b.values[i] {
			if a.values[i] < b.values[i] {
				return -1
			}
			return 1
		}
	}
	return bits.Len(uint(len(a.Selected))) - bits.Len(uint(len(b.Selected)))
}

var tonnesPerYear = unit.MustParse("t/a")
