package catalogue

import (
	"cmp"
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"headwater/input"
)

// Difference is one cell in which two readings of a document differ. What one of them
// does not have is nil.
type Difference struct {
	At    string `json:"at"` // by ids: tannery/use/water/levels/I
	A     any    `json:"a"`
	B     any    `json:"b"`
	LineA int    `json:"line_a"` // of the cell, or of what it would belong to
	LineB int    `json:"line_b"`
}

// remarks are the words of the reader, not of the document: they may differ.
var remarks = []string{"source", "doubts", "notes", "note", "verification", "signed"}

// Compare lists every cell in which two readings differ, in the order of the lines of a.
// Rows are matched by their ids, limits by section, tier, segment, parameter, point and
// condition; numbers are compared as numbers, bounds and formulas without their spaces,
// the rest letter by letter. Remarks of the readers are left out.
func Compare(a, b *Entry) []Difference {
	c := comparison{a: a, b: b}
	c.values("", "", "", tree(a.value), tree(b.value))
	slices.SortStableFunc(c.found, func(x, y Difference) int { return cmp.Compare(x.LineA, y.LineA) })
	return c.found
}

// tree is a document as maps, lists, words and numbers.
func tree(value any) (out any) {
	data, err := json.Marshal(value)
	if err == nil {
		err = json.Unmarshal(data, &out)
	}
	if err != nil {
		panic(err) // documents marshal: a test walks them all
	}
	return out
}

type comparison struct {
	a, b  *Entry
	found []Difference
}

// values compares at a path of ids; pa and pb are the JSON pointers in the two files.
func (c *comparison) values(at, pa, pb string, a, b any) {
	switch x := a.(type) {
	case map[string]any:
		if y, ok := b.(map[string]any); ok {
			c.maps(at, pa, pb, x, y)
			return
		}
	case []any:
		if y, ok := b.([]any); ok {
			c.lists(at, pa, pb, x, y)
			return
		}
	}
	if !sameScalar(a, b) {
		c.found = append(c.found, Difference{strings.TrimPrefix(at, "/"), a, b, c.a.file.Line(pa), c.b.file.Line(pb)})
	}
}

func (c *comparison) maps(at, pa, pb string, a, b map[string]any) {
	for _, key := range keysOf(a, b) {
		if !slices.Contains(remarks, key) {
			c.values(at+"/"+key, pa+input.Pointer(key), pb+input.Pointer(key), a[key], b[key])
		}
	}
}

func keysOf(a, b map[string]any) (keys []string) {
	for key := range a {
		keys = append(keys, key)
	}
	for key := range b {
		if _, ok := a[key]; !ok {
			keys = append(keys, key)
		}
	}
	slices.Sort(keys)
	return keys
}

// lists matches entries by their keys, and compares the order of those that both have:
// grades are tested in order.
func (c *comparison) lists(at, pa, pb string, a, b []any) {
	keysA, keysB := keysIn(a), keysIn(b)
	last, ordered := -1, true
	for i, v := range a {
		j := slices.Index(keysB, keysA[i])
		if j < 0 {
			c.values(at+"/"+keysA[i], pa+input.Pointer(i), pb, v, nil)
			continue
		}
		ordered = ordered && j > last
		last = j
		c.values(at+"/"+keysA[i], pa+input.Pointer(i), pb+input.Pointer(j), v, b[j])
	}
	for j, v := range b {
		if !slices.Contains(keysA, keysB[j]) {
			c.values(at+"/"+keysB[j], pa, pb+input.Pointer(j), nil, v)
		}
	}
	if !ordered && strings.HasSuffix(at, "/grades") {
		c.found = append(c.found, Difference{strings.TrimPrefix(at, "/"), strings.Join(keysA, " > "), strings.Join(keysB, " > "), c.a.file.Line(pa), c.b.file.Line(pb)})
	}
}

// keysIn names the entries of a list, repeated ones by their number as well.
func keysIn(list []any) []string {
	keys := make([]string, len(list))
	count := map[string]int{}
	for i, v := range list {
		key := keyOf(v, i)
		if count[key]++; count[key] > 1 {
			key += " (" + strconv.Itoa(count[key]) + ")"
		}
		keys[i] = key
	}
	return keys
}

// keyOf names an entry of a list by what identifies it, else by its number.
func keyOf(v any, i int) string {
	m, ok := v.(map[string]any)
	if !ok {
		return strconv.Itoa(i + 1)
	}
	for _, fields := range [][]string{{"section", "tier", "segment", "parameter", "point", "when"}, {"id", "tiers"}, {"id"}, {"carrier", "convention", "year", "from"}, {"what", "resource"}} {
		if _, ok := m[fields[0]]; !ok {
			continue
		}
		var parts []string
		for _, f := range fields {
			if w, ok := m[f]; ok {
				parts = append(parts, fmt.Sprint(w))
			}
		}
		return strings.Join(parts, " ")
	}
	return strconv.Itoa(i + 1)
}

func sameScalar(a, b any) bool {
	x, isWordA := a.(string)
	y, isWordB := b.(string)
	if !isWordA || !isWordB {
		return isScalar(a) && isScalar(b) && a == b
	}
	if x == y {
		return true
	}
	p, errA := strconv.ParseFloat(x, 64)
	q, errB := strconv.ParseFloat(y, 64)
	if errA == nil && errB == nil {
		return p == q
	}
	return isBound(x) && isBound(y) && plainBound(x) == plainBound(y)
}

func isScalar(v any) bool {
	switch v.(type) {
	case map[string]any, []any:
		return false
	}
	return true
}

// isBound reports whether a cell holds a number or formula, whose spaces say nothing.
func isBound(s string) bool {
	return s != "" && strings.ContainsAny(s[:1], "<>=") || strings.Contains(s, "..")
}

// plainBound drops the spaces, and writes a plain limit in its shortest digits.
func plainBound(s string) string {
	s = strings.ReplaceAll(s, " ", "")
	rest := strings.TrimLeft(s, "<>=")
	if v, err := strconv.ParseFloat(rest, 64); err == nil {
		return s[:len(s)-len(rest)] + strconv.FormatFloat(v, 'g', -1, 64)
	}
	return s
}
