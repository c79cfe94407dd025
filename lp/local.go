package lp

import (
	"math"
	"slices"
)

// walker improves 0/1 points of a model of binary columns by small moves: one flip, or
// two together, each with what it implies (an option brings what it needs and drops what
// it excludes).
type walker struct {
	md     *model
	g      *conflicts
	a      matrix
	dense  []float64 // m×n
	upper  []float64 // bounds of rows with their tolerance
	lower  []float64
	weight []float64 // 1/size of a row, to compare violations
	free   []int     // columns that are not fixed
	x      []bool
	act    []float64
	eps    float64 // costs below it are equal

	delta   []float64 // by row, of the move at hand
	touched []int32
	stamp   []int32
	round   int32
	set     []literal
}

func newWalker(md *model, g *conflicts) *walker {
	n, m := len(md.cost), len(md.rows)
	w := &walker{
		md: md, g: g, a: newMatrix(n, md.rows, nil, nil), dense: make([]float64, m*n), upper: make([]float64, m), lower: make([]float64, m), weight: make([]float64, m),
		x: make([]bool, n), act: make([]float64, m), delta: make([]float64, m), stamp: make([]int32, m),
	}
	for i := range m {
		size := max(md.size(&md.rows[i]), tiny)
		w.upper[i], w.lower[i] = md.rows[i].Upper+Tolerance/4*size, md.rows[i].Lower-Tolerance/4*size
		w.weight[i] = 1 / size
		index, value := w.a.row(i)
		for k, j := range index {
			w.dense[i*n+int(j)] = value[k]
		}
	}
	largest := 0.0
	for j := range n {
		if md.lo[j] < md.up[j] {
			w.free = append(w.free, j)
		}
		largest = max(largest, math.Abs(md.cost[j]))
	}
	w.eps = 1e-10 * largest
	return w
}

// start takes a 0/1 point.
func (w *walker) start(x []float64) {
	for j := range w.x {
		w.x[j] = x[j] > 0.5
	}
	w.activities()
}

func (w *walker) activities() {
	clear(w.act)
	for j, on := range w.x {
		if on {
			index, value := w.a.col(j)
			for k, i := range index {
				w.act[i] += value[k]
			}
		}
	}
}

func (w *walker) point() []float64 {
	x := make([]float64, len(w.x))
	for j, on := range w.x {
		if on {
			x[j] = 1
		}
	}
	return x
}

func (w *walker) holds(l literal) bool { return w.x[columnOf(l)] != negated(l) }

func (w *walker) fixed(j int) bool { return w.md.lo[j] == w.md.up[j] }

// longestMove keeps moves small: what drags half the columns along is no small change.
const longestMove = 40

// flip adds to the move that column j changes, with all that follows from it; false: a
// fixed column stands against it, or too many would change.
func (w *walker) flip(set []literal, j int) ([]literal, bool) {
	l := pos(j)
	if w.x[j] {
		l = neg(j)
	}
	if slices.Contains(set, complement(l)) {
		return set, false
	}
	if !slices.Contains(set, l) {
		set = append(set, l)
	}
	for _, k := range w.g.list[l] {
		c := complement(k)
		if w.holds(c) {
			if slices.Contains(set, k) {
				return set, false
			}
			continue
		}
		if w.fixed(columnOf(c)) || len(set) >= longestMove {
			return set, false
		}
		if slices.Contains(set, k) {
			return set, false
		}
		if !slices.Contains(set, c) {
			set = append(set, c)
		}
	}
	return set, true
}

// weigh puts the change of activities of a move into w.delta and returns its cost.
func (w *walker) weigh(set []literal) (cost float64) {
	w.round++
	w.touched = w.touched[:0]
	for _, l := range set {
		j := columnOf(l)
		sign := 1.0
		if negated(l) {
			sign = -1
		}
		cost += sign * w.md.cost[j]
		index, value := w.a.col(j)
		for k, i := range index {
			if w.stamp[i] != w.round {
				w.stamp[i] = w.round
				w.delta[i] = 0
				w.touched = append(w.touched, i)
			}
			w.delta[i] += sign * value[k]
		}
	}
	return cost
}

// worst returns the touched row that the move violates most, −1 if none.
func (w *walker) worst() int {
	row, most := -1, 0.0
	for _, i := range w.touched {
		if v := w.violation(int(i), w.act[i]+w.delta[i]); v > most {
			row, most = int(i), v
		}
	}
	return row
}

func (w *walker) violation(i int, act float64) float64 {
	return max(act-w.upper[i], w.lower[i]-act, 0) * w.weight[i]
}

func (w *walker) apply(set []literal) {
	w.weigh(set)
	for _, i := range w.touched {
		w.act[i] += w.delta[i]
	}
	for _, l := range set {
		w.x[columnOf(l)] = !negated(l)
	}
}

// repair flips columns until no row is violated: each time the move that mends most for
// its cost. It reports whether it came there.
func (w *walker) repair() bool {
	total := 0.0
	for i, a := range w.act {
		total += w.violation(i, a)
	}
	for range 2 * len(w.x) {
		if total == 0 {
			return true
		}
		var best []literal
		score, after := 0.0, 0.0
		for _, j := range w.free {
			set, ok := w.flip(w.set[:0], j)
			w.set = set
			if !ok {
				continue
			}
			cost := w.weigh(set)
			change := 0.0
			for _, i := range w.touched {
				change += w.violation(int(i), w.act[i]+w.delta[i]) - w.violation(int(i), w.act[i])
			}
			if change >= -1e-15 {
				continue
			}
			if s := -change / max(cost, w.eps+1e-300); s > score {
				score, after = s, total+change
				best = append(best[:0], set...)
			}
		}
		if best == nil {
			return false
		}
		w.apply(best)
		if total = after; total < 1e-12 {
			total = 0
			for i, a := range w.act {
				total += w.violation(i, a)
			}
		}
	}
	return false
}

// improve makes single and double moves that lower the cost until there is none.
func (w *walker) improve(stop func() bool) {
	for {
		for w.single() {
		}
		if stop != nil && stop() || !w.double() {
			return
		}
	}
}

// single carries out the best single move.
func (w *walker) single() bool {
	var best []literal
	least := -w.eps
	for _, j := range w.free {
		set, ok := w.flip(w.set[:0], j)
		w.set = set
		if !ok {
			continue
		}
		if cost := w.weigh(set); cost < least && w.worst() < 0 {
			least = cost
			best = append(best[:0], set...)
		}
	}
	if best == nil {
		return false
	}
	w.apply(best)
	return true
}

type move struct {
	set  []literal
	cost float64
}

// double carries out improving pairs of moves, one after another.
func (w *walker) double() (any bool) {
	moves := make([]move, 0, len(w.free))
	for _, j := range w.free {
		if set, ok := w.flip(nil, j); ok {
			moves = append(moves, move{set, w.weigh(set)})
		}
	}
	slices.SortStableFunc(moves, func(a, b move) int {
		switch {
		case a.cost < b.cost:
			return -1
		case a.cost > b.cost:
			return 1
		}
		return 0
	})
	n := len(w.x)
	var both, best []literal
	for p := range moves {
		first := &moves[p]
		if first.cost >= -w.eps {
			break
		}
		w.weigh(first.set)
		row := w.worst()
		if row < 0 {
			continue
		}
		act := w.act[row] + w.delta[row]
		least := -w.eps
		best = best[:0]
		for q := range moves {
			second := &moves[q]
			if first.cost+second.cost >= least {
				break
			}
			if q == p {
				continue
			}
			// what the second does to the row that the first violates
			t := act
			for _, l := range second.set {
				if negated(l) {
					t -= w.dense[row*n+columnOf(l)]
				} else {
					t += w.dense[row*n+columnOf(l)]
				}
			}
			if t > w.upper[row] || t < w.lower[row] {
				continue
			}
			var ok bool
			if both, ok = join(both[:0], first.set, second.set); !ok {
				continue
			}
			if cost := w.weigh(both); cost < least && w.worst() < 0 {
				least = cost
				best = append(best[:0], both...)
				break // the later ones gain less
			}
		}
		if len(best) > 0 {
			w.apply(best)
			return true
		}
	}
	return false
}

// join unites two moves that do not contradict each other.
func join(out, a, b []literal) ([]literal, bool) {
	out = append(out, a...)
	for _, l := range b {
		if slices.Contains(a, complement(l)) {
			return out, false
		}
		if !slices.Contains(a, l) {
			out = append(out, l)
		}
	}
	return out, true
}
