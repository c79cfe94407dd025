package rating_test

import (
	"errors"
	"fmt"
	"maps"
	"math"
	"slices"
	"strings"
	"testing"

	"headwater/datum"
	"headwater/fault"
	"headwater/input"
	"headwater/internal/fixture"
	"headwater/plant"
	"headwater/rating"
)

// system decodes a user's index system.
func system(t testing.TB, text string) *rating.System {
	t.Helper()
	f, err := input.Parse("system.yaml", []byte(text))
	if err != nil {
		t.Fatal(err)
	}
	sys := &rating.System{}
	if err := errors.Join(f.Decode(sys), errors.Join(sys.Check()...)); err != nil {
		t.Fatal(err)
	}
	sys.Quarantine()
	return sys
}

// rate grades a plant that states its answers as the YAML of a plant file.
func rate(t testing.TB, sys *rating.System, plantText string) (*rating.Assessment, error) {
	t.Helper()
	p := fixture.Plant(t, "plant: {id: test}\nperiod: 2022\n"+plantText)
	rq := &rating.Request{Profile: p.Index.Profile, Answers: p.Index.Answers, At: map[string]string{}, Nearest: input.Nearest}
	for id := range p.Index.Answers {
		rq.At[id] = "/index/answers/" + id
	}
	return rating.Rate(sys, p, rq)
}

func mustRate(t testing.TB, sys *rating.System, plantText string) *rating.Assessment {
	t.Helper()
	a, err := rate(t, sys, plantText)
	if err != nil {
		t.Fatal(err)
	}
	return a
}

const head = `
id: user-system
title: test system
status: in-force
verification: official
source: {title: constructed in this test}
family: composite
grades:
  - {id: I, index: {of: I, at_least: 85}, limiting: I}
  - {id: II, index: {of: II, at_least: 85}, limiting: II}
  - {id: III, every: III}
missing: {indicator: rescale, group: drop}
profiles:
  - id: p
    groups:
`

// words is an indicator in words with a requirement at every level.
func words(id, weight, limiting string) string {
	return fmt.Sprintf("          - {id: %s, name: %s, kind: qualitative, weight: %s, limiting: %s, levels: {I: good, II: fair, III: poor}}\n", id, id, weight, limiting)
}

func group(id, weight string, indicators ...string) string {
	return fmt.Sprintf("      - id: %s\n        name: %s\n        weight: %s\n        indicators:\n%s", id, id, weight, strings.Join(indicators, ""))
}

func answers(levels ...string) string {
	var b strings.Builder
	b.WriteString("index:\n  answers:\n")
	for _, l := range levels {
		id, level, _ := strings.Cut(l, "=")
		if level == "n/a" {
			b.WriteString(fmt.Sprintf("    %s: {not_applicable: no such process, evidence: [doc]}\n", id))
			continue
		}
		b.WriteString(fmt.Sprintf("    %s: {level: %s}\n", id, level))
	}
	return b.String()
}

func near(got *float64, want, tol float64) bool { return got != nil && math.Abs(*got-want) <= tol }

// The worked example of the 2013 composite rule: weights of a group are rescaled over
// the indicators that apply.
func TestGeneralRuleExample(t *testing.T) {
	const source = "shared facts, general-rule.yaml, own_worked_example: Y_I = 77.5, Y_II = 100, grade II"
	sys := system(t, head+group("a", "0.6", words("a1", "0.5", "false"), words("a2", "0.3", "false"), words("a3", "0.2", "false"))+group("b", "0.4", words("b1", "1.0", "true")))
	a := mustRate(t, sys, answers("a1=I", "a2=II", "a3=n/a", "b1=I"))
	if !near(a.Index.I, 77.5, 1e-9) || !near(a.Index.II, 100, 1e-9) || !near(a.Index.III, 100, 1e-9) || a.Level != "II" {
		t.Errorf("got %v %v %v %s (%s)", *a.Index.I, *a.Index.II, *a.Index.III, a.Level, source)
	}
	if !a.Submittable {
		t.Error("an official system must give a submittable grade")
	}
}

// A plant at level I everywhere but one limiting indicator is not level I, and the
// result names that indicator.
func TestLimitingIndicatorBinds(t *testing.T) {
	sys := system(t, head+group("a", "0.6", words("a1", "0.5", "false"), words("a2", "0.5", "false"))+group("b", "0.4", words("b1", "0.95", "false"), words("b2", "0.05", "true")))
	a := mustRate(t, sys, answers("a1=I", "a2=I", "b1=I", "b2=II"))
	if a.Level != "II" || !near(a.Index.I, 98, 1e-9) {
		t.Errorf("level %s, Y_I %v, want II at 98", a.Level, *a.Index.I)
	}
	i := slices.IndexFunc(a.Binding, func(b rating.Binding) bool { return b.Grade == "I" && b.Certain })
	if i < 0 || a.Binding[i].Indicator != "b2" || a.Binding[i].Condition != "limiting" {
		t.Errorf("binding %+v does not name b2", a.Binding)
	}
}

// Grades do not nest: Y_II ≥ 85 is enough for level II though one indicator misses III.
func TestLevelTwoWithoutThree(t *testing.T) {
	sys := system(t, head+group("a", "1", words("a1", "0.9", "true"), words("a2", "0.1", "false")))
	a := mustRate(t, sys, answers("a1=II", "a2=below"))
	if a.Level != "II" || !near(a.Index.II, 90, 1e-9) || !near(a.Index.III, 90, 1e-9) {
		t.Errorf("level %s Y_II %v Y_III %v", a.Level, *a.Index.II, *a.Index.III)
	}
	for _, b := range a.Binding {
		if b.Grade == "III" && b.Indicator == "a2" && b.Certain {
			return
		}
	}
	t.Error("the result does not say that level III fails at a2")
}

// Level III is every indicator, not an index that rounds to 100.
func TestLevelThreeIsEveryIndicator(t *testing.T) {
	sys := system(t, head+group("a", "1", words("a1", "0.99999999999", "false"), words("a2", "0.00000000001", "false")))
	a := mustRate(t, sys, answers("a1=III", "a2=below"))
	if a.Level != rating.Below {
		t.Errorf("level %s with Y_III %v, want below", a.Level, *a.Index.III)
	}
}

func TestUndetermined(t *testing.T) {
	two := head + group("a", "1", words("a1", "0.9", "false"), words("a2", "0.1", "true"))
	for _, tc := range []struct {
		name, answers, level string
		possible             rating.Possible
	}{
		{"missing that cannot matter", answers("a2=below"), rating.Below, rating.Possible{Best: "below", Worst: "below"}},
		{"missing limiting row", answers("a1=II"), rating.Undetermined, rating.Possible{Best: "II", Worst: "below"}},
		{"missing heavy row", answers("a2=I"), rating.Undetermined, rating.Possible{Best: "I", Worst: "below"}},
		{"all answered", answers("a1=III", "a2=III"), "III", rating.Possible{Best: "III", Worst: "III"}},
	} {
		a := mustRate(t, system(t, two), tc.answers)
		if a.Level != tc.level || a.Possible != tc.possible {
			t.Errorf("%s: %s %+v, want %s %+v", tc.name, a.Level, a.Possible, tc.level, tc.possible)
		}
	}
}

// A limiting mark that was not read counts as limiting where that is worse.
func TestUnreadLimitingMark(t *testing.T) {
	sys := system(t, head+group("a", "1", words("a1", "0.9", "false"), words("a2", "0.1", "unread")))
	a := mustRate(t, sys, answers("a1=I", "a2=II"))
	if a.Level != rating.Undetermined || a.Possible != (rating.Possible{Best: "I", Worst: "II"}) {
		t.Errorf("%s %+v, want I to II", a.Level, a.Possible)
	}
}

// A group that does not apply: its weight is lost, spread, or, where no rule was read,
// anything between.
func TestWholeGroupMissing(t *testing.T) {
	text := head + group("a", "0.8", words("a1", "1", "false")) + group("b", "0.2", words("b1", "1", "false"))
	for rule, want := range map[string]rating.Bounds{"drop": {Low: 80, High: 80}, "rescale": {Low: 100, High: 100}, "unread": {Low: 80, High: 100}} {
		sys := system(t, strings.Replace(text, "group: drop", "group: "+rule, 1))
		a := mustRate(t, sys, answers("a1=I", "b1=n/a"))
		if got := a.Index.Bounds["I"]; math.Abs(got.Low-want.Low) > 1e-9 || math.Abs(got.High-want.High) > 1e-9 {
			t.Errorf("%s: %v, want %v", rule, got, want)
		}
	}
}

func TestBonusGroupIsCapped(t *testing.T) {
	text := strings.Replace(head, "group: drop", "group: drop, cap: 100", 1) + group("a", "1", words("a1", "0.95", "false"), words("a2", "0.05", "false")) +
		strings.Replace(group("extra", "0.1", words("e1", "1", "false")), "weight: 0.1", "weight: 0.1\n        bonus: true", 1)
	sys := system(t, text)
	a := mustRate(t, sys, answers("a1=I", "a2=below", "e1=I"))
	if !near(a.Index.I, 100, 1e-9) {
		t.Errorf("Y_I %v, want 95 + 10 capped at 100", a.Index.I)
	}
	if a = mustRate(t, sys, answers("a1=I", "a2=below", "e1=below")); !near(a.Index.I, 95, 1e-9) {
		t.Errorf("Y_I %v without bonus, want 95", a.Index.I)
	}
}

// Before 2013: P = 0.6 P1 + 0.4 P2, a ratio to the benchmark capped, and the weight of
// what does not apply made up by A1/A2.
func TestTwoPartSystem(t *testing.T) {
	const source = "arithmetic by hand: P1 = 60·1.2 + 40·0.5 = 92, P2 = 70/(70) · 100 = 100; P = 0.6·92 + 0.4·100 = 95.2"
	sys := system(t, `
id: old
title: two-part
status: superseded
verification: official
source: {title: constructed}
family: two-part
parts: {quantitative: 0.6, qualitative: 0.4, score_cap: 1.2}
grades:
  - {id: advanced, index: {at_least: 90}}
  - {id: basic, index: {at_least: 75}}
missing: {indicator: factor, group: drop}
profiles:
  - id: p
    groups:
      - id: use
        name: use
        part: quantitative
        weight: 60
        indicators: [{id: energy, name: energy, kind: quantitative, unit: kgce/t, direction: lower, weight: 60, limiting: false, benchmark: "= 120"}]
      - id: yield
        name: yield
        part: quantitative
        weight: 40
        indicators: [{id: recovery, name: recovery, kind: quantitative, unit: "%", direction: higher, weight: 40, limiting: false, benchmark: "= 80"}]
      - id: policy
        name: policy
        part: qualitative
        weight: 100
        indicators:
          - {id: law, name: law, kind: qualitative, weight: 70, limiting: false}
          - {id: audit, name: audit, kind: qualitative, weight: 30, limiting: false}
`)
	a := mustRate(t, sys, `index:
  answers:
    energy: {value: 60 kgce/t}
    recovery: {value: 40 %}
    law: {level: I}
    audit: {not_applicable: not due, evidence: [d]}
`)
	if !near(a.Index.P, 95.2, 1e-9) || a.Level != "advanced" {
		t.Errorf("P %v %s (%s)", *a.Index.P, a.Level, source)
	}
}

// A table of levels without weights has grades but no index.
func TestLevelTable(t *testing.T) {
	sys := system(t, strings.NewReplacer("family: composite", "family: levels", "index: {of: I, at_least: 85}, limiting: I", "every: I", "index: {of: II, at_least: 85}, limiting: II", "every: II").Replace(head)+
		group("a", "unread", words("a1", "unread", "false"), words("a2", "unread", "false")))
	a := mustRate(t, sys, answers("a1=I", "a2=II"))
	if a.Level != "II" || a.Index.II != nil || len(a.Index.Bounds) != 0 || a.Index.Reason.Code != "no-index" {
		t.Errorf("%s %+v", a.Level, a.Index)
	}
}

// Levels as ranges, formulas of a parameter, words of a parameter, several numbers,
// nothing required, and a step that the document does not have.
func TestLevelsOfEveryKind(t *testing.T) {
	sys := system(t, strings.Replace(head, "profiles:", "parameters: [{id: n, min: 1, max: 6}, {id: ore, of: [oxide, sulphide]}]\nprofiles:", 1)+`      - id: a
        name: a
        weight: 1
        indicators:
          - {id: stops, name: stops, kind: quantitative, unit: times/a, direction: lower, weight: 0.2, limiting: false, levels: {I: "< 3", II: "3..4", III: "= 5"}}
          - {id: power, name: power, kind: quantitative, unit: kWh/m2, direction: lower, weight: 0.2, limiting: false, levels: {I: "<= 10+5*n", II: "<= 25+10*n", III: unread}}
          - {id: energy, name: energy, kind: quantitative, unit: kgce/t, direction: lower, weight: 0.2, limiting: false, levels: {I: {by: ore, cases: {oxide: "<= 3", sulphide: "<= 2"}}, II: {by: ore, cases: {oxide: "<= 6", sulphide: "<= 4"}}, III: {by: ore, cases: {oxide: "<= 9", sulphide: "<= 8"}}}}
          - id: gas
            name: gas
            kind: quantitative
            direction: lower
            weight: 0.2
            limiting: false
            parts: [{id: h2s, unit: mg/m3, direction: lower}, {id: hcn, unit: mg/m3, direction: lower}]
            levels: {I: {parts: {h2s: "<= 150", hcn: "<= 150"}}, II: {parts: {h2s: "<= 200", hcn: "<= 180"}}, III: {parts: {h2s: "<= 250", hcn: "<= 200"}}}
          - {id: moisture, name: moisture, kind: quantitative, unit: "%", direction: higher, weight: 0.1, limiting: false, levels: {I: ">= 60", II: ">= 40", III: none-required}}
          - {id: resist, name: resist, kind: qualitative, weight: 0.1, limiting: false, levels: {I: light, II: no-separate-text, III: water}}
`)
	base := "variables: {n: 4, ore: sulphide}\nindex:\n  answers:\n"
	for _, tc := range []struct{ answer, id, want string }{
		{"stops: {value: 2 times/a}", "stops", "I"}, {"stops: {value: 3 times/a}", "stops", "II"}, {"stops: {value: 5 times/a}", "stops", "III"}, {"stops: {value: 6 times/a}", "stops", "below"},
		{"power: {value: 30 kWh/m2}", "power", "I"}, {"power: {value: 65 kWh/m2}", "power", "II"}, {"power: {value: 65.1 kWh/m2}", "power", "III…below"},
		{"energy: {value: 3 kgce/t}", "energy", "II"}, {"energy: {value: 8.1 kgce/t}", "energy", "below"},
		{"gas: {values: {h2s: 140 mg/m3, hcn: 170 mg/m3}}", "gas", "II"}, {"gas: {values: {h2s: 140 mg/m3, hcn: 0.3 g/m3}}", "gas", "below"}, {"gas: {values: {h2s: 140 mg/m3}}", "gas", "I…below"},
		{"moisture: {value: 10 %}", "moisture", "III"}, {"resist: {level: III}", "resist", "III"}, {"resist: {level: I}", "resist", "I"},
	} {
		a := mustRate(t, sys, base+"    "+tc.answer+"\n")
		i := slices.IndexFunc(a.Indicators, func(r rating.IndicatorRow) bool { return r.ID == tc.id && r.Part == "" })
		row := a.Indicators[i]
		got := ""
		if row.Level != nil {
			got = *row.Level
		} else {
			got = row.Possible.Best + "…" + row.Possible.Worst
		}
		if got != tc.want {
			t.Errorf("%s: %s, want %s", tc.answer, got, tc.want)
		}
	}
	a := mustRate(t, sys, "index: {answers: {energy: {value: 3 kgce/t}}}\n")
	if r := a.Indicators[2]; r.Status != "no-threshold" || r.Reason.Code != "parameter-missing" {
		t.Errorf("without the word parameter: %s %+v", r.Status, r.Reason)
	}
}

func TestAnswerProblems(t *testing.T) {
	sys := system(t, head+group("a", "0.5", words("a1", "1", "false"), "          - {id: power, name: power, kind: quantitative, unit: kWh/m2, direction: lower, weight: 0, limiting: false, levels: {I: \"<= 5\", II: \"<= 10\", III: \"<= 20\"}}\n          - {id: reuse, name: reuse, kind: quantitative, unit: \"%\", direction: higher, weight: 0, limiting: false, levels: {I: \">= 65\", II: \">= 55\", III: \">= 45\"}}\n")+
		strings.Replace(group("m", "0.5", "          - {id: law, name: law, kind: qualitative, weight: 1, limiting: true, levels: {I: law, II: {same-as: I}, III: no-separate-text}}\n"), "weight: 0.5", "weight: 0.5\n        management: true", 1))
	for _, tc := range []struct{ answers, code string }{
		{"pover: {value: 3 kWh/m2}", "indicator-unknown"},
		{"power: {level: II}", "answer-level-for-number"},
		{"a1: {value: 3 kWh/m2}", "answer-value-for-words"},
		{"power: {value: 3}", "unit-mismatch"},
		{"power: {value: 3 kWh/t}", "unit-mismatch"},
		{"reuse: {value: 0.6}", "unit-percent"},
		{"law: {not_applicable: none, evidence: [d]}", "answer-management"},
		{"law: {level: III}", "answer-no-such-level"},
		{"power: {values: {a: 3 kWh/m2}}", "answer-no-parts"},
	} {
		_, err := rate(t, sys, "index:\n  answers:\n    "+tc.answers+"\n")
		problems := fault.All(err)
		if len(problems) != 1 || problems[0].Code != tc.code || !strings.HasPrefix(problems[0].At, "/index/answers/") {
			t.Errorf("%s: %v, want %s", tc.answers, err, tc.code)
		}
	}
	_, err := rate(t, sys, "index:\n  answers:\n    pover: {value: 3}\n    power: {level: II}\n    law: {level: III}\n")
	if len(fault.All(err)) != 3 {
		t.Errorf("three wrong answers give %v", err)
	}
	for _, code := range []string{"profile-unknown", "profile-wanted"} {
		two := *sys
		rq := &rating.Request{Profile: "q", Nearest: input.Nearest}
		if code == "profile-wanted" {
			two.Profiles = append(slices.Clone(sys.Profiles), sys.Profiles[0])
			rq.Profile = ""
		}
		_, err := rating.Rate(&two, &plant.Plant{}, rq)
		if p := fault.All(err); len(p) != 1 || p[0].Code != code {
			t.Errorf("%v, want %s", err, code)
		}
	}
}

// The rows of the printed-circuit-board system whose levels cross over the range of n
// are set aside by the rule that says so, and only those.
func TestQuarantineByRule(t *testing.T) {
	cat := fixture.Catalogue(t)
	var got []string
	for _, n := range cat.Notes["cn-pcb-64-indicators-2025"] {
		got = append(got, n.Items[0])
	}
	want := []string{ // worked out by hand from the printed formulas, n = 1 … 28
		"electricity-rigid-multilayer", "electricity-rigid-hdi", "electricity-flex-multilayer", "electricity-flex-hdi",
		"laminate-use-rigid-multilayer", "laminate-use-rigid-hdi", "laminate-use-flex-multilayer", "laminate-use-flex-hdi",
	}
	if !slices.Equal(got, want) {
		t.Errorf("set aside %v, want %v", got, want)
	}
	for id, notes := range maps.All(cat.Notes) {
		if id != "cn-pcb-64-indicators-2025" && len(notes) > 0 {
			t.Errorf("%s: %v", id, notes)
		}
	}
}

func TestValidity(t *testing.T) {
	day := func(s string) datum.Date { d, _ := datum.ParseDate(s); return d }
	o := datum.Origin{Status: datum.InForce, Document: datum.Document{Effective: day("2014-04-01"), Until: day("2020-01-01")}}
	for d, want := range map[string]datum.Validity{"2014-03-31": datum.NotYet, "2014-04-01": datum.Valid, "2019-12-31": datum.Valid, "2020-01-01": datum.Ended} {
		if got := o.On(day(d)); got != want {
			t.Errorf("%s: %s, want %s", d, got, want)
		}
	}
	if got := (datum.Origin{Status: datum.Unknown}).On(day("2020-01-01")); got != datum.NotSettled {
		t.Errorf("undated: %s", got)
	}
}
