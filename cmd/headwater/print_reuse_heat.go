package main

import (
	"fmt"
	"strings"

	"headwater/report"
	"headwater/reuse"
	"headwater/say"
)

// printHeat prints a heat target: utilities and pinches, the problem table, the choice of
// utilities, the trade-off, and what crosses the pinch today.
func (e *env) printHeat(r *reuse.HeatResult) error {
	l, w := e.lang(), e.stdout
	line := func(key string, args ...any) { fmt.Fprintf(w, say.Term(l, key)+"\n", args...) }
	line("reuse-heat-title")
	line("reuse-utility-line", report.Number(&r.HotUtility), report.Number(&r.ColdUtility), report.Number(&r.Recovery))
	for i := range r.Pinches {
		p := &r.Pinches[i]
		switch {
		case p.Kind == "threshold":
			fmt.Fprintf(w, say.Term(l, "reuse-pinch-heat")+" (%s)\n", report.Number(&p.Shifted), say.Term(l, "reuse-threshold"))
		case p.Hot != nil && p.Cold != nil:
			line("reuse-pinch-sides", report.Number(&p.Shifted), report.Number(p.Hot), report.Number(p.Cold))
		default:
			line("reuse-pinch-heat", report.Number(&p.Shifted))
		}
	}
	if r.Cost != nil {
		e.printReuseCost(r.Cost.PerHour, r.Cost.PerYear, r.Currency)
	}
	for _, print := range []func(*reuse.HeatResult) error{e.printUtilities, e.printProblemTable, e.printRange, e.printCrossing} {
		if err := print(r); err != nil {
			return err
		}
	}
	for i := range r.Notes {
		fmt.Fprintf(w, "\n%s: %s\n", say.Term(l, "reuse-note"), say.Reason(l, &r.Notes[i]))
	}
	return nil
}

func (e *env) printUtilities(r *reuse.HeatResult) error {
	l := e.lang()
	if r.Cost != nil && r.Cost.Reason != nil {
		fmt.Fprintf(e.stdout, "\n%s: %s\n", say.Term(l, "reuse-note"), say.Reason(l, r.Cost.Reason))
	}
	if len(r.Utilities) == 0 {
		return nil
	}
	fmt.Fprintln(e.stdout)
	t := newTable(say.Term(l, "reuse-utility"), say.Term(l, "reuse-kind"), say.Term(l, "reuse-kw"), say.Term(l, "reuse-cost-hour"))
	t.right(2, 3)
	for _, u := range r.Utilities {
		t.add(u.ID, say.Term(l, "reuse-"+u.Kind), report.Number(&u.Duty), report.Number(u.Cost))
	}
	return t.write(e.stdout)
}

func (e *env) printProblemTable(r *reuse.HeatResult) error {
	l := e.lang()
	fmt.Fprintln(e.stdout, "\n"+say.Term(l, "reuse-table"))
	t := newTable(say.Term(l, "reuse-t-from"), say.Term(l, "reuse-t-to"), say.Term(l, "reuse-cp"), say.Term(l, "reuse-latent"), say.Term(l, "reuse-heat-surplus"), say.Term(l, "reuse-in"), say.Term(l, "reuse-out"))
	t.right(0, 1, 2, 3, 4, 5, 6)
	for i := range r.Table {
		x := &r.Table[i]
		latent := ""
		if x.Latent != 0 {
			latent = report.Number(&x.Latent)
		}
		t.add(report.Number(&x.From), report.Number(&x.To), report.Number(&x.CP), latent, report.Number(&x.Surplus), report.Number(&x.In), report.Number(&x.Out))
	}
	return t.write(e.stdout)
}

func (e *env) printRange(r *reuse.HeatResult) error {
	if len(r.Range) == 0 {
		return nil
	}
	l := e.lang()
	fmt.Fprintln(e.stdout, "\n"+say.Term(l, "reuse-range"))
	t := newTable(say.Term(l, "reuse-dt"), say.Term(l, "reuse-hot-kw"), say.Term(l, "reuse-cold-kw"), say.Term(l, "reuse-pinch")+" °C", say.Term(l, "reuse-cost-hour"), "")
	t.right(0, 1, 2, 3, 4)
	for i := range r.Range {
		x := &r.Range[i]
		var pinches []string
		for j := range x.PinchShifted {
			pinches = append(pinches, report.Number(&x.PinchShifted[j]))
		}
		note := ""
		if x.Reason != nil && r.Cost != nil { // without utilities no line has a cost
			note = say.Reason(l, x.Reason)
		}
		t.add(report.Number(&x.DtMin), report.Number(&x.HotUtility), report.Number(&x.ColdUtility), strings.Join(pinches, ", "), report.Number(x.CostPerHour), note)
	}
	return t.write(e.stdout)
}

func (e *env) printCrossing(r *reuse.HeatResult) error {
	c := r.Existing
	if c == nil {
		return nil
	}
	l, n := e.lang(), report.Number
	fmt.Fprintln(e.stdout)
	fmt.Fprintf(e.stdout, say.Term(l, "reuse-today")+"\n", n(&c.HotUtility), n(&c.ColdUtility), n(&c.Excess))
	fmt.Fprintf(e.stdout, say.Term(l, "reuse-crosses")+"\n", n(&c.Pinch), n(&c.Across), n(&c.CoolerAbove), n(&c.HeaterBelow))
	if c.CostPerHour != nil {
		fmt.Fprintf(e.stdout, say.Term(l, "reuse-excess")+"\n", report.Money(*c.CostPerHour, r.Currency))
	}
	t := newTable(say.Term(l, "reuse-match-hot"), say.Term(l, "reuse-match-cold"), say.Term(l, "reuse-kw"), say.Term(l, "reuse-match-t"), say.Term(l, "reuse-approach"), say.Term(l, "reuse-across"))
	t.right(2, 4, 5)
	for i := range c.Matches {
		m := &c.Matches[i]
		approach := n(&m.Approach)
		if m.Close {
			approach += " *"
		}
		t.add(m.Hot, m.Cold, n(&m.Duty), fmt.Sprintf("%s–%s → %s–%s", n(&m.HotIn), n(&m.HotOut), n(&m.ColdIn), n(&m.ColdOut)), approach, n(&m.Across))
	}
	rest := say.Term(l, "reuse-rest")
	for i := range c.Heaters {
		if h := &c.Heaters[i]; h.Utility == "" {
			t.add(rest, h.Stream, n(&h.Duty), "", "", n(&h.Wrong))
		}
	}
	for i := range c.Coolers {
		if h := &c.Coolers[i]; h.Utility == "" {
			t.add(h.Stream, rest, n(&h.Duty), "", "", n(&h.Wrong))
		}
	}
	return t.write(e.stdout)
}
