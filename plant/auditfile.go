package plant

import (
	"headwater/datum"
	"headwater/unit"
)

// AuditFile is what the audit adds to the plant's data: who works by which plan, what
// was found, what it was traced to, what was done and what came of it. Everything has an
// id and points to what it rests on; people appear as roles only.
type AuditFile struct {
	Template       string                   `yaml:"template"`   // of the catalogue; default cn-audit-classic
	Vocabulary     string                   `yaml:"vocabulary"` // audit (预审核, since 2016), assessment (预评估)
	Round          int                      `yaml:"round"`
	Obligation     *Obligation              `yaml:"obligation"`
	Events         []AuditEvent             `yaml:"events"`
	Enterprises    []Enterprise             `yaml:"enterprises"` // of a park or an industry audited together
	Auditor        *Auditor                 `yaml:"auditor"`
	Team           []TeamMember             `yaml:"team"`
	Plan           []PlanLine               `yaml:"plan"`
	Training       []Training               `yaml:"training"`
	Barriers       []Barrier                `yaml:"barriers"`
	Steps          map[string]StepState     `yaml:"steps"`
	Equipment      []Equipment              `yaml:"equipment"`
	Permits        []Permit                 `yaml:"permits"`
	Violations     []Violation              `yaml:"violations"`
	Findings       []WalkFinding            `yaml:"findings"`
	Focus          *Focus                   `yaml:"focus"`
	Targets        []Target                 `yaml:"targets"`
	Operations     []Operation              `yaml:"operations"`
	Measurement    []MeasurePoint           `yaml:"measurement"`
	Causes         []Cause                  `yaml:"causes"`
	Implementation []Implementation         `yaml:"implementation"`
	BeforeAfter    []BeforeAfter            `yaml:"before_after"`
	After          *After                   `yaml:"after"`
	Continuous     *Continuous              `yaml:"continuous"`
	Scores         []Scores                 `yaml:"scores"`
	Declared       map[string]unit.Quantity `yaml:"declared"` // totals as the report's own text states them
}

// Obligation says why and since when the plant must be audited; none: a voluntary audit.
type Obligation struct {
	Jurisdiction string     `yaml:"jurisdiction"` // of a deadline table
	Classes      []string   `yaml:"classes"`
	Listed       datum.Date `yaml:"listed"`
	List         string     `yaml:"list"` // document id
}

// AuditEvent is a step of the procedure that took place on a day.
type AuditEvent struct {
	Event    string     `yaml:"event,required"`
	Date     datum.Date `yaml:"date,required"`
	Evidence []string   `yaml:"evidence"`
}

// Enterprise is one member of an audit of many, with the folder of its own plant file.
type Enterprise struct {
	ID    string     `yaml:"id,required"`
	Name  datum.Text `yaml:"name"`
	Plant string     `yaml:"plant"`
}

// Auditor says who carries the audit out: the enterprise itself or a consultant.
type Auditor struct {
	Kind       string       `yaml:"kind"` // self, consultant
	Roles      []RoleCount  `yaml:"roles"`
	Capability []Capability `yaml:"capability"`
}

// RoleCount is how many people fill a role.
type RoleCount struct {
	Role  string `yaml:"role,required"`
	Count int    `yaml:"count,required"`
}

// Capability is the answer to one requirement on the auditor.
type Capability struct {
	Item     string     `yaml:"item,required"`
	Met      bool       `yaml:"met,required"`
	Note     datum.Text `yaml:"note"`
	Evidence []string   `yaml:"evidence"`
}

// TeamMember is a place in the audit team, never a person's name.
type TeamMember struct {
	ID       string     `yaml:"id,required"`
	Role     string     `yaml:"role,required"` // leader, deputy, member, expert
	Position datum.Text `yaml:"position"`
	Duties   datum.Text `yaml:"duties"`
	Days     float64    `yaml:"days"`
}

// PlanLine is one line of the work plan.
type PlanLine struct {
	Phase       string     `yaml:"phase,required"`
	Content     datum.Text `yaml:"content"`
	Due         datum.Date `yaml:"due"`
	Responsible string     `yaml:"responsible"` // team id
	Output      datum.Text `yaml:"output"`
}

// Training is one training or publicity event.
type Training struct {
	Topic      datum.Text `yaml:"topic,required"`
	Date       datum.Date `yaml:"date"`
	Hours      float64    `yaml:"hours"`
	Attendance int        `yaml:"attendance"`
	Evidence   []string   `yaml:"evidence"`
}

// Barrier is an obstacle to the audit and what was done about it.
type Barrier struct {
	Barrier datum.Text `yaml:"barrier,required"`
	Measure datum.Text `yaml:"measure"`
}

// StepState is what is recorded of one step of the procedure.
type StepState struct {
	Done          datum.Date `yaml:"done"`
	NotApplicable string     `yaml:"not_applicable"`
	Note          datum.Text `yaml:"note"`
	Evidence      []string   `yaml:"evidence"`
}

// Equipment is one kind of machine of the plant.
type Equipment struct {
	ID      string     `yaml:"id,required"`
	Name    datum.Text `yaml:"name"`
	Kind    string     `yaml:"kind"` // production, environmental, metering
	Model   string     `yaml:"model"`
	Process string     `yaml:"process"`
	Count   int        `yaml:"count"`
	Year    int        `yaml:"year"`
	State   string     `yaml:"state"`   // in-use, standby, retired
	Replace datum.Date `yaml:"replace"` // planned replacement
	Option  string     `yaml:"option"`  // the option that replaces it
}

// Permit is a licence of the plant.
type Permit struct {
	ID       string     `yaml:"id,required"`
	Kind     datum.Text `yaml:"kind"`
	Covers   []string   `yaml:"covers"` // pollutants
	Until    datum.Date `yaml:"until"`
	Evidence []string   `yaml:"evidence"`
}

// Violation is a breach of environmental or energy rules inside the audit's period.
type Violation struct {
	ID     string     `yaml:"id,required"`
	What   datum.Text `yaml:"what"`
	Date   datum.Date `yaml:"date"`
	Closed datum.Date `yaml:"closed"`
}

// WalkFinding is what the site walk-through found.
type WalkFinding struct {
	ID       string     `yaml:"id,required"`
	Process  string     `yaml:"process"`
	What     datum.Text `yaml:"what"`
	Aspect   string     `yaml:"aspect"`
	Options  []string   `yaml:"options"`
	Evidence []string   `yaml:"evidence"`
}

// Focus is the choice of the audit focus by a weighted sum.
type Focus struct {
	Factors    []FocusFactor `yaml:"factors"`
	Candidates []Candidate   `yaml:"candidates"`
	Chosen     []string      `yaml:"chosen"`
	Reason     datum.Text    `yaml:"reason"`
	Shift      float64       `yaml:"shift"` // of the weights, for the stability of the ranks; 0: 2
}

// FocusFactor is a factor with its weight, 1 to 10.
type FocusFactor struct {
	ID     string     `yaml:"id,required"`
	Name   datum.Text `yaml:"name"`
	Weight float64    `yaml:"weight,required"`
}

// Candidate is a part of the plant with its scores by factor, 1 to 10.
type Candidate struct {
	ID        string             `yaml:"id,required"`
	Name      datum.Text         `yaml:"name"`
	Processes []string           `yaml:"processes,required"`
	Scores    map[string]float64 `yaml:"scores,required"`
}

// Measured says where a total is read: streams of one material, energy carriers, or the
// load of a pollutant at a point.
type Measured struct {
	Streams   []string `yaml:"streams"`
	Carriers  []string `yaml:"carriers"`
	Pollutant string   `yaml:"pollutant"`
	Point     string   `yaml:"point"`
	Products  []string `yaml:"products"` // what it is divided by; default: all
}

// Target is one target of the audit.
type Target struct {
	ID        string        `yaml:"id,required"`
	Name      datum.Text    `yaml:"name"`
	Indicator string        `yaml:"indicator"`
	Product   string        `yaml:"product"`
	Of        *Measured     `yaml:"of"`
	Baseline  unit.Quantity `yaml:"baseline,required"`
	Near      *Aim          `yaml:"near,required"`
	Mid       *Aim          `yaml:"mid"`
	Options   []string      `yaml:"options"`
}

// Aim is a value to reach by a day; the reduction is relative to the baseline.
type Aim struct {
	Value     unit.Quantity `yaml:"value,required"`
	By        datum.Date    `yaml:"by,required"`
	Reduction unit.Quantity `yaml:"reduction"`
}

// Operation is a unit operation of the focus and its function.
type Operation struct {
	Process  string     `yaml:"process,required"`
	Function datum.Text `yaml:"function"`
}

// MeasurePoint is one line of the measurement plan.
type MeasurePoint struct {
	ID         string     `yaml:"id,required"`
	Stream     string     `yaml:"stream,required"`
	Point      datum.Text `yaml:"point"`
	Item       datum.Text `yaml:"item"`
	Component  string     `yaml:"component"` // where a content is measured
	Frequency  datum.Text `yaml:"frequency"`
	Method     datum.Text `yaml:"method"`
	Instrument datum.Text `yaml:"instrument"`
	Role       string     `yaml:"role"` // team id
}

// Cause is a loss or waste with its causes under the eight aspects.
type Cause struct {
	ID        string                 `yaml:"id,required"`
	Name      datum.Text             `yaml:"name"`
	Process   string                 `yaml:"process"`
	Line      string                 `yaml:"line"`      // of the balances: process/quantity
	Discharge string                 `yaml:"discharge"` // pollutant/point
	Indicator string                 `yaml:"indicator"`
	Stream    string                 `yaml:"stream"`
	Amount    unit.Quantity          `yaml:"amount"` // where no balance has it
	Aspects   map[string]CauseAspect `yaml:"aspects,required"`
}

// CauseAspect is one cause and the options that answer it.
type CauseAspect struct {
	Why      datum.Text `yaml:"why,required"`
	Options  []string   `yaml:"options"`
	Evidence []string   `yaml:"evidence"`
}

// Implementation is what became of an option.
type Implementation struct {
	Option     string        `yaml:"option,required"`
	Measure    string        `yaml:"measure"` // source-reduction, recycling, end-of-pipe, energy-only
	Screened   string        `yaml:"screened"`
	Reason     datum.Text    `yaml:"reason"` // why it was set aside
	Due        datum.Date    `yaml:"due"`
	Done       datum.Date    `yaml:"done"`
	Verified   datum.Date    `yaml:"verified"`
	Funding    datum.Text    `yaml:"funding"`
	Investment unit.Quantity `yaml:"investment"` // spent
	Saving     unit.Quantity `yaml:"saving"`     // verified
	Planned    []Change      `yaml:"planned"`
	Achieved   []Change      `yaml:"achieved"`
	Evidence   []string      `yaml:"evidence"`
}

// Change is what an option does, per year: to a stream, an energy carrier (or its use by
// one process) or a pollutant's load. Less is negative; a percentage is of the base year's
// amount, an amount per output is multiplied by the base year's output.
type Change struct {
	Stream    string        `yaml:"stream"`
	Carrier   string        `yaml:"carrier"`
	Process   string        `yaml:"process"` // of a carrier: who uses it
	Pollutant string        `yaml:"pollutant"`
	Point     string        `yaml:"point"`
	Amount    unit.Quantity `yaml:"change,required"`
}

// BeforeAfter compares one total of the base year with that after the options.
type BeforeAfter struct {
	ID           string        `yaml:"id,required"`
	Name         datum.Text    `yaml:"name"`
	Kind         string        `yaml:"kind,required"`
	Of           *Measured     `yaml:"of"`
	Before       unit.Quantity `yaml:"before"` // stated, where the plant's data do not give it
	After        unit.Quantity `yaml:"after"`
	OutputBefore unit.Quantity `yaml:"output_before"`
	OutputAfter  unit.Quantity `yaml:"output_after"`
	Saving       unit.Quantity `yaml:"saving"` // as the report states it
	Options      []string      `yaml:"options"`
}

// After is the period after the options, with what is then stated instead.
type After struct {
	Period     Period            `yaml:"period,required"`
	Answers    map[string]Answer `yaml:"answers"`
	Discharges []Discharge       `yaml:"discharges"`
	Limits     []LimitUse        `yaml:"limits"`
	Days       float64           `yaml:"operating_days"`
}

// Continuous is what keeps cleaner production going after the audit.
type Continuous struct {
	Organisation datum.Text       `yaml:"organisation"`
	System       []datum.Text     `yaml:"system"`
	Plan         []ContinuousLine `yaml:"plan"`
}

// ContinuousLine is one line of the plan for the years to come.
type ContinuousLine struct {
	What        datum.Text `yaml:"what,required"`
	By          datum.Date `yaml:"by"`
	Responsible string     `yaml:"responsible"` // team id
}

// Scores are the points that one reviewer gave on a score sheet.
type Scores struct {
	Sheet  string             `yaml:"sheet,required"`
	By     string             `yaml:"by,required"` // self, or expert-1, expert-2, …
	Items  map[string]float64 `yaml:"items"`
	Vetoes map[string]bool    `yaml:"vetoes"` // true: the item applies
}
