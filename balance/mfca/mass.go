package mfca

import (
	"math"

	"headwater/fault"
)

// mass is the balance of a centre: what its inputs bring against product and loss.
func (g *graph) mass(d *node) Mass {
	m := Mass{OwnKg: d.ownKg(), ProductKg: d.productKg, LossKg: d.lossKg, AuxiliaryKg: d.auxiliaryKg()}
	for _, k := range d.in {
		m.CarriedKg += g.edges[k].kg
	}
	m.close(g.net.tolerance())
	return m
}

// roundingSlack lets a balance of decimal fractions close to the last digits.
const roundingSlack = 1e-12

// close sets what is not accounted for, and whether that is within tolerance.
func (m *Mass) close(tolerance float64) {
	m.InputKg = m.OwnKg + m.CarriedKg
	m.UnaccountedKg = m.InputKg - m.ProductKg - m.LossKg
	if math.Abs(m.UnaccountedKg) <= roundingSlack*(m.InputKg+m.ProductKg+m.LossKg) {
		m.UnaccountedKg = 0
	}
	if !(m.InputKg > 0) {
		m.Reason = &fault.Reason{Code: "mfca-no-mass"}
		return
	}
	m.UnaccountedShare = new(m.UnaccountedKg / m.InputKg)
	m.Within = new(math.Abs(m.UnaccountedKg) <= tolerance*m.InputKg)
}

// noteMass says what a balance that does not close may come from.
func (g *graph) noteMass(id string, m *Mass) {
	if m.Within != nil && *m.Within {
		return
	}
	limit := g.net.tolerance() * m.InputKg
	if m.AuxiliaryKg > 0 && math.Abs(m.UnaccountedKg+m.AuxiliaryKg) <= limit && m.LossKg >= m.AuxiliaryKg {
		g.notes = append(g.notes, fault.Reason{Code: "mfca-auxiliary-in-loss", Value: new(m.AuxiliaryKg), Unit: "kg", Items: []string{id}})
		return
	}
	note := fault.Reason{Code: "mfca-unaccounted", Value: new(math.Abs(m.UnaccountedKg)), Limit: new(limit), Unit: "kg", Items: []string{id}}
	if m.UnaccountedKg < 0 {
		note.Code = "mfca-more-out"
	}
	g.notes = append(g.notes, note)
}

func (g *graph) noteMaterial(id string, m *MaterialCost) {
	if m.UnaccountedKg == nil || math.Abs(*m.UnaccountedKg) <= g.net.tolerance()*m.Kg {
		return
	}
	g.notes = append(g.notes, fault.Reason{Code: "mfca-material-unaccounted", Value: new(*m.UnaccountedKg), Limit: new(g.net.tolerance() * m.Kg), Unit: "kg", Items: []string{m.Name, id}})
}
