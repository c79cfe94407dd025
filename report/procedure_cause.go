package report

import (
	"headwater/procedure"
)

// causes shows every loss with its numbers and its causes under the eight aspects.
func (b *builder) causes() {
	r := b.r.Procedure
	if r == nil {
		return
	}
	b.chapter("causes", b.t("chapter-causes"))
	b.add(Paragraph{b.t("causes-text")})
	t := b.table("cause-table", b.t("table-causes"), "!loss-id", "rests-on", "aspect", "cause-why", "option", "evidence")
	for i := range r.Causes {
		x := &r.Causes[i]
		t.Rows = append(t.Rows, Row{Group: true, Cells: cells(x.ID + " · " + b.name(x.Name, x.ID) + b.atProcess(x.Process))})
		for k, a := range x.Aspects {
			row := Row{Cells: []Cell{{}, {}, {Text: b.word("aspect-", a.Aspect)}, {Text: b.in(a.Why)}, {Refs: refs("option", a.Options...)}, {Refs: refs("doc", a.Evidence...)}}}
			if k == 0 {
				row.ID = "cause-" + x.ID
				row.Cells[0] = Cell{Text: x.ID}
				row.Cells[1] = b.numbers(x)
			}
			t.Rows = append(t.Rows, row)
		}
	}
	b.addTable(t, "audit.causes")
	b.matrix(r)
}

func (b *builder) atProcess(id string) string {
	if id == "" {
		return ""
	}
	return " · " + b.processName(id)
}

// numbers writes what a cause rests on, with references.
func (b *builder) numbers(x *procedure.CauseResult) Cell {
	var c Cell
	for _, n := range x.Numbers {
		from := b.of(n.From)
		c.Refs = append(c.Refs, from.Refs...)
		text := from.Text
		if text == "" && len(from.Refs) > 0 {
			text = from.Refs[0].Text
		}
		line := text + " " + amount(n.Value, n.Unit)
		if n.Of != nil {
			line += " / " + amount(n.Of, n.Unit)
		}
		if c.Note != "" {
			c.Note += b.t("list-comma")
		}
		c.Note += line
	}
	return c
}

// matrix is the wheel of losses by aspects: where causes were found at all.
func (b *builder) matrix(r *procedure.Result) {
	if len(r.Causes) == 0 {
		return
	}
	columns := []string{"loss"}
	for _, a := range procedure.Aspects() {
		columns = append(columns, "aspect-"+a)
	}
	t := b.table("cause-matrix", b.t("table-cause-matrix"), columns...)
	for i := range r.Causes {
		x := &r.Causes[i]
		row := Row{Cells: []Cell{{Refs: refs("cause", x.ID), Note: b.name(x.Name, x.ID)}}}
		for _, a := range procedure.Aspects() {
			mark := ""
			for _, y := range x.Aspects {
				if y.Aspect == a {
					mark = "●"
				}
			}
			row.Cells = append(row.Cells, Cell{Text: mark})
		}
		t.Rows = append(t.Rows, row)
	}
	b.add(t)
}
