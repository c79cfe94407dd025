package say

// portfolioTerms are the words of a portfolio of options.
var portfolioTerms = map[string][2]string{
	"portfolio-goal-benefit": {"benefit", "效益"}, "portfolio-goal-investment": {"investment", "投资"},
	"portfolio-benefit": {"benefit", "效益"}, "portfolio-investment": {"investment", "投资"},
	"portfolio-optimal":    {"Best %s: %s (%s)", "最优%s：%s（%s）"},
	"portfolio-by-builtin": {"proven: no other set is better", "已证明：没有更优的组合"}, "portfolio-by-solver": {"on the word of %s; feasible and the sums are right", "最优性由 %s 声明；已核对可行且合计正确"},
	"portfolio-feasible": {"Time ran out. Best %s so far: %s; the true best is no better than %s (gap %s)", "时间用尽。目前最优%s：%s；真正最优不会好于 %s（间隙 %s）"},
	"portfolio-bound":    {"No set has a better %s than %s.", "任何组合的%s都不会好于 %s。"},
	"portfolio-irreducible": {
		"None of these can be left out: without any one of them there is a set.",
		"以上各条缺一不可：去掉任何一条即有可行组合。",
	},
	"portfolio-chosen": {"chosen: %d of %d", "选中方案（%d/%d）"}, "portfolio-total": {"total", "合计"},
	"portfolio-requirement": {"requirement", "要求"}, "portfolio-limit": {"limit", "限值"}, "portfolio-slack": {"left", "余量"},
	"portfolio-kind-budget": {"budget%s", "预算%s"}, "portfolio-kind-at_least": {"at least: %s", "至少：%s"}, "portfolio-kind-at_least_count": {"number of %s", "选择数：%s"}, "portfolio-kind-limit": {"at most: %s", "至多：%s"},
}
