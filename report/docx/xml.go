package docx

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"headwater/say"
)

// xml gathers the text of a part.
type xml struct{ b strings.Builder }

// put writes markup as it is.
func (x *xml) put(parts ...string) {
	for _, p := range parts {
		x.b.WriteString(p)
	}
}

// putf writes markup with values that need no escaping: numbers and ids of our own.
func (x *xml) putf(format string, args ...any) { fmt.Fprintf(&x.b, format, args...) }

// esc makes a text fit for XML 1.0, as content or inside double quotes. Characters that
// XML cannot hold are left out.
func esc(s string) string {
	var b strings.Builder
	for i, r := range s {
		switch {
		case r == '&':
			b.WriteString("&amp;")
		case r == '<':
			b.WriteString("&lt;")
		case r == '>':
			b.WriteString("&gt;")
		case r == '"':
			b.WriteString("&quot;")
		case r == '\t', r == '\n', r == '\r':
			b.WriteByte(' ')
		case r == utf8.RuneError && !strings.HasPrefix(s[i:], "\uFFFD"):
		case r < 0x20, r == 0xFFFE, r == 0xFFFF:
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}

// declaration opens every part.
const declaration = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n"

// namespaces of the body, header and footer.
const namespaces = `xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"` +
	` xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"`

func term(l say.Lang, key string, args ...any) string {
	if len(args) == 0 {
		return say.Term(l, key)
	}
	return fmt.Sprintf(say.Term(l, key), args...)
}
