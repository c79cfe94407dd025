package procedure_test

import (
	"fmt"
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
