package appraisal

import "math"

// NPV is the present value of flows at the ends of the years 0, 1, …:
//
//	NPV = Σ flows[j]/(1 + rate)^j
//
// The flow of year 0 is not discounted (a spreadsheet's NPV discounts it). rate > −1 as a
// fraction; the result is in the money of the flows.
//
// Source: any text on investment appraisal; numpy-financial 1.0 has the same convention.
func NPV(rate float64, flows []float64) (sum float64) {
	for j, f := range flows {
		if f != 0 {
			sum += f * math.Pow(1+rate, -float64(j))
		}
	}
	return sum
}

// Annuity is A, the present value of 1 at the ends of the years 1 to n:
//
//	A = (1 − (1 + rate)^−n)/rate, and n at rate 0
//
// 1/A is the annuity factor that spreads an investment over n years.
func Annuity(rate float64, n int) float64 {
	if rate == 0 {
		return float64(n)
	}
	return -math.Expm1(-float64(n)*math.Log1p(rate)) / rate
}

// MIRR is the modified internal rate of return:
//
//	MIRR = (Σ positive·(1 + reinvest)^(n−j) / Σ −negative·(1 + finance)^−j)^(1/n) − 1
//
// over the years j = 0, …, n. It is false where there is no outlay, no return or no year.
//
// Source: Lin, The modified internal rate of return and investment criterion, The
// Engineering Economist 21 (1976) 237; checked against the tests of numpy-financial.
func MIRR(flows []float64, finance, reinvest float64) (float64, bool) {
	n := len(flows) - 1
	var out, back float64
	for j, f := range flows {
		if f < 0 {
			out -= f * math.Pow(1+finance, -float64(j))
		} else {
			back += f * math.Pow(1+reinvest, float64(n-j))
		}
	}
	if n < 1 || !(out > 0) || !(back > 0) {
		return 0, false
	}
	return math.Pow(back/out, 1/float64(n)) - 1, true
}

// Payback is the time at which the sum of flows first reaches zero after an outlay, linear
// within the year, in years after year 0; it is that of the first return where nothing is
// spent before. kept is false where the sum falls below zero later on; found is false where
// it never gets there, so for flows that are all zero.
func Payback(flows []float64) (years float64, kept, found bool) {
	scale := 0.0
	for _, f := range flows {
		scale += math.Abs(f)
	}
	sum, spent := 0.0, false
	for j, f := range flows {
		before := sum
		if sum += f; near(sum, 0, scale) {
			sum = 0
		}
		spent = spent || sum < 0
		switch {
		case !found && (sum > 0 || spent && sum == 0):
			found, kept = true, true
			if years = float64(j); j > 0 && f > 0 {
				years = float64(j-1) - before/f
			}
		case found && sum < 0:
			kept = false
		}
	}
	return years, kept, found
}

// discounted are the present values of flows, one by one.
func discounted(rate float64, flows []float64) []float64 {
	out := make([]float64, len(flows))
	for j, f := range flows {
		out[j] = f * math.Pow(1+rate, -float64(j))
	}
	return out
}

// outlay is the present value of what is spent before the first return: I, where year 0
// holds all of it.
func outlay(rate float64, flows []float64) (sum float64) {
	for j, f := range flows {
		if f > 0 {
			break
		}
		sum -= f * math.Pow(1+rate, -float64(j))
	}
	return sum
}
