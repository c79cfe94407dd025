// Command sheet writes and reads a workbook of many rows, for bench/sheet.py: a column of
// ids and columns of numbers, row by row.
//
//	go run ./bench/sheet -rows 100000 -columns 40 write big.xlsx
//	go run ./bench/sheet -rows 100000 -columns 40 read big.xlsx
package main

import (
	"errors"
	"flag"
	"fmt"
	"log"
	"os"
	"strconv"

	"headwater/input"
	"headwater/say"
	"headwater/sheet"
)

func main() {
	rows := flag.Int("rows", 100_000, "rows below the headings")
	columns := flag.Int("columns", 40, "columns, the first one of ids")
	flag.Parse()
	log.SetFlags(0)
	do := map[string]func(path string, rows, columns int) error{"write": write, "read": read}[flag.Arg(0)]
	if do == nil || flag.NArg() != 2 {
		log.Fatal("usage: sheet [-rows N] [-columns M] write|read FILE.xlsx")
	}
	if err := do(flag.Arg(1), *rows, *columns); err != nil {
		log.Fatal(err)
	}
}

func headings(columns int) []string {
	out := []string{"id"}
	for c := 1; c < columns; c++ {
		out = append(out, "value"+strconv.Itoa(c))
	}
	return out
}

// number is what stands in a cell: up to six digits, of which two are behind the point.
func number(row, column int) float64 { return float64((row*7919+column*104729)%1_000_000) / 100 }

func write(path string, rows, columns int) error {
	f, err := os.Create(path)
	if err != nil {
		return err
	}
	cells := make([]any, columns)
	err = sheet.WriteStreams(f, say.EN, sheet.Stream{Name: "data", Headings: headings(columns), Rows: func(yield func([]any) bool) {
		for r := range rows {
			cells[0] = "plant-" + strconv.Itoa(r)
			for c := 1; c < columns; c++ {
				cells[c] = number(r, c)
			}
			if !yield(cells) {
				return
			}
		}
	}})
	return errors.Join(err, f.Close())
}

// read prints how many rows there are and the sum of all numbers.
func read(path string, _, columns int) error {
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return err
	}
	var want []input.Column
	for _, h := range headings(columns) {
		want = append(want, input.Column{Name: h, Required: true})
	}
	rows, sum := 0, 0.0
	var bad error
	_, err = sheet.ReadTable(path, f, info.Size(), want, func(cells []string) {
		rows++
		for _, text := range cells[1:] {
			x, err := strconv.ParseFloat(text, 64)
			bad = errors.Join(bad, err)
			sum += x
		}
	})
	fmt.Printf("%d %.2f\n", rows, sum)
	return errors.Join(err, bad)
}
