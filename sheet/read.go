package sheet

import (
	"cmp"
	"errors"
	"maps"
	"slices"
	"strconv"
	"strings"

	"headwater/fault"
	"headwater/input"
	"headwater/sheet/book"
)

// MaxSize is the size of the largest workbook that is read, in bytes.
const MaxSize = 32 << 20

// Read turns a workbook into the document that package input decodes into a plant. name
// is for problems. What is wrong with cells comes back beside the document, which holds
// the rest; without a document nothing could be read. mapping tells how sheets are read
// that are not ours; nil: only those that are.
func Read(name string, data []byte, mapping *Mapping) (*input.File, error) {
	b, err := book.Open(name, data, book.Limits{File: MaxSize})
	if err != nil {
		return nil, err
	}
	r := &reader{name: name, schema: theSchema(), sheet: map[*table]string{}, tree: &tree{map[string]any{}}, rows: map[string]*record{}, spots: map[string]spot{}, named: map[*table]map[string]*record{}, broken: map[spot]bool{}, formed: map[column]value{}, called: map[*table]map[string]*record{}}
	all, found, err := r.sheets(b, mapping)
	if err != nil {
		return nil, err
	}
	if !found {
		return nil, errors.Join(append(r.bad, fault.Input(name, "sheet-none"))...)
	}
	r.place(all)
	for _, rec := range all {
		if rec.pointer != "" {
			r.fill(rec)
		}
	}
	r.fillMonths()
	return input.Build(name, r.tree.plain(), r.spotOf, r.unread), errors.Join(r.sorted()...)
}

// reader reads one workbook.
type reader struct {
	name   string
	schema *schema
	sheet  map[*table]string // its name, of those that the workbook has
	tree   *tree
	rows   map[string]*record // by pointer
	spots  map[string]spot    // of values, by pointer
	months []*monthRow
	bad    []error
	named  map[*table]map[string]*record
	broken map[spot]bool                 // cells of which the problem is told
	unread []string                      // pointers of their values
	called map[*table]map[string]*record // by what people call them; nil: several
	formed map[column]value              // of the fields that stand alone
}

// sheets reads every sheet that is ours, or that the mapping names.
func (r *reader) sheets(b *book.Book, mapping *Mapping) (all []*record, found bool, err error) {
	r.checkNames(b, mapping)
	for i := range b.Sheets {
		g, err := newGrid(r.name, b, i)
		if err != nil {
			return nil, false, err
		}
		if parts := mapping.of(g.name); len(parts) > 0 {
			for _, m := range parts {
				all = append(all, r.mapped(g, m)...)
			}
			found = true
			continue
		}
		if f := formOf(g); f != nil {
			r.readForm(g, f)
			found = true
			continue
		}
		if m := monthsLayout(g); m != nil {
			r.readMonths(g, m)
			found = true
			continue
		}
		l, bad := r.schema.layoutOf(g)
		if bad != nil {
			r.bad = append(r.bad, bad)
		}
		if l == nil {
			r.doubtful(g, bad != nil)
			continue
		}
		found = true
		r.spots[topPointer(l.table)] = g.spot(0, 0)
		r.sheet[l.table] = g.name
		all = append(all, r.records(g, l, func(int) bool { return false })...)
	}
	return all, found, nil
}

// sheetOf is what the workbook calls the sheet of a table.
func (r *reader) sheetOf(t *table) string { return cmp.Or(r.sheet[t], t.title(languages[0])) }

func topPointer(t *table) string { return "/" + pointerOf(t.word()) }

// doubtful asks about a sheet whose name is nearly that of one of ours.
func (r *reader) doubtful(g *grid, said bool) {
	if said || strings.HasPrefix(narrow(g.name), "#") || len(g.rows) == 0 || isOurs(g) {
		return
	}
	var known []string
	for _, t := range r.schema.tables {
		for _, l := range languages {
			known = append(known, t.title(l))
		}
	}
	if near := input.Nearest(g.name, known); near != "" && len([]rune(g.name)) > 2 {
		r.bad = append(r.bad, fault.Input(g.at(0, 0), "sheet-name", g.name, near))
	}
}

// isOurs reports whether a sheet is one of ours that is not read: results, instructions.
func isOurs(g *grid) bool { return strings.HasPrefix(g.text(1, 1), markUnread) }

// markUnread starts the first cell of sheets that we write and do not read.
const markUnread = "headwater:"

// fill puts the fields of a record into the tree.
func (r *reader) fill(rec *record) {
	for col, c := range rec.lay.columns {
		at := rec.at
		_, _, isMonth := c.month()
		if at.col = col; c.field != nil && r.broken[at] && !(isMonth && len(rec.parts[c.field]) > 0) {
			r.unread = append(r.unread, rec.pointer+below(c.field))
		}
	}
	for _, f := range rec.table.fields {
		parts := rec.parts[f]
		if len(parts) == 0 {
			continue
		}
		r.fillField(f, parts, rec.lay.unitsOf(f), rec.pointer+below(f))
	}
}

// below is the pointer of a field below its record.
func below(f *field) string {
	if f.rel == "" {
		return ""
	}
	return "/" + pointerOf(f.rel)
}

// unitsOf are the units that headings give to the columns of a field.
func (l *layout) unitsOf(f *field) map[string]string {
	out := map[string]string{}
	for col, u := range l.units {
		if c := l.columns[col]; c.field == f {
			out[c.sub] = u
		}
	}
	return out
}

// fillField puts a value into the tree from the cells of its columns.
func (r *reader) fillField(f *field, parts map[string]value, units map[string]string, at string) {
	unitText := parts[subUnit].text
	in := func(sub string) string { return cmp.Or(unitText, units[sub]) }
	put := func(at string, v value, sub string) (any, bool) { return r.decoded(f, v, in(sub), at) }
	switch {
	case f.Type == "text" && !f.keys && !f.list || f.rel == "" && f.Type == "text":
		r.fillText(parts, at)
		return
	case f.Type == "series" && !f.keys:
		r.fillSeries(parts, at, put)
		return
	case f.list && f.Type == "quantity":
		r.fillItems(parts, at, put)
		return
	}
	v, ok := parts[""]
	if !ok {
		return
	}
	t, ok := put(at, v, "")
	if !ok {
		return
	}
	r.tree.set(at, t)
	r.spotsBelow(t, at, v.at)
}

// decoded is the value of a cell; what is wrong with it is told.
func (r *reader) decoded(f *field, v value, unitText, at string) (any, bool) {
	r.spots[at] = v.at
	t, problem := f.decode(v, unitText)
	if problem != "" {
		r.wrong(v.at, problem, v.text, strconv.FormatFloat(hundredfold(v.number), 'f', -1, 64))
		r.unread = append(r.unread, at)
		return nil, false
	}
	if _, exact := v.fromJSON(); !exact {
		to := r.schema.refersTo(f)
		switch of := t.(type) {
		case string:
			return r.byName(of, to), true
		case []any:
			for i, v := range of {
				if text, ok := v.(string); ok {
					of[i] = r.byName(text, to)
				}
			}
		case map[string]any:
			to = r.schema.refersAt(f.Path)
			for _, key := range slices.Sorted(maps.Keys(of)) {
				id := r.byName(key, to)
				if _, taken := of[id]; !taken {
					of[id] = of[key]
					delete(of, key)
				}
			}
		}
	}
	return t, true
}

// keyOf is the key of a record of a map, or of its months.
func (r *reader) keyOf(v value, t *table) string {
	if tree, exact := v.fromJSON(); exact {
		if key, ok := tree.(string); ok {
			return key
		}
	}
	return r.byName(v.text, r.schema.refersAt(t.path))
}

// byName is the id of the record of a table that bears a name; people write that where an
// id is wanted. A text that is an id already, or no name, comes back as it is, and so does
// every one where there is no table.
func (r *reader) byName(text string, t *table) string {
	if t == nil {
		return text
	}
	if _, isID := r.named[t][text]; isID {
		return text
	}
	if rec := r.called[t][plainText(text)]; rec != nil && rec.name != "" {
		return rec.name
	}
	if text == waterWord && t.path == "materials[]" {
		return "water"
	}
	return text
}

// waterWord is the name of the one material that needs no record.
const waterWord = "水"

// spotsBelow puts all that one cell holds at that cell.
func (r *reader) spotsBelow(t any, at string, where spot) {
	switch t := t.(type) {
	case map[string]any:
		for k := range t {
			r.spots[at+"/"+escape(k)] = where
		}
	case []any:
		for i := range t {
			r.spots[at+"/"+strconv.Itoa(i)] = where
		}
	}
}

func (r *reader) fillText(parts map[string]value, at string) {
	out := map[string]any{}
	for _, sub := range []string{"", subZH, subEN} {
		v, ok := parts[sub]
		if !ok {
			continue
		}
		text := any(v.text)
		t, isJSON := v.fromJSON()
		if isJSON {
			text = t
		}
		if _, isText := text.(string); sub == "" || !isText {
			r.tree.set(at, text)
			r.spots[at] = v.at
			return
		}
		out[sub] = text
		r.spots[at+"/"+sub] = v.at
		r.spots[at] = v.at
	}
	r.tree.set(at, out)
}

func (r *reader) fillSeries(parts map[string]value, at string, put func(string, value, string) (any, bool)) {
	single, isSingle := parts[""]
	years := map[string]bool{}
	for sub, v := range parts {
		if year, _, _ := strings.Cut(sub, "-"); isYear(year) && v.text != "" {
			years[year] = true
		}
	}
	if !isSingle {
		for _, year := range slices.Sorted(maps.Keys(years)) {
			r.fillSeriesYear(parts, year, at, put)
		}
		return
	}
	if len(years) > 0 {
		r.bad = append(r.bad, fault.Conflict(single.at.in(r.name), "sheet-series-both", single.text, len(years)))
		r.unread = append(r.unread, at)
		return
	}
	if t, ok := put(at, single, ""); ok {
		r.tree.set(at, t)
	}
}

// fillSeriesYear puts the value of a year, its twelve months, or both.
func (r *reader) fillSeriesYear(parts map[string]value, year, series string, put func(string, value, string) (any, bool)) {
	at := series + "/" + year
	var months [12]value
	given := false
	for i := range months {
		v, known := parts[monthSub(year, i+1)]
		if months[i] = v; !known { // the cell is broken, and that is told
			months[i].broken = true
		}
		given = given || v.text != ""
	}
	total := parts[year]
	if given {
		r.spots[series] = months[0].at
		r.fillMonthsOf(at, total, months, func(at string, v value, month int) any {
			sub := year
			if month > 0 {
				sub = monthSub(year, month)
			}
			t, _ := put(at, v, sub)
			return t
		})
		return
	}
	r.spots[series] = total.at
	if t, ok := put(at, total, year); ok {
		r.tree.set(at, t)
	}
}

func (r *reader) fillItems(parts map[string]value, at string, put func(string, value, string) (any, bool)) {
	var subs []int
	for sub := range parts {
		if n, err := strconv.Atoi(sub); err == nil {
			subs = append(subs, n)
		}
	}
	slices.Sort(subs)
	list := []any{}
	for _, n := range subs {
		sub := strconv.Itoa(n)
		if t, isJSON := parts[sub].fromJSON(); isJSON && len(subs) == 1 {
			if _, isText := t.(string); !isText {
				r.tree.set(at, t)
				r.spots[at] = parts[sub].at
				return
			}
		}
		if len(list) == 0 {
			r.spots[at] = parts[sub].at
		}
		t, _ := put(at+"/"+strconv.Itoa(len(list)), parts[sub], sub)
		list = append(list, t)
	}
	if len(list) > 0 {
		r.tree.set(at, list)
	}
}

// spotOf is the cell of a pointer: of the value, of where it would stand in its record, or
// of what holds it.
func (r *reader) spotOf(pointer string) input.Spot {
	at := pointer
	for {
		if s, ok := r.spots[at]; ok && at != "" {
			return input.Spot{At: s.in(r.name), Order: s.order()}
		}
		if rec, ok := r.rows[at]; ok {
			s := rec.at
			s.col = rec.column(strings.TrimPrefix(pointer, at))
			return input.Spot{At: s.in(r.name), Order: s.order()}
		}
		i := strings.LastIndex(at, "/")
		if i < 0 {
			return input.Spot{At: r.name}
		}
		at = at[:i]
	}
}

// column is the column of a field that a record lacks, or that of its first one.
func (rec *record) column(below string) int {
	best := 0
	for col, c := range rec.lay.columns {
		if c.field != nil && strings.HasPrefix(below+"/", "/"+pointerOf(c.field.rel)+"/") && c.sub != subUnit && (best == 0 || col < best) {
			best = col
		}
	}
	if best > 0 {
		return best
	}
	for col := range rec.lay.columns {
		if best == 0 || col < best {
			best = col
		}
	}
	return max(best, 1)
}

// sorted are the problems in the order of the cells.
func (r *reader) sorted() []error {
	return slices.DeleteFunc(r.bad, func(err error) bool { return err == nil })
}

// find looks a record up by what another sheet calls it.
func (r *reader) find(name string, t *table) *record {
	if rec, ok := r.named[t][name]; ok {
		return rec
	}
	if rec, ok := r.named[t][narrow(name)]; ok {
		return rec
	}
	if rec, ok := r.called[t][plainText(name)]; ok {
		return rec
	}
	for _, f := range t.fields {
		if rec := r.called[t][plainText(f.wordOf(name))]; rec != nil { // 电力 for what stands there as 电
			return rec
		}
	}
	return nil
}

func nearest(name string, named map[string]*record) string {
	return input.Nearest(name, slices.Sorted(mapKeys(named)))
}
