package balance

import (
	"errors"
	"math"

	"gonum.org/v1/gonum/mat"
)

// ErrNotConverged says that successive linearisation did not reach a point that meets the
// conditions of optimality.
var ErrNotConverged = errors.New("balance: no solution found from this start")

// Nonlinear is a set of variables under equations f(x) = 0.
type Nonlinear struct {
	Vars  []Reading // Value of an unmeasured one is where the search starts
	Equal int       // number of equations
	// Eval fills f (length Equal) and its derivatives jac (Equal × len(Vars)) at x.
	Eval func(x, f []float64, jac *mat.Dense)
}

// Point is a solution of a Nonlinear problem.
type Point struct {
	X          []float64 // NaN where unobservable
	SD         []float64 // standard uncertainty of X, first order
	Z          []float64 // adjustment / its standard uncertainty; NaN where nothing checks it
	Reach      []float64 // part of the reading's variance that the equations take away
	Class      []string
	Objective  float64
	DOF        int
	Iterations int
	Optimality float64 // largest violation of the optimality conditions
}

// Limits of the search: 100 linearisations; conditions met to 1e-8 standard uncertainties.
const (
	maxIterations = 100
	optimal       = 1e-8
)

// Solve finds the point closest to the readings at which the equations hold:
//
//	minimise Σ ((xⱼ − yⱼ)/sdⱼ)²  subject to  f(x) = 0
//
// by successive linearisation. Each step projects the unmeasured variables out of the
// linearised equations (Crowe 1983), moves the readings by the least weighted squares,
// and then the unmeasured variables by what the equations leave them. A step is halved
// until the merit Σ((x−y)/sd)²/2 + ρΣ|f| falls. The result is accepted only if the
// conditions of optimality of the nonlinear problem itself hold.
//
// It returns [ErrNotConverged] otherwise. Redundant or dependent equations are allowed.
//
// Source: Britt & Luecke, Technometrics 15 (1973) 233–247; Crowe, AIChE J. 29 (1983) 881–888.
func (p *Nonlinear) Solve() (*Point, error) {
	_, point, err := p.search()
	return point, err
}

func (p *Nonlinear) search() (*work, *Point, error) {
	w := newWork(p)
	for w.iterations = 1; w.iterations <= maxIterations; w.iterations++ {
		if !w.linearise() {
			break
		}
		step := w.direction()
		if w.kkt <= optimal {
			return w, w.point(), nil
		}
		if !w.move(step) {
			break
		}
	}
	return nil, nil, ErrNotConverged
}

// work is the state of a search. Measured variables are scaled by sd, unmeasured ones by
// their size, equations by their gradient.
type work struct {
	*Nonlinear
	measured, free []int // indices of variables
	x, f           []float64
	jac            *mat.Dense
	scale          []float64 // of every variable: x = scale · scaled
	lambda         []float64 // multipliers of the equations as given
	b              *mat.Dense
	null           *mat.Dense // basis of the unmeasured directions that no equation feels; nil: none
	left           *mat.Dense // rows: combinations of equations free of unmeasured variables
	right          *mat.Dense // columns: orthonormal basis of the checked directions
	pinv           *mat.Dense // of the unmeasured part
	rows           []float64  // scale of every equation
	rho            float64
	kkt            float64
	iterations     int
}

func newWork(p *Nonlinear) *work {
	w := &work{Nonlinear: p, f: make([]float64, p.Equal), x: make([]float64, len(p.Vars)), scale: make([]float64, len(p.Vars)), lambda: make([]float64, p.Equal), rows: make([]float64, p.Equal)}
	for j, v := range p.Vars {
		w.x[j] = v.Value
		switch v.State {
		case Measured:
			w.measured = append(w.measured, j)
			w.scale[j] = v.SD
		case Unmeasured:
			w.free = append(w.free, j)
		}
	}
	w.jac = mat.NewDense(p.Equal, len(p.Vars), nil)
	return w
}

// linearise evaluates the equations and scales their derivatives.
func (w *work) linearise() bool {
	w.jac.Zero()
	w.Eval(w.x, w.f, w.jac)
	for _, j := range w.free {
		w.scale[j] = max(math.Abs(w.x[j]), 1e-6)
	}
	for i := range w.Equal {
		var square float64
		for j := range w.Vars {
			d := w.jac.At(i, j) * w.scale[j]
			square += d * d
		}
		if math.IsNaN(square) || math.IsInf(square, 0) || math.IsNaN(w.f[i]) {
			return false
		}
		w.rows[i] = 1
		if square > 0 {
			w.rows[i] = 1 / math.Sqrt(square)
		}
	}
	return true
}

// part is the scaled derivative by some of the variables.
func (w *work) part(of []int) *mat.Dense {
	if len(of) == 0 {
		return nil
	}
	m := mat.NewDense(w.Equal, len(of), nil)
	for i := range w.Equal {
		for k, j := range of {
			m.Set(i, k, w.jac.At(i, j)*w.scale[j]*w.rows[i])
		}
	}
	return m
}

// rankTolerance decides which singular values of scaled derivatives are zero.
const rankTolerance = 1e-9

// direction is the step to the solution of the linearised problem; it also fills the
// multipliers and the violation of the optimality conditions at the present point.
func (w *work) direction() []float64 {
	w.b = w.part(w.measured)
	w.project(w.part(w.free))
	// h = left·(f + B·(y − x)): what the readings leave over in the checked combinations
	rest := mat.NewVecDense(w.Equal, nil)
	for i := range w.Equal {
		v := w.f[i] * w.rows[i]
		for k, j := range w.measured {
			v += w.b.At(i, k) * (w.Vars[j].Value - w.x[j]) / w.scale[j]
		}
		rest.SetVec(i, v)
	}
	step := make([]float64, len(w.Vars))
	adjusted, multipliers := w.adjustment(rest)
	moved := mat.NewVecDense(w.Equal, nil)
	for k, j := range w.measured {
		step[j] = w.Vars[j].Value - w.scale[j]*adjusted[k] - w.x[j]
	}
	for i := range w.Equal {
		v := w.f[i] * w.rows[i]
		for k, j := range w.measured {
			v += w.b.At(i, k) * step[j] / w.scale[j]
		}
		moved.SetVec(i, -v)
		w.lambda[i] = multipliers[i] * w.rows[i]
	}
	if w.pinv != nil {
		var u mat.VecDense
		u.MulVec(w.pinv, moved)
		for k, j := range w.free {
			step[j] = w.scale[j] * u.AtVec(k)
		}
	}
	w.kkt = w.violation(step)
	return step
}

// violation of the conditions of optimality at the present point: equations in standard
// uncertainties of what enters them, and the distance to the linearised solution.
func (w *work) violation(step []float64) (worst float64) {
	for i := range w.Equal {
		worst = max(worst, math.Abs(w.f[i]*w.rows[i]))
	}
	for j, s := range step {
		if s != 0 {
			worst = max(worst, math.Abs(s)/w.scale[j])
		}
	}
	return worst
}

// project finds the combinations of equations that hold no unmeasured variable.
func (w *work) project(a *mat.Dense) {
	w.left, w.null, w.pinv = nil, nil, nil
	if a == nil {
		return
	}
	var svd mat.SVD
	svd.Factorize(a, mat.SVDFull)
	values := svd.Values(nil)
	rank := 0
	for rank < len(values) && values[rank] > rankTolerance*values[0] {
		rank++
	}
	var u, v mat.Dense
	svd.UTo(&u)
	svd.VTo(&v)
	m, n := a.Dims()
	w.left = mat.NewDense(max(m-rank, 1), m, nil)
	for i := rank; i < m; i++ {
		for k := range m {
			w.left.Set(i-rank, k, u.At(k, i))
		}
	}
	if rank < n {
		w.null = mat.DenseCopyOf(v.Slice(0, n, rank, n))
	}
	w.pinv = mat.NewDense(n, m, nil)
	for k := range rank {
		for i := range n {
			for j := range m {
				w.pinv.Set(i, j, w.pinv.At(i, j)+v.At(i, k)*u.At(j, k)/values[k])
			}
		}
	}
}

// adjustment returns the scaled adjustments of the readings (y − x)/sd of the linearised
// problem and the multipliers of the scaled equations.
func (w *work) adjustment(rest *mat.VecDense) (adjusted, multipliers []float64) {
	adjusted, multipliers = make([]float64, len(w.measured)), make([]float64, w.Equal)
	w.right = nil
	if len(w.measured) == 0 {
		return adjusted, multipliers
	}
	g, h := mat.DenseCopyOf(w.b), mat.VecDenseCopyOf(rest)
	if w.left != nil {
		g, h = new(mat.Dense), new(mat.VecDense)
		g.Mul(w.left, w.b)
		h.MulVec(w.left, rest)
	}
	var svd mat.SVD
	svd.Factorize(g, mat.SVDThin)
	values := svd.Values(nil)
	var u, v mat.Dense
	svd.UTo(&u)
	svd.VTo(&v)
	rank := 0
	for rank < len(values) && values[rank] > rankTolerance {
		rank++
	}
	rows, _ := g.Dims()
	dual := make([]float64, rows)
	for k := range rank {
		var t float64
		for i := range rows {
			t += u.At(i, k) * h.AtVec(i)
		}
		t /= values[k]
		for j := range adjusted {
			adjusted[j] += v.At(j, k) * t
		}
		for i := range dual {
			dual[i] += u.At(i, k) * t / values[k]
		}
	}
	if rank > 0 {
		w.right = mat.DenseCopyOf(v.Slice(0, len(w.measured), 0, rank))
	}
	if w.left == nil {
		copy(multipliers, dual)
		return adjusted, multipliers
	}
	for i := range multipliers {
		for k := range dual {
			multipliers[i] += w.left.At(k, i) * dual[k]
		}
	}
	return adjusted, multipliers
}

// merit of a point: half the objective, and the equations at the price rho.
func (w *work) merit(x []float64) float64 {
	f := make([]float64, w.Equal)
	w.Eval(x, f, mat.NewDense(w.Equal, len(w.Vars), nil))
	var m float64
	for _, j := range w.measured {
		d := (x[j] - w.Vars[j].Value) / w.Vars[j].SD
		m += d * d / 2
	}
	for i := range f {
		m += w.rho * math.Abs(f[i]*w.rows[i])
	}
	return m
}

// move takes the step, halved until the merit falls.
func (w *work) move(step []float64) bool {
	w.rho = 0
	for i, l := range w.lambda {
		w.rho = max(w.rho, 2*math.Abs(l/w.rows[i]))
	}
	w.rho = max(w.rho, 1)
	before := w.merit(w.x)
	next := make([]float64, len(w.x))
	for size := 1.0; size > 1e-12; size /= 2 {
		for j := range next {
			next[j] = w.x[j] + size*step[j]
		}
		if after := w.merit(next); after < before || w.kkt < 1e-4 && after <= before+1e-9*(1+math.Abs(before)) {
			copy(w.x, next)
			return true
		}
	}
	return false
}
