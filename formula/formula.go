// Package formula evaluates the expressions of index systems and plant files: a subset
// of Go's syntax, its units checked when it is compiled, evaluated without allocation.
//
//	e, err := formula.Compile("10 + 5*n", scope)
//	limit := e.Eval([]float64{4}) // 30
//
// # Conventions
//
// All literals are real numbers: 1/2 is 0.5. A variable is a name, or a call whose
// arguments are quoted words: energy("electricity"); a scope that is [Worded] takes some
// words bare, as in output(2022). Operators are + - * / and
// parentheses; functions are min, max, abs, sqrt, exp, log (of plain numbers) and
// pow(x, k) with a whole number k. Sums and extrema take one dimension; a term in another scale of it is
// converted to the unit of the first. Percent enters arithmetic as a hundredth.
//
// docs/method/formula.md describes the method.
package formula

import (
	"errors"
	"go/ast"
	"go/parser"
	"go/token"
	"strings"

	"headwater/fault"
	"headwater/unit"
)

// Var is a variable as written: a name, or a call with quoted arguments.
type Var struct {
	Name string
	Args []string
}

// Scope says where a variable lives in the vector of values, and its unit. Its error
// becomes a problem of the formula.
type Scope interface {
	Resolve(v Var) (slot int, u unit.Unit, err error)
}

// Worded is a Scope whose calls take some words without quotes: output(2022) and
// output(campaign). Everywhere else an argument stands in quotes.
type Worded interface {
	Scope
	Bare(name, word string) bool
}

// Expr is a compiled expression.
type Expr struct {
	src   string
	unit  unit.Unit
	eval  func(x []float64) float64
	dual  func(x, grad []float64, seed float64) float64
	vars  []Var
	slots []int
}

// The limits of a formula: longer or deeper ones are mistakes or attacks.
const (
	maxLength = 4096
	maxDepth  = 200
)

// Compile parses a formula and checks its units. Every problem comes back joined, with
// the column where it stands; problems of the scope are kept as they are.
func Compile(src string, scope Scope) (*Expr, error) {
	if len(src) > maxLength {
		return nil, fault.Input("", "formula-long", len(src), maxLength)
	}
	text := plain.Replace(src)
	if strings.TrimSpace(text) == "" {
		return nil, fault.Input("", "formula-empty")
	}
	if deepest(text) > maxDepth {
		return nil, fault.Input("", "formula-deep", maxDepth)
	}
	tree, err := parser.ParseExpr(text)
	if err != nil {
		return nil, syntaxProblem(text, err)
	}
	c := &compiler{scope: scope, expr: &Expr{src: src}}
	n := c.node(tree, 0)
	if err := errors.Join(c.bad...); err != nil {
		return nil, err
	}
	c.expr.unit = n.unit
	c.expr.eval = n.eval()
	c.expr.dual = n.dual()
	return c.expr, nil
}

// plain turns the signs that Chinese keyboards give into those of the syntax.
var plain = strings.NewReplacer("（", "(", "）", ")", "＋", "+", "－", "-", "−", "-", "×", "*", "·", "*", "÷", "/", "／", "/", "，", ",", "“", `"`, "”", `"`)

// deepest bounds the nesting before the parser recurses: parentheses and signs.
func deepest(s string) int {
	depth, most, signs := 0, 0, 0
	for _, r := range s {
		switch r {
		case '(', '[', '{':
			depth++
		case ')', ']', '}':
			depth--
		case '-', '+', '*', '&', '!', '^':
			signs++
			most = max(most, depth+signs)
			continue
		case ' ':
			continue
		}
		signs = 0
		most = max(most, depth)
	}
	return most
}

func syntaxProblem(text string, err error) error {
	s := err.Error()
	column := 1
	if parts := strings.SplitN(s, ":", 3); len(parts) == 3 {
		column = 0
		for _, r := range parts[1] {
			column = column*10 + int(r-'0')
		}
		s = strings.TrimSpace(parts[2])
	}
	if i := implicit(text); i > 0 {
		return fault.Input("", "formula-implicit", text, i)
	}
	return fault.Input("", "formula-syntax", text, column, s)
}

// implicit finds a number directly before a name, as in 10+5n: the column, or 0.
func implicit(text string) int {
	column, digit := 0, false
	for _, r := range text {
		column++
		isDigit := r >= '0' && r <= '9'
		if digit && !isDigit && r != '.' && r != 'e' && r != 'E' && r != ' ' && !strings.ContainsRune("+-*/(),%^", r) {
			return column
		}
		digit = isDigit
	}
	return 0
}

// Unit returns the unit of the value.
func (e *Expr) Unit() unit.Unit { return e.unit }

// Src returns the formula as written.
func (e *Expr) Src() string { return e.src }

// Vars lists the variables in the order of their first use.
func (e *Expr) Vars() []Var { return e.vars }

// Slots lists the slots of the variables, in the same order.
func (e *Expr) Slots() []int { return e.slots }

// Eval returns the value; x holds every variable at its slot, in its unit. Division by
// zero gives ±Inf or NaN as in Go: callers check the result. Eval allocates nothing.
func (e *Expr) Eval(x []float64) float64 { return e.eval(x) }

// Grad returns the value and adds the derivative by every variable into grad, which has
// the length of x. It allocates nothing.
func (e *Expr) Grad(x, grad []float64) float64 { return e.dual(x, grad, 1) }

type compiler struct {
	scope Scope
	expr  *Expr
	bad   []error
}

func (c *compiler) fail(pos token.Pos, code string, args ...any) *node {
	c.bad = append(c.bad, fault.Input("", code, append([]any{c.expr.src, int(pos)}, args...)...))
	return nil
}

func (c *compiler) node(e ast.Expr, depth int) *node {
	if depth > maxDepth {
		return c.fail(e.Pos(), "formula-deep", maxDepth)
	}
	switch e := e.(type) {
	case *ast.ParenExpr:
		return c.node(e.X, depth+1)
	case *ast.BasicLit:
		return c.literal(e)
	case *ast.Ident:
		return c.variable(Var{Name: e.Name})
	case *ast.UnaryExpr:
		return c.unary(e, depth)
	case *ast.BinaryExpr:
		return c.binary(e, depth)
	case *ast.CallExpr:
		return c.call(e, depth)
	}
	return c.fail(e.Pos(), "formula-unsupported", c.expr.src[min(int(e.Pos())-1, len(c.expr.src)):])
}
