package integrity_test

import (
	"encoding/json"
	"fmt"
	"math"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"headwater/fault"
	"headwater/input"
	"headwater/integrity"
	"headwater/plant"
	"headwater/say"
)

func reference(t testing.TB, name string) string {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("testdata", "reference", name))
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

func near(t *testing.T, what string, got, want, tol float64, source string) {
	t.Helper()
	if !(math.Abs(got-want) <= tol) {
		t.Errorf("%s: %v, want %v (%s)", what, got, want, source)
	}
}

func TestPublishedBalance(t *testing.T) {
	const source = "jxknma.com 761245, recomputed: 99,648 kg, 2.10 %"
	r := check(t, reference(t, "chemical-balance.yaml"))
	if r.Counts[integrity.Error] != 2 {
		t.Fatalf("%d errors, want difference and deviation: %s", r.Counts[integrity.Error], list(r))
	}
	f := r.Findings[0]
	if f.Code != "check-printed-difference" || f.Rule != integrity.PrintedSums || f.Of != "material-balance" {
		t.Errorf("%+v", f)
	}
	near(t, "printed", f.Numbers["printed_difference"], 43088, 0, source)
	near(t, "difference", f.Numbers["difference"], 99648, 0, source)
	near(t, "deviation", f.Numbers["deviation"], 0.0210, 0.00005, source)
	near(t, "output that fits", f.Numbers["output_that_fits"], 4702937, 0, source)
	say.Fill(say.EN, r)
	if want := "balance material-balance prints a difference of 43088 kg, its totals give 99648 kg"; r.Findings[0].Message != want {
		t.Errorf("%s", r.Findings[0].Message)
	}
}

func TestPublishedTransposition(t *testing.T) {
	const source = "Franchetti 2009, table 8.9: 103,432 · 0.30 = 31,029.6"
	r := check(t, reference(t, "battery-waste.yaml"))
	if len(r.Findings) != 1 { // the sum is in order
		t.Fatalf("%s", list(r))
	}
	f := r.Findings[0]
	near(t, "computed", f.Numbers["computed"], 31029.6, 1e-9, source)
	near(t, "figure that fits", f.Numbers["would_fit"], 103342, 1, source)
	if f.Code != "check-printed-product-mend" || !slices.Contains(f.At, "/printed/0/of/0") {
		t.Errorf("%s at %v: the digits changed over are not named", f.Code, f.At)
	}
}

// The result, or the input of a balance, may be what is misprinted.
func TestMisprintedResult(t *testing.T) {
	for _, tc := range []struct {
		printed, at string
		fits        float64
	}{
		{"kind: sum, of: [50000 kg, 44444 kg], result: 49444 kg", "/printed/0/result", 94444},
		{"kind: product, of: [70000 lb, 3 CNY/lb], result: 120000 CNY", "/printed/0/result", 210000},
		{"kind: balance, input: 81000.5 kg, output: 17900 kg, difference: 100.5 kg", "/printed/0/input", 18000.5},
		{"kind: balance, input: 18003 kg, output: 17080 kg, difference: 293 kg", "/printed/0/difference", 923},
	} {
		r := check(t, "plant: {id: p}\nperiod: 2022\nprinted: [{id: q, "+tc.printed+"}]\n")
		f := has(r, integrity.PrintedSums, integrity.Error)
		if f == nil || f.Numbers["would_fit"] != tc.fits || !slices.Contains(f.At, tc.at) {
			t.Errorf("%s: %s", tc.printed, list(r))
		}
	}
}

// Three checks for three published faults.
func TestThreeFaults(t *testing.T) {
	r := check(t, reference(t, "three-faults.yaml"))
	if f := has(r, integrity.StockCarried, integrity.Error); f == nil || f.Numbers["closing"] != 6120 || f.Numbers["opening"] != 9460 {
		t.Errorf("contradictory years: %s", list(r))
	}
	codes := map[string]bool{}
	for _, f := range r.Findings {
		codes[f.Code] = true
		if f.Code == "check-level-limiting" && f.Items[1] != "water, gas" {
			t.Errorf("limiting indicators without value: %v", f.Items)
		}
	}
	for _, code := range []string{"check-level-limiting", "check-level-numbers", "check-no-station"} {
		if !codes[code] {
			t.Errorf("%s is missing: %s", code, list(r))
		}
	}
}

// An answered query is a note that shows the answer; an error stays one; an answer to
// nothing is noted.
func TestExplanations(t *testing.T) {
	text := reference(t, "three-faults.yaml") + `explanations:
  - {rule: monitoring, of: SO2/plant-outlet, why: station under repair from March on}
  - {rule: stock-carried, why: no reason can mend this}
  - {rule: year-jump, of: w1, why: nothing jumped}
`
	r := check(t, text)
	f := slices.IndexFunc(r.Findings, func(f integrity.Finding) bool { return f.Of == "SO2/plant-outlet" })
	if f < 0 || r.Findings[f].Severity != integrity.Note || r.Findings[f].Explained == nil {
		t.Errorf("%s", list(r))
	}
	if has(r, integrity.Monitoring, integrity.Query) == nil {
		t.Error("the query about NOx is gone")
	}
	if has(r, integrity.StockCarried, integrity.Error) == nil || has(r, integrity.Unused, integrity.Note) == nil {
		t.Errorf("%s", list(r))
	}
}

func TestUnknownRule(t *testing.T) {
	p := bare(t)
	p.Explanations = []plant.Explanation{{Rule: "year-jumps"}}
	_, err := integrity.Assess(&integrity.Request{Nearest: input.Nearest}, p)
	if all := fault.All(err); len(all) != 1 || all[0].Code != "rule-unknown" || all[0].At != "/explanations/0/rule" || all[0].Args[1] != "year-jump" {
		t.Errorf("%v", err)
	}
}

// Rules have names and texts in both languages, statistical ones a rate, and only they.
func TestRules(t *testing.T) {
	seen := map[string]bool{}
	for _, r := range integrity.Rules() {
		if seen[r.ID] {
			t.Errorf("%s twice", r.ID)
		}
		seen[r.ID] = true
		if (r.Rate > 0) != (r.Kind == integrity.Statistical) || r.Kind == integrity.Statistical && r.Severity == integrity.Error {
			t.Errorf("%+v", r)
		}
		for _, l := range []say.Lang{say.EN, say.ZH} {
			for _, key := range []string{"rule-" + r.ID, "kind-" + r.Kind, "severity-" + r.Severity} {
				if say.Term(l, key) == key {
					t.Errorf("no text of %s in %s", key, l)
				}
			}
		}
	}
	for _, kind := range []string{"difference", plant.PrintedSum, plant.PrintedProduct, plant.PrintedQuotient} {
		for _, code := range []string{"check-printed-" + kind, "check-printed-" + kind + "-mend"} {
			if text := say.Reason(say.ZH, &fault.Reason{Code: code, Items: []string{"a", "b", "c"}}); text == code || strings.Contains(text, "%!") {
				t.Errorf("%s has no text: %s", code, text)
			}
		}
	}
}

// What is printed coarsely is not held to more digits than it has.
func TestRounding(t *testing.T) {
	months := strings.Repeat("101.4 t, ", 11) + "101.4 t"
	for total, wrong := range map[string]bool{"1216.8 t": false, "1217 t": false, "1220 t": false, "1200 t": true, "1236 t": true, "12168 t": true} {
		text := "plant: {id: p}\nperiod: 2022\nproducts: [{id: x, output: {2022: {total: " + total + ", months: [" + months + "]}}}]\n"
		if f := has(check(t, text), integrity.YearTotal, ""); (f != nil) != wrong {
			t.Errorf("%s: %v, want %v", total, f, wrong)
		}
	}
	for _, tc := range []struct {
		of, result string
		wrong      bool
	}{
		{"[380000 CNY, 96000 CNY/a]", "3.96 a", false}, {"[380000 CNY, 96000 CNY/a]", "4.0 a", false}, {"[380000 CNY, 96000 CNY/a]", "3.5 a", true},
		{"[12 t, 400 t]", "3.0 %", false}, {"[12 t, 400 t]", "4.0 %", true},
		{"[1.2 t, 300 kg]", "1.5 t", false}, {"[1.2 t, 300 kg]", "301.2 t", true},
	} {
		kind := "quotient"
		if strings.Contains(tc.of, "kg") {
			kind = "sum"
		}
		text := "plant: {id: p}\nperiod: 2022\nprinted: [{id: q, kind: " + kind + ", of: " + tc.of + ", result: " + tc.result + "}]\n"
		if f := has(check(t, text), integrity.PrintedSums, ""); (f != nil) != tc.wrong {
			t.Errorf("%s = %s: %v, want %v", tc.of, tc.result, f, tc.wrong)
		}
	}
}

// Values at the ends of what a plant file may hold give findings, never NaN or infinity,
// and the plant is not changed.
func TestExtremes(t *testing.T) {
	for _, v := range []string{"1e60", "1e-300", "0", "3"} {
		text := strings.NewReplacer("V", v).Replace(`plant: {id: p}
period: 2022
processes: [{id: a}, {id: b}]
materials: [{id: water, price: 2 CNY/m3}]
products: [{id: x, output: {2021: 4 t, 2022: 5 t}}]
streams:
  - {id: w1, to: a, material: water, role: fresh, amount: {2021: 5 m3, 2022: V m3}, method: metered}
  - {id: w2, from: a, material: water, role: waste, amount: V m3, method: metered}
energy: [{carrier: electricity, purchased: {2021: 3 kWh, 2022: V kWh}, opening: {2021: V kWh, 2022: 1 kWh}, closing: {2021: 3 kWh, 2022: V kWh}, use: {a: 7 kWh}}]
discharges: [{pollutant: COD, medium: water, point: plant-outlet, process: a, flow: V m3, concentration: V mg/L, load: 1 t}]
options:
  - {id: o1, investment: V CNY, saving: 1e-300 CNY/a, payback: 2 a, effects: [{stream: w1, change: -9 m3}]}
  - {id: o2, investment: 1 CNY, saving: V CNY/a, payback: V a, effects: [{stream: w1, change: -9 m3}]}
printed:
  - {id: t1, kind: balance, input: V t, output: 1 t, difference: 1 t, deviation: 1 %}
  - {id: t2, kind: product, of: [V t, V CNY/t], result: 1 CNY}
  - {id: t3, kind: quotient, of: [V t, 1e-300 t], result: 1 %}
`)
		r := check(t, text)
		if _, err := json.Marshal(r); err != nil {
			t.Errorf("%s: %v", v, err)
		}
	}
}

// The checks change neither plant nor request, and come out the same every time.
func TestPure(t *testing.T) {
	h := plausible(rand.New(rand.NewPCG(5, 5)))
	h.set("w22", "%.0f", 1.03*number(t, h.v["w22"]))
	text := h.text()
	first, _ := json.Marshal(check(t, text))
	for range 3 {
		again, _ := json.Marshal(check(t, text))
		if string(first) != string(again) {
			t.Fatal("two runs differ")
		}
	}
	p := bare(t)
	drift(rand.New(rand.NewPCG(1, 1)), p, 0.1)
	before := fmt.Sprintf("%+v", *p)
	if _, err := integrity.Assess(&integrity.Request{Nearest: input.Nearest}, p); err != nil || fmt.Sprintf("%+v", *p) != before {
		t.Errorf("the plant was changed (%v)", err)
	}
}
