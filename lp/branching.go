package lp

import (
	"math"
	"slices"
)

// pseudo learns what fixing a column up or down does to the bound, per unit of the
// fraction that is rounded away.
//
// Source: Achterberg, Koch & Martin 2005, Branching rules revisited (reliability branching).
type pseudo struct {
	sum   [2][]float64
	count [2][]int
	total [2]float64
	seen  [2]int
}

func newPseudo(n int) (p pseudo) {
	for side := range 2 {
		p.sum[side] = make([]float64, n)
		p.count[side] = make([]int, n)
	}
	return p
}

func (p *pseudo) learn(j, side int, gain, distance float64) {
	if !(distance > 1e-6) || math.IsInf(gain, 0) || math.IsNaN(gain) {
		return
	}
	g := max(gain, 0) / distance
	p.sum[side][j] += g
	p.count[side][j]++
	p.total[side] += g
	p.seen[side]++
}

func (p *pseudo) rate(j, side int) float64 {
	if c := p.count[side][j]; c > 0 {
		return p.sum[side][j] / float64(c)
	}
	if p.seen[side] > 0 {
		return p.total[side] / float64(p.seen[side])
	}
	return 1
}

func score(down, up float64) float64 { return max(down, 1e-9) * max(up, 1e-9) }

const (
	reliable  = 4 // trials of a column on each side before its rate is believed
	lookAhead = 6 // trials without a better candidate
	trialStep = 30
)

type candidate struct {
	j        int
	f        float64 // fractional part
	score    float64
	down, up float64 // gains
}

// choose picks the column to branch on. fixed: trials fixed columns instead, and the
// relaxation is to be solved again; dead: nothing is left.
func (t *search) choose(bound float64) (j int, fixed, dead bool) {
	list := t.fractional()
	if len(list) == 0 {
		return t.anyFree(), false, false
	}
	for i := range list {
		c := &list[i]
		c.down, c.up = t.cost.rate(c.j, 0)*c.f, t.cost.rate(c.j, 1)*(1-c.f)
		c.score = score(c.down, c.up)
	}
	slices.SortStableFunc(list, func(a, b candidate) int {
		switch {
		case a.score > b.score:
			return -1
		case a.score < b.score:
			return 1
		}
		return a.j - b.j
	})
	best, waited, saved := 0, 0, false
	most := max(lookAhead*4, 10)
	if t.depth > 0 {
		most = lookAhead
	}
	tried := 0
	for i := range list {
		c := &list[i]
		if min(t.cost.count[0][c.j], t.cost.count[1][c.j]) >= reliable {
			if c.score > list[best].score {
				best = i
			}
			continue
		}
		if waited >= lookAhead || tried >= most || t.stop != nil && t.stop() {
			continue
		}
		if !saved {
			t.s.save(&t.trial)
			saved = true
		}
		tried++
		down, downDead := t.try(c, 0, bound)
		up, upDead := t.try(c, 1, bound)
		switch {
		case downDead && upDead:
			return c.j, false, true
		case downDead:
			t.prop.fix(int32(c.j), math.Ceil(t.trial.x[c.j]))
			return c.j, true, !t.prop.run()
		case upDead:
			t.prop.fix(int32(c.j), math.Floor(t.trial.x[c.j]))
			return c.j, true, !t.prop.run()
		}
		c.down, c.up = down, up
		c.score = score(down, up)
		if i == 0 || c.score > list[best].score {
			best, waited = i, 0
		} else {
			waited++
		}
	}
	return list[best].j, false, false
}

// try solves a few steps of the relaxation with column c rounded to one side, and puts
// everything back.
func (t *search) try(c *candidate, side int, bound float64) (gain float64, dead bool) {
	length := len(t.prop.trail)
	value, distance := math.Floor(t.s.x[c.j]), c.f
	if side == 1 {
		value, distance = value+1, 1-c.f
	}
	t.prop.fix(int32(c.j), value)
	if t.prop.run() {
		var after float64
		after, dead = t.relax(bound, trialStep)
		gain = after - bound
		if dead && !math.IsInf(after, 1) {
			t.noteTrial(after)
		}
		if !dead {
			t.cost.learn(c.j, side, gain, distance)
			if t.integral() {
				t.offer(slices.Clone(t.s.x[:len(t.md.cost)]))
			}
		}
	} else {
		dead = true
	}
	t.prop.undo(length)
	t.s.load(&t.trial)
	return gain, dead
}

// noteTrial records the bound of a half that a trial has pruned.
func (t *search) noteTrial(bound float64) { t.prune(bound) }

// fractional lists the integer columns whose value is not whole.
func (t *search) fractional() (list []candidate) {
	for j, whole := range t.md.integer {
		if !whole || t.s.lo[j] == t.s.up[j] {
			continue
		}
		x := t.s.x[j]
		if f := x - math.Floor(x); f > 1e-7 && f < 1-1e-7 {
			list = append(list, candidate{j: j, f: f})
		}
	}
	return list
}

func (t *search) integral() bool { return len(t.fractional()) == 0 }

// anyFree returns the first integer column that is not fixed, −1 if there is none.
func (t *search) anyFree() int {
	for j, whole := range t.md.integer {
		if whole && t.s.lo[j] < t.s.up[j] {
			return j
		}
	}
	return -1
}
