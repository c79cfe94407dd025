package report

import (
	"headwater/reuse"
	"headwater/say"
)

// reuse is the chapter on what the plant could do by reusing its own water and heat.
func (b *builder) reuse() {
	r := b.r.Reuse
	if r == nil {
		return
	}
	b.suffix = ""
	b.heading("reuse", "chapter-reuse")
	b.add(Paragraph{b.t("reuse-text", Number(new(r.Hours)))}, b.gapTable(r))
	if w := r.Water; w != nil {
		b.add(Heading{Level: 2, ID: "reuse-water", Text: b.t("reuse-water-title")})
		b.add(Paragraph{b.waterSentence(w)})
		for _, f := range WaterFigures(b.lang, w.Result) {
			b.add(f)
		}
		if w.Result.Network != nil && len(w.Result.Network.Links) <= 60 {
			b.add(b.linkTable(w.Result.Network))
		}
	}
	if h := r.Heat; h != nil {
		b.add(Heading{Level: 2, ID: "reuse-heat", Text: b.t("reuse-heat-title")})
		b.add(Paragraph{b.heatSentence(h)})
		for _, f := range HeatFigures(b.lang, h.Result) {
			b.add(f)
		}
	}
}

// gapTable sets the data year against the targets, in water, heat, coal and money.
func (b *builder) gapTable(r *reuse.PlantResult) Table {
	t := Table{ID: "reuse-gap", Caption: b.t("table-reuse-gap"), Columns: []Column{{Title: b.t("item")}, {Title: b.t("unit")}, {Title: b.t("reuse-column-today"), Right: true}, {Title: b.t("reuse-column-target"), Right: true}, {Title: b.t("reuse-column-gap"), Right: true}, {Title: b.t("reuse-column-share"), Right: true}}}
	percent := func(x *float64) string {
		if x == nil {
			return "—"
		}
		return Percent(x)
	}
	row := func(item, unit, note string, today *float64, target string, gap, share *float64) {
		t.Rows = append(t.Rows, Row{Cells: []Cell{{Text: b.t(item), Note: note}, {Text: unit}, {Text: dash(today)}, {Text: target}, {Text: dash(gap)}, {Text: percent(share)}}})
	}
	note := func(m *reuse.Money) string {
		if m.Reason != nil {
			return say.Reason(b.lang, m.Reason)
		}
		return ""
	}
	if w := r.Water; w != nil {
		why := ""
		if w.Reason != nil {
			why = say.Reason(b.lang, w.Reason)
		}
		row("reuse-item-water", "m3", why, w.Today, Number(new(w.Target)), w.Gap, w.Share)
		row("reuse-item-water-money", w.Money.Currency, note(&w.Money), nil, "", w.Money.Value, nil)
	}
	if h := r.Heat; h != nil {
		why := ""
		if h.Reason != nil {
			why = say.Reason(b.lang, h.Reason)
		}
		row("reuse-item-heat", "kW", why, h.Today, Number(new(h.Target)), h.Gap, h.Share)
		row("reuse-item-gj", "GJ", "", nil, "", h.GJ, nil)
		row("reuse-item-coal", "kgce", "", nil, "", h.Coal, nil)
		row("reuse-item-heat-money", h.Money.Currency, note(&h.Money), nil, "", h.Money.Value, nil)
	}
	return t
}

func (b *builder) waterSentence(w *reuse.WaterGap) string {
	r := w.Result
	text := b.t("reuse-water-sentence", Number(r.Freshwater), Number(r.Wastewater))
	if w.Contaminant != "" {
		text += b.t("reuse-water-contaminant", b.contaminant(w.Contaminant))
	}
	if r.Pinch != nil {
		text += b.t("reuse-water-pinch", Number(r.Pinch))
	}
	return text
}

func (b *builder) heatSentence(h *reuse.HeatGap) string {
	r := h.Result
	text := b.t("reuse-heat-sentence", Number(new(r.HotUtility)), Number(new(r.ColdUtility)), Number(new(r.Recovery)))
	if r.Threshold == "" {
		text += b.t("reuse-heat-pinch", Number(new(r.PinchShifted[0])))
	} else {
		text += b.t("reuse-heat-threshold")
	}
	if x := r.Existing; x != nil {
		text += b.t("reuse-heat-today", Number(new(x.Across)), Number(new(x.CoolerAbove)), Number(new(x.HeaterBelow)))
	}
	return text
}

func (b *builder) linkTable(n *reuse.WaterNetwork) Table {
	t := Table{ID: "reuse-links", Caption: b.t("table-reuse-links", n.Connections), Columns: []Column{{Title: b.t("reuse-link-from")}, {Title: b.t("reuse-link-to")}, {Title: b.t("reuse-flow"), Right: true}, {Title: b.t("reuse-ppm"), Right: true}}}
	for _, l := range n.Links {
		t.Rows = append(t.Rows, Row{Cells: []Cell{b.waterEnd(l.From), b.waterEnd(l.To), {Text: Number(new(l.Flow))}, {Text: Number(l.PPM)}}})
	}
	return t
}

// waterEnd is where water comes from or goes to: fresh or waste water, a process or stream.
func (b *builder) waterEnd(id string) Cell {
	if id == "fresh" || id == "waste" {
		return Cell{Text: b.t("reuse-" + id)}
	}
	if name := b.streamName(id); name != id {
		return Cell{Text: name, Note: id}
	}
	return Cell{Text: b.processName(id)}
}

// contaminant is the name of what limits reuse: that of its balance where there is one.
func (b *builder) contaminant(id string) string {
	if b.r.Balances != nil {
		for i := range b.r.Balances.Quantities {
			if q := &b.r.Balances.Quantities[i]; q.ID == id {
				return quantityName(b.lang, q)
			}
		}
	}
	return say.Pollutant(b.lang, id)
}
