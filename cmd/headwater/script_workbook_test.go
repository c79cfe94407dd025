package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"strings"

	"github.com/rogpeppe/go-internal/testscript"
	"github.com/xuri/excelize/v2"

	"headwater/sheet/book"
)

// setCellCommand is "setcell FILE SHEET CELL VALUE": write into a workbook as a person
// does; what looks like a number is one.
func setCellCommand(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 4 {
		ts.Fatalf("usage: setcell FILE SHEET CELL VALUE")
	}
	f, err := excelize.OpenFile(ts.MkAbs(args[0]))
	if errors.Is(err, fs.ErrNotExist) {
		f, err = excelize.NewFile(), nil
	}
	ts.Check(err)
	defer f.Close()
	if i, err := f.GetSheetIndex(args[1]); err != nil || i < 0 {
		_, err := f.NewSheet(args[1])
		ts.Check(err)
	}
	ts.Check(f.SetCellValue(args[1], args[2], asTyped(args[3])))
	ts.Check(f.SaveAs(ts.MkAbs(args[0])))
}

// cellsCommand is "cells FILE TO": write every cell of a workbook that holds something as
// a line Sheet!A1 = text, and every comment as Sheet!A1 # text.
func cellsCommand(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: cells FILE TO")
	}
	data, err := os.ReadFile(ts.MkAbs(args[0]))
	ts.Check(err)
	b, err := book.Open(args[0], data, book.Limits{})
	ts.Check(err)
	var out strings.Builder
	for _, s := range b.Sheets {
		cells, _, err := b.Read(s)
		ts.Check(err)
		for _, c := range cells {
			fmt.Fprintf(&out, "%s!%s = %s\n", s.Name, book.Name(c.Row, c.Col), c.Text)
		}
	}
	f, err := excelize.OpenFile(ts.MkAbs(args[0]))
	ts.Check(err)
	defer f.Close()
	for _, name := range f.GetSheetList() {
		comments, err := f.GetComments(name)
		ts.Check(err)
		for _, c := range comments {
			text := c.Text
			for _, run := range c.Paragraph {
				text += run.Text
			}
			fmt.Fprintf(&out, "%s!%s # %s\n", name, c.Cell, text)
		}
	}
	ts.Check(os.WriteFile(ts.MkAbs(args[1]), []byte(out.String()), 0o644))
}
