package audit

import (
	"headwater/account"
	"headwater/plant"
)

// Reconciled is the grade as it would be if reconciled amounts stood in place of the
// stated ones: a sensitivity. The grade itself rests on stated values, and nothing of this
// enters compliance.
type Reconciled struct {
	Replaced []account.Replaced `json:"replaced"`
	Change                      // of the grade
	Values   []ReconciledValue  `json:"values"` // the indicators whose value moves
}

// ReconciledValue is one indicator by stated and by reconciled amounts.
type ReconciledValue struct {
	ID         string  `json:"id"`
	Product    string  `json:"product,omitempty"`
	Unit       string  `json:"unit"`
	Stated     float64 `json:"stated"`
	Reconciled float64 `json:"reconciled"`
	Level      string  `json:"level"`
	LevelAfter string  `json:"level_reconciled"`
}

// reconciled grades the plant once more on reconciled amounts; nil where none was found.
func reconciled(rules *Rules, p *plant.Plant, r *Result) *Reconciled {
	if r.Balances == nil {
		return nil
	}
	other, replaced := r.Balances.Apply(p)
	if len(replaced) == 0 {
		return nil
	}
	after := *r
	after.Assessments = nil
	for _, w := range assessments(rules, p) {
		a, err := assess(rules, other, &w, r.JudgedOn, noDraws)
		if err != nil {
			return nil // amounts of the same units cannot be wrong where the stated ones were not
		}
		after.Assessments = append(after.Assessments, a)
	}
	combine(rules, &after)
	out := &Reconciled{Replaced: replaced, Change: Against(r, &after), Values: []ReconciledValue{}}
	for i, a := range r.Assessments {
		for j := range a.Indicators {
			before, now := &a.Indicators[j], &after.Assessments[i].Indicators[j]
			if before.Value == nil || now.Value == nil || *before.Value == *now.Value {
				continue
			}
			out.Values = append(out.Values, ReconciledValue{before.ID, before.Product, before.Unit, *before.Value, *now.Value, levelOf(before), levelOf(now)})
		}
	}
	return out
}

// noDraws leaves the joint draws out of an assessment.
const noDraws = -1
