package procedure_test

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"headwater/audit"
	"headwater/catalogue"
	"headwater/datum"
	"headwater/fault"
	"headwater/input"
	"headwater/limit"
	"headwater/plant"
	"headwater/procedure"
	"headwater/say"
)

// dyehouse is the text of the example and the rules that it is held against.
var dyehouse = sync.OnceValues(func() (string, *audit.Rules) {
	folder := filepath.Join("..", "examples", "dyehouse-synthetic")
	data, err := os.ReadFile(filepath.Join(folder, "plant.yaml"))
	if err != nil {
		panic(err)
	}
	c, err := catalogue.Load(catalogue.Embedded(), catalogue.Layer{Name: "standards", FS: os.DirFS(filepath.Join(folder, "standards"))})
	if err != nil {
		panic(err)
	}
	day, _ := datum.ParseDate("2026-01-15")
	return string(data), &audit.Rules{
		Systems: c.System, SystemID: c.SystemIDs(), Factors: c.AllFactors(), Balances: c.BalanceRules, Procedure: c.Procedure,
		Limits: limit.Request{Tables: c.LimitTable, IDs: c.LimitIDs(), Nearest: input.Nearest}, JudgedOn: day, Nearest: input.Nearest,
	}
})

// changed is the example with one line changed. old must occur once.
func changed(t testing.TB, text, old, new string) string {
	t.Helper()
	if n := strings.Count(text, old); n != 1 {
		t.Fatalf("%q occurs %d times in the example", old, n)
	}
	return strings.Replace(text, old, new, 1)
}

// follow assesses a plant file; the problems of its decoding come with those of the rest.
func follow(t testing.TB, text string, rules *audit.Rules) (*audit.Result, *input.File, error) {
	t.Helper()
	f, err := input.Parse("plant.yaml", []byte(text))
	if err != nil {
		t.Fatal(err)
	}
	p := &plant.Plant{}
	if err := f.Decode(p); err != nil {
		return nil, f, err
	}
	r, err := audit.Assess(rules, p)
	return r, f, err
}

// The example follows from its walk-through to its acceptance without a finding, in both
// editions.
func TestDyehouseIsWhole(t *testing.T) {
	text, rules := dyehouse()
	for _, edition := range []string{procedure.Evaluation, procedure.Acceptance, ""} {
		rl := *rules
		rl.Edition = edition
		r, _, err := follow(t, text, &rl)
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range r.Procedure.Findings {
			t.Errorf("%s: %s %s", edition, f.Rule, say.Reason(say.EN, &f.Reason))
		}
		for _, p := range r.Procedure.Phases {
			for _, s := range p.Steps {
				switch s.State {
				case procedure.StepDone, procedure.StepLeftOut:
				case procedure.StepLater:
					if edition != procedure.Evaluation {
						t.Errorf("%s: step %s is %s", edition, s.ID, s.State)
					}
				default:
					t.Errorf("%s: step %s is %s: %v", edition, s.ID, s.State, s.Reasons)
				}
			}
		}
	}
}

// Every rule fires once when one line of the example is changed, at that line, and no
// other rule does unless it is named.
func TestOneLineEachRule(t *testing.T) {
	text, rules := dyehouse()
	for _, tc := range oneLine {
		t.Run(tc.rule, func(t *testing.T) {
			r, f, err := follow(t, changed(t, text, tc.old, tc.new), rules)
			if err != nil {
				t.Fatal(err)
			}
			n := 0
			for _, x := range r.Procedure.Findings {
				switch {
				case x.Rule == tc.rule:
					n++
					if x.Severity != tc.severity {
						t.Errorf("severity %s, want %s", x.Severity, tc.severity)
					}
					if len(x.At) == 0 || !f.Has(x.At[0]) && tc.at == "" {
						t.Errorf("at %v, which the file does not have", x.At)
					}
				case !slices.Contains(tc.also, x.Rule):
					t.Errorf("also %s: %s", x.Rule, say.Reason(say.EN, &x.Reason))
				}
			}
			if n != 1 {
				t.Errorf("%s fires %d times, want once: %v", tc.rule, n, r.Procedure.Findings)
			}
		})
	}
}

// A link that leads to nothing is a problem at its line.
func TestCutLinks(t *testing.T) {
	text, rules := dyehouse()
	for _, tc := range cutLinks {
		t.Run(tc.code+" "+tc.new, func(t *testing.T) {
			_, f, err := follow(t, changed(t, text, tc.old, tc.new), rules)
			problems := fault.All(err)
			if len(problems) != 1 || problems[0].Code != tc.code {
				t.Fatalf("%v, want one %s", err, tc.code)
			}
			if at := problems[0].At; strings.HasPrefix(at, "/") && f.Line(at) == f.Line("") {
				t.Errorf("at %s: no line", at)
			}
		})
	}
}

// Following an audit changes nothing in its plant and gives the same result every time.
func TestFollowIsPure(t *testing.T) {
	text, rules := dyehouse()
	f, err := input.Parse("plant.yaml", []byte(text))
	if err != nil {
		t.Fatal(err)
	}
	p := &plant.Plant{}
	if err := f.Decode(p); err != nil {
		t.Fatal(err)
	}
	before := fmt.Sprintf("%+v %+v", *p, *p.Audit)
	var first string
	for range 3 {
		r, err := audit.Assess(rules, p)
		if err != nil {
			t.Fatal(err)
		}
		data, err := json.Marshal(r.Procedure)
		if err != nil {
			t.Fatal(err)
		}
		if first == "" {
			first = string(data)
		} else if first != string(data) {
			t.Fatal("two runs give different results")
		}
	}
	if after := fmt.Sprintf("%+v %+v", *p, *p.Audit); after != before {
		t.Error("the plant was modified")
	}
}

// 200 random audit files never make the engine panic or write a number that is none.
func TestRandomFiles(t *testing.T) {
	text, rules := dyehouse()
	lines := strings.SplitAfter(text, "\n")
	begin := slices.IndexFunc(lines, func(s string) bool { return s == "audit:\n" })
	rng := rand.New(rand.NewPCG(7, 2026))
	followed := 0
	for range 200 {
		var b strings.Builder
		for i, line := range lines { // leave lines of the audit out, and numbers be others
			if i > begin && rng.IntN(12) == 0 && strings.HasSuffix(strings.TrimSpace(line), "}") {
				continue
			}
			if rng.IntN(25) == 0 {
				line = strings.NewReplacer("2022: 1", "2022: 0", " 5600 t", " 0 t", "-12000", "12e30", "weight: 8", "weight: 1").Replace(line)
			}
			b.WriteString(line)
		}
		f, err := input.Parse("plant.yaml", []byte(b.String()))
		if err != nil {
			continue
		}
		p := &plant.Plant{}
		if f.Decode(p) != nil {
			continue
		}
		r, err := audit.Assess(rules, p)
		if err != nil {
			continue
		}
		followed++
		if _, err := json.Marshal(r.Procedure); err != nil {
			t.Fatal(err)
		}
	}
	if followed < 50 {
		t.Errorf("only %d of 200 files could be followed", followed)
	}
}
