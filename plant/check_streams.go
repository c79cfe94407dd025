package plant

import (
	"fmt"
	"maps"
	"math"
	"slices"

	"headwater/fault"
	"headwater/unit"
)

func (c *checker) materials() {
	c.unique("/materials", ids(c.p.Materials, func(x *Material) string { return x.ID }))
	for i, m := range c.p.Materials {
		at := fmt.Sprintf("/materials/%d", i)
		c.choice(at+"/kind", m.Kind, "materials[].kind")
		c.density(at+"/density", m.Density, unit.Quantity{})
		if !m.Tolerance.IsZero() {
			c.share(at+"/tolerance", m.Tolerance)
		}
	}
}

// most is the largest number that a plant file may hold, and 1/most the smallest density:
// sums, squares and quotients of such numbers stay finite.
const most = 1e60

// huge reports a value or an uncertainty beyond what any plant can have.
func (c *checker) huge(at string, q unit.Quantity) {
	if !(math.Abs(q.Value) <= most) || !(q.SD <= most) {
		c.add(fault.Input(at, "value-huge", q, most))
	}
}

// share wants a percentage above 0 and at most 100.
func (c *checker) share(at string, q unit.Quantity) {
	switch {
	case !q.Unit.IsPercent():
		c.add(fault.Input(at, "percent-wanted", q))
	case !(q.Value > 0) || q.Value > 100:
		c.add(fault.Input(at, "share-range", q))
	}
}

// density wants a positive density that fits the amount, where there is one.
func (c *checker) density(at string, q, amount unit.Quantity) {
	if q.IsZero() {
		return
	}
	c.huge(at, q)
	_, fits := Mass(amount, q)
	of := amount.Unit
	if amount.IsZero() {
		of = cubic
	}
	switch {
	case !(q.Value > 1/most):
		c.add(fault.Input(at, "density-positive", q))
	case !q.Unit.Same(perVolume) && (amount.IsZero() || !fits):
		c.add(fault.Input(at, "density-unit", q, of))
	}
}

// contents wants components that are declared and whose content can be multiplied with
// the amount.
func (c *checker) contents(at string, contents map[string]*unit.Quantity, amount, density unit.Quantity) {
	for _, id := range slices.Sorted(maps.Keys(contents)) {
		at := at + "/" + id
		c.ref(at, "material", id, c.materialIDs())
		q := contents[id]
		if q == nil { // carried, not measured
			continue
		}
		c.huge(at, *q)
		switch _, fits := Content(amount, *q, density); {
		case q.Unit.String() == "1":
			c.add(fault.Input(at, "value-unit", *q))
		case q.Value < 0:
			c.add(fault.Input(at, "value-negative", *q))
		case q.Unit.IsPercent() && q.Value > 100:
			c.add(fault.Input(at, "percent-range", *q))
		case !amount.IsZero() && !fits:
			c.add(fault.Input(at, "content-unit", *q, amount))
		}
	}
}

func (c *checker) streams() {
	c.unique("/streams", c.streamIDs())
	first := map[string]carried{}
	for i, s := range c.p.Streams {
		at := fmt.Sprintf("/streams/%d", i)
		c.ref(at+"/from", "process", s.From, c.processIDs())
		c.ref(at+"/to", "process", s.To, c.processIDs())
		if s.From == s.To {
			c.add(fault.Input(at, "stream-ends", s.ID, s.From))
		}
		c.ref(at+"/material", "material", s.Material, c.materialIDs())
		c.choice(at+"/role", s.Role, "streams[].role")
		c.choice(at+"/purpose", s.Purpose, "streams[].purpose")
		c.choice(at+"/method", s.Method, "streams[].method")
		c.ref(at+"/source", "document", s.Source, c.documentIDs())
		c.series(at+"/amount", s.Amount, false)
		amount, _ := s.Amount.At(c.p.Year())
		c.density(at+"/density", s.Density, amount)
		density := c.p.DensityOf(s.Material, s.Density)
		c.contents(at+"/components", s.Components, amount, density)
		c.contents(at+"/concentration", s.Concentration, amount, density)
		for _, id := range slices.Sorted(maps.Keys(s.Concentration)) {
			if _, twice := s.Components[id]; twice {
				c.add(fault.Conflict(at+"/concentration/"+id, "content-twice", id))
			}
		}
		if !amount.IsZero() {
			c.sameKind(at+"/amount", s.ID, s.Material, amount, density, first)
		}
	}
}

// carried is the first amount of a material in the file.
type carried struct {
	stream          string
	amount, density unit.Quantity
}

// sameKind wants the amounts of one material in units that convert into one another, by
// themselves or by their densities.
func (c *checker) sameKind(at, stream, material string, amount, density unit.Quantity, first map[string]carried) {
	f, ok := first[material]
	if !ok {
		first[material] = carried{stream, amount, density}
		return
	}
	_, a := Mass(amount, density)
	_, b := Mass(f.amount, f.density)
	if !amount.Unit.Same(f.amount.Unit) && !(a && b) {
		c.add(fault.Input(at, "material-units", material, amount.Unit, f.amount.Unit, f.stream))
	}
}

func (c *checker) stocks() {
	for i, s := range c.p.Stocks {
		at := fmt.Sprintf("/stocks/%d", i)
		c.ref(at+"/process", "process", s.Process, c.processIDs())
		c.ref(at+"/material", "material", s.Material, c.materialIDs())
		c.choice(at+"/method", s.Method, "stocks[].method")
		c.series(at+"/opening", s.Opening, false)
		c.series(at+"/closing", s.Closing, false)
		opening, okA := s.Opening.At(c.p.Year())
		closing, okB := s.Closing.At(c.p.Year())
		if _, err := closing.Unit.Factor(opening.Unit); okA && okB && err != nil {
			c.add(fault.At(at+"/closing", err))
		}
		c.density(at+"/density", s.Density, opening)
		c.contents(at+"/components", s.Components, opening, c.p.DensityOf(s.Material, s.Density))
	}
}

func (c *checker) uncertainty() {
	methods := choices()["streams[].method"]
	for _, m := range slices.Sorted(maps.Keys(c.p.Uncertainty)) {
		c.choice("/uncertainty/"+m, m, "streams[].method")
		if slices.Contains(methods, m) {
			c.share("/uncertainty/"+m, c.p.Uncertainty[m])
		}
	}
}
