package limit_test

import (
	"fmt"
	"math"
	"strings"
	"testing"

	"headwater/fault"
	"headwater/input"
	"headwater/internal/fixture"
	"headwater/limit"
)

// More water than the benchmark drainage: the concentration is converted; less: it is not.
func TestBenchmarkDrainage(t *testing.T) {
	const source = "by hand: ΣYQ = 12·55 + 3·20 = 720 m3/d; 96 · 800/720 = 106.67 mg/L"
	water := "discharges: [{pollutant: COD, medium: water, point: plant-outlet, flow: %s, concentration: 80 mg/L, daily_max: 96 mg/L}]\n"
	c := find(t, userChecks(t, fmt.Sprintf(water, "240000 m3")+uses), "cod", limit.Daily)
	if c.Method != "drainage" || math.Abs(*c.Actual-96*800./720) > 1e-9 || *c.Pass || c.Reason.Code != "limit-converted" {
		t.Errorf("%+v (%s)", c, source)
	}
	c = find(t, userChecks(t, fmt.Sprintf(water, "700 m3/d")+uses), "cod", limit.Daily)
	if *c.Actual != 96 || !*c.Pass || c.Reason != nil {
		t.Errorf("below the benchmark drainage: %+v", c)
	}
}

// By area, as plating standards print it: litres per square metre plated.
func TestDrainageByArea(t *testing.T) {
	const source = "by hand: 200 L/m2 · 3000 m2/d = 600 m3/d; 0.4 · 750/600 = 0.5 mg/L"
	table := tableOf(t, strings.ReplaceAll(userTable, "daily: 55, unit: m3/t, basis: raw material", "daily: 200, unit: L/m2, basis: area plated"))
	rq := &limit.Request{Tables: func(string) (*limit.Table, bool) { return table, true }, Nearest: input.Nearest}
	run := func(production string) ([]limit.Check, error) {
		return limit.Assess(rq, fixture.Plant(t, "plant: {id: p}\nperiod: 2024\ndischarges: [{pollutant: COD, medium: water, point: plant-outlet, flow: 750 m3/d, daily_max: 0.4 mg/L}]\nlimits: [{table: user-standard, segment: hides, production: "+production+"}]\n"))
	}
	checks, err := run("3000 m2/d of area plated")
	if err != nil {
		t.Fatal(err)
	}
	if c := find(t, checks, "cod", limit.Daily); c.Method != "drainage" || c.Actual == nil || math.Abs(*c.Actual-0.5) > 1e-12 {
		t.Errorf("%+v (%s)", c, source)
	}
	for production, code := range map[string]string{"3000 m2/d of sheet": "limit-basis", "3000 m2/d": "limit-basis-wanted", "3 t/d of area plated": "unit-mismatch"} {
		if _, err := run(production); len(fault.All(err)) != 1 || fault.All(err)[0].Code != code {
			t.Errorf("%s: %v, want %s", production, err, code)
		}
	}
}

// Gas: more is exhausted than the benchmark volume of its own process.
func TestBenchmarkExhaust(t *testing.T) {
	const source = "by hand: 18.6 Nm3/m2 · 1000 m2/d = 18 600 Nm3/d; 20 · 37 200/18 600 = 40 mg/Nm3"
	table := tableOf(t, `
id: user-standard
title: t
status: unknown
verification: reference
medium: air
source: {title: constructed in this test}
sections: [{id: t5}]
rows:
  - {section: t5, parameter: HCl, segment: zinc, daily: 30, unit: mg/Nm3}
  - {section: t5, parameter: benchmark-exhaust, segment: zinc, daily: 18.6, unit: Nm3/m2, basis: area plated}
`)
	rq := &limit.Request{Tables: func(string) (*limit.Table, bool) { return table, true }, Nearest: input.Nearest}
	for flow, want := range map[string]float64{"37200 Nm3/d": 40, "18600 Nm3/d": 20, "12000 Nm3/d": 20} {
		checks, err := limit.Assess(rq, fixture.Plant(t, fmt.Sprintf(`
plant: {id: p}
period: 2024
processes: [{id: zinc}, {id: other}]
discharges:
  - {pollutant: HCl, medium: air, point: plant-outlet, process: zinc, flow: %s, daily_max: 20 mg/Nm3}
  - {pollutant: HCl, medium: air, point: plant-outlet, process: other, flow: 99999 Nm3/d, daily_max: 99 mg/Nm3}
  - {pollutant: HCl, medium: water, point: plant-outlet, flow: 9 m3/d, daily_max: 99 mg/L}
limits:
  - {table: user-standard, segment: zinc, process: zinc, production: 1000 m2/d of area plated}
`, flow)))
		if err != nil {
			t.Fatal(err)
		}
		c := find(t, checks, "hcl", limit.Daily)
		if c.Method != "exhaust" || c.Actual == nil || math.Abs(*c.Actual-want) > 1e-9 || *c.Pass != (want <= 30) || want > 30 && c.Reason.Code != "limit-converted-gas" {
			t.Errorf("%s: %+v (%s)", flow, c, source)
		}
	}
}

// Without a benchmark for every process, read and with a production, there is no verdict:
// the sum would be too small. A benchmark without segment binds all.
func TestBenchmarkIncomplete(t *testing.T) {
	const splits = "  - {section: t1, parameter: benchmark-drainage, segment: splits, daily: 20, unit: m3/t, basis: raw material}\n"
	for _, tc := range []struct {
		name, table, uses string
		verdict           bool
	}{
		{"complete", userTable, uses, true},
		{"one not read", strings.Replace(userTable, "daily: 20, unit: m3/t", "daily: unread, unit: m3/t", 1), uses, false},
		{"one missing", strings.Replace(strings.Replace(userTable, splits, "", 1), "parameter: COD, daily: 100", "parameter: COD, segment: splits, daily: 100", 1), uses, false},
		{"no production", userTable, strings.Replace(uses, ", production: 3 t/d of raw material", "", 1), false},
		{"one for all", strings.Replace(strings.Replace(userTable, splits, "", 1), "segment: hides, ", "", 1), strings.ReplaceAll(strings.ReplaceAll(uses, " segment: hides,", ""), "segment: splits, ", "process: w, "), true},
	} {
		table := tableOf(t, tc.table)
		rq := &limit.Request{Tables: func(string) (*limit.Table, bool) { return table, true }, Nearest: input.Nearest}
		checks, err := limit.Assess(rq, fixture.Plant(t, "plant: {id: p}\nperiod: 2024\nprocesses: [{id: w}]\ndischarges: [{pollutant: COD, medium: water, point: plant-outlet, flow: 800 m3/d, daily_max: 96 mg/L}]\n"+tc.uses))
		if err != nil {
			t.Errorf("%s: %v", tc.name, err)
			continue
		}
		if c := find(t, checks, "cod", limit.Daily); (c.Pass != nil) != tc.verdict {
			t.Errorf("%s: %+v", tc.name, c)
		}
	}
}
