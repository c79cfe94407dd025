package lp

import "math"

// matrix is an m×n matrix by columns and by rows.
type matrix struct {
	m, n               int
	colStart, rowStart []int32
	colIndex, rowIndex []int32
	colValue, rowValue []float64
}

// newMatrix multiplies row i by rowScale[i] and column j by colScale[j] (nil: 1); entries
// of one row in the same column are added up, zeros left out.
func newMatrix(n int, rows []Row, rowScale, colScale []float64) matrix {
	a := matrix{m: len(rows), n: n, colStart: make([]int32, n+1), rowStart: make([]int32, len(rows)+1)}
	seen := make([]int32, n) // place of column j in the row at hand, plus one
	for i := range rows {
		from := len(a.rowIndex)
		for k, j := range rows[i].Index {
			v := rows[i].Value[k]
			if at := int(seen[j]); at > from {
				a.rowValue[at-1] += v
				continue
			}
			a.rowIndex = append(a.rowIndex, int32(j))
			a.rowValue = append(a.rowValue, v)
			seen[j] = int32(len(a.rowIndex))
		}
		keep := from
		for k := from; k < len(a.rowIndex); k++ {
			if v := a.rowValue[k]; v != 0 {
				if rowScale != nil {
					v *= rowScale[i]
				}
				if colScale != nil {
					v *= colScale[a.rowIndex[k]]
				}
				a.rowIndex[keep], a.rowValue[keep] = a.rowIndex[k], v
				keep++
			}
		}
		for _, j := range rows[i].Index {
			seen[j] = 0
		}
		a.rowIndex, a.rowValue = a.rowIndex[:keep], a.rowValue[:keep]
		a.rowStart[i+1] = int32(keep)
	}
	a.transpose()
	return a
}

func (a *matrix) transpose() {
	for _, j := range a.rowIndex {
		a.colStart[j+1]++
	}
	for j := range a.n {
		a.colStart[j+1] += a.colStart[j]
	}
	a.colIndex = make([]int32, len(a.rowIndex))
	a.colValue = make([]float64, len(a.rowIndex))
	next := append([]int32(nil), a.colStart[:a.n]...)
	for i := range a.m {
		for k := a.rowStart[i]; k < a.rowStart[i+1]; k++ {
			at := next[a.rowIndex[k]]
			next[a.rowIndex[k]]++
			a.colIndex[at], a.colValue[at] = int32(i), a.rowValue[k]
		}
	}
}

func (a *matrix) row(i int) ([]int32, []float64) {
	return a.rowIndex[a.rowStart[i]:a.rowStart[i+1]], a.rowValue[a.rowStart[i]:a.rowStart[i+1]]
}

func (a *matrix) col(j int) ([]int32, []float64) {
	return a.colIndex[a.colStart[j]:a.colStart[j+1]], a.colValue[a.colStart[j]:a.colStart[j+1]]
}

// scales brings the entries of rows and columns near 1: geometric means, four passes,
// rounded to powers of two, so that scaling and back loses no digit.
//
// Source: Fourer 1982, Solving staircase linear programs by the simplex method, 1.
func scales(n int, rows []Row, columns bool) (row, col []float64) {
	row, col = ones(len(rows)), ones(n)
	low, high := make([]float64, n), make([]float64, n)
	for range 4 {
		for j := range n {
			low[j], high[j] = math.Inf(1), 0
		}
		for i := range rows {
			small, large := math.Inf(1), 0.0
			for k, j := range rows[i].Index {
				if v := math.Abs(rows[i].Value[k]) * col[j]; v > 0 {
					small, large = min(small, v), max(large, v)
				}
			}
			if large > 0 {
				row[i] = powerOfTwo(1 / math.Sqrt(small*large))
				if !columns {
					row[i] = powerOfTwo(1 / large)
				}
			}
			for k, j := range rows[i].Index {
				if v := math.Abs(rows[i].Value[k]) * row[i]; v > 0 {
					low[j], high[j] = min(low[j], v), max(high[j], v)
				}
			}
		}
		if !columns {
			return row, col
		}
		for j := range n {
			if high[j] > 0 {
				col[j] = powerOfTwo(1 / math.Sqrt(low[j]*high[j]))
			}
		}
	}
	return row, col
}

func powerOfTwo(x float64) float64 {
	if !(x > 0) || math.IsInf(x, 0) {
		return 1
	}
	_, e := math.Frexp(x)
	return math.Ldexp(1, e-1)
}

func ones(n int) []float64 {
	v := make([]float64, n)
	for i := range v {
		v[i] = 1
	}
	return v
}
