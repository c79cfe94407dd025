package limit

import (
	"encoding/csv"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"headwater/fault"
)

// Row is one printed limit of one parameter.
type Row struct {
	Section   string `json:"section"`
	Tier      string `json:"tier,omitempty"`      // several are joined by +; empty: those of the section
	Segment   string `json:"segment,omitempty"`   // operation or product within the subpart
	Parameter string `json:"parameter"`           // canonical, see Pollutant
	Printed   string `json:"printed,omitempty"`   // as the document names it
	Daily     Cell   `json:"daily,omitzero"`      // maximum for any one day
	Monthly   Cell   `json:"monthly,omitzero"`    // average of daily values
	Annual    Cell   `json:"annual,omitzero"`     // annual average
	Unit      string `json:"unit,omitempty"`      // of all three
	Basis     string `json:"basis,omitempty"`     // what the unit counts by: raw material, product, process wastewater
	Point     string `json:"point,omitempty"`     // workshop-outlet, plant-outlet; empty: that of the section
	Reference string `json:"reference,omitempty"` // reference oxygen content of a gas, in percent
	When      string `json:"when,omitempty"`      // applies only if, such as "hides >= 275"
	State     string `json:"state,omitempty"`     // suspect: not used for a verdict
	Note      string `json:"note,omitempty"`
}

// Rows reads itself from a block of CSV text or from a list of maps.
type Rows []Row

// columns are the fields of a row by their names in a file.
var columns = []string{"section", "tier", "segment", "parameter", "printed", "daily", "monthly", "annual", "unit", "basis", "point", "reference", "when", "state", "note"}

func (r *Row) set(column, value string) (err error) {
	switch column {
	case "section":
		r.Section = value
	case "tier":
		r.Tier = value
	case "segment":
		r.Segment = value
	case "parameter":
		r.Parameter = Pollutant(value)
	case "printed":
		r.Printed = value
	case "daily":
		r.Daily, err = ParseCell(value)
	case "monthly":
		r.Monthly, err = ParseCell(value)
	case "annual":
		r.Annual, err = ParseCell(value)
	case "unit":
		r.Unit = value
	case "basis":
		r.Basis = value
	case "point":
		r.Point = value
	case "reference":
		r.Reference = value
	case "when":
		r.When = value
	case "state":
		r.State = value
	case "note":
		r.Note = value
	default:
		return fault.Input("", "limit-column", column, strings.Join(columns, ", "))
	}
	return err
}

func (r *Row) get(column string) string {
	return map[string]string{
		"section": r.Section, "tier": r.Tier, "segment": r.Segment, "parameter": r.Parameter, "printed": r.Printed, "daily": r.Daily.String(), "monthly": r.Monthly.String(), "annual": r.Annual.String(),
		"unit": r.Unit, "basis": r.Basis, "point": r.Point, "reference": r.Reference, "when": r.When, "state": r.State, "note": r.Note,
	}[column]
}

// UnmarshalTree reads CSV with a header line, or a list of maps with the same names.
func (rows *Rows) UnmarshalTree(tree any) error {
	switch t := tree.(type) {
	case string:
		return rows.readCSV(t)
	case []any:
		var bad []error
		for i, item := range t {
			m, ok := item.(map[string]any)
			if !ok {
				bad = append(bad, fault.Input(fmt.Sprintf("/%d", i), "limit-row"))
				continue
			}
			var r Row
			for key, v := range m {
				s, ok := v.(string)
				if !ok {
					bad = append(bad, fault.Input(fmt.Sprintf("/%d/%s", i, key), "limit-row"))
					continue
				}
				if err := r.set(key, s); err != nil {
					bad = append(bad, fault.At(fmt.Sprintf("/%d/%s", i, key), err))
				}
			}
			*rows = append(*rows, r)
		}
		return errors.Join(bad...)
	}
	return fault.Input("", "limit-row")
}

// readCSV reads a header line and rows. A problem stands at +n, line n of the text.
func (rows *Rows) readCSV(text string) error {
	r := csv.NewReader(strings.NewReader(text))
	r.ReuseRecord = true
	header, err := r.Read()
	if err != nil {
		return csvProblem(err)
	}
	header = slices.Clone(header)
	for _, column := range header {
		if err := new(Row).set(column, ""); err != nil {
			return fault.At("+1", err)
		}
	}
	*rows = make(Rows, 0, strings.Count(text, "\n"))
	var bad []error
	for {
		record, err := r.Read()
		if err == io.EOF {
			break
		}
		if err != nil {
			return errors.Join(append(bad, csvProblem(err))...)
		}
		var row Row
		for i, value := range record {
			if err := row.set(header[i], value); err != nil {
				line, _ := r.FieldPos(i)
				bad = append(bad, fault.At("+"+strconv.Itoa(line), err))
			}
		}
		*rows = append(*rows, row)
	}
	if len(*rows) == 0 {
		bad = append(bad, csvProblem(io.EOF))
	}
	return errors.Join(bad...)
}

// csvProblem says what is no CSV, and in which line.
func csvProblem(err error) error {
	if p, ok := errors.AsType[*csv.ParseError](err); ok {
		return fault.Input("+"+strconv.Itoa(p.Line), "limit-csv", p.Err.Error())
	}
	return fault.Input("", "limit-csv", "no rows")
}

// CSV writes the rows as the block that a file holds, with the columns that are used.
func (rows Rows) CSV() string {
	used := slices.DeleteFunc(slices.Clone(columns), func(c string) bool {
		return !slices.ContainsFunc(rows, func(r Row) bool { return r.get(c) != "" })
	})
	var b strings.Builder
	w := csv.NewWriter(&b)
	_ = w.Write(used)
	for i := range rows {
		line := make([]string, len(used))
		for j, c := range used {
			line[j] = rows[i].get(c)
		}
		_ = w.Write(line)
	}
	w.Flush()
	return b.String()
}

// MarshalJSON writes the rows as a list.
func (rows Rows) MarshalJSON() ([]byte, error) { return json.Marshal([]Row(rows)) }
