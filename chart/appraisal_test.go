package chart_test

import (
	"math"
	"strings"
	"testing"

	"headwater/chart"
)

func TestTornado(t *testing.T) {
	d := chart.TornadoData{Title: `a <b> & "c"`, Axis: "NPV, CNY", Note: "zero at", Base: 100, Bars: []chart.TornadoBar{
		{Label: "weak & small", Values: [4]float64{90, 95, 105, 110}, Note: "−80 %"}, {Label: "strong", Values: [4]float64{300, 200, 0, -100}}, {Label: "none", Values: [4]float64{100, 100, 100, 100}},
	}}
	s := chart.Tornado(d)
	wellFormed(t, "tornado", s)
	if strings.Index(s, ">strong<") > strings.Index(s, ">weak &amp; small<") || !strings.Contains(s, "−80 %") {
		t.Error("the strongest is not on top")
	}
	if s != chart.Tornado(d) || d.Bars[0].Label != "weak & small" {
		t.Error("not the same twice, or the data were changed")
	}
	for _, base := range []float64{0, -1e15, 1e-9, math.NaN()} {
		wellFormed(t, "tornado", chart.Tornado(chart.TornadoData{Title: "t", Base: base, Bars: []chart.TornadoBar{{Values: [4]float64{base, base, base, base * 2}}}}))
	}
	wellFormed(t, "empty tornado", chart.Tornado(chart.TornadoData{Title: "t"}))
}

func TestPaybacks(t *testing.T) {
	w := chart.PaybackWords{Title: "t", Unit: "CNY", Plain: "plain", Discounted: "discounted", Year: "year"}
	s := chart.Paybacks([]chart.PaybackPanel{
		{Title: "a & b", From: 2024, Plain: []float64{-100, -40, 20}, Discounted: []float64{-100, -45, 5}, Payback: new(1.667), Present: new(1.9)},
		{Title: "never", Plain: []float64{-100, -140}}, {Title: "beyond its life", Plain: []float64{-100, -90}, Payback: new(10.0)}, {Title: "nothing"},
	}, w)
	wellFormed(t, "paybacks", s)
	if !strings.Contains(s, ">1.67<") || strings.Contains(s, ">10.00<") || !strings.Contains(s, ">2025<") {
		t.Error("the crossing is not marked as it should")
	}
	wellFormed(t, "no paybacks", chart.Paybacks(nil, w))
}

func TestMACC(t *testing.T) {
	w := chart.MACCWords{Title: "t", Cost: "cost", Amount: "avoided"}
	s := chart.MACC([]chart.MACCStep{{Name: "a <1>", Cost: -80, Amount: 500, Text: "x & y"}, {Name: "b", Cost: 10, Amount: 6000}, {Name: "narrow", Cost: 1e6, Amount: 1e-6}}, w)
	wellFormed(t, "macc", s)
	if !strings.Contains(s, "1  a &lt;1&gt;") || !strings.Contains(s, "3  narrow") {
		t.Error("not every option is listed")
	}
	wellFormed(t, "empty macc", chart.MACC(nil, w))
	wellFormed(t, "zero macc", chart.MACC([]chart.MACCStep{{Name: "a"}}, w))
}
