package say

// formulaProblems holds the texts of the problem codes of package formula: %[1]s is the
// formula, %[2]d the column.
var formulaProblems = map[string]text{
	"formula-empty": {en: "the formula is empty", zh: "公式为空"},
	"formula-long":  {en: "a formula of %[1]d characters is beyond the limit of %[2]d", zh: "公式长度 %[1]d 超过上限 %[2]d"},
	"formula-deep":  {en: "the formula is nested too deeply", zh: "公式嵌套过深"},
	"formula-syntax": {
		en: "the formula %[1]q cannot be read at column %[2]d: %[3]s", zh: "公式 %[1]q 第 %[2]d 列无法读取：%[3]s",
		hintEN: "use numbers, names, + - * / and parentheses, such as (10 + 5*n) / 2", hintZH: "可用数字、名称、+ - * / 和括号，例如 (10 + 5*n) / 2",
	},
	"formula-implicit": {
		en: "in %[1]q a number stands directly before a name at column %[2]d", zh: "%[1]q 第 %[2]d 列的数字与名称之间缺少运算符",
		hintEN: "write the product: 5*n, not 5n", hintZH: "写出乘号：5*n，不要写 5n",
	},
	"formula-unsupported": {
		en: "%[3]q in the formula %[1]q is not supported (column %[2]d)", zh: "公式 %[1]q 第 %[2]d 列的 %[3]q 不支持",
		hintEN: "use numbers, names, + - * /, parentheses, and min, max, abs, sqrt, exp, log, pow", hintZH: "可用数字、名称、+ - * /、括号，以及 min、max、abs、sqrt、exp、log、pow",
	},
	"formula-literal":  {en: "%[3]s in the formula %[1]q is not a number (column %[2]d)", zh: "公式 %[1]q 第 %[2]d 列的 %[3]s 不是数字"},
	"formula-operator": {en: "the operator %[3]s in the formula %[1]q is not supported (column %[2]d)", zh: "公式 %[1]q 第 %[2]d 列的运算符 %[3]s 不支持"},
	"formula-caret": {
		en: "the formula %[1]q uses ^ (column %[2]d)", zh: "公式 %[1]q 第 %[2]d 列使用了 ^",
		hintEN: "write pow(x, 2) or x*x", hintZH: "写 pow(x, 2) 或 x*x",
	},
	"formula-percent": {
		en: "the formula %[1]q uses %% (column %[2]d)", zh: "公式 %[1]q 第 %[2]d 列使用了 %%",
		hintEN: "write a fraction: 0.6, not 60%%", hintZH: "写成小数：0.6，不要写 60%%",
	},
	"formula-units": {
		en: "the formula %[1]q puts %[3]s and %[4]s together (column %[2]d)", zh: "公式 %[1]q 第 %[2]d 列把 %[3]s 与 %[4]s 放在一起",
		hintEN: "both sides of + - min max need the same kind of unit", hintZH: "+ - min max 两侧的单位必须同类",
	},
	"formula-arguments": {en: "%[3]s in the formula %[1]q has %[4]d arguments (column %[2]d)", zh: "公式 %[1]q 第 %[2]d 列的 %[3]s 有 %[4]d 个参数"},
	"formula-plain": {
		en: "%[3]s in the formula %[1]q needs a plain number, not %[4]s (column %[2]d)", zh: "公式 %[1]q 第 %[2]d 列的 %[3]s 需要无量纲数，而不是 %[4]s",
	},
	"formula-power":  {en: "the exponent of pow in the formula %[1]q is not a whole number of at most 30 (column %[2]d)", zh: "公式 %[1]q 第 %[2]d 列 pow 的指数应为不超过 30 的整数"},
	"formula-quoted": {en: "%[3]s in the formula %[1]q takes words in quotes (column %[2]d)", zh: "公式 %[1]q 第 %[2]d 列 %[3]s 的参数应写在引号中", hintEN: "write energy(\"electricity\")", hintZH: "写 energy(\"electricity\")"},
}
