package sheet

import (
	"encoding/json"
	"maps"
	"slices"
	"strconv"
	"strings"

	"headwater/unit"
)

// jsonMark starts a cell that holds a value in JSON, since nothing simpler would give it
// back.
const jsonMark = "json:"

// asJSON writes any value of the plant file into one cell.
func asJSON(v any) content {
	b, err := json.Marshal(v)
	if err != nil {
		panic(err) // maps, lists, strings and nil
	}
	return textContent(jsonMark + string(b))
}

// encode turns a value of the plant file into the cells of its columns, by the part of
// the column: "", unit, zh, en, a year, the number of a value. Twelve months are not
// among them: they have a sheet of their own.
func (f *field) encode(v any, l lang) map[string]content {
	switch {
	case v == nil:
		return nil
	case f.keys:
		return one(f.encodeKeys(v))
	case f.list:
		return f.encodeList(v, l)
	}
	switch f.Type {
	case "text":
		return encodeText(v)
	case "series":
		return f.encodeSeries(v)
	case "period":
		return one(encodePeriod(v))
	case "quantity", "counted":
		if s, ok := v.(string); ok {
			return f.encodeQuantity(s)
		}
	case "stated":
		if s, ok := v.(string); ok {
			return f.encodeQuantity(s)
		}
		return one(f.encodeKeys(v))
	}
	if s, ok := v.(string); ok {
		return one(f.encodeScalar(s, l))
	}
	return one(asJSON(v))
}

func one(c content) map[string]content { return map[string]content{"": c} }

// encodeScalar is the cell of a word, a number, a day or a text.
func (f *field) encodeScalar(s string, l lang) content {
	switch {
	case s == "":
		return content{}
	case f.choices != nil:
		if label := f.labelOf(s, l); f.wordOf(label) == s {
			return textContent(label)
		}
	case f.Type == "number" || f.Type == "integer":
		if c, ok := cellNumber(s); ok && !strings.ContainsAny(s, "eE") {
			return c
		}
	case f.Type == "boolean" && s == "true":
		return textContent(yes(l))
	case f.Type == "boolean" && s == "false":
		return textContent(no(l))
	}
	if !plain(s) || f.choices != nil && f.wordOf(s) != s {
		return asJSON(s)
	}
	return textContent(s)
}

// plain reports whether a text comes back as it is from a cell.
func plain(s string) bool {
	return s == trimCell(s) && !strings.HasPrefix(s, jsonMark) && !strings.ContainsAny(s, "\r\t") && !isDitto(s)
}

// trimCell takes the spaces off both ends of a cell's text.
func trimCell(s string) string { return strings.Trim(s, " \t\r\n\u00a0\u3000") }

func (f *field) encodeQuantity(s string) map[string]content {
	if n, u, ok := f.split(s); ok {
		return map[string]content{"": n, subUnit: textContent(u)}
	}
	if !plain(s) || s == "" || isBare(s) {
		return one(asJSON(s))
	}
	return one(textContent(s))
}

// split is splitQuantity for a value of the field: a number without unit would be taken
// for percent where that is the unit of the field.
func (f *field) split(s string) (content, string, bool) {
	n, u, ok := splitQuantity(s)
	return n, u, ok && (u != "" || f.Unit != "%")
}

// isBare reports whether a text is a number without a unit, which the column of the unit
// would give one.
func isBare(s string) bool {
	q, err := unit.ParseQuantity(s)
	return err == nil && q.Unit.String() == "1"
}

func encodeText(v any) map[string]content {
	switch t := v.(type) {
	case string:
		c := (&field{}).encodeScalar(t, "")
		return map[string]content{subZH: c, subEN: c}
	case map[string]any:
		out := map[string]content{}
		for key, w := range t {
			s, ok := w.(string)
			if !ok || key != subZH && key != subEN {
				return map[string]content{subZH: asJSON(v)}
			}
			out[key] = (&field{}).encodeScalar(s, "")
		}
		return out
	}
	return map[string]content{subZH: asJSON(v)}
}

// encodeSeries puts a value for the period into its column and those of years into
// theirs; a value that does not share the unit of the first keeps its own.
func (f *field) encodeSeries(v any) map[string]content {
	switch t := v.(type) {
	case string:
		return f.encodeQuantity(t)
	case map[string]any:
		out := map[string]content{}
		for _, key := range slices.Sorted(maps.Keys(t)) {
			s, ok := t[key].(string)
			if !ok {
				if _, fits := monthsOf(t[key]); fits && isYear(key) {
					continue
				}
				return one(asJSON(v))
			}
			if !isYear(key) {
				return one(asJSON(v))
			}
			f.shared(out, key, s)
		}
		return out
	}
	return one(asJSON(v))
}

// shared puts one of several quantities that share a unit column.
func (f *field) shared(out map[string]content, sub, s string) {
	n, u, ok := f.split(s)
	common, known := out[subUnit]
	switch {
	case ok && (!known || common.text == u):
		out[sub], out[subUnit] = n, textContent(u)
	case plain(s) && s != "" && !isBare(s):
		out[sub] = textContent(s)
	default:
		out[sub] = asJSON(s)
	}
}

func isYear(key string) bool {
	y, err := strconv.Atoi(key)
	return err == nil && y >= 1900 && y <= 2200 && strconv.Itoa(y) == key
}

func encodePeriod(v any) content {
	switch t := v.(type) {
	case string:
		if c, ok := cellNumber(t); ok {
			return c
		}
		return textContent(t)
	case map[string]any:
		from, okFrom := t["from"].(string)
		to, okTo := t["to"].(string)
		if okFrom && okTo && len(t) == 2 && plain(from) && plain(to) && from != "" && to != "" {
			return textContent(from + " .. " + to)
		}
	}
	return asJSON(v)
}

// encodeKeys writes a map into one cell: copper = 45 mg/L; nickel = 2 mg/L.
func (f *field) encodeKeys(v any) content {
	t, ok := v.(map[string]any)
	if !ok || len(t) == 0 {
		return asJSON(v)
	}
	var parts []string
	for _, key := range slices.Sorted(maps.Keys(t)) {
		if !apart(key) {
			return asJSON(v)
		}
		switch s := t[key].(type) {
		case nil:
			parts = append(parts, key)
		case string:
			if s == "" || !apart(s) {
				return asJSON(v)
			}
			parts = append(parts, key+" = "+s)
		default:
			return asJSON(v)
		}
	}
	return textContent(strings.Join(parts, "; "))
}

// encodeList writes a list into one cell, quantities into a column each.
func (f *field) encodeList(v any, l lang) map[string]content {
	t, ok := v.([]any)
	if !ok {
		if f.Type == "quantity" {
			return map[string]content{"1": asJSON(v)}
		}
		return one(asJSON(v))
	}
	if f.Type == "quantity" {
		out := map[string]content{}
		for i, x := range t {
			s, ok := x.(string)
			if !ok || s == "" || len(t) > maxItems {
				return map[string]content{"1": asJSON(v)}
			}
			f.shared(out, strconv.Itoa(i+1), s)
		}
		return out
	}
	var parts []string
	for _, x := range t {
		s, ok := x.(string)
		if !ok || s == "" || !apart(s) || strings.ContainsAny(s, ",，、") {
			return one(asJSON(v))
		}
		if f.choices != nil {
			if s = f.encodeScalar(s, l).text; strings.HasPrefix(s, jsonMark) {
				return one(asJSON(v))
			}
		}
		parts = append(parts, s)
	}
	if len(parts) == 0 {
		return nil
	}
	return one(textContent(strings.Join(parts, "; ")))
}

// apart reports whether a text may stand among others in one cell.
func apart(s string) bool { return plain(s) && s != "" && !strings.ContainsAny(s, ";；=＝\n") }

// monthsOf reads a year of twelve months: [..12], or {total, months: [..12]}.
func monthsOf(v any) (m months, ok bool) {
	list, isList := v.([]any)
	if both, isMap := v.(map[string]any); isMap {
		if list, isList = both["months"].([]any); !isList || len(both) != 2 {
			return m, false
		}
		total, isText := both["total"].(string)
		if !isText || total == "" {
			return m, false
		}
		m.total = total
	}
	if !isList || len(list) != 12 {
		return m, false
	}
	for i, x := range list {
		s, isText := x.(string)
		if !isText || s == "" {
			return m, false
		}
		m.values[i] = s
	}
	return m, true
}

// months is a year of twelve months, with its total where it is stated.
type months struct {
	total  string // "": not stated
	values [12]string
}
