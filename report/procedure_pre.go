package report

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"headwater/chart"
	"headwater/procedure"
)

// preAssessment adds to the plant's chapter what the pre-assessment found.
func (b *builder) preAssessment() {
	r := b.r.Procedure
	if r == nil {
		return
	}
	b.section("years", "section-years")
	b.years(r.Profile)
	b.section("equipment", "section-equipment")
	if len(r.Profile.ListsUsed) == 0 {
		b.add(Callout{Kind: "warn", Lines: []string{b.t("obsolete-unchecked")}})
	} else {
		b.add(Paragraph{b.t("obsolete-checked", strings.Join(r.Profile.ListsUsed, ", "))})
	}
	t := b.table("equipment-table", b.t("table-equipment"), "!id", "equipment", "model", "process", "#count", "#since", "state", "obsolete")
	for _, x := range r.Profile.Equipment {
		note := Cell{Text: "—"}
		if x.Obsolete != "" {
			note = Cell{Text: x.Obsolete, Note: b.t("obsolete-note", x.Until.String(), x.Replace.String()), Refs: refs("option", x.Option)}
		}
		since := "—"
		if x.Year > 0 {
			since = fmt.Sprint(x.Year)
		}
		t.Rows = append(t.Rows, Row{ID: "equipment-" + x.ID, Cells: []Cell{{Text: x.ID}, {Text: b.in(x.Name), Note: b.word("equipment-", x.Kind)}, {Text: x.Model}, {Text: b.processName(x.Process)}, {Text: fmt.Sprint(x.Count)}, {Text: since}, {Text: b.word("equipment-", x.State)}, note}})
	}
	b.addTable(t, "audit.equipment")
	t = b.table("permits", b.t("table-permits"), "!id", "kind", "covers", "!until", "valid")
	for _, x := range r.Profile.Permits {
		t.Rows = append(t.Rows, Row{ID: "permit-" + x.ID, Cells: []Cell{{Text: x.ID}, {Text: b.in(x.Kind)}, {Text: strings.Join(x.Covers, ", ")}, {Text: x.Until.String()}, b.yes(x.Valid)}})
	}
	b.addTable(t, "audit.permits")
	b.section("walk-through", "section-walk-through")
	t = b.table("walk-through-table", b.t("table-walk-through"), "!id", "process", "walk-finding", "aspect", "option", "evidence")
	for _, x := range r.Profile.Findings {
		t.Rows = append(t.Rows, Row{ID: "finding-" + x.ID, Cells: []Cell{{Text: x.ID}, {Text: b.processName(x.Process)}, {Text: b.in(x.What)}, {Text: b.word("aspect-", x.Aspect)}, {Refs: refs("option", x.Options...)}, {Refs: refs("doc", x.Evidence...)}}})
	}
	b.addTable(t, "audit.findings")
}

func (b *builder) processName(id string) string {
	for _, p := range b.r.Plant.Processes {
		if p.ID == id {
			return b.name(p.Name, id)
		}
	}
	return id
}

// years shows totals and unit values of the years before the options.
func (b *builder) years(p *procedure.Profile) {
	last := b.r.Plant.Year
	var years []int
	for y := last - 2; y <= last; y++ {
		years = append(years, y)
	}
	columns := []string{"item", "unit"}
	for _, y := range years {
		columns = append(columns, fmt.Sprintf("#=%d", y))
	}
	columns = append(columns, "unit-per-output")
	for _, y := range years {
		columns = append(columns, "#="+b.t("per-output", y))
	}
	columns = append(columns, "#change")
	t := b.table("years-table", b.t("table-years", years[0], last), columns...)
	kinds := []string{"output", "energy", "fresh-water", "material", "waste", "load"}
	trends := slices.Clone(p.Trends)
	slices.SortStableFunc(trends, func(x, y procedure.Trend) int {
		return cmp.Compare(slices.Index(kinds, x.Kind), slices.Index(kinds, y.Kind))
	})
	kind := ""
	for _, x := range trends {
		if x.Kind != kind {
			kind = x.Kind
			t.Rows = append(t.Rows, Row{Group: true, Cells: cells(b.t("years-" + kind))})
		}
		row := Row{Cells: []Cell{b.trendName(&x), {Text: x.Unit}}}
		if x.Kind == "fresh-water" || x.Kind == "waste" || x.Kind == "material" {
			row.ID = "stream-" + x.ID
		}
		totals, units := make([]string, len(years)), make([]string, len(years))
		for i, y := range x.Years {
			k := y - years[0]
			if k < 0 || k >= len(years) {
				continue
			}
			totals[k] = Number(&x.Totals[i])
			if i < len(x.Units) {
				units[k] = dash(x.Units[i])
			}
		}
		row.Cells = append(row.Cells, cells(totals...)...)
		row.Cells = append(row.Cells, Cell{Text: x.Per})
		row.Cells = append(row.Cells, cells(units...)...)
		row.Cells = append(row.Cells, Cell{Text: signedYears(&x, last)})
		t.Rows = append(t.Rows, row)
	}
	b.add(Paragraph{b.t("years-text")})
	b.addTable(t, "products, energy, streams, discharges")
	b.unitTrends(trends, last)
}

// unitTrends draws what is used and discharged per output over the years.
func (b *builder) unitTrends(trends []procedure.Trend, last int) {
	var series []chart.Series
	for i := range trends {
		x := &trends[i]
		if x.Kind == "output" || x.Kind == "material" {
			continue
		}
		name := b.trendName(x).Text
		s := chart.Series{Title: name, Unit: x.Per}
		for k, y := range x.Years {
			if y > last-3 && y <= last && k < len(x.Units) && x.Units[k] != nil {
				s.Years, s.Values = append(s.Years, y), append(s.Values, *x.Units[k])
			}
		}
		if len(s.Years) > 1 {
			series = append(series, s)
		}
	}
	if len(series) > 0 {
		b.add(Figure{ID: "unit-trends", Name: "unit-trends", Caption: b.t("figure-unit-trends"), SVG: chart.Trends(b.t("figure-unit-trends"), series)})
	}
}

// signedYears is the change of the unit value over the years that the table shows.
func signedYears(x *procedure.Trend, last int) string {
	var first, final *float64
	for i, y := range x.Years {
		if y < last-2 || y > last || i >= len(x.Units) || x.Units[i] == nil {
			continue
		}
		if first == nil {
			first = x.Units[i]
		}
		final = x.Units[i]
	}
	if first == nil || first == final || *first == 0 {
		return ""
	}
	return signed(new(*final / *first - 1))
}

func (b *builder) trendName(x *procedure.Trend) Cell {
	switch x.Kind {
	case "energy":
		return Cell{Text: b.carrier(x.ID)}
	case "load":
		return b.of("load:" + x.ID)
	}
	return Cell{Text: b.name(x.Name, x.ID), Note: x.ID}
}

// potential shows what the next level of every indicator would save.
func (b *builder) potential() {
	r := b.r.Procedure
	if r == nil || len(r.Profile.Potential) == 0 {
		return
	}
	t := b.table("potential", b.t("table-potential"), "indicator", "from", "to", "#change", "unit", "#per-year", "unit")
	for _, x := range r.Profile.Potential {
		t.Rows = append(t.Rows, Row{Cells: []Cell{{Refs: []Ref{{b.indicatorName(x.Indicator), "indicator-" + x.Indicator}}}, b.levelCell(x.From), b.levelCell(x.To), {Text: Number(x.Change)}, {Text: x.Unit}, {Text: dash(x.Amount)}, {Text: x.Total}}})
	}
	b.section("potential-section", "section-potential")
	b.add(Paragraph{b.t("potential-text")}, t)
}

func (b *builder) indicatorName(id string) string {
	for _, a := range b.r.Assessments {
		for i := range a.Indicators {
			if a.Indicators[i].ID == id && a.Indicators[i].Part == "" {
				return b.name(a.Indicators[i].Name, id)
			}
		}
	}
	return id
}
