package option

import (
	"maps"
	"math"
	"slices"

	"headwater/fault"
	"headwater/plant"
	"headwater/unit"
)

// Apply returns a copy of the plant as it would be with some of its options, and the
// answers that they set. Options act in the order of the file, each on what those before
// it have left: two of −40 % and −50 % on one stream leave 30 %. Nothing falls below 0. The
// plant is not modified. chosen has one entry per option.
func Apply(p *plant.Plant, chosen []bool) (*plant.Plant, map[string]plant.Answer) {
	out := *p
	out.Streams, out.Energy = slices.Clone(p.Streams), slices.Clone(p.Energy)
	answers := map[string]plant.Answer{}
	for k := range p.Options {
		if !chosen[k] {
			continue
		}
		o := &p.Options[k]
		for i := range o.Effects {
			applyEffect(&out, &o.Effects[i])
		}
		for id, level := range o.Sets {
			if now, ok := answers[id]; !ok || better(level, now.Level) {
				answers[id] = plant.Answer{Level: level, Evidence: []string{}, Note: o.ID}
			}
		}
	}
	return &out, answers
}

var levelOrder = []string{"I", "II", "III", "below"}

func better(a, b string) bool { return slices.Index(levelOrder, a) < slices.Index(levelOrder, b) }

func applyEffect(p *plant.Plant, e *plant.Effect) {
	year := p.Year()
	if e.Stream != "" {
		i := slices.IndexFunc(p.Streams, func(s plant.Stream) bool { return s.ID == e.Stream })
		if i >= 0 {
			p.Streams[i].Amount = changed(p, p.Streams[i].Amount, year, e.Change)
		}
		return
	}
	for i := range p.Energy {
		en := &p.Energy[i]
		if before, ok := en.Use[e.Process]; ok && en.Carrier == e.Carrier {
			en.Use = maps.Clone(en.Use)
			en.Use[e.Process] = changed(p, before, year, e.Change)
			return
		}
	}
}

// changed is a series with the amount of one year changed.
func changed(p *plant.Plant, s plant.Series, year int, change unit.Quantity) plant.Series {
	q, ok := s.At(year)
	if !ok {
		return s
	}
	factor, err := left(p, q, change)
	if err != nil {
		return s // Check has told
	}
	factor = max(factor, 0)
	q.Value *= factor
	q.SD *= factor
	s.Years, s.Totals = maps.Clone(s.Years), nil // a total beside months is that of the stated ones
	if s.Years == nil {
		s.Years = map[int][]unit.Quantity{}
	}
	s.Years[year] = []unit.Quantity{q}
	return s
}

var perYear = unit.MustParse("a")

// left is what a change leaves of an amount, as a factor: 1 + change for percent,
// (amount + change)/amount for an amount, also one per year or per output; negative where
// the change takes more than there is. It returns an error naming both units where the
// change has another one.
func left(p *plant.Plant, q, change unit.Quantity) (float64, error) {
	if change.Unit.IsPercent() {
		return 1 + change.Value/100, nil
	}
	amount, err := change.In(q.Unit)
	if err != nil {
		if yearly, e := (unit.Quantity{Value: change.Value, Unit: change.Unit.Mul(perYear)}).In(q.Unit); e == nil {
			amount, err = yearly, nil
		}
	}
	if err != nil {
		var all []string
		for i := range p.Products {
			all = append(all, p.Products[i].ID)
		}
		if output, e := p.Output(all); e == nil {
			if total, e := (unit.Quantity{Value: change.Value * output.Value, Unit: change.Unit.Mul(output.Unit)}).In(q.Unit); e == nil {
				amount, err = total, nil
			}
		}
	}
	if err != nil {
		return 0, fault.Input("", "effect-unit", change.Unit.String(), q.Unit.String())
	}
	if !(q.Value > 0) {
		return 1, nil
	}
	return (q.Value + amount.Value) / q.Value, nil
}

// amountOf is the amount of the data year that an effect changes.
func amountOf(p *plant.Plant, e *plant.Effect) (unit.Quantity, bool) {
	for i := range p.Streams {
		if p.Streams[i].ID == e.Stream && e.Stream != "" {
			return p.Streams[i].Amount.At(p.Year())
		}
	}
	for i := range p.Energy {
		if s, ok := p.Energy[i].Use[e.Process]; ok && p.Energy[i].Carrier == e.Carrier {
			return s.At(p.Year())
		}
	}
	return unit.Quantity{}, false
}

// Saved is what a set of options takes off the amounts of the year, by what it is of.
type Saved struct {
	Of     string  `json:"of"` // water, or the carrier or material
	Amount float64 `json:"amount"`
	Unit   string  `json:"unit"`
}

// Savings compares the plant with itself under some options: fresh water, raw and
// auxiliary materials that come from outside, and energy carriers, where they change.
func Savings(before, after *plant.Plant) (out []Saved) {
	add := func(of string, a, b unit.Quantity) {
		b, err := b.In(a.Unit)
		if err != nil || a.Value == b.Value {
			return
		}
		i := slices.IndexFunc(out, func(s Saved) bool { return s.Of == of })
		if i < 0 {
			out = append(out, Saved{of, 0, a.Unit.String()})
			i = len(out) - 1
		}
		if f, err := a.Unit.Factor(unit.MustParse(out[i].Unit)); err == nil {
			out[i].Amount += (a.Value - b.Value) * f
		}
	}
	for i := range before.Streams {
		s := &before.Streams[i]
		if s.From != "" || !slices.Contains([]string{"fresh", "raw", "auxiliary"}, s.Role) {
			continue
		}
		a, okA := s.Amount.At(before.Year())
		b, okB := after.Streams[i].Amount.At(before.Year())
		if okA && okB {
			add(s.Material, a, b)
		}
	}
	for i := range before.Energy {
		for _, process := range slices.Sorted(maps.Keys(before.Energy[i].Use)) {
			a, okA := before.Energy[i].Use[process].At(before.Year())
			b, okB := after.Energy[i].Use[process].At(before.Year())
			if okA && okB {
				add(before.Energy[i].Carrier, a, b)
			}
		}
	}
	return out
}

func finite(v float64) bool { return !math.IsNaN(v) && !math.IsInf(v, 0) }
