package say

// plantProblems holds the texts of the problem codes of packages plant and datum.
var plantProblems = map[string]text{
	"effect-target": {
		en: "an effect names a stream, or an energy carrier and the process that uses it", zh: "效果应指明一条物流，或一种能源及其用能工序",
		hintEN: "write {stream: w1, change: -40 %%} or {carrier: electricity, process: line-1, change: -10 %%}", hintZH: "写 {stream: w1, change: -40 %%} 或 {carrier: electricity, process: line-1, change: -10 %%}",
	},
	"date-unreadable": {
		en: "%[1]q is not a date", zh: "%[1]q 不是日期",
		hintEN: "write it as 2022-06-30", hintZH: "写成 2022-06-30 的形式",
	},
	"text-unreadable": {
		en: "a name is a string or {zh: …, en: …}", zh: "名称应为字符串或 {zh: …, en: …}",
	},
	"text-key": {
		en: "a name has the keys zh and en, not %[1]q", zh: "名称只有 zh 和 en 两个键，没有 %[1]q",
	},
	"series-year": {
		en: "%[1]q is not a year", zh: "%[1]q 不是年份",
		hintEN: "a quantity over time is one value, a map by year such as {2021: 44511 m2, 2022: 43426 m2}, or a year with twelve months",
		hintZH: "随时间变化的量写一个值，或按年份写成 {2021: 44511 m2, 2022: 43426 m2}，或一年十二个月",
	},
	"series-months": {
		en: "a year has 12 months, here are %[1]d values", zh: "一年有 12 个月，这里有 %[1]d 个值",
		hintEN: "give all twelve, 0 where nothing happened, or one value for the year", hintZH: "写全十二个值（没有发生的写 0），或只写全年一个值",
	},
	"series-shape": {
		en: "a quantity over time is one value, a map by year, or a year with twelve months", zh: "随时间变化的量应为一个值、按年份的映射，或一年十二个月",
		hintEN: "for example 1660 m3, or {2021: 1598 m3, 2022: 1660 m3}", hintZH: "例如 1660 m3，或 {2021: 1598 m3, 2022: 1660 m3}",
	},
	"series-total-key": {
		en: "a year with twelve months has the keys total and months, not %[1]q", zh: "含十二个月的年份只有 total 和 months 两个键，没有 %[1]q",
	},
	"series-total-shape": {
		en: "a year that states its total beside its months has both", zh: "同时给出全年合计与各月时，两者都要写",
		hintEN: "{total: 43426 m2, months: [3611 m2, …]}; leave the total out where only the months are known", hintZH: "{total: 43426 m2, months: [3611 m2, …]}；只知各月时不写合计",
	},
	"printed-needs": {
		en: "printed line %[1]q of kind %[2]s is not complete", zh: "印出的算式 %[1]q（%[2]s）不完整",
		hintEN: "a balance has input and output; a sum, product or quotient has of: [a, b] and result", hintZH: "平衡要有 input 和 output；求和、乘积、商要有 of: [a, b] 和 result",
	},
	"printed-quotient":  {en: "a quotient is of two figures, %[1]q has %[2]d", zh: "商由两个数相除，%[1]q 有 %[2]d 个"},
	"explanation-empty": {en: "the explanation of rule %[1]q says nothing", zh: "对规则 %[1]q 的说明为空", hintEN: "write why: {zh: …, en: …}", hintZH: "请写 why: {zh: …, en: …}"},
	"value-shape": {
		en: "a single value is expected here", zh: "此处应为单个值",
	},
	"value-level-word": {
		en: "%[1]q is a level, a number with its unit is due here", zh: "%[1]q 是等级，此处应为带单位的数值",
		hintEN: "write value: 12.5 kWh/m2; levels stand under level:, for requirements in words", hintZH: "写 value: 12.5 kWh/m2；等级写在 level: 下，仅用于定性指标",
	},
	"period-year": {
		en: "%[1]q is not a data year", zh: "%[1]q 不是数据年份",
		hintEN: "write 2022, or {from: 2022-01-01, to: 2022-12-31}", hintZH: "写 2022，或 {from: 2022-01-01, to: 2022-12-31}",
	},
	"period-key": {
		en: "a period has the keys from and to, not %[1]q", zh: "期间只有 from 和 to 两个键，没有 %[1]q",
	},
	"period-order": {
		en: "the period from %[1]v to %[2]v does not run forward", zh: "期间从 %[1]v 到 %[2]v 不成立",
		hintEN: "give both dates, the earlier one first", hintZH: "两个日期都要给出，较早的在前",
	},
	"word-unknown": {
		en: "%[1]q is not one of: %[2]s", zh: "%[1]q 不在可选范围内：%[2]s",
		hintEN: "use one of these words (nearest: %[3]q)", hintZH: "请使用其中之一（最接近：%[3]q）",
	},
	"id-unknown": {
		en: "there is no %[1]s %[2]q in this file", zh: "本文件中没有 %[1]s %[2]q",
		hintEN: "declare it, or correct the id (nearest: %[3]q)", hintZH: "请先声明，或更正编号（最接近：%[3]q）",
	},
	"id-duplicate": {
		en: "the id %[1]q is used twice", zh: "编号 %[1]q 重复",
		hintEN: "rename one of the two (the first is entry %[2]v)", hintZH: "请改其中一个（首次出现在第 %[2]v 项）",
	},
	"spread-negative": {en: "the uncertainty %[1]v is not a number of 0 or more", zh: "不确定度 %[1]v 应为不小于 0 的数"},
	"spread-huge":     {en: "the uncertainty of %[1]v is above the value itself", zh: "%[1]v 的不确定度大于数值本身", hintEN: "check unit and percent: ± takes one standard uncertainty, as in 45 ± 3 mg/L or 45 mg/L ± 5 %%", hintZH: "请检查单位与百分号：± 后为一倍标准不确定度，如 45 ± 3 mg/L 或 45 mg/L ± 5 %%"},
	"value-negative": {
		en: "%[1]v is negative", zh: "%[1]v 为负值",
		hintEN: "amounts are 0 or more; what a process gives back stands under recovered_by or sold", hintZH: "数量不得小于 0；工序回收或外供的量写在 recovered_by 或 sold 下",
	},
	"days-range": {en: "%[1]v is no number of days in a year", zh: "%[1]v 不是一年内的天数"},
	"value-unit": {
		en: "%[1]v has no unit", zh: "%[1]v 没有单位",
		hintEN: "write the unit behind the number, such as %[1]v t", hintZH: "请在数字后写明单位，例如 %[1]v t",
	},
	"value-zero": {
		en: "the output is 0: no value per unit of product can be formed", zh: "产量为 0：无法计算单位产品指标",
		hintEN: "leave a product out that was not made, or give its output", hintZH: "未生产的产品请删去，否则请填写产量",
	},
	"output-year": {
		en: "product %[1]q has no output for the data year %[2]v", zh: "产品 %[1]q 缺少数据年份 %[2]v 的产量",
		hintEN: "add the year to its output, or change the period", hintZH: "在产量中补上该年份，或修改 period",
	},
	"percent-wanted": {
		en: "%[1]v is not in percent", zh: "%[1]v 不是百分数",
		hintEN: "write 99.2 %% rather than 0.992", hintZH: "写 99.2 %%，不要写 0.992",
	},
	"percent-range": {
		en: "%[1]v is outside 0 to 100 %%", zh: "%[1]v 超出 0～100 %%",
	},
	"stream-ends": {
		en: "stream %[1]q leaves and enters the same place %[2]q", zh: "物流 %[1]q 的起点和终点都是 %[2]q",
		hintEN: "from and to name two processes; an empty one is outside the plant", hintZH: "from 与 to 应为两个工序；留空表示厂外",
	},
	"index-both": {
		en: "system and assessments are both given", zh: "system 与 assessments 不能同时给出",
		hintEN: "use system for one evaluation index system, assessments for several", hintZH: "一个指标体系用 system，多个用 assessments",
	},
	"answer-empty": {
		en: "the answer to %[1]q says nothing", zh: "指标 %[1]q 的回答为空",
		hintEN: "give level: II, or value: 12.5 kWh/m2, or not_applicable: the reason (with evidence); or remove the line: a missing answer gives bounds",
		hintZH: "填写 level: II、value: 12.5 kWh/m2 或 not_applicable: 理由（并附 evidence）；也可删去该行，缺失的指标按上下界处理",
	},
	"answer-both": {
		en: "the answer to %[1]q says two things", zh: "指标 %[1]q 的回答互相矛盾",
		hintEN: "give only one of level, value, values and not_applicable", hintZH: "level、value、values、not_applicable 只能给出一个",
	},
	"answer-reason": {
		en: "not_applicable of %[1]q is %[2]q, which is no reason", zh: "指标 %[1]q 的 not_applicable 为 %[2]q，不是理由",
		hintEN: "say why in words, such as \"no gold plating\"", hintZH: "请写明理由，例如“无镀金工序”",
	},
	"answer-evidence": {
		en: "%[1]q is said not to apply without evidence", zh: "指标 %[1]q 声明不适用但没有证据",
		hintEN: "add evidence: [id of a document]", hintZH: "补充 evidence: [文件编号]",
	},
}
