package limit

import (
	"encoding/json"
	"math"
	"strconv"
	"strings"

	"headwater/fault"
	"headwater/formula"
	"headwater/unit"
)

// The gaps of a limit: why it is no number.
const (
	GapUnread      = "unread"       // printed, not read
	GapBelowML     = "below-ml"     // below the minimum level of the analytical method
	GapNoDischarge = "no-discharge" // no discharge of process wastewater pollutants
)

// Cell is one limit as printed: a maximum, a range, a minimum, a formula, or a gap.
// The zero value says that the document states none.
type Cell struct {
	text     string
	gap      string
	low      float64 // least value; −Inf for a maximum
	high     float64 // greatest value; +Inf for a minimum
	formula  string
	stated   bool
	isNumber bool
}

// ParseCell reads "9.3", "6.0..9.0", ">= 7.0", "4.38*exp(0.017*x)" or a gap.
func ParseCell(s string) (Cell, error) {
	s = strings.TrimSpace(s)
	c := Cell{text: s, stated: s != "", low: math.Inf(-1), high: math.Inf(1)}
	if v, err := strconv.ParseFloat(s, 64); err == nil {
		if !(v >= 0) || math.IsInf(v, 0) {
			return Cell{}, fault.Input("", "limit-number", s)
		}
		c.high, c.isNumber = v, true
		return c, nil
	}
	switch {
	case s == "":
		return Cell{}, nil
	case s == GapUnread || s == GapBelowML || s == GapNoDischarge:
		c.gap = s
		return c, nil
	case strings.Contains(s, ".."):
		lo, hi, _ := strings.Cut(s, "..")
		low, errLow := strconv.ParseFloat(strings.TrimSpace(lo), 64)
		high, errHigh := strconv.ParseFloat(strings.TrimSpace(hi), 64)
		if errLow != nil || errHigh != nil || !(low <= high) {
			return Cell{}, fault.Input("", "limit-number", s)
		}
		c.low, c.high, c.isNumber = low, high, true
		return c, nil
	case strings.HasPrefix(s, ">="), strings.HasPrefix(s, "<="):
		v, err := strconv.ParseFloat(strings.TrimSpace(s[2:]), 64)
		if err != nil {
			return Cell{}, fault.Input("", "limit-number", s)
		}
		if s[0] == '>' {
			c.low = v
		} else {
			c.high = v
		}
		c.isNumber = true
		return c, nil
	}
	c.formula = s
	return c, nil
}

// floor reports whether the limit has a least value: a minimum or a range.
func (c Cell) floor() bool { return c.isNumber && !math.IsInf(c.low, 0) }

// String is the limit as printed.
func (c Cell) String() string { return c.text }

// IsZero reports whether the document states no such limit.
func (c Cell) IsZero() bool { return !c.stated }

// MarshalJSON writes the printed text.
func (c Cell) MarshalJSON() ([]byte, error) { return json.Marshal(c.text) }

// names resolves the parameters of a formula.
type names struct {
	ids []string
	x   []float64
}

// Resolve implements formula.Scope.
func (n *names) Resolve(v formula.Var) (int, unit.Unit, error) {
	for i, id := range n.ids {
		if id == v.Name && len(v.Args) == 0 {
			return i, unit.Unit{}, nil
		}
	}
	return 0, unit.Unit{}, fault.NotFound("", "parameter-undeclared", v.Name, strings.Join(n.ids, ", "))
}

// value is the least and the greatest value that the limit allows, with the parameters
// put in. missing names a parameter that the plant does not give.
func (c Cell) value(table *Table, parameters map[string]float64) (low, high float64, missing string, err error) {
	if c.formula == "" {
		return c.low, c.high, "", nil
	}
	n := &names{}
	for _, p := range table.Parameters {
		n.ids = append(n.ids, p.ID)
		n.x = append(n.x, parameters[p.ID])
	}
	e, err := formula.Compile(c.formula, n)
	if err != nil {
		return 0, 0, "", err
	}
	for _, slot := range e.Slots() {
		if _, ok := parameters[n.ids[slot]]; !ok {
			return 0, 0, n.ids[slot], nil
		}
	}
	return math.Inf(-1), e.Eval(n.x), "", nil
}
