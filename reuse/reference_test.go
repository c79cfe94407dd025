package reuse_test

import (
	"encoding/csv"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"headwater/input"
	"headwater/reuse"
)

// decode reads the text of a problem, which must be in order.
func decode[T any](t testing.TB, text string) *T {
	t.Helper()
	f, err := input.Parse("problem.yaml", []byte(text))
	if err != nil {
		t.Fatal(err)
	}
	out := new(T)
	if err := f.Decode(out); err != nil {
		t.Fatal(err)
	}
	return out
}

func heat(t testing.TB, text string) *reuse.HeatResult {
	t.Helper()
	r, err := reuse.TargetHeat(decode[reuse.Heat](t, text), nil)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func water(t testing.TB, text string) *reuse.WaterResult {
	t.Helper()
	r, err := reuse.TargetWater(decode[reuse.Water](t, text))
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func reference(t testing.TB, path ...string) string {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(append([]string{"testdata", "reference"}, path...)...))
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

func near(t *testing.T, what string, got, want, tol float64) {
	t.Helper()
	if !(math.Abs(got-want) <= tol) {
		t.Errorf("%s: %v, want %v ± %v", what, got, want, tol)
	}
}

// Published problems; the source stands in the head of each file.
func TestHeatReference(t *testing.T) {
	table := csv.NewReader(strings.NewReader(reference(t, "heat.csv")))
	table.Comment = '#'
	rows, err := table.ReadAll()
	if err != nil || len(rows) < 35 {
		t.Fatalf("%d rows, %v", len(rows), err)
	}
	for _, row := range rows[1:] {
		t.Run(row[0], func(t *testing.T) {
			r := heat(t, reference(t, "heat", row[0]+".yaml"))
			for i, got := range []float64{r.HotUtility, r.ColdUtility} {
				want, err := strconv.ParseFloat(row[i+1], 64)
				if err != nil {
					t.Fatal(err)
				}
				near(t, rows[0][i+1], got, want, max(0.001, 1e-6*want))
			}
			var want []float64
			for s := range strings.FieldsSeq(row[3]) {
				x, err := strconv.ParseFloat(s, 64)
				if err != nil {
					t.Fatal(err)
				}
				want = append(want, x)
			}
			if !slices.EqualFunc(r.PinchShifted, want, func(a, b float64) bool { return math.Abs(a-b) <= 0.001 }) {
				t.Errorf("pinches %v, want %v", r.PinchShifted, want)
			}
		})
	}
}

func TestWaterReference(t *testing.T) {
	r := water(t, reference(t, "water", "wang-smith.yaml"))
	near(t, "fresh water", *r.Freshwater, 90, 1e-6)
	near(t, "waste water", *r.Wastewater, 90, 1e-6)
	near(t, "pinch", *r.Pinch, 100, 1e-6)
	near(t, "without reuse", *r.WithoutReuse, 112.5, 1e-6)
	r = water(t, reference(t, "water", "acrylonitrile.yaml"))
	near(t, "fresh water", *r.Freshwater/3.6, 2.0571428571428565, 0.005)
	near(t, "waste water", *r.Wastewater/3.6, 8.157142857142857, 0.005)
	if r.Network == nil || !r.Network.Verified {
		t.Errorf("%+v", r.Network)
	}
}
