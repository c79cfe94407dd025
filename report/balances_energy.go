package report

import (
	"strings"

	"headwater/account"
	"headwater/say"
)

// energyBalance is every carrier in its own unit, then all by calorific value.
func (b *builder) energyBalance(r *account.Result) {
	e := r.Energy
	if e == nil {
		return
	}
	b.add(Heading{Level: 2, ID: "balance-energy", Text: b.t("section-energy-balance")}, Paragraph{b.t("energy-balance-text")})
	b.add(b.carrierBalances(r))
	for i := range r.Quantities {
		if q := &r.Quantities[i]; q.Kind == account.Carrier {
			b.flows(q, q.Kind+"-"+q.ID, quantityName(b.lang, q))
			b.reconciled(q, q.Kind+"-"+q.ID, quantityName(b.lang, q))
		}
	}
	b.add(b.carriers(e))
	if len(e.Processes) > 0 {
		b.add(b.processEnergy(e))
	}
	if len(e.Conversions) > 0 {
		b.add(b.conversions(e))
	}
	if e.Total.Reason != nil {
		b.add(ToSupply{What: b.t("energy-balance-unknown"), Hint: say.Reason(b.lang, e.Total.Reason)})
		return
	}
	t := Table{ID: "energy-total", Caption: b.t("table-energy-total"), Columns: []Column{{Title: b.t("item")}, {Title: "kgce", Right: true}, {Title: b.t("share"), Right: true}}}
	line := func(text string, v *float64) {
		var share *float64
		if e.Total.Input != nil && v != nil && *e.Total.Input > 0 {
			share = new(*v / *e.Total.Input)
		}
		t.Rows = append(t.Rows, Row{Cells: []Cell{{Text: text}, {Text: dash(v)}, {Text: Percent(share)}}})
	}
	line(b.t("energy-input"), e.Total.Input)
	line(b.t("delivered"), e.Total.Delivered)
	line(b.t("delivered-outside"), e.Total.Outside)
	line(b.t("sold"), e.Total.Sold)
	line(b.t("feedstock"), e.Total.Feedstock)
	line(b.t("conversion-loss"), e.Total.ConversionLoss)
	line(b.t("energy-distribution"), e.Total.Unaccounted)
	b.add(t)
}

// carrierBalances is every carrier in its own unit.
func (b *builder) carrierBalances(r *account.Result) Table {
	var all account.Quantity // the rows of all carriers, for the columns that they need
	var names []Cell
	for i := range r.Quantities {
		q := &r.Quantities[i]
		if q.Kind != account.Carrier {
			continue
		}
		for k := range q.Rows {
			all.Rows = append(all.Rows, q.Rows[k])
			names = append(names, Cell{Text: quantityName(b.lang, q), Note: q.Unit})
			all.Tolerance = q.Tolerance
		}
	}
	t := Table{ID: "balance-carriers", Caption: b.withTolerance(b.t("table-carrier-balances"), all.Tolerance), Columns: append([]Column{{Title: b.t("carrier")}}, b.balanceColumns(&all)...)}
	for i := range all.Rows {
		t.Rows = append(t.Rows, Row{Cells: append([]Cell{names[i]}, b.balanceCells(&all.Rows[i], hasUncertainty(&all))...)})
	}
	return t
}

func (b *builder) carriers(e *account.Energy) Table {
	t := Table{ID: "energy-carriers", Caption: b.t("table-carriers"), Columns: []Column{{Title: b.t("carrier")}, {Title: b.t("purchased"), Right: true}, {Title: b.t("stock-drawn"), Right: true}, {Title: b.t("generated"), Right: true}, {Title: b.t("recovered"), Right: true}, {Title: b.t("used"), Right: true}, {Title: b.t("converted"), Right: true}, {Title: b.t("sold"), Right: true}, {Title: b.t("feedstock"), Right: true}, {Title: b.t("unaccounted"), Right: true}}}
	for i := range e.Carriers {
		c := &e.Carriers[i]
		name := Cell{Text: b.carrier(c.Carrier)}
		if c.Reason != nil {
			name.Note = say.Reason(b.lang, c.Reason)
		}
		t.Rows = append(t.Rows, Row{Cells: []Cell{name, {Text: dash(c.Purchased)}, {Text: dash(c.StockDrawn)}, {Text: dash(c.Generated)}, {Text: dash(c.Recovered)}, {Text: dash(c.Used)}, {Text: dash(c.Converted)}, {Text: dash(c.Sold)}, {Text: dash(c.Feedstock)}, {Text: dash(c.Unaccounted)}}})
	}
	return t
}

func (b *builder) processEnergy(e *account.Energy) Table {
	t := Table{ID: "energy-processes", Caption: b.t("table-energy-process"), Columns: []Column{{Title: b.t("process")}, {Title: b.t("energy-use"), Right: true}, {Title: b.t("energy-given"), Right: true}, {Title: b.t("energy-net"), Right: true}}}
	for i := range e.Processes {
		p := &e.Processes[i]
		name := Cell{Text: b.end(p.ID)}
		if p.Conversion {
			name.Note = b.t("conversion")
		}
		t.Rows = append(t.Rows, Row{Faint: p.Kind == "outside", Cells: []Cell{name, {Text: Number(&p.Use)}, {Text: Number(&p.Given)}, {Text: Number(&p.Net)}}})
	}
	return t
}

func (b *builder) conversions(e *account.Energy) Table {
	t := Table{ID: "energy-conversions", Caption: b.t("table-conversions"), Columns: []Column{{Title: b.t("conversion-at")}, {Title: b.t("conversion-from")}, {Title: b.t("conversion-to")}, {Title: b.t("balance-input"), Right: true}, {Title: b.t("balance-output"), Right: true}, {Title: b.t("conversion-loss"), Right: true}, {Title: b.t("efficiency"), Right: true}}}
	names := func(ids []string) string {
		var out []string
		for _, id := range ids {
			out = append(out, b.carrier(id))
		}
		return strings.Join(out, ", ")
	}
	for i := range e.Conversions {
		c := &e.Conversions[i]
		at := Cell{Text: "—"}
		if c.Process != "" {
			at.Text = b.end(c.Process)
		}
		if c.Reason != nil {
			at.Note = say.Reason(b.lang, c.Reason)
		}
		t.Rows = append(t.Rows, Row{Cells: []Cell{at, {Text: names(c.From)}, {Text: names(c.To)}, {Text: dash(c.Input)}, {Text: dash(c.Output)}, {Text: dash(c.Loss)}, {Text: Percent(c.Efficiency)}}})
	}
	return t
}
