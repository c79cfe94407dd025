package say

// appraisalProblems holds the texts of the problem codes of package appraisal.
var appraisalProblems = map[string]text{
	"appraisal-no-options":   {en: "there is no option", zh: "没有方案", hintEN: "options: [{id: G1, investment: 150, cash_flow: 32.5, life: 10}]", hintZH: "请填写 options: [{id: G1, investment: 150, cash_flow: 32.5, life: 10}]"},
	"appraisal-id-empty":     {en: "an id is empty", zh: "编号为空"},
	"appraisal-rate":         {en: "the rate %[1]v is not above -1 and at most 10", zh: "%[1]v 应大于 -1 且不大于 10", hintEN: "rates are fractions: write 0.12 for 12 %%", hintZH: "请用小数：12 %% 写成 0.12"},
	"appraisal-tax":          {en: "the tax rate %[1]v is not between 0 and 1", zh: "税率 %[1]v 不在 0 与 1 之间", hintEN: "write 0.25 for 25 %%", hintZH: "25 %% 写成 0.25"},
	"appraisal-year":         {en: "%[1]v is no calendar year", zh: "%[1]v 不是公历年份", hintEN: "write 2024", hintZH: "请写 2024 这样的年份"},
	"appraisal-negative":     {en: "%[1]v is below zero", zh: "%[1]v 小于零", hintEN: "investment, subsidy, salvage and carbon price are zero or more", hintZH: "投资、补贴、残值和碳价不得为负"},
	"appraisal-range":        {en: "%[1]v is neither zero nor between %[2]v and %[3]v in size", zh: "%[1]v 既不是零，其绝对值也不在 %[2]v 与 %[3]v 之间", hintEN: "is the unit right?", hintZH: "单位是否正确？"},
	"appraisal-subsidy":      {en: "the subsidy %[1]v is more than the investment %[2]v", zh: "补贴 %[1]v 大于投资 %[2]v", hintEN: "investment is what is paid before the subsidy", hintZH: "investment 为扣除补贴之前的投资"},
	"appraisal-salvage":      {en: "the salvage value %[1]v is more than the investment %[2]v", zh: "残值 %[1]v 大于投资 %[2]v", hintEN: "salvage is what the equipment brings at the end of its life", hintZH: "salvage 为设备寿命期末的残值"},
	"appraisal-life":         {en: "the life %[1]v is not a whole number of years from 1 to %[2]v", zh: "寿命 %[1]v 不是 1 到 %[2]v 的整年数", hintEN: "write life: 10", hintZH: "请写 life: 10"},
	"appraisal-start":        {en: "the start %[1]v is not a number of years from 0 to %[2]v after year 0, nor a calendar year in that time", zh: "start %[1]v 不是第 0 年之后 0 到 %[2]v 年，也不是该期间的公历年份", hintEN: "write start: 2, or start: 2026 beside year: 2024", hintZH: "请写 start: 2，或在 year: 2024 时写 start: 2026"},
	"appraisal-items-empty":  {en: "items is empty", zh: "items 为空", hintEN: "list what the saving is made of, or give saving instead", hintZH: "请列出节约的组成，或直接填写 saving"},
	"appraisal-norm-unknown": {en: "there is no document of norms %[1]q", zh: "没有判据文件 %[1]q", hintEN: "headwater catalogue list --kind feasibility-norm (nearest: %[2]q)", hintZH: "headwater catalogue list --kind feasibility-norm（最接近：%[2]q）"},
	"appraisal-currency":     {en: "%[1]q is no currency that options can be counted in", zh: "%[1]q 不是可用的币种", hintEN: "use one of: %[2]s", hintZH: "可用：%[2]s"},
	"appraisal-irr-word":     {en: "irr_at_least is %[1]q, not benchmark", zh: "irr_at_least 为 %[1]q，应为 benchmark"},
	"appraisal-depreciation-years": {
		en: "the depreciation period %[1]v is not between 1 and %[2]v years", zh: "折旧年限 %[1]v 不在 1 到 %[2]v 年之间",
		hintEN: "leave it out where it is the life", hintZH: "与寿命相同时可不填",
	},
	"appraisal-forms": {
		en: "an option says what it brings in one form: here stand %[1]s and %[2]s", zh: "每个方案只用一种形式说明收益：此处同时有 %[1]s 和 %[2]s",
		hintEN: "saving or items is per year before tax, cash_flow per year after tax, flows every year as it is; keep one", hintZH: "saving 或 items 为税前年收益，cash_flow 为税后年净现金流量，flows 为逐年现金流量；只保留一种",
	},
	"appraisal-flows": {
		en: "flows has %[1]v years, not 2 to %[2]v", zh: "flows 有 %[1]v 个年份，应为 2 到 %[2]v 个",
		hintEN: "the first is year 0 and negative: flows: [-150, 32.5, 32.5]", hintZH: "第一个为第 0 年，支出为负：flows: [-150, 32.5, 32.5]",
	},
	"appraisal-flows-investment": {
		en: "the investment %[1]v is not what flows begins with, %[2]v", zh: "investment %[1]v 与 flows 的第一个数 %[2]v 不一致",
		hintEN: "leave investment out: flows holds it", hintZH: "请删去 investment：flows 中已包括",
	},
	"appraisal-flows-life": {
		en: "the life %[1]v is not the %[2]v years that flows has after year 0", zh: "寿命 %[1]v 与 flows 第 0 年之后的 %[2]v 年不一致",
		hintEN: "leave life out: flows holds it", hintZH: "请删去 life：flows 中已包括",
	},
	"appraisal-flows-hold": {
		en: "%[1]s stands beside flows", zh: "flows 旁有 %[1]s",
		hintEN: "flows are what is paid and earned each year, all of it counted in; remove one of the two", hintZH: "flows 为逐年实际收支，已包括全部项目；请删去其中一个",
	},
	"appraisal-item": {
		en: "%[1]q has neither a value alone nor an amount with a price", zh: "%[1]q 应单独填写 value，或同时填写 amount 和 price",
		hintEN: "write {name: coal, amount: 6500, unit: t, price: 625} or {name: income, value: 35}", hintZH: "请写 {name: 煤, amount: 6500, unit: t, price: 625} 或 {name: 收入, value: 35}",
	},
	"appraisal-start-unknown": {
		en: "the start %[1]v is a calendar year, but which one year 0 is stands nowhere", zh: "start %[1]v 是公历年份，但未说明第 0 年是哪一年",
		hintEN: "add year: 2024 at the top, or give the years after year 0", hintZH: "请在文件开头加 year: 2024，或填写第 0 年之后的年数",
	},
}

// appraisalReasons holds the texts of the reason codes of package appraisal.
var appraisalReasons = map[string]text{
	"appraisal-lacks":              {en: "not appraisable, lacks: %[3]s", zh: "无法评估，缺少：%[3]s"},
	"appraisal-overflow":           {en: "beyond the range of the arithmetic", zh: "超出计算范围"},
	"appraisal-irr-none":           {en: "there is no internal rate of return: the NPV is zero at no rate above -100 %%", zh: "没有内部收益率：在大于 -100 %% 的任何折现率下净现值都不为零"},
	"appraisal-irr-no-outlay":      {en: "there is no internal rate of return: nothing is spent", zh: "没有内部收益率：没有支出"},
	"appraisal-irr-losing":         {en: "there is no internal rate of return: nothing ever comes back", zh: "没有内部收益率：没有任何收益"},
	"appraisal-irr-zero":           {en: "there is no internal rate of return: all flows are zero", zh: "没有内部收益率：各年现金流量均为零"},
	"appraisal-irr-several":        {en: "there are several internal rates of return, %[3]s; they decide nothing, NPV does", zh: "有多个内部收益率：%[3]s；不能据此判断，以净现值为准"},
	"appraisal-irr-touches":        {en: "at one internal rate of return the NPV only touches zero and does not change its sign", zh: "在其中一个内部收益率处净现值仅触及零而不变号"},
	"appraisal-mirr-none":          {en: "there is no modified rate of return: it needs an outlay and a return", zh: "没有修正内部收益率：需要既有支出又有收益"},
	"appraisal-no-investment":      {en: "nothing is invested", zh: "没有投资"},
	"appraisal-payback-never":      {en: "it is never paid back: no year brings anything", zh: "无法收回投资：每年没有净收益"},
	"appraisal-payback-life":       {en: "it is not paid back within its life of %[2]s", zh: "在寿命期 %[2]s 内不能收回投资"},
	"appraisal-payback-beyond":     {en: "the payback I/F of %[1]s is longer than the life of %[2]s", zh: "偿还期 I/F %[1]s 长于寿命 %[2]s"},
	"appraisal-payback-lost":       {en: "later outlays bring the sum of the flows below zero again after the payback", zh: "收回投资之后的支出使累计现金流量再次为负"},
	"appraisal-before-tax":         {en: "no tax rate is stated: the figures are before tax", zh: "未填写税率：各项指标为税前"},
	"appraisal-loss":               {en: "the taxable profit %[1]s is a loss: no tax, and none is given back", zh: "应税利润 %[1]s 为亏损：不计税，也不抵税"},
	"appraisal-book-left":          {en: "at the end of the life %[1]s are not written off yet; their tax is left out", zh: "寿命期末尚有 %[1]s 未折旧，其税款影响未计"},
	"appraisal-salvage-net":        {en: "the salvage value %[1]s is above the investment net of subsidy, %[2]s: nothing is written off", zh: "残值 %[1]s 大于扣除补贴后的投资 %[2]s：不计折旧"},
	"appraisal-rate-high":          {en: "a discount rate of %[1]s: are rates written as fractions?", zh: "折现率为 %[1]s：是否应写成小数？"},
	"appraisal-no-norm":            {en: "there is no document of norms: no verdict", zh: "没有判据文件：不作结论"},
	"appraisal-never-paid-back":    {en: "it is not paid back", zh: "不能收回投资"},
	"appraisal-norm-range":         {en: "the norm says %[3]s to %[4]s years, and %[1]s lies between", zh: "判据为 %[3]s～%[4]s 年，%[1]s 介于其间"},
	"appraisal-class-unstated":     {en: "the class of cost is not stated: held against the longest payback of any class, %[2]s", zh: "未说明费用类别：按各类中最长的偿还期 %[2]s 判断"},
	"appraisal-class-free":         {en: "there is no payback norm for %[3]s options", zh: "%[3]s 方案没有偿还期判据"},
	"appraisal-break-even-none":    {en: "no change of this number alone brings the NPV to zero", zh: "仅改变该参数不能使净现值为零"},
	"appraisal-break-even-several": {en: "the NPV is zero at several rates", zh: "净现值在多个折现率下为零"},
	"appraisal-no-abatement":       {en: "the option avoids no %[3]s", zh: "该方案不减少 %[3]s"},
	"appraisal-carbon-not-needed":  {en: "the option pays without a price of carbon", zh: "不计碳价该方案已经可行"},
	"appraisal-macc-negative":      {en: "among options of negative cost the order by cost per unit means little, a smaller abatement looks better: go by net benefit", zh: "单位成本为负的方案之间按单位成本排序意义不大（减排量越小越靠前），请看净收益"},
	"appraisal-macc-after-tax":     {en: "some costs rest on cash flows after tax, the others are before tax", zh: "部分成本按税后现金流量计算，其余为税前"},
	"appraisal-macc-alone":         {en: "each option stands alone: what two of them save on the same stream is counted twice", zh: "各方案单独计算：作用于同一物流的方案，其减排量有重复"},
}
