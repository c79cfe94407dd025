package integrity_test

import (
	"strings"
	"testing"

	"headwater/integrity"
	"headwater/internal/fixture"
)

// edited is the dyehouse example with some texts replaced, old and new in turn.
func edited(t *testing.T, edits ...string) string {
	t.Helper()
	text := fixture.Example(t, "dyehouse-synthetic")
	for i := 0; i < len(edits); i += 2 {
		if n := strings.Count(text, edits[i]); n != 1 {
			t.Fatalf("%q occurs %d times", edits[i], n)
		}
		text = strings.Replace(text, edits[i], edits[i+1], 1)
	}
	return text
}

const (
	outputs  = "output: {2020: 5200 t, 2021: 5400 t, 2022: 5600 t, 2025: 5800 t}"
	o4       = "investment: 380000 CNY, saving: 236000 CNY/a, life: 10 a"
	o5       = "investment: 4200000 CNY, saving: 1180000 CNY/a, life: 10 a"
	declared = "declared: {investment: 6229000 CNY, saving: 2189000 CNY/a"
	afterCOD = "flow: 386000 m3, concentration: 62 mg/L, daily_max: 78 mg/L"
	index    = "index:\n  system: example-dyehouse-index\n  answers:"
)

// The same figures written in another way are the same figures.
func TestOtherWritingIsNoError(t *testing.T) {
	for name, edits := range map[string][]string{
		"a year's output in kilograms":       {outputs, strings.Replace(outputs, "5200 t", "5200000 kg", 1)},
		"money in ten thousands":             {o4, "investment: 38 万元, saving: 23.6 万元/a, life: 10 a"},
		"totals in ten thousands":            {declared, "declared: {investment: 622.9 万元, saving: 218.9 万元/a"},
		"totals of three digits":             {declared, "declared: {investment: 623 万元, saving: 2190000 CNY/a"},
		"a baseline rounded":                 {"baseline: 100 m3/t, near: {value: 80 m3/t, by: 2025-12-31, reduction: 20 %}", "baseline: 99.8 m3/t, near: {value: 79.9 m3/t, by: 2025-12-31, reduction: 20 %}", "2022: 190400 m3, 2025: 116000 m3", "2022: 189400 m3, 2025: 116000 m3", "saving: 145000 m3/a", "saving: 144000 m3/a"},
		"depreciation shorter than the life": {o5, o5 + ", payback: 4.13 a, depreciation_years: 8 a"},
		"depreciation longer than the life":  {o5, o5 + ", payback: 4.40 a, depreciation_years: 15 a"},
		"a load after the options":           {afterCOD, afterCOD + ", load: 23.9 t"},
		"the claim of the system at hand":    {index, "index:\n  assessments:\n    - {system: cn-electroplating-2015, profile: comprehensive-electroplating, claimed: I}\n    - {system: example-dyehouse-index, claimed: III}\n  answers:"},
	} {
		t.Run(name, func(t *testing.T) {
			r := check(t, edited(t, edits...))
			for _, f := range r.Findings {
				if f.Severity == integrity.Error && !(f.Rule == integrity.LevelClaim && f.Of != "example-dyehouse-index") {
					t.Errorf("%s %s %v %v", f.Rule, f.Code, f.Items, f.Numbers)
				}
			}
		})
	}
}

// One falsehood each in a plant whose other figures are in order.
func TestFalsehoods(t *testing.T) {
	const small, twice = "effects: [{stream: w3, change: -12000 m3}], status: verified", "effects: [{stream: w3, change: -57000 m3}]"
	for _, tc := range []struct {
		name, rule, severity, of string
		only                     bool // no other finding of the rule
		edits                    []string
	}{
		{"an output a thousand times too large", integrity.UnitSlip, "error", "knit", true, []string{outputs, strings.Replace(outputs, "2022: 5600 t", "2022: 5600000 t", 1)}},
		{"an output in kilograms for tonnes", integrity.UnitSlip, "error", "knit", true, []string{outputs, strings.Replace(outputs, "5400 t", "5400 kg", 1)}},
		{"an output ten times too large", integrity.UnitSlip, "query", "knit", true, []string{outputs, strings.Replace(outputs, "2022: 5600 t", "2022: 56000 t", 1)}},
		{"a stream a thousand times too large", integrity.UnitSlip, "error", "w2", true, []string{"2021: 191700 m3", "2021: 191700000 m3"}},
		{"an investment of ten thousand times", integrity.OptionSum, "error", "", false, []string{o4, "investment: 380000 万元, saving: 236000 CNY/a, life: 10 a"}},
		{"totals that add ten thousands to ones", integrity.OptionSum, "error", "", false, []string{o4, "investment: 38 万元, saving: 23.6 万元/a, life: 10 a", declared, "declared: {investment: 5849038 CNY, saving: 1953023.6 CNY/a"}},
		{"a total rounder than totals are", integrity.OptionSum, "error", "", false, []string{declared, "declared: {investment: 6200000 CNY, saving: 2189000 CNY/a"}},
		{"a payback too long", integrity.Payback, "error", "o4", true, []string{o4, o4 + ", payback: 9 a"}},
		{"one saving in other units", integrity.DoubleSaving, "error", "w3", true, []string{
			"saving: 66000 CNY/a, life: 5 a, " + small, "saving: 23.6 万元/a, life: 5 a, effects: [{stream: w3, change: -5.7 万m3}], status: verified"}},
		{"one change with another saving", integrity.DoubleSaving, "query", "w3", true, []string{small, "effects: [{stream: w3, change: -57000 m3/a}], status: verified"}},
		{"a load of the acceptance that is none", integrity.LoadRule, "error", "COD/plant-outlet", true, []string{afterCOD, afterCOD + ", load: 13 t"}},
		{"two flows of one outlet after the options", integrity.FiguresTwice, "query", "wwtp/plant-outlet", false, []string{afterCOD, strings.Replace(afterCOD, "386000", "300000", 1)}},
		{"a mean above every day after the options", integrity.DailyMaximum, "error", "COD/plant-outlet", true, []string{afterCOD, strings.Replace(afterCOD, "daily_max: 78", "daily_max: 58", 1)}},
		{"readings that are copied", integrity.SameReadings, "query", "", false, []string{"values: [612 m3, 618 m3, 604 m3, 609 m3, 615 m3]", "values: [612 m3, 612 m3, 612 m3, 612 m3, 612 m3]"}},
		{"a claim beside assessments", integrity.LevelClaim, "error", "example-dyehouse-index", true, []string{index, "index:\n  claimed: I\n  assessments: [{system: example-dyehouse-index}]\n  answers:"}},
	} {
		t.Run(tc.name, func(t *testing.T) {
			r := check(t, edited(t, tc.edits...))
			n := 0
			for _, f := range r.Findings {
				if f.Rule == tc.rule && f.Severity != integrity.Note {
					n++
				}
			}
			f := has(r, tc.rule, tc.severity)
			if f == nil || tc.of != "" && f.Of != tc.of || tc.only && n != 1 {
				t.Errorf("%d findings of %s; found %s", n, tc.rule, list(r))
			}
		})
	}
}

// Round totals do not make every percentage right.
func TestRoundTotals(t *testing.T) {
	for _, tc := range []struct{ printed, severity string }{
		{"input: 5000 t, output: 4900 t, difference: 100 t, deviation: 2.0 %", ""},
		{"input: 5000 t, output: 4900 t, difference: 100 t, deviation: 0.1 %", "error"},
		{"input: 5000 t, output: 4900 t, difference: 100 t, deviation: 2.6 %", "error"},
		{"input: 4700 t, output: 4600 t, deviation: 0.91 %", "error"},
		{"input: 5000 t, output: 4900 t, difference: 60 t, deviation: 1.2 %", "query"},
		{"input: 5000 t, output: 4900 t, difference: 98 t, deviation: 1.96 %", ""},
		{"input: 5012 t, output: 4911 t, difference: 101 t, deviation: 2.02 %", ""},
	} {
		r := check(t, fixture.Example(t, "dyehouse-synthetic")+"\nprinted: [{id: p1, kind: balance, "+tc.printed+"}]\n")
		if f := has(r, integrity.PrintedSums, ""); tc.severity == "" && f != nil || tc.severity != "" && (f == nil || f.Severity != tc.severity) {
			t.Errorf("%s: %v", tc.printed, list(r))
		}
	}
}

// What a reason says beside words that say nothing.
func TestEmptyReasons(t *testing.T) {
	for why, want := range map[string]string{
		"不适用于本项目": "error", "根据企业实际情况，该指标不适用": "error", "见附件": "error", "略": "error", "N.A.": "error", "not assessed": "error", "Not applicable because it does not apply": "error",
		"染色设备不适用": "error", "本厂没有此项设备": "query", "no such equipment": "query", "全厂采用气流染色，2021 年已拆除溢流机": "", "the works spins yarn and dyes nothing": "",
	} {
		r := check(t, edited(t, "dyeing-machines: {level: III, evidence: [doc-4]}", "dyeing-machines: {not_applicable: '"+why+"', evidence: [doc-4]}"))
		got := ""
		for _, f := range r.Findings {
			if f.Code == "check-na-circular" {
				got = f.Severity
			}
		}
		if got != want {
			t.Errorf("%q: %q, want %q", why, got, want)
		}
	}
}

// The flow after the options is another year's.
func TestFlowAfterIsAnotherYear(t *testing.T) {
	const series = "flow: {2020: 470000 m3, 2021: 484000 m3, 2022: 500000 m3, 2025: 386000 m3}"
	var edits []string
	for _, pollutant := range []string{"COD", "NH3-N"} {
		head := "{pollutant: " + pollutant + ", medium: water, point: plant-outlet, process: wwtp, "
		edits = append(edits, head+series, head+"flow: 500000 m3")
	}
	if r := check(t, edited(t, edits...)); has(r, integrity.FiguresTwice, "") != nil {
		t.Errorf("%s", list(r))
	}
}
