package balance

import (
	"math"

	"gonum.org/v1/gonum/mat"
)

// point describes the solution: classes, variances to first order, statistics.
func (w *work) point() *Point {
	n := len(w.Vars)
	r := &Point{X: append([]float64(nil), w.x...), SD: make([]float64, n), Z: nans(n), Reach: make([]float64, n), Class: make([]string, n), Iterations: w.iterations, Optimality: w.kkt}
	if w.right != nil {
		_, r.DOF = w.right.Dims()
	}
	for k, j := range w.measured {
		d := (w.Vars[j].Value - w.x[j]) / w.Vars[j].SD
		r.Objective += d * d
		reach := 0.0
		if w.right != nil {
			reach = squareOf(w.right.RawRowView(k))
		}
		r.Class[j] = Nonredundant
		r.SD[j] = w.Vars[j].SD
		if reach > rankTolerance {
			r.Class[j], r.Reach[j] = Redundant, min(reach, 1)
			r.SD[j] *= math.Sqrt(1 - r.Reach[j])
			r.Z[j] = d / math.Sqrt(reach)
		}
	}
	w.unmeasured(r)
	for j, v := range w.Vars {
		if v.State == Fixed {
			r.Class[j] = Nonredundant
		}
	}
	return r
}

func nans(n int) []float64 {
	out := make([]float64, n)
	for i := range out {
		out[i] = math.NaN()
	}
	return out
}

func squareOf(row []float64) (sum float64) {
	for _, v := range row {
		sum += v * v
	}
	return sum
}

// unmeasured fills the unmeasured variables: unobservable where a direction that no
// equation feels moves them, otherwise with the uncertainty that the readings give them:
// cov(u) = A⁺·B·cov(x)·Bᵀ·A⁺ᵀ.
func (w *work) unmeasured(r *Point) {
	if len(w.free) == 0 {
		return
	}
	var spread mat.Dense // A⁺·B·cov(x)^½ with cov(x) = I − right·rightᵀ, a projection
	if len(w.measured) > 0 {
		var ab mat.Dense
		ab.Mul(w.pinv, w.b)
		spread.CloneFrom(&ab)
		if w.right != nil {
			var t, u mat.Dense
			t.Mul(&ab, w.right)
			u.Mul(&t, w.right.T())
			spread.Sub(&ab, &u)
		}
	}
	for k, j := range w.free {
		r.Class[j] = Observable
		if w.null != nil && squareOf(w.null.RawRowView(k)) > rankTolerance {
			r.Class[j], r.X[j], r.SD[j] = Unobservable, math.NaN(), math.NaN()
			continue
		}
		if len(w.measured) > 0 {
			r.SD[j] = w.scale[j] * math.Sqrt(squareOf(spread.RawRowView(k)))
		}
	}
}
