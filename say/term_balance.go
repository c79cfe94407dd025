package say

// balanceTerms are the words of balances and what they lose.
var balanceTerms = map[string][2]string{
	"stream": {"stream", "物流"}, "node": {"node", "节点"}, "stock": {"(stock)", "（储量）"}, "component": {"component", "组分"}, "variable": {"variable", "变量"},
	"measured": {"measured", "测量值"}, "reconciled": {"reconciled", "校正值"}, "class": {"class", "类别"}, "imbalance": {"imbalance", "不平衡量"}, "leak-test": {"leak test", "泄漏检验"}, "enters": {"to", "去向"},
	"class-redundant": {"redundant", "冗余"}, "class-nonredundant": {"nonredundant", "非冗余"}, "class-observable": {"observable", "可推算"}, "class-unobservable": {"unobservable", "不可推算"}, "class-fixed": {"fixed", "给定"}, "at-bound": {"held at 0", "取下限 0"},
	"balance-passes": {
		"The readings can be right together: objective %s ≤ %s (χ², %d degrees of freedom, α = %g, p = %s)",
		"各读数相容：目标函数 %s ≤ %s（χ² 检验，自由度 %d，α = %g，p = %s）",
	},
	"balance-fails": {
		"The readings cannot all be right: objective %s > %s (χ², %d degrees of freedom, α = %g, p = %s)",
		"各读数不相容：目标函数 %s > %s（χ² 检验，自由度 %d，α = %g，p = %s）",
	},
	"suspect": {"look at the meter of %s: |z| = %.2f (critical %.2f)", "请检查 %s 的计量：|z| = %.2f（临界值 %.2f）"}, "suspect-ties": {"or %s: the balances cannot tell them apart", "或 %s：由平衡无法区分"},
	"eliminated":      {"%d. without %s: objective %.3f, critical %s", "%d. 去掉 %s 的读数：目标函数 %.3f，临界值 %s"},
	"undetectable":    {"no balance checks %s: a fault there would not show", "没有平衡可核对 %s：其误差无法发现"},
	"sankey-measured": {"As measured", "按测量值"}, "sankey-reconciled": {"Reconciled", "按校正值"},
	"covariance": {"covariance of %s and %s: %s, correlation %s", "%s 与 %s 的协方差：%s，相关系数 %s"},
}
