package sheet

import (
	"encoding/json"
	"maps"
	"slices"
	"strconv"
	"strings"

	"headwater/say"
)

// FoundNumber is a number of a result.
type FoundNumber struct {
	At     string // JSON pointer in audit.json
	ID     string // of the nearest record that has one
	Name   string // the last keys of the pointer
	Value  float64
	Unit   string
	Source string // formula, rule, method, documents: what the result says of it
}

// about are the keys of a record that tell what its numbers rest on.
var about = []string{"formula", "origin", "rule", "method", "source", "document", "table", "section", "factor", "evidence"}

// Numbers lists every number of a decoded JSON document (with json.Number) in the order
// of its keys, each with the unit and the origin that its record, or the one above, states.
func Numbers(tree any) []FoundNumber {
	var out []FoundNumber
	collect(tree, "", FoundNumber{}, &out)
	return out
}

func collect(tree any, at string, in FoundNumber, out *[]FoundNumber) {
	switch t := tree.(type) {
	case map[string]any:
		if id := textOf(t["id"]); id != "" {
			in.ID = id
		}
		if u, ok := t["unit"].(string); ok {
			in.Unit = u
		}
		if s := originOf(t); s != "" {
			in.Source = s
		}
		for _, key := range slices.Sorted(maps.Keys(t)) {
			collect(t[key], at+"/"+escape(key), in, out)
		}
	case []any:
		for i, x := range t {
			collect(x, at+"/"+strconv.Itoa(i), in, out)
		}
	case json.Number:
		if v, err := t.Float64(); err == nil {
			in.At, in.Name, in.Value = at, nameOf(at), v
			*out = append(*out, in)
		}
	}
}

func textOf(v any) string {
	s, _ := v.(string)
	return s
}

// originOf joins what a record says of where its numbers come from.
func originOf(t map[string]any) string {
	var parts []string
	for _, key := range about {
		switch v := t[key].(type) {
		case string:
			if v != "" {
				parts = append(parts, key+": "+v)
			}
		case []any:
			var items []string
			for _, x := range v {
				if s := textOf(x); s != "" {
					items = append(items, s)
				}
			}
			if len(items) > 0 {
				parts = append(parts, key+": "+strings.Join(items, ", "))
			}
		case map[string]any:
			for _, inner := range []string{"number", "title", "id"} {
				if s := textOf(v[inner]); s != "" {
					parts = append(parts, key+": "+s)
					break
				}
			}
		}
	}
	return strings.Join(parts, "; ")
}

// nameOf is the last key of a pointer that is no index.
func nameOf(at string) string {
	for rounded.MatchString(at) {
		at = at[:strings.LastIndex(at, "/")]
	}
	return unescape.Replace(at[strings.LastIndex(at, "/")+1:])
}

// yearSeries is a series of years in a result.
type yearSeries struct {
	kind, id string
	names    map[string]any
	unit     string
	values   map[int]float64
}

func (s yearSeries) name(l lang) string {
	name := textOf(s.names[string(l)])
	if name == "" {
		name = s.id
		if carrier := "carrier-" + s.id; say.Term(say.Lang(l), carrier) != carrier {
			name = say.Term(say.Lang(l), carrier)
		}
	}
	kind := say.Term(say.Lang(l), "trend-"+s.kind)
	if kind == "trend-"+s.kind {
		kind = ""
	}
	if strings.HasSuffix(kind, "：") {
		return kind + name
	}
	return strings.TrimSpace(kind + " " + name)
}

// overYears finds the records of a result that hold years and a value for each; the same
// series twice counts once.
func overYears(tree any) (out []yearSeries) {
	seen := map[string]bool{}
	var walk func(v any)
	walk = func(v any) {
		switch t := v.(type) {
		case map[string]any:
			if s, ok := seriesIn(t); ok && !seen[s.kind+"|"+s.id+"|"+s.unit] {
				seen[s.kind+"|"+s.id+"|"+s.unit] = true
				out = append(out, s)
			}
			for _, key := range slices.Sorted(maps.Keys(t)) {
				walk(t[key])
			}
		case []any:
			for _, x := range t {
				walk(x)
			}
		}
	}
	walk(tree)
	return out
}

func seriesIn(t map[string]any) (yearSeries, bool) {
	s := yearSeries{kind: textOf(t["kind"]), id: textOf(t["id"]), unit: textOf(t["unit"]), values: map[int]float64{}}
	s.names, _ = t["name"].(map[string]any)
	years, ok := t["years"].([]any)
	values, both := t["values"].([]any)
	if !ok || !both || len(years) != len(values) || len(years) < 2 {
		return s, false
	}
	for i := range years {
		year, isYear := years[i].(json.Number)
		value, isNumber := values[i].(json.Number)
		if !isYear || !isNumber {
			continue
		}
		y, err := strconv.Atoi(year.String())
		v, wrong := value.Float64()
		if err == nil && wrong == nil {
			s.values[y] = v
		}
	}
	return s, len(s.values) >= 2
}
