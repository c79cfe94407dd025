package unit

import (
	"slices"
	"strings"

	"headwater/fault"
)

// Factor says what one unit of an energy carrier counts in coal equivalent.
type Factor struct {
	Carrier      string
	Convention   string  // calorific 当量值: its own heating value; equivalent 等价值: the primary energy spent
	Year         int     // 0: the source names none
	From         Unit    // kWh, kg, Nm3
	Value        float64 // kgce per From
	Source       string
	Verification string
}

var kgce = MustParse("kgce")

// CoalEquivalent returns q in kgce: value × factor. The error names the factor and
// both units when q is of another dimension than the factor.
func (f Factor) CoalEquivalent(q Quantity) (Quantity, error) {
	q, err := q.In(f.From)
	if err != nil {
		return q, err
	}
	return Quantity{q.Value * f.Value, kgce, q.SD * f.Value}, nil
}

// Lookup finds the factor of a carrier under a convention: the newest that is not later
// than the year, else one without year. The error says which carriers or conventions
// there are.
func Lookup(factors []Factor, carrier, convention string, year int) (Factor, error) {
	best := -1
	var carriers, conventions []string
	for i, f := range factors {
		if !slices.Contains(carriers, f.Carrier) {
			carriers = append(carriers, f.Carrier)
		}
		if f.Carrier != carrier {
			continue
		}
		conventions = append(conventions, f.Convention)
		if f.Convention == convention && (year == 0 || f.Year <= year) && (best < 0 || f.Year > factors[best].Year) {
			best = i
		}
	}
	switch {
	case best >= 0:
		return factors[best], nil
	case len(conventions) > 0:
		return Factor{}, fault.NotFound("", "factor-convention", carrier, convention, strings.Join(conventions, ", "))
	}
	slices.Sort(carriers)
	return Factor{}, fault.NotFound("", "factor-unknown", carrier, strings.Join(carriers, ", "))
}
