package sparse

// Inverse holds the entries of A⁻¹ on the pattern of L.
type Inverse struct {
	f *Factor
	z []float64 // on the pattern of L
	d []float64 // the diagonal
}

// SelectedInverse computes the entries of A⁻¹ that lie on the pattern of L, which holds
// that of A: all that the variances of a network's streams need.
//
//	Z = D⁻¹L⁻¹ + (I − Lᵀ)Z, column by column from the last
//
// Source: Takahashi, Fagan, Chin, Proc. 8th PICA Conf., 1973, 63–69.
func (f *Factor) SelectedInverse() *Inverse {
	v := &Inverse{f: f, z: make([]float64, len(f.lx)), d: make([]float64, f.n)}
	l, t := make([]float64, f.n), make([]float64, f.n) // column j of L, and of Z while it grows
	seen := make([]int32, f.n)
	for k := range seen {
		seen[k] = none
	}
	for j := f.n - 1; j >= 0; j-- {
		begin, end := f.lp[j], f.lp[j+1]
		rows := f.li[begin:end]
		for p, i := range rows {
			l[i], t[i], seen[i] = f.lx[begin+p], 0, int32(j)
		}
		for _, k := range rows {
			lk, tk := l[k], t[k]-l[k]*v.d[k]
			zi, zx := f.li[f.lp[k]:f.lp[k+1]], v.z[f.lp[k]:f.lp[k+1]]
			for p, i := range zi {
				if seen[i] == int32(j) {
					t[i] -= lk * zx[p]
					tk -= l[i] * zx[p]
				}
			}
			t[k] = tk
		}
		sum := 1 / f.d[j]
		for p, i := range rows {
			v.z[begin+p] = t[i]
			sum -= l[i] * t[i]
		}
		v.d[j] = sum
	}
	return v
}

// At returns an entry of A⁻¹. It panics if the entry is not on the pattern: neighbours
// in A always are.
func (v *Inverse) At(row, column int32) float64 {
	i, j := v.f.place[row], v.f.place[column]
	if i == j {
		return v.d[i]
	}
	if i < j {
		i, j = j, i
	}
	low, high := v.f.lp[j], v.f.lp[j+1]
	for low < high {
		mid := (low + high) / 2
		if v.f.li[mid] < i {
			low = mid + 1
		} else {
			high = mid
		}
	}
	if low == v.f.lp[j+1] || v.f.li[low] != i {
		panic("sparse: entry of the inverse outside the pattern")
	}
	return v.z[low]
}
