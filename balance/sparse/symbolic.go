package sparse

// Symbolic is the analysis of a pattern: the order of elimination and the pattern of L.
type Symbolic struct {
	n      int
	order  []int32 // order[k]: row of A that is eliminated k-th
	place  []int32 // its inverse
	parent []int32 // elimination tree over the new order; none for a root
	lp     []int   // columns of L
	li     []int32 // rows of L, ascending in each column
	up     []int   // the permuted upper triangle: columns
	ui     []int32 // rows
	from   []int   // place in the X of A of every entry
}

// Analyse orders a matrix and finds the pattern of its factor. Values are not looked at.
func Analyse(a *Matrix) *Symbolic {
	p, i := bothTriangles(a)
	s := &Symbolic{n: a.N, order: Order(a.N, p, i)}
	s.permute(a)
	s.tree()
	s.postorder()
	s.permute(a)
	s.tree()
	s.pattern()
	return s
}

// NonZeros is the number of entries of L below the diagonal.
func (s *Symbolic) NonZeros() int { return len(s.li) }

// bothTriangles lists the neighbours of every row, without the diagonal.
func bothTriangles(a *Matrix) ([]int, []int32) {
	p := make([]int, a.N+1)
	for j := range a.N {
		for _, i := range a.I[a.P[j] : a.P[j+1]-1] {
			p[i+1]++
			p[j+1]++
		}
	}
	for j := range a.N {
		p[j+1] += p[j]
	}
	out := make([]int32, p[a.N])
	at := append([]int(nil), p...)
	for j := range a.N {
		for _, i := range a.I[a.P[j] : a.P[j+1]-1] {
			out[at[i]], out[at[j]] = int32(j), i
			at[i]++
			at[j]++
		}
	}
	return p, out
}

// permute lays out the upper triangle in the new order and remembers where its values
// stand in A.
func (s *Symbolic) permute(a *Matrix) {
	s.place = make([]int32, s.n)
	for k, v := range s.order {
		s.place[v] = int32(k)
	}
	s.up = make([]int, s.n+1)
	for j := range s.n {
		for _, i := range a.I[a.P[j]:a.P[j+1]] {
			s.up[max(s.place[i], s.place[j])+1]++
		}
	}
	for j := range s.n {
		s.up[j+1] += s.up[j]
	}
	s.ui, s.from = make([]int32, len(a.I)), make([]int, len(a.I))
	at := append([]int(nil), s.up...)
	for j := range s.n {
		for k := a.P[j]; k < a.P[j+1]; k++ {
			r, c := s.place[a.I[k]], s.place[j]
			if r > c {
				r, c = c, r
			}
			s.ui[at[c]], s.from[at[c]] = r, k
			at[c]++
		}
	}
}

// tree finds the elimination tree, with path compression. Source: Liu, ACM Trans. Math.
// Softw. 12 (1986) 127–148.
func (s *Symbolic) tree() {
	s.parent = make([]int32, s.n)
	ancestor := make([]int32, s.n)
	for k := range int32(s.n) {
		s.parent[k], ancestor[k] = none, none
		for _, i := range s.ui[s.up[k]:s.up[k+1]] {
			for i != none && i < k {
				next := ancestor[i]
				ancestor[i] = k
				if next == none {
					s.parent[i] = k
				}
				i = next
			}
		}
	}
}

// postorder renumbers the columns so that every subtree is contiguous.
func (s *Symbolic) postorder() {
	child, sibling := make([]int32, s.n), make([]int32, s.n)
	for k := range child {
		child[k] = none
	}
	root := none
	for k := int32(s.n) - 1; k >= 0; k-- {
		if p := s.parent[k]; p != none {
			sibling[k], child[p] = child[p], k
		} else {
			sibling[k], root = root, k
		}
	}
	order := make([]int32, 0, s.n)
	var stack []int32
	for ; root != none; root = sibling[root] {
		stack = append(stack[:0], root)
		for len(stack) > 0 {
			v := stack[len(stack)-1]
			if c := child[v]; c != none {
				child[v] = sibling[c]
				stack = append(stack, c)
				continue
			}
			stack = stack[:len(stack)-1]
			order = append(order, s.order[v])
		}
	}
	s.order = order
}

// pattern fills the rows of every column of L: row k of L is the part of the tree that
// is reached from the entries of column k of the upper triangle.
func (s *Symbolic) pattern() {
	seen := make([]int32, s.n)
	s.lp = make([]int, s.n+1)
	walk := func(visit func(i, k int32)) {
		for k := range seen {
			seen[k] = none
		}
		for k := range int32(s.n) {
			seen[k] = k
			for _, i := range s.ui[s.up[k]:s.up[k+1]] {
				for ; seen[i] != k; i = s.parent[i] {
					seen[i] = k
					visit(i, k)
				}
			}
		}
	}
	walk(func(i, _ int32) { s.lp[i+1]++ })
	for j := range s.n {
		s.lp[j+1] += s.lp[j]
	}
	s.li = make([]int32, s.lp[s.n])
	at := append([]int(nil), s.lp...)
	walk(func(i, k int32) {
		s.li[at[i]] = k
		at[i]++
	})
}
