package uncertainty_test

import (
	"encoding/json"
	"fmt"
	"math"
	"math/rand/v2"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"headwater/fault"
	"headwater/input"
	"headwater/uncertainty"
)

// evaluate reads a model from text, as the command does.
func evaluate(text string) (*uncertainty.Result, error) {
	f, err := input.Parse("model.yaml", []byte(text))
	if err != nil {
		return nil, err
	}
	var m uncertainty.Model
	if err := f.Decode(&m); err != nil {
		return nil, err
	}
	return uncertainty.Evaluate(&m, rand.New(rand.NewPCG(uint64(m.SeedOf()), 0)), input.Nearest)
}

func must(t *testing.T, text string) *uncertainty.Result {
	t.Helper()
	r, err := evaluate(text)
	if err != nil {
		t.Fatalf("%s: %v", text, err)
	}
	return r
}

func reference(t *testing.T, name string) *uncertainty.Result {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("testdata", "reference", name))
	if err != nil {
		t.Fatal(err)
	}
	return must(t, string(data))
}

func near(t *testing.T, what string, got *float64, want, tol float64) {
	t.Helper()
	if got == nil || !(math.Abs(*got-want) <= tol) {
		v := math.NaN()
		if got != nil {
			v = *got
		}
		t.Errorf("%s is %v, want %v within %v", what, v, want, tol)
	}
}

func Example() {
	r, err := evaluate("{expression: m/V, inputs: {m: {mean: 12, sd: 0.3}, V: {mean: 4, sd: 0.1}}}")
	if err != nil {
		panic(err)
	}
	fmt.Printf("%.3f ± %.3f\n", r.Value, r.SD)
	// Output: 3.000 ± 0.106
}

func TestEndGauge(t *testing.T) {
	r := reference(t, "gum_h1.yaml")
	near(t, "value, GUM H.1.4", &r.Value, 50000838, 0.5)
	near(t, "first order, GUM H.1.4", &r.SD, 32, 0.5)
	near(t, "first order, recomputed in numpy", &r.SD, 31.663879111008633, 1e-6)
	near(t, "effective degrees of freedom, recomputed in numpy", r.DOF, 16.75185573762724, 1e-6)
	near(t, "second order, GUM H.1.7", r.SecondOrder.SD, 34, 0.5)
	near(t, "Monte Carlo, normal inputs, recomputed in numpy", r.MonteCarlo.SD, 33.78877577786369, 0.01*33.79)
	for name, want := range map[string]float64{"ls": 25, "d_theta": 16.599027060501925, "d2": 6.7, "d0": 5.8, "d1": 3.9, "d_alpha": 2.8867873148698995, "alpha_s": 0, "theta_bar": 0, "Delta": 0} {
		found := false
		for i := range r.Budget {
			if r.Budget[i].Input == name {
				found = true
				near(t, "component "+name+", GUM table H.1", &r.Budget[i].Contribution, want, 1e-6)
			}
		}
		if !found {
			t.Errorf("no component %s", name)
		}
	}
	if r.Warning == nil || r.Warning.Code != "first-order-differs" {
		t.Errorf("first order leaves out 34 against 32, warning is %v", r.Warning)
	}
}

func TestThermometer(t *testing.T) {
	r := reference(t, "gum_h3.yaml")
	f := &r.Fits[0]
	const digits = 5e-5 // of GUM H.3.3 and H.3.4
	near(t, "intercept", &f.Intercept, -0.1712, digits)
	near(t, "u(intercept)", &f.InterceptSD, 0.0029, digits)
	near(t, "slope", &f.Slope, 0.00218, digits)
	near(t, "u(slope)", &f.SlopeSD, 0.00067, digits)
	near(t, "r", &f.R, -0.930, 5e-4)
	near(t, "sum of squares", &f.SSR, 0.000110096583109, 1e-14)
	near(t, "correction at 30", &r.Value, -0.1494, digits)
	near(t, "its uncertainty", &r.SD, 0.0041, digits)
	near(t, "degrees of freedom of the fit", r.DOF, 9, 1e-9)
	near(t, "recomputed in numpy", &r.SD, 0.004138595752854954, 1e-15)
	near(t, "Monte Carlo", r.MonteCarlo.SD, 0.0041386, 5e-5)

	p := reference(t, "gum_h3_pair.yaml")
	near(t, "correction from the printed pair", &p.Value, -0.1494, digits)
	near(t, "its uncertainty", &p.SD, 0.0041, digits)
	near(t, "Monte Carlo", p.MonteCarlo.SD, p.SD, 0.01*p.SD)
}

func TestImpedance(t *testing.T) {
	r := reference(t, "gum_h2.yaml")
	near(t, "Z, GUM table H.4", &r.Value, 254.260, 5e-4)
	near(t, "u(Z), GUM table H.4", &r.SD, 0.236, 7e-4)
}

func TestPedigree(t *testing.T) {
	for name, want := range map[string]float64{ // numpy
		"a_v1": 1.517646076849325, "a_v2": 2.347565997653346, "b_v1": 2.1725360844933235, "b_v2": 2.796798230421531, "c_v1": 2, "c_v2": 2,
	} {
		r := reference(t, "pedigree_"+name+".yaml")
		near(t, name, r.Budget[0].GSD2, want, 1e-12)
		sigma := math.Log(want) / 2
		near(t, name+": mean", &r.Value, 10*math.Exp(sigma*sigma/2), 1e-9)
		near(t, name+": median·GSD^1.96", r.MonteCarlo.High, 10*math.Exp(1.959964*sigma), 0.015*10*want)
		near(t, name+": median/GSD^1.96", r.MonteCarlo.Low, 10*math.Exp(-1.959964*sigma), 0.015*10)
	}
}

// JCGM 101:2008, 9.2 and 9.4: where the distribution of the sum or square is known.
func TestPropagationOfDistributions(t *testing.T) {
	four := func(distribution string) string {
		var b strings.Builder
		b.WriteString("expression: x1 + x2 + x3 + x4\ndraws: 1000000\ninputs:\n")
		for i := range 4 {
			fmt.Fprintf(&b, "  x%d: {mean: 0, sd: 1, distribution: %s}\n", i+1, distribution)
		}
		return b.String()
	}
	r := must(t, four("normal"))
	near(t, "four normal, table 2", r.MonteCarlo.Low, -3.92, 0.02)
	near(t, "four normal, table 2", r.MonteCarlo.High, 3.92, 0.02)
	if r.Warning != nil {
		t.Errorf("first order is exact here: %v", r.Warning)
	}
	r = must(t, four("uniform"))
	ends := 2 * math.Sqrt(3) * (2 - math.Pow(3.0/5, 0.25)) // 9.2.3.4
	near(t, "four rectangular, 9.2.3.4", r.MonteCarlo.High, ends, 0.02)
	near(t, "four rectangular, 9.2.3.4", r.MonteCarlo.Low, -ends, 0.02)
	near(t, "four rectangular, table 3", r.MonteCarlo.SD, 2, 0.01)

	// comparison loss, 9.4: u(x1) = u(x2) = 0.005, r = 0
	r = must(t, "{expression: x1*x1 + x2*x2, draws: 1000000, inputs: {x1: {mean: 0, sd: 0.005}, x2: {mean: 0, sd: 0.005}}}")
	near(t, "first order vanishes", &r.SD, 0, 0)
	near(t, "second order, 9.4.2.1", r.SecondOrder.SD, 50e-6, 0.5e-6)
	near(t, "mean, table 6", r.MonteCarlo.Mean, 50e-6, 0.5e-6)
	near(t, "sd, table 6", r.MonteCarlo.SD, 50e-6, 0.5e-6)
	near(t, "shortest, table 6", &r.MonteCarlo.Shortest.High, 150e-6, 1.5e-6)
	near(t, "shortest, table 6", &r.MonteCarlo.Shortest.Low, 0, 0.5e-6)
	if r.Warning == nil || r.DOF != nil || r.Reason.Code != "dof-none" {
		t.Errorf("warning %v, dof %v", r.Warning, r.Reason)
	}
	r = must(t, "{expression: x1*x1 + x2*x2, draws: 1000000, inputs: {x1: {mean: 0.010, sd: 0.005}, x2: {mean: 0, sd: 0.005}}}")
	near(t, "first order, table 6", &r.SD, 100e-6, 0.5e-6)
	near(t, "sd, table 6", r.MonteCarlo.SD, 112e-6, 0.6e-6)
	near(t, "shortest, table 6", &r.MonteCarlo.Shortest.High, 367e-6, 3e-6)
}

// Every distribution has the standard deviation that it should, drawn alone and in a
// correlated pair.
func TestDistributions(t *testing.T) {
	for _, tc := range []struct {
		input, source string
		sd, first     float64
		high          float64 // 97.5 % quantile, NaN: not checked
	}{
		{"{mean: 0, sd: 2}", "normal by default", 2, 2, 2 * 1.959964},
		{"{mean: 0, sd: 2, dof: 5}", "normal although degrees of freedom are stated", 2, 2, 2 * 1.959964},
		{"{mean: 0, sd: 2, dof: 5, distribution: t}", "JCGM 101, 6.4.9: variance times 5/3", 2 * math.Sqrt(5.0/3), 2, 2 * 2.570582},
		{"{mean: 0, halfwidth: 3}", "GUM 4.3.7: a/√3", 3 / math.Sqrt(3), 3 / math.Sqrt(3), 2.85},
		{"{mean: 0, halfwidth: 3, distribution: triangular}", "GUM 4.3.9: a/√6", 3 / math.Sqrt(6), 3 / math.Sqrt(6), 3 * (1 - math.Sqrt(0.05))},
		{"{mean: 0, halfwidth: 3, distribution: arcsine}", "JCGM 101, 6.4.6: a/√2", 3 / math.Sqrt2, 3 / math.Sqrt2, 3 * math.Cos(0.025*math.Pi)},
		{"{mean: 0, sd: 1, distribution: uniform}", "half-width √3", 1, 1, 0.95 * math.Sqrt(3)},
		{"{mean: 4, sd: 1, distribution: lognormal}", "mean and sd of the quantity itself", 1, 1, math.NaN()},
		{"{median: 4, sd: 1, distribution: lognormal}", "sd of the quantity itself", 1, 1, math.NaN()},
		{"{mean: 4, gsd2: 1.44}", "σ = ln 1.2: sd = 4·√(exp σ² − 1)", 4 * math.Sqrt(math.Exp(math.Pow(math.Log(1.2), 2))-1), 4 * math.Sqrt(math.Exp(math.Pow(math.Log(1.2), 2))-1), math.NaN()},
		{"{mean: 0 ± 2}", "spread in the mean", 2, 2, math.NaN()},
		{"{mean: 50, sd: 2 %}", "relative", 1, 1, math.NaN()},
		{"{mean: 7 %, sd: 2 %}", "points of a percentage; fraction inside", 0.02, 0.02, math.NaN()},
	} {
		alone := must(t, "{expression: x, inputs: {x: "+tc.input+"}}")
		near(t, tc.source+": first order", &alone.SD, tc.first, 1e-12)
		near(t, tc.source, alone.MonteCarlo.SD, tc.sd, 0.015*tc.sd)
		if !math.IsNaN(tc.high) {
			near(t, tc.source+": quantile", alone.MonteCarlo.High, tc.high, 0.02*tc.high)
		}
		pair := must(t, "{expressions: {own: x, other: y}, inputs: {x: "+tc.input+", y: {mean: 0, sd: 1}}, correlations: [{a: x, b: y, r: 0.8}], draws: 60000}").Results["own"]
		near(t, tc.source+", correlated", pair.MonteCarlo.SD, tc.sd, 0.03*tc.sd)
		if !math.IsNaN(tc.high) {
			near(t, tc.source+", correlated: quantile", pair.MonteCarlo.High, tc.high, 0.03*tc.high)
		}
	}
}

// Linear models with random correlations: u² = cᵀ·U·R·U·c, the shares sum to 1, and
// Monte Carlo says the same.
func TestLinearModels(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 2))
	for range 200 {
		n := 2 + rng.IntN(4)
		mix := make([][]float64, n) // correlated inputs as rows of a random mixing matrix
		for i := range mix {
			mix[i] = make([]float64, n)
			for j := range mix[i] {
				mix[i][j] = rng.NormFloat64()
			}
		}
		dot := func(a, b []float64) (sum float64) {
			for k := range a {
				sum += a[k] * b[k]
			}
			return sum
		}
		c := make([]float64, n)
		var terms, inputs, pairs []string
		for i := range c {
			c[i] = rng.NormFloat64()
			terms = append(terms, fmt.Sprintf("(%v)*x%d", c[i], i))
			inputs = append(inputs, fmt.Sprintf("x%d: {mean: %v, sd: %v}", i, rng.NormFloat64(), math.Sqrt(dot(mix[i], mix[i]))))
			for j := range i {
				pairs = append(pairs, fmt.Sprintf("{a: x%d, b: x%d, r: %v}", i, j, dot(mix[i], mix[j])/math.Sqrt(dot(mix[i], mix[i])*dot(mix[j], mix[j]))))
			}
		}
		var want float64
		for k := range n {
			var sum float64
			for i := range n {
				sum += c[i] * mix[i][k]
			}
			want += sum * sum
		}
		want = math.Sqrt(want)
		r := must(t, "{expression: \""+strings.Join(terms, " + ")+"\", inputs: {"+strings.Join(inputs, ", ")+"}, correlations: ["+strings.Join(pairs, ", ")+"], draws: 4000}")
		near(t, "first order", &r.SD, want, 1e-9*want+1e-7)
		near(t, "Monte Carlo", r.MonteCarlo.SD, want, 0.06*want)
		var shares float64
		for i := range r.Budget {
			shares += *r.Budget[i].Share
		}
		near(t, "sum of shares", &shares, 1, 1e-6)
	}
}

func TestFullCorrelation(t *testing.T) {
	r := must(t, "{expression: a - b, inputs: {a: {mean: 5, sd: 0.3}, b: {mean: 2, sd: 0.3}}, correlations: [{a: a, b: b, r: 1}]}")
	near(t, "one meter read twice", &r.SD, 0, 1e-9)
	near(t, "and by draws", r.MonteCarlo.SD, 0, 1e-9)
	r = must(t, "{expression: a + b, inputs: {a: {mean: 5, sd: 0.3}, b: {mean: 2, sd: 0.4}}, correlations: [{a: b, b: a, r: -1}]}")
	near(t, "opposite", &r.SD, 0.1, 1e-12)
}

// Results that use one another, and their correlation.
func TestSeveralExpressions(t *testing.T) {
	r := must(t, "{expressions: {total: a + b, part: a/total, double: 2*total}, inputs: {a: {mean: 3, sd: 0.1}, b: {mean: 1, sd: 0.2}}}")
	near(t, "total", &r.Results["total"].Value, 4, 1e-12)
	near(t, "double", &r.Results["double"].SD, 2*math.Hypot(0.1, 0.2), 1e-12)
	near(t, "part: ∂/∂a = b/t², ∂/∂b = −a/t²", &r.Results["part"].SD, math.Hypot(0.1*1/16, 0.2*3/16), 1e-12)
	for _, p := range r.Correlations {
		if p.A == "double" && p.B == "total" || p.A == "total" && p.B == "double" {
			near(t, "r(double, total)", p.R, 1, 1e-12)
		}
	}
	if r.Outcome != nil {
		t.Error("two final results, one at the top")
	}
	r = must(t, "{expression: {total: a + b, part: a/total}, inputs: {a: {mean: 3, sd: 0.1}, b: {mean: 1, sd: 0.2}}}")
	if r.Outcome == nil || r.Outcome != r.Results["part"] {
		t.Error("the one final result is not at the top")
	}
}

func TestUnits(t *testing.T) {
	r := must(t, `{expression: ls + d, unit: nm, inputs: {ls: {mean: 50.000623 mm, sd: 25 nm}, d: {mean: 215 nm, sd: 5.8}}}`)
	near(t, "value in nm", &r.Value, 50000838, 1e-3)
	near(t, "sd in nm", &r.SD, math.Hypot(25, 5.8), 1e-6)
	near(t, "second component in nm", &r.Budget[0].Contribution, 5.8, 1e-9)
	r = must(t, `{expression: a/b, unit: "%", inputs: {a: {mean: 3 kg, sd: 0.1}, b: {mean: 4000 g, sd: 0}}}`)
	near(t, "percent", &r.Value, 75, 1e-12)
	near(t, "sd in points", &r.SD, 2.5, 1e-12)
}

func TestDegreesOfFreedom(t *testing.T) {
	r := must(t, "{expression: a + b, inputs: {a: {mean: 1, sd: 3, dof: 4}, b: {mean: 1, sd: 4}}}")
	near(t, "u⁴/(u_a⁴/ν)", r.DOF, 625.0/(81.0/4), 1e-9)
	near(t, "k at 95 %, t(30.864) by Simpson integration of its density", &r.Expanded.K, 2.0399, 5e-4)
	r = must(t, "{expression: a + b, inputs: {a: {mean: 1, sd: 3, dof: 4}, b: {mean: 1, sd: 4}}, correlations: [{a: a, b: b, r: 0.1}]}")
	if r.DOF != nil || r.Reason == nil || r.Reason.Code != "dof-correlated" || r.Expanded != nil {
		t.Errorf("dof %v, reason %v", r.DOF, r.Reason)
	}
	r = must(t, "{expression: a, inputs: {a: {mean: 1, sd: 3}}}")
	if r.DOF != nil || r.Reason.Code != "dof-infinite" {
		t.Errorf("dof %v, reason %v", r.DOF, r.Reason)
	}
	near(t, "k", &r.Expanded.K, 1.959964, 1e-6)
}

// Exact expressions, and degrees of freedom too few for any interval, are results too.
func TestExtremes(t *testing.T) {
	for _, text := range []string{
		"{expression: 3}",
		"{expression: x, inputs: {x: {mean: 3}}}",
		"{expression: x, inputs: {x: {mean: 1, sd: 1, dof: 0.001, distribution: t}}}",
		"{expression: x, inputs: {x: {mean: 1, sd: 1, dof: 1e-300}}}",
		"{expression: exp(x), inputs: {x: {mean: 3, sd: 400}}}",
		"{expression: x*x*x, inputs: {x: {mean: 1, sd: 1e150}}}",
		"{expression: x, coverage: 0.9999999999999999, inputs: {x: {mean: 1, sd: 1}}}",
		"{expression: x, draws: 1, inputs: {x: {mean: 1, sd: 1}}}",
	} {
		if _, err := json.Marshal(must(t, text)); err != nil {
			t.Errorf("%s: %v", text, err)
		}
	}
	r := must(t, "{expression: x, inputs: {x: {mean: 3}}}")
	near(t, "sd of a constant's draws", r.MonteCarlo.SD, 0, 0)
}

// A draw without a finite value is counted, not hidden.
func TestDrawsNotFinite(t *testing.T) {
	r := must(t, "{expression: log(x), inputs: {x: {mean: 1, sd: 0.5}}}")
	got := float64(r.MonteCarlo.NonFinite) / 200000
	near(t, "P(x < 0) = Φ(−2)", &got, 0.02275, 0.002)
	if len(r.Notes) != 1 || r.Notes[0].Code != "draws-not-finite" {
		t.Errorf("notes %v", r.Notes)
	}
	r = must(t, "{expression: x, draws: 5, inputs: {x: {mean: 1, sd: 0.5}}}")
	if r.MonteCarlo.Low != nil || r.MonteCarlo.Reason.Code != "draws-few" {
		t.Errorf("five draws give %v", r.MonteCarlo)
	}
	r = must(t, "{expression: x, inputs: {x: {mean: 1, sd: 0.5, dof: 1.5, distribution: t}}}")
	if r.MonteCarlo.SD != nil || r.MonteCarlo.Reason.Code != "draws-variance" || r.MonteCarlo.Low == nil {
		t.Errorf("t(1.5) gives %v", r.MonteCarlo)
	}
}

func TestDeterministic(t *testing.T) {
	text := func(seed int) string {
		return fmt.Sprintf("{expression: a*b/c, seed: %d, draws: 20000, inputs: {a: {mean: 3, sd: 0.1}, b: {mean: 1, halfwidth: 0.2}, c: {mean: 5, sd: 1, dof: 7, distribution: t}}, correlations: [{a: a, b: b, r: 0.5}]}", seed)
	}
	encode := func(seed int) string {
		b, err := json.Marshal(must(t, text(seed)))
		if err != nil {
			t.Fatal(err)
		}
		return string(b)
	}
	first := encode(7)
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(1))
	if encode(7) != first {
		t.Error("one seed gives two results")
	}
	if encode(8) == first {
		t.Error("two seeds give one result")
	}
}

func TestProblems(t *testing.T) {
	const x = "x: {mean: 1, sd: 0.1}"
	const xy = x + ", y: {mean: 2, sd: 0.1}, z: {mean: 2, sd: 0.1}"
	for text, want := range map[string]string{
		"{inputs: {" + x + "}}":                                                                 "uncertainty-expression-wanted",
		"{expression: [x], inputs: {" + x + "}}":                                                "uncertainty-text",
		"{expressions: {a: [x]}, inputs: {" + x + "}}":                                          "uncertainty-text",
		"{expression: x, expressions: {a: x}, inputs: {" + x + "}}":                             "uncertainty-expression-both",
		"{expression: x + w, inputs: {" + x + "}}":                                              "uncertainty-variable",
		"{expression: x, inputs: {" + xy + "}}":                                                 "uncertainty-unused",
		"{expressions: {a: b + x, b: a}, inputs: {" + x + "}}":                                  "uncertainty-cycle",
		"{expression: x, inputs: {" + x + ", d-t: {mean: 1}}}":                                  "uncertainty-name",
		"{expressions: {x: 2*x}, inputs: {" + x + "}}":                                          "uncertainty-name-twice",
		"{expression: 1/(x - 1), inputs: {" + x + "}}":                                          "uncertainty-value",
		"{expression: sqrt(x - 1), inputs: {" + x + "}}":                                        "uncertainty-derivative",
		"{expression: x, inputs: {x: {sd: 1}}}":                                                 "uncertainty-mean-wanted",
		"{expression: x, inputs: {x: {mean: 1, median: 1}}}":                                    "uncertainty-mean-median",
		"{expression: x, inputs: {x: {median: 1, sd: 1}}}":                                      "uncertainty-median",
		"{expression: x, inputs: {x: {mean: 1, sd: 1, halfwidth: 1}}}":                          "uncertainty-spread-twice",
		"{expression: x, inputs: {x: {mean: 1 ± 2, sd: 1}}}":                                    "uncertainty-spread-twice",
		"{expression: x, inputs: {x: {mean: 1, sd: -1}}}":                                       "uncertainty-sd",
		"{expression: x, inputs: {x: {mean: 1, sd: -1 %}}}":                                     "uncertainty-sd",
		"{expression: x, inputs: {x: {mean: 1, sd: nan}}}":                                      "quantity-number",
		"{expression: x, inputs: {x: {mean: .inf, sd: 1}}}":                                     "quantity-number",
		"{expression: x, inputs: {x: {mean: 1, halfwidth: -1}}}":                                "uncertainty-halfwidth",
		"{expression: x, inputs: {x: {mean: 1, halfwidth: 1, distribution: normal}}}":           "uncertainty-halfwidth-kind",
		"{expression: x, inputs: {x: {mean: 1, sd: 1, distribution: gauss}}}":                   "uncertainty-distribution",
		"{expression: x, inputs: {x: {mean: 1, sd: 1, dof: 0}}}":                                "uncertainty-dof",
		"{expression: x, inputs: {x: {mean: 1, sd: 1, distribution: t}}}":                       "uncertainty-t-dof",
		"{expression: x, inputs: {x: {mean: 0, sd: 1, distribution: lognormal}}}":               "uncertainty-lognormal",
		"{expression: x, inputs: {x: {mean: -1, gsd2: 2}}}":                                     "uncertainty-lognormal",
		"{expression: x, inputs: {x: {mean: 1, gsd2: 2, distribution: normal}}}":                "uncertainty-geometric",
		"{expression: x, inputs: {x: {mean: 1, gsd2: 0.5}}}":                                    "uncertainty-gsd2",
		"{expression: x, inputs: {x: {mean: 1, sd: 1, basic: 2}}}":                              "uncertainty-pedigree-wanted",
		"{expression: x, inputs: {x: {mean: 1 m, sd: 1 kg}}}":                                   "unit-mismatch",
		"{expression: x, inputs: {x: {mean: 1, sd: 1e300, distribution: t, dof: 3}}, unit: kg}": "unit-mismatch",
		"{expressions: {a: x}, unit: {b: kg}, inputs: {" + x + "}}":                             "uncertainty-unit-name",
		"{expression: x, inputs: {x: {mean: 1e308, sd: 1e306 %}}}":                              "uncertainty-input-size",
		"{expression: x, inputs: {x: {mean: 1, pedigree: {reliability: 1, completeness: 1, temporal: 1, geographical: 1, technological: 6}, basic: 1}}}":             "uncertainty-pedigree-score",
		"{expression: x, inputs: {x: {mean: 1, pedigree: {reliability: 1, completeness: 1, temporal: 1, geographical: 1, technological: 1}, basic: 0.9}}}":           "uncertainty-pedigree-basic",
		"{expression: x, inputs: {x: {mean: 1, pedigree: {reliability: 1, completeness: 1, temporal: 1, geographical: 1, technological: 1}}}}":                       "uncertainty-basic-wanted",
		"{expression: x, inputs: {x: {mean: 1, pedigree: {reliability: 1, completeness: 1, temporal: 1, geographical: 1, technological: 1}, basic: 1, version: 3}}}": "uncertainty-pedigree-version",
		"{expression: x, inputs: {x: {mean: 1, pedigree: {reliability: 1}, basic: 1}}}":                                                                              "input-required",
		"{expression: x+y+z, inputs: {" + xy + "}, correlations: [{a: x, b: w, r: 0}]}":                                                                              "uncertainty-correlated-unknown",
		"{expression: x+y+z, inputs: {" + xy + "}, correlations: [{a: x, b: x, r: 0}]}":                                                                              "uncertainty-correlated-self",
		"{expression: x+y+z, inputs: {" + xy + "}, correlations: [{a: x, b: y, r: 1.1}]}":                                                                            "uncertainty-r",
		"{expression: x+y+z, inputs: {" + xy + "}, correlations: [{a: x, b: y, r: 0}, {a: y, b: x, r: 0}]}":                                                          "uncertainty-correlated-twice",
		"{expression: x+c, inputs: {" + x + ", c: {mean: 1}}, correlations: [{a: x, b: c, r: 0.5}]}":                                                                 "uncertainty-correlated-constant",
		"{expression: x+y+z, inputs: {" + xy + "}, correlations: [{a: x, b: y, r: 0.9}, {a: y, b: z, r: 0.9}, {a: x, b: z, r: -0.9}]}":                               "uncertainty-not-positive",
		"{expression: x+y+z, inputs: {" + xy + "}, correlations: [{a: x, b: y, r: 1}, {a: y, b: z, r: 0.5}, {a: x, b: z, r: 0.4}]}":                                  "uncertainty-not-positive",
		"{expression: f_slope, fits: [{name: f, x: [1, 2], y: [1, 2]}]}":                                                                                             "uncertainty-fit-points",
		"{expression: f_slope, fits: [{name: f, x: [1, 2, 3], y: [1, 2]}]}":                                                                                          "uncertainty-fit-lengths",
		"{expression: f_slope, fits: [{name: f, x: [1, 1, 1], y: [1, 2, 3]}]}":                                                                                       "uncertainty-fit-same",
		"{expression: f_slope, fits: [{name: f, x: [1e200, 2, 3], y: [1, 2, 3]}]}":                                                                                   "uncertainty-fit-size",
		"{expression: f_slope + x, fits: [{name: f, x: [1, 2, 3], y: [1, 2, 4]}], inputs: {" + x + "}, correlations: [{a: x, b: f_slope, r: 0.1}]}":                  "uncertainty-correlated-fit",
		"{expression: x, inputs: {" + x + "}, draws: 0}":                                                                                                             "uncertainty-draws",
		"{expression: x, inputs: {" + x + "}, draws: 100000001}":                                                                                                     "uncertainty-draws",
		"{expression: x, inputs: {" + x + "}, coverage: 95}":                                                                                                         "uncertainty-coverage",
		"{expression: x, inputs: {" + x + "}, drwas: 10}":                                                                                                            "input-unknown-key",
	} {
		_, err := evaluate(text)
		found := false
		for _, p := range fault.All(err) {
			found = found || p.Code == want
		}
		if !found {
			t.Errorf("%s: %v, want %s", text, err, want)
		}
	}
	_, err := evaluate("{expression: x + w, inputs: {x: {mean: 1, sd: -1}, d-t: {mean: 1}}, draws: 0, coverage: 2}")
	if n := len(fault.All(err)); n != 5 {
		t.Errorf("five problems in one file give %d: %v", n, err)
	}
}
