package rating

import "math"

// step is a row whose levels are all known limits in one direction, or words: its rank
// is found without a branch per level. Rows of another kind are graded by their cells.
type step struct {
	sign  float64    // −1 where more is better, so that less always is
	most  [3]float64 // sign·x ≤ most[k]: level k or a better one is met
	plain bool
	class uint8 // index into classes; len(classes) for a part, which has no say of its own
}

// classes are the marks by which grade rules tell rows apart.
var classes = [3]Tri{Yes, No, Unread}

func (s *step) rank(x float64) int8 {
	x *= s.sign
	var rank int8
	if x > s.most[0] {
		rank = 1
	}
	if x > s.most[1] {
		rank = 2
	}
	if x > s.most[2] {
		rank = 3
	}
	return rank
}

// prepare puts the rows into the form that Grade walks. Call it when all rows are there
// and again when one is changed.
func (t *Table) prepare() {
	t.divide()
	t.steps, t.parts = make([]step, len(t.rows)), nil
	for r := range t.rows {
		row := &t.rows[r]
		t.steps[r] = stepOf(row)
		switch {
		case row.partOf >= 0:
			t.parts = append(t.parts, r)
			t.steps[r].class = uint8(len(classes))
		case row.limiting == No:
			t.steps[r].class = 1
		case row.limiting == Unread:
			t.steps[r].class = 2
		}
	}
}

// divide parts the units of every group into single rows and others.
func (t *Table) divide() {
	for g := range t.groups {
		group := &t.groups[g]
		group.singles, group.others = nil, nil
		for _, i := range group.units {
			u := &t.units[i]
			if len(u.rows) == 1 && u.known && t.rows[u.rows[0]].ratio == nil {
				group.singles = append(group.singles, single{u.rows[0], u.weight})
			} else {
				group.others = append(group.others, i)
			}
		}
	}
}

func stepOf(row *tableRow) step {
	s := step{sign: 1, plain: !row.open}
	if row.words {
		for k := range s.most {
			s.most[k] = math.Nextafter(float64(k+2), 0) // 1 to below 2 is level I, and so on
		}
		return s
	}
	direction := 0.0
	for k := range row.cells {
		sign, most := row.cells[k].limit()
		switch {
		case math.IsNaN(most) || sign*direction < 0:
			return step{}
		case sign != 0:
			s.sign, direction = sign, sign
		}
		s.most[k] = most
		if k > 0 {
			s.most[k] = max(most, s.most[k-1]) // who meets a better level meets this one
		}
	}
	return s
}

// limit returns the requirement as sign·x ≤ most, its tolerance put in; sign is 0 where
// it binds nobody or everybody, and most is NaN where it is no single known limit.
func (l *level) limit() (sign, most float64) {
	tol := rounding * max(l.lo, -l.lo)
	switch {
	case l.kind == levelNone:
		return 0, math.Inf(1)
	case l.kind == levelNever:
		return 0, math.Inf(-1)
	case l.kind != levelBound:
		return 0, math.NaN()
	}
	switch l.rel {
	case lessEqual:
		return 1, l.lo + tol
	case less:
		return 1, math.Nextafter(l.lo-tol, math.Inf(-1))
	case greaterEqual:
		return -1, -(l.lo - tol)
	case greater:
		return -1, math.Nextafter(-(l.lo + tol), math.Inf(-1))
	}
	return 0, math.NaN()
}
