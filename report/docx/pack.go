package docx

import (
	"archive/zip"
	"io"
	"maps"
	"slices"
	"strings"
	"time"

	"headwater/report"
	"headwater/report/style"
	"headwater/say"
)

// part is one entry of the zip.
type part struct {
	name, kind string // kind: its content type; empty: by its ending
	data       []byte
}

const (
	office = "application/vnd.openxmlformats-officedocument."
	word   = office + "wordprocessingml."
	rel    = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
)

// packed is the time of every entry: the first that a zip can hold.
var packed = time.Date(1980, 1, 1, 0, 0, 0, 0, time.UTC)

func newWriter(d *report.Document, o Options) *writer {
	w := &writer{doc: d, style: o.Style, pictures: o.Pictures, labels: d.Labels(), lang: say.Lang(d.Lang), bookmarks: map[string]int{}}
	for _, b := range d.Blocks {
		id := ""
		switch b := b.(type) {
		case report.Heading:
			id = b.ID
		case report.Table:
			id = b.ID
		case report.Figure:
			id = b.ID
		default:
			continue
		}
		w.bookmarks[id] = len(w.bookmarks) + 1
	}
	return w
}

// parts makes the whole file in memory, in the order of its entries.
func (w *writer) parts() []part {
	w.body()
	parts := []part{
		{"word/document.xml", word + "document.main+xml", []byte(w.b.String())},
		{"word/styles.xml", word + "styles+xml", w.stylesPart()},
		{"word/numbering.xml", word + "numbering+xml", w.numbering()},
		{"word/settings.xml", word + "settings+xml", w.settingsPart()},
		{"word/fontTable.xml", word + "fontTable+xml", w.fontTable()},
		{"word/header.xml", word + "header+xml", w.header(false)},
		{"word/footer.xml", word + "footer+xml", w.footer(false)},
	}
	links := []link{{"rIdStyles", "styles", "styles.xml"}, {"rIdNumbering", "numbering", "numbering.xml"}, {"rIdSettings", "settings", "settings.xml"}, {"rIdFonts", "fontTable", "fontTable.xml"}, {"rIdHeader", "header", "header.xml"}, {"rIdFooter", "footer", "footer.xml"}}
	if w.style.Cover.Page {
		parts = append(parts, part{"word/header-first.xml", word + "header+xml", w.header(true)}, part{"word/footer-first.xml", word + "footer+xml", w.footer(true)})
		links = append(links, link{"rIdHeaderFirst", "header", "header-first.xml"}, link{"rIdFooterFirst", "footer", "footer-first.xml"})
	}
	for _, m := range w.media {
		parts = append(parts, part{"word/" + m.name, "", m.data})
		links = append(links, link{m.rel, "image", m.name})
	}
	parts = append(parts,
		part{"word/_rels/document.xml.rels", "", relations(links)},
		part{"docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml", w.core()},
		part{"docProps/app.xml", office + "extended-properties+xml", []byte(declaration + `<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"><Application>Headwater</Application></Properties>`)},
	)
	front := []part{
		{"[Content_Types].xml", "", contentTypes(parts)},
		{"_rels/.rels", "", []byte(declaration + `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="` + rel + `officeDocument" Target="word/document.xml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" Target="docProps/core.xml"/><Relationship Id="rId3" Type="` + rel + `extended-properties" Target="docProps/app.xml"/></Relationships>`)},
	}
	return append(front, parts...)
}

func (w *writer) write(out io.Writer) error {
	z := zip.NewWriter(out)
	for _, p := range w.parts() {
		method := zip.Deflate
		if strings.HasSuffix(p.name, ".png") { // it is compressed already
			method = zip.Store
		}
		f, err := z.CreateHeader(&zip.FileHeader{Name: p.name, Method: method, Modified: packed})
		if err != nil {
			return err
		}
		if _, err := f.Write(p.data); err != nil {
			return err
		}
	}
	return z.Close()
}

// contentTypes is [Content_Types].xml.
func contentTypes(parts []part) []byte {
	x := &xml{}
	x.put(declaration, `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/><Default Extension="svg" ContentType="image/svg+xml"/>`)
	for _, p := range parts {
		if p.kind != "" {
			x.put(`<Override PartName="/`, p.name, `" ContentType="`, p.kind, `"/>`)
		}
	}
	x.put("</Types>")
	return []byte(x.b.String())
}

// link is a relationship of the body.
type link struct{ id, kind, target string }

func relations(links []link) []byte {
	x := &xml{}
	x.put(declaration, `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">`)
	for _, l := range links {
		x.put(`<Relationship Id="`, l.id, `" Type="`, rel, l.kind, `" Target="`, esc(l.target), `"/>`)
	}
	x.put("</Relationships>")
	return []byte(x.b.String())
}

// core is what a file manager shows. It carries no time: the same input gives the same
// bytes.
func (w *writer) core() []byte {
	x := &xml{}
	x.put(declaration, `<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/">`)
	x.put("<dc:title>", esc(w.doc.Title), "</dc:title><dc:subject>", esc(w.doc.Subtitle), "</dc:subject><dc:creator>Headwater</dc:creator><dc:language>", esc(w.doc.Lang), "</dc:language></cp:coreProperties>")
	return []byte(x.b.String())
}

// settingsPart is settings.xml. Word is asked to compute the fields when it opens the
// file: the pages of the contents are known to it alone.
func (w *writer) settingsPart() []byte {
	const uri = "http://schemas.microsoft.com/office/word"
	x := &xml{}
	x.put(declaration, `<w:settings xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:zoom w:percent="100"/><w:defaultTabStop w:val="420"/><w:characterSpacingControl w:val="doNotCompress"/><w:updateFields w:val="true"/><w:compat>`)
	for _, c := range [][2]string{{"compatibilityMode", "15"}, {"overrideTableStyleFontSizeAndJustification", "1"}, {"enableOpenTypeFeatures", "1"}, {"doNotFlipMirrorIndents", "1"}} {
		x.put(`<w:compatSetting w:name="`, c[0], `" w:uri="`, uri, `" w:val="`, c[1], `"/>`)
	}
	x.put(`</w:compat><w:themeFontLang w:val="en-US" w:eastAsia="zh-CN"/><w:decimalSymbol w:val="."/><w:listSeparator w:val=","/></w:settings>`)
	return []byte(x.b.String())
}

// otherNames are the names by which a system in another language knows a font.
var otherNames = map[string]string{"宋体": "SimSun", "黑体": "SimHei", "仿宋": "FangSong", "楷体": "KaiTi", "微软雅黑": "Microsoft YaHei", "等线": "DengXian"}

// fontTable is fontTable.xml: the fonts of the style, by name.
func (w *writer) fontTable() []byte {
	fonts := map[string]string{} // with the character set
	add := func(f style.Font) { fonts[f.EastAsian], fonts[f.Latin] = "86", "00" }
	add(w.style.Text.Font)
	for _, h := range w.style.Headings {
		add(h.Font)
	}
	add(w.style.Caption)
	add(w.style.Table.Font)
	add(w.style.Cover.Title)
	x := &xml{}
	x.put(declaration, `<w:fonts xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">`)
	for _, name := range slices.Sorted(maps.Keys(fonts)) {
		x.put(`<w:font w:name="`, esc(name), `">`)
		if other := otherNames[name]; other != "" {
			x.put(`<w:altName w:val="`, other, `"/>`)
		}
		x.put(`<w:charset w:val="`, fonts[name], `"/><w:family w:val="auto"/><w:pitch w:val="variable"/></w:font>`)
	}
	x.put("</w:fonts>")
	return []byte(x.b.String())
}
