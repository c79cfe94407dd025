package report

import (
	"headwater/balance/mfca"
	"headwater/chart"
	"headwater/say"
)

// costs is the chapter on what losses cost: material flow cost accounting.
func (b *builder) costs() {
	r := b.r.Costs
	if r == nil {
		return
	}
	b.suffix = ""
	b.heading("costs", "chapter-costs")
	b.add(Paragraph{b.t("costs-text")})
	if r.Total.LossShare != nil {
		b.add(Paragraph{b.t("mfca-summary", Money(r.Total.Loss, r.Currency), Money(r.Total.Grand, r.Currency), Number(new(*r.Total.LossShare*100)), Money(r.Total.CostPerKg, r.Currency))})
	}
	b.add(b.costTable(r), b.costFigure(r), b.lostMaterials(r))
	for i := range r.Notes {
		b.add(Callout{Kind: "warn", Lines: []string{say.Reason(b.lang, &r.Notes[i])}})
	}
}

// Money writes an amount with its currency, where that is known.
func Money(x float64, currency string) string {
	s := Number(&x)
	if currency != "" {
		s += " " + currency
	}
	return s
}

// costTable is what the product and the loss of every centre have cost.
func (b *builder) costTable(r *mfca.Result) Table {
	t := Table{ID: "cost-matrix", Caption: b.t("table-costs", r.Currency), Columns: []Column{{Title: b.t("mfca-centre")}, {Title: b.t("mfca-flow")}, {Title: b.t("mfca-material-cost"), Right: true}, {Title: b.t("mfca-energy-cost"), Right: true}, {Title: b.t("mfca-system-cost"), Right: true}, {Title: b.t("mfca-waste-cost"), Right: true}, {Title: b.t("mfca-total-cost"), Right: true}, {Title: b.t("mfca-share"), Right: true}}}
	two := func(name string, p mfca.Cost, l mfca.LossCost, share *float64) {
		t.Rows = append(t.Rows,
			Row{Cells: []Cell{{Text: name}, {Text: b.t("mfca-product")}, {Text: Number(&p.Material)}, {Text: Number(&p.Energy)}, {Text: Number(&p.System)}, {}, {Text: Number(&p.Total)}, {}}},
			Row{Cells: []Cell{{}, {Text: b.t("mfca-loss")}, {Text: Number(&l.Material)}, {Text: Number(&l.Energy)}, {Text: Number(&l.System)}, {Text: Number(&l.Waste)}, {Text: Number(&l.Total)}, {Text: Percent(share)}}})
	}
	for i := range r.Centres {
		c := &r.Centres[i]
		name := c.Name
		if name == "" {
			name = c.ID
		}
		two(name, c.Product, c.Loss, c.LossShare)
	}
	two(b.t("mfca-whole"), r.Total.ProductCost, r.Total.LossCost, r.Total.LossShare)
	return t
}

// costFigure draws the money as it flows through the centres.
func (b *builder) costFigure(r *mfca.Result) Figure {
	caption := b.t("figure-costs")
	d := chart.SankeyData{Title: caption, Unit: r.Currency, Words: SankeyWords(b.lang)}
	for i := range r.Centres {
		name := r.Centres[i].Name
		if name == "" {
			name = r.Centres[i].ID
		}
		d.Nodes = append(d.Nodes, chart.SankeyNode{ID: r.Centres[i].ID, Name: name})
	}
	kinds := map[string]string{"input": "raw", "product": "", "loss": "loss", "recycle": "recycle"}
	for i := range r.Flows {
		f := &r.Flows[i]
		kind := kinds[f.Kind]
		if f.Kind == "product" && f.To == "" {
			kind = "product"
		}
		d.Flows = append(d.Flows, chart.Flow{ID: f.From + "-" + f.To + "-" + f.Kind, From: f.From, To: f.To, Name: b.t("mfca-" + f.Kind), Value: &f.Total, Kind: kind})
	}
	return Figure{ID: "cost-flow", Name: "cost-flow", Caption: caption, SVG: chart.Sankey(d), Data: string(chart.Links(d))}
}

// lostMaterials is what each material cost, and how much of that went to the loss.
func (b *builder) lostMaterials(r *mfca.Result) Table {
	t := Table{ID: "lost-materials", Caption: b.t("table-lost-materials", r.Currency), Columns: []Column{{Title: b.t("mfca-centre")}, {Title: b.t("mfca-material")}, {Title: "kg", Right: true}, {Title: b.t("mfca-material-cost"), Right: true}, {Title: b.t("mfca-product"), Right: true}, {Title: b.t("mfca-loss"), Right: true}}}
	for i := range r.Centres {
		for j := range r.Centres[i].Materials {
			m := &r.Centres[i].Materials[j]
			t.Rows = append(t.Rows, Row{Cells: []Cell{{Text: r.Centres[i].ID}, {Text: m.Name}, {Text: Number(&m.Kg)}, {Text: Number(&m.Cost)}, {Text: Number(&m.Product)}, {Text: Number(&m.Loss)}}})
		}
	}
	return t
}
