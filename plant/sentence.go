package plant

import (
	"reflect"
	"slices"
	"strconv"
	"strings"

	"headwater/datum"
)

var textType = reflect.TypeFor[datum.Text]()

// Sentences visits everything in the plant file that people have written in words: texts
// in two languages, notes, reasons. A text that stands for both languages comes once.
func (p *Plant) Sentences(visit func(at, text string)) {
	eachSentence(reflect.ValueOf(p).Elem(), "", visit)
}

// written are the fields of one string that hold words rather than ids.
var written = []string{"note", "not_applicable"}

func eachSentence(v reflect.Value, at string, visit func(at, text string)) {
	switch v.Kind() {
	case reflect.Pointer:
		if !v.IsNil() {
			eachSentence(v.Elem(), at, visit)
		}
	case reflect.Slice:
		for i := range v.Len() {
			eachSentence(v.Index(i), at+"/"+strconv.Itoa(i), visit)
		}
	case reflect.Map:
		if v.Type().Key().Kind() != reflect.String {
			return
		}
		keys := v.MapKeys()
		slices.SortFunc(keys, func(a, b reflect.Value) int { return strings.Compare(a.String(), b.String()) })
		for _, k := range keys {
			eachSentence(v.MapIndex(k), at+"/"+escapeKey.Replace(k.String()), visit)
		}
	case reflect.Struct:
		if v.Type() == textType {
			t := v.Interface().(datum.Text)
			if t.ZH == t.EN {
				told(at, t.ZH, visit)
				return
			}
			told(at+"/zh", t.ZH, visit)
			told(at+"/en", t.EN, visit)
			return
		}
		for i := range v.NumField() {
			f := v.Type().Field(i)
			name := tagName(f)
			switch {
			case !f.IsExported() || name == "":
			case f.Type.Kind() == reflect.String && slices.Contains(written, name):
				told(at+"/"+name, v.Field(i).String(), visit)
			default:
				eachSentence(v.Field(i), at+"/"+name, visit)
			}
		}
	}
}

func told(at, text string, visit func(at, text string)) {
	if text != "" {
		visit(at, text)
	}
}
