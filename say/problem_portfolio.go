package say

// portfolioProblems holds the texts of the problem codes of package portfolio and of the
// solvers that it may run.
var portfolioProblems = map[string]text{
	"portfolio-no-options": {en: "there is no option to choose from", zh: "没有可选方案", hintEN: "options: [{id: A, investment: 46.8, benefit: 59.7, effects: {co2: 183.4}}]", hintZH: "请填写 options: [{id: A, investment: 46.8, benefit: 59.7, effects: {co2: 183.4}}]"},
	"portfolio-objective":  {en: "the objective %[1]q is neither benefit nor investment", zh: "目标 %[1]q 不是 benefit 或 investment", hintEN: "benefit looks for the largest benefit, investment for the least investment (nearest: %[2]q)", hintZH: "benefit 求效益最大，investment 求投资最小（最接近：%[2]q）"},
	"portfolio-id-empty":   {en: "an id is empty", zh: "编号为空"},
	"portfolio-id-twice":   {en: "the id %[1]q is that of option number %[2]d too", zh: "编号 %[1]q 与第 %[2]d 个方案重复", hintEN: "every option has an id of its own", hintZH: "每个方案的编号不得相同"},
	"portfolio-id-unknown": {en: "there is no option %[1]q", zh: "没有方案 %[1]q", hintEN: "name one of the options of this file (nearest: %[2]q)", hintZH: "请用本文件中的方案编号（最接近：%[2]q）"},
	"portfolio-number":     {en: "%[1]v is not a finite number", zh: "%[1]v 不是有限数"},
	"portfolio-investment-negative": {
		en: "the investment of %[1]q is below zero: %[2]v", zh: "方案 %[1]q 的投资小于零：%[2]v",
		hintEN: "give the investment net of subsidy, at least 0; what is earned belongs to benefit", hintZH: "投资按扣除补贴后的净额填写，不小于 0；收益计入 benefit",
	},
	"portfolio-benefit-missing": {
		en: "option %[1]q has no benefit", zh: "方案 %[1]q 没有填写效益",
		hintEN: "give its benefit (0 if it has none), or minimise with objective: investment", hintZH: "请填写 benefit（确无效益填 0），或用 objective: investment 求投资最小",
	},
	"portfolio-effect-reserved": {en: "an effect cannot be named %[1]q", zh: "效果不能命名为 %[1]q", hintEN: "choose another name, or give the amount as the option's own %[1]s", hintZH: "请改名，或直接填写方案的 %[1]s"},
	"portfolio-budget-negative": {en: "the budget %[1]v is below zero", zh: "预算 %[1]v 小于零"},
	"portfolio-effect-unknown":  {en: "no option has an effect on %[1]q", zh: "没有方案对 %[1]q 有效果", hintEN: "correct it (nearest: %[2]q; known: %[3]s)", hintZH: "请更正（最接近：%[2]q；可用：%[3]s）"},
	"portfolio-exclusive-small": {en: "an exclusive group needs two options or more, this one has %[1]d", zh: "互斥组至少需要两个方案，此处有 %[1]d 个"},
	"portfolio-group-twice":     {en: "the option %[1]q stands in this group twice", zh: "方案 %[1]q 在本组中重复"},
	"portfolio-requires-pair":   {en: "a prerequisite is a pair, this list has %[1]d", zh: "前置关系应为两个方案，此处有 %[1]d 个", hintEN: "write [B, A] for: B needs A; one pair for each need", hintZH: "B 以 A 为前提写成 [B, A]；每个前提单独一对"},
	"portfolio-requires-self":   {en: "option %[1]q needs itself", zh: "方案 %[1]q 以自身为前提"},
	"portfolio-cycle":           {en: "options need each other in a circle: %[1]s", zh: "方案互为前提，形成循环：%[1]s", hintEN: "take one need out, or enter options that only work together as one", hintZH: "请去掉其中一个前提，或把只能一起实施的方案合并为一个"},
	"portfolio-excludes-need": {
		en: "option %[1]q needs %[2]q, and the two exclude each other", zh: "方案 %[1]q 以 %[2]q 为前提，而二者互斥",
		hintEN: "correct requires or exclusive", hintZH: "请更正 requires 或 exclusive",
	},
	"portfolio-count-negative": {en: "the count %[1]d is below zero", zh: "数目 %[1]d 小于零"},
	"portfolio-count-large":    {en: "at least %[1]d are asked for of a group of %[2]d", zh: "要求至少选 %[1]d 个，而该组只有 %[2]d 个"},
	"portfolio-limit-twice":    {en: "there are two limits named %[1]q", zh: "有两个名为 %[1]q 的限制", hintEN: "give each its own name", hintZH: "请分别命名"},
	"portfolio-size": {
		en: "%[1]d options and %[2]d requirements are more than the built-in solver takes (%[3]d and %[4]d)", zh: "%[1]d 个方案、%[2]d 条要求超出内置求解器的规模（%[3]d 与 %[4]d）",
		hintEN: "use --solver cbc, glpsol or highs", hintZH: "请用 --solver cbc、glpsol 或 highs",
	},
	"portfolio-solver-fraction": {
		en: "%[1]s takes %[3]v of option %[2]q; options are taken whole or not at all", zh: "%[1]s 的结果中方案 %[2]q 取值 %[3]v；方案只能整体选或不选",
		hintEN: "the answer was refused; use --solver builtin", hintZH: "该结果未被采用；请用 --solver builtin",
	},
	"portfolio-solver-breaks": {
		en: "the answer of %[1]s breaks a requirement: %[2]s is %[3]v, the limit is %[4]v", zh: "%[1]s 的结果不满足要求：%[2]s 为 %[3]v，限值 %[4]v",
		hintEN: "the answer was refused; use --solver builtin", hintZH: "该结果未被采用；请用 --solver builtin",
	},
	"portfolio-solver-objective": {
		en: "%[1]s reports an objective of %[2]v, its own choice adds up to %[3]v", zh: "%[1]s 报告的目标值为 %[2]v，按其选择合计为 %[3]v",
		hintEN: "the answer was refused; use --solver builtin", hintZH: "该结果未被采用；请用 --solver builtin",
	},
	"portfolio-solver-not-optimal": {
		en: "%[1]s calls %[2]v the best, the built-in solver has found %[3]v", zh: "%[1]s 称 %[2]v 为最优，内置求解器已找到 %[3]v",
		hintEN: "the answer was refused; use --solver builtin", hintZH: "该结果未被采用；请用 --solver builtin",
	},
	"portfolio-solver-not-infeasible": {
		en: "%[1]s says that no set meets the requirements, the built-in solver has found one (objective %[2]v)", zh: "%[1]s 称没有可行组合，内置求解器已找到一个（目标值 %[2]v）",
		hintEN: "the answer was refused; use --solver builtin", hintZH: "该结果未被采用；请用 --solver builtin",
	},
	"solver-absent":     {en: "the solver %[1]s is not installed here", zh: "此处没有安装求解器 %[1]s", hintEN: "get it (%[2]s), or use --solver builtin", hintZH: "请安装（%[2]s），或用 --solver builtin"},
	"solver-failed":     {en: "the solver %[1]s failed: %[2]s: %[3]s", zh: "求解器 %[1]s 运行失败：%[2]s：%[3]s", hintEN: "use --solver builtin", hintZH: "请用 --solver builtin"},
	"solver-silent":     {en: "the solver %[1]s ended without an answer: %[2]s", zh: "求解器 %[1]s 结束时没有给出结果：%[2]s", hintEN: "use --solver builtin", hintZH: "请用 --solver builtin"},
	"solver-unreadable": {en: "the answer of %[1]s cannot be read: %[2]s", zh: "无法读取 %[1]s 的结果：%[2]s", hintEN: "use --solver builtin", hintZH: "请用 --solver builtin"},
}

var portfolioReasons = map[string]text{
	"portfolio-infeasible":        {en: "No set of options meets all requirements. These cannot be met together:", zh: "没有任何方案组合能满足全部要求。以下要求不能同时满足："},
	"portfolio-infeasible-one":    {en: "No set of options meets all requirements. This one alone cannot be met:", zh: "没有任何方案组合能满足全部要求。以下一条单独即无法满足："},
	"portfolio-never":             {en: "%[3]s can never be taken: it needs %[4]s and %[5]s, which exclude each other", zh: "%[3]s 永远不能选：它以 %[4]s 和 %[5]s 为前提，而二者互斥"},
	"portfolio-timeout":           {en: "Time ran out before a set was found that meets all requirements.", zh: "时间用尽，尚未找到满足全部要求的组合。"},
	"portfolio-why-budget":        {en: "the budget of %[2]s: at least %[1]s is needed", zh: "预算 %[2]s：至少需要 %[1]s"},
	"portfolio-why-at-least":      {en: "%[3]s of at least %[2]s: at most %[1]s can be reached", zh: "%[3]s 至少 %[2]s：最多达到 %[1]s"},
	"portfolio-why-limit":         {en: "%[3]s of at most %[2]s: at least %[1]s is needed", zh: "%[3]s 至多 %[2]s：至少需要 %[1]s"},
	"portfolio-why-count":         {en: "at least %[2]s of %[3]s: at most %[1]s can be taken", zh: "%[3]s 中至少选 %[2]s 个：最多可选 %[1]s 个"},
	"portfolio-why-budget-bare":   {en: "the budget of %[2]s", zh: "预算 %[2]s"},
	"portfolio-why-at-least-bare": {en: "%[3]s of at least %[2]s", zh: "%[3]s 至少 %[2]s"},
	"portfolio-why-limit-bare":    {en: "%[3]s of at most %[2]s", zh: "%[3]s 至多 %[2]s"},
	"portfolio-why-count-bare":    {en: "at least %[2]s of %[3]s", zh: "%[3]s 中至少选 %[2]s 个"},
	"portfolio-why-exclusive":     {en: "at most one of %[3]s", zh: "%[3]s 中至多选一个"},
	"portfolio-why-requires":      {en: "%[3]s needs %[4]s", zh: "%[3]s 以 %[4]s 为前提"},
}
