package main

import (
	"archive/zip"
	"encoding/xml"
	"errors"
	"html"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"

	"headwater/fault"
	"headwater/input"
)

// textKinds are the files whose words are read, documentKinds those that hold words and
// are not.
var (
	textKinds     = []string{".md", ".txt", ".html", ".htm", ".docx"}
	documentKinds = []string{".pdf", ".doc", ".wps", ".rtf", ".odt"}
)

func isKind(path string, kinds []string) bool {
	return slices.Contains(kinds, strings.ToLower(filepath.Ext(path)))
}

// readText reads the words of a text in UTF-8 or any encoding that plant files may have, of
// a page, or of a Word file.
func readText(name string) (string, error) {
	if isKind(name, []string{".docx"}) {
		return readWord(name)
	}
	data, err := os.ReadFile(name)
	if err != nil {
		return "", fault.Input(name, "file-unreadable", reasonOf(err))
	}
	text, err := input.Text(name, data)
	if isKind(name, []string{".html", ".htm"}) {
		text = html.UnescapeString(tags.ReplaceAllString(text, "\n"))
	}
	return text, err
}

// tags are what a page has besides its words.
var tags = regexp.MustCompile(`(?is)<script.*?</script>|<style.*?</style>|<svg.*?</svg>|<!--.*?-->|<[^>]*>`)

// mostWords is how much of a Word file's text is unpacked, in bytes.
const mostWords = 64 << 20

// readWord takes the paragraphs out of a Word file.
func readWord(name string) (string, error) {
	z, err := zip.OpenReader(name)
	if err != nil {
		return "", fault.Input(name, "file-unreadable", reasonOf(err))
	}
	defer z.Close()
	r, err := z.Open("word/document.xml")
	if err != nil {
		return "", fault.Input(name, "file-unreadable", reasonOf(err))
	}
	defer r.Close()
	var b strings.Builder
	inText := false
	d := xml.NewDecoder(io.LimitReader(r, mostWords))
	for {
		t, err := d.Token()
		if errors.Is(err, io.EOF) {
			return b.String(), nil
		}
		if err != nil {
			return "", fault.Input(name, "file-unreadable", err.Error())
		}
		switch t := t.(type) {
		case xml.StartElement:
			inText = t.Name.Local == "t"
		case xml.EndElement:
			if inText = false; t.Name.Local == "p" {
				b.WriteByte('\n')
			}
		case xml.CharData:
			if inText {
				b.Write(t)
			}
		}
	}
}
