package audit_test

import (
	"testing"

	"headwater/audit"
	"headwater/input"
	"headwater/internal/fixture"
)

// Every word for a class of cost that the norms know is one for the procedure too: what is
// no or low in cost there is so here.
func TestClassesOfCost(t *testing.T) {
	rules := fixture.Catalogue(t)
	for _, tc := range []struct{ word, class string }{
		{"no", "low"}, {"no-cost", "low"}, {"no/low", "low"}, {"low", "low"}, {"无/低费", "low"}, {"低费", "low"},
		{"medium", "high"}, {"中费", "high"}, {"中/高费", "high"}, {"medium/high", "high"}, {"high", "high"}, {"高费", "high"},
	} {
		p := decodePlant(t, `
plant: {id: x, name: x}
period: 2022
options: [{id: a, cost: "`+tc.word+`", investment: 5 CNY, saving: 3 CNY/a, life: 10 a}]
audit: {}
`)
		if _, err := audit.Appraise(rules.Norms, p, input.Nearest); err != nil {
			t.Errorf("%q: %v", tc.word, err)
		}
		r, err := audit.Follow(&audit.Rules{Procedure: rules.Procedure, Nearest: input.Nearest}, p)
		if err != nil {
			t.Fatal(err)
		}
		if got := r.Options[0].Class; got != tc.class {
			t.Errorf("%q is %s for the procedure, want %s", tc.word, got, tc.class)
		}
	}
}
