package balance

import "headwater/fault"

// Result is what Reconcile found. What cannot be computed is nil.
type Result struct {
	Method         string                `json:"method"` // linear, bilinear, nonlinear
	Unit           string                `json:"unit,omitempty"`
	Objective      float64               `json:"objective"` // Σ ((x − x̂)/sd)²
	DOF            int                   `json:"dof"`       // independent balances among the readings
	Alpha          float64               `json:"alpha"`
	Critical       *float64              `json:"critical"` // χ² at 1 − α
	PValue         *float64              `json:"p_value"`
	Pass           *bool                 `json:"pass"` // null: nothing can be tested
	Reason         *fault.Reason         `json:"reason,omitempty"`
	CriticalZ      *float64              `json:"critical_z"` // of the measurement test, with Šidák's level
	Streams        []StreamResult        `json:"streams"`
	Stocks         []StreamResult        `json:"stocks,omitempty"` // id: the node
	Nodes          []NodeResult          `json:"nodes"`
	Suspects       []Suspect             `json:"suspects"`
	Undetectable   []string              `json:"undetectable"` // measured, but no bias of theirs could show
	Eliminated     []string              `json:"eliminated,omitempty"`
	ObjectiveAfter *float64              `json:"objective_after,omitempty"`
	Steps          []Step                `json:"steps,omitempty"`
	Components     map[string]*Component `json:"components,omitempty"`
	Variables      []StreamResult        `json:"variables,omitempty"`
	Covariances    []Covariance          `json:"covariances,omitempty"`
	Iterations     int                   `json:"iterations,omitempty"`
	Optimality     *float64              `json:"optimality,omitempty"` // largest violation of the optimality conditions, in standard uncertainties
	Warnings       []fault.Reason        `json:"warnings"`
}

// StreamResult is one flow, stock, concentration or variable.
type StreamResult struct {
	ID            string        `json:"id"`
	Measured      *float64      `json:"measured"`
	SD            *float64      `json:"sd"`
	Value         *float64      `json:"value"` // reconciled
	ValueSD       *float64      `json:"value_sd"`
	Class         string        `json:"class"`
	Z             *float64      `json:"z"`
	Detectability *float64      `json:"detectability,omitempty"` // √(1 − (value_sd/sd)²): 0 hides every bias
	Bias          *float64      `json:"bias,omitempty"`          // estimate, if this reading alone were wrong
	Fixed         bool          `json:"fixed,omitempty"`
	AtBound       bool          `json:"at_bound,omitempty"`
	Reason        *fault.Reason `json:"reason,omitempty"`
}

// NodeResult is the balance of one node: inflow − outflow − stock.
type NodeResult struct {
	ID                  string   `json:"id"`
	Imbalance           *float64 `json:"imbalance"` // null where a stream is unmeasured
	ImbalanceReconciled *float64 `json:"imbalance_reconciled"`
	Z                   *float64 `json:"z"`    // of the nodal test: imbalance / its uncertainty
	Leak                *float64 `json:"leak"` // generalised likelihood ratio of a leak here
	LeakEstimate        *float64 `json:"leak_estimate,omitempty"`
}

// Suspect is a meter to look at. Ties are readings that no balance can tell from it.
type Suspect struct {
	Stream    string   `json:"stream"`
	Component string   `json:"component,omitempty"` // of a concentration
	Statistic float64  `json:"statistic"`           // |z|
	Exceeds   bool     `json:"exceeds"`             // the critical value
	Ties      []string `json:"ties"`
}

// Step is one step of the serial elimination.
type Step struct {
	Without   []string `json:"without"` // taken as unmeasured
	Objective float64  `json:"objective"`
	DOF       int      `json:"dof"`
	Critical  *float64 `json:"critical"`
	Pass      bool     `json:"pass"`
	Largest   []string `json:"largest,omitempty"` // the next one and those tied with it
	Statistic *float64 `json:"statistic,omitempty"`
}

// Component is the balance of one conserved component.
type Component struct {
	Objective float64        `json:"objective"` // the part of the concentrations
	Streams   []StreamResult `json:"streams"`
}

// Covariance is that of two reconciled flows.
type Covariance struct {
	A           string   `json:"a"`
	B           string   `json:"b"`
	Covariance  *float64 `json:"covariance"`
	Correlation *float64 `json:"correlation"`
}
