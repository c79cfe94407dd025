package say

// planProblems holds the texts of the problem codes of packages option and plan.
var planProblems = map[string]text{
	"option-indicator":   {en: "no index system of the plant has an indicator %[1]q", zh: "企业采用的指标体系中没有指标 %[1]q", hintEN: "correct the id (nearest: %[2]q)", hintZH: "请更正编号（最接近：%[2]q）"},
	"option-sets-number": {en: "%[1]q is a number: an option cannot set it to level %[2]s", zh: "%[1]q 是定量指标：方案不能直接定为%[2]s级", hintEN: "say under effects what changes; sets: is for requirements in words", hintZH: "请在 effects 中写明变化量；sets: 只用于定性指标"},
	"option-level":       {en: "%[1]q is not a level that an option can bring", zh: "%[1]q 不是方案可达到的等级", hintEN: "write I, II or III", hintZH: "写 I、II 或 III"},
	"option-negative":    {en: "option %[1]q: %[2]v is negative or no number", zh: "方案 %[1]q：%[2]v 为负数或不是数"},
	"option-subsidy":     {en: "option %[1]q: the subsidy is above the investment", zh: "方案 %[1]q：补贴高于投资"},
	"option-needs-excluded": {
		en: "option %[1]q needs %[2]q and excludes it", zh: "方案 %[1]q 以 %[2]q 为前提，又与其互斥",
		hintEN: "keep one of the two", hintZH: "请只保留其一",
	},
	"option-circle": {en: "prerequisites go in a circle: %[1]s", zh: "前提方案成环：%[1]s", hintEN: "take one of the requires out", hintZH: "请删去其中一个 requires"},
	"effect-unit": {
		en: "a change in %[1]s does not fit an amount in %[2]s", zh: "以 %[1]s 计的变化量不适用于以 %[2]s 计的数量",
		hintEN: "write it in percent, as an amount, or per unit of output", hintZH: "写成百分比、数量或单位产量的数量",
	},
	"effect-beyond": {en: "a change of %[1]s takes more than the %[2]s that there are", zh: "变化量 %[1]s 超过现有的 %[2]s", hintEN: "a saving cannot exceed the consumption: correct one of them", hintZH: "节约量不能超过消耗量：请更正其一"},
	"plan-target":   {en: "--target %[1]q is no grade of the plant's index system", zh: "--target %[1]q 不是企业所用指标体系的等级", hintEN: "grades: %[2]s", hintZH: "等级：%[2]s"},
	"plan-options":  {en: "%[1]d options can be chosen, %[2]d at most are searched", zh: "可选方案有 %[1]d 个，最多搜索 %[2]d 个", hintEN: "mark what is settled as done, or leave out what is out of the question", hintZH: "请把已定的标为 done，或删去不考虑的"},
	"plan-none":     {en: "the plant file has no options", zh: "企业文件没有方案", hintEN: "list them under options: [{id: o1, investment: 380000 CNY, effects: [{stream: w1, change: -40 %%}]}]", hintZH: "请填写 options: [{id: o1, investment: 380000 CNY, effects: [{stream: w1, change: -40 %%}]}]"},
	"plan-money":    {en: "option %[1]q is in %[2]s, others in %[3]s", zh: "方案 %[1]q 以 %[2]s 计，其他以 %[3]s 计", hintEN: "give all money in one currency", hintZH: "请统一币种"},
}

// planReasons holds the texts of their reason codes.
var planReasons = map[string]text{
	"plan-row":           {en: "%[3]s is %[4]s, needs %[5]s", zh: "%[3]s 为 %[4]s，需要 %[5]s"},
	"plan-index":         {en: "%[3]s is %[1]s at the least, %[2]s is needed", zh: "%[3]s 最低为 %[1]s，需要 %[2]s"},
	"plan-budget":        {en: "the cheapest plan costs %[1]s, the budget is %[2]s: %[3]s", zh: "最省方案需 %[1]s，预算为 %[2]s：%[3]s"},
	"plan-combination":   {en: "no set of options that the exclusions and prerequisites allow reaches it: %[3]s", zh: "在互斥和前提关系下没有可达到目标的方案组合：%[3]s"},
	"plan-npv-lacks":     {en: "its net present value is not known, for that of these options is not: %[3]s", zh: "净现值未知，因下列方案的净现值未知：%[3]s"},
	"plan-payback-lacks": {en: "its payback time is not known, for these options lack what it takes: %[3]s", zh: "投资偿还期未知，因下列方案资料不全：%[3]s"},
	"plan-payback-never": {en: "the options of the plan bring no money in a year: it is not paid back", zh: "方案组合没有年净收益，不能偿还投资"},
	"plan-front-large":   {en: "a front is drawn for up to %[2]s options, there are %[1]s", zh: "前沿最多支持 %[2]s 个方案，现有 %[1]s 个"},
	"plan-front-stopped": {en: "time ran out before the front was complete", zh: "时间不足，前沿未完成"},
	"plan-front-energy":  {en: "the options change several energy carriers: their amounts cannot be added; name one of them", zh: "方案改变多种能源，数量不能相加；请指定一种"},
}

// planTerms are the words of plans.
var planTerms = map[string][2]string{
	"plan-done": {"done already", "已实施"}, "plan-no-investment": {"no investment stated: cannot be costed", "未填投资，无法计算"}, "plan-excluded": {"excluded by what is done", "与已实施方案互斥"}, "plan-needs-missing": {"needs an option that cannot be chosen", "前提方案不可选"}, "plan-idle": {"changes no indicator", "不改变任何指标"},
	"plan-optimal": {"Cheapest plan for level %s: %s %s, proven", "达到%s的最省方案：%s %s（已证明最优）"}, "plan-feasible": {"A plan for level %s: %s %s; time ran out before it was proven the cheapest", "达到%s的方案：%s %s（时间不足，未证明最优）"},
	"plan-infeasible": {"No plan reaches level %s", "没有可达到%s的方案"}, "plan-timeout": {"Time ran out before a plan for level %s was found", "时间不足，未找到达到%s的方案"}, "plan-nothing": {"nothing has to be done: level %s holds already", "无需实施：已达到%s"},
	"plan-option": {"option", "方案"}, "plan-without": {"needed, for without it", "必要性：没有它则"}, "plan-year": {"year", "年份"}, "plan-saved": {"saved in a year", "年节约"}, "plan-left": {"left out", "未列入"}, "plan-front": {"Front", "前沿"},
	"chapter-matches": {"Techniques for what was found", "可选清洁生产技术"}, "matches-text": {"Proposals of the catalogue, not options of the plant: effects are ranges of the sources, put into the plant's own units where they are stated in percent; costs stay in the currency and year of their source. An option needs costs and savings of the auditor's own.", "以下为技术目录的建议，不是企业的方案：效果为来源给出的范围，以百分比给出的换算为企业自己的单位；费用保留来源的币种和年份。方案的投资和效益须由审核人员填写。"},
	"table-needs": {"What was found, and techniques that may help", "存在的问题与可选技术"}, "need": {"finding", "问题"}, "need-money": {"money in a year", "年损失金额"}, "need-limit": {"limit exceeded", "超过限值"}, "need-indicator": {"indicator below level I", "未达Ⅰ级的指标"}, "need-loss": {"loss", "损失"}, "techniques-word": {"techniques", "技术"}, "match-none": {"none in the catalogue", "目录中没有"}, "table-techniques": {"The techniques: how they work, where they do not apply, and how sure that is", "技术说明：原理、适用限制与可信程度"}, "technique": {"technique", "技术"},
	"figure-front": {"What the index could be for what is spent (its lower bound)", "投资与综合指数（下界）"}, "curve-front": {"plans that no other one beats", "非劣方案组合"}, "axis-investment": {"investment, %s", "投资（%s）"}, "axis-index": {"index of the target's level", "目标等级的综合指数"},
	"chapter-plan": {"The cheapest way to the next level", "升级的最省途径"}, "table-plan": {"Options of the plan, and why each is needed", "方案组合及其必要性"},
	"plan-npv": {"Net present value, each option by itself: %s %s", "净现值（各方案单独计算之和）：%s %s"}, "plan-payback": {"Paid back in %s years", "投资偿还期 %s 年"},
	"plan-then": {"Index after: %s", "实施后指数：%s"},
}
