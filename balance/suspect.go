package balance

import (
	"cmp"
	"math"
	"slices"
)

// tieTolerance is how close two statistics are that no balance can tell apart: they
// differ by rounding alone.
const tieTolerance = 1e-9

// tested is one reading with its statistic.
type tested struct {
	id, component string
	place         int // in the file
	z             float64
}

func suspectsOf(all []StreamResult, component string) (out []tested) {
	for i := range all {
		if all[i].Z != nil {
			out = append(out, tested{all[i].ID, component, i, math.Abs(*all[i].Z)})
		}
	}
	return out
}

// suspect names the readings whose statistic exceeds the critical value, largest first,
// and the largest alone if the balances fail as a whole but no reading stands out.
func (r *Result) suspect(all []tested) {
	r.Suspects = []Suspect{}
	if len(all) == 0 {
		return
	}
	critical := sidak(r.Alpha, len(all))
	r.CriticalZ = &critical
	slices.SortStableFunc(all, func(a, b tested) int { return cmp.Compare(b.z, a.z) })
	for len(all) > 0 {
		n := tied(all)
		group := slices.Clone(all[:n])
		all = all[n:]
		exceeds := group[0].z > critical
		if !exceeds && (passed(r) || len(r.Suspects) > 0) {
			return
		}
		r.Suspects = append(r.Suspects, groupSuspect(group, exceeds))
	}
}

// tied counts the first tests that are equal but for rounding.
func tied(all []tested) int {
	n := 1
	for n < len(all) && all[0].z-all[n].z <= tieTolerance*all[0].z {
		n++
	}
	return n
}

// groupSuspect reports tied readings as one suspect: the first in file order, and the
// others as its ties.
func groupSuspect(group []tested, exceeds bool) Suspect {
	slices.SortStableFunc(group, func(a, b tested) int {
		return cmp.Or(cmp.Compare(a.component, b.component), cmp.Compare(a.place, b.place))
	})
	s := Suspect{Stream: group[0].id, Component: group[0].component, Statistic: group[0].z, Exceeds: exceeds, Ties: []string{}}
	for _, t := range group[1:] {
		s.Ties = append(s.Ties, t.id)
	}
	return s
}
