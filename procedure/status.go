package procedure

import (
	"headwater/datum"
	"headwater/fault"
	"headwater/plant"
)

// The states of a step.
const (
	StepDone         = "done"
	StepPartial      = "partial"
	StepMissing      = "missing"
	StepContradicted = "contradicted"
	StepLeftOut      = "left-out" // the template does not ask for it, or a reason is given
	StepLater        = "later"    // belongs to the other edition
	StepShared       = "shared"   // done once for all members, in the joint file
)

// PhaseStatus is one phase with its steps.
type PhaseStatus struct {
	ID    string       `json:"id"`
	Name  datum.Text   `json:"name"` // in the vocabulary of the file
	Steps []StepStatus `json:"steps"`
}

// StepStatus is one step: what it needs, what it gives, what keeps it from being done.
type StepStatus struct {
	ID       string         `json:"id"`
	Number   int            `json:"n"`
	Name     datum.Text     `json:"name"`
	State    string         `json:"state"`
	Done     datum.Date     `json:"done,omitzero"`
	Inputs   []Fact         `json:"inputs"`
	Outputs  []Fact         `json:"outputs"`
	Gates    []Gate         `json:"gates"`
	Evidence []string       `json:"evidence,omitempty"`
	Reasons  []fault.Reason `json:"reasons"`
}

// Gate is a step that comes before, and whether it is done.
type Gate struct {
	Step string `json:"step"`
	Open bool   `json:"open"`
}

// status fills the phases: a step is done when everything that it must give is there,
// contradicted when a finding of the chain disputes it, or when it is recorded as done
// while its output is missing or a step before it was done later.
func (c *chain) status() {
	c.compliance()
	c.r.Counts = map[string]int{}
	done := map[string]bool{}
	for i := range c.t.phases {
		p := &c.t.phases[i]
		ps := PhaseStatus{ID: p.ID, Name: p.Audit}
		if c.r.Vocabulary == "assessment" {
			ps.Name = p.Assessment
		}
		for k := range p.Steps {
			s := c.stepStatus(&p.Steps[k], p, done)
			done[s.ID] = s.State == StepDone || s.State == StepLeftOut || s.State == StepShared
			c.r.Counts[s.State]++
			if s.State == StepMissing || s.State == StepPartial || s.State == StepContradicted {
				c.open++
			}
			ps.Steps = append(ps.Steps, s)
		}
		c.r.Phases = append(c.r.Phases, ps)
	}
}

func (c *chain) stepStatus(s *Step, p *Phase, done map[string]bool) StepStatus {
	state := c.a.Steps[s.ID]
	r := StepStatus{ID: s.ID, Number: s.Number, Name: s.Name, State: StepMissing, Done: state.Done, Evidence: state.Evidence, Inputs: []Fact{}, Outputs: []Fact{}, Gates: []Gate{}, Reasons: []fault.Reason{}}
	why := func(f *fault.Reason) { r.Reasons = append(r.Reasons, *f) }
	for _, id := range s.After {
		r.Gates = append(r.Gates, Gate{id, done[id]})
	}
	for _, id := range s.In {
		r.Inputs = append(r.Inputs, c.fact(id, done))
	}
	there := 0
	for _, id := range s.Out {
		f := c.fact(id, done)
		if id == recorded {
			f.There = !state.Done.IsZero() || len(state.Evidence) > 0
		}
		if f.There {
			there++
		} else if f.Reason != nil {
			why(f.Reason)
		} else {
			why(reason("output-missing", id))
		}
		r.Outputs = append(r.Outputs, f)
	}
	switch {
	case there == len(s.Out):
		r.State = StepDone
	case there > 0:
		r.State = StepPartial
	}
	left, leave := c.t.leave[s.ID]
	edition := p.Edition
	if s.Edition != "" {
		edition = s.Edition
	}
	switch {
	case leave:
		r.State, r.Reasons = StepLeftOut, []fault.Reason{*reason("step-left-out", left.ZH, left.EN)}
		return r
	case state.NotApplicable != "":
		r.State, r.Reasons = StepLeftOut, []fault.Reason{*reason("step-not-applicable", state.NotApplicable)}
		return r
	case s.When != "" && r.State != StepDone, s.Old && r.State != StepDone:
		r.State, r.Reasons = StepLeftOut, []fault.Reason{*reason("step-condition", s.ID)}
		return r
	case edition == Acceptance && c.r.Edition == Evaluation && r.State != StepDone:
		r.State, r.Reasons = StepLater, []fault.Reason{*reason("step-later")}
		return r
	}
	c.contradictions(&r, s, &state)
	return r
}

// fact is a named fact; a step that stands among them is there when it is done.
func (c *chain) fact(id string, done map[string]bool) Fact {
	of, ok := facts[id]
	if !ok {
		return Fact{ID: id, There: done[id]}
	}
	f := of(c)
	f.ID = id
	return f
}

func (c *chain) contradictions(r *StepStatus, s *Step, state *plant.StepState) {
	against := func(f *fault.Reason) {
		r.State = StepContradicted
		r.Reasons = append(r.Reasons, *f)
	}
	at := "/audit/steps/" + s.ID
	if !state.Done.IsZero() && r.State != StepDone {
		why := reason("step-done-without", s.ID, state.Done.String())
		c.finding(Error, "", why, at)
		against(why)
	}
	if c.rq.Day.Before(state.Done) {
		why := reason("step-ahead", s.ID, state.Done.String(), c.rq.Day.String())
		c.finding(Error, "", why, at)
		against(why)
	}
	for _, id := range s.After {
		before := c.a.Steps[id].Done
		if !state.Done.IsZero() && !before.IsZero() && state.Done.Before(before) {
			why := reason("step-order", s.ID, state.Done.String(), id, before.String())
			c.finding(Error, "", why, at, "/audit/steps/"+id)
			against(why)
		}
	}
	if s.ID == "report" {
		return // it sums up what stands with the other steps
	}
	for i := range c.findings {
		if f := &c.findings[i]; f.Severity == Error && f.Step == s.ID {
			against(&f.Reason)
		}
	}
}
