// Package portfolio chooses among cleaner-production options: the set that gains most
// within budgets and logic, or the cheapest set that reaches the targets.
//
// Options compete for money and people, exclude each other, and need each other. The best
// set is not the best options one by one. Here it is found exactly, with a proof, or with
// a bound on what could still be gained; and where nothing fits, with the requirements
// that cannot be met together.
//
//	r, err := portfolio.Solve(&file, input.Nearest, lp.Options{})
//	fmt.Println(r.Selected, *r.Objective, *r.Bound)
//
// # Conventions
//
// Every option is taken whole or left. Investment counts what is spent, benefit what is
// gained over the whole horizon (such as NPV), effects what is saved: each in one unit
// per file. Selected options come in the order of the file.
//
// docs/method/lp.md has the model and how it is solved.
package portfolio
