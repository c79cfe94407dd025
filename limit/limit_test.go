package limit_test

import (
	"encoding/json"
	"fmt"
	"math"
	"math/rand/v2"
	"strings"
	"testing"

	"headwater/datum"
	"headwater/fault"
	"headwater/input"
	"headwater/internal/fixture"
	"headwater/limit"
)

func assess(t testing.TB, text string) ([]limit.Check, error) {
	t.Helper()
	c := fixture.Catalogue(t)
	rq := &limit.Request{Tables: c.LimitTable, IDs: c.LimitIDs(), Nearest: input.Nearest}
	return limit.Assess(rq, fixture.Plant(t, "plant: {id: p"+project(text)+"}\nperiod: 2024\noperating_days: 300\n"+text))
}

// project takes the word new from a first line "# new".
func project(text string) string {
	if strings.HasPrefix(text, "# new") {
		return ", project: new"
	}
	return ""
}

func mustAssess(t testing.TB, text string) []limit.Check {
	t.Helper()
	checks, err := assess(t, text)
	if err != nil {
		t.Fatal(err)
	}
	return checks
}

func find(t testing.TB, checks []limit.Check, parameter, statistic string) *limit.Check {
	t.Helper()
	for i := range checks {
		if checks[i].Parameter == parameter && checks[i].Statistic == statistic {
			return &checks[i]
		}
	}
	t.Fatalf("no check of %s %s", parameter, statistic)
	return nil
}

// Allowances worked out by hand from the printed numbers: printed limit times production.
func TestAllowedByHand(t *testing.T) {
	for _, tc := range []struct {
		section, use, parameter, statistic string
		want                               float64
		unit                               string
		hand                               string
	}{
		{"425.11", "{table: us-40cfr-425, subpart: A, production: 12 t/d of raw material}", "bod5", limit.Daily, 111.6, "kg/d", "9.3 kg/kkg · 12 kkg/d"},
		{"425.11", "{table: us-40cfr-425, subpart: A, production: 12 t/d of raw material}", "chromium", limit.Monthly, 1.08, "kg/d", "0.09 · 12"},
		{"410.22", "{table: us-40cfr-410, subpart: B, tiers: [BPT], production: 4.5 t/d of fiber}", "cod", limit.Daily, 733.5, "kg/d", "163.0 · 4.5"},
		{"420.32", "{table: us-40cfr-420, subpart: C, tiers: [BPT], segment: (a), production: 8000 t/d}", "cyanide", limit.Monthly, 62.56, "kg/d", "0.00782 · 8000"},
		{"430.22", "{table: us-40cfr-430, subpart: B, tiers: [BPT], segment: bleached kraft facilities where market pulp is produced, production: 1000 t/d}", "bod5", limit.Annual, 4520, "kg/d", "4.52 · 1000"},
		{"424.12", "{table: us-40cfr-424, subpart: A, tiers: [BPT], production: 480 MWh/d of electricity}", "manganese", limit.Daily, 30.72, "kg/d", ".064 kg/MWh · 480 MWh/d"},
		{"432.12", "{table: us-40cfr-432, subpart: A, section: '432.12', segment: (a)(1), production: '50 t/d of LWK (live weight killed)'}", "tss", limit.Monthly, 10, "kg/d", "0.20 g/kg · 50 000 kg/d = 10 000 g/d"},
		{"464.12", "{table: us-40cfr-464, subpart: A, tiers: [BPT], segment: (a) casting cleaning operations, production: 250 t/d of metal poured}", "copper", limit.Daily, 0.019275, "kg/d", "0.0771 kg/1000 kkg · 0.25 (1000 kkg)/d"},
		{"412.22", "{table: us-40cfr-412, subpart: B, tiers: [BPT], segment: (a), production: 30000 piece/d of 1000 ducks}", "bod5", limit.Daily, 49.8, "kg/d", "1.66 kg/1000 ducks · 30 (1000 ducks)/d"},
		{"419.24", "{table: us-40cfr-419, subpart: B, tiers: [BCT], segment: (a), production: 5000 m3/d of feedstock}", "oil-grease", limit.Monthly, 22.5, "kg/d", "4.5 kg/1000 m3 · 5 (1000 m3)/d"},
		{"414.41", "{table: us-40cfr-414, subpart: D, tiers: [BPT], flow: 2000 m3/d}", "tss", limit.Daily, 260, "kg/d", "130 mg/L · 2000 m3/d = 260 000 g/d"},
		{"463.22", "{table: us-40cfr-463, subpart: B, tiers: [BPT], flow: 150 m3/d}", "oil-grease", limit.Monthly, 2.55, "kg/d", "17 mg/L · 150 m3/d"},
		{"420.95", "{table: us-40cfr-420, subpart: I, discharge: indirect, segment: (a)(5), production: 3 piece of fume scrubber}", "zinc", limit.Daily, 0.1473, "kg/d", "0.0491 kg/d · 3 scrubbers"},
		{"465.14", "{table: us-40cfr-465, subpart: A, discharge: indirect, production: 40000 m2/d of area processed}", "zinc", limit.Daily, 0.0624, "kg/d", "1.56 mg/m2 · 40 000 m2/d = 62 400 mg/d"},
		{"471.12", "{table: us-40cfr-471, subpart: A, tiers: [BAT], segment: (a) rolling spent emulsions, production: 20 t/d of lead-tin-bismuth rolled with emulsions (off-kg)}", "antimony", limit.Monthly, 0.0006, "kg/d", "0.030 mg/off-kg · 20 000 off-kg/d = 600 mg/d"},
	} {
		c := find(t, mustAssess(t, "limits: ["+tc.use+"]"), tc.parameter, tc.statistic)
		if c.Allowed == nil || !(math.Abs(*c.Allowed-tc.want) <= 1e-9*tc.want) || c.Unit != tc.unit || !strings.Contains(c.Section, tc.section) {
			t.Errorf("%s %s %s: %+v, want %v %s (%s)", tc.section, tc.parameter, tc.statistic, c, tc.want, tc.unit, tc.hand)
		}
		if c.Pass != nil || c.Reason == nil || c.Reason.Code != "limit-no-value" {
			t.Errorf("%s: a verdict without a reading: %+v", tc.section, c.Reason)
		}
	}
}

// Concentrations are held as they stand: a reading in mg/L against a limit in µg/L.
func TestConcentrations(t *testing.T) {
	checks := mustAssess(t, `
discharges:
  - {pollutant: arsenic, medium: water, point: plant-outlet, flow: 90 m3/d, concentration: 0.07 mg/L, daily_max: 0.09 mg/L}
  - {pollutant: TSS, medium: water, point: plant-outlet, flow: 90 m3/d, concentration: 31 g/m3, daily_max: 95 g/m3}
limits: [{table: us-40cfr-444, subpart: A, tiers: [BPT]}]`)
	// 444.13: arsenic 84 and 72, TSS 113 000 and 34 800, all in micrograms per litre
	for _, tc := range []struct {
		parameter, statistic string
		actual, allowed      float64
		pass                 bool
	}{{"arsenic", limit.Daily, 0.09, 0.084, false}, {"arsenic", limit.Monthly, 0.07, 0.072, true}, {"tss", limit.Daily, 95, 113, true}, {"tss", limit.Monthly, 31, 34.8, true}} {
		c := find(t, checks, tc.parameter, tc.statistic)
		if c.Actual == nil || !(math.Abs(*c.Actual-tc.actual) <= 1e-9*tc.actual) || !(math.Abs(*c.Allowed-tc.allowed) <= 1e-9*tc.allowed) || *c.Pass != tc.pass || c.Unit != "mg/L" {
			t.Errorf("%s %s: %+v, want %v against %v", tc.parameter, tc.statistic, c, tc.actual, tc.allowed)
		}
	}
}

// New sources, troy ounces, a formula of a parameter.
func TestNewSources(t *testing.T) {
	c := find(t, mustAssess(t, "# new\nlimits: [{table: us-40cfr-421, subpart: W, segment: (a), production: 10000 ozt/d of gold and silver smelted}]"), "zinc", limit.Daily)
	if want := 1.326 * 10000 / 1e6; c.Allowed == nil || !(math.Abs(*c.Allowed-want) <= 1e-12) {
		t.Errorf("421.254 zinc: %v, want %v: 1.326 mg per troy ounce, 10 000 of them", c.Allowed, want)
	}
	use := "# new\nlimits: [{table: us-40cfr-430, subpart: E, segment: '(a) 1982 NSPS, all new sources', production: 200 t/d%s}]"
	c = find(t, mustAssess(t, fmt.Sprintf(use, ", parameters: {x: 40}")), "bod5", limit.Daily)
	if want := 4.38 * math.Exp(0.017*40) * 200; c.Allowed == nil || !(math.Abs(*c.Allowed-want) <= 1e-9*want) {
		t.Errorf("430.55 BOD5: %v, want %v: 4.38·exp(0.017·40)·200", c.Allowed, want)
	}
	c = find(t, mustAssess(t, fmt.Sprintf(use, "")), "bod5", limit.Daily)
	if c.Allowed != nil || c.Reason == nil || c.Reason.Code != "limit-parameter" {
		t.Errorf("without x: %+v", c)
	}
	for _, c := range mustAssess(t, "# new\nlimits: [{table: us-40cfr-430, section: '430.55', segment: (b)(1), production: 200 t/d}]") {
		if c.Parameter == "aox" && (c.Reason == nil || c.Reason.Code != "limit-below-ml" || c.Pass != nil) {
			t.Errorf("below the minimum level: %+v", c)
		}
	}
}

const outlet = `
discharges:
  - {pollutant: BOD5, medium: water, point: plant-outlet, flow: 240000 m3, concentration: 24 mg/L, daily_max: 41 mg/L}
  - {pollutant: total chromium, medium: water, point: %s, flow: 800 m3/d, concentration: 0.42 mg/L, daily_max: 0.9 mg/L}
  - {pollutant: pH, medium: water, point: plant-outlet, concentration: 9.4}
limits:
`

// Two subparts of one plant: the allowance is the sum, and the daily maximum and the
// average are held apart.
func TestTwoSubparts(t *testing.T) {
	checks := mustAssess(t, fmt.Sprintf(outlet, "plant-outlet")+`
  - {table: us-40cfr-425, subpart: A, tiers: [BPT], production: 12 t/d of raw material}
  - {table: us-40cfr-425, subpart: I, tiers: [BPT], production: 3 t/d of raw material}
`)
	// 9.3·12 + 5.8·3 = 129; 41 mg/L · 800 m3/d = 32.8; 4.2·12 + 2.6·3 = 58.2; 24 · 800 = 19.2
	d, m := find(t, checks, "bod5", limit.Daily), find(t, checks, "bod5", limit.Monthly)
	if *d.Allowed != 129 || math.Abs(*d.Actual-32.8) > 1e-9 || !*d.Pass || len(d.Parts) != 2 {
		t.Errorf("daily: %+v", d)
	}
	if math.Abs(*m.Allowed-58.2) > 1e-9 || math.Abs(*m.Actual-19.2) > 1e-9 || !*m.Pass {
		t.Errorf("monthly: %+v", m)
	}
	if ph := find(t, checks, "ph", limit.Daily); *ph.Pass || *ph.Range.Low != 6 || *ph.Range.High != 9 {
		t.Errorf("pH 9.4: %+v", ph)
	}
}

// A limit at one point is not held against a reading at another, nor against what is
// generated; a suspect table gives no verdict; an allowance that was captured in part
// only does not condemn.
func TestNoVerdict(t *testing.T) {
	use := "  - {table: us-40cfr-425, subpart: A, tiers: [BPT], production: 12 t/d of raw material}\n"
	for _, tc := range []struct{ text, parameter, code string }{
		{fmt.Sprintf(outlet, "generation") + use, "chromium", "limit-wrong-point"},
		{fmt.Sprintf(outlet, "workshop-outlet") + use, "chromium", "limit-wrong-point"},
		{"limits:\n  - {table: us-40cfr-425, subpart: G, tiers: [BPT], production: 12 t/d of raw material}", "bod5", "limit-suspect"},
		{"limits:\n  - {table: us-40cfr-425, subpart: G, tiers: [BAT], production: 12 t/d of raw material}", "chromium", "limit-suspect"},
		{"limits:\n  - {table: us-40cfr-425, subpart: A, discharge: indirect}", "chromium", "limit-condition"},
		{strings.Replace(fmt.Sprintf(outlet, "plant-outlet"), "41 mg/L", "4100 mg/L", 1) + "  - {table: us-40cfr-425, subpart: A, production: 12 t/d of raw material}\n  - {table: us-40cfr-425, subpart: I, tiers: [BCT], production: 3 t/d of raw material}", "bod5 BCT", "limit-incomplete"},
	} {
		parameter, tier, _ := strings.Cut(tc.parameter, " ")
		ok := false
		for _, c := range mustAssess(t, tc.text) {
			if c.Parameter != parameter || c.Statistic != limit.Daily || tier != "" && c.Tier != tier {
				continue
			}
			ok = c.Pass == nil && c.Reason != nil && c.Reason.Code == tc.code
			if !ok {
				t.Errorf("%s: pass %v reason %+v, want %s", tc.parameter, c.Pass, c.Reason, tc.code)
			}
		}
		if !ok {
			t.Errorf("%s: no check with %s", tc.parameter, tc.code)
		}
	}
	// the size condition: below it the limit does not apply at all
	for _, c := range mustAssess(t, "limits:\n  - {table: us-40cfr-425, subpart: A, discharge: indirect, parameters: {hides: 200}}") {
		if c.Parameter == "chromium" {
			t.Errorf("200 hides a day: %+v", c)
		}
	}
	find(t, mustAssess(t, "limits:\n  - {table: us-40cfr-425, subpart: A, discharge: indirect, parameters: {hides: 300}}"), "chromium", limit.Daily)
}

// What does not apply is refused with the reason.
func TestProblems(t *testing.T) {
	use := "{table: us-40cfr-425, subpart: A, production: 12 t/d of raw material}"
	if _, err := assess(t, "limits: ["+use+", "+use+"]"); len(fault.All(err)) != 1 || fault.All(err)[0].Code != "limit-twice" || fault.All(err)[0].At != "/limits/1" {
		t.Errorf("one entry twice: %v", err)
	}
	for use, code := range map[string]string{
		"{table: us-40cfr-452, subpart: A}":                                                    "limit-table",
		"{table: us-40cfr-425, subpart: Z, production: 12 t/d of raw material}":                "limit-subpart",
		"{table: us-40cfr-425, production: 12 t/d of raw material}":                            "limit-subpart-wanted",
		"{table: us-40cfr-425, subpart: A, tiers: [NSPS], production: 12 t/d of raw material}": "limit-tier",
		"{table: us-40cfr-425, subpart: A, tiers: [PSES], production: 12 t/d of raw material}": "limit-tier",
		"{table: us-40cfr-425, subpart: H, production: 12 t/d of raw material}":                "limit-nothing",
		"{table: us-40cfr-420, subpart: C, tiers: [BPT], production: 12 t/d}":                  "limit-segment-wanted",
		"{table: us-40cfr-420, subpart: C, tiers: [BPT], segment: (z), production: 12 t/d}":    "limit-segment",
		"{table: us-40cfr-425, subpart: A}":                                                    "limit-production-wanted",
		"{table: us-40cfr-425, subpart: A, production: 12 t/d}":                                "limit-basis-wanted",
		"{table: us-40cfr-425, subpart: A, production: 12 t/d of leather}":                     "limit-basis",
		"{table: us-40cfr-425, subpart: A, production: 12 m2/d of raw material}":               "unit-mismatch",
		"{table: us-40cfr-425, subpart: A, production: 12 t of raw material}":                  "unit-mismatch",
		"{table: us-40cfr-424, subpart: A, tiers: [BPT], production: 480 t/d of electricity}":  "unit-mismatch",
	} {
		_, err := assess(t, "limits: ["+use+"]")
		if p := fault.All(err); len(p) != 1 || p[0].Code != code || !strings.HasPrefix(p[0].At, "/limits/0") {
			t.Errorf("%s: %v, want %s", use, err, code)
		}
	}
}

// The combined-wastestream formula: C = ΣCF/ΣF · (F_T − F_D)/F_T.
func TestCombinedWastestream(t *testing.T) {
	const source = "by hand: (12·60 + 19·20)/80 · (100 − 20)/100 = 13.75 · 0.8 = 11 mg/L; 40 CFR 403.6(e)"
	checks := mustAssess(t, `
discharges: [{pollutant: Cr, medium: water, point: plant-outlet, flow: 100 m3/d, dilution: 20 m3/d, concentration: 6 mg/L, daily_max: 10.9 mg/L}]
limits:
  - {table: us-40cfr-425, subpart: A, discharge: indirect, flow: 60 m3/d, parameters: {hides: 300}}
  - {table: us-40cfr-425, subpart: I, discharge: indirect, flow: 20 m3/d, parameters: {splits: 4000}}
`)
	c := find(t, checks, "chromium", limit.Daily)
	if c.Method != "combined-wastestream" || c.Allowed == nil || math.Abs(*c.Allowed-11) > 1e-9 || !*c.Pass {
		t.Errorf("%+v (%s)", c, source)
	}
}

// userTable is a standard of the Chinese form, read as a layer.
const userTable = `
id: user-standard
title: user standard
status: in-force
verification: official
source: {title: constructed in this test}
sections: [{id: t1, point: plant-outlet}, {id: t2, point: workshop-outlet}, {id: t3}, {id: t4}]
rows:
  - {section: t1, parameter: COD, daily: 100, unit: mg/L}
  - {section: t2, parameter: 总铬, daily: 1.5, unit: mg/L}
  - {section: t1, parameter: benchmark-drainage, segment: hides, daily: 55, unit: m3/t, basis: raw material}
  - {section: t1, parameter: benchmark-drainage, segment: splits, daily: 20, unit: m3/t, basis: raw material}
  - {section: t3, parameter: particulate, daily: 20, unit: mg/m3, reference: 9}
  - {section: t4, parameter: energy, annual: 95, unit: kgce/t}
  - {section: t4, parameter: fresh-water, annual: 3, unit: m3/t}
`

func tableOf(t *testing.T, text string) *limit.Table {
	t.Helper()
	f, err := input.Parse("user.yaml", []byte(text))
	if err != nil {
		t.Fatal(err)
	}
	table := &limit.Table{}
	if err := f.Decode(table); err != nil {
		t.Fatal(err)
	}
	if bad := table.Check(); len(bad) > 0 {
		t.Fatal(bad)
	}
	return table
}

func userChecks(t *testing.T, text string) []limit.Check {
	t.Helper()
	table := tableOf(t, userTable)
	rq := &limit.Request{Tables: func(string) (*limit.Table, bool) { return table, true }, Nearest: input.Nearest}
	checks, err := limit.Assess(rq, fixture.Plant(t, "plant: {id: p}\nperiod: 2024\noperating_days: 300\n"+text))
	if err != nil {
		t.Fatal(err)
	}
	return checks
}

const uses = `
limits:
  - {table: user-standard, segment: hides, production: 12 t/d of raw material, actual: {energy: 101 kgce/t}}
  - {table: user-standard, segment: splits, production: 3 t/d of raw material}
`

// First-class pollutants are held at the workshop outlet, gases at their reference oxygen
// content, quotas against stated values, permits against the year's load.
func TestChineseForms(t *testing.T) {
	checks := userChecks(t, `
products: [{id: x, output: 1000 t}]
processes: [{id: w, makes: [x]}]
streams: [{id: s, from: "", to: w, material: water, role: fresh, amount: 2500 m3}]
discharges:
  - {pollutant: 总铬, medium: water, point: workshop-outlet, flow: 100 m3/d, concentration: 1.1 mg/L, daily_max: 1.4 mg/L}
  - {pollutant: 总铬, medium: water, point: plant-outlet, flow: 800 m3/d, concentration: 9 mg/L, daily_max: 9 mg/L}
  - {pollutant: particulate, medium: air, point: plant-outlet, concentration: 15 mg/m3, daily_max: 18 mg/m3, oxygen: 12 %}
  - {pollutant: COD, medium: water, point: plant-outlet, flow: 240000 m3, concentration: 85 mg/L, permit: 20 t/a}
`+uses)
	if c := find(t, checks, "chromium", limit.Daily); c.Point != "workshop-outlet" || *c.Actual != 1.4 || !*c.Pass {
		t.Errorf("chromium: %+v", c)
	}
	// 18 · (21 − 9)/(21 − 12) = 24 mg/m3
	if c := find(t, checks, "particulate", limit.Daily); c.Actual == nil || math.Abs(*c.Actual-24) > 1e-9 || *c.Allowed != 20 || *c.Pass {
		t.Errorf("particulate: %+v", c)
	}
	if c := find(t, checks, "energy", limit.Annual); *c.Actual != 101 || *c.Allowed != 95 || *c.Pass {
		t.Errorf("energy: %+v", c)
	}
	if c := find(t, checks, "fresh-water", limit.Annual); math.Abs(*c.Actual-2.5) > 1e-12 || !*c.Pass {
		t.Errorf("fresh water: %+v", c)
	}
	for _, c := range checks {
		if c.Method == "permit" && (*c.Actual != 20400 || *c.Allowed != 20000 || *c.Pass) {
			t.Errorf("permit: 240000 m3 · 85 mg/L = 20.4 t against 20 t: %+v", c)
		}
	}
}

// A least value and a range are held by every value stated, in the row's own unit.
func TestRanges(t *testing.T) {
	table := tableOf(t, strings.Replace(userTable, "rows:\n", "rows:\n  - {section: t1, parameter: dissolved-oxygen, daily: \">= 5\", unit: mg/L}\n  - {section: t1, parameter: hardness, daily: 20..35, unit: mg/L}\n  - {section: t1, parameter: pH, daily: 6..9}\n", 1))
	rq := &limit.Request{Tables: func(string) (*limit.Table, bool) { return table, true }, Nearest: input.Nearest}
	run := func(discharge string) ([]limit.Check, error) {
		return limit.Assess(rq, fixture.Plant(t, "plant: {id: p}\nperiod: 2024\ndischarges: [{medium: water, point: plant-outlet, "+discharge+"}]\n"+uses))
	}
	for _, tc := range []struct {
		discharge, parameter string
		pass                 bool
		actual               float64
	}{
		{"pollutant: dissolved-oxygen, concentration: 6 mg/L", "dissolved-oxygen", true, 6},
		{"pollutant: dissolved-oxygen, concentration: 4 mg/L, daily_max: 8 mg/L", "dissolved-oxygen", false, 4},
		{"pollutant: hardness, concentration: 0.03 g/L, daily_max: 36 mg/L", "hardness", false, 36},
		{"pollutant: hardness, concentration: 0.03 g/L", "hardness", true, 30},
		{"pollutant: pH, concentration: 8, daily_max: 9.4", "ph", false, 9.4},
	} {
		checks, err := run(tc.discharge)
		if err != nil {
			t.Fatal(err)
		}
		c := find(t, checks, tc.parameter, limit.Daily)
		if c.Pass == nil || *c.Pass != tc.pass || !(math.Abs(*c.Actual-tc.actual) <= 1e-12*tc.actual) || c.Allowed != nil || c.Range == nil {
			t.Errorf("%s: %+v", tc.discharge, c)
		}
		if _, err := json.Marshal(checks); err != nil {
			t.Error(err)
		}
	}
	for _, discharge := range []string{"pollutant: pH, concentration: 7 mg/L", "pollutant: COD, daily_max: 7 kg"} {
		if _, err := run(discharge); len(fault.All(err)) == 0 {
			t.Errorf("%s: no problem", discharge)
		}
	}
}

// A check says how its table was read and whether that binds on the day; an energy quota
// exceeded says what follows.
func TestStanding(t *testing.T) {
	for day, want := range map[string]datum.Validity{"2010-01-01": datum.NotYet, "2015-01-01": datum.Valid, "2025-01-01": datum.Ended} {
		text := strings.Replace(userTable, "verification: official", "verification: secondary\ndocument: {effective: 2012-01-01, until: 2020-01-01}", 1)
		table := tableOf(t, text)
		rq := &limit.Request{Tables: func(string) (*limit.Table, bool) { return table, true }, Nearest: input.Nearest}
		var err error
		if rq.Day, err = datum.ParseDate(day); err != nil {
			t.Fatal(err)
		}
		for _, judged := range []string{"", "judged_on: 2015-01-01\n"} {
			checks, err := limit.Assess(rq, fixture.Plant(t, "plant: {id: p}\nperiod: 2024\n"+judged+uses))
			if err != nil {
				t.Fatal(err)
			}
			c := find(t, checks, "energy", limit.Annual)
			if judged != "" {
				want = datum.Valid // the plant file names the day
			}
			if c.Validity != want || c.Verification != datum.Secondary || c.Reason == nil || c.Reason.Code != "limit-energy" {
				t.Errorf("on %s %q: %+v, want %s", day, judged, c, want)
			}
		}
	}
}

// No discharge of process wastewater.
func TestNoDischarge(t *testing.T) {
	text := "processes: [{id: sinter}]\nstreams: [{id: w, from: sinter, to: '', material: water, role: waste, amount: %s}]\nlimits: [{table: us-40cfr-420, subpart: B, tiers: [BPT], segment: (b), process: sinter}]"
	c := find(t, mustAssess(t, fmt.Sprintf(text, "600 m3")), "process-wastewater", limit.Daily)
	if *c.Allowed != 0 || *c.Actual != 2 || *c.Pass {
		t.Errorf("%+v", c)
	}
	if c = find(t, mustAssess(t, fmt.Sprintf(text, "0 m3")), "process-wastewater", limit.Daily); !*c.Pass {
		t.Errorf("%+v", c)
	}
}

// Scaling the production scales the allowance, and units of the plant file change nothing.
func TestScaling(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 2))
	use := "limits: [{table: us-40cfr-425, subpart: A, tiers: [BPT], production: %v %s of raw material}]"
	for range 100 {
		tonnes := 1 + 100*rng.Float64()
		k := 0.1 + 10*rng.Float64()
		base := mustAssess(t, fmt.Sprintf(use, tonnes, "t/d"))
		scaled := mustAssess(t, fmt.Sprintf(use, k*tonnes, "t/d"))
		kilos := mustAssess(t, fmt.Sprintf(use, tonnes*1000/24, "kg/h"))
		for i, c := range base {
			if c.Allowed == nil {
				continue
			}
			if a := *scaled[i].Allowed; !(math.Abs(a-k**c.Allowed) <= 1e-12*a) {
				t.Fatalf("%s: %v at %v times %v", c.Parameter, a, k, *c.Allowed)
			}
			if a := *kilos[i].Allowed; !(math.Abs(a-*c.Allowed) <= 1e-12*a) {
				t.Fatalf("%s: %v in kg/h, %v in t/d", c.Parameter, a, *c.Allowed)
			}
		}
	}
}

func BenchmarkAssess(b *testing.B) {
	c := fixture.Catalogue(b)
	rq := &limit.Request{Tables: c.LimitTable, IDs: c.LimitIDs(), Nearest: input.Nearest}
	p := fixture.Plant(b, "plant: {id: p}\nperiod: 2024\noperating_days: 300\n"+fmt.Sprintf(outlet, "plant-outlet")+"  - {table: us-40cfr-425, subpart: A, production: 12 t/d of raw material}\n  - {table: us-40cfr-425, subpart: I, production: 3 t/d of raw material}\n")
	b.ReportAllocs()
	for b.Loop() {
		if _, err := limit.Assess(rq, p); err != nil {
			b.Fatal(err)
		}
	}
}
