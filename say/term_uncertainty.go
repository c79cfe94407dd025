package say

// uncertaintyTerms are the words of uncertainty: of its command and of the report.
var uncertaintyTerms = map[string][2]string{
	"standard-uncertainty": {"std. uncertainty", "标准不确定度"}, "low": {"low", "下限"}, "high": {"high", "上限"},
	"first-order": {"first order", "一阶（GUM）"}, "second-order": {"second order", "二阶"}, "monte-carlo": {"Monte Carlo", "蒙特卡洛"}, "shortest": {"shortest", "最短区间"},
	"draws-seed": {"%d draws, seed %d", "抽样 %d 次，种子 %d"},
	"input":      {"input", "输入量"}, "mean": {"mean", "平均值"}, "distribution": {"distribution", "分布"},
	"sensitivity-coefficient": {"sensitivity", "灵敏系数"}, "contribution": {"contribution", "不确定度分量"}, "share-of-variance": {"share", "方差占比"},
	"distribution-constant": {"constant", "常数"}, "distribution-normal": {"normal", "正态"}, "distribution-t": {"t", "t"}, "distribution-uniform": {"uniform", "均匀"}, "distribution-triangular": {"triangular", "三角"}, "distribution-arcsine": {"arcsine", "反正弦"}, "distribution-lognormal": {"lognormal", "对数正态"},
	"chapter-certainty": {"How sure the grade is", "等级的可靠程度"}, "certainty": {"How sure", "可靠程度"},
	"certainty-text": {"The level stands on the stated values. %d of the quantities that it rests on state an uncertainty; the plant was graded %d times with joint draws of them (seed %d), so that indicators on one meter move together. Levels stated in words and benchmarks are not drawn.",
		"等级按填报数值评定。评价所依据的数据中有 %d 个给出了不确定度；对其联合抽样 %d 次（种子 %d）重新评级，同一计量表计上的指标同步变动。定性指标与基准值不参与抽样。"},
	"certainty-level": {"level %s with probability %s", "等级为“%s”的概率 %s"}, "certainty-sentence": {"Result: %s.", "结果：%s。"}, "certainty-others": {" (%s)", "（%s）"},
	"certainty-draws":  {"%d joint draws of %d uncertain inputs", "%[2]d 个不确定输入量联合抽样 %[1]d 次"},
	"figure-certainty": {"Share of the draws that gives each grade", "各等级占抽样次数的比例"},
	"table-certainty":  {"Indicators with uncertainty: standard uncertainty to first order and by draws, and the probability of each level. Faint: the level is sure", "有不确定度的指标：一阶与抽样标准不确定度及各级概率；浅色为等级确定者"},
	"interval-95":      {"95 % of draws", "95% 区间"}, "level-probability": {"probability of the level", "等级概率"},
	"fit-line": {"fit %s: %s = %s ± %s, %s = %s ± %s, r = %s, s = %s, ν = %d", "拟合 %s：%s = %s ± %s，%s = %s ± %s，r = %s，s = %s，ν = %d"},
}
