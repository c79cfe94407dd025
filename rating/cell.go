package rating

import (
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"headwater/datum"
	"headwater/fault"
)

// Tri is yes, no or not read.
type Tri string

const (
	Yes    Tri = "true"
	No     Tri = "false"
	Unread Tri = "unread"
)

// UnmarshalText accepts true, false and unread.
func (t *Tri) UnmarshalText(b []byte) error {
	if *t = Tri(b); *t != Yes && *t != No && *t != Unread {
		return fault.Input("", "limiting-unknown", string(b))
	}
	return nil
}

// Weight is a number, not read, or a share of a family's total.
type Weight struct {
	Value  float64 // when Known and not a family share; the total of a family
	Known  bool
	Family string // rows of one family divide its total
	Share  string // output, equal, one, or a formula over output("class")
}

// UnmarshalTree reads 0.15, unread, or {family: metals, total: 0.8, share: equal}.
func (w *Weight) UnmarshalTree(tree any) error {
	switch t := tree.(type) {
	case string:
		return w.number("", t)
	case map[string]any:
		for key, v := range t {
			s, ok := v.(string)
			if !ok {
				return fault.Input("/"+key, "weight-unreadable", fmt.Sprint(v))
			}
			switch key {
			case "family":
				w.Family = s
			case "share":
				w.Share = s
			case "total":
				if err := w.number("/total", s); err != nil {
					return err
				}
			default:
				return fault.Input("/"+key, "weight-key", key)
			}
		}
		if w.Family == "" || w.Share == "" {
			return fault.Input("", "weight-family")
		}
		return nil
	}
	return fault.Input("", "weight-unreadable", fmt.Sprint(tree))
}

func (w *Weight) number(at, s string) error {
	if s == "unread" {
		return nil
	}
	v, err := strconv.ParseFloat(s, 64)
	if err != nil || !(v >= 0 && v <= 1000) {
		return fault.Input(at, "weight-unreadable", s)
	}
	w.Value, w.Known = v, true
	return nil
}

// MarshalJSON writes the weight as the catalogue file has it.
func (w Weight) MarshalJSON() ([]byte, error) {
	var v any = "unread"
	if w.Known {
		v = w.Value
	}
	if w.Family != "" {
		v = map[string]any{"family": w.Family, "total": v, "share": w.Share}
	}
	return json.Marshal(v)
}

// The gaps of a level cell: why it has no requirement of its own.
const (
	GapUnread      = "unread"           // printed in the document, not read
	GapNone        = "none-required"    // the document prints "--"
	GapSame        = "same-as"          // merged cell: the same as another level
	GapQuarantined = "quarantined"      // read, but fails a check
	GapNoText      = "no-separate-text" // the document has no step here: only a better level reaches it
	GapNotSet      = "not-set"          // the document leaves the benchmark open
)

// Cell is one level of an indicator as the document prints it.
type Cell struct {
	Gap    string          // one of the gaps, or empty
	SameAs string          // the level that a merged cell repeats
	Bound  string          // "<= 10+5*n", ">= 45", "3..4": a number, a range, a formula of parameters
	By     string          // the word parameter that chooses among Cases
	Cases  map[string]Cell // one bound per word
	Parts  map[string]Cell // one bound per part of the row
	Text   datum.Text      // a requirement in words
	Why    string          // why it is quarantined
}

var operators = []string{"<=", ">=", "<", ">", "="}

// UnmarshalTree reads a cell: a bound, a gap word, words, or a map with one of the
// keys text, same-as, quarantined, by, parts.
func (c *Cell) UnmarshalTree(tree any) error {
	switch t := tree.(type) {
	case string:
		return c.scalar(t)
	case map[string]any:
		return c.table(t)
	}
	return fault.Input("", "cell-unreadable", fmt.Sprint(tree))
}

func (c *Cell) scalar(s string) error {
	s = strings.TrimSpace(s)
	switch {
	case s == "":
		return fault.Input("", "cell-empty")
	case slices.Contains([]string{GapUnread, GapNone, GapNoText, GapNotSet}, s):
		c.Gap = s
	case slices.ContainsFunc(operators, func(op string) bool { return strings.HasPrefix(s, op) }), isRange(s):
		c.Bound = s
	default:
		if _, err := strconv.ParseFloat(s, 64); err == nil {
			return fault.Input("", "cell-operator", s)
		}
		c.Text = datum.Text{EN: s}
	}
	return nil
}

func (c *Cell) table(t map[string]any) error {
	str := func(v any) string { s, _ := v.(string); return s }
	for _, key := range []string{"same-as", "quarantined", "by", "parts", "text", "zh", "en"} {
		v, ok := t[key]
		if !ok {
			continue
		}
		switch key {
		case "same-as":
			c.Gap, c.SameAs = GapSame, str(v)
		case "quarantined":
			c.Gap, c.Bound, c.Why = GapQuarantined, str(v), str(t["why"])
		case "text", "zh", "en":
			c.Text = datum.Text{ZH: str(t["zh"]), EN: str(t["en"])}
			if s := str(t["text"]); s != "" {
				c.Text.EN = s
			}
		case "by":
			c.By = str(v)
			return c.cases(&c.Cases, t["cases"], "/cases")
		case "parts":
			return c.cases(&c.Parts, v, "/parts")
		}
		return nil
	}
	return fault.Input("", "cell-keys", strings.Join(sortedKeys(t), ", "))
}

func (c *Cell) cases(dst *map[string]Cell, tree any, at string) error {
	m, ok := tree.(map[string]any)
	if !ok || len(m) == 0 {
		return fault.Input(at, "cell-unreadable", fmt.Sprint(tree))
	}
	*dst = make(map[string]Cell, len(m))
	for word, sub := range m {
		var one Cell
		if err := one.UnmarshalTree(sub); err != nil {
			return fault.At(at+"/"+word, err)
		}
		(*dst)[word] = one
	}
	return nil
}

// isRange reports whether s is written as two numbers with two dots: 3..4.
func isRange(s string) bool {
	lo, hi, ok := strings.Cut(s, "..")
	if !ok {
		return false
	}
	_, errLo := strconv.ParseFloat(strings.TrimSpace(lo), 64)
	_, errHi := strconv.ParseFloat(strings.TrimSpace(hi), 64)
	return errLo == nil && errHi == nil
}

// IsZero reports whether the cell was never filled.
func (c Cell) IsZero() bool {
	return c.Gap == "" && c.Bound == "" && c.By == "" && c.Parts == nil && c.Text == (datum.Text{})
}

// MarshalJSON writes the cell as the catalogue file has it.
func (c Cell) MarshalJSON() ([]byte, error) {
	switch {
	case c.Gap == GapSame:
		return json.Marshal(map[string]string{"same-as": c.SameAs})
	case c.Gap == GapQuarantined:
		return json.Marshal(map[string]string{"quarantined": c.Bound, "why": c.Why})
	case c.Gap != "":
		return json.Marshal(c.Gap)
	case c.Bound != "":
		return json.Marshal(c.Bound)
	case c.By != "":
		return json.Marshal(map[string]any{"by": c.By, "cases": c.Cases})
	case c.Parts != nil:
		return json.Marshal(map[string]any{"parts": c.Parts})
	}
	return json.Marshal(c.Text)
}
