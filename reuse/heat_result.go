package reuse

import "headwater/fault"

// HeatResult is what a heat target prints.
type HeatResult struct {
	DtMin        *float64       `json:"dt_min,omitempty"`
	HotUtility   float64        `json:"hot_utility"`   // kW
	ColdUtility  float64        `json:"cold_utility"`  // kW
	Recovery     float64        `json:"recovery"`      // kW from hot streams to cold ones
	PinchShifted []float64      `json:"pinch_shifted"` // °C, the hottest first
	Pinches      []Pinch        `json:"pinches"`
	Threshold    string         `json:"threshold,omitempty"` // the side that needs no utility: hot, cold or both
	Table        []Interval     `json:"table"`
	Composite    HeatCurves     `json:"composite"`
	Utilities    []UtilityUse   `json:"utilities,omitempty"`
	Cost         *HeatCost      `json:"cost,omitempty"`
	Range        []RangePoint   `json:"range,omitempty"`
	Existing     *Crossing      `json:"existing,omitempty"`
	Currency     string         `json:"currency,omitempty"`
	Notes        []fault.Reason `json:"notes"`
}

// Pinch is a temperature that no heat crosses at the target.
type Pinch struct {
	Shifted float64  `json:"shifted"`
	Hot     *float64 `json:"hot"` // °C of hot streams; null where they differ in dt_cont
	Cold    *float64 `json:"cold"`
	Kind    string   `json:"kind"` // process, or threshold at the end that needs no utility
}

// Interval is one row of the problem table, between two shifted temperatures.
type Interval struct {
	From    float64 `json:"from"`    // °C, the hot end
	To      float64 `json:"to"`      // °C; of the last row, which holds duties at one temperature, the same
	Latent  float64 `json:"latent"`  // kW at From
	CP      float64 `json:"cp"`      // kW/K, hot less cold
	Surplus float64 `json:"surplus"` // kW of this interval and its latent duties
	In      float64 `json:"in"`      // kW from above
	Out     float64 `json:"out"`     // kW to below
}

// HeatPoint is one point of a composite curve.
type HeatPoint struct {
	Heat        float64 `json:"heat"`        // kW
	Temperature float64 `json:"temperature"` // °C
}

// HeatCurves are the composite curves: hot and cold at their own temperatures, the cold
// one begins at the cold utility; the grand one at shifted temperatures.
type HeatCurves struct {
	Hot         []HeatPoint `json:"hot"`
	Cold        []HeatPoint `json:"cold"`
	Grand       []HeatPoint `json:"grand"`
	HotShifted  []HeatPoint `json:"hot_shifted"`
	ColdShifted []HeatPoint `json:"cold_shifted"`
}

// UtilityUse is what the target takes from one utility.
type UtilityUse struct {
	ID   string   `json:"id"`
	Kind string   `json:"kind"`
	Duty float64  `json:"duty"`          // kW
	Cost *float64 `json:"cost_per_hour"` // null without a price
}

// HeatCost is the utility cost of the target.
type HeatCost struct {
	PerHour *float64      `json:"per_hour"`
	PerYear *float64      `json:"per_year"`
	Reason  *fault.Reason `json:"reason,omitempty"`
}

// RangePoint is the target at another smallest approach.
type RangePoint struct {
	DtMin        float64       `json:"dt_min"`
	HotUtility   float64       `json:"hot_utility"`
	ColdUtility  float64       `json:"cold_utility"`
	PinchShifted []float64     `json:"pinch_shifted"`
	CostPerHour  *float64      `json:"cost_per_hour"`
	Reason       *fault.Reason `json:"reason,omitempty"`
}

// Crossing holds the exchangers of today against the pinch:
//
//	hot utility today − target = heat across by matches + coolers above + heaters below
type Crossing struct {
	Pinch       float64       `json:"pinch_shifted"`
	Matches     []MatchResult `json:"matches"`
	Heaters     []EndUse      `json:"heaters"` // what the matches leave to hot utility
	Coolers     []EndUse      `json:"coolers"`
	HotUtility  float64       `json:"hot_utility"` // kW today
	ColdUtility float64       `json:"cold_utility"`
	Across      float64       `json:"across"`        // kW by matches between streams
	CoolerAbove float64       `json:"coolers_above"` // kW
	HeaterBelow float64       `json:"heaters_below"` // kW
	Excess      float64       `json:"excess"`        // kW of hot utility above the target, and as much of cold
	CostPerHour *float64      `json:"cost_per_hour"` // what the excess costs
	CostPerYear *float64      `json:"cost_per_year"`
	Reason      *fault.Reason `json:"reason,omitempty"`
}

// MatchResult is one exchanger of today.
type MatchResult struct {
	Hot      string  `json:"hot"`
	Cold     string  `json:"cold"`
	Duty     float64 `json:"duty"`
	HotIn    float64 `json:"hot_in"`
	HotOut   float64 `json:"hot_out"`
	ColdIn   float64 `json:"cold_in"`
	ColdOut  float64 `json:"cold_out"`
	Approach float64 `json:"approach"` // K, the smaller of the two ends
	Close    bool    `json:"close"`    // below the approach that the target keeps
	Across   float64 `json:"across"`   // kW from above the pinch to below; negative the other way
}

// EndUse is heating or cooling by utility on one stream.
type EndUse struct {
	Stream  string  `json:"stream"`
	Utility string  `json:"utility,omitempty"`
	Duty    float64 `json:"duty"`  // kW
	Wrong   float64 `json:"wrong"` // kW of it on the wrong side of the pinch
}
