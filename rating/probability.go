package rating

import (
	"math"
	"slices"

	"headwater/plant"
)

// Drawn is the grade of one draw: the best and the worst that are possible, as indices
// into the grades of the system; len(grades) is below.
type Drawn struct{ Best, Worst int8 }

// Joint says how the probabilities of an assessment were found.
type Joint struct {
	Draws   int      `json:"draws"`
	Seed    uint64   `json:"seed"`
	Inputs  int      `json:"inputs"`  // uncertain quantities that the assessment reads
	Sources []string `json:"sources"` // where they stand in the plant file
	Grades  []Drawn  `json:"-"`       // of every draw, to combine assessments
}

// Spread is the value of an indicator over the draws.
type Spread struct {
	Mean   *float64 `json:"mean"`
	SD     *float64 `json:"sd"`
	Low    *float64 `json:"low"` // 2.5 % of the draws lie below
	High   *float64 `json:"high"`
	Absent int      `json:"absent,omitempty"` // draws without a finite value
}

// drawn is what the joint draws say of an assessment.
type drawn struct {
	joint       *Joint
	probability map[string]float64
	levels      map[int]map[string]float64 // by row
	spreads     map[int]*Spread
	first       map[int]float64
}

// drawn makes the joint draws of an assessment; nil where nothing that it reads is
// uncertain.
func (s *sheet) drawn(rows []found, x []float64, p *plant.Plant, rq *Request, products []*plant.Product) (*drawn, error) {
	if rq.Draws < 0 {
		return nil, nil
	}
	d, err := s.newDrawing(rows, p, rq, products)
	if d == nil || err != nil {
		return nil, err
	}
	return d.draw(x, d.drawsFor()), nil
}

// describe adds to a row of the result what the draws say of it.
func (d *drawn) describe(r int, row *IndicatorRow) {
	if d == nil {
		return
	}
	row.LevelProbability, row.MonteCarlo = d.levels[r], d.spreads[r]
	if first, ok := d.first[r]; ok {
		row.SD = first
	}
}

// draw grades the plant over and over, each time with one joint draw of everything that
// is uncertain, and counts. The weights of families follow the drawn outputs; benchmarks
// stay on the stated parameters, levels in words on the answer.
func (d *drawing) draw(x []float64, draws int) *drawn {
	s := d.sheet
	d.table.rows = slices.Clone(s.table.rows)
	x = slices.Clone(x)
	result := d.table.NewResult()
	out := &drawn{joint: &Joint{Draws: draws, Seed: d.request.Seed, Inputs: len(d.sources), Sources: []string{}, Grades: make([]Drawn, draws)},
		levels: map[int]map[string]float64{}, spreads: map[int]*Spread{}, first: map[int]float64{}}
	if out.joint.Seed == 0 {
		out.joint.Seed = DefaultSeed
	}
	for _, q := range d.sources {
		out.joint.Sources = append(out.joint.Sources, q.at)
	}
	slices.Sort(out.joint.Sources)
	watched := d.watched()
	counts := make([][5]int, len(watched))
	var moving []*measure
	for _, m := range d.measures {
		if len(m.slope) > 0 {
			moving = append(moving, m)
		}
	}
	for i := range d.rows {
		d.rows[i].values = make([]float64, 0, draws)
	}
	for n := range draws {
		d.next(moving)
		d.fill(x)
		d.table.Grade(result, x)
		out.joint.Grades[n] = Drawn{int8(result.Best), int8(result.Worst)}
		for i, r := range watched {
			if lv := result.Rows[r]; lv.Best == lv.Worst {
				counts[i][lv.Best]++
			} else {
				counts[i][4]++
			}
		}
	}
	if len(s.system.Grades) > 0 {
		out.probability = s.system.probabilities(out.joint.Grades)
	}
	for i, r := range watched {
		out.levels[r] = map[string]float64{}
		for k, id := range append(slices.Clone(levelIDs[:]), Below, Undetermined) {
			out.levels[r][id] = float64(counts[i][k]) / float64(draws)
		}
	}
	for i := range d.rows {
		r := &d.rows[i]
		out.spreads[r.row], out.first[r.row] = spreadOf(r.values, draws), r.first
	}
	return out
}

// watched lists the rows whose level can change: those that are drawn, and the rows
// that they are parts of.
func (d *drawing) watched() []int {
	var rows []int
	for i := range d.rows {
		rows = append(rows, d.rows[i].row)
		if whole := d.table.rows[d.rows[i].row].partOf; whole >= 0 {
			rows = append(rows, whole)
		}
	}
	slices.Sort(rows)
	return slices.Compact(rows)
}

// next makes one joint draw and forms the measures that depend on it.
func (d *drawing) next(moving []*measure) {
	for j := range d.sources {
		s := &d.sources[j]
		s.next()
		if s.set != nil {
			s.set(s.value)
		}
	}
	for _, m := range moving {
		m.form(d.sources)
	}
	for r, m := range d.shares {
		d.table.rows[r].share = d.measures[m].now
	}
}

// fill puts the values of the draw into the vector for Grade; a value that cannot be
// formed is missing.
func (d *drawing) fill(x []float64) {
	for i := range d.rows {
		r := &d.rows[i]
		v := 0.0
		if r.source >= 0 {
			v = r.factor * d.sources[r.source].value
		} else {
			for slot, m := range r.measures {
				r.local[slot] = d.measures[m].now
			}
			v = r.factor * r.expr.Eval(r.local)
		}
		if math.IsNaN(v) || math.IsInf(v, 0) {
			v = math.NaN()
		} else {
			r.values = append(r.values, v)
		}
		x[r.row] = v
	}
}

// spreadOf returns mean, standard deviation and the middle 95 % of drawn values.
func spreadOf(values []float64, draws int) *Spread {
	s := &Spread{Absent: draws - len(values)}
	n := float64(len(values))
	if n < 2 {
		return s
	}
	slices.Sort(values)
	middle := values[len(values)/2]
	var mean, sum float64
	for _, v := range values {
		mean += (v - middle) / n
	}
	mean += middle
	for _, v := range values {
		sum += (v - mean) * (v - mean)
	}
	if sd := math.Sqrt(sum / (n - 1)); !math.IsInf(sd, 0) && !math.IsNaN(sd) {
		s.Mean, s.SD = &mean, &sd
	}
	tail := int(math.Round(0.025 * n))
	s.Low, s.High = new(values[tail]), new(values[len(values)-1-tail])
	return s
}

// probabilities counts the grades of the draws: each grade, below, and undetermined
// where the draw leaves best and worst apart.
func (sys *System) probabilities(grades []Drawn) map[string]float64 {
	counts := map[string]int{}
	for _, id := range levelIDs {
		counts[id] = 0
	}
	for i := range sys.Grades {
		counts[sys.Grades[i].ID] = 0
	}
	counts[Below], counts[Undetermined] = 0, 0
	for _, g := range grades {
		switch {
		case g.Best != g.Worst:
			counts[Undetermined]++
		case int(g.Best) >= len(sys.Grades):
			counts[Below]++
		default:
			counts[sys.Grades[g.Best].ID]++
		}
	}
	out := map[string]float64{}
	for id, n := range counts {
		out[id] = float64(n) / float64(len(grades))
	}
	return out
}

// Worst returns the probabilities of the worst grade of several assessments of one
// plant by one system, draw by draw: their draws are the same ones. An assessment
// without uncertainty keeps its grade. It returns nil where none has any.
func (sys *System) Worst(all []*Assessment) map[string]float64 {
	var joint []Drawn
	for _, a := range all {
		if a.Joint == nil {
			continue
		}
		if joint == nil {
			joint = make([]Drawn, len(a.Joint.Grades))
		}
		joint = joint[:min(len(joint), len(a.Joint.Grades))]
		for i := range joint {
			g := a.Joint.Grades[i]
			joint[i] = Drawn{max(joint[i].Best, g.Best), max(joint[i].Worst, g.Worst)}
		}
	}
	if joint == nil {
		return nil
	}
	for _, a := range all {
		if a.Joint != nil {
			continue
		}
		best, worst := sys.gradeIndex(a.Possible.Best), sys.gradeIndex(a.Possible.Worst)
		for i, g := range joint {
			joint[i] = Drawn{max(g.Best, best), max(g.Worst, worst)}
		}
	}
	return sys.probabilities(joint)
}

func (sys *System) gradeIndex(id string) int8 {
	for i := range sys.Grades {
		if sys.Grades[i].ID == id {
			return int8(i)
		}
	}
	return int8(len(sys.Grades))
}
