package plant

import (
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"

	"headwater/datum"
	"headwater/fault"
	"headwater/unit"
)

// water needs no entry under materials.
const water = "water"

// Check returns every problem of the plant's data that can be seen without an index
// system: unknown ids, words outside a fixed choice, values that cannot be. Problems
// stand at JSON pointers; nearest proposes the closest of the known words, or "".
func Check(p *Plant, nearest func(word string, known []string) string) error {
	c := &checker{p: p, nearest: nearest}
	c.identity()
	c.products()
	c.processes()
	c.materials()
	c.streams()
	c.stocks()
	c.campaign()
	c.uncertainty()
	c.energy()
	c.discharges()
	c.index()
	c.limits()
	c.options()
	c.reuse()
	c.documents()
	c.audit()
	c.printed()
	c.explanations()
	c.spreads()
	return errors.Join(c.bad...)
}

type checker struct {
	p       *Plant
	nearest func(string, []string) string
	bad     []error
}

func (c *checker) add(err error) { c.bad = append(c.bad, err) }

// choice wants one of the words that a field of the table may take, or nothing.
func (c *checker) choice(at, word, field string) {
	words := choices()[field]
	if word != "" && !slices.Contains(words, word) {
		c.add(fault.Input(at, "word-unknown", word, strings.Join(words, ", "), c.nearest(word, words)))
	}
}

// ref wants the id of something that the file declares, or nothing.
func (c *checker) ref(at, what, id string, known []string) {
	if id != "" && !slices.Contains(known, id) {
		near := c.named(id, known)
		if near == "" {
			near = c.nearest(id, known)
		}
		c.add(fault.NotFound(at, "id-unknown", what, id, near))
	}
}

// named is the one of the known ids whose record bears a name: people write that where an
// id is wanted.
func (c *checker) named(name string, known []string) (id string) {
	try := func(of string, t datum.Text) {
		if id == "" && (name == t.ZH || name == t.EN) && slices.Contains(known, of) {
			id = of
		}
	}
	for i := range c.p.Processes {
		try(c.p.Processes[i].ID, c.p.Processes[i].Name)
	}
	for i := range c.p.Products {
		try(c.p.Products[i].ID, c.p.Products[i].Name)
	}
	for i := range c.p.Materials {
		try(c.p.Materials[i].ID, c.p.Materials[i].Name)
	}
	for i := range c.p.Streams {
		try(c.p.Streams[i].ID, c.p.Streams[i].Name)
	}
	return id
}

func (c *checker) unique(at string, ids []string) {
	seen := map[string]int{}
	for i, id := range ids {
		if first, ok := seen[id]; ok {
			c.add(fault.Conflict(fmt.Sprintf("%s/%d/id", at, i), "id-duplicate", id, first+1))
			continue
		}
		seen[id] = i
	}
}

func ids[T any](list []T, id func(*T) string) []string {
	out := make([]string, len(list))
	for i := range list {
		out[i] = id(&list[i])
	}
	return out
}

func (c *checker) productIDs() []string {
	return ids(c.p.Products, func(x *Product) string { return x.ID })
}
func (c *checker) processIDs() []string {
	return ids(c.p.Processes, func(x *Process) string { return x.ID })
}
func (c *checker) streamIDs() []string {
	return ids(c.p.Streams, func(x *Stream) string { return x.ID })
}
func (c *checker) documentIDs() []string {
	return ids(c.p.Documents, func(x *Document) string { return x.ID })
}
func (c *checker) optionIDs() []string {
	return ids(c.p.Options, func(x *Option) string { return x.ID })
}
func (c *checker) materialIDs() []string {
	return append(ids(c.p.Materials, func(x *Material) string { return x.ID }), water)
}

func (c *checker) identity() {
	c.choice("/plant/project", c.p.Plant.Project, "plant.project")
}

// series wants values of at least min; zero is refused where strict.
func (c *checker) series(at string, s Series, strict bool) {
	check := func(at string, q unit.Quantity) {
		c.huge(at, q)
		switch {
		case q.Unit.String() == "1":
			c.add(fault.Input(at, "value-unit", q))
		case q.Value < 0:
			c.add(fault.Input(at, "value-negative", q))
		case strict && q.Value == 0:
			c.add(fault.Input(at, "value-zero", q))
		}
	}
	s.Each(func(below string, _, month int, q unit.Quantity) {
		if month == 0 {
			check(at+below, q)
			return
		}
		c.present(at+below, q) // a month without production is real
	})
	for _, year := range s.AllYears() {
		here := fmt.Sprintf("%s/%d", at, year)
		if total, ok := s.Totals[year]; ok {
			c.present(here+"/total", total)
		}
		months := s.Years[year]
		if total, ok := sum(months); ok && strict && len(months) > 1 && total.Value == 0 {
			c.add(fault.Input(here, "value-zero", total))
		}
	}
}

// present wants a value of at least zero with a unit.
func (c *checker) present(at string, q unit.Quantity) {
	c.huge(at, q)
	switch {
	case q.Unit.String() == "1":
		c.add(fault.Input(at, "value-unit", q))
	case q.Value < 0:
		c.add(fault.Input(at, "value-negative", q))
	}
}

func (c *checker) products() {
	c.unique("/products", c.productIDs())
	for i, pr := range c.p.Products {
		at := fmt.Sprintf("/products/%d", i)
		c.series(at+"/output", pr.Output, true)
		if _, ok := pr.Output.At(c.p.Year()); !ok && !pr.Output.IsZero() {
			c.add(fault.Input(at+"/output", "output-year", pr.ID, c.p.Year()))
		}
		if pr.Equivalent < 0 {
			c.add(fault.Input(at+"/equivalent", "value-negative", pr.Equivalent))
		}
		c.percents(at+"/qualified", pr.Qualified)
	}
}

func (c *checker) percents(at string, s Series) {
	check := func(at string, q unit.Quantity) {
		switch {
		case !q.Unit.IsPercent():
			c.add(fault.Input(at, "percent-wanted", q))
		case q.Value < 0 || q.Value > 100:
			c.add(fault.Input(at, "percent-range", q))
		}
	}
	s.Each(func(below string, _, _ int, q unit.Quantity) { check(at+below, q) })
}

func (c *checker) processes() {
	c.unique("/processes", c.processIDs())
	for i, pr := range c.p.Processes {
		at := fmt.Sprintf("/processes/%d", i)
		c.choice(at+"/kind", pr.Kind, "processes[].kind")
		c.choice(at+"/allocate", string(pr.Allocate), "processes[].allocate")
		for j, id := range pr.Makes {
			c.ref(fmt.Sprintf("%s/makes/%d", at, j), "product", id, c.productIDs())
		}
	}
}

// oneUnit wants the flows of a carrier in units that convert into each other.
func (c *checker) oneUnit(at string, e *Energy) {
	type flow struct {
		at     string
		series Series
	}
	flows := []flow{{"/purchased", e.Purchased}, {"/self_generated", e.SelfGenerated}, {"/opening", e.Opening}, {"/closing", e.Closing}, {"/feedstock", e.Feedstock}}
	for _, id := range slices.Sorted(maps.Keys(e.Use)) {
		flows = append(flows, flow{"/use/" + id, e.Use[id]})
	}
	var first *unit.Quantity
	for _, f := range flows {
		q, ok := f.series.At(c.p.Year())
		if !ok || q.Unit.String() == "1" {
			continue
		}
		if first == nil {
			first = &q
		}
		if _, err := q.Unit.Factor(first.Unit); err != nil {
			c.add(fault.At(at+f.at, err))
		}
	}
}

func (c *checker) energy() {
	for i, e := range c.p.Energy {
		at := fmt.Sprintf("/energy/%d", i)
		c.oneUnit(at, &e)
		for _, f := range []struct {
			name   string
			series Series
		}{{"purchased", e.Purchased}, {"self_generated", e.SelfGenerated}, {"opening", e.Opening}, {"closing", e.Closing}, {"feedstock", e.Feedstock}, {"sold", e.Sold}, {"recovered", e.Recovered}} {
			c.series(at+"/"+f.name, f.series, false)
		}
		for _, id := range slices.Sorted(maps.Keys(e.Use)) {
			c.ref(at+"/use/"+id, "process", id, c.processIDs())
			c.series(at+"/use/"+id, e.Use[id], false)
		}
		for _, id := range slices.Sorted(maps.Keys(e.RecoveredBy)) {
			c.ref(at+"/recovered_by/"+id, "process", id, c.processIDs())
			c.series(at+"/recovered_by/"+id, e.RecoveredBy[id], false)
		}
		c.huge(at+"/heating_value", e.HeatingValue)
		c.ref(at+"/at", "process", e.At, c.processIDs())
		c.ref(at+"/source", "document", e.Source, c.documentIDs())
		c.choice(at+"/method", e.Method, "energy[].method")
	}
}

func (c *checker) discharges() {
	for i, d := range c.p.Discharges {
		at := fmt.Sprintf("/discharges/%d", i)
		c.choice(at+"/medium", d.Medium, "discharges[].medium")
		c.choice(at+"/point", d.Point, "discharges[].point")
		c.choice(at+"/method", d.Method, "discharges[].method")
		c.ref(at+"/process", "process", d.Process, c.processIDs())
		c.ref(at+"/source", "document", d.Source, c.documentIDs())
		c.series(at+"/flow", d.Flow, false)
		if strings.ToLower(d.Pollutant) != "ph" { // the one value without a unit
			c.series(at+"/concentration", d.Concentration, false)
		}
		c.series(at+"/dilution", d.Dilution, false)
		c.series(at+"/load", d.Load, false)
	}
}

func (c *checker) index() {
	x := c.p.Index
	if x.System != "" && len(x.Assessments) > 0 {
		c.add(fault.Conflict("/index", "index-both"))
	}
	c.answers("/index/answers", x.Answers)
	c.choice("/index/claimed", x.Claimed, "index.claimed")
	for i, a := range x.Assessments {
		at := fmt.Sprintf("/index/assessments/%d", i)
		for j, id := range a.Processes {
			c.ref(fmt.Sprintf("%s/processes/%d", at, j), "process", id, c.processIDs())
		}
		c.answers(at+"/answers", a.Answers)
		c.choice(at+"/claimed", a.Claimed, "index.assessments[].claimed")
	}
}

func (c *checker) answers(at string, answers map[string]Answer) {
	for _, id := range slices.Sorted(maps.Keys(answers)) {
		a, at := answers[id], at+"/"+id
		said := 0
		for _, yes := range []bool{a.Level != "", a.Value != nil, a.Values != nil, a.NotApplicable != ""} {
			if yes {
				said++
			}
		}
		switch {
		case said == 0:
			c.add(fault.Input(at, "answer-empty", id))
		case said > 1:
			c.add(fault.Conflict(at, "answer-both", id))
		}
		c.choice(at+"/level", a.Level, "index.answers{}.level")
		if a.NotApplicable != "" {
			if slices.Contains([]string{"true", "yes", "false", "no"}, strings.ToLower(a.NotApplicable)) {
				c.add(fault.Input(at+"/not_applicable", "answer-reason", id, a.NotApplicable))
			}
			if len(a.Evidence) == 0 {
				c.add(fault.Input(at, "answer-evidence", id))
			}
		}
		for i, doc := range a.Evidence {
			c.ref(fmt.Sprintf("%s/evidence/%d", at, i), "document", doc, c.documentIDs())
		}
		if a.Value != nil {
			for _, product := range slices.Sorted(maps.Keys(a.Value.ByProduct)) {
				c.ref(at+"/value/"+product, "product", product, c.productIDs())
			}
		}
	}
}

func (c *checker) limits() {
	for i, l := range c.p.Limits {
		at := fmt.Sprintf("/limits/%d", i)
		c.ref(at+"/process", "process", l.Process, c.processIDs())
		c.choice(at+"/discharge", l.Discharge, "limits[].discharge")
		if l.Production.Value < 0 {
			c.add(fault.Input(at+"/production", "value-negative", l.Production.Quantity))
		}
		if l.Flow.Value < 0 {
			c.add(fault.Input(at+"/flow", "value-negative", l.Flow))
		}
	}
	if c.p.Days < 0 || c.p.Days > 366 {
		c.add(fault.Input("/operating_days", "days-range", c.p.Days))
	}
}

// effect wants a stream, or a carrier with the process that uses it.
func (c *checker) effect(at string, e *Effect) {
	c.ref(at+"/stream", "stream", e.Stream, c.streamIDs())
	c.ref(at+"/process", "process", e.Process, c.processIDs())
	c.ref(at+"/carrier", "energy carrier", e.Carrier, ids(c.p.Energy, func(x *Energy) string { return x.Carrier }))
	if (e.Stream == "") == (e.Carrier == "") || e.Stream != "" && e.Process != "" || e.Carrier != "" && e.Process == "" {
		c.add(fault.Input(at, "effect-target"))
	}
}

func (c *checker) options() {
	c.unique("/options", c.optionIDs())
	for i, o := range c.p.Options {
		at := fmt.Sprintf("/options/%d", i)
		c.choice(at+"/status", o.Status, "options[].status")
		c.payback(at+"/payback", o.Payback)
		for j, e := range o.Effects {
			c.effect(fmt.Sprintf("%s/effects/%d", at, j), &e)
		}
		for j, id := range o.Excludes {
			c.ref(fmt.Sprintf("%s/excludes/%d", at, j), "option", id, c.optionIDs())
		}
		for j, id := range o.Requires {
			c.ref(fmt.Sprintf("%s/requires/%d", at, j), "option", id, c.optionIDs())
		}
	}
}

// payback wants years, where it is stated.
func (c *checker) payback(at string, q unit.Quantity) {
	if q.IsZero() {
		return
	}
	c.huge(at, q)
	if _, err := q.Unit.Factor(oneYear); err != nil {
		c.add(fault.At(at, err))
	} else if q.Value < 0 {
		c.add(fault.Input(at, "value-negative", q))
	}
}

var oneYear = unit.MustParse("a")

func (c *checker) documents() { c.unique("/documents", c.documentIDs()) }
