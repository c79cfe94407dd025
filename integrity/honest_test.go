package integrity_test

import (
	"fmt"
	"maps"
	"math"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"headwater/audit"
	"headwater/catalogue"
	"headwater/datum"
	"headwater/fault"
	"headwater/input"
	"headwater/integrity"
	"headwater/limit"
	"headwater/plant"
)

var example = sync.OnceValues(func() (*catalogue.Catalogue, error) {
	return catalogue.Load(catalogue.Embedded(), catalogue.Layer{Name: "example", FS: os.DirFS(filepath.Join("..", "examples", "dyehouse-synthetic", "standards"))})
})

// rules are the embedded catalogue with the invented index system and standard of the
// dyehouse example.
func rules(t testing.TB) *audit.Rules {
	t.Helper()
	c, err := example()
	if err != nil {
		t.Fatal(err)
	}
	day, _ := datum.ParseDate("2026-01-01")
	return &audit.Rules{Systems: c.System, SystemID: c.SystemIDs(), Factors: c.AllFactors(), Limits: limit.Request{Tables: c.LimitTable, IDs: c.LimitIDs(), Nearest: input.Nearest},
		Balances: c.BalanceRules, Procedure: c.Procedure, JudgedOn: day, Nearest: input.Nearest}
}

// check reads a plant file and checks it, as the command does.
func check(t testing.TB, text string, writing ...audit.Writing) *integrity.Result {
	t.Helper()
	f, err := input.Parse("plant.yaml", []byte(text))
	if err != nil {
		t.Fatal(err)
	}
	p := &plant.Plant{}
	r := rules(t)
	if len(writing) > 0 {
		r.Writing = writing[0]
	}
	r.Writing.Printed = f.Text
	unread := f.Decode(p)
	result, err := audit.Check(r, p)
	if err := f.Merge(unread, err); err != nil {
		for _, p := range fault.All(err) {
			t.Error(p)
		}
		t.Fatal("the plant file is not in order")
	}
	return result
}

func has(r *integrity.Result, rule, severity string) *integrity.Finding {
	for i := range r.Findings {
		if f := &r.Findings[i]; f.Rule == rule && (severity == "" || f.Severity == severity) {
			return f
		}
	}
	return nil
}

// honest is a plant whose figures were measured: everything that adds up does, everything
// that is read for itself has its own small error. v holds what mutations change.
type honest struct{ v map[string]string }

func (h *honest) set(key, format string, args ...any) { h.v[key] = fmt.Sprintf(format, args...) }

// text fills the template.
func (h *honest) text() string {
	var pairs []string
	for _, k := range slices.Sorted(maps.Keys(h.v)) {
		pairs = append(pairs, "<"+k+">", h.v[k])
	}
	return strings.NewReplacer(pairs...).Replace(mill)
}

const mill = `plant: {id: honest, name: honest}
period: 2022
operating_days: 320
products:
  - {id: knit, output: {2020: <out20> t, 2021: <out21> t, 2022: {total: <out22> t, months: [<outm>]}}}
processes:
  - {id: dyeing, makes: [knit], kind: main}
  - {id: rinsing, makes: [knit], kind: main}
  - {id: boiler, kind: auxiliary}
  - {id: wwtp, kind: auxiliary}
materials: [{id: water, density: 1 t/m3, price: 4.2 CNY/m3}]
streams:
  - {id: w1, from: "", to: dyeing, material: water, role: fresh, amount: {2020: <w20> m3, 2021: <w21> m3, 2022: {total: <w22> m3, months: [<wm>]}}, method: metered}
  - {id: w2, from: "", to: rinsing, material: water, role: fresh, amount: <r22> m3, method: metered}
  - {id: ww1, from: dyeing, to: wwtp, material: water, role: waste, amount: <ww1> m3, method: metered}
  - {id: ww2, from: rinsing, to: wwtp, material: water, role: waste, amount: <ww2> m3, method: metered}
  - {id: ww3, from: wwtp, to: "", material: water, role: waste, amount: <ww3> m3, method: metered}
campaign:
  hours: 72
  batches: 5
  output: {knit: 80 t}
  scale_to_year: output(2022) / output(campaign)
  readings:
    - {stream: w1, values: [<cw1>]}
    - {stream: w2, values: [<cw2>]}
energy:
  - carrier: electricity
    purchased: {2020: <e20> kWh, 2021: <e21> kWh, 2022: {total: <e22> kWh, months: [<em>]}}
    use: {dyeing: <eu1> kWh, rinsing: <eu2> kWh, wwtp: <eu3> kWh}
    method: metered
<gas>  - carrier: raw-coal
    purchased: {2020: <k20> t, 2021: <k21> t, 2022: <k22> t}
    opening: {2020: <ko20> t, 2021: <ko21> t, 2022: <ko22> t}
    closing: {2020: <kc20> t, 2021: <kc21> t, 2022: <kc22> t}
    use: {boiler: <ku> t}
discharges:
  - {pollutant: COD, medium: water, point: generation, process: wwtp, flow: <ww3> m3, concentration: 900 mg/L, method: manual}
  - {pollutant: COD, medium: water, point: plant-outlet, process: wwtp, flow: <ww3> m3, concentration: <cod> mg/L, daily_max: 96 mg/L, load: <load> t, method: <codmethod>, permit: 900 t/a}
  - {pollutant: NH3-N, medium: water, point: plant-outlet, process: wwtp, flow: <ww3> m3, concentration: <nh> mg/L, daily_max: 12.6 mg/L, method: CEMS}
<ph>limits: [{table: example-dyehouse-standard, process: dyeing, segment: knit, production: 17.5 t/d of knit fabric}]
index:
  system: example-dyehouse-index
  claimed: <claimed>
  answers:
    dyeing-machines: {level: II}
    water-reuse: <reuse>
    metering: {level: II}
    water: <unit>
documents: [{id: d1, title: ledger}]
finance: {currency: CNY, tax: 25 %}
options:
  - {id: o1, investment: <i1> CNY, saving: <s1> CNY/a, payback: <n1> a, life: 8 a, effects: [{stream: w1, change: <c1>}], status: planned}
  - {id: o2, investment: <i2> CNY, saving: <s2> CNY/a, life: 10 a, effects: [{stream: w1, change: <c2>}, {carrier: electricity, process: dyeing, change: -4 %}], status: planned}
printed:
  - {id: t1, kind: balance, input: <pin> kg, output: <pout> kg, difference: <pdiff> kg, deviation: <pdev> %}
  - {id: t2, kind: product, of: [<pa> lb, 0.30 USD/lb], result: <pr> USD}
  - {id: t3, kind: sum, of: [<e20> kWh, <e21> kWh], result: <psum> kWh}
audit:
  targets:
    - {id: z1, indicator: water, baseline: <base> m3/t, near: {value: <near> m3/t, by: 2025-12-31}, options: [o1, o2]}
`

const gas = "  - carrier: natural-gas\n    purchased: {2020: %.0f Nm3, 2021: %.0f Nm3, 2022: %.0f Nm3}\n    use: {dyeing: %.0f Nm3}\n    method: metered\n"

func join(values []float64, u string) string {
	var out []string
	for _, v := range values {
		out = append(out, fmt.Sprintf("%.0f %s", v, u))
	}
	return strings.Join(out, ", ")
}

func total(values []float64) (sum float64) {
	for _, v := range values {
		sum += v
	}
	return sum
}

// twelve are twelve months that vary by some twelve per cent, read to whole units.
func twelve(rng *rand.Rand, year float64) []float64 {
	out := make([]float64, 12)
	for i := range out {
		out[i] = math.Round(year / 12 * math.Exp(0.12*rng.NormFloat64()))
	}
	return out
}

// plausible makes an honest plant.
func plausible(rng *rand.Rand) *honest {
	h := &honest{v: map[string]string{}}
	about := func(x, sd float64) float64 { return x * math.Exp(sd*rng.NormFloat64()) }
	between := func(low, high float64) float64 { return low + (high-low)*rng.Float64() }
	outM := twelve(rng, between(4000, 20000))
	out22 := total(outM)
	out21 := math.Round(about(out22, 0.08))
	out20 := math.Round(about(out21, 0.08))
	h.set("out20", "%.0f", out20)
	h.set("out21", "%.0f", out21)
	h.set("out22", "%.0f", out22)
	h.set("outm", "%s", join(outM, "t"))

	three := func(prefix string, unit float64) (y20, y21, y22 float64) {
		y20, y21, y22 = math.Round(about(unit, 0.06)*out20), math.Round(about(unit, 0.06)*out21), unit*out22
		h.set(prefix+"20", "%.0f", y20)
		h.set(prefix+"21", "%.0f", y21)
		h.set(prefix+"22", "%.0f", y22)
		return y20, y21, y22
	}
	_, _, w := three("w", between(30, 55))
	wm := twelve(rng, w)
	w = total(wm)
	h.set("w22", "%.0f", w)
	h.set("wm", "%s", join(wm, "m3"))
	r := math.Round(between(15, 35) * out22)
	h.set("r22", "%.0f", r)
	ww1, ww2 := math.Round(about(0.93*w, 0.015)), math.Round(about(0.95*r, 0.015))
	ww3 := math.Round(about(ww1+ww2, 0.015))
	h.set("ww1", "%.0f", ww1)
	h.set("ww2", "%.0f", ww2)
	h.set("ww3", "%.0f", ww3)
	five := func(mean float64) string {
		out := make([]float64, 5)
		for i := range out {
			out[i] = math.Round(about(mean, 0.02))
		}
		return join(out, "m3")
	}
	h.set("cw1", "%s", five(between(500, 900)))
	h.set("cw2", "%s", five(between(500, 900)))

	e20, e21, e := three("e", between(700, 1050))
	em := twelve(rng, e)
	e = total(em)
	h.set("e22", "%.0f", e)
	h.set("em", "%s", join(em, "kWh"))
	h.set("eu1", "%.0f", about(0.5*e, 0.01))
	h.set("eu2", "%.0f", about(0.3*e, 0.01))
	h.set("eu3", "%.0f", about(0.18*e, 0.01))
	g20, g21, g22 := three("g", between(250, 400))
	h.set("gas", gas, g20, g21, g22, g22)
	k20, k21, k22 := three("k", between(0.05, 0.3))
	stock := []float64{math.Round(0.05 * k20), math.Round(0.06 * k20), math.Round(0.04 * k21), math.Round(0.05 * k22)}
	for i, y := range []string{"20", "21", "22"} {
		h.set("ko"+y, "%.0f", stock[i])
		h.set("kc"+y, "%.0f", stock[i+1])
	}
	h.set("ku", "%.0f", about(math.Round(k22)+stock[2]-stock[3], 0.01))

	cod := math.Round(between(30, 90)*10) / 10
	h.set("cod", "%.1f", cod)
	h.set("nh", "%.1f", between(3, 12))
	h.set("load", "%.2f", ww3*cod*1e-6)
	h.set("codmethod", "CEMS")
	h.set("ph", "  - {pollutant: pH, medium: water, point: plant-outlet, process: wwtp, concentration: 7.8, daily_max: 8.1, method: CEMS}\n")

	unit := (w + r) / out22
	h.set("unit", "{value: %.2f m3/t}", unit)
	h.set("base", "%.2f", unit)
	h.set("near", "%.2f", 0.85*unit)
	h.set("claimed", "below")
	h.set("reuse", "{level: III}")

	i1, s1 := math.Round(between(50, 400))*1000, math.Round(0.1*w*4.2*between(0.6, 3))
	h.set("i1", "%.0f", i1)
	h.set("s1", "%.0f", s1)
	h.set("n1", "%.2f", i1/s1)
	h.set("i2", "%.0f", math.Round(between(50, 400))*1000)
	h.set("s2", "%.0f", math.Round(0.07*w*4.2*between(0.6, 3)))
	h.set("c1", "-%.0f m3", 0.1*w)
	h.set("c2", "-%.0f m3", 0.07*w)

	in := math.Round(between(1e6, 9e6))
	out := math.Round(in * (1 - between(0.002, 0.03)))
	h.set("pin", "%.0f", in)
	h.set("pout", "%.0f", out)
	h.set("pdiff", "%.0f", in-out)
	h.set("pdev", "%.2f", 100*(in-out)/in)
	pa := math.Round(between(1e5, 9e5))
	h.set("pa", "%.0f", pa)
	h.set("pr", "%.0f", pa*0.30)
	h.set("psum", "%.0f", math.Round(e20)+math.Round(e21))
	return h
}
