package style

import (
	"regexp"
	"slices"
	"strings"

	"headwater/fault"
	"headwater/input"
)

// Sizes outside these are slips of the pen or of the unit.
const (
	leastPoint, mostPoint = 4, 96
	leastPage, mostPage   = 100, 900 // mm: A6 to A0, nearly
	leastMargin           = 5        // mm
	mostMargin            = 100      // mm
	leastText             = 60       // mm of text between the margins
)

var (
	colour = regexp.MustCompile(`^[0-9A-Fa-f]{6}$`)
	ident  = regexp.MustCompile(`^[a-z][a-z0-9-]*$`)
)

// checker gathers what is wrong with a style.
type checker struct {
	bad  []error
	seen map[string]bool
}

func (c *checker) add(at, code string, args ...any) {
	c.bad = append(c.bad, fault.Input(at, code, args...))
}

func (c *checker) within(at string, v, low, high float64, unit string) {
	if !(v >= low && v <= high) {
		c.add(at, "style-range", v, low, high, unit)
	}
}

func (c *checker) font(at string, f Font) {
	c.within(at+"/size_pt", f.Size, leastPoint, mostPoint, "pt")
	c.face(at+"/east_asian", f.EastAsian)
	c.face(at+"/latin", f.Latin)
}

func (c *checker) face(at, name string) {
	if strings.TrimSpace(name) == "" || strings.ContainsAny(name, `"'<>&;`) {
		c.add(at, "style-font", name)
	}
}

func (c *checker) page(p Page) {
	c.within("/page/width_mm", p.Width, leastPage, mostPage, "mm")
	c.within("/page/height_mm", p.Height, leastPage, mostPage, "mm")
	c.within("/page/top_mm", p.Top, leastMargin, mostMargin, "mm")
	c.within("/page/right_mm", p.Right, leastMargin, mostMargin, "mm")
	c.within("/page/bottom_mm", p.Bottom, leastMargin, mostMargin, "mm")
	c.within("/page/left_mm", p.Left, leastMargin, mostMargin, "mm")
	if room := min(p.Width-p.Left-p.Right, p.Height-p.Top-p.Bottom); !(room >= leastText) {
		c.add("/page", "style-room", room, leastText)
	}
}

// check returns every problem of a style, by the place in its file.
func (s *Style) check() []error {
	c := &checker{seen: map[string]bool{}}
	if !ident.MatchString(s.ID) {
		c.add("/id", "style-id", s.ID)
	}
	c.page(s.Page)
	c.font("/text", s.Text.Font)
	if s.Text.LineLeast != 0 && s.Text.LineTimes != 0 {
		c.add("/text/line_times", "style-line")
	}
	if s.Text.LineTimes != 0 {
		c.within("/text/line_times", s.Text.LineTimes, 0.8, 3, "×")
	}
	c.within("/text/line_at_least_pt", s.Text.LineLeast, 0, 3*mostPoint, "pt")
	c.within("/text/after_pt", s.Text.After, 0, mostPoint, "pt")
	c.within("/text/first_line_characters", s.Text.Indent, 0, 8, "")
	if len(s.Headings) != 3 {
		c.add("/headings", "style-headings", len(s.Headings))
	}
	for i, h := range s.Headings {
		at := input.Pointer("headings", i)
		c.font(at, h.Font)
		c.within(at+"/before_pt", h.Before, 0, mostPoint, "pt")
		c.within(at+"/after_pt", h.After, 0, mostPoint, "pt")
		if h.Colour != "" && !colour.MatchString(h.Colour) {
			c.add(at+"/colour", "style-colour", h.Colour)
		}
	}
	c.font("/caption", s.Caption)
	c.font("/table", s.Table.Font)
	c.within("/table/least_pt", s.Table.Least, leastPoint, s.Table.Size, "pt")
	c.font("/cover/title", s.Cover.Title)
	c.within("/contents/levels", float64(s.Contents.Levels), 0, 3, "")
	c.parts("/frame", s.Frame, 1)
	return c.bad
}

// parts checks the frame: a chapter or a heading, three levels deep at most.
func (c *checker) parts(at string, parts []Part, level int) {
	for i, p := range parts {
		at := at + input.Pointer(i)
		id, key := p.ID, "/id"
		if p.Chapter != "" {
			id, key = p.Chapter, "/chapter"
		}
		switch {
		case (p.Chapter == "") == (p.ID == ""):
			c.add(at, "style-part")
		case !ident.MatchString(id):
			c.add(at+key, "style-id", id)
		case c.seen[id]:
			c.add(at+key, "style-twice", id)
		case p.Chapter != "" && len(p.Parts) > 0:
			c.add(at+"/parts", "style-chapter-parts", p.Chapter)
		case p.ID != "" && p.Title.In("zh") == "":
			c.add(at, "style-untitled", p.ID)
		case p.ID != "" && len(p.Parts) == 0 && p.Supply.In("zh") == "":
			c.add(at, "style-empty", p.ID)
		case level > 2:
			c.add(at, "style-deep")
		}
		c.seen[id] = true
		for j, e := range p.Editions {
			if !slices.Contains(Editions, e) {
				c.add(at+input.Pointer("editions", j), "style-edition", e, strings.Join(Editions, ", "))
			}
		}
		c.parts(at+"/parts", p.Parts, level+1)
	}
}
