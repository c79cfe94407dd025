package main

import (
	"archive/zip"
	"encoding/xml"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"github.com/rogpeppe/go-internal/testscript"
	"golang.org/x/text/encoding/simplifiedchinese"
)

// gb18030Command is "gb18030 FROM TO": write a UTF-8 file in the Chinese national encoding.
func gb18030Command(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: gb18030 FROM TO")
	}
	text, err := simplifiedchinese.GB18030.NewEncoder().String(ts.ReadFile(args[0]))
	ts.Check(err)
	ts.Check(os.WriteFile(ts.MkAbs(args[1]), []byte(text), 0o644))
}

// countCommand is "count N PATTERN": so many files match.
func countCommand(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: count N PATTERN")
	}
	want, err := strconv.Atoi(args[0])
	ts.Check(err)
	found, err := filepath.Glob(ts.MkAbs(args[1]))
	ts.Check(err)
	if len(found) != want {
		ts.Fatalf("%d files match %s, want %d: %v", len(found), args[1], want, found)
	}
}

// docxTextCommand is "docxtext FILE TO": write the text of a Word file, a line for each
// paragraph, the cells of a row with bars between.
func docxTextCommand(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: docxtext FILE TO")
	}
	z, err := zip.OpenReader(ts.MkAbs(args[0]))
	ts.Check(err)
	defer z.Close()
	f, err := z.Open("word/document.xml")
	ts.Check(err)
	text, err := docxText(f)
	ts.Check(err)
	ts.Check(os.WriteFile(ts.MkAbs(args[1]), []byte(text), 0o644))
}

func docxText(r io.Reader) (string, error) {
	var b strings.Builder
	d := xml.NewDecoder(r)
	row, inText := false, false
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			return b.String(), nil
		}
		if err != nil {
			return "", err
		}
		switch x := token.(type) {
		case xml.StartElement:
			row = row || x.Name.Local == "tr"
			inText = x.Name.Local == "t"
		case xml.EndElement:
			inText = false
			switch name := x.Name.Local; {
			case name == "tr":
				row = false
				b.WriteString("\n")
			case name == "tc":
				b.WriteString("| ")
			case name == "p" && row:
				b.WriteString(" ")
			case name == "p":
				b.WriteString("\n")
			}
		case xml.CharData:
			if inText {
				b.Write(x)
			}
		}
	}
}
