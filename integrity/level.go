package integrity

import (
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
	if i < len(c.p.Index.Assessments) {
		return c.p.Index.Assessments[i].Claimed, fmt.Sprintf("/index/assessments/%d", i)
	}
	return c.p.Index.Claimed, "/index"
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
	if i < len(c.p.Index.Assessments) {
		if a, ok := c.p.Index.Assessments[i].Answers[id]; ok {
			return a, fmt.Sprintf("/index/assessments/%d/answers/%s", i, id), true
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
	"不适用", "不涉及", "不存在", "没有", "未涉及", "无此", "该项", "此项", "本项", "该指标", "此指标", "本指标", "指标", "本企业", "本公司", "本厂", "企业", "公司", "因此", "所以", "故", "由于", "因为", "无", "相关", "内容", "情况", "对", "的", "于", "我", "已", "为", "以", "上",
	"this", "the", "our", "plant", "company", "enterprise", "indicator", "item", "is", "it", "we", "does", "do", "not", "apply", "applies", "applicable", "for", "to", "here", "have", "no", "of", "and", "a", "in", "us"}

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
				c.add(NotApplicable, Error, row.ID, reason("check-na-circular", row.ID, x.NotApplicable), nil, at+"/not_applicable")
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
	text = strings.ToLower(text)
	for _, name := range names {
		if name != "" {
			text = strings.ReplaceAll(text, strings.ToLower(name), " ")
		}
	}
	for _, w := range emptyWords {
		if w[0] >= 0x80 || strings.ContainsAny(w, " /") {
			text = strings.ReplaceAll(text, w, " ")
		}
	}
	for _, t := range tokens(text) {
		if !slices.Contains(emptyWords, t.text) {
			n++
		}
	}
	return n
}
