package rating

import (
	"errors"
	"maps"
	"slices"

	"headwater/plant"
)

// Trial is a plant made ready to be graded again and again with other amounts in its
// streams and energy accounts, or other answers: its products and parameters stay.
type Trial struct {
	sheet    *sheet
	request  *Request
	products []*plant.Product
	result   *Result
}

// Outcome is a grade alone: the best and the worst that are possible, as indices into
// Grades, whose length is below; and the bounds of the index of every level.
type Outcome struct {
	Best, Worst int
	Low, High   [3]float64
}

// NewTrial lays a profile out for a plant. Its problems are those of Rate.
func NewTrial(sys *System, p *plant.Plant, rq *Request) (*Trial, error) {
	profile, err := pickProfile(sys, rq.Profile)
	if err != nil {
		return nil, err
	}
	t := &Trial{request: rq, products: productsWithin(p, rq.Processes)}
	if t.sheet, err = layout(sys, profile, p, t.products); err != nil {
		return nil, err
	}
	if err := errors.Join(t.sheet.checkAnswers(rq), t.sheet.checkClasses(p, t.products, rq)); err != nil {
		return nil, err
	}
	t.result = t.sheet.table.NewResult()
	return t, nil
}

// Grades lists the grades of the system in their order.
func (t *Trial) Grades() (ids []string) {
	for _, g := range t.sheet.system.Grades {
		ids = append(ids, g.ID)
	}
	return ids
}

// Values returns the value of every row for a changed copy of the plant; answers stand in
// place of the plant's where they name an indicator.
func (t *Trial) Values(p *plant.Plant, answers map[string]plant.Answer) ([]float64, error) {
	rq := *t.request
	if len(answers) > 0 {
		rq.Answers = map[string]plant.Answer{}
		maps.Copy(rq.Answers, t.request.Answers)
		maps.Copy(rq.Answers, answers)
	}
	notes := t.sheet.notes
	rows, err := t.sheet.gather(p, &rq, t.products)
	t.sheet.notes = notes
	if err != nil {
		return nil, err
	}
	x := make([]float64, len(rows))
	for r := range rows {
		x[r] = rows[r].x
	}
	return x, nil
}

// Grade grades one vector of values.
func (t *Trial) Grade(x []float64) Outcome {
	t.sheet.table.Grade(t.result, x)
	return Outcome{t.result.Best, t.result.Worst, t.result.Low, t.result.High}
}

// Row names a row: its indicator, and its product where it has one of its own.
func (t *Trial) Row(r int) (indicator, product string) {
	l := &t.sheet.lines[r]
	if l.product != nil {
		product = l.product.ID
	}
	return l.indicator.ID, product
}

// Better reports whether value a of a row is at least as good as b for what is certain of
// the grade: the worst level that it leaves, or what it earns of a benchmark.
func (t *Trial) Better(r int, a, b float64) bool {
	row := &t.sheet.table.rows[r]
	if row.ratio != nil {
		la, _ := row.ratio.score(a)
		lb, _ := row.ratio.score(b)
		return la >= lb
	}
	la, lb := row.grade(a), row.grade(b)
	if la.Applies != lb.Applies {
		return !la.Applies // a row that does not apply keeps nothing back
	}
	if la.Worst != lb.Worst {
		return la.Worst < lb.Worst
	}
	return la.Best <= lb.Best
}

// Has reports whether the profile has an indicator of that id; words reports whether it is
// a requirement in words.
func (t *Trial) Has(id string) (has, words bool) {
	i := slices.IndexFunc(t.sheet.lines, func(l line) bool { return l.indicator.ID == id })
	if i < 0 {
		return false, false
	}
	return true, t.sheet.lines[i].indicator.Kind == "qualitative"
}

// Indicators lists the ids of the profile's indicators.
func (t *Trial) Indicators() (ids []string) {
	for i := range t.sheet.lines {
		if id := t.sheet.lines[i].indicator.ID; !slices.Contains(ids, id) {
			ids = append(ids, id)
		}
	}
	return ids
}
