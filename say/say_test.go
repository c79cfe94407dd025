package say_test

import (
	"regexp"
	"strings"
	"testing"

	"headwater/fault"
	"headwater/say"
)

func TestProblem(t *testing.T) {
	p := &fault.Problem{Code: "unit-unknown", Args: []any{"kgg", "kg"}}
	en, hint := say.Problem(say.EN, p)
	zh, _ := say.Problem(say.ZH, p)
	if en != `"kgg" is not a known unit` || !strings.Contains(hint, `nearest: "kg"`) || !regexp.MustCompile(`\p{Han}`).MatchString(zh) {
		t.Errorf("%s / %s / %s", en, hint, zh)
	}
	if _, hint = say.Problem(say.EN, &fault.Problem{Code: "unit-unknown", Args: []any{"kgg", ""}}); strings.Contains(hint, "nearest") {
		t.Errorf("a hint without a nearest word: %s", hint)
	}
	if what, _ := say.Problem(say.EN, &fault.Problem{Code: "no-such-code", Args: []any{1}}); what != `no-such-code "1"` {
		t.Errorf("an unknown code: %s", what)
	}
}

// Fill reaches every reason inside a result.
func TestFill(t *testing.T) {
	type result struct {
		Reason *fault.Reason
		Nested []struct{ R fault.Reason }
		By     map[string]int
	}
	r := &result{Reason: &fault.Reason{Code: "no-index"}, Nested: []struct{ R fault.Reason }{{fault.Reason{Code: "data-missing", Items: []string{"water"}}}}}
	say.Fill(say.EN, r)
	if r.Reason.Message == "" || r.Nested[0].R.Message != "the plant file has no data for water" {
		t.Errorf("%+v", r)
	}
	say.Fill(say.ZH, r)
	if r.Nested[0].R.Message != "企业文件缺少数据：water" {
		t.Errorf("%+v", r)
	}
}

// What a formula asks for and the plant file lacks is told in words.
func TestMeasures(t *testing.T) {
	for item, want := range map[string][2]string{
		"water": {"water", "water"}, "wastewater()": {"waste water", "废水量"}, "output()": {"output", "产量"}, "output(knit)": {"output of knit", "knit 的产量"},
		`load("Cu", "generation")`: {"load of Cu (generation)", "Cu 的负荷（产生点）"}, `energy("electricity")`: {"use of electricity", "电力用量"}, `tax("x")`: {`tax("x")`, `tax("x")`},
	} {
		r := &fault.Reason{Code: "data-missing", Items: []string{item}}
		if en, zh := say.Reason(say.EN, r), say.Reason(say.ZH, r); !strings.HasSuffix(en, " for "+want[0]) || !strings.HasSuffix(zh, "："+want[1]) {
			t.Errorf("%s: %q, %q", item, en, zh)
		}
	}
}
