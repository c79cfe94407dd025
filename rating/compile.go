package rating

import (
	"errors"
	"math"
	"slices"
	"strconv"
	"strings"

	"headwater/fault"
	"headwater/formula"
	"headwater/plant"
	"headwater/unit"
)

// line is one row of a table with what a reader wants to know of it.
type line struct {
	group     int
	group0    *Group
	indicator *Indicator
	part      *Part          // nil: the row itself
	product   *plant.Product // nil: the whole plant
	unit      unit.Unit
	cells     [3]Cell // as printed, merged cells followed
	gap       string  // why the row cannot be graded in full: reason code
	gapItems  []string
	absent    string // reason code: the row does not apply by its nature
}

// sheet is a table with its lines, for one plant.
type sheet struct {
	system  *System
	profile *Profile
	table   Table
	lines   []line
	notes   []fault.Reason // what was assumed or looks wrong
}

var levelIDs = [3]string{"I", "II", "III"}

// NewTable makes a profile ready for a plant: one row per indicator, or per indicator
// and product where the system divides by class, in the order of the document. Grade
// wants one value per row. An empty profile is the only one.
func NewTable(sys *System, profile string, p *plant.Plant) (*Table, error) {
	pr, err := pickProfile(sys, profile)
	if err != nil {
		return nil, err
	}
	s, err := layout(sys, pr, p, productsWithin(p, nil))
	if err != nil {
		return nil, err
	}
	return &s.table, nil
}

// layout puts a plant's products and parameters into a profile.
func layout(sys *System, profile *Profile, p *plant.Plant, products []*plant.Product) (*sheet, error) {
	s := &sheet{system: sys, profile: profile}
	s.table.levels = 3
	if sys.Family == TwoPart {
		s.table.levels = 1
	}
	s.table.rules = sys.Missing
	var bad []error
	for g := range profile.Groups {
		group := &profile.Groups[g]
		s.table.groups = append(s.table.groups, tableGroup{
			weight: s.groupWeight(group), known: group.Weight.Known, bonus: group.Bonus, incomplete: group.Incomplete,
		})
		families := map[string]int{}
		for i := range group.Indicators {
			if err := s.addIndicator(g, group, &group.Indicators[i], p, products, families); err != nil {
				bad = append(bad, err)
			}
		}
	}
	s.shareFamilies(p)
	s.table.prepare()
	for _, g := range sys.Grades {
		s.table.grades = append(s.table.grades, compileGrade(&g, sys.Family))
	}
	return s, errors.Join(bad...)
}

// groupWeight is the printed weight; in a two-part system the points of a group count
// within its part, and the part by its fixed share: W = share · points / Σ points.
func (s *sheet) groupWeight(group *Group) float64 {
	if s.system.Parts == nil {
		return group.Weight.Value
	}
	var points float64
	for _, g := range s.profile.Groups {
		if g.Part == group.Part {
			points += g.Weight.Value
		}
	}
	share := s.system.Parts.Quantitative
	if group.Part == "qualitative" {
		share = s.system.Parts.Qualitative
	}
	if !(points > 0) {
		return 0
	}
	return share * group.Weight.Value / points
}

func compileGrade(g *Grade, family string) tableGrade {
	rank := func(id string) int { return slices.Index(levelIDs[:], id) }
	out := tableGrade{index: -1, limiting: rank(g.Limiting), others: rank(g.Others), every: rank(g.Every)}
	if g.Index != nil {
		out.index, out.bar = max(rank(g.Index.Of), 0), g.Index.AtLeast
	}
	return out
}

// addIndicator adds the rows of one indicator: one for the plant, or one per product
// of its classes.
func (s *sheet) addIndicator(g int, group *Group, ind *Indicator, p *plant.Plant, products []*plant.Product, families map[string]int) error {
	u, ok := families[ind.Weight.Family]
	if !ok || ind.Weight.Family == "" {
		u = len(s.table.units)
		s.table.units = append(s.table.units, weightUnit{group: g, weight: s.weightInGroup(group, ind), known: ind.Weight.Known, sharesKnown: true})
		s.table.groups[g].units = append(s.table.groups[g].units, u)
		if ind.Weight.Family != "" {
			families[ind.Weight.Family] = u
		}
	}
	if len(ind.Class) == 0 {
		return s.addRow(g, group, ind, u, p, nil)
	}
	made := false
	var bad []error
	for _, product := range products {
		if slices.Contains(ind.Class, s.classOf(product)) {
			made = true
			bad = append(bad, s.addRow(g, group, ind, u, p, product))
		}
	}
	if !made {
		bad = append(bad, s.addRow(g, group, ind, u, p, nil))
		s.lines[len(s.lines)-1].absent = "product-not-made"
	}
	return errors.Join(bad...)
}

// weightInGroup is the printed weight; in a two-part system points of the group's.
func (s *sheet) weightInGroup(group *Group, ind *Indicator) float64 {
	if s.system.Parts != nil && group.Weight.Value > 0 {
		return ind.Weight.Value / group.Weight.Value
	}
	return ind.Weight.Value
}

// classOf is the class that the plant file names, or the one that goes by the
// product's id.
func (s *sheet) classOf(product *plant.Product) string {
	id := product.Class
	if id == "" {
		id = product.ID
	}
	for _, c := range s.system.Classes {
		if c.ID == id || product.Class == "" && slices.Contains(c.Aliases, id) {
			return c.ID
		}
	}
	return ""
}

func (s *sheet) addRow(g int, group *Group, ind *Indicator, u int, p *plant.Plant, product *plant.Product) error {
	l := line{group: g, group0: group, indicator: ind, product: product}
	row := tableRow{unit: u, share: 1, limiting: ind.Limiting, partOf: -1, words: ind.Kind == "qualitative"}
	if row.limiting == "" {
		row.limiting = Unread
	}
	var bad []error
	if ind.Unit != "" {
		var err error
		if l.unit, err = unit.Parse(ind.Unit); err != nil {
			bad = append(bad, fault.At(ind.ID, err))
		}
	}
	l.cells = followMerged(ind.Levels)
	env := scopeOf(s.system, p, product)
	switch {
	case s.system.Family == TwoPart:
		bad = append(bad, s.compileRatio(&row, &l, ind, env))
	case len(ind.Parts) > 0:
		row.words = true
	default:
		bad = append(bad, compileCells(&row, &l, l.cells, env))
	}
	r := len(s.table.rows)
	s.table.rows = append(s.table.rows, row)
	s.lines = append(s.lines, l)
	s.table.units[u].rows = append(s.table.units[u].rows, r)
	if s.system.Family != TwoPart {
		for i := range ind.Parts {
			bad = append(bad, s.addPart(r, l, &ind.Parts[i], env))
		}
	}
	return errors.Join(bad...)
}

// addPart adds a row for one of the numbers of a row that prints several.
func (s *sheet) addPart(parent int, l line, part *Part, env *levelScope) error {
	u, err := unit.Parse(part.Unit)
	if err != nil {
		return fault.At(l.indicator.ID+"/"+part.ID, err)
	}
	l.part, l.unit = part, u
	var cells [3]Cell
	for k := range cells {
		cells[k] = l.cells[k]
		if sub, ok := l.cells[k].Parts[part.ID]; ok {
			cells[k] = sub
		}
	}
	l.cells = cells
	row := tableRow{unit: -1, limiting: No, partOf: parent}
	err = compileCells(&row, &l, cells, env)
	s.table.rows = append(s.table.rows, row)
	s.lines = append(s.lines, l)
	return err
}

// followMerged replaces merged cells by the cell that they repeat.
func followMerged(levels map[string]Cell) (cells [3]Cell) {
	for k, id := range levelIDs {
		c, ok := levels[id]
		for range levelIDs {
			if !ok || c.Gap != GapSame {
				break
			}
			c, ok = levels[c.SameAs]
		}
		if !ok || c.Gap == GapSame {
			c = Cell{Gap: GapUnread}
		}
		cells[k] = c
	}
	return cells
}

// compileCells turns the cells of a row into numbers. A row none of whose levels is
// set by the document cannot be graded and leaves the weight base.
func compileCells(row *tableRow, l *line, cells [3]Cell, env *levelScope) error {
	var bad []error
	row.open = true
	for k := range cells {
		lv, gap, items, err := compileCell(&cells[k], env)
		if err != nil {
			bad = append(bad, fault.At(l.indicator.ID+"/"+levelIDs[k], err))
		}
		row.cells[k] = lv
		if cells[k].Gap != GapNotSet {
			row.open = false
		}
		if gap != "" && l.gap == "" {
			l.gap, l.gapItems = gap, items
		}
	}
	if row.open {
		l.absent = "benchmark-not-set"
	}
	return errors.Join(bad...)
}

// compileCell returns the requirement of a cell; gap is the reason code where it
// has none that can be used.
func compileCell(c *Cell, env *levelScope) (lv level, gap string, items []string, err error) {
	switch c.Gap {
	case GapUnread:
		return level{kind: levelUnknown}, "threshold-unread", nil, nil
	case GapQuarantined:
		return level{kind: levelUnknown}, "threshold-quarantined", []string{c.Why}, nil
	case GapNone:
		return level{kind: levelNone}, "", nil, nil
	case GapNoText, GapNotSet:
		return level{kind: levelNever}, "", nil, nil
	}
	if c.By != "" {
		word, ok := env.word(c.By)
		if !ok {
			return level{kind: levelUnknown}, "parameter-missing", []string{c.By}, nil
		}
		sub, ok := c.Cases[word]
		if !ok {
			return level{kind: levelUnknown}, "parameter-unknown", []string{c.By, word, strings.Join(sortedKeys(c.Cases), ", ")}, nil
		}
		return compileCell(&sub, env)
	}
	if c.Bound == "" {
		return level{kind: levelWords}, "", nil, nil
	}
	return compileBound(c.Bound, env)
}

// compileBound reads "<= 10+5*n", ">= 45" or "3..4".
func compileBound(bound string, env *levelScope) (lv level, gap string, items []string, err error) {
	if isRange(bound) {
		lo, hi, _ := strings.Cut(bound, "..")
		lv = level{kind: levelBound, rel: between}
		lv.lo, _ = strconv.ParseFloat(strings.TrimSpace(lo), 64)
		lv.hi, _ = strconv.ParseFloat(strings.TrimSpace(hi), 64)
		return lv, "", nil, nil
	}
	relations := map[string]relation{"<=": lessEqual, "<": less, ">=": greaterEqual, ">": greater, "=": equal}
	for _, op := range operators {
		src, ok := strings.CutPrefix(bound, op)
		if !ok {
			continue
		}
		e, err := formula.Compile(strings.TrimSpace(src), env)
		if err != nil {
			return level{kind: levelUnknown}, "", nil, err
		}
		x := make([]float64, len(env.system.Parameters))
		for _, slot := range e.Slots() {
			v, ok := env.number(env.system.Parameters[slot].ID)
			if !ok {
				return level{kind: levelUnknown}, "parameter-missing", []string{env.system.Parameters[slot].ID}, nil
			}
			x[slot] = v
		}
		limit := e.Eval(x)
		if math.IsNaN(limit) || math.IsInf(limit, 0) {
			return level{kind: levelUnknown}, "threshold-not-finite", []string{bound}, nil
		}
		return level{kind: levelBound, rel: relations[op], lo: limit}, "", nil, nil
	}
	return level{kind: levelUnknown}, "", nil, fault.Input("", "cell-unreadable", bound)
}

// compileRatio prepares a row of a two-part system: a number held against a benchmark,
// or a requirement in words that is met or not.
func (s *sheet) compileRatio(row *tableRow, l *line, ind *Indicator, env *levelScope) error {
	row.cells[0] = level{kind: levelWords}
	row.words = true
	if ind.Kind == "qualitative" {
		row.ratio = &ratio{words: true, cap: 1}
		return nil
	}
	row.words = false
	row.ratio = &ratio{lowerBetter: ind.Direction == "lower", cap: s.scoreCap(l.group0)}
	if ind.Benchmark.Gap != "" || ind.Benchmark.IsZero() {
		row.ratio.benchmark = math.NaN()
		l.gap = "threshold-unread"
		return nil
	}
	lv, gap, items, err := compileBound(ind.Benchmark.Bound, env)
	row.ratio.benchmark, l.gap, l.gapItems = lv.lo, gap, items
	row.cells[0] = lv
	return err
}

// scoreCap is the most that one ratio may count: a number, or k/m with k the group's
// weight and m the number of its indicators.
func (s *sheet) scoreCap(group *Group) float64 {
	text := ""
	if s.system.Parts != nil {
		text = s.system.Parts.ScoreCap
	}
	if text == "k/m" && len(group.Indicators) > 0 {
		return group.Weight.Value / float64(len(group.Indicators))
	}
	if v, err := strconv.ParseFloat(text, 64); err == nil && v > 0 {
		return v
	}
	return 1
}
