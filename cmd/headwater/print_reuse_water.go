package main

import (
	"fmt"
	"strings"

	"headwater/report"
	"headwater/reuse"
	"headwater/say"
)

// printWater prints a water target: what it comes to, the flows, the cascade, a network.
func (e *env) printWater(r *reuse.WaterResult) error {
	e.printWaterSummary(r)
	for _, print := range []func(*reuse.WaterResult) error{e.printFreshUse, e.printSingles, e.printIntervals, e.printWaterCascade, e.printWaterNetwork} {
		if err := print(r); err != nil {
			return err
		}
	}
	for i := range r.Notes {
		fmt.Fprintf(e.stdout, "\n%s: %s\n", say.Term(e.lang(), "reuse-note"), say.Reason(e.lang(), &r.Notes[i]))
	}
	return nil
}

func (e *env) printWaterSummary(r *reuse.WaterResult) {
	l, w := e.lang(), e.stdout
	line := func(key string, args ...any) { fmt.Fprintf(w, say.Term(l, key)+"\n", args...) }
	line("reuse-water-title")
	switch {
	case r.Freshwater != nil:
		line("reuse-fresh-line", report.Number(r.Freshwater), report.Number(r.Wastewater))
	case r.Bounds != nil && r.Bounds.Of == "cost_per_hour":
		line("reuse-bounds-cost", report.Money(r.Bounds.Lower, r.Currency), report.Money(r.Bounds.Upper, r.Currency))
	case r.Bounds != nil:
		line("reuse-bounds-line", report.Number(&r.Bounds.Lower), report.Number(&r.Bounds.Upper))
	default:
		fmt.Fprintln(w, say.Reason(l, r.Reason))
	}
	if r.WithoutReuse != nil && r.Saving != nil {
		line("reuse-without-line", report.Number(r.WithoutReuse), percent(r.Saving))
	}
	switch {
	case r.Pinch != nil:
		var all []string
		for i := range r.Pinches {
			all = append(all, report.Number(&r.Pinches[i]))
		}
		line("reuse-pinch-ppm", strings.Join(all, ", "))
	case r.PinchReason != nil:
		line("reuse-no-pinch", say.Reason(l, r.PinchReason))
	}
	if r.Cost != nil {
		e.printReuseCost(r.Cost.PerHour, r.Cost.PerYear, r.Currency)
	}
}

func (e *env) printReuseCost(hour, year *float64, currency string) {
	switch {
	case year != nil:
		fmt.Fprintf(e.stdout, say.Term(e.lang(), "reuse-cost-year")+"\n", report.Money(*hour, currency), report.Money(*year, currency))
	case hour != nil:
		fmt.Fprintf(e.stdout, say.Term(e.lang(), "reuse-cost-line")+"\n", report.Money(*hour, currency))
	}
}

// printFreshUse is left out where there is only one source, which the summary names.
func (e *env) printFreshUse(r *reuse.WaterResult) error {
	l := e.lang()
	if len(r.Fresh) > 1 {
		fmt.Fprintln(e.stdout)
		t := newTable(say.Term(l, "reuse-source"), say.Term(l, "reuse-ppm"), say.Term(l, "reuse-flow"), say.Term(l, "reuse-cost-hour"))
		t.right(1, 2, 3)
		for _, f := range r.Fresh {
			t.add(f.ID, report.Number(f.PPM), report.Number(&f.Flow), report.Number(f.Cost))
		}
		if err := t.write(e.stdout); err != nil {
			return err
		}
	}
	if len(r.Regeneration) == 0 {
		return nil
	}
	fmt.Fprintln(e.stdout)
	t := newTable(say.Term(l, "reuse-regenerator"), say.Term(l, "reuse-flow"), say.Term(l, "reuse-inlet"), say.Term(l, "reuse-outlet"), say.Term(l, "reuse-reject"), say.Term(l, "reuse-cost-hour"))
	t.right(1, 2, 3, 4, 5)
	for _, g := range r.Regeneration {
		t.add(g.ID, report.Number(&g.Flow), report.Number(g.Inlet), report.Number(g.Outlet), report.Number(&g.Reject), report.Number(g.Cost))
	}
	return t.write(e.stdout)
}

func (e *env) printSingles(r *reuse.WaterResult) error {
	if r.Bounds == nil {
		return nil
	}
	l := e.lang()
	fmt.Fprintln(e.stdout)
	t := newTable(say.Term(l, "reuse-single"), say.Term(l, "reuse-target"), say.Term(l, "reuse-pinch")+" ppm")
	t.right(1, 2)
	for _, s := range r.Bounds.Single {
		var pinches []string
		for i := range s.Pinches {
			pinches = append(pinches, report.Number(&s.Pinches[i]))
		}
		t.add(s.Contaminant, report.Number(&s.Freshwater), strings.Join(pinches, ", "))
	}
	return t.write(e.stdout)
}

func (e *env) printIntervals(r *reuse.WaterResult) error {
	if len(r.Intervals) == 0 {
		return nil
	}
	l := e.lang()
	fmt.Fprintln(e.stdout, "\n"+say.Term(l, "reuse-intervals"))
	t := newTable(say.Term(l, "reuse-from"), say.Term(l, "reuse-to"), say.Term(l, "reuse-operations"), say.Term(l, "reuse-load"), say.Term(l, "reuse-sum"), say.Term(l, "reuse-needs"))
	t.right(0, 1, 3, 4, 5)
	for i := range r.Intervals {
		x := &r.Intervals[i]
		t.add(report.Number(&x.From), report.Number(&x.To), strings.Join(x.Operations, ", "), report.Number(&x.Load), report.Number(&x.Sum), report.Number(x.Fresh))
	}
	return t.write(e.stdout)
}

func (e *env) printWaterCascade(r *reuse.WaterResult) error {
	if len(r.Cascade) == 0 {
		return nil
	}
	l := e.lang()
	fmt.Fprintln(e.stdout, "\n"+say.Term(l, "reuse-cascade"))
	t := newTable(say.Term(l, "reuse-ppm"), say.Term(l, "reuse-demand"), say.Term(l, "reuse-sources"), say.Term(l, "reuse-left"), say.Term(l, "reuse-takes"), say.Term(l, "reuse-surplus"), "")
	t.right(0, 1, 2, 3, 4, 5)
	for i := range r.Cascade {
		x := &r.Cascade[i]
		mark := ""
		for _, p := range r.Pinches {
			if p == x.PPM {
				mark = say.Term(l, "reuse-pinch")
			}
		}
		t.add(report.Number(&x.PPM), report.Number(&x.Demand), report.Number(&x.Source), report.Number(&x.Flow), report.Number(&x.Load), report.Number(&x.Surplus), mark)
	}
	return t.write(e.stdout)
}

func (e *env) printWaterNetwork(r *reuse.WaterResult) error {
	l, n := e.lang(), r.Network
	if r.NetworkGap != nil {
		fmt.Fprintf(e.stdout, "\n"+say.Term(l, "reuse-no-network")+"\n", say.Reason(l, r.NetworkGap))
	}
	if n == nil {
		return nil
	}
	title, checked := "reuse-network", "reuse-verified"
	if r.Freshwater == nil {
		title = "reuse-network-bound"
	}
	if !n.Verified {
		checked = "reuse-unverified"
	}
	fmt.Fprintln(e.stdout, "\n"+say.Term(l, title))
	t := newTable(say.Term(l, "reuse-link-from"), say.Term(l, "reuse-link-to"), say.Term(l, "reuse-flow"), say.Term(l, "reuse-ppm"))
	t.right(2, 3)
	for _, x := range n.Links {
		to, ppm := x.To, report.Number(x.PPM)
		if to == "waste" {
			to = say.Term(l, "reuse-waste")
		}
		if x.Of != nil {
			var parts []string
			for _, key := range sortedKeys(x.Of) {
				parts = append(parts, key+" "+report.Number(new(x.Of[key])))
			}
			ppm = strings.Join(parts, ", ")
		}
		t.add(x.From, to, report.Number(&x.Flow), ppm)
	}
	if err := t.write(e.stdout); err != nil {
		return err
	}
	_, err := fmt.Fprintf(e.stdout, say.Term(l, "reuse-connections")+"\n", n.Connections, n.Reuse, say.Term(l, checked))
	return err
}
