package limit_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"math"
	"strings"
	"testing"

	"headwater/fault"
	"headwater/input"
	"headwater/internal/fixture"
	"headwater/limit"
)

// Problems in a CSV block stand at their lines of the file; rows of a list at theirs.
func TestTableProblems(t *testing.T) {
	const head = "id: user-standard\ntitle: t\nstatus: unknown\nverification: reference\nsource: {title: x}\nsections: [{id: t1}]\n"
	for _, tc := range []struct {
		rows, code string
		line       int
	}{
		{"rows: |\n  section,parameter,daily,unit\n  t1,COD,100,mg/L\n  t1,BOD5,many 3,mg/L\n", "limit-row-formula", 7},
		{"rows: |\n  section,parameter,daily,unit\n  t1,COD,100,mg/L\n  t1,BOD5,-3,mg/L\n", "limit-number", 10},
		{"rows: |\n  section,parameter,daly,unit\n  t1,COD,100,mg/L\n  t1,BOD5,3,mg/L\n", "limit-column", 8},
		{"rows: |\n  section,parameter,daily,unit\n  t1,COD,100,mg/L\n  t1,BOD5,3\n", "limit-csv", 10},
		{"rows: |\n  section,parameter,daily,unit\n", "limit-csv", 7},
		{"rows:\n  - {section: t1, parameter: COD, daily: 100, unit: mg/L}\n  - {section: t9, parameter: BOD5, daily: 30, unit: mg/L}\n", "limit-row-section", 9},
		{"rows:\n  - {section: t1, parameter: COD, daily: 100, unit: mg/L}\n  - {section: t1, parameter: COD, daily: 100, unit: mg/L}\n", "limit-row-twice", 9},
		{"rows:\n  - {section: t1, parameter: COD, daily: 100, monthly: 120, unit: mg/L}\n", "limit-row-order", 8},
		{"rows:\n  - {section: t1, parameter: COD, daily: NaN, unit: mg/L}\n", "limit-number", 8},
	} {
		f, err := input.Parse("user.yaml", []byte(head+tc.rows))
		if err != nil {
			t.Fatal(err)
		}
		table := &limit.Table{}
		unread := f.Decode(table)
		found := fault.All(f.Merge(unread, errors.Join(table.Check()...)))
		if len(found) != 1 || found[0].Code != tc.code || found[0].At != fmt.Sprintf("user.yaml:%d", tc.line) {
			t.Errorf("%q: %v, want %s in line %d", tc.rows, found, tc.code, tc.line)
		}
	}
}

// Every table of the catalogue survives being written and read again.
func TestRoundTrip(t *testing.T) {
	c := fixture.Catalogue(t)
	rows := 0
	for _, table := range c.Limits {
		var again limit.Rows
		if err := again.UnmarshalTree(table.Rows.CSV()); err != nil {
			t.Fatal(err)
		}
		a, _ := json.Marshal(table.Rows)
		b, _ := json.Marshal(again)
		if string(a) != string(b) {
			t.Errorf("%s changes when it is written and read", table.ID)
		}
		rows += len(again)
	}
	if rows != 1476 {
		t.Errorf("%d rows, want the 1,019 + 457 of the two captures", rows)
	}
}

// Every row of every table can be asked for without a fault of the program; its
// allowance scales with the production, and does not depend on the unit of that.
func TestEverySection(t *testing.T) {
	scaled := 0
	c := fixture.Catalogue(t)
	rq := &limit.Request{Tables: c.LimitTable, IDs: c.LimitIDs(), Nearest: input.Nearest}
	for _, table := range c.Limits {
		for i := range table.Rows {
			r := &table.Rows[i]
			tier := r.Tier
			for _, s := range table.Sections {
				if s.ID == r.Section && tier == "" && len(s.Tiers) > 0 {
					tier = s.Tiers[0]
				}
			}
			tier, _, _ = strings.Cut(tier, "+")
			kind := map[string]string{"NSPS": "new", "PSNS": "new"}[tier]
			if kind == "" {
				kind = "existing"
			}
			way := "direct"
			if strings.HasPrefix(tier, "PS") {
				way = "indirect"
			}
			per := "1 t/d"
			switch {
			case strings.Contains(r.Unit, "m2"):
				per = "1 m2/d"
			case strings.Contains(r.Unit, "(d·piece)"):
				per = "1 piece"
			case strings.Contains(r.Unit, "piece"):
				per = "1 piece/d"
			case strings.Contains(r.Unit, "m3"):
				per = "1 m3/d"
			case strings.Contains(r.Unit, "MWh"):
				per = "1 MWh/d"
			}
			if r.Basis != "" {
				per += " of " + r.Basis
			}
			text := func(per string) string {
				return fmt.Sprintf("plant: {id: p, project: %s}\nperiod: 2024\nlimits: [{table: %s, section: %q, tiers: [%s], segment: %q, discharge: %s, production: %q, parameters: {hides: 9999, splits: 9999, cold_rolling: 1, x: 50}}]",
					kind, table.ID, r.Section, tier, r.Segment, way, per)
			}
			checks, err := limit.Assess(rq, fixture.Plant(t, text(per)))
			if err != nil {
				// rows of one section may count by different things; anything else is wrong
				for _, p := range fault.All(err) {
					if p.Code != "limit-basis" && p.Code != "limit-basis-wanted" && p.Code != "unit-mismatch" {
						t.Errorf("%s %s %s: %v", table.ID, r.Section, r.Parameter, p)
					}
				}
				continue
			}
			for _, c := range checks {
				if c.Allowed != nil && (math.IsNaN(*c.Allowed) || math.IsInf(*c.Allowed, 0) || *c.Allowed < 0) || c.Pass != nil {
					t.Errorf("%s %s: %+v", table.ID, r.Section, c)
				}
			}
			// twice the production, and the same in another unit
			amount, rest, _ := strings.Cut(per, " ")
			unitName, of, _ := strings.Cut(rest, " ")
			for other, factor := range map[string]float64{
				"2 " + rest: 2,
				amount + strings.NewReplacer("t/d", "000 kg/d", "m2/d", "000000 mm2/d", "m3/d", "000 L/d", "MWh/d", "000 kWh/d", "piece/d", " piece/d", "piece", " piece").Replace(unitName) + " " + of: 1,
			} {
				again, err := limit.Assess(rq, fixture.Plant(t, text(strings.TrimSpace(other))))
				if err != nil {
					t.Fatalf("%s %s with %q: %v", table.ID, r.Section, other, err)
				}
				for i, c := range checks {
					want := factor
					if c.Method != "mass" {
						want = 1
					}
					if a := again[i].Allowed; (a == nil) != (c.Allowed == nil) || a != nil && !(math.Abs(*a-want**c.Allowed) <= 1e-12**a) {
						t.Errorf("%s %s %s: %v with %q, %v with %q", table.ID, r.Section, c.Parameter, *a, other, *c.Allowed, per)
					}
				}
				scaled++
			}
		}
	}
	if scaled < 2000 {
		t.Errorf("%d rows were scaled", scaled/2)
	}
}
