// Package appraisal judges whether an option pays: the figures of a cleaner-production
// audit's feasibility chapter, from investment and saving to a verdict.
//
// An audit prints I, P, D, T, E, F, N, NPV, NPVR and IRR of every option that costs
// money, and a verdict by the norms of the trade. Two ways to the internal rate of
// return are in use, the root itself and interpolation in an annuity table; they differ
// in the second decimal, so both are given. What cannot be computed is said to lack
// something, and is never 0.
//
//	r, err := appraisal.Appraise(study, norms, input.Nearest)
//	fmt.Println(r.Options[0].NPV, r.Options[0].IRR, r.Options[0].Verdict)
//
// # Conventions
//
// Money is of one currency and price year; rates and taxes are fractions; lives are whole
// years. Flows stand at the ends of the years 0, 1, …, n: that of year 0 is not
// discounted. An outlay is negative. Effects are amounts avoided per year.
//
// # Method
//
// Straight-line depreciation, tax on profit only, real roots of the flow polynomial
// counted by Descartes' rule and, where that leaves a choice, by Sturm's theorem in
// exact arithmetic: no root is missed.
//
// Formulas, sources and examples by hand: docs/method/appraisal.md.
package appraisal
