package account

import (
	"headwater/balance"
	"headwater/datum"
	"headwater/fault"
)

// Result holds every balance of a plant: "balances" of audit.json.
type Result struct {
	Rule       *RuleUsed  `json:"rule"`
	Quantities []Quantity `json:"quantities"`
	Campaign   *Campaign  `json:"campaign,omitempty"`
	Water      *Water     `json:"water,omitempty"`
	Energy     *Energy    `json:"energy,omitempty"`
	Pollutants []Removal  `json:"pollutants,omitempty"`
}

// The kinds of quantity.
const (
	Mass      = "mass"
	WaterKind = "water"
	Component = "component"
	Carrier   = "carrier"
)

// Quantity is the balance of one conserved quantity.
type Quantity struct {
	ID             string          `json:"id"` // mass, water, or the id of a component or an energy carrier
	Name           datum.Text      `json:"name,omitzero"`
	Kind           string          `json:"kind"`
	Unit           string          `json:"unit"`
	Toxic          bool            `json:"toxic"`
	Reactive       bool            `json:"reactive"`
	Tolerance      *float64        `json:"tolerance"`
	ToleranceFrom  string          `json:"tolerance_from,omitempty"`
	Rows           []Row           `json:"rows"`
	Streams        []Flow          `json:"streams"`
	Fates          []Fate          `json:"fates,omitempty"`
	Reconciliation *Reconciliation `json:"reconciliation,omitempty"`
}

// The verdicts on a balance: against the tolerance first, then against its own
// uncertainty where that is known.
const (
	Within              = "within"
	WithinSignificant   = "within-significant" // a loss that the meters see, though it is tolerated
	AboveTolerance      = "above-tolerance"    // its uncertainty is not known
	AboveSignificant    = "above-tolerance-significant"
	AboveNotSignificant = "above-tolerance-not-significant" // the meters are too coarse to tell
	NotComputable       = "not-computable"
)

// Row is the balance of one process, or of the plant without its processes outside.
type Row struct {
	Scope             string        `json:"scope"` // process, plant
	ID                string        `json:"id"`
	Name              datum.Text    `json:"name,omitzero"`
	ProcessKind       string        `json:"kind,omitempty"`
	Input             *float64      `json:"input"`
	Output            *float64      `json:"output"`
	StockChange       *float64      `json:"stock_change"` // closing − opening; null where no stock is stated
	Unaccounted       *float64      `json:"unaccounted"`
	UnaccountedSD     *float64      `json:"unaccounted_sd"`
	ExternalInput     *float64      `json:"external_input"`
	Deviation         *float64      `json:"deviation"` // |unaccounted| / external input
	LoopInput         *float64      `json:"loop_input"`
	DeviationLoop     *float64      `json:"deviation_loop"` // the same with recirculation in the denominator
	WithinTolerance   *bool         `json:"within_tolerance"`
	Significant       *bool         `json:"significant"` // |unaccounted| > coverage · sd
	Verdict           string        `json:"verdict"`
	Reason            *fault.Reason `json:"reason,omitempty"`
	UncertaintyReason *fault.Reason `json:"uncertainty_reason,omitempty"`
	Known             bool          `json:"-"`
}

// Flow is one stream of a quantity: the stated value is the official one, the others
// stand beside it.
type Flow struct {
	ID            string        `json:"id"`
	Name          datum.Text    `json:"name,omitzero"`
	From          string        `json:"from"`
	To            string        `json:"to"`
	Role          string        `json:"role,omitempty"`
	Material      string        `json:"material,omitempty"`
	Method        string        `json:"method,omitempty"`
	Meter         string        `json:"meter,omitempty"`
	Stated        *float64      `json:"stated"`
	SD            *float64      `json:"sd"`
	SDFrom        string        `json:"sd_from,omitempty"` // stated, campaign, method, campaign+method
	CampaignYear  *float64      `json:"campaign_year"`     // the campaign scaled to the year
	CampaignSD    *float64      `json:"campaign_year_sd"`
	Measured      *float64      `json:"measured"` // what entered the reconciliation
	Reconciled    *float64      `json:"reconciled"`
	ReconciledSD  *float64      `json:"reconciled_sd"`
	Class         string        `json:"class,omitempty"`
	Z             *float64      `json:"z"`
	Reason        *fault.Reason `json:"reason,omitempty"`
	NotReconciled *fault.Reason `json:"not_reconciled,omitempty"`
}

// Reconciliation is the statistics of the reconciled column; the values stand with the
// streams.
type Reconciliation struct {
	Method    string               `json:"method,omitempty"`
	Objective *float64             `json:"objective"`
	DOF       int                  `json:"dof"`
	Critical  *float64             `json:"critical"`
	PValue    *float64             `json:"p_value"`
	Pass      *bool                `json:"pass"`
	Nodes     []balance.NodeResult `json:"nodes,omitempty"`
	Suspects  []balance.Suspect    `json:"suspects,omitempty"`
	Left      []string             `json:"left_out,omitempty"` // streams of parts that could not be reconciled
	Reason    *fault.Reason        `json:"reason,omitempty"`
}

// Fate is where a component goes, at the boundary of the plant.
type Fate struct {
	To      string        `json:"to"` // product, wastewater, solid-waste, emission, loss, other, stock, unaccounted
	Amount  *float64      `json:"amount"`
	Share   *float64      `json:"share"` // of the external input
	Streams []string      `json:"streams,omitempty"`
	Reason  *fault.Reason `json:"reason,omitempty"`
}
