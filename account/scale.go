package account

import (
	"maps"
	"math"
	"slices"
	"strconv"

	"headwater/fault"
	"headwater/formula"
	"headwater/plant"
	"headwater/unit"
)

// number writes a number as people do.
func number(v float64) string { return strconv.FormatFloat(v, 'g', 6, 64) }

// scaleScope holds the variables of a scaling rule: output(2022), output(campaign),
// hours, batches, operating_days and variable("name").
type scaleScope struct {
	plant    *plant.Plant
	campaign *plant.Campaign
	values   []float64
}

var (
	day   = unit.MustParse("d")
	batch = unit.MustParse("batch")
)

// Bare implements formula.Worded: a year, and the word campaign.
func (s *scaleScope) Bare(name, word string) bool {
	_, err := strconv.Atoi(word)
	return err == nil || word == "campaign"
}

// Resolve implements formula.Scope.
func (s *scaleScope) Resolve(v formula.Var) (int, unit.Unit, error) {
	q, err := s.find(v)
	if err != nil {
		return 0, unit.Unit{}, err
	}
	s.values = append(s.values, q.Value)
	return len(s.values) - 1, q.Unit, nil
}

func (s *scaleScope) find(v formula.Var) (unit.Quantity, error) {
	given := func(x float64, u unit.Unit) (unit.Quantity, error) {
		if !(x > 0) {
			return unit.Quantity{}, &plant.Missing{What: v.Name}
		}
		return unit.Quantity{Value: x, Unit: u}, nil
	}
	switch {
	case v.Name == "output" && len(v.Args) == 1 && v.Args[0] == "campaign":
		return s.inCampaign()
	case v.Name == "output" && len(v.Args) == 1:
		if year, err := strconv.Atoi(v.Args[0]); err == nil {
			var ids []string
			for i := range s.plant.Products {
				ids = append(ids, s.plant.Products[i].ID)
			}
			return s.plant.OutputIn(ids, year)
		}
	case v.Name == "hours" && len(v.Args) == 0:
		return given(s.campaign.Hours, hour)
	case v.Name == "batches" && len(v.Args) == 0:
		return given(float64(s.campaign.Batches), batch)
	case v.Name == "operating_days" && len(v.Args) == 0:
		return given(s.plant.Days, day)
	case v.Name == "variable" && len(v.Args) == 1:
		if x, ok := s.plant.Variables[v.Args[0]]; ok && x.Quantity != nil {
			return *x.Quantity, nil
		}
		return unit.Quantity{}, &plant.Missing{What: `variable("` + v.Args[0] + `")`}
	}
	return unit.Quantity{}, fault.NotFound("", "scale-variable", v.Name)
}

// inCampaign adds up the output of the campaign, each product by its equivalent.
func (s *scaleScope) inCampaign() (unit.Quantity, error) {
	var total unit.Quantity
	ids := slices.Sorted(maps.Keys(s.campaign.Output))
	if len(ids) == 0 {
		return total, &plant.Missing{What: "output(campaign)"}
	}
	for i, id := range ids {
		q := s.campaign.Output[id]
		if product := s.plant.Product(id); product != nil && product.Equivalent > 0 {
			q.Value *= product.Equivalent
		}
		if i == 0 {
			total = q
			continue
		}
		q, err := q.In(total.Unit)
		if err != nil {
			return total, &plant.Conflict{Reason: fault.Reason{Code: "outputs-differ-in-unit", Items: ids}}
		}
		total.Value += q.Value
	}
	return total, nil
}

// scale evaluates the rule. A rule that cannot be read, or that gives no plain number, is
// an error; one whose data are missing has a reason.
func (a *accountant) scale(k *plant.Campaign) (Scale, error) {
	out := Scale{Rule: k.ScaleToYear}
	if k.ScaleToYear == "" {
		out.Reason = reason("scale-missing")
		return out, nil
	}
	scope := &scaleScope{plant: a.plant, campaign: k}
	e, err := formula.Compile(k.ScaleToYear, scope)
	if err != nil {
		out.Reason = withoutData(err)
		if out.Reason != nil {
			return out, nil
		}
		return out, err
	}
	f, err := e.Unit().Factor(unit.Unit{})
	if err != nil {
		return out, fault.Input("", "scale-unit", k.ScaleToYear, e.Unit())
	}
	v := e.Eval(scope.values) * f
	if !(v > 0) || math.IsInf(v, 0) {
		return out, fault.Input("", "scale-positive", k.ScaleToYear, number(v))
	}
	out.Factor = &v
	out.Reason = a.notMade(k)
	return out, nil
}

// notMade notes the products of the year that the campaign did not make: its figures then
// stand for them too.
func (a *accountant) notMade(k *plant.Campaign) *fault.Reason {
	var ids []string
	for i := range a.plant.Products {
		pr := &a.plant.Products[i]
		if _, made := k.Output[pr.ID]; !made {
			ids = append(ids, pr.ID)
		}
	}
	if len(k.Output) == 0 || len(ids) == 0 {
		return nil
	}
	return reason("scale-products", ids...)
}
