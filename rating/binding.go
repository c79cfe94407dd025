package rating

import (
	"strconv"

	"headwater/fault"
)

// Binding is one condition that keeps the plant from a grade, or may keep it.
type Binding struct {
	Grade     string        `json:"grade"`
	Condition string        `json:"condition"` // index, limiting, others, every
	Certain   bool          `json:"certain"`   // false: only if unknown values or weights fall badly
	Indicator string        `json:"indicator,omitempty"`
	Product   string        `json:"product,omitempty"`
	Level     string        `json:"level,omitempty"`
	Required  string        `json:"required,omitempty"`
	Reason    *fault.Reason `json:"reason,omitempty"`
}

// binding lists, for every grade that is not certain, the conditions that fail.
func (s *sheet) binding(result *Result) []Binding {
	out := []Binding{}
	for g := range s.table.grades {
		grade := &s.table.grades[g]
		id := s.system.Grades[g].ID
		if _, certain := s.table.holds(grade, result); certain {
			continue
		}
		if b, ok := s.indexBinding(grade, id, result); ok {
			out = append(out, b)
		}
		for r := range s.table.rows {
			if b, ok := s.rowBinding(grade, id, r, result); ok {
				out = append(out, b)
			}
		}
		if grade.limiting >= 0 || grade.others >= 0 || grade.every >= 0 {
			for i := range s.table.groups {
				if s.table.groups[i].incomplete {
					out = append(out, Binding{Grade: id, Condition: "unread-rows", Indicator: s.profile.Groups[i].ID, Reason: &fault.Reason{Code: "group-incomplete", Items: []string{s.profile.Groups[i].ID}}})
				}
			}
		}
	}
	return out
}

func (s *sheet) indexBinding(grade *tableGrade, id string, result *Result) (Binding, bool) {
	if grade.index < 0 || result.Low[grade.index] >= grade.bar-slack {
		return Binding{}, false
	}
	low, high, bar := result.Low[grade.index], result.High[grade.index], grade.bar
	required := levelIDs[grade.index]
	name := "Y " + required
	if s.system.Family == TwoPart {
		required, name = "P", "P"
	}
	b := Binding{Grade: id, Condition: "index", Certain: high < bar-slack, Required: required}
	b.Reason = &fault.Reason{Code: "index-short", Value: &high, Limit: &bar, Items: []string{name, twoDecimals(low), twoDecimals(high)}}
	if high-low <= determined {
		b.Reason.Code = "index-below"
	}
	return b, true
}

func (s *sheet) rowBinding(grade *tableGrade, id string, r int, result *Result) (Binding, bool) {
	row, lv := &s.table.rows[r], result.Rows[r]
	if !lv.Applies || row.partOf >= 0 {
		return Binding{}, false
	}
	easy, hard := grade.required(row.limiting)
	if int(lv.Worst) <= hard {
		return Binding{}, false
	}
	b := Binding{Grade: id, Condition: "others", Certain: int(lv.Best) > easy, Indicator: s.lines[r].indicator.ID, Required: rankName(int8(hard))}
	switch {
	case grade.every >= 0:
		b.Condition = "every"
	case row.limiting == Yes:
		b.Condition = "limiting"
	case row.limiting == Unread && grade.limiting >= 0:
		b.Condition = "limiting-unread"
	}
	if s.lines[r].product != nil {
		b.Product = s.lines[r].product.ID
	}
	if lv.Best == lv.Worst {
		b.Level = rankName(lv.Best)
	}
	return b, true
}

// twoDecimals writes an index as documents print it.
func twoDecimals(v float64) string { return strconv.FormatFloat(v, 'f', 2, 64) }
