// Package uncertainty carries the uncertainty of inputs to a result: first order with
// correlations (GUM), second order, and by Monte Carlo, and says when they disagree.
//
// A figure without its uncertainty cannot be compared with a limit. The first-order law
// is exact for sums and good for small uncertainties; Monte Carlo needs neither, and the
// two beside each other show whether the short way may be used.
//
//	result, err := uncertainty.Evaluate(model, rand.New(rand.NewPCG(1, 0)), nearest)
//	fmt.Println(result.Value, result.SD, result.MonteCarlo.Low, result.MonteCarlo.High)
//
// # Conventions
//
// An input is its mean and its standard uncertainty u, stated as sd or as the half-width
// a of its distribution. Inside, coverage and probabilities are fractions, degrees of
// freedom are +Inf where none are stated, and inputs stand in the order of their names.
//
// The same model and generator give the same digits on any number of processors: draws
// are made one after the other.
//
// Sources: JCGM 100:2008 (GUM), JCGM 101:2008 (propagation of distributions).
// docs/method/uncertainty.md describes the method.
package uncertainty

import (
	"fmt"
	"maps"
	"slices"
	"strings"
)

func sortedKeys[V any](m map[string]V) []string { return slices.Sorted(maps.Keys(m)) }

var escape = strings.NewReplacer("~", "~0", "/", "~1")

// pointer joins a place and a key into a JSON pointer.
func pointer(at string, key any) string { return at + "/" + escape.Replace(fmt.Sprint(key)) }
