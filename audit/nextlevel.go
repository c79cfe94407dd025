package audit

import (
	"headwater/fault"
	"headwater/option"
	"headwater/option/plan"
	"headwater/plant"
)

// looks bounds the search for a plan inside an audit, in calls of stop: deterministic, and
// a second or two. headwater plan searches longer.
const looks = 10_000

// frontOptions is the number of options up to which an audit draws the front: 4,096 sets.
const frontOptions = 12

// nextLevel finds the cheapest options that bring the plant to the next better grade than
// what is certain now; nil where there are no options or no better grade. Its problems are
// those of the options.
func nextLevel(rules *Rules, p *plant.Plant, r *Result) (*plan.Result, error) {
	if len(p.Options) == 0 {
		return nil, nil
	}
	trials, err := Trials(rules, p)
	if err != nil || len(trials) == 0 {
		return nil, err
	}
	known := map[string]bool{}
	for _, a := range r.Assessments {
		for i := range a.Indicators {
			if a.Indicators[i].Part == "" {
				known[a.Indicators[i].ID] = a.Indicators[i].Kind == "qualitative"
			}
		}
	}
	if err := option.Check(p, known, rules.Nearest); err != nil {
		return nil, err
	}
	grades := trials[0].Grades()
	now := len(grades)
	for i, id := range grades {
		if id == r.Possible.Worst {
			now = i
		}
	}
	if now == 0 || len(grades) == 0 {
		return nil, nil
	}
	problem := &plan.Problem{Plant: p, Target: grades[now-1]}
	if len(p.Options) <= frontOptions {
		problem.Front = []string{"cost", "level", "index"}
	}
	for _, t := range trials {
		g, err := plan.NewGraded(t, problem.Target)
		if err != nil {
			return nil, nil // the systems name their grades differently: no common target
		}
		problem.Trials = append(problem.Trials, g)
	}
	calls := 0
	out, err := plan.Solve(problem, func() bool { calls++; return calls > looks })
	if err != nil && len(fault.All(err)) == 0 {
		return nil, err
	}
	return out, err
}
