package rating

import (
	"errors"
	"math"
	"slices"
	"strings"

	"headwater/datum"
	"headwater/fault"
	"headwater/plant"
)

// The two outcomes that no document names.
const (
	Below        = "below"
	Undetermined = "undetermined"
)

// Assessment is one profile of one system applied to one plant.
type Assessment struct {
	System      string         `json:"system"`
	Title       datum.Text     `json:"title"`
	Profile     string         `json:"profile"`
	ProfileName datum.Text     `json:"profile_name"`
	Origin      datum.Origin   `json:"origin"`
	Validity    datum.Validity `json:"validity"`
	Level       string         `json:"level"`
	Grade       *datum.Text    `json:"grade,omitempty"` // as the document names it
	Possible    Possible       `json:"possible"`
	Submittable bool           `json:"submittable"`
	Index       Index          `json:"index"`
	Groups      []GroupScore   `json:"groups"`
	Indicators  []IndicatorRow `json:"indicators"`
	Binding     []Binding      `json:"binding"`
	Missing     []MissingRow   `json:"missing"`
	Sensitivity []Lift         `json:"sensitivity"`
	Reason      *fault.Reason  `json:"reason,omitempty"` // why the level is not determined, or not submittable
	Warnings    []fault.Reason `json:"warnings"`
	GradeNames  []GradeName    `json:"grade_names,omitempty"`

	Probability map[string]float64 `json:"probability,omitempty"` // of each grade, below and undetermined, where inputs are uncertain
	Joint       *Joint             `json:"joint_draws,omitempty"`
}

// GradeName is one grade in the words of the document.
type GradeName struct {
	ID    string     `json:"id"`
	Name  datum.Text `json:"name"`
	Index *IndexRule `json:"index,omitempty"`
}

// Possible is the best and the worst grade that all admissible values and weights allow.
type Possible struct {
	Best  string `json:"best"`
	Worst string `json:"worst"`
}

// Index holds the index of every level: a number where it is determined, bounds always.
type Index struct {
	I      *float64          `json:"I"`
	II     *float64          `json:"II"`
	III    *float64          `json:"III"`
	P      *float64          `json:"P,omitempty"` // two-part systems
	Bounds map[string]Bounds `json:"bounds"`
	Reason *fault.Reason     `json:"reason,omitempty"`
}

// Bounds is a closed interval.
type Bounds struct {
	Low  float64 `json:"low"`
	High float64 `json:"high"`
}

// GroupScore is one first-level group.
type GroupScore struct {
	ID      string            `json:"id"`
	Name    datum.Text        `json:"name"`
	Weight  *float64          `json:"weight"` // null: not read
	Applies bool              `json:"applies"`
	Score   map[string]Bounds `json:"score"` // 0 to 100 inside the group
}

// IndicatorRow is one indicator for one product.
type IndicatorRow struct {
	ID              string        `json:"id"`
	Group           string        `json:"group"`
	Name            datum.Text    `json:"name"`
	Kind            string        `json:"kind"`
	Product         string        `json:"product"`
	Part            string        `json:"part,omitempty"`
	Value           *float64      `json:"value"`
	SD              float64       `json:"sd,omitempty"` // first order
	Unit            string        `json:"unit"`
	Per             datum.Text    `json:"per,omitzero"`
	Status          string        `json:"status"` // assessed, missing, not-applicable, no-threshold
	Level           *string       `json:"level"`
	Possible        *Possible     `json:"possible,omitempty"`
	LevelsUsed      LevelsUsed    `json:"levels_used"`
	Weight          *float64      `json:"weight"`
	Share           *float64      `json:"share"`
	EffectiveWeight *float64      `json:"effective_weight"`
	Limiting        *bool         `json:"limiting"` // null: the mark was not read
	Origin          string        `json:"origin"`   // stated, computed, or empty
	Boundary        *BoundaryUsed `json:"boundary"`
	Evidence        []string      `json:"evidence,omitempty"`
	Reason          *fault.Reason `json:"reason"`
	Doubts          []datum.Text  `json:"doubts,omitempty"`

	LevelProbability map[string]float64 `json:"level_probability,omitempty"`
	MonteCarlo       *Spread            `json:"monte_carlo,omitempty"`
}

// LevelsUsed shows the requirement of every level with the plant's parameters put in.
type LevelsUsed struct {
	I         LevelUsed `json:"I,omitzero"`
	II        LevelUsed `json:"II,omitzero"`
	III       LevelUsed `json:"III,omitzero"`
	Direction string    `json:"direction,omitempty"`
}

// LevelUsed is one requirement as printed, and its limit as a number.
type LevelUsed struct {
	Printed Cell     `json:"printed"`
	Limit   *float64 `json:"limit,omitempty"`
	Gap     string   `json:"gap,omitempty"`
}

// IsZero reports whether nothing was printed.
func (l LevelUsed) IsZero() bool { return l.Printed.IsZero() && l.Gap == "" }

// MissingRow is an indicator without a value, and why.
type MissingRow struct {
	ID      string        `json:"id"`
	Product string        `json:"product,omitempty"`
	Status  string        `json:"status"`
	Reason  *fault.Reason `json:"reason"`
}

// Rate applies a profile of a system to a plant, on the stated values. The problems of
// the plant's answers come back joined, at JSON pointers into the plant file.
func Rate(sys *System, p *plant.Plant, rq *Request) (*Assessment, error) {
	profile, err := pickProfile(sys, rq.Profile)
	if err != nil {
		return nil, err
	}
	products := productsWithin(p, rq.Processes)
	s, err := layout(sys, profile, p, products)
	if err != nil {
		return nil, err
	}
	rows, err := s.gather(p, rq, products)
	if err := errors.Join(s.checkAnswers(rq), s.checkClasses(p, products, rq), err); err != nil {
		return nil, err
	}
	x := make([]float64, len(rows))
	for r := range rows {
		x[r] = rows[r].x
	}
	result := s.table.NewResult()
	s.table.Grade(result, x)

	drawn, err := s.drawn(rows, x, p, rq, products)
	if err != nil {
		return nil, err
	}

	a := &Assessment{
		System: sys.ID, Title: sys.Title, Profile: profile.ID, ProfileName: profile.AppliesTo,
		Origin: sys.Origin, Submittable: sys.Verification == datum.Official,
	}
	for _, g := range sys.Grades {
		a.GradeNames = append(a.GradeNames, GradeName{g.ID, g.Name, g.Index})
	}
	s.decide(a, result)
	s.addIndex(a, result)
	s.addGroups(a, result)
	for r := range s.lines {
		row := s.indicatorRow(r, &rows[r], result)
		if err := s.addBoundary(&row, r, &rows[r], p, rq, products); err != nil {
			return nil, err
		}
		drawn.describe(r, &row)
		a.Indicators = append(a.Indicators, row)
		if s.table.rows[r].partOf < 0 && (row.Status == "missing" || row.Status == "no-threshold") {
			a.Missing = append(a.Missing, MissingRow{row.ID, row.Product, row.Status, row.Reason})
		}
	}
	a.Binding = s.binding(result)
	a.Sensitivity = s.sensitivity(x, result)
	if drawn != nil {
		a.Probability, a.Joint = drawn.probability, drawn.joint
	}
	a.Warnings = append(s.notes, sys.weightNotes(profile)...)
	return a, nil
}

func pickProfile(sys *System, id string) (*Profile, error) {
	if !sys.HasIndicators() {
		return nil, fault.Input("/index/system", "system-listed", sys.ID)
	}
	var ids []string
	for i := range sys.Profiles {
		if sys.Profiles[i].ID == id || id == "" && len(sys.Profiles) == 1 {
			if len(sys.Profiles[i].Groups) == 0 {
				return nil, fault.Input("/index/profile", "profile-empty", sys.Profiles[i].ID, sys.ID)
			}
			return &sys.Profiles[i], nil
		}
		ids = append(ids, sys.Profiles[i].ID)
	}
	if id == "" {
		return nil, fault.Input("/index", "profile-wanted", sys.ID, strings.Join(ids, ", "))
	}
	return nil, fault.NotFound("/index/profile", "profile-unknown", id, strings.Join(ids, ", "))
}

// productsWithin returns the products that the processes of an assessment make.
func productsWithin(p *plant.Plant, processes []string) []*plant.Product {
	var out []*plant.Product
	for i := range p.Products {
		made := processes == nil
		for _, id := range processes {
			if pr := p.Process(id); pr != nil && slices.Contains(pr.Makes, p.Products[i].ID) {
				made = true
			}
		}
		if made {
			out = append(out, &p.Products[i])
		}
	}
	return out
}

// checkClasses wants a class for every product where the system divides by class.
func (s *sheet) checkClasses(p *plant.Plant, products []*plant.Product, rq *Request) error {
	if len(s.system.Classes) == 0 {
		return nil
	}
	var ids []string
	for _, c := range s.system.Classes {
		ids = append(ids, c.ID)
	}
	var bad []error
	for _, product := range products {
		class := s.classOf(product)
		switch {
		case class == "" && product.Class != "":
			bad = append(bad, fault.NotFound(productPlace(p, product)+"/class", "class-unknown", product.Class, strings.Join(ids, ", "), rq.Nearest(product.Class, ids)))
		case class == "":
			bad = append(bad, fault.Input(productPlace(p, product), "class-wanted", product.ID, strings.Join(ids, ", ")))
		case product.Class == "" && product.ID != class:
			s.notes = append(s.notes, fault.Reason{Code: "class-assumed", Items: []string{product.ID, class}})
		}
	}
	return errors.Join(bad...)
}

func productPlace(p *plant.Plant, product *plant.Product) string {
	i := slices.IndexFunc(p.Products, func(x plant.Product) bool { return x.ID == product.ID })
	return "/products/" + formatNumber(float64(i))
}

// decide writes the level: the grade that is both the best and the worst possible.
func (s *sheet) decide(a *Assessment, result *Result) {
	name := func(i int) string {
		if i >= len(s.system.Grades) {
			return Below
		}
		return s.system.Grades[i].ID
	}
	a.Possible = Possible{name(result.Best), name(result.Worst)}
	switch {
	case len(s.system.Grades) == 0:
		a.Possible = Possible{"", ""}
		a.Level, a.Reason = Undetermined, &fault.Reason{Code: "grade-rule-unread", Items: []string{s.system.ID}}
	case result.Best != result.Worst:
		a.Level, a.Reason = Undetermined, &fault.Reason{Code: "level-undetermined", Items: []string{a.Possible.Best, a.Possible.Worst}}
	default:
		a.Level = name(result.Best)
		if result.Best < len(s.system.Grades) {
			a.Grade = &s.system.Grades[result.Best].Name
		}
	}
}

// determined is how far two bounds may lie apart and still print as one number: an
// index is given to two decimals.
const determined = 1e-9

func (s *sheet) addIndex(a *Assessment, result *Result) {
	a.Index.Bounds = map[string]Bounds{}
	if s.system.Family == Levels {
		a.Index.Reason = &fault.Reason{Code: "no-index"}
		return
	}
	fields := []**float64{&a.Index.I, &a.Index.II, &a.Index.III}
	ids := levelIDs[:]
	if s.system.Family == TwoPart {
		fields, ids = []**float64{&a.Index.P}, []string{"P"}
	}
	for k, id := range ids {
		low, high := result.Low[k], result.High[k]
		a.Index.Bounds[id] = Bounds{low, high}
		if high-low <= determined {
			*fields[k] = &low
		} else {
			a.Index.Reason = &fault.Reason{Code: "index-bounded"}
		}
	}
}

func (s *sheet) addGroups(a *Assessment, result *Result) {
	ids := levelIDs[:s.table.levels]
	if s.system.Family == TwoPart {
		ids = []string{"P"}
	}
	for g := range s.profile.Groups {
		group := &s.profile.Groups[g]
		score := GroupScore{ID: group.ID, Name: group.Name, Applies: result.applies[g], Score: map[string]Bounds{}}
		if group.Weight.Known {
			score.Weight = new(group.Weight.Value)
		}
		for k, id := range ids {
			score.Score[id] = Bounds{100 * result.groupLow[g][k], 100 * result.groupHigh[g][k]}
		}
		a.Groups = append(a.Groups, score)
	}
}

func rankName(rank int8) string {
	if int(rank) >= len(levelIDs) {
		return Below
	}
	return levelIDs[rank]
}

// indicatorRow describes one row of the result.
func (s *sheet) indicatorRow(r int, f *found, result *Result) IndicatorRow {
	l, ind, lv := &s.lines[r], s.lines[r].indicator, result.Rows[r]
	row := IndicatorRow{
		ID: ind.ID, Group: l.group0.ID, Name: ind.Name, Kind: ind.Kind, Value: f.value, SD: f.sd, Unit: l.unit.String(), Per: ind.Per,
		Evidence: f.evidence, Reason: f.reason, Doubts: ind.Doubts, LevelsUsed: s.levelsUsed(r),
	}
	if ind.Unit == "" && l.part == nil {
		row.Unit = ""
	}
	if l.product != nil {
		row.Product = l.product.ID
	}
	if l.part != nil {
		row.Part, row.Name = l.part.ID, l.part.Name
	}
	if limiting := s.table.rows[r].limiting; limiting != Unread {
		row.Limiting = new(limiting == Yes)
	}
	switch {
	case f.stated:
		row.Origin = "stated"
	case f.computed != nil:
		row.Origin = "computed"
	}
	s.addWeights(&row, r, result)
	switch {
	case !lv.Applies:
		row.Status = "not-applicable"
		return row
	case l.gap != "" && lv.Best != lv.Worst:
		row.Status = "no-threshold"
		row.Reason = &fault.Reason{Code: l.gap, Items: l.gapItems}
	case math.IsNaN(f.x):
		row.Status = "missing"
	default:
		row.Status = "assessed"
	}
	if lv.Best == lv.Worst {
		row.Level = new(rankName(lv.Best))
		if row.Status == "missing" && len(ind.Parts) == 0 {
			row.Status = "assessed" // nothing is required: the level holds without a value
		}
	} else {
		row.Possible = &Possible{rankName(lv.Best), rankName(lv.Worst)}
		if len(ind.Parts) > 0 && l.part == nil && row.Status == "assessed" {
			row.Status, row.Reason = "missing", &fault.Reason{Code: "answer-missing", Items: []string{ind.ID}}
		}
	}
	return row
}

// addWeights fills the printed weight, the share within a family, and the weight that
// the row has in the index: only where all three were read.
func (s *sheet) addWeights(row *IndicatorRow, r int, result *Result) {
	u := s.table.rows[r].unit
	if u < 0 {
		return
	}
	w := &s.table.units[u]
	if w.known {
		row.Weight = new(w.weight)
	}
	if !result.Rows[r].Applies {
		row.EffectiveWeight = new(0.0)
		return
	}
	var base float64
	for _, i := range w.rows {
		if result.Rows[i].Applies {
			base += s.table.rows[i].share
		}
	}
	if !w.sharesKnown || !(base > 0) {
		return
	}
	row.Share = new(s.table.rows[r].share / base)
	group := &s.table.groups[w.group]
	if !w.known || !group.known || group.incomplete {
		return
	}
	var kept, all float64
	for _, i := range group.units {
		if !s.table.units[i].known {
			if all < 1 && s.unitApplies(i, result) != s.unitApplies(u, result) {
				return
			}
			kept, all = 1, 1 // the rows that were not read complete the group to 1
			break
		}
		all += s.table.units[i].weight
		if s.unitApplies(i, result) {
			kept += s.table.units[i].weight
		}
	}
	row.EffectiveWeight = new(group.weight * w.weight * *row.Share * all / kept)
}

func (s *sheet) unitApplies(u int, result *Result) bool {
	return slices.ContainsFunc(s.table.units[u].rows, func(r int) bool { return result.Rows[r].Applies })
}

func (s *sheet) levelsUsed(r int) LevelsUsed {
	l, row := &s.lines[r], &s.table.rows[r]
	used := LevelsUsed{Direction: l.indicator.Direction}
	if l.part != nil {
		used.Direction = l.part.Direction
	}
	for k, dst := range []*LevelUsed{&used.I, &used.II, &used.III} {
		cell := l.cells[k]
		if s.system.Family == TwoPart {
			cell = l.indicator.Benchmark
		}
		*dst = LevelUsed{Printed: cell, Gap: cell.Gap}
		if original, ok := l.indicator.Levels[levelIDs[k]]; ok && original.Gap == GapSame {
			dst.Gap = GapSame
		}
		if lv := row.cells[k]; lv.kind == levelBound {
			dst.Limit = new(lv.lo)
		}
	}
	return used
}
