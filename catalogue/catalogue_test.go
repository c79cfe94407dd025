package catalogue_test

import (
	"encoding/json"
	"math"
	"reflect"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"headwater/catalogue"
	"headwater/datum"
	"headwater/fault"
	"headwater/input"
	"headwater/rating"
	"headwater/unit"
)

func load(t testing.TB, layers ...catalogue.Layer) *catalogue.Catalogue {
	t.Helper()
	c, err := catalogue.Load(append([]catalogue.Layer{catalogue.Embedded()}, layers...)...)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

var sectors = []string{"iron-steel", "pulp-paper", "textile", "leather", "metals", "cement", "plastics", "chemicals", "agriculture", "services", "electronics", "environment", "food", "energy", "mining", "building-materials", "machinery", "other"}

// Every document says where it comes from and how it was read; nothing of it is
// official yet; levels, units and formulas are checked when it is loaded.
func TestEveryDocument(t *testing.T) {
	c := load(t)
	for _, s := range c.Systems {
		if s.Title.ZH == "" || s.Title.EN == "" {
			t.Errorf("%s: title %+v", s.ID, s.Title)
		}
		if s.Source.Title == "" || s.Source.Completeness == "" {
			t.Errorf("%s: no source or completeness", s.ID)
		}
		if len(s.Sectors) == 0 {
			t.Errorf("%s: no sector", s.ID)
		}
		for _, sector := range s.Sectors {
			if !slices.Contains(sectors, sector) {
				t.Errorf("%s: unknown sector %q", s.ID, sector)
			}
		}
		if s.Verification == datum.Official {
			t.Errorf("%s: nobody has signed an official reading", s.ID)
		}
		if s.HasIndicators() == (s.Verification == datum.Listed) {
			t.Errorf("%s: verification %s with indicators %v", s.ID, s.Verification, s.HasIndicators())
		}
		if s.HasIndicators() && len(s.Doubts) == 0 {
			t.Errorf("%s: a capture without doubts is a capture whose doubts were lost", s.ID)
		}
		if e, u := s.Document.Effective, s.Document.Until; !e.IsZero() && !u.IsZero() && !e.Before(u) {
			t.Errorf("%s: in force from %s until %s", s.ID, e, u)
		}
		for _, r := range s.Document.Replaces {
			if _, ok := c.System(r); !ok && (strings.HasPrefix(r, "cn-") || r == "") {
				t.Errorf("%s replaces %q, which is not in the catalogue", s.ID, r)
			}
		}
	}
	for _, f := range c.AllFactors() {
		if f.Source == "" || !(f.Value > 0) || f.Verification == "" {
			t.Errorf("factor %+v", f)
		}
	}
}

// What the captures hold is here: counts of rows and levels, by hand from the captures.
func TestTranscribedTables(t *testing.T) {
	c := load(t)
	for _, tc := range []struct {
		id         string
		indicators int
		source     string
	}{
		{"cn-pcb-64-indicators-2025", 64, "its title: 64 indicators"},
		{"cn-steel-2014", 50, "50 rows of the questionnaire's capture"},
	} {
		s, ok := c.System(tc.id)
		if !ok {
			t.Fatalf("%s is not there", tc.id)
		}
		n := 0
		for range s.Indicators("") {
			n++
		}
		if n != tc.indicators {
			t.Errorf("%s has %d indicators, want %d (%s)", tc.id, n, tc.indicators, tc.source)
		}
	}
	pcb, _ := c.System("cn-pcb-64-indicators-2025")
	for ind := range pcb.Indicators("") {
		if ind.ID == "electricity-rigid-double" {
			if ind.Levels["I"].Bound != "<= 10" || ind.Levels["II"].Bound != "<= 20" || ind.Levels["III"].Bound != "<= 50" {
				t.Errorf("double-sided electricity %v, want 10, 20, 50 (worked example)", ind.Levels)
			}
		}
	}
}

// Printed weights that do not sum to 1 are told, and only those.
func TestWeights(t *testing.T) {
	c := load(t)
	for _, s := range c.Systems {
		for _, n := range s.WeightNotes() {
			t.Logf("%s: %+v", s.ID, n)
			if n.Value == nil || !(math.Abs(*n.Value-1) > 0.0005) {
				t.Errorf("%s: %+v", s.ID, n)
			}
		}
	}
}

const document = `
id: user-x
title: mine
status: in-force
verification: official
source: {title: here}
family: levels
grades: [{id: I, every: I}]
profiles: [{id: a, groups: [{id: g, name: g, weight: 1, indicators: [{id: x, name: x, kind: qualitative, weight: 1, limiting: false, levels: {I: one, II: two, III: three}}]}]}]
`

func layer(name string, files map[string]string) catalogue.Layer {
	m := fstest.MapFS{}
	for path, text := range files {
		m[path] = &fstest.MapFile{Data: []byte(text)}
	}
	return catalogue.Layer{Name: name, FS: m}
}

func TestLayers(t *testing.T) {
	plain := load(t)
	one := load(t, layer("mine", map[string]string{"index-system/user-x.yaml": document}))
	two := load(t, layer("mine", map[string]string{"index-system/user-x.yaml": document}), layer("later", map[string]string{"index-system/user-x.yaml": strings.Replace(document, "title: mine", "title: later", 1)}))
	if _, ok := plain.System("user-x"); ok {
		t.Error("the embedded layer has the user's document")
	}
	if s, ok := one.System("user-x"); !ok || s.Title.EN != "mine" || one.Files["user-x"] != "mine/index-system/user-x.yaml" {
		t.Errorf("%v %v", s, one.Files["user-x"])
	}
	if s, _ := two.System("user-x"); s.Title.EN != "later" {
		t.Errorf("the later layer does not replace the first: %v", s.Title)
	}
	if plain.Hash == one.Hash || one.Hash == two.Hash || plain.Hash != load(t).Hash {
		t.Error("the hash does not follow the files")
	}
	if len(one.Systems) != len(plain.Systems)+1 {
		t.Errorf("%d systems with a layer of one over %d", len(one.Systems), len(plain.Systems))
	}
}

// Every problem of every file of every layer comes back in one pass.
func TestLoadProblems(t *testing.T) {
	_, err := catalogue.Load(layer("a", map[string]string{
		"index-system/other.yaml": document,
		"index-system/bad.yaml":   "id: bad\nnope: 1\n",
		"factor/f.yaml":           "id: f\ntitle: f\nstatus: unknown\nverification: secondary\nsource: {title: x}\nfactors: [{carrier: a, convention: gross, from: kWhh, value: -1}]\n",
	}), layer("b", nil))
	got := map[string]int{}
	for _, p := range fault.All(err) {
		got[p.Code]++
	}
	for code, n := range map[string]int{"id-file": 1, "input-unknown-key": 1, "unit-unknown": 1, "factor-positive": 1, "catalogue-empty": 1} {
		if got[code] != n {
			t.Errorf("%s: %d times, want %d (%v)", code, got[code], n, err)
		}
	}
}

// What a person meant to be read and is not, and an id of two kinds, are told.
func TestLayerProblems(t *testing.T) {
	table := "id: cn-steel-2014\ntitle: t\nstatus: unknown\nverification: reference\nsource: {title: x}\nsections: [{id: a}]\nrows: [{section: a, parameter: COD, daily: 3, unit: mg/L}]\n"
	for _, tc := range []struct{ file, at, code string }{
		{"limits/x.yaml", "mine/limits", "catalogue-folder-name"},
		{"index-system/x.yml", "mine/index-system/x.yml", "catalogue-file-name"},
		{"limit/cn-steel-2014.yaml", "mine/limit/cn-steel-2014.yaml", "id-kinds"},
	} {
		_, err := catalogue.Load(catalogue.Embedded(), layer("mine", map[string]string{"index-system/user-x.yaml": document, tc.file: table}))
		if p := fault.All(err); len(p) != 1 || p[0].Code != tc.code || p[0].At != tc.at {
			t.Errorf("%s: %v, want %s", tc.file, err, tc.code)
		}
	}
	if _, err := catalogue.Load(catalogue.Embedded(), layer("mine", map[string]string{"index-system/user-x.yaml": document, "notes/x.yaml": "a"})); err != nil {
		t.Errorf("a folder of one's own beside: %v", err)
	}
}

// Converting with every factor gives a finite amount of coal equivalent.
func TestFactorsConvert(t *testing.T) {
	for _, f := range load(t).AllFactors() {
		q, err := f.CoalEquivalent(unit.Quantity{Value: 1000, Unit: f.From})
		if err != nil || !(math.Abs(q.Value-1000*f.Value) <= 1e-9) {
			t.Errorf("%s: %v %v", f.Carrier, q, err)
		}
	}
}

// Every system with indicators can be asked for a template.
func TestTemplates(t *testing.T) {
	for _, s := range load(t).Systems {
		for _, lang := range []string{"zh", "en"} {
			text, err := rating.Template(s, "", lang, 2024)
			if (err == nil) != s.HasIndicators() {
				t.Errorf("%s: %v", s.ID, err)
			}
			for ind := range s.Indicators(firstTable(s)) {
				if !strings.Contains(text, "#"+ind.ID+":") {
					t.Errorf("%s: the template lacks %s", s.ID, ind.ID)
				}
			}
		}
	}
}

// firstTable is the profile that a template takes when none is named.
func firstTable(s *rating.System) string {
	for _, p := range s.Profiles {
		if len(p.Groups) > 0 {
			return p.ID
		}
	}
	return "none"
}

// Every document survives being written and read again.
func TestRoundTrip(t *testing.T) {
	c := load(t)
	var documents []any
	for _, x := range c.Systems {
		documents = append(documents, x)
	}
	for _, x := range c.Limits {
		documents = append(documents, x)
	}
	for _, x := range c.Techniques {
		documents = append(documents, x)
	}
	for _, x := range c.BalanceRules {
		documents = append(documents, x)
	}
	for _, x := range c.Procedure {
		documents = append(documents, x)
	}
	for _, x := range c.Norms {
		documents = append(documents, x)
	}
	for i := range c.Factors {
		documents = append(documents, &c.Factors[i])
	}
	if len(documents) != len(c.Files) {
		t.Errorf("%d documents in %d files", len(documents), len(c.Files))
	}
	for _, d := range documents {
		written, err := json.Marshal(d)
		if err != nil {
			t.Fatal(err)
		}
		f, err := input.Parse("written.json", written)
		if err != nil {
			t.Fatal(err)
		}
		again := reflect.New(reflect.TypeOf(d).Elem()).Interface()
		if err := f.Decode(again); err != nil {
			t.Errorf("%.80s: %v", written, err)
			continue
		}
		if second, err := json.Marshal(again); err != nil || string(second) != string(written) {
			t.Errorf("%.80s changes when it is written and read: %v", written, err)
		}
	}
}

func TestCoverage(t *testing.T) {
	c := load(t)
	sectors, total := c.Coverage()
	if len(sectors) != 11 {
		t.Errorf("%d sectors, want the ten and the others", len(sectors))
	}
	if n := total.Counts[catalogue.Limits]; n.Secondary != 40 || n.Rows != 1476 {
		t.Errorf("limits %+v, want 40 parts of 1,476 rows as captured", n)
	}
	if n := total.Counts[catalogue.Techniques]; n.Reference != 177 {
		t.Errorf("techniques %+v, want the 177 of the facts", n)
	}
	systems := total.Counts[catalogue.IndexSystems]
	if systems.Official != 0 || systems.Usable()+systems.Listed != len(c.Systems) {
		t.Errorf("index systems %+v of %d", systems, len(c.Systems))
	}
}

func BenchmarkLoad(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		load(b)
	}
}

// A document that another replaces ends on the day on which that takes effect. The
// embedded files say so themselves, for commands that decode only what a plant names.
func TestReplaced(t *testing.T) {
	c := load(t)
	for _, d := range c.Documents() {
		if d.Origin.Document.Effective.IsZero() || d.Origin.Status == datum.Draft {
			continue
		}
		for _, v := range c.Chain(d.ID, d.Origin.Document.Effective) {
			if v.ID == d.ID {
				for _, old := range v.Replaces {
					alone, err := catalogue.LoadSome(func(kind, id string) bool { return id == old }, catalogue.Embedded())
					if err != nil {
						t.Fatal(err)
					}
					if e, _ := alone.Document(old); e.Origin.Document.Until != d.Origin.Document.Effective {
						t.Errorf("%s ends on %q, %s takes effect on %s", old, e.Origin.Document.Until, d.ID, d.Origin.Document.Effective)
					}
				}
			}
		}
	}
}

// Three versions that replace one another: on every day the right one is in force.
func TestInForce(t *testing.T) {
	version := func(id, effective, replaces, status string) string {
		s := strings.Replace(document, "id: user-x", "id: "+id, 1)
		return strings.Replace(s, "status: in-force", "status: "+status+"\ndocument: {number: N "+id+", effective: "+effective+", replaces: ["+replaces+"]}", 1)
	}
	c := load(t, layer("mine", map[string]string{
		"index-system/v1.yaml": version("v1", "2006-01-01", "", "superseded"),
		"index-system/v2.yaml": version("v2", "2014-04-01", "N V1", "in-force"), // by number, in other letters
		"index-system/v3.yaml": version("v3", "2030-01-01", "v2", "in-force"),
		"index-system/v4.yaml": version("v4", "2040-01-01", "v3", "draft"),
	}))
	for day, want := range map[string]string{"2005-12-31": "", "2006-01-01": "v1", "2014-03-31": "v1", "2014-04-01": "v2", "2029-12-31": "v2", "2030-01-01": "v3", "2050-01-01": "v3"} {
		d, err := datum.ParseDate(day)
		if err != nil {
			t.Fatal(err)
		}
		for _, asked := range []string{"v1", "v2", "v3", "v4"} {
			if v, ok := c.InForce(asked, d); v.ID != want || ok != (want != "") {
				t.Errorf("on %s, asked for %s: %q, want %q", day, asked, v.ID, want)
			}
		}
		if n := len(c.Chain("v1", d)); n != 4 {
			t.Errorf("a chain of %d documents", n)
		}
	}
}
