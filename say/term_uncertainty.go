package say

// uncertaintyTerms are the words of uncertainty: of its command and of the report.
var uncertaintyTerms = map[string][2]string{
	"standard-uncertainty": {"std. uncertainty", "标准不确定度"}, "low": {"low", "下限"}, "high": {"high", "上限"},
	"first-order": {"first order", "一阶（GUM）"}, "second-order": {"second order", "二阶"}, "monte-carlo": {"Monte Carlo", "蒙特卡洛"}, "shortest": {"shortest", "最短区间"},
	"draws-seed": {"%d draws, seed %d", "抽样 %d 次，种子 %d"},
	"input":      {"input", "输入量"}, "mean": {"mean", "均值"}, "distribution": {"distribution", "分布"},
	"sensitivity-coefficient": {"sensitivity", "灵敏系数"}, "contribution": {"contribution", "不确定度分量"}, "share-of-variance": {"share", "方差占比"},
	"distribution-constant": {"constant", "常数"}, "distribution-normal": {"normal", "正态"}, "distribution-t": {"t", "t"}, "distribution-uniform": {"uniform", "均匀"}, "distribution-triangular": {"triangular", "三角"}, "distribution-arcsine": {"arcsine", "反正弦"}, "distribution-lognormal": {"lognormal", "对数正态"},
	"fit-line": {"fit %s: %s = %s ± %s, %s = %s ± %s, r = %s, s = %s, ν = %d", "拟合 %s：%s = %s ± %s，%s = %s ± %s，r = %s，s = %s，ν = %d"},
}
