package main

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"headwater/fault"
	"headwater/say"
	"headwater/sheet"
)

// annotate writes the copy of --annotate: the workbook that was read, with the cells of
// the problems red and what is wrong in comments. Without a workbook there is no copy.
func (e *env) annotate(problems []*fault.Problem) error {
	out := e.common.annotate
	var read []string
	for _, name := range e.read {
		if info, err := os.Stat(name); err == nil && !info.IsDir() {
			read = append(read, name)
		}
	}
	name := workbookAmong(read, problems)
	switch {
	case name == "":
		return fault.Input(out, "sheet-annotate", strings.Join(read, ", "))
	case !strings.EqualFold(filepath.Ext(name), filepath.Ext(out)):
		return fault.Input(out, "sheet-annotate-name", filepath.Ext(name))
	case sameFile(name, out):
		return fault.Conflict(out, "sheet-annotate-same", out)
	}
	data, err := os.ReadFile(name)
	if err != nil {
		return fault.Input(name, "file-unreadable", reasonOf(err))
	}
	var remarks []sheet.Remark
	for _, p := range problems {
		what, hint := e.said(p)
		if hint != "" {
			what += "\n" + say.Term(e.lang(), "hint") + hint
		}
		remarks = append(remarks, sheet.Remark{At: p.At, Text: what})
	}
	var b bytes.Buffer
	if err := sheet.Annotate(&b, name, data, remarks); err != nil {
		return err
	}
	if err := e.writeFile(out, b.String()); err != nil {
		return err
	}
	if !e.json() {
		fmt.Fprintf(e.stderr, "%s %s\n", say.Term(e.lang(), "written"), out)
	}
	return nil
}

// workbookAmong is the first workbook that a problem stands in, or else the first that
// was read.
func workbookAmong(read []string, problems []*fault.Problem) string {
	first := ""
	for _, name := range read {
		if !isWorkbook(name) {
			continue
		}
		for _, p := range problems {
			if strings.HasPrefix(p.At, name+"!") {
				return name
			}
		}
		if first == "" {
			first = name
		}
	}
	return first
}

func sameFile(a, b string) bool {
	x, err := os.Stat(a)
	y, none := os.Stat(b)
	return err == nil && none == nil && os.SameFile(x, y)
}
