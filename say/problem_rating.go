package say

// ratingProblems holds the texts of the problem codes of packages rating and audit.
var ratingProblems = map[string]text{
	"system-wanted": {
		en: "no evaluation index system is named", zh: "没有指明评价指标体系",
		hintEN: "add index: {system: …}, or use --system; headwater catalogue list shows the ids", hintZH: "填写 index: {system: …} 或使用 --system；编号见 headwater catalogue list",
	},
	"system-unknown": {
		en: "there is no evaluation index system %[1]q in the catalogue", zh: "目录中没有评价指标体系 %[1]q",
		hintEN: "headwater catalogue list shows the ids (nearest: %[2]q); add your own with --catalogue", hintZH: "编号见 headwater catalogue list（最接近：%[2]q）；自有体系用 --catalogue 加入",
	},
	"system-listed": {
		en: "the tables of %[1]q were not transcribed: it is listed only", zh: "%[1]q 仅有目录信息，指标表尚未录入",
		hintEN: "add a transcription with --catalogue", hintZH: "请用 --catalogue 加入录入的文件",
	},
	"profile-wanted": {
		en: "%[1]q has several tables and none is named", zh: "%[1]q 有多张指标表，没有指明用哪一张",
		hintEN: "add profile: one of %[2]s", hintZH: "填写 profile，可选：%[2]s",
	},
	"profile-unknown": {
		en: "there is no profile %[1]q", zh: "没有指标表 %[1]q",
		hintEN: "use one of: %[2]s", hintZH: "可选：%[2]s",
	},
	"profile-empty": {
		en: "the table %[1]q of %[2]q was not transcribed", zh: "%[2]q 的指标表 %[1]q 尚未录入",
	},
	"indicator-unknown": {
		en: "%[2]q has no indicator %[1]q", zh: "%[2]q 中没有指标 %[1]q",
		hintEN: "correct the id (nearest: %[3]q); headwater catalogue show %[2]s lists them", hintZH: "请更正编号（最接近：%[3]q）；清单见 headwater catalogue show %[2]s",
	},
	"answer-management": {
		en: "%[1]q is a management indicator and always applies", zh: "%[1]q 属于清洁生产管理指标，不得声明不适用",
		hintEN: "answer with the level that is reached, or below", hintZH: "请填写达到的等级，未达到写 below",
	},
	"answer-level-for-number": {
		en: "%[1]q is a number, its level %[2]q cannot be stated", zh: "%[1]q 是定量指标，不能直接填写等级 %[2]q",
		hintEN: "write value: a number in %[3]s", hintZH: "请填写 value，单位 %[3]s",
	},
	"answer-value-for-words": {
		en: "%[1]q is a requirement in words and has no value", zh: "%[1]q 是定性指标，没有数值",
		hintEN: "write level: I, II, III or below", hintZH: "请填写 level: I、II、III 或 below",
	},
	"answer-parts-wanted": {
		en: "%[1]q prints several numbers", zh: "%[1]q 包含多个数值",
		hintEN: "write values: with one entry for each of %[2]s", hintZH: "请填写 values，逐项给出：%[2]s",
	},
	"answer-no-parts": {
		en: "%[1]q has one number", zh: "%[1]q 只有一个数值",
		hintEN: "write value:, not values:", hintZH: "请用 value，不用 values",
	},
	"part-unknown": {
		en: "there is no part %[1]q in this indicator", zh: "该指标没有分项 %[1]q",
		hintEN: "its parts are %[2]s", hintZH: "分项为：%[2]s",
	},
	"answer-no-such-level": {
		en: "%[1]q has no level %[2]s of its own", zh: "%[1]q 没有单独的 %[2]s 级要求",
		hintEN: "answer %[3]s, or below", hintZH: "可填：%[3]s 或 below",
	},
	"class-unknown": {
		en: "%[1]q is not a product class of this system: %[2]s", zh: "%[1]q 不是该体系的产品类别：%[2]s",
		hintEN: "correct it (nearest: %[3]q)", hintZH: "请更正（最接近：%[3]q）",
	},
	"class-wanted": {
		en: "product %[1]q has no class, and this system has rows by class", zh: "产品 %[1]q 没有类别，而该体系按类别设指标",
		hintEN: "add class: one of %[2]s", hintZH: "填写 class，可选：%[2]s",
	},
	"measure-unknown": {
		en: "a formula asks for %[1]q, which no plant file has", zh: "公式引用了 %[1]q，企业文件中没有这一项",
		hintEN: "use output, output_of, energy, process_energy, material, fresh_water, wastewater, load, parameter or variable", hintZH: "可用：output、output_of、energy、process_energy、material、fresh_water、wastewater、load、parameter、variable",
	},
	"measure-arguments": {
		en: "%[1]s takes %[2]d to %[3]d arguments, not %[4]d", zh: "%[1]s 需要 %[2]d 至 %[3]d 个参数，给出 %[4]d 个",
		hintEN: "as load(\"COD\", \"generation\")", hintZH: "例如 load(\"COD\", \"generation\")",
	},
	"measure-point": {
		en: "a %[1]s indicator is graded by a load at %[2]q", zh: "%[1]s 指标引用了 %[2]q 处的负荷",
		hintEN: "what is generated and what is discharged are different things: use the load of the row's own point", hintZH: "产生量与排放量不同：请引用本指标所在位置的负荷",
	},
}
