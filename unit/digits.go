package unit

import (
	"math"
	"strconv"
	"strings"
)

// Digits are the printed digits of a number.
type Digits struct {
	Text     string // significant digits, without sign, point and leading zeros
	Decimals int    // digits behind the point; 0 or less for whole numbers
}

// ReadDigits takes the digits of the number at the start of a text: "1,997,066 kWh", "45 ± 3
// mg/L", "1.20e3 t".
func ReadDigits(text string) (d Digits, ok bool) {
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
				d.Decimals++
			}
		case ch == '.' && !point:
			point = true
		case (ch == ',' || ch == ' ' || ch == '\'') && !point && group(text[i+1:]):
		case ch == 'e' || ch == 'E':
			if n, err := strconv.Atoi(text[i+1 : i+1+exponent(text[i+1:])]); err == nil {
				d.Decimals -= n
			}
			break scan
		default:
			break scan
		}
	}
	d.Text = strings.TrimLeft(b.String(), "0")
	return d, d.Text != ""
}

// DigitsOf are the digits of a quantity that stands at a place of a file. printed returns
// the text of a place, "" where there is none; without it the digits are the fewest that
// give the value.
func DigitsOf(printed func(at string) string, at string, q Quantity) (Digits, bool) {
	if printed != nil {
		if text := printed(at); text != "" {
			return ReadDigits(text)
		}
	}
	return ReadDigits(strconv.FormatFloat(math.Abs(q.Value), 'f', -1, 64))
}

// Last is half a unit in the last digit that stands there, a zero or not: ½·10^−decimals.
func (d Digits) Last() float64 { return 0.5 * math.Pow10(-d.Decimals) }

// Half is half a unit in the last printed digit of a value:
//
//	½·10^−decimals, and for whole numbers that end in z zeros ½·10^z, at most 0.5 % of it
//
// Zeros at the end may be rounding; more than a half percent of it would hide what does
// not fit.
func (d Digits) Half(value float64) float64 {
	h := d.Last()
	if zeros := len(d.Text) - len(strings.TrimRight(d.Text, "0")); zeros > 0 && d.Decimals <= 0 {
		h = max(h, min(h*math.Pow10(zeros), 0.005*math.Abs(value)))
	}
	return h
}
