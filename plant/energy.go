package plant

import "headwater/unit"

var kgce = unit.MustParse("kgce")

// CoalEquivalent returns an amount of a carrier in kgce by its calorific value: by the
// heating value measured in the plant where there is one, else by the factor of the year.
func CoalEquivalent(factors []unit.Factor, e *Energy, q unit.Quantity, year int) (unit.Quantity, error) {
	carrier := e.Carrier
	switch {
	case e.HeatingValue.Value > 0:
		q, carrier = times(q, e.HeatingValue), "heat"
	case q.Unit.Same(kgce):
		return q.In(kgce)
	}
	f, err := unit.Lookup(factors, carrier, "calorific", year)
	if err != nil {
		return q, err
	}
	return f.CoalEquivalent(q)
}
