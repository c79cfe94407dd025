package rating

import (
	"strings"

	"headwater/fault"
	"headwater/plant"
	"headwater/unit"
)

// BoundaryUsed says what a computed value counts in, and what it would be under the
// other rules for auxiliary processes.
type BoundaryUsed struct {
	Rule         plant.Allocation `json:"rule"` // none, output, metered, or mixed
	Included     []Included       `json:"included"`
	Alternatives []Alternative    `json:"alternatives"`
	Decides      bool             `json:"decides"` // whether another rule gives another level
}

// Included is what one process contributes.
type Included struct {
	Process string  `json:"process"`
	Amount  float64 `json:"amount"`
	Unit    string  `json:"unit"`
	Share   float64 `json:"share"`
}

// Alternative is the value under one rule, with its level.
type Alternative struct {
	Rule   plant.Allocation `json:"rule"`
	Value  *float64         `json:"value"`
	Level  string           `json:"level,omitempty"`
	Reason *fault.Reason    `json:"reason,omitempty"`
}

// plainMass is a mass that was counted as a product, such as m3·mg/L, in kilograms; every
// other quantity as it is.
func plainMass(q unit.Quantity) unit.Quantity {
	if kg, err := q.In(unit.MustParse("kg")); err == nil && strings.Contains(q.Unit.String(), "·") {
		return kg
	}
	return q
}

// addBoundary shows, for a value that the data give, the processes inside its
// boundary and its value and level under every allocation rule.
func (s *sheet) addBoundary(row *IndicatorRow, r int, f *found, p *plant.Plant, rq *Request, products []*plant.Product) error {
	if f.computed == nil || len(f.computed.parts) == 0 {
		return nil
	}
	l := &s.lines[r]
	b := &BoundaryUsed{Rule: statedRule(p, rq.Processes)}
	for _, part := range f.computed.parts {
		amount := plainMass(part.Amount)
		b.Included = append(b.Included, Included{part.Process, amount.Value, amount.Unit.String(), part.Of})
	}
	for _, rule := range plant.Allocations {
		m, reason, err := s.compute(l, p, boundaryOf(l, rq, products, rule), rq.Factors)
		if err != nil {
			return err
		}
		alt := Alternative{Rule: rule, Reason: reason}
		if m != nil {
			lv := s.table.rows[r].grade(m.value)
			alt.Value, alt.Level = &m.value, rankName(lv.Worst)
			if lv.Best != lv.Worst {
				alt.Level = Undetermined
			}
			b.Decides = b.Decides || row.Level != nil && alt.Level != *row.Level
		}
		b.Alternatives = append(b.Alternatives, alt)
	}
	row.Boundary = b
	return nil
}

// statedRule is the rule that all auxiliary and attached processes state, or mixed.
func statedRule(p *plant.Plant, within []string) plant.Allocation {
	var rule plant.Allocation
	for i := range p.Processes {
		pr := &p.Processes[i]
		if pr.Kind != plant.Auxiliary && pr.Kind != plant.Attached {
			continue
		}
		own := pr.Allocate
		if own == "" {
			own = plant.ByOutput
		}
		if rule != "" && rule != own {
			return "mixed"
		}
		rule = own
	}
	if rule == "" {
		return plant.None
	}
	return rule
}
