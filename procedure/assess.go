package procedure

import (
	"cmp"
	"fmt"
	"slices"

	"headwater/datum"
	"headwater/fault"
	"headwater/limit"
	"headwater/plant"
	"headwater/rating"
	"headwater/unit"
)

// Request is what an audit file is held against: documents of the catalogue, and what
// the other engines found.
type Request struct {
	Documents   []*Rules
	Factors     []unit.Factor
	Day         datum.Date           // decides what is overdue
	Edition     string               // evaluation, acceptance; empty: by what the file has
	Before      []*rating.Assessment // none: the level is not known
	After       []*rating.Assessment
	Limits      []limit.Check
	LimitsAfter []limit.Check
	Lines       []Line // of the balances
	// Printed returns the text of a scalar of the plant file, "" where there is none: the
	// digits that were printed. nil: the fewest that give the value.
	Printed func(at string) string
	Nearest func(word string, known []string) string
}

// Line is one line of the balances: a quantity at a process or at the plant.
type Line struct {
	ID          string   `json:"id"` // process/quantity
	Process     string   `json:"process"`
	Input       *float64 `json:"input"`
	Unaccounted *float64 `json:"unaccounted"`
	Deviation   *float64 `json:"deviation"`
	Unit        string   `json:"unit"`
	Above       bool     `json:"above"` // beyond its tolerance
}

// Result is "procedure" of audit.json.
type Result struct {
	Template    TemplateUsed    `json:"template"`
	Vocabulary  string          `json:"vocabulary"`
	Edition     string          `json:"edition"`
	Round       int             `json:"round,omitempty"`
	Phases      []PhaseStatus   `json:"phases"`
	Counts      map[string]int  `json:"counts"` // steps by state
	Obligation  *ObligationUsed `json:"obligation,omitempty"`
	Deadlines   []DeadlineState `json:"deadlines"`
	Profile     *Profile        `json:"profile"`
	Focus       *FocusResult    `json:"focus,omitempty"`
	Targets     []TargetResult  `json:"targets"`
	Measurement *Measurement    `json:"measurement,omitempty"`
	Causes      []CauseResult   `json:"causes"`
	Options     []OptionResult  `json:"options"`
	Effects     *Effects        `json:"effects,omitempty"`
	Sheets      []SheetResult   `json:"sheets"`
	Capability  []CapabilityRow `json:"capability"`
	Continuous  *ContinuousPlan `json:"continuous,omitempty"`
	Findings    []Finding       `json:"findings"`
	Members     []Member        `json:"members,omitempty"`
	LimitsAfter []limit.Check   `json:"limits_after,omitempty"` // of the period after the options
	Before      *Standing       `json:"before,omitempty"`
	After       *Standing       `json:"after,omitempty"`
	People      People          `json:"people"`
}

// chain is one audit file being followed.
type chain struct {
	rq       *Request
	p        *plant.Plant
	after    *plant.Plant // nil: no period after
	a        *plant.AuditFile
	book     book
	t        *TemplateUsed
	r        *Result
	findings []Finding
	open     int // steps so far that are not done
}

const defaultTemplate = "cn-audit-classic"

// Assess follows a plant's audit file through its chapters. nil where the plant file has
// none. The error holds links that lead out of the file to nothing: a template, step,
// phase, indicator, balance line, score sheet that does not exist.
func Assess(rq *Request, p *plant.Plant) (*Result, error) {
	if p.Audit == nil {
		return nil, nil
	}
	c := &chain{rq: rq, p: p, a: p.Audit, after: AfterPlant(p), book: book{rq.Documents}, r: &Result{}}
	id := cmp.Or(c.a.Template, defaultTemplate)
	if c.t = c.book.template(id); c.t == nil {
		return nil, fault.NotFound("/audit/template", "template-unknown", id, rq.Nearest(id, c.book.templateIDs()))
	}
	if c.t.questions == nil {
		c.t.questions = &Questions{Years: 3, UnitJump: 0.095, Baseline: 0.001, Unexplained: 0.1, EndOfPipe: 0.5, Hours: 72, Batches: 3}
	}
	if err := c.links(); err != nil {
		return nil, err
	}
	r := c.r
	r.Template, r.Vocabulary, r.Round = *c.t, cmp.Or(c.a.Vocabulary, "audit"), c.a.Round
	r.Edition = cmp.Or(rq.Edition, c.edition())
	r.Before, r.After = standing(rq.Before), standing(rq.After)
	if r.Edition == Evaluation { // as if the medium/high-cost options were still to come
		c.after, r.After = nil, nil
	} else {
		r.LimitsAfter = rq.LimitsAfter
	}
	r.People = c.people()
	r.Profile = c.profile()
	r.Focus = c.focus()
	r.Options = c.options()
	r.Targets = c.targets()
	r.Measurement = c.measurement()
	r.Causes = c.causes()
	r.Effects = c.effects()
	r.Obligation, r.Deadlines = c.deadlines()
	r.Capability = c.capability()
	r.Continuous = c.continuous()
	c.declared()
	c.status()
	r.Sheets = c.scoreSheets()
	r.Findings = ordered(c.findings)
	if r.Findings == nil {
		r.Findings = []Finding{}
	}
	return r, nil
}

// edition is the edition that the file has material for: acceptance once there is a
// period after the options.
func (c *chain) edition() string {
	if c.a.After != nil {
		return Acceptance
	}
	return Evaluation
}

// links reports what the audit file points to outside itself and cannot be found.
func (c *chain) links() error {
	var bad []error
	lost := func(at, code, word string, known []string) {
		if word != "" && !slices.Contains(known, word) {
			bad = append(bad, fault.NotFound(at, code, word, c.rq.Nearest(word, known)))
		}
	}
	for id := range sorted(c.a.Steps) {
		lost("/audit/steps/"+id, "step-unknown", id, c.t.stepIDs())
	}
	for i, l := range c.a.Plan {
		lost(fmt.Sprintf("/audit/plan/%d/phase", i), "phase-unknown", l.Phase, c.t.phaseIDs())
	}
	indicators := c.indicatorIDs()
	lines := names(c.rq.Lines, func(l *Line) string { return l.ID })
	for i, t := range c.a.Targets {
		lost(fmt.Sprintf("/audit/targets/%d/indicator", i), "target-indicator", t.Indicator, indicators)
	}
	for i, x := range c.a.Causes {
		lost(fmt.Sprintf("/audit/causes/%d/indicator", i), "target-indicator", x.Indicator, indicators)
		lost(fmt.Sprintf("/audit/causes/%d/line", i), "balance-line", x.Line, lines)
	}
	for i, s := range c.a.Scores {
		at := fmt.Sprintf("/audit/scores/%d", i)
		sheets := c.book.sheets()
		k := slices.IndexFunc(sheets, func(x *Sheet) bool { return x.ID == s.Sheet })
		if k < 0 {
			var ids []string
			for _, x := range sheets {
				ids = append(ids, x.ID)
			}
			lost(at+"/sheet", "sheet-unknown", s.Sheet, ids)
			continue
		}
		items, vetoes := names(sheets[k].Items, func(x *Item) string { return x.ID }), names(sheets[k].Vetoes, func(x *Veto) string { return x.ID })
		for id := range sorted(s.Items) {
			lost(at+"/items/"+id, "sheet-item", id, items)
			if j := slices.Index(items, id); j >= 0 && sheets[k].Items[j].Points != nil && s.Items[id] > *sheets[k].Items[j].Points {
				bad = append(bad, fault.Input(at+"/items/"+id, "points-above", id, s.Items[id], *sheets[k].Items[j].Points))
			}
		}
		for id := range sorted(s.Vetoes) {
			lost(at+"/vetoes/"+id, "sheet-item", id, vetoes)
		}
	}
	if o := c.a.Obligation; o != nil && o.Jurisdiction != "" {
		lost("/audit/obligation/jurisdiction", "jurisdiction-unknown", o.Jurisdiction, c.book.jurisdictionIDs())
	}
	known := c.eventIDs()
	for i, e := range c.a.Events {
		lost(fmt.Sprintf("/audit/events/%d/event", i), "event-unknown", e.Event, known)
	}
	if c.a.Auditor != nil {
		for i, x := range c.a.Auditor.Capability {
			lost(fmt.Sprintf("/audit/auditor/capability/%d/item", i), "capability-unknown", x.Item, names(c.book.capability(), func(x *Named) string { return x.ID }))
		}
	}
	return joined(bad)
}
