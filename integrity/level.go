package integrity

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strings"

	"headwater/plant"
	"headwater/rating"
	"headwater/unit"
)

// grades from the best to the worst that a report may claim.
var grades = []string{"I", "II", "III", rating.Below}

// claim is what the report says of one assessment, and where.
func (c *checker) claim(i int) (level, at string) {
	at = "/index"
	if k := c.wanted(i); k >= 0 {
		at = fmt.Sprintf("/index/assessments/%d", k)
		if level := c.p.Index.Assessments[k].Claimed; level != "" {
			return level, at
		}
	}
	if s := c.p.Index.System; s == "" || s == c.rq.Assessments[i].System {
		if c.p.Index.Claimed != "" {
			at = "/index"
		}
		return c.p.Index.Claimed, at
	}
	return "", at
}

// wanted is the place of an assessment among those that the plant asks for, -1 where it is
// the only one or asked for on the command line.
func (c *checker) wanted(i int) int {
	a := c.rq.Assessments[i]
	if list := c.p.Index.Assessments; len(list) == len(c.rq.Assessments) && list[i].System == a.System {
		return i // one system may be asked for twice, for other processes
	}
	return slices.IndexFunc(c.p.Index.Assessments, func(w plant.Assessment) bool {
		return w.System == a.System && (w.Profile == "" || a.Profile == "" || w.Profile == a.Profile)
	})
}

// levels holds the level that the report claims against what the data carry: every
// limiting indicator has a value, numbers were assessed at all, and no better level is
// claimed than the best that is still possible.
func (c *checker) levels() {
	for i, a := range c.rq.Assessments {
		level, at := c.claim(i)
		var limiting []string
		numbers, assessed := 0, 0
		for k := range a.Indicators {
			row := &a.Indicators[k]
			if row.Part != "" {
				continue
			}
			if row.Limiting != nil && *row.Limiting && row.Status == "missing" && !slices.Contains(limiting, row.ID) {
				limiting = append(limiting, row.ID)
			}
			if row.Kind != "qualitative" && row.Status != "not-applicable" {
				numbers++
				if row.Value != nil {
					assessed++
				}
			}
		}
		counts := map[string]float64{"limiting_missing": float64(len(limiting)), "numbers": float64(numbers), "numbers_assessed": float64(assessed)}
		list := strings.Join(limiting, ", ")
		if level == "" {
			if len(limiting) > 0 {
				c.add(LevelClaim, Query, a.System, reason("check-limiting-missing", list), counts, at)
			}
			continue
		}
		at += "/claimed"
		if len(limiting) > 0 && level != rating.Below {
			c.add(LevelClaim, Error, a.System, reason("check-level-limiting", level, list), counts, at)
		}
		if numbers > 0 && assessed == 0 && level != rating.Below {
			c.add(LevelClaim, Error, a.System, reason("check-level-numbers", level), counts, at)
		}
		claimed, best, worst := slices.Index(grades, level), slices.Index(grades, a.Possible.Best), slices.Index(grades, a.Possible.Worst)
		switch {
		case best < 0 || worst < 0:
		case claimed < best:
			c.add(LevelClaim, Error, a.System, reason("check-level-above", level, a.Possible.Best), counts, at)
		case claimed < worst && len(limiting) == 0:
			c.add(LevelClaim, Query, a.System, reason("check-level-open", level, a.Possible.Worst), counts, at)
		}
	}
}

// answer finds what the plant states for an indicator of an assessment, and where.
func (c *checker) answer(i int, id string) (a plant.Answer, at string, ok bool) {
	if k := c.wanted(i); k >= 0 {
		if a, ok := c.p.Index.Assessments[k].Answers[id]; ok {
			return a, fmt.Sprintf("/index/assessments/%d/answers/%s", k, id), true
		}
	}
	a, ok = c.p.Index.Answers[id]
	return a, "/index/answers/" + id, ok
}

// stated is the quantity of an answer for a row, with its place.
func (c *checker) stated(i int, row *rating.IndicatorRow) (q unit.Quantity, at string, ok bool) {
	a, at, ok := c.answer(i, row.ID)
	if !ok {
		return q, at, false
	}
	s := a.Value
	at += "/value"
	if row.Part != "" {
		s, at = a.Values[row.Part], strings.TrimSuffix(at, "/value")+"/values/"+row.Part
	}
	switch {
	case s == nil:
		return q, at, false
	case s.Single != nil:
		return *s.Single, at, true
	}
	q, ok = s.ByProduct[row.Product]
	return q, at + "/" + row.Product, ok
}

// unitValues holds what the plant states for an indicator against what its own totals
// give for it, which is the test "unit value × output = total":
//
//	|stated − total/output| > half(stated) + 0.5 % of it
//
// under every allocation rule; a stated value that any rule gives stands.
func (c *checker) unitValues() {
	for i, a := range c.rq.Assessments {
		if i >= len(c.rq.Recomputed) || c.rq.Recomputed[i] == nil {
			continue
		}
		for k := range a.Indicators {
			row := &a.Indicators[k]
			q, at, ok := c.stated(i, row)
			own := find(c.rq.Recomputed[i], row)
			if !ok || own == nil || own.Value == nil {
				continue
			}
			u, err := unit.Parse(row.Unit)
			if err != nil {
				continue
			}
			in, err := q.In(u)
			if err != nil {
				continue
			}
			bound := c.halfIn(at, &q, u)
			values := []float64{*own.Value}
			if own.Boundary != nil {
				for _, x := range own.Boundary.Alternatives {
					if x.Value != nil {
						values = append(values, *x.Value)
					}
				}
			}
			if !slices.ContainsFunc(values, func(v float64) bool { return !beyond(in.Value, v, bound+unitSlack*math.Abs(v)) }) {
				c.add(UnitValue, Error, row.ID, with(reason("check-unit-value", row.ID, row.Product), in.Value, *own.Value, u), map[string]float64{"stated": in.Value, "computed": *own.Value, "ratio": ratio(in.Value, *own.Value)}, at)
			}
		}
	}
}

// unitSlack is what a unit value may be off beyond its own printed digits, for totals and
// outputs that were rounded themselves.
const unitSlack = 0.005

// find is the row of another assessment for the same indicator, product and part.
func find(a *rating.Assessment, row *rating.IndicatorRow) *rating.IndicatorRow {
	for i := range a.Indicators {
		if r := &a.Indicators[i]; r.ID == row.ID && r.Product == row.Product && r.Part == row.Part {
			return r
		}
	}
	return nil
}

// emptyWords are what a reason may be made of and still say nothing.
var emptyWords = []string{"not applicable", "does not apply", "not relevant", "not involved", "no such", "none", "n/a", "nil",
	"n.a.", "see attachment", "see annex", "not assessed", "as the case may be",
	"n", "本项目", "该项目", "此项目", "根据", "按照", "依据", "实际", "项目", "见附件", "详见", "附件", "附表", "略", "暂", "等", "均", "都", "此", "该", "是", "有", "并", "而", "且", "其", "在", "中", "因",
	"不适用", "不涉及", "不存在", "没有", "未涉及", "无此", "该项", "此项", "本项", "该指标", "此指标", "本指标", "指标", "本企业", "本公司", "本厂", "企业", "公司", "因此", "所以", "故", "由于", "因为", "无", "相关", "内容", "情况", "对", "的", "于", "我", "已", "为", "以", "上",
	"this", "the", "our", "plant", "company", "enterprise", "indicator", "item", "is", "it", "we", "does", "do", "not", "apply", "applies", "applicable", "for", "to", "here", "have", "no", "of", "and", "a", "in", "us", "because", "since", "as", "project", "concern", "concerned", "assessed", "attachment", "annex", "see", "there", "such", "system", "situation", "actual", "according", "at", "on", "be", "are", "with", "by"}

// thingWords are what a plant may not have.
var thingWords = []string{"设备", "设施", "装置", "工序", "工艺", "产品", "生产线", "原料", "equipment", "process", "product", "material", "line", "unit"}

func longestFirst(words []string) []string {
	out := slices.Clone(words)
	slices.SortStableFunc(out, func(a, b string) int { return cmp.Compare(len(b), len(a)) })
	return out
}

// notApplicable weighs the claims that an indicator does not apply: a reason that says
// nothing but that, a claim against which the plant's own data give a value, and a claim
// for a limiting indicator.
func (c *checker) notApplicable() {
	for i, a := range c.rq.Assessments {
		done := map[string]bool{}
		for k := range a.Indicators {
			row := &a.Indicators[k]
			x, at, ok := c.answer(i, row.ID)
			if !ok || x.NotApplicable == "" || done[row.ID] {
				continue
			}
			done[row.ID] = true
			if says(x.NotApplicable, row.Name.ZH, row.Name.EN, row.ID) == 0 {
				severity := Error
				rest := beside(x.NotApplicable, row.Name.ZH, row.Name.EN, row.ID)
				if slices.ContainsFunc(thingWords, func(w string) bool { return strings.Contains(rest, w) }) {
					severity = Query // "no such equipment" may be true, and can be looked at
				}
				c.add(NotApplicable, severity, row.ID, reason("check-na-circular", row.ID, x.NotApplicable), nil, at+"/not_applicable")
			}
			if row.Limiting != nil && *row.Limiting {
				c.add(NotApplicable, Query, row.ID, reason("check-na-limiting", row.ID, x.NotApplicable), nil, at+"/not_applicable")
			}
			if i >= len(c.rq.Recomputed) || c.rq.Recomputed[i] == nil {
				continue
			}
			if own := find(c.rq.Recomputed[i], row); own != nil && own.Value != nil {
				u, _ := unit.Parse(own.Unit)
				c.add(NotApplicable, Error, row.ID, with(reason("check-na-contradicted", row.ID, x.NotApplicable), *own.Value, *own.Value, u), map[string]float64{"value": *own.Value}, at+"/not_applicable")
			}
		}
	}
}

// says counts what a reason says beyond the indicator's own name and empty words: Chinese
// characters, and Latin words.
func says(text string, names ...string) (n int) {
	text = beside(text, names...)
	for _, w := range longestFirst(append(slices.Clone(emptyWords), thingWords...)) {
		if w[0] >= 0x80 || strings.ContainsAny(w, " /") {
			text = strings.ReplaceAll(text, w, " ")
		}
	}
	for _, t := range tokens(text) {
		if !slices.Contains(emptyWords, t.text) && !slices.Contains(thingWords, t.text) {
			n++
		}
	}
	return n
}

// beside is a text in lower case without some names.
func beside(text string, names ...string) string {
	text = strings.ToLower(text)
	for _, name := range names {
		if name != "" {
			text = strings.ReplaceAll(text, strings.ToLower(name), " ")
		}
	}
	return text
}
