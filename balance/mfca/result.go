package mfca

import "headwater/fault"

// Result is the account of a network.
type Result struct {
	Method    string         `json:"method"`
	Currency  string         `json:"currency,omitempty"`
	Tolerance float64        `json:"tolerance"`
	Centres   []CentreResult `json:"centres"`
	Total     Total          `json:"total"`
	Flows     []Flow         `json:"flows"`
	Notes     []fault.Reason `json:"notes"`
}

// Cost is money by class; Total is the sum.
type Cost struct {
	Material float64 `json:"material"`
	Energy   float64 `json:"energy"`
	System   float64 `json:"system"`
	Total    float64 `json:"total"`
}

// LossCost is what a loss has cost, waste management included.
type LossCost struct {
	Material float64 `json:"material"`
	Energy   float64 `json:"energy"`
	System   float64 `json:"system"`
	Waste    float64 `json:"waste"`
	Total    float64 `json:"total"`
}

// CentreResult is the account of one quantity centre. Input is what it spends itself;
// product and loss split that and what was carried in: Input + ΣCarriedIn = Product + Loss.
type CentreResult struct {
	ID              string         `json:"id"`
	Name            string         `json:"name,omitempty"`
	Product         Cost           `json:"product"`
	Loss            LossCost       `json:"loss"`
	Input           LossCost       `json:"input"`
	CarriedIn       []CarriedIn    `json:"carried_in"`
	ProductRatio    float64        `json:"product_ratio"` // of energy and system cost
	Materials       []MaterialCost `json:"materials"`
	Recycled        float64        `json:"recycled"` // material cost of the loss that other centres take back
	ByProductIncome float64        `json:"by_product_income"`
	NetLoss         float64        `json:"net_loss"`   // loss − recycled − by-product income
	LossShare       *float64       `json:"loss_share"` // of the cost that passed through
	Reason          *fault.Reason  `json:"reason,omitempty"`
	Mass            Mass           `json:"mass"`
}

// CarriedIn is the cost that came with the product or loss of another centre.
type CarriedIn struct {
	From         string  `json:"from"`
	Of           string  `json:"of"` // product or loss
	Share        float64 `json:"share"`
	Kg           float64 `json:"kg"`
	ProductRatio float64 `json:"product_ratio"`
	Cost
}

// MaterialCost is one material of a centre. Product and loss in kg are there only where
// they were stated; their costs always are.
type MaterialCost struct {
	Name            string   `json:"name"`
	Kg              float64  `json:"kg"` // used: opening stock + bought − closing stock
	Bought          float64  `json:"bought_kg"`
	StockDrawn      float64  `json:"stock_drawn_kg"`
	UnitCost        float64  `json:"unit_cost"`
	Cost            float64  `json:"cost"`
	InProduct       bool     `json:"in_product"`
	Split           string   `json:"split"` // own, centre, or loss: what decides
	ProductRatio    float64  `json:"product_ratio"`
	Product         float64  `json:"product"`
	Loss            float64  `json:"loss"`
	ProductKg       *float64 `json:"product_kg"`
	LossKg          *float64 `json:"loss_kg"`
	UnaccountedKg   *float64 `json:"unaccounted_kg"`
	UnaccountedCost *float64 `json:"unaccounted_cost"` // at unit cost; part of product and loss above
	ByProductIncome float64  `json:"by_product_income"`
}

// Mass is a mass balance in kg: Input = OwnKg + CarriedKg, and what product and loss do
// not account for. Auxiliary materials stand outside.
type Mass struct {
	OwnKg            float64       `json:"own_kg"`
	CarriedKg        float64       `json:"carried_kg"`
	InputKg          float64       `json:"input_kg"`
	ProductKg        float64       `json:"product_kg"`
	LossKg           float64       `json:"loss_kg"`
	UnaccountedKg    float64       `json:"unaccounted_kg"`
	UnaccountedShare *float64      `json:"unaccounted_share"` // of the input
	Within           *bool         `json:"within"`            // the tolerance
	AuxiliaryKg      float64       `json:"auxiliary_kg"`
	Reason           *fault.Reason `json:"reason,omitempty"`
}

// Total is the account of the whole: Product + Loss = Grand. Loss is what leaves the
// network; what is taken back is counted once, where it ends.
type Total struct {
	Product         float64       `json:"product"`
	Loss            float64       `json:"loss"`
	Grand           float64       `json:"grand"`
	Input           LossCost      `json:"input"`
	ProductCost     Cost          `json:"product_cost"`
	LossCost        LossCost      `json:"loss_cost"`
	LossShare       *float64      `json:"loss_share"`
	Recycled        float64       `json:"recycled"`
	ByProductIncome float64       `json:"by_product_income"`
	NetLoss         float64       `json:"net_loss"`
	ProductKg       float64       `json:"product_kg"`
	CostPerKg       float64       `json:"product_cost_per_kg"`
	Mass            Mass          `json:"mass"`
	Reason          *fault.Reason `json:"reason,omitempty"`
}

// Flow is one link of the cost diagram; an empty end is outside the network.
type Flow struct {
	From string  `json:"from"`
	To   string  `json:"to"`
	Kind string  `json:"kind"` // input, product, recycle or loss
	Kg   float64 `json:"kg"`
	LossCost
}
