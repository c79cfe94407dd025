package report

import (
	"fmt"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

// NoteFile is a file of the auditor's notes: text for one chapter, in a small part of
// Markdown.
type NoteFile struct {
	Chapter string // the file's name without its ending: the id of a heading
	Place   string // for problems
	Text    string
}

// noteBlock is a piece of a note: a heading, or a paragraph of text.
type noteBlock struct {
	heading string
	depth   int // of a heading: the number of its signs
	NoteParagraph
}

var (
	headingLine = regexp.MustCompile(`^(#{1,3})\s+(.*?)\s*#*\s*$`)
	bulletLine  = regexp.MustCompile(`^\s*[-*+•·]\s+(.*)$`)
	numberLine  = regexp.MustCompile(`^\s*(\d{1,3})(?:[.)]\s+|[．、）]\s*)(.*)$`)
	inline      = regexp.MustCompile(`\\([[:punct:]])|\*\*(.+?)\*\*|__(.+?)__|\[([^\]]*)\]\(#([^)\s]+)\)`)
)

// parse reads paragraphs, lists, headings, bold text and references ([](#id)); everything
// else stands as it was written. Bold text needs no space or Latin letter around it, as
// it does in CommonMark, where **说明：**文字 stays as it is.
func (n *NoteFile) parse() (out []noteBlock) {
	var current *noteBlock
	var text string
	flush := func() {
		if current != nil && text != "" {
			current.Spans = spans(text)
			out = append(out, *current)
		}
		current, text = nil, ""
	}
	line := 0
	for raw := range strings.Lines(n.Text) {
		line++
		s := strings.TrimRight(raw, " \t\r\n")
		start := func(kind, mark, first string) {
			flush()
			current = &noteBlock{NoteParagraph: NoteParagraph{Kind: kind, Mark: mark, Place: fmt.Sprintf("%s:%d", n.Place, line)}}
			text = strings.TrimSpace(first)
		}
		switch {
		case strings.TrimSpace(s) == "":
			flush()
		case headingLine.MatchString(s):
			m := headingLine.FindStringSubmatch(s)
			flush()
			out = append(out, noteBlock{heading: plain(m[2]), depth: len(m[1])})
		case bulletLine.MatchString(s):
			start("bullet", "", bulletLine.FindStringSubmatch(s)[1])
		case numberLine.MatchString(s):
			m := numberLine.FindStringSubmatch(s)
			start("number", m[1], m[2])
		case current == nil:
			start("", "", s)
		default:
			text = join(text, strings.TrimSpace(s))
		}
	}
	flush()
	return out
}

// join puts two lines of a paragraph together: with a space, but not between Chinese
// characters or signs.
func join(a, b string) string {
	last, _ := utf8.DecodeLastRuneInString(a)
	first, _ := utf8.DecodeRuneInString(b)
	if wide(last) && wide(first) {
		return a + b
	}
	return a + " " + b
}

// wide reports whether a rune is a Chinese character or sign.
func wide(r rune) bool {
	return unicode.Is(unicode.Han, r) || r >= 0x3000 && r <= 0x303f || r >= 0xff00 && r <= 0xffef
}

// spans finds bold text and references in a paragraph.
func spans(text string) (out []Span) {
	add := func(s Span) {
		if n := len(out); n > 0 && s.Ref == "" && out[n-1].Ref == "" && out[n-1].Bold == s.Bold {
			out[n-1].Text += s.Text
		} else if s.Text != "" || s.Ref != "" {
			out = append(out, s)
		}
	}
	end := 0
	for _, m := range inline.FindAllStringSubmatchIndex(text, -1) {
		group := func(i int) string {
			if m[2*i] < 0 {
				return ""
			}
			return text[m[2*i]:m[2*i+1]]
		}
		add(Span{Text: text[end:m[0]]})
		end = m[1]
		switch {
		case m[2] >= 0:
			add(Span{Text: group(1)})
		case m[10] >= 0:
			words := group(4)
			if words != "" {
				add(Span{Text: words + " ("})
			}
			add(Span{Ref: group(5)})
			if words != "" {
				add(Span{Text: ")"})
			}
		default:
			add(Span{Text: group(2) + group(3), Bold: true})
		}
	}
	add(Span{Text: text[end:]})
	return out
}

// plain is a text without its marks.
func plain(text string) string {
	var b strings.Builder
	for _, s := range spans(text) {
		b.WriteString(s.Text)
	}
	return b.String()
}
