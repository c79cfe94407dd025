package integrity

import (
	"errors"
	"math"

	"headwater/unit"
)

// Tolerance is how far two figures that were measured apart may lie from each other: the
// trade's customary limit for balances (rule of thumb, no text of it was read).
const Tolerance = 0.05

// Slack is what arithmetic may be off beyond its printed digits, relative: figures that
// were rounded before they went into a table.
const slack = 0.001

func join(bad []error) error { return errors.Join(bad...) }

// digitsOf are the printed digits of a quantity of the file.
func (c *checker) digitsOf(at string, q unit.Quantity) (unit.Digits, bool) {
	return unit.DigitsOf(c.rq.Printed, at, q)
}

// half is half a unit in the last printed digit of a quantity, in its own unit.
func (c *checker) half(at string, q unit.Quantity) float64 {
	d, ok := c.digitsOf(at, q)
	if !ok {
		return 0
	}
	return d.Half(q.Value)
}

// decade is the power of ten nearest to a ratio and how far the ratio is from it in
// decades; 0 for ratios that are not positive.
func decade(ratio float64) (k int, off float64) {
	if !(ratio > 0) || math.IsInf(ratio, 0) {
		return 0, 0
	}
	l := math.Log10(ratio)
	k = int(math.Round(l))
	return k, math.Abs(l - float64(k))
}

// beyond reports whether two figures differ by more than a bound; what is no number
// differs.
func beyond(a, b, bound float64) bool {
	return !(math.Abs(a-b) <= bound*(1+1e-9)+1e-12*math.Max(math.Abs(a), math.Abs(b)))
}
