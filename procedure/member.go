package procedure

import (
	"fmt"
	"slices"

	"headwater/datum"
	"headwater/fault"
)

// Member is one enterprise of a joint audit.
type Member struct {
	ID     string         `json:"id"`
	Name   datum.Text     `json:"name"`
	Counts map[string]int `json:"counts"` // steps that are its own, by state
	Level  string         `json:"level,omitempty"`
	After  string         `json:"level_after,omitempty"`
	Errors int            `json:"errors"`
	Open   []string       `json:"open"` // own steps that are not done
	Effect []Saved        `json:"saved,omitempty"`
}

// Join puts the results of the members into that of a joint audit: shared steps are
// those of the joint file, every other step is done when it is done for every member.
// Neither result is modified; order is that of the members.
func Join(joint *Result, ids []string, members []*Result) *Result {
	r := *joint
	r.Members = []Member{}
	r.Counts = map[string]int{}
	own := func(step string) bool { return !slices.Contains(joint.Template.shared, step) }
	for i, m := range members {
		x := Member{ID: ids[i], Counts: map[string]int{}, Open: []string{}}
		for _, s := range stepsOf(m) {
			if !own(s.ID) {
				continue
			}
			x.Counts[s.State]++
			if s.State != StepDone && s.State != StepLeftOut && s.State != StepLater {
				x.Open = append(x.Open, s.ID)
			}
		}
		for _, f := range m.Findings {
			if f.Severity == Error {
				x.Errors++
			}
		}
		if m.Before != nil {
			x.Level = m.Before.Level
		}
		if m.After != nil {
			x.After = m.After.Level
		}
		if m.Effects != nil {
			x.Effect = m.Effects.Saved
		}
		r.Members = append(r.Members, x)
	}
	r.Phases = slices.Clone(joint.Phases)
	for i := range r.Phases {
		r.Phases[i].Steps = slices.Clone(joint.Phases[i].Steps)
		for k := range r.Phases[i].Steps {
			s := &r.Phases[i].Steps[k]
			if own(s.ID) && s.State != StepLeftOut {
				s.State, s.Reasons = together(s, members)
			}
			r.Counts[s.State]++
		}
	}
	return &r
}

func stepsOf(r *Result) (out []StepStatus) {
	for _, p := range r.Phases {
		out = append(out, p.Steps...)
	}
	return out
}

// worst of the members' states first.
var weight = []string{StepContradicted, StepMissing, StepPartial, StepLater, StepDone, StepLeftOut}

// together is the state of a step over all members: contradicted where it is for one,
// partial where some are done and others are not.
func together(s *StepStatus, members []*Result) (string, []fault.Reason) {
	states := map[string]int{}
	var lacking []string
	for i, m := range members {
		for _, x := range stepsOf(m) {
			if x.ID != s.ID {
				continue
			}
			states[x.State]++
			if x.State != StepDone && x.State != StepLeftOut && x.State != StepLater {
				lacking = append(lacking, fmt.Sprint(i+1))
			}
		}
	}
	if len(members) == 0 {
		return StepMissing, []fault.Reason{*reason("members-missing")}
	}
	for _, state := range weight {
		if states[state] == 0 {
			continue
		}
		if state == StepMissing && states[StepDone] > 0 {
			state = StepPartial
		}
		if len(lacking) > 0 {
			return state, []fault.Reason{*with(reason("members-open", s.ID), float64(len(lacking)), float64(len(members)), "")}
		}
		return state, []fault.Reason{}
	}
	return StepMissing, []fault.Reason{}
}
