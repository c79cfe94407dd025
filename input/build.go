package input

import (
	"maps"
	"slices"
	"strconv"

	"go.yaml.in/yaml/v4"
)

// Spot is where a value of a document stands that is not a text file, such as a cell of a
// workbook: how people name it, and its place in the order of the document.
type Spot struct {
	At    string
	Order int
}

// Build makes a File of a tree (map[string]any, []any, string, nil) that was read from
// something else than a text. spot gives the place of a JSON pointer, or of what lies
// nearest to it. Of the values at the pointers in unread the reader has already said what
// is wrong: Decode and Merge say nothing more.
func Build(name string, tree any, spot func(pointer string) Spot, unread []string) *File {
	f := &File{Name: name, spot: spot}
	for _, at := range unread {
		f.unread.add(at)
	}
	f.root = f.build(tree, "")
	return f
}

// build turns a tree into nodes whose lines are their places in the document.
func (f *File) build(tree any, at string) *yaml.Node {
	n := &yaml.Node{Line: f.spot(at).Order}
	switch t := tree.(type) {
	case map[string]any:
		n.Kind, n.Tag = yaml.MappingNode, "!!map"
		for _, key := range slices.Sorted(maps.Keys(t)) {
			below := below(at, key)
			n.Content = append(n.Content, &yaml.Node{Kind: yaml.ScalarNode, Tag: "!!str", Value: key, Line: f.spot(below).Order}, f.build(t[key], below))
		}
	case []any:
		n.Kind, n.Tag = yaml.SequenceNode, "!!seq"
		for i, x := range t {
			n.Content = append(n.Content, f.build(x, at+"/"+strconv.Itoa(i)))
		}
	case string:
		n.Kind, n.Tag, n.Value = yaml.ScalarNode, "!!str", t
	default:
		n.Kind, n.Tag = yaml.ScalarNode, "!!null"
	}
	return n
}

// at is where the value of a pointer stands; line is its line in a text.
func (f *File) at(pointer string, line int) string {
	if f.spot != nil {
		return f.spot(pointer).At
	}
	return place(f.Name, line)
}

// said reports whether what is wrong at a pointer has been said by whoever built the
// document.
func (f *File) said(pointer string) bool {
	return f.spot != nil && f.unread.at[pointer]
}
