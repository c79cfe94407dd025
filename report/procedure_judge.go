package report

import (
	"fmt"
	"slices"
	"strings"

	"headwater/datum"
	"headwater/procedure"
	"headwater/say"
)

// chain is the state of the procedure: steps, what does not fit, score sheets.
func (b *builder) chain() {
	r := b.r.Procedure
	if r == nil {
		return
	}
	b.chapter("chain", b.t("chapter-chain"))
	b.add(Paragraph{b.t("chain-text", b.in(r.Template.Title), StepCounts(b.lang, r))})
	if r.Template.Verification != datum.Official && len(r.Template.Doubts) > 0 {
		b.add(Callout{Kind: "warn", Title: b.t("template-doubts", b.t("verification-"+r.Template.Verification)), Lines: b.lines(r.Template.Doubts)})
	}
	t := b.table("steps", b.t("table-steps"), "#=", "step", "state", "!date", "why", "evidence")
	for _, p := range r.Phases {
		t.Rows = append(t.Rows, Row{Group: true, Cells: cells(b.in(p.Name))})
		for i := range p.Steps {
			s := &p.Steps[i]
			var why []string
			for k := range s.Reasons {
				why = append(why, say.Reason(b.lang, &s.Reasons[k]))
			}
			t.Rows = append(t.Rows, Row{ID: "step-" + s.ID, Faint: s.State == procedure.StepLeftOut || s.State == procedure.StepLater, Cells: []Cell{{Text: fmt.Sprint(s.Number)}, {Text: b.in(s.Name)}, chip(b.t("step-state-"+s.State), stateLevels[s.State]), {Text: s.Done.String()}, {Text: strings.Join(why, b.t("list-comma"))}, {Refs: refs("doc", s.Evidence...)}}})
		}
	}
	b.add(t)
	b.section("findings", "section-findings")
	t = b.table("finding-table", b.t("table-findings"), "severity", "finding", "place", "step")
	for i := range r.Findings {
		f := &r.Findings[i]
		t.Rows = append(t.Rows, Row{Cells: []Cell{chip(b.t("severity-"+f.Severity), stateLevels[f.Severity]), {Text: say.Reason(b.lang, &f.Reason), Note: f.Rule}, {Text: strings.Join(f.At, ", ")}, {Refs: refs("step", f.Step)}}})
	}
	if len(t.Rows) == 0 {
		b.add(Callout{Kind: "good", Lines: []string{b.t("findings-none")}})
	} else {
		b.add(t)
	}
	for i := range r.Sheets {
		b.sheet(&r.Sheets[i], i)
	}
}

func (b *builder) sheet(s *procedure.SheetResult, i int) {
	b.add(Heading{Level: 2, ID: "sheet-" + s.ID, Text: b.in(s.Name)})
	switch {
	case s.Pass == nil:
		b.add(Callout{Kind: "warn", Lines: []string{say.Reason(b.lang, s.Reason)}})
	case !*s.Pass:
		b.add(Callout{Kind: "bad", Lines: []string{b.sheetVerdict(s)}})
	default:
		b.add(Callout{Kind: "good", Lines: []string{b.sheetVerdict(s)}})
	}
	if s.Pass != nil && !s.Submittable {
		b.add(Callout{Kind: "note", Lines: []string{b.t("sheet-reference")}})
	}
	if len(s.Vetoes) > 0 {
		t := b.table("veto-"+s.ID, b.t("table-vetoes"), "veto", "found", "stated-by-reviewer", "applies")
		for _, v := range s.Vetoes {
			note := ""
			if v.Reason != nil {
				note = say.Reason(b.lang, v.Reason)
			}
			found, stated := b.vetoYes(v.Found), b.vetoYes(v.Stated)
			found.Note = note
			t.Rows = append(t.Rows, Row{Cells: []Cell{{Text: b.in(v.Name)}, found, stated, b.vetoYes(v.Applies)}})
		}
		b.add(t)
	}
	blocks := slices.ContainsFunc(s.Items, func(x procedure.ItemRow) bool { return x.Block != datum.Text{} })
	columns := []string{"item", "#points", "#self-score", "#expert-score"}
	if blocks {
		columns = append([]string{"block"}, columns...)
	}
	t := b.table("items-"+s.ID, b.t("table-items"), columns...)
	for _, x := range s.Items {
		points := b.t("gap-unread")
		if x.Points != nil {
			points = Number(x.Points)
		}
		row := Row{Cells: cells(b.in(x.Name), points, dash(x.Self), dash(x.Expert))}
		if blocks {
			row.Cells = append(cells(b.in(x.Block)), row.Cells...)
		}
		t.Rows = append(t.Rows, row)
	}
	b.add(t)
}

func (b *builder) sheetVerdict(s *procedure.SheetResult) string {
	if s.Band == "" {
		return say.Reason(b.lang, s.Reason)
	}
	total, who := s.Expert, b.t("expert-mean", s.Experts, dash(s.ExpertLow), dash(s.ExpertHigh))
	if total == nil {
		total, who = s.Self, b.t("self-score")
	}
	return b.t("sheet-verdict", b.in(s.BandName), Number(total), who)
}

// vetoYes colours the other way round: a veto that applies is bad.
func (b *builder) vetoYes(v *bool) Cell {
	switch {
	case v == nil:
		return chip("—", "undetermined")
	case *v:
		return chip(b.t("answer-yes"), "below")
	}
	return chip(b.t("answer-no"), "I")
}
