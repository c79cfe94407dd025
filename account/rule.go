package account

import (
	"strconv"
	"strings"

	"headwater/datum"
	"headwater/fault"
	"headwater/plant"
	"headwater/unit"
)

// Rule is a document that says how closely balances must close and how long a campaign
// must last, for the plants of some regions.
type Rule struct {
	ID           string     `yaml:"id,required" json:"id"`
	Title        datum.Text `yaml:"title,required" json:"title"`
	datum.Origin `yaml:",inline"`
	Regions      []string `yaml:"regions" json:"regions,omitempty"`     // prefixes of GB/T 2260; none: everywhere
	Tolerance    Share    `yaml:"tolerance,required" json:"tolerance"`  // of the external input
	Hazardous    Share    `yaml:"hazardous" json:"hazardous,omitempty"` // the same for hazardous materials
	Campaign     Least    `yaml:"campaign" json:"campaign"`
	Coverage     float64  `yaml:"coverage,required" json:"coverage"` // factor on the uncertainty of what is unaccounted for
}

// Least is how long a measured campaign must last: batches or hours.
type Least struct {
	Batches int     `yaml:"batches" json:"batches"`
	Hours   float64 `yaml:"hours" json:"hours"`
}

// Share is a fraction, written in percent.
type Share float64

// UnmarshalText reads "5 %" as 0.05.
func (s *Share) UnmarshalText(b []byte) error {
	q, err := unit.ParseQuantity(string(b))
	switch {
	case err != nil:
		return err
	case !q.Unit.IsPercent():
		return fault.Input("", "percent-wanted", q)
	case !(q.Value > 0) || q.Value > 100:
		return fault.Input("", "share-range", q)
	}
	*s = Share(q.Value / 100)
	return nil
}

// MarshalText writes the fraction in percent, so that UnmarshalText reads it back.
func (s Share) MarshalText() ([]byte, error) {
	return []byte(strconv.FormatFloat(float64(s)*100, 'g', 12, 64) + " %"), nil
}

// Check reports what a rule cannot say.
func (r *Rule) Check() (bad []error) {
	if !(r.Coverage > 0) {
		bad = append(bad, fault.Input("/coverage", "coverage-positive", r.Coverage))
	}
	if r.Campaign.Batches < 0 || r.Campaign.Hours < 0 {
		bad = append(bad, fault.Input("/campaign", "value-negative", min(float64(r.Campaign.Batches), r.Campaign.Hours)))
	}
	return bad
}

// RuleUsed is the rule that a plant's balances were held against, with how far it can be
// trusted.
type RuleUsed struct {
	ID           string       `json:"id"`
	Title        datum.Text   `json:"title"`
	Status       string       `json:"status"`
	Verification string       `json:"verification"`
	Tolerance    float64      `json:"tolerance"`
	Hazardous    *float64     `json:"hazardous,omitempty"`
	Coverage     float64      `json:"coverage"`
	Campaign     Least        `json:"campaign"`
	Source       string       `json:"source,omitempty"`
	Doubts       []datum.Text `json:"doubts,omitempty"`
}

// choose returns the rule with the longest prefix of the plant's region among those that
// stand on the day, or nil.
func choose(rules []*Rule, region string, day datum.Date) *RuleUsed {
	var best *Rule
	longest := -1
	for _, r := range rules {
		if v := r.On(day); v != datum.Valid && v != datum.NotSettled {
			continue
		}
		if n := r.matches(region); n > longest {
			best, longest = r, n
		}
	}
	if best == nil {
		return nil
	}
	used := &RuleUsed{ID: best.ID, Title: best.Title, Status: best.Status, Verification: best.Verification, Tolerance: float64(best.Tolerance),
		Coverage: best.Coverage, Campaign: best.Campaign, Source: best.Source.Title, Doubts: best.Doubts}
	if best.Hazardous > 0 {
		used.Hazardous = new(float64(best.Hazardous))
	}
	return used
}

// matches is the length of the longest region that the plant lies in, 0 for everywhere,
// −1 for elsewhere.
func (r *Rule) matches(region string) int {
	if len(r.Regions) == 0 {
		return 0
	}
	longest := -1
	for _, prefix := range r.Regions {
		if prefix != "" && strings.HasPrefix(region, prefix) {
			longest = max(longest, len(prefix))
		}
	}
	return longest
}

// tolerance of a quantity: that of the plant file, of the rule for hazardous materials,
// or of the rule; and where it comes from.
func (a *accountant) tolerance(id string) (*float64, string) {
	m := a.plant.Material(id)
	if m == nil {
		m = &plant.Material{}
	}
	switch {
	case !m.Tolerance.IsZero():
		return new(m.Tolerance.Value / 100), "plant-file"
	case a.rule == nil:
		return nil, ""
	case m.Hazardous && a.rule.Hazardous != nil:
		return a.rule.Hazardous, a.rule.ID + " (hazardous)"
	}
	return &a.rule.Tolerance, a.rule.ID
}
