package report

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"headwater/procedure"
)

// chapterOf is the name of a phase in the words of the file.
func (b *builder) phase(id string) string {
	for _, p := range b.r.Procedure.Phases {
		if p.ID == id {
			return b.in(p.Name)
		}
	}
	return id
}

func (b *builder) chapter(id, text string) {
	b.suffix = ""
	if first, size := utf8.DecodeRuneInString(text); size > 0 {
		text = string(unicode.ToUpper(first)) + text[size:]
	}
	b.add(Heading{Level: 1, ID: id, Text: text})
}

// preparation is the first phase: why, by whom, by which plan.
func (b *builder) preparation() {
	r := b.r.Procedure
	if r == nil {
		return
	}
	b.chapter("preparation", b.phase("preparation"))
	b.obligation(r)
	b.section("people", "section-team")
	if r.People.Auditor != "" {
		var roles []string
		for _, x := range r.People.Roles {
			roles = append(roles, fmt.Sprintf("%s %d", b.in(x.Name), x.Count))
		}
		b.add(Paragraph{b.t("auditor-text", b.t("auditor-"+r.People.Auditor), strings.Join(roles, b.t("list-comma")))})
	}
	b.add(Paragraph{b.t("roles-only")})
	t := b.table("team", b.t("table-team"), "!id", "team-role", "position", "duties", "#days")
	for _, m := range r.People.Team {
		t.Rows = append(t.Rows, Row{ID: "team-" + m.ID, Cells: cells(m.ID, b.word("team-", m.Role), b.in(m.Position), b.in(m.Duties), dash(&m.Days))})
	}
	b.addTable(t, "audit.team")
	t = b.table("work-plan", b.t("table-work-plan"), "phase", "work-content", "!due-date", "responsible", "plan-output")
	for _, l := range r.People.Plan {
		t.Rows = append(t.Rows, Row{Cells: []Cell{{Text: b.phase(l.Phase)}, {Text: b.in(l.Content)}, {Text: l.Due.String()}, {Refs: refs("team", l.Responsible)}, {Text: b.in(l.Output)}}})
	}
	b.addTable(t, "audit.plan")
	t = b.table("training", b.t("table-training"), "work-content", "!date", "#hours", "#attendance", "evidence")
	for _, x := range r.People.Training {
		t.Rows = append(t.Rows, Row{Cells: []Cell{{Text: b.in(x.Topic)}, {Text: x.Date.String()}, {Text: dash(&x.Hours)}, {Text: fmt.Sprint(x.Attendance)}, {Refs: refs("doc", x.Evidence...)}}})
	}
	b.addTable(t, "audit.training")
	t = b.table("barriers", b.t("table-barriers"), "barrier", "barrier-measure")
	for _, x := range r.People.Barriers {
		t.Rows = append(t.Rows, Row{Cells: cells(b.in(x.Barrier), b.in(x.Measure))})
	}
	b.addTable(t, "audit.barriers")
}

// obligation says why the plant is audited and by when.
func (b *builder) obligation(r *procedure.Result) {
	o := r.Obligation
	if o == nil {
		return
	}
	b.section("obligation", "section-obligation")
	if o.Voluntary {
		b.add(Paragraph{b.t("voluntary-text")})
	} else {
		t := b.table("classes", b.t("table-classes"), "mandatory-class", "clause", "department", "verification")
		for _, x := range o.Classes {
			t.Rows = append(t.Rows, Row{Cells: cells(b.in(x.Name), b.in(x.Clause), b.in(x.Department), b.t("verification-"+x.Read))})
		}
		b.addTable(t, "audit.obligation")
	}
	if len(r.Deadlines) == 0 {
		return
	}
	t := b.table("deadlines", b.t("table-deadlines", b.in(o.Name), o.Listed.String()), "deadline", "from-event", "!due-date", "!event-date", "state", "evidence", "source")
	for i := range r.Deadlines {
		d := &r.Deadlines[i]
		from := b.word("event-", d.From) + " " + d.Begins.String()
		t.Rows = append(t.Rows, Row{ID: "deadline-" + d.ID, Cells: []Cell{{Text: b.in(d.What)}, {Text: from}, {Text: d.Due.String()}, {Text: d.Done.String()}, chip(DeadlineText(b.lang, d), stateLevels[d.State]), {Refs: refs("doc", d.Evidence...)}, {Text: b.t("verification-" + d.Read), Note: b.in(d.Source)}}})
	}
	b.add(Paragraph{b.t("deadlines-text")}, t)
}
