package datum_test

import (
	"encoding/json"
	"testing"

	"headwater/datum"
	"headwater/fault"
)

func TestDate(t *testing.T) {
	d, err := datum.ParseDate("2022-06-30")
	if err != nil || d.Year() != 2022 || d.String() != "2022-06-30" {
		t.Errorf("%v %v", d, err)
	}
	for _, s := range []string{"2022-02-30", "30.06.2022", "2022", "2022-6-3", ""} {
		if _, err := datum.ParseDate(s); len(fault.All(err)) != 1 {
			t.Errorf("%q: %v", s, err)
		}
	}
	out, err := json.Marshal(struct {
		D datum.Date `json:"d"`
		N datum.Date `json:"n,omitzero"`
	}{D: d})
	if err != nil || string(out) != `{"d":"2022-06-30"}` {
		t.Errorf("%s %v", out, err)
	}
}

func TestText(t *testing.T) {
	var both, one datum.Text
	if err := both.UnmarshalTree(map[string]any{"zh": "钢", "en": "steel"}); err != nil || both.In("zh") != "钢" || both.In("en") != "steel" {
		t.Errorf("%v %v", both, err)
	}
	if err := one.UnmarshalTree("steel"); err != nil || one.In("zh") != "steel" {
		t.Errorf("%v %v", one, err)
	}
	if (datum.Text{ZH: "钢"}).In("en") != "钢" {
		t.Error("a missing language falls back to the other")
	}
	for _, tree := range []any{map[string]any{"fr": "acier"}, map[string]any{"zh": []any{}}, []any{"x"}} {
		if err := new(datum.Text).UnmarshalTree(tree); len(fault.All(err)) != 1 {
			t.Errorf("%v: %v", tree, err)
		}
	}
}
