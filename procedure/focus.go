package procedure

import (
	"cmp"
	"fmt"
	"math"
	"slices"

	"headwater/datum"
	"headwater/limit"
	"headwater/plant"
)

// FocusResult is the weighted sum by which the focus is chosen, and how sure the first
// rank is.
type FocusResult struct {
	Factors    []FactorRow    `json:"factors"`
	Candidates []CandidateRow `json:"candidates"` // by rank
	Chosen     []string       `json:"chosen"`
	Reason     datum.Text     `json:"reason,omitzero"`
	Stability  Stability      `json:"stability"`
}

// FactorRow is a factor with its weight; Usual is the customary range where one is known.
type FactorRow struct {
	ID       string     `json:"id"`
	Name     datum.Text `json:"name"`
	Weight   float64    `json:"weight"`
	UsualMin *float64   `json:"usual_min,omitempty"`
	UsualMax *float64   `json:"usual_max,omitempty"`
}

// CandidateRow is a candidate with its sum and rank; ties share the better rank.
type CandidateRow struct {
	ID        string             `json:"id"`
	Name      datum.Text         `json:"name"`
	Processes []string           `json:"processes"`
	Scores    map[string]float64 `json:"scores"`
	Sum       float64            `json:"sum"`
	Rank      int                `json:"rank"`
	BestRank  int                `json:"best_rank"`  // over all weights within the shift, all at once
	WorstRank int                `json:"worst_rank"` // a rank from pairs: no candidate does better or worse
	Mandatory []string           `json:"mandatory,omitempty"`
}

// Stability says by how much weights may change before the first rank changes.
type Stability struct {
	Shift  float64  `json:"shift"`
	Stable bool     `json:"stable"` // the first stays first for all weights within the shift
	Radius *float64 `json:"radius"` // largest shift of all weights at once; null: any
	Single []Switch `json:"single"` // per factor: the change of that weight alone that brings a tie
}

// Switch is the change of one weight at which another candidate draws level.
type Switch struct {
	Factor string   `json:"factor"`
	Change *float64 `json:"change"` // null: no weight between 1 and 10 does it
	Weight *float64 `json:"weight"` // the weight reached
	Rival  string   `json:"rival,omitempty"`
}

// defaultShift is by how much reviewers are used to vary weights.
const defaultShift = 2.0

// focus ranks the candidates by the weighted sum
//
//	S_c = Σ_k W_k · R_kc        W, R from 1 to 10
func (c *chain) focus() *FocusResult {
	f := c.a.Focus
	if f == nil {
		return nil
	}
	r := &FocusResult{Factors: []FactorRow{}, Candidates: []CandidateRow{}, Chosen: append([]string{}, f.Chosen...), Reason: f.Reason}
	for _, x := range f.Factors {
		row := FactorRow{ID: x.ID, Name: x.Name, Weight: x.Weight}
		for _, d := range c.book.docs {
			for _, u := range d.Factors {
				if u.ID == x.ID {
					row.UsualMin, row.UsualMax = new(u.Min), new(u.Max)
				}
			}
		}
		if row.UsualMin != nil && (x.Weight < *row.UsualMin || x.Weight > *row.UsualMax) {
			c.finding(Note, "focus", reason("weight-unusual", x.ID, fmt.Sprint(x.Weight), fmt.Sprint(*row.UsualMin), fmt.Sprint(*row.UsualMax)), fmt.Sprintf("/audit/focus/factors/%d/weight", slices.IndexFunc(f.Factors, func(y plant.FocusFactor) bool { return y.ID == x.ID })))
		}
		r.Factors = append(r.Factors, row)
	}
	mandatory := c.mandatory()
	for _, x := range f.Candidates {
		row := CandidateRow{ID: x.ID, Name: x.Name, Processes: x.Processes, Scores: x.Scores, Sum: weighted(f.Factors, x.Scores)}
		for _, m := range mandatory {
			if slices.Contains(x.Processes, m.process) {
				row.Mandatory = append(row.Mandatory, m.why)
			}
		}
		r.Candidates = append(r.Candidates, row)
	}
	shift := cmp.Or(f.Shift, defaultShift)
	rank(r.Candidates, f.Factors, shift)
	r.Stability = stability(r.Candidates, f.Factors, shift)
	c.checkFocus(r, mandatory)
	return r
}

func weighted(factors []plant.FocusFactor, scores map[string]float64) (sum float64) {
	for _, x := range factors {
		sum += x.Weight * scores[x.ID]
	}
	return sum
}

// rank orders candidates by their sum and finds the ranks that weights within the shift
// can give: the worst of a is one more than the candidates that some weights put before
// it, the best one more than those that all weights do.
func rank(list []CandidateRow, factors []plant.FocusFactor, shift float64) {
	slices.SortStableFunc(list, func(a, b CandidateRow) int { return cmp.Compare(b.Sum, a.Sum) })
	for i := range list {
		a := &list[i]
		a.Rank, a.BestRank, a.WorstRank = 1, 1, 1
		for k := range list {
			b := &list[k]
			if k == i {
				continue
			}
			if b.Sum > a.Sum {
				a.Rank++
			}
			low, high := leads(b, a, factors, shift)
			if low > 0 {
				a.BestRank++
			}
			if high > 0 {
				a.WorstRank++
			}
		}
	}
}

// leads returns the least and the greatest lead of a over b when every weight moves by at
// most the shift and stays between 1 and 10. The lead is linear in the weights, so the
// ends of the box decide, factor by factor.
func leads(a, b *CandidateRow, factors []plant.FocusFactor, shift float64) (low, high float64) {
	for _, x := range factors {
		d := a.Scores[x.ID] - b.Scores[x.ID]
		down, up := max(1, x.Weight-shift), min(10, x.Weight+shift)
		low += min(d*down, d*up)
		high += max(d*down, d*up)
	}
	return low, high
}

func stability(list []CandidateRow, factors []plant.FocusFactor, shift float64) Stability {
	s := Stability{Shift: shift, Stable: true, Single: []Switch{}}
	if len(list) < 2 {
		return s
	}
	first := &list[0]
	for k := 1; k < len(list); k++ {
		if low, _ := leads(first, &list[k], factors, shift); !(low > 0) {
			s.Stable = false
		}
		if r := radius(first, &list[k], factors); r != nil && (s.Radius == nil || *r < *s.Radius) {
			s.Radius = r
		}
	}
	for _, x := range factors {
		sw := Switch{Factor: x.ID}
		for k := 1; k < len(list); k++ {
			d := first.Scores[x.ID] - list[k].Scores[x.ID]
			if d == 0 {
				continue
			}
			change := -(first.Sum - list[k].Sum) / d
			if w := x.Weight + change; w < 1 || w > 10 {
				continue
			}
			if sw.Change == nil || math.Abs(change) < math.Abs(*sw.Change) {
				sw.Change, sw.Weight, sw.Rival = new(change), new(x.Weight+change), list[k].ID
			}
		}
		s.Single = append(s.Single, sw)
	}
	return s
}

// radius is the shift at which the least lead of a over b is used up; nil where weights
// between 1 and 10 cannot do it. The least lead falls with the shift, linearly between
// the shifts at which a weight meets an end of its range.
func radius(a, b *CandidateRow, factors []plant.FocusFactor) *float64 {
	knots := []float64{0}
	for _, x := range factors {
		knots = append(knots, x.Weight-1, 10-x.Weight)
	}
	slices.Sort(knots)
	for i := range knots {
		here, _ := leads(a, b, factors, knots[i])
		if here > 0 {
			continue
		}
		if i == 0 {
			return new(0.0)
		}
		before, _ := leads(a, b, factors, knots[i-1])
		return new(knots[i-1] + (knots[i]-knots[i-1])*before/(before-here))
	}
	return nil
}

// link is a process that must be among the candidates, and why.
type link struct{ process, why, at string }

// mandatory lists the processes with discharges above limits and those that take
// hazardous materials.
func (c *chain) mandatory() (out []link) {
	for _, k := range exceeded(c.rq.Limits) {
		if k.Method == "quota" {
			continue
		}
		for i, d := range c.p.Discharges {
			if limit.Pollutant(d.Pollutant) == k.Parameter && d.Point == k.Point && d.Process != "" && c.generates(&d) {
				out = append(out, link{d.Process, d.Pollutant, fmt.Sprintf("/discharges/%d", i)})
			}
		}
	}
	for i, s := range c.p.Streams {
		for _, m := range c.p.Materials {
			if m.Hazardous && m.ID == s.Material && s.From == "" && s.To != "" {
				out = append(out, link{s.To, m.ID, fmt.Sprintf("/streams/%d", i)})
			}
		}
	}
	return out
}

// generates reports whether a discharge is read where its pollutant comes from, not at
// the station that treats it.
func (c *chain) generates(d *plant.Discharge) bool {
	pr := c.p.Process(d.Process)
	return d.Point == limit.WorkshopOutlet || pr != nil && pr.Kind != plant.Auxiliary
}

func (c *chain) checkFocus(r *FocusResult, mandatory []link) {
	const at = "/audit/focus"
	reasoned := c.a.Focus.Reason != datum.Text{}
	if len(r.Candidates) > 1 && r.Candidates[0].Rank == r.Candidates[1].Rank && r.Candidates[0].Sum == r.Candidates[1].Sum && !reasoned {
		c.finding(Error, "focus", reason("focus-tie", r.Candidates[0].ID, r.Candidates[1].ID), at+"/candidates")
	}
	if len(r.Candidates) > 0 && len(r.Chosen) > 0 && !slices.ContainsFunc(r.Candidates, func(x CandidateRow) bool { return x.Rank == 1 && slices.Contains(r.Chosen, x.ID) }) && !reasoned {
		c.finding(Error, "focus", reason("focus-not-first", r.Chosen[0], r.Candidates[0].ID), at+"/chosen")
	}
	if len(r.Candidates) > 1 && !r.Stability.Stable {
		rival := r.Candidates[1].ID
		c.finding(Note, "focus", with(reason("focus-unstable", r.Candidates[0].ID, rival), *orZero(r.Stability.Radius), r.Stability.Shift, ""), at+"/candidates")
	}
	told := map[string]bool{}
	for _, m := range mandatory {
		if told[m.process+m.why] || slices.ContainsFunc(r.Candidates, func(x CandidateRow) bool { return slices.Contains(x.Processes, m.process) }) {
			continue
		}
		told[m.process+m.why] = true
		c.finding(Error, "focus", reason("focus-mandatory", m.process, m.why), at+"/candidates", m.at)
	}
}

func orZero(v *float64) *float64 {
	if v == nil {
		return new(0.0)
	}
	return v
}

// inFocus are the processes of the chosen candidates.
func (c *chain) inFocus() (out []string) {
	if c.a.Focus == nil {
		return nil
	}
	for _, x := range c.a.Focus.Candidates {
		if slices.Contains(c.a.Focus.Chosen, x.ID) {
			out = append(out, x.Processes...)
		}
	}
	return out
}
