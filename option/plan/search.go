package plan

import (
	"cmp"
	"math"
	"slices"
)

// search is an exact depth-first branch and bound over sets of options.
type search struct {
	*model
	order   []int // selectable options, dearest first
	stop    func() bool
	nodes   int
	stopped bool
	found   bool
	best    set
	money   float64 // of the best, or what may be spent
}

// slackMoney is how much cheaper a set must be to count: money has cents, not more.
const slackMoney = 1e-6

// run finds the cheapest set that reaches the grade and costs no more than budget.
func (m *model) run(budget float64, stop func() bool) *search {
	s := &search{model: m, stop: stop, money: budget + slackMoney}
	for k := range m.options {
		s.order = append(s.order, k)
	}
	slices.SortStableFunc(s.order, func(a, b int) int { return cmp.Compare(m.cost[b], m.cost[a]) })
	all := set(0)
	for k := range m.options {
		all |= 1 << k
	}
	s.start(all)
	s.branch(0, 0, all)
	return s
}

func (m *model) sum(s set) (sum float64) {
	for k := range m.options {
		if s.has(k) {
			sum += m.cost[k]
		}
	}
	return sum
}

// fits reports whether a set keeps the rules among options.
func (m *model) fits(s set) bool {
	for k := range m.options {
		if s.has(k) && (m.requires[k]&^s != 0 || m.excludes[k]&s != 0) {
			return false
		}
	}
	return true
}

func (s *search) offer(chosen set) {
	if cost := s.sum(chosen); cost < s.money-slackMoney/2 || !s.found && cost <= s.money {
		s.found, s.best, s.money = true, chosen, cost
	}
}

// start looks for a good set at once: everything that the rules allow, cheapest first,
// less what the grade does not need, dearest first.
func (s *search) start(all set) {
	var chosen set
	for i := len(s.order) - 1; i >= 0; i-- {
		k := s.order[i]
		if with := chosen | s.requires[k] | 1<<k; s.fits(with) {
			chosen = with
		}
	}
	if !s.reaches(chosen) {
		return
	}
	for _, k := range s.order {
		if without := chosen &^ (s.needed[k] | 1<<k); chosen.has(k) && s.reaches(without) {
			chosen = without
		}
	}
	s.offer(chosen)
}

// branch decides the next option. A branch ends where its options alone reach the grade,
// where they cost as much as the best, or where nothing that is left could reach it.
func (s *search) branch(depth int, chosen, undecided set) {
	s.nodes++
	if s.stopped || s.nodes%64 == 0 && s.stop() {
		s.stopped = true
		return
	}
	cost := s.sum(chosen)
	if s.found && cost >= s.money-slackMoney/2 || cost > s.money {
		return
	}
	if s.reaches(chosen) {
		s.offer(chosen)
		return // more options only cost more
	}
	if undecided == 0 || s.found && cost+s.cheapest(undecided) >= s.money-slackMoney/2 || !s.could(chosen, undecided) {
		return
	}
	for depth < len(s.order) && !undecided.has(s.order[depth]) {
		depth++
	}
	if depth == len(s.order) {
		return
	}
	k := s.order[depth]
	s.branch(depth+1, chosen, undecided&^(s.needed[k]|1<<k))
	with := chosen | s.requires[k] | 1<<k
	if with&^(chosen|undecided) != 0 || !s.fits(with) {
		return
	}
	barred := set(0)
	for j := range s.options {
		if with.has(j) {
			barred |= s.excludes[j]
		}
	}
	for j := range s.options {
		if barred.has(j) {
			barred |= s.needed[j]
		}
	}
	s.branch(depth+1, with, undecided&^with&^barred)
}

func (s *search) cheapest(undecided set) float64 {
	least := math.Inf(1)
	for k := range s.options {
		if undecided.has(k) {
			least = min(least, s.cost[k])
		}
	}
	return least
}
