package uncertainty

import (
	"errors"
	"go/token"

	"headwater/fault"
	"headwater/formula"
	"headwater/unit"
)

// errBroken stands for an expression whose own problems have been reported.
var errBroken = errors.New("uses an expression that cannot be compiled")

// compile compiles every expression, each after those that it uses.
func (s *solver) compile() {
	s.texts, s.places = map[string]string{}, map[string]string{}
	m := s.model
	s.used = make([]bool, len(s.vars))
	given := 0
	for _, g := range []struct {
		at string
		e  *Texts
	}{{"/expression", &m.Expression}, {"/expressions", &m.Expressions}} {
		if g.e.isZero() {
			continue
		}
		given++
		if g.e.Many == nil {
			s.texts[""], s.places[""] = g.e.One, g.at
			continue
		}
		for name, text := range g.e.Many {
			s.texts[name], s.places[name] = text, pointer(g.at, name)
		}
	}
	switch {
	case given > 1:
		s.fail(fault.Conflict("/expressions", "uncertainty-expression-both"))
		return
	case len(s.texts) == 0 && len(m.Fits) == 0:
		s.fail(fault.Input("", "uncertainty-expression-wanted"))
		return
	}
	s.checkUnits()
	for _, name := range sortedKeys(s.texts) {
		if name != "" && !token.IsIdentifier(name) {
			s.fail(fault.Input(s.places[name], "uncertainty-name", name))
			continue
		}
		if _, ok := s.byName[name]; ok {
			s.fail(fault.Conflict(s.places[name], "uncertainty-name-twice", name))
			continue
		}
		s.compileOne(name)
	}
	if len(s.bad) > 0 {
		return // an expression that failed may hide a use
	}
	for i, v := range s.vars {
		if !s.used[i] && v.fit < 0 {
			s.fail(fault.Input(pointer("/inputs", v.name), "uncertainty-unused", v.name))
		}
	}
}

// compileOne compiles an expression unless it has been; it returns nil if it cannot be.
func (s *solver) compileOne(name string) *expression {
	switch s.state[name] {
	case 1:
		s.fail(fault.Input(s.places[name], "uncertainty-cycle", name))
		s.broken[name] = true
		return nil
	case 2:
		for _, e := range s.exprs {
			if e.name == name {
				return e
			}
		}
		return nil
	}
	s.state[name] = 1
	expr, err := formula.Compile(s.texts[name], s)
	s.state[name] = 2
	if err != nil {
		s.broken[name] = true
		for _, p := range fault.All(err) {
			s.fail(fault.At(s.places[name], p))
		}
		return nil
	}
	e := &expression{name: name, expr: expr, slot: len(s.vars) + len(s.exprs), scale: 1, unit: expr.Unit(), uses: make([]bool, len(s.vars))}
	for _, slot := range expr.Slots() {
		if slot < len(s.vars) {
			e.uses[slot] = true
			continue
		}
		for i, used := range s.exprs[slot-len(s.vars)].uses {
			e.uses[i] = e.uses[i] || used
		}
	}
	s.inUnit(e)
	s.exprs = append(s.exprs, e)
	return e
}

// inUnit sets the unit in which a result is printed: the one for all, or its own.
func (s *solver) inUnit(e *expression) {
	text, at := s.model.Unit.One, "/unit"
	if s.model.Unit.Many != nil {
		text, at = s.model.Unit.Many[e.name], pointer("/unit", e.name)
	}
	if text == "" {
		return
	}
	u, err := unit.Parse(text)
	if err == nil && u.IsPercent() && e.unit.Dim() == (unit.Dim{}) && !e.unit.IsPercent() {
		f, _ := e.unit.Factor(unit.Unit{})
		e.scale, e.unit = 100*f, u
		return
	}
	var f float64
	if err == nil {
		f, err = e.unit.Factor(u)
	}
	if err != nil {
		s.fail(fault.At(at, err))
		return
	}
	e.scale, e.unit = f, u
}

// checkUnits wants an expression for every unit that is given by name.
func (s *solver) checkUnits() {
	for _, name := range sortedKeys(s.model.Unit.Many) {
		if _, ok := s.texts[name]; !ok || name == "" {
			s.fail(fault.NotFound(pointer("/unit", name), "uncertainty-unit-name", name, s.nearest(name, sortedKeys(s.texts))))
		}
	}
}

// Resolve implements formula.Scope.
func (s *solver) Resolve(v formula.Var) (int, unit.Unit, error) {
	if len(v.Args) == 0 {
		if i, ok := s.byName[v.Name]; ok {
			s.used[i] = true
			return i, s.vars[i].unit, nil
		}
		if _, ok := s.texts[v.Name]; ok && v.Name != "" {
			e := s.compileOne(v.Name)
			if e == nil {
				return 0, unit.Unit{}, errBroken
			}
			e.used = true
			return e.slot, e.expr.Unit(), nil
		}
		if s.broken[v.Name] {
			return 0, unit.Unit{}, errBroken
		}
	}
	known := append(sortedKeys(s.byName), sortedKeys(s.texts)...)
	return 0, unit.Unit{}, fault.NotFound("", "uncertainty-variable", v.Name, s.nearest(v.Name, known))
}
