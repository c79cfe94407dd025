package report

import (
	"fmt"
	"strings"

	"headwater/integrity"
	"headwater/say"
)

// mostPlaces is how many places of a finding are listed.
const mostPlaces = 6

// Places lists the places of a finding, those beyond mostPlaces as a number.
func Places(l say.Lang, at []string) string {
	var out []string
	for _, p := range at {
		if len(out) == 0 || out[len(out)-1] != p {
			out = append(out, p)
		}
	}
	if len(out) > mostPlaces {
		more := fmt.Sprintf(say.Term(l, "more-places"), len(out)-mostPlaces)
		if l == say.ZH {
			more = fmt.Sprintf(say.Term(l, "more-places"), len(out))
		}
		return strings.Join(out[:mostPlaces], ", ") + " " + more
	}
	return strings.Join(out, ", ")
}

// AlarmRate prints a rate of false alarms; rules without chance have none.
func AlarmRate(rate float64) string {
	if rate == 0 {
		return "—"
	}
	percent := rate * 100
	return "≤ " + Number(&percent) + " %"
}

// Tested says what came of a statistical test.
func Tested(l say.Lang, t *integrity.Test) string {
	switch {
	case t.Reason != nil:
		return say.Reason(l, t.Reason)
	case t.Fired:
		return say.Term(l, "check-fired")
	}
	return say.Term(l, "check-quiet")
}

// integrity is the chapter on what cannot be true and what has to be explained.
func (b *builder) integrity() {
	r := b.r.Integrity
	if r == nil {
		return
	}
	b.suffix = ""
	b.heading("integrity", "chapter-integrity")
	b.add(Paragraph{b.t("integrity-text", len(r.Rules))}, Paragraph{b.t("integrity-counts", r.Counts[integrity.Error], r.Counts[integrity.Query], r.Counts[integrity.Note], len(r.Rules))})
	if len(r.Findings) == 0 {
		b.add(Paragraph{b.t("integrity-none")})
	} else {
		b.add(b.findings(r))
	}
	b.passages(r)
	t := b.table("integrity-tests", b.t("table-integrity-tests"), "check-tests", "#=n", "#check-statistic", "#=p", "#false-alarms", "finding")
	for i := range r.Tests {
		x := &r.Tests[i]
		t.Rows = append(t.Rows, Row{Cells: []Cell{{Text: b.t("rule-" + x.Rule), Note: x.Rule}, {Text: fmt.Sprint(x.N)}, {Text: Number(x.Statistic)}, {Text: Number(x.PValue)}, {Text: AlarmRate(x.Alpha)}, {Text: Tested(b.lang, x)}}, Faint: x.Reason != nil})
	}
	if len(t.Rows) > 0 {
		b.add(t)
	}
}

// severityLevel colours a weight.
var severityLevel = map[string]string{integrity.Error: "below", integrity.Query: "III", integrity.Note: ""}

func (b *builder) findings(r *integrity.Result) Table {
	t := b.table("integrity-findings", b.t("table-integrity"), "severity", "check-tests", "check-what", "check-place")
	for i := range r.Findings {
		f := &r.Findings[i]
		what := Cell{Text: say.Reason(b.lang, &f.Reason)}
		if f.Explained != nil {
			what.Note = b.t("explained") + " " + b.in(f.Explained.Why)
		}
		t.Rows = append(t.Rows, Row{Cells: []Cell{{Text: b.t("severity-" + f.Severity), Level: severityLevel[f.Severity]}, {Text: b.t("rule-" + f.Rule), Note: f.Rule}, what, {Text: Places(b.lang, f.At)}}})
	}
	return t
}

func (b *builder) passages(r *integrity.Result) {
	t := b.table("integrity-passages", b.t("table-passages"), "check-place", "against", "check-what")
	for i := range r.Findings {
		for _, p := range r.Findings[i].Passages {
			t.Rows = append(t.Rows, Row{Cells: cells(p.At, p.With, p.Text)})
		}
	}
	if len(t.Rows) > 0 {
		b.add(t)
	}
}
