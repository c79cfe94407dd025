package main

import (
	"bytes"
	"errors"

	"headwater/balance"
	"headwater/chart"
	"headwater/fault"
	"headwater/report"
	"headwater/say"
	"headwater/sheet"
)

// balancePicture is what to draw of a balance, and where to.
type balancePicture struct{ figure, links, draw string }

func (b *balancePicture) check() error {
	if b.draw != "measured" && b.draw != "reconciled" {
		return usage("balance-draw", b.draw)
	}
	return nil
}

// drawBalance writes the Sankey diagram and its list of links.
func (e *env) drawBalance(b *balancePicture, r *balance.Result, n *balance.Network) error {
	if b.figure == "" && b.links == "" {
		return nil
	}
	if n == nil {
		return fault.Input("--sankey", "balance-no-network")
	}
	l := e.lang()
	d := chart.SankeyData{Title: say.Term(l, "sankey-"+b.draw), Unit: r.Unit, Words: report.SankeyWords(l)}
	for i := range r.Nodes {
		d.Nodes = append(d.Nodes, chart.SankeyNode{ID: r.Nodes[i].ID, Name: r.Nodes[i].ID})
	}
	for j := range n.Streams {
		s := &r.Streams[j]
		f := chart.Flow{ID: s.ID, From: n.Streams[j].From, To: n.Streams[j].To, Value: s.Value}
		if b.draw == "measured" && s.Measured != nil {
			f.Value = s.Measured
		}
		d.Flows = append(d.Flows, f)
	}
	for k := range n.Stocks {
		s := &r.Stocks[k]
		f := chart.Flow{ID: say.Term(l, "stock") + " " + s.ID, From: s.ID, Value: s.Value}
		if b.draw == "measured" && s.Measured != nil {
			f.Value = s.Measured
		}
		if f.Value != nil && *f.Value < 0 { // a stock that empties gives
			f.From, f.To, f.Value = "", s.ID, new(-*f.Value)
		}
		d.Flows = append(d.Flows, f)
	}
	if b.figure != "" {
		if err := e.writeFile(b.figure, chart.Sankey(d)); err != nil {
			return err
		}
	}
	if b.links != "" {
		return e.writeTable(b.links, d.Title, chart.Links(d))
	}
	return nil
}

// writeTable writes a table that is given as CSV, as a workbook where the file is named as
// one.
func (e *env) writeTable(path, title string, text []byte) error {
	if !isWorkbook(path) {
		return e.writeFile(path, string(text))
	}
	table, err := sheet.TableOf(text)
	if err := errors.Join(err, namedWorkbook(path)); err != nil {
		return err
	}
	table.Name, table.Title = title, title
	var b bytes.Buffer
	if err := sheet.WriteStreams(&b, e.lang(), table); err != nil {
		return err
	}
	return e.writeFile(path, b.String())
}
