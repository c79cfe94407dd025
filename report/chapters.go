package report

import (
	"fmt"
	"strconv"
	"strings"

	"headwater/chart"
	"headwater/rating"
	"headwater/say"
)

func (b *builder) plant() {
	p := &b.r.Plant
	b.heading("plant", "chapter-plant")
	if about := b.in(p.About); about != "" {
		b.add(Paragraph{about})
	}
	products := Table{ID: "products", Caption: b.t("table-products", p.Year), Columns: []Column{{Title: b.t("id")}, {Title: b.t("product")}, {Title: b.t("output"), Right: true}, {Title: b.t("unit")}}}
	for _, x := range p.Products {
		products.Rows = append(products.Rows, Row{Cells: []Cell{{Text: x.ID}, {Text: b.in(x.Name)}, {Text: Number(new(x.Output))}, {Text: x.Unit}}})
	}
	processes := Table{ID: "processes", Caption: b.t("table-processes"), Columns: []Column{{Title: b.t("id")}, {Title: b.t("process")}, {Title: b.t("kind")}, {Title: b.t("makes")}, {Title: b.t("allocation")}}}
	for _, x := range p.Processes {
		rule := ""
		if x.Allocate != "" {
			rule = b.t("allocate-" + string(x.Allocate))
		}
		processes.Rows = append(processes.Rows, Row{Cells: []Cell{{Text: x.ID}, {Text: b.in(x.Name)}, {Text: b.t("kind-" + x.Kind)}, {Text: strings.Join(x.Makes, ", ")}, {Text: rule}}, Faint: x.Kind == "outside"})
	}
	if len(products.Rows) > 0 {
		b.add(products)
	}
	if len(processes.Rows) > 0 {
		b.add(processes)
	}
	b.trends()
	b.energy()
}

func (b *builder) trends() {
	var series []chart.Series
	for _, h := range b.r.History {
		name := b.in(h.Name)
		if name == "" {
			name = b.carrier(h.ID)
		}
		series = append(series, chart.Series{Title: b.t("trend-"+h.Kind) + " " + name, Unit: h.Unit, Years: h.Years, Values: h.Value})
	}
	if len(series) > 0 {
		b.add(Figure{ID: "trends", Name: "trends", Caption: b.t("figure-trends"), SVG: chart.Trends(b.t("figure-trends"), series)})
	}
}

func (b *builder) energy() {
	e := b.r.Energy
	if e == nil {
		return
	}
	t := Table{ID: "energy", Caption: b.t("table-energy"), Columns: []Column{{Title: b.t("carrier")}, {Title: b.t("unit")}, {Title: b.t("purchased"), Right: true}, {Title: b.t("stock-drawn"), Right: true}, {Title: b.t("sold"), Right: true}, {Title: b.t("feedstock"), Right: true}, {Title: b.t("net"), Right: true}, {Title: "kgce", Right: true}, {Title: b.t("own-power"), Right: true}}}
	for _, c := range e.Carriers {
		coal := "—"
		if c.Coal != nil {
			coal = Number(c.Coal)
		}
		note := ""
		if c.Reason != nil {
			note = say.Reason(b.lang, c.Reason)
		}
		t.Rows = append(t.Rows, Row{Cells: []Cell{{Text: b.carrier(c.Carrier), Note: note}, {Text: c.Unit}, {Text: Number(new(c.Purchased))}, {Text: Number(new(c.Opening - c.Closing))}, {Text: Number(new(c.Sold))}, {Text: Number(new(c.Feedstock))}, {Text: Number(new(c.Net))}, {Text: coal}, {Text: Number(new(c.Generated))}}})
	}
	b.add(Heading{Level: 2, ID: "energy-account", Text: b.t("section-energy")})
	b.add(Paragraph{b.t("energy-text")}, t)
	if e.Total != nil {
		b.add(Paragraph{b.t("energy-total", Number(e.Total))})
	} else if e.Reason != nil {
		b.add(ToSupply{What: b.t("energy-unknown"), Hint: say.Reason(b.lang, e.Reason)})
	}
}

// carrier is the name of an energy carrier, its id where it has none.
func (b *builder) carrier(id string) string {
	if name := b.t("carrier-" + id); name != "carrier-"+id {
		return name
	}
	return id
}

// system shows the document that the plant is graded by, its grades and its groups.
func (b *builder) system(a *rating.Assessment) {
	b.heading("system", "chapter-system")
	o := &a.Origin
	t := Table{ID: "document" + b.suffix, Caption: b.t("table-document"), Columns: []Column{{Title: b.t("item")}, {Title: b.t("content")}}}
	line := func(key, value string) {
		if value != "" {
			t.Rows = append(t.Rows, Row{Cells: []Cell{{Text: b.t(key)}, {Text: value}}})
		}
	}
	line("title", b.in(a.Title))
	line("profile", b.in(a.ProfileName))
	line("number", o.Document.Number)
	line("issuer", strings.Join(o.Document.Issuer, ", "))
	line("effective", o.Document.Effective.String())
	line("status", b.t("status-"+o.Status)+" · "+b.t("validity-"+string(a.Validity)))
	line("verification", b.t("verification-"+o.Verification)+" · "+b.t("verification-text-"+o.Verification))
	line("source", o.Source.Title)
	b.add(t)
	b.add(b.gradeTable(a), b.groupTable(a))
}

func (b *builder) gradeTable(a *rating.Assessment) Table {
	t := Table{ID: "grades" + b.suffix, Caption: b.t("table-grades"), Columns: []Column{{Title: b.t("level")}, {Title: b.t("name")}, {Title: b.t("state")}, {Title: b.t("conditions-open")}}}
	for _, g := range a.GradeNames {
		state, open := b.t("state-reached"), []string{}
		for i := range a.Binding {
			c := &a.Binding[i]
			if c.Grade != g.ID {
				continue
			}
			if c.Certain {
				state = b.t("certain-no")
			} else if state == b.t("state-reached") {
				state = b.t("perhaps")
			}
			if c.Certain {
				open = append(open, b.cause(a, c))
			}
		}
		t.Rows = append(t.Rows, Row{Cells: []Cell{{Text: levelOr(b, g.ID), Level: g.ID}, {Text: b.in(g.Name)}, {Text: state}, {Text: strings.Join(open, b.t("list-comma"))}}})
	}
	return t
}

func (b *builder) groupTable(a *rating.Assessment) Table {
	t := Table{ID: "groups" + b.suffix, Caption: b.t("table-groups"), Columns: []Column{{Title: b.t("group")}, {Title: b.t("weight"), Right: true}}}
	ids := []string{"I", "II", "III"}
	if _, ok := a.Index.Bounds["P"]; ok {
		ids = []string{"P"}
	}
	for _, id := range ids {
		t.Columns = append(t.Columns, Column{Title: IndexName(id), Right: true})
	}
	for _, g := range a.Groups {
		weight := b.t("gap-unread")
		if g.Weight != nil {
			weight = Number(g.Weight)
		}
		row := Row{Cells: []Cell{{Text: b.in(g.Name)}, {Text: weight}}, Faint: !g.Applies}
		for _, id := range ids {
			text := "—"
			if g.Applies {
				text = Bounds(g.Score[id])
			}
			row.Cells = append(row.Cells, Cell{Text: text})
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}

// indicators shows every indicator: a ladder per group, then the table.
func (b *builder) indicators(a *rating.Assessment) {
	b.heading("indicators", "chapter-indicators")
	b.add(Paragraph{b.t("ladder-text")})
	for i, g := range a.Groups {
		rungs := b.rungs(a, g.ID)
		if len(rungs) == 0 {
			continue
		}
		name := "ladder-" + strconv.Itoa(i+1) + b.suffix
		b.add(Figure{ID: name, Name: name, Caption: b.t("figure-ladder", b.in(g.Name)), SVG: chart.Ladder(rungs, b.ladderWords(b.in(g.Name)))})
	}
	b.add(b.indicatorTable(a))
}

func (b *builder) ladderWords(title string) chart.LadderWords {
	return chart.LadderWords{
		Zones:   [4]string{b.level("below"), b.level("III"), b.level("II"), b.level("I")},
		Marks:   [4]string{"<III", "III", "II", "I"},
		Unknown: b.t("still-possible"), Absent: b.t("not-applicable"), Limiting: b.t("limiting"), Value: b.t("value"), Title: title,
	}
}

// rungs are the indicators of a group that apply; those that do not are named in the
// table only.
func (b *builder) rungs(a *rating.Assessment, group string) []chart.Rung {
	var out []chart.Rung
	for i := range a.Indicators {
		row := &a.Indicators[i]
		if row.Group != group || row.Status == "not-applicable" {
			continue
		}
		r := chart.Rung{Label: b.in(row.Name), Value: row.Value, Limiting: row.Limiting != nil && *row.Limiting}
		if row.Part != "" {
			r.Label = "  · " + r.Label
		}
		if row.Value != nil {
			r.ValueText = Number(row.Value) + " " + row.Unit
		}
		for k, used := range []rating.LevelUsed{row.LevelsUsed.I, row.LevelsUsed.II, row.LevelsUsed.III} {
			r.Limits[k] = used.Limit
			if used.Limit != nil {
				r.LimitTexts[k] = relation(used.Printed.Bound) + Number(used.Limit)
			}
		}
		if row.Level != nil {
			r.Level = *row.Level
		} else if row.Possible != nil {
			r.Best, r.Worst = row.Possible.Best, row.Possible.Worst
		}
		out = append(out, r)
	}
	return out
}

// relation is the comparison of a printed bound as a typographic sign.
func relation(bound string) string {
	for _, pair := range [][2]string{{"<=", "≤ "}, {">=", "≥ "}, {"<", "< "}, {">", "> "}, {"=", "= "}} {
		if strings.HasPrefix(bound, pair[0]) {
			return pair[1]
		}
	}
	return ""
}

func (b *builder) indicatorTable(a *rating.Assessment) Table {
	t := Table{ID: "indicator-table" + b.suffix, Caption: b.t("table-indicators"), Columns: []Column{{Title: b.t("indicator")}, {Title: b.t("value"), Right: true}, {Title: b.t("unit")}, {Title: "Ⅰ", Right: true}, {Title: "Ⅱ", Right: true}, {Title: "Ⅲ", Right: true}, {Title: b.t("level")}, {Title: b.t("weight"), Right: true}, {Title: b.t("state")}}}
	names := map[string]string{}
	for _, g := range a.Groups {
		names[g.ID] = b.in(g.Name)
	}
	last := ""
	for i := range a.Indicators {
		row := &a.Indicators[i]
		if row.Group != last {
			last = row.Group
			t.Rows = append(t.Rows, Row{Group: true, Cells: []Cell{{Text: names[last]}}})
		}
		t.Rows = append(t.Rows, b.indicatorRow(row))
	}
	return t
}

func (b *builder) indicatorRow(row *rating.IndicatorRow) Row {
	name := b.in(row.Name)
	if row.Limiting != nil && *row.Limiting {
		name += " *"
	}
	if row.Part != "" {
		name = "· " + name
	}
	level := Cell{}
	switch {
	case row.Level != nil:
		level = Cell{Text: b.level(*row.Level), Level: *row.Level}
	case row.Possible != nil:
		level = Cell{Text: b.t("possible-range", b.level(row.Possible.Best), b.level(row.Possible.Worst)), Level: "undetermined"}
	}
	state := Cell{Text: b.t(row.Status)}
	if row.Origin != "" {
		state.Text = b.t("origin-" + row.Origin)
	}
	if row.Reason != nil {
		state.Note = say.Reason(b.lang, row.Reason)
	}
	weight := Number(row.EffectiveWeight)
	if row.EffectiveWeight == nil && row.Part == "" {
		weight = b.t("gap-unread")
	}
	id := ""
	if row.Part == "" {
		id = "indicator-" + row.ID
	}
	return Row{ID: id, Faint: row.Status == "not-applicable", Cells: []Cell{
		{Text: name, Note: row.ID}, {Text: Number(row.Value)}, {Text: row.Unit},
		{Text: b.levelText(row.LevelsUsed.I)}, {Text: b.levelText(row.LevelsUsed.II)}, {Text: b.levelText(row.LevelsUsed.III)},
		level, {Text: weight}, state,
	}}
}

// levelText is the requirement of a level as short as a table allows.
func (b *builder) levelText(u rating.LevelUsed) string {
	switch {
	case u.Limit != nil:
		return relation(u.Printed.Bound) + Number(u.Limit)
	case u.Gap == rating.GapQuarantined:
		return "(" + u.Printed.Bound + ")"
	case u.Gap != "" && u.Gap != rating.GapSame:
		return b.t("gap-" + u.Gap)
	case u.Printed.Bound != "":
		return u.Printed.Bound
	}
	return b.t("in-words")
}

func (b *builder) binding(a *rating.Assessment) {
	b.heading("binding", "chapter-binding")
	t := Table{ID: "binding-table" + b.suffix, Caption: b.t("table-binding"), Columns: []Column{{Title: b.t("grade")}, {Title: b.t("condition")}, {Title: b.t("indicator")}, {Title: b.t("is")}, {Title: b.t("needs")}, {Title: b.t("sure")}}}
	for i := range a.Binding {
		c := &a.Binding[i]
		sure := b.t("perhaps")
		if c.Certain {
			sure = b.t("certain-no")
		}
		row := Row{Faint: !c.Certain, Cells: []Cell{{Text: levelOr(b, c.Grade), Level: c.Grade}, {Text: b.t("cond-" + c.Condition)}, {Text: b.causeName(a, c)}, {}, {}, {Text: sure}}}
		if c.Level != "" {
			row.Cells[3] = Cell{Text: b.level(c.Level), Level: c.Level}
		}
		if c.Required != "" && c.Condition != "index" {
			row.Cells[4] = Cell{Text: b.level(c.Required), Level: c.Required}
		}
		t.Rows = append(t.Rows, row)
	}
	if len(t.Rows) == 0 {
		b.add(Paragraph{b.t("binding-none")})
		return
	}
	b.add(Paragraph{b.t("binding-text")}, t)
}

func (b *builder) causeName(a *rating.Assessment, c *rating.Binding) string {
	plain := *c
	plain.Level = ""
	return b.cause(a, &plain)
}

func (b *builder) unknowns(a *rating.Assessment) {
	b.heading("unknowns", "chapter-unknowns")
	for i := range a.Warnings {
		b.add(Callout{Kind: "warn", Lines: []string{say.Reason(b.lang, &a.Warnings[i])}})
	}
	if len(a.Missing) == 0 {
		b.add(Paragraph{b.t("unknowns-none")})
		return
	}
	t := Table{ID: "missing-table" + b.suffix, Caption: b.t("table-missing"), Columns: []Column{{Title: b.t("indicator")}, {Title: b.t("product")}, {Title: b.t("state")}, {Title: b.t("why")}}}
	for _, m := range a.Missing {
		name, why := m.ID, ""
		for i := range a.Indicators {
			if a.Indicators[i].ID == m.ID {
				name = b.in(a.Indicators[i].Name)
				break
			}
		}
		if m.Reason != nil {
			why = say.Reason(b.lang, m.Reason)
		}
		t.Rows = append(t.Rows, Row{Cells: []Cell{{Text: name, Note: m.ID}, {Text: m.Product}, {Text: b.t(m.Status)}, {Text: why}}})
	}
	b.add(Paragraph{b.t("unknowns-text")}, t)
}

func (b *builder) boundaries(a *rating.Assessment) {
	t := Table{ID: "boundary-table" + b.suffix, Caption: b.t("table-boundaries"), Columns: []Column{{Title: b.t("indicator")}, {Title: b.t("boundary-used")}, {Title: b.t("rule-none"), Right: true}, {Title: b.t("rule-output"), Right: true}, {Title: b.t("rule-metered"), Right: true}}}
	for i := range a.Indicators {
		row := &a.Indicators[i]
		if row.Boundary == nil {
			continue
		}
		var parts []string
		for _, p := range row.Boundary.Included {
			share := ""
			if p.Share != 1 {
				share = " × " + Number(&p.Share)
			}
			parts = append(parts, fmt.Sprintf("%s %s %s%s", b.end(p.Process), Number(new(p.Amount)), p.Unit, share))
		}
		cells := []Cell{{Text: b.in(row.Name), Note: row.Unit}, {Text: b.t("rule-" + string(row.Boundary.Rule)), Note: strings.Join(parts, "; ")}}
		for _, alt := range row.Boundary.Alternatives {
			c := Cell{Text: "—"}
			if alt.Value != nil {
				c = Cell{Text: Number(alt.Value) + " · " + b.level(alt.Level), Level: alt.Level}
			} else if alt.Reason != nil {
				c.Note = say.Reason(b.lang, alt.Reason)
			}
			cells = append(cells, c)
		}
		t.Rows = append(t.Rows, Row{Cells: cells})
	}
	if len(t.Rows) == 0 {
		return
	}
	b.heading("boundaries", "chapter-boundaries")
	b.add(Paragraph{b.t("boundaries-text")}, t)
}

func (b *builder) lifts(a *rating.Assessment) {
	if len(a.Sensitivity) == 0 {
		return
	}
	b.heading("lifts", "chapter-lifts")
	t := Table{ID: "lift-table" + b.suffix, Caption: b.t("table-lifts"), Columns: []Column{{Title: b.t("indicator")}, {Title: b.t("product")}, {Title: b.t("from")}, {Title: b.t("to")}, {Title: b.t("change"), Right: true}, {Title: b.t("unit")}, {Title: b.t("gain"), Right: true}, {Title: b.t("after")}}}
	names := map[string]string{}
	for i := range a.Indicators {
		if a.Indicators[i].Part == "" {
			names[a.Indicators[i].ID] = b.in(a.Indicators[i].Name)
		}
	}
	for _, s := range a.Sensitivity {
		after := Cell{Text: b.level(s.LevelAfter), Level: s.LevelAfter}
		if s.LevelAfter == rating.Undetermined {
			after.Text = b.t("possible-range", b.level(s.Possible.Best), b.level(s.Possible.Worst))
		}
		change := Number(s.Change)
		if s.Change == nil {
			change = b.t("in-words")
		}
		t.Rows = append(t.Rows, Row{Cells: []Cell{{Text: names[s.ID], Note: s.ID}, {Text: s.Product}, {Text: b.level(s.From), Level: s.From}, {Text: b.level(s.To), Level: s.To}, {Text: change}, {Text: s.Unit}, {Text: Bounds(s.Gain)}, after}})
	}
	b.add(Paragraph{b.t("lifts-text")}, t)
}

// sources closes the report: documents, doubts, and what ties it to its making.
func (b *builder) sources() {
	b.suffix = ""
	b.heading("sources", "chapter-sources")
	if len(b.r.Documents) > 0 {
		t := Table{ID: "evidence", Caption: b.t("table-evidence"), Columns: []Column{{Title: b.t("id")}, {Title: b.t("title")}, {Title: b.t("kind")}, {Title: b.t("date")}}}
		for _, d := range b.r.Documents {
			t.Rows = append(t.Rows, Row{ID: "doc-" + d.ID, Cells: []Cell{{Text: d.ID}, {Text: b.in(d.Title)}, {Text: b.word("document-", d.Kind)}, {Text: d.Date.String()}}})
		}
		b.add(t)
	}
	for _, a := range b.r.Assessments {
		b.add(Heading{Level: 2, ID: "origin-" + a.System + "-" + a.Profile, Text: b.t("section-origin", a.System)})
		b.add(Paragraph{a.Origin.Source.Title}, List{a.Origin.Source.Address})
		if len(a.Origin.Doubts) > 0 {
			b.add(Paragraph{b.t("doubts-text")}, List{b.lines(a.Origin.Doubts)})
		}
	}
	for i := range b.r.LimitTables {
		t := &b.r.LimitTables[i]
		if t.Foreign && !ShowForeign(b.r, b.lang) {
			continue
		}
		b.add(Heading{Level: 2, ID: "origin-" + t.ID, Text: b.t("section-origin", t.ID)})
		b.add(Paragraph{b.in(t.Title) + " · " + b.t("verification-text-"+t.Origin.Verification) + " · " + b.t("validity-"+string(t.Validity))}, Paragraph{t.Origin.Source.Title}, List{t.Origin.Source.Address})
		if len(t.Origin.Doubts) > 0 {
			b.add(Paragraph{b.t("doubts-text")}, List{b.lines(t.Origin.Doubts)})
		}
	}
	b.add(Heading{Level: 2, ID: "hashes", Text: b.t("section-hashes")}, Paragraph{b.t("hashes-text")})
	h := b.r.Hashes
	t := Table{ID: "hash-table", Caption: b.t("table-hashes"), Columns: []Column{{Title: b.t("item")}, {Title: "SHA-256"}}, Rows: []Row{
		{Cells: []Cell{{Text: b.t("hash-input")}, {Text: h.Input}}}, {Cells: []Cell{{Text: b.t("hash-catalogue")}, {Text: h.Catalogue}}}, {Cells: []Cell{{Text: b.t("hash-program")}, {Text: h.Program}}},
	}}
	if h.Notes != "" {
		t.Rows = append(t.Rows, Row{Cells: []Cell{{Text: b.t("hash-notes")}, {Text: h.Notes}}})
	}
	b.add(t)
}

// boundsFigure draws the index of every level.
func boundsFigure(b *builder, a *rating.Assessment) Figure {
	var rows []chart.BoundRow
	for _, id := range []string{"I", "II", "III", "P"} {
		x, ok := a.Index.Bounds[id]
		if !ok {
			continue
		}
		row := chart.BoundRow{Label: IndexName(id), Low: x.Low, High: x.High, Level: id, Text: Bounds(x)}
		if id == "P" {
			row.Level = "I"
		}
		for _, g := range a.GradeNames {
			if g.Index != nil && (g.Index.Of == id || g.Index.Of == "" && id == "P") {
				row.Bar = g.Index.AtLeast
			}
		}
		rows = append(rows, row)
	}
	if len(rows) == 0 {
		return Figure{}
	}
	return Figure{ID: "bounds-" + a.System + "-" + a.Profile, Name: "bounds-" + a.System + "-" + a.Profile, Caption: b.t("figure-bounds"), SVG: chart.Bounds(b.t("figure-bounds"), rows)}
}
