package reuse

import (
	"strconv"

	"headwater/fault"
)

// Heat is the input of a heat target.
type Heat struct {
	DtMin     *float64      `yaml:"dt_min"`  // K, smallest approach; each side takes half
	DtCont    *float64      `yaml:"dt_cont"` // K, share of one side, instead of dt_min
	Streams   []HeatStream  `yaml:"streams,required"`
	Utilities []HeatUtility `yaml:"utilities"`
	Existing  []Match       `yaml:"existing"`
	DtRange   []float64     `yaml:"dt_range"` // values of dt_min to compare
	Hours     *float64      `yaml:"hours"`    // of operation a year
	Currency  string        `yaml:"currency"`
}

// HeatStream is a stream that is to be cooled or heated.
type HeatStream struct {
	ID     string   `yaml:"id"`
	Supply float64  `yaml:"supply,required"` // °C
	Target float64  `yaml:"target,required"` // °C
	CP     *float64 `yaml:"cp"`              // kW/K
	Duty   *float64 `yaml:"duty"`            // kW
	Kind   string   `yaml:"kind"`            // hot, cold: needed where supply and target are equal
	DtCont *float64 `yaml:"dt_cont"`         // K, its own share of the approach
}

// HeatUtility is heat or cold that can be bought.
type HeatUtility struct {
	ID     string   `yaml:"id"`
	Kind   string   `yaml:"kind"`
	Supply float64  `yaml:"supply,required"` // °C
	Target *float64 `yaml:"target"`          // °C; the supply temperature if absent: condensing or boiling
	Price  *float64 `yaml:"price"`           // money per kWh
	Max    *float64 `yaml:"max"`             // kW
	DtCont *float64 `yaml:"dt_cont"`
}

// Match is an exchanger, heater or cooler of today.
type Match struct {
	Hot     string   `yaml:"hot,required"` // a stream or a utility
	Cold    string   `yaml:"cold,required"`
	Duty    float64  `yaml:"duty,required"` // kW
	HotIn   *float64 `yaml:"hot_in"`        // °C; where the match before it left the stream if absent
	HotOut  *float64 `yaml:"hot_out"`       // °C; from the duty if absent; given for a branch
	ColdIn  *float64 `yaml:"cold_in"`
	ColdOut *float64 `yaml:"cold_out"`
}

// The sides of heat.
const (
	Hot  = "hot"
	Cold = "cold"
)

func name(id string, i int) string {
	if id == "" {
		return strconv.Itoa(i + 1)
	}
	return id
}

// dt is the share of the approach of a stream that has none of its own; ok is false where
// the file says nothing.
func (h *Heat) dt() (dt float64, ok bool) {
	switch {
	case h.DtMin != nil:
		return *h.DtMin / 2, true
	case h.DtCont != nil:
		return *h.DtCont, true
	}
	return 0, false
}

// CheckHeat reports what is wrong with a heat problem, at JSON pointers such as
// /streams/2/target. nearest proposes a known id for an unknown one and may be nil.
func CheckHeat(h *Heat, nearest func(word string, known []string) string) error {
	var bad problems
	bad.heat(h)
	bad.matches(h, nearest)
	return bad.err()
}

func (bad *problems) heat(h *Heat) {
	bad.optional("/dt_min", h.DtMin)
	bad.optional("/dt_cont", h.DtCont)
	bad.optional("/hours", h.Hours)
	if h.DtMin != nil && h.DtCont != nil {
		*bad = append(*bad, fault.Conflict("/dt_cont", "heat-dt-twice"))
	}
	if len(h.Streams) == 0 {
		bad.add("/streams", "heat-no-streams")
	}
	_, common := h.dt()
	u := ids{bad, map[string]bool{}}
	own := 0
	for i := range h.Streams {
		s := &h.Streams[i]
		at := pointer("streams", i)
		u.take(at, name(s.ID, i))
		bad.stream(at, s)
		if s.DtCont != nil {
			own++
		} else if !common {
			bad.add(at, "heat-dt-missing", name(s.ID, i))
		}
	}
	for i := range h.Utilities {
		t := &h.Utilities[i]
		at := pointer("utilities", i)
		u.take(at, t.ID)
		bad.utility(at, t)
	}
	for i, dt := range h.DtRange {
		bad.notNegative(pointer("dt_range", i), dt)
	}
	if len(h.DtRange) > 0 && own == len(h.Streams) && own > 0 {
		bad.add("/dt_range", "heat-range-own")
	}
}

func (bad *problems) stream(at string, s *HeatStream) {
	fine := bad.temperature(at+"/supply", s.Supply)
	fine = bad.temperature(at+"/target", s.Target) && fine
	bad.optional(at+"/dt_cont", s.DtCont)
	okCP, okDuty := bad.optional(at+"/cp", s.CP), bad.optional(at+"/duty", s.Duty)
	bad.kind(at, s.Kind)
	if !fine {
		return
	}
	latent := same(s.Supply, s.Target)
	switch {
	case latent && s.Duty == nil:
		bad.add(at+"/target", "heat-latent-duty", s.Supply)
	case latent && s.Kind == "":
		bad.add(at, "heat-latent-kind", s.Supply)
	case s.Duty == nil && s.CP == nil:
		bad.add(at, "heat-load-missing")
	case !latent && (s.Kind == Hot && s.Target > s.Supply || s.Kind == Cold && s.Target < s.Supply):
		bad.add(at+"/kind", "heat-wrong-side", s.Kind, s.Supply, s.Target)
	case !latent && s.Duty != nil && s.CP != nil && okCP && okDuty && !agree(*s.CP*abs(s.Supply-s.Target), *s.Duty):
		*bad = append(*bad, fault.Conflict(at+"/duty", "heat-duty-cp", *s.Duty, *s.CP*abs(s.Supply-s.Target)))
	}
}

func (bad *problems) utility(at string, t *HeatUtility) {
	fine := bad.temperature(at+"/supply", t.Supply)
	if t.Target != nil {
		fine = bad.temperature(at+"/target", *t.Target) && fine
	}
	bad.optional(at+"/max", t.Max)
	bad.optional(at+"/dt_cont", t.DtCont)
	bad.kind(at, t.Kind)
	if t.Price != nil && !(abs(*t.Price) <= largest) {
		bad.add(at+"/price", "reuse-large", *t.Price, largest)
	}
	if !fine {
		return
	}
	latent := t.Target == nil || same(t.Supply, *t.Target)
	switch {
	case latent && t.Kind == "":
		bad.add(at, "heat-latent-kind", t.Supply)
	case !latent && (t.Kind == Hot && *t.Target > t.Supply || t.Kind == Cold && *t.Target < t.Supply):
		bad.add(at+"/kind", "heat-wrong-side", t.Kind, t.Supply, *t.Target)
	}
}

func (bad *problems) kind(at, kind string) {
	if kind != "" && kind != Hot && kind != Cold {
		bad.add(at+"/kind", "heat-kind", kind)
	}
}

// The coldest and hottest that a process stream can be, °C.
const (
	coldest = -273.15
	hottest = 5000
)

func (bad *problems) temperature(at string, t float64) bool {
	if !(t >= coldest && t <= hottest) {
		bad.add(at, "heat-temperature", t, coldest, hottest)
		return false
	}
	return true
}

// agree lets a duty and a product of rounded numbers differ by half a percent.
func agree(a, b float64) bool { return abs(a-b) <= 0.005*max(abs(a), abs(b)) }
