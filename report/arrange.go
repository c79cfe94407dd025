package report

import (
	"errors"
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strings"

	"headwater/fault"
	"headwater/report/style"
	"headwater/say"
)

// Chapters are the ids of the chapters that Build writes, where the data give them.
var Chapters = []string{"summary", "plant", "system", "indicators", "binding", "unknowns", "certainty", "boundaries", "lifts", "balances", "costs", "matches", "plan", "limits", "reuse", "integrity", "sources",
	"feasibility", "preparation", "focus", "assessment", "causes", "options", "implementation", "continuous", "chain", "texts"}

// coverNote is the id of the note that fills the lines of the cover.
const coverNote = "cover"

// looseNotes is the chapter of notes whose own chapter this report does not have.
const looseNotes = "notes"

// Arrangement is how a document is set up for its readers.
type Arrangement struct {
	Frame   []style.Part
	Edition string // empty: every part of the frame
	Notes   []NoteFile
	Nearest func(word string, known []string) string // for hints
}

// Arrange puts the chapters of a document into a frame and the auditor's notes at the end
// of the chapters that they belong to, before the first section. No chapter and no note is
// lost: chapters that the frame does not name come last, notes whose chapter this report
// does not have in a chapter of their own; only what an edition leaves out is left out. A
// place of the frame that has neither chapter
// nor note stands as to be supplied.
func (d *Document) Arrange(a Arrangement) error {
	m := &arranger{Arrangement: a, doc: d, lang: say.Lang(d.Lang), chapters: map[string][]Block{}, known: map[string]string{}}
	for _, id := range Chapters {
		m.known[id] = say.Term(m.lang, "chapter-"+id)
	}
	for _, id := range style.IDs() { // a note for another style's frame is none too many
		if s, err := style.Shipped(id); err == nil {
			m.know(s.Frame)
		}
	}
	m.know(a.Frame)
	m.split()
	m.readNotes()
	if label := say.Term(m.lang, "edition"); a.Edition != "" && !slices.ContainsFunc(d.Meta, func(f Field) bool { return f.Label == label }) {
		d.Meta = append(d.Meta, Field{label, say.Term(m.lang, "edition-"+a.Edition)})
	}
	if len(a.Frame) > 0 {
		d.Blocks = nil
		m.parts(a.Frame, 1)
		for _, id := range m.order {
			d.Blocks = append(d.Blocks, m.chapters[id]...)
		}
	}
	m.putNotes()
	m.checkReferences()
	return errors.Join(m.bad...)
}

type arranger struct {
	Arrangement
	doc      *Document
	lang     say.Lang
	chapters map[string][]Block // by the heading's id: what is not yet in its place
	order    []string
	notes    map[string][]noteBlock // by chapter: what is not yet in its place
	known    map[string]string      // titles of all chapters that may be
	given    map[string]bool        // the ids that the document has
	bad      []error
}

// know takes down the headings of a frame.
func (m *arranger) know(parts []style.Part) {
	for _, p := range parts {
		if p.ID != "" {
			m.known[p.ID] = p.Title.In(m.doc.Lang)
		}
		m.know(p.Parts)
	}
}

// again is the ending of an id that a second assessment gives its chapters.
var again = regexp.MustCompile(`-\d+$`)

// split cuts the document into its chapters.
func (m *arranger) split() {
	id := ""
	m.given = map[string]bool{}
	for _, b := range m.doc.Blocks {
		switch b := b.(type) {
		case Heading:
			m.given[b.ID] = true
		case Table:
			m.given[b.ID] = true
		}
		if h, ok := b.(Heading); ok && h.Level == 1 {
			id = h.ID
			m.order = append(m.order, id)
			m.known[id] = h.Text
		}
		m.chapters[id] = append(m.chapters[id], b)
	}
}

// parts puts the parts of the frame into the document and returns whether there was
// anything to put.
func (m *arranger) parts(parts []style.Part, level int) (any bool) {
	for _, p := range parts {
		left := len(p.Editions) > 0 && m.Edition != "" && !slices.Contains(p.Editions, m.Edition)
		switch {
		case p.Chapter != "":
			any = m.chapter(p.Chapter, level, left) || any
		case m.chapters[p.ID] != nil: // the data give what the frame has a place for
			m.chapter(p.ID, level, false)
			m.parts(p.Parts, level+1)
			any = true
		case m.given[p.ID]: // inside a chapter that has its own place
			any = m.parts(p.Parts, level) || any
		case !left:
			at := len(m.doc.Blocks)
			m.doc.Blocks = append(m.doc.Blocks, Heading{Level: level, ID: p.ID, Text: p.Title.In(m.doc.Lang)})
			if hint := p.Supply.In(m.doc.Lang); hint != "" && m.notes[p.ID] == nil {
				m.doc.Blocks = append(m.doc.Blocks, ToSupply{What: hint})
			}
			filled := m.parts(p.Parts, level+1) || len(m.doc.Blocks) > at+1 || m.notes[p.ID] != nil
			if !filled {
				m.doc.Blocks = m.doc.Blocks[:at]
			}
			any = any || filled
		default:
			m.leave(p)
		}
	}
	return any
}

// leave drops a heading of the frame that the edition does not have, with its notes.
func (m *arranger) leave(p style.Part) {
	delete(m.notes, p.ID)
	for _, q := range p.Parts {
		if q.Chapter != "" {
			m.chapter(q.Chapter, 1, true)
		} else {
			m.leave(q)
		}
	}
}

// chapter moves a chapter, and its twins of further assessments, to the end of the
// document; one that the edition leaves out goes.
func (m *arranger) chapter(id string, level int, left bool) (any bool) {
	m.order = slices.DeleteFunc(m.order, func(other string) bool {
		if other != id && again.ReplaceAllString(other, "") != id {
			return false
		}
		for _, b := range m.chapters[other] {
			if h, ok := b.(Heading); ok {
				h.Level += level - 1
				b = h
			}
			if !left {
				m.doc.Blocks = append(m.doc.Blocks, b)
				any = true
			}
		}
		return true
	})
	return any
}

// readNotes reads the notes; those for the cover become its lines.
func (m *arranger) readNotes() {
	m.notes = map[string][]noteBlock{}
	for i := range m.Notes {
		n := &m.Notes[i]
		if n.Chapter != coverNote {
			if blocks := n.parse(); len(blocks) > 0 {
				m.notes[n.Chapter] = blocks
			}
			continue
		}
		m.readCover(n)
	}
}

// readCover reads lines of the cover: a label, a colon, a value.
func (m *arranger) readCover(n *NoteFile) {
	line := 0
	for raw := range strings.Lines(n.Text) {
		line++
		text := strings.TrimSpace(raw)
		if bullet := bulletLine.FindStringSubmatch(text); bullet != nil {
			text = bullet[1]
		}
		if text = plain(text); text == "" || strings.HasPrefix(text, "#") {
			continue
		}
		label, value, ok := strings.Cut(strings.Replace(text, "：", ":", 1), ":")
		if label = strings.TrimSpace(label); !ok || label == "" {
			m.bad = append(m.bad, fault.Input(fmt.Sprintf("%s:%d", n.Place, line), "note-cover", text))
			continue
		}
		m.doc.Cover = append(m.doc.Cover, Field{label, strings.TrimSpace(value)})
	}
}

// putNotes puts the notes to the chapters and sections that they are named after.
func (m *arranger) putNotes() {
	var out []Block
	open, level := "", 0
	put := func() {
		if open != "" {
			out = append(out, m.note(open, level)...)
			delete(m.notes, open)
		}
	}
	for _, b := range m.doc.Blocks {
		if h, ok := b.(Heading); ok {
			put()
			open, level = h.ID, h.Level
			m.known[h.ID] = h.Text
		}
		out = append(out, b)
	}
	put()
	m.doc.Blocks = out
	m.looseNotes()
}

// looseNotes keeps the notes of chapters that this report does not have; a chapter that
// no report has is a slip of the pen.
func (m *arranger) looseNotes() {
	first := true
	for i := range m.Notes {
		n := &m.Notes[i]
		if _, left := m.notes[n.Chapter]; !left || n.Chapter == coverNote {
			continue
		}
		title, ok := m.known[n.Chapter]
		if !ok {
			ids := append(slices.Sorted(maps.Keys(m.known)), coverNote)
			m.bad = append(m.bad, fault.NotFound(n.Place, "note-chapter", n.Chapter, m.Nearest(n.Chapter, ids), strings.Join(ids, ", ")))
			continue
		}
		if first {
			m.doc.Blocks = append(m.doc.Blocks, Heading{Level: 1, ID: looseNotes, Text: say.Term(m.lang, "chapter-notes")})
			first = false
		}
		m.doc.Blocks = append(m.doc.Blocks, Heading{Level: 2, ID: looseNotes + "-" + n.Chapter, Text: title})
		m.doc.Blocks = append(m.doc.Blocks, m.note(n.Chapter, 2)...)
	}
}

// note is a note as blocks of the document, its headings below that of its chapter.
func (m *arranger) note(chapter string, level int) (out []Block) {
	var n Note
	flush := func() {
		if len(n.Paragraphs) > 0 {
			out = append(out, n)
			n = Note{}
		}
	}
	headings := 0
	for _, b := range m.notes[chapter] {
		if b.heading == "" {
			n.Paragraphs = append(n.Paragraphs, b.NoteParagraph)
			continue
		}
		flush()
		headings++
		out = append(out, Heading{Level: min(level+max(1, b.depth-1), 3), ID: fmt.Sprintf("note-%s-%d", chapter, headings), Text: b.heading})
	}
	flush()
	return out
}

// checkReferences reports references of notes to what the report does not have.
func (m *arranger) checkReferences() {
	labels := m.doc.Labels()
	ids := slices.Sorted(maps.Keys(labels.ids))
	for i, b := range m.doc.Blocks {
		n, ok := b.(Note)
		if !ok {
			continue
		}
		for _, p := range n.Paragraphs {
			for k, s := range p.Spans {
				if _, ok := labels.Of(s.Ref); s.Ref != "" && !ok {
					m.bad = append(m.bad, fault.NotFound(p.Place, "note-reference", s.Ref, m.Nearest(s.Ref, ids)))
					p.Spans[k] = Span{Text: s.Ref}
				}
			}
		}
		m.doc.Blocks[i] = n
	}
}
