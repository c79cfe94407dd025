package report_test

import (
	"bytes"
	"flag"
	"fmt"
	"os"
	"strings"
	"testing"

	"headwater/audit"
	"headwater/catalogue"
	"headwater/datum"
	"headwater/internal/fixture"
	"headwater/report"
	"headwater/report/html"
	"headwater/say"
)

func assess(t *testing.T, name string) *audit.Result {
	t.Helper()
	r, err := audit.Assess(fixture.Rules(t), fixture.Plant(t, fixture.Example(t, name)))
	if err != nil {
		t.Fatal(err)
	}
	r.Hashes = audit.Hashes{Input: "aaaa", Catalogue: "bbbb", Program: "cccc"}
	return r
}

// text joins all that a document says outside its pictures.
func text(d *report.Document) string {
	var b strings.Builder
	w := func(parts ...string) { b.WriteString(strings.Join(parts, "\n") + "\n") }
	w(d.Title, d.Subtitle)
	w(d.Marks...)
	for _, block := range d.Blocks {
		switch x := block.(type) {
		case report.Heading:
			w(x.Text)
		case report.Paragraph:
			w(x.Text)
		case report.Callout:
			w(x.Title)
			w(x.Lines...)
		case report.KeyFigures:
			for _, k := range x.Items {
				w(k.Label, k.Value, k.Note)
			}
		case report.Table:
			w(x.Caption)
			for _, r := range x.Rows {
				for _, c := range r.Cells {
					w(c.Text, c.Note)
				}
			}
		case report.Figure:
			w(x.Caption)
		case report.List:
			w(x.Items...)
		case report.ToSupply:
			w(x.What, x.Hint)
		}
	}
	return b.String()
}

// The report says what a reader must learn, in both languages, and no raw keys.
func TestReportSaysIt(t *testing.T) {
	for _, name := range []string{"pcb-2022", "steel-synthetic"} {
		r := assess(t, name)
		for _, l := range []say.Lang{say.ZH, say.EN} {
			d := report.Build(r, l)
			if err := d.Check(); err != nil {
				t.Errorf("%s %s: %v", name, l, err)
			}
			s := text(d)
			for _, never := range []string{"%!", "NaN", "<nil>", "level-", "chapter-", "gap-", "status-"} {
				if i := strings.Index(s, never); i >= 0 {
					t.Errorf("%s %s: the report says %q", name, l, s[max(0, i-40):min(len(s), i+40)])
				}
			}
			want := []string{"aaaa", "bbbb", "cccc", say.Term(l, "not-submittable"), r.Assessments[0].Title.In(string(l))}
			if name == "pcb-2022" {
				want = append(want, "66.66–94.66", "11.032", "8.3086", "7.1769")
			} else {
				want = append(want, say.Term(l, "synthetic"), say.Term(l, "chapter-certainty"), "3.5667", "± 0.0656")
			}
			if name == "pcb-2022" && strings.Contains(s, say.Term(l, "chapter-certainty")) {
				t.Errorf("%s %s: nothing is uncertain", name, l)
			}
			want = append(want, datum.Lines(r.Assessments[0].Origin.Doubts, string(l))...)
			for _, w := range want {
				if !strings.Contains(s, w) {
					t.Errorf("%s %s: the report does not say %q", name, l, w)
				}
			}
			var page bytes.Buffer
			if err := html.Write(&page, d); err != nil || page.Len() < 20_000 {
				t.Errorf("%s %s: %v, %d bytes", name, l, err, page.Len())
			}
			if n := len(d.Figures()); n < 5 {
				t.Errorf("%s %s: %d figures", name, l, n)
			}
		}
	}
}

// Every indicator that applies is in the report.
func TestEveryIndicatorIsShown(t *testing.T) {
	r := assess(t, "pcb-2022")
	s := text(report.Build(r, say.EN))
	for _, row := range r.Assessments[0].Indicators {
		if row.Status != "not-applicable" && !strings.Contains(s, row.Name.EN) {
			t.Errorf("%s is not in the report", row.ID)
		}
	}
}

var update = flag.Bool("update", false, "write the README's pictures")

// The README's pictures are those that the program draws.
func TestPicturesOfReadme(t *testing.T) {
	pictures := map[string]string{}
	for _, f := range report.Build(assess(t, "pcb-2022"), say.EN).Figures() {
		switch {
		case strings.HasPrefix(f.Name, "bounds-"):
			pictures["bounds"] = f.SVG
		case f.Name == "ladder-3":
			pictures["ladder"] = f.SVG
		}
	}
	for _, f := range report.Build(tannery(t), say.EN).Figures() {
		if f.Name == "sankey-component-chromium" {
			pictures["chromium"] = f.SVG
		}
	}
	for _, f := range report.Coverage(fixture.Catalogue(t), say.EN).Figures() {
		pictures[f.Name] = f.SVG
	}
	readme, err := os.ReadFile("../README.md")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"bounds", "ladder", "chromium", "coverage"} {
		path := "../docs/pictures/" + name + ".svg"
		if !strings.Contains(string(readme), "(docs/pictures/"+name+".svg)") {
			t.Errorf("the README does not show %s", path)
		}
		if *update {
			if err := os.WriteFile(path, []byte(pictures[name]), 0o644); err != nil {
				t.Fatal(err)
			}
			continue
		}
		if got, err := os.ReadFile(path); err != nil || pictures[name] == "" || string(got) != pictures[name] {
			t.Errorf("%s is not what the program draws (%v): make generate writes it", path, err)
		}
	}
}

// The README counts the catalogue as it is.
func TestNumbersOfReadme(t *testing.T) {
	readme, err := os.ReadFile("../README.md")
	if err != nil {
		t.Fatal(err)
	}
	c := fixture.Catalogue(t)
	_, total := c.Coverage()
	systems, limits := total.Counts[catalogue.IndexSystems], total.Counts[catalogue.Limits].Rows
	for _, want := range []string{
		fmt.Sprintf("%d documents, ", len(c.Files)), fmt.Sprintf("%d,%03d limits", limits/1000, limits%1000), fmt.Sprintf("%d techniques", total.Counts[catalogue.Techniques].Usable()),
		fmt.Sprintf("%d index systems with numbers and %d that", systems.Usable(), systems.Listed),
	} {
		if !strings.Contains(string(readme), want) {
			t.Errorf("the README does not say %q", want)
		}
	}
}
