package procedure_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"headwater/procedure"
)

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
