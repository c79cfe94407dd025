package mfca_test

import (
	"encoding/json"
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"headwater/balance/mfca"
)

// random is a network of up to twelve centres with branches, merges and returns of
// product and of loss. Every centre keeps at least a twentieth of its product and loses
// at least a twentieth of its mass, so that every loop lets something go.
func random(rng *rand.Rand) *mfca.Network {
	n := &mfca.Network{}
	size := 1 + rng.IntN(12)
	left := map[string]float64{}
	for i := range size {
		c := mfca.Centre{ID: fmt.Sprint("c", i), Energy: rng.Float64() * 100, System: rng.Float64() * 1000, WasteManagement: rng.Float64() * 10}
		ratio := 0.05 + 0.9*rng.Float64()
		kg := math.Exp(8 * rng.Float64())
		c.ProductKg, c.LossKg = new(ratio*kg), new((1-ratio)*kg)
		for j := range 1 + rng.IntN(3) {
			m := mfca.Material{Name: fmt.Sprint("m", j), Kg: kg * rng.Float64(), UnitCost: 20 * rng.Float64()}
			if j > 0 && rng.IntN(2) == 0 {
				m.InProduct = new(false)
			}
			if rng.IntN(3) == 0 {
				m.OpeningStock, m.ClosingStock = new(kg*rng.Float64()), new(m.Kg*rng.Float64())
			}
			c.Materials = append(c.Materials, m)
		}
		left[c.ID+mfca.Product], left[c.ID+mfca.Loss] = 0.95, 1
		n.Centres = append(n.Centres, c)
	}
	for i := range size {
		c := &n.Centres[i]
		for j := range size {
			of := mfca.Product
			if rng.IntN(4) == 0 {
				of = mfca.Loss
			}
			key := n.Centres[j].ID + of
			if i == j || rng.IntN(3) > 0 || left[key] < 0.01 {
				continue
			}
			share := left[key] * rng.Float64()
			if share <= 0 {
				continue
			}
			left[key] -= share
			c.From = append(c.From, mfca.Source{ID: n.Centres[j].ID, Of: of, Share: &share})
		}
	}
	return n
}

const runs = 200

func each(t *testing.T, check func(t *testing.T, n *mfca.Network, r *mfca.Result)) {
	rng := rand.New(rand.NewPCG(1, 2))
	loops := 0
	for range runs {
		n := random(rng)
		r, err := mfca.Account(n, nil)
		if err != nil {
			t.Fatal(err)
		}
		for _, c := range n.Centres {
			for _, s := range c.From {
				if s.ID > c.ID {
					loops++
				}
			}
		}
		check(t, n, r)
	}
	if loops < runs {
		t.Errorf("only %d returns in %d networks: the generator no longer makes loops", loops, runs)
	}
}

func same(a, b, scale float64) bool { return math.Abs(a-b) <= 1e-9*math.Abs(scale) }

// What is spent is found again in products and losses, for the whole, by class, and at
// every centre; nothing is negative.
func TestCostsAreConserved(t *testing.T) {
	each(t, func(t *testing.T, n *mfca.Network, r *mfca.Result) {
		tot := &r.Total
		if !same(tot.Product+tot.Loss, tot.Grand, tot.Grand) {
			t.Fatalf("product %v + loss %v is not %v", tot.Product, tot.Loss, tot.Grand)
		}
		for _, x := range [][3]float64{
			{tot.ProductCost.Material, tot.LossCost.Material, tot.Input.Material}, {tot.ProductCost.Energy, tot.LossCost.Energy, tot.Input.Energy},
			{tot.ProductCost.System, tot.LossCost.System, tot.Input.System}, {0, tot.LossCost.Waste, tot.Input.Waste},
		} {
			if !same(x[0]+x[1], x[2], tot.Grand) {
				t.Fatalf("a class: %v + %v is not %v", x[0], x[1], x[2])
			}
		}
		spent := 0.0
		for i := range n.Centres {
			c := &n.Centres[i]
			spent += c.Energy + c.System + c.WasteManagement
			for _, m := range c.Materials {
				used := m.Kg
				if m.OpeningStock != nil {
					used += *m.OpeningStock - *m.ClosingStock
				}
				spent += used * m.UnitCost
			}
		}
		if !same(spent, tot.Grand, spent) {
			t.Fatalf("grand total %v, spent %v", tot.Grand, spent)
		}
		for _, c := range r.Centres {
			in := c.Input.Total
			for _, k := range c.CarriedIn {
				in += k.Total
			}
			if !same(in, c.Product.Total+c.Loss.Total, in) {
				t.Fatalf("%s: %v in, %v + %v out", c.ID, in, c.Product.Total, c.Loss.Total)
			}
			for _, x := range of(c.Product, c.Loss) {
				if !(x >= 0) {
					t.Fatalf("%s: %v", c.ID, x)
				}
			}
		}
	})
}

// The links of the cost diagram close at every centre, and at the outside.
func TestFlowsClose(t *testing.T) {
	each(t, func(t *testing.T, n *mfca.Network, r *mfca.Result) {
		net, through := map[string]float64{}, map[string]float64{}
		for _, f := range r.Flows {
			net[f.From] -= f.Total
			net[f.To] += f.Total
			through[f.To] += f.Total
		}
		for id, x := range net {
			if !(math.Abs(x) <= 1e-9*(through[id]+r.Total.Grand)) {
				t.Fatalf("%q is out by %v", id, x)
			}
		}
	})
}

// follow carries the costs round and round until they have all left: another way to the
// same end, without any equation. It returns product and loss cost per centre.
func follow(n *mfca.Network) (product, loss map[string][3]float64) {
	type moving map[string][3]float64 // centre → what arrives there
	product, loss = map[string][3]float64{}, map[string][3]float64{}
	ratio := map[string]float64{}
	arriving := moving{}
	for i := range n.Centres {
		c := &n.Centres[i]
		ratio[c.ID] = *c.ProductKg / (*c.ProductKg + *c.LossKg)
		x := [3]float64{0, c.Energy, c.System}
		for _, m := range c.Materials {
			used := m.Kg
			if m.OpeningStock != nil {
				used += *m.OpeningStock - *m.ClosingStock
			}
			if m.InProduct != nil {
				l := loss[c.ID]
				l[0] += used * m.UnitCost
				loss[c.ID] = l
				continue
			}
			x[0] += used * m.UnitCost
		}
		arriving[c.ID] = x
	}
	for range 1000 {
		next := moving{}
		for i := range n.Centres {
			c := &n.Centres[i]
			for _, s := range c.From {
				x, to := arriving[s.ID], next[c.ID]
				for k := range 3 {
					switch {
					case s.Of == mfca.Product:
						to[k] += *s.Share * ratio[s.ID] * x[k]
					case k == 0:
						to[k] += *s.Share * (1 - ratio[s.ID]) * x[k]
					}
				}
				next[c.ID] = to
			}
		}
		for id, x := range arriving {
			p, l := product[id], loss[id]
			for k := range 3 {
				p[k] += ratio[id] * x[k]
				l[k] += (1 - ratio[id]) * x[k]
			}
			product[id], loss[id] = p, l
		}
		arriving = next
	}
	return product, loss
}

func TestSolutionIsWhereTheCostsEnd(t *testing.T) {
	each(t, func(t *testing.T, n *mfca.Network, r *mfca.Result) {
		product, loss := follow(n)
		for _, c := range r.Centres {
			p, l := product[c.ID], loss[c.ID]
			got := of(c.Product, c.Loss)
			for k, want := range []float64{p[0], p[1], p[2], l[0], l[1], l[2]} {
				if !same(got[k], want, r.Total.Grand+want) {
					t.Fatalf("%s: %v, want %v %v", c.ID, got, p, l)
				}
			}
		}
	})
}

// The order of the centres in the file does not matter, nor do the units of money and mass.
func TestOrderAndUnitsDoNotMatter(t *testing.T) {
	rng := rand.New(rand.NewPCG(3, 4))
	each(t, func(t *testing.T, n *mfca.Network, r *mfca.Result) {
		other := &mfca.Network{Centres: slices.Clone(n.Centres)}
		rng.Shuffle(len(other.Centres), func(i, j int) {
			other.Centres[i], other.Centres[j] = other.Centres[j], other.Centres[i]
		})
		for i := range other.Centres { // grams, and another currency
			c := &other.Centres[i]
			c.Energy, c.System, c.WasteManagement = 7*c.Energy, 7*c.System, 7*c.WasteManagement
			c.ProductKg, c.LossKg = new(1000**c.ProductKg), new(1000**c.LossKg)
			c.Materials = slices.Clone(c.Materials)
			for j := range c.Materials {
				m := &c.Materials[j]
				m.Kg, m.UnitCost = 1000*m.Kg, 7*m.UnitCost/1000
				if m.OpeningStock != nil {
					m.OpeningStock, m.ClosingStock = new(1000**m.OpeningStock), new(1000**m.ClosingStock)
				}
			}
		}
		s, err := mfca.Account(other, nil)
		if err != nil {
			t.Fatal(err)
		}
		if !same(s.Total.Product, 7*r.Total.Product, s.Total.Grand) || !same(s.Total.Loss, 7*r.Total.Loss, s.Total.Grand) {
			t.Fatalf("%v and %v", s.Total, r.Total)
		}
		for _, c := range s.Centres {
			i := slices.IndexFunc(r.Centres, func(o mfca.CentreResult) bool { return o.ID == c.ID })
			if !same(c.Product.Total, 7*r.Centres[i].Product.Total, s.Total.Grand) {
				t.Fatalf("%s: %v and %v", c.ID, c.Product, r.Centres[i].Product)
			}
		}
	})
}

// Whatever numbers come, there is a result that JSON can hold, or a problem.
func TestAnyNumbers(t *testing.T) {
	rng := rand.New(rand.NewPCG(5, 6))
	pool := []float64{0, 1, 0.5, 1e-300, 5e-324, 1e-15, 1e15, 1e16, -1, math.NaN(), math.Inf(1), math.Inf(-1), math.Copysign(0, -1)}
	pick := func() float64 {
		if rng.IntN(3) > 0 {
			return rng.Float64() * 100
		}
		return pool[rng.IntN(len(pool))]
	}
	results := 0
	for range 5000 {
		n := random(rng)
		for range 1 + rng.IntN(2) {
			c := &n.Centres[rng.IntN(len(n.Centres))]
			m := &c.Materials[0]
			for _, field := range []*float64{&c.Energy, &c.WasteManagement, &m.Kg, &m.UnitCost, c.ProductKg, c.LossKg, &c.ByProductIncome} {
				if rng.IntN(4) == 0 {
					*field = pick()
				}
			}
			if rng.IntN(4) == 0 {
				m.ProductKg, m.LossKg = new(pick()), new(pick())
			}
			if len(c.From) > 0 && rng.IntN(4) == 0 {
				c.From[0].Share = new(pick())
			}
		}
		r, err := mfca.Account(n, nil)
		if err != nil {
			continue
		}
		results++
		if _, err := json.Marshal(r); err != nil {
			t.Fatalf("%v\n%+v", err, n)
		}
	}
	if results < 500 {
		t.Errorf("only %d results: the numbers are too wild to show anything", results)
	}
}
