// Package balance reconciles measured flows with the conservation laws of a process
// network, and says which meters to look at when they cannot all be right.
//
// Meters disagree: what enters a unit is never measured as exactly what leaves it. Made
// to close by hand, a balance hides which reading is wrong and how much is lost. Here
// the flows closest to all readings, each weighed by its uncertainty, close every
// balance at once; statistics tell noise from faults; and no reading is ever changed or
// dropped, only put beside its reconciled value.
//
//	r, err := balance.Reconcile(&balance.Network{Streams: streams}, balance.Options{})
//	fmt.Println(*r.PValue, r.Suspects)
//
// # Conventions
//
// A stream leaves node From and enters node To; an empty end is outside. At every node
// inflow − outflow − growth of the stock is 0. All values of one network share one unit.
// Adjustments are measured − reconciled, so a positive z is a meter that reads high.
//
// Streams without a reading join the nodes at their ends: balances are formed around
// such groups, which is the projection of Crowe 1983 done on the graph. What a reading
// of one stream can be held against decides its class: redundant, nonredundant,
// observable (unmeasured, but fixed by the others), unobservable.
//
// Linear balances are solved sparse, whatever their size; with concentrations or free
// equations the problem is solved dense by successive linearisation ([Nonlinear]).
// docs/method/balance.md has the formulas, tests and sources.
package balance
