package sheet

import (
	"path"
	"regexp"
	"slices"
	"strings"

	"github.com/xuri/excelize/v2"

	"headwater/sheet/book"
)

// comment is the comment of a cell and whose it is.
type comment struct{ author, text string }

// commentsOf are the comments of a workbook by sheet and cell.
func commentsOf(f *excelize.File) (map[[2]string]comment, error) {
	out := map[[2]string]comment{}
	for _, sheet := range f.GetSheetList() {
		all, err := f.GetComments(sheet)
		if err != nil {
			return nil, err
		}
		for _, c := range all {
			text := c.Text
			for _, run := range c.Paragraph {
				text += run.Text
			}
			out[[2]string{sheet, c.Cell}] = comment{c.Author, strings.TrimSpace(text)}
		}
	}
	return out, nil
}

var (
	relationship  = regexp.MustCompile(`<(?:\w+:)?Relationship\b[^>]*>(?:\s*</(?:\w+:)?Relationship>)?`)
	attribute     = regexp.MustCompile(`\b(Id|Type|Target)\s*=\s*["']([^"']*)["']`)
	legacyDrawing = regexp.MustCompile(`<(?:\w+:)?legacyDrawing\b[^>]*>(?:\s*</(?:\w+:)?legacyDrawing>)?`)
	shapeKind     = regexp.MustCompile(`\bObjectType\s*=\s*["'](\w+)`)
)

// withoutComments takes the comments out of a workbook that excelize has just opened. It
// puts comments into parts by the numbers in their names, comments3.xml beside
// vmlDrawing3.vml; files that others have written have other names, and the comments would
// go where nobody reads them. A sheet with buttons keeps its drawing, and its comments.
// It returns the sheets whose comments are gone.
func withoutComments(f *excelize.File, b *book.Book) map[string]bool {
	gone := map[string]bool{}
	for _, s := range b.Sheets {
		rels := path.Join(path.Dir(s.Part), "_rels", path.Base(s.Part)+".rels")
		text, sheet := part(f, rels), part(f, s.Part)
		var drop []string
		keep := false
		less := relationship.ReplaceAllStringFunc(text, func(one string) string {
			is := map[string]string{}
			for _, a := range attribute.FindAllStringSubmatch(one, -1) {
				is[a[1]] = a[2]
			}
			target := is["Target"]
			if !strings.HasPrefix(target, "/") {
				target = path.Join(path.Dir(s.Part), target)
			}
			target = strings.TrimPrefix(target, "/")
			switch path.Base(is["Type"]) {
			case "comments", "threadedComment", "vmlDrawing":
				if !strings.Contains(legacyDrawing.FindString(sheet), `"`+is["Id"]+`"`) && path.Base(is["Type"]) == "vmlDrawing" {
					return one // pictures of the page's head
				}
				keep = keep || path.Base(is["Type"]) == "vmlDrawing" && hasButtons(part(f, target))
				drop = append(drop, target)
				return ""
			}
			return one
		})
		if keep || len(drop) == 0 {
			continue
		}
		gone[s.Name] = true
		f.Pkg.Store(rels, []byte(less))
		f.Pkg.Store(s.Part, []byte(legacyDrawing.ReplaceAllString(sheet, "")))
		for _, name := range drop {
			f.Pkg.Delete(name)
		}
		f.Pkg.Store(contentTypes, []byte(override.ReplaceAllStringFunc(part(f, contentTypes), func(one string) string {
			if slices.ContainsFunc(drop, func(name string) bool { return strings.Contains(one, `"/`+name+`"`) }) {
				return ""
			}
			return one
		})))
	}
	return gone
}

func hasButtons(drawing string) bool {
	return slices.ContainsFunc(shapeKind.FindAllStringSubmatch(drawing, -1), func(m []string) bool { return m[1] != "Note" })
}

const contentTypes = "[Content_Types].xml"

var override = regexp.MustCompile(`<(?:\w+:)?Override\b[^>]*>(?:\s*</(?:\w+:)?Override>)?`)

// part is a part of the workbook as text.
func part(f *excelize.File, name string) string {
	data, _ := f.Pkg.Load(name)
	text, _ := data.([]byte)
	return string(text)
}
