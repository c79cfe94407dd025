package account_test

import (
	"testing"

	"headwater/account"
)

const waterPlant = head + `
processes: [{id: works}, {id: shop}, {id: tower, kind: auxiliary}, {id: wwtp, kind: auxiliary}, {id: tank, kind: auxiliary}, {id: boiler, kind: auxiliary}]
streams:
  - {id: f1, from: "", to: works, material: water, role: fresh, purpose: process, amount: 100 m3}
  - {id: f2, from: "", to: tower, material: water, role: fresh, purpose: indirect-cooling, amount: 10 m3}
  - {id: f3, from: "", to: boiler, material: water, role: fresh, purpose: boiler, amount: 20 m3}
  - {id: cool, from: tower, to: works, material: water, role: circulating, purpose: indirect-cooling, amount: 400 m3}
  - {id: back, from: works, to: tower, material: water, role: circulating, purpose: indirect-cooling, amount: 395 m3}
  - {id: mist, from: tower, to: "", material: water, role: emission, amount: 4 m3}
  - {id: next, from: works, to: shop, material: water, role: cascade, amount: 30 m3}
  - {id: leak, from: works, to: "", material: water, role: loss, amount: 3 m3}
  - {id: goods, from: works, to: "", material: water, role: product, amount: 2 m3}
  - {id: d1, from: works, to: wwtp, material: water, role: waste, amount: 85 m3}
  - {id: d2, from: shop, to: wwtp, material: water, role: waste, amount: 48 m3}
  - {id: r1, from: wwtp, to: tank, material: water, role: reclaimed, purpose: process, amount: 40 m3}
  - {id: r2, from: tank, to: works, material: water, role: reclaimed, purpose: process, amount: 20 m3}
  - {id: r3, from: tank, to: shop, material: water, role: reclaimed, purpose: process, amount: 20 m3}
  - {id: out, from: wwtp, to: "", material: water, role: waste, amount: 93 m3}
  - {id: steam, from: boiler, to: shop, material: water, role: auxiliary, purpose: steam, amount: 16 m3}
  - {id: cond, from: shop, to: boiler, material: water, role: reclaimed, purpose: condensate, amount: 12 m3}
  - {id: blow, from: boiler, to: "", material: water, role: waste, amount: 15 m3}
`

// The standard terms, each stream in its place; both legs of a loop count once, and
// reclaimed water that passes a tank once.
func TestWaterTerms(t *testing.T) {
	const source = "by hand from the streams and the definitions of the water-balance standard"
	r := assess(t, waterPlant)
	x := &r.Water.Rows[len(r.Water.Rows)-1]
	for _, tc := range []struct {
		name string
		term *account.Term
		want float64
	}{
		{"V_i", &x.Vi, 130}, {"V_cy", &x.Vcy, 400}, {"V_s", &x.Vs, 30}, {"V_w", &x.Vw, 52}, {"V_r", &x.Vr, 482}, {"V_t", &x.Vt, 612},
		{"V_co", &x.Vco, 6}, {"V_l", &x.Vl, 3}, {"V_d", &x.Vd, 108},
	} {
		near(t, tc.name, tc.term.Value, tc.want, 1e-12, source)
	}
	near(t, "difference", x.Difference, 130-6-3-108, 1e-12, "V_i − V_co − V_l − V_d")
	if x.Closes == nil || *x.Closes || x.Vin.Value != nil || x.Vin.Reason.Code != "term-absent" {
		t.Errorf("%+v", x)
	}
	near(t, "balance of the ledger", row(t, r, "water", "p").Unaccounted, *x.Difference, 1e-12, "the same streams")
	for id, want := range map[string]float64{
		"reuse-rate": 482.0 / 612, "wastewater-reuse-rate": 52.0 / (85 + 48 + 15), "leakage-rate": 3.0 / 130, "drainage-rate": 108.0 / 130,
		"indirect-cooling-rate": 400.0 / 410, "process-water-rate": 40.0 / 140, "condensate-rate": 12.0 / 16,
	} {
		found := false
		for _, rate := range r.Water.Rates {
			if rate.ID == id {
				found = true
				near(t, id, rate.Value, want, 1e-12, source)
			}
		}
		if !found {
			t.Errorf("no %s", id)
		}
	}
	for _, w := range r.Water.Rows {
		if w.ID == "works" {
			near(t, "works V_r", w.Vr.Value, 420, 1e-12, "400 circulating, 20 reclaimed")
			near(t, "works V_out", w.Vout.Value, 425, 1e-12, "395 back to the tower, 30 in cascade")
			near(t, "works difference", w.Difference, 100+420-425-3-2-85, 1e-12, source)
		}
	}
}

// A water works hands fresh water on: it is the users that take it.
func TestFreshHandedOn(t *testing.T) {
	r := assess(t, head+`
processes: [{id: works, kind: auxiliary}, {id: shop}]
streams:
  - {id: f, from: "", to: works, material: water, role: fresh, amount: 100 m3}
  - {id: g, from: works, to: shop, material: water, role: fresh, amount: 97 m3}
  - {id: l, from: works, to: "", material: water, role: loss, amount: 2 m3}
  - {id: d, from: shop, to: "", material: water, role: waste, amount: 90 m3}
`)
	for i, want := range []float64{3, 97, 100} {
		near(t, r.Water.Rows[i].ID, r.Water.Rows[i].Vi.Value, want, 1e-12, "by hand")
	}
	near(t, "works", r.Water.Rows[0].Difference, 1, 1e-12, "3 − 2")
}

// Loops of every shape count each round once.
func TestLoops(t *testing.T) {
	for _, tc := range []struct {
		name, streams string
		want          float64
	}{
		{"one leg only", "a b 100", 100},
		{"two legs", "a b 100, b a 96", 100},
		{"a tower with two users", "a b 100, b a 96, a c 50, c a 49", 150},
		{"two towers", "a c 100, c a 99, a d 100, d a 99, b d 100, d b 99, b e 100, e b 99", 400},
		{"two users in series", "a b 100, b c 99, c a 98", 100},
		{"two loops apart", "a b 100, b a 96, c d 10, d c 9", 110},
		{"a loop and a line", "a b 100, b a 96, b c 7", 107},
	} {
		r := assess(t, head+"processes: [{id: a}, {id: b}, {id: c}, {id: d}, {id: e}]\nstreams:\n"+loopStreams(tc.streams))
		near(t, tc.name, r.Water.Rows[len(r.Water.Rows)-1].Vcy.Value, tc.want, 1e-12, "by hand")
	}
	r := assess(t, head+"processes: [{id: a}, {id: b}]\nstreams:\n"+loopStreams("a b 100, b a")+"  - {id: f, from: \"\", to: a, material: water, role: fresh, amount: 4 m3}\n")
	near(t, "the way back is not metered", r.Water.Rows[2].Vcy.Value, 100, 1e-12, "the supply is")
}

// Only the leg of a loop that carries the larger flow is asked for; what is unknown stays
// open.
func TestUnknownTerms(t *testing.T) {
	r := assess(t, head+`
processes: [{id: a}]
streams:
  - {id: f, from: "", to: a, material: water, role: fresh, amount: 10 m3}
  - {id: e, from: a, to: "", material: water, role: emission}
  - {id: d, from: a, to: "", material: water, role: waste, amount: 8 m3}
`)
	x := r.Water.Rows[1]
	if x.Vco.Value != nil || x.Vco.Reason.Code != "amount-missing" || x.Difference != nil || x.Reason == nil || x.Vl.Reason.Code != "term-absent" {
		t.Errorf("%+v", x)
	}
}

// Water in m3 and in t, and the moisture of a material, with densities.
func TestWaterByWeight(t *testing.T) {
	const base = head + "processes: [{id: a}]\nmaterials: [{id: sludge}%s]\nstreams:\n  - {id: f, from: \"\", to: a, material: water, role: fresh, amount: 10 m3}\n  - {id: s, from: a, to: \"\", material: sludge, role: waste, amount: 5 t, components: {water: 80 %%}}\n"
	r := assess(t, replace(base, ", {id: water, density: 1 t/m3}"))
	near(t, "with a density", row(t, r, "water", "a").Unaccounted, 6, 1e-12, "10 − 5 t · 80 % / 1 t/m3")
	r = assess(t, replace(base, ""))
	if x := row(t, r, "water", "a"); x.Unaccounted != nil || x.Reason.Code != "density-missing" {
		t.Errorf("%+v %+v", x, x.Reason)
	}
}
