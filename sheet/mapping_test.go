package sheet

import (
	"reflect"
	"strings"
	"testing"

	"headwater/fault"
	"headwater/input"
	"headwater/plant"
	"headwater/say"
)

// aLedger is what environmental offices keep: months across with a total, months down with
// a column for each meter, merged headings, totals at the end.
func aLedger(change func(all []typed)) []typed {
	water := typed{name: "用水台账", rows: [][]any{
		{"某厂 2024 年用水台账"}, nil,
		{"物流代号", "水表", "去往", "2024年取水量（m3）"},
		{nil, nil, nil},
		{"w1", "WM-1", "line"},
		{"w2", "WM-2", "line"},
		{"合计", nil, nil},
	}}
	for m := 1; m <= 12; m++ {
		water.rows[3] = append(water.rows[3], itoa(m)+"月")
		water.rows[4] = append(water.rows[4], 1000+m)
		water.rows[5] = append(water.rows[5], "1,2０"+itoa(m%10))
		water.rows[6] = append(water.rows[6], 9)
	}
	water.rows[3] = append(water.rows[3], "合计")
	water.rows[4] = append(water.rows[4], 12078)
	steam := typed{name: "2023年能耗", rows: [][]any{{"月份", "用电量", "蒸汽"}, {nil, "(kWh)", "(t)"}}}
	for m := 1; m <= 12; m++ {
		steam.rows = append(steam.rows, []any{itoa(m) + "月", 50000 + m, 300 + m})
	}
	steam.rows = append(steam.rows, []any{"合计", 600078, 3678})
	all := []typed{water, steam}
	if change != nil {
		change(all)
	}
	return all
}

const aMapping = `
sheets:
  - sheet: 用水台账
    table: streams
    first: 5
    skip: [合计]
    columns: {A: id, B: meter, C: to, "D:O": amount@2024-01, P: amount@2024}
    units: {"D:P": m3}
    always: {role: fresh, material: water, method: metered}
  - {sheet: 2023年能耗, turned: true, table: streams, first: C, last: C, columns: {"3:14": amount@2023-01}, units: {"3:14": t}, always: {id: s1, to: line, role: auxiliary, material: steam}}
  - {sheet: 用水台账, table: processes, first: 5, last: 5, columns: {C: id}}
  - {sheet: 2023年能耗, turned: true, table: materials, first: B, last: C, columns: {1: id}}
  - {sheet: 用水台账, table: plant, always: {plant.id: x, period: 2024}, cells: {A1: "plant.name@zh"}}
`

func mapping(t *testing.T, text string) (*Mapping, *input.File) {
	t.Helper()
	f, err := input.Parse("map.yaml", []byte(text))
	if err != nil {
		t.Fatal(err)
	}
	m := &Mapping{}
	if err := f.Decode(m); err != nil {
		t.Fatal(err)
	}
	return m, f
}

func TestMappedLedger(t *testing.T) {
	m, f := mapping(t, aMapping)
	if err := f.Merge(nil, m.Check()); err != nil {
		t.Fatal(err)
	}
	file, err := Read("l.xlsx", bookOf(t, aLedger(nil)), m)
	if err != nil {
		t.Fatal(err)
	}
	want, err := input.Parse("want.yaml", []byte(`
period: 2024
plant: {id: x, name: {zh: 某厂 2024 年用水台账}}
processes: [{id: line}]
materials: [{id: 用电量}, {id: 蒸汽}]
streams:
  - {id: w1, meter: WM-1, to: line, role: fresh, material: water, method: metered, amount: {2024: {total: 12078 m3, months: [1001 m3, 1002 m3, 1003 m3, 1004 m3, 1005 m3, 1006 m3, 1007 m3, 1008 m3, 1009 m3, 1010 m3, 1011 m3, 1012 m3]}}}
  - {id: w2, meter: WM-2, to: line, role: fresh, material: water, method: metered, amount: {2024: [1201 m3, 1202 m3, 1203 m3, 1204 m3, 1205 m3, 1206 m3, 1207 m3, 1208 m3, 1209 m3, 1200 m3, 1201 m3, 1202 m3]}}
  - {id: s1, to: line, role: auxiliary, material: steam, amount: {2023: [301 t, 302 t, 303 t, 304 t, 305 t, 306 t, 307 t, 308 t, 309 t, 310 t, 311 t, 312 t]}}
`))
	if err != nil {
		t.Fatal(err)
	}
	if got := file.Tree(); !reflect.DeepEqual(got, want.Tree()) {
		t.Errorf("got  %v\nwant %v", got, want.Tree())
	}
}

// Every problem of a mapped sheet stands at its own cell, turned or not.
func TestMappedProblems(t *testing.T) {
	m, _ := mapping(t, aMapping)
	data := bookOf(t, aLedger(func(all []typed) {
		all[0].rows[5][5] = nil    // F6: March
		all[0].rows[5][6] = "约12"  // G6
		all[0].rows[5][7] = "—"    // H6
		all[1].rows[6][2] = "/"    // C7
		all[1].rows[7][2] = "many" // C8
	}))
	file, err := Read("l.xlsx", data, m)
	got := map[string]string{}
	for _, p := range append(fault.All(err), fault.All(file.Decode(&plant.Plant{}))...) {
		got[strings.TrimPrefix(p.At, "l.xlsx!")] = p.Code
	}
	want := map[string]string{
		"用水台账!F6":    "sheet-month-empty",
		"用水台账!G6":    "quantity-number",
		"用水台账!H6":    "sheet-month-empty",
		"2023年能耗!C7": "sheet-month-empty",
		"2023年能耗!C8": "quantity-number",
	}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}

func TestMappingChecked(t *testing.T) {
	for one, want := range map[string]string{
		`table: stream, first: 1`:                                           "/table sheet-map-table",
		`table: streams`:                                                    "/first sheet-map-first",
		`table: streams, first: C`:                                          "/first sheet-map-first",
		`table: streams, turned: true, first: 3`:                            "/first sheet-map-first",
		`table: streams, first: 5, last: 4`:                                 "/last sheet-map-last",
		`table: streams, first: 5, columns: {4: id}`:                        "/columns/4 sheet-map-column",
		`table: streams, first: C, turned: true, columns: {A: id}`:          "/columns/A sheet-map-row",
		`table: streams, first: 5, columns: {A: idd}`:                       "/columns/A sheet-map-field",
		`table: streams, first: 5, columns: {A: amount@2024-13}`:            "/columns/A sheet-map-field",
		`table: streams, first: 5, columns: {A: amount@2024-1}`:             "/columns/A sheet-map-field",
		`table: streams, first: 5, columns: {"A:C": id}`:                    "/columns/A:C sheet-map-stretch",
		`table: streams, first: 5, columns: {"C:A": amount@2024}`:           "/columns/C:A sheet-map-column",
		`table: streams, first: 5, columns: {"A:C": amount@2199}`:           "/columns/A:C sheet-map-stretch",
		`table: streams, first: 5, columns: {"A:C": amount@2022, B: id}`:    "/columns/B sheet-map-twice",
		`table: streams, first: 5, columns: {A: id, B: id}`:                 "/columns/B sheet-map-again",
		`table: streams, first: 5, columns: {"A:K": amount@2024-01}`:        "/columns/A:K sheet-months-some",
		`table: streams, first: 5, columns: {A: id}, units: {"A-B": m3}`:    "/units/A-B sheet-map-column",
		`table: streams, first: 5, always: {roles: fresh}`:                  "/always/roles sheet-map-field",
		`table: plant, cells: {4: plant.id}`:                                "/cells/4 sheet-map-cell",
		`table: streams, first: 5, columns: {A: id, "B:Y": amount@2023-01}`: "",
	} {
		m, _ := mapping(t, "sheets: [{sheet: x, "+one+"}]")
		got := ""
		for _, p := range fault.All(m.Check()) {
			got = strings.TrimPrefix(p.At, "/sheets/0") + " " + p.Code
		}
		if got != want {
			t.Errorf("%s: %q, want %q", one, got, want)
		}
	}
}

// A ledger's months are recognised, with year, unit and total; of months that run down only
// a person can say what the columns are.
func TestProposeLedger(t *testing.T) {
	text, err := Propose("l.xlsx", bookOf(t, aLedger(nil)), say.ZH)
	if err != nil {
		t.Fatal(err)
	}
	for _, line := range []string{
		`      A: "id"    # 物流代号`,
		`      # C:    # 去往`,
		`      D:O: "amount@2024-01"    # 2024年取水量（m3） 1月 … 12月`,
		`      P: "amount@2024"    # 合计`,
		`      D:O: "m3"`,
		`  # - {sheet: "2023年能耗", turned: true, table: streams, first: C, last: C, columns: {"3:14": "amount@2023-01"}, units: {"3:14": "t"}, always: {id: ID, role: ROLE}}    # 蒸汽 (t)`,
	} {
		if !strings.Contains(text, line+"\n") {
			t.Errorf("no line %q in\n%s", line, text)
		}
	}
	if m, f := mapping(t, text); f.Merge(nil, m.Check()) != nil {
		t.Error(f.Merge(nil, m.Check()))
	}
}

func TestMonthHeadings(t *testing.T) {
	for heading, want := range map[string]int{
		"1月": 1, "０１月": 1, "12 月份": 12, "十一月": 11, "三月份": 3, "Jan": 1, "sept.": 9, "December 2024": 12,
		"2024年5月": 5, "2024-05": 5, "2024-05-01": 5, "2024/5": 5, "5": 0, "13月": 0, "月": 0, "合计": 0, "": 0, "2024": 0, "0月": 0,
	} {
		if got, _ := monthOf(heading); got != want {
			t.Errorf("%q: month %d, want %d", heading, got, want)
		}
	}
}

// Months of several years run on where the headings name them.
func TestProposeYears(t *testing.T) {
	for _, tc := range []struct{ from, to, want string }{
		{"2023年", "2024年", `B:Y: "output@2023-01"`},
		{"2023年", "2025年", `B:M: "output@2023-01"`},
		{"", "", `# B:M: "output@YEAR-01"`},
	} {
		head := []any{"产品代号"}
		for _, year := range []string{tc.from, tc.to} {
			for m := 1; m <= 12; m++ {
				head = append(head, year+itoa(m)+"月")
			}
		}
		text, err := Propose("p.xlsx", bookOf(t, []typed{{"产量表", [][]any{head, {"a", 5}}}}), say.EN)
		if err != nil || !strings.Contains(text, tc.want) {
			t.Errorf("%v: no %q in\n%s", err, tc.want, text)
		}
	}
}
