package unit

import (
	"fmt"
	"math"
	"strings"
	"testing"

	"headwater/fault"
)

func TestParseQuantity(t *testing.T) {
	for _, tc := range []struct {
		text, source string
		value, sd    float64
		in           string
		want         float64
	}{
		{"7.18 kWh/m2 ± 2 %", "1 kWh = 3.6 MJ, SI brochure 2019", 7.18, 0.1436, "MJ/m2", 25.848},
		{"45 ± 3 mg/L", "1 mg/L = 1 g/m3", 45, 3, "g/m3", 45},
		{"12 026 m3", "1 m3 = 1000 L", 12026, 0, "L", 12026000},
		{"1,997,066 kWh", "thousands parted by commas", 1997066, 0, "MWh", 1997.066},
		{"5.2 t/a", "year kept", 5.2, 0, "kg/a", 5200},
		{"-20 kgce/t", "negative process energy", -20, 0, "kgce/t", -20},
		{"1.2e3 t", "exponent", 1200, 0, "kg", 1.2e6},
		{"38万元", "万 = 10^4", 38, 0, "CNY", 380000},
		{"1.2 万m3", "万 counts the unit with its exponent", 1.2, 0, "m3", 12000},
		{"2.5 百万吨", "百万 = 10^6", 2.5, 0, "t", 2.5e6},
		{"１２．５％", "full-width digits", 12.5, 0, "%", 12.5},
		{"3 吨/年", "吨 = 10^3 kg", 3, 0, "kg/a", 3000},
		{"0.5 千瓦时/平方米", "千瓦时 = 3.6 MJ", 0.5, 0, "MJ/m2", 1.8},
		{"620 毫克/升", "1 mg/L = 1 g/m3", 620, 0, "g/m3", 620},
		{"2 吨标煤", "1 tce = 1000 kgce", 2, 0, "kgce", 2000},
		{"2.677 t/10^4 CNY", "10^4", 2.677, 0, "kg/CNY", 0.2677},
		{"4.2 kJ/(kg·K)", "group in the denominator", 4.2, 0, "J/(g·K)", 4.2},
		{"3.5 m3/t {steel}", "note in braces", 3.5, 0, "L/kg", 3.5},
		{"12 t/d of raw material", "note after of", 12, 0, "kg/h", 500},
		{"1 lb", "international pound 1959", 1, 0, "kg", 0.45359237},
		{"3 cm2", "prefix counts with the exponent", 3, 0, "m2", 3e-4},
		{"8 g/m²", "superscript", 8, 0, "kg/m2", 0.008},
	} {
		q, err := ParseQuantity(tc.text)
		if err != nil {
			t.Errorf("%s: %v", tc.text, err)
			continue
		}
		got, err := q.In(MustParse(tc.in))
		if err != nil || q.Value != tc.value || !(math.Abs(q.SD-tc.sd) <= 1e-12) || !(math.Abs(got.Value-tc.want) <= 1e-12*math.Abs(tc.want)) {
			t.Errorf("%s = %v ± %v = %v, want %v ± %v = %v %s (%s) %v", tc.text, q.Value, q.SD, got, tc.value, tc.sd, tc.want, tc.in, tc.source, err)
		}
		back, err := ParseQuantity(q.String())
		if err != nil || back.Value != q.Value || back.Unit.Dim() != q.Unit.Dim() {
			t.Errorf("%s → %s → %v %v", tc.text, q, back, err)
		}
	}
}

func TestProblems(t *testing.T) {
	for text, code := range map[string]string{
		"": "quantity-empty", "m3": "quantity-number", "1,5 t": "quantity-comma", "12 kgg": "unit-unknown", "1e999 t": "quantity-number",
		"5 (kg": "unit-bracket", "5 m^x": "unit-exponent", "5 m^99": "unit-exponent", "5 ± x kg": "quantity-uncertainty", "5 ± -1 kg": "quantity-uncertainty",
		"88.5 % ± 2 %": "quantity-percent-points", "5 kg ± 2 m3": "unit-mismatch", "5 " + strings.Repeat("m", 200): "unit-long", "5 " + strings.Repeat("(", 30): "unit-long",
		"--5 t": "quantity-number", "0x10 t": "unit-unknown", "NaN t": "quantity-number", "Inf t": "quantity-number", "5 kg/0 m": "unit-unknown",
	} {
		q, err := ParseQuantity(text)
		if p := fault.All(err); len(p) != 1 || p[0].Code != code {
			t.Errorf("%q: %v %v, want %s", text, q, err, code)
		}
	}
}

// A unit that cannot be converted names both sides.
func TestMismatchNamesBothSides(t *testing.T) {
	for _, tc := range []struct{ from, to, code string }{
		{"kg/d", "m3/d", "unit-mismatch"}, {"%", "1", "unit-percent"}, {"kWh", "kgce", "unit-mismatch"}, {"m3", "Nm3", "unit-mismatch"},
		{"t/a", "t/d", "unit-mismatch"}, {"CNY", "USD", "unit-mismatch"}, {"degC", "K", "unit-mismatch"},
	} {
		_, err := MustParse(tc.from).Factor(MustParse(tc.to))
		p := fault.All(err)
		if len(p) != 1 || p[0].Code != tc.code || p[0].Args[0] != tc.from || p[0].Args[1] != tc.to {
			t.Errorf("%s to %s: %v, want %s", tc.from, tc.to, err, tc.code)
		}
	}
}

func TestNearestUnit(t *testing.T) {
	for text, want := range map[string]string{"5 kwh": "kWh", "5 kgg": "kg"} {
		_, err := ParseQuantity(text)
		if p := fault.All(err); len(p) != 1 || p[0].Args[1] != want {
			t.Errorf("%q: %v, want nearest %q", text, err, want)
		}
	}
}

// Every size of a product or quotient is the product or quotient of the sizes.
func TestCompoundUnits(t *testing.T) {
	for _, tc := range []struct{ text, same string }{
		{"kWh/(m2·a)", "kWh/m2/a"}, {"kg·m2/s2", "J"}, {"kJ/s", "kW"}, {"m3/t", "L/kg"}, {"mg/L", "g/m3"}, {"万元", "10^4 CNY"}, {"吨/万元", "t/10^4 CNY"}, {"立方米/吨", "m3/t"}, {"千克标煤/吨", "kgce/t"}, {"㎥/㎡", "m3/m2"}, {"㎎/ℓ", "mg/L"}, {"㎏", "kg"}, {"ｋＷｈ", "kWh"}, {"Ｎｍ３", "Nm3"},
		{"m^-1", "1/m"}, {"t/(d·ha)", "t/d/ha"},
	} {
		f, err := MustParse(tc.text).Factor(MustParse(tc.same))
		if err != nil || !(math.Abs(f-1) <= 1e-12) {
			t.Errorf("%s against %s: %v %v", tc.text, tc.same, f, err)
		}
	}
	a, b := MustParse("kWh"), MustParse("m2")
	if got := a.Div(b); !got.Same(MustParse("kWh/m2")) || got.String() != "kWh/m2" {
		t.Errorf("kWh over m2 is %s", got)
	}
	if got := a.Div(b).Mul(b); !got.Same(a) {
		t.Errorf("kWh/m2·m2 is %s", got)
	}
}

func TestLookup(t *testing.T) {
	factors := []Factor{
		{Carrier: "electricity", Convention: "calorific", From: MustParse("kWh"), Value: 0.1229},
		{Carrier: "electricity", Convention: "equivalent", Year: 2015, From: MustParse("kWh"), Value: 0.32},
		{Carrier: "electricity", Convention: "equivalent", Year: 2020, From: MustParse("kWh"), Value: 0.31},
	}
	for _, tc := range []struct {
		convention string
		year       int
		want       float64
		code       string
	}{{"calorific", 2022, 0.1229, ""}, {"equivalent", 2022, 0.31, ""}, {"equivalent", 2018, 0.32, ""}, {"equivalent", 2010, 0, "factor-convention"}, {"gross", 2020, 0, "factor-convention"}} {
		f, err := Lookup(factors, "electricity", tc.convention, tc.year)
		if p := fault.All(err); f.Value != tc.want || (tc.code != "") != (len(p) == 1) || len(p) == 1 && p[0].Code != tc.code {
			t.Errorf("%s %d: %v %v", tc.convention, tc.year, f.Value, err)
		}
	}
	if _, err := Lookup(factors, "wood", "calorific", 2020); len(fault.All(err)) != 1 {
		t.Errorf("wood: %v", err)
	}
	q, err := factors[0].CoalEquivalent(Quantity{Value: 2, Unit: MustParse("MWh"), SD: 0.1})
	if err != nil || !(math.Abs(q.Value-245.8) <= 1e-9) || !(math.Abs(q.SD-12.29) <= 1e-9) || q.Unit.String() != "kgce" {
		t.Errorf("2 MWh in coal equivalent: %v %v", q, err)
	}
	if _, err := factors[0].CoalEquivalent(Quantity{Value: 2, Unit: MustParse("t")}); len(fault.All(err)) != 1 {
		t.Errorf("2 t of electricity: %v", err)
	}
}

// What parses is written so that it parses to the same again.
func FuzzParseQuantity(f *testing.F) {
	for _, s := range []string{"7.18 kWh/m2 ± 2 %", "12 026 m3", "38万元", "45 ± 3 mg/L", "3 t {steel}", "5 kJ/(kg·K)", "1.2 万m3/a", "-20 kgce/t", "2.677 t/10^4 CNY"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		q, err := ParseQuantity(s)
		if err != nil {
			if len(fault.All(err)) == 0 {
				t.Errorf("%q: an error without a code: %v", s, err)
			}
			return
		}
		back, err := ParseQuantity(q.String())
		if err != nil || back.Value != q.Value || back.Unit.Dim() != q.Unit.Dim() || back.Unit.IsPercent() != q.Unit.IsPercent() {
			t.Errorf("%q → %q → %v %v", s, q, back, err)
		}
	})
}

func ExampleParseQuantity() {
	q, err := ParseQuantity("7.18 kWh/m2 ± 2 %")
	if err != nil {
		panic(err)
	}
	q, err = q.In(MustParse("MJ/m2"))
	fmt.Printf("%.4g ± %.2g %s %v\n", q.Value, q.SD, q.Unit, err)
	// Output: 25.85 ± 0.52 MJ/m2 <nil>
}

func BenchmarkParseQuantity(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		if _, err := ParseQuantity("7.18 kWh/m2 ± 2 %"); err != nil {
			b.Fatal(err)
		}
	}
}
