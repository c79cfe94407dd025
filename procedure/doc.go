// Package procedure follows an audit through its seven phases: what each step needs and
// must give, the choice of the focus, targets, measurement, causes, options before and
// after, deadlines, and the sheets by which an audit is judged.
//
// A report whose chapters do not follow from each other is what reviewers reject. Here
// every statement has an id and points to what it rests on, and what does not fit is a
// [Finding] at its place in the plant file:
//
//	result, err := procedure.Assess(&procedure.Request{Documents: docs, Day: today}, plant)
//
// # Conventions
//
// Phases, steps, deadlines, score sheets, forms and lists of obsolete equipment are data
// ([Rules], filled by package catalogue). A point or a rule that nobody has read is
// absent, and what rests on it has no verdict. Amounts are per year in the unit in which
// the plant file states them; a change is negative where less is used or discharged;
// shares and relative changes are fractions. What could not be computed is nil beside a
// reason.
//
// docs/method/procedure.md describes the method.
package procedure
