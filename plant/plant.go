// Package plant holds one plant as its file describes it: what it makes, by which
// processes, out of which streams, with which energy, and what it answers to its
// evaluation index system.
//
// Package input decodes plant.yaml into a [Plant]; [Check] finds what cannot be
// right; the measures (Output, EnergyUse, Water, …) are what formulas ask for.
//
//	kWh, err := p.EnergyUse("electricity", p.Making("single"), plant.None)
//
// # Conventions
//
// Quantities keep the unit they were written in. A quantity over time is a [Series]:
// one value, a map by year, or a year of twelve months. fields.csv lists every field
// with type, unit and names in both languages; the schema for editors, the template
// and the handbook's table are generated from it, and a test compares it with the
// structs.
package plant

import (
	"strings"

	"headwater/datum"
	"headwater/unit"
)

// Plant is the content of plant.yaml.
type Plant struct {
	Plant     Identity         `yaml:"plant,required"`
	Period    Period           `yaml:"period,required"`
	JudgedOn  datum.Date       `yaml:"judged_on"`
	Synthetic bool             `yaml:"synthetic"`
	Variables map[string]Value `yaml:"variables"`
	Days      float64          `yaml:"operating_days"` // in the data year
	// Uncertainty is the relative standard uncertainty of readings without their own, by method.
	Uncertainty  map[string]unit.Quantity `yaml:"uncertainty"`
	Products     []Product                `yaml:"products"`
	Processes    []Process                `yaml:"processes"`
	Materials    []Material               `yaml:"materials"`
	Streams      []Stream                 `yaml:"streams"`
	Stocks       []Stock                  `yaml:"stocks"`
	Campaign     *Campaign                `yaml:"campaign"`
	Energy       []Energy                 `yaml:"energy"`
	Discharges   []Discharge              `yaml:"discharges"`
	Index        Index                    `yaml:"index"`
	Limits       []LimitUse               `yaml:"limits"`
	Documents    []Document               `yaml:"documents"`
	Finance      *Finance                 `yaml:"finance"`
	Options      []Option                 `yaml:"options"`
	Reuse        *Reuse                   `yaml:"reuse"`
	Printed      []Printed                `yaml:"printed"`
	Explanations []Explanation            `yaml:"explanations"`
	Audit        *AuditFile               `yaml:"audit"`
}

// Identity names the plant. Real plants stand under an anonymous name.
type Identity struct {
	ID      string     `yaml:"id,required"`
	Name    datum.Text `yaml:"name"`
	Sector  string     `yaml:"sector"`  // GB/T 4754
	Region  string     `yaml:"region"`  // GB/T 2260
	Project string     `yaml:"project"` // existing, new
	About   datum.Text `yaml:"about"`   // a sentence or two on where the data comes from
}

// Product is one product and its output.
type Product struct {
	ID         string           `yaml:"id,required"`
	Name       datum.Text       `yaml:"name"`
	Class      string           `yaml:"class"` // the index system's class of product
	Output     Series           `yaml:"output,required"`
	Value      Series           `yaml:"value"` // money
	Qualified  Series           `yaml:"qualified"`
	Parameters map[string]Value `yaml:"parameters"`
	Equivalent float64          `yaml:"equivalent"` // factor to the system's reference product; 0: 1
}

// Process is a unit of the plant that streams and energy go to.
type Process struct {
	ID       string     `yaml:"id,required"`
	Name     datum.Text `yaml:"name"`
	Makes    []string   `yaml:"makes"`    // product ids
	Kind     string     `yaml:"kind"`     // main, auxiliary, attached, outside
	Allocate Allocation `yaml:"allocate"` // how its use is shared among products
	Stage    string     `yaml:"stage"`    // the index system's name for this process, such as coking
}

// The kinds of process; an index system's boundary is drawn with them.
const (
	Main      = "main"
	Auxiliary = "auxiliary" // wastewater station, boiler house, compressed air
	Attached  = "attached"  // office, laboratory, store
	Outside   = "outside"   // canteen, dormitory: never counted
)

// Allocation is the rule that shares the use of auxiliary and attached processes.
type Allocation string

const (
	None     Allocation = "none"    // left out: main processes only
	ByOutput Allocation = "output"  // in proportion to the output of the products
	Metered  Allocation = "metered" // in proportion to the metered use of the main processes
)

// Allocations lists the rules in the order in which results show them.
var Allocations = []Allocation{None, ByOutput, Metered}

// Material is what streams carry.
type Material struct {
	ID        string        `yaml:"id,required"`
	Name      datum.Text    `yaml:"name"`
	Kind      string        `yaml:"kind"` // conserved, reactive
	Price     unit.Quantity `yaml:"price"`
	Density   unit.Quantity `yaml:"density"`
	Hazardous bool          `yaml:"hazardous"`
	Tolerance unit.Quantity `yaml:"tolerance"` // of its balance
}

// Stream is a flow of one material from one process to another; an empty end is
// outside the plant.
type Stream struct {
	ID            string                    `yaml:"id,required"`
	Name          datum.Text                `yaml:"name"`
	From          string                    `yaml:"from"`
	To            string                    `yaml:"to"`
	Material      string                    `yaml:"material,required"`
	Role          string                    `yaml:"role,required"`
	Purpose       string                    `yaml:"purpose"` // of water: process, direct-cooling, …
	Amount        Series                    `yaml:"amount"`
	Components    map[string]*unit.Quantity `yaml:"components"`    // nil: carried, not measured
	Concentration map[string]*unit.Quantity `yaml:"concentration"` // the same under another name
	Density       unit.Quantity             `yaml:"density"`
	Method        string                    `yaml:"method"` // metered, measured, calculated, estimated, assumed
	Meter         string                    `yaml:"meter"`
	Source        string                    `yaml:"source"` // document id
	Conversion    string                    `yaml:"conversion"`
}

// Stock is what a process holds of one material when the period opens and closes.
type Stock struct {
	Process    string                    `yaml:"process,required"`
	Material   string                    `yaml:"material,required"`
	Opening    Series                    `yaml:"opening,required"`
	Closing    Series                    `yaml:"closing,required"`
	Components map[string]*unit.Quantity `yaml:"components"`
	Density    unit.Quantity             `yaml:"density"`
	Method     string                    `yaml:"method"`
}

// Campaign is the measured campaign, kept apart from the year's accounts.
type Campaign struct {
	From        datum.Date               `yaml:"from"`
	Hours       float64                  `yaml:"hours"`
	Batches     int                      `yaml:"batches"`
	Output      map[string]unit.Quantity `yaml:"output"` // by product
	ScaleToYear string                   `yaml:"scale_to_year"`
	Readings    []Reading                `yaml:"readings"`
}

// Reading is one measured point of the campaign: amounts of a stream, or the content of
// one of its components.
type Reading struct {
	Stream    string          `yaml:"stream,required"`
	Component string          `yaml:"component"`
	Values    []unit.Quantity `yaml:"values,required"`
}

// Energy is one carrier of the plant's energy account.
type Energy struct {
	Carrier       string            `yaml:"carrier,required"`
	Purchased     Series            `yaml:"purchased"`
	SelfGenerated Series            `yaml:"self_generated"`
	From          string            `yaml:"from"` // the carrier that own generation burns
	Opening       Series            `yaml:"opening"`
	Closing       Series            `yaml:"closing"`
	Feedstock     Series            `yaml:"feedstock"`
	Sold          Series            `yaml:"sold"`
	Recovered     Series            `yaml:"recovered"`
	RecoveredBy   map[string]Series `yaml:"recovered_by"` // by process: what a process gives
	At            string            `yaml:"at"`           // the process that generates
	HeatingValue  unit.Quantity     `yaml:"heating_value"`
	Use           map[string]Series `yaml:"use"` // by process
	Method        string            `yaml:"method"`
	Source        string            `yaml:"source"`
}

// Discharge is one pollutant at one point.
type Discharge struct {
	Pollutant     string        `yaml:"pollutant,required"`
	Medium        string        `yaml:"medium,required"` // water, air
	Point         string        `yaml:"point,required"`  // generation, workshop-outlet, plant-outlet
	Process       string        `yaml:"process"`
	Flow          Series        `yaml:"flow"`
	Concentration Series        `yaml:"concentration"`
	Load          Series        `yaml:"load"` // stated instead of flow × concentration
	DailyMax      unit.Quantity `yaml:"daily_max"`
	Method        string        `yaml:"method"`
	Permit        unit.Quantity `yaml:"permit"`
	Dilution      Series        `yaml:"dilution"` // of the flow: sanitary and cooling water without the pollutant
	Oxygen        unit.Quantity `yaml:"oxygen"`   // measured in a gas, to convert to the reference
	Source        string        `yaml:"source"`
}

// Index is the plant's side of its evaluation index system.
type Index struct {
	System      string            `yaml:"system"`
	Profile     string            `yaml:"profile"`
	Claimed     string            `yaml:"claimed"` // the level that the report claims
	Assessments []Assessment      `yaml:"assessments"`
	Answers     map[string]Answer `yaml:"answers"`
}

// Assessment applies one profile of one system to some of the processes.
type Assessment struct {
	System    string            `yaml:"system,required"`
	Profile   string            `yaml:"profile"`
	Claimed   string            `yaml:"claimed"`
	Processes []string          `yaml:"processes"`
	Answers   map[string]Answer `yaml:"answers"` // on top of the answers for all
}

// Answer is what the plant states about one indicator.
type Answer struct {
	Level         string             `yaml:"level"`  // I, II, III, below
	Value         *Stated            `yaml:"value"`  // one quantity, or one by product
	Values        map[string]*Stated `yaml:"values"` // by part, for a row that prints several numbers
	NotApplicable string             `yaml:"not_applicable"`
	Evidence      []string           `yaml:"evidence"`
	Note          string             `yaml:"note"`
}

// LimitUse names a limit table that binds a process of the plant.
type LimitUse struct {
	Table      string             `yaml:"table,required"`
	Subpart    string             `yaml:"subpart"`
	Section    string             `yaml:"section"` // instead of subpart and tier
	Tiers      []string           `yaml:"tiers"`   // default: by project and discharge
	Segment    string             `yaml:"segment"`
	Discharge  string             `yaml:"discharge"` // direct, indirect (into a sewer with treatment)
	Process    string             `yaml:"process"`
	Production Counted            `yaml:"production"` // 12 t/d of raw material
	Flow       unit.Quantity      `yaml:"flow"`       // process wastewater of this process
	Parameters map[string]float64 `yaml:"parameters"`
	Actual     map[string]Counted `yaml:"actual"` // stated values by parameter, for quotas
}

// Counted is a quantity and what it counts: "12 t/d of raw material".
type Counted struct {
	unit.Quantity
	Of string
}

// UnmarshalText reads the quantity and what stands behind " of " or in braces.
func (c *Counted) UnmarshalText(b []byte) (err error) {
	s := string(b)
	if c.Quantity, err = unit.ParseQuantity(s); err != nil {
		return err
	}
	if _, of, ok := strings.Cut(s, " of "); ok {
		c.Of = strings.TrimSpace(of)
	} else if _, of, ok := strings.Cut(s, "{"); ok {
		c.Of = strings.TrimSpace(strings.TrimSuffix(strings.TrimSpace(of), "}"))
	}
	return nil
}

// Document is a piece of evidence.
type Document struct {
	ID     string     `yaml:"id,required"`
	Title  datum.Text `yaml:"title,required"`
	Kind   string     `yaml:"kind"`
	Date   datum.Date `yaml:"date"`
	SHA256 string     `yaml:"sha256"`
}

// Finance holds what every appraisal of the plant shares.
type Finance struct {
	Currency  string        `yaml:"currency"`
	PriceYear int           `yaml:"price_year"`
	Rate      unit.Quantity `yaml:"rate"`
	Tax       unit.Quantity `yaml:"tax"`
}

// Option is a cleaner-production option.
type Option struct {
	ID                string            `yaml:"id,required"`
	Name              datum.Text        `yaml:"name"`
	Cause             string            `yaml:"cause"`
	Cost              string            `yaml:"cost"`
	Investment        unit.Quantity     `yaml:"investment"`
	Saving            unit.Quantity     `yaml:"saving"`
	Subsidy           unit.Quantity     `yaml:"subsidy"`
	Life              unit.Quantity     `yaml:"life"`
	Payback           unit.Quantity     `yaml:"payback"`            // as the report states it
	DepreciationYears unit.Quantity     `yaml:"depreciation_years"` // the life if absent
	Salvage           unit.Quantity     `yaml:"salvage"`
	Start             int               `yaml:"start"` // years after the price year, or a calendar year
	CO2               unit.Quantity     `yaml:"co2"`   // avoided in a year
	Effects           []Effect          `yaml:"effects"`
	Sets              map[string]string `yaml:"sets"` // indicator: level
	Excludes          []string          `yaml:"excludes"`
	Requires          []string          `yaml:"requires"`
	Technique         string            `yaml:"technique"`
	Status            string            `yaml:"status"` // planned, done, verified
}

// Effect is what an option does to one stream, or to the use of an energy carrier by one
// process. The change is a part of what is left by the options before it (−40 %), an
// amount in the period (−500 m3), or an amount per output (−0.2 m3/m2).
type Effect struct {
	Stream  string        `yaml:"stream"`
	Carrier string        `yaml:"carrier"`
	Process string        `yaml:"process"` // of a carrier: who uses it
	Change  unit.Quantity `yaml:"change,required"`
}
