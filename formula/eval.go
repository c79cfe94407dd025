package formula

import "math"

// eval turns a node into a closure. The closures allocate nothing when called.
func (n *node) eval() func(x []float64) float64 {
	switch n.op {
	case "const":
		v := n.value
		return func([]float64) float64 { return v }
	case "var":
		slot := n.slot
		return func(x []float64) float64 { return x[slot] }
	}
	a := n.args[0].eval()
	if len(n.args) == 2 {
		b := n.args[1].eval()
		switch n.op {
		case "+":
			return func(x []float64) float64 { return a(x) + b(x) }
		case "-":
			return func(x []float64) float64 { return a(x) - b(x) }
		case "*":
			return func(x []float64) float64 { return a(x) * b(x) }
		case "/":
			return func(x []float64) float64 { return a(x) / b(x) }
		}
	}
	if n.op == "min" || n.op == "max" {
		return n.extremum()
	}
	f := functions[n.op]
	if n.op == "pow" {
		k := float64(n.power)
		return func(x []float64) float64 { return math.Pow(a(x), k) }
	}
	return func(x []float64) float64 { return f(a(x)) }
}

var functions = map[string]func(float64) float64{
	"neg": func(v float64) float64 { return -v }, "abs": math.Abs, "sqrt": math.Sqrt, "exp": math.Exp, "log": math.Log,
}

func (n *node) extremum() func(x []float64) float64 {
	var args []func(x []float64) float64
	for _, a := range n.args {
		args = append(args, a.eval())
	}
	pick := math.Min
	if n.op == "max" {
		pick = math.Max
	}
	return func(x []float64) float64 {
		v := args[0](x)
		for _, a := range args[1:] {
			v = pick(v, a(x))
		}
		return v
	}
}

// dual turns a node into a closure that returns its value and adds seed · ∂/∂x into
// grad: reverse accumulation over the tree. Values that a derivative needs are formed
// again rather than stored, so that nothing is allocated.
func (n *node) dual() func(x, grad []float64, seed float64) float64 {
	value := n.eval()
	switch n.op {
	case "const":
		return func(x, _ []float64, _ float64) float64 { return value(x) }
	case "var":
		slot := n.slot
		return func(x, grad []float64, seed float64) float64 {
			grad[slot] += seed
			return x[slot]
		}
	case "min", "max":
		return n.extremumDual()
	}
	a, da := n.args[0].eval(), n.args[0].dual()
	if len(n.args) == 2 {
		b, db := n.args[1].eval(), n.args[1].dual()
		switch n.op {
		case "+":
			return func(x, g []float64, s float64) float64 { return da(x, g, s) + db(x, g, s) }
		case "-":
			return func(x, g []float64, s float64) float64 { return da(x, g, s) - db(x, g, -s) }
		case "*":
			return func(x, g []float64, s float64) float64 { return da(x, g, s*b(x)) * db(x, g, s*a(x)) }
		case "/":
			return func(x, g []float64, s float64) float64 {
				u, v := a(x), b(x)
				da(x, g, s/v)
				db(x, g, -s*u/(v*v))
				return u / v
			}
		}
	}
	slope := n.slope()
	return func(x, g []float64, s float64) float64 {
		da(x, g, s*slope(a(x)))
		return value(x)
	}
}

// slope is the derivative of a function of one variable.
func (n *node) slope() func(v float64) float64 {
	switch n.op {
	case "neg":
		return func(float64) float64 { return -1 }
	case "abs":
		return func(v float64) float64 { return math.Copysign(1, v) }
	case "sqrt":
		return func(v float64) float64 { return 0.5 / math.Sqrt(v) }
	case "exp":
		return math.Exp
	case "log":
		return func(v float64) float64 { return 1 / v }
	}
	k := float64(n.power)
	return func(v float64) float64 {
		if k == 0 {
			return 0
		}
		return k * math.Pow(v, k-1)
	}
}

// extremumDual passes the derivative to the first argument that attains the extremum.
func (n *node) extremumDual() func(x, grad []float64, seed float64) float64 {
	value := n.eval()
	var args []func(x []float64) float64
	var duals []func(x, grad []float64, seed float64) float64
	for _, a := range n.args {
		args, duals = append(args, a.eval()), append(duals, a.dual())
	}
	return func(x, grad []float64, seed float64) float64 {
		v := value(x)
		for i, a := range args {
			if a(x) == v {
				duals[i](x, grad, seed)
				break
			}
		}
		return v
	}
}
