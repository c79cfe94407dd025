package sheet

import (
	"iter"
	"maps"
	"strconv"
	"strings"

	"headwater/input"
)

// tree is the plant file as package input reads it, under construction.
type tree struct{ root map[string]any }

var unescape = strings.NewReplacer("~1", "/", "~0", "~")

func escape(key string) string { return input.Pointer(key)[1:] }

// pointerOf turns the path of a field below a record into a pointer: near.by is near/by.
func pointerOf(rel string) string { return strings.ReplaceAll(rel, ".", "/") }

func mapKeys[K comparable, V any](m map[K]V) iter.Seq[K] { return maps.Keys(m) }

// steps are the keys of a pointer.
func steps(pointer string) []string {
	if pointer == "" {
		return nil
	}
	out := strings.Split(pointer[1:], "/")
	for i := range out {
		out[i] = unescape.Replace(out[i])
	}
	return out
}

// at returns the value at a pointer.
func (t *tree) at(pointer string) (any, bool) {
	var v any = t.root
	for _, step := range steps(pointer) {
		switch in := v.(type) {
		case map[string]any:
			next, ok := in[step]
			if !ok {
				return nil, false
			}
			v = next
		case *[]any:
			i, err := strconv.Atoi(step)
			if err != nil || i < 0 || i >= len(*in) {
				return nil, false
			}
			v = (*in)[i]
		default:
			return nil, false
		}
	}
	return v, true
}

// make puts an empty record at a pointer whose last step is an index or the key of a map.
func (t *tree) make(pointer string, isMap bool) {
	all := steps(pointer)
	holder := t.walk(all[:len(all)-2])
	name, last := all[len(all)-2], all[len(all)-1]
	if holder == nil {
		return
	}
	if isMap {
		m, ok := holder[name].(map[string]any)
		if !ok {
			m = map[string]any{}
			holder[name] = m
		}
		m[last] = map[string]any{}
		return
	}
	list, ok := holder[name].(*[]any)
	if !ok {
		list = &[]any{}
		holder[name] = list
	}
	*list = append(*list, map[string]any{})
}

// walk goes down to a map and makes the structs on the way.
func (t *tree) walk(all []string) map[string]any {
	var v any = t.root
	for _, step := range all {
		switch in := v.(type) {
		case map[string]any:
			if in[step] == nil {
				in[step] = map[string]any{}
			}
			v = in[step]
		case *[]any:
			i, err := strconv.Atoi(step)
			if err != nil || i < 0 || i >= len(*in) {
				return nil
			}
			v = (*in)[i]
		default:
			return nil
		}
	}
	m, _ := v.(map[string]any)
	return m
}

// set puts a value at a pointer and makes the structs on the way; a record that is a
// value itself is replaced.
func (t *tree) set(pointer string, value any) {
	all := steps(pointer)
	if len(all) == 0 {
		return
	}
	last := all[len(all)-1]
	if i, err := strconv.Atoi(last); err == nil {
		if above, ok := t.at(pointer[:strings.LastIndex(pointer, "/")]); ok {
			if list, ok := above.(*[]any); ok && i < len(*list) {
				(*list)[i] = value
				return
			}
		}
	}
	if m := t.walk(all[:len(all)-1]); m != nil {
		m[last] = value
	}
}

// plain is the tree with lists as package input has them.
func (t *tree) plain() map[string]any { return plainTree(t.root).(map[string]any) }

func plainTree(v any) any {
	switch in := v.(type) {
	case map[string]any:
		out := make(map[string]any, len(in))
		for k, x := range in {
			out[k] = plainTree(x)
		}
		return out
	case *[]any:
		out := make([]any, len(*in))
		for i, x := range *in {
			out[i] = plainTree(x)
		}
		return out
	}
	return v
}
