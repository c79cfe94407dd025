package integrity

import (
	"headwater/datum"
	"headwater/fault"
)

// Result is "integrity" of audit.json.
type Result struct {
	Findings []Finding      `json:"findings"`
	Counts   map[string]int `json:"counts"` // by severity
	Rules    []Rule         `json:"rules"`
	Tests    []Test         `json:"tests"` // the statistical tests, fired or not
}

// Finding is something that does not fit, at its places. The engine gives JSON pointers
// into the plant file, or file:line of a text; the edge turns pointers into lines.
type Finding struct {
	Rule      string             `json:"rule"`
	Severity  string             `json:"severity"`
	Of        string             `json:"of,omitempty"` // what it is about: an id of the file
	At        []string           `json:"at"`
	Numbers   map[string]float64 `json:"numbers"`
	Passages  []Passage          `json:"passages,omitempty"`
	Explained *Explained         `json:"explained,omitempty"` // by the plant file: what was a query
	fault.Reason
}

// Explained is the plant's answer to a query.
type Explained struct {
	Why      datum.Text `json:"why"`
	Evidence []string   `json:"evidence,omitempty"`
}

// Passage is a run of text that stands in another plant's report as well.
type Passage struct {
	At    string `json:"at"`   // in this plant
	With  string `json:"with"` // in the other report
	Text  string `json:"text"`
	Units int    `json:"units"` // its length: Chinese characters, Latin words counted twice
}

// Test is one statistical test: what it counted and how likely that is in honest data.
type Test struct {
	Rule      string        `json:"rule"`
	N         int           `json:"n"` // values that it could use
	Statistic *float64      `json:"statistic"`
	PValue    *float64      `json:"p_value"`
	Alpha     float64       `json:"alpha"`
	Fired     bool          `json:"fired"`
	Reason    *fault.Reason `json:"reason,omitempty"` // why it was not made
}

// Errors reports whether anything cannot be true.
func (r *Result) Errors() bool { return r.Counts[Error] > 0 }
