package rating_test

import (
	"encoding/json"
	"fmt"
	"math"
	"strings"
	"testing"

	"headwater/input"
	"headwater/internal/fixture"
	"headwater/rating"
)

// phi is the standard normal distribution function.
func phi(z float64) float64 { return math.Erfc(-z/math.Sqrt2) / 2 }

// number is a limiting or other indicator with levels, computed by a formula or stated.
func number(id, weight, limiting, value string, levels ...string) string {
	formula := ""
	if value != "" {
		formula = ", value: '" + value + "'"
	}
	return fmt.Sprintf("          - {id: %s, name: %s, kind: quantitative, unit: m3/t, direction: lower, weight: %s, limiting: %s%s, levels: {I: %q, II: %q, III: %q}}\n", id, id, weight, limiting, formula, levels[0], levels[1], levels[2])
}

func probability(t *testing.T, p map[string]float64, id string, want float64) {
	t.Helper()
	tol := 4*math.Sqrt(want*(1-want)/rating.DefaultDraws) + 1e-12 // four standard errors
	if got, ok := p[id]; !ok || !(math.Abs(got-want) <= tol) {
		t.Errorf("P(%s) = %v, want %v within %.4f", id, got, want, tol)
	}
}

// One limiting indicator, stated with its uncertainty near a benchmark: the chance of
// the level is the normal distribution function.
func TestProbabilityOfOneIndicator(t *testing.T) {
	sys := system(t, head+group("g", "1", number("water", "1", "true", "", "<= 5", "<= 6", "<= 8")))
	a := mustRate(t, sys, "index: {system: user-system, answers: {water: {value: 5.2 ± 0.4 m3/t}}}\n")
	if a.Level != "II" {
		t.Errorf("the level stands on the stated value, got %s", a.Level)
	}
	probability(t, a.Probability, "I", phi(-0.5))
	probability(t, a.Probability, "II", phi(2)-phi(-0.5))
	probability(t, a.Probability, "III", phi(7)-phi(2))
	probability(t, a.Probability, "below", 0)
	probability(t, a.Probability, "undetermined", 0)
	row := a.Indicators[0]
	probability(t, row.LevelProbability, "II", phi(2)-phi(-0.5))
	if row.SD != 0.4 || !(math.Abs(*row.MonteCarlo.SD-0.4) < 0.012) || !(math.Abs(*row.MonteCarlo.Low-(5.2-1.96*0.4)) < 0.04) {
		t.Errorf("sd %v, draws %v", row.SD, row.MonteCarlo)
	}
}

const meterPlant = `
products: [{id: a, output: 100 t ± 1 t}]
processes: [{id: w, makes: [a]}]
streams: [{id: s1, from: "", to: w, material: water, role: fresh, amount: %s}]
index: {system: user-system}
`

// Two indicators on one meter move together: the chance that both hold is that of one,
// not the product.
func TestProbabilitySharedMeter(t *testing.T) {
	sys := system(t, head+group("g", "1",
		number("one", "0.5", "true", "fresh_water()/output()", "<= 5", "<= 6", "<= 8"),
		number("two", "0.5", "true", "2*fresh_water()/output()", "<= 10", "<= 12", "<= 16")))
	a := mustRate(t, sys, fmt.Sprintf(strings.Replace(meterPlant, " ± 1 t", "", 1), "510 m3 ± 20 m3"))
	want := phi(-0.5)
	probability(t, a.Probability, "I", want)
	probability(t, a.Indicators[0].LevelProbability, "I", want)
	probability(t, a.Indicators[1].LevelProbability, "I", want)
	if a.Joint.Inputs != 1 {
		t.Errorf("%d inputs, there is one meter: %v", a.Joint.Inputs, a.Joint.Sources)
	}

	// with two meters it is the product
	sys = system(t, head+group("g", "1",
		number("one", "0.5", "true", "", "<= 5", "<= 6", "<= 8"), number("two", "0.5", "true", "", "<= 5", "<= 6", "<= 8")))
	a = mustRate(t, sys, "index: {system: user-system, answers: {one: {value: 5.1 ± 0.2 m3/t}, two: {value: 5.1 ± 0.2 m3/t}}}\n")
	probability(t, a.Probability, "I", want*want)
}

// A ratio of two uncertain quantities: first order is the sum of relative variances, and
// the draws say the same.
func TestSpreadOfComputedValue(t *testing.T) {
	sys := system(t, head+group("g", "1", number("one", "1", "true", "fresh_water()/output()", "<= 5", "<= 6", "<= 8")))
	a := mustRate(t, sys, fmt.Sprintf(meterPlant, "{2021: 700 m3 ± 300 m3, 2022: 500 m3 ± 2 %}"))
	row, want := a.Indicators[0], 5*math.Hypot(0.02, 0.01)
	if !(math.Abs(row.SD-want) < 1e-6) || !(math.Abs(*row.MonteCarlo.SD-want) < 0.03*want) {
		t.Errorf("sd %v, by draws %v, want %v", row.SD, *row.MonteCarlo.SD, want)
	}
	if a.Joint.Inputs != 2 {
		t.Errorf("another year's uncertainty counts: %v", a.Joint.Sources)
	}
	probability(t, a.Probability, "I", 0.5)

	// one quantity behind two variables is one quantity
	sys = system(t, head+group("g", "1", number("one", "1", "true", `fresh_water()/output() * output("a")/output()`, "<= 5", "<= 6", "<= 8")))
	a = mustRate(t, sys, fmt.Sprintf(meterPlant, "500 m3 ± 2 %"))
	if row := a.Indicators[0]; !(math.Abs(row.SD-want) < 1e-6) || !(math.Abs(*row.MonteCarlo.SD-want) < 0.03*want) {
		t.Errorf("sd %v, by draws %v, want %v", row.SD, *row.MonteCarlo.SD, want)
	}
}

// Without an uncertainty that the assessment reads there is no probability, and the
// plant that was rated keeps its values.
func TestNoProbability(t *testing.T) {
	sys := system(t, head+group("g", "1", number("one", "1", "true", "fresh_water()/output()", "<= 5", "<= 6", "<= 8")))
	for _, text := range []string{
		fmt.Sprintf(strings.Replace(meterPlant, " ± 1 t", "", 1), "500 m3"),
		fmt.Sprintf(strings.Replace(meterPlant, " ± 1 t", "", 1), "500 m3") + "energy: [{carrier: electricity, purchased: 5 MWh ± 1 MWh, use: {w: 5 MWh ± 1 MWh}}]\n",
	} {
		a := mustRate(t, sys, text)
		b, err := json.Marshal(a)
		if err != nil {
			t.Fatal(err)
		}
		if a.Probability != nil || a.Joint != nil || strings.Contains(string(b), "probability") || strings.Contains(string(b), "monte_carlo") {
			t.Errorf("nothing is uncertain: %s", b)
		}
	}
	p := fixture.Plant(t, "plant: {id: test}\nperiod: 2022\n"+fmt.Sprintf(meterPlant, "500 m3 ± 30 m3"))
	if _, err := rating.Rate(sys, p, &rating.Request{Nearest: input.Nearest}); err != nil {
		t.Fatal(err)
	}
	if q := p.Streams[0].Amount.Single; q.Value != 500 || p.Products[0].Output.Single.Value != 100 {
		t.Error("rating has changed the plant")
	}
}

// A missing limiting row leaves every draw open; levels in words are never drawn.
func TestProbabilityUndetermined(t *testing.T) {
	sys := system(t, head+group("g", "1", number("one", "0.5", "true", "", "<= 5", "<= 6", "<= 8"), words("said", "0.4", "false"), number("gone", "0.1", "true", "", "<= 5", "<= 6", "<= 8")))
	a := mustRate(t, sys, "index: {system: user-system, answers: {one: {value: 4 ± 0.1 m3/t}, said: {level: I}}}\n")
	probability(t, a.Probability, "undetermined", 1)
	if a.Indicators[1].LevelProbability != nil || a.Indicators[2].LevelProbability != nil {
		t.Error("rows without uncertainty have probabilities")
	}
}

// The weights of a family that is divided by output follow the drawn outputs.
func TestProbabilityOfShares(t *testing.T) {
	row := func(class string) string {
		return fmt.Sprintf("          - {id: water-%s, name: w, kind: quantitative, unit: m3/t, direction: lower, class: [%s], weight: {family: water, total: 1, share: output}, limiting: false, levels: {I: \"<= 5\", II: \"<= 6\", III: \"<= 8\"}}\n", class, class)
	}
	text := strings.Replace(head, "profiles:", "classes: [{id: a, name: a}, {id: b, name: b}]\nprofiles:", 1) + group("g", "1", row("a"), row("b"))
	sys := system(t, text)
	// a meets I, b does not: Y_I = 100·A/(A+B) ≥ 85 where A ≥ 17·B/3
	a := mustRate(t, sys, `
products: [{id: a, output: 860 t ± 10 t}, {id: b, output: 150 t}]
processes: [{id: w, makes: [a, b]}]
index: {system: user-system, answers: {water-a: {value: 4 m3/t}, water-b: {value: 5.5 m3/t}}}
`)
	probability(t, a.Probability, "I", phi((860-850)/10.0))
}

func TestProbabilityDeterministic(t *testing.T) {
	sys := system(t, head+group("g", "1", number("one", "1", "true", "fresh_water()/output()", "<= 5", "<= 6", "<= 8")))
	run := func(extra string, seed uint64) string {
		p := fixture.Plant(t, "plant: {id: test}\nperiod: 2022\n"+fmt.Sprintf(meterPlant, "500 m3 ± 30 m3")+extra)
		a, err := rating.Rate(sys, p, &rating.Request{Nearest: input.Nearest, Seed: seed})
		if err != nil {
			t.Fatal(err)
		}
		b, _ := json.Marshal([]any{a.Probability, a.Indicators[0].MonteCarlo})
		return string(b)
	}
	if run("", 1) != run("", 0) {
		t.Error("the default seed is 1")
	}
	if run("", 1) == run("", 2) {
		t.Error("the seed does not matter")
	}
	if run("", 1) != run("materials: [{id: salt, price: 300 CNY/t ± 20 CNY/t}]\n", 1) {
		t.Error("an uncertainty that is not read changes the draws")
	}
}

// bigPlant is a plant of so many computed indicators, every quantity uncertain; by
// product where class is given, so that shares of output enter every value.
func bigPlant(t testing.TB, indicators int, class string) (*rating.System, string) {
	var rows, b strings.Builder
	const processes = 8
	b.WriteString("products: [")
	for i := range 4 {
		fmt.Fprintf(&b, "{id: p%d, class: c, output: %d t ± 1 %%}, ", i, 100+i)
	}
	b.WriteString("]\nprocesses:\n")
	for i := range processes {
		fmt.Fprintf(&b, "  - {id: w%d, makes: [p%d, p%d]}\n", i, i%4, (i+1)%4)
	}
	b.WriteString("  - {id: aux, kind: auxiliary}\nstreams:\n")
	for i := range 40 {
		role, ends := "fresh", fmt.Sprintf(`from: "", to: w%d`, i%processes)
		if i%2 == 1 {
			role, ends = "waste", fmt.Sprintf(`from: w%d, to: ""`, i%processes)
		}
		fmt.Fprintf(&b, "  - {id: s%d, %s, material: water, role: %s, amount: %d m3 ± 2 %%}\n", i, ends, role, 10+i)
	}
	b.WriteString("energy:\n")
	for c := range 8 {
		fmt.Fprintf(&b, "  - {carrier: e%d, purchased: 1 MWh, use: {", c)
		for i := range processes {
			fmt.Fprintf(&b, "w%d: %d kWh ± 3 %%, ", i, 10+i+c)
		}
		b.WriteString("}}\n")
	}
	b.WriteString("discharges:\n")
	for i := range 20 {
		fmt.Fprintf(&b, "  - {pollutant: q%d, medium: water, point: generation, flow: %d m3 ± 2 %%, concentration: 50 mg/L ± 5 %%}\n", i, 100+i)
	}
	b.WriteString("index: {system: user-system}\n")
	var kinds []string
	for c := range 8 {
		kinds = append(kinds, fmt.Sprintf(`"energy(\"e%d\")/output()"; unit: kWh/t`, c))
	}
	for i := range 20 {
		kinds = append(kinds, fmt.Sprintf(`"load(\"q%d\", \"generation\")/output()"; unit: g/t`, i))
	}
	kinds = append(kinds, `"fresh_water()/output()"; unit: m3/t`, `"wastewater()/fresh_water()"; unit: "1"`)
	for i := range indicators {
		value, u, _ := strings.Cut(kinds[i%len(kinds)], "; ")
		fmt.Fprintf(&rows, "          - {id: i%d, name: n, kind: quantitative, %s, direction: lower, %sweight: %v, limiting: false, value: %s, levels: {I: \"<= 1\", II: \"<= 20\", III: \"<= 1000\"}}\n", i, u, class, 1/float64(indicators), value)
	}
	return system(t, strings.Replace(head, "profiles:", "classes: [{id: c, name: c}]\nprofiles:", 1)+group("g", "1", rows.String())), "plant: {id: test}\nperiod: 2022\n" + b.String()
}

func BenchmarkProbability(b *testing.B) {
	for _, tc := range []struct {
		name, class string
		indicators  int
	}{{"whole plant, 60 rows", "", 60}, {"by product, 60 rows", "class: [c], ", 15}} {
		b.Run(tc.name, func(b *testing.B) {
			sys, text := bigPlant(b, tc.indicators, tc.class)
			p := fixture.Plant(b, text)
			a, err := rating.Rate(sys, p, &rating.Request{Nearest: input.Nearest})
			if err != nil {
				b.Fatal(err)
			}
			for b.Loop() {
				if _, err := rating.Rate(sys, p, &rating.Request{Nearest: input.Nearest}); err != nil {
					b.Fatal(err)
				}
			}
			b.ReportMetric(float64(a.Joint.Inputs), "inputs")
			b.ReportMetric(float64(len(a.Indicators)), "rows")
			b.ReportMetric(float64(a.Joint.Draws), "draws")
		})
	}
}
