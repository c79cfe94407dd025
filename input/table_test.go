package input_test

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"headwater/fault"
	"headwater/input"
)

var flowColumns = []input.Column{{Name: "id", Required: true}, {Name: "value", Required: true}, {Name: "note"}}

func readTable(text string) (rows []string, table *input.Table, problems []string) {
	table, err := input.ReadTable("flows.csv", strings.NewReader(text), flowColumns, func(cells []string) {
		rows = append(rows, strings.Join(cells, "|"))
	})
	for _, p := range fault.All(err) {
		problems = append(problems, p.At+" "+p.Code)
	}
	return rows, table, problems
}

func TestReadTable(t *testing.T) {
	for _, tc := range []struct{ name, text, rows, problems string }{
		{"plain", "id,value\na,1\nb,2\n", "a|1|;b|2|", ""},
		{"byte-order mark, other order, spaces, no last line end", "\ufeffvalue, id ,note\r\n 1 ,a,\"x, y\"\r\n2,b,", "a|1|x, y;b|2|", ""},
		{"semicolons", "id;value\na;1,5\n", "a|1,5|", ""},
		{"tabs", "id\tvalue\na\t1\n", "a|1|", ""},
		{"empty lines between", "id,value\n\na,1\n\n", "a|1|", ""},
		{"cells too few and too many", "id,value\na\nb,1\nc,1,2\n", "b|1|", "flows.csv:2 table-width;flows.csv:4 table-width"},
		{"broken quote", "id,value\na,\"1\nb,2\n", "", "flows.csv:2 table-syntax"},
		{"quote inside", "id,value\na,1\"2\nb,2\n", "b|2|", "flows.csv:2 table-syntax"},
		{"unknown, doubled and missing columns", "id,id,valeu\na,b,1\n", "", "flows.csv:1 table-column-twice;flows.csv:1 table-column-unknown;flows.csv:1 table-column-missing"},
		{"header alone", "id,value\n", "", "flows.csv table-empty"},
		{"nothing", "", "", "flows.csv input-empty"},
		{"binary", "id,value\na,\x00\n", "", "flows.csv input-binary"},
	} {
		t.Run(tc.name, func(t *testing.T) {
			rows, _, problems := readTable(tc.text)
			if got := strings.Join(rows, ";"); got != tc.rows {
				t.Errorf("rows %q, want %q", got, tc.rows)
			}
			if got := strings.Join(problems, ";"); got != tc.problems {
				t.Errorf("problems %q, want %q", got, tc.problems)
			}
		})
	}
}

func TestTableLocate(t *testing.T) {
	_, table, _ := readTable("id,value\n\na,1\nb,2\n")
	err := table.Locate(fault.Input("/streams/1/value", "x"))
	if p := fault.All(err); len(p) != 1 || p[0].At != "flows.csv:4" {
		t.Errorf("%v", err)
	}
}

// A million lines, one of them broken: its number comes back.
func TestMillionLines(t *testing.T) {
	const lines, broken = 1_000_000, 654_321
	var b bytes.Buffer
	b.WriteString("id,value\n")
	for i := range lines {
		if i == broken-2 { // the header is line 1
			b.WriteString("a,1,2,3\n")
			continue
		}
		fmt.Fprintf(&b, "S%d,1\n", i)
	}
	count := 0
	_, err := input.ReadTable("big.csv", &b, flowColumns, func([]string) { count++ })
	problems := fault.All(err)
	if len(problems) != 1 || problems[0].At != fmt.Sprintf("big.csv:%d", broken) || count != lines-1 {
		t.Errorf("%d rows, problems %v", count, err)
	}
}

func FuzzReadTable(f *testing.F) {
	for _, s := range []string{"id,value\na,1\n", "id;value;note\na;\"1\n", "value\tid\n1\ta\n\n", "\xff\xfei\x00d\x00"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		rows, table, problems := readTable(text)
		if table == nil && (len(problems) == 0 || len(rows) > 0) {
			t.Errorf("nothing was read and nothing said: %q", text)
		}
	})
}
