package audit

import (
	"slices"

	"headwater/integrity"
	"headwater/plant"
	"headwater/procedure"
	"headwater/rating"
)

// Writing is what a plant says in words and digits: nil or empty where only its data are
// at hand.
type Writing struct {
	Printed func(at string) string // the text of a scalar of the plant file
	Texts   []integrity.Text       // the auditor's own paragraphs
	Reports []integrity.Report     // of other plants
}

// Check looks for what cannot be true in a plant's file. A plant that names no index
// system is checked without a grade.
func Check(rules *Rules, p *plant.Plant) (*integrity.Result, error) {
	if len(assessments(rules, p)) > 0 {
		r, err := Assess(rules, p)
		if err != nil {
			return nil, err
		}
		return r.Integrity, nil
	}
	r, err := ungraded(rules, p)
	if err != nil {
		return nil, err
	}
	if r.Procedure, err = follow(rules, p, r); err != nil {
		return nil, err
	}
	return examine(rules, p, r)
}

// examine holds the plant's file against itself and against what the other engines found.
func examine(rules *Rules, p *plant.Plant, r *Result) (*integrity.Result, error) {
	rq := &integrity.Request{Assessments: r.Assessments, Recomputed: recomputed(rules, p, r), Balances: r.Balances, Limits: r.Limits, Others: contradictions(r.Procedure),
		Printed: rules.Writing.Printed, Texts: rules.Writing.Texts, Reports: rules.Writing.Reports, Nearest: rules.Nearest}
	return integrity.Assess(rq, p)
}

// recomputed grades the plant once more without the numbers that it states for indicators
// and without its claims that one does not apply: what its own data give. An assessment
// that cannot be made so is nil.
func recomputed(rules *Rules, p *plant.Plant, r *Result) []*rating.Assessment {
	stripped := *p
	stripped.Index.Answers = words(p.Index.Answers)
	stripped.Index.Assessments = nil
	for _, a := range p.Index.Assessments {
		a.Answers = words(a.Answers)
		stripped.Index.Assessments = append(stripped.Index.Assessments, a)
	}
	var out []*rating.Assessment
	for _, w := range assessments(rules, &stripped) {
		a, err := assess(rules, &stripped, &w, r.JudgedOn, noDraws)
		if err != nil {
			a = nil // what is stated stands alone: there is nothing to hold it against
		}
		out = append(out, a)
	}
	return out
}

// words keeps the answers in words.
func words(answers map[string]plant.Answer) map[string]plant.Answer {
	out := map[string]plant.Answer{}
	for id, a := range answers {
		if a.Level != "" {
			out[id] = a
		}
	}
	return out
}

// contradicting maps the findings of the procedure that contradict figures of the file to
// the rules of the checker.
var contradicting = map[string]string{
	"baseline-differs": integrity.TargetBaseline, "reduction-differs": integrity.TargetBaseline,
	"declared-differs": integrity.OptionSum, "declared-unfounded": integrity.OptionSum,
	"saving-above-consumption": integrity.AboveUse, "saving-differs": integrity.OptionSum, "claimed-above-measured": integrity.OptionSum,
}

// contradictions takes over what the procedure has found of this kind, with its weight.
func contradictions(r *procedure.Result) (out []integrity.Finding) {
	if r == nil {
		return nil
	}
	for _, f := range r.Findings {
		rule, ok := contradicting[f.Code]
		if !ok {
			continue
		}
		of := ""
		if len(f.Items) > 0 {
			of = f.Items[0]
		}
		out = append(out, integrity.Finding{Rule: rule, Severity: f.Severity, Of: of, At: slices.Clone(f.At), Numbers: f.Numbers, Reason: f.Reason})
	}
	return out
}
