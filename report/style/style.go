// Package style holds house styles: how a report is set (fonts, sizes, margins, cover)
// and in which frame its chapters stand. A style is a data file, not code.
//
//	s, err := style.Shipped("plain")
//	s, err := style.Read("my-style.yaml", data)
//
// # Conventions
//
// Sizes are in points, lengths in millimetres: the key says which. East-Asian and Latin
// fonts are named apart; a writer asks for them by name and ships none. A house style says
// nothing about numbers: it is no part of the catalogue, and of no hash in a result.
//
// The frame is described in docs/method/report.md.
package style

import (
	"embed"
	"errors"
	"io/fs"
	"path"
	"strings"

	"headwater/datum"
	"headwater/fault"
	"headwater/input"
)

//go:embed data/*.yaml
var shipped embed.FS

// Style is one house style.
type Style struct {
	ID       string     `yaml:"id,required"`
	Title    datum.Text `yaml:"title,required"`
	Source   string     `yaml:"source,required"` // what asks for it, and how that was read
	Page     Page       `yaml:"page,required"`
	Text     Text       `yaml:"text,required"`
	Headings []Heading  `yaml:"headings,required"` // of levels 1, 2, 3
	Caption  Font       `yaml:"caption,required"`
	Table    Table      `yaml:"table,required"`
	Cover    Cover      `yaml:"cover,required"`
	Contents Contents   `yaml:"contents"`
	Frame    []Part     `yaml:"frame"`
}

// Page is the paper; wide tables turn it.
type Page struct {
	Width  float64 `yaml:"width_mm,required"`
	Height float64 `yaml:"height_mm,required"`
	Top    float64 `yaml:"top_mm,required"`
	Right  float64 `yaml:"right_mm,required"`
	Bottom float64 `yaml:"bottom_mm,required"`
	Left   float64 `yaml:"left_mm,required"`
}

// Font is a face for Chinese and one for Latin letters and digits, and a size.
type Font struct {
	EastAsian string  `yaml:"east_asian,required"`
	Latin     string  `yaml:"latin,required"`
	Size      float64 `yaml:"size_pt,required"`
	Bold      bool    `yaml:"bold"`
}

// Text is running text. The line is at least so high, or a multiple of the font's own.
type Text struct {
	Font      `yaml:",inline"`
	LineLeast float64 `yaml:"line_at_least_pt"`
	LineTimes float64 `yaml:"line_times"`
	After     float64 `yaml:"after_pt"`
	Indent    float64 `yaml:"first_line_characters"` // of a Chinese paragraph
}

// Heading is a level of headings.
type Heading struct {
	Font    `yaml:",inline"`
	Before  float64 `yaml:"before_pt"`
	After   float64 `yaml:"after_pt"`
	Centred bool    `yaml:"centred"`
	NewPage bool    `yaml:"new_page"`
	Colour  string  `yaml:"colour"` // RRGGBB; empty: black
}

// Table is the text of tables; a table that would not fit is set smaller, down to Least.
type Table struct {
	Font  `yaml:",inline"`
	Least float64 `yaml:"least_pt,required"`
}

// Cover is the first page, or the head of it where it has no page of its own.
type Cover struct {
	Page  bool   `yaml:"page"`
	Title Font   `yaml:"title,required"`
	Lines []Line `yaml:"lines"` // on the cover; empty ones are to be supplied
	After []Line `yaml:"after"` // on the page behind it
}

// Line is a label with room for a value, which the auditor's notes/cover.md may give.
type Line struct {
	Label datum.Text `yaml:"label,required"`
}

// Contents are the lists in front.
type Contents struct {
	Levels  int  `yaml:"levels"`
	Tables  bool `yaml:"tables"`
	Figures bool `yaml:"figures"`
}

// Part is one place in the frame: a chapter that the program writes, or a heading of the
// frame with parts below it, or one that the auditor must supply.
type Part struct {
	Chapter  string     `yaml:"chapter"`  // id of a chapter of the program
	ID       string     `yaml:"id"`       // or a heading of the frame …
	Title    datum.Text `yaml:"title"`    // … with its title
	Supply   datum.Text `yaml:"supply"`   // what belongs here and no data give
	Editions []string   `yaml:"editions"` // empty: all
	Parts    []Part     `yaml:"parts"`
}

// The editions of a report.
const (
	Evaluation = "evaluation" // before medium and high-cost options are carried out
	Acceptance = "acceptance" // after
)

// Editions are the words for --edition.
var Editions = []string{Evaluation, Acceptance}

// IDs lists the styles that the program ships.
func IDs() (ids []string) {
	files, err := fs.Glob(shipped, "data/*.yaml")
	if err != nil {
		panic(err) // the pattern is well formed
	}
	for _, name := range files {
		ids = append(ids, strings.TrimSuffix(path.Base(name), ".yaml"))
	}
	return ids
}

// Source returns the file of a shipped style, as a start for one's own.
func Source(id string) ([]byte, error) {
	data, err := shipped.ReadFile("data/" + id + ".yaml")
	if err != nil {
		return nil, fault.NotFound("", "style-absent", id, strings.Join(IDs(), ", "), input.Nearest(id, IDs()))
	}
	return data, nil
}

// Shipped reads a style that the program ships.
func Shipped(id string) (*Style, error) {
	data, err := Source(id)
	if err != nil {
		return nil, err
	}
	return Read(id+".yaml", data)
}

// Read reads and checks a style file; every problem comes back at its line.
func Read(name string, data []byte) (*Style, error) {
	f, err := input.Parse(name, data)
	if err != nil {
		return nil, err
	}
	s := &Style{}
	unread := f.Decode(s)
	return s, f.Merge(unread, errors.Join(s.check()...))
}
