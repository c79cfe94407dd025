package sparse

// none marks the end of a list.
const none = int32(-1)

// dead turns the index of what a node was merged into to a parent link, which is below
// none; it is its own inverse.
func dead(i int32) int32 { return -i - 2 }

// quotient is the quotient graph of a partial elimination: every variable has a list of
// elements (eliminated pivots) followed by variables, every element a list of variables.
// The lists lie in one store, list, of which free is the first unused place.
type quotient struct {
	n      int
	list   []int32
	free   int
	start  []int   // of the node's list; for a dead node dead(parent), or none for a root
	length []int32 // of the list
	elems  []int32 // how many elements lead it; -1 for one that was merged into another
	weight []int32 // columns that a variable stands for; 0 when it was merged; negative in the pivot's element
	degree []int32 // approximate external degree, of an element the weight of its variables
	mark   []int32 // of elements: 0 dead, else flag + |Le \ Lp|
	flag   int32
	head   []int32 // degree lists
	next   []int32 // of the degree lists, and of the hash buckets during a step
	prev   []int32
	hashes []int32
	bucket []int32 // heads of the hash buckets, none between steps
	pivots []int32 // in the order of elimination
	least  int32   // no list below this degree holds anything
	most   int32   // largest degree of an element so far
	done   int     // columns ordered
}

// Order returns a permutation that keeps the factor of a symmetric pattern sparse: order[k]
// is the row that is eliminated k-th. p and i describe the whole pattern (both triangles)
// without its diagonal.
//
// Approximate minimum degree with element absorption, mass elimination and merging of
// indistinguishable variables. Source: Amestoy, Davis, Duff, SIAM J. Matrix Anal. Appl.
// 17 (1996) 886–905.
func Order(n int, p []int, i []int32) []int32 {
	q := newQuotient(n, p, i)
	for q.done < n {
		q.eliminate(q.pivot())
	}
	return q.sequence()
}

func newQuotient(n int, p []int, i []int32) *quotient {
	ints := func() []int32 { return make([]int32, n) }
	q := &quotient{
		n: n, list: make([]int32, len(i)+len(i)/5+2*n+1), free: len(i), start: make([]int, n),
		length: ints(), elems: ints(), weight: ints(), degree: ints(), mark: ints(), flag: 2,
		head: ints(), next: ints(), prev: ints(), hashes: ints(), bucket: ints(), pivots: make([]int32, 0, n),
	}
	copy(q.list, i)
	for v := range n {
		q.head[v], q.bucket[v], q.start[v] = none, none, p[v]
		q.length[v] = int32(p[v+1] - p[v])
		q.degree[v], q.weight[v], q.mark[v] = q.length[v], 1, 1
	}
	for v := n - 1; v >= 0; v-- {
		q.enlist(int32(v))
	}
	q.least = 0
	return q
}

// enlist puts a variable at the head of the list of its degree.
func (q *quotient) enlist(v int32) {
	d := q.degree[v]
	if q.head[d] != none {
		q.prev[q.head[d]] = v
	}
	q.next[v], q.prev[v] = q.head[d], none
	q.head[d] = v
	q.least = min(q.least, d)
}

func (q *quotient) delist(v int32) {
	if q.next[v] != none {
		q.prev[q.next[v]] = q.prev[v]
	}
	if q.prev[v] != none {
		q.next[q.prev[v]] = q.next[v]
	} else if q.head[q.degree[v]] == v {
		q.head[q.degree[v]] = q.next[v]
	}
}

// pivot takes a variable of least degree.
func (q *quotient) pivot() int32 {
	for q.head[q.least] == none {
		q.least++
	}
	v := q.head[q.least]
	q.delist(v)
	return v
}

// eliminate turns a variable into an element and updates its neighbours.
func (q *quotient) eliminate(p int32) {
	size := q.weight[p]
	q.done += int(size)
	q.pivots = append(q.pivots, p)
	fresh := q.elems[p] > 0 // its list was put together behind all others
	from, to, degree := q.element(p)
	q.measure(from, to)
	degree, size = q.update(p, from, to, degree, size)
	q.most = max(q.most, degree)
	q.raise(q.most)
	q.merge(from, to)
	end := q.restore(from, to, degree)
	q.weight[p], q.length[p], q.degree[p] = size, int32(end-from), degree
	if end == from {
		q.start[p], q.mark[p] = int(none), 0
	}
	if fresh {
		q.free = end
	}
}

// element gathers the variables next to the pivot, directly and through its elements,
// which are absorbed: the list of the new element lies at list[from:to].
func (q *quotient) element(p int32) (from, to int, degree int32) {
	q.weight[p] = -q.weight[p]
	if q.elems[p] == 0 {
		from = q.start[p]
		to = from
		for k := from; k < from+int(q.length[p]); k++ {
			q.take(q.list[k], &to, &degree)
		}
	} else {
		need := int(q.length[p])
		for _, e := range q.list[q.start[p] : q.start[p]+int(q.elems[p])] {
			need += int(q.length[e])
		}
		if q.free+need > len(q.list) {
			q.compact(need)
		}
		from, to = q.free, q.free
		own := q.list[q.start[p] : q.start[p]+int(q.length[p])]
		elems := q.elems[p]
		for _, e := range own[:elems] {
			for _, v := range q.list[q.start[e] : q.start[e]+int(q.length[e])] {
				q.take(v, &to, &degree)
			}
			q.start[e], q.mark[e] = int(dead(p)), 0
		}
		for _, v := range own[elems:] {
			q.take(v, &to, &degree)
		}
	}
	q.start[p], q.length[p], q.degree[p], q.elems[p] = from, int32(to-from), degree, 0
	q.mark[p] = q.flag
	return from, to, degree
}

// take moves a variable that is not yet in the new element to its end.
func (q *quotient) take(v int32, end *int, degree *int32) {
	w := q.weight[v]
	if w <= 0 {
		return
	}
	*degree += w
	q.weight[v] = -w
	q.delist(v)
	q.list[*end] = v
	*end++
}

// compact moves all live lists together and makes room for need more entries.
func (q *quotient) compact(need int) {
	live := 0
	for v := range q.n {
		if q.start[v] >= 0 {
			live += int(q.length[v])
		}
	}
	list := make([]int32, live+need+live/5+q.n)
	at := 0
	for v := range q.n {
		if q.start[v] >= 0 {
			old := q.list[q.start[v] : q.start[v]+int(q.length[v])]
			q.start[v] = at
			at += copy(list[at:], old)
		}
	}
	q.list, q.free = list, at
}

// raise begins a new set of marks: those in use are at most flag + by.
func (q *quotient) raise(by int32) {
	if int64(q.flag)+int64(by)+int64(q.n) >= 1<<31-2 {
		for e := range q.n {
			if q.mark[e] != 0 {
				q.mark[e] = 1
			}
		}
		q.flag = 2
		return
	}
	q.flag += by + 1
}

// measure leaves flag + |Le \ Lp| in the mark of every element next to the new one.
func (q *quotient) measure(from, to int) {
	for _, v := range q.list[from:to] {
		w := -q.weight[v]
		for _, e := range q.list[q.start[v] : q.start[v]+int(q.elems[v])] {
			switch {
			case q.mark[e] >= q.flag:
				q.mark[e] -= w
			case q.mark[e] != 0:
				q.mark[e] = q.degree[e] + q.flag - w
			}
		}
	}
}

// update forms the new list and degree bound of every variable of element p, and its
// hash. Elements inside p are absorbed; variables next to p alone are eliminated with it.
func (q *quotient) update(p int32, from, to int, degree, size int32) (int32, int32) {
	for _, v := range q.list[from:to] {
		begin := q.start[v]
		mid, end := begin+int(q.elems[v]), begin+int(q.length[v])
		keep := begin
		var hash uint32
		var d int32
		for k := begin; k < mid; k++ {
			e := q.list[k]
			if q.mark[e] == 0 {
				continue
			}
			if outside := q.mark[e] - q.flag; outside > 0 {
				d += outside
				q.list[keep] = e
				keep++
				hash += uint32(e)
			} else {
				q.start[e], q.mark[e] = int(dead(p)), 0
			}
		}
		elems := keep - begin + 1 // and p, which takes the first place
		border := keep
		for k := mid; k < end; k++ {
			u := q.list[k]
			if w := q.weight[u]; w > 0 {
				d += w
				q.list[keep] = u
				keep++
				hash += uint32(u)
			}
		}
		if elems == 1 && keep == border {
			w := -q.weight[v]
			degree -= w
			size += w
			q.done += int(w)
			q.start[v], q.weight[v], q.elems[v] = int(dead(p)), 0, -1
			continue
		}
		q.degree[v] = min(q.degree[v], d)
		// one place is free: v was next to p or to an element of p
		q.list[keep] = q.list[border]
		q.list[border] = q.list[begin]
		q.list[begin] = p
		q.elems[v], q.length[v] = int32(elems), int32(keep-begin+1)
		q.hashes[v] = int32(hash % uint32(q.n))
	}
	return degree, size
}

// merge joins the variables of an element that have the same neighbours.
func (q *quotient) merge(from, to int) {
	for _, v := range q.list[from:to] {
		if q.weight[v] < 0 {
			h := q.hashes[v]
			q.next[v] = q.bucket[h]
			q.bucket[h] = v
		}
	}
	for _, v := range q.list[from:to] {
		if q.weight[v] >= 0 {
			continue
		}
		h := q.hashes[v]
		first := q.bucket[h]
		q.bucket[h] = none
		for v := first; v != none && q.next[v] != none; v = q.next[v] {
			q.mergeInto(v)
		}
	}
}

// mergeInto joins to v those behind it in its bucket that have the same lists.
func (q *quotient) mergeInto(v int32) {
	begin, n, elems := q.start[v], int(q.length[v]), q.elems[v]
	for _, x := range q.list[begin+1 : begin+n] {
		q.mark[x] = q.flag
	}
	last := v
	for u := q.next[v]; u != none; u = q.next[u] {
		same := int(q.length[u]) == n && q.elems[u] == elems
		if same {
			for _, x := range q.list[q.start[u]+1 : q.start[u]+n] {
				if q.mark[x] != q.flag {
					same = false
					break
				}
			}
		}
		if !same {
			last = u
			continue
		}
		q.weight[v] += q.weight[u]
		q.start[u], q.weight[u], q.elems[u] = int(dead(v)), 0, -1
		q.next[last] = q.next[u]
	}
	q.raise(1)
}

// restore puts the variables that are left back into the degree lists and into the list
// of the element, and returns the list's end.
func (q *quotient) restore(from, to int, degree int32) int {
	end := from
	for _, v := range q.list[from:to] {
		w := -q.weight[v]
		if w <= 0 {
			continue
		}
		q.weight[v] = w
		q.degree[v] = min(q.degree[v]+degree-w, int32(q.n-q.done)-w)
		q.enlist(v)
		q.list[end] = v
		end++
	}
	return end
}

// sequence lists the pivots, each with the variables that were merged into it.
func (q *quotient) sequence() []int32 {
	group := make([]int32, q.n) // of a column: its pivot
	for v := range group {
		group[v] = none
	}
	for _, p := range q.pivots {
		group[p] = p
	}
	count := make([]int, q.n+1)
	var path []int32
	for v := range int32(q.n) {
		u := v
		for path = path[:0]; group[u] == none; u = dead(int32(q.start[u])) {
			path = append(path, u)
		}
		for _, x := range path {
			group[x] = group[u]
		}
		count[group[v]]++
	}
	at := 0
	for _, p := range q.pivots {
		count[p], at = at, at+count[p]
	}
	order := make([]int32, q.n)
	for v := range int32(q.n) {
		order[count[group[v]]] = v
		count[group[v]]++
	}
	return order
}
