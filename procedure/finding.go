package procedure

import (
	"cmp"
	"slices"

	"headwater/fault"
)

// How much a finding weighs.
const (
	Error = "error" // the chain is broken or contradicts itself
	Query = "query" // a question that the audit must answer
	Note  = "note"
)

// Finding is something that does not fit, at its places in the plant file. Engines give
// JSON pointers; the edge turns them into lines.
type Finding struct {
	Rule     string             `json:"rule"`
	Severity string             `json:"severity"`
	At       []string           `json:"at"`
	Step     string             `json:"step,omitempty"` // the step of the procedure that it belongs to
	Numbers  map[string]float64 `json:"numbers,omitempty"`
	fault.Reason
}

// finding is how a rule speaks: where, which step, and the reason with its values.
func (c *chain) finding(severity, step string, why *fault.Reason, at ...string) {
	f := Finding{Rule: why.Code, Severity: severity, At: at, Step: step, Reason: *why}
	if why.Value != nil || why.Limit != nil {
		f.Numbers = map[string]float64{}
	}
	if why.Value != nil {
		f.Numbers["value"] = *why.Value
	}
	if why.Limit != nil {
		f.Numbers["limit"] = *why.Limit
	}
	c.findings = append(c.findings, f)
}

// reason makes a reason with ids or words.
func reason(code string, items ...string) *fault.Reason {
	return &fault.Reason{Code: code, Items: items}
}

// with adds the numbers of a reason.
func with(r *fault.Reason, value, limit float64, unit string) *fault.Reason {
	r.Value, r.Limit, r.Unit = &value, &limit, unit
	return r
}

// ordered sorts findings by weight, keeping the order of the chapters within.
func ordered(list []Finding) []Finding {
	weight := map[string]int{Error: 0, Query: 1, Note: 2}
	slices.SortStableFunc(list, func(a, b Finding) int { return cmp.Compare(weight[a.Severity], weight[b.Severity]) })
	return list
}
