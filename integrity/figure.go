package integrity

import (
	"errors"
	"math"
	"strconv"
	"strings"

	"headwater/unit"
)

// Tolerance is how far two figures that were measured apart may lie from each other: the
// trade's customary limit for balances (rule of thumb, no text of it was read).
const Tolerance = 0.05

// Slack is what arithmetic may be off beyond its printed digits, relative: figures that
// were rounded before they went into a table.
const slack = 0.001

func join(bad []error) error { return errors.Join(bad...) }

// digits are the printed digits of a number.
type digits struct {
	text     string // significant digits, without sign, point and leading zeros
	decimals int    // digits behind the point; 0 or less for whole numbers
}

// read takes the digits of the number at the start of a text: "1,997,066 kWh", "45 ± 3
// mg/L", "1.20e3 t".
func read(text string) (d digits, ok bool) {
	i := strings.IndexFunc(text, func(r rune) bool { return r >= '0' && r <= '9' })
	if i < 0 {
		return d, false
	}
	point := false
	var b strings.Builder
scan:
	for ; i < len(text); i++ {
		switch ch := text[i]; {
		case ch >= '0' && ch <= '9':
			b.WriteByte(ch)
			if point {
				d.decimals++
			}
		case ch == '.' && !point:
			point = true
		case (ch == ',' || ch == ' ' || ch == '\'') && !point && group(text[i+1:]):
		case ch == 'e' || ch == 'E':
			if n, err := strconv.Atoi(exponent(text[i+1:])); err == nil {
				d.decimals -= n
			}
			break scan
		default:
			break scan
		}
	}
	d.text = strings.TrimLeft(b.String(), "0")
	return d, d.text != ""
}

func exponent(s string) string {
	n := 0
	for n < len(s) && (s[n] >= '0' && s[n] <= '9' || n == 0 && (s[n] == '-' || s[n] == '+')) {
		n++
	}
	return s[:n]
}

// group reports whether exactly three digits stand at the start.
func group(s string) bool {
	n := 0
	for n < len(s) && s[n] >= '0' && s[n] <= '9' {
		n++
	}
	return n == 3
}

// digitsOf are the printed digits of a quantity of the file.
func (c *checker) digitsOf(at string, q unit.Quantity) (digits, bool) {
	if c.rq.Printed != nil {
		if text := c.rq.Printed(at); text != "" {
			return read(text)
		}
	}
	return read(strconv.FormatFloat(math.Abs(q.Value), 'f', -1, 64))
}

// half is half a unit in the last printed digit of a quantity, in its own unit:
//
//	½·10^−decimals, and for whole numbers that end in z zeros ½·10^z, at most 0.5 % of it
//
// Zeros at the end may be rounding; more than a half percent of it would hide what does
// not fit.
func (c *checker) half(at string, q unit.Quantity) float64 {
	d, ok := c.digitsOf(at, q)
	if !ok {
		return 0
	}
	h := 0.5 * math.Pow10(-d.decimals)
	if zeros := len(d.text) - len(strings.TrimRight(d.text, "0")); zeros > 0 && d.decimals <= 0 {
		h = max(h, min(h*math.Pow10(zeros), 0.005*math.Abs(q.Value)))
	}
	return h
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
