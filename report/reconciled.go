package report

// sensitivity shows the grade as it would be on reconciled amounts: labelled so, after the
// balances, and never in place of the grade.
func (b *builder) sensitivity() {
	r := b.r.Reconciled
	if r == nil {
		return
	}
	b.suffix = ""
	b.add(Heading{Level: 2, ID: "reconciled-grade", Text: b.t("section-reconciled-grade")})
	b.add(Callout{Kind: "warn", Lines: []string{b.t("reconciled-grade-text", len(r.Replaced), levelOrRange(b, r.From.Level, r.From.Possible.Best, r.From.Possible.Worst), levelOrRange(b, r.To.Level, r.To.Possible.Best, r.To.Possible.Worst))}})
	if len(r.Values) == 0 {
		b.add(Paragraph{b.t("reconciled-grade-none")})
		return
	}
	t := Table{ID: "reconciled-values", Caption: b.t("table-reconciled-values"), Columns: []Column{{Title: b.t("indicator")}, {Title: b.t("product")}, {Title: b.t("unit")}, {Title: b.t("stated"), Right: true}, {Title: b.t("level")}, {Title: b.t("reconciled"), Right: true}, {Title: b.t("level")}}}
	names := map[string]string{}
	for _, a := range b.r.Assessments {
		for i := range a.Indicators {
			if a.Indicators[i].Part == "" {
				names[a.Indicators[i].ID] = b.in(a.Indicators[i].Name)
			}
		}
	}
	level := func(id string) Cell {
		if id == "" {
			return Cell{}
		}
		return Cell{Text: b.level(id), Level: id}
	}
	for i := range r.Values {
		v := &r.Values[i]
		t.Rows = append(t.Rows, Row{Cells: []Cell{{Text: names[v.ID], Note: v.ID}, {Text: v.Product}, {Text: v.Unit}, {Text: Number(&v.Stated)}, level(v.Level), {Text: Number(&v.Reconciled)}, level(v.LevelAfter)}})
	}
	b.add(t)
}

// levelOrRange names a level, or the range that is possible where it is not determined.
func levelOrRange(b *builder, level, best, worst string) string {
	if level != "undetermined" || best == "" {
		return b.level(level)
	}
	return b.t("possible-range", b.level(best), b.level(worst))
}
