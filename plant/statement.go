package plant

import (
	"fmt"
	"slices"

	"headwater/datum"
	"headwater/fault"
	"headwater/unit"
)

// Printed is arithmetic as the report prints it: the figures of a table with the result
// that stands beneath them. Nothing is computed from it; it is held against itself.
type Printed struct {
	ID     string     `yaml:"id,required"` // of the table or line in the report
	Name   datum.Text `yaml:"name"`
	Kind   string     `yaml:"kind,required"` // balance, sum, product, quotient
	Source string     `yaml:"source"`        // document id

	// of a balance
	Line       string         `yaml:"line"` // of the plant's own balances: process/quantity
	Input      *unit.Quantity `yaml:"input"`
	Output     *unit.Quantity `yaml:"output"`
	Stock      *unit.Quantity `yaml:"stock"`      // closing − opening
	Difference *unit.Quantity `yaml:"difference"` // input − output − stock
	Deviation  *unit.Quantity `yaml:"deviation"`  // |difference| / input

	// of a sum, a product, or a quotient (first / second)
	Of     []unit.Quantity `yaml:"of"`
	Result *unit.Quantity  `yaml:"result"`
}

// The kinds of printed arithmetic.
const (
	PrintedBalance  = "balance"
	PrintedSum      = "sum"
	PrintedProduct  = "product"
	PrintedQuotient = "quotient"
)

// Explanation answers a question that the consistency checks have asked. It turns the
// question into a note that prints the answer; it does not silence a contradiction.
type Explanation struct {
	Rule     string     `yaml:"rule,required"`
	Of       string     `yaml:"of"` // what the finding is about, as it names it; empty: all of the rule
	Why      datum.Text `yaml:"why,required"`
	Evidence []string   `yaml:"evidence"`
}

func (c *checker) printed() {
	c.unique("/printed", ids(c.p.Printed, func(x *Printed) string { return x.ID }))
	for i := range c.p.Printed {
		x, at := &c.p.Printed[i], fmt.Sprintf("/printed/%d", i)
		c.choice(at+"/kind", x.Kind, "printed[].kind")
		c.ref(at+"/source", "document", x.Source, c.documentIDs())
		if x.Kind == PrintedBalance {
			c.printedBalance(at, x)
			continue
		}
		switch {
		case !slices.Contains(choices()["printed[].kind"], x.Kind):
		case x.Result == nil || len(x.Of) < 2:
			c.add(fault.Input(at, "printed-needs", x.ID, x.Kind))
		case x.Kind == PrintedQuotient && len(x.Of) != 2:
			c.add(fault.Input(at+"/of", "printed-quotient", x.ID, len(x.Of)))
		case x.Kind == PrintedQuotient && x.Of[1].Value == 0:
			c.add(fault.Input(at+"/of/1", "value-zero", x.Of[1]))
		default:
			c.printedUnits(at, x)
		}
		for j, q := range x.Of {
			c.huge(fmt.Sprintf("%s/of/%d", at, j), q)
		}
	}
}

// printedUnits wants the figures in units that give that of the result.
func (c *checker) printedUnits(at string, x *Printed) {
	c.huge(at+"/result", *x.Result)
	u := x.Of[0].Unit
	for j, q := range x.Of[1:] {
		switch x.Kind {
		case PrintedProduct:
			u = u.Mul(q.Unit)
		case PrintedQuotient:
			u = u.Div(q.Unit)
		default:
			if _, err := q.Unit.Factor(u); err != nil {
				c.add(fault.At(fmt.Sprintf("%s/of/%d", at, j+1), err))
				return
			}
		}
	}
	if u.Dim() == (unit.Dim{}) && x.Result.Unit.Dim() == (unit.Dim{}) {
		return // a percentage of two amounts
	}
	if _, err := x.Result.Unit.Factor(u); err != nil {
		c.add(fault.At(at+"/result", err))
	}
}

func (c *checker) printedBalance(at string, x *Printed) {
	if x.Input == nil || x.Output == nil {
		c.add(fault.Input(at, "printed-needs", x.ID, x.Kind))
		return
	}
	for _, f := range []struct {
		name string
		of   *unit.Quantity
	}{{"input", x.Input}, {"output", x.Output}, {"stock", x.Stock}, {"difference", x.Difference}} {
		if f.of == nil {
			continue
		}
		c.huge(at+"/"+f.name, *f.of)
		if _, err := f.of.Unit.Factor(x.Input.Unit); err != nil {
			c.add(fault.At(at+"/"+f.name, err))
		}
	}
	if d := x.Deviation; d != nil {
		c.huge(at+"/deviation", *d)
		if !d.Unit.IsPercent() {
			c.add(fault.Input(at+"/deviation", "percent-wanted", *d))
		}
	}
}

func (c *checker) explanations() {
	for i, x := range c.p.Explanations {
		at := fmt.Sprintf("/explanations/%d", i)
		if x.Why == (datum.Text{}) {
			c.add(fault.Input(at+"/why", "explanation-empty", x.Rule))
		}
		c.evidence(at, x.Evidence)
	}
}
