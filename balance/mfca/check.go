package mfca

import "headwater/fault"

// Numbers in kg and money are zero or lie between these: beyond them a product or quotient
// of two could leave the range of the arithmetic, and nobody measures them. A share is not
// below smallest either.
const (
	smallest = 1e-12
	largest  = 1e15
)

// Check reports what is wrong with the numbers of a network, centre by centre, and with
// what the centres say of each other. The problems stand at JSON pointers such as
// /centres/1/materials/0/kg. nearest may be nil.
func Check(n *Network, nearest func(word string, known []string) string) error {
	_, err := check(n, nearest)
	return err
}

// check also returns which centres are in order by themselves.
func check(n *Network, nearest func(string, []string) string) (sound []bool, err error) {
	var bad problems
	if len(n.Centres) == 0 {
		bad.add("/centres", "mfca-no-centres")
	}
	if t := n.tolerance(); !(t >= 0 && t < 1) {
		bad.add("/tolerance", "mfca-tolerance", t)
	}
	seen := map[string]int{}
	for i := range n.Centres {
		c := &n.Centres[i]
		before := len(bad)
		if c.ID == "" {
			bad.add(atCentre(i)+"/id", "mfca-id-empty")
		} else if first, twice := seen[c.ID]; twice {
			bad = append(bad, fault.Conflict(atCentre(i)+"/id", "mfca-id-twice", c.ID, first+1))
		} else {
			seen[c.ID] = i
		}
		bad.centre(i, c, n.tolerance())
		sound = append(sound, len(bad) == before)
	}
	bad.references(n, seen, nearest)
	return sound, bad.err()
}

func (bad *problems) centre(i int, c *Centre, tolerance float64) {
	at := atCentre(i)
	bad.amount(at+"/energy", c.Energy)
	bad.amount(at+"/system", c.System)
	bad.amount(at+"/waste_management", c.WasteManagement)
	bad.amount(at+"/by_product_income", c.ByProductIncome)
	bad.pair(at, c.ProductKg, c.LossKg)
	if len(c.Materials) == 0 && len(c.From) == 0 {
		bad.add(at, "mfca-no-input", c.ID)
	}
	names := map[string]bool{}
	for j := range c.Materials {
		m := &c.Materials[j]
		switch {
		case m.Name == "":
			bad.add(atMaterial(i, j)+"/name", "mfca-name-empty")
		case names[m.Name]:
			*bad = append(*bad, fault.Conflict(atMaterial(i, j)+"/name", "mfca-name-twice", m.Name, c.ID))
		}
		names[m.Name] = true
		bad.material(atMaterial(i, j), m, tolerance)
	}
	for j := range c.From {
		s := &c.From[j]
		bad.pair(atSource(i, j), s.ProductKg, s.LossKg)
		if s.Share != nil && !(*s.Share >= smallest && *s.Share <= 1) {
			bad.add(atSource(i, j)+"/share", "mfca-share", *s.Share)
		}
		if of := s.of(); of != Product && of != Loss {
			bad.add(atSource(i, j)+"/of", "mfca-of", of)
		}
	}
}

// amount checks money or mass that may be zero.
func (bad *problems) amount(at string, x float64) bool {
	switch {
	case !(x >= 0):
		bad.add(at, "mfca-negative", x)
	case x > largest || x > 0 && x < smallest:
		bad.add(at, "mfca-range", x, smallest, largest)
	default:
		return true
	}
	return false
}

// pair checks a product and a loss, of which there are both or none, and not both zero.
func (bad *problems) pair(at string, product, loss *float64) {
	fine := (product == nil || bad.amount(at+"/product_kg", *product)) && (loss == nil || bad.amount(at+"/loss_kg", *loss))
	switch {
	case product == nil && loss != nil:
		bad.add(at+"/loss_kg", "mfca-pair", "loss_kg", "product_kg")
	case product != nil && loss == nil:
		bad.add(at+"/product_kg", "mfca-pair", "product_kg", "loss_kg")
	case product != nil && fine && *product+*loss == 0:
		bad.add(at+"/product_kg", "mfca-no-output")
	}
}

func (bad *problems) material(at string, m *Material, tolerance float64) {
	fine := bad.amount(at+"/unit_cost", m.UnitCost)
	bad.amount(at+"/by_product_income", m.ByProductIncome)
	for _, s := range []struct {
		key         string
		long, short *float64
	}{{"opening", m.OpeningStock, m.Opening}, {"closing", m.ClosingStock, m.Closing}} {
		if s.long != nil && s.short != nil {
			*bad = append(*bad, fault.Conflict(at+"/"+s.key, "mfca-stock-twice", s.key, s.key+"_stock"))
			fine = false
		}
		fine = (s.long == nil || bad.amount(at+"/"+s.key+"_stock", *s.long)) && fine
		fine = (s.short == nil || bad.amount(at+"/"+s.key, *s.short)) && fine
	}
	switch {
	case !bad.amount(at+"/kg", m.Kg):
		fine = false
	case m.Kg == 0 && !m.stocked():
		bad.add(at+"/kg", "mfca-kg-zero", m.Name)
		fine = false
	case fine && !(m.used() >= 0):
		bad.add(at+"/kg", "mfca-stock", m.Name, m.opening(), m.Kg, m.closing())
		fine = false
	}
	if m.auxiliary() {
		bad.auxiliary(at, m)
	} else {
		bad.pair(at, m.ProductKg, m.LossKg)
	}
	if out := value(m.ProductKg) + value(m.LossKg); fine && out > m.used()*(1+tolerance) {
		bad.add(at, "mfca-gain", m.Name, out, m.used())
	}
}

// auxiliary checks a material that never enters the product.
func (bad *problems) auxiliary(at string, m *Material) {
	if m.LossKg != nil {
		bad.amount(at+"/loss_kg", *m.LossKg)
	}
	if m.ProductKg != nil && bad.amount(at+"/product_kg", *m.ProductKg) && *m.ProductKg > 0 {
		bad.add(at+"/product_kg", "mfca-auxiliary-product", m.Name, *m.ProductKg)
	}
	if m.Allocates != nil && *m.Allocates {
		bad.add(at+"/allocates", "mfca-auxiliary-allocates", m.Name)
	}
}

// references checks what centres take from each other.
func (bad *problems) references(n *Network, index map[string]int, nearest func(string, []string) string) {
	type taken struct{ id, of string }
	for i := range n.Centres {
		c := &n.Centres[i]
		seen := map[taken]bool{}
		for j := range c.From {
			s := &c.From[j]
			key := taken{s.ID, s.of()}
			_, known := index[s.ID]
			switch {
			case s.ID == "":
				bad.add(atSource(i, j), "mfca-id-empty")
			case s.ID == c.ID:
				bad.add(atSource(i, j), "mfca-self", c.ID)
			case !known:
				near := ""
				if nearest != nil {
					near = nearest(s.ID, sorted(index))
				}
				*bad = append(*bad, fault.NotFound(atSource(i, j), "mfca-from-unknown", s.ID, near))
			case seen[key]:
				*bad = append(*bad, fault.Conflict(atSource(i, j), "mfca-from-twice", s.ID, s.of()))
			}
			seen[key] = true
		}
	}
}
