// Package balance reconciles measured flows with the conservation laws of a process
// network. This file stands in for the engine: dense, for small networks.
package balance

import (
	"errors"
	"math"
	"slices"

	"gonum.org/v1/gonum/mat"
	"gonum.org/v1/gonum/stat/distuv"
)

type State int

const (
	Unmeasured State = iota
	Measured
	Fixed
)

type Stream struct {
	ID, From, To string
	State        State
	Value, SD    float64
}

type Stock struct {
	Node      string
	Value, SD float64
}

type Network struct {
	Streams []Stream
	Stocks  []Stock
	Bounds  bool
}

type Options struct {
	Alpha            float64
	Serial, Variance bool
}

type Result struct {
	Method           string
	Objective        float64
	DOF              int
	Critical, PValue *float64
	Pass             bool
	Streams          []StreamResult
	Nodes            []NodeResult
	Suspects         []Suspect
}

type StreamResult struct {
	ID                              string
	Measured, SD, Value, ValueSD, Z *float64
	Class                           string
}

type NodeResult struct {
	ID                  string   `json:"id"`
	Imbalance           *float64 `json:"imbalance"`
	ImbalanceReconciled *float64 `json:"imbalance_reconciled"`
}

type Suspect struct {
	Stream    string   `json:"stream"`
	Statistic float64  `json:"statistic"`
	Ties      []string `json:"ties"`
}

// Reconcile solves by elimination of the unmeasured flows and dense least squares.
func Reconcile(n *Network, o Options) (*Result, error) {
	var nodes []string
	add := func(id string) {
		if id != "" && !slices.Contains(nodes, id) {
			nodes = append(nodes, id)
		}
	}
	for _, s := range n.Streams {
		add(s.From)
		add(s.To)
	}
	slices.Sort(nodes)
	vars := slices.Clone(n.Streams)
	for _, s := range n.Stocks {
		st := Stream{ID: "\x00" + s.Node, From: s.Node, State: Measured, Value: s.Value, SD: s.SD}
		if s.SD == 0 {
			st.State = Fixed
		}
		vars = append(vars, st)
	}
	m, k := len(nodes), len(vars)
	if m == 0 || k == 0 {
		return nil, errors.New("empty network")
	}
	// columns: unmeasured first, then measured; right side from the fixed
	var un, me []int
	for j, v := range vars {
		switch v.State {
		case Unmeasured:
			un = append(un, j)
		case Measured:
			if !(v.SD > 0) {
				return nil, errors.New("sd of " + v.ID + " is not positive")
			}
			me = append(me, j)
		}
	}
	sign := func(i, j int) float64 {
		s := 0.0
		if vars[j].To == nodes[i] {
			s++
		}
		if vars[j].From == nodes[i] {
			s--
		}
		return s
	}
	cols := append(slices.Clone(un), me...)
	a := mat.NewDense(m, len(cols)+1, nil)
	for i := range m {
		for c, j := range cols {
			a.Set(i, c, sign(i, j))
		}
		rhs := 0.0
		for j, v := range vars {
			if v.State == Fixed {
				rhs -= sign(i, j) * v.Value
			}
		}
		a.Set(i, len(cols), rhs)
	}
	pivots := reduce(a, len(un))
	r := len(pivots) // rows used for unmeasured
	rest := independent(a, r, len(un), len(me))
	x := make([]float64, len(me))
	for c, j := range me {
		x[c] = vars[j].Value
	}
	res := &Result{Method: "dense stub", DOF: len(rest), Pass: true}
	q := len(rest)
	cov := mat.NewDense(max(1, len(me)), max(1, len(me)), nil)
	for c, j := range me {
		cov.Set(c, c, vars[j].SD*vars[j].SD)
	}
	xr := slices.Clone(x)
	z := make([]float64, len(me))
	if q > 0 {
		b := mat.NewDense(q, len(me), nil)
		d := mat.NewVecDense(q, nil)
		for i, row := range rest {
			f := -a.At(row, len(cols))
			for c := range me {
				b.Set(i, c, a.At(row, len(un)+c))
				f += a.At(row, len(un)+c) * x[c]
			}
			d.SetVec(i, f)
		}
		var bs, h, g mat.Dense
		bs.Mul(b, cov)
		h.Mul(&bs, b.T())
		if err := g.Inverse(&h); err != nil {
			return nil, err
		}
		var lam mat.VecDense
		lam.MulVec(&g, d)
		res.Objective = mat.Dot(d, &lam)
		var adj mat.VecDense
		adj.MulVec(bs.T(), &lam)
		var t, red mat.Dense
		t.Mul(&g, &bs)
		red.Mul(bs.T(), &t)
		for c := range me {
			xr[c] = x[c] - adj.AtVec(c)
			if v := red.At(c, c); v > 1e-18*cov.At(c, c) {
				z[c] = math.Abs(adj.AtVec(c)) / math.Sqrt(v)
			}
		}
		cov.Sub(cov, &red)
		chi := distuv.ChiSquared{K: float64(q)}
		alpha := o.Alpha
		if alpha == 0 {
			alpha = 0.05
		}
		res.Critical = new(chi.Quantile(1 - alpha))
		res.PValue = new(chi.Survival(res.Objective))
		res.Pass = res.Objective <= *res.Critical
		level := distuv.UnitNormal.Quantile(1 - (1-math.Pow(1-alpha, 1/float64(len(me))))/2)
		for c, j := range me {
			if z[c] > level && vars[j].ID[0] != 0 {
				res.Suspects = append(res.Suspects, Suspect{vars[j].ID, z[c], nil})
			}
		}
		slices.SortStableFunc(res.Suspects, func(p, q Suspect) int {
			if p.Statistic > q.Statistic {
				return -1
			}
			if p.Statistic < q.Statistic {
				return 1
			}
			return 0
		})
	}
	values := map[int]float64{}
	out := make([]StreamResult, len(vars))
	for j, v := range vars {
		out[j] = StreamResult{ID: v.ID}
		if v.State == Fixed {
			out[j].Class, out[j].Value = "fixed", new(v.Value)
			values[j] = v.Value
		}
	}
	for c, j := range me {
		o := &out[j]
		o.Measured, o.SD, o.Value = new(vars[j].Value), new(vars[j].SD), new(xr[c])
		o.ValueSD = new(math.Sqrt(max(0, cov.At(c, c))))
		o.Class = "nonredundant"
		if *o.ValueSD < vars[j].SD*(1-1e-9) {
			o.Class, o.Z = "redundant", new(z[c])
		}
		values[j] = xr[c]
	}
	for i, p := range pivots {
		j := un[p]
		free := false
		for c := range un {
			free = free || c != p && math.Abs(a.At(i, c)) > 1e-12
		}
		if free {
			continue
		}
		v := a.At(i, len(cols))
		w := mat.NewVecDense(max(1, len(me)), nil)
		for c := range me {
			v -= a.At(i, len(un)+c) * xr[c]
			w.SetVec(c, a.At(i, len(un)+c))
		}
		out[j].Value, out[j].ValueSD, out[j].Class = new(v), new(math.Sqrt(max(0, mat.Inner(w, cov, w)))), "observable"
		values[j] = v
	}
	for _, j := range un {
		if out[j].Class == "" {
			out[j].Class = "unobservable"
		}
	}
	for i, id := range nodes {
		raw, rec, okA, okB := 0.0, 0.0, true, true
		for j, v := range vars {
			s := sign(i, j)
			if s == 0 {
				continue
			}
			okA = okA && v.State != Unmeasured
			raw += s * v.Value
			w, ok := values[j]
			okB = okB && ok
			rec += s * w
		}
		nr := NodeResult{ID: id}
		if okA {
			nr.Imbalance = new(raw)
		}
		if okB {
			nr.ImbalanceReconciled = new(rec)
		}
		res.Nodes = append(res.Nodes, nr)
	}
	res.Streams = out[:len(n.Streams)]
	return res, nil
}

// reduce brings the first n columns to reduced row echelon form; pivots by row.
func reduce(a *mat.Dense, n int) (pivots []int) {
	m, w := a.Dims()
	row := 0
	for c := 0; c < n && row < m; c++ {
		best := row
		for i := row; i < m; i++ {
			if math.Abs(a.At(i, c)) > math.Abs(a.At(best, c)) {
				best = i
			}
		}
		if math.Abs(a.At(best, c)) < 1e-12 {
			continue
		}
		for j := range w {
			x, y := a.At(row, j), a.At(best, j)
			a.Set(row, j, y)
			a.Set(best, j, x)
		}
		p := a.At(row, c)
		for j := range w {
			a.Set(row, j, a.At(row, j)/p)
		}
		for i := range m {
			if f := a.At(i, c); i != row && f != 0 {
				for j := range w {
					a.Set(i, j, a.At(i, j)-f*a.At(row, j))
				}
			}
		}
		pivots = append(pivots, c)
		row++
	}
	return pivots
}

// independent lists the rows from r on that are independent in the measured columns.
func independent(a *mat.Dense, r, un, me int) (rows []int) {
	m, _ := a.Dims()
	work := mat.DenseCopyOf(a)
	used := map[int]bool{}
	for c := un; c < un+me; c++ {
		best := -1
		for i := r; i < m; i++ {
			if !used[i] && math.Abs(work.At(i, c)) > 1e-9 && (best < 0 || math.Abs(work.At(i, c)) > math.Abs(work.At(best, c))) {
				best = i
			}
		}
		if best < 0 {
			continue
		}
		used[best] = true
		for i := r; i < m; i++ {
			if f := work.At(i, c) / work.At(best, c); !used[i] && f != 0 {
				for j := c; j < un+me; j++ {
					work.Set(i, j, work.At(i, j)-f*work.At(best, j))
				}
			}
		}
	}
	for i := r; i < m; i++ {
		if used[i] {
			rows = append(rows, i)
		}
	}
	return rows
}
