package say

import (
	"math"
	"reflect"
	"strconv"
	"strings"

	"headwater/fault"
)

// reasons holds the texts of the reason codes. %[1]s is the value with its unit, %[2]s
// the limit with its unit, %[3]s and later the items.
var reasons = map[string]text{
	"not-applicable":          {en: "does not apply: %[3]s", zh: "不适用：%[3]s"},
	"product-not-made":        {en: "the plant does not make %[3]s", zh: "企业不生产 %[3]s"},
	"product-unassigned":      {en: "a value is stated, but no product of the plant belongs to %[3]s", zh: "给出了数值，但没有产品属于 %[3]s"},
	"benchmark-not-set":       {en: "the document leaves the benchmark open", zh: "文件未给出基准值"},
	"answer-missing":          {en: "no answer and no data", zh: "没有回答，也没有数据"},
	"data-missing":            {en: "the plant file has no data for %[3]s", zh: "企业文件缺少数据：%[3]s"},
	"value-not-finite":        {en: "%[3]s gives no finite number", zh: "%[3]s 得不到有限数值"},
	"outputs-differ-in-unit":  {en: "outputs of different kind cannot be added: %[3]s", zh: "不同计量的产量不能相加：%[3]s"},
	"uses-differ-in-unit":     {en: "uses of different kind cannot be added: %[3]s", zh: "不同计量的用量不能相加：%[3]s"},
	"threshold-unread":        {en: "the benchmark was not read in the source", zh: "来源中未读到基准值"},
	"threshold-quarantined":   {en: "the benchmarks fail a check and are set aside: %[3]s", zh: "基准值未通过检查，暂不采用：%[3]s"},
	"threshold-not-finite":    {en: "the benchmark %[3]s is not a finite number here", zh: "基准值 %[3]s 在此不是有限数"},
	"parameter-missing":       {en: "the benchmark depends on %[3]s, which the plant file does not give", zh: "基准值取决于 %[3]s，企业文件未给出"},
	"parameter-unknown":       {en: "%[3]s is %[4]s, the document knows %[5]s", zh: "%[3]s 为 %[4]s，文件中只有 %[5]s"},
	"variant-unknown":         {en: "one of several variants applies, none is answered: %[3]s", zh: "应选择其中一个变体，尚未回答：%[3]s"},
	"other-variant":           {en: "another variant applies: %[3]s", zh: "适用另一变体：%[3]s"},
	"variants-both":           {en: "two variants of one indicator are answered: %[3]s and %[4]s; the first is used", zh: "同一指标的两个变体都有回答：%[3]s 与 %[4]s，采用前者"},
	"shares-unknown":          {en: "the weight of %[3]s cannot be shared: the outputs are in different units", zh: "%[3]s 的权重无法按产量分摊：产量单位不同"},
	"percent-small":           {en: "%[3]s is stated as %[1]s; if a fraction was meant, write it times 100", zh: "%[3]s 填写为 %[1]s；如果是小数，请乘以 100"},
	"stated-differs":          {en: "%[3]s is stated as %[1]s, the plant's data give %[2]s; the stated value is used", zh: "%[3]s 填写为 %[1]s，按企业数据计算为 %[2]s；采用填写值"},
	"answers-unused":          {en: "%[1]s answers of the plant file belong to another system and are not used with %[3]s", zh: "企业文件中有 %[1]s 项回答属于其他体系，评价 %[3]s 时未采用"},
	"class-assumed":           {en: "product %[3]s is taken as %[4]s; name its class to settle it", zh: "产品 %[3]s 按 %[4]s 处理；请填写 class 以确认"},
	"grade-rule-unread":       {en: "the grade rule of %[3]s was not read", zh: "%[3]s 的等级判定规则未读到"},
	"level-undetermined":      {en: "the grade could be anything from %[3]s to %[4]s: values are missing or weights were not read", zh: "等级可能在 %[3]s 到 %[4]s 之间：有指标缺失或权重未读到"},
	"no-index":                {en: "this system has levels but no index", zh: "该体系只有分级，没有综合指数"},
	"index-bounded":           {en: "the index is known within bounds only", zh: "综合指数只能给出上下界"},
	"index-per-profile":       {en: "each profile has an index of its own", zh: "每张指标表各有其综合指数"},
	"index-short":             {en: "%[3]s lies between %[4]s and %[5]s, %[2]s is needed", zh: "%[3]s 在 %[4]s 到 %[5]s 之间，需要 %[2]s"},
	"index-below":             {en: "%[3]s is %[5]s, %[2]s is needed", zh: "%[3]s 为 %[5]s，需要 %[2]s"},
	"group-incomplete":        {en: "rows of group %[3]s were not read", zh: "指标组 %[3]s 有未读到的指标"},
	"weights-of-group":        {en: "the printed weights of group %[3]s sum to %[1]s, not %[2]s", zh: "指标组 %[3]s 的权重之和为 %[1]s，不等于 %[2]s"},
	"weights-of-profile":      {en: "the printed group weights of %[3]s sum to %[1]s, not %[2]s", zh: "%[3]s 的一级指标权重之和为 %[1]s，不等于 %[2]s"},
	"row-quarantined":         {en: "the levels of %[3]s are set aside: %[4]s", zh: "%[3]s 的基准值暂不采用：%[4]s"},
	"combination-unread":      {en: "no rule was read for combining several assessments (%[3]s): the first one stands at the top", zh: "未读到多个评价结果的合并规则（%[3]s）：以第一个为准"},
	"factor-missing":          {en: "no coal-equivalent factor for %[3]s", zh: "没有 %[3]s 的折标准煤系数"},
	"document-listed":         {en: "%[3]s is only known to exist, nothing of it was transcribed", zh: "%[3]s 仅知其存在，尚未转录"},
	"head-incomplete":         {en: "%[3]s is missing, unknown or not complete", zh: "%[3]s 缺失、不明或不完整"},
	"official-unsigned":       {en: "%[3]s calls itself official, but no signature says who read the official text", zh: "%[3]s 自称 official，但没有签署记录说明谁读过官方文本"},
	"rule-not-read":           {en: "the rule %[3]s was not read", zh: "规则 %[3]s 未读到"},
	"rows-not-read":           {en: "%[3]s: rows were not read", zh: "%[3]s：有行未读到"},
	"row-not-read":            {en: "%[3]s: not read: %[4]s", zh: "%[3]s：未读到 %[4]s"},
	"row-fails":               {en: "%[3]s is set aside: %[4]s", zh: "%[3]s 暂不采用：%[4]s"},
	"system-undated":          {en: "%[3]s: whether it was in force on %[4]s is not known", zh: "%[3]s：不能确定 %[4]s 时是否有效"},
	"system-not-yet-in-force": {en: "%[3]s was not yet in force on %[4]s (from %[5]s)", zh: "%[3]s 在 %[4]s 尚未生效（%[5]s 起施行）"},
	"system-superseded":       {en: "%[3]s was no longer in force on %[4]s", zh: "%[3]s 在 %[4]s 已被替代"},
	"system-draft":            {en: "%[3]s is a draft", zh: "%[3]s 是征求意见稿"},
}

var allReasons = merge(reasons, limitReasons, balanceReasons, mfcaReasons, uncertaintyReasons, accountReasons, planReasons, reuseReasons, portfolioReasons, procedureReasons, appraisalReasons, integrityReasons)

// Reason returns the text of a reason.
func Reason(l Lang, r *fault.Reason) string {
	t, ok := allReasons[r.Code]
	if !ok {
		t, ok = accountReasons[r.Code]
	}
	if !ok {
		return r.Code
	}
	args := []any{quantity(r.Value, r.Unit), quantity(r.Limit, r.Unit)}
	for i := range max(3, len(r.Items)) {
		item := ""
		if i < len(r.Items) {
			item = inWords(l, r.Code, r.Items[i], i)
		}
		args = append(args, item)
	}
	if len(r.Items) > 3 && !strings.HasPrefix(r.Code, "limit-") && !strings.HasPrefix(r.Code, "check-") && !placed[r.Code] || len(r.Items) > 1 && listCodes[r.Code] {
		words := make([]string, len(r.Items))
		for i, item := range r.Items {
			words[i] = inWords(l, r.Code, item, max(0, min(i, len(worded[r.Code])-1)))
		}
		args[2] = strings.Join(words, map[Lang]string{ZH: "、", EN: ", "}[l])
	}
	what, _ := t.in(l)
	return fill(what, args)
}

// listCodes are the reasons whose items are one list.
var listCodes = map[string]bool{"product-not-made": true, "product-unassigned": true, "outputs-differ-in-unit": true, "variant-unknown": true, "dof-correlated": true,
	"amount-missing": true, "reading-missing": true, "uncertainty-missing": true, "scale-products": true, "generator-unnamed": true, "reconcile-failed": true,
	"plan-budget": true, "plan-combination": true, "plan-npv-lacks": true, "plan-payback-lacks": true,
	"portfolio-why-exclusive": true, "portfolio-why-count": true, "portfolio-why-count-bare": true,
	"appraisal-lacks": true, "appraisal-irr-several": true}

func quantity(v *float64, unit string) string {
	if v == nil {
		return ""
	}
	s := strconv.FormatFloat(*v, 'g', 6, 64)
	if a := math.Abs(*v); a >= 1e6 && a < 1e15 { // money and yearly amounts: no exponent
		s = strconv.FormatFloat(*v, 'f', 0, 64)
	}
	if unit != "" && unit != "1" {
		s += " " + unit
	}
	return s
}

// Fill writes the text of every reason inside a result into its Message.
func Fill(l Lang, result any) { walk(l, reflect.ValueOf(result)) }

func walk(l Lang, v reflect.Value) {
	switch v.Kind() {
	case reflect.Pointer, reflect.Interface:
		if !v.IsNil() {
			walk(l, v.Elem())
		}
	case reflect.Map:
		if v.Type().Elem().Kind() == reflect.Pointer {
			for it := v.MapRange(); it.Next(); {
				walk(l, it.Value())
			}
		}
	case reflect.Slice, reflect.Array:
		for i := range v.Len() {
			walk(l, v.Index(i))
		}
	case reflect.Struct:
		if r, ok := v.Addr().Interface().(*fault.Reason); ok {
			r.Message = Reason(l, r)
			return
		}
		for i := range v.NumField() {
			if v.Type().Field(i).IsExported() {
				walk(l, v.Field(i))
			}
		}
	}
}
