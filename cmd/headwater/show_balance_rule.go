package main

import (
	"fmt"
	"strings"

	"headwater/account"
	"headwater/report"
	"headwater/say"
)

// printBalanceRule shows a rule of balances.
func (e *env) printBalanceRule(r *account.Rule) error {
	l := e.lang()
	fmt.Fprintf(e.stdout, "%s  %s\n", r.ID, r.Title.In(string(l)))
	fmt.Fprintf(e.stdout, "%s: %s · %s\n", say.Term(l, "verification"), say.Term(l, "verification-"+r.Verification), say.Term(l, "verification-text-"+r.Verification))
	fmt.Fprintf(e.stdout, "%s: %s", say.Term(l, "tolerance"), report.Percent(new(float64(r.Tolerance))))
	if r.Hazardous > 0 {
		fmt.Fprintf(e.stdout, say.Term(l, "tolerance-hazardous"), report.Percent(new(float64(r.Hazardous))))
	}
	fmt.Fprintf(e.stdout, "\n"+say.Term(l, "batches-h")+"\n", r.Campaign.Batches, report.Number(&r.Campaign.Hours))
	if len(r.Regions) > 0 {
		fmt.Fprintf(e.stdout, "%s: %s\n", say.Term(l, "region"), strings.Join(r.Regions, ", "))
	}
	for _, d := range r.Doubts {
		fmt.Fprintf(e.stdout, "%s %s\n", say.Term(l, "doubt"), d.In(string(l)))
	}
	return nil
}
