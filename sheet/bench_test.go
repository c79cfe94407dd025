package sheet

import (
	"bytes"
	"io"
	"os"
	"strconv"
	"testing"

	"headwater/input"
	"headwater/say"
)

// plantTree is an example as a tree, and its workbook.
func plantTree(b *testing.B) (map[string]any, []byte) {
	b.Helper()
	const path = "../examples/dyehouse-synthetic/plant.yaml"
	text, err := os.ReadFile(path)
	if err != nil {
		b.Fatal(err)
	}
	f, err := input.Parse(path, text)
	if err != nil {
		b.Fatal(err)
	}
	tree := f.Tree().(map[string]any)
	var out bytes.Buffer
	if err := Write(&out, Export{Tree: tree, Lang: say.ZH}); err != nil {
		b.Fatal(err)
	}
	return tree, out.Bytes()
}

func BenchmarkWrite(b *testing.B) {
	tree, _ := plantTree(b)
	b.ReportAllocs()
	for b.Loop() {
		if err := Write(io.Discard, Export{Tree: tree, Lang: say.ZH}); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkRead(b *testing.B) {
	_, data := plantTree(b)
	b.ReportAllocs()
	for b.Loop() {
		if _, err := Read("plant.xlsx", data, nil); err != nil {
			b.Fatal(err)
		}
	}
}

// tall is a sheet of rows × 40 numbers.
func tall(rows int) Stream {
	s := Stream{Name: "data"}
	for c := range 40 {
		s.Headings = append(s.Headings, "c"+strconv.Itoa(c))
	}
	cells := make([]any, 40)
	s.Rows = func(yield func([]any) bool) {
		for r := range rows {
			for c := range cells {
				cells[c] = float64((r*7919+c*104729)%1_000_000) / 100
			}
			if !yield(cells) {
				return
			}
		}
	}
	return s
}

func BenchmarkWriteStreams(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		if err := WriteStreams(io.Discard, say.EN, tall(1000)); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkReadTable(b *testing.B) {
	var out bytes.Buffer
	if err := WriteStreams(&out, say.EN, tall(1000)); err != nil {
		b.Fatal(err)
	}
	var columns []input.Column
	for c := range 40 {
		columns = append(columns, input.Column{Name: "c" + strconv.Itoa(c), Required: true})
	}
	b.ReportAllocs()
	for b.Loop() {
		n := 0
		if _, err := ReadTable("x.xlsx", bytes.NewReader(out.Bytes()), int64(out.Len()), columns, func([]string) { n++ }); err != nil || n != 1000 {
			b.Fatal(n, err)
		}
	}
}
