package integrity

import (
	"math"
	"strings"

	"headwater/unit"
)

// Fewest values for the tests on digits: χ² needs five in a class on the average; and the
// law of first digits is a law of large samples.
const (
	fewestLast  = 50
	fewestTwins = 30
	fewestRound = 10
	fewestFirst = 100
)

// wide is the spread of readings, in steps of their last digit, from which on that digit
// is as good as uniform: the share of a digit is off a tenth by at most
// 0.2·exp(−2π²·wide²/100), 0.0014. Ten times as wide, the same holds of the last two digits.
// fewestOf is the length of a list whose spread can be told.
const (
	wide     = 5.0
	fewestOf = 5
)

// digits makes the tests on single digits.
func (c *checker) digits() {
	c.lastDigits()
	c.round()
	c.firstDigits()
}

// lastDigits asks whether the last digits of readings are uniform (χ², nine degrees of
// freedom) and whether their last two digits are twins more often than one in ten
// (binomial). Only lists that spread wide enough, only values of three digits and more.
func (c *checker) lastDigits() {
	counts := make([]int, 10)
	n, pairs, twins := 0, 0, 0
	for _, x := range c.lists() {
		if x.kind == "years" || len(x.values) < fewestOf || x.step == 0 {
			continue
		}
		s := deviation(x.values)
		for _, v := range x.values {
			steps := math.Round(v / x.step)
			if s >= wide*x.step && steps >= 100 {
				counts[int(math.Mod(steps, 10))]++
				n++
			}
			if s >= 10*wide*x.step && steps >= 1000 {
				pairs++
				if last := int(math.Mod(steps, 100)); last%11 == 0 {
					twins++
				}
			}
		}
	}
	if n < fewestLast {
		c.untested(LastDigit, n, fewestLast, rate)
	} else {
		share := make([]float64, 10)
		for i := range share {
			share[i] = 0.1
		}
		statistic, p := chiSquare(counts, share)
		if c.tested(LastDigit, n, statistic, p, rate) {
			most, digit := 0, 0
			for d, k := range counts {
				if k > most {
					most, digit = k, d
				}
			}
			why := reason("check-last-digit", show(float64(digit)), show(float64(most)), show(p))
			size := float64(n)
			why.Value = &size
			c.add(LastDigit, Query, "", why, map[string]float64{"n": size, "chi_square": statistic, "p_value": p, "digit": float64(digit), "count": float64(most)}, c.readingPlaces()...)
		}
	}
	if pairs < fewestTwins {
		c.untested(TwinDigits, pairs, fewestTwins, rate)
		return
	}
	if p := binomialTail(pairs, twins, 0.1); c.tested(TwinDigits, pairs, float64(twins), p, rate) {
		k, of := float64(twins), float64(pairs)
		why := reason("check-twin-digits", show(p))
		why.Value, why.Limit = &k, &of
		c.add(TwinDigits, Query, "", why, map[string]float64{"twins": k, "n": of, "p_value": p}, c.readingPlaces()...)
	}
}

// readingPlaces are the lists that the tests on digits look at.
func (c *checker) readingPlaces() (at []string) {
	for _, x := range c.lists() {
		if x.kind != "years" {
			at = append(at, x.at)
		}
	}
	return at
}

// deviation is the plain standard deviation.
func deviation(values []float64) float64 {
	mean, ss := 0.0, 0.0
	for _, v := range values {
		mean += v / float64(len(values))
	}
	for _, v := range values {
		ss += (v - mean) * (v - mean)
	}
	return math.Sqrt(ss / float64(len(values)-1))
}

// roundShare is the share of metered values of four digits and more that may end in two
// zeros in an honest file: one in a hundred does by chance, and some are booked in
// hundreds.
const roundShare = 0.1

// round asks where metered amounts of four digits and more end in two zeros more often
// than one in ten (binomial).
func (c *checker) round() {
	n, zeros := 0, 0
	var at []string
	for _, x := range c.all() {
		if x.method != "metered" && x.method != "measured" && x.method != "CEMS" {
			continue
		}
		x.s.Each(func(below string, _, _ int, q unit.Quantity) {
			d, ok := c.digitsOf(x.at+below, q)
			if !ok || len(d.Text)-max(d.Decimals, 0) < 4 {
				return
			}
			n++
			if whole := d.Text[:len(d.Text)-max(d.Decimals, 0)]; strings.HasSuffix(whole, "00") && strings.Trim(d.Text[len(whole):], "0") == "" {
				zeros++
				at = append(at, x.at+below)
			}
		})
	}
	if n < fewestRound {
		c.untested(RoundFigures, n, fewestRound, rate)
		return
	}
	if p := binomialTail(n, zeros, roundShare); c.tested(RoundFigures, n, float64(zeros), p, rate) {
		k, of := float64(zeros), float64(n)
		why := reason("check-round-figures", show(p))
		why.Value, why.Limit = &k, &of
		c.add(RoundFigures, Query, "", why, map[string]float64{"round": k, "n": of, "p_value": p}, at...)
	}
}

// firstDigits notes where the first digits of all amounts of the file do not follow
// log₁₀(1 + 1/d). A single plant's amounts need not: they often span few decades. So it
// is a note, from a hundred amounts on and at one in a thousand.
func (c *checker) firstDigits() {
	counts := make([]int, 9)
	n := 0
	for _, x := range c.all() {
		x.s.Each(func(below string, _, _ int, q unit.Quantity) {
			if d, ok := c.digitsOf(x.at+below, q); ok && d.Text != "" {
				counts[d.Text[0]-'1']++
				n++
			}
		})
	}
	if n < fewestFirst {
		c.untested(FirstDigit, n, fewestFirst, firstRate)
		return
	}
	share := make([]float64, 9)
	for i := range share {
		share[i] = math.Log10(1 + 1/float64(i+1))
	}
	if statistic, p := chiSquare(counts, share); c.tested(FirstDigit, n, statistic, p, firstRate) {
		size := float64(n)
		why := reason("check-first-digit", show(p))
		why.Value = &size
		c.add(FirstDigit, Note, "", why, map[string]float64{"n": size, "chi_square": statistic, "p_value": p})
	}
}
