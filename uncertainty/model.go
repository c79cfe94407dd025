package uncertainty

import (
	"headwater/fault"
	"headwater/unit"
)

// Model is an uncertainty file: what is computed from which inputs.
type Model struct {
	Expression   Texts            `yaml:"expression"`
	Expressions  Texts            `yaml:"expressions"`
	Unit         Texts            `yaml:"unit"` // of the results; empty: as the expression gives it
	Inputs       map[string]Input `yaml:"inputs"`
	Correlations []Correlation    `yaml:"correlations"`
	Fits         []Fit            `yaml:"fits"`
	Coverage     *float64         `yaml:"coverage"` // default 0.95
	Draws        *int             `yaml:"draws"`    // default 200,000
	Seed         *int             `yaml:"seed"`     // default 1
}

// Texts is one text, or several by name: expressions, of which one may use another by
// its name, and their units.
type Texts struct {
	One  string
	Many map[string]string
}

// UnmarshalTree reads a text or a map of texts.
func (e *Texts) UnmarshalTree(tree any) error {
	switch t := tree.(type) {
	case string:
		e.One = t
		return nil
	case map[string]any:
		e.Many = map[string]string{}
		for _, name := range sortedKeys(t) {
			s, ok := t[name].(string)
			if !ok {
				return fault.Input(pointer("", name), "uncertainty-text", name)
			}
			e.Many[name] = s
		}
		return nil
	}
	return fault.Input("", "uncertainty-text", "")
}

func (e *Texts) isZero() bool { return e.One == "" && e.Many == nil }

// Input is one input quantity. Its uncertainty is sd, halfwidth, a spread in its mean
// ("45 ± 3 mg/L"), gsd2 or pedigree; without any it is an exact constant.
type Input struct {
	Mean         *unit.Quantity `yaml:"mean"`
	Median       *unit.Quantity `yaml:"median"` // of a lognormal, in place of mean
	SD           *unit.Quantity `yaml:"sd"`
	HalfWidth    *unit.Quantity `yaml:"halfwidth"`
	Distribution string         `yaml:"distribution"`
	DOF          *float64       `yaml:"dof"`
	GSD2         *float64       `yaml:"gsd2"` // squared geometric standard deviation of a lognormal
	Pedigree     *Scores        `yaml:"pedigree"`
	Basic        *float64       `yaml:"basic"`   // basic uncertainty factor of the pedigree
	Version      *int           `yaml:"version"` // of the pedigree's factors: 1 or 2
}

// Correlation is the correlation coefficient of two inputs.
type Correlation struct {
	A string   `yaml:"a,required"`
	B string   `yaml:"b,required"`
	R *float64 `yaml:"r,required"`
}

// Fit is a straight line through points: y = intercept + slope · (x − x0). Its two
// coefficients are inputs, with their uncertainties and their correlation.
type Fit struct {
	Name      string    `yaml:"name,required"`
	X         []float64 `yaml:"x,required"`
	Y         []float64 `yaml:"y,required"`
	X0        float64   `yaml:"x0"`
	Intercept string    `yaml:"intercept"` // name of the variable; default NAME_intercept
	Slope     string    `yaml:"slope"`     // default NAME_slope
}

// The defaults and limits of a model.
const (
	DefaultCoverage = 0.95
	DefaultDraws    = 200_000
	DefaultSeed     = 1
	// maxDraws bounds draws times expressions, which are held in memory to be sorted.
	maxDraws = 100_000_000
	// maxCorrelated bounds inputs that hang together by correlations: their matrix is dense.
	maxCorrelated = 1000
)

// SeedOf returns the seed of a model.
func (m *Model) SeedOf() int {
	if m.Seed != nil {
		return *m.Seed
	}
	return DefaultSeed
}
