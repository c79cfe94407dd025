package rating

import (
	"math"
	"slices"
	"strings"

	"headwater/formula"
	"headwater/plant"
	"headwater/unit"
)

// drawnRow is a row whose value changes from draw to draw.
type drawnRow struct {
	row      int
	source   int // of a stated value; -1: computed
	factor   float64
	expr     *formula.Expr
	measures []int // by slot of expr
	local    []float64
	first    float64 // standard uncertainty to first order
	values   []float64
}

// drawing is a plant made ready for joint draws: a copy whose uncertain quantities can
// be set, the measures that depend on them, and the rows that depend on those.
type drawing struct {
	sheet    *sheet
	plant    *plant.Plant
	request  *Request
	products []*plant.Product
	sources  []source
	measures []*measure
	index    map[string]int // of measures, by boundary and variable
	rows     []drawnRow
	shares   map[int]int // row of a family divided by output: its measure
	table    Table
}

// newDrawing finds what is uncertain. It returns nil where nothing that the assessment
// reads is.
func (s *sheet) newDrawing(rows []found, p *plant.Plant, rq *Request, products []*plant.Product) (*drawing, error) {
	d := &drawing{sheet: s, request: rq, products: products, index: map[string]int{}, shares: map[int]int{}, table: s.table}
	seed := rq.Seed
	if seed == 0 {
		seed = DefaultSeed
	}
	copied, uncertain := p.Uncertain()
	d.plant = copied
	for _, u := range uncertain {
		d.sources = append(d.sources, newSource(u.At, u.Quantity, u.Set, seed))
	}
	answers := map[string]int{}
	for r := range rows {
		f, l := &rows[r], &s.lines[r]
		if !s.answerUncertain(f) {
			continue
		}
		a := rq.Answers[l.indicator.ID]
		q := statedFor(l, a)
		at := answerPlace(rq, l, a)
		i, ok := answers[at]
		if !ok {
			i = len(d.sources)
			answers[at] = i
			d.sources = append(d.sources, newSource(at, *q, nil, seed))
		}
		factor, err := q.Unit.Factor(l.unit)
		if err != nil {
			return nil, err
		}
		d.rows = append(d.rows, drawnRow{row: r, source: i, factor: factor, first: f.sd})
	}
	if len(uncertain) > 0 {
		for r := range rows {
			if err := d.addComputed(r, &rows[r]); err != nil {
				return nil, err
			}
		}
		d.addShares()
		differentiate(d.sources, d.measures)
	}
	d.prune()
	if len(d.sources) == 0 {
		return nil, nil
	}
	linearise(d.sources, d.measures)
	return d, nil
}

// answerUncertain reports whether a row stands on a stated value with an uncertainty.
func (s *sheet) answerUncertain(f *found) bool {
	return f.stated && f.value != nil && f.sd > 0 && f.x != NotApplicable
}

// addComputed adds a row whose value the plant's data give.
func (d *drawing) addComputed(r int, f *found) error {
	if f.stated || f.computed == nil || f.x == NotApplicable || math.IsNaN(f.x) {
		return nil
	}
	l := &d.sheet.lines[r]
	row := drawnRow{row: r, source: -1}
	scope := &drawScope{drawing: d, line: l, row: &row, slots: map[string]int{}}
	e, err := formula.Compile(l.indicator.Value, scope)
	if err != nil {
		return err
	}
	if row.factor, err = toRow(1, e.Unit(), l.unit); err != nil {
		return err
	}
	row.expr, row.local = e, make([]float64, len(row.measures))
	d.rows = append(d.rows, row)
	return nil
}

// addMeasure adds what is read, once for every key, and returns its index.
func (d *drawing) addMeasure(key string, read func() (float64, bool)) int {
	i, ok := d.index[key]
	if !ok {
		i = len(d.measures)
		d.index[key] = i
		m := &measure{read: read}
		m.base = m.at()
		m.now = m.base
		d.measures = append(d.measures, m)
	}
	return i
}

// addShares adds the shares of families that are divided by output.
func (d *drawing) addShares() {
	for u := range d.table.units {
		w := &d.table.units[u]
		if len(w.rows) < 2 || !w.sharesKnown {
			continue
		}
		ind := d.sheet.lines[w.rows[0]].indicator
		if !sharedByOutput(ind) {
			continue
		}
		var base unit.Unit
		for _, r := range w.rows {
			product := d.sheet.lines[r].product
			if product == nil {
				continue
			}
			if q, err := d.plant.Output([]string{product.ID}); err == nil && base == (unit.Unit{}) {
				base = q.Unit
			}
			d.shares[r] = d.addMeasure("share\x00"+product.ID+"\x00"+base.String(), func() (float64, bool) {
				q, err := d.plant.Output([]string{product.ID})
				if err == nil {
					q, err = q.In(base)
				}
				return q.Value, err == nil
			})
		}
	}
}

// prune keeps the sources that something depends on, the measures that depend on one,
// and the rows that change.
func (d *drawing) prune() {
	used := make([]bool, len(d.sources))
	for _, m := range d.measures {
		for j := range m.slope {
			used[j] = true
		}
	}
	for i := range d.rows {
		if d.rows[i].source >= 0 {
			used[d.rows[i].source] = true
		}
	}
	place := make([]int, len(d.sources))
	var kept []source
	for j := range d.sources {
		if used[j] {
			place[j] = len(kept)
			kept = append(kept, d.sources[j])
		}
	}
	d.sources = kept
	for _, m := range d.measures {
		moved := make(map[int]float64, len(m.slope))
		for j, v := range m.slope {
			moved[place[j]] = v
		}
		m.slope = moved
	}
	for i := range d.rows {
		if d.rows[i].source >= 0 {
			d.rows[i].source = place[d.rows[i].source]
		}
	}
	d.rows = slices.DeleteFunc(d.rows, func(r drawnRow) bool {
		return r.source < 0 && !slices.ContainsFunc(r.measures, func(m int) bool { return len(d.measures[m].slope) > 0 })
	})
	for r, m := range d.shares {
		if len(d.measures[m].slope) == 0 {
			delete(d.shares, r)
		}
	}
	for i := range d.rows {
		if d.rows[i].source < 0 {
			d.rows[i].first = d.firstOrder(&d.rows[i])
		}
	}
}

// firstOrder returns the standard uncertainty of a computed row to first order:
//
//	u² = Σⱼ (Σₘ ∂f/∂m · ∂m/∂qⱼ · uⱼ)²
//
// over the independent quantities qⱼ and the measures m of its formula.
func (d *drawing) firstOrder(r *drawnRow) float64 {
	grad := make([]float64, len(r.local))
	for slot, m := range r.measures {
		r.local[slot] = d.measures[m].base
	}
	r.expr.Grad(r.local, grad)
	total := make([]float64, len(d.sources))
	for slot, m := range r.measures {
		for j, v := range d.measures[m].slope {
			total[j] += grad[slot] * v
		}
	}
	var sum float64
	for j, v := range total {
		u := r.factor * v * d.sources[j].quantity.SD
		sum += u * u
	}
	return math.Sqrt(sum)
}

// drawScope finds the variables of a value formula in the copy of the plant and makes
// each a measure.
type drawScope struct {
	drawing *drawing
	line    *line
	row     *drawnRow
	slots   map[string]int
}

// Resolve implements formula.Scope.
func (s *drawScope) Resolve(v formula.Var) (int, unit.Unit, error) {
	d := s.drawing
	product := ""
	if s.line.product != nil {
		product = s.line.product.ID
	}
	scope := &plantScope{system: d.sheet.system, plant: d.plant, product: s.line.product, boundary: boundaryOf(s.line, d.request, d.products, ""), factors: d.request.Factors}
	if s.line.product != nil {
		scope.product = d.plant.Product(product)
	}
	q, err := scope.find(v)
	if err != nil {
		return 0, unit.Unit{}, err
	}
	key := product + "\x00" + v.Name + "\x00" + strings.Join(v.Args, "\x00")
	slot, ok := s.slots[key]
	if !ok {
		slot = len(s.row.measures)
		s.slots[key] = slot
		s.row.measures = append(s.row.measures, d.addMeasure(key, func() (float64, bool) {
			scope.parts = scope.parts[:0]
			q, err := scope.find(v)
			return q.Value, err == nil
		}))
	}
	return slot, q.Unit, nil
}
