package say

// unitProblems holds the texts of the problem codes of package unit.
var unitProblems = map[string]text{
	"unit-unknown": {
		en: "%[1]q is not a known unit", zh: "%[1]q 不是已知的单位",
		hintEN: "correct it (nearest: %[2]q); put what the unit counts by into braces: m3/t {steel}", hintZH: "请更正（最接近：%[2]q）；单位的说明写在花括号中：m3/t {钢}",
	},
	"unit-long": {
		en: "a unit of %[1]d characters or brackets is beyond the limit of %[2]d", zh: "单位长度或括号层数 %[1]d 超过上限 %[2]d",
	},
	"unit-bracket": {
		en: "a bracket of the unit is not closed before %[1]q", zh: "单位中的括号在 %[1]q 之前没有闭合",
	},
	"unit-exponent": {
		en: "%[1]q is not a whole exponent", zh: "%[1]q 不是整数指数",
	},
	"unit-mismatch": {
		en: "%[1]s cannot be turned into %[2]s", zh: "%[1]s 不能换算为 %[2]s",
		hintEN: "give the value in %[2]s or a unit of the same kind; coal equivalent, Nm3, °C and years convert only by a stated factor",
		hintZH: "请用 %[2]s 或同类单位给出；标准煤、标立方米、摄氏度和年只能按给定系数换算",
	},
	"unit-percent": {
		en: "%[1]s and %[2]s are different units: one is a percentage, the other a plain number", zh: "%[1]s 与 %[2]s 是不同的单位：一个是百分数，一个是小数",
		hintEN: "write 88.5 %% rather than 0.885", hintZH: "写 88.5 %%，不要写 0.885",
	},
	"quantity-empty":  {en: "a quantity is empty", zh: "数值为空", hintEN: "write a number with its unit, such as 1660 m3", hintZH: "写带单位的数值，例如 1660 m3"},
	"quantity-number": {en: "%[1]q does not start with a number", zh: "%[1]q 不是以数字开头", hintEN: "write a number with its unit, such as 1660 m3", hintZH: "写带单位的数值，例如 1660 m3"},
	"quantity-comma": {
		en: "the comma in %[1]q could be a decimal point or part thousands", zh: "%[1]q 中的逗号可能是小数点，也可能是千位分隔",
		hintEN: "write 1.5 for one and a half, 1500 or 1 500 for fifteen hundred", hintZH: "一点五写 1.5，一千五百写 1500 或 1 500",
	},
	"quantity-uncertainty": {
		en: "%[1]q has no readable uncertainty behind ±", zh: "%[1]q 中 ± 后面的不确定度无法读取",
		hintEN: "write 7.18 kWh/m2 ± 2 %%, or 45 ± 3 mg/L", hintZH: "写 7.18 kWh/m2 ± 2 %% 或 45 ± 3 mg/L",
	},
	"quantity-percent-points": {
		en: "the uncertainty in %[1]q could be relative or in points", zh: "%[1]q 的不确定度可能是相对值，也可能是百分点",
		hintEN: "write it in points before the unit: 88.5 ± 0.5 %%", hintZH: "以百分点写在单位之前：88.5 ± 0.5 %%",
	},
	"factor-convention": {
		en: "there is no %[2]s factor for %[1]q, only %[3]s", zh: "%[1]q 没有 %[2]s 系数，只有 %[3]s",
	},
	"factor-unknown": {
		en: "there is no coal-equivalent factor for %[1]q", zh: "没有 %[1]q 的折标准煤系数",
		hintEN: "give a heating_value, or use one of: %[2]s", hintZH: "请给出 heating_value，或使用：%[2]s",
	},
}
