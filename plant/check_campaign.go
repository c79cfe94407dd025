package plant

import (
	"fmt"
	"maps"
	"slices"

	"headwater/fault"
	"headwater/unit"
)

var hour = unit.MustParse("h")

func (c *checker) campaign() {
	k := c.p.Campaign
	if k == nil {
		return
	}
	if k.Hours < 0 {
		c.add(fault.Input("/campaign/hours", "value-negative", k.Hours))
	}
	c.huge("/campaign/hours", unit.Quantity{Value: k.Hours})
	if k.Batches < 0 {
		c.add(fault.Input("/campaign/batches", "value-negative", k.Batches))
	}
	for _, id := range slices.Sorted(maps.Keys(k.Output)) {
		c.campaignOutput("/campaign/output/"+id, id, k.Output[id])
	}
	seen := map[string]int{}
	for i, r := range k.Readings {
		at := fmt.Sprintf("/campaign/readings/%d", i)
		c.ref(at+"/stream", "stream", r.Stream, c.streamIDs())
		c.ref(at+"/component", "material", r.Component, c.materialIDs())
		key := r.Stream + "\x00" + r.Component
		if first, twice := seen[key]; twice {
			c.add(fault.Conflict(at+"/stream", "reading-twice", r.Stream, first+1))
		} else {
			seen[key] = i
		}
		c.readings(at+"/values", &r)
	}
}

func (c *checker) campaignOutput(at, id string, q unit.Quantity) {
	c.ref(at, "product", id, c.productIDs())
	c.huge(at, q)
	if !(q.Value > 0) {
		c.add(fault.Input(at, "output-positive", q))
		return
	}
	if product := c.p.Product(id); product != nil {
		if year, ok := product.Output.At(c.p.Year()); ok {
			if _, err := q.Unit.Factor(year.Unit); err != nil {
				c.add(fault.At(at, err))
			}
		}
	}
}

// readings wants values of one kind that fit the stream: amounts, or amounts per time.
func (c *checker) readings(at string, r *Reading) {
	if len(r.Values) == 0 {
		c.add(fault.Input(at, "reading-empty", r.Stream))
		return
	}
	for j, q := range r.Values {
		at := fmt.Sprintf("%s/%d", at, j)
		c.huge(at, q)
		_, err := q.Unit.Factor(r.Values[0].Unit)
		switch {
		case q.Unit.String() == "1":
			c.add(fault.Input(at, "value-unit", q))
		case q.Value < 0:
			c.add(fault.Input(at, "value-negative", q))
		case err != nil:
			c.add(fault.At(at, err))
		}
	}
	i := slices.IndexFunc(c.p.Streams, func(s Stream) bool { return s.ID == r.Stream })
	if i < 0 || r.Component != "" || r.Values[0].Unit.String() == "1" {
		return
	}
	s := &c.p.Streams[i]
	amount, ok := s.Amount.At(c.p.Year())
	if ok && !r.fits(amount, c.p.DensityOf(s.Material, s.Density)) {
		c.add(fault.Input(at+"/0", "reading-unit", r.Stream, r.Values[0].Unit, amount.Unit))
	}
}

// fits reports whether the values count what the amount counts, over the campaign or per
// time of it.
func (r *Reading) fits(amount, density unit.Quantity) bool {
	u := r.Values[0].Unit
	for _, v := range []unit.Unit{u, u.Mul(hour)} {
		_, a := Mass(unit.Quantity{Unit: v}, density)
		_, b := Mass(amount, density)
		if v.Same(amount.Unit) || a && b {
			return true
		}
	}
	return false
}
