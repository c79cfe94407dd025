package audit_test

import (
	"testing"

	"headwater/audit"
	"headwater/fault"
	"headwater/internal/fixture"
	"headwater/rating"
)

// A plant file may answer what only the other system asks for; what neither asks for is
// a problem, whether the answers are shared or belong to an assessment.
func TestBeside(t *testing.T) {
	systems := map[string]*rating.System{"old": system(t, "old", "water", "paper"), "next": system(t, "next", "water", "reuse")}
	for _, tc := range []struct {
		name, index, code string
		beside            []string
	}{
		{"known to the other", "system: old, answers: {water: {level: I}, reuse: {level: I}}", "", []string{"next"}},
		{"known to neither", "system: old, answers: {water: {level: I}, reuse: {level: I}, rouse: {level: I}}", "indicator-unknown", []string{"next"}},
		{"nothing beside", "system: old, answers: {water: {level: I}, reuse: {level: I}}", "indicator-unknown", nil},
		{"in an assessment", "assessments: [{system: old, answers: {reuse: {level: I}}}], answers: {water: {level: I}}", "", []string{"next"}},
		{"in an assessment, neither", "assessments: [{system: old, answers: {rouse: {level: I}}}]", "indicator-unknown", []string{"next"}},
		{"shared by two", "assessments: [{system: old}, {system: old}], answers: {reuse: {level: I}}", "", []string{"next"}},
		{"shared by two, neither", "assessments: [{system: old}, {system: old}], answers: {rouse: {level: I}}", "indicator-unknown", []string{"next"}},
	} {
		rl := fixture.Rules(t)
		rl.Systems = func(id string) (*rating.System, bool) { s, ok := systems[id]; return s, ok }
		rl.Beside = tc.beside
		_, err := audit.Assess(rl, fixture.Plant(t, "plant: {id: p}\nperiod: 2022\nindex: {"+tc.index+"}\n"))
		switch p := fault.All(err); {
		case tc.code == "" && err != nil, tc.code != "" && (len(p) != 1 || p[0].Code != tc.code):
			t.Errorf("%s: %v, want %q", tc.name, err, tc.code)
		}
	}
}

// Whether a level falls is certain only if every outcome before is better than every
// outcome after.
func TestAgainst(t *testing.T) {
	result := func(best, worst string) *audit.Result {
		return &audit.Result{Possible: rating.Possible{Best: best, Worst: worst}, Assessments: []*rating.Assessment{{}}}
	}
	for _, tc := range [][5]string{
		{"I", "I", "II", "II", audit.Falls},
		{"I", "II", "III", "below", audit.Falls},
		{"I", "II", "II", "III", audit.Open},
		{"II", "II", "II", "II", audit.Stays},
		{"I", "II", "I", "II", audit.Open},
		{"III", "below", "I", "II", audit.Rises},
		{"below", "below", "below", "below", audit.Stays},
		{"II", "II", "A", "A", audit.Open}, // a grade of another scale
	} {
		if got := audit.Against(result(tc[0], tc[1]), result(tc[2], tc[3])).Change; got != tc[4] {
			t.Errorf("%s..%s to %s..%s: %s, want %s", tc[0], tc[1], tc[2], tc[3], got, tc[4])
		}
	}
}
