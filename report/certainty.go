package report

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"headwater/chart"
	"headwater/rating"
	"headwater/say"
)

// certainty is the chapter on how sure the grade is: the share of the joint draws that
// gives each grade, and the indicators whose level changes from draw to draw.
func (b *builder) certainty(a *rating.Assessment) {
	if a.Joint == nil {
		return
	}
	b.heading("certainty", "chapter-certainty")
	b.add(Paragraph{b.t("certainty-text", a.Joint.Inputs, a.Joint.Draws, a.Joint.Seed)})
	if a.Probability != nil {
		b.add(Paragraph{b.t("certainty-sentence", Certainty(b.lang, a))})
		var parts []chart.Part
		for _, id := range outcomes(a) {
			if p := a.Probability[id]; p > 0 {
				parts = append(parts, chart.Part{Label: levelOr(b, id) + " " + Probability(p), Share: p, Level: id})
			}
		}
		b.add(Figure{ID: "certainty-figure" + b.suffix, Name: "certainty" + b.suffix, Caption: b.t("figure-certainty"), SVG: chart.Parts(b.t("figure-certainty"), parts)})
	}
	t := Table{ID: "certainty-table" + b.suffix, Caption: b.t("table-certainty"), Columns: []Column{{Title: b.t("indicator")}, {Title: b.t("value"), Right: true}, {Title: b.t("first-order"), Right: true}, {Title: b.t("monte-carlo"), Right: true}, {Title: b.t("interval-95"), Right: true}, {Title: b.t("unit")}, {Title: b.t("level")}}}
	for _, id := range append(slices.Clone(levels), rating.Undetermined) {
		t.Columns = append(t.Columns, Column{Title: b.level(id), Right: true})
	}
	for i := range a.Indicators {
		if row := &a.Indicators[i]; row.LevelProbability != nil {
			t.Rows = append(t.Rows, b.certaintyRow(row))
		}
	}
	b.add(t)
}

var levels = []string{"I", "II", "III", rating.Below}

func (b *builder) certaintyRow(row *rating.IndicatorRow) Row {
	name := b.in(row.Name)
	if row.Product != "" {
		name += " · " + row.Product
	}
	var cells [4]string
	cells[0] = Number(row.Value)
	if m := row.MonteCarlo; m != nil {
		digits := Digits(row.SD)
		cells[0], cells[1] = digits(row.Value), "± "+digits(&row.SD)
		if m.SD != nil {
			cells[2] = "± " + digits(m.SD)
		}
		if m.Low != nil {
			cells[3] = digits(m.Low) + " … " + digits(m.High)
		}
	}
	r := Row{Cells: []Cell{{Text: name, Note: row.ID}, {Text: cells[0]}, {Text: cells[1]}, {Text: cells[2]}, {Text: cells[3]}, {Text: row.Unit}}}
	level := Cell{Text: b.t("still-possible")}
	if row.Level != nil {
		level = Cell{Text: b.level(*row.Level), Level: *row.Level}
		r.Faint = row.LevelProbability[*row.Level] >= sureEnough
	}
	r.Cells = append(r.Cells, level)
	for _, id := range append(slices.Clone(levels), rating.Undetermined) {
		text := "—"
		if p := row.LevelProbability[id]; p > 0 {
			text = Probability(p)
		}
		r.Cells = append(r.Cells, Cell{Text: text})
	}
	return r
}

// sureEnough is the probability from which a level is shown as sure: it prints as 1.
const sureEnough = 0.995

// Probability prints two decimals; what is neither 0 nor 1 is never printed as such.
func Probability(p float64) string {
	switch {
	case p > 0 && p < 0.005:
		return "< 0.01"
	case p >= sureEnough && p < 1:
		return "> 0.99"
	}
	return strconv.FormatFloat(p, 'f', 2, 64)
}

// outcomes lists what the draws can give: the grades from the best, below, undetermined.
func outcomes(a *rating.Assessment) []string {
	var ids []string
	for _, g := range a.GradeNames {
		ids = append(ids, g.ID)
	}
	return append(ids, rating.Below, rating.Undetermined)
}

// Certainty says in a sentence how sure the level of an assessment is, and what else
// the draws give; nothing where nothing is uncertain.
func Certainty(l say.Lang, a *rating.Assessment) string {
	if a.Probability == nil {
		return ""
	}
	name := func(id string) string {
		if text := say.Term(l, "level-"+id); text != "level-"+id {
			return text
		}
		return id
	}
	var others []string
	for _, id := range outcomes(a) {
		if p := a.Probability[id]; id != a.Level && p > 0 {
			others = append(others, name(id)+" "+Probability(p))
		}
	}
	text := fmt.Sprintf(say.Term(l, "certainty-level"), name(a.Level), Probability(a.Probability[a.Level]))
	if len(others) > 0 {
		text += fmt.Sprintf(say.Term(l, "certainty-others"), strings.Join(others, say.Term(l, "list-comma")))
	}
	return text
}
