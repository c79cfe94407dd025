package report

import (
	"strings"

	"headwater/option"
	"headwater/say"
)

// matches is the chapter on techniques for what the audit has found.
func (b *builder) matches() {
	if len(b.r.Matches) == 0 {
		return
	}
	b.suffix = ""
	b.heading("matches", "chapter-matches")
	b.add(Paragraph{b.t("matches-text")})
	needs := Table{ID: "needs", Caption: b.t("table-needs"), Columns: []Column{{Title: b.t("need")}, {Title: b.t("kind")}, {Title: b.t("level")}, {Title: b.t("value"), Right: true}, {Title: b.t("unit")}, {Title: b.t("need-money"), Right: true}, {Title: b.t("techniques-word")}}}
	shown := map[string]bool{}
	var found []*option.Suggestion
	for i := range b.r.Matches {
		m := &b.r.Matches[i]
		name := b.in(m.Name)
		if name == "" {
			name = b.parameterName(m.ID)
		}
		level := Cell{}
		if m.Level != "" {
			level = Cell{Text: b.level(m.Level), Level: m.Level}
		}
		money := "—"
		if m.Money != nil {
			money = Money(*m.Money, m.Currency)
		}
		var ids []string
		for j := range m.Techniques {
			t := &m.Techniques[j]
			ids = append(ids, b.techniqueRange(t))
			if !shown[t.Technique] {
				shown[t.Technique] = true
				found = append(found, t)
			}
		}
		text := strings.Join(ids, b.t("list-comma"))
		if text == "" {
			text = b.t("match-none")
		}
		needs.Rows = append(needs.Rows, Row{Faint: len(ids) == 0, Cells: []Cell{{Text: name, Note: m.ID}, {Text: b.t("need-" + m.Kind)}, level, {Text: dash(m.Amount)}, {Text: m.Unit}, {Text: money}, {Text: text}}})
	}
	b.add(needs)
	if len(found) == 0 {
		return
	}
	t := Table{ID: "techniques", Caption: b.t("table-techniques"), Columns: []Column{{Title: b.t("technique")}, {Title: b.t("process")}, {Title: b.t("mechanism")}, {Title: b.t("limits-of-use")}, {Title: b.t("investment")}, {Title: b.t("evidence")}, {Title: b.t("plan-option")}}}
	for _, s := range found {
		cost := "—"
		if s.Investment != nil {
			cost = CostText(b.lang, s.Investment)
		}
		t.Rows = append(t.Rows, Row{Cells: []Cell{{Text: b.in(s.Name), Note: s.Technique}, {Text: b.in(s.Process)}, {Text: b.in(s.Mechanism)}, {Text: b.in(s.Limits)}, {Text: cost}, {Text: b.t("evidence-" + s.Evidence), Note: b.t("confidence-" + s.Confidence)}, {Text: s.Option}}})
	}
	b.add(t)
}

// parameterName is the trade's word for a pollutant, its id where it has none.
func (b *builder) parameterName(id string) string {
	if name := b.t("parameter-" + id); name != "parameter-"+id {
		return name
	}
	return say.Pollutant(b.lang, id)
}

// techniqueRange names a technique with what it could take off here.
func (b *builder) techniqueRange(s *option.Suggestion) string {
	for i := range s.Effects {
		e := &s.Effects[i]
		if !e.Applies || e.Low == nil && e.High == nil {
			continue
		}
		return b.in(s.Name) + " (" + SpanText(&option.Span{Min: e.Low, Max: e.High}) + " " + e.InUnit + ")"
	}
	return b.in(s.Name)
}

// SpanText writes a number or what it lies between.
func SpanText(s *option.Span) string {
	switch {
	case s.Value != nil:
		return Number(s.Value)
	case s.Min != nil && s.Max != nil && *s.Min == *s.Max:
		return Number(s.Min)
	case s.Min != nil && s.Max != nil:
		return Number(s.Min) + "–" + Number(s.Max)
	case s.Min != nil:
		return "≥ " + Number(s.Min)
	case s.Max != nil:
		return "≤ " + Number(s.Max)
	}
	return "?"
}

// CostText writes a cost of the catalogue in its own currency and year.
func CostText(l say.Lang, c *option.Cost) string {
	s := SpanText(&c.Span) + " " + c.Currency + " " + c.Per.In(string(l))
	if c.PriceYear > 0 {
		s += " (" + Year(c.PriceYear) + ")"
	}
	return s
}
