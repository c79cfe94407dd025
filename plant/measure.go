package plant

import (
	"cmp"
	"iter"
	"math"
	"slices"

	"headwater/fault"
	"headwater/unit"
)

// Missing is the error of a measure for which the plant file has no data. What names
// the data in the words of the formula.
type Missing struct{ What string }

func (m *Missing) Error() string { return "no data for " + m.What }

// Conflict is the error of a measure whose data cannot be put together, such as an
// output in m2 beside one in t. Reason says why, without language.
type Conflict struct{ Reason fault.Reason }

func (c *Conflict) Error() string { return c.Reason.Code }

func conflict(code string, items ...string) error {
	return &Conflict{fault.Reason{Code: code, Items: items}}
}

// Product returns the product of that id, or nil.
func (p *Plant) Product(id string) *Product {
	for i := range p.Products {
		if p.Products[i].ID == id {
			return &p.Products[i]
		}
	}
	return nil
}

// Process returns the process of that id, or nil.
func (p *Plant) Process(id string) *Process {
	for i := range p.Processes {
		if p.Processes[i].ID == id {
			return &p.Processes[i]
		}
	}
	return nil
}

// Year is the data year.
func (p *Plant) Year() int { return p.Period.Year() }

// Output returns the output of products in the data year, in the unit of the first,
// each counted by its equivalent.
func (p *Plant) Output(products []string) (unit.Quantity, error) {
	return p.OutputIn(products, p.Year())
}

// OutputIn is Output of another year.
func (p *Plant) OutputIn(products []string, year int) (unit.Quantity, error) {
	var values []unit.Quantity
	for _, id := range products {
		q, err := p.outputOf(id, year)
		if err != nil {
			return unit.Quantity{}, err
		}
		values = append(values, q)
	}
	total, ok := sum(values)
	switch {
	case len(values) == 0:
		return total, &Missing{"output()"}
	case !ok:
		return total, conflict("outputs-differ-in-unit", products...)
	}
	return total, nil
}

// outputOf is the output of one product in a year, counted by its equivalent.
func (p *Plant) outputOf(id string, year int) (unit.Quantity, error) {
	product := p.Product(id)
	if product == nil {
		return unit.Quantity{}, &Missing{"output(" + id + ")"}
	}
	q, ok := product.Output.At(year)
	if !ok {
		return unit.Quantity{}, &Missing{"output(" + id + ")"}
	}
	if e := product.Equivalent; e > 0 {
		q.Value *= e
		q.SD *= e
	}
	return q, nil
}

// Share is the part of one process's use that belongs to some products.
type Share struct {
	Process *Process
	Of      float64 // 0 to 1
}

// Boundary draws the line around the use that counts for some products.
type Boundary struct {
	Products []string
	Within   []string   // process ids; nil means the whole plant
	Rule     Allocation // how auxiliary and attached processes are shared; "" as each states
}

// Shares returns which part of every process's use the products carry: main processes
// by what they make (by output where one makes several); auxiliary and attached ones
// not at all, by output, or by the metered use of the main processes; processes
// outside never. use gives a process's metered use of what is being shared.
//
// With u the use of the main processes, the metered rule gives Σ_products u / Σ_all u.
func (p *Plant) Shares(b Boundary, use func(*Process) (float64, bool)) ([]Share, error) {
	shares := make([]Share, 0, len(p.Processes))
	for pr := range p.inside(b, Main) {
		of, err := p.madeShare(pr.Makes, b.Products)
		if err != nil {
			return nil, err
		}
		if of > 0 {
			shares = append(shares, Share{pr, of})
		}
	}
	for _, kind := range []string{Auxiliary, Attached} {
		for pr := range p.inside(b, kind) {
			rule := cmp.Or(b.Rule, pr.Allocate, ByOutput)
			if rule == None {
				continue
			}
			of, err := p.auxiliaryShare(b, rule, use)
			if err != nil {
				return nil, err
			}
			if of > 0 {
				shares = append(shares, Share{pr, of})
			}
		}
	}
	return shares, nil
}

// inside yields the processes of one kind within the boundary, in file order.
func (p *Plant) inside(b Boundary, kind string) iter.Seq[*Process] {
	return func(yield func(*Process) bool) {
		for i := range p.Processes {
			pr := &p.Processes[i]
			if cmp.Or(pr.Kind, Main) != kind || b.Within != nil && !slices.Contains(b.Within, pr.ID) {
				continue
			}
			if !yield(pr) {
				return
			}
		}
	}
}

// madeShare returns the output of the wanted products among those made, over all made.
func (p *Plant) madeShare(made, wanted []string) (float64, error) {
	some := 0
	for _, id := range made {
		if slices.Contains(wanted, id) {
			some++
		}
	}
	switch some {
	case 0:
		return 0, nil
	case len(made):
		return 1, nil
	}
	var part, whole float64
	var base unit.Unit
	for i, id := range made {
		q, err := p.outputOf(id, p.Year())
		if err != nil {
			return 0, err
		}
		if i == 0 {
			base = q.Unit
		}
		if q, err = q.In(base); err != nil {
			return 0, conflict("outputs-differ-in-unit", made...)
		}
		whole += q.Value
		if slices.Contains(wanted, id) {
			part += q.Value
		}
	}
	if !(whole > 0) {
		return 0, conflict("outputs-differ-in-unit", made...)
	}
	return part / whole, nil
}

func (p *Plant) auxiliaryShare(b Boundary, rule Allocation, use func(*Process) (float64, bool)) (float64, error) {
	var made []string // everything that the main processes inside the boundary make
	var some, all float64
	for pr := range p.inside(b, Main) {
		for _, id := range pr.Makes {
			if !slices.Contains(made, id) {
				made = append(made, id)
			}
		}
		if rule != Metered {
			continue
		}
		u, ok := use(pr)
		if !ok {
			continue
		}
		of, err := p.madeShare(pr.Makes, b.Products)
		if err != nil {
			return 0, err
		}
		some += u * of
		all += u
	}
	if rule == Metered {
		if !(all > 0) {
			return 0, &Missing{"metered use of the main processes"}
		}
		return some / all, nil
	}
	return p.madeShare(made, b.Products)
}

// add returns a + b in the unit of a; uncertainties add in quadrature.
func add(a, b unit.Quantity) (unit.Quantity, bool) {
	b, err := b.In(a.Unit)
	if err != nil {
		return a, false
	}
	a.Value += b.Value
	a.SD = math.Hypot(a.SD, b.SD)
	return a, true
}
