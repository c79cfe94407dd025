package unit

import (
	"math"
	"strconv"
	"strings"

	"headwater/fault"
)

// Quantity is a value with its unit and, where known, its standard uncertainty.
type Quantity struct {
	Value float64
	Unit  Unit
	SD    float64 // standard uncertainty in Unit; 0: none stated
}

// ParseQuantity reads "7.18 kWh/m2 ± 2 %", "45 ± 3 mg/L", "12 026 m3", "1.2e3 t", "-20 kgce/t".
// An uncertainty in percent is relative to the value; for a value that is itself in
// percent it must be given in points: "88.5 ± 0.5 %".
func ParseQuantity(s string) (Quantity, error) {
	text := strings.TrimSpace(normalise(s))
	if text == "" {
		return Quantity{}, fault.Input("", "quantity-empty")
	}
	main, spread, both := strings.Cut(text, "±")
	value, unitText, err := number(strings.TrimSpace(main))
	if err != nil {
		return Quantity{}, err
	}
	if !both {
		u, err := Parse(unitText)
		return Quantity{Value: value, Unit: u}, err
	}
	return uncertain(s, value, unitText, strings.TrimSpace(spread))
}

// uncertain reads what stands behind ±: "2 %" after a unit, or "3 mg/L" for both.
func uncertain(s string, value float64, unitText, spread string) (Quantity, error) {
	sd, sdUnit, err := number(spread)
	if err != nil || !(sd >= 0) {
		return Quantity{}, fault.Input("", "quantity-uncertainty", s)
	}
	if unitText == "" {
		u, err := Parse(sdUnit)
		return Quantity{value, u, sd}, err
	}
	u, err := Parse(unitText)
	if err != nil {
		return Quantity{}, err
	}
	if sdUnit == "%" {
		if u.IsPercent() {
			return Quantity{}, fault.Input("", "quantity-percent-points", s)
		}
		return Quantity{value, u, math.Abs(value) * sd / 100}, nil
	}
	v, err := Parse(sdUnit)
	if err != nil {
		return Quantity{}, err
	}
	sd, err = Convert(sd, v, u)
	return Quantity{value, u, sd}, err
}

// number splits a text into the number at its start and the rest. Groups of three
// digits may be parted by a space, a comma or an apostrophe: 12 026, 1,997,066.
func number(s string) (float64, string, error) {
	end, clean, err := scan(s)
	if err != nil {
		return 0, "", err
	}
	v, perr := strconv.ParseFloat(clean, 64)
	if perr != nil || math.IsInf(v, 0) || math.IsNaN(v) {
		return 0, "", fault.Input("", "quantity-number", s)
	}
	return v, strings.TrimSpace(s[end:]), nil
}

func scan(s string) (end int, clean string, err error) {
	i := 0
	if i < len(s) && (s[i] == '-' || s[i] == '+') {
		i++
	}
	start := i
	plain := true
	for i < len(s) {
		c := s[i]
		switch {
		case c >= '0' && c <= '9' || c == '.':
			i++
			continue
		case (c == ' ' || c == ',' || c == '\'') && group(s[i+1:]) && i > start && i-start <= 3 || (c == ' ' || c == ',' || c == '\'') && !plain && group(s[i+1:]):
			plain = false
			i += 4
			continue
		case c == ',' && i > start && i+1 < len(s) && s[i+1] >= '0' && s[i+1] <= '9':
			return 0, "", fault.Input("", "quantity-comma", s)
		case (c == 'e' || c == 'E') && i > start && exponent(s[i+1:]) > 0:
			i += 1 + exponent(s[i+1:])
		}
		break
	}
	if i == start {
		return 0, "", fault.Input("", "quantity-number", s)
	}
	clean = s[:i]
	if !plain {
		clean = strings.NewReplacer(" ", "", ",", "", "'", "").Replace(clean)
	}
	return i, clean, nil
}

// group reports whether exactly three digits stand at the start.
func group(s string) bool {
	for i := range 3 {
		if i >= len(s) || s[i] < '0' || s[i] > '9' {
			return false
		}
	}
	return len(s) == 3 || (s[3] < '0' || s[3] > '9')
}

// exponent is the length of a signed whole number at the start.
func exponent(s string) int {
	i := 0
	if i < len(s) && (s[i] == '-' || s[i] == '+') {
		i++
	}
	n := i
	for n < len(s) && s[n] >= '0' && s[n] <= '9' {
		n++
	}
	if n == i {
		return 0
	}
	return n
}

// In returns the quantity in another unit, its uncertainty with it.
func (q Quantity) In(u Unit) (Quantity, error) {
	f, err := q.Unit.Factor(u)
	if err != nil {
		return q, err
	}
	if f == 1 {
		return Quantity{q.Value, u, q.SD}, nil
	}
	return Quantity{q.Value * f, u, q.SD * f}, nil
}

// String writes the quantity so that ParseQuantity reads it back.
func (q Quantity) String() string {
	s := plain(q.Value)
	if q.SD > 0 {
		s += " ± " + plain(q.SD)
	}
	switch u := q.Unit.String(); {
	case u == "1":
	case u[0] >= '0' && u[0] <= '9':
		s += " (" + u + ")" // 7 (100 kg) is not 7 100 kg
	default:
		s += " " + u
	}
	return s
}

// plain writes a number without an exponent for the sizes that plants have.
func plain(v float64) string {
	if a := math.Abs(v); a != 0 && (a < 1e-6 || a >= 1e15) {
		return strconv.FormatFloat(v, 'g', -1, 64)
	}
	return strconv.FormatFloat(v, 'f', -1, 64)
}

// UnmarshalText reads a quantity from a file's text.
func (q *Quantity) UnmarshalText(b []byte) (err error) {
	*q, err = ParseQuantity(string(b))
	return err
}

// IsZero reports whether nothing was given: no value, no unit.
func (q Quantity) IsZero() bool { return q == Quantity{} }
