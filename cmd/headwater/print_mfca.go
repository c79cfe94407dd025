package main

import (
	"fmt"

	"headwater/balance/mfca"
	"headwater/report"
	"headwater/say"
)

// printMFCACosts is the cost matrix: what enters each centre, and where it goes.
func (e *env) printMFCACosts(r *mfca.Result) error {
	l := e.lang()
	t := newTable(say.Term(l, "mfca-centre"), say.Term(l, "mfca-flow"), say.Term(l, "mfca-kg"), say.Term(l, "mfca-material-cost"), say.Term(l, "mfca-energy-cost"),
		say.Term(l, "mfca-system-cost"), say.Term(l, "mfca-waste-cost"), say.Term(l, "mfca-total-cost"), say.Term(l, "mfca-share"))
	t.right(2, 3, 4, 5, 6, 7, 8)
	row := func(id, flow, kg string, c mfca.LossCost, waste bool, share *float64) {
		w := ""
		if waste {
			w = report.Number(&c.Waste)
		}
		t.add(id, flow, kg, report.Number(&c.Material), report.Number(&c.Energy), report.Number(&c.System), w, report.Number(&c.Total), percent(share))
	}
	without := func(c mfca.Cost) mfca.LossCost {
		return mfca.LossCost{Material: c.Material, Energy: c.Energy, System: c.System, Total: c.Total}
	}
	for i := range r.Centres {
		c := &r.Centres[i]
		own := c.Mass.OwnKg + c.Mass.AuxiliaryKg
		row(centreName(c), say.Term(l, "mfca-input"), report.Number(&own), c.Input, true, nil)
		for _, in := range c.CarriedIn {
			key := "mfca-carried"
			if in.Of == mfca.Loss {
				key = "mfca-returned"
			}
			row("", fmt.Sprintf(say.Term(l, key), in.From), report.Number(&in.Kg), without(in.Cost), false, nil)
		}
		lost := c.Mass.LossKg + c.Mass.AuxiliaryKg
		row("", say.Term(l, "mfca-product"), report.Number(&c.Mass.ProductKg), without(c.Product), false, rest(c.LossShare))
		row("", say.Term(l, "mfca-loss"), report.Number(&lost), c.Loss, true, c.LossShare)
		less(t, l, c.Recycled, c.ByProductIncome, c.NetLoss)
	}
	own, lost := r.Total.Mass.OwnKg+r.Total.Mass.AuxiliaryKg, r.Total.Mass.LossKg+r.Total.Mass.AuxiliaryKg
	row(say.Term(l, "mfca-whole"), say.Term(l, "mfca-input"), report.Number(&own), r.Total.Input, true, nil)
	row("", say.Term(l, "mfca-product"), report.Number(&r.Total.ProductKg), without(r.Total.ProductCost), false, rest(r.Total.LossShare))
	row("", say.Term(l, "mfca-loss"), report.Number(&lost), r.Total.LossCost, true, r.Total.LossShare)
	less(t, l, 0, r.Total.ByProductIncome, r.Total.NetLoss)
	return t.write(e.stdout)
}

func centreName(c *mfca.CentreResult) string {
	if c.Name == "" {
		return c.ID
	}
	return c.ID + " " + c.Name
}

func rest(share *float64) *float64 {
	if share == nil {
		return nil
	}
	return new(1 - *share)
}

// less adds the rows for what a loss brings back.
func less(t *textTable, l say.Lang, recycled, income, net float64) {
	if recycled == 0 && income == 0 {
		return
	}
	add := func(key string, x float64) { t.add("", say.Term(l, key), "", "", "", "", "", report.Number(&x), "") }
	if recycled != 0 {
		add("mfca-recycled", recycled)
	}
	if income != 0 {
		add("mfca-income", income)
	}
	add("mfca-net-loss", net)
}

func (e *env) printMFCAMaterials(r *mfca.Result) error {
	l := e.lang()
	t := newTable(say.Term(l, "mfca-centre"), say.Term(l, "mfca-material"), say.Term(l, "mfca-used"), say.Term(l, "mfca-unit-cost"), say.Term(l, "mfca-total-cost"),
		say.Term(l, "mfca-ratio"), say.Term(l, "mfca-product"), say.Term(l, "mfca-loss"), say.Term(l, "mfca-unaccounted"), say.Term(l, "mfca-split"))
	t.right(2, 3, 4, 5, 6, 7, 8)
	for i := range r.Centres {
		c := &r.Centres[i]
		for _, m := range c.Materials {
			split := say.Term(l, "mfca-split-"+m.Split)
			t.add(c.ID, m.Name, report.Number(&m.Kg), report.Number(&m.UnitCost), report.Number(&m.Cost), percent(&m.ProductRatio), report.Number(&m.Product), report.Number(&m.Loss), report.Number(m.UnaccountedKg), split)
		}
	}
	return t.write(e.stdout)
}

func (e *env) printMFCAMasses(r *mfca.Result) error {
	l := e.lang()
	t := newTable(say.Term(l, "mfca-centre"), say.Term(l, "mfca-in"), say.Term(l, "mfca-out-product"), say.Term(l, "mfca-out-loss"), say.Term(l, "mfca-unaccounted"),
		say.Term(l, "mfca-deviation"), say.Term(l, "finding"), say.Term(l, "mfca-auxiliary"))
	t.right(1, 2, 3, 4, 5, 7)
	row := func(id string, m *mfca.Mass) {
		finding := say.Term(l, "mfca-beyond")
		if m.Within != nil && *m.Within {
			finding = say.Term(l, "mfca-within")
		}
		t.add(id, report.Number(&m.InputKg), report.Number(&m.ProductKg), report.Number(&m.LossKg), report.Number(&m.UnaccountedKg), percent(m.UnaccountedShare), finding, report.Number(&m.AuxiliaryKg))
	}
	for i := range r.Centres {
		row(r.Centres[i].ID, &r.Centres[i].Mass)
	}
	row(say.Term(l, "mfca-whole"), &r.Total.Mass)
	return t.write(e.stdout)
}
