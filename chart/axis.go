package chart

import "math"

// ticks are round numbers from at most low to at least high, about n steps of 1, 2 or 5
// times a power of ten.
func ticks(low, high float64, n int) []float64 {
	if !(high > low) {
		high = low + 1
	}
	step := math.Pow(10, math.Floor(math.Log10((high-low)/float64(n))))
	for _, k := range []float64{1, 2, 5, 10} {
		if (high-low)/(step*k) <= float64(n) {
			step *= k
			break
		}
	}
	var out []float64
	for i := math.Floor(low/step + 1e-9); ; i++ {
		out = append(out, i*step)
		if i*step >= high-1e-9*step || len(out) > 4*n {
			return out
		}
	}
}

// scale maps numbers between the first and the last tick to coordinates.
type scale struct{ low, high, from, to float64 }

func scaleOf(t []float64, from, to float64) scale { return scale{t[0], t[len(t)-1], from, to} }

func (s scale) at(v float64) float64 {
	return s.from + (s.to-s.from)*(v-s.low)/(s.high-s.low)
}

// span is the least and the greatest finite number of several, 0 among them.
func span(values ...float64) (low, high float64) {
	for _, v := range values {
		if !math.IsNaN(v) && !math.IsInf(v, 0) {
			low, high = min(low, v), max(high, v)
		}
	}
	return low, high
}
