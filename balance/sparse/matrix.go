// Package sparse factorises large symmetric positive definite matrices: A = LDLᵀ in an
// order that keeps L sparse.
//
// A network of a hundred thousand meters has a matrix with a few entries a row; its
// dense inverse would fill a disk. The pattern is analysed once and factorised as often
// as the numbers change:
//
//	f, err := sparse.Analyse(a).Factor(a.X)
//	f.Solve(b) // b becomes A⁻¹b
//
// # Conventions
//
// Only the upper triangle is stored, by columns, the diagonal last in each of them. L has
// a unit diagonal that is not stored. Indices are int32: up to 2³¹−1 entries.
//
// docs/method/balance.md says which published algorithms these are.
package sparse

import "slices"

// Matrix is the upper triangle of a symmetric n×n matrix by columns: column j holds rows
// I[P[j]:P[j+1]], ascending, of which the last is j itself, with the values X.
type Matrix struct {
	N int
	P []int
	I []int32
	X []float64
}

// Edge is one off-diagonal entry of a weighted graph Laplacian, or with V < 0 a weight on
// the diagonal of U alone. U and V differ.
type Edge struct{ U, V int32 }

// Laplacian is a graph Laplacian whose weights can change:
//
//	A = Σ_e w_e · a_e·a_eᵀ,  a_e = e_U − e_V, or e_U where V < 0
//
// Edges that join the same nodes share one entry.
type Laplacian struct {
	Matrix
	edges []Edge
	slot  []int // of each edge in X; -1 where it has no off-diagonal entry
}

// NewLaplacian lays out the pattern of a graph of n nodes; Weigh fills the values.
func NewLaplacian(n int, edges []Edge) *Laplacian {
	l := &Laplacian{Matrix: Matrix{N: n, P: make([]int, n+1)}, edges: edges, slot: make([]int, len(edges))}
	// edges by column (the larger end), then by row: two counting sorts
	count := make([]int, n+1)
	for _, e := range edges {
		if e.V >= 0 {
			count[min(e.U, e.V)+1]++
		}
	}
	for i := range n {
		count[i+1] += count[i]
	}
	byRow := make([]int32, count[n])
	at := slices.Clone(count)
	for k, e := range edges {
		if e.V >= 0 {
			r := min(e.U, e.V)
			byRow[at[r]] = int32(k)
			at[r]++
		}
	}
	clear(count)
	for _, e := range edges {
		if e.V >= 0 {
			count[max(e.U, e.V)+1]++
		}
	}
	for i := range n {
		count[i+1] += count[i]
	}
	byColumn := make([]int32, len(byRow))
	at = slices.Clone(count)
	for _, k := range byRow {
		c := max(edges[k].U, edges[k].V)
		byColumn[at[c]] = k
		at[c]++
	}
	l.I = make([]int32, 0, len(byRow)+n)
	for c := range n {
		l.P[c] = len(l.I)
		for _, k := range byColumn[count[c]:count[c+1]] {
			r := min(edges[k].U, edges[k].V)
			if len(l.I) == l.P[c] || l.I[len(l.I)-1] != r {
				l.I = append(l.I, r)
			}
			l.slot[k] = len(l.I) - 1
		}
		l.I = append(l.I, int32(c))
	}
	l.P[n] = len(l.I)
	for k, e := range edges {
		if e.V < 0 {
			l.slot[k] = -1
		}
	}
	l.X = make([]float64, len(l.I))
	return l
}

// Weigh sets the values from one weight per edge, added in the order of the edges.
func (l *Laplacian) Weigh(w []float64) {
	clear(l.X)
	for k, e := range l.edges {
		l.X[l.P[e.U+1]-1] += w[k]
		if e.V >= 0 {
			l.X[l.P[e.V+1]-1] += w[k]
			l.X[l.slot[k]] -= w[k]
		}
	}
}

// Ground adds a value to the diagonal of one node.
func (l *Laplacian) Ground(node int, value float64) { l.X[l.P[node+1]-1] += value }
