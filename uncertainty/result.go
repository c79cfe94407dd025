package uncertainty

import "headwater/fault"

// Result holds every expression's outcome. With one expression, or one that the others
// only lead up to, its outcome stands at the top.
type Result struct {
	*Outcome
	Results      map[string]*Outcome `json:"results,omitempty"`
	Correlations []PairR             `json:"correlations,omitempty"` // between results, first order
	Fits         []FitResult         `json:"fits,omitempty"`
	Coverage     float64             `json:"coverage"`
	Draws        int                 `json:"draws"`
	Seed         int                 `json:"seed"`
}

// Outcome is one expression with its uncertainty.
type Outcome struct {
	Expression  string         `json:"expression"`
	Value       float64        `json:"value"`
	SD          float64        `json:"sd"` // first order
	Unit        string         `json:"unit"`
	Relative    *float64       `json:"relative"` // sd/|value|
	DOF         *float64       `json:"dof"`      // null: see reason
	Reason      *fault.Reason  `json:"reason"`
	Expanded    *Expanded      `json:"expanded"`
	SecondOrder SecondOrder    `json:"second_order"`
	Budget      []Component    `json:"budget"`
	MonteCarlo  MonteCarlo     `json:"monte_carlo"`
	Warning     *fault.Reason  `json:"warning"`
	Notes       []fault.Reason `json:"notes"`
	dofDrawn    float64        // effective degrees of freedom of what is drawn as t
	sensitivity []float64
}

// Expanded is the expanded uncertainty: value ± k·sd.
type Expanded struct {
	K           float64 `json:"k"`
	Uncertainty float64 `json:"uncertainty"`
	Low         float64 `json:"low"`
	High        float64 `json:"high"`
	Coverage    float64 `json:"coverage"`
}

// SecondOrder is the standard uncertainty with the terms of second order.
type SecondOrder struct {
	SD     *float64      `json:"sd"`
	Reason *fault.Reason `json:"reason,omitempty"`
}

// Component is one line of the uncertainty budget.
type Component struct {
	Input        string   `json:"input"`
	Mean         float64  `json:"mean"`
	SD           float64  `json:"sd"`
	Unit         string   `json:"unit"`
	Distribution string   `json:"distribution"`
	DOF          *float64 `json:"dof"` // null: none stated
	GSD2         *float64 `json:"gsd2,omitempty"`
	Sensitivity  float64  `json:"sensitivity"`
	Contribution float64  `json:"contribution"` // |sensitivity|·sd, in the unit of the result
	Share        *float64 `json:"share"`        // of the variance, with its correlations; the shares sum to 1
}

// MonteCarlo is what the draws say.
type MonteCarlo struct {
	Mean      *float64      `json:"mean"`
	SD        *float64      `json:"sd"`
	Low       *float64      `json:"low"` // probabilistically symmetric
	High      *float64      `json:"high"`
	Shortest  *Interval     `json:"shortest"`
	Draws     int           `json:"draws"`
	Seed      int           `json:"seed"`
	NonFinite int           `json:"non_finite"`
	Tolerance *float64      `json:"tolerance"` // of the comparison with first order
	Reason    *fault.Reason `json:"reason,omitempty"`
}

// Interval is the shortest interval of the coverage.
type Interval struct {
	Low  float64 `json:"low"`
	High float64 `json:"high"`
}

// PairR is the correlation coefficient of two results; null where one is exact.
type PairR struct {
	A string   `json:"a"`
	B string   `json:"b"`
	R *float64 `json:"r"`
}

// FitResult is a fitted straight line.
type FitResult struct {
	Name        string   `json:"name"`
	X0          float64  `json:"x0"`
	Points      int      `json:"points"`
	Intercept   float64  `json:"intercept"`
	InterceptSD float64  `json:"intercept_sd"`
	Slope       float64  `json:"slope"`
	SlopeSD     float64  `json:"slope_sd"`
	R           float64  `json:"r"` // correlation of intercept and slope
	SSR         float64  `json:"ssr"`
	ResidualSD  float64  `json:"residual_sd"`
	DOF         int      `json:"dof"`
	Variables   []string `json:"variables"` // the names of intercept and slope in expressions
}
