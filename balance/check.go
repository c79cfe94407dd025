package balance

import (
	"errors"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"headwater/fault"
)

// Check returns every problem of a network that can be seen before it is solved, at JSON
// pointers: /streams/3/sd.
func Check(n *Network) error {
	var bad []error
	add := func(err error) { bad = append(bad, err) }
	if len(n.Streams) == 0 {
		return fault.Input("/streams", "balance-empty")
	}
	seen := make(map[string]int, len(n.Streams))
	nodes := map[string]bool{}
	measured := false
	for j := range n.Streams {
		s := &n.Streams[j]
		at := func(field string) string { return fmt.Sprintf("/streams/%d%s", j, field) }
		if s.ID == "" {
			add(fault.Input(at("/id"), "balance-id"))
		} else if first, ok := seen[s.ID]; ok {
			add(fault.Conflict(at("/id"), "balance-duplicate", s.ID, first+1))
		} else {
			seen[s.ID] = j
		}
		switch {
		case s.From == "" && s.To == "":
			add(fault.Input(at(""), "balance-nowhere", s.ID))
		case s.From == s.To:
			add(fault.Input(at(""), "balance-loop", s.ID, s.From))
		}
		nodes[s.From], nodes[s.To] = true, true
		if !sound(s.Reading, n.Bounds) {
			bad = append(bad, checkReading(at(""), s.ID, s.Reading, n.Bounds)...)
		}
		measured = measured || s.State == Measured
		for _, c := range sortedKeys(s.Content) {
			if !sound(s.Content[c], n.Bounds) {
				bad = append(bad, checkReading(at("/concentration/"+c), s.ID+" "+c, s.Content[c], n.Bounds)...)
			}
			measured = measured || s.Content[c].State == Measured
		}
	}
	stocked := map[string]bool{}
	for k := range n.Stocks {
		s := &n.Stocks[k]
		at := fmt.Sprintf("/stocks/%d", k)
		switch {
		case s.Node == "" || !nodes[s.Node]:
			add(fault.NotFound(at+"/node", "balance-node", s.Node, strings.Join(someKeys(nodes), ", ")))
		case stocked[s.Node]:
			add(fault.Conflict(at+"/node", "balance-stock-twice", s.Node))
		}
		stocked[s.Node] = true
		if !sound(s.Reading, false) {
			bad = append(bad, checkReading(at, s.Node, s.Reading, false)...)
		}
		measured = measured || s.State == Measured
	}
	if !measured && len(bad) == 0 {
		add(fault.Input("/streams", "balance-unmeasured", len(n.Streams)))
	}
	return errors.Join(bad...)
}

// sound reports whether a reading can be used.
func sound(r Reading, bounds bool) bool {
	switch r.State {
	case Measured:
		return r.SD > 0 && r.SD <= math.MaxFloat64 && math.Abs(r.Value) <= math.MaxFloat64
	case Fixed:
		return math.Abs(r.Value) <= math.MaxFloat64 && !(bounds && r.Value < 0)
	}
	return true
}

// checkReading lists what is wrong with a reading that is not sound.
func checkReading(at, id string, r Reading, bounds bool) (bad []error) {
	if math.IsNaN(r.Value) || math.IsInf(r.Value, 0) {
		bad = append(bad, fault.Input(at+"/value", "balance-number", id, r.Value))
	}
	if r.State == Measured && !(r.SD > 0 && !math.IsInf(r.SD, 0)) {
		bad = append(bad, fault.Input(at+"/sd", "balance-sd", id, r.SD))
	}
	if r.State == Fixed && bounds && r.Value < 0 {
		bad = append(bad, fault.Input(at+"/fixed", "balance-negative", id, r.Value))
	}
	return bad
}

// someKeys names a few of the nodes, for a message.
func someKeys(nodes map[string]bool) []string {
	const most = 16
	keys := slices.DeleteFunc(sortedKeys(nodes), func(s string) bool { return s == "" })
	if len(keys) > most {
		return append(keys[:most], "…")
	}
	return keys
}

// contradict describes fixed flows that leave something over.
func (p *problem) contradict(n *Network, found []contradiction) error {
	var bad []error
	for _, c := range found {
		var ids []string
		at := "/streams"
		for k, j := range c.streams {
			if k == 0 && j < p.streams {
				at = fmt.Sprintf("/streams/%d/fixed", j)
			}
			ids = append(ids, p.id(n, j))
		}
		if len(ids) == 0 {
			continue // a part without fixed flows always closes
		}
		bad = append(bad, fault.Conflict(at, "balance-contradiction", strings.Join(ids, ", "), strconv.FormatFloat(c.sum, 'g', 6, 64)))
	}
	return errors.Join(bad...)
}

func (p *problem) id(n *Network, j int) string {
	if j < p.streams {
		return n.Streams[j].ID
	}
	return n.Stocks[j-p.streams].Node
}
