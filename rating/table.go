package rating

import "math"

// NotApplicable in a vector of values marks an indicator that does not apply to the
// plant. NaN and ±Inf mark a value that is missing.
const NotApplicable = -math.MaxFloat64

// The ranks of a level: smaller is better.
const (
	rankI     = 0
	rankII    = 1
	rankIII   = 2
	rankBelow = 3
)

// slack absorbs the rounding of a sum of some hundred products when an index is held
// against its bar: Y is at most about 100, its rounding error below 1e-12.
const slack = 1e-9

// Table is one profile made ready for one plant: its products and parameters are put
// in, its levels are numbers, and Grade needs only the values.
//
// Row r of the table takes the value x[r]: the quantity in the row's unit, or for a
// requirement in words 1, 2, 3 for levels I, II, III and 4 for none of them.
type Table struct {
	levels int // 3, or 1 for a two-part system
	rows   []tableRow
	steps  []step       // the same rows in the form that Grade walks; prepare fills it
	parts  []int        // the rows that are parts of another
	units  []weightUnit // a row or a family: what carries one weight
	groups []tableGroup
	grades []tableGrade
	rules  Missing
}

// tableRow is one indicator for one product.
type tableRow struct {
	cells    [3]level // numeric rows: the requirement at each level
	words    bool     // a requirement in words
	ratio    *ratio   // two-part family: scored by its ratio to a benchmark
	unit     int      // index of the weight unit it belongs to
	share    float64  // its part of the unit's weight before missing rows leave
	limiting Tri
	open     bool // the document leaves the benchmark open: the row cannot be graded
	partOf   int  // -1, or the row whose level is the worst of its parts
}

// weightUnit is what carries one second-level weight: one row, or a family of rows
// that divide a total.
type weightUnit struct {
	group       int
	weight      float64
	known       bool
	rows        []int
	sharesKnown bool
}

type tableGroup struct {
	weight     float64
	known      bool
	bonus      bool
	incomplete bool // rows that were not read: they could reach any level
	units      []int
	singles    []single // units of one row with a known weight; prepare fills both
	others     []int    // the other units
}

// single is a row that carries a known weight alone.
type single struct {
	row    int
	weight float64
}

type tableGrade struct {
	index    int // 0..2: which Y, -1: no bar
	bar      float64
	limiting int // rank, -1: no condition
	others   int
	every    int
}

// Result is what Grade found. Reuse one for many plants.
type Result struct {
	Best, Worst int // index into the grades of the system; len(grades) is below
	Low, High   [3]float64
	Rows        []RowLevel
	best, worst [3]int8 // the least good row of every class
	groupLow    [][3]float64
	groupHigh   [][3]float64
	applies     []bool
}

// RowLevel is the range of ranks that one row can have: 0 for level I … 3 for below.
// Applies is false for a row that leaves the weight base.
type RowLevel struct {
	Best, Worst int8
	Applies     bool
}

type unitScore struct {
	low, high [3]float64
	applies   bool
}

// NewResult returns a Result large enough for the table.
func (t *Table) NewResult() *Result {
	return &Result{
		Rows:      make([]RowLevel, len(t.rows)),
		groupLow:  make([][3]float64, len(t.groups)),
		groupHigh: make([][3]float64, len(t.groups)),
		applies:   make([]bool, len(t.groups)),
	}
}

// Rows is the length of the vector that Grade takes.
func (t *Table) Rows() int { return len(t.rows) }

// Grade finds the level of every row, the index of every level and the grade, with
// the best and the worst that are still possible where values are missing or weights
// were not read:
//
//	Y_k = 100 · Σ_i W_i · Σ_j w'_ij · m_k(x_ij),  w'_ij = w_ij / Σ_j w_ij over the rows that apply
//
// m_k is 1 where the row meets level k or a better one, else 0. A weight that was not
// read may take any value ≥ 0 that completes its sum to 1; the index is a quotient of
// linear functions of such weights, so its bounds lie where one of them takes all.
//
// dst comes from NewResult and x has one value per row; Grade allocates nothing.
func (t *Table) Grade(dst *Result, x []float64) {
	if len(x) != len(t.rows) || len(dst.Rows) != len(t.rows) {
		panic("rating: Grade: x and dst must have one entry per row of the table")
	}
	for r := range t.steps {
		step := &t.steps[r]
		v := x[r]
		if !step.plain || !(v > NotApplicable && v <= math.MaxFloat64) {
			dst.Rows[r] = t.rows[r].grade(v)
			continue
		}
		rank := step.rank(v)
		dst.Rows[r] = RowLevel{rank, rank, true}
	}
	for _, r := range t.parts {
		mergePart(&dst.Rows[t.rows[r].partOf], dst.Rows[r])
	}
	t.gather(dst)
	for g := range t.groups {
		t.scoreGroup(dst, g, x)
	}
	t.scoreIndex(dst)
	t.decide(dst)
}

// grade returns the ranks that a value can have at this row. A benchmark that was not
// read is at least as strict as those of the levels below it, so a value that misses
// one of those cannot meet it.
func (r *tableRow) grade(x float64) RowLevel {
	switch {
	case x == NotApplicable || r.open:
		return RowLevel{}
	case math.IsNaN(x) || math.IsInf(x, 0):
		return r.missing()
	case r.words:
		rank := int8(min(max(int(x)-1, rankI), rankBelow))
		return RowLevel{rank, rank, true}
	}
	best, worst := int8(rankBelow), int8(rankBelow)
	missed := false
	for k := rankIII; k >= rankI; k-- {
		switch r.cells[k].met(x) {
		case met:
			best, worst = int8(k), int8(k)
		case unknown:
			if !missed {
				best = int8(k)
			}
		case notMet:
			missed = missed || r.cells[k].oneSided()
		}
	}
	return RowLevel{best, worst, true}
}

// missing returns the ranks that are open to a row without a value: the best level
// that has a requirement, and the worst, which is below unless a level asks nothing.
func (r *tableRow) missing() RowLevel {
	l := RowLevel{rankBelow, rankBelow, true}
	for k := rankIII; k >= rankI; k-- {
		switch r.cells[k].kind {
		case levelNone:
			l.Best, l.Worst = int8(k), int8(k)
		case levelBound, levelUnknown, levelWords:
			l.Best = int8(k)
		}
	}
	return l
}

func mergePart(whole *RowLevel, part RowLevel) {
	if !whole.Applies || !part.Applies {
		return
	}
	whole.Best = max(whole.Best, part.Best)
	whole.Worst = max(whole.Worst, part.Worst)
}

// gather keeps, of every class, the worst rank that a row can have at best and at worst.
func (t *Table) gather(dst *Result) {
	dst.best, dst.worst = [3]int8{}, [3]int8{}
	for r := range t.steps {
		if class := t.steps[r].class; class < uint8(len(classes)) && dst.Rows[r].Applies {
			dst.best[class] = max(dst.best[class], dst.Rows[r].Best)
			dst.worst[class] = max(dst.worst[class], dst.Rows[r].Worst)
		}
	}
}

// scoreUnit fills the part of the unit's weight that its rows earn at every level.
func (t *Table) scoreUnit(s *unitScore, u *weightUnit, dst *Result, x []float64) {
	*s = unitScore{}
	var base float64
	for k := range t.levels {
		s.low[k], s.high[k] = math.Inf(1), math.Inf(-1)
	}
	for _, r := range u.rows {
		row := dst.Rows[r]
		if !row.Applies {
			continue
		}
		s.applies = true
		base += t.rows[r].share
		for k := range t.levels {
			low, high := t.rows[r].earns(row, k, x[r])
			s.low[k], s.high[k] = min(s.low[k], low), max(s.high[k], high)
		}
	}
	if !s.applies || !u.sharesKnown || !(base > 0) {
		return // shares not known: the bounds are the worst and the best row
	}
	for k := range t.levels {
		s.low[k], s.high[k] = 0, 0
	}
	for _, r := range u.rows {
		row := dst.Rows[r]
		if !row.Applies {
			continue
		}
		part := t.rows[r].share / base
		for k := range t.levels {
			low, high := t.rows[r].earns(row, k, x[r])
			s.low[k] += part * low
			s.high[k] += part * high
		}
	}
}

// earns returns the least and the most that a row earns at level k.
func (r *tableRow) earns(l RowLevel, k int, x float64) (low, high float64) {
	if r.ratio != nil {
		return r.ratio.score(x)
	}
	if int(l.Worst) <= k {
		low = 1
	}
	if int(l.Best) <= k {
		high = 1
	}
	return low, high
}

// scoreGroup fills the group's score at every level, between 0 and 1 (more for a
// two-part system, whose ratios may exceed 1).
func (t *Table) scoreGroup(dst *Result, g int, x []float64) {
	group := &t.groups[g]
	var kept, gone float64 // known weights that apply, and that do not
	var unread, unreadGone bool
	minLow := [3]float64{math.Inf(1), math.Inf(1), math.Inf(1)}
	maxHigh := [3]float64{math.Inf(-1), math.Inf(-1), math.Inf(-1)}
	applies := false
	var atWorst, atBest [4]float64 // weight of the single rows by rank
	for _, s := range group.singles {
		row := dst.Rows[s.row]
		if !row.Applies {
			gone += s.weight
			continue
		}
		applies = true
		kept += s.weight
		atWorst[row.Worst&3] += s.weight
		atBest[row.Best&3] += s.weight
	}
	low := [3]float64{atWorst[0], atWorst[0] + atWorst[1], atWorst[0] + atWorst[1] + atWorst[2]}
	high := [3]float64{atBest[0], atBest[0] + atBest[1], atBest[0] + atBest[1] + atBest[2]}
	for _, i := range group.others {
		u := &t.units[i]
		var s unitScore
		t.scoreUnit(&s, u, dst, x)
		switch {
		case !s.applies && u.known:
			gone += u.weight
		case !s.applies:
			unreadGone = true
		case u.known:
			applies = true
			kept += u.weight
			for k := range t.levels {
				low[k] += u.weight * s.low[k]
				high[k] += u.weight * s.high[k]
			}
		default:
			applies, unread = true, true
			for k := range t.levels {
				minLow[k], maxHigh[k] = min(minLow[k], s.low[k]), max(maxHigh[k], s.high[k])
			}
		}
	}
	if group.incomplete {
		applies, unread, unreadGone = true, true, true
		for k := range t.levels {
			minLow[k], maxHigh[k] = 0, max(maxHigh[k], 1)
		}
	}
	dst.applies[g] = applies
	dst.groupLow[g], dst.groupHigh[g] = [3]float64{}, [3]float64{}
	if !applies {
		return
	}
	total, rest := kept+gone, 0.0 // weights as printed, even where they do not sum to 1
	if unread || unreadGone {
		rest = max(0, 1-total)
		total += rest
	}
	for k := range t.levels {
		lo, hi := math.Inf(1), math.Inf(-1)
		if unread {
			lo = (low[k] + rest*minLow[k]) / (kept + rest)
			hi = (high[k] + rest*maxHigh[k]) / (kept + rest)
			if !(kept+rest > 0) { // nothing left for the rows whose weight was not read
				lo, hi = 0, 0
			}
		}
		if kept > 0 && (unreadGone || !unread) {
			lo, hi = min(lo, low[k]/kept), max(hi, high[k]/kept)
		}
		if math.IsInf(lo, 0) {
			lo, hi = 0, 0
		}
		dst.groupLow[g][k], dst.groupHigh[g][k] = total*lo, total*hi
	}
}

// scoreIndex fills the index of every level from the group scores.
func (t *Table) scoreIndex(dst *Result) {
	var kept, gone float64
	var unread, unreadGone bool
	for g := range t.groups {
		switch group := &t.groups[g]; {
		case group.bonus:
		case !dst.applies[g] && group.known:
			gone += group.weight
		case !dst.applies[g]:
			unreadGone = true
		case group.known:
			kept += group.weight
		default:
			unread = true
		}
	}
	rest := 0.0
	if unread || unreadGone {
		rest = max(0, 1-kept-gone)
	}
	for k := range t.levels {
		var low, high, bonusLow, bonusHigh float64
		minLow, maxHigh := math.Inf(1), math.Inf(-1)
		for g := range t.groups {
			group := &t.groups[g]
			switch lo, hi := dst.groupLow[g][k], dst.groupHigh[g][k]; {
			case group.bonus:
				bonusLow += group.weight * lo
				bonusHigh += group.weight * hi
			case !dst.applies[g]:
			case group.known:
				low += group.weight * lo
				high += group.weight * hi
			default:
				minLow, maxHigh = min(minLow, lo), max(maxHigh, hi)
			}
		}
		lo, hi := math.Inf(1), math.Inf(-1)
		add := func(l, h float64) { lo, hi = min(lo, l), max(hi, h) }
		spread := t.rules.Group != "drop"
		drop := t.rules.Group != "rescale"
		total := kept + gone + rest
		if unread {
			if drop {
				add(low+rest*minLow, high+rest*maxHigh)
			}
			if spread && kept+rest > 0 {
				add(total*(low+rest*minLow)/(kept+rest), total*(high+rest*maxHigh)/(kept+rest))
			}
		}
		if !unread || unreadGone {
			if drop {
				add(low, high)
			}
			if spread && kept > 0 {
				add(total*low/kept, total*high/kept)
			}
		}
		if math.IsInf(lo, 0) {
			lo, hi = 0, 0
		}
		dst.Low[k], dst.High[k] = 100*(lo+bonusLow), 100*(hi+bonusHigh)
		if t.rules.Cap != nil {
			dst.Low[k], dst.High[k] = min(dst.Low[k], *t.rules.Cap), min(dst.High[k], *t.rules.Cap)
		}
	}
}

// decide finds the best grade that is possible and the worst: the first that is certain.
func (t *Table) decide(dst *Result) {
	dst.Best, dst.Worst = len(t.grades), len(t.grades)
	for g := range t.grades {
		possible, certain := t.holds(&t.grades[g], dst)
		if possible && dst.Best == len(t.grades) {
			dst.Best = g
		}
		if certain {
			dst.Worst = g
			return
		}
	}
}

// holds reports whether a grade is possible and whether it is certain. The rows that
// were not read may reach any level; a row whose limiting mark was not read counts as
// limiting where that is worse.
func (t *Table) holds(g *tableGrade, dst *Result) (possible, certain bool) {
	possible, certain = true, true
	if g.index >= 0 {
		possible = dst.High[g.index] >= g.bar-slack
		certain = dst.Low[g.index] >= g.bar-slack
	}
	for class, mark := range classes {
		easy, hard := g.required(mark)
		possible = possible && int(dst.best[class]) <= easy
		certain = certain && int(dst.worst[class]) <= hard
	}
	if g.limiting >= 0 || g.others >= 0 || g.every >= 0 {
		for i := range t.groups {
			certain = certain && !t.groups[i].incomplete
		}
	}
	return possible, certain
}

// required returns the rank that a row must reach for the grade: at the least, and at
// the most where its limiting mark was not read.
func (g *tableGrade) required(limiting Tri) (easy, hard int) {
	rank := func(need int) int {
		if need < 0 {
			return rankBelow
		}
		return need
	}
	lim, other := min(rank(g.limiting), rank(g.every)), min(rank(g.others), rank(g.every))
	switch limiting {
	case Yes:
		return lim, lim
	case Unread:
		return max(lim, other), min(lim, other)
	}
	return other, other
}
