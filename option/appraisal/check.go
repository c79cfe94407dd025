package appraisal

import (
	"errors"
	"fmt"
	"maps"
	"math"
	"slices"

	"headwater/fault"
)

// Amounts are zero or lie between these, rates reach up to most, lives up to longest:
// beyond them nobody plans, and powers leave the range of the arithmetic.
const (
	smallest = 1e-9
	largest  = 1e15
	most     = 10.0
	longest  = 100
)

// Check reports what is wrong with a study, option by option, at JSON pointers such as
// /options/1/life. norms may be nil; nearest too.
func Check(s *Study, norms []*Norms, nearest func(word string, known []string) string) error {
	c := checker{study: s, nearest: nearest}
	for _, r := range []struct {
		key  string
		rate *float64
	}{{"rate", s.Rate}, {"benchmark", s.Benchmark}, {"finance_rate", s.FinanceRate}, {"reinvest_rate", s.ReinvestRate}} {
		if r.rate != nil && !(*r.rate > -1 && *r.rate <= most) {
			c.add("/"+r.key, "appraisal-rate", *r.rate)
		}
	}
	c.tax("/tax", s.Tax)
	if p := s.CarbonPrice; p != nil {
		c.atLeastZero("/carbon_price", *p)
	}
	c.year("/price_year", s.PriceYear)
	c.year("/year", s.Year)
	var norm *Norms
	if norms != nil {
		norm = c.norm(norms)
	}
	if len(s.Options) == 0 {
		c.add("/options", "appraisal-no-options")
	}
	seen := map[string]int{}
	for i := range s.Options {
		o, at := &s.Options[i], fmt.Sprintf("/options/%d", i)
		if first, twice := seen[o.ID]; twice {
			c.bad = append(c.bad, fault.Conflict(at+"/id", "id-duplicate", o.ID, first+1))
		} else {
			seen[o.ID] = i
		}
		c.option(at, o, norm)
	}
	return errors.Join(c.bad...)
}

type checker struct {
	study   *Study
	nearest func(string, []string) string
	bad     []error
}

func (c *checker) add(at, code string, args ...any) {
	c.bad = append(c.bad, fault.Input(at, code, args...))
}

func (c *checker) near(word string, known []string) string {
	if c.nearest == nil {
		return ""
	}
	return c.nearest(word, known)
}

// norm finds the document that the study names.
func (c *checker) norm(norms []*Norms) *Norms {
	var ids []string
	for _, n := range norms {
		if n.ID == c.study.norm() {
			return n
		}
		ids = append(ids, n.ID)
	}
	if c.study.Norm != "" {
		c.bad = append(c.bad, fault.NotFound("/norm", "appraisal-norm-unknown", c.study.Norm, c.near(c.study.Norm, ids)))
	}
	return nil
}

func (c *checker) year(at string, year int) {
	if year != 0 && !(year >= calendar && year < 10*calendar) {
		c.add(at, "appraisal-year", year)
	}
}

func (c *checker) tax(at string, t *float64) {
	if t != nil && !(*t >= 0 && *t <= 1) {
		c.add(at, "appraisal-tax", *t)
	}
}

// amount checks money of either sign.
func (c *checker) amount(at string, x float64) bool {
	if a := math.Abs(x); a == 0 || a >= smallest && a <= largest {
		return true
	}
	c.add(at, "appraisal-range", x, smallest, largest)
	return false
}

// atLeastZero checks money that is not negative.
func (c *checker) atLeastZero(at string, x float64) bool {
	if !(x >= 0) {
		c.add(at, "appraisal-negative", x)
		return false
	}
	return c.amount(at, x)
}

func (c *checker) option(at string, o *Option, norm *Norms) {
	if o.ID == "" {
		c.add(at+"/id", "appraisal-id-empty")
	}
	if norm != nil && o.Cost != "" && norm.class(o.Cost) == nil {
		c.add(at+"/cost", "word-unknown", o.Cost, norm.ids(), c.near(o.Cost, norm.words()))
	}
	c.tax(at+"/tax", o.Tax)
	c.outlay(at, o)
	if y := o.Life; y != nil && !(*y >= 1 && *y <= longest && *y == math.Trunc(*y)) {
		c.add(at+"/life", "appraisal-life", *y, longest)
	}
	if y := o.DepreciationYears; y != nil && !(*y >= 1 && *y <= longest) {
		c.add(at+"/depreciation_years", "appraisal-depreciation-years", *y, longest)
	}
	c.forms(at, o)
	for _, key := range slices.Sorted(maps.Keys(o.Effects)) {
		c.amount(at+"/effects/"+key, o.Effects[key])
	}
	c.start(at, o)
}

// outlay checks the investment, and what it is held against.
func (c *checker) outlay(at string, o *Option) {
	sound := o.Investment != nil && c.atLeastZero(at+"/investment", *o.Investment)
	if c.atLeastZero(at+"/subsidy", o.Subsidy) && sound && o.Subsidy > *o.Investment {
		c.add(at+"/subsidy", "appraisal-subsidy", o.Subsidy, *o.Investment)
	}
	if c.atLeastZero(at+"/salvage", o.Salvage) && sound && o.Salvage > *o.Investment {
		c.add(at+"/salvage", "appraisal-salvage", o.Salvage, *o.Investment)
	}
}

// forms checks that an option says in one form only what it brings.
func (c *checker) forms(at string, o *Option) {
	var keys []string
	if o.Saving != nil {
		keys = append(keys, "saving")
		c.amount(at+"/saving", *o.Saving)
	}
	if o.Items != nil {
		keys = append(keys, "items")
		c.items(at, o)
	}
	if o.CashFlow != nil {
		keys = append(keys, "cash_flow")
		c.amount(at+"/cash_flow", *o.CashFlow)
	}
	if o.Flows != nil {
		keys = append(keys, "flows")
		c.flows(at, o)
	}
	if len(keys) > 1 {
		c.bad = append(c.bad, fault.Conflict(at+"/"+keys[1], "appraisal-forms", keys[0], keys[1]))
	}
}

// flows checks the flows of an option, and that nothing says otherwise what they hold.
func (c *checker) flows(at string, o *Option) {
	if n := len(o.Flows); n < 2 || n > longest+1 {
		c.add(at+"/flows", "appraisal-flows", n, longest+1)
		return
	}
	for j, f := range o.Flows {
		c.amount(fmt.Sprintf("%s/flows/%d", at, j), f)
	}
	if v := o.Investment; v != nil && !near(*v, -o.Flows[0], math.Abs(*v)) {
		c.bad = append(c.bad, fault.Conflict(at+"/investment", "appraisal-flows-investment", *v, o.Flows[0]))
	}
	if y := o.Life; y != nil && *y != float64(len(o.Flows)-1) {
		c.bad = append(c.bad, fault.Conflict(at+"/life", "appraisal-flows-life", *y, len(o.Flows)-1))
	}
	for _, held := range []struct {
		key string
		set bool
	}{{"subsidy", o.Subsidy != 0}, {"salvage", o.Salvage != 0}, {"depreciation_years", o.DepreciationYears != nil}} {
		if held.set {
			c.bad = append(c.bad, fault.Conflict(at+"/"+held.key, "appraisal-flows-hold", held.key))
		}
	}
}

func (c *checker) items(at string, o *Option) {
	if len(o.Items) == 0 {
		c.add(at+"/items", "appraisal-items-empty")
	}
	for j := range o.Items {
		it, at := &o.Items[j], fmt.Sprintf("%s/items/%d", at, j)
		priced := it.Amount != nil || it.Price != nil
		if priced == (it.Value != nil) || (it.Amount != nil) != (it.Price != nil) {
			c.add(at, "appraisal-item", it.Name)
			continue
		}
		if priced {
			if !c.amount(at+"/amount", *it.Amount) || !c.amount(at+"/price", *it.Price) {
				continue
			}
		}
		c.amount(at, it.worth())
	}
}

func (c *checker) start(at string, o *Option) {
	switch n := o.Start; {
	case n >= 0 && n <= longest:
	case n >= calendar && c.study.base() == 0:
		c.add(at+"/start", "appraisal-start-unknown", n)
	case n >= calendar && c.study.offset(o) >= 0 && c.study.offset(o) <= longest:
	default:
		c.add(at+"/start", "appraisal-start", n, longest)
	}
}
