package limit

import (
	"fmt"
	"slices"
	"strings"

	"headwater/datum"
	"headwater/fault"
	"headwater/unit"
)

// Check returns every problem of a table as a document of the catalogue, at JSON
// pointers: unknown words, units, sections, formulas, and statistics out of order.
func (t *Table) Check() (bad []error) {
	word := func(at, w string, known ...string) {
		if !slices.Contains(known, w) {
			bad = append(bad, fault.Input(at, "word-unknown", w, strings.Join(known, ", "), ""))
		}
	}
	word("/status", t.Status, datum.InForce, datum.Superseded, datum.Draft, datum.Unknown)
	word("/verification", t.Verification, datum.Official, datum.Secondary, datum.Reference, datum.Listed)
	word("/medium", t.Medium, "", "water", "air")
	seen := map[string]int{}
	for i, s := range t.Sections {
		at := fmt.Sprintf("/sections/%d", i)
		if first, ok := seen[s.ID+strings.Join(s.Tiers, "+")]; ok {
			bad = append(bad, fault.Conflict(at+"/id", "id-duplicate", s.ID, first+1))
		}
		seen[s.ID+strings.Join(s.Tiers, "+")] = i
		word(at+"/point", s.Point, "", WorkshopOutlet, PlantOutlet)
	}
	keys := map[string]bool{}
	for i := range t.Rows {
		bad = append(bad, t.checkRow(i, keys)...)
	}
	return bad
}

// checkRow names a row by its section and parameter as well: rows may stand in a CSV
// block, into which no pointer reaches.
func (t *Table) checkRow(i int, keys map[string]bool) (bad []error) {
	r := &t.Rows[i]
	wrong := func(code string, args ...any) {
		bad = append(bad, fault.Input(fmt.Sprintf("/rows/%d", i), code, append([]any{r.Section + " " + r.Parameter}, args...)...))
	}
	if t.section(r.Section) == nil {
		wrong("limit-row-section", r.Section)
	}
	if r.Parameter == "" {
		wrong("limit-row-parameter", i+1)
	}
	key := strings.Join([]string{r.Section, r.Tier, r.Segment, r.Parameter, r.Point, r.When}, "\x00")
	if keys[key] {
		wrong("limit-row-twice", r.Segment)
	}
	keys[key] = true
	if r.Unit != "" {
		if _, err := unit.Parse(r.Unit); err != nil {
			wrong("limit-row-unit", r.Unit)
		}
	}
	if !slices.Contains([]string{"", WorkshopOutlet, PlantOutlet}, r.Point) {
		wrong("limit-row-point", r.Point, WorkshopOutlet+", "+PlantOutlet)
	}
	if !slices.Contains([]string{"", "suspect"}, r.State) {
		wrong("limit-row-state", r.State)
	}
	if r.When != "" {
		if id, _ := condition(r.When); id == "" {
			wrong("limit-row-when", r.When)
		}
	}
	for _, c := range []Cell{r.Daily, r.Monthly, r.Annual} {
		if _, _, _, err := c.value(t, nil); err != nil {
			for _, p := range fault.All(err) {
				wrong("limit-row-formula", c.String(), p.Code)
			}
		}
		if c.isNumber && r.Unit == "" && r.Parameter != "ph" {
			wrong("limit-row-no-unit", c.String())
		}
	}
	if d, m := r.Daily, r.Monthly; d.isNumber && m.isNumber && d.high < m.high {
		wrong("limit-row-order", d.String(), m.String())
	}
	if m, a := r.Monthly, r.Annual; m.isNumber && a.isNumber && m.high < a.high {
		wrong("limit-row-order", m.String(), a.String())
	}
	return bad
}

// Gaps lists what keeps a table from being a complete reading of its document: cells
// that were not read, sections with parts missing, rows in doubt.
func (t *Table) Gaps() (gaps []fault.Reason) {
	add := func(code string, items ...string) { gaps = append(gaps, fault.Reason{Code: code, Items: items}) }
	for _, s := range t.Sections {
		if s.Partial {
			add("rows-not-read", s.ID)
		}
	}
	for i := range t.Rows {
		r := &t.Rows[i]
		at := strings.Join(slices.DeleteFunc([]string{r.Section, r.Tier, r.Segment, r.Parameter}, func(s string) bool { return s == "" }), "/")
		var missing []string
		for _, c := range []struct {
			name string
			cell Cell
		}{{"daily", r.Daily}, {"monthly", r.Monthly}, {"annual", r.Annual}} {
			if c.cell.gap == GapUnread {
				missing = append(missing, c.name)
			}
		}
		if len(missing) > 0 {
			add("row-not-read", at, strings.Join(missing, ", "))
		}
		if r.State == "suspect" {
			add("row-fails", at, r.Note)
		}
	}
	return gaps
}
