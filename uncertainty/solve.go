package uncertainty

import (
	"errors"
	"go/token"
	"math"
	"math/rand/v2"

	"headwater/fault"
	"headwater/formula"
	"headwater/unit"
)

// solver is a model made ready: variables first, then expressions in an order in which
// each finds those that it uses already evaluated.
type solver struct {
	model    *Model
	nearest  func(string, []string) string
	vars     []variable
	fits     []FitResult
	pairs    []pair
	groups   []group
	exprs    []*expression // in dependency order
	byName   map[string]int
	texts    map[string]string
	places   map[string]string
	state    map[string]int  // of an expression: 0 not seen, 1 being compiled, 2 done
	broken   map[string]bool // inputs and expressions that have been complained of
	used     []bool
	coverage float64
	draws    int
	bad      []error
}

// expression is one compiled expression; its value stands at slot in the vector of
// values, scaled into the unit wanted for the printed result.
type expression struct {
	name  string
	expr  *formula.Expr
	slot  int
	scale float64
	unit  unit.Unit
	uses  []bool // which variables, itself or through other expressions
	used  bool   // by another expression
}

func (s *solver) fail(err error) { s.bad = append(s.bad, err) }

// Evaluate computes every expression of a model with its uncertainty. Monte Carlo draws
// from rng, which the caller has seeded; m.SeedOf is only repeated in the result. The
// error holds every problem of the model, at JSON pointers; nearest proposes the closest
// of the known names, or "".
func Evaluate(m *Model, rng *rand.Rand, nearest func(word string, known []string) string) (*Result, error) {
	s, err := prepare(m, nearest)
	if err != nil {
		return nil, err
	}
	return s.result(rng)
}

// Check returns every problem of a model that can be seen before it is evaluated.
func Check(m *Model, nearest func(word string, known []string) string) error {
	_, err := prepare(m, nearest)
	return err
}

func prepare(m *Model, nearest func(string, []string) string) (*solver, error) {
	s := &solver{model: m, nearest: nearest, byName: map[string]int{}, state: map[string]int{}, broken: map[string]bool{}}
	s.readInputs()
	s.readFits()
	s.readCorrelations(m.Correlations)
	s.makeGroups()
	s.compile()
	s.readSettings()
	return s, errors.Join(s.bad...)
}

// name registers the name of a variable.
func (s *solver) name(at, name string) bool {
	if !token.IsIdentifier(name) {
		s.fail(fault.Input(at, "uncertainty-name", name))
		s.broken[name] = true
		return false
	}
	if _, ok := s.byName[name]; ok {
		s.fail(fault.Conflict(at, "uncertainty-name-twice", name))
		return false
	}
	s.byName[name] = len(s.vars)
	return true
}

func (s *solver) readInputs() {
	for _, name := range sortedKeys(s.model.Inputs) {
		at := pointer("/inputs", name)
		if !s.name(at, name) {
			continue
		}
		in := s.model.Inputs[name]
		v, bad := readInput(at, name, &in, s.nearest)
		s.bad = append(s.bad, bad...)
		s.broken[name] = len(bad) > 0
		if len(bad) == 0 && (math.IsInf(v.sd, 0) || math.IsNaN(v.sd) || math.IsInf(v.mean, 0)) {
			s.fail(fault.Input(at, "uncertainty-input-size", name))
		}
		s.vars = append(s.vars, v)
	}
}

func (s *solver) readFits() {
	names := map[string]int{}
	for i := range s.model.Fits {
		f := &s.model.Fits[i]
		at := pointer("/fits", i)
		if first, ok := names[f.Name]; ok {
			s.fail(fault.Conflict(at+"/name", "id-duplicate", f.Name, first+1))
			continue
		}
		names[f.Name] = i
		err := checkFit(at, f)
		var r FitResult
		if err == nil {
			r = line(f)
			for _, v := range []float64{r.Intercept, r.Slope, r.InterceptSD, r.SlopeSD, r.R} {
				if math.IsNaN(v) || math.IsInf(v, 0) {
					err = fault.Input(at, "uncertainty-fit-size", f.Name)
				}
			}
		}
		if err != nil {
			s.fail(err)
		}
		first := len(s.vars)
		if r.Variables == nil {
			r.Variables = line(&Fit{Name: f.Name, Intercept: f.Intercept, Slope: f.Slope}).Variables
		}
		for k, v := range []variable{{mean: r.Intercept, sd: r.InterceptSD}, {mean: r.Slope, sd: r.SlopeSD}} {
			v.name, v.kind, v.dof, v.group, v.fit = r.Variables[k], normal, float64(r.DOF), -1, i
			if !s.name(at, v.name) {
				return
			}
			s.vars = append(s.vars, v)
		}
		if err == nil && r.SlopeSD > 0 && r.R != 0 {
			s.pairs = append(s.pairs, pair{first, first + 1, r.R})
		}
		s.fits = append(s.fits, r)
	}
}

func (s *solver) readSettings() {
	m := s.model
	s.coverage, s.draws = DefaultCoverage, DefaultDraws
	if m.Coverage != nil {
		if s.coverage = *m.Coverage; !(s.coverage > 0 && s.coverage < 1) {
			s.fail(fault.Input("/coverage", "uncertainty-coverage", s.coverage))
		}
	}
	if m.Draws == nil {
		return
	}
	if s.draws = *m.Draws; s.draws < 1 || s.draws > maxDraws/max(1, len(s.exprs)) {
		s.fail(fault.Input("/draws", "uncertainty-draws", s.draws, maxDraws/max(1, len(s.exprs))))
	}
}

// result evaluates everything; the model has been found in order.
func (s *solver) result(rng *rand.Rand) (*Result, error) {
	r := &Result{Coverage: s.coverage, Draws: s.draws, Seed: s.model.SeedOf(), Fits: s.fits}
	if len(s.exprs) == 0 {
		return r, nil
	}
	outcomes, err := s.firstOrder()
	if err != nil {
		return nil, err
	}
	s.monteCarlo(rng, outcomes)
	if len(s.exprs) == 1 {
		r.Outcome = outcomes[0]
	}
	if s.texts[""] != "" {
		return r, nil
	}
	r.Results = map[string]*Outcome{}
	last, finals := 0, 0
	for i, e := range s.exprs {
		r.Results[e.name] = outcomes[i]
		if !e.used {
			last, finals = i, finals+1
		}
	}
	if finals == 1 {
		r.Outcome = outcomes[last]
	}
	r.Correlations = s.between(outcomes)
	return r, nil
}
