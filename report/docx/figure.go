package docx

import (
	"encoding/csv"
	"regexp"
	"strconv"
	"strings"

	"headwater/report"
)

const (
	emuPerPixel = 9525 // at 96 pixels to the inch, which an SVG's pixels are
	emuPerTwip  = 635
	tallest     = 0.8 // of the text's height that a figure may take
)

var svgSize = regexp.MustCompile(`^[^<]*(?:<\?[^>]*>\s*)?<svg[^>]*?\bwidth="([0-9.]+)"[^>]*?\bheight="([0-9.]+)"`)

// sizeOf is the size of a figure in EMU, made smaller to fit the page.
func (w *writer) sizeOf(svg string) (cx, cy int) {
	width, height := pixelsOf(svg)
	scale := w.scaleOf(width, height, w.turned)
	return int(width * emuPerPixel * scale), int(height * emuPerPixel * scale)
}

func pixelsOf(svg string) (width, height float64) {
	if m := svgSize.FindStringSubmatch(svg); m != nil {
		if a, err := strconv.ParseFloat(m[1], 64); err == nil && a > 0 {
			if b, err := strconv.ParseFloat(m[2], 64); err == nil && b > 0 {
				return a, b
			}
		}
	}
	return 640, 400 // of a picture that does not say
}

// scaleOf is how large a figure can be, 1 at most, upright or turned.
func (w *writer) scaleOf(width, height float64, turned bool) float64 {
	return min(1, float64(w.textWidth(turned)*emuPerTwip)/(width*emuPerPixel), tallest*float64(w.textHeight(turned)*emuPerTwip)/(height*emuPerPixel))
}

// A figure is turned where that makes it much larger and its text, of 11 pixels, would be
// smaller than 5.4 pt otherwise.
const (
	tooSmall   = 0.65
	muchLarger = 1.25
)

func (w *writer) turnsFigure(f *report.Figure) bool {
	width, height := pixelsOf(f.SVG)
	upright := w.scaleOf(width, height, false)
	return len(w.pictures[f.Name]) > 0 && upright < tooSmall && w.scaleOf(width, height, true) > muchLarger*upright
}

// figure writes a picture with its caption, or a box with its data where there is no PNG.
func (w *writer) figure(f *report.Figure, label string) {
	png := w.pictures[f.Name]
	if len(png) == 0 {
		w.placeholder(f, label)
		return
	}
	cx, cy := w.sizeOf(f.SVG)
	raster := w.add(f.Name+".png", png)
	vector := w.add(f.Name+".svg", []byte(f.SVG))
	w.ids++
	w.put("<w:p>", paragraph{style: "Figure", keepNext: true}.xml(), "<w:r><w:drawing>")
	w.putf(`<wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="%d" cy="%d"/><wp:effectExtent l="0" t="0" r="0" b="0"/><wp:docPr id="%d" name="Figure %d" descr="`, cx, cy, w.ids, w.ids)
	w.put(esc(f.Caption), `"/><wp:cNvGraphicFramePr><a:graphicFrameLocks noChangeAspect="1"/></wp:cNvGraphicFramePr>`,
		`<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic>`)
	w.putf(`<pic:nvPicPr><pic:cNvPr id="%d" name="`, w.ids)
	w.put(esc(f.Name), `.svg"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed="`, raster, `"><a:extLst><a:ext uri="{96DAC541-7B7A-43D3-8B79-37D633B846F1}">`,
		`<asvg:svgBlip xmlns:asvg="http://schemas.microsoft.com/office/drawing/2016/SVG/main" r:embed="`, vector, `"/></a:ext></a:extLst></a:blip><a:stretch><a:fillRect/></a:stretch></pic:blipFill>`)
	w.putf(`<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="%d" cy="%d"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>`, cx, cy)
	w.caption(f.ID, label, f.Caption, paragraph{style: "FigureCaption"})
}

// add puts a picture into the file and returns its relationship.
func (w *writer) add(name string, data []byte) string {
	m := media{name: "media/" + name, rel: "rIdMedia" + strconv.Itoa(len(w.media)+1), data: data}
	w.media = append(w.media, m)
	return m.rel
}

// placeholder stands for a picture that cannot be shown: its title, where it is, and the
// data that it would show.
func (w *writer) placeholder(f *report.Figure, label string) {
	path := "figures/" + f.Name + ".svg"
	p := paragraph{style: "Placeholder", keepNext: true, keepLines: true}
	w.line(p, run{bold: true}, f.Caption)
	w.line(p, run{}, w.t("docx-no-picture", path))
	t := dataOf(f.Data)
	if len(t.Rows) == 0 {
		w.line(p, run{}, w.t("docx-no-data"))
	} else {
		w.line(p, run{}, w.t("docx-its-data"))
		setting := w.settingOf(&t)
		if setting.turned { // the picture would not have turned the page either
			setting.widths, _, _ = share(columnsOf(&t), w.textWidth(w.turned), setting.size)
		}
		w.line(paragraph{style: "AfterTable", keepNext: true}, run{}, "")
		w.grid(&t, setting)
	}
	w.caption(f.ID, label, f.Caption, paragraph{style: "FigureCaption"})
}

// dataOf is the CSV of a figure as a table.
func dataOf(data string) (t report.Table) {
	r := csv.NewReader(strings.NewReader(strings.TrimPrefix(data, "\ufeff")))
	rows, err := r.ReadAll()
	if err != nil || len(rows) == 0 {
		return t
	}
	for _, title := range rows[0] {
		t.Columns = append(t.Columns, report.Column{Title: title})
	}
	for _, row := range rows[1:] {
		cells := make([]report.Cell, len(row))
		for j, text := range row {
			cells[j].Text = text
			if _, err := strconv.ParseFloat(text, 64); err == nil {
				t.Columns[j].Right = true
			}
		}
		t.Rows = append(t.Rows, report.Row{Cells: cells})
	}
	return t
}
