package say

// balanceProblems holds the texts of the problem codes of package balance.
var balanceProblems = map[string]text{
	"balance-empty": {en: "there are no streams", zh: "没有物流", hintEN: "list them under streams: [{id: S1, from: \"\", to: mixer, value: 101.9, sd: 1.0}, …]", hintZH: "请填写 streams: [{id: S1, from: \"\", to: mixer, value: 101.9, sd: 1.0}, …]"},
	"balance-id":    {en: "a stream has no id", zh: "物流没有代号"},
	"balance-duplicate": {
		en: "the id %[1]q is that of entry %[2]d already", zh: "代号 %[1]q 已用于第 %[2]d 条",
		hintEN: "every entry has an id of its own", hintZH: "每条应有自己的代号",
	},
	"balance-nowhere":     {en: "stream %[1]q leads from outside to outside", zh: "物流 %[1]q 由系统外到系统外", hintEN: "name the node it leaves (from) or enters (to)", hintZH: "请填写来源 from 或去向 to"},
	"balance-loop":        {en: "stream %[1]q leads from %[2]q to itself", zh: "物流 %[1]q 由 %[2]q 回到自身", hintEN: "leave it out: it changes no balance; or name the node between", hintZH: "请删去（它不影响平衡），或写出中间节点"},
	"balance-node":        {en: "no stream touches the node %[1]q of this stock", zh: "没有物流与该储量的节点 %[1]q 相连", hintEN: "nodes: %[2]s", hintZH: "节点：%[2]s"},
	"balance-stock-twice": {en: "the stock of node %[1]q is given twice", zh: "节点 %[1]q 的储量给出了两次"},
	"balance-unmeasured": {
		en: "none of the %[1]d streams is measured", zh: "%[1]d 条物流都没有测量值",
		hintEN: "give value and sd of those that have a meter", hintZH: "请填写有计量的物流的 value 和 sd",
	},
	"balance-number": {en: "%[1]q is not a finite number", zh: "%[1]q 不是有限数", hintEN: "write a plain number such as 101.9; leave it out where nothing was measured", hintZH: "写普通数字，例如 101.9；没有测量的请留空"},
	"balance-spread": {en: "%[1]q holds its uncertainty as well", zh: "%[1]q 同时写了不确定度", hintEN: "write value: and sd: apart", hintZH: "请分别写在 value: 和 sd:"},
	"balance-sd": {
		en: "the standard uncertainty %[2]v of %[1]q is not above 0", zh: "%[1]q 的标准不确定度 %[2]v 不大于 0",
		hintEN: "give the meter's standard uncertainty, as a number or in percent of the value; fixed: is for what is known exactly", hintZH: "请填写计量器具的标准不确定度（数值或占测量值的百分比）；确知的量写 fixed:",
	},
	"balance-sd-missing": {
		en: "%[1]q has a value and no standard uncertainty", zh: "%[1]q 有测量值而没有标准不确定度",
		hintEN: "add sd: as a number or in percent of the value, list readings:, or write fixed: for what is known exactly", hintZH: "请补充 sd:（数值或百分比），或列出 readings:；确知的量写 fixed:",
	},
	"balance-sd-alone": {en: "%[1]q has a standard uncertainty %[2]q and no value", zh: "%[1]q 有标准不确定度 %[2]q 而没有测量值", hintEN: "add value:, or leave out sd: where nothing was measured", hintZH: "请补充 value:；没有测量的请删去 sd:"},
	"balance-both":     {en: "%[1]q has %[2]s and also one of %[3]s", zh: "%[1]q 同时有 %[2]s 与 %[3]s", hintEN: "give it once: value with sd, or readings, or fixed", hintZH: "三者取一：value 与 sd、readings、fixed"},
	"balance-readings": {
		en: "the %[2]d readings of %[1]q have no spread to take an uncertainty from", zh: "%[1]q 的 %[2]d 个读数没有离散，无法得出不确定度",
		hintEN: "two different readings at least; or give value and sd", hintZH: "至少两个不同的读数；或填写 value 和 sd",
	},
	"balance-negative":  {en: "%[1]q is fixed at %[2]v, and flows are to be ≥ 0", zh: "%[1]q 固定为 %[2]v，而流量应 ≥ 0", hintEN: "turn the stream round, or leave out bounds: true", hintZH: "请对调方向，或删去 bounds: true"},
	"balance-units":     {en: "%[1]q is not in the unit of this balance, %[2]q", zh: "%[1]q 与本平衡的单位 %[2]q 不同", hintEN: "all flows of one balance share one unit: convert it", hintZH: "一个平衡中的流量单位相同：请换算"},
	"balance-density":   {en: "%[1]q mixes volume and mass in a balance in %[2]q", zh: "%[1]q 在以 %[2]q 计的平衡中混用了体积和质量", hintEN: "convert it with the density of the stream: volume is not conserved, mass is", hintZH: "请用该物流的密度换算：守恒的是质量而不是体积"},
	"balance-component": {en: "no stream has a concentration of %[1]q", zh: "没有物流给出 %[1]q 的浓度", hintEN: "components: %[2]s", hintZH: "组分：%[2]s"},
	"balance-large": {
		en: "the problem has %[1]d variables, %[2]d at most are solved with concentrations or equations", zh: "问题有 %[1]d 个变量，含浓度或方程时最多 %[2]d 个",
		hintEN: "split it at a stream that is well measured, or balance the flows alone", hintZH: "请在计量可靠的物流处分开，或只做流量平衡",
	},
	"balance-not-converged": {
		en: "no solution was found in %[1]d steps", zh: "经过 %[1]d 步没有找到解",
		hintEN: "measure what only nearly equal concentrations could tell, look for readings that contradict each other, and give start: values to free variables", hintZH: "请测量仅能由相近浓度推算的流量，检查相互矛盾的读数，并为自由变量填写 start:",
	},
	"balance-variable":          {en: "there is no variable %[1]q", zh: "没有变量 %[1]q", hintEN: "declare it under variables (nearest: %[2]q)", hintZH: "请在 variables 中声明（最接近：%[2]q）"},
	"balance-equation":          {en: "%[1]q is not an equation", zh: "%[1]q 不是方程", hintEN: "write left = right, such as x1*x2 = 3*u", hintZH: "写成 左边 = 右边，例如 x1*x2 = 3*u"},
	"balance-equations-streams": {en: "a file has streams or equations, not both", zh: "一个文件只能有 streams 或 equations 之一", hintEN: "write the balances of the streams as equations too, or two files", hintZH: "请把物流平衡也写成方程，或分成两个文件"},
	"balance-equations-none":    {en: "there are variables and no equations", zh: "有 variables 而没有 equations", hintEN: "list them under equations: [\"x1 = x2 + x3\"]", hintZH: "请填写 equations: [\"x1 = x2 + x3\"]"},
	"balance-bounds": {
		en: "no flows ≥ 0 close these balances", zh: "没有满足平衡且 ≥ 0 的流量",
		hintEN: "look for a fixed flow that leaves more than can enter, or a stream drawn the wrong way round", hintZH: "请检查流出多于流入的固定流量，或方向画反的物流",
	},
	"balance-alpha":      {en: "--alpha %[1]v is not between 0 and 1", zh: "--alpha %[1]v 不在 0 与 1 之间"},
	"balance-pair":       {en: "--covariance %[1]q does not name two streams", zh: "--covariance %[1]q 没有写出两条物流", hintEN: "write --covariance A,B", hintZH: "写成 --covariance A,B"},
	"balance-draw":       {en: "--draw %[1]q is not measured or reconciled", zh: "--draw %[1]q 不是 measured 或 reconciled"},
	"balance-no-network": {en: "free equations have no streams to draw", zh: "自由方程没有可绘制的物流"},
	"balance-stream":     {en: "there is no stream %[1]q", zh: "没有物流 %[1]q", hintEN: "nearest: %[2]q", hintZH: "最接近：%[2]q"},
	"balance-contradiction": {
		en: "the fixed flows %[1]s contradict each other: they leave %[2]v over where nothing can flow in or out", zh: "固定流量 %[1]s 相互矛盾：在没有其他进出的部分剩余 %[2]v",
		hintEN: "correct one of them, or give it as value with sd", hintZH: "请更正其中之一，或改为 value 与 sd",
	},
}

// balanceReasons holds the texts of the reason codes of package balance.
var balanceReasons = map[string]text{
	"balance-no-redundancy":      {en: "no balance can be tested: every reading is needed to know the flow it measures", zh: "没有可检验的平衡：每个读数都不可缺少，彼此不能核对"},
	"balance-unobservable":       {en: "%[3]s is not measured and does not follow from the readings", zh: "%[3]s 没有测量，也不能由其他读数推出"},
	"balance-at-bound":           {en: "%[1]s values are held at 0; tests and uncertainties are those without bounds", zh: "有 %[1]s 个值取在下限 0；检验和不确定度按无下限计算"},
	"balance-variances-left-out": {en: "variances and statistics of %[1]s streams were not asked for (above %[2]s they need --variance)", zh: "共 %[1]s 条物流，未计算方差和统计量（超过 %[2]s 条须加 --variance）"},
}
