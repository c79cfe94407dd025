package appraisal

import (
	"cmp"
	"slices"
)

// Rankings are the ids of the options, best first, by each figure; who lacks it is left out.
type Rankings struct {
	NPV     []string `json:"npv"`
	NPVR    []string `json:"npvr"`
	IRR     []string `json:"irr"`
	Payback []string `json:"payback"`
}

// Conflict is a pair of options, both worth while, that NPV ranks the other way round than
// NPVR or IRR do.
type Conflict struct {
	NPV       string   `json:"npv"`             // whom NPV prefers
	Other     string   `json:"other"`           // whom the other figures prefer
	By        []string `json:"by"`              // these: npvr, irr
	Crossover *float64 `json:"crossover"`       // the rate at which both have the same NPV, where there is one
	Lives     bool     `json:"lives_differ"`    // then compare annual_worth
	Starts    bool     `json:"starts_differ"`   //
	Annual    string   `json:"annual_worth_of"` // whom annual worth prefers
	// Exclusive is true where the plant says that only one of the two can be carried out.
	Exclusive bool `json:"exclusive,omitempty"`
}

// listed is how many conflicts are listed.
const listed = 100

func (r *Result) rank() {
	pick := func(of func(*Appraisal) *float64, sign float64) []string {
		var who []*Appraisal
		for i := range r.Options {
			if of(&r.Options[i]) != nil {
				who = append(who, &r.Options[i])
			}
		}
		slices.SortStableFunc(who, func(a, b *Appraisal) int {
			return cmp.Or(cmp.Compare(sign**of(b), sign**of(a)), cmp.Compare(a.ID, b.ID))
		})
		ids := []string{}
		for _, a := range who {
			ids = append(ids, a.ID)
		}
		return ids
	}
	r.Rankings = Rankings{
		NPV:     pick(func(a *Appraisal) *float64 { return a.NPV }, 1),
		NPVR:    pick(func(a *Appraisal) *float64 { return a.NPVR }, 1),
		IRR:     pick(onlyIRR, 1),
		Payback: pick(func(a *Appraisal) *float64 { return a.Payback }, -1),
	}
	r.Conflicts = []Conflict{}
	for i := range r.Options {
		for j := range i {
			c, ok := conflict(&r.Options[j], &r.Options[i])
			if !ok {
				continue
			}
			if len(r.Conflicts) == listed {
				r.MoreConflict++
				continue
			}
			r.Conflicts = append(r.Conflicts, c)
		}
	}
	for k := range r.Conflicts {
		r.cross(&r.Conflicts[k])
	}
}

// onlyIRR is the IRR of an option that has one only: several cannot be ranked.
func onlyIRR(a *Appraisal) *float64 {
	if len(a.IRRAll) != 1 {
		return nil
	}
	return a.IRR
}

func conflict(a, b *Appraisal) (Conflict, bool) {
	if a.NPV == nil || b.NPV == nil || !(*a.NPV > 0 && *b.NPV > 0) || *a.NPV == *b.NPV {
		return Conflict{}, false
	}
	if *b.NPV > *a.NPV {
		a, b = b, a
	}
	c := Conflict{NPV: a.ID, Other: b.ID, Lives: a.Life != b.Life, Starts: a.Start != b.Start}
	if x, y := a.NPVR, b.NPVR; x != nil && y != nil && *y > *x {
		c.By = append(c.By, "npvr")
	}
	if x, y := onlyIRR(a), onlyIRR(b); x != nil && y != nil && *y > *x {
		c.By = append(c.By, "irr")
	}
	if x, y := a.AnnualWorth, b.AnnualWorth; x != nil && y != nil {
		if c.Annual = a.ID; *y > *x {
			c.Annual = b.ID
		}
	}
	return c, len(c.By) > 0
}

// cross sets the rate at which both options of a conflict have the same NPV: the internal
// rate of return of the difference of their flows, if that has one only.
func (r *Result) cross(c *Conflict) {
	var diff []float64
	for i := range r.Options {
		a := &r.Options[i]
		sign := 1.0
		switch a.ID {
		case c.NPV:
		case c.Other:
			sign = -1
		default:
			continue
		}
		for j, f := range a.model.series() {
			for len(diff) <= a.Start+j {
				diff = append(diff, 0)
			}
			diff[a.Start+j] += sign * f
		}
	}
	if roots := Roots(diff); len(roots) == 1 {
		c.Crossover = &roots[0].Rate
	}
}
