package report_test

import (
	"strings"
	"testing"

	"headwater/internal/fixture"
	"headwater/option/appraisal"
	"headwater/report"
	"headwater/say"
)

// Every option of a study has its row, its figure or what it lacks, in both languages.
func TestFeasibilityWords(t *testing.T) {
	s := &appraisal.Study{Rate: new(0.12), CarbonPrice: new(90.0), Options: []appraisal.Option{
		{ID: "G3a", Investment: new(31.67), CashFlow: new(11.30), Life: new(10.0), Effects: map[string]float64{"co2": 5}},
		{ID: "G3b", Investment: new(73.82), CashFlow: new(21.50), Life: new(10.0)},
		{ID: "回收", Investment: new(100.0), Saving: new(5.0), Life: new(10.0), Cost: "medium"},
		{ID: "lacking"},
	}}
	r, err := appraisal.Appraise(s, fixture.Catalogue(t).Norms, nil)
	if err != nil {
		t.Fatal(err)
	}
	for l, want := range map[say.Lang][]string{
		say.EN: {"feasible", "feasible", "infeasible (N 20.00 does not meet < 3.00; NPV -71.749 does not meet ≥ 0; IRR -10.96 % does not meet ≥ 12.00 %)", "not appraisable"},
		say.ZH: {"可行", "可行", "不可行（N 20.00 不满足 < 3.00；NPV -71.749 不满足 ≥ 0；IRR -10.96 % 不满足 ≥ 12.00 %）", "无法评估"},
	} {
		for i := range r.Options {
			if got := report.OptionVerdict(l, &r.Options[i]); got != want[i] {
				t.Errorf("%s: %q, want %q", l, got, want[i])
			}
		}
		var names []string
		for _, f := range report.AppraisalFigures(l, r) {
			names = append(names, f.Name)
			if strings.Contains(f.SVG, "NaN") || strings.Contains(f.Caption, "%!") {
				t.Errorf("%s: %s", f.Name, f.Caption)
			}
		}
		if got := strings.Join(names, " "); got != "tornado-G3a tornado-G3b tornado-option.3 payback macc" {
			t.Errorf("figures: %s", got)
		}
		if len(r.Conflicts) != 1 || !strings.Contains(report.ConflictText(l, &r.Conflicts[0]), "NPVR") {
			t.Errorf("%+v", r.Conflicts)
		}
	}
}
