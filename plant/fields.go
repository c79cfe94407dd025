package plant

import (
	_ "embed"
	"encoding/csv"
	"strings"
	"sync"
)

//go:embed fields.csv
var fieldsCSV string

// Field is one row of fields.csv. In a path, [] is a list and {} a map by id.
type Field struct {
	Path     string // products[].output
	Type     string // string, text, date, period, number, integer, boolean, quantity, series, value, stated, any, or words a|b|c
	Unit     string
	Default  string
	Required bool
	ZH, EN   string
}

// Fields returns the field table: the one place that schema, template and handbook
// are made from.
func Fields() []Field {
	rows, err := csv.NewReader(strings.NewReader(fieldsCSV)).ReadAll()
	if err != nil {
		panic(err) // compiled in, and read by a test
	}
	var out []Field
	for _, r := range rows[1:] {
		out = append(out, Field{r[0], r[1], r[2], r[3], r[4] == "yes", r[5], r[6]})
	}
	return out
}

// Words returns the choices of a field with a fixed choice, or nil.
func (f Field) Words() []string {
	if !strings.Contains(f.Type, "|") {
		return nil
	}
	return strings.Split(f.Type, "|")
}

// choices are the words of every field that has a fixed choice, by path.
var choices = sync.OnceValue(func() map[string][]string {
	out := map[string][]string{}
	for _, f := range Fields() {
		if words := f.Words(); words != nil {
			out[f.Path] = words
		}
	}
	return out
})
