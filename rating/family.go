package rating

import (
	"headwater/fault"
	"headwater/plant"
)

// shareFamilies divides the total of every family among its rows: by output, equally,
// or wholly to the one variant that the plant has.
func (s *sheet) shareFamilies(p *plant.Plant) {
	for u := range s.table.units {
		unit := &s.table.units[u]
		if len(unit.rows) == 0 {
			continue
		}
		ind := s.lines[unit.rows[0]].indicator
		if !sharedByOutput(ind) {
			continue
		}
		unit.sharesKnown = s.shareByOutput(unit.rows, p)
		if !unit.sharesKnown {
			s.notes = append(s.notes, fault.Reason{Code: "shares-unknown", Items: []string{ind.Weight.Family}})
		}
	}
}

// shareByOutput sets each row's share to the output of its product. It reports
// whether the outputs could be compared.
func (s *sheet) shareByOutput(rows []int, p *plant.Plant) bool {
	var first *plant.Product
	for _, r := range rows {
		product := s.lines[r].product
		if product == nil {
			s.table.rows[r].share = 0
			continue
		}
		if first == nil {
			first = product
		}
		q, err := p.Output([]string{product.ID})
		if err != nil {
			return false
		}
		base, err := p.Output([]string{first.ID})
		if err != nil {
			return false
		}
		q, err = q.In(base.Unit)
		if err != nil {
			return false
		}
		s.table.rows[r].share = q.Value
	}
	return true
}

// sharedByOutput reports whether the weight of an indicator is divided among products
// by their output.
func sharedByOutput(ind *Indicator) bool {
	return ind.Weight.Share == "output" || ind.Weight.Share == "" && len(ind.Class) > 0
}
