package report

import (
	"fmt"
	"strings"

	"headwater/account"
	"headwater/say"
)

// toxic is where toxic elements go, and what of pollutants is generated and discharged.
func (b *builder) toxic(r *account.Result) {
	var quantities []*account.Quantity
	for i := range r.Quantities {
		if q := &r.Quantities[i]; q.Kind == account.Component && (q.Toxic || q.Reactive) {
			quantities = append(quantities, q)
		}
	}
	if len(quantities) == 0 && len(r.Pollutants) == 0 {
		return
	}
	b.add(Heading{Level: 2, ID: "balance-toxic", Text: b.t("section-toxic")})
	for _, q := range quantities {
		b.quantity(q, "")
		if !q.Reactive {
			b.add(b.fates(q))
		}
	}
	if len(r.Pollutants) > 0 {
		b.add(Paragraph{b.t("pollutants-text")}, b.pollutants(r))
	}
}

func (b *builder) fates(q *account.Quantity) Table {
	t := Table{ID: "fates-" + q.ID, Caption: b.t("table-fates", quantityName(b.lang, q)), Columns: []Column{{Title: b.t("fate")}, {Title: b.t("amount"), Right: true}, {Title: b.t("share"), Right: true}, {Title: b.t("stream")}}}
	for _, f := range q.Fates {
		to := Cell{Text: b.t("fate-" + f.To)}
		if f.Reason != nil {
			to.Note = say.Reason(b.lang, f.Reason)
		}
		t.Rows = append(t.Rows, Row{Cells: []Cell{to, {Text: dash(f.Amount)}, {Text: Percent(f.Share)}, {Text: strings.Join(f.Streams, ", ")}}})
	}
	return t
}

func (b *builder) pollutants(r *account.Result) Table {
	t := Table{ID: "pollutant-table", Caption: b.t("table-pollutants"), Columns: []Column{{Title: b.t("pollutant")}, {Title: b.t("nature")}, {Title: b.t("generated-load"), Right: true}, {Title: b.t("workshop-load"), Right: true}, {Title: b.t("outlet-load"), Right: true}, {Title: b.t("removal"), Right: true}}}
	for i := range r.Pollutants {
		p := &r.Pollutants[i]
		nature := b.t("conserved")
		if p.Reactive {
			nature = b.t("reactive")
		}
		name := Cell{Text: p.Pollutant}
		if p.Reason != nil {
			name.Note = say.Reason(b.lang, p.Reason)
		}
		row := Row{Cells: []Cell{name, {Text: nature}, {Text: "—"}, {Text: "—"}, {Text: "—"}, {Text: Percent(p.Removal)}}}
		for _, point := range p.Points {
			c := Cell{Text: dash(point.Load)}
			if point.Concentration != nil {
				c.Note = Number(point.Concentration) + " mg/L"
			}
			row.Cells[map[string]int{"generation": 2, "workshop-outlet": 3, "plant-outlet": 4}[point.Point]] = c
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}

// campaign shows the readings of the measured campaign and the balances over it.
func (b *builder) campaign(c *account.Campaign) {
	if c == nil {
		return
	}
	factor := "—"
	if c.Scale.Factor != nil {
		factor = Number(c.Scale.Factor)
	}
	b.add(Heading{Level: 2, ID: "balance-campaign", Text: b.t("section-campaign")}, Paragraph{b.t("campaign-text", c.From, Number(&c.Hours), c.Batches, c.Scale.Rule, factor)})
	if c.Reason != nil {
		b.add(Callout{Kind: "warn", Lines: []string{say.Reason(b.lang, c.Reason)}})
	}
	if c.Scale.Reason != nil {
		b.add(Callout{Kind: "warn", Lines: []string{say.Reason(b.lang, c.Scale.Reason)}})
	}
	t := Table{ID: "readings", Caption: b.t("table-readings"), Columns: []Column{{Title: b.t("stream")}, {Title: b.t("unit")}, {Title: b.t("readings")}, {Title: b.t("mean"), Right: true}, {Title: b.t("u-mean"), Right: true}, {Title: b.t("total-campaign"), Right: true}, {Title: b.t("year-scaled"), Right: true}, {Title: b.t("standard-u"), Right: true}}}
	for i := range c.Readings {
		m := &c.Readings[i]
		var values []string
		for _, v := range m.Values {
			values = append(values, Number(&v))
		}
		name := Cell{Text: m.Stream}
		if m.Component != "" {
			name.Text += " · " + m.Component
		}
		if m.Reason != nil {
			name.Note = say.Reason(b.lang, m.Reason)
		}
		total := dash(m.Total)
		if m.Total != nil && m.TotalUnit != m.Unit {
			total = fmt.Sprintf("%s %s", total, m.TotalUnit)
		}
		t.Rows = append(t.Rows, Row{Cells: []Cell{name, {Text: m.Unit}, {Text: strings.Join(values, "; ")}, {Text: Number(&m.Mean)}, {Text: dash(m.U)}, {Text: total}, {Text: dash(m.Year)}, {Text: dash(m.YearU)}}})
	}
	b.add(t)
	for i := range c.Quantities {
		q := &c.Quantities[i]
		for k := range q.Rows {
			if q.Rows[k].Unaccounted != nil {
				b.add(b.balanceTable("campaign-"+q.Kind+"-"+q.ID, b.t("campaign-balance", quantityName(b.lang, q), q.Unit), q))
				break
			}
		}
	}
}
