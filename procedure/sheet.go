package procedure

import (
	"fmt"
	"slices"
	"strings"

	"headwater/datum"
	"headwater/fault"
	"headwater/rating"
)

// SheetResult is a score sheet with the points that were given.
type SheetResult struct {
	ID           string        `json:"id"`
	Name         datum.Text    `json:"name"`
	Edition      string        `json:"edition"`
	Jurisdiction string        `json:"jurisdiction"`
	Items        []ItemRow     `json:"items"`
	Vetoes       []VetoRow     `json:"vetoes"`
	Self         *float64      `json:"self"`
	Expert       *float64      `json:"expert"` // mean over experts
	ExpertLow    *float64      `json:"expert_low"`
	ExpertHigh   *float64      `json:"expert_high"`
	Experts      int           `json:"experts"`
	Band         string        `json:"band,omitempty"`
	BandName     datum.Text    `json:"band_name,omitzero"`
	Pass         *bool         `json:"pass"` // null: no verdict
	Submittable  bool          `json:"submittable"`
	Reason       *fault.Reason `json:"reason,omitempty"`
}

// ItemRow is one item; null points were not read, null scores not given.
type ItemRow struct {
	ID     string     `json:"id"`
	Block  datum.Text `json:"block,omitzero"`
	Name   datum.Text `json:"name"`
	Points *float64   `json:"points"`
	Self   *float64   `json:"self"`
	Expert *float64   `json:"expert"`
}

// VetoRow is one veto item: what the data say, and what a reviewer stated.
type VetoRow struct {
	ID      string        `json:"id"`
	Name    datum.Text    `json:"name"`
	Found   *bool         `json:"found"`  // by the program; null: it cannot tell
	Stated  *bool         `json:"stated"` // by a reviewer
	Applies *bool         `json:"applies"`
	Reason  *fault.Reason `json:"reason,omitempty"`
}

const self = "self"

// scoreSheets fills the sheets of the edition that anyone scored or that bind the
// plant's jurisdiction. A sheet has a verdict only when every item has points and scores
// and every veto is known; experts are averaged and stand above the enterprise itself.
func (c *chain) scoreSheets() []SheetResult {
	out := []SheetResult{}
	where := national
	if c.r.Obligation != nil {
		where = c.r.Obligation.Jurisdiction
	}
	for _, s := range c.book.sheets() {
		var given []int
		for i := range c.a.Scores {
			if c.a.Scores[i].Sheet == s.ID {
				given = append(given, i)
			}
		}
		if s.Edition == Acceptance && c.r.Edition == Evaluation {
			continue // still to come
		}
		if len(given) == 0 && (s.Edition != c.r.Edition || s.Jurisdiction != where && s.Jurisdiction != national) {
			continue
		}
		out = append(out, c.sheet(s, given))
	}
	return out
}

func (c *chain) sheet(s *Sheet, given []int) SheetResult {
	r := SheetResult{ID: s.ID, Name: s.Name, Edition: s.Edition, Jurisdiction: s.Jurisdiction, Items: []ItemRow{}, Vetoes: []VetoRow{}}
	selfTotal, expertTotals, unread := 0.0, map[string]float64{}, []string{}
	complete := map[string]bool{}
	for _, i := range given {
		complete[c.a.Scores[i].By] = true
	}
	for _, x := range s.Items {
		row := ItemRow{ID: x.ID, Block: x.Block, Name: x.Name, Points: x.Points}
		sum, n := 0.0, 0
		for _, i := range given {
			sc := &c.a.Scores[i]
			v, ok := sc.Items[x.ID]
			switch {
			case !ok:
				complete[sc.By] = false
			case sc.By == self:
				row.Self = new(v)
				selfTotal += v
			default:
				sum, n = sum+v, n+1
				expertTotals[sc.By] += v
			}
		}
		if n > 0 {
			row.Expert = new(sum / float64(n))
		}
		if x.Points == nil {
			unread = append(unread, x.ID)
		}
		r.Items = append(r.Items, row)
	}
	if complete[self] {
		r.Self = &selfTotal
	}
	for by := range sorted(expertTotals) {
		if complete[by] {
			v := expertTotals[by]
			r.Experts++
			add(&r.Expert, &v)
			r.ExpertLow, r.ExpertHigh = least(r.ExpertLow, v), most(r.ExpertHigh, v)
		}
	}
	if r.Expert != nil {
		*r.Expert /= float64(r.Experts)
	}
	open := c.vetoes(&r, s, given)
	c.verdict(&r, s, unread, open)
	return r
}

func least(a *float64, v float64) *float64 {
	if a == nil || v < *a {
		return &v
	}
	return a
}

func most(a *float64, v float64) *float64 {
	if a == nil || v > *a {
		return &v
	}
	return a
}

// vetoes finds out what it can and lists the items that stay open.
func (c *chain) vetoes(r *SheetResult, s *Sheet, given []int) (open []string) {
	for _, v := range s.Vetoes {
		row := VetoRow{ID: v.ID, Name: v.Name}
		row.Found, row.Reason = c.veto(v.Check, r.Edition)
		for _, i := range given {
			if yes, ok := c.a.Scores[i].Vetoes[v.ID]; ok && (row.Stated == nil || yes) {
				row.Stated = new(yes)
				if row.Found != nil && *row.Found && !yes {
					c.finding(Error, "report", reason("veto-denied", v.ID, s.ID), fmt.Sprintf("/audit/scores/%d/vetoes/%s", i, v.ID))
				}
			}
		}
		switch {
		case row.Found != nil && *row.Found, row.Stated != nil && *row.Stated:
			row.Applies = new(true)
		case row.Found != nil, row.Stated != nil:
			row.Applies = new(false)
		default:
			open = append(open, v.ID)
		}
		r.Vetoes = append(r.Vetoes, row)
	}
	return open
}

// verdict places the total in a band. Experts decide where there are any.
func (c *chain) verdict(r *SheetResult, s *Sheet, unread, open []string) {
	var applied []string
	for i := range r.Vetoes {
		if v := r.Vetoes[i].Applies; v != nil && *v {
			applied = append(applied, r.Vetoes[i].ID)
		}
	}
	total := first(r.Expert, r.Self)
	switch {
	case len(applied) > 0:
		r.Pass, r.Reason = new(false), reason("sheet-vetoed", strings.Join(applied, ", "))
		return
	case len(unread) > 0:
		r.Reason = reason("points-unread", unread...)
		r.Reason.Value = new(float64(len(unread)))
		return
	case len(open) > 0:
		r.Reason = reason("vetoes-open", open...)
		r.Reason.Value = new(float64(len(open)))
		return
	case total == nil:
		r.Reason = reason("scores-missing", r.ID)
		return
	}
	for _, b := range s.Bands {
		if b.AtLeast != nil && *total >= *b.AtLeast || b.Above != nil && *total > *b.Above {
			r.Band, r.BandName, r.Pass = b.ID, b.Name, new(b.Pass)
		}
	}
	if r.Pass == nil {
		r.Reason = reason("bands-missing", r.ID)
		return
	}
	r.Submittable = !slices.ContainsFunc(s.Bands, func(b Band) bool { return b.Read != datum.Official })
	if r.Expert == nil {
		r.Reason = reason("self-scored", r.ID)
		r.Submittable = false
	}
}

// vetoChecks are the conditions that the program finds out by itself.
var vetoChecks = []string{"limits", "energy-quota", "obsolete", "obsolete-plan", "level", "violations", "capability", "focus-targets", "compliance-2y"}

// veto returns whether a condition applies, nil where the data do not tell.
func (c *chain) veto(check, edition string) (*bool, *fault.Reason) {
	checks, level := c.rq.Limits, c.r.Before
	if edition == Acceptance {
		checks, level = c.rq.LimitsAfter, c.r.After
	}
	switch check {
	case "limits", "energy-quota":
		known := false
		for i := range checks {
			k := &checks[i]
			if k.Foreign || (k.Method == "quota") != (check == "energy-quota") || k.Pass == nil {
				continue
			}
			if !*k.Pass {
				return new(true), reason("veto-limit", c.called(k.Parameter), k.Point)
			}
			known = true
		}
		if known {
			return new(false), nil
		}
		return nil, reason("veto-no-limits")
	case "obsolete", "obsolete-plan":
		if len(c.r.Profile.ListsUsed) == 0 {
			return nil, reason("veto-no-list")
		}
		for _, e := range c.r.Profile.Equipment {
			if e.Obsolete == "" {
				continue
			}
			planned := !e.Replace.IsZero() && (e.Until.IsZero() || !e.Until.Before(e.Replace))
			if check == "obsolete-plan" && e.Replace.IsZero() && e.Option == "" || check == "obsolete" && (!planned || edition == Acceptance) {
				return new(true), reason("veto-obsolete", e.ID, e.Obsolete)
			}
		}
		return new(false), nil
	case "level":
		switch {
		case level == nil:
			return nil, reason("veto-no-level")
		case level.Level == rating.Below:
			return new(true), reason("veto-level", level.Level)
		case level.Level == rating.Undetermined && level.Possible.Worst == rating.Below:
			return nil, reason("veto-no-level")
		}
		return new(false), nil
	case "violations":
		for _, v := range c.a.Violations {
			if v.Closed.IsZero() || c.rq.Day.Before(v.Closed) {
				return new(true), reason("veto-violation", v.ID)
			}
		}
		if len(c.a.Violations) > 0 {
			return new(false), nil
		}
	case "capability":
		for _, x := range c.r.Capability {
			if x.Met == nil {
				return nil, reason("veto-no-capability", x.ID)
			}
			if !*x.Met {
				return new(true), reason("veto-capability", x.ID)
			}
		}
		return new(false), nil
	case "focus-targets":
		if c.r.Focus == nil || len(c.r.Focus.Chosen) == 0 || len(c.r.Targets) == 0 {
			return new(true), reason("veto-focus")
		}
	}
	return nil, nil
}
