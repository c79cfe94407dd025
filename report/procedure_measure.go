package report

import (
	"fmt"
	"strings"

	"headwater/chart"
	"headwater/procedure"
)

// measured is the material of the focus: unit operations, what flows, what was measured.
func (b *builder) measured() {
	r := b.r.Procedure
	if r == nil {
		return
	}
	b.chapter("assessment", b.phase("assessment"))
	m := r.Measurement
	if m == nil {
		b.add(ToSupply{What: b.t("table-operations"), Hint: "audit.operations, audit.measurement"})
		return
	}
	b.section("operations", "section-operations")
	t := b.table("operation-table", b.t("table-operations"), "unit-operation", "function")
	for _, o := range m.Operations {
		t.Rows = append(t.Rows, Row{ID: "operation-" + o.Process, Cells: cells(b.name(o.Name, o.Process), b.in(o.Function))})
	}
	b.addTable(t, "audit.operations")
	if len(m.Operations) > 0 {
		title := b.t("figure-operations")
		b.add(Figure{ID: "operations-figure", Name: "operations", Caption: title, SVG: chart.Operations(title, b.boxes(m))})
	}
	b.streams(m)
	b.section("measurement", "section-measurement")
	t = b.table("measurement-plan", b.t("table-measurement"), "!id", "stream", "measuring-point", "measuring-item", "frequency", "method", "instrument", "measuring-role")
	for _, x := range m.Plan {
		t.Rows = append(t.Rows, Row{ID: "measure-" + x.ID, Cells: []Cell{{Text: x.ID}, {Refs: refs("stream", x.Stream)}, {Text: b.in(x.Point)}, {Text: strings.TrimSpace(b.in(x.Item) + " " + x.Component)}, {Text: b.in(x.Frequency)}, {Text: b.in(x.Method)}, {Text: b.in(x.Instrument)}, {Refs: refs("team", x.Role)}}})
	}
	b.addTable(t, "audit.measurement")
	if m.Enough != nil {
		key := "campaign-enough"
		if !*m.Enough {
			key = "campaign-short-text"
		}
		b.add(Paragraph{b.t(key, m.From.String(), Number(&m.Hours), m.Batches)})
	}
	t = b.table("measured-data", b.t("table-measured"), "!id", "stream", "readings", "#mean", "unit")
	for _, x := range m.Plan {
		if len(x.Readings) == 0 {
			continue
		}
		var list []string
		for _, v := range x.Readings {
			list = append(list, Number(&v))
		}
		t.Rows = append(t.Rows, Row{ID: "reading-" + x.ID, Cells: []Cell{{Refs: refs("measure", x.ID)}, {Refs: refs("stream", x.Stream)}, {Text: strings.Join(list, ", ")}, {Text: Number(x.Mean)}, {Text: x.Unit}}})
	}
	b.addTable(t, "campaign.readings")
}

// streams lists every stream of the focus once, with its ends.
func (b *builder) streams(m *procedure.Measurement) {
	t := b.table("focus-streams", b.t("table-streams", b.r.Plant.Year), "!id", "stream", "flow-from", "flow-to", "role", "#amount", "unit", "measured-by")
	seen := map[string]bool{}
	by := map[string][]string{}
	for _, x := range m.Plan {
		by[x.Stream] = append(by[x.Stream], x.ID)
	}
	for _, o := range m.Operations {
		for side, list := range [][]procedure.FlowRow{o.In, o.Out} {
			for _, f := range list {
				if seen[f.ID] {
					continue
				}
				seen[f.ID] = true
				from, to := f.Other, o.Process
				if side == 1 {
					from, to = o.Process, f.Other
				}
				t.Rows = append(t.Rows, Row{ID: "stream-" + f.ID, Cells: []Cell{{Text: f.ID}, {Text: b.in(f.Name)}, {Text: b.place(from)}, {Text: b.place(to)}, {Text: b.word("role-", f.Role)}, {Text: dash(f.Amount)}, {Text: f.Unit}, {Refs: refs("measure", by[f.ID]...)}}})
			}
		}
	}
	if len(t.Rows) > 0 {
		b.add(t)
	}
}

func (b *builder) place(id string) string {
	if id == "" {
		return b.t("flow-outside")
	}
	return b.processName(id)
}

// boxes are the unit operations as the picture shows them.
func (b *builder) boxes(m *procedure.Measurement) (out []chart.Operation) {
	inside := map[string]bool{}
	for _, o := range m.Operations {
		inside[o.Process] = true
	}
	for i, o := range m.Operations {
		box := chart.Operation{ID: o.Process, Name: fmt.Sprintf("%d. %s", i+1, b.name(o.Name, o.Process))}
		for side, list := range [][]procedure.FlowRow{o.In, o.Out} {
			for _, f := range list {
				label := chart.OperationFlow{ID: f.ID, Name: b.name(f.Name, f.ID), Text: amount(f.Amount, f.Unit), Kind: f.Role}
				if inside[f.Other] {
					label.Other = f.Other
				} else if f.Other != "" {
					label.Name += " (" + b.processName(f.Other) + ")"
				}
				if side == 0 {
					box.In = append(box.In, label)
				} else {
					box.Out = append(box.Out, label)
				}
			}
		}
		out = append(out, box)
	}
	return out
}
