// Package lp solves small dense linear programs, and exactly those with 0/1 columns.
//
// A portfolio of options, a plan and an efficiency frontier are small by the standards of
// solvers: a few hundred rows. What they need is not speed on millions of columns but an
// answer that can be trusted: an optimum that is proven, a bound that is true when time
// runs out, and, where there is no answer, a certificate of why.
//
//	p := &lp.Problem{Maximize: true, Cost: []float64{5, 4}, Upper: []float64{1, 1}}
//	p.AtMost(7, []int{0, 1}, []float64{6, 4})
//	s := lp.Solve(p, lp.Options{})          // s.X = [0.5, 1], s.Dual, s.Reduced
//	p.Integer = []bool{true, true}
//	b := lp.Branch(p, lp.Options{})         // b.X = [1, 0], b.Bound, b.Status
//
// # Conventions
//
// A row is Lower ≤ Σ Value·x[Index] ≤ Upper, a column Lower ≤ x ≤ Upper; either end may
// be infinite. Bounds of columns cost no row. Dual values and reduced costs follow the
// sense of the problem: Dual[i] is what the objective gains if the bound that row i lies
// at rises by one, Reduced[j] = Cost[j] − Σᵢ Dual[i]·A[i][j].
//
// # Method
//
// Bounded simplex, dual and primal, on an explicit inverse that is formed anew when it
// drifts; Bland's rule after a stall. Every claim is checked on the numbers as they were
// given: an optimum by its residuals and dual signs, infeasibility by Farkas multipliers,
// unboundedness by a ray. Branch and bound prunes by bounds that hold for any rounding of
// the simplex: see [Branch]. docs/method/lp.md has formulas, tolerances and sources.
package lp
