package account_test

import "testing"

// Measured, reconciled and official figures side by side: a published network.
func TestReconciledBeside(t *testing.T) {
	const source = "Narasimhan & Jordache 2000, ch. 1: exchanger with bypass, 2 decimals"
	r := assess(t, head+`
processes: [{id: splitter}, {id: exchanger}, {id: valve}, {id: mixer}]
streams:
  - {id: s1, from: "", to: splitter, material: water, role: fresh, amount: 101.91 m3 ± 1 m3}
  - {id: s2, from: splitter, to: exchanger, material: water, role: cascade, amount: 64.45 m3 ± 1 m3}
  - {id: s3, from: splitter, to: valve, material: water, role: cascade, amount: 34.65 m3 ± 1 m3}
  - {id: s4, from: exchanger, to: mixer, material: water, role: cascade, amount: 64.20 m3 ± 1 m3}
  - {id: s5, from: valve, to: mixer, material: water, role: cascade, amount: 36.44 m3 ± 1 m3}
  - {id: s6, from: mixer, to: "", material: water, role: waste, amount: 98.88 m3 ± 1 m3}
`)
	q := quantity(t, r, "water")
	stated := []float64{101.91, 64.45, 34.65, 64.20, 36.44, 98.88}
	for i, want := range []float64{100.22, 64.50, 35.72, 64.50, 35.72, 100.22} {
		near(t, q.Streams[i].ID, q.Streams[i].Reconciled, want, 0.005, source)
		near(t, q.Streams[i].ID+" stated", q.Streams[i].Stated, stated[i], 0, "the plant file is untouched")
	}
	near(t, "official", row(t, r, "water", "p").Unaccounted, 101.91-98.88, 1e-9, "stated values")
	if q.Reconciliation.Pass == nil || !*q.Reconciliation.Pass || q.Reconciliation.DOF != 4 {
		t.Errorf("%+v", q.Reconciliation)
	}
}

const parts = head + `
processes: [{id: a}, {id: b}, {id: c}]
streams:
  - {id: a1, from: "", to: a, material: water, role: fresh, amount: 10 m3 ± 1 m3}
  - {id: a2, from: a, to: "", material: water, role: waste, amount: 8 m3 ± 1 m3}
  - {id: b1, from: "", to: b, material: water, role: fresh, amount: 10 m3 ± 1 m3}
  - {id: b2, from: b, to: "", material: water, role: waste, amount: 8 m3}
  - {id: c1, from: "", to: c, material: water, role: fresh, amount: 10 m3 ± 1 m3}
  - {id: c2, from: c, to: "", material: water, role: waste}
`

// A part of the plant without uncertainties is left out and named; what is not measured is
// found where conservation gives it, beside the open official figure.
func TestParts(t *testing.T) {
	r := assess(t, parts)
	q := quantity(t, r, "water")
	near(t, "a1", q.Streams[0].Reconciled, 9, 1e-9, "equal uncertainties share the difference of 2")
	if b := q.Streams[2]; b.Reconciled != nil || b.NotReconciled == nil || b.NotReconciled.Items[0] != "b2" {
		t.Errorf("b1 %+v", b)
	}
	if q.Reconciliation.Left[0] != "b1" || len(q.Reconciliation.Left) != 2 {
		t.Errorf("left out %v", q.Reconciliation.Left)
	}
	c := q.Streams[5]
	near(t, "c2", c.Reconciled, 10, 1e-9, "what enters leaves")
	if c.Stated != nil || c.Class != "observable" || row(t, r, "water", "c").Unaccounted != nil {
		t.Errorf("c2 %+v", c)
	}
}

// Nothing is reconciled without stated uncertainty, a node, or a stated conversion.
func TestNotReconciled(t *testing.T) {
	for code, text := range map[string]string{
		"uncertainty-missing": "  - {id: i, from: \"\", to: a, material: water, role: fresh, amount: 10 m3}\n  - {id: o, from: a, to: \"\", material: water, role: waste, amount: 8 m3}\n",
		"no-node":             "  - {id: i, from: \"\", to: a, material: water, role: fresh, amount: 10 m3 ± 1 m3}\n",
		"nothing-measured":    "  - {id: i, from: \"\", to: a, material: water, role: fresh}\n  - {id: o, from: a, to: \"\", material: water, role: waste}\n",
		"no-redundancy":       "  - {id: i, from: \"\", to: a, material: water, role: fresh, amount: 10 m3 ± 1 m3}\n  - {id: o, from: a, to: \"\", material: water, role: waste}\n",
	} {
		r := assess(t, head+"processes: [{id: a}]\nstreams:\n"+text)
		if why := quantity(t, r, "water").Reconciliation.Reason; why == nil || why.Code != code {
			t.Errorf("%s: %+v", code, why)
		}
	}
}

// A reactive pollutant is tabulated; with a stated conversion it is balanced too.
func TestReactive(t *testing.T) {
	const text = head + `
processes: [{id: wwtp}]
materials: [{id: COD, kind: reactive}, {id: sludge}]
streams:
  - {id: i, from: "", to: wwtp, material: water, role: waste, amount: 1000 m3 ± 10 m3, components: {COD: 500 ± 10 mg/L}}
  - {id: o, from: wwtp, to: "", material: water, role: waste, amount: 1000 m3 ± 10 m3, components: {COD: 50 ± 2 mg/L}}
`
	r := assess(t, text)
	if x := row(t, r, "COD", "wwtp"); x.Unaccounted != nil || x.Reason.Code != "reactive-unconverted" {
		t.Errorf("%+v", x)
	}
	if q := quantity(t, r, "COD"); q.Reconciliation.Reason.Code != "reactive-unconverted" || q.Fates != nil {
		t.Errorf("%+v", q)
	}
	r = assess(t, text+"  - {id: burnt, from: wwtp, to: \"\", material: COD, role: loss, amount: 430 kg ± 30 kg, conversion: oxygen uptake by respirometry}\n")
	near(t, "with a conversion", row(t, r, "COD", "wwtp").Unaccounted, 500-50-430, 1e-9, "by hand")
	if quantity(t, r, "COD").Reconciliation.Pass == nil {
		t.Error("a stated conversion is reconciled")
	}
}
