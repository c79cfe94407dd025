package procedure_test

import (
	"slices"
	"strings"
	"testing"

	"headwater/fault"
	"headwater/input"
	"headwater/internal/fixture"
	"headwater/procedure"
)

// The classic procedure has seven phases of 4, 6, 5, 7, 5, 4 and 4 steps.
// Source: audit manual as in docs/method/procedure.md.
func TestSevenPhases(t *testing.T) {
	want := []int{4, 6, 5, 7, 5, 4, 4}
	old := []string{"筹划与组织", "预评估", "评估", "方案产生和筛选", "可行性分析", "方案实施", "持续清洁生产"}
	since2016 := []string{"审核准备", "预审核", "审核", "方案的产生和筛选", "方案的确定", "方案的实施", "持续清洁生产"}
	for _, d := range fixture.Catalogue(t).Procedure {
		if d.ID != "cn-audit-classic" {
			continue
		}
		var got []int
		for i, p := range d.Template.Phases {
			got = append(got, len(p.Steps))
			if p.Assessment.ZH != old[i] || p.Audit.ZH != since2016[i] {
				t.Errorf("phase %d is called %s and %s", i+1, p.Audit.ZH, p.Assessment.ZH)
			}
		}
		if !slices.Equal(got, want) {
			t.Errorf("steps by phase %v, want %v", got, want)
		}
		return
	}
	t.Error("no classic template")
}

// The 41 worksheets by phase. Source: a copied workbook, 2 + 13 + 5 + 6 + 4 + 9 + 2.
func TestFortyOneForms(t *testing.T) {
	count := map[string]int{}
	for _, d := range fixture.Catalogue(t).Procedure {
		for _, f := range d.Forms {
			count[f.Phase]++
		}
	}
	for phase, want := range map[string]int{"preparation": 2, "pre-assessment": 13, "assessment": 5, "generation": 6, "feasibility": 4, "implementation": 9, "continuous": 2} {
		if count[phase] != want {
			t.Errorf("%s has %d forms, want %d", phase, count[phase], want)
		}
	}
}

// No point that was not read has a number, and every deadline says how it was read.
func TestWhatWasNotRead(t *testing.T) {
	for _, d := range fixture.Catalogue(t).Procedure {
		if d.Verification == "official" {
			t.Errorf("%s calls itself official", d.ID)
		}
		for _, j := range d.Jurisdictions {
			for _, x := range j.Deadlines {
				if x.Read == "" || x.Source.ZH == "" || x.Source.EN == "" {
					t.Errorf("%s %s %s: no source", d.ID, j.ID, x.ID)
				}
			}
		}
		for _, s := range d.Sheets {
			for _, x := range s.Items {
				if x.Points != nil && x.Read == "recall" {
					t.Errorf("%s %s: points from memory", s.ID, x.ID)
				}
			}
		}
	}
}

// Every rule of a document has its problem.
func TestRulesCheck(t *testing.T) {
	const head = "id: x\ntitle: x\nstatus: draft\nverification: reference\nsource: {title: made for this test}\n"
	for _, tc := range []struct{ code, text string }{
		{"template-basis", "template: {covers: one}"},
		{"word-unknown", "template: {covers: all, based_on: y}"},
		{"step-number", "template: {covers: one, phases: [{id: p, audit: p, assessment: p, steps: [{id: s, n: 2, name: s, out: [team]}]}]}"},
		{"step-before", "template: {covers: one, phases: [{id: p, audit: p, assessment: p, steps: [{id: s, n: 1, name: s, out: [team], after: [z]}]}]}"},
		{"word-unknown", "template: {covers: one, phases: [{id: p, audit: p, assessment: p, steps: [{id: s, n: 1, name: s, out: [teams]}]}]}"},
		{"deadline-span", "jurisdictions: [{id: j, name: j, deadlines: [{id: d, what: d, event: e, from: listed, read: recall, source: x}]}]"},
		{"deadline-day", "jurisdictions: [{id: j, name: j, deadlines: [{id: d, what: d, event: e, from: listed, by: 13-40, read: recall, source: x}]}]"},
		{"word-unknown", "jurisdictions: [{id: j, name: j, deadlines: [{id: d, what: d, event: e, from: listed, days: 3, read: guessed, source: x}]}]"},
		{"sheet-total", "sheets: [{id: s, name: s, edition: evaluation, jurisdiction: cn, total: 10, items: [{id: a, name: a, points: 4}, {id: b, name: b, points: 5}]}]"},
		{"sheet-total", "sheets: [{id: s, name: s, edition: evaluation, jurisdiction: cn, total: 10, items: [{id: a, name: a, points: 14}, {id: b, name: b}]}]"},
		{"value-negative", "sheets: [{id: s, name: s, edition: evaluation, jurisdiction: cn, items: [{id: a, name: a, points: -4}]}]"},
		{"band-end", "sheets: [{id: s, name: s, edition: evaluation, jurisdiction: cn, bands: [{id: b, name: b, pass: true, read: recall}]}]"},
		{"band-order", "sheets: [{id: s, name: s, edition: evaluation, jurisdiction: cn, bands: [{id: b, name: b, at_least: 60, pass: true, read: recall}, {id: c, name: c, at_least: 50, pass: true, read: recall}]}]"},
		{"id-duplicate", "obsolete: [{id: a, name: a, model: x}, {id: a, name: a, model: y}]"},
		{"obsolete-model", "obsolete: [{id: a, name: a, model: '*'}]"},
		{"factor-range", "focus_factors: [{id: a, name: a, min: 0, max: 4, read: recall}]"},
		{"questions-positive", "questions: {years: 0, unit_jump: 0.1, baseline: 0.001, unexplained: 0.1, end_of_pipe: 0.5, hours: 72, batches: 3}"},
	} {
		f, err := input.Parse("x.yaml", []byte(head+tc.text))
		if err != nil {
			t.Fatal(err)
		}
		d := &procedure.Rules{}
		if err := f.Decode(d); err != nil {
			t.Fatalf("%s: %v", tc.text, err)
		}
		bad := d.Check()
		if len(bad) != 1 || fault.All(bad[0])[0].Code != tc.code {
			t.Errorf("%s: %v, want %s", strings.TrimSpace(tc.text), bad, tc.code)
		}
	}
}
