package integrity

// How much a finding weighs.
const (
	Error = "error" // cannot be true, or claimed without foundation
	Query = "query" // has to be explained
	Note  = "note"
)

// The kinds of rule.
const (
	Arithmetic   = "arithmetic"   // figures that exclude each other
	Completeness = "completeness" // what a claim needs and the file lacks
	Statistical  = "statistical"  // unlikely in honest data: never an error
)

// Rule is one named check.
type Rule struct {
	ID       string  `json:"id"`
	Kind     string  `json:"kind"`
	Severity string  `json:"severity"`       // the most that it says
	Rate     float64 `json:"rate,omitempty"` // statistical: share of honest plants on which it fires, at most
}

// The rules by name.
const (
	YearTotal      = "year-total"
	UnitValue      = "unit-value"
	PrintedSums    = "printed-arithmetic"
	StockCarried   = "stock-carried"
	UseAboveSupply = "use-above-supply"
	FiguresTwice   = "figures-twice"
	LoadRule       = "load"
	DailyMaximum   = "daily-maximum"
	Payback        = "payback"
	SavingMoney    = "saving-money"
	AboveUse       = "saving-above-consumption"
	DoubleSaving   = "double-saving"
	OptionSum      = "option-sum"
	TargetBaseline = "target-baseline"
	UnitSlip       = "unit-slip"
	LevelClaim     = "level-claim"
	Monitoring     = "monitoring"
	NotApplicable  = "not-applicable"
	YearJump       = "year-jump"
	ZeroDeviation  = "zero-deviation"
	SameReadings   = "same-readings"
	LastDigit      = "last-digit"
	TwinDigits     = "twin-digits"
	RoundFigures   = "round-figures"
	FirstDigit     = "first-digit"
	SharedText     = "shared-text"
	Unused         = "explanation-unused"
)

// rate is the share of honest plants on which a statistical rule may fire; firstRate that
// of the rule that is only noted.
const (
	rate      = 0.01
	firstRate = 0.001
)

// Rules lists every rule in the order of the result.
func Rules() []Rule {
	return []Rule{
		{YearTotal, Arithmetic, Error, 0}, {UnitValue, Arithmetic, Error, 0}, {PrintedSums, Arithmetic, Error, 0}, {StockCarried, Arithmetic, Error, 0},
		{UseAboveSupply, Arithmetic, Error, 0}, {FiguresTwice, Arithmetic, Query, 0}, {LoadRule, Arithmetic, Error, 0}, {DailyMaximum, Arithmetic, Error, 0}, {UnitSlip, Arithmetic, Error, 0},
		{Payback, Arithmetic, Error, 0}, {SavingMoney, Arithmetic, Query, 0}, {AboveUse, Arithmetic, Error, 0}, {DoubleSaving, Arithmetic, Error, 0},
		{OptionSum, Arithmetic, Error, 0}, {TargetBaseline, Arithmetic, Error, 0},
		{LevelClaim, Completeness, Error, 0}, {Monitoring, Completeness, Error, 0}, {NotApplicable, Completeness, Error, 0},
		{YearJump, Statistical, Query, rate}, {ZeroDeviation, Statistical, Query, rate}, {SameReadings, Statistical, Query, rate}, {LastDigit, Statistical, Query, rate},
		{TwinDigits, Statistical, Query, rate}, {RoundFigures, Statistical, Query, rate}, {FirstDigit, Statistical, Note, firstRate}, {SharedText, Statistical, Query, rate},
		{Unused, Completeness, Note, 0},
	}
}

// ruleIDs are the names that an explanation may answer.
func ruleIDs() (ids []string) {
	for _, r := range Rules() {
		ids = append(ids, r.ID)
	}
	return ids
}
