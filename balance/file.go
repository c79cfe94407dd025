package balance

import (
	"errors"
	"fmt"
	"math"
	"strconv"
	"strings"

	"headwater/fault"
	"headwater/unit"
)

// File is a balance as people write it: docs/method/balance.md describes the fields.
type File struct {
	Streams   []Entry    `yaml:"streams"`
	Unit      string     `yaml:"unit"`
	Bounds    bool       `yaml:"bounds"`
	Stocks    []Stocked  `yaml:"stocks"`
	SumToOne  [][]string `yaml:"sum_to_one"` // components that make up every stream
	Variables []Variable `yaml:"variables"`
	Equations []string   `yaml:"equations"` // left = right
}

// Entry is a stream of a file.
type Entry struct {
	ID            string `yaml:"id,required"`
	From          string `yaml:"from"`
	To            string `yaml:"to"`
	Given         `yaml:",inline"`
	Concentration map[string]*Given `yaml:"concentration"`
}

// Stocked is a stock of a file.
type Stocked struct {
	Node  string `yaml:"node,required"`
	Given `yaml:",inline"`
}

// Given is a quantity of a file: a value with its standard uncertainty, which may be in
// percent of the value, repeated readings of it, or a fixed number; nothing for one that
// was not measured.
type Given struct {
	Value    Text   `yaml:"value"`
	SD       Text   `yaml:"sd"`
	Fixed    Text   `yaml:"fixed"`
	Readings []Text `yaml:"readings"`
}

// Text is a number as written, with its unit if it names one.
type Text string

// UnmarshalText keeps the text; a number is read from it when its unit is known.
func (t *Text) UnmarshalText(b []byte) error {
	*t = Text(strings.TrimSpace(string(b)))
	return nil
}

// Network turns a file into numbers. Its problems stand at JSON pointers and come with
// those of Check.
func (f *File) Network() (*Network, error) {
	n := &Network{Streams: make([]Stream, len(f.Streams)), Bounds: f.Bounds, Closed: f.SumToOne}
	r := reader{}
	if f.Unit != "" {
		var err error
		if r.unit, err = unit.Parse(f.Unit); err != nil {
			r.bad = append(r.bad, fault.At("/unit", err))
		}
	}
	known := map[string]bool{}
	for j := range f.Streams {
		e := &f.Streams[j]
		at := "/streams/" + strconv.Itoa(j)
		n.Streams[j] = Stream{ID: e.ID, From: e.From, To: e.To, Reading: r.reading(at, e.ID, &e.Given)}
		if len(e.Concentration) == 0 {
			continue
		}
		n.Streams[j].Content = make(map[string]Reading, len(e.Concentration))
		plain := reader{plain: true}
		for _, c := range sortedKeys(e.Concentration) {
			if !known[c] {
				known[c] = true
			}
			if g := e.Concentration[c]; g != nil {
				n.Streams[j].Content[c] = plain.reading(at+"/concentration/"+c, e.ID+" "+c, g)
			}
		}
		r.bad = append(r.bad, plain.bad...)
	}
	n.Components = sortedKeys(known)
	for k := range f.Stocks {
		n.Stocks = append(n.Stocks, Stock{f.Stocks[k].Node, r.reading("/stocks/"+strconv.Itoa(k), f.Stocks[k].Node, &f.Stocks[k].Given)})
	}
	for i, set := range f.SumToOne {
		for k, c := range set {
			if !known[c] {
				r.bad = append(r.bad, fault.NotFound(fmt.Sprintf("/sum_to_one/%d/%d", i, k), "balance-component", c, strings.Join(n.Components, ", ")))
			}
		}
	}
	if len(f.Equations) > 0 && len(f.Streams) == 0 {
		return n, errors.Join(r.bad...)
	}
	var rest []error // Check need not repeat what could not be read
	for _, p := range fault.All(Check(n)) {
		if !r.said(p.At) {
			rest = append(rest, p)
		}
	}
	return n, errors.Join(append(r.bad, rest...)...)
}

// reader reads numbers of one unit and keeps their problems.
type reader struct {
	unit  unit.Unit
	plain bool // a concentration: any one unit, which is not looked at
	bad   []error
}

func (r *reader) said(at string) bool {
	for _, err := range r.bad {
		for _, p := range fault.All(err) {
			if fault.Within(at, p.At) || fault.Within(p.At, at) {
				return true
			}
		}
	}
	return false
}

func (r *reader) fail(err error) { r.bad = append(r.bad, err) }

// reading turns what is given into a value and its standard uncertainty.
func (r *reader) reading(at, id string, g *Given) Reading {
	switch {
	case g.Fixed != "":
		if g.Value != "" || g.SD != "" || len(g.Readings) > 0 {
			r.fail(fault.Conflict(at+"/fixed", "balance-both", id, "fixed", "value, sd, readings"))
			return Reading{}
		}
		v, ok := r.number(at+"/fixed", g.Fixed)
		if !ok {
			return Reading{}
		}
		return Reading{State: Fixed, Value: v}
	case len(g.Readings) > 0:
		if g.Value != "" || g.SD != "" {
			r.fail(fault.Conflict(at+"/readings", "balance-both", id, "readings", "value, sd"))
			return Reading{}
		}
		return r.repeated(at, id, g.Readings)
	case g.Value == "":
		if g.SD != "" {
			r.fail(fault.Input(at+"/sd", "balance-sd-alone", id, string(g.SD)))
		}
		return Reading{}
	}
	v, okV := r.number(at+"/value", g.Value)
	if g.SD == "" {
		r.fail(fault.Input(at+"/sd", "balance-sd-missing", id))
		return Reading{}
	}
	var sd float64
	okSD := true
	if text, percent := strings.CutSuffix(string(g.SD), "%"); percent {
		if sd, okSD = r.number(at+"/sd", Text(strings.TrimSpace(text))); okSD {
			sd *= math.Abs(v) / 100
		}
	} else {
		sd, okSD = r.number(at+"/sd", g.SD)
	}
	if !okV || !okSD {
		return Reading{}
	}
	if !(sd > 0) {
		r.fail(fault.Input(at+"/sd", "balance-sd", id, string(g.SD)))
		return Reading{}
	}
	return Reading{State: Measured, Value: v, SD: sd}
}

// repeated is the mean of n readings and its standard uncertainty s/√n (type A).
func (r *reader) repeated(at, id string, texts []Text) Reading {
	var sum float64
	values := make([]float64, len(texts))
	for i, t := range texts {
		v, ok := r.number(fmt.Sprintf("%s/readings/%d", at, i), t)
		if !ok {
			return Reading{}
		}
		values[i] = v
		sum += v
	}
	n := float64(len(values))
	mean := sum / n
	var square float64
	for _, v := range values {
		square += (v - mean) * (v - mean)
	}
	if len(values) < 2 || !(square > 0) {
		r.fail(fault.Input(at+"/readings", "balance-readings", id, len(values)))
		return Reading{}
	}
	return Reading{State: Measured, Value: mean, SD: math.Sqrt(square / (n - 1) / n)}
}

// number reads a plain number, or one that names the unit of the balance.
func (r *reader) number(at string, t Text) (float64, bool) {
	v, err := strconv.ParseFloat(string(t), 64)
	if err == nil && !strings.ContainsAny(string(t), "_xX") {
		if math.IsNaN(v) || math.IsInf(v, 0) {
			r.fail(fault.Input(at, "balance-number", string(t)))
			return 0, false
		}
		return v, true
	}
	q, err := unit.ParseQuantity(string(t))
	switch {
	case err != nil:
		r.fail(fault.Input(at, "balance-number", string(t)))
		return 0, false
	case q.SD > 0:
		r.fail(fault.Input(at, "balance-spread", string(t)))
		return 0, false
	case r.plain:
		return q.Value, true
	}
	if f, err := q.Unit.Factor(r.unit); err != nil || f != 1 {
		code := "balance-units"
		if isVolume(q.Unit) != isVolume(r.unit) && err != nil {
			code = "balance-density"
		}
		r.fail(fault.Input(at, code, string(t), r.unit.String()))
		return 0, false
	}
	return q.Value, true
}

var cubicMetre = unit.MustParse("m3")

// isVolume reports whether a unit is a volume or a volume per time.
func isVolume(u unit.Unit) bool {
	return u.Same(cubicMetre) || u.Mul(unit.MustParse("s")).Same(cubicMetre) || u.Mul(unit.MustParse("a")).Same(cubicMetre)
}
