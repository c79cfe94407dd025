package portfolio

import (
	"fmt"

	"headwater/fault"
	"headwater/lp"
)

// The kinds of constraint, as results name them.
const (
	kindBudget    = "budget"
	kindAtLeast   = "at_least"
	kindExclusive = "exclusive"
	kindRequires  = "requires"
	kindCount     = "at_least_count"
	kindLimit     = "limit"
)

// constraint is a row of the model and what it stands for in the file.
type constraint struct {
	kind  string
	name  string   // effect or limit
	items []string // options of a group, or option and what it needs
	limit float64
}

// Model is a portfolio as a problem with 0/1 columns, one per option.
type Model struct {
	Problem *lp.Problem
	file    *File
	rows    []constraint
}

// NewModel writes a file that Check has passed as
//
//	max Σ benefit·x   or   min Σ investment·x,   x ∈ {0, 1}
//	budget          Σ investment·x ≤ budget
//	at_least        Σ effect·x ≥ target
//	exclusive       Σ x ≤ 1 over each group
//	requires        x_B − x_A ≤ 0
//	at_least_count  Σ x ≥ count
//	limits          Σ use·x ≤ max
func NewModel(f *File) *Model {
	n := len(f.Options)
	p := &lp.Problem{Maximize: f.objective() == Benefit, Cost: make([]float64, n), Upper: make([]float64, n), Integer: make([]bool, n)}
	m := &Model{Problem: p, file: f}
	index := make(map[string]int, n)
	for j := range f.Options {
		index[f.Options[j].ID] = j
		p.Upper[j], p.Integer[j] = 1, true
		p.Cost[j] = f.Options[j].amount(f.objective())
	}
	if f.Budget != nil {
		m.sum(Investment, *f.Budget, p.AtMost)
		m.note(constraint{kind: kindBudget, limit: *f.Budget})
	}
	for _, e := range sorted(f.AtLeast) {
		m.sum(e, f.AtLeast[e], p.AtLeast)
		m.note(constraint{kind: kindAtLeast, name: e, limit: f.AtLeast[e]})
	}
	columns := func(ids []string) (out []int, ones []float64) {
		for _, id := range ids {
			out, ones = append(out, index[id]), append(ones, 1)
		}
		return out, ones
	}
	for _, g := range f.Exclusive {
		c, ones := columns(g)
		p.AtMost(1, c, ones)
		m.note(constraint{kind: kindExclusive, items: g, limit: 1})
	}
	for _, pair := range f.Requires {
		p.AtMost(0, []int{index[pair[0]], index[pair[1]]}, []float64{1, -1})
		m.note(constraint{kind: kindRequires, items: pair})
	}
	for i := range f.AtLeastCount {
		k := &f.AtLeastCount[i]
		c, ones := columns(k.Of)
		p.AtLeast(float64(k.Count), c, ones)
		m.note(constraint{kind: kindCount, items: k.Of, limit: float64(k.Count)})
	}
	for i := range f.Limits {
		l := &f.Limits[i]
		var c []int
		var use []float64
		for j := range f.Options {
			if u := l.Use[f.Options[j].ID]; u != 0 {
				c, use = append(c, j), append(use, u)
			}
		}
		p.AtMost(l.Max, c, use)
		m.note(constraint{kind: kindLimit, name: l.name(i), limit: l.Max})
	}
	return m
}

func (m *Model) note(c constraint) { m.rows = append(m.rows, c) }

// sum adds a row over one amount of all options.
func (m *Model) sum(amount string, limit float64, add func(float64, []int, []float64)) {
	var c []int
	var v []float64
	for j := range m.file.Options {
		if a := m.file.Options[j].amount(amount); a != 0 {
			c, v = append(c, j), append(v, a)
		}
	}
	add(limit, c, v)
}

// amount is the investment, the benefit or an effect of an option.
func (o *Option) amount(name string) float64 {
	switch name {
	case Investment:
		return o.Investment
	case Benefit:
		if o.Benefit == nil {
			return 0
		}
		return *o.Benefit
	}
	return o.Effects[name]
}

func (l *Limit) name(i int) string {
	if l.Name == "" {
		return fmt.Sprintf("limits[%d]", i)
	}
	return l.Name
}

// CheckSize refuses what the built-in solver is not made for.
func (m *Model) CheckSize() error {
	if err := m.Problem.CheckInteger(); err != nil {
		return fault.Input("/options", "portfolio-size", len(m.Problem.Cost), len(m.Problem.Rows), lp.MostColumns, lp.MostRows)
	}
	return nil
}
