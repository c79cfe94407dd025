package portfolio

import (
	"encoding/csv"
	"math"
	"os"
	"path/filepath"
	"strconv"
	"testing"

	"headwater/input"
	"headwater/lp"
)

func read(t testing.TB, name string) *File {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("testdata/reference", name))
	if err != nil {
		t.Fatal(err)
	}
	doc, err := input.Parse(name, data)
	if err != nil {
		t.Fatal(err)
	}
	f := &File{}
	if err := doc.Decode(f); err != nil {
		t.Fatal(err)
	}
	return f
}

// Published optima, and those on which three other programs agree; the set is held
// against the file itself.
func TestReference(t *testing.T) {
	index, err := os.Open("testdata/reference/expected.csv")
	if err != nil {
		t.Fatal(err)
	}
	defer index.Close()
	rows, err := csv.NewReader(index).ReadAll()
	if err != nil || len(rows) < 13 {
		t.Fatalf("%d rows, %v", len(rows), err)
	}
	for _, row := range rows[1:] {
		t.Run(row[0], func(t *testing.T) {
			want, err := strconv.ParseFloat(row[2], 64)
			if err != nil {
				t.Fatal(err)
			}
			tol, err := strconv.ParseFloat(row[3], 64)
			if err != nil {
				t.Fatal(err)
			}
			f := read(t, row[0])
			r, err := Solve(f, input.Nearest, lp.Options{})
			if err != nil {
				t.Fatal(err)
			}
			if r.Status != row[1] || r.Objective == nil || !(math.Abs(*r.Objective-want) <= tol) || *r.Gap != 0 || *r.Bound != *r.Objective {
				t.Fatalf("%s %v, want %s %v (%s)", r.Status, r.Objective, row[1], want, row[4])
			}
			taken := map[string]bool{}
			for _, id := range r.Selected {
				taken[id] = true
			}
			if z, ok := weigh(f, taken); !ok || !(math.Abs(z-want) <= tol) {
				t.Errorf("the set breaks a requirement (%v) or comes to %v, not %v", !ok, z, want)
			}
		})
	}
}

// weigh adds up a set straight from the file: its objective, and whether it meets every
// requirement.
func weigh(f *File, taken map[string]bool) (objective float64, ok bool) {
	const tol = 1e-9
	investment, benefit := 0.0, 0.0
	effects := map[string]float64{}
	size := map[string]float64{}
	for _, o := range f.Options {
		if !taken[o.ID] {
			continue
		}
		investment += o.Investment
		if o.Benefit != nil {
			benefit += *o.Benefit
		}
		for e, v := range o.Effects {
			effects[e] += v
			size[e] = max(size[e], math.Abs(v))
		}
	}
	effects[Benefit] = benefit
	ok = f.Budget == nil || investment <= *f.Budget+tol*max(1, *f.Budget)
	for e, v := range f.AtLeast {
		ok = ok && effects[e] >= v-tol*max(math.Abs(v), size[e])
	}
	count := func(ids []string) (n int) {
		for _, id := range ids {
			if taken[id] {
				n++
			}
		}
		return n
	}
	for _, g := range f.Exclusive {
		ok = ok && count(g) <= 1
	}
	for _, pair := range f.Requires {
		ok = ok && (!taken[pair[0]] || taken[pair[1]])
	}
	for _, c := range f.AtLeastCount {
		ok = ok && count(c.Of) >= c.Count
	}
	for _, l := range f.Limits {
		use, large := 0.0, 0.0
		for id, v := range l.Use {
			if taken[id] {
				use += v
				large = max(large, math.Abs(v))
			}
		}
		ok = ok && use <= l.Max+tol*max(math.Abs(l.Max), large)
	}
	if f.objective() == Investment {
		return investment, ok
	}
	return benefit, ok
}

func BenchmarkTargets100(b *testing.B) {
	f := read(b, "targets100.yaml")
	for b.Loop() {
		if _, err := Solve(f, input.Nearest, lp.Options{}); err != nil {
			b.Fatal(err)
		}
	}
}
