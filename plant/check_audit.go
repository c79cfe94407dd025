package plant

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"headwater/fault"
	"headwater/unit"
)

// Aspects are the eight places where causes are looked for.
var Aspects = []string{"materials", "technology", "equipment", "process-control", "product", "waste", "management", "staff"}

// audit finds the links of the audit file that lead nowhere, and what cannot be.
func (c *checker) audit() {
	a := c.p.Audit
	if a == nil {
		return
	}
	c.choice("/audit/vocabulary", a.Vocabulary, "audit.vocabulary")
	c.auditPeople(a)
	c.auditPlaces(a)
	c.auditFocus(a.Focus)
	c.auditTargets(a)
	c.auditCauses(a)
	c.auditOptions(a)
	c.auditEffects(a)
}

// refs wants every id of a list to be one that the file declares.
func (c *checker) refs(at, what string, list, known []string) {
	for i, id := range list {
		c.ref(fmt.Sprintf("%s/%d", at, i), what, id, known)
	}
}

func (c *checker) evidence(at string, list []string) {
	c.refs(at+"/evidence", "document", list, c.documentIDs())
}

// teamIDs are the places in the audit team.
func (c *checker) teamIDs() []string {
	return ids(c.p.Audit.Team, func(x *TeamMember) string { return x.ID })
}

func (c *checker) carrierNames() []string {
	return ids(c.p.Energy, func(x *Energy) string { return x.Carrier })
}

func (c *checker) auditPeople(a *AuditFile) {
	if o := a.Obligation; o != nil {
		for i, w := range o.Classes {
			c.choice(fmt.Sprintf("/audit/obligation/classes/%d", i), w, "audit.obligation.classes[]")
		}
		c.ref("/audit/obligation/list", "document", o.List, c.documentIDs())
	}
	for i, e := range a.Events {
		c.evidence(fmt.Sprintf("/audit/events/%d", i), e.Evidence)
	}
	c.unique("/audit/enterprises", ids(a.Enterprises, func(x *Enterprise) string { return x.ID }))
	if a.Auditor != nil {
		c.choice("/audit/auditor/kind", a.Auditor.Kind, "audit.auditor.kind")
		for i, r := range a.Auditor.Roles {
			if r.Count < 0 {
				c.add(fault.Input(fmt.Sprintf("/audit/auditor/roles/%d/count", i), "value-negative", r.Count))
			}
		}
		for i, x := range a.Auditor.Capability {
			c.evidence(fmt.Sprintf("/audit/auditor/capability/%d", i), x.Evidence)
		}
	}
	c.unique("/audit/team", c.teamIDs())
	for i, m := range a.Team {
		at := fmt.Sprintf("/audit/team/%d", i)
		c.choice(at+"/role", m.Role, "audit.team[].role")
		c.notNegative(at+"/days", m.Days)
	}
	for i, l := range a.Plan {
		c.ref(fmt.Sprintf("/audit/plan/%d/responsible", i), "place in the team", l.Responsible, c.teamIDs())
	}
	for i, t := range a.Training {
		at := fmt.Sprintf("/audit/training/%d", i)
		c.notNegative(at+"/hours", t.Hours)
		c.notNegative(at+"/attendance", float64(t.Attendance))
		c.evidence(at, t.Evidence)
	}
	for _, id := range slices.Sorted(maps.Keys(a.Steps)) {
		c.evidence("/audit/steps/"+id, a.Steps[id].Evidence)
	}
	if a.Continuous != nil {
		for i, l := range a.Continuous.Plan {
			c.ref(fmt.Sprintf("/audit/continuous/plan/%d/responsible", i), "place in the team", l.Responsible, c.teamIDs())
		}
	}
}

func (c *checker) notNegative(at string, v float64) {
	if !(v >= 0) {
		c.add(fault.Input(at, "value-negative", v))
	}
}

func (c *checker) auditPlaces(a *AuditFile) {
	c.unique("/audit/equipment", ids(a.Equipment, func(x *Equipment) string { return x.ID }))
	for i, e := range a.Equipment {
		at := fmt.Sprintf("/audit/equipment/%d", i)
		c.choice(at+"/kind", e.Kind, "audit.equipment[].kind")
		c.choice(at+"/state", e.State, "audit.equipment[].state")
		c.ref(at+"/process", "process", e.Process, c.processIDs())
		c.ref(at+"/option", "option", e.Option, c.optionIDs())
		c.notNegative(at+"/count", float64(e.Count))
	}
	c.unique("/audit/permits", ids(a.Permits, func(x *Permit) string { return x.ID }))
	for i, x := range a.Permits {
		c.evidence(fmt.Sprintf("/audit/permits/%d", i), x.Evidence)
	}
	c.unique("/audit/violations", ids(a.Violations, func(x *Violation) string { return x.ID }))
	c.unique("/audit/findings", ids(a.Findings, func(x *WalkFinding) string { return x.ID }))
	for i, f := range a.Findings {
		at := fmt.Sprintf("/audit/findings/%d", i)
		c.ref(at+"/process", "process", f.Process, c.processIDs())
		c.choice(at+"/aspect", f.Aspect, "audit.findings[].aspect")
		c.refs(at+"/options", "option", f.Options, c.optionIDs())
		c.evidence(at, f.Evidence)
	}
	for i, o := range a.Operations {
		c.ref(fmt.Sprintf("/audit/operations/%d/process", i), "process", o.Process, c.processIDs())
	}
	c.unique("/audit/measurement", ids(a.Measurement, func(x *MeasurePoint) string { return x.ID }))
	for i, m := range a.Measurement {
		at := fmt.Sprintf("/audit/measurement/%d", i)
		c.ref(at+"/stream", "stream", m.Stream, c.streamIDs())
		c.ref(at+"/component", "material", m.Component, c.materialIDs())
		c.ref(at+"/role", "place in the team", m.Role, c.teamIDs())
	}
}

// weights and scores of the focus run from 1 to 10.
const lowestScore, highestScore = 1.0, 10.0

func (c *checker) auditFocus(f *Focus) {
	if f == nil {
		return
	}
	inRange := func(at, code, id string, v float64) {
		if !(v >= lowestScore && v <= highestScore) {
			c.add(fault.Input(at, code, id, v, lowestScore, highestScore))
		}
	}
	factors := ids(f.Factors, func(x *FocusFactor) string { return x.ID })
	c.unique("/audit/focus/factors", factors)
	for i, x := range f.Factors {
		inRange(fmt.Sprintf("/audit/focus/factors/%d/weight", i), "focus-weight", x.ID, x.Weight)
	}
	candidates := ids(f.Candidates, func(x *Candidate) string { return x.ID })
	c.unique("/audit/focus/candidates", candidates)
	for i, x := range f.Candidates {
		at := fmt.Sprintf("/audit/focus/candidates/%d", i)
		c.refs(at+"/processes", "process", x.Processes, c.processIDs())
		for _, id := range slices.Sorted(maps.Keys(x.Scores)) {
			c.ref(at+"/scores/"+id, "factor", id, factors)
			inRange(at+"/scores/"+id, "focus-score", id, x.Scores[id])
		}
		for _, id := range factors {
			if _, ok := x.Scores[id]; !ok {
				c.add(fault.Input(at+"/scores", "focus-score-missing", x.ID, id))
			}
		}
	}
	c.refs("/audit/focus/chosen", "candidate", f.Chosen, candidates)
	if f.Shift < 0 || f.Shift > highestScore {
		c.add(fault.Input("/audit/focus/shift", "focus-shift", f.Shift, highestScore))
	}
}

func (c *checker) measured(at string, m *Measured) {
	if m == nil {
		return
	}
	kinds := 0
	for _, given := range []bool{len(m.Streams) > 0, len(m.Carriers) > 0, m.Pollutant != ""} {
		if given {
			kinds++
		}
	}
	if kinds != 1 {
		c.add(fault.Input(at, "measured-kinds", kinds))
	}
	c.refs(at+"/streams", "stream", m.Streams, c.streamIDs())
	c.refs(at+"/carriers", "energy carrier", m.Carriers, c.carrierNames())
	c.refs(at+"/products", "product", m.Products, c.productIDs())
	c.choice(at+"/point", m.Point, "audit.before_after[].of.point")
	c.load(at, m.Pollutant, m.Point)
}

// load wants a discharge of the pollutant at the point.
func (c *checker) load(at, pollutant, point string) {
	var known []string
	for _, d := range c.p.Discharges {
		if d.Pollutant == pollutant && (point == "" || d.Point == point) {
			return
		}
		known = append(known, d.Pollutant)
	}
	c.ref(at+"/pollutant", "discharge of pollutant", pollutant, known)
	if pollutant != "" && slices.Contains(known, pollutant) {
		c.add(fault.NotFound(at+"/point", "discharge-point", pollutant, point))
	}
}

func (c *checker) auditTargets(a *AuditFile) {
	c.unique("/audit/targets", ids(a.Targets, func(x *Target) string { return x.ID }))
	for i, t := range a.Targets {
		at := fmt.Sprintf("/audit/targets/%d", i)
		c.measured(at+"/of", t.Of)
		c.ref(at+"/product", "product", t.Product, c.productIDs())
		c.refs(at+"/options", "option", t.Options, c.optionIDs())
		if t.Indicator == "" && t.Of == nil {
			c.add(fault.Input(at, "target-of-nothing", t.ID))
		}
		for _, aim := range []struct {
			name string
			*Aim
		}{{"near", t.Near}, {"mid", t.Mid}} {
			if aim.Aim == nil {
				continue
			}
			if _, err := aim.Value.In(t.Baseline.Unit); err != nil {
				c.add(fault.At(at+"/"+aim.name+"/value", err))
			}
			if r := aim.Reduction; !r.IsZero() && !r.Unit.IsPercent() {
				c.add(fault.Input(at+"/"+aim.name+"/reduction", "reduction-percent", r))
			}
		}
		if t.Near != nil && t.Mid != nil && t.Mid.By.Before(t.Near.By) {
			c.add(fault.Conflict(at+"/mid/by", "target-order", t.ID, t.Mid.By, t.Near.By))
		}
	}
}

func (c *checker) auditCauses(a *AuditFile) {
	c.unique("/audit/causes", ids(a.Causes, func(x *Cause) string { return x.ID }))
	for i, x := range a.Causes {
		at := fmt.Sprintf("/audit/causes/%d", i)
		c.ref(at+"/process", "process", x.Process, c.processIDs())
		c.ref(at+"/stream", "stream", x.Stream, c.streamIDs())
		if pollutant, point, ok := strings.Cut(x.Discharge, "/"); x.Discharge != "" {
			if !ok {
				c.add(fault.Input(at+"/discharge", "discharge-shape", x.Discharge))
			} else {
				c.load(at, pollutant, point)
			}
		}
		for _, aspect := range slices.Sorted(maps.Keys(x.Aspects)) {
			row, at := x.Aspects[aspect], at+"/aspects/"+aspect
			if !slices.Contains(Aspects, aspect) {
				c.add(fault.Input(at, "word-unknown", aspect, strings.Join(Aspects, ", "), c.nearest(aspect, Aspects)))
			}
			c.refs(at+"/options", "option", row.Options, c.optionIDs())
			c.evidence(at, row.Evidence)
		}
	}
}

func (c *checker) auditOptions(a *AuditFile) {
	seen := map[string]int{}
	for i, m := range a.Implementation {
		at := fmt.Sprintf("/audit/implementation/%d", i)
		c.ref(at+"/option", "option", m.Option, c.optionIDs())
		if first, twice := seen[m.Option]; twice {
			c.add(fault.Conflict(at+"/option", "id-duplicate", m.Option, first+1))
		} else {
			seen[m.Option] = i
		}
		c.choice(at+"/measure", m.Measure, "audit.implementation[].measure")
		c.choice(at+"/screened", m.Screened, "audit.implementation[].screened")
		c.notNegative(at+"/investment", m.Investment.Value)
		c.changes(at+"/planned", m.Planned)
		c.changes(at+"/achieved", m.Achieved)
		c.evidence(at, m.Evidence)
		if !m.Verified.IsZero() && (m.Done.IsZero() || m.Verified.Before(m.Done)) {
			c.add(fault.Conflict(at+"/verified", "verified-before-done", m.Option, m.Verified, m.Done))
		}
	}
}

func (c *checker) changes(at string, list []Change) {
	for i, x := range list {
		at := fmt.Sprintf("%s/%d", at, i)
		kinds := 0
		for _, given := range []bool{x.Stream != "", x.Carrier != "", x.Pollutant != ""} {
			if given {
				kinds++
			}
		}
		if kinds != 1 {
			c.add(fault.Input(at, "change-kinds", kinds))
		}
		c.ref(at+"/stream", "stream", x.Stream, c.streamIDs())
		c.ref(at+"/carrier", "energy carrier", x.Carrier, c.carrierNames())
		c.ref(at+"/process", "process", x.Process, c.processIDs())
		c.choice(at+"/point", x.Point, "audit.implementation[].planned[].point")
		if x.Pollutant != "" {
			c.load(at, x.Pollutant, x.Point)
		}
		if x.Amount.Unit.String() == "1" {
			c.add(fault.Input(at+"/change", "value-unit", x.Amount))
		}
	}
}

func (c *checker) auditEffects(a *AuditFile) {
	c.unique("/audit/before_after", ids(a.BeforeAfter, func(x *BeforeAfter) string { return x.ID }))
	for i, b := range a.BeforeAfter {
		at := fmt.Sprintf("/audit/before_after/%d", i)
		c.choice(at+"/kind", b.Kind, "audit.before_after[].kind")
		c.measured(at+"/of", b.Of)
		c.refs(at+"/options", "option", b.Options, c.optionIDs())
		if b.Of == nil && b.Before.IsZero() {
			c.add(fault.Input(at, "compared-nothing", b.ID))
		}
		for _, q := range []struct {
			name string
			of   unit.Quantity
		}{{"before", b.Before}, {"after", b.After}, {"output_before", b.OutputBefore}, {"output_after", b.OutputAfter}} {
			c.notNegative(at+"/"+q.name, q.of.Value)
		}
	}
	if after := a.After; after != nil {
		if after.Period.Year() <= c.p.Year() {
			c.add(fault.Conflict("/audit/after/period", "after-order", after.Period.Year(), c.p.Year()))
		}
		c.answers("/audit/after/answers", after.Answers)
		for i := range after.Discharges {
			d, at := &after.Discharges[i], fmt.Sprintf("/audit/after/discharges/%d", i)
			c.choice(at+"/medium", d.Medium, "discharges[].medium")
			c.choice(at+"/point", d.Point, "discharges[].point")
			c.ref(at+"/process", "process", d.Process, c.processIDs())
			c.series(at+"/flow", d.Flow, false)
			c.series(at+"/load", d.Load, false)
		}
		c.notNegative("/audit/after/operating_days", after.Days)
	}
	for i, s := range a.Scores {
		for _, id := range slices.Sorted(maps.Keys(s.Items)) {
			c.notNegative(fmt.Sprintf("/audit/scores/%d/items/%s", i, id), s.Items[id])
		}
	}
}
