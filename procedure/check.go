package procedure

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"time"

	"headwater/datum"
	"headwater/fault"
	"headwater/plant"
)

// The two editions of a report.
const (
	Evaluation = "evaluation" // before the medium/high-cost options are carried out
	Acceptance = "acceptance" // after
)

var editions = []string{Evaluation, Acceptance}

// reads are the ways in which a row can have been read.
var reads = []string{datum.Official, datum.Secondary, datum.Reference, datum.Recall}

// Check returns what cannot be right in a document by itself, at JSON pointers.
func (r *Rules) Check() (bad []error) {
	c := &ruleChecker{}
	if r.Template != nil {
		c.template(r.Template)
	}
	for i, j := range r.Jurisdictions {
		c.jurisdiction(fmt.Sprintf("/jurisdictions/%d", i), &j)
	}
	for i, s := range r.Sheets {
		c.sheet(fmt.Sprintf("/sheets/%d", i), &s)
	}
	for i, x := range r.Classes {
		c.word(fmt.Sprintf("/classes/%d/read", i), x.Read, reads)
	}
	for i, x := range r.Factors {
		at := fmt.Sprintf("/focus_factors/%d", i)
		c.word(at+"/read", x.Read, reads)
		if !(x.Min >= 1 && x.Max >= x.Min && x.Max <= 10) {
			c.add(fault.Input(at, "factor-range", x.ID, x.Min, x.Max))
		}
	}
	for i, x := range r.Obsolete {
		if strings.Trim(x.Model, "* ") == "" {
			c.add(fault.Input(fmt.Sprintf("/obsolete/%d/model", i), "obsolete-model", x.ID))
		}
	}
	var tables, fields []string
	if len(r.Forms) > 0 {
		tables, fields = formWords()
	}
	for i, f := range r.Forms {
		at := fmt.Sprintf("/forms/%d", i)
		c.word(at+"/read", f.Read, reads)
		for k, fact := range f.Facts {
			c.word(fmt.Sprintf("%s/facts/%d", at, k), fact, FactIDs())
		}
		c.form(at, &r.Forms[i], tables, fields)
	}
	c.unique("/jurisdictions", names(r.Jurisdictions, func(x *Jurisdiction) string { return x.ID }))
	c.unique("/sheets", names(r.Sheets, func(x *Sheet) string { return x.ID }))
	c.unique("/obsolete", names(r.Obsolete, func(x *Obsolete) string { return x.ID }))
	c.unique("/forms", names(r.Forms, func(x *Form) string { return x.ID }))
	if q := r.Questions; q != nil && !(q.Years >= 1 && q.UnitJump > 0 && q.Baseline > 0 && q.Unexplained >= 0 && q.EndOfPipe > 0 && q.Hours > 0 && q.Batches > 0) {
		c.add(fault.Input("/questions", "questions-positive"))
	}
	return c.bad
}

type ruleChecker struct{ bad []error }

func (c *ruleChecker) add(err error) { c.bad = append(c.bad, err) }

func names[T any](list []T, id func(*T) string) (out []string) {
	for i := range list {
		out = append(out, id(&list[i]))
	}
	return out
}

func (c *ruleChecker) unique(at string, ids []string) {
	for i, id := range ids {
		if first := slices.Index(ids, id); first < i {
			c.add(fault.Conflict(fmt.Sprintf("%s/%d/id", at, i), "id-duplicate", id, first+1))
		}
	}
}

func (c *ruleChecker) word(at, word string, words []string) {
	if word != "" && !slices.Contains(words, word) {
		c.add(fault.Input(at, "word-unknown", word, strings.Join(words, ", "), ""))
	}
}

func (c *ruleChecker) template(t *Template) {
	c.word("/template/covers", t.Covers, []string{"one", "many"})
	if (t.Basis == "") == (len(t.Phases) == 0) {
		c.add(fault.Input("/template", "template-basis"))
	}
	c.unique("/template/phases", names(t.Phases, func(x *Phase) string { return x.ID }))
	steps := map[string]bool{}
	number := 0
	for i := range t.Phases {
		p := &t.Phases[i]
		c.word(fmt.Sprintf("/template/phases/%d/edition", i), p.Edition, editions)
		for k := range p.Steps {
			s, at := &p.Steps[k], fmt.Sprintf("/template/phases/%d/steps/%d", i, k)
			if steps[s.ID] {
				c.add(fault.Conflict(at+"/id", "id-duplicate", s.ID, "…"))
			}
			number++
			if s.Number != number {
				c.add(fault.Input(at+"/n", "step-number", s.ID, s.Number, number))
			}
			for _, before := range s.After {
				if !steps[before] {
					c.add(fault.NotFound(at+"/after", "step-before", s.ID, before))
				}
			}
			steps[s.ID] = true
			c.word(at+"/edition", s.Edition, editions)
			c.word(at+"/when", s.When, conditions)
			for _, list := range [][]string{s.In, s.Out} {
				for _, fact := range list {
					if !steps[fact] {
						c.word(at, fact, FactIDs())
					}
				}
			}
		}
	}
}

func (c *ruleChecker) jurisdiction(at string, j *Jurisdiction) {
	c.unique(at+"/deadlines", names(j.Deadlines, func(x *Deadline) string { return x.ID }))
	for i, d := range j.Deadlines {
		at := fmt.Sprintf("%s/deadlines/%d", at, i)
		c.word(at+"/read", d.Read, reads)
		for _, class := range d.Classes {
			c.word(at+"/classes", class, []string{"over-standard", "high-energy", "toxic", "voluntary"})
		}
		if d.Years < 0 || d.Months < 0 || d.Days < 0 || d.By == "" && d.Years+d.Months+d.Days == 0 {
			c.add(fault.Input(at, "deadline-span", d.ID))
		}
		if _, err := time.Parse("01-02", d.By); d.By != "" && err != nil {
			c.add(fault.Input(at+"/by", "deadline-day", d.By))
		}
	}
}

func (c *ruleChecker) sheet(at string, s *Sheet) {
	c.word(at+"/edition", s.Edition, editions)
	c.unique(at+"/items", names(s.Items, func(x *Item) string { return x.ID }))
	c.unique(at+"/vetoes", names(s.Vetoes, func(x *Veto) string { return x.ID }))
	sum, unread := 0.0, false
	for i, x := range s.Items {
		at := fmt.Sprintf("%s/items/%d", at, i)
		c.word(at+"/read", x.Read, reads)
		if x.Points == nil {
			unread = true
			continue
		}
		if !(*x.Points >= 0) {
			c.add(fault.Input(at+"/points", "value-negative", *x.Points))
		}
		sum += *x.Points
	}
	if s.Total != nil && (sum > *s.Total || !unread && len(s.Items) > 0 && sum != *s.Total) {
		c.add(fault.Input(at+"/items", "sheet-total", s.ID, sum, *s.Total))
	}
	for i, x := range s.Vetoes {
		c.word(fmt.Sprintf("%s/vetoes/%d/check", at, i), x.Check, vetoChecks)
	}
	last := -1.0
	for i, b := range s.Bands {
		at := fmt.Sprintf("%s/bands/%d", at, i)
		c.word(at+"/read", b.Read, reads)
		if (b.AtLeast == nil) == (b.Above == nil) {
			c.add(fault.Input(at, "band-end", b.ID))
			continue
		}
		low := b.low()
		if !(low > last) {
			c.add(fault.Input(at, "band-order", b.ID, low, last))
		}
		last = low
	}
}

func (b *Band) low() float64 {
	if b.AtLeast != nil {
		return *b.AtLeast
	}
	return *b.Above
}

// formWords are the kinds of record and the fields that a worksheet may name.
func formWords() (tables, fields []string) {
	tables = []string{formOfPlant}
	for _, x := range plant.Fields() {
		fields = append(fields, x.Path)
		for i, r := range x.Path {
			if r == ']' || r == '}' {
				tables = append(tables, formTable(x.Path[:i+1]))
			}
		}
	}
	slices.Sort(tables)
	return slices.Compact(tables), fields
}

// form holds the columns of a worksheet against the fields of the plant file; those of one
// worksheet are of one kind of record.
func (c *ruleChecker) form(at string, f *Form, tables, fields []string) {
	for key, table := range map[string]string{"sheet": f.Sheet, "lists": f.Lists} {
		if table != "" {
			c.word(at+"/"+key, table, tables)
		}
	}
	of := cmp.Or(f.Sheet, f.Lists)
	for i, col := range f.Columns {
		if col.Field == "" {
			continue
		}
		where := fmt.Sprintf("%s/columns/%d/field", at, i)
		if c.word(where, col.Field, fields); !strings.HasPrefix(formTable(col.Field)+".", of+".") || of == "" {
			c.add(fault.Input(where, "form-field", col.Field, of))
		}
	}
}

// formOfPlant is the worksheet of the fields that stand alone.
const formOfPlant = "plant"

// formTable is the path of records without brackets.
func formTable(path string) string { return strings.NewReplacer("[]", "", "{}", "").Replace(path) }
