package uncertainty

import (
	"math"
	"strings"

	"headwater/fault"
)

// pair is the correlation of two variables, by index, a < b.
type pair struct {
	a, b int
	r    float64
}

// group is a set of variables that hang together by correlations, and the factor of
// their matrix: L·Lᵀ = R.
type group struct {
	members []int
	factor  [][]float64 // row i has length i+1
}

// readCorrelations checks the correlations of the file and returns them as pairs.
func (s *solver) readCorrelations(list []Correlation) {
	at := map[string]int{}
	var names []string
	for i := range s.vars {
		at[s.vars[i].name] = i
		if s.vars[i].fit < 0 {
			names = append(names, s.vars[i].name)
		}
	}
	seen := map[[2]int]int{}
	for i, c := range list {
		here := pointer("/correlations", i)
		a, okA := at[c.A]
		b, okB := at[c.B]
		known := true
		for _, end := range []struct {
			key, name string
			i         int
			ok        bool
		}{{"/a", c.A, a, okA}, {"/b", c.B, b, okB}} {
			switch {
			case !end.ok:
				known = false
				if end.name != "" && !s.broken[end.name] {
					s.fail(fault.NotFound(here+end.key, "uncertainty-correlated-unknown", end.name, s.nearest(end.name, names)))
				}
			case s.vars[end.i].fit >= 0:
				known = false
				s.fail(fault.Input(here+end.key, "uncertainty-correlated-fit", end.name))
			case s.broken[end.name]:
				known = false
			case s.vars[end.i].kind == constant:
				known = false
				s.fail(fault.Input(here+end.key, "uncertainty-correlated-constant", end.name))
			}
		}
		if c.R != nil && !(math.Abs(*c.R) <= 1) {
			s.fail(fault.Input(here+"/r", "uncertainty-r", *c.R))
			continue
		}
		if !known || c.R == nil {
			continue
		}
		if a == b {
			s.fail(fault.Input(here, "uncertainty-correlated-self", c.A))
			continue
		}
		key := [2]int{min(a, b), max(a, b)}
		if first, ok := seen[key]; ok {
			s.fail(fault.Conflict(here, "uncertainty-correlated-twice", c.A, c.B, first+1))
			continue
		}
		seen[key] = i
		if *c.R != 0 {
			s.pairs = append(s.pairs, pair{key[0], key[1], *c.R})
		}
	}
}

// makeGroups puts correlated variables into groups and factors each group's matrix.
func (s *solver) makeGroups() {
	parent := make([]int, len(s.vars))
	for i := range parent {
		parent[i] = i
	}
	root := func(i int) int {
		for parent[i] != i {
			i = parent[i]
		}
		return i
	}
	for _, p := range s.pairs {
		a, b := root(p.a), root(p.b)
		parent[max(a, b)] = min(a, b)
	}
	correlated := make([]bool, len(s.vars))
	for _, p := range s.pairs {
		correlated[p.a], correlated[p.b] = true, true
	}
	place := make([]int, len(s.vars))
	index := map[int]int{}
	for i := range s.vars {
		if !correlated[i] {
			continue
		}
		g, ok := index[root(i)]
		if !ok {
			g = len(s.groups)
			index[root(i)] = g
			s.groups = append(s.groups, group{})
		}
		s.vars[i].group = g
		place[i] = len(s.groups[g].members)
		s.groups[g].members = append(s.groups[g].members, i)
	}
	for g := range s.groups {
		members := s.groups[g].members
		if len(members) > maxCorrelated {
			s.fail(fault.Input("/correlations", "uncertainty-correlated-many", len(members), maxCorrelated))
			continue
		}
		r := make([][]float64, len(members))
		for i := range r {
			r[i] = make([]float64, i+1)
			r[i][i] = 1
		}
		for _, p := range s.pairs {
			if s.vars[p.a].group == g {
				r[place[p.b]][place[p.a]] = p.r
			}
		}
		if i := factorise(r); i >= 0 {
			var names []string
			for _, m := range members {
				names = append(names, s.vars[m].name)
			}
			s.fail(fault.Input("/correlations", "uncertainty-not-positive", strings.Join(names, ", "), s.vars[members[i]].name))
		}
		s.groups[g].factor = r
	}
}

// flat is how far a pivot of a correlation matrix may lie from zero and count as zero:
// rounding of a few hundred operations on numbers up to 1.
const flat = 1e-10

// factorise replaces the lower triangle of a correlation matrix by its Cholesky factor
// in place. A pivot of zero is allowed (r = ±1); it returns the row at which the matrix
// is found not to be positive semidefinite, or -1.
func factorise(r [][]float64) int {
	for j := range r {
		d := r[j][j]
		for k := range j {
			d -= r[j][k] * r[j][k]
		}
		if d < -flat {
			return j
		}
		zero := d <= flat
		r[j][j] = math.Sqrt(max(d, 0))
		if zero {
			r[j][j] = 0
		}
		for i := j + 1; i < len(r); i++ {
			c := r[i][j]
			for k := range j {
				c -= r[i][k] * r[j][k]
			}
			switch {
			case !zero:
				r[i][j] = c / r[j][j]
			case math.Abs(c) > math.Sqrt(flat):
				return i
			default:
				r[i][j] = 0
			}
		}
	}
	return -1
}
