package report

import (
	"fmt"

	"headwater/account"
	"headwater/say"
)

// BalanceLines sums the balances of the plant up, one line for each quantity: what is
// unaccounted for, or why that is not known.
func BalanceLines(l say.Lang, r *account.Result) (lines []string) {
	if r == nil {
		return nil
	}
	for i := range r.Quantities {
		q := &r.Quantities[i]
		if len(q.Rows) == 0 || q.Rows[len(q.Rows)-1].Scope != "plant" {
			continue
		}
		row := &q.Rows[len(q.Rows)-1]
		name := quantityName(l, q)
		switch {
		case row.Deviation != nil && q.Tolerance != nil:
			lines = append(lines, fmt.Sprintf(say.Term(l, "balance-line"), name, Number(row.Unaccounted), q.Unit, Number(row.Input), Percent(row.Deviation), Percent(q.Tolerance), say.Term(l, "balance-"+row.Verdict)))
		case row.Reason != nil:
			lines = append(lines, fmt.Sprintf(say.Term(l, "balance-open"), name, say.Reason(l, row.Reason)))
		}
	}
	return lines
}
