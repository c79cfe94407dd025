package input

import (
	"errors"
	"fmt"
	"strconv"
	"strings"

	"go.yaml.in/yaml/v4"

	"headwater/fault"
)

var escape = strings.NewReplacer("~", "~0", "/", "~1")
var unescape = strings.NewReplacer("~1", "/", "~0", "~")

// Pointer joins keys and indices into a JSON pointer.
func Pointer(parts ...any) string {
	var b strings.Builder
	for _, p := range parts {
		b.WriteString("/" + escape.Replace(fmt.Sprint(p)))
	}
	return b.String()
}

// below is the pointer of a key of the value at a pointer.
func below(at, key string) string { return at + "/" + escape.Replace(key) }

// node returns the deepest node on the way to a pointer, and whether that is all of it.
// For a mapping entry it is the key's line that people look for.
func (f *File) node(pointer string) (line int, whole bool) {
	n := follow(f.root)
	line = n.Line
	if pointer == "" {
		return line, true
	}
	for part := range strings.SplitSeq(strings.TrimPrefix(pointer, "/"), "/") {
		part = unescape.Replace(part)
		next := (*yaml.Node)(nil)
		switch n.Kind {
		case yaml.MappingNode:
			for i := 0; i+1 < len(n.Content); i += 2 {
				if n.Content[i].Value == part {
					next, line = n.Content[i+1], n.Content[i].Line
				}
			}
		case yaml.SequenceNode:
			if i, err := strconv.Atoi(part); err == nil && i >= 0 && i < len(n.Content) {
				next, line = n.Content[i], n.Content[i].Line
			}
		}
		if next == nil {
			return line, false
		}
		n = follow(next)
	}
	return line, true
}

// Line returns the line of a pointer, or that of its nearest ancestor.
func (f *File) Line(pointer string) int {
	line, _ := f.node(pointer)
	return line
}

// Place returns the file and line of a pointer, as problems print it.
func (f *File) Place(pointer string) string { return f.at(pointer, f.Line(pointer)) }

// Has reports whether the document has a value at the pointer.
func (f *File) Has(pointer string) bool {
	_, whole := f.node(pointer)
	return whole
}

// Text returns the scalar at a pointer as it is written, "" where there is none.
func (f *File) Text(pointer string) string {
	n := follow(f.root)
	for part := range strings.SplitSeq(strings.TrimPrefix(pointer, "/"), "/") {
		if n = child(n, unescape.Replace(part)); n == nil {
			return ""
		}
	}
	if n.Kind != yaml.ScalarNode {
		return ""
	}
	return n.Value
}

// child is the value of a key or an index, nil where there is none.
func child(n *yaml.Node, part string) *yaml.Node {
	switch n.Kind {
	case yaml.MappingNode:
		for i := 0; i+1 < len(n.Content); i += 2 {
			if n.Content[i].Value == part {
				return follow(n.Content[i+1])
			}
		}
	case yaml.SequenceNode:
		if i, err := strconv.Atoi(part); err == nil && i >= 0 && i < len(n.Content) {
			return follow(n.Content[i])
		}
	}
	return nil
}

// Locate puts every problem that stands at a JSON pointer, or nowhere, at its line of
// the file. Problems that stand elsewhere keep their place.
func (f *File) Locate(err error) error {
	problems := fault.All(err)
	if len(problems) == 0 {
		return err
	}
	var out []error
	for _, p := range problems {
		moved := *p
		switch {
		case p.At == "":
			moved.At = f.Name
		case strings.HasPrefix(p.At, "/"):
			moved.At = f.at(p.At, f.Line(p.At))
		}
		out = append(out, &moved)
	}
	return errors.Join(out...)
}

// Merge joins what Decode could not read with what is wrong with the rest, which stands
// at JSON pointers. Of a value that could not be read nothing else is said.
func (f *File) Merge(decoded, found error) error {
	problems := fault.All(found)
	if len(problems) == 0 {
		return errors.Join(decoded, found)
	}
	all := []error{decoded}
	for _, p := range problems {
		if !f.unread.touch(p.At) {
			all = append(all, f.Locate(p))
		}
	}
	return errors.Join(all...)
}

// Nearest returns the known word closest to word, or "" if none is near: within a third
// of its letters, and at least within one.
func Nearest(word string, known []string) string {
	best, least := "", 1<<30
	a := []rune(strings.ToLower(word))
	for _, k := range known {
		b := []rune(strings.ToLower(k))
		if c := distance(a, b); c < least && c <= max(1, max(len(a), len(b))/3) {
			best, least = k, c
		}
	}
	return best
}

// distance counts the insertions, deletions, exchanges and swaps of neighbours that
// turn a into b (optimal string alignment).
func distance(a, b []rune) int {
	var before []int
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range a {
		next := make([]int, len(b)+1)
		next[0] = i + 1
		for j := range b {
			cost := 1
			if a[i] == b[j] {
				cost = 0
			}
			next[j+1] = min(row[j]+cost, row[j+1]+1, next[j]+1)
			if i > 0 && j > 0 && a[i] == b[j-1] && a[i-1] == b[j] {
				next[j+1] = min(next[j+1], before[j-1]+1)
			}
		}
		before, row = row, next
	}
	return row[len(b)]
}
