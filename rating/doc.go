// Package rating applies an evaluation index system (评价指标体系) to a plant.
//
// An index system is a table: indicators in weighted groups, a benchmark for level I,
// II and III each, and a rule that turns levels into a grade. Rate finds what the plant
// states or its data give, compares it with the benchmarks, and says the grade, what
// holds it back, and what could not be concluded:
//
//	a, err := rating.Rate(system, plant, &rating.Request{Profile: "pcb", Answers: answers})
//	fmt.Println(a.Level, a.Possible.Best, a.Possible.Worst)
//
// # Conventions
//
// Three families of method: composite (the rule of 2013), two-part (before 2013) and
// levels (a table without weights). A row meets a level if it meets that level's own
// requirement or that of a better one. Inside, weights are fractions of 1 and ranks run
// from 0 for level I to 3 for below; indices are printed from 0 to 100.
//
// What was not read is not guessed: a benchmark, weight or limiting mark that the
// catalogue lacks, and a value that the plant does not give, turn a number into bounds.
// Grades do not nest: a plant can be II without being III.
//
// [Table] is the kernel: one profile made ready for one plant, whose Grade takes only
// values and allocates nothing. docs/method/rating.md has the formulas and the proof of
// the bounds.
package rating

import (
	"cmp"
	"maps"
	"slices"
)

func sortedKeys[K cmp.Ordered, V any](m map[K]V) []K { return slices.Sorted(maps.Keys(m)) }
