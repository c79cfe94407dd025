package catalogue

import (
	"embed"
	"strings"
	"text/template"

	"headwater/datum"
	"headwater/fault"
	"headwater/input"
)

//go:embed template
var templates embed.FS

// transcribed are the kinds that have a template.
var transcribed = []string{IndexSystem, LimitTable, Technique}

// New is a commented file for the transcription of a document: everything in it is
// unread. Where the catalogue lists the document, its head is filled in. lang is zh or
// en; an empty kind is that of the listed document, else an index system.
func (c *Catalogue) New(kind, id, lang string) (Kind, text string, err error) {
	from, listed := c.Document(id)
	switch {
	case kind == "" && listed:
		kind = from.Kind
	case kind == "":
		kind = IndexSystem
	case listed && kind != from.Kind:
		return "", "", fault.Conflict("", "new-other-kind", id, from.Kind, kind)
	}
	if !listed {
		from = Document{ID: id, Origin: &datum.Origin{Status: datum.Unknown}}
	}
	if id == "" || strings.Trim(id, "abcdefghijklmnopqrstuvwxyz0123456789-") != "" {
		return "", "", fault.Input("", "new-id", id)
	}
	name := "template/" + kind + "." + lang + ".yaml"
	source, err := templates.ReadFile(name)
	if err != nil {
		return "", "", fault.NotFound("", "new-kind", kind, strings.Join(transcribed, ", "), input.Nearest(kind, transcribed))
	}
	t := template.Must(template.New(name).Funcs(template.FuncMap{"quote": quote, "list": quotedList}).Parse(string(source)))
	var b strings.Builder
	view := struct {
		Document datum.Document
		ID       string
		Title    datum.Text
		Status   string
		Sectors  []string
	}{from.Origin.Document, id, from.Title, from.Origin.Status, from.Sectors}
	err = t.Execute(&b, view)
	return kind, b.String(), err
}

// quote writes a string as YAML reads it back.
func quote(s string) string {
	return `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`, "\n", " ").Replace(s) + `"`
}

func quotedList(items []string) string {
	var out []string
	for _, s := range items {
		out = append(out, quote(s))
	}
	return strings.Join(out, ", ")
}
