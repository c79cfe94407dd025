package input_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/unicode"

	"headwater/fault"
	"headwater/input"
)

type colour string

func (c *colour) UnmarshalText(b []byte) error {
	if *c = colour(b); *c != "red" && *c != "blue" {
		return fault.Input("", "word-unknown", string(b))
	}
	return nil
}

type pair struct{ a, b string }

func (p *pair) UnmarshalTree(tree any) error {
	m, ok := tree.(map[string]any)
	if !ok {
		return errors.New("not a pair")
	}
	for k, v := range m {
		s, ok := v.(string)
		if !ok {
			return fault.Input("/"+k, "value-shape")
		}
		if k == "a" {
			p.a = s
		} else {
			p.b = s
		}
	}
	return nil
}

type inner struct {
	ID    string  `yaml:"id,required"`
	Count int     `yaml:"count"`
	Share float64 `yaml:"share"`
	On    bool    `yaml:"on"`
}

type common struct {
	Source string `yaml:"source"`
}

type document struct {
	Common  common             `yaml:",inline"`
	Name    string             `yaml:"name,required"`
	Paint   colour             `yaml:"paint"`
	Pair    *pair              `yaml:"pair"`
	Items   []inner            `yaml:"items"`
	ByName  map[string]inner   `yaml:"by_name"`
	Numbers map[string]float64 `yaml:"numbers"`
	Free    any                `yaml:"free"`
}

func TestDecode(t *testing.T) {
	f, err := input.Parse("d.yaml", []byte(`
name: 012          # words stay words
source: here
paint: red
pair: {a: x, b: no}
items: [{id: no, count: 3, share: 0.5, on: true}, &two {id: "2"}]
by_name: {first: *two}
numbers: {x: 1e3}
free: [1, {a: ~}]
`))
	if err != nil {
		t.Fatal(err)
	}
	var d document
	if err := f.Decode(&d); err != nil {
		t.Fatal(err)
	}
	if d.Name != "012" || d.Common.Source != "here" || d.Paint != "red" || *d.Pair != (pair{"x", "no"}) || len(d.Items) != 2 || d.Items[0] != (inner{"no", 3, 0.5, true}) || d.ByName["first"].ID != "2" || d.Numbers["x"] != 1000 {
		t.Errorf("%+v", d)
	}
}

// Every problem of a file comes back in one pass, in the order of its lines.
func TestProblems(t *testing.T) {
	f, err := input.Parse("d.yaml", []byte(`
nmae: x
paint: green
pair:
  a: [1]
items:
  - {count: three, share: NaN, on: yes}
  - {id: a, coutn: 3}
  - 5
by_name: [1]
numbers: {x: 0x10}
`))
	if err != nil {
		t.Fatal(err)
	}
	err = f.Decode(&document{})
	var got []string
	for _, p := range fault.All(err) {
		got = append(got, p.At+" "+p.Code)
	}
	want := []string{
		"d.yaml:2 input-unknown-key", "d.yaml:2 input-required", "d.yaml:3 word-unknown", "d.yaml:5 value-shape",
		"d.yaml:7 input-integer", "d.yaml:7 input-number", "d.yaml:7 input-boolean", "d.yaml:7 input-required",
		"d.yaml:8 input-unknown-key", "d.yaml:9 input-kind", "d.yaml:10 input-kind", "d.yaml:11 input-number",
	}
	if strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	if p := fault.All(err)[0]; p.Args[0] != "nmae" || p.Args[1] != "name" {
		t.Errorf("nearest key of nmae: %v", p.Args)
	}
	// what is wrong with the rest is said beside it, but not of values that were not read
	err = f.Merge(err, errors.Join(fault.Input("/items/1/id", "id-duplicate", "a", 1), fault.Input("/paint", "colour-odd"), fault.Input("/items/0", "item-odd")))
	if n := len(fault.All(err)); n != len(want)+1 {
		t.Errorf("merged: %v", err)
	}
}

func TestParseProblems(t *testing.T) {
	for _, tc := range []struct{ name, text, code, at string }{
		{"empty", "", "input-empty", "d.yaml"},
		{"blank", " \n# nothing\n", "input-empty", "d.yaml"},
		{"null", "~", "input-empty", "d.yaml"},
		{"binary", "a: \x00", "input-binary", "d.yaml"},
		{"not text", "a: \xff\xff\xff", "input-encoding", "d.yaml"},
		{"syntax", "a: b\nc: [1, 2\n", "input-syntax", "d.yaml:3"},
		{"tabs", "a:\n\tb: 1\n", "input-syntax", "d.yaml:2"},
		{"duplicate", "a: 1\nb: 2\na: 3\n", "input-duplicate", "d.yaml:3"},
		{"nested duplicate", "x: {a: 1, a: 2}\n", "input-duplicate", "d.yaml:1"},
		{"two documents", "a: 1\n---\nb: 2\n", "input-documents", "d.yaml:2"},
		{"a key that is a list", "[a, b]: 1\n", "input-key", "d.yaml:1"},
		{"deep", strings.Repeat("[", 150) + strings.Repeat("]", 150), "input-nesting", ""},
		{"huge", "a: " + strings.Repeat("x", input.MaxSize), "input-size", "d.yaml"},
	} {
		_, err := input.Parse("d.yaml", []byte(tc.text))
		p := fault.All(err)
		if len(p) != 1 || p[0].Code != tc.code && !(tc.name == "deep" && p[0].Code == "input-syntax") || tc.at != "" && p[0].At != tc.at {
			t.Errorf("%s: %.300v, want %s at %s", tc.name, err, tc.code, tc.at)
		}
	}
	if _, err := input.Parse("d.yaml", []byte("a: 1\na: 2\nb: 1\nb: 2\n")); len(fault.All(err)) != 2 {
		t.Errorf("two duplicate keys: %v", err)
	}
}

// An alias bomb stops at a limit instead of filling the memory.
func TestAliasBomb(t *testing.T) {
	var b strings.Builder
	b.WriteString("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n")
	for i := 1; i < 12; i++ {
		prev := fmt.Sprintf("*a%d", i-1)
		fmt.Fprintf(&b, "a%d: &a%d [%s]\n", i, i, strings.Join([]string{prev, prev, prev, prev, prev, prev, prev, prev, prev, prev}, ", "))
	}
	_, err := input.Parse("d.yaml", []byte(b.String()))
	if p := fault.All(err); len(p) != 1 {
		t.Errorf("%v", err)
	}
}

func TestEncodings(t *testing.T) {
	const text = "name: 深圳某厂\n"
	gb, err := simplifiedchinese.GB18030.NewEncoder().String(text)
	if err != nil {
		t.Fatal(err)
	}
	utf16, err := unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewEncoder().String(text)
	if err != nil {
		t.Fatal(err)
	}
	for name, data := range map[string]string{"UTF-8": text, "UTF-8 with mark": "\xef\xbb\xbf" + text, "GB18030": gb, "UTF-16": utf16} {
		f, err := input.Parse("d.yaml", []byte(data))
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		var d document
		if err := f.Decode(&d); err != nil || d.Name != "深圳某厂" {
			t.Errorf("%s: %q %v", name, d.Name, err)
		}
	}
}

func TestLocate(t *testing.T) {
	f, err := input.Parse("d.yaml", []byte("a:\n  - x: 1\n    y/z: 2\n  - x: 3\n"))
	if err != nil {
		t.Fatal(err)
	}
	for at, want := range map[string]string{
		"": "d.yaml", "/a": "d.yaml:1", "/a/0": "d.yaml:2", "/a/1/x": "d.yaml:4", "/a/0/y~1z": "d.yaml:3", "/a/0/missing/deep": "d.yaml:2", "/b": "d.yaml:1", "plant.xlsx!A1": "plant.xlsx!A1",
	} {
		if p := fault.All(f.Locate(fault.Input(at, "x"))); p[0].At != want {
			t.Errorf("%s is at %s, want %s", at, p[0].At, want)
		}
	}
	if !f.Has("/a/1/x") || f.Has("/a/2") {
		t.Error("Has")
	}
	if err := errors.New("plain"); f.Locate(err) != err {
		t.Error("an error without problems must come back as it is")
	}
}

func TestNearest(t *testing.T) {
	known := []string{"electricity", "natural-gas", "raw-coal", "id"}
	for word, want := range map[string]string{"electrcity": "electricity", "elecrticity": "electricity", "Raw-Coal": "raw-coal", "wood": "", "di": "id"} {
		if got := input.Nearest(word, known); got != want {
			t.Errorf("nearest of %q is %q, want %q", word, got, want)
		}
	}
}

func FuzzDecode(f *testing.F) {
	f.Add([]byte("name: x\nitems: [{id: a}]\n"))
	f.Add([]byte("a: &a [*a]"))
	f.Add([]byte("? [x]\n: y\n"))
	f.Add([]byte("name: !!binary aGVsbG8="))
	f.Fuzz(func(t *testing.T, data []byte) {
		file, err := input.Parse("d.yaml", data)
		if err == nil {
			err = file.Decode(&document{})
			file.Tree()
		}
		if err != nil && len(fault.All(err)) == 0 {
			t.Errorf("an error without a code: %v", err)
		}
	})
}

func BenchmarkDecode(b *testing.B) {
	var text strings.Builder
	text.WriteString("name: x\nitems:\n")
	for i := range 1000 {
		fmt.Fprintf(&text, "  - {id: i%d, count: %d, share: 0.5}\n", i, i)
	}
	data := []byte(text.String())
	b.SetBytes(int64(len(data)))
	b.ReportAllocs()
	for b.Loop() {
		f, err := input.Parse("d.yaml", data)
		if err != nil {
			b.Fatal(err)
		}
		if err := f.Decode(&document{}); err != nil {
			b.Fatal(err)
		}
	}
}
