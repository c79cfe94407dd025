package portfolio

import (
	"math"
	"slices"

	"headwater/fault"
	"headwater/lp"
)

// proofNodes bounds the search for each reason.
const proofNodes = 5000

// explain finds requirements that cannot be met together, none of which can be left out
// (an irreducible infeasible subset), by deletion: first whole stretches, then one by one.
// Where a linear proof exists only the rows that it uses are looked at.
//
// Source: Chinneck & Dravnieks 1991, Locating minimal infeasible constraint sets in
// linear programs.
func (m *Model) explain(r *Result, o lp.Options) {
	keep, certain := m.irreducible(o)
	for _, i := range keep {
		r.Reasons = append(r.Reasons, m.reason(i, keep, o))
	}
	r.Irreducible = new(certain)
	if len(keep) == 1 {
		r.Reason.Code = "portfolio-infeasible-one"
	}
}

// irreducible returns rows that cannot be met together; certain: without any one of them
// they can.
func (m *Model) irreducible(o lp.Options) (keep []int, certain bool) {
	for i := range m.rows {
		keep = append(keep, i)
	}
	if s := lp.Solve(m.Problem, o); s.Status == lp.Infeasible {
		used := slices.DeleteFunc(slices.Clone(keep), func(i int) bool { return math.Abs(s.Farkas[i]) < 1e-12 })
		if _, proven := m.infeasible(used, o); proven {
			keep = used
		}
	}
	// logic goes first, so that what remains speaks of amounts where it can
	slices.SortStableFunc(keep, func(a, b int) int { return rank(m.rows[a].kind) - rank(m.rows[b].kind) })
	certain = true
	for stretch := max(len(keep)/2, 1); ; stretch /= 2 {
		for at := 0; at < len(keep); {
			rest := slices.Delete(slices.Clone(keep), at, min(at+stretch, len(keep)))
			known, proven := m.infeasible(rest, o)
			if proven {
				keep = rest
				continue
			}
			if stretch == 1 && !known {
				certain = false
			}
			at += stretch
		}
		if stretch <= 1 {
			break
		}
	}
	slices.Sort(keep)
	return keep, certain
}

func rank(kind string) int {
	return slices.Index([]string{kindExclusive, kindRequires, kindCount, kindLimit, kindBudget, kindAtLeast}, kind)
}

// part is the problem with some of the rows, without an objective.
func (m *Model) part(rows []int) *lp.Problem {
	p := *m.Problem
	p.Cost = make([]float64, len(p.Cost))
	p.Rows = nil
	for _, i := range rows {
		p.Rows = append(p.Rows, m.Problem.Rows[i])
	}
	return &p
}

// infeasible asks whether some of the rows alone cannot be met; known: it was decided.
func (m *Model) infeasible(rows []int, o lp.Options) (known, proven bool) {
	o.Nodes = proofNodes
	b := lp.Branch(m.part(rows), o)
	return b.Status != lp.Stopped && b.Status != lp.Failed, b.Status == lp.Infeasible
}

// reason speaks of one requirement: its limit, and how far the other reasons let it go.
func (m *Model) reason(i int, all []int, o lp.Options) fault.Reason {
	c := m.rows[i]
	limit := c.limit
	switch c.kind {
	case kindExclusive:
		return fault.Reason{Code: "portfolio-why-exclusive", Items: c.items}
	case kindRequires:
		return fault.Reason{Code: "portfolio-why-requires", Items: c.items}
	}
	// the best that can be had of it while the others hold
	p := m.part(slices.DeleteFunc(slices.Clone(all), func(k int) bool { return k == i }))
	row := &m.Problem.Rows[i]
	for k, j := range row.Index {
		p.Cost[j] = row.Value[k]
	}
	p.Maximize = math.IsInf(row.Upper, 1)
	o.Nodes = proofNodes
	var value *float64
	if b := lp.Branch(p, o); b.Status == lp.Optimal {
		var terms []float64
		for k, j := range row.Index {
			if b.X[j] > 0.5 {
				terms = append(terms, row.Value[k])
			}
		}
		value = new(sum(terms))
	}
	out := fault.Reason{Value: value, Limit: &limit}
	bare := value == nil // how far the others let it go was not found out
	switch c.kind {
	case kindBudget:
		if out.Code = "portfolio-why-budget"; bare {
			out.Code = "portfolio-why-budget-bare"
		}
	case kindCount:
		out.Items = c.items
		if out.Code = "portfolio-why-count"; bare {
			out.Code = "portfolio-why-count-bare"
		}
	case kindLimit:
		out.Items = []string{c.name}
		if out.Code = "portfolio-why-limit"; bare {
			out.Code = "portfolio-why-limit-bare"
		}
	default:
		out.Items = []string{c.name}
		if out.Code = "portfolio-why-at-least"; bare {
			out.Code = "portfolio-why-at-least-bare"
		}
	}
	return out
}
