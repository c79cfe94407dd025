package report

import (
	"math"
	"strconv"

	"headwater/rating"
)

// IndexName is how an index is called: Y I, Y II, Y III, or P of a two-part system.
func IndexName(id string) string {
	if id == "P" {
		return "P"
	}
	return "Y " + id
}

// Bounds prints an index to two decimals, or what it lies between.
func Bounds(x rating.Bounds) string {
	low := strconv.FormatFloat(x.Low, 'f', 2, 64)
	if x.High-x.Low < 0.005 {
		return low
	}
	return low + "–" + strconv.FormatFloat(x.High, 'f', 2, 64)
}

// Number prints five significant digits, and more where there are more before the point, which is what meters and indices carry;
// nothing for a number that is not there.
func Number(v *float64) string {
	if v == nil {
		return ""
	}
	if a := math.Abs(*v); a >= 99999.5 && a < 1e15 {
		return strconv.FormatFloat(*v, 'f', 0, 64)
	}
	return strconv.FormatFloat(*v, 'g', 5, 64)
}

// Digits prints numbers as far as an uncertainty makes sense of them: to the third of
// its own significant digits.
func Digits(sd float64) func(*float64) string {
	decimals := 2 - math.Floor(math.Log10(sd))
	if !(decimals >= -15 && decimals <= 12) {
		return Number
	}
	return func(v *float64) string {
		if v == nil {
			return ""
		}
		return strconv.FormatFloat(*v, 'f', int(max(0, decimals)), 64)
	}
}

// Year writes a year.
func Year(y int) string { return strconv.Itoa(y) }
