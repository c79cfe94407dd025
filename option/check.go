package option

import (
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"

	"headwater/fault"
	"headwater/plant"
	"headwater/unit"
)

// Check returns every problem of a plant's options that its file alone does not show, at
// JSON pointers: changes in a unit that does not fit or beyond what there is, levels of
// unknown indicators, negative money or life, prerequisites that go in circles, an option
// that excludes what it needs. known names the indicators of the plant's
// index systems, and says which are requirements in words: only those can be set to a level.
func Check(p *plant.Plant, known map[string]bool, nearest func(string, []string) string) error {
	var bad []error
	add := func(err error) { bad = append(bad, err) }
	for k := range p.Options {
		o := &p.Options[k]
		at := fmt.Sprintf("/options/%d", k)
		for i := range o.Effects {
			bad = append(bad, checkEffect(p, fmt.Sprintf("%s/effects/%d", at, i), &o.Effects[i]))
		}
		for _, id := range slices.Sorted(maps.Keys(o.Sets)) {
			words, ok := known[id]
			switch {
			case !ok:
				add(fault.NotFound(at+"/sets/"+id, "option-indicator", id, nearest(id, slices.Sorted(maps.Keys(known)))))
			case !words:
				add(fault.Input(at+"/sets/"+id, "option-sets-number", id, o.Sets[id]))
			}
			if !slices.Contains(levelOrder[:3], o.Sets[id]) {
				add(fault.Input(at+"/sets/"+id, "option-level", o.Sets[id]))
			}
		}
		for _, m := range []struct {
			field string
			value float64
		}{{"investment", o.Investment.Value}, {"subsidy", o.Subsidy.Value}, {"life", o.Life.Value}} {
			if m.value < 0 || !finite(m.value) {
				add(fault.Input(at+"/"+m.field, "option-negative", o.ID, m.value))
			}
		}
		for _, q := range []struct {
			field string
			money unit.Quantity
		}{{"investment", o.Investment}, {"subsidy", o.Subsidy}} {
			if first := firstMoney(p); !q.money.IsZero() && !q.money.Unit.Same(first) {
				add(fault.Input(at+"/"+q.field, "plan-money", o.ID, q.money.Unit.String(), first.String()))
			}
		}
		if o.Subsidy.Value > max(o.Investment.Value, 0) {
			add(fault.Conflict(at+"/subsidy", "option-subsidy", o.ID))
		}
		for i, id := range o.Requires {
			if slices.Contains(o.Excludes, id) {
				add(fault.Conflict(fmt.Sprintf("%s/requires/%d", at, i), "option-needs-excluded", o.ID, id))
			}
		}
	}
	if circle := circleOf(p); circle != nil {
		add(fault.Conflict(fmt.Sprintf("/options/%d/requires", optionIndex(p, circle[0])), "option-circle", strings.Join(append(circle, circle[0]), " → ")))
	}
	return errors.Join(bad...)
}

func checkEffect(p *plant.Plant, at string, e *plant.Effect) error {
	q, ok := amountOf(p, e)
	if !ok {
		return nil // a stream without amount: the plant's own check says what is missing
	}
	f, err := left(p, q, e.Change)
	switch {
	case err != nil:
		return fault.At(at+"/change", err)
	case f < -1e-9:
		return fault.Input(at+"/change", "effect-beyond", e.Change.String(), q.String())
	}
	return nil
}

// firstMoney is the currency of the first option that states an investment.
func firstMoney(p *plant.Plant) unit.Unit {
	for i := range p.Options {
		if !p.Options[i].Investment.IsZero() {
			return p.Options[i].Investment.Unit
		}
	}
	return unit.Unit{}
}

func optionIndex(p *plant.Plant, id string) int {
	return slices.IndexFunc(p.Options, func(o plant.Option) bool { return o.ID == id })
}

// circleOf returns the options of one circle of prerequisites, or nil.
func circleOf(p *plant.Plant) []string {
	state := make([]int, len(p.Options)) // 1: on the way, 2: done
	var path []int
	var walk func(k int) []string
	walk = func(k int) []string {
		state[k] = 1
		path = append(path, k)
		for _, id := range p.Options[k].Requires {
			j := optionIndex(p, id)
			switch {
			case j < 0:
			case state[j] == 1:
				var ids []string
				for _, i := range path[slices.Index(path, j):] {
					ids = append(ids, p.Options[i].ID)
				}
				return ids
			case state[j] == 0:
				if c := walk(j); c != nil {
					return c
				}
			}
		}
		path = path[:len(path)-1]
		state[k] = 2
		return nil
	}
	for k := range p.Options {
		if state[k] == 0 {
			if c := walk(k); c != nil {
				return c
			}
		}
	}
	return nil
}
