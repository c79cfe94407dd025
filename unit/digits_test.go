package unit

import (
	"math"
	"testing"
)

func TestDigits(t *testing.T) {
	for text, want := range map[string]Digits{
		"1,997,066 kWh": {"1997066", 0}, "7.180 kWh/m2 ± 2 %": {"7180", 3}, "0.0520 t": {"520", 4}, "12 026 m3": {"12026", 0},
		"1.20e3 t": {"120", -1}, "12 mg/L": {"12", 0}, "-40 %": {"40", 0}, "2e-3 t": {"2", 3},
	} {
		if got, ok := ReadDigits(text); !ok || got != want {
			t.Errorf("%q: %+v, want %+v", text, got, want)
		}
	}
	for _, text := range []string{"", "II", "0 t", "0.00 %"} {
		if _, ok := ReadDigits(text); ok {
			t.Errorf("%q has digits", text)
		}
	}
	for _, tc := range []struct {
		text        string
		value, half float64
	}{
		{"43,088 kg", 43088, 0.5}, {"0.91 %", 0.91, 0.005}, {"38 万元", 38, 0.5}, {"1200 t", 1200, 6}, {"1.20e3 t", 1200, 6}, {"7000000 m3", 7e6, 35000},
	} {
		if d, ok := ReadDigits(tc.text); !ok || math.Abs(d.Half(tc.value)-tc.half) > 1e-12*tc.half {
			t.Errorf("%q: half %v, want %v", tc.text, d.Half(tc.value), tc.half)
		}
	}
}
