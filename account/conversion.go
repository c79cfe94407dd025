package account

import (
	"slices"

	"headwater/fault"
)

// Conversion is a boiler, generator or other place where own fuel becomes another
// carrier, in kgce:
//
//	loss = Σ used there − Σ generated there
//
// The loss is the remainder and is called so: nothing else is booked to it.
type Conversion struct {
	Process    string        `json:"process"` // "" where the plant file does not say where
	From       []string      `json:"from"`
	To         []string      `json:"to"`
	Input      *float64      `json:"input"`
	Output     *float64      `json:"output"`
	Loss       *float64      `json:"loss"`
	Efficiency *float64      `json:"efficiency"`
	Reason     *fault.Reason `json:"reason,omitempty"`
}

type conversion struct {
	Conversion
	burns map[string]float64 // kgce by carrier
	allOf string             // a carrier without a use by process, all of which is taken as burnt
}

// conversions lists the places of own generation. Generation without a fuel (sun, wind,
// waste heat that is no carrier of the file) is own primary energy and no conversion.
func (a *accountant) conversions(supplies []*supply, k *coalTable) (out []*conversion) {
	byCarrier := map[string]*supply{}
	for _, s := range supplies {
		byCarrier[s.carrier] = s
	}
	at := map[string]*conversion{}
	for _, s := range supplies {
		for i := range s.moves {
			m := &s.moves[i]
			if m.kind == recovered {
				k.primary += k.kgce(s, m)
			}
			if m.kind != generated {
				continue
			}
			from := m.entry.From
			if from == "" || byCarrier[from] == nil {
				if m.process == "" || len(a.burntAt(supplies, m.process)) == 0 {
					k.primary += k.kgce(s, m)
					continue
				}
			}
			key := m.process
			if key == "" {
				key = "\x00" + from
			}
			c, ok := at[key]
			if !ok {
				c = &conversion{burns: map[string]float64{}}
				c.Process, c.Output = m.process, new(0.0)
				at[key] = c
				out = append(out, c)
				a.burn(c, supplies, byCarrier[from], k)
			}
			if !slices.Contains(c.To, s.carrier) {
				c.To = append(c.To, s.carrier)
			}
			*c.Output += k.kgce(s, m)
			if why := k.why[s.carrier]; why != nil {
				c.Reason, c.Input = why, nil
			}
		}
	}
	for _, c := range out {
		c.finish(supplies, k)
	}
	return out
}

// burntAt lists the carriers that a process uses.
func (a *accountant) burntAt(supplies []*supply, process string) (ids []string) {
	for _, s := range supplies {
		for _, m := range s.moves {
			if m.kind == use && m.process == process && !slices.Contains(ids, s.carrier) {
				ids = append(ids, s.carrier)
			}
		}
	}
	return ids
}

// burn fills in what a conversion takes: everything that its process uses; or, where the
// fuel is not divided among processes at all, all of it.
func (a *accountant) burn(c *conversion, supplies []*supply, fuel *supply, k *coalTable) {
	if c.Process != "" {
		input := 0.0
		for _, s := range supplies {
			if u, n := k.of(s, use, c.Process); n > 0 {
				if why := k.why[s.carrier]; why != nil {
					c.Reason = why
					return
				}
				c.From = append(c.From, s.carrier)
				c.burns[s.carrier] += u
				input += u
			}
		}
		c.Input = &input
		return
	}
	c.From = []string{fuel.carrier}
	if len(a.users(fuel.carrier)) > 0 {
		c.Reason = reason("generator-unnamed", a.users(fuel.carrier)...)
		return
	}
	if why := k.why[fuel.carrier]; why != nil {
		c.Reason = why
		return
	}
	input := 0.0
	for i := range fuel.moves {
		m := &fuel.moves[i]
		input += m.sign * k.kgce(fuel, m)
	}
	c.Input, c.allOf = &input, fuel.carrier
	c.burns[fuel.carrier] = input
	c.Reason = reason("conversion-all-fuel", fuel.carrier)
}

// finish forms the loss. What a generating process also recovers belongs to its output.
func (c *conversion) finish(supplies []*supply, k *coalTable) {
	if c.Process != "" {
		for _, s := range supplies {
			b, n := k.of(s, recoveredBy, c.Process)
			if n > 0 && !slices.Contains(c.To, s.carrier) {
				c.To = append(c.To, s.carrier)
			}
			*c.Output += b
		}
	}
	if c.Input == nil {
		return
	}
	c.Loss = new(*c.Input - *c.Output)
	if *c.Input > 0 {
		c.Efficiency = new(*c.Output / *c.Input)
	}
	if *c.Loss < 0 {
		c.Reason = reason("conversion-gain", c.Process)
	}
}

// kgce is one move in coal equivalent.
func (k *coalTable) kgce(s *supply, m *move) float64 {
	q, err := m.amount.In(s.unit)
	if err != nil {
		return 0
	}
	return q.Value * k.factor[s.carrier]
}
