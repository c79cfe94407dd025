package formula

import (
	"go/ast"
	"go/token"
	"math"
	"slices"
	"strconv"

	"headwater/unit"
)

// node is a checked part of an expression. The value of a node is in its unit.
type node struct {
	op    string // const, var, neg, +, -, *, /, or the name of a function
	value float64
	slot  int
	power int
	args  []*node
	unit  unit.Unit
}

func (c *compiler) literal(e *ast.BasicLit) *node {
	v, err := strconv.ParseFloat(e.Value, 64)
	if e.Kind != token.INT && e.Kind != token.FLOAT || err != nil || math.IsInf(v, 0) {
		return c.fail(e.Pos(), "formula-literal", e.Value)
	}
	return &node{op: "const", value: v}
}

// variable resolves a name or a call; percent becomes a fraction on entry.
func (c *compiler) variable(v Var) *node {
	slot, u, err := c.scope.Resolve(v)
	if err != nil {
		c.bad = append(c.bad, err)
		return nil
	}
	if !slices.Contains(c.expr.slots, slot) {
		c.expr.vars, c.expr.slots = append(c.expr.vars, v), append(c.expr.slots, slot)
	}
	n := &node{op: "var", slot: slot, unit: u}
	if u.IsPercent() {
		return &node{op: "*", args: []*node{n, {op: "const", value: 0.01}}}
	}
	return n
}

func (c *compiler) unary(e *ast.UnaryExpr, depth int) *node {
	n := c.node(e.X, depth+1)
	switch {
	case n == nil:
		return nil
	case e.Op == token.SUB:
		return &node{op: "neg", args: []*node{n}, unit: n.unit}
	case e.Op == token.ADD:
		return n
	}
	return c.fail(e.Pos(), "formula-operator", e.Op.String())
}

func (c *compiler) binary(e *ast.BinaryExpr, depth int) *node {
	a, b := c.node(e.X, depth+1), c.node(e.Y, depth+1)
	switch e.Op {
	case token.XOR:
		return c.fail(e.OpPos, "formula-caret")
	case token.REM:
		return c.fail(e.OpPos, "formula-percent")
	case token.ADD, token.SUB, token.MUL, token.QUO:
	default:
		return c.fail(e.OpPos, "formula-operator", e.Op.String())
	}
	if a == nil || b == nil {
		return nil
	}
	n := &node{op: e.Op.String(), args: []*node{a, b}}
	switch e.Op {
	case token.MUL:
		n.unit = a.unit.Mul(b.unit)
	case token.QUO:
		n.unit = a.unit.Div(b.unit)
	default:
		n.unit = a.unit
		if n.args[1] = c.aligned(e.OpPos, a, b); n.args[1] == nil {
			return nil
		}
	}
	return n
}

// aligned returns b in the unit of a, or reports that their dimensions differ.
func (c *compiler) aligned(pos token.Pos, a, b *node) *node {
	f, err := b.unit.Factor(a.unit)
	if err != nil {
		return c.fail(pos, "formula-units", a.unit.String(), b.unit.String())
	}
	if f == 1 {
		return b
	}
	return &node{op: "*", args: []*node{b, {op: "const", value: f}}, unit: a.unit}
}

// arity of the functions; -1 is one or more.
var arity = map[string]int{"min": -1, "max": -1, "abs": 1, "sqrt": 1, "exp": 1, "log": 1, "pow": 2}

func (c *compiler) call(e *ast.CallExpr, depth int) *node {
	fun, ok := e.Fun.(*ast.Ident)
	if !ok {
		return c.fail(e.Pos(), "formula-unsupported", c.expr.src)
	}
	want, known := arity[fun.Name]
	if !known {
		return c.namedCall(e, fun.Name)
	}
	if want >= 0 && len(e.Args) != want || len(e.Args) == 0 {
		return c.fail(e.Pos(), "formula-arguments", fun.Name, len(e.Args))
	}
	n := &node{op: fun.Name}
	for i, arg := range e.Args {
		a := c.node(arg, depth+1)
		if a == nil {
			return nil
		}
		if i > 0 && want < 0 {
			if a = c.aligned(arg.Pos(), n.args[0], a); a == nil {
				return nil
			}
		}
		n.args = append(n.args, a)
	}
	return c.functionUnit(e, n)
}

// functionUnit checks what a function may take and sets the unit of its value.
func (c *compiler) functionUnit(e *ast.CallExpr, n *node) *node {
	a := n.args[0]
	switch n.op {
	case "exp", "log", "sqrt":
		if a.unit.Dim() != (unit.Dim{}) {
			return c.fail(e.Pos(), "formula-plain", n.op, a.unit.String())
		}
		n.args[0] = c.aligned(e.Pos(), &node{}, a)
	case "pow":
		k := n.args[1]
		sign := 1.0
		if k.op == "neg" {
			k, sign = k.args[0], -1
		}
		if k.op != "const" || k.value != math.Trunc(k.value) || k.value > 30 {
			return c.fail(e.Pos(), "formula-power")
		}
		n.power = int(sign * k.value)
		n.args = n.args[:1]
		n.unit = a.unit.Pow(n.power)
	default:
		n.unit = a.unit
	}
	return n
}

// namedCall is a variable with quoted arguments, or with the bare words that its scope
// takes.
func (c *compiler) namedCall(e *ast.CallExpr, name string) *node {
	v := Var{Name: name}
	for _, arg := range e.Args {
		if word, ok := bare(arg); ok && c.takesBare(name, word) {
			v.Args = append(v.Args, word)
			continue
		}
		lit, ok := arg.(*ast.BasicLit)
		if !ok || lit.Kind != token.STRING {
			return c.fail(arg.Pos(), "formula-quoted", name)
		}
		s, err := strconv.Unquote(lit.Value)
		if err != nil {
			return c.fail(arg.Pos(), "formula-quoted", name)
		}
		v.Args = append(v.Args, s)
	}
	return c.variable(v)
}

// bare returns the text of a name or a whole number.
func bare(arg ast.Expr) (string, bool) {
	switch x := arg.(type) {
	case *ast.Ident:
		return x.Name, true
	case *ast.BasicLit:
		return x.Value, x.Kind == token.INT
	}
	return "", false
}

func (c *compiler) takesBare(name, word string) bool {
	w, ok := c.scope.(Worded)
	return ok && w.Bare(name, word)
}
