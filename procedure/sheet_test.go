package procedure_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"headwater/audit"
	"headwater/datum"
	"headwater/internal/fixture"
	"headwater/procedure"
)

// sheetWith is the guide's evaluation sheet with invented points for its first items, all
// of the rest unread: what a user keys in.
func rulesWith(t *testing.T, sheet *procedure.Sheet) *audit.Rules {
	t.Helper()
	rl := *fixture.Rules(t)
	rl.Procedure = append(rl.Procedure[:len(rl.Procedure):len(rl.Procedure)], &procedure.Rules{ID: "mine", Origin: datum.Origin{Verification: datum.Reference}, Sheets: []procedure.Sheet{*sheet}})
	return &rl
}

func sheetOf(t *testing.T, rl *audit.Rules, id, scores string) *procedure.SheetResult {
	t.Helper()
	r, err := audit.Follow(rl, fixture.Plant(t, "plant: {id: p}\nperiod: 2022\naudit:\n"+scores))
	if err != nil {
		t.Fatal(err)
	}
	for i := range r.Sheets {
		if r.Sheets[i].ID == id {
			return &r.Sheets[i]
		}
	}
	return nil
}

// The bands of the evaluation: below 70 redo, 70 to 90 supplement, above 90 go ahead.
// Source: guide of 2018 as recalled in the audit notes 2.4; points are invented.
func TestBands(t *testing.T) {
	s := &procedure.Sheet{ID: "mine", Edition: procedure.Evaluation, Jurisdiction: "cn", Items: []procedure.Item{{ID: "a", Points: new(60.0)}, {ID: "b", Points: new(40.0)}}}
	for _, d := range fixture.Catalogue(t).Procedure {
		for _, x := range d.Sheets {
			if x.ID == "evaluation-2018" {
				s.Bands = x.Bands
			}
		}
	}
	for _, tc := range []struct {
		a, b float64
		band string
		pass bool
	}{{30, 39.9, "redo", false}, {30, 40, "supplement", true}, {50, 40, "supplement", true}, {50.5, 40, "go-ahead", true}} {
		x := sheetOf(t, rulesWith(t, s), "mine", fmt.Sprintf("  scores: [{sheet: mine, by: expert-1, items: {a: %g, b: %g}}]\n", tc.a, tc.b))
		if x.Band != tc.band || x.Pass == nil || *x.Pass != tc.pass || x.Submittable {
			t.Errorf("%g: %+v", tc.a+tc.b, x)
		}
	}
	x := sheetOf(t, rulesWith(t, s), "mine", "  scores: [{sheet: mine, by: self, items: {a: 60, b: 40}}, {sheet: mine, by: expert-1, items: {a: 40, b: 30}}, {sheet: mine, by: expert-2, items: {a: 30, b: 20}}, {sheet: mine, by: expert-3, items: {a: 60}}]\n")
	if *x.Expert != 60 || *x.Self != 100 || *x.ExpertLow != 50 || *x.ExpertHigh != 70 || x.Experts != 2 || x.Band != "redo" {
		t.Errorf("experts are averaged, one who did not finish is left out: %+v", x)
	}
	if x := sheetOf(t, rulesWith(t, s), "mine", "  scores: [{sheet: mine, by: self, items: {a: 60, b: 40}}]\n"); x.Reason == nil || x.Reason.Code != "self-scored" || *x.Pass != true {
		t.Errorf("%+v", x)
	}
	if x := sheetOf(t, rulesWith(t, s), "mine", "  scores: [{sheet: mine, by: self, items: {a: 60}}]\n"); x.Pass != nil || x.Reason.Code != "scores-missing" {
		t.Errorf("%+v", x)
	}
}

// Points that were not read block the verdict, whatever was scored; a veto stands above
// all points.
func TestUnreadPointsBlock(t *testing.T) {
	x := sheetOf(t, fixture.Rules(t), "evaluation-2018", "  scores: [{sheet: evaluation-2018, by: expert-1, items: {a-form: 100}}]\n")
	if x.Pass != nil || x.Reason.Code != "points-unread" {
		t.Errorf("%+v", x)
	}
	later := *fixture.Rules(t)
	later.Edition = procedure.Acceptance
	x = sheetOf(t, &later, "acceptance-2018", "  scores: [{sheet: acceptance-2018, by: expert-1, vetoes: {falsification: true}}]\n")
	if x.Pass == nil || *x.Pass || x.Reason.Code != "sheet-vetoed" {
		t.Errorf("%+v", x)
	}
}

// Obsolete equipment in use, a level below III and an open violation veto the acceptance
// of the example.
func TestVetoes(t *testing.T) {
	text, rules := dyehouse()
	for _, tc := range []struct{ veto, old, new string }{
		{"obsolete", "model: HS-600", "model: JB-810"},
		{"violations", ", closed: 2024-06-30", ""},
		{"discharge", "daily_max: 78 mg/L", "daily_max: 178 mg/L"},
		{"below-iii", "2022: 190400 m3, 2025: 116000 m3}", "2022: 190400 m3, 2025: 400000 m3}"},
	} {
		r, _, err := follow(t, changed(t, text, tc.old, tc.new), rules)
		if err != nil {
			t.Fatal(err)
		}
		for _, s := range r.Procedure.Sheets {
			if s.ID == "example-acceptance" && (s.Pass == nil || *s.Pass || !strings.Contains(strings.Join(s.Reason.Items, " "), tc.veto)) {
				t.Errorf("%s: %+v", tc.veto, s)
			}
		}
	}
}

// What the file gives as one value belongs to the base year and is not carried over.
func TestAfterPlant(t *testing.T) {
	p := fixture.Plant(t, `
plant: {id: p}
period: 2022
products: [{id: a, output: 10 t}]
processes: [{id: x, makes: [a]}]
streams: [{id: w1, to: x, material: water, role: fresh, amount: {2022: 10 m3, 2024: 8 m3}}, {id: w2, to: x, material: water, role: fresh, amount: 5 m3}]
discharges: [{pollutant: COD, medium: water, point: plant-outlet, flow: 9 m3, concentration: 50 mg/L, daily_max: 60 mg/L}]
index: {system: s, answers: {a: {level: II}, b: {value: 3 %}}}
audit: {after: {period: 2024, answers: {b: {value: 2 %}}}}
`)
	after := procedure.AfterPlant(p)
	if q, ok := after.Streams[0].Amount.At(2024); !ok || q.Value != 8 {
		t.Errorf("%v", q)
	}
	if _, ok := after.Streams[1].Amount.At(2024); ok {
		t.Error("a single value was carried over")
	}
	if _, ok := after.Products[0].Output.At(2024); ok || !after.Discharges[0].DailyMax.IsZero() {
		t.Error("a single value was carried over")
	}
	if after.Index.Answers["a"].Level != "II" || after.Index.Answers["b"].Value.Single.Value != 2 {
		t.Errorf("%+v", after.Index.Answers)
	}
	if p.Streams[1].Amount.Single == nil || p.Index.Answers["b"].Value.Single.Value != 3 || p.Discharges[0].DailyMax.IsZero() {
		t.Error("the plant was modified")
	}
	if procedure.AfterPlant(fixture.Plant(t, "plant: {id: p}\nperiod: 2022\n")) != nil {
		t.Error("a plant without a period after")
	}
}

// A joint audit: shared steps are those of the joint file, the others of every member.
func TestJoin(t *testing.T) {
	joint := followText(t, "plant: {id: park}\nperiod: 2022\naudit:\n  template: cn-audit-joint\n  steps: {leadership: {done: 2023-01-01}}\n  team: [{id: t1, role: leader}]\n  enterprises: [{id: e1, plant: ../a}, {id: e2, plant: ../b}]\n")
	a := followText(t, "plant: {id: a}\nperiod: 2022\naudit: {findings: [{id: f1, what: leak}]}\n")
	b := followText(t, "plant: {id: b}\nperiod: 2022\naudit: {}\n")
	state := func(r *procedure.Result, id string) string {
		for _, p := range r.Phases {
			for _, s := range p.Steps {
				if s.ID == id {
					return s.State
				}
			}
		}
		return ""
	}
	r := procedure.Join(joint, []string{"e1", "e2"}, []*procedure.Result{a, b})
	for id, want := range map[string]string{"team": procedure.StepDone, "walk-through": procedure.StepPartial, "causes": procedure.StepMissing, "mid-term": procedure.StepLeftOut} {
		if got := state(r, id); got != want {
			t.Errorf("%s is %s, want %s", id, got, want)
		}
	}
	r = procedure.Join(joint, []string{"e1", "e2"}, []*procedure.Result{a, a})
	if got := state(r, "walk-through"); got != procedure.StepDone || len(r.Members) != 2 || r.Members[0].Counts[procedure.StepDone] == 0 {
		t.Errorf("%s %+v", got, r.Members)
	}
	if state(joint, "walk-through") != procedure.StepMissing {
		t.Error("the joint result was modified")
	}
}

// The fast template leaves steps out and says why.
func TestFastTemplate(t *testing.T) {
	r := followText(t, "plant: {id: p}\nperiod: 2022\naudit: {template: cn-audit-fast, vocabulary: assessment}\n")
	if r.Counts[procedure.StepLeftOut] != 5 || r.Phases[1].Name.ZH != "预评估" {
		t.Errorf("%v %v", r.Counts, r.Phases[1].Name)
	}
}

// No Go file of the engine names a document of the catalogue but the default template.
func TestRulesAreData(t *testing.T) {
	files, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range files {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		for line := range strings.Lines(string(data)) {
			if strings.Contains(line, `"cn-`) && !strings.Contains(line, "defaultTemplate") {
				t.Errorf("%s: %s", name, line)
			}
		}
	}
}

// What options change, in every way that it can be written.
// Source: computed by hand.
func TestChanges(t *testing.T) {
	r := followText(t, `
plant: {id: p}
period: 2022
products: [{id: a, output: 200 t}]
processes: [{id: x, makes: [a]}, {id: y, makes: [a]}]
streams: [{id: w1, to: x, material: water, role: fresh, amount: 5000 m3}]
energy: [{carrier: electricity, purchased: 1000 MWh, use: {x: 600 MWh, y: 400 MWh}}]
discharges: [{pollutant: COD, medium: water, point: plant-outlet, flow: 4000 m3, concentration: 500 mg/L}]
options:
  - {id: o1, effects: [{stream: w1, change: -10 %}, {stream: w1, change: -300 m3}, {stream: w1, change: -2 m3/t}]}
  - {id: o2, effects: [{carrier: electricity, process: x, change: -5 %}]}
  - {id: o3}
audit:
  implementation:
    - {option: o3, planned: [{carrier: electricity, change: -20000 kWh/a}, {pollutant: COD, change: -400 kg/a}, {pollutant: COD, change: -10 %}, {stream: w1, change: -3 t}]}
`)
	want := map[string][]float64{"o1": {-500, -300, -400}, "o2": {-30}, "o3": {-20, -0.4, -0.2}}
	for i := range r.Options {
		o := &r.Options[i]
		for k, v := range want[o.ID] {
			if got := o.Planned[k].Amount; got == nil || !near(*got, v) {
				t.Errorf("%s: change %d is %v, want %g", o.ID, k, got, v)
			}
		}
	}
	if last := r.Options[2].Planned[3]; last.Amount != nil || last.Reason == nil || last.Reason.Code != "units-differ" {
		t.Errorf("t of water in m3: %+v", last)
	}
	for _, s := range r.Effects.Saved {
		if s.Of == "carrier:electricity" && (*s.Base != 1000 || !near(*s.Planned, -50)) {
			t.Errorf("%+v", s)
		}
	}
}

// Several carriers are added up in coal equivalent, saved energy with them.
// Source: 0.1229 kgce/kWh, 1.2143 kgce/Nm3 of the catalogue; computed by hand.
func TestEnergyInCoal(t *testing.T) {
	r := followText(t, `
plant: {id: p}
period: 2022
products: [{id: a, output: {2022: 100 t, 2024: 110 t}}]
energy:
  - {carrier: electricity, purchased: {2022: 10000 kWh, 2024: 9000 kWh}}
  - {carrier: natural-gas, purchased: {2022: 1000 Nm3, 2024: 990 Nm3}}
options: [{id: o1, cost: low}]
audit:
  after: {period: 2024}
  implementation: [{option: o1, done: 2023-01-01, verified: 2023-02-01, achieved: [{carrier: electricity, change: -1500 kWh/a}, {carrier: natural-gas, change: -50 Nm3/a}], evidence: []}]
  before_after: [{id: e, kind: energy, of: {carriers: [electricity, natural-gas]}, options: [o1]}]
`)
	x := r.Effects.Rows[0]
	before, after := 10000*0.1229+1000*1.2143, 9000*0.1229+990*1.2143
	if !near(*x.Before, before) || !near(*x.After, after) || !near(*x.Adjusted, (before/100-after/110)*110) || x.Unit != "kgce" {
		t.Errorf("%+v", x)
	}
	if !near(*x.Claimed, 1500*0.1229+50*1.2143) {
		t.Errorf("claimed %v", *x.Claimed)
	}
	if !near(*x.RECPChange, (110/after)/(100/before)-1) || x.Indicator != procedure.Productivity {
		t.Errorf("%+v", x)
	}
}

// Without an output, with one of zero, or with mixed units nothing is divided.
func TestNothingDivided(t *testing.T) {
	for _, products := range []string{"", "products: [{id: a, output: {2022: 5 t}}, {id: b, output: {2022: 7 m2}}]\n"} {
		r := followText(t, "plant: {id: p}\nperiod: 2022\n"+products+"streams: [{id: w1, material: water, role: fresh, to: x, amount: {2022: 10 m3, 2024: 8 m3}}]\nprocesses: [{id: x}]\naudit: {after: {period: 2024}, before_after: [{id: e, kind: water, of: {streams: [w1]}}]}\n")
		x := r.Effects.Rows[0]
		if x.Adjusted != nil || x.UnitBefore != nil || x.Reason == nil || *x.Absolute != -2 {
			t.Errorf("%+v", x)
		}
	}
}
