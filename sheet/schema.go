package sheet

import (
	"strings"
	"sync"

	"headwater/plant"
)

// table is a kind of record of the plant file that has a worksheet of its own: a list
// (products[]), a map (index.answers{}), or the fields that stand alone (form).
type table struct {
	path   string // as in fields.csv: options[].effects[]; "" for the form
	parent *table // whose records hold these; nil: the plant itself
	name   string // what leads from the parent's record to the records: effects, near.values
	isMap  bool
	fields []*field
	number int // among the tables, in the order of fields.csv

	once    sync.Once
	byLabel labelIndex
}

// field is a field below the records of a table.
type field struct {
	plant.Field
	rel  string // below the record: name, water.fresh; "" where the record is the value itself
	list bool   // several values in one record: makes[]
	keys bool   // a map of values in one cell: components{}
	// choices are the words that the field may take, none for a field without a fixed choice.
	choices []choice
}

// schema is the plant file as tables.
type schema struct {
	tables []*table // the form first
	byPath map[string]*table
	byKey  map[string]column // of every column that has a fixed key
}

// theSchema is made of plant/fields.csv once.
var theSchema = sync.OnceValue(func() *schema { return newSchema(plant.Fields()) })

func newSchema(fields []plant.Field) *schema {
	s := &schema{byPath: map[string]*table{}, byKey: map[string]column{}}
	s.table("")
	for _, f := range fields {
		path, rest := split(f)
		t := s.table(path)
		one := &field{Field: f, rel: rest}
		one.rel, one.list = strings.CutSuffix(one.rel, "[]")
		if !one.list {
			one.rel, one.keys = strings.CutSuffix(one.rel, "{}")
		}
		one.choices = choicesOf(one)
		t.fields = append(t.fields, one)
	}
	return s
}

// split parts the path of a field into that of its table and the rest. Lists of texts
// and maps of series are tables of their own, whose records are the values.
func split(f plant.Field) (path, rest string) {
	segments := strings.Split(f.Path, ".")
	cut := 0
	for i, seg := range segments {
		holds := strings.HasSuffix(seg, "[]") || strings.HasSuffix(seg, "{}")
		last := i == len(segments)-1
		if holds && (!last || f.Type == "text" || f.Type == "series") {
			cut = i + 1
		}
	}
	return strings.Join(segments[:cut], "."), strings.Join(segments[cut:], ".")
}

// table returns the table of a path, and makes it and those above it where they are new.
func (s *schema) table(path string) *table {
	if t, ok := s.byPath[path]; ok {
		return t
	}
	t := &table{path: path, isMap: strings.HasSuffix(path, "{}"), number: len(s.tables)}
	if path != "" {
		segments := strings.Split(path, ".")
		above := 0
		for i, seg := range segments[:len(segments)-1] {
			if strings.HasSuffix(seg, "[]") || strings.HasSuffix(seg, "{}") {
				above = i + 1
			}
		}
		if above > 0 {
			t.parent = s.table(strings.Join(segments[:above], "."))
		}
		t.name = strings.TrimRight(strings.Join(segments[above:], "."), "[]{}")
		t.number = len(s.tables)
	}
	s.tables = append(s.tables, t)
	s.byPath[path] = t
	return t
}

// word is the path of a table without its brackets: options.effects.
func (t *table) word() string {
	return strings.NewReplacer("[]", "", "{}", "").Replace(t.path)
}

// id is the field that names the records of a table, nil where they have none.
func (t *table) id() *field {
	for _, f := range t.fields {
		if f.rel == "id" && t.parent == nil && !t.isMap {
			return f
		}
	}
	return nil
}

// byKeyAlone reports whether the key of a map names its records.
func (t *table) byKeyAlone() bool { return t.isMap && t.parent == nil }

// referred reports whether other sheets have to name the records of the table.
func (s *schema) referred(t *table) bool {
	for _, x := range s.tables {
		if x.parent == t {
			return true
		}
	}
	for _, f := range t.fields {
		if f.Type == "series" && !t.isMap {
			return true
		}
	}
	return false
}

// numbered reports whether the records of a table have a column no., since other sheets
// name them and they have no id.
func (s *schema) numbered(t *table) bool {
	return t.path != "" && s.referred(t) && t.id() == nil && !t.byKeyAlone()
}

// field returns the field of a table by its path below the record, or nil.
func (t *table) field(rel string) *field {
	for _, f := range t.fields {
		if f.rel == rel {
			return f
		}
	}
	return nil
}

// hasUnit reports whether the values of a field stand beside a unit.
func (f *field) hasUnit() bool {
	switch f.Type {
	case "quantity", "series", "stated", "counted":
		return !f.keys
	}
	return false
}

// refers are the tables whose records a field names, or the keys of a map, by the last part
// of its path or by the whole of it.
var refers = map[string]string{
	"process": "processes[]", "streams[].from": "processes[]", "streams[].to": "processes[]", "energy[].at": "processes[]", "energy[].use{}": "processes[]", "energy[].recovered_by{}": "processes[]",
	"stream": "streams[]", "streams": "streams[]", "material": "materials[]", "product": "products[]", "products": "products[]", "makes": "products[]",
	"streams[].components{}": "materials[]", "streams[].concentration{}": "materials[]", "stocks[].components{}": "materials[]", "campaign.output{}": "products[]",
	"option": "options[]", "options": "options[]", "excludes": "options[]", "needs": "options[]",
}

// refersTo is the table whose records a field names by their ids, nil where it names none.
func (s *schema) refersTo(f *field) *table {
	if f.Type != "string" {
		return nil
	}
	if t := s.refersAt(f.Path); t != nil {
		return t
	}
	last := strings.TrimSuffix(f.Path, "[]")
	return s.refersAt(last[strings.LastIndex(last, ".")+1:])
}

func (s *schema) refersAt(path string) *table {
	if to, ok := refers[path]; ok {
		return s.byPath[to]
	}
	return nil
}
