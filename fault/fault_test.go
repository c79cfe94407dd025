package fault_test

import (
	"errors"
	"fmt"
	"testing"

	"headwater/fault"
)

func TestAllAndAt(t *testing.T) {
	a := fault.Input("/streams/3/amount", "unit-mismatch", "kg/d", "t/d")
	b := fault.Conflict("", "id-duplicate", "x")
	err := fmt.Errorf("read plant: %w", errors.Join(a, fmt.Errorf("again: %w", b), errors.New("plain")))
	all := fault.All(err)
	if len(all) != 2 || all[0].Code != "unit-mismatch" || all[1].Code != "id-duplicate" {
		t.Fatalf("%v", all)
	}
	if !errors.Is(err, fault.ErrInput) || !errors.Is(err, fault.ErrConflict) || errors.Is(err, fault.ErrNotFound) {
		t.Error("kinds are lost")
	}
	moved := fault.All(fault.At("/plant", err))
	if moved[0].At != "/plant/streams/3/amount" || moved[1].At != "/plant" || all[0].At != "/streams/3/amount" {
		t.Errorf("%v from %v", moved, all)
	}
	if got, want := a.Error(), `/streams/3/amount: unit-mismatch "kg/d" "t/d"`; got != want {
		t.Errorf("%s, want %s", got, want)
	}
	if plain := errors.New("plain"); fault.At("/x", plain) != plain || fault.All(plain) != nil || fault.All(nil) != nil {
		t.Error("errors without problems")
	}
}

func TestWithin(t *testing.T) {
	for _, tc := range []struct {
		inner, outer string
		want         bool
	}{{"/a/b", "/a", true}, {"/a", "/a", true}, {"/ab", "/a", false}, {"/a", "/a/b", false}, {"/a", "", true}} {
		if got := fault.Within(tc.inner, tc.outer); got != tc.want {
			t.Errorf("%s within %s: %v", tc.inner, tc.outer, got)
		}
	}
}
