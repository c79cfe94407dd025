package report_test

import (
	"bytes"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"headwater/fault"
	"headwater/input"
	"headwater/report"
	"headwater/report/html"
	"headwater/report/style"
	"headwater/say"
)

func small(lang string) *report.Document {
	return &report.Document{Title: "t", Lang: lang, Blocks: []report.Block{
		report.Heading{Level: 1, ID: "summary", Text: "Summary"}, report.Paragraph{Text: "the summary"},
		report.Heading{Level: 1, ID: "plant", Text: "Plant"}, report.Table{ID: "products", Caption: "c", Columns: []report.Column{{Title: "a"}}},
		report.Heading{Level: 2, ID: "energy", Text: "Energy"}, report.Figure{ID: "trend", Caption: "f", Name: "trend", SVG: "<svg/>"},
		report.Heading{Level: 1, ID: "indicators", Text: "Indicators"}, report.Paragraph{Text: "first system"},
		report.Heading{Level: 1, ID: "indicators-2", Text: "Indicators"}, report.Paragraph{Text: "second system"},
		report.Heading{Level: 1, ID: "sources", Text: "Sources"}, report.Paragraph{Text: "the sources"},
	}}
}

func outline(d *report.Document) string {
	var b strings.Builder
	for i, block := range d.Blocks {
		switch x := block.(type) {
		case report.Heading:
			b.WriteString(d.Labels().Block(i) + " " + x.ID)
		case report.Paragraph:
			b.WriteString("  " + x.Text)
		case report.ToSupply:
			b.WriteString("  supply " + x.What)
		case report.Note:
			b.WriteString("  note")
			for _, p := range x.Paragraphs {
				b.WriteString(" | " + p.Kind + p.Mark)
				for _, s := range p.Spans {
					b.WriteString(" " + s.Text + s.Ref)
				}
			}
		default:
			b.WriteString("  …")
		}
		b.WriteString("\n")
	}
	return b.String()
}

func frame(t *testing.T) []style.Part {
	t.Helper()
	s, err := style.Read("frame.yaml", []byte(base+`frame:
  - {id: preface, title: {zh: 前言, en: Preface}, supply: why}
  - id: before
    title: {zh: 预审核, en: Before}
    parts:
      - {chapter: plant}
      - {chapter: reuse}
      - {chapter: indicators}
      - {id: targets, title: {zh: 目标, en: Targets}, supply: targets}
  - {id: nothing, title: {zh: 空, en: Nothing}, parts: [{chapter: costs}]}
  - {id: after, title: {zh: 实施, en: After}, editions: [acceptance], parts: [{id: results, title: {zh: 效果, en: Results}, supply: results}]}
`))
	if err != nil {
		t.Fatal(err)
	}
	return s.Frame
}

const base = `id: own
title: own
source: own
page: {width_mm: 210, height_mm: 297, top_mm: 22, right_mm: 20, bottom_mm: 20, left_mm: 20}
text: {east_asian: 宋体, latin: Arial, size_pt: 10.5}
headings: [{east_asian: 黑体, latin: Arial, size_pt: 16}, {east_asian: 黑体, latin: Arial, size_pt: 14}, {east_asian: 黑体, latin: Arial, size_pt: 12}]
caption: {east_asian: 宋体, latin: Arial, size_pt: 9}
table: {east_asian: 宋体, latin: Arial, size_pt: 9, least_pt: 7}
cover: {title: {east_asian: 黑体, latin: Arial, size_pt: 22}}
`

// Chapters go where the frame wants them, none is lost, and what is missing is named.
func TestFrame(t *testing.T) {
	d := small("en")
	if err := d.Arrange(report.Arrangement{Frame: frame(t), Nearest: input.Nearest}); err != nil {
		t.Fatal(err)
	}
	want := `1 preface
  supply why
2 before
2.1 plant
  …
2.1.1 energy
  …
2.2 indicators
  first system
2.3 indicators-2
  second system
2.4 targets
  supply targets
3 after
3.1 results
  supply results
4 summary
  the summary
5 sources
  the sources
`
	if got := outline(d); got != want {
		t.Errorf("got\n%swant\n%s", got, want)
	}
}

// Notes stand at the end of their chapter, before its sections, and are kept where the
// report has no such chapter; an edition leaves out what is not its own.
func TestNotes(t *testing.T) {
	d := small("en")
	notes := []report.NoteFile{
		{Chapter: "cover", Place: "cover.md", Text: "# Cover\n\n审核机构：甲所\n- Written by: B: C\n"},
		{Chapter: "plant", Place: "plant.md", Text: "of the plant, see [](#products)\n\n# More\n\nmore\n"},
		{Chapter: "energy", Place: "energy.md", Text: "of energy"},
		{Chapter: "targets", Place: "targets.md", Text: "20 % less"},
		{Chapter: "results", Place: "results.md", Text: "not in this edition"},
		{Chapter: "reuse", Place: "reuse.md", Text: "no reuse here"},
		{Chapter: "team", Place: "team.md", Text: "of another style's frame"},
		{Chapter: "costs", Place: "costs.md", Text: " \n\n"},
	}
	if err := d.Arrange(report.Arrangement{Frame: frame(t), Edition: style.Evaluation, Notes: notes, Nearest: input.Nearest}); err != nil {
		t.Fatal(err)
	}
	want := `1 preface
  supply why
2 before
2.1 plant
  …
  note |  of the plant, see  products
2.1.1 note-plant-1
  note |  more
2.1.2 energy
  …
  note |  of energy
2.2 indicators
  first system
2.3 indicators-2
  second system
2.4 targets
  note |  20 % less
3 summary
  the summary
4 sources
  the sources
5 notes
5.1 notes-reuse
  note |  no reuse here
5.2 notes-team
  note |  of another style's frame
`
	if got := outline(d); got != want {
		t.Errorf("got\n%swant\n%s", got, want)
	}
	if len(d.Cover) != 2 || d.Cover[0] != (report.Field{Label: "审核机构", Value: "甲所"}) || d.Cover[1] != (report.Field{Label: "Written by", Value: "B: C"}) {
		t.Errorf("the cover says %q", d.Cover)
	}
	if err := d.Check(); err != nil {
		t.Error(err)
	}
}

// Notes that belong nowhere, references that lead nowhere and lines of the cover that say
// nothing are reported in one go, with file and line.
func TestNotesWrong(t *testing.T) {
	err := small("en").Arrange(report.Arrangement{Nearest: input.Nearest, Notes: []report.NoteFile{
		{Chapter: "sumary", Place: "notes/sumary.md", Text: "x"},
		{Chapter: "plant", Place: "notes/plant.md", Text: "fine\n\nsee [](#product)\n"},
		{Chapter: "cover", Place: "notes/cover.md", Text: "nothing\nA: b\n: c\n"},
	}})
	var got []string
	for _, p := range fault.All(err) {
		what, hint := say.Problem(say.EN, p)
		got = append(got, p.At+" "+p.Code+" "+what+" "+hint)
	}
	slices.Sort(got)
	for i, want := range []string{"notes/cover.md:1 note-cover", "notes/cover.md:3 note-cover", "notes/plant.md:3 note-reference", "notes/sumary.md note-chapter"} {
		if i >= len(got) || !strings.HasPrefix(got[i], want) {
			t.Errorf("problem %d is %q, want %q", i, got, want)
		}
	}
	if all := strings.Join(got, "\n"); !strings.Contains(all, `nearest: "products"`) || !strings.Contains(all, `nearest: "summary"`) {
		t.Errorf("no nearest: %s", all)
	}
}

// The part of Markdown that notes may use.
func TestMarkdown(t *testing.T) {
	d := small("zh")
	text := "一行，\n接一行 and\nEnglish **粗体：**文字 __too__ \\*\\* <b>x</b> **open\n" +
		"- 甲 **b**\n  甲续\n* 乙\n\n1. one\n2、二\n3) three\n12 pieces\n1.5 t/d of it\n\n#hash\n\n[表](#products)，[](#energy)\n"
	if err := d.Arrange(report.Arrangement{Nearest: input.Nearest, Notes: []report.NoteFile{{Chapter: "summary", Place: "s.md", Text: text}}}); err != nil {
		t.Fatal(err)
	}
	want := `  note |  一行，接一行 and English  粗体： 文字  too  ** <b>x</b> **open | bullet 甲  b  甲续 | bullet 乙 | number1 one | number2 二 | number3 three 12 pieces 1.5 t/d of it |  #hash |  表 ( products )， energy`
	if got := outline(d); !strings.Contains(got, want) {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	var page bytes.Buffer
	if err := html.Write(&page, d); err != nil {
		t.Fatal(err)
	}
	for _, w := range []string{"<b>粗体：</b>文字", "&lt;b&gt;x&lt;/b&gt;", "<li>甲 <b>b</b> 甲续</li><li>乙</li></ul>", `<ol start="1"><li>one</li><li>二</li>`, `表 (<a href="#products">表 1</a>)，第 <a href="#energy">2.1</a> 节`, "审核人员说明"} {
		if !strings.Contains(page.String(), w) {
			t.Errorf("the page lacks %s", w)
		}
	}
}

// Chapters lists every chapter that Build can write.
func TestChaptersAreListed(t *testing.T) {
	files, err := os.ReadDir(".")
	if err != nil {
		t.Fatal(err)
	}
	call := regexp.MustCompile(`b\.(?:heading|chapter)\("([a-z]+)"`)
	seen := 0
	for _, f := range files {
		if !strings.HasSuffix(f.Name(), ".go") || strings.HasSuffix(f.Name(), "_test.go") {
			continue
		}
		source, err := os.ReadFile(f.Name())
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range call.FindAllStringSubmatch(string(source), -1) {
			seen++
			if !slices.Contains(report.Chapters, m[1]) {
				t.Errorf("chapter %q is not in Chapters: notes for it would be refused", m[1])
			}
		}
	}
	if seen < len(report.Chapters) {
		t.Errorf("%d chapters are written, %d listed", seen, len(report.Chapters))
	}
	for _, id := range report.Chapters {
		for _, l := range []say.Lang{say.ZH, say.EN} {
			if say.Term(l, "chapter-"+id) == "chapter-"+id {
				t.Errorf("chapter %q has no title in %s", id, l)
			}
		}
	}
	for _, id := range style.IDs() {
		s, err := style.Shipped(id)
		if err != nil {
			t.Fatal(err)
		}
		var walk func(parts []style.Part)
		walk = func(parts []style.Part) {
			for _, p := range parts {
				if p.Chapter != "" && !slices.Contains(report.Chapters, p.Chapter) {
					t.Errorf("style %s names the chapter %q", id, p.Chapter)
				}
				walk(p.Parts)
			}
		}
		walk(s.Frame)
	}
}

// The summary says which table shows what, by its number.
func TestWhereToFindWhat(t *testing.T) {
	for _, l := range []say.Lang{say.ZH, say.EN} {
		d := report.Build(assess(t, "pcb-2022"), l)
		refs := map[string]bool{}
		for _, b := range d.Blocks {
			if p, ok := b.(report.Prose); ok {
				for _, s := range p.Spans {
					refs[s.Ref] = true
				}
			}
		}
		for _, id := range []string{"indicator-table", "binding-table", "missing-table", "balances"} {
			if !refs[id] {
				t.Errorf("%s: the summary does not lead to %s", l, id)
			}
		}
		if refs["reuse"] {
			t.Errorf("%s: the summary leads to a chapter that is not there", l)
		}
	}
}
