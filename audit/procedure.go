package audit

import (
	"strings"

	"headwater/account"
	"headwater/fault"
	"headwater/integrity"
	"headwater/limit"
	"headwater/plant"
	"headwater/procedure"
	"headwater/rating"
)

// follow holds the plant's audit file against its template, with what the other engines
// found: the levels before and after, limits, balances.
func follow(rules *Rules, p *plant.Plant, r *Result) (*procedure.Result, error) {
	if p.Audit == nil {
		return nil, nil
	}
	rq := &procedure.Request{Documents: rules.Procedure, Factors: rules.Factors, Day: rules.JudgedOn, Edition: rules.Edition, Printed: rules.Writing.Printed, Nearest: rules.Nearest,
		Before: r.Assessments, Limits: r.Limits, Lines: lines(r.Balances)}
	if after := procedure.AfterPlant(p); after != nil {
		wanted := assessments(rules, after)
		for i := range wanted {
			w := &wanted[i]
			w.Answers = mergeAnswers(w.Answers, p.Audit.After.Answers, len(wanted) > 1)
			a, err := assess(rules, after, w, r.JudgedOn, 0)
			if err != nil {
				return nil, moved(err, p)
			}
			rq.After = append(rq.After, a)
		}
		limits := rules.Limits
		limits.Day = r.JudgedOn
		checks, err := limit.Assess(&limits, after)
		if err != nil {
			return nil, moved(err, p)
		}
		rq.LimitsAfter = checks
	}
	return procedure.Assess(rq, p)
}

// mergeAnswers adds the answers for the period after to those of one of several
// assessments; with one assessment they stand at the top already.
func mergeAnswers(own, after map[string]plant.Answer, several bool) map[string]plant.Answer {
	out := map[string]plant.Answer{}
	for id, a := range own {
		if x, ok := after[id]; ok && several {
			a = x
		}
		out[id] = a
	}
	return out
}

// moved puts the problems of the plant after its options where the file states them:
// answers, discharges and limits of audit.after stand in the place of those of the plant.
func moved(err error, p *plant.Plant) error {
	var out []error
	for _, x := range fault.All(err) {
		q := *x
		for _, pair := range [][2]string{{"/index/answers/", "/audit/after/answers/"}, {"/limits/", "/audit/after/limits/"}} {
			if rest, ok := strings.CutPrefix(q.At, pair[0]); ok && (pair[0] != "/limits/" || p.Audit.After.Limits != nil) {
				q.At = pair[1] + rest
			}
		}
		if strings.HasPrefix(q.At, "/discharges/") {
			q.At = "/audit/after/discharges"
		}
		out = append(out, &q)
	}
	if len(out) == 0 {
		return err
	}
	return joined(nil, out)
}

// lines names the rows of the balances process/quantity, those of the plant plant/….
func lines(r *account.Result) (out []procedure.Line) {
	if r == nil {
		return nil
	}
	for i := range r.Quantities {
		q := &r.Quantities[i]
		for k := range q.Rows {
			x := &q.Rows[k]
			process := x.ID
			if x.Scope == "plant" {
				process = "plant"
			}
			l := procedure.Line{ID: process + "/" + q.ID, Process: process, Input: x.Input, Unaccounted: x.Unaccounted, Deviation: x.Deviation, Unit: q.Unit}
			l.Above = x.WithinTolerance != nil && !*x.WithinTolerance
			out = append(out, l)
		}
	}
	return out
}

// Follow is the audit file of a plant that names no index system, such as the joint file
// of a park: limits, balances and the procedure without a level.
func Follow(rules *Rules, p *plant.Plant) (*procedure.Result, error) {
	r, err := ungraded(rules, p)
	if err != nil {
		return nil, err
	}
	return follow(rules, p, r)
}

// ungraded is what can be said of a plant without an index system.
func ungraded(rules *Rules, p *plant.Plant) (*Result, error) {
	wrong := fault.All(plant.Check(p, rules.Nearest))
	r := &Result{JudgedOn: rules.JudgedOn, Assessments: []*rating.Assessment{}}
	var bad []error
	var err error
	if len(wrong) == 0 {
		if r.Balances, err = account.Assess(&account.Request{Rules: rules.Balances, Factors: rules.Factors, Day: rules.JudgedOn}, p); err != nil {
			bad = append(bad, err)
		}
	}
	limits := rules.Limits
	limits.Day = r.JudgedOn
	if r.Limits, err = limit.Assess(&limits, p); err != nil {
		bad = append(bad, err)
	}
	if err := integrity.Known(p, rules.Nearest); err != nil {
		bad = append(bad, err)
	}
	return r, joined(wrong, bad)
}

// until keeps the years up to one: the evaluation edition knows nothing of later ones.
func until(list []Trend, year int) []Trend {
	var out []Trend
	for _, t := range list {
		n := 0
		for n < len(t.Years) && t.Years[n] <= year {
			n++
		}
		if n > 1 {
			t.Years, t.Value = t.Years[:n], t.Value[:n]
			out = append(out, t)
		}
	}
	return out
}
