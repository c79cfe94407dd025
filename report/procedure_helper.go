package report

import (
	"fmt"
	"strings"

	"headwater/datum"
	"headwater/procedure"
	"headwater/say"
)

// table starts a table; a column key that begins with # is right aligned, one with ! is
// kept on a line, one that begins with = (behind those) is a text as it stands.
func (b *builder) table(id, caption string, columns ...string) Table {
	t := Table{ID: id, Caption: caption}
	for _, key := range columns {
		key, right := strings.CutPrefix(key, "#")
		key, keep := strings.CutPrefix(key, "!")
		text, plain := strings.CutPrefix(key, "=")
		if !plain {
			text = b.t(key)
		}
		t.Columns = append(t.Columns, Column{Title: text, Right: right, Keep: keep})
	}
	return t
}

// cells makes cells of plain texts.
func cells(texts ...string) (out []Cell) {
	for _, s := range texts {
		out = append(out, Cell{Text: s})
	}
	return out
}

// addTable adds a table that has rows, else what is to be supplied.
func (b *builder) addTable(t Table, hint string) {
	if len(t.Rows) > 0 {
		b.add(t)
		return
	}
	b.add(ToSupply{What: t.Caption, Hint: hint})
}

func (b *builder) section(id, key string) {
	b.add(Heading{Level: 2, ID: id, Text: b.t(key)})
}

// word is the term of a fixed choice, nothing for no choice.
func (b *builder) word(prefix, id string) string {
	if id == "" {
		return ""
	}
	if text := b.t(prefix + id); text != prefix+id {
		return text
	}
	return id
}

// chip is a cell that shows a level or a state in colour.
func chip(text, level string) Cell { return Cell{Text: text, Level: level} }

// levelCell is a level as a chip; empty for none.
func (b *builder) levelCell(id string) Cell {
	if id == "" {
		return Cell{Text: "—"}
	}
	return chip(b.level(id), id)
}

// yes is an answer that may be missing.
func (b *builder) yes(v *bool) Cell {
	switch {
	case v == nil:
		return chip(b.t("answer-unknown"), "undetermined")
	case *v:
		return chip(b.t("answer-yes"), "I")
	}
	return chip(b.t("answer-no"), "below")
}

// stateLevels colour the states of steps, options and deadlines.
var stateLevels = map[string]string{
	procedure.StepDone: "I", procedure.StepPartial: "III", procedure.StepMissing: "below", procedure.StepContradicted: "below",
	procedure.StepLeftOut: "undetermined", procedure.StepLater: "undetermined", procedure.StepShared: "II",
	procedure.Verified: "I", procedure.Planned: "undetermined", procedure.SetAside: "undetermined",
	procedure.InTime: "I", procedure.Late: "III", procedure.Due: "II", procedure.Overdue: "below", procedure.Open: "undetermined",
	procedure.Error: "below", procedure.Query: "III", procedure.Note: "undetermined",
}

// amount is a number with its unit, a dash where there is none.
func amount(v *float64, unit string) string {
	if v == nil {
		return "—"
	}
	if unit == "" || unit == "1" {
		return Number(v)
	}
	return Number(v) + " " + unit
}

// signed is a relative change in percent with its sign.
func signed(v *float64) string {
	if v == nil {
		return "—"
	}
	return fmt.Sprintf("%+.1f %%", *v*100)
}

func (b *builder) name(t datum.Text, id string) string {
	if text := b.in(t); text != "" {
		return text
	}
	return id
}

// of names what an option changes: stream:w1, carrier:electricity, load:COD/plant-outlet.
func (b *builder) of(id string) Cell {
	kind, rest, _ := strings.Cut(id, ":")
	switch kind {
	case "stream":
		return Cell{Refs: []Ref{{b.streamName(rest), "stream-" + rest}}}
	case "indicator":
		return Cell{Refs: []Ref{{b.indicatorName(rest), "indicator-" + rest}}}
	case "line":
		return Cell{Refs: []Ref{{b.lineName(rest), "line-" + strings.Replace(rest, "/", ".", 1)}}}
	case "carrier":
		return Cell{Text: b.carrier(rest)}
	case "load":
		pollutant, point, _ := strings.Cut(rest, "/")
		return Cell{Text: pollutant + " · " + b.word("point-", point)}
	}
	return Cell{Text: b.word("number-", id)}
}

// changeCell writes the changes of an option, each leading to its stream.
func (b *builder) changeCell(list []procedure.ChangeResult) (c Cell) {
	for i, ch := range list {
		of := b.of(ch.Of)
		text := of.Words() + " " + ch.Stated
		if ch.Amount != nil && strings.HasSuffix(ch.Stated, "%") {
			text += " (" + amount(ch.Amount, ch.Unit) + ")"
		}
		if i < len(list)-1 {
			text += b.t("list-comma")
		}
		id := ""
		if len(of.Refs) > 0 {
			id = of.Refs[0].ID
		}
		c.Refs = append(c.Refs, Ref{text, id})
	}
	return c
}

// StepCounts sums up the steps of an audit in a line.
func StepCounts(l say.Lang, r *procedure.Result) string {
	var out []string
	for _, state := range []string{procedure.StepDone, procedure.StepPartial, procedure.StepMissing, procedure.StepContradicted, procedure.StepLater, procedure.StepLeftOut} {
		if n := r.Counts[state]; n > 0 {
			out = append(out, fmt.Sprintf("%s %d", say.Term(l, "step-state-"+state), n))
		}
	}
	return strings.Join(out, " · ")
}

// DeadlineText is the state of a deadline with the days that are left, or by which it was
// missed.
func DeadlineText(l say.Lang, d *procedure.DeadlineState) string {
	text := say.Term(l, "deadline-"+d.State)
	if d.Days == nil {
		return text
	}
	switch {
	case d.State == procedure.Overdue || d.State == procedure.Late:
		return text + " " + fmt.Sprintf(say.Term(l, "days-over"), -*d.Days)
	case d.State == procedure.Due:
		return text + " " + fmt.Sprintf(say.Term(l, "days-left"), *d.Days)
	}
	return text
}

// DeadlineSpan is the span of a deadline.
func DeadlineSpan(l say.Lang, d *procedure.Deadline) string {
	var out []string
	for _, x := range []struct {
		n   int
		key string
	}{{d.Years, "span-years"}, {d.Months, "span-months"}, {d.Days, "span-days"}} {
		if x.n > 0 {
			out = append(out, fmt.Sprintf(say.Term(l, x.key), x.n))
		}
	}
	if d.By != "" {
		out = append(out, fmt.Sprintf(say.Term(l, "span-by"), d.By))
	}
	return strings.Join(out, " ")
}
