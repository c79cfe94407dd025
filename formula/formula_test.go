package formula_test

import (
	"fmt"
	"math"
	"math/rand/v2"
	"strings"
	"testing"

	"headwater/fault"
	"headwater/formula"
	"headwater/unit"
)

// scope holds the variables of a test by name, in slots by order of first use.
type scope map[string]unit.Unit

var order = []string{"n", "x", "y", "水耗", "p", "E", "output", "energy", "T"}

func (s scope) Resolve(v formula.Var) (int, unit.Unit, error) {
	for i, name := range order {
		if u, ok := s[name]; ok && name == v.Name {
			return i, u, nil
		}
	}
	return 0, unit.Unit{}, fault.NotFound("", "parameter-undeclared", v.Name, "")
}

var plant = scope{
	"n": {}, "x": {}, "y": {}, "水耗": unit.MustParse("m3"), "p": unit.Percent,
	"E": unit.MustParse("MWh"), "output": unit.MustParse("m2"), "energy": unit.MustParse("kWh"), "T": unit.MustParse("degC"),
}

var values = []float64{4, 1.5, -2, 1660, 88.5, 2, 43426, 311663, 90}

func ExampleCompile() {
	e, err := formula.Compile("10 + 5*n", plant)
	if err != nil {
		panic(err)
	}
	fmt.Println(e.Eval([]float64{4}))
	// Output: 30
}

func TestEval(t *testing.T) {
	for _, tc := range []struct {
		src, unit, source string
		want              float64
	}{
		{"10+5*n", "1", "printed benchmark of the printed-circuit-board system", 30},
		{"1/2", "1", "literals are real numbers", 0.5},
		{"100*(n+1)/(2*n)", "1", "arithmetic", 62.5},
		{"-x*-y", "1", "signs", -3},
		{`energy("electricity")/output()`, "kWh/m2", "311663/43426, worked example", 311663.0 / 43426},
		{"E + energy", "MWh", "a term of another scale takes the unit of the first", 2 + 311.663},
		{"energy + E", "kWh", "and the other way round", 311663 + 2000},
		{"水耗/output", "m3/m2", "Chinese names", 1660.0 / 43426},
		{"（n＋1）×2÷4", "1", "full-width signs", 2.5},
		{"p*output", "m2", "percent enters as a hundredth", 0.885 * 43426},
		{"min(n, x, 3)", "1", "least", 1.5},
		{"max(n, 7.5)", "1", "greatest", 7.5},
		{"abs(y) + sqrt(n) + pow(n, 2) + pow(n, -1)", "1", "functions", 2 + 2 + 16 + 0.25},
		{"exp(log(n))", "1", "inverse functions", 4},
		{"min(E, energy)", "MWh", "extrema take one unit", 2},
		{"1e3*n", "1", "exponent", 4000},
	} {
		e, err := formula.Compile(tc.src, plant)
		if err != nil {
			t.Errorf("%s: %v", tc.src, err)
			continue
		}
		got := e.Eval(values)
		if f, err := e.Unit().Factor(unit.MustParse(tc.unit)); err != nil || !(math.Abs(f-1) <= 1e-12) || !(math.Abs(got-tc.want) <= 1e-12*math.Abs(tc.want)) {
			t.Errorf("%s = %v %s, want %v %s (%s)", tc.src, got, e.Unit(), tc.want, tc.unit, tc.source)
		}
	}
}

func TestProblems(t *testing.T) {
	for src, code := range map[string]string{
		"":                         "formula-empty",
		"10+5n":                    "formula-implicit",
		"2^n":                      "formula-caret",
		"50%":                      "formula-syntax",
		"50%n":                     "formula-percent",
		"n+":                       "formula-syntax",
		"n n":                      "formula-syntax",
		"m+1":                      "parameter-undeclared",
		"energy + output":          "formula-units",
		"max(energy, T)":           "formula-units",
		"log(energy)":              "formula-plain",
		"pow(n, x)":                "formula-power",
		"pow(n, 2.5)":              "formula-power",
		"sqrt(n, x)":               "formula-arguments",
		"min()":                    "formula-arguments",
		"energy(electricity)":      "formula-quoted",
		"n == 3":                   "formula-operator",
		"!n":                       "formula-operator",
		"func() {}":                "formula-unsupported",
		"a.b":                      "formula-unsupported",
		`"words"`:                  "formula-literal",
		"'c'":                      "formula-literal",
		"1i":                       "formula-literal",
		"x[0]":                     "formula-unsupported",
		strings.Repeat("(", 300):   "formula-deep",
		strings.Repeat("-", 300):   "formula-deep",
		strings.Repeat("n+", 5000): "formula-long",
	} {
		_, err := formula.Compile(src, plant)
		if p := fault.All(err); len(p) == 0 || p[0].Code != code {
			t.Errorf("%.40q: %v, want %s", src, err, code)
		}
	}
	_, err := formula.Compile("m + 2^n + energy*T + k", plant)
	if len(fault.All(err)) != 3 {
		t.Errorf("three problems in one formula give %v", err)
	}
}

// Grad agrees with the central difference on random formulas.
func TestGradAgainstDifferences(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 2))
	for range 300 {
		src := randomFormula(rng, 4)
		e, err := formula.Compile(src, plant)
		if err != nil {
			t.Fatalf("%s: %v", src, err)
		}
		x := []float64{1 + rng.Float64(), 1 + rng.Float64(), 1 + rng.Float64()}
		grad := make([]float64, 3)
		v := e.Grad(x, grad)
		if w := e.Eval(x); v != w {
			t.Fatalf("%s: Grad gives %v, Eval %v", src, v, w)
		}
		for i := range x {
			const h = 1e-5
			up, down := append([]float64(nil), x...), append([]float64(nil), x...)
			up[i] += h
			down[i] -= h
			want := (e.Eval(up) - e.Eval(down)) / (2 * h)
			scale := max(1, math.Abs(want), math.Abs(v))
			if !(math.Abs(grad[i]-want) <= 1e-5*scale) {
				t.Fatalf("%s at %v: derivative %d is %v, differences give %v", src, x, i, grad[i], want)
			}
		}
	}
}

// randomFormula nests smooth operations of positive values, so that no difference
// straddles a kink.
func randomFormula(rng *rand.Rand, depth int) string {
	if depth == 0 || rng.IntN(5) == 0 {
		return []string{"n", "x", "y", "2.5", "0.5"}[rng.IntN(5)]
	}
	a, b := randomFormula(rng, depth-1), randomFormula(rng, depth-1)
	switch rng.IntN(7) {
	case 0:
		return "(" + a + "+" + b + ")"
	case 1:
		return "(" + a + "*" + b + ")"
	case 2:
		return "(" + a + "/(1+" + b + "))"
	case 3:
		return "sqrt(1+abs(" + a + "))"
	case 4:
		return "log(2+abs(" + a + "))"
	case 5:
		return "(" + a + "-" + b + "/3)"
	}
	return "pow(1/(1+abs(" + a + ")), 2)"
}

func TestEvalAllocatesNothing(t *testing.T) {
	e, err := formula.Compile(`max(100*(n+1)/(2*n), energy("electricity")/output()*0.001/pow(1,1))`, scope{"n": {}, "energy": {}, "output": {}})
	if err != nil {
		t.Fatal(err)
	}
	grad := make([]float64, len(values))
	if n := testing.AllocsPerRun(100, func() { e.Eval(values); e.Grad(values, grad) }); n != 0 {
		t.Errorf("Eval and Grad allocate %v times", n)
	}
}

func FuzzCompile(f *testing.F) {
	for _, s := range []string{"10+5*n", "min(n,x)/2", `energy("a b")/output()`, "（n＋1）", "-+-n", "pow(n,-3)", "1/0"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, src string) {
		e, err := formula.Compile(src, plant)
		if err != nil {
			if len(fault.All(err)) == 0 {
				t.Errorf("%q: an error without a code: %v", src, err)
			}
			return
		}
		e.Eval(values)
		e.Grad(values, make([]float64, len(values)))
	})
}

func BenchmarkEval(b *testing.B) {
	e, err := formula.Compile("100*(n+1)/(2*n) + max(x, y)", plant)
	if err != nil {
		b.Fatal(err)
	}
	b.ReportAllocs()
	for b.Loop() {
		e.Eval(values)
	}
}

func BenchmarkCompile(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		if _, err := formula.Compile("100*(n+1)/(2*n) + max(x, y)", plant); err != nil {
			b.Fatal(err)
		}
	}
}

// worded takes the word campaign and whole numbers without quotes.
type worded struct{ scope }

func (worded) Bare(name, word string) bool {
	return name == "output" && (word == "campaign" || word == "2022")
}

// The rule of the plant file's contract, as written there.
func TestBareWords(t *testing.T) {
	e, err := formula.Compile("output(2022) / output(campaign)", worded{plant})
	if err != nil {
		t.Fatal(err)
	}
	if v := e.Vars(); len(v) != 1 || v[0].Args[0] != "2022" { // the scope of this test has one slot for output
		t.Errorf("variables %+v", v)
	}
	for _, src := range []string{"output(batch)", "output(2.5)", "energy(campaign)", "output(1+1)"} {
		if _, err := formula.Compile(src, worded{plant}); len(fault.All(err)) != 1 || fault.All(err)[0].Code != "formula-quoted" {
			t.Errorf("%s: %v", src, err)
		}
	}
	if _, err := formula.Compile("output(2022)", plant); err == nil {
		t.Error("a scope without bare words takes one")
	}
}
