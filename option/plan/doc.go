// Package plan finds the cheapest options that bring a plant to a grade.
//
// The rating engine itself sits inside the search: every set of options is graded on the
// plant as it would be, with options acting on each other, shared weights, limiting
// indicators and what is unknown. A set counts only if the grade is certain for all
// admissible values and weights.
//
//	r, err := plan.Solve(&plan.Problem{Plant: p, Trials: trials, Target: "II"}, stop)
//
// # Conventions
//
// Costs are investments net of subsidy in the plant's currency. Options that are done or
// verified are in the plant's data already and cannot be chosen; one without an investment
// cannot be costed and is named, never taken at 0.
//
// docs/method/plan.md describes the search and why its answers are exact.
package plan
