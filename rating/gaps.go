package rating

import (
	"maps"
	"slices"
	"strings"

	"headwater/fault"
)

// Gaps lists what keeps a system from being a complete reading of its document: rules,
// weights, marks and levels that were not read, rows that fail a check, weights that do
// not sum. Rows are named profile/group/indicator.
func (sys *System) Gaps() (gaps []fault.Reason) {
	add := func(code string, items ...string) { gaps = append(gaps, fault.Reason{Code: code, Items: items}) }
	rule := func(unread bool, field string) {
		if unread {
			add("rule-not-read", field)
		}
	}
	unread := func(s string) bool { return s == "" || s == "unread" }
	if !sys.HasIndicators() {
		add("rows-not-read", sys.ID)
		return gaps
	}
	rule(len(sys.Grades) == 0, "grades")
	rule(sys.Family != Levels && unread(sys.Missing.Indicator), "missing.indicator")
	rule(sys.Family == Composite && unread(sys.Missing.Group), "missing.group")
	rule(len(sys.Profiles) > 1 && unread(sys.Combine), "combine")
	for i := range sys.Parameters {
		par := &sys.Parameters[i]
		rule(len(par.Of) == 0 && !par.ranged(), "parameters."+par.ID+".min, max")
	}
	for p := range sys.Profiles {
		profile := &sys.Profiles[p]
		for g := range profile.Groups {
			group := &profile.Groups[g]
			at := profile.ID + "/" + group.ID
			if !group.Weight.Known && sys.Family != Levels {
				add("row-not-read", at, "weight")
			}
			if group.Incomplete || len(group.Indicators) == 0 {
				add("rows-not-read", at)
			}
			for i := range group.Indicators {
				ind := &group.Indicators[i]
				if missing := sys.unreadOf(ind); len(missing) > 0 {
					add("row-not-read", at+"/"+ind.ID, strings.Join(missing, ", "))
				}
				if why := sys.failing(ind); why != "" {
					add("row-fails", at+"/"+ind.ID, why)
				}
			}
		}
	}
	return append(gaps, sys.WeightNotes()...)
}

// unreadOf lists what was not read of a row.
func (sys *System) unreadOf(ind *Indicator) (missing []string) {
	if !ind.Weight.Known && sys.Family != Levels {
		missing = append(missing, "weight")
	}
	if ind.Limiting == Unread {
		missing = append(missing, "limiting")
	}
	if sys.Family == TwoPart {
		if ind.Benchmark.unread() {
			missing = append(missing, "benchmark")
		}
		return missing
	}
	for _, id := range levelIDs {
		if ind.Levels[id].unread() {
			missing = append(missing, id)
		}
	}
	return missing
}

// unread reports whether a cell, or one of its cases or parts, was not read.
func (c Cell) unread() bool {
	return c.Gap == GapUnread || c.IsZero() || slices.ContainsFunc(slices.Collect(maps.Values(c.Cases)), Cell.unread) || slices.ContainsFunc(slices.Collect(maps.Values(c.Parts)), Cell.unread)
}

// failing says why the levels of a row are or would be set aside.
func (sys *System) failing(ind *Indicator) string {
	for _, id := range levelIDs {
		if c := ind.Levels[id]; c.Gap == GapQuarantined {
			return c.Why
		}
	}
	return sys.disorder(ind)
}
