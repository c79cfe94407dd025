package report_test

import (
	"reflect"
	"strings"
	"testing"

	"headwater/chart"
	"headwater/report"
	"headwater/say"
)

// Every word of a Sankey diagram has its text in both languages.
func TestSankeyWords(t *testing.T) {
	for _, l := range []say.Lang{say.EN, say.ZH} {
		w := report.SankeyWords(l)
		v := reflect.ValueOf(w)
		for i := range v.NumField() {
			if s, ok := v.Field(i).Interface().(string); ok && (s == "" || strings.HasPrefix(s, "sankey-")) {
				t.Errorf("%s: %s has no text", l, v.Type().Field(i).Name)
			}
		}
		for _, kind := range chart.SankeyKinds {
			if s := w.Kinds[kind]; s == "" || strings.HasPrefix(s, "sankey-") {
				t.Errorf("%s: kind %s has no text", l, kind)
			}
		}
	}
}
