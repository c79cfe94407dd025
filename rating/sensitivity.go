package rating

import "math"

// Lift is the change that brings one indicator to its next better level, and what that
// does to the index and the grade.
type Lift struct {
	ID         string   `json:"id"`
	Product    string   `json:"product,omitempty"`
	From       string   `json:"from"`
	To         string   `json:"to"`
	Change     *float64 `json:"change"` // in unit; null for a requirement in words
	Target     *float64 `json:"target"`
	Unit       string   `json:"unit"`
	IndexGain  *float64 `json:"index_gain"` // of Y of the level reached; null where weights were not read
	Gain       Bounds   `json:"index_gain_bounds"`
	LevelAfter string   `json:"level_after"`
	Possible   Possible `json:"possible_after"`
}

// sensitivity lists the lift of every row whose level is known and not the best, in
// the order of the document.
func (s *sheet) sensitivity(x []float64, now *Result) []Lift {
	lifts := []Lift{}
	after := s.table.NewResult()
	for r := range s.table.rows {
		row, lv := &s.table.rows[r], now.Rows[r]
		if !lv.Applies || lv.Best != lv.Worst || lv.Best == rankI || row.partOf >= 0 || row.ratio != nil {
			continue
		}
		to, target, ok := s.nextLevel(r, int(lv.Best))
		if !ok {
			continue
		}
		old := x[r]
		x[r] = target
		if row.words {
			x[r] = float64(to + 1)
		}
		parts := s.liftParts(r, x, to)
		s.table.Grade(after, x)
		x[r] = old
		parts()
		lift := Lift{ID: s.lines[r].indicator.ID, From: rankName(lv.Best), To: rankName(int8(to)), Unit: s.lines[r].unit.String()}
		if row.words {
			lift.Unit = ""
		} else {
			lift.Target, lift.Change = new(target), new(target-old)
		}
		if s.lines[r].product != nil {
			lift.Product = s.lines[r].product.ID
		}
		a := &Assessment{}
		s.decide(a, after)
		lift.LevelAfter, lift.Possible = a.Level, a.Possible
		lift.Gain = s.gain(r, to, now)
		if lift.Gain.High-lift.Gain.Low <= determined {
			lift.IndexGain = new(lift.Gain.Low)
		}
		lifts = append(lifts, lift)
	}
	return lifts
}

// nextLevel finds the next better level that has a requirement of its own, and the
// value that just meets it.
func (s *sheet) nextLevel(r, from int) (to int, target float64, ok bool) {
	row := &s.table.rows[r]
	for k := min(from, 3) - 1; k >= rankI; k-- {
		switch lv := &row.cells[k]; {
		case row.words && lv.kind == levelWords, row.words && len(s.lines[r].indicator.Parts) > 0:
			return k, 0, true
		case lv.kind == levelBound:
			v := lv.lo
			switch lv.rel {
			case less:
				v -= max(2*rounding*math.Abs(v), math.SmallestNonzeroFloat64)
			case greater:
				v += max(2*rounding*math.Abs(v), math.SmallestNonzeroFloat64)
			case between:
				if s.lines[r].indicator.Direction == "lower" {
					v = lv.hi
				}
			}
			if int(row.grade(v).Worst) <= k {
				return k, v, true
			}
		}
	}
	return 0, 0, false
}

// liftParts puts the parts of a row aside, as if they met the level, and returns the
// function that restores them.
func (s *sheet) liftParts(r int, x []float64, to int) (restore func()) {
	old := map[int]float64{}
	for p := range s.table.rows {
		if s.table.rows[p].partOf == r {
			old[p] = x[p]
			if lv := s.table.rows[p].cells[to]; lv.kind == levelBound && int(s.table.rows[p].grade(x[p]).Worst) > to {
				x[p] = lv.lo
			}
		}
	}
	if len(old) > 0 {
		x[r] = 1
	}
	return func() {
		for p, v := range old {
			x[p] = v
		}
	}
}

// gain bounds what the row's weight adds to Y of the level reached: its share of the
// unit times the least and the most that the unit can weigh in the index.
func (s *sheet) gain(r, to int, now *Result) Bounds {
	only := *s // a table in which this row alone earns
	x := make([]float64, len(s.table.rows))
	for i := range x {
		switch {
		case !now.Rows[i].Applies:
			x[i] = NotApplicable
		case i == r:
			x[i] = 1
		default:
			x[i] = rankBelow + 1
		}
	}
	only.table.rows = append([]tableRow(nil), s.table.rows...)
	for i := range only.table.rows {
		only.table.rows[i].words = true
		only.table.rows[i].partOf = -1
	}
	only.table.prepare()
	only.table.groups = append([]tableGroup(nil), s.table.groups...)
	only.table.rules.Cap = nil
	for g := range only.table.groups {
		only.table.groups[g].incomplete = false
	}
	result := only.table.NewResult()
	only.table.Grade(result, x)
	low, high := result.Low[to], result.High[to]
	for g := range s.table.groups {
		if s.table.groups[g].incomplete {
			low = 0 // rows that were not read may carry the weight
		}
	}
	return Bounds{low, high}
}
