package sheet

import (
	"strings"

	"headwater/report"
	"headwater/say"
)

// Results puts the key figures and the tables of a report's document into sheets that are
// not read back: one for each chapter that has some.
func Results(doc *report.Document) (out []Result) {
	l := lang(say.EN)
	if doc.Lang == "zh" {
		l = lang(say.ZH)
	}
	labels := doc.Labels()
	current := Result{Name: "# " + l.pick("results", "结果")}
	for _, m := range doc.Marks {
		current.Rows = append(current.Rows, []any{m})
	}
	flush := func() {
		if len(current.Rows) > 0 {
			out = append(out, current)
		}
	}
	for i, b := range doc.Blocks {
		switch b := b.(type) {
		case report.Heading:
			if b.Level == 1 {
				flush()
				current = Result{Name: "# " + strings.TrimSpace(labels.Block(i)+" "+b.Text)}
			}
		case report.KeyFigures:
			for _, f := range b.Items {
				current.Rows = append(current.Rows, []any{f.Label, cellOf(report.Cell{Text: f.Value}), f.Note})
			}
		case report.Table:
			current.Rows = append(current.Rows, rowsOfTable(&b, labels.Block(i))...)
		}
	}
	flush()
	return out
}
