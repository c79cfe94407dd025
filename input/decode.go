package input

import (
	"cmp"
	"encoding"
	"errors"
	"math"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"sync"

	"go.yaml.in/yaml/v4"

	"headwater/fault"
)

// TreeUnmarshaler reads itself from the tree of its node: map[string]any, []any,
// string, or nil. Problems in its error stand at JSON pointers below the node, or at +n:
// line n of a block of text.
type TreeUnmarshaler interface {
	UnmarshalTree(tree any) error
}

// Decode fills dst, a pointer to a struct with yaml tags. Unknown keys, missing
// required ones and values of the wrong kind are problems; all of them come back, in
// the order of their lines.
//
// A tag is `yaml:"name"`, with ",required" for a key that must be there and ",inline"
// for the fields of an embedded struct.
func (f *File) Decode(dst any) error {
	d := decoder{file: f}
	d.value(f.root, reflect.ValueOf(dst).Elem(), "")
	slices.SortStableFunc(d.bad, func(a, b problem) int { return cmp.Compare(a.line, b.line) })
	var all []error
	for _, p := range d.bad {
		all = append(all, p.err)
	}
	return errors.Join(all...)
}

type problem struct {
	line int
	err  error
}

type decoder struct {
	file *File
	bad  []problem
}

func (d *decoder) fail(n *yaml.Node, at, code string, args ...any) {
	if d.file.said(at) {
		return
	}
	d.file.unread.add(at)
	d.bad = append(d.bad, problem{d.line(at, n), fault.Input(d.file.at(at, n.Line), code, args...)})
}

// line is where a problem stands in the order of the document; what is missing in a
// document that was built has a place of its own, not that of the node around it.
func (d *decoder) line(at string, n *yaml.Node) int {
	if d.file.spot != nil {
		return d.file.spot(at).Order
	}
	return n.Line
}

// keep takes over the problems of a value that read itself, at the lines they name.
func (d *decoder) keep(n *yaml.Node, pointer string, err error) {
	problems := fault.All(err)
	if len(problems) == 0 {
		d.fail(n, pointer, "input-value", n.Value, err.Error())
		return
	}
	for _, p := range problems {
		line := n.Line
		at := pointer
		if strings.HasPrefix(p.At, "/") {
			at += p.At
			line = d.file.Line(at)
		}
		if n.Kind == yaml.ScalarNode && strings.HasPrefix(p.At, "+") {
			below, _ := strconv.Atoi(p.At) // the text starts in the line after its mark
			line += below
		}
		d.file.unread.add(at)
		moved := *p
		moved.At = d.file.at(at, line)
		d.bad = append(d.bad, problem{line, &moved})
	}
}

func (d *decoder) value(n *yaml.Node, v reflect.Value, at string) {
	n = follow(n)
	if v.Kind() == reflect.Pointer {
		if isNull(n) {
			return
		}
		p := reflect.New(v.Type().Elem())
		d.value(n, p.Elem(), at)
		v.Set(p)
		return
	}
	switch u := v.Addr().Interface().(type) {
	case TreeUnmarshaler:
		if !isNull(n) {
			if err := u.UnmarshalTree(tree(n)); err != nil {
				d.keep(n, at, err)
			}
		}
		return
	case encoding.TextUnmarshaler:
		if d.scalar(n, at) {
			if err := u.UnmarshalText([]byte(n.Value)); err != nil {
				d.keep(n, at, err)
			}
		}
		return
	}
	switch v.Kind() {
	case reflect.Struct:
		d.structure(n, v, at)
	case reflect.Map:
		d.mapping(n, v, at)
	case reflect.Slice:
		d.list(n, v, at)
	case reflect.Interface:
		if t := tree(n); t != nil {
			v.Set(reflect.ValueOf(t))
		}
	default:
		d.plain(n, v, at)
	}
}

// scalar reports whether a node is one, and complains of others; null is absent.
func (d *decoder) scalar(n *yaml.Node, at string) bool {
	if n.Kind != yaml.ScalarNode {
		d.fail(n, at, "input-kind", kindName(n), "value")
		return false
	}
	return !isNull(n)
}

func kindName(n *yaml.Node) string {
	switch n.Kind {
	case yaml.MappingNode:
		return "map"
	case yaml.SequenceNode:
		return "list"
	}
	return "value"
}

func (d *decoder) plain(n *yaml.Node, v reflect.Value, at string) {
	if !d.scalar(n, at) {
		return
	}
	switch v.Kind() {
	case reflect.String:
		v.SetString(n.Value)
	case reflect.Bool:
		if n.Value != "true" && n.Value != "false" {
			d.fail(n, at, "input-boolean", n.Value)
			return
		}
		v.SetBool(n.Value == "true")
	case reflect.Int:
		i, err := strconv.Atoi(n.Value)
		if err != nil {
			d.fail(n, at, "input-integer", n.Value)
			return
		}
		v.SetInt(int64(i))
	case reflect.Float64:
		x, err := strconv.ParseFloat(n.Value, 64)
		if err != nil || math.IsNaN(x) || math.IsInf(x, 0) || strings.ContainsAny(n.Value, "_xX") {
			d.fail(n, at, "input-number", n.Value)
			return
		}
		v.SetFloat(x)
	}
}

func (d *decoder) list(n *yaml.Node, v reflect.Value, at string) {
	if isNull(n) {
		return
	}
	if n.Kind != yaml.SequenceNode {
		d.fail(n, at, "input-kind", kindName(n), "list")
		return
	}
	s := reflect.MakeSlice(v.Type(), len(n.Content), len(n.Content))
	for i, c := range n.Content {
		d.value(c, s.Index(i), at+"/"+strconv.Itoa(i))
	}
	v.Set(s)
}

func (d *decoder) mapping(n *yaml.Node, v reflect.Value, at string) {
	if isNull(n) {
		return
	}
	if n.Kind != yaml.MappingNode {
		d.fail(n, at, "input-kind", kindName(n), "map")
		return
	}
	m := reflect.MakeMapWithSize(v.Type(), len(n.Content)/2)
	for i := 0; i+1 < len(n.Content); i += 2 {
		key := n.Content[i].Value
		e := reflect.New(v.Type().Elem()).Elem()
		d.value(n.Content[i+1], e, below(at, key))
		m.SetMapIndex(reflect.ValueOf(key), e)
	}
	v.Set(m)
}

func (d *decoder) structure(n *yaml.Node, v reflect.Value, at string) {
	if isNull(n) {
		return
	}
	if n.Kind != yaml.MappingNode {
		d.fail(n, at, "input-kind", kindName(n), "map")
		return
	}
	fields := fieldsOf(v.Type())
	seen := make(map[string]bool, len(n.Content)/2)
	for i := 0; i+1 < len(n.Content); i += 2 {
		key := n.Content[i]
		f, ok := fields.byName[key.Value]
		if !ok {
			d.unknownKey(key, below(at, key.Value), fields.names)
			continue
		}
		seen[key.Value] = !isNull(follow(n.Content[i+1]))
		d.value(n.Content[i+1], v.FieldByIndex(f.index), below(at, key.Value))
	}
	for _, name := range fields.names {
		if fields.byName[name].required && !seen[name] {
			d.fail(n, below(at, name), "input-required", name)
		}
	}
}

// listedKeys is how many keys a message lists before it only proposes the nearest.
const listedKeys = 16

func (d *decoder) unknownKey(key *yaml.Node, at string, names []string) {
	list := "…"
	if len(names) <= listedKeys {
		list = strings.Join(names, ", ")
	}
	d.fail(key, at, "input-unknown-key", key.Value, Nearest(key.Value, names), list)
}

type field struct {
	index    []int
	required bool
}

type fieldTable struct {
	byName map[string]field
	names  []string
}

// tables keeps the fields of every type that was decoded: a program has a few dozen.
var tables sync.Map // reflect.Type: fieldTable

// fieldsOf lists the tagged fields of a struct, those of inlined structs among them.
func fieldsOf(rt reflect.Type) fieldTable {
	if t, ok := tables.Load(rt); ok {
		return t.(fieldTable)
	}
	t := fieldTable{byName: map[string]field{}}
	var add func(rt reflect.Type, index []int)
	add = func(rt reflect.Type, index []int) {
		for i := range rt.NumField() {
			sf := rt.Field(i)
			tag, ok := sf.Tag.Lookup("yaml")
			if !ok || !sf.IsExported() || tag == "-" {
				continue
			}
			name, options, _ := strings.Cut(tag, ",")
			path := append(slices.Clone(index), i)
			if options == "inline" {
				add(sf.Type, path)
				continue
			}
			t.byName[name] = field{path, options == "required"}
			t.names = append(t.names, name)
		}
	}
	add(rt, nil)
	tables.Store(rt, t)
	return t
}
