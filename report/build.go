package report

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"headwater/audit"
	"headwater/datum"
	"headwater/rating"
	"headwater/say"
)

// Build makes the audit report of a result in one language.
func Build(r *audit.Result, l say.Lang) *Document {
	say.Fill(l, r)
	b := &builder{r: r, lang: l, doc: &Document{Lang: string(l)}}
	b.front()
	b.summary()
	b.preparation()
	b.plant()
	b.preAssessment()
	for i, a := range r.Assessments {
		b.suffix = ""
		if i > 0 {
			b.suffix = "-" + strconv.Itoa(i+1)
		}
		b.system(a)
		b.indicators(a)
		b.binding(a)
		b.unknowns(a)
		b.certainty(a)
		b.boundaries(a)
		b.lifts(a)
	}
	b.potential()
	b.limits()
	b.focus()
	b.measured()
	b.balances()
	b.sensitivity()
	b.costs()
	b.causes()
	b.matches()
	b.optionsChapter()
	b.feasibility()
	b.plan()
	b.reuse()
	b.implementation()
	b.continuousChapter()
	b.chain()
	b.integrity()
	b.texts()
	b.sources()
	b.see()
	b.doc.resolve()
	return b.doc
}

// see puts a sentence into the summary that says which table or figure shows what, as
// far as the report has them.
func (b *builder) see() {
	labels := b.doc.Labels()
	var spans []Span
	for _, p := range [][2]string{
		{"see-indicators", "indicator-table"}, {"see-binding", "binding-table"}, {"see-missing", "missing-table"}, {"see-lifts", "lift-table"},
		{"see-balances", "balances"}, {"see-options", "techniques"}, {"see-plan", "plan-table"}, {"see-limits", "limits"}, {"see-reuse", "reuse"},
	} {
		if _, ok := labels.Of(p[1]); !ok {
			continue
		}
		before := b.t("see-comma")
		if len(spans) == 0 {
			before = b.t("see-first")
		}
		spans = append(spans, Span{Text: before + b.t(p[0])}, Span{Ref: p[1]})
	}
	if len(spans) > 0 && b.seeAt > 0 {
		b.doc.Blocks = slices.Insert(b.doc.Blocks, b.seeAt, Block(Prose{append(spans, Span{Text: b.t("see-end")})}))
	}
}

type builder struct {
	r      *audit.Result
	lang   say.Lang
	doc    *Document
	suffix string // keeps ids of several assessments apart
	seeAt  int    // where the summary says which table shows what
}

func (b *builder) add(blocks ...Block) { b.doc.Blocks = append(b.doc.Blocks, blocks...) }

// t is a word or sentence of the report, with its values put in.
func (b *builder) t(key string, args ...any) string {
	text := say.Term(b.lang, key)
	if len(args) == 0 {
		return text
	}
	return fmt.Sprintf(text, args...)
}

func (b *builder) in(t datum.Text) string { return t.In(string(b.lang)) }

func (b *builder) lines(texts []datum.Text) []string { return datum.Lines(texts, string(b.lang)) }

func (b *builder) level(id string) string { return b.t("level-" + id) }

func (b *builder) heading(id, key string) {
	b.add(Heading{Level: 1, ID: id + b.suffix, Text: b.t(key)})
}

func (b *builder) front() {
	d, p := b.doc, &b.r.Plant
	d.Title = b.t("report-title")
	d.Subtitle = b.in(p.Name)
	if !b.r.Submittable {
		d.Marks = append(d.Marks, b.t("not-submittable"))
	}
	if p.Synthetic {
		d.Marks = append(d.Marks, b.t("synthetic"))
	}
	field := func(key, value string) {
		if value != "" {
			d.Meta = append(d.Meta, Field{b.t(key), value})
		}
	}
	if b.r.Procedure != nil {
		field("edition", b.t("edition-"+b.r.Procedure.Edition))
	}
	field("data-year", strconv.Itoa(p.Year))
	field("judged", b.r.JudgedOn.String())
	field("sector", p.Sector)
	field("region", p.Region)
	var ids []string
	for _, a := range b.r.Assessments {
		ids = append(ids, a.System)
	}
	field("system", strings.Join(ids, ", "))
}

// summary is what a manager reads in a minute.
func (b *builder) summary() {
	b.heading("summary", "chapter-summary")
	for _, a := range b.r.Assessments {
		b.add(KeyFigures{b.keyFigures(a)})
		b.add(Paragraph{b.verdict(a)})
		if b.seeAt == 0 {
			b.seeAt = len(b.doc.Blocks)
		}
		if lines := b.nextSteps(a); len(lines) > 0 {
			b.add(Callout{Kind: "bad", Title: b.t("held-back"), Lines: lines})
		}
		if n := len(a.Missing); n > 0 {
			b.add(Callout{Kind: "warn", Title: b.t("not-concluded"), Lines: []string{b.t("not-concluded-text", n, b.unreadWeights(a))}})
		}
		if fig := boundsFigure(b, a); fig.SVG != "" {
			b.add(fig)
		}
	}
	if b.r.Procedure != nil {
		b.section("audit-brief", "text-brief")
		b.brief()
	}
	if !b.r.Submittable {
		b.add(Callout{Kind: "note", Title: b.t("not-submittable"), Lines: b.whyNotSubmittable()})
	}
}

func (b *builder) keyFigures(a *rating.Assessment) []KeyFigure {
	level := KeyFigure{Label: b.t("level"), Value: b.level(a.Level), Level: a.Level}
	if a.Grade != nil {
		level.Note = b.in(*a.Grade)
	}
	if a.Level == rating.Undetermined && a.Possible.Best != "" {
		level.Note = b.t("possible") + " " + b.t("possible-range", b.level(a.Possible.Best), b.level(a.Possible.Worst))
	}
	items := []KeyFigure{level}
	if p, ok := a.Probability[a.Level]; ok {
		items = append(items, KeyFigure{Label: b.t("level-probability"), Value: Probability(p), Note: b.t("certainty-draws", a.Joint.Draws, a.Joint.Inputs)})
	}
	for _, id := range []string{"I", "II", "III", "P"} {
		if bounds, ok := a.Index.Bounds[id]; ok && (id == b.keyIndex(a) || id == "III" || id == "P") {
			items = append(items, KeyFigure{Label: b.t("index") + " " + IndexName(id), Value: Bounds(bounds), Note: b.barNote(a, id)})
		}
	}
	counts := map[string]int{}
	limiting := 0
	for i := range a.Indicators {
		if row := &a.Indicators[i]; row.Part == "" {
			counts[row.Status]++
			if row.Limiting != nil && *row.Limiting && row.Status != "not-applicable" {
				limiting++
			}
		}
	}
	items = append(items, KeyFigure{Label: b.t("indicators-assessed"), Value: fmt.Sprintf("%d / %d", counts["assessed"], counts["assessed"]+counts["missing"]+counts["no-threshold"]),
		Note: b.t("indicators-note", counts["missing"], counts["no-threshold"], limiting)})
	return items
}

// keyIndex is the index of the best grade that is still possible, II where none is.
func (b *builder) keyIndex(a *rating.Assessment) string {
	if a.Possible.Best == "I" {
		return "I"
	}
	return "II"
}

func (b *builder) barNote(a *rating.Assessment, id string) string {
	for _, g := range a.GradeNames {
		if g.Index != nil && (g.Index.Of == id || g.Index.Of == "" && id == "P") {
			return b.t("bar-note", levelOr(b, g.ID), Number(&g.Index.AtLeast))
		}
	}
	return ""
}

func levelOr(b *builder, id string) string {
	if name := b.level(id); name != "level-"+id {
		return name
	}
	return id
}

// verdict says the grade in a sentence, and how sure it is.
func (b *builder) verdict(a *rating.Assessment) string {
	title := b.in(a.Title)
	if a.Level == rating.Undetermined {
		if a.Possible.Best == "" {
			return b.t("verdict-no-rule", title)
		}
		return b.t("verdict-undetermined", title, b.level(a.Possible.Best), b.level(a.Possible.Worst))
	}
	if a.Index.Reason != nil && a.Index.Reason.Code == "index-bounded" {
		return b.t("verdict-certain", title, b.level(a.Level))
	}
	return b.t("verdict", title, b.level(a.Level))
}

// nextSteps lists the conditions that certainly fail for the grades above the present
// one, the nearest grade first.
func (b *builder) nextSteps(a *rating.Assessment) []string {
	var lines []string
	for i := len(a.GradeNames) - 1; i >= 0; i-- {
		id := a.GradeNames[i].ID
		var causes []string
		for j := range a.Binding {
			if c := &a.Binding[j]; c.Grade == id && c.Certain {
				causes = append(causes, b.cause(a, c))
			}
		}
		if len(causes) > 0 && !reaches(a, id) {
			lines = append(lines, b.t("held-back-line", levelOr(b, id), strings.Join(causes, b.t("list-comma"))))
		}
	}
	return lines
}

// reaches reports whether the plant's level is this grade or a better one.
func reaches(a *rating.Assessment, id string) bool {
	for _, g := range a.GradeNames {
		if g.ID == a.Level {
			return true
		}
		if g.ID == id {
			return false
		}
	}
	return false
}

func (b *builder) cause(a *rating.Assessment, c *rating.Binding) string {
	switch {
	case c.Condition == "index" && c.Reason != nil:
		return say.Reason(b.lang, c.Reason)
	case c.Condition == "unread-rows":
		return say.Reason(b.lang, c.Reason)
	}
	name := c.Indicator
	for i := range a.Indicators {
		if a.Indicators[i].ID == c.Indicator && a.Indicators[i].Part == "" {
			name = b.in(a.Indicators[i].Name)
			break
		}
	}
	if c.Level == "" {
		return name
	}
	return b.t("cause-level", name, b.level(c.Level))
}

func (b *builder) unreadWeights(a *rating.Assessment) int {
	n := 0
	for i := range a.Indicators {
		if row := &a.Indicators[i]; row.Weight == nil && row.Status != "not-applicable" && row.Part == "" {
			n++
		}
	}
	return n
}

func (b *builder) whyNotSubmittable() []string {
	var lines []string
	if b.r.Plant.Synthetic {
		lines = append(lines, b.t("why-synthetic"))
	}
	for _, a := range b.r.Assessments {
		if !a.Submittable {
			lines = append(lines, b.t("why-verification", b.in(a.Title), b.t("verification-"+a.Origin.Verification)))
		}
		for i := range a.Warnings {
			if strings.HasPrefix(a.Warnings[i].Code, "system-") {
				lines = append(lines, say.Reason(b.lang, &a.Warnings[i]))
			}
		}
	}
	return lines
}
