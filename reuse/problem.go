package reuse

import (
	"errors"
	"fmt"
	"math"

	"headwater/fault"
)

// problems collects what is wrong at JSON pointers.
type problems []error

func (bad *problems) add(at, code string, args ...any) {
	*bad = append(*bad, fault.Input(at, code, args...))
}

func (bad problems) err() error { return errors.Join(bad...) }

// largest bounds what may be entered: beyond it products leave the range of the arithmetic.
const largest = 1e12

// notNegative checks a number that may be zero.
func (bad *problems) notNegative(at string, x float64) bool {
	switch {
	case !(x >= 0):
		bad.add(at, "reuse-negative", x)
	case x > largest:
		bad.add(at, "reuse-large", x, largest)
	default:
		return true
	}
	return false
}

// optional checks a number that may be absent or zero.
func (bad *problems) optional(at string, x *float64) bool { return x == nil || bad.notNegative(at, *x) }

// share checks a fraction above zero and at most one.
func (bad *problems) share(at string, x *float64) {
	if x != nil && !(*x > 0 && *x <= 1) {
		bad.add(at, "reuse-share", *x)
	}
}

// ids checks that ids of one file differ.
type ids struct {
	bad  *problems
	seen map[string]bool
}

func (u ids) take(at, id string) {
	if id == "" {
		u.bad.add(at+"/id", "reuse-id-empty")
		return
	}
	if u.seen[id] {
		*u.bad = append(*u.bad, fault.Conflict(at+"/id", "reuse-id-twice", id))
		return
	}
	u.seen[id] = true
}

func pointer(list string, i int) string { return fmt.Sprintf("/%s/%d", list, i) }

func value(x *float64) float64 {
	if x == nil {
		return 0
	}
	return *x
}

// sum adds with compensation, so that tens of thousands of streams that begin and end
// leave nothing behind.
//
// Source: Neumaier, ZAMM 54 (1974) 39.
type sum struct{ s, c float64 }

func (k *sum) add(x float64) {
	t := k.s + x
	if math.Abs(k.s) >= math.Abs(x) {
		k.c += (k.s - t) + x
	} else {
		k.c += (x - t) + k.s
	}
	k.s = t
}

func (k *sum) value() float64 { return k.s + k.c }
