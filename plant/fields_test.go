package plant_test

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"headwater/datum"
	"headwater/plant"
	"headwater/unit"
)

var update = flag.Bool("update", false, "write the generated files")

// The field table and the structs name the same fields.
func TestFieldsMatchStructs(t *testing.T) {
	table := map[string]plant.Field{}
	for _, f := range plant.Fields() {
		if _, twice := table[f.Path]; twice {
			t.Errorf("fields.csv has %s twice", f.Path)
		}
		table[f.Path] = f
		if f.ZH == "" || f.EN == "" {
			t.Errorf("%s lacks a name in one language", f.Path)
		}
	}
	structs := map[string]structField{}
	walk(reflect.TypeFor[plant.Plant](), "", structs)
	for path, s := range structs {
		f, ok := table[path]
		switch {
		case !ok:
			t.Errorf("fields.csv lacks %s", path)
		case f.Required != s.required:
			t.Errorf("%s: required is %v in fields.csv, %v in the struct", path, f.Required, s.required)
		case f.Words() == nil && f.Type != s.kind:
			t.Errorf("%s: type %s in fields.csv, %s in the struct", path, f.Type, s.kind)
		case f.Words() != nil && s.kind != "string":
			t.Errorf("%s: a choice of words is held as %s", path, s.kind)
		}
	}
	for path := range table {
		if _, ok := structs[path]; !ok {
			t.Errorf("fields.csv has %s, the structs do not", path)
		}
	}
}

type structField struct {
	kind     string
	required bool
}

var kinds = map[reflect.Type]string{
	reflect.TypeFor[datum.Text](): "text", reflect.TypeFor[datum.Date](): "date", reflect.TypeFor[plant.Period](): "period", reflect.TypeFor[unit.Quantity](): "quantity",
	reflect.TypeFor[plant.Series](): "series", reflect.TypeFor[plant.Value](): "value", reflect.TypeFor[plant.Stated](): "stated", reflect.TypeFor[plant.Counted](): "counted",
}

// walk lists the tagged leaves of a struct by path, with [] for lists and {} for maps.
func walk(rt reflect.Type, prefix string, out map[string]structField) {
	for sf := range rt.Fields() {
		name, option, _ := strings.Cut(sf.Tag.Get("yaml"), ",")
		path := prefix + name
		ft := sf.Type
		for done := false; !done; {
			switch {
			case kinds[ft] != "":
				done = true
			case ft.Kind() == reflect.Pointer:
				ft = ft.Elem()
			case ft.Kind() == reflect.Slice:
				ft, path = ft.Elem(), path+"[]"
			case ft.Kind() == reflect.Map:
				ft, path = ft.Elem(), path+"{}"
			default:
				done = true
			}
		}
		if kinds[ft] == "" && ft.Kind() == reflect.Struct {
			walk(ft, path+".", out)
			continue
		}
		kind := kinds[ft]
		if kind == "" {
			kind = map[reflect.Kind]string{reflect.String: "string", reflect.Int: "integer", reflect.Float64: "number", reflect.Bool: "boolean", reflect.Interface: "any"}[ft.Kind()]
		}
		out[path] = structField{kind, option == "required"}
	}
}

// The files that are made from the field table are up to date.
func TestGenerated(t *testing.T) {
	for path, want := range map[string]string{"../docs/plant.schema.json": string(plant.Schema()), "../docs/handbook/plant-fields.md": fieldTable()} {
		if *update {
			if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(path, []byte(want), 0o644); err != nil {
				t.Fatal(err)
			}
			continue
		}
		got, err := os.ReadFile(path)
		if err != nil || string(got) != want {
			t.Errorf("%s is not what fields.csv gives (%v): make generate writes it", path, err)
		}
	}
}

// fieldTable is the handbook's table of all fields.
func fieldTable() string {
	var b strings.Builder
	b.WriteString("# Fields of the plant file · 企业文件字段\n\nMade from `plant/fields.csv` by `make generate`; do not edit. In a path, `[]` is a list and `{}` a map by id. ● is required.\n\n| field | type | unit | default | | 名称 | meaning |\n|---|---|---|---|---|---|---|\n")
	for _, f := range plant.Fields() {
		mark := ""
		if f.Required {
			mark = "●"
		}
		fmt.Fprintf(&b, "| `%s` | %s | %s | %s | %s | %s | %s |\n", f.Path, strings.ReplaceAll(f.Type, "|", " · "), f.Unit, f.Default, mark, f.ZH, f.EN)
	}
	return b.String()
}
