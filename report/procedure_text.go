package report

import (
	"fmt"
	"strings"

	"headwater/audit"
	"headwater/limit"
	"headwater/procedure"
	"headwater/rating"
	"headwater/say"
)

// Texts are the texts that go with an audit, each a document of its own.
var Texts = []string{"brief", "publicity", "disclosure", "capability", "performance"}

// Text makes one of the texts that go with an audit; nil for a name that is none of them
// or a plant without an audit file.
func Text(r *audit.Result, l say.Lang, of string) *Document {
	if r.Procedure == nil {
		return nil
	}
	say.Fill(l, r)
	b := &builder{r: r, lang: l, doc: &Document{Lang: string(l)}}
	b.doc.Title = b.t("text-" + of)
	b.doc.Subtitle = b.in(r.Plant.Name)
	if r.Plant.Synthetic {
		b.doc.Marks = append(b.doc.Marks, b.t("synthetic"))
	}
	switch of {
	case "brief":
		b.brief()
	case "publicity":
		b.publicity()
	case "disclosure":
		b.disclosure()
	case "capability":
		b.capability()
	case "performance":
		if r.Procedure.Effects == nil {
			return nil
		}
		b.performance(r.Procedure)
		b.saved(r.Procedure)
	default:
		return nil
	}
	b.doc.resolve()
	return b.doc
}

// texts is the chapter with the texts that go with an audit.
func (b *builder) texts() {
	if b.r.Procedure == nil {
		return
	}
	b.chapter("texts", b.t("chapter-texts"))
	b.section("disclosure", "text-disclosure")
	b.disclosure()
	b.section("publicity", "text-publicity")
	b.publicity()
	b.section("capability", "text-capability")
	b.capability()
}

// briefFigures are the few numbers of the audit file that a manager looks for.
func (b *builder) briefFigures() []KeyFigure {
	r := b.r.Procedure
	var out []KeyFigure
	if r.Before != nil {
		f := KeyFigure{Label: b.t("level-before"), Value: b.level(r.Before.Level), Level: r.Before.Level}
		out = append(out, f)
	}
	if r.After != nil {
		out = append(out, KeyFigure{Label: b.t("level-after"), Value: b.level(r.After.Level), Level: r.After.Level})
	}
	if r.Effects == nil {
		return out
	}
	all := r.Effects.Performance[len(r.Effects.Performance)-1]
	out = append(out, KeyFigure{Label: b.t("brief-options"), Value: fmt.Sprintf("%d / %d", all.Done, all.Proposed-all.SetAside), Note: b.t("brief-options-note")})
	out = append(out, KeyFigure{Label: b.t("brief-investment"), Value: dash(first(all.Investment, all.PlannedInvestment)), Note: all.Money})
	out = append(out, KeyFigure{Label: b.t("brief-saving"), Value: dash(first(all.Saving, all.PlannedSaving)), Note: all.Money + "/a"})
	for i := range r.Effects.Rows {
		x := &r.Effects.Rows[i]
		if x.UnitChange != nil && len(out) < 9 {
			out = append(out, KeyFigure{Label: b.name(x.Name, x.ID), Value: signed(x.UnitChange), Note: b.t("brief-unit", amount(x.UnitBefore, ""), amount(x.UnitAfter, ""), x.Per)})
		}
	}
	return out
}

func first(a, b *float64) *float64 {
	if a != nil {
		return a
	}
	return b
}

// brief is the one-page brief.
func (b *builder) brief() {
	r := b.r.Procedure
	b.add(KeyFigures{b.briefFigures()})
	var focus []string
	if r.Focus != nil {
		for _, id := range r.Focus.Chosen {
			for _, c := range r.Focus.Candidates {
				if c.ID == id {
					focus = append(focus, b.name(c.Name, id))
				}
			}
		}
	}
	met, known := 0, 0
	for i := range r.Targets {
		if m := r.Targets[i].Met; m != nil {
			known++
			if *m {
				met++
			}
		}
	}
	lines := []string{}
	if len(focus) > 0 {
		lines = append(lines, b.t("brief-focus", strings.Join(focus, b.t("list-comma"))))
	}
	if known > 0 {
		lines = append(lines, b.t("brief-targets", met, len(r.Targets)))
	} else if len(r.Targets) > 0 {
		lines = append(lines, b.t("brief-targets-set", len(r.Targets)))
	}
	if r.Effects != nil && r.Effects.Output != nil && r.Effects.OutputAfter != nil {
		lines = append(lines, b.t("brief-output", amount(r.Effects.Output, r.Effects.OutputUnit), amount(r.Effects.OutputAfter, r.Effects.OutputUnit)))
	}
	if r.Effects != nil {
		for i := range r.Effects.Rows {
			if x := &r.Effects.Rows[i]; x.Adjusted != nil {
				code := "brief-adjusted"
				if x.Indicator == "pollution-intensity" {
					code = "brief-adjusted-less"
				}
				lines = append(lines, b.t(code, b.name(x.Name, x.ID), amount(x.Adjusted, x.Unit), signed(x.RECPChange), b.t("recp-"+x.Indicator)))
			}
		}
	}
	if len(lines) > 0 {
		b.add(List{lines})
	}
}

// publicity is what must be published within a month of the list: plain facts, no names
// of persons.
func (b *builder) publicity() {
	r, p := b.r.Procedure, &b.r.Plant
	var lines []string
	lines = append(lines, b.t("publicity-name", b.name(p.Name, p.ID)), b.t("publicity-legal"), b.t("publicity-address"))
	if o := r.Obligation; o != nil && !o.Voluntary {
		var names []string
		for _, c := range o.Classes {
			names = append(names, b.in(c.Name))
		}
		lines = append(lines, b.t("publicity-class", strings.Join(names, b.t("list-comma")), o.Listed.String()))
	}
	b.add(List{lines})
	t := b.table("publicity-table", b.t("table-publicity", p.Year), "pollutant", "point", "#load-t", "#concentration", "#allowed", "unit", "finding")
	for i := range r.Profile.Trends {
		x := &r.Profile.Trends[i]
		if x.Kind != "load" {
			continue
		}
		for k, y := range x.Years {
			if y == p.Year {
				t.Rows = append(t.Rows, b.publicRow(x.ID, &x.Totals[k]))
			}
		}
	}
	b.addTable(t, "discharges")
}

// publicRow is one discharge with the strictest limit that it was held against.
func (b *builder) publicRow(id string, load *float64) Row {
	pollutant, point, _ := strings.Cut(id, "/")
	row := Row{Cells: []Cell{{Text: pollutant}, {Text: b.word("point-", point)}, {Text: Number(load)}, {Text: "—"}, {Text: "—"}, {}, {Text: "—"}}}
	ratio := -1.0
	for i := range b.r.Limits {
		k := &b.r.Limits[i]
		if k.Foreign || k.Parameter != limit.Pollutant(pollutant) || k.Point != point || k.Ratio == nil || *k.Ratio <= ratio {
			continue
		}
		ratio = *k.Ratio
		row.Cells[3], row.Cells[4], row.Cells[5] = Cell{Text: Number(k.Actual), Note: Statistic(b.lang, k)}, Cell{Text: Allowed(k)}, Cell{Text: k.Unit}
		row.Cells[6] = chip(b.t("verdict-pass"), "I")
		if k.Pass != nil && !*k.Pass {
			row.Cells[6] = chip(b.t("verdict-exceeded"), "below")
		}
	}
	return row
}

// disclosure is the section for the annual disclosure report.
func (b *builder) disclosure() {
	r := b.r.Procedure
	lines := []string{b.t("disclosure-round", max(r.Round, 1))}
	if o := r.Obligation; o != nil && !o.Voluntary {
		for _, c := range o.Classes {
			lines = append(lines, b.t("disclosure-class", b.in(c.Name), b.in(c.Department)))
		}
	} else {
		lines = append(lines, b.t("voluntary-text"))
	}
	for i := range r.Deadlines {
		if d := &r.Deadlines[i]; !d.Done.IsZero() {
			lines = append(lines, b.t("disclosure-event", b.word("event-", d.Event), d.Done.String()))
		}
	}
	if r.Before != nil {
		text := b.t("disclosure-level", b.standing(r.Before))
		if r.After != nil {
			text = b.t("disclosure-levels", b.standing(r.Before), b.standing(r.After))
		}
		lines = append(lines, text)
	}
	if r.Effects != nil {
		for _, p := range r.Effects.Performance {
			if p.Class != "all" {
				lines = append(lines, b.t("disclosure-options", b.t("class-"+p.Class), p.Proposed-p.SetAside, p.Done, dash(p.Investment), p.Money, dash(p.Saving), p.Money))
			}
		}
		for i := range r.Effects.Rows {
			if x := &r.Effects.Rows[i]; x.Adjusted != nil {
				lines = append(lines, b.t("disclosure-effect", b.name(x.Name, x.ID), amount(x.UnitBefore, x.Per), amount(x.UnitAfter, x.Per), signed(x.UnitChange)))
			}
		}
	}
	b.add(List{lines})
	if !b.r.Submittable {
		b.add(Callout{Kind: "note", Lines: []string{b.t("not-submittable")}})
	}
}

func (b *builder) standing(s *procedure.Standing) string {
	if s.Level == rating.Undetermined && s.Possible.Best != "" {
		return b.t("possible-range", b.level(s.Possible.Best), b.level(s.Possible.Worst))
	}
	return b.level(s.Level)
}

// capability is the statement on the auditor.
func (b *builder) capability() {
	r := b.r.Procedure
	who := b.t("answer-unknown")
	if r.People.Auditor != "" {
		who = b.t("auditor-" + r.People.Auditor)
	}
	b.add(Paragraph{b.t("capability-text", who)})
	t := b.table("capability-table", b.t("table-capability"), "requirement", "met", "note-column", "evidence")
	for _, x := range r.Capability {
		t.Rows = append(t.Rows, Row{Cells: []Cell{{Text: b.in(x.Name), Note: b.t("verification-" + x.Read)}, b.yes(x.Met), {Text: b.in(x.Note)}, {Refs: refs("doc", x.Evidence...)}}})
	}
	b.addTable(t, "audit.auditor.capability")
}
