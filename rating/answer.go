package rating

import (
	"errors"
	"fmt"
	"maps"
	"math"
	"slices"
	"strings"

	"headwater/fault"
	"headwater/plant"
	"headwater/unit"
)

// Request says which profile of which system is applied to which part of a plant.
type Request struct {
	Profile   string                  // empty: the only one
	Processes []string                // nil: the whole plant
	Answers   map[string]plant.Answer // what the plant states, by indicator
	At        map[string]string       // JSON pointer of each answer, for problems
	Factors   []unit.Factor
	Nearest   func(word string, known []string) string
	Draws     int    // joint draws where inputs are uncertain; 0: DefaultDraws, negative: none
	Seed      uint64 // 0: DefaultSeed
}

// place returns the JSON pointer of an answer.
func (rq *Request) place(id string) string { return rq.At[id] }

// checkAnswers returns every problem of the answers against the profile.
func (s *sheet) checkAnswers(rq *Request) error {
	byID := map[string]*Indicator{}
	managed := map[string]bool{}
	for g := range s.profile.Groups {
		group := &s.profile.Groups[g]
		for i := range group.Indicators {
			byID[group.Indicators[i].ID] = &group.Indicators[i]
			managed[group.Indicators[i].ID] = group.Management
		}
	}
	var bad []error
	for _, id := range slices.Sorted(maps.Keys(rq.Answers)) {
		a, at := rq.Answers[id], rq.place(id)
		ind, ok := byID[id]
		if !ok {
			bad = append(bad, fault.NotFound(at, "indicator-unknown", id, s.system.ID, rq.Nearest(id, sortedKeys(byID))))
			continue
		}
		bad = append(bad, s.checkAnswer(at, ind, a, managed[id]))
	}
	return errors.Join(bad...)
}

func (s *sheet) checkAnswer(at string, ind *Indicator, a plant.Answer, managed bool) error {
	words := ind.Kind == "qualitative"
	switch {
	case a.NotApplicable != "" && managed:
		return fault.Input(at+"/not_applicable", "answer-management", ind.ID)
	case a.Level != "" && !words:
		return fault.Input(at+"/level", "answer-level-for-number", ind.ID, a.Level, ind.Unit)
	case (a.Value != nil || a.Values != nil) && words:
		return fault.Input(at, "answer-value-for-words", ind.ID)
	case a.Value != nil && len(ind.Parts) > 0:
		return fault.Input(at+"/value", "answer-parts-wanted", ind.ID, strings.Join(partIDs(ind), ", "))
	case a.Values != nil && len(ind.Parts) == 0:
		return fault.Input(at+"/values", "answer-no-parts", ind.ID)
	case a.Level != "" && a.Level != "below" && s.system.Family != TwoPart:
		return checkLevel(at, ind, a.Level)
	}
	var bad []error
	for _, id := range sortedKeys(a.Values) {
		if !slices.Contains(partIDs(ind), id) {
			bad = append(bad, fault.NotFound(at+"/values/"+id, "part-unknown", id, strings.Join(partIDs(ind), ", ")))
		}
	}
	return errors.Join(bad...)
}

// checkLevel refuses a level that the document does not have for this row.
func checkLevel(at string, ind *Indicator, id string) error {
	var has []string
	for _, level := range levelIDs {
		if c, ok := ind.Levels[level]; ok && c.Gap != GapNoText && c.Gap != GapNotSet {
			has = append(has, level)
		}
	}
	if !slices.Contains(has, id) {
		return fault.Input(at+"/level", "answer-no-such-level", ind.ID, id, strings.Join(has, ", "))
	}
	return nil
}

func partIDs(ind *Indicator) []string {
	var ids []string
	for _, p := range ind.Parts {
		ids = append(ids, p.ID)
	}
	return ids
}

// found is the value of one row: what was stated, what the data give, and why there
// is none.
type found struct {
	x        float64 // for Grade: a value, 1..4, NaN or NotApplicable
	value    *float64
	sd       float64
	stated   bool
	computed *measured
	reason   *fault.Reason
	evidence []string
}

// gather finds the value of every row: the stated one, else the system's formula on
// the plant's data.
func (s *sheet) gather(p *plant.Plant, rq *Request, products []*plant.Product) ([]found, error) {
	rows := make([]found, len(s.lines))
	var bad []error
	for r := range s.lines {
		var err error
		rows[r], err = s.gatherRow(r, p, rq, products)
		bad = append(bad, err)
	}
	s.chooseVariants(rows)
	return rows, errors.Join(bad...)
}

func (s *sheet) gatherRow(r int, p *plant.Plant, rq *Request, products []*plant.Product) (found, error) {
	l, row := &s.lines[r], &s.table.rows[r]
	f := found{x: math.NaN()}
	a, answered := rq.Answers[l.indicator.ID]
	f.evidence = a.Evidence
	switch {
	case answered && a.NotApplicable != "":
		f.x, f.reason = NotApplicable, &fault.Reason{Code: "not-applicable", Items: []string{a.NotApplicable}}
		return f, nil
	case l.absent == "product-not-made" && answered && a.Value != nil:
		f.reason = &fault.Reason{Code: "product-unassigned", Items: l.indicator.Class}
	case l.absent != "":
		f.x, f.reason = NotApplicable, &fault.Reason{Code: l.absent, Items: l.indicator.Class}
		return f, nil
	case answered && a.Level != "":
		f.x, f.stated = s.rankOf(l, a.Level), true
		return f, nil
	case row.words && len(l.indicator.Parts) > 0 && l.part == nil:
		f.x = 1 // its parts decide
		return f, nil
	}
	if q := statedFor(l, a); q != nil && !row.words { // a number for words is reported with the answers
		v, err := unit.Convert(q.Value, q.Unit, l.unit)
		if err != nil {
			return f, fault.At(rq.place(l.indicator.ID), err)
		}
		sd, _ := unit.Convert(q.SD, q.Unit, l.unit)
		if l.unit.IsPercent() && v != 0 && math.Abs(v) <= 1 {
			s.notes = append(s.notes, fault.Reason{Code: "percent-small", Value: &v, Unit: "%", Items: []string{l.indicator.ID}})
		}
		f.x, f.value, f.sd, f.stated = v, &v, sd, true
	}
	if l.indicator.Value == "" || l.part != nil {
		if !f.stated {
			f.reason = &fault.Reason{Code: "answer-missing", Items: []string{l.indicator.ID}}
		}
		return f, nil
	}
	return f, s.addComputed(&f, l, p, rq, products)
}

// addComputed adds the value that the data give, and a note where it contradicts the
// stated one by more than one in a thousand.
func (s *sheet) addComputed(f *found, l *line, p *plant.Plant, rq *Request, products []*plant.Product) error {
	m, reason, err := s.compute(l, p, boundaryOf(l, rq, products, ""), rq.Factors)
	if err != nil {
		return err
	}
	f.computed = m
	switch {
	case m == nil && !f.stated:
		f.reason = reason
	case m != nil && !f.stated:
		f.x, f.value = m.value, &m.value
	case m != nil && math.Abs(m.value-f.x) > 1e-3*math.Abs(f.x):
		s.notes = append(s.notes, fault.Reason{Code: "stated-differs", Value: f.value, Limit: &m.value, Unit: l.unit.String(), Items: []string{l.indicator.ID}})
	}
	return nil
}

// boundaryOf is the boundary of a row: its product, or all that are assessed.
func boundaryOf(l *line, rq *Request, products []*plant.Product, rule plant.Allocation) plant.Boundary {
	b := plant.Boundary{Within: rq.Processes, Rule: rule}
	if l.product != nil {
		b.Products = []string{l.product.ID}
		return b
	}
	for _, p := range products {
		b.Products = append(b.Products, p.ID)
	}
	return b
}

func statedFor(l *line, a plant.Answer) *unit.Quantity {
	v := a.Value
	if l.part != nil {
		v = a.Values[l.part.ID]
	}
	if v == nil {
		return nil
	}
	if l.product != nil {
		if q, ok := v.ByProduct[l.product.ID]; ok {
			return &q
		}
	}
	return v.Single
}

// rankOf returns 1 to 4 for a stated level. A level whose cell repeats a better one is
// that better level: who meets the one requirement meets them all.
func (s *sheet) rankOf(l *line, id string) float64 {
	rank := slices.Index(levelIDs[:], id)
	if rank < 0 {
		return rankBelow + 1
	}
	for rank > 0 && l.indicator.Levels[levelIDs[rank]].Gap == GapSame && sameChain(l.indicator, rank, rank-1) {
		rank--
	}
	return float64(rank + 1)
}

// sameChain reports whether two levels of a row lead to the same printed cell.
func sameChain(ind *Indicator, a, b int) bool {
	root := func(k int) string {
		id := levelIDs[k]
		for range levelIDs {
			c := ind.Levels[id]
			if c.Gap != GapSame {
				break
			}
			id = c.SameAs
		}
		return id
	}
	return root(a) == root(b)
}

// chooseVariants keeps, of rows that are variants of one indicator, the one that the
// plant answered; without an answer the first stands for them all as missing.
func (s *sheet) chooseVariants(rows []found) {
	for _, u := range s.table.units {
		if len(u.rows) < 2 || s.lines[u.rows[0]].indicator.Weight.Share != "one" {
			continue
		}
		chosen := u.rows[0]
		for _, r := range u.rows {
			if rows[r].stated {
				chosen = r
				break
			}
		}
		for _, r := range u.rows {
			switch {
			case r == chosen && !rows[r].stated:
				rows[r].reason = &fault.Reason{Code: "variant-unknown", Items: s.names(u.rows)}
			case r != chosen && rows[r].stated:
				s.notes = append(s.notes, fault.Reason{Code: "variants-both", Items: s.names([]int{chosen, r})})
				fallthrough
			case r != chosen:
				rows[r] = found{x: NotApplicable, reason: &fault.Reason{Code: "other-variant", Items: s.names([]int{chosen})}}
			}
		}
	}
}

func (s *sheet) names(rows []int) (ids []string) {
	for _, r := range rows {
		ids = append(ids, s.lines[r].indicator.ID)
	}
	return ids
}

func (l *line) String() string {
	if l.product == nil {
		return l.indicator.ID
	}
	return fmt.Sprintf("%s · %s", l.indicator.ID, l.product.ID)
}
