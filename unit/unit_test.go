package unit

import (
	"math"
	"testing"
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
