package catalogue_test

import (
	"fmt"
	"io/fs"
	"strings"
	"testing"

	"headwater/catalogue"
	"headwater/datum"
	"headwater/fault"
)

// complete is a small document with nothing unread.
const complete = `
id: city-laundry
title: {zh: 洗衣业, en: laundries}
document: {number: DB00/T 1-2024, issuer: [a city], effective: 2024-07-01}
status: in-force
verification: secondary
source: {title: the printed standard, completeness: complete}
family: composite
grades:
  - {id: I, index: {of: I, at_least: 85}, limiting: I}
  - {id: II, index: {of: II, at_least: 85}, limiting: II}
missing: {indicator: rescale, group: drop}
profiles:
  - id: laundry
    groups:
      - id: use
        name: use
        weight: 1
        indicators:
          - {id: water, name: water, kind: quantitative, unit: m3/t, direction: lower, weight: 0.60, limiting: true, levels: {I: "<= 10", II: "<= 14 + 2*3", III: "3..40"}}
          - {id: power, name: power, kind: quantitative, unit: kWh/t, direction: lower, weight: 0.4, limiting: false, levels: {I: "<= 150", II: "<= 200", III: none-required}}
`

func entry(t *testing.T, text string) *catalogue.Entry {
	t.Helper()
	e, err := catalogue.ReadEntry("index-system/city-laundry.yaml", "", []byte(text))
	if err != nil {
		t.Fatal(err)
	}
	return e
}

func swap(t *testing.T, old, other string) string {
	t.Helper()
	if !strings.Contains(complete, old) {
		t.Fatalf("the document has no %q", old)
	}
	return strings.Replace(complete, old, other, 1)
}

// Each cell that one of the readers keys otherwise is found, and nothing else.
func TestCompare(t *testing.T) {
	for _, c := range []struct{ old, other, at string }{
		{"weight: 0.60", "weight: 0.6", ""},
		{`"<= 14 + 2*3"`, `"<=14+2*3"`, ""},
		{`I: "<= 10"`, `I: "<= 10.0"`, ""},
		{"the printed standard", "another copy", ""},
		{"in-force\nverification: secondary", "in-force\nverification: reference", ""},
		{`"<= 150"`, `"<= 105"`, "profiles/laundry/groups/use/indicators/power/levels/I"},
		{"weight: 0.4", "weight: unread", "profiles/laundry/groups/use/indicators/power/weight"},
		{"limiting: true", "limiting: false", "profiles/laundry/groups/use/indicators/water/limiting"},
		{"unit: kWh/t", "unit: MJ/t", "profiles/laundry/groups/use/indicators/power/unit"},
		{"at_least: 85}, limiting: II}", "at_least: 80}, limiting: II}", "grades/II/index/at_least"},
		{"2024-07-01", "2024-01-07", "document/effective"},
		{"none-required", "{same-as: II}", "profiles/laundry/groups/use/indicators/power/levels/III"},
		{"DB00/T 1-2024, issuer: [a city]", "DB00/T 1-2024", "document/issuer"},
	} {
		a, b := entry(t, complete), entry(t, swap(t, c.old, c.other))
		for _, found := range [][]catalogue.Difference{catalogue.Compare(a, b), catalogue.Compare(b, a)} {
			switch {
			case c.at == "" && len(found) > 0, c.at != "" && len(found) != 1:
				t.Errorf("%q for %q: %v", c.other, c.old, found)
			case c.at != "" && (found[0].At != c.at || found[0].LineA == 0 || found[0].LineB == 0):
				t.Errorf("%q for %q: at %q, lines %d and %d", c.other, c.old, found[0].At, found[0].LineA, found[0].LineB)
			}
		}
	}
	rows := entry(t, strings.Replace(complete, complete[strings.Index(complete, "          - {id: power"):], "", 1))
	if found := catalogue.Compare(entry(t, complete), rows); len(found) != 1 || found[0].B != nil || !strings.HasSuffix(found[0].At, "/power") {
		t.Errorf("a row that one reader left out: %v", found)
	}
	var grades []string
	for line := range strings.Lines(complete) {
		if strings.HasPrefix(line, "  - {id: I") {
			grades = append(grades, line)
		}
	}
	turned := swap(t, grades[0]+grades[1], grades[1]+grades[0])
	if found := catalogue.Compare(entry(t, complete), entry(t, turned)); len(found) != 1 || found[0].At != "grades" {
		t.Errorf("grades in another order: %v", found)
	}
}

// Every embedded document equals itself and its own copy, cell by cell.
func TestCompareEmbedded(t *testing.T) {
	layer := catalogue.Embedded()
	count := 0
	for _, kind := range catalogue.Folders {
		files, err := fs.Glob(layer.FS, kind+"/*.yaml")
		if err != nil {
			t.Fatal(err)
		}
		for _, name := range files {
			data, err := fs.ReadFile(layer.FS, name)
			if err != nil {
				t.Fatal(err)
			}
			a, errA := catalogue.ReadEntry(name, "", data)
			b, errB := catalogue.ReadEntry(name, "", append([]byte("# a copy\n"), data...))
			if errA != nil || errB != nil {
				t.Fatal(errA, errB)
			}
			if a.Kind != kind {
				t.Errorf("%s is read as %s", name, a.Kind)
			}
			if found := catalogue.Compare(a, b); len(found) > 0 {
				t.Errorf("%s differs from itself: %v", name, found)
			}
			count++
		}
	}
	if count < 100 {
		t.Errorf("%d documents", count)
	}
}

func day(t *testing.T, s string) datum.Date {
	t.Helper()
	d, err := datum.ParseDate(s)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

var official = datum.FileRead{File: "standard.pdf", SHA256: "00"}

// Two agreeing and complete readings are lifted to official; the grade that rests on
// them is for submission. A later change of one byte breaks the signature.
func TestSign(t *testing.T) {
	a, b := entry(t, complete), entry(t, "# keyed by another\n"+complete)
	s, gaps, err := catalogue.Sign(a, b, official, [2]string{"r1", "r2"}, day(t, "2026-01-15"))
	if err != nil || len(gaps) > 0 {
		t.Fatal(gaps, err)
	}
	files := map[string]string{"index-system/city-laundry.yaml": complete, "signature/city-laundry.yaml": catalogue.WriteSignature(s)}
	c := load(t, layer("mine", files))
	sys, ok := c.System("city-laundry")
	if !ok || sys.Verification != datum.Official || sys.Signed == nil || sys.Signed.Keyed[1].Reader != "r2" || sys.Signed.Signed.String() != "2026-01-15" {
		t.Fatalf("not lifted: %+v", sys)
	}
	if len(c.Files) != len(load(t).Files)+1 {
		t.Error("a signature counts as a document")
	}
	later := load(t, layer("mine", files), layer("later", map[string]string{"index-system/city-laundry.yaml": swap(t, "<= 150", "<= 160")}))
	if sys, _ := later.System("city-laundry"); sys.Verification != datum.Secondary || sys.Signed != nil {
		t.Error("the signature of an earlier layer lifts the file of a later one")
	}
	files["index-system/city-laundry.yaml"] += "\n"
	_, err = catalogue.Load(catalogue.Embedded(), layer("mine", files))
	wantCode(t, err, "signature-broken")
	delete(files, "index-system/city-laundry.yaml")
	files["index-system/user-x.yaml"] = document
	_, err = catalogue.Load(catalogue.Embedded(), layer("mine", files))
	wantCode(t, err, "signature-nothing")
}

func wantCode(t *testing.T, err error, code string) {
	t.Helper()
	for _, p := range fault.All(err) {
		if p.Code == code {
			return
		}
	}
	t.Errorf("%v, want %s", err, code)
}

// What must not be signed.
func TestSignRefused(t *testing.T) {
	other := "# keyed by another\n" + complete
	for _, c := range []struct {
		name, a, b string
		readers    [2]string
		code       string
	}{
		{"one reader", complete, other, [2]string{"r1", " R1"}, "signature-readers"},
		{"no mark", complete, other, [2]string{"r1", ""}, "signature-readers"},
		{"copied file", complete, complete, [2]string{"r1", "r2"}, "signature-same-file"},
		{"one cell differs", complete, swap(t, "<= 150", "<= 105"), [2]string{"r1", "r2"}, "signature-differs"},
	} {
		_, _, err := catalogue.Sign(entry(t, c.a), entry(t, c.b), official, c.readers, day(t, "2026-01-15"))
		if err == nil {
			t.Errorf("%s: signed", c.name)
			continue
		}
		wantCode(t, err, c.code)
	}
	for _, c := range []struct{ old, other, code string }{
		{"weight: 0.60", "weight: 0.50", "weights-of-group"},
		{"weight: 0.60", "weight: unread", "row-not-read"},
		{"limiting: true", "limiting: unread", "row-not-read"},
		{`"<= 150"`, `unread`, "row-not-read"},
		{`"<= 150"`, `"<= 250"`, "row-fails"},
		{"completeness: complete", "completeness: partial", "head-incomplete"},
		{", effective: 2024-07-01", "", "head-incomplete"},
		{"indicator: rescale", "indicator: unread", "rule-not-read"},
		{"        weight: 1\n", "        weight: 1\n        incomplete: true\n", "rows-not-read"},
		{"verification: secondary", "verification: official", "official-unsigned"},
	} {
		text := swap(t, c.old, c.other)
		_, gaps, err := catalogue.Sign(entry(t, text), entry(t, "# keyed by another\n"+text), official, [2]string{"r1", "r2"}, day(t, "2026-01-15"))
		if err != nil {
			t.Errorf("%s: %v", c.other, err)
		}
		if len(gaps) != 1 || gaps[0].Code != c.code {
			t.Errorf("%s: %+v, want only %s", c.other, gaps, c.code)
		}
	}
	partial := swap(t, "completeness: complete", "completeness: partial")
	if _, gaps, err := catalogue.Sign(entry(t, complete), entry(t, partial), official, [2]string{"r1", "r2"}, day(t, "2026-01-15")); err != nil || len(gaps) != 1 {
		t.Errorf("the second reader calls it partial: %v %v", gaps, err)
	}
}

// Every template is a document in order in which everything is still to be read; one for
// a listed document carries its head.
func TestNew(t *testing.T) {
	c := load(t)
	for _, lang := range []string{"zh", "en"} {
		for _, kind := range []string{catalogue.IndexSystem, catalogue.LimitTable, catalogue.Technique} {
			_, text, err := c.New(kind, "my-document", lang)
			if err != nil {
				t.Fatal(err)
			}
			e, err := catalogue.ReadEntry("my-document.yaml", "", []byte(text))
			if err != nil {
				t.Errorf("%s %s: %v", kind, lang, err)
				continue
			}
			if e.Kind != kind || len(e.Gaps()) == 0 {
				t.Errorf("%s %s: read as %s with %d gaps", kind, lang, e.Kind, len(e.Gaps()))
			}
			if kind != catalogue.Technique && !strings.Contains(fmt.Sprint(e.Gaps()), "row-not-read") {
				t.Errorf("%s %s: nothing is unread: %v", kind, lang, e.Gaps())
			}
		}
		for _, d := range c.Documents() {
			if d.Kind == catalogue.Factor || d.Kind == catalogue.BalanceRule || d.Kind == catalogue.Procedure || d.Kind == catalogue.Feasibility {
				continue
			}
			kind, text, err := c.New("", d.ID, lang)
			if err != nil {
				t.Fatal(err)
			}
			e, err := catalogue.ReadEntry(kind+"/"+d.ID+".yaml", "", []byte(text))
			if err != nil {
				t.Errorf("%s: %v", d.ID, err)
				continue
			}
			if kind != d.Kind || e.Title != d.Title || e.Origin.Document.Number != d.Origin.Document.Number || e.Origin.Document.Effective != d.Origin.Document.Effective {
				t.Errorf("%s: the head is not that of the listed document", d.ID)
			}
		}
	}
	for _, c2 := range []struct{ kind, id, code string }{{"", "Mine", "new-id"}, {"index-systm", "mine", "new-kind"}, {catalogue.LimitTable, "cn-steel-2014", "new-other-kind"}} {
		_, _, err := c.New(c2.kind, c2.id, "en")
		wantCode(t, err, c2.code)
	}
}
