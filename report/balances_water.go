package report

import (
	"headwater/account"
	"headwater/say"
)

// waterBalance is the balance of water, its standard terms and the rates.
func (b *builder) waterBalance(r *account.Result) {
	b.add(Heading{Level: 2, ID: "balance-water", Text: b.t("section-water")})
	found := false
	for i := range r.Quantities {
		if q := &r.Quantities[i]; q.Kind == account.WaterKind {
			found = true
			b.quantity(q, "")
		}
	}
	w := r.Water
	if !found || w == nil {
		b.add(ToSupply{What: b.t("section-water"), Hint: b.t("balance-to-supply", b.t("quantity-water"))})
		return
	}
	b.add(Paragraph{b.t("terms-text")}, b.terms(w))
	if len(w.Rates) > 0 {
		b.add(b.waterRates(w))
	}
}

var symbols = []string{"V_i", "V_cy", "V_s", "V_w", "V_r", "V_t", "V_co", "V_l", "V_d", "V_in", "V_out"}

// termsOf lists the terms of a row in the order of the symbols.
func termsOf(r *account.WaterRow) []*account.Term {
	return []*account.Term{&r.Vi, &r.Vcy, &r.Vs, &r.Vw, &r.Vr, &r.Vt, &r.Vco, &r.Vl, &r.Vd, &r.Vin, &r.Vout}
}

// terms is the table of the standard terms; a term of which the file has no stream at all
// has no column.
func (b *builder) terms(w *account.Water) Table {
	t := Table{ID: "water-terms", Caption: b.t("table-terms", w.Unit), Columns: []Column{{Title: b.t("process")}}}
	var shown []int
	for k, symbol := range symbols {
		for i := range w.Rows {
			if term := termsOf(&w.Rows[i])[k]; term.Reason == nil || term.Reason.Code != "term-absent" {
				shown = append(shown, k)
				t.Columns = append(t.Columns, Column{Title: symbol, Right: true})
				break
			}
		}
	}
	t.Columns = append(t.Columns, Column{Title: b.t("difference"), Right: true}, Column{Title: b.t("closes")})
	for i := range w.Rows {
		r := &w.Rows[i]
		name := b.in(r.Name)
		if name == "" {
			name = r.ID
		}
		if r.Scope == "plant" {
			name = b.t("scope-plant")
		}
		row := Row{Faint: r.Kind == "outside", Cells: []Cell{{Text: name}}}
		for _, k := range shown {
			term := termsOf(r)[k]
			c := Cell{Text: dash(term.Value)}
			if term.Reason != nil && term.Reason.Code != "term-absent" {
				c.Text = "?"
			}
			row.Cells = append(row.Cells, c)
		}
		closes := Cell{}
		switch {
		case r.Reason != nil:
			closes.Note = say.Reason(b.lang, r.Reason)
		case r.Closes != nil && *r.Closes:
			closes = Cell{Text: b.t("closes-yes"), Level: "I"}
		case r.Closes != nil:
			closes = Cell{Text: b.t("closes-no"), Level: "below"}
		}
		row.Cells = append(row.Cells, Cell{Text: dash(r.Difference)}, closes)
		t.Rows = append(t.Rows, row)
	}
	return t
}

func (b *builder) waterRates(w *account.Water) Table {
	t := Table{ID: "water-rates", Caption: b.t("table-rates"), Columns: []Column{{Title: b.t("rate")}, {Title: b.t("formula")}, {Title: b.t("numerator"), Right: true}, {Title: b.t("denominator"), Right: true}, {Title: b.t("value"), Right: true}}}
	for i := range w.Rates {
		r := &w.Rates[i]
		value := Cell{Text: "—"}
		switch {
		case r.Value != nil && r.Unit != "":
			value.Text = Number(r.Value) + " " + r.Unit
		case r.Value != nil:
			value.Text = Percent(r.Value)
		case r.Reason != nil:
			value.Note = say.Reason(b.lang, r.Reason)
		}
		t.Rows = append(t.Rows, Row{Cells: []Cell{{Text: b.t("rate-" + r.ID), Note: b.productName(r.Product)}, {Text: r.Formula}, {Text: dash(r.Numerator)}, {Text: dash(r.Denominator)}, value}})
	}
	return t
}

// productName is the name of a product, its id where it has none.
func (b *builder) productName(id string) string {
	for _, p := range b.r.Plant.Products {
		if p.ID == id && b.in(p.Name) != "" {
			return b.in(p.Name)
		}
	}
	return id
}
