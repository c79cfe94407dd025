package appraisal_test

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"testing"
	"time"

	"headwater/option/appraisal"
)

func seeded() *rand.Rand { return rand.New(rand.NewPCG(1, 2)) }

func randomFlows(rng *rand.Rand) []float64 {
	flows := make([]float64, 2+rng.IntN(15))
	for j := range flows {
		flows[j] = math.Round(rng.NormFloat64() * 1000)
	}
	return flows
}

// random is an option in the saving form, and its study.
func random(rng *rand.Rand) *appraisal.Study {
	life := 2 + rng.IntN(20)
	i := 10 + 1000*rng.Float64()
	o := appraisal.Option{ID: "a", Investment: &i, Subsidy: i * 0.3 * rng.Float64(), Salvage: i * 0.2 * rng.Float64(), Saving: new(i * (rng.Float64() - 0.1)), Life: new(float64(life)),
		DepreciationYears: new(1 + float64(life)*rng.Float64()*1.2), Effects: map[string]float64{"co2": 100 * rng.Float64()}, Start: rng.IntN(4)}
	return &appraisal.Study{Rate: new(0.2 * rng.Float64()), Tax: new(0.4 * rng.Float64()), CarbonPrice: new(1.0), Options: []appraisal.Option{o}}
}

// NPV is linear in the flows.
func TestNPVLinear(t *testing.T) {
	rng := seeded()
	for range 200 {
		f, g := randomFlows(rng), randomFlows(rng)
		n := min(len(f), len(g))
		f, g = f[:n], g[:n]
		sum := make([]float64, n)
		k := rng.Float64() * 5
		for j := range sum {
			sum[j] = f[j] + k*g[j]
		}
		r := rng.Float64()*1.5 - 0.5
		scale := 0.0
		for j := range f {
			scale += (math.Abs(f[j]) + k*math.Abs(g[j])) * math.Pow(1+r, -float64(j))
		}
		if a, b := appraisal.NPV(r, sum), appraisal.NPV(r, f)+k*appraisal.NPV(r, g); !(math.Abs(a-b) <= 1e-12*scale) {
			t.Errorf("%g and %g", a, b)
		}
	}
}

// At every internal rate of return the NPV is zero; between two neighbouring rates it keeps
// its sign, and it changes it at each one that does not touch: so none was missed.
func TestRoots(t *testing.T) {
	rng := seeded()
	several := 0
	for range 200 {
		flows := randomFlows(rng)
		roots := appraisal.Roots(flows)
		if len(roots) > 1 {
			several++
		}
		at := []float64{-0.999999}
		for _, r := range roots {
			scale := 0.0
			for j, f := range flows {
				scale += math.Abs(f) * math.Pow(1+r.Rate, -float64(j))
			}
			if v := appraisal.NPV(r.Rate, flows); !(math.Abs(v) <= 1e-9*scale) {
				t.Errorf("%v: NPV(%g) is %g", flows, r.Rate, v)
			}
			at = append(at, r.Rate)
		}
		at = append(at, max(at[len(at)-1], 0)*2+1e4)
		sign := math.Signbit(poly(flows, at[0]))
		for k := 1; k < len(at); k++ {
			for range 20 { // a scan between neighbours finds no other sign
				x := at[k-1] + (at[k]-at[k-1])*(0.01+0.98*rng.Float64())
				if math.Signbit(poly(flows, x)) != sign {
					t.Fatalf("%v: sign changes between %g and %g beside the roots %v", flows, at[k-1], at[k], roots)
				}
			}
			if k < len(at)-1 && !roots[k-1].Touches {
				sign = !sign
			}
		}
	}
	if several < 20 {
		t.Errorf("only %d cases with several roots", several)
	}
}

// poly has the sign of the NPV at rates > −1 without dividing.
func poly(flows []float64, r float64) (sum float64) {
	for _, f := range flows {
		sum = sum*(1+r) + f
	}
	return sum
}

// Known roots come back, double ones too.
func TestRootsKnown(t *testing.T) {
	for _, tc := range []struct {
		name  string
		flows []float64
		want  []appraisal.Root
	}{
		{"10 and 20 %: Lorie and Savage's pump", []float64{-1600, 10000, -10000}, []appraisal.Root{{Rate: 0.25}, {Rate: 4}}},
		{"a double root at 20 %", []float64{-100, 240, -144}, []appraisal.Root{{Rate: 0.2, Touches: true}}},
		{"roots 0 and 50 %", []float64{-2, 5, -3}, []appraisal.Root{{Rate: 0}, {Rate: 0.5}}},
		{"no real root", []float64{-100, 100, -100}, nil},
		{"a triple root at 10 %", []float64{1000, -3300, 3630, -1331}, []appraisal.Root{{Rate: 0.1}}},
		{"all zero", []float64{0, 0, 0}, nil},
		{"near -100 %", []float64{-1e9, 0, 0, 1e-9}, []appraisal.Root{{Rate: -1 + 1e-6}}},
		{"far beyond", []float64{-1, 1e12}, []appraisal.Root{{Rate: 1e12 - 1}}},
	} {
		got := appraisal.Roots(tc.flows)
		if !slices.EqualFunc(got, tc.want, func(a, b appraisal.Root) bool {
			return math.Abs(a.Rate-b.Rate) <= 1e-14*(1+math.Abs(b.Rate)) && a.Touches == b.Touches
		}) {
			t.Errorf("%s: %+v, want %+v", tc.name, got, tc.want)
		}
	}
}

// Sixty years of irregular flows of both signs are the worst that a study may hold.
func TestRootsTime(t *testing.T) {
	rng := seeded()
	flows := make([]float64, 101)
	for j := range flows {
		flows[j] = rng.NormFloat64() * 1234.5678
	}
	start := time.Now()
	roots := appraisal.Roots(flows)
	t.Logf("%d roots of 101 flows in %v", len(roots), time.Since(start))
	if d := time.Since(start); d > 20*time.Second {
		t.Errorf("%v", d)
	}
}

// A greater saving is paid back no later, is worth no less and never pays less tax than 0.
func TestMonotone(t *testing.T) {
	rng := seeded()
	for range 200 {
		s := random(rng)
		low := appraise(t, s).Options[0]
		s.Options[0].Saving = new(*s.Options[0].Saving + 20)
		high := appraise(t, s).Options[0]
		if low.Payback != nil && (high.Payback == nil || *high.Payback > *low.Payback) {
			t.Errorf("payback %v, then %v", *low.Payback, high.Payback)
		}
		if low.DiscountedPayback != nil && (high.DiscountedPayback == nil || *high.DiscountedPayback > *low.DiscountedPayback) {
			t.Errorf("discounted payback %v, then %v", *low.DiscountedPayback, high.DiscountedPayback)
		}
		if *high.NPV < *low.NPV {
			t.Errorf("NPV %g, then %g", *low.NPV, *high.NPV)
		}
		for _, y := range low.Years[1:] {
			if *y.Taxable <= 0 && *y.Tax != 0 || *y.Tax < 0 {
				t.Errorf("taxable %g, tax %g", *y.Taxable, *y.Tax)
			}
			if d := *y.NetProfit + *y.Depreciation; y.Year < low.Start+low.Life && !(math.Abs(d-y.Flow) <= 1e-9) {
				t.Errorf("E + D is %g, F %g", d, y.Flow)
			}
		}
		if low.DiscountedPayback != nil != (*low.NPV >= -1e-9) {
			t.Errorf("NPV %g, discounted payback %v", *low.NPV, low.DiscountedPayback)
		}
	}
}

// In another currency money scales, rates and times stay.
func TestCurrency(t *testing.T) {
	rng := seeded()
	for range 200 {
		s := random(rng)
		a := appraise(t, s)
		const k = 7.25
		o := &s.Options[0]
		o.Investment, o.Saving = new(*o.Investment*k), new(*o.Saving*k)
		o.Subsidy *= k
		o.Salvage *= k
		s.CarbonPrice = new(*s.CarbonPrice * k)
		b := appraise(t, s)
		x, y := &a.Options[0], &b.Options[0]
		for name, pair := range map[string][2]*float64{"NPV": {x.NPV, y.NPV}, "worth": {x.AnnualWorth, y.AnnualWorth}, "F": {x.CashFlow, y.CashFlow}, "carbon": {x.Carbon.NPV, y.Carbon.NPV}, "break-even price": {x.Carbon.BreakEven, y.Carbon.BreakEven}, "abatement": {x.Abatement.Cost, y.Abatement.Cost}} {
			same(t, name, pair, k)
		}
		for name, pair := range map[string][2]*float64{"N": {x.Payback, y.Payback}, "IRR": {x.IRR, y.IRR}, "MIRR": {x.MIRR, y.MIRR}, "NPVR": {x.NPVR, y.NPVR}, "discounted": {x.DiscountedPayback, y.DiscountedPayback}} {
			same(t, name, pair, 1)
		}
		if *x.Verdict != *y.Verdict {
			t.Errorf("%s, then %s", *x.Verdict, *y.Verdict)
		}
	}
}

func same(t *testing.T, name string, pair [2]*float64, k float64) {
	t.Helper()
	switch a, b := pair[0], pair[1]; {
	case (a == nil) != (b == nil):
		t.Errorf("%s: %v and %v", name, a, b)
	case a != nil && !(math.Abs(*a*k-*b) <= 1e-7*(1+math.Abs(*b))):
		t.Errorf("%s: %g·%g and %g", name, *a, k, *b)
	}
}

// At a break-even the NPV is zero: the study with the changed number says so.
func TestBreakEven(t *testing.T) {
	rng := seeded()
	found := 0
	for range 200 {
		s := random(rng)
		s.CarbonPrice = nil
		o := &s.Options[0]
		a := appraise(t, s).Options[0]
		i, p, r := *o.Investment, *o.Saving, *s.Rate
		for _, row := range a.Sensitivity {
			if row.BreakEven == nil {
				continue
			}
			found++
			switch row.Parameter {
			case "saving":
				o.Saving = new(row.BreakEven.Value)
			case "investment":
				o.Investment = new(row.BreakEven.Value)
				if *o.Investment < max(o.Subsidy, o.Salvage, 1e-6) {
					o.Investment = new(i)
					continue
				}
			case "rate":
				s.Rate = new(row.BreakEven.Value)
				if *s.Rate > 10 || !(*s.Rate > -0.5) {
					s.Rate = new(r)
					continue
				}
			}
			if v := *appraise(t, s).Options[0].NPV; !(math.Abs(v) <= 1e-6*i) {
				t.Errorf("%s %g: NPV %g", row.Parameter, row.BreakEven.Value, v)
			}
			o.Investment, o.Saving, s.Rate = new(i), new(p), new(r)
		}
		if c := a.Carbon.BreakEven; c != nil {
			found++
			s.CarbonPrice = c
			if v := *appraise(t, s).Options[0].Carbon.NPV; !(math.Abs(v) <= 1e-6*i) {
				t.Errorf("carbon price %g: NPV %g", *c, v)
			}
		}
	}
	if found < 400 {
		t.Errorf("only %d break-evens", found)
	}
}

// The points of a sensitivity are those of the study with the changed number.
func TestSensitivityPoints(t *testing.T) {
	rng := seeded()
	for range 200 {
		s := random(rng)
		o := &s.Options[0]
		o.Subsidy, o.Salvage = 0, 0
		i, p, r := *o.Investment, *o.Saving, *s.Rate
		for _, row := range appraise(t, s).Options[0].Sensitivity {
			for _, point := range row.Points {
				switch row.Parameter {
				case "saving":
					o.Saving = new(p * (1 + point.Change))
				case "investment":
					o.Investment = new(i * (1 + point.Change))
				case "rate":
					s.Rate = new(r * (1 + point.Change))
				}
				b := appraise(t, s).Options[0]
				same(t, row.Parameter+" NPV", [2]*float64{point.NPV, b.NPV}, 1)
				same(t, row.Parameter+" IRR", [2]*float64{point.IRR, b.IRR}, 1)
				if *point.Verdict != *b.Verdict {
					t.Errorf("%s %g: %s, not %s", row.Parameter, point.Change, *point.Verdict, *b.Verdict)
				}
				o.Investment, o.Saving, s.Rate = new(i), new(p), new(r)
			}
		}
	}
}

// A study is not modified, and two runs give the same.
func TestPure(t *testing.T) {
	rng := seeded()
	for range 50 {
		s := random(rng)
		before := fmt.Sprintf("%+v", *s.Options[0].Saving)
		a, b := appraise(t, s), appraise(t, s)
		if *a.Options[0].NPV != *b.Options[0].NPV || before != fmt.Sprintf("%+v", *s.Options[0].Saving) {
			t.Error("not pure")
		}
	}
}
