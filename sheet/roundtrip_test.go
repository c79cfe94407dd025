package sheet

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"headwater/fault"
	"headwater/input"
	"headwater/plant"
	"headwater/say"
	"headwater/sheet/book"
)

// examples are the plants of the repository.
func examples(t *testing.T) []string {
	t.Helper()
	found, err := filepath.Glob("../examples/*/plant.yaml")
	if err != nil || len(found) < 4 {
		t.Fatalf("%d examples, %v", len(found), err)
	}
	return found
}

// dump is what the cells of a workbook hold, one a line.
func dump(t *testing.T, data []byte) string {
	t.Helper()
	b, err := book.Open("x.xlsx", data, book.Limits{})
	if err != nil {
		t.Fatal(err)
	}
	var out strings.Builder
	for _, s := range b.Sheets {
		cells, _, err := b.Read(s)
		if err != nil {
			t.Fatal(err)
		}
		for _, c := range cells {
			fmt.Fprintf(&out, "%s!%s %d %q %s\n", s.Name, book.Name(c.Row, c.Col), c.Kind, c.Text, b.Format(c))
		}
	}
	return out.String()
}

func export(t *testing.T, x Export) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := Write(&b, x); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func decoded(t *testing.T, f *input.File, err error) *plant.Plant {
	t.Helper()
	for _, p := range fault.All(err) {
		what, hint := say.Problem(say.EN, p)
		t.Errorf("%s: %s (%s)", p.At, what, hint)
	}
	if f == nil {
		t.Fatal(err)
	}
	p := &plant.Plant{}
	if err := f.Decode(p); err != nil {
		t.Fatal(err)
	}
	return p
}

// differ names the first lines in which two dumps differ.
func differ(a, b string) string {
	x, y := strings.Split(a, "\n"), strings.Split(b, "\n")
	for i := range max(len(x), len(y)) {
		l, r := "", ""
		if i < len(x) {
			l = x[i]
		}
		if i < len(y) {
			r = y[i]
		}
		if l != r {
			return fmt.Sprintf("line %d:\n%s\n%s", i, l, r)
		}
	}
	return ""
}

// Every example comes back from a workbook as the same plant, and a workbook made of what
// came back holds the same cells.
func TestExamplesComeBack(t *testing.T) {
	for _, path := range examples(t) {
		for _, l := range []say.Lang{say.EN, say.ZH} {
			for _, all := range []bool{false, true} {
				t.Run(fmt.Sprintf("%s/%s/%v", filepath.Base(filepath.Dir(path)), l, all), func(t *testing.T) {
					text, err := os.ReadFile(path)
					if err != nil {
						t.Fatal(err)
					}
					f, err := input.Parse(path, text)
					if err != nil {
						t.Fatal(err)
					}
					want := decoded(t, f, nil)
					first := export(t, Export{Tree: f.Tree().(map[string]any), Lang: l, All: all})
					back, err := Read("plant.xlsx", first, nil)
					got := decoded(t, back, err)
					if !reflect.DeepEqual(got, want) {
						t.Errorf("the plant that came back is another one: %s", unlike(reflect.ValueOf(got), reflect.ValueOf(want), ""))
					}
					second := export(t, Export{Tree: back.Tree().(map[string]any), Lang: l, All: all})
					if a, b := dump(t, first), dump(t, second); a != b {
						t.Errorf("the second workbook is another one: %s", differ(a, b))
					}
				})
			}
		}
	}
}
