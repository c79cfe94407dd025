package mfca_test

import (
	"math"
	"os"
	"path/filepath"
	"testing"

	"headwater/balance/mfca"
	"headwater/input"
)

// read decodes the text of an account's file, which must be in order.
func read(t testing.TB, text string) *mfca.Network {
	t.Helper()
	f, err := input.Parse("mfca.yaml", []byte(text))
	if err != nil {
		t.Fatal(err)
	}
	n := &mfca.Network{}
	if err := f.Decode(n); err != nil {
		t.Fatal(err)
	}
	return n
}

func account(t testing.TB, text string) *mfca.Result {
	t.Helper()
	r, err := mfca.Account(read(t, text), nil)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func reference(t testing.TB, name string) *mfca.Result {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("testdata", "reference", name+".yaml"))
	if err != nil {
		t.Fatal(err)
	}
	return account(t, string(data))
}

// matrix is what a centre's cost matrix holds: product material, energy, system; loss
// material, energy, system, waste.
type matrix [7]float64

func of(p mfca.Cost, l mfca.LossCost) matrix {
	return matrix{p.Material, p.Energy, p.System, l.Material, l.Energy, l.System, l.Waste}
}

// The source of every case stands in the head of its file.
func TestReference(t *testing.T) {
	const digits = 1e-9 // whole numbers, worked out exactly
	for _, tc := range []struct {
		name                 string
		centres              []matrix
		product, loss, grand float64
		tol                  float64
	}{
		{"apo_single", []matrix{{700, 35, 560, 300, 15, 240, 80}}, 1295, 635, 1930, digits},
		{"two_centres", []matrix{{800, 160, 400, 200, 40, 100, 60}, {810, 234, 630, 90, 26, 70, 40}}, 1674, 626, 2300, digits},
		// the ratio is printed to 0.01 %, half of that of the material cost is 183 yen
		{"adhesive_tape", []matrix{{2499944, 57354, 480200, 1160830, 26632, 222978, 74030}}, 3037498, 1484470, 4521968, 183},
		{"branch", []matrix{{800, 80, 160, 200, 20, 40, 50}, {540, 90, 162, 60, 10, 18, 10}, {192, 24, 64, 48, 6, 16, 5}}, 1072, 483, 1555, digits},
		{"product_returns", []matrix{{800, 100, 115, 200, 25, 28.75, 20}, {800, 100, 175, 0, 0, 0, 0}}, 806.25, 273.75, 1080, digits},
		{"loss_returns", []matrix{{800, 40, 80, 200, 10, 20, 10}, {400, 30, 90, 400, 30, 90, 30}}, 520, 390, 910, digits},
		{"materials", []matrix{{1020, 96, 192, 185, 14, 28, 33}}, 1308, 260, 1568, digits},
	} {
		t.Run(tc.name, func(t *testing.T) {
			r := reference(t, tc.name)
			for i, want := range tc.centres {
				c := r.Centres[i]
				got := of(c.Product, c.Loss)
				for k := range want {
					if !(math.Abs(got[k]-want[k]) <= tc.tol) {
						t.Errorf("%s: %v, want %v", c.ID, got, want)
						break
					}
				}
			}
			for _, x := range [][2]float64{{r.Total.Product, tc.product}, {r.Total.Loss, tc.loss}, {r.Total.Grand, tc.grand}} {
				if !(math.Abs(x[0]-x[1]) <= tc.tol) {
					t.Errorf("total %v, want %v", x[0], x[1])
				}
			}
		})
	}
}

// Shares of the printed table, to its two decimals: 67.17 % and 32.83 %.
func TestAdhesiveTapeShare(t *testing.T) {
	r := reference(t, "adhesive_tape")
	if s := *r.Total.LossShare * 100; !(math.Abs(s-32.83) <= 0.005) {
		t.Errorf("loss share %v, want 32.83 (METI 2011)", s)
	}
}

func near(t *testing.T, what string, got, want float64) {
	t.Helper()
	if !(math.Abs(got-want) <= 1e-9*(1+math.Abs(want))) {
		t.Errorf("%s: %v, want %v (by hand)", what, got, want)
	}
}

func TestMaterialRows(t *testing.T) {
	r := reference(t, "materials")
	c := r.Centres[0]
	near(t, "ratio", c.ProductRatio, 96.0/110)
	near(t, "paint used", c.Materials[1].Kg, 10)
	near(t, "paint drawn", c.Materials[1].StockDrawn, 1)
	near(t, "paint lost", c.Materials[1].Loss, 80)
	near(t, "water lost", c.Materials[2].Loss, 5)
	near(t, "income", c.ByProductIncome, 25)
	near(t, "net loss", c.NetLoss, 260-25)
	near(t, "net loss of all", r.Total.NetLoss, 260-25)
	near(t, "loss", r.Total.Loss, 260) // income leaves the loss itself alone
	near(t, "outside the balance", c.Mass.AuxiliaryKg, 50)
	near(t, "input", c.Mass.InputKg, 110)
	if len(r.Notes) != 0 {
		t.Errorf("%v", r.Notes)
	}
}

// Only steel splits energy and system cost: 90/100 of 110 and 220. Marking the paint with
// false, or the steel with true, is the same.
func TestAllocatingMaterials(t *testing.T) {
	for name, marks := range map[string][2]string{"true": {", allocates: true", ""}, "false": {"", ", allocates: false"}} {
		r := account(t, `
centres:
  - id: qc
    materials:
      - {name: steel, kg: 100, unit_cost: 10, product_kg: 90, loss_kg: 10`+marks[0]+`}
      - {name: paint, kg: 10, unit_cost: 20, product_kg: 6, loss_kg: 4`+marks[1]+`}
    energy: 110
    system: 220
    product_kg: 96
    loss_kg: 14
`)
		near(t, name, r.Centres[0].Product.Energy, 99)
		near(t, name, r.Centres[0].Loss.System, 22)
		near(t, name, r.Centres[0].Loss.Material, 100+80)
	}
}

// What is handed on may have a split of its own; what it carries follows it, what the
// centre spends follows the centre: 75/80 of 100 kg·1, 90/100 of the energy.
func TestCarriedWithItsOwnSplit(t *testing.T) {
	r := account(t, `
centres:
  - {id: a, materials: [{name: x, kg: 80, unit_cost: 2}], energy: 16, product_kg: 80, loss_kg: 0}
  - {id: b, from: [{id: a, product_kg: 75, loss_kg: 5}], materials: [{name: y, kg: 20, unit_cost: 1, product_kg: 15, loss_kg: 5}], energy: 100, product_kg: 90, loss_kg: 10}
`)
	b := r.Centres[1]
	near(t, "material", b.Product.Material, 160*75.0/80+15)
	near(t, "energy", b.Product.Energy, 16*75.0/80+90)
	near(t, "loss", b.Loss.Material, 10+5)
}

// Takers that state no share get what they need: 50 and 30 of 80 kg; c has 5 kg of its own
// and 10 from elsewhere.
func TestSharesByNeed(t *testing.T) {
	r := account(t, `
centres:
  - {id: a, materials: [{name: x, kg: 100, unit_cost: 1}], product_kg: 80, loss_kg: 20}
  - {id: b, from: [a], product_kg: 40, loss_kg: 10}
  - {id: c, from: [a, e], materials: [{name: y, kg: 5, unit_cost: 1}], product_kg: 38, loss_kg: 7}
  - {id: e, materials: [{name: z, kg: 10, unit_cost: 1}], product_kg: 10, loss_kg: 0}
`)
	near(t, "share of b", r.Centres[1].CarriedIn[0].Share, 50.0/80)
	near(t, "share of c", r.Centres[2].CarriedIn[0].Share, 30.0/80)
	if len(r.Notes) != 2 || r.Notes[0].Code != "mfca-share-derived" {
		t.Errorf("%v", r.Notes)
	}
}

// 100 kg in, 70 and 25 out: 5 kg are shown, and nothing is filled in: the ratio stays 70/95.
func TestUnaccountedIsShown(t *testing.T) {
	text := "centres: [{id: a, materials: [{name: x, kg: 100, unit_cost: 1}], product_kg: 70, loss_kg: 25}]\ntolerance: "
	r := account(t, text+"0.05")
	near(t, "unaccounted", r.Centres[0].Mass.UnaccountedKg, 5)
	near(t, "share", *r.Centres[0].Mass.UnaccountedShare, 0.05)
	near(t, "ratio", r.Centres[0].ProductRatio, 70.0/95)
	if !*r.Centres[0].Mass.Within || len(r.Notes) != 0 {
		t.Errorf("within tolerance: %v", r.Notes)
	}
	r = account(t, text+"0.049")
	if *r.Centres[0].Mass.Within || len(r.Notes) != 1 || r.Notes[0].Code != "mfca-unaccounted" {
		t.Errorf("beyond tolerance: %v", r.Notes)
	}
	near(t, "total", r.Total.Product+r.Total.Loss, 100)
}

// Notes on masses that do not close, and sums without cost.
func TestNotes(t *testing.T) {
	for _, tc := range []struct{ code, text string }{
		{"mfca-more-out", "centres: [{id: a, materials: [{name: x, kg: 100, unit_cost: 1}], product_kg: 100, loss_kg: 10}]"},
		{"mfca-auxiliary-in-loss", "centres: [{id: a, materials: [{name: x, kg: 100, unit_cost: 1}, {name: water, kg: 900, unit_cost: 0.01, in_product: false}], product_kg: 80, loss_kg: 920}]"},
		{"mfca-material-unaccounted", "centres: [{id: a, materials: [{name: x, kg: 100, unit_cost: 1, product_kg: 70, loss_kg: 20}], product_kg: 70, loss_kg: 20}]"},
		{"mfca-rest-differs", "centres: [{id: a, materials: [{name: x, kg: 80, unit_cost: 1}, {name: y, kg: 20, unit_cost: 1, product_kg: 10, loss_kg: 10}], product_kg: 90, loss_kg: 10}]"},
		{"mfca-more-out", "centres: [{id: a, materials: [{name: water, kg: 1, unit_cost: 1, in_product: false}], product_kg: 1, loss_kg: 1}]"},
	} {
		r := account(t, tc.text)
		found := false
		for _, n := range r.Notes {
			found = found || n.Code == tc.code
		}
		if !found {
			t.Errorf("%s: %v", tc.code, r.Notes)
		}
	}
	r := account(t, "centres: [{id: a, materials: [{name: x, kg: 100, unit_cost: 0}], product_kg: 90, loss_kg: 10}]")
	if r.Total.LossShare != nil || r.Total.Reason.Code != "mfca-no-cost" || r.Centres[0].LossShare != nil {
		t.Errorf("%+v", r.Total)
	}
}
