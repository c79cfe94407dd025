package portfolio

import (
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"

	"headwater/fault"
)

// checker collects the problems of a file.
type checker struct {
	f       *File
	nearest func(word string, known []string) string
	index   map[string]int // by id
	ids     []string
	bad     []error
}

func (c *checker) add(err error) { c.bad = append(c.bad, err) }

// Check returns every problem of a file, at JSON pointers: /exclusive/0/1. nearest finds
// the known word closest to an unknown one.
func Check(f *File, nearest func(word string, known []string) string) error {
	c := checker{f: f, nearest: nearest, index: map[string]int{}}
	if len(f.Options) == 0 {
		c.add(fault.Input("/options", "portfolio-no-options"))
		return errors.Join(c.bad...)
	}
	if o := f.objective(); o != Benefit && o != Investment {
		c.add(fault.Input("/objective", "portfolio-objective", o, nearest(o, []string{Benefit, Investment})))
	}
	c.options()
	c.amounts()
	c.groups()
	c.needs()
	c.counts()
	c.limits()
	return errors.Join(c.bad...)
}

func (c *checker) options() {
	for j := range c.f.Options {
		o := &c.f.Options[j]
		at := fmt.Sprintf("/options/%d", j)
		if strings.TrimSpace(o.ID) == "" {
			c.add(fault.Input(at+"/id", "portfolio-id-empty"))
		} else if first, ok := c.index[o.ID]; ok {
			c.add(fault.Conflict(at+"/id", "portfolio-id-twice", o.ID, first+1))
		} else {
			c.index[o.ID] = j
			c.ids = append(c.ids, o.ID)
		}
		if c.finite(at+"/investment", o.Investment) && !(o.Investment >= 0) {
			c.add(fault.Input(at+"/investment", "portfolio-investment-negative", o.ID, o.Investment))
		}
		switch {
		case o.Benefit != nil:
			c.finite(at+"/benefit", *o.Benefit)
		case c.f.objective() == Benefit:
			c.add(fault.Input(at, "portfolio-benefit-missing", o.ID))
		}
		for _, e := range sorted(o.Effects) {
			if e == Benefit || e == Investment {
				c.add(fault.Input(at+pointer("effects", e), "portfolio-effect-reserved", e))
			}
			c.finite(at+pointer("effects", e), o.Effects[e])
		}
	}
}

// amounts checks the budget and the targets.
func (c *checker) amounts() {
	if b := c.f.Budget; b != nil && c.finite("/budget", *b) && !(*b >= 0) {
		c.add(fault.Input("/budget", "portfolio-budget-negative", *b))
	}
	known := map[string]bool{}
	for j := range c.f.Options {
		for e := range c.f.Options[j].Effects {
			known[e] = true
		}
	}
	words := sorted(known)
	for _, e := range sorted(c.f.AtLeast) {
		at := "/at_least" + pointer(e)
		c.finite(at, c.f.AtLeast[e])
		switch {
		case e == Benefit:
			for j := range c.f.Options {
				if c.f.Options[j].Benefit == nil && c.f.objective() != Benefit {
					c.add(fault.Input(fmt.Sprintf("/options/%d", j), "portfolio-benefit-missing", c.f.Options[j].ID))
				}
			}
		case !known[e]:
			c.add(fault.NotFound(at, "portfolio-effect-unknown", e, c.nearest(e, words), list(words)))
		}
	}
}

// group checks that the ids of a list are known and stand there once.
func (c *checker) group(at string, ids []string) (ok bool) {
	ok = true
	for k, id := range ids {
		place := fmt.Sprintf("%s/%d", at, k)
		if !c.known(place, id) {
			ok = false
		} else if slices.Index(ids, id) < k {
			c.add(fault.Conflict(place, "portfolio-group-twice", id))
			ok = false
		}
	}
	return ok
}

func (c *checker) known(at, id string) bool {
	if _, ok := c.index[id]; !ok {
		c.add(fault.NotFound(at, "portfolio-id-unknown", id, c.nearest(id, c.ids)))
		return false
	}
	return true
}

func (c *checker) groups() {
	for i, g := range c.f.Exclusive {
		at := fmt.Sprintf("/exclusive/%d", i)
		if len(g) < 2 {
			c.add(fault.Input(at, "portfolio-exclusive-small", len(g)))
		}
		c.group(at, g)
	}
}

func (c *checker) counts() {
	for i := range c.f.AtLeastCount {
		n := &c.f.AtLeastCount[i]
		at := fmt.Sprintf("/at_least_count/%d", i)
		c.group(at+"/of", n.Of)
		switch {
		case n.Count < 0:
			c.add(fault.Input(at+"/count", "portfolio-count-negative", n.Count))
		case n.Count > len(n.Of):
			c.add(fault.Input(at+"/count", "portfolio-count-large", n.Count, len(n.Of)))
		}
	}
}

func (c *checker) limits() {
	names := map[string]bool{}
	for i := range c.f.Limits {
		l := &c.f.Limits[i]
		at := fmt.Sprintf("/limits/%d", i)
		if l.Name != "" && names[l.Name] {
			c.add(fault.Conflict(at+"/name", "portfolio-limit-twice", l.Name))
		}
		names[l.Name] = true
		c.finite(at+"/max", l.Max)
		for _, id := range sorted(l.Use) {
			c.known(at+pointer("use", id), id)
			c.finite(at+pointer("use", id), l.Use[id])
		}
	}
}

func (c *checker) finite(at string, v float64) bool {
	if v-v != 0 {
		c.add(fault.Input(at, "portfolio-number", v))
		return false
	}
	return true
}

var escape = strings.NewReplacer("~", "~0", "/", "~1")

func pointer(parts ...string) string {
	var b strings.Builder
	for _, p := range parts {
		b.WriteString("/" + escape.Replace(p))
	}
	return b.String()
}

func sorted[V any](m map[string]V) []string { return slices.Sorted(maps.Keys(m)) }

// list joins words for a message, a few of them.
func list(words []string) string {
	const most = 16
	if len(words) > most {
		return strings.Join(words[:most], ", ") + ", …"
	}
	return strings.Join(words, ", ")
}
