package limit

import (
	"cmp"
	"errors"
	"slices"
	"strconv"
	"strings"

	"headwater/fault"
	"headwater/plant"
	"headwater/unit"
)

// choose finds the rows of a table that bind one process of the plant.
func choose(rq *Request, p *plant.Plant, use *plant.LimitUse, at string) ([]applied, error) {
	table, ok := rq.Tables(use.Table)
	if !ok {
		return nil, fault.NotFound(at+"/table", "limit-table", use.Table, rq.Nearest(use.Table, rq.IDs))
	}
	subparts := table.subpartIDs()
	if use.Subpart != "" && !slices.Contains(subparts, use.Subpart) {
		return nil, fault.NotFound(at+"/subpart", "limit-subpart", use.Subpart, table.ID, strings.Join(subparts, ", "))
	}
	if use.Subpart == "" && use.Section == "" && len(subparts) > 1 {
		return nil, fault.Input(at, "limit-subpart-wanted", table.ID, strings.Join(subparts, ", "))
	}
	tiers, err := tiersOf(p, use, table, at)
	if err != nil {
		return nil, err
	}
	var out []applied
	segments := map[string][]string{} // by section
	for i := range table.Rows {
		row := &table.Rows[i]
		section := table.section(row.Section)
		if section == nil || use.Section != "" && use.Section != section.ID || use.Section == "" && use.Subpart != "" && section.Subpart != use.Subpart {
			continue
		}
		for _, tier := range row.tiers(section) {
			if len(tiers) > 0 && !slices.Contains(tiers, tier) {
				continue
			}
			if !slices.Contains(segments[section.ID], row.Segment) {
				segments[section.ID] = append(segments[section.ID], row.Segment)
			}
			if !row.binds(use) {
				continue
			}
			out = append(out, applied{table, use, row, tier, at})
		}
	}
	if err := checkSegment(use, table, at, segments, out); err != nil {
		return nil, err
	}
	return checkBasis(applicable(out))
}

// binds reports whether a row is of the segment that a use names, by its name or its
// start such as (a)(1); a row without segment binds all.
func (r *Row) binds(use *plant.LimitUse) bool {
	return r.Segment == "" || use.Segment == r.Segment || strings.HasPrefix(r.Segment, use.Segment+" ")
}

func (t *Table) subpartIDs() []string {
	var ids []string
	for _, s := range t.Sections {
		if s.Subpart != "" && !slices.Contains(ids, s.Subpart) {
			ids = append(ids, s.Subpart)
		}
	}
	return ids
}

func (r *Row) tiers(s *Section) []string {
	if r.Tier != "" {
		return strings.Split(r.Tier, "+")
	}
	if len(s.Tiers) == 0 {
		return []string{""}
	}
	return s.Tiers
}

// tiersOf returns the tiers that bind the plant: those named, else by whether it is new
// and where it discharges; none for a table without tiers.
func tiersOf(p *plant.Plant, use *plant.LimitUse, table *Table, at string) ([]string, error) {
	has := false
	for _, s := range table.Sections {
		has = has || len(s.Tiers) > 0
	}
	if !has {
		return nil, nil
	}
	isNew, indirect := p.Plant.Project == "new", use.Discharge == "indirect"
	due := map[[2]bool][]string{{false, false}: {BPT, BCT, BAT}, {true, false}: {NSPS}, {false, true}: {PSES}, {true, true}: {PSNS}}[[2]bool{isNew, indirect}]
	for _, tier := range use.Tiers {
		if slices.Contains([]string{BPT, BCT, BAT, NSPS, PSES, PSNS}, tier) && !slices.Contains(due, tier) {
			return nil, fault.Input(at+"/tiers", "limit-tier", tier, cmp.Or(p.Plant.Project, "existing"), cmp.Or(use.Discharge, "direct"), strings.Join(due, ", "))
		}
	}
	if len(use.Tiers) > 0 {
		return use.Tiers, nil
	}
	return due, nil
}

// checkSegment wants a segment where the sections have several, and one that exists.
func checkSegment(use *plant.LimitUse, table *Table, at string, segments map[string][]string, out []applied) error {
	if len(segments) == 0 {
		return fault.NotFound(at, "limit-nothing", table.ID, use.Subpart+use.Section)
	}
	var all []string
	for _, list := range segments {
		for _, s := range list {
			if s != "" && !slices.Contains(all, s) {
				all = append(all, s)
			}
		}
	}
	slices.Sort(all)
	switch {
	case len(out) > 0 && (use.Segment == "" || slices.ContainsFunc(out, func(a applied) bool { return a.row.Segment != "" })):
		return nil
	case use.Segment == "":
		return fault.Input(at, "limit-segment-wanted", table.ID, strings.Join(all, " | "))
	}
	return fault.NotFound(at+"/segment", "limit-segment", use.Segment, strings.Join(all, " | "))
}

// applicable drops the rows whose condition the plant does not fulfil.
func applicable(rows []applied) (out []applied) {
	for _, a := range rows {
		if id, least := condition(a.row.When); id != "" {
			if v, ok := a.use.Parameters[id]; ok && v < least {
				continue
			}
		}
		out = append(out, a)
	}
	return out
}

// condition reads "hides >= 275".
func condition(s string) (id string, least float64) {
	name, bound, ok := strings.Cut(s, ">=")
	if !ok {
		return "", 0
	}
	v, err := strconv.ParseFloat(strings.TrimSpace(bound), 64)
	if err != nil {
		return "", 0
	}
	return strings.TrimSpace(name), v
}

// checkBasis refuses a production that counts something else than the limits do.
func checkBasis(rows []applied) ([]applied, error) {
	var bad []error
	said := map[string]bool{}
	for _, a := range rows {
		if a.row.Unit == "" || a.row.Parameter == "ph" {
			continue
		}
		u, err := unit.Parse(a.row.Unit)
		if err != nil {
			bad = append(bad, err)
			continue
		}
		per, counts := massPer(u)
		if isBenchmark(a.row) && !a.use.Production.IsZero() { // without a production there is no verdict
			per, counts = volumeOf(a.row).Div(u), true
		}
		if !counts || said[a.at+a.row.Basis+a.row.Unit] {
			continue
		}
		said[a.at+a.row.Basis+a.row.Unit] = true
		of := a.use.Production
		switch {
		case of.IsZero():
			bad = append(bad, fault.Input(a.at, "limit-production-wanted", a.row.Section, a.row.Unit, a.row.Basis))
		case of.Of == "" && a.row.Basis != "" && a.row.Basis != "product":
			bad = append(bad, fault.Input(a.at+"/production", "limit-basis-wanted", of.Quantity, a.row.Basis))
		case of.Of != "" && !strings.EqualFold(of.Of, a.row.Basis):
			bad = append(bad, fault.Input(a.at+"/production", "limit-basis", of.Of, a.row.Basis, a.row.Section))
		default:
			rate := per
			for _, name := range []string{"t/d", "m2/d", "m3/d", "piece/d", "MWh/d"} {
				if want := unit.MustParse(name); want.Same(per.Div(day)) && !u.Same(perPiece) {
					rate = want
				}
			}
			if _, err := of.Unit.Factor(rate); err != nil {
				bad = append(bad, fault.At(a.at+"/production", err))
			}
		}
	}
	return rows, errors.Join(bad...)
}
