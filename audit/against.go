package audit

import (
	"fmt"
	"slices"

	"headwater/fault"
	"headwater/rating"
)

// The ways in which a level can change from one document or day to another.
const (
	Falls = "falls"
	Rises = "rises"
	Stays = "stays"
	Open  = "open" // what is unknown could decide it
)

// Change is one plant held against two documents, or against one on two days.
type Change struct {
	Plant      string            `json:"plant"`
	From       Standing          `json:"from"`
	To         Standing          `json:"to"`
	Change     string            `json:"change"`
	Indicators []IndicatorChange `json:"indicators"` // those of both whose possible levels change
	Added      []string          `json:"added"`      // asked for by the second only
	Missing    int               `json:"missing"`    // indicators of the second without a value
}

// Standing is the outcome under one document.
type Standing struct {
	System   string          `json:"system"`
	On       string          `json:"on"`
	Validity string          `json:"validity"`
	Level    string          `json:"level"`
	Possible rating.Possible `json:"possible"`
	Index    rating.Index    `json:"index"`
	Reason   *fault.Reason   `json:"reason,omitempty"`
}

// IndicatorChange is one indicator under both documents; a level that is not known is
// empty.
type IndicatorChange struct {
	ID      string            `json:"id"`
	Product string            `json:"product,omitempty"`
	From    string            `json:"from"`
	To      string            `json:"to"`
	Change  string            `json:"change"`
	Before  rating.LevelsUsed `json:"before"`
	After   rating.LevelsUsed `json:"after"`
}

// Against compares two results of one plant. A level falls when even the best grade that
// is still possible is worse than the worst one before.
func Against(before, after *Result) Change {
	c := Change{Plant: before.Plant.ID, From: standing(before), To: standing(after), Indicators: []IndicatorChange{}, Added: []string{}}
	c.Change = compareLevels(before.Possible, after.Possible)
	rows := map[string]*rating.IndicatorRow{}
	paired := len(before.Assessments) == len(after.Assessments) // else several are held against one
	for i, a := range before.Assessments {
		for j := range a.Indicators {
			if key := rowKey(i, paired, &a.Indicators[j]); rows[key] == nil {
				rows[key] = &a.Indicators[j]
			}
		}
	}
	for i, b := range after.Assessments {
		for j := range b.Indicators {
			row := &b.Indicators[j]
			c.add(rows[rowKey(i, paired, row)], row)
		}
	}
	return c
}

// add compares one row of the second document with that of the first, if it has one.
func (c *Change) add(old, row *rating.IndicatorRow) {
	if row.Status == "missing" {
		c.Missing++
	}
	if old == nil {
		if row.Status != "not-applicable" && !slices.Contains(c.Added, row.ID) {
			c.Added = append(c.Added, row.ID)
		}
		return
	}
	if x, y := possibleOf(old), possibleOf(row); x != y {
		c.Indicators = append(c.Indicators, IndicatorChange{row.ID, row.Product, levelOf(old), levelOf(row), compareLevels(x, y), old.LevelsUsed, row.LevelsUsed})
	}
}

func rowKey(assessment int, paired bool, r *rating.IndicatorRow) string {
	if !paired {
		assessment = 0
	}
	return fmt.Sprintf("%d\x00%s\x00%s\x00%s", assessment, r.ID, r.Product, r.Part)
}

func standing(r *Result) Standing {
	a := r.Assessments[0]
	return Standing{a.System, r.JudgedOn.String(), string(a.Validity), r.Level, r.Possible, r.Index, r.Reason}
}

func levelOf(r *rating.IndicatorRow) string {
	if r.Level != nil {
		return *r.Level
	}
	return ""
}

func possibleOf(r *rating.IndicatorRow) rating.Possible {
	switch {
	case r.Level != nil:
		return rating.Possible{Best: *r.Level, Worst: *r.Level}
	case r.Possible != nil:
		return *r.Possible
	}
	return rating.Possible{}
}

// ranks are the levels that the documents share, best first.
var ranks = []string{"I", "II", "III", rating.Below}

func compareLevels(before, after rating.Possible) string {
	rank := func(id string) int { return slices.Index(ranks, id) }
	bestA, worstA, bestB, worstB := rank(before.Best), rank(before.Worst), rank(after.Best), rank(after.Worst)
	switch {
	case min(bestA, worstA, bestB, worstB) < 0:
		return Open
	case bestB > worstA:
		return Falls
	case worstB < bestA:
		return Rises
	case bestA == worstA && bestB == worstB: // neither better nor worse
		return Stays
	}
	return Open
}
