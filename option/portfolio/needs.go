package portfolio

import (
	"fmt"
	"slices"
	"strings"

	"headwater/fault"
)

// needs checks prerequisites: pairs of known options, no cycles, and nothing needed that
// is excluded.
func (c *checker) needs() {
	direct := map[string][]string{}
	place := map[[2]string]int{}
	for i, pair := range c.f.Requires {
		at := fmt.Sprintf("/requires/%d", i)
		switch {
		case len(pair) != 2:
			c.add(fault.Input(at, "portfolio-requires-pair", len(pair)))
			continue
		case !c.bothKnown(at, pair):
			continue
		case pair[0] == pair[1]:
			c.add(fault.Input(at, "portfolio-requires-self", pair[0]))
			continue
		}
		key := [2]string{pair[0], pair[1]}
		if _, again := place[key]; !again {
			place[key] = i
			direct[pair[0]] = append(direct[pair[0]], pair[1])
		}
	}
	if !c.cycles(direct, place) {
		c.excluded(direct)
	}
}

func (c *checker) bothKnown(at string, pair []string) bool {
	a, b := c.known(at+"/0", pair[0]), c.known(at+"/1", pair[1])
	return a && b
}

// cycles reports every cycle once, at the pair that closes it.
func (c *checker) cycles(direct map[string][]string, place map[[2]string]int) (found bool) {
	const open, done = 1, 2
	state := map[string]int{}
	var path []string
	var visit func(id string)
	visit = func(id string) {
		state[id] = open
		path = append(path, id)
		for _, next := range direct[id] {
			switch state[next] {
			case 0:
				visit(next)
			case open:
				found = true
				ring := append(slices.Clone(path[slices.Index(path, next):]), next)
				c.add(fault.Conflict(fmt.Sprintf("/requires/%d", place[[2]string{id, next}]), "portfolio-cycle", strings.Join(ring, " → ")))
			}
		}
		path = path[:len(path)-1]
		state[id] = done
	}
	for _, id := range c.ids {
		if state[id] == 0 {
			visit(id)
		}
	}
	return found
}

// excluded reports options that exclude something they need, at once or further on.
func (c *checker) excluded(direct map[string][]string) {
	for _, id := range c.ids {
		for _, need := range needed(direct, id) {
			for g, group := range c.f.Exclusive {
				if slices.Contains(group, id) && slices.Contains(group, need) {
					c.add(fault.Conflict(fmt.Sprintf("/exclusive/%d", g), "portfolio-excludes-need", id, need))
				}
			}
		}
	}
}

// needed lists what an option needs, directly or through others, nearest first.
func needed(direct map[string][]string, id string) (out []string) {
	seen := map[string]bool{id: true}
	for queue := direct[id]; len(queue) > 0; queue = queue[1:] {
		if x := queue[0]; !seen[x] {
			seen[x] = true
			out = append(out, x)
			queue = append(slices.Clone(queue), direct[x]...)
		}
	}
	return out
}

// never lists the options that need two others which exclude each other: they are left
// out of every set.
func (f *File) never() (notes []fault.Reason) {
	direct := map[string][]string{}
	for _, pair := range f.Requires {
		direct[pair[0]] = append(direct[pair[0]], pair[1])
	}
	for j := range f.Options {
		id := f.Options[j].ID
		all := needed(direct, id)
		if len(all) < 2 {
			continue
		}
		for _, g := range f.Exclusive {
			both := slices.DeleteFunc(slices.Clone(g), func(m string) bool { return !slices.Contains(all, m) })
			if len(both) > 1 {
				notes = append(notes, fault.Reason{Code: "portfolio-never", Items: []string{id, both[0], both[1]}})
				break
			}
		}
	}
	return notes
}
