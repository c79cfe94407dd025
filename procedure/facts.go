package procedure

import (
	"maps"
	"slices"

	"headwater/datum"
	"headwater/fault"
	"headwater/plant"
	"headwater/rating"
)

// Fact is something that a step needs or gives, as found in the plant file and in what
// the engines made of it.
type Fact struct {
	ID     string        `json:"id"`
	There  bool          `json:"there"`
	Count  int           `json:"count"`
	Reason *fault.Reason `json:"reason,omitempty"` // what is lacking
}

// recorded is the fact that a step itself is recorded with a day or evidence.
const recorded = "record"

// conditions under which a step applies.
var conditions = []string{"product-change"}

// FactIDs lists the facts that templates and forms may name.
func FactIDs() []string {
	return slices.Sorted(maps.Keys(facts))
}

func some(n int) Fact { return Fact{There: n > 0, Count: n} }

// each wants something of every element; where is what lacks it.
func each[T any](list []T, lacks func(*T) string) Fact {
	f := Fact{Count: len(list), There: len(list) > 0}
	var where []string
	for i := range list {
		if id := lacks(&list[i]); id != "" {
			where = append(where, id)
		}
	}
	if len(where) > 0 {
		f.There, f.Reason = false, reason("fact-lacking", where...)
	}
	return f
}

// facts finds out whether each fact is there.
var facts = map[string]func(c *chain) Fact{
	recorded: func(c *chain) Fact { return Fact{} }, // of the step at hand: see status
	"team":   func(c *chain) Fact { return some(len(c.a.Team)) },
	"plan": func(c *chain) Fact {
		return each(c.a.Plan, func(l *plant.PlanLine) string { return lackingIf(l.Due.IsZero(), l.Phase) })
	},
	"training": func(c *chain) Fact { return some(len(c.a.Training)) },
	"barriers": func(c *chain) Fact { return some(len(c.a.Barriers)) },
	"profile": func(c *chain) Fact {
		return Fact{There: len(c.p.Products) > 0 && len(c.p.Processes) > 0 && c.p.Plant.Sector != "", Count: len(c.p.Processes)}
	},
	"materials":  func(c *chain) Fact { return some(len(c.p.Materials)) },
	"discharges": func(c *chain) Fact { return some(len(c.p.Discharges)) },
	"finance":    func(c *chain) Fact { return Fact{There: c.p.Finance != nil} },
	"history":    (*chain).history,
	"equipment":  func(c *chain) Fact { return some(len(c.a.Equipment)) },
	"permits":    func(c *chain) Fact { return some(len(c.a.Permits)) },
	"findings":   func(c *chain) Fact { return some(len(c.a.Findings)) },
	"level": func(c *chain) Fact {
		return Fact{There: c.r.Before != nil && c.r.Before.Level != rating.Undetermined}
	},
	"compliance": func(c *chain) Fact { return some(len(c.rq.Limits)) },
	"candidates": func(c *chain) Fact {
		if c.a.Focus == nil {
			return Fact{}
		}
		n := len(c.a.Focus.Candidates)
		return Fact{There: n > 1, Count: n}
	},
	"focus": func(c *chain) Fact {
		if c.a.Focus == nil {
			return Fact{}
		}
		return some(len(c.a.Focus.Chosen))
	},
	"targets":     func(c *chain) Fact { return some(len(c.a.Targets)) },
	"options-low": func(c *chain) Fact { return c.count(func(o *OptionResult) bool { return o.Class == Low }) },
	"low-done": func(c *chain) Fact {
		return c.count(func(o *OptionResult) bool { return o.Class == Low && (o.State == Done || o.State == Verified) })
	},
	"operations":  (*chain).operations,
	"measurement": func(c *chain) Fact { return some(len(c.a.Measurement)) },
	"readings": func(c *chain) Fact {
		if c.p.Campaign == nil {
			return Fact{}
		}
		return some(len(c.p.Campaign.Readings))
	},
	"balances": (*chain).balanced,
	"causes":   func(c *chain) Fact { return some(len(c.a.Causes)) },
	"cause-options": func(c *chain) Fact {
		return each(c.r.Causes, func(x *CauseResult) string { return lackingIf(len(x.Options) == 0, x.ID) })
	},
	"options": func(c *chain) Fact { return some(len(c.r.Options)) },
	"option-classes": func(c *chain) Fact {
		return each(c.r.Options, func(o *OptionResult) string { return lackingIf(o.Cost == "" || o.Aspect == "", o.ID) })
	},
	"screened": func(c *chain) Fact {
		return each(c.r.Options, func(o *OptionResult) string { return lackingIf(o.Screened == "", o.ID) })
	},
	"options-high": func(c *chain) Fact { return some(len(c.high())) },
	"low-verified": func(c *chain) Fact {
		var list []OptionResult
		for _, o := range c.r.Options {
			if o.Class == Low && o.State != SetAside {
				list = append(list, o)
			}
		}
		return each(list, func(o *OptionResult) string { return lackingIf(o.State != Verified, o.ID) })
	},
	"planned-effects": func(c *chain) Fact {
		return each(c.high(), func(o *OptionResult) string { return lackingIf(len(o.Planned) == 0, o.ID) })
	},
	"economics": func(c *chain) Fact {
		return each(c.high(), func(o *OptionResult) string { return lackingIf(o.Investment == nil || o.Saving == nil, o.ID) })
	},
	"recommended": func(c *chain) Fact {
		return each(c.high(), func(o *OptionResult) string { return lackingIf(o.Screened == "", o.ID) })
	},
	"schedule": func(c *chain) Fact {
		return each(c.high(), func(o *OptionResult) string { return lackingIf(o.Due.IsZero(), o.ID) })
	},
	"funding": func(c *chain) Fact {
		return each(c.high(), func(o *OptionResult) string { return lackingIf(o.Funding == datum.Text{}, o.ID) })
	},
	"high-done": func(c *chain) Fact {
		return each(c.high(), func(o *OptionResult) string { return lackingIf(o.State != Done && o.State != Verified, o.ID) })
	},
	"high-verified": func(c *chain) Fact {
		return each(c.high(), func(o *OptionResult) string { return lackingIf(o.State != Verified, o.ID) })
	},
	"before-after": func(c *chain) Fact {
		if c.r.Effects == nil {
			return Fact{}
		}
		return each(c.r.Effects.Rows, func(e *EffectRow) string { return lackingIf(e.Adjusted == nil, e.ID) })
	},
	"level-after": func(c *chain) Fact {
		return Fact{There: c.r.After != nil && c.r.After.Level != rating.Undetermined}
	},
	"targets-met": func(c *chain) Fact {
		return each(c.r.Targets, func(t *TargetResult) string { return lackingIf(t.Met == nil, t.ID) })
	},
	"organisation": func(c *chain) Fact {
		return Fact{There: c.a.Continuous != nil && c.a.Continuous.Organisation != datum.Text{}}
	},
	"system": func(c *chain) Fact {
		if c.a.Continuous == nil {
			return Fact{}
		}
		return some(len(c.a.Continuous.System))
	},
	"continuous-plan": func(c *chain) Fact {
		if c.a.Continuous == nil {
			return Fact{}
		}
		return some(len(c.a.Continuous.Plan))
	},
	"chain": func(c *chain) Fact {
		n := 0
		for _, f := range c.findings {
			if f.Severity == Error {
				n++
			}
		}
		switch {
		case n > 0:
			return Fact{Reason: with(reason("chain-broken"), float64(n), 0, "")}
		case c.open > 0:
			return Fact{Reason: with(reason("steps-open"), float64(c.open), 0, "")}
		}
		return Fact{There: true}
	},
}

func lackingIf(yes bool, id string) string {
	if yes {
		return id
	}
	return ""
}

func (c *chain) count(is func(*OptionResult) bool) Fact {
	n := 0
	for i := range c.r.Options {
		if is(&c.r.Options[i]) {
			n++
		}
	}
	return some(n)
}

// high are the medium and high-cost options that were not set aside.
func (c *chain) high() (out []OptionResult) {
	for _, o := range c.r.Options {
		if o.Class == High && o.State != SetAside {
			out = append(out, o)
		}
	}
	return out
}

// history wants the output and one input of every year that reviewers look at.
func (c *chain) history() Fact {
	f := Fact{}
	want := c.t.questions.Years
	output, input := false, false
	for i := range c.r.Profile.Trends {
		t := &c.r.Profile.Trends[i]
		n := 0
		for _, year := range t.Years {
			if year > c.p.Year()-want && year <= c.p.Year() {
				n++
			}
		}
		f.Count = max(f.Count, n)
		if n >= want {
			output = output || t.Kind == "output"
			input = input || t.Kind == "energy" || t.Kind == "fresh-water"
		}
	}
	f.There = output && input
	return f
}

// operations wants every process of the focus among the unit operations.
func (c *chain) operations() Fact {
	f := some(len(c.a.Operations))
	for _, id := range c.inFocus() {
		if !slices.ContainsFunc(c.a.Operations, func(o plant.Operation) bool { return o.Process == id }) {
			f.There, f.Reason = false, reason("fact-lacking", id)
		}
	}
	return f
}

// balanced wants a line of the balances at a process of the focus.
func (c *chain) balanced() Fact {
	n := 0
	focus := c.inFocus()
	for i := range c.rq.Lines {
		if l := &c.rq.Lines[i]; l.Unaccounted != nil && slices.Contains(focus, l.Process) {
			n++
		}
	}
	return some(n)
}
