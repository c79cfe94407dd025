package uncertainty

import (
	"math"

	"headwater/fault"
)

// Scores are the scores of a pedigree matrix, 1 (best) to 5.
type Scores struct {
	Reliability   *int `yaml:"reliability,required"`
	Completeness  *int `yaml:"completeness,required"`
	Temporal      *int `yaml:"temporal,required"`
	Geographical  *int `yaml:"geographical,required"`
	Technological *int `yaml:"technological,required"`
	SampleSize    *int `yaml:"sample_size"` // not scored: 1
}

// criterion is one column of the matrix: its factors for scores 1 to 5.
type criterion struct {
	name    string
	score   func(*Scores) *int
	factors [2][5]float64 // version 1, version 2
}

// criteria are published factors. Version 1: ecoinvent, Frischknecht et al. 2005,
// expert estimates. Version 2: Ciroth, Muller, Weidema & Lesage, Int. J. LCA 2013
// (2016), from data; it has no sample size.
var criteria = [...]criterion{
	{"reliability", func(s *Scores) *int { return s.Reliability }, [2][5]float64{{1, 1.05, 1.1, 1.2, 1.5}, {1, 1.54, 1.61, 1.69, 1.69}}},
	{"completeness", func(s *Scores) *int { return s.Completeness }, [2][5]float64{{1, 1.02, 1.05, 1.1, 1.2}, {1, 1.03, 1.04, 1.08, 1.08}}},
	{"temporal", func(s *Scores) *int { return s.Temporal }, [2][5]float64{{1, 1.03, 1.1, 1.2, 1.5}, {1, 1.03, 1.1, 1.19, 1.29}}},
	{"geographical", func(s *Scores) *int { return s.Geographical }, [2][5]float64{{1, 1.01, 1.02, 1.02, 1.1}, {1, 1.04, 1.08, 1.11, 1.11}}},
	{"technological", func(s *Scores) *int { return s.Technological }, [2][5]float64{{1, 1, 1.2, 1.5, 2}, {1, 1.18, 1.65, 2.08, 2.8}}},
	{"sample_size", func(s *Scores) *int { return s.SampleSize }, [2][5]float64{{1, 1.02, 1.05, 1.1, 1.2}, {1, 1, 1, 1, 1}}},
}

// gsd2 returns the squared geometric standard deviation of a pedigree:
//
//	GSD² = exp √(ln² U_b + Σ ln² U_i)
//
// with the basic uncertainty U_b ≥ 1 and the factor U_i of every criterion's score. The
// 95 % interval is about median/GSD² to median·GSD². A score that was not given has been
// reported by the decoder and counts 1 here.
func (s *Scores) gsd2(at string, basic float64, version int) (float64, []error) {
	var bad []error
	if version != 1 && version != 2 {
		bad = append(bad, fault.Input(at+"/version", "uncertainty-pedigree-version", version))
		version = 1
	}
	if !(basic >= 1) || math.IsInf(basic, 0) {
		bad = append(bad, fault.Input(at+"/basic", "uncertainty-pedigree-basic", basic))
		basic = 1
	}
	sum := math.Log(basic) * math.Log(basic)
	for i := range criteria {
		c := &criteria[i]
		score := c.score(s)
		if score == nil {
			continue
		}
		if *score < 1 || *score > 5 {
			bad = append(bad, fault.Input(at+"/pedigree/"+c.name, "uncertainty-pedigree-score", c.name, *score))
			continue
		}
		l := math.Log(c.factors[version-1][*score-1])
		sum += l * l
	}
	return math.Exp(math.Sqrt(sum)), bad
}
