package mfca

import (
	"errors"
	"fmt"
	"maps"
	"slices"

	"headwater/fault"
)

// problems collects what is wrong at JSON pointers.
type problems []error

func (bad *problems) add(at, code string, args ...any) {
	*bad = append(*bad, fault.Input(at, code, args...))
}

func (p problems) err() error { return errors.Join(p...) }

func sorted[V any](m map[string]V) []string { return slices.Sorted(maps.Keys(m)) }

func atCentre(i int) string      { return fmt.Sprintf("/centres/%d", i) }
func atMaterial(i, j int) string { return fmt.Sprintf("/centres/%d/materials/%d", i, j) }
func atSource(i, j int) string   { return fmt.Sprintf("/centres/%d/from/%d", i, j) }
