package report

import (
	"slices"
	"strings"

	"headwater/account"
	"headwater/chart"
	"headwater/say"
)

// SankeyWords are the words of a Sankey diagram in a language.
func SankeyWords(l say.Lang) chart.SankeyWords {
	term := func(key string) string { return say.Term(l, "sankey-"+key) }
	w := chart.SankeyWords{
		Scale: term("scale"), Below: term("below"), Unknown: term("unknown"), Zero: term("zero"), Invalid: term("invalid"), Unbalanced: term("unbalanced"),
		In: term("in"), Out: term("out"), Lost: term("lost"), Loops: term("loops"), Comma: term("comma"), Semicolon: term("semicolon"),
		Empty: term("empty"), TooMany: term("too-many"), Kinds: map[string]string{},
	}
	for _, kind := range chart.SankeyKinds {
		w.Kinds[kind] = term("kind-" + kind)
	}
	return w
}

// flows draws the streams of a balance as they are stated; what does not close at a
// process shows as unaccounted for. A figure of fewer than three flows says nothing.
func (b *builder) flows(q *account.Quantity, id, name string) {
	known := 0
	d := chart.SankeyData{Unit: q.Unit, Words: SankeyWords(b.lang)}
	for i := range q.Streams {
		f := &q.Streams[i]
		label := b.in(f.Name)
		if label == "" {
			label = b.flowName(f)
		}
		if f.Stated != nil {
			known++
		}
		d.Flows = append(d.Flows, chart.Flow{ID: f.ID, From: f.From, To: f.To, Name: label, Value: f.Stated, Kind: f.Role})
	}
	if known < 3 {
		return
	}
	for _, p := range b.r.Plant.Processes {
		d.Nodes = append(d.Nodes, b.node(q, p.ID))
	}
	for i := range q.Streams {
		for _, end := range []string{q.Streams[i].From, q.Streams[i].To} {
			if end != "" && !slices.ContainsFunc(d.Nodes, func(n chart.SankeyNode) bool { return n.ID == end }) {
				d.Nodes = append(d.Nodes, b.node(q, end))
			}
		}
	}
	caption := b.t("figure-flows", name)
	d.Title = caption
	b.add(Figure{ID: "sankey-" + id, Name: "sankey-" + id, Caption: caption, SVG: chart.Sankey(d), Data: string(chart.Links(d))})
}

// node is a process of a figure. One that the quantity only enters, or only leaves, need
// not balance.
func (b *builder) node(q *account.Quantity, id string) chart.SankeyNode {
	var in, out bool
	for i := range q.Streams {
		in, out = in || q.Streams[i].To == id, out || q.Streams[i].From == id
	}
	return chart.SankeyNode{ID: id, Name: b.end(id), Open: !in || !out}
}

// flowName names a flow that the plant file does not: what a carrier is used for stands
// at its end already.
func (b *builder) flowName(f *account.Flow) string {
	if _, kind, ok := strings.Cut(f.ID, "·"); ok {
		kind, _, _ = strings.Cut(kind, "·")
		return b.t("move-" + kind)
	}
	return f.ID
}
