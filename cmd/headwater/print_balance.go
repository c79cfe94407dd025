package main

import (
	"bufio"
	"fmt"
	"strconv"
	"strings"

	"headwater/balance"
	"headwater/say"
)

// printBalance writes a reconciliation as tables for people or as JSON.
func (e *env) printBalance(r *balance.Result, n *balance.Network) error {
	say.Fill(e.lang(), r)
	if e.json() {
		return e.printJSON(r)
	}
	if err := e.printFlows(r, n); err != nil {
		return err
	}
	if err := e.printNodes(r); err != nil {
		return err
	}
	e.printTests(r)
	return nil
}

func (e *env) printFlows(r *balance.Result, n *balance.Network) error {
	l := e.lang()
	w := bufio.NewWriter(e.stdout)
	header := func(first, unit string) *textTable {
		measured, reconciled := say.Term(l, "measured"), say.Term(l, "reconciled")
		if unit != "" {
			measured, reconciled = measured+" "+unit, reconciled+" "+unit
		}
		t := newTable(first, say.Term(l, "from"), say.Term(l, "enters"), measured, reconciled, "z", say.Term(l, "class"))
		t.right(3, 4, 5)
		return t
	}
	row := func(t *textTable, s *balance.StreamResult, from, to string) {
		class := say.Term(l, "class-"+s.Class)
		if s.Fixed {
			class = say.Term(l, "class-fixed")
		}
		if s.AtBound {
			class += ", " + say.Term(l, "at-bound")
		}
		z := "—"
		if s.Z != nil {
			z = strconv.FormatFloat(*s.Z, 'f', 2, 64)
		}
		t.add(s.ID, from, to, spread(s.Measured, s.SD), spread(s.Value, s.ValueSD), z, class)
	}
	if len(r.Streams) > 0 {
		t := header(say.Term(l, "stream"), r.Unit)
		for j := range r.Streams {
			row(t, &r.Streams[j], n.Streams[j].From, n.Streams[j].To)
		}
		for j := range r.Stocks {
			row(t, &r.Stocks[j], r.Stocks[j].ID, say.Term(l, "stock"))
		}
		if err := t.write(w); err != nil {
			return err
		}
	}
	for _, c := range sortedKeys(r.Components) {
		fmt.Fprintf(w, "\n%s %s\n", say.Term(l, "component"), c)
		t := header(say.Term(l, "stream"), "")
		for j := range r.Components[c].Streams {
			row(t, &r.Components[c].Streams[j], n.Streams[j].From, n.Streams[j].To)
		}
		if err := t.write(w); err != nil {
			return err
		}
	}
	if len(r.Variables) > 0 {
		t := header(say.Term(l, "variable"), "")
		for j := range r.Variables {
			row(t, &r.Variables[j], "", "")
		}
		if err := t.write(w); err != nil {
			return err
		}
	}
	return w.Flush()
}

func (e *env) printNodes(r *balance.Result) error {
	l := e.lang()
	if len(r.Nodes) == 0 {
		return nil
	}
	fmt.Fprintln(e.stdout)
	t := newTable(say.Term(l, "node"), say.Term(l, "imbalance"), "z", say.Term(l, "leak-test"))
	t.right(1, 2, 3)
	for i := range r.Nodes {
		node := &r.Nodes[i]
		z, leak := "—", "—"
		if node.Z != nil {
			z = strconv.FormatFloat(*node.Z, 'f', 2, 64)
		}
		if node.Leak != nil {
			leak = strconv.FormatFloat(*node.Leak, 'f', 2, 64)
		}
		t.add(node.ID, flow(node.Imbalance), z, leak)
	}
	return t.write(e.stdout)
}

// printTests says whether the readings can be right together, and which to look at.
func (e *env) printTests(r *balance.Result) {
	l, w := e.lang(), e.stdout
	fmt.Fprintln(w)
	switch {
	case r.Pass == nil:
		fmt.Fprintln(w, say.Reason(l, r.Reason))
	case *r.Pass:
		fmt.Fprintf(w, say.Term(l, "balance-passes")+"\n", flow(&r.Objective), flow(r.Critical), r.DOF, r.Alpha, flow(r.PValue))
	default:
		fmt.Fprintf(w, say.Term(l, "balance-fails")+"\n", flow(&r.Objective), flow(r.Critical), r.DOF, r.Alpha, flow(r.PValue))
	}
	for _, s := range r.Suspects {
		name := s.Stream
		if s.Component != "" {
			name += " " + s.Component
		}
		line := fmt.Sprintf(say.Term(l, "suspect"), name, s.Statistic, *r.CriticalZ)
		if len(s.Ties) > 0 {
			line += " " + fmt.Sprintf(say.Term(l, "suspect-ties"), strings.Join(s.Ties, ", "))
		}
		fmt.Fprintln(w, line)
	}
	for i, id := range r.Eliminated {
		next := r.Steps[i+1]
		fmt.Fprintf(w, say.Term(l, "eliminated")+"\n", i+1, id, next.Objective, flow(next.Critical))
	}
	if len(r.Undetectable) > 0 {
		fmt.Fprintf(w, say.Term(l, "undetectable")+"\n", strings.Join(r.Undetectable, ", "))
	}
	for _, c := range r.Covariances {
		fmt.Fprintf(w, say.Term(l, "covariance")+"\n", c.A, c.B, flow(c.Covariance), flow(c.Correlation))
	}
	for i := range r.Warnings {
		fmt.Fprintf(w, "%s: %s\n", say.Term(l, "warnings"), say.Reason(l, &r.Warnings[i]))
	}
}
