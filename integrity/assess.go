package integrity

import (
	"cmp"
	"fmt"
	"maps"
	"math"
	"slices"
	"strconv"

	"headwater/account"
	"headwater/fault"
	"headwater/limit"
	"headwater/plant"
	"headwater/rating"
	"headwater/unit"
)

// Request is what a plant's file is held against besides itself.
type Request struct {
	Assessments []*rating.Assessment
	// Recomputed are the same assessments without what the plant states for indicators in
	// numbers or as not applicable: what its own data give.
	Recomputed []*rating.Assessment
	Balances   *account.Result
	Limits     []limit.Check
	// Others are findings of the procedure, under the rules of this package.
	Others []Finding
	// Printed returns the text of a scalar of the plant file, "" where there is none: the
	// digits that were printed. nil: the shortest digits of the value.
	Printed func(at string) string
	Texts   []Text   // the auditor's own paragraphs
	Reports []Report // of other plants, to look for shared text
	// Statutory are phrases that reports may share; nil: those of the package.
	Statutory []string
	Nearest   func(word string, known []string) string
}

// checker goes through one plant.
type checker struct {
	rq    *Request
	p     *plant.Plant
	found []Finding
	tests []Test
}

// Assess applies every rule. The error holds explanations of rules that do not exist.
// Neither the request nor the plant is modified.
func Assess(rq *Request, p *plant.Plant) (*Result, error) {
	c := &checker{rq: rq, p: p}
	if err := Known(p, rq.Nearest); err != nil {
		return nil, err
	}
	c.totals()
	c.unitValues()
	c.printed()
	c.stocks()
	c.supply()
	c.twice()
	c.loads()
	c.maxima()
	slipped := c.slips()
	c.paybacks()
	c.savings()
	c.found = append(c.found, rq.Others...)
	c.levels()
	c.monitoring()
	c.notApplicable()
	c.jumps(slipped)
	c.deviations()
	c.sameReadings()
	c.digits()
	c.shared()
	return c.result(), nil
}

// Known wants explanations of rules that exist; the error holds those that do not, at
// JSON pointers.
func Known(p *plant.Plant, nearest func(word string, known []string) string) error {
	var bad []error
	for i, x := range p.Explanations {
		if !slices.Contains(ruleIDs(), x.Rule) {
			bad = append(bad, fault.NotFound(fmt.Sprintf("/explanations/%d/rule", i), "rule-unknown", x.Rule, nearest(x.Rule, ruleIDs())))
		}
	}
	return join(bad)
}

// result answers queries with the plant's explanations and orders what is left: errors,
// queries, notes; within them by rule.
func (c *checker) result() *Result {
	r := &Result{Findings: c.found, Counts: map[string]int{Error: 0, Query: 0, Note: 0}, Rules: Rules(), Tests: c.tests}
	used := make([]bool, len(c.p.Explanations))
	for i := range r.Findings {
		f := &r.Findings[i]
		if f.At == nil {
			f.At = []string{}
		}
		f.finite()
		for j, x := range c.p.Explanations {
			if x.Rule == f.Rule && (x.Of == "" || x.Of == f.Of) {
				used[j] = true
				if f.Severity == Query {
					f.Severity, f.Explained = Note, &Explained{x.Why, x.Evidence}
				}
			}
		}
	}
	for j, x := range c.p.Explanations {
		if !used[j] {
			r.Findings = append(r.Findings, Finding{Rule: Unused, Severity: Note, Of: x.Of, At: []string{fmt.Sprintf("/explanations/%d", j)}, Numbers: map[string]float64{}, Reason: *reason("check-explanation-unused", x.Rule, x.Of)})
		}
	}
	weight := map[string]int{Error: 0, Query: 1, Note: 2}
	order := ruleIDs()
	slices.SortStableFunc(r.Findings, func(a, b Finding) int {
		return cmp.Or(cmp.Compare(weight[a.Severity], weight[b.Severity]), cmp.Compare(slices.Index(order, a.Rule), slices.Index(order, b.Rule)))
	})
	for i := range r.Findings {
		r.Counts[r.Findings[i].Severity]++
	}
	if r.Findings == nil {
		r.Findings = []Finding{}
	}
	if r.Tests == nil {
		r.Tests = []Test{}
	}
	return r
}

// finite takes out numbers that are none: quotients of values at the ends of what a plant
// file may hold.
func (f *Finding) finite() {
	none := func(x float64) bool { return math.IsNaN(x) || math.IsInf(x, 0) }
	if f.Numbers == nil {
		f.Numbers = map[string]float64{}
	}
	maps.DeleteFunc(f.Numbers, func(_ string, x float64) bool { return none(x) })
	for _, p := range []**float64{&f.Value, &f.Limit} {
		if *p != nil && none(**p) {
			*p = nil
		}
	}
}

// add notes a finding; numbers by name come in pairs behind the reason.
func (c *checker) add(rule, severity, of string, why *fault.Reason, numbers map[string]float64, at ...string) *Finding {
	c.found = append(c.found, Finding{Rule: rule, Severity: severity, Of: of, At: at, Numbers: numbers, Reason: *why})
	return &c.found[len(c.found)-1]
}

// reason makes a reason with ids or words.
func reason(code string, items ...string) *fault.Reason {
	return &fault.Reason{Code: code, Items: items}
}

// with adds the two numbers that a text prints with their unit.
func with(r *fault.Reason, value, limit float64, u unit.Unit) *fault.Reason {
	r.Value, r.Limit, r.Unit = &value, &limit, u.String()
	return r
}

// show prints a number for a text.
func show(x float64) string { return strconv.FormatFloat(x, 'g', 6, 64) }
