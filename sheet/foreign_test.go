package sheet

import (
	"bytes"
	"math/rand/v2"
	"os"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"headwater/fault"
	"headwater/input"
	"headwater/plant"
	"headwater/say"
	"headwater/sheet/book"
)

// amountProblems are what the plant file finds wrong with the one amount.
func amountProblems(f *input.File) (out []*fault.Problem) {
	for _, p := range fault.All(f.Decode(&plant.Plant{})) {
		if p.At == "p.xlsx!streams!D2" {
			out = append(out, p)
		}
	}
	return out
}

// typed is a sheet as rows of values, as a person would type them again: row 0 holds the
// keys, 1 the title, 2 the headings.
type typed struct {
	name string
	rows [][]any
}

// typedSheets are the sheets of a plant file that are read.
func typedSheets(t *testing.T, l say.Lang) (string, []typed) {
	t.Helper()
	const path = "../examples/dyehouse-synthetic/plant.yaml"
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	f, err := input.Parse(path, text)
	if err != nil {
		t.Fatal(err)
	}
	b, err := book.Open("x.xlsx", export(t, Export{Tree: f.Tree().(map[string]any), Lang: l}), book.Limits{})
	if err != nil {
		t.Fatal(err)
	}
	var out []typed
	for _, s := range b.Sheets {
		cells, _, err := b.Read(s)
		if err != nil {
			t.Fatal(err)
		}
		if len(cells) == 0 || strings.HasPrefix(cells[0].Text, markUnread) {
			continue
		}
		one := typed{name: s.Name}
		for _, c := range cells {
			for len(one.rows) < c.Row {
				one.rows = append(one.rows, nil)
			}
			row := &one.rows[c.Row-1]
			for len(*row) < c.Col {
				*row = append(*row, nil)
			}
			(*row)[c.Col-1] = c.Text
			if x, err := strconv.ParseFloat(c.Text, 64); c.Kind == book.Number && err == nil {
				(*row)[c.Col-1] = x
			}
		}
		width := 0
		for _, r := range one.rows {
			width = max(width, len(r))
		}
		for i := range one.rows {
			for len(one.rows[i]) < width {
				one.rows[i] = append(one.rows[i], nil)
			}
		}
		out = append(out, one)
	}
	return path, out
}

func bookOf(t testing.TB, sheets []typed) []byte {
	t.Helper()
	f := excelize.NewFile()
	defer f.Close()
	for i, s := range sheets {
		if i == 0 {
			if err := f.SetSheetName("Sheet1", s.name); err != nil {
				t.Fatal(err)
			}
		} else if _, err := f.NewSheet(s.name); err != nil {
			t.Fatal(err)
		}
		for r, row := range s.rows {
			for c, v := range row {
				if v == nil {
					continue
				}
				if err := f.SetCellValue(s.name, book.Name(r+1, c+1), v); err != nil {
					t.Fatal(err)
				}
			}
		}
	}
	var b bytes.Buffer
	if err := f.Write(&b); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// isForm reports whether a sheet is the one of the fields that stand alone.
func (s typed) isForm() bool { return s.rows[0][0] == formKey }

// A workbook that people have worked on gives the same plant.
func TestTolerates(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	onTables := func(do func(s *typed)) func([]typed) []typed {
		return func(all []typed) []typed {
			for i := range all {
				if !all[i].isForm() {
					do(&all[i])
				}
			}
			return all
		}
	}
	for _, tc := range []struct {
		name string
		do   func([]typed) []typed
	}{
		{"as it is", func(all []typed) []typed { return all }},
		{"sheets in another order", func(all []typed) []typed { slices.Reverse(all); return all }},
		{"columns in another order", onTables(func(s *typed) {
			order := r.Perm(len(s.rows[0]))
			for i, row := range s.rows {
				next := make([]any, len(row))
				for k, c := range order {
					next[k] = row[c]
				}
				if i == 1 {
					next = row // the title
				}
				s.rows[i] = next
			}
		})},
		{"columns of other people between", onTables(func(s *typed) {
			for i, row := range s.rows {
				mine := any("mine")
				if i == 0 {
					mine = nil
				}
				s.rows[i] = slices.Insert(row, 1, mine, 7.5)
			}
			s.rows[0][2] = nil
		})},
		{"no empty columns", onTables(func(s *typed) {
			for c := len(s.rows[0]) - 1; c >= 0; c-- {
				if !slices.ContainsFunc(s.rows[3:], func(row []any) bool { return row[c] != nil }) {
					for i := range s.rows {
						s.rows[i] = slices.Delete(s.rows[i], c, c+1)
					}
				}
			}
		})},
		{"the row of keys deleted everywhere", func(all []typed) []typed {
			for i := range all {
				all[i].rows = all[i].rows[1:]
			}
			return all
		}},
		{"no keys, headings alone", onTables(func(s *typed) { s.rows = s.rows[1:] })},
		{"no keys, no title", onTables(func(s *typed) { s.rows = s.rows[2:] })},
		{"no keys, rows above the headings", onTables(func(s *typed) {
			s.rows = append([][]any{{"某厂 2024 年报表", nil, "制表：环保科"}, nil, {"单位：见各列"}}, s.rows[2:]...)
		})},
		{"rows above the keys", onTables(func(s *typed) { s.rows = append([][]any{{"a title"}, nil}, s.rows...) })},
		{"a row of numbers below the headings", onTables(func(s *typed) {
			var numbers []any
			for i := range s.rows[2] {
				numbers = append(numbers, float64(i+1))
			}
			if len(numbers) > 3 {
				s.rows = slices.Insert(s.rows, 3, numbers)
			}
		})},
		{"everything is text", func(all []typed) []typed {
			for _, s := range all {
				for _, row := range s.rows {
					for c, v := range row {
						if x, ok := v.(float64); ok {
							row[c] = strconv.FormatFloat(x, 'f', -1, 64)
						}
					}
				}
			}
			return all
		}},
		{"full-width digits and groups", func(all []typed) []typed {
			wide := strings.NewReplacer("0", "０", "1", "１", "2", "２", "3", "３", "4", "４", "5", "５", "6", "６", "7", "７", "8", "８", "9", "９", ".", "．")
			for _, s := range all {
				for i, row := range s.rows {
					for c, v := range row {
						x, ok := v.(float64)
						if !ok || i < 3 {
							continue
						}
						text := strconv.FormatFloat(x, 'f', -1, 64)
						if whole, behind, _ := strings.Cut(text, "."); behind == "" && len(whole) == 6 {
							text = whole[:3] + "," + whole[3:]
						}
						row[c] = wide.Replace(text)
					}
				}
			}
			return all
		}},
		{"empty rows between", onTables(func(s *typed) {
			for i := len(s.rows) - 1; i > 3; i-- {
				s.rows = slices.Insert(s.rows, i, nil, []any{nil, nil, " "})
			}
		})},
		{"remarks below", onTables(func(s *typed) {
			s.rows = append(s.rows, nil, []any{"# 制表人复核后提交", 5.0, "x"})
		})},
	} {
		for _, l := range []say.Lang{say.ZH, say.EN} {
			t.Run(tc.name+"/"+string(l), func(t *testing.T) {
				path, all := typedSheets(t, l)
				text, err := os.ReadFile(path)
				if err != nil {
					t.Fatal(err)
				}
				f, err := input.Parse(path, text)
				want := decoded(t, f, err)
				back, err := Read("plant.xlsx", bookOf(t, tc.do(all)), nil)
				if got := decoded(t, back, err); !reflect.DeepEqual(got, want) {
					t.Errorf("another plant: %s", unlike(reflect.ValueOf(got), reflect.ValueOf(want), ""))
				}
			})
		}
	}
}

// One value of a stream as people write it: what becomes of it, or the code of the problem
// that names its cell.
func TestQuantitiesOfCells(t *testing.T) {
	percent, day, hour, cubic, dec := "0.0%", "yyyy-mm-dd", "h:mm", `0.0" m3"`, "0.00"
	for _, tc := range []struct {
		value        any
		unit, format string
		want         string // text of the plant file, or !code
	}{
		{12026.0, "m3", "", "12026 m3"},
		{0.1 + 0.2, "m3", "", "0.3 m3"},
		{"1.2345678901234567", "m3", "", "1.2345678901234567 m3"},
		{1e-7, "m3", "", "1e-07 m3"},
		{12.5, "m3", dec, "12.50 m3"},
		{12.345, "m3", dec, "12.345 m3"}, // the format rounds, the value counts
		{0.0, "m3", "", "0 m3"},
		{-5.0, "m3", "", "-5 m3"},
		{"1,234", "m3", "", "1234 m3"},
		{"1 234 567.8", "m3", "", "1234567.8 m3"},
		{"１２３．５", "m3", "", "123.5 m3"},
		{" 12 ", "m3", "", "12 m3"},
		{"12 026 m3", "", "", "12 026 m3"},
		{"12 026 m3", "t", "", "12 026 m3"}, // what the cell itself says goes before the column
		{"45 ± 3", "mg/L", "", "45 ± 3 mg/L"},
		{"45 ± 3 mg/L", "", "", "45 ± 3 mg/L"},
		{12.5, "", cubic, "12.5 m3"},
		{0.885, "", percent, "88.5 %"},
		{0.07, "", percent, "7.0 %"},
		{0.885, "%", percent, "88.5 %"},
		{"88.5%", "", "", "88.5%"},
		{"88.5 ％", "", "", "88.5 ％"},
		{88.5, "%", "", "88.5 %"},
		{0.0, "%", "", "0 %"},
		{0.885, "%", "", "!sheet-percent"},
		{"0.885", "%", "", "!sheet-percent"},
		{1.0, "%", "", "!sheet-percent"},
		{44742.0, "m3", day, "!sheet-moment"},
		{0.25, "m3", hour, "!sheet-moment"},
		{"—", "m3", "", ""},
		{"/", "m3", "", ""},
		{"n/a", "m3", "", ""},
		{"12,5", "m3", "", "!quantity-comma"}, // a decimal comma, or a group that lacks a digit
		{"1.234,5", "m3", "", "!quantity-comma"},
		{"≤5", "m3", "", "!quantity-number"},
		{"5~8", "m3", "", "!unit-unknown"},
		{"约12", "m3", "", "!quantity-number"},
		{"未检出", "m3", "", "!sheet-detection"},
		{"(1,200)", "m3", "", "!quantity-number"},
		{"1/2", "m3", "", "!unit-unknown"},
		{true, "m3", "", "!quantity-number"},
	} {
		f := excelize.NewFile()
		sheet := "streams"
		if err := f.SetSheetName("Sheet1", sheet); err != nil {
			t.Fatal(err)
		}
		for at, v := range map[string]any{"A1": "id", "B1": "from", "C1": "to", "D1": "amount", "E1": "unit", "A2": "w1", "C2": "p", "D2": tc.value, "E2": tc.unit} {
			if err := f.SetCellValue(sheet, at, v); err != nil {
				t.Fatal(err)
			}
		}
		if x, ok := tc.value.(float64); ok {
			if err := f.SetCellFloat(sheet, "D2", x, -1, 64); err != nil {
				t.Fatal(err)
			}
		}
		if tc.format != "" {
			id, err := f.NewStyle(&excelize.Style{CustomNumFmt: &tc.format})
			if err != nil {
				t.Fatal(err)
			}
			if err := f.SetCellStyle(sheet, "D2", "D2", id); err != nil {
				t.Fatal(err)
			}
		}
		var b bytes.Buffer
		if err := f.Write(&b); err != nil {
			t.Fatal(err)
		}
		file, err := Read("p.xlsx", b.Bytes(), nil)
		got := ""
		if file != nil {
			got = file.Text("/streams/0/amount")
		}
		all := fault.All(err)
		if file != nil && len(all) == 0 {
			all = amountProblems(file)
		}
		for _, p := range all {
			got = "!" + p.Code
			if p.At != "p.xlsx!streams!D2" {
				t.Errorf("%v: the problem stands at %s", tc.value, p.At)
			}
		}
		if got != tc.want {
			t.Errorf("%v %q in format %q: got %q, want %q", tc.value, tc.unit, tc.format, got, tc.want)
		}
	}
}
