package reuse

import "headwater/fault"

// WaterResult is what a water target prints.
type WaterResult struct {
	Freshwater   *float64          `json:"freshwater_t_h"` // null where only bounds are proven
	Wastewater   *float64          `json:"wastewater_t_h"`
	Reason       *fault.Reason     `json:"reason,omitempty"`
	Bounds       *WaterBounds      `json:"bounds,omitempty"` // of several contaminants
	Pinch        *float64          `json:"pinch_ppm"`
	Pinches      []float64         `json:"pinches_ppm"`
	PinchReason  *fault.Reason     `json:"pinch_reason,omitempty"`
	WithoutReuse *float64          `json:"without_reuse_t_h"`
	Saving       *float64          `json:"saving"` // fraction of the fresh water without reuse
	Fresh        []FreshUse        `json:"fresh"`
	Regeneration []RegenerationUse `json:"regeneration,omitempty"`
	Cost         *WaterCost        `json:"cost,omitempty"`
	Cascade      []CascadeRow      `json:"cascade"`
	Intervals    []LoadInterval    `json:"intervals,omitempty"` // of operations: the composition interval table
	Composite    WaterCurves       `json:"composite"`
	Network      *WaterNetwork     `json:"network,omitempty"`
	NetworkGap   *fault.Reason     `json:"network_reason,omitempty"`
	Currency     string            `json:"currency,omitempty"`
	Notes        []fault.Reason    `json:"notes"`
}

// WaterBounds enclose the least fresh water, or the least cost where there are prices.
type WaterBounds struct {
	Of     string  `json:"of"` // freshwater_t_h or cost_per_hour
	Lower  float64 `json:"lower"`
	Upper  float64 `json:"upper"`
	Method string  `json:"method"`
	// Single holds the target of each contaminant alone.
	Single []SingleTarget `json:"single,omitempty"`
}

// SingleTarget is the target of one contaminant, all others left out.
type SingleTarget struct {
	Contaminant string    `json:"contaminant"`
	Freshwater  float64   `json:"freshwater_t_h"`
	Pinches     []float64 `json:"pinches_ppm"`
}

// FreshUse is what the target takes from one fresh source.
type FreshUse struct {
	ID   string   `json:"id"`
	PPM  *float64 `json:"ppm,omitempty"`
	Flow float64  `json:"flow_t_h"`
	Cost *float64 `json:"cost_per_hour"`
}

// RegenerationUse is the water through one regenerator.
type RegenerationUse struct {
	ID     string   `json:"id"`
	Flow   float64  `json:"flow_t_h"`
	Inlet  *float64 `json:"inlet_ppm"` // of the network; null without one
	Outlet *float64 `json:"outlet_ppm"`
	Reject float64  `json:"reject_t_h"`
	Cost   *float64 `json:"cost_per_hour"`
}

// WaterCost is what the target's water costs.
type WaterCost struct {
	PerHour *float64      `json:"per_hour"`
	PerYear *float64      `json:"per_year"`
	Reason  *fault.Reason `json:"reason,omitempty"`
}

// CascadeRow is one concentration of the water cascade.
type CascadeRow struct {
	PPM     float64 `json:"ppm"`
	Demand  float64 `json:"demand_t_h"`   // of sinks here
	Source  float64 `json:"source_t_h"`   // of sources here, fresh and regenerated water among them
	Flow    float64 `json:"flow_t_h"`     // of this or better quality, left for what comes next
	Load    float64 `json:"load_kg_h"`    // that this flow takes up to the next concentration
	Surplus float64 `json:"surplus_kg_h"` // summed up from the top to here: 0 at the pinch
}

// LoadInterval is one row of the composition interval table.
type LoadInterval struct {
	From       float64  `json:"from_ppm"`
	To         float64  `json:"to_ppm"`
	Operations []string `json:"operations"`
	Load       float64  `json:"load_kg_h"`
	Sum        float64  `json:"sum_kg_h"`
	Fresh      *float64 `json:"freshwater_t_h"` // that the loads up to here need; null at or below the fresh water
}

// LoadPoint is one point of a curve of load and concentration.
type LoadPoint struct {
	Load float64 `json:"load_kg_h"`
	PPM  float64 `json:"ppm"`
}

// FlowPoint is one point of a curve of flow and load.
type FlowPoint struct {
	Flow float64 `json:"flow_t_h"`
	Load float64 `json:"load_kg_h"`
}

// WaterCurves are the limiting composite curve of the operations with the supply of fresh
// water, and the composite curves of sinks and sources, fresh water first.
type WaterCurves struct {
	Limiting []LoadPoint `json:"limiting"`
	Supply   []LoadPoint `json:"supply"`
	Sinks    []FlowPoint `json:"sinks"`
	Sources  []FlowPoint `json:"sources"`
}

// WaterNetwork is a network that keeps every limit: its links, and what is left.
type WaterNetwork struct {
	Links       []Link       `json:"links"`
	Connections int          `json:"connections"` // links that do not end in the waste water
	Reuse       int          `json:"reuse"`       // of these, links that carry used water
	Freshwater  float64      `json:"freshwater_t_h"`
	Wastewater  float64      `json:"wastewater_t_h"`
	Balances    []NodeResult `json:"balances"`
	Verified    bool         `json:"verified"` // every flow and load balance closes and every limit is kept
	Worst       float64      `json:"worst"`    // largest fraction by which a balance or limit is missed
}

// Link is water from a source to a sink; the waste water is named waste.
type Link struct {
	From string             `json:"from"`
	To   string             `json:"to"`
	Flow float64            `json:"flow_t_h"`
	PPM  *float64           `json:"ppm,omitempty"`
	Of   map[string]float64 `json:"contaminants,omitempty"`
}

// NodeResult is the balance of one consumer of water, at the concentrations of the network.
type NodeResult struct {
	ID    string             `json:"id"`
	Flow  float64            `json:"flow_t_h"`
	In    *float64           `json:"in_ppm,omitempty"`
	Out   *float64           `json:"out_ppm,omitempty"`
	InOf  map[string]float64 `json:"in,omitempty"`
	OutOf map[string]float64 `json:"out,omitempty"`
}
