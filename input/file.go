// Package input reads YAML and JSON into Go values, strictly: every problem of a
// file comes back in one pass, each with its line, the offending value, what is
// expected and the nearest known key.
//
//	f, err := input.Parse("plant.yaml", data)
//	err = f.Decode(&plant)              // problems at plant.yaml:12
//	err = f.Locate(plant.Check(&plant)) // problems at JSON pointers, put at their lines
//
// # Conventions
//
// Text is UTF-8, with or without byte-order mark, or GB18030. Scalars keep their source
// text until a destination asks for a number or a boolean: no, on and 012 are words
// unless a field says otherwise. A JSON pointer names a place: /streams/3/amount.
package input

import (
	"bytes"
	"errors"
	"io"
	"regexp"
	"strconv"
	"strings"
	"unicode/utf8"

	"go.yaml.in/yaml/v4"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/unicode"

	"headwater/fault"
)

// The limits of a document: more is a mistake or an attack.
const (
	MaxSize  = 16 << 20  // bytes
	maxNodes = 2_000_000 // values after aliases are followed
	maxDepth = 100
)

// File is a parsed document.
type File struct {
	Name   string
	root   *yaml.Node
	unread marks                     // JSON pointers of what Decode could not read
	spot   func(pointer string) Spot // of a document that was built, not parsed
}

// Read reads a document of at most MaxSize bytes.
func Read(name string, r io.Reader) (*File, error) {
	data, err := io.ReadAll(io.LimitReader(r, MaxSize+1))
	if err != nil {
		return nil, fault.Input(name, "input-unreadable", err.Error())
	}
	return Parse(name, data)
}

// Parse reads a document from memory. It reports syntax errors, and every duplicate
// key of the file.
func Parse(name string, data []byte) (*File, error) {
	text, err := decodeText(name, data, MaxSize)
	if err != nil {
		return nil, err
	}
	var docs []yaml.Node
	if err := yaml.Load(text, &docs, yaml.WithAllDocuments(), yaml.WithUniqueKeys(false)); err != nil {
		return nil, syntaxProblem(name, err)
	}
	f := &File{Name: name}
	switch {
	case len(docs) > 1:
		return nil, fault.Input(place(name, docs[1].Line), "input-documents", len(docs))
	case len(docs) == 1:
		f.root = &docs[0]
		if f.root.Kind == yaml.DocumentNode && len(f.root.Content) == 1 {
			f.root = f.root.Content[0]
		}
	}
	if f.root == nil || f.root.Kind == 0 || f.root.Kind == yaml.DocumentNode || f.root.ShortTag() == "!!null" {
		return nil, fault.Input(name, "input-empty")
	}
	w := walker{file: f}
	w.walk(f.root, 0)
	return f, errors.Join(w.bad...)
}

// Text turns the bytes of a file that is no document into UTF-8 text; an empty file is
// empty text.
func Text(name string, data []byte) (string, error) {
	if len(bytes.TrimSpace(data)) == 0 {
		return "", nil
	}
	text, err := decodeText(name, data, mostText)
	return string(text), err
}

// mostText is the size of a text file at which it must be something else.
const mostText = 4 << 20

// decodeText turns the bytes of a file into UTF-8.
func decodeText(name string, data []byte, most int) ([]byte, error) {
	switch {
	case len(data) > most:
		return nil, fault.Input(name, "input-size", most>>20)
	case bytes.HasPrefix(data, []byte("\xef\xbb\xbf")):
		data = data[3:]
	case bytes.HasPrefix(data, []byte("\xff\xfe")), bytes.HasPrefix(data, []byte("\xfe\xff")):
		out, err := unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewDecoder().Bytes(data)
		if err != nil {
			return nil, fault.Input(name, "input-encoding")
		}
		data = out
	}
	if i := bytes.IndexByte(data, 0); i >= 0 {
		return nil, fault.Input(name, "input-binary", i)
	}
	if len(bytes.TrimSpace(data)) == 0 {
		return nil, fault.Input(name, "input-empty")
	}
	if utf8.Valid(data) {
		return data, nil
	}
	out, err := simplifiedchinese.GB18030.NewDecoder().Bytes(data)
	if err != nil || bytes.ContainsRune(out, utf8.RuneError) {
		return nil, fault.Input(name, "input-encoding")
	}
	return out, nil
}

// The library writes "go-yaml load error in parser (…) at L1.C8-L2.C7: reason".
var placeInError = regexp.MustCompile(` at (?:L\d+\.C\d+-)?L(\d+)\.C\d+: `)

// syntaxProblem keeps the line and the reason of the library's message.
func syntaxProblem(name string, err error) error {
	s := strings.TrimSpace(err.Error())
	line := 0
	if m := placeInError.FindStringSubmatchIndex(s); m != nil {
		line, _ = strconv.Atoi(s[m[2]:m[3]])
		s = s[m[1]:]
	}
	return fault.Input(place(name, line), "input-syntax", s)
}

func place(name string, line int) string {
	if line <= 0 {
		return name
	}
	return name + ":" + strconv.Itoa(line)
}

// walker checks a tree once: duplicate keys, keys that are no scalars, depth, size.
type walker struct {
	file  *File
	count int
	bad   []error
}

func (w *walker) walk(n *yaml.Node, depth int) {
	if w.count++; w.count > maxNodes || depth > maxDepth {
		if len(w.bad) == 0 {
			w.bad = append(w.bad, fault.Input(place(w.file.Name, n.Line), "input-nesting", maxDepth, maxNodes))
		}
		return
	}
	switch n.Kind {
	case yaml.AliasNode:
		w.walk(n.Alias, depth+1)
	case yaml.SequenceNode:
		for _, c := range n.Content {
			w.walk(c, depth+1)
		}
	case yaml.MappingNode:
		seen := make(map[string]int, len(n.Content)/2)
		for i := 0; i+1 < len(n.Content); i += 2 {
			key := n.Content[i]
			if key.Kind != yaml.ScalarNode {
				w.bad = append(w.bad, fault.Input(place(w.file.Name, key.Line), "input-key"))
				continue
			}
			if first, ok := seen[key.Value]; ok {
				w.bad = append(w.bad, fault.Conflict(place(w.file.Name, key.Line), "input-duplicate", key.Value, first))
			} else {
				seen[key.Value] = key.Line
			}
			w.walk(n.Content[i+1], depth+1)
		}
	}
}

// follow returns the node that an alias stands for.
func follow(n *yaml.Node) *yaml.Node {
	for range maxDepth {
		if n.Kind != yaml.AliasNode {
			return n
		}
		n = n.Alias
	}
	return n
}

func isNull(n *yaml.Node) bool { return n.Kind == yaml.ScalarNode && n.ShortTag() == "!!null" }

// Tree returns the document as map[string]any, []any, string for scalars, and nil.
func (f *File) Tree() any { return tree(f.root) }

func tree(n *yaml.Node) any {
	switch n = follow(n); n.Kind {
	case yaml.MappingNode:
		m := make(map[string]any, len(n.Content)/2)
		for i := 0; i+1 < len(n.Content); i += 2 {
			m[n.Content[i].Value] = tree(n.Content[i+1])
		}
		return m
	case yaml.SequenceNode:
		list := make([]any, len(n.Content))
		for i, c := range n.Content {
			list[i] = tree(c)
		}
		return list
	}
	if isNull(n) {
		return nil
	}
	return n.Value
}
