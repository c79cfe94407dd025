package rating

// kind of a level once parameters are put in
type levelKind uint8

const (
	levelNever   levelKind = iota // no step here: only a better level reaches it
	levelBound                    // a number
	levelWords                    // a requirement in words
	levelNone                     // nothing required: always met
	levelUnknown                  // not read, quarantined, or a parameter is missing
)

type relation uint8

const (
	lessEqual relation = iota
	less
	greaterEqual
	greater
	equal
	between
)

// level is the requirement of one level for one row.
type level struct {
	kind   levelKind
	rel    relation
	lo, hi float64 // hi only for between; otherwise lo is the limit
}

// oneSided reports whether the requirement is a limit in one direction: a stricter one
// of its row lies further that way.
func (l *level) oneSided() bool {
	return l.kind == levelBound && l.rel != equal && l.rel != between
}

type verdict uint8

const (
	notMet verdict = iota
	met
	unknown
)

// rounding is how far a value that a formula gave may lie from a limit that it equals,
// relative to it: some ten operations of 1e-16 each, and far below any meter.
const rounding = 1e-12

// met reports whether a value meets this level's own requirement.
func (l *level) met(x float64) verdict {
	ok := false
	switch l.kind {
	case levelNone:
		return met
	case levelUnknown:
		return unknown
	case levelNever, levelWords:
		return notMet
	}
	tol := rounding * max(l.lo, -l.lo)
	switch l.rel {
	case lessEqual:
		ok = x <= l.lo+tol
	case less:
		ok = x < l.lo-tol
	case greaterEqual:
		ok = x >= l.lo-tol
	case greater:
		ok = x > l.lo+tol
	case equal:
		ok = l.lo-tol <= x && x <= l.lo+tol
	case between:
		ok = l.lo-tol <= x && x <= l.hi+rounding*max(l.hi, -l.hi)
	}
	if ok {
		return met
	}
	return notMet
}

// ratio scores a row of a two-part system against its benchmark.
type ratio struct {
	benchmark   float64
	lowerBetter bool
	cap         float64
	words       bool // met earns 1, not met 0
}

// score returns the least and the most that the value earns: S = x/benchmark where more
// is better, benchmark/x where less is, never above the cap; a missing value anything
// between 0 and the cap.
func (r *ratio) score(x float64) (low, high float64) {
	switch {
	case x != x || x > maxFinite || x < -maxFinite:
		if r.words {
			return 0, 1
		}
		return 0, r.cap
	case r.words:
		if x <= 1 {
			return 1, 1
		}
		return 0, 0
	case r.lowerBetter && x <= 0:
		return r.cap, r.cap
	case r.lowerBetter:
		s := min(r.benchmark/x, r.cap)
		return s, s
	}
	s := min(max(x/r.benchmark, 0), r.cap)
	return s, s
}

const maxFinite = 1.7e308
