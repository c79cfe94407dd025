// Package integrity finds what cannot be true in a plant's audit, and what has to be
// explained before it is believed.
//
// Audits are refused for figures that contradict each other: a year that is not the sum
// of its months, a balance whose difference was made smaller than its totals give, a level
// without its limiting indicators. And some audits are written rather than measured.
//
//	result, err := integrity.Assess(&integrity.Request{Assessments: graded, Limits: checks}, plant)
//	for _, f := range result.Findings { … f.Rule, f.Severity, f.At … }
//
// # Conventions
//
// A finding is an error where figures of the file exclude each other or what the report
// claims has no foundation; a query where an answer is owed; a note where there is nothing
// to answer. Rules that rest on chance are never errors: each says how often it fires on
// honest data ([Rule].Rate), and tests check that by simulation. A query that the plant
// file explains becomes a note that prints the explanation.
//
// Two figures contradict each other only beyond what their printed digits and, for figures
// measured apart, the trade's tolerance allow; see half and [Tolerance]. Numbers are in the
// unit that the finding names, shares and deviations are fractions.
//
// docs/method/integrity.md lists every rule with its test, rate and source.
package integrity
