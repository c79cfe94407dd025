package say

// integrityTerms are the words of the consistency checks.
var integrityTerms = map[string][2]string{
	"chapter-integrity": {"Does it hold together?", "数据一致性核查"},
	"integrity-text":    {"The file was held against itself by %d named rules. An error cannot be true; a question has to be answered, in the plant file under explanations. Statistical rules only ask: each fires on at most the share of honest plants that stands beside it.", "企业文件按 %d 条规则进行自我核对。“错误”为不可能成立的情况；“质询”需要在企业文件 explanations 中说明。统计类规则只提出质询，其误报率列于表中。"},
	"integrity-none":    {"Nothing was found that contradicts itself or has to be explained.", "没有发现自相矛盾或需要说明之处。"},
	"integrity-counts":  {"%d errors, %d questions, %d notes (%d rules)", "错误 %d 项，质询 %d 项，提示 %d 项（共 %d 条规则）"},
	"table-integrity":   {"Findings", "核查结果"}, "table-integrity-tests": {"Statistical tests", "统计检验"}, "table-passages": {"Passages shared with other reports", "与其他报告相同的段落"},
	"check-rule": {"rule", "规则"}, "check-place": {"where", "位置"}, "check-what": {"what was found", "情况"}, "explained": {"answered:", "说明："}, "more-places": {"and %d more", "等共 %d 处"},
	"false-alarms": {"false alarms", "误报率"}, "check-tests": {"what it tests", "核查内容"}, "check-test": {"test", "检验"}, "check-statistic": {"statistic", "统计量"}, "check-fired": {"asked", "提出质询"}, "check-quiet": {"nothing unusual", "无异常"},
	"kind-arithmetic": {"arithmetic", "算术"}, "kind-completeness": {"completeness", "完整性"}, "kind-statistical": {"statistical", "统计"},
	"check-side-input": {"input", "输入"}, "check-side-output": {"output", "输出"},
	"rule-year-total": {"stated total of a year against its twelve months", "全年合计与各月之和"}, "rule-unit-value": {"stated unit value against total over output", "单位产品值与总量、产量"}, "rule-printed-arithmetic": {"sums, products, quotients, balances as printed", "印出的合计、乘积、比值与平衡"},
	"rule-stock-carried": {"closing stock against next year's opening stock", "期末库存与次年期初库存"}, "rule-use-above-supply": {"use by the processes against what there was", "工序用量与可用量"}, "rule-figures-twice": {"one figure at two places of the file", "同一数值在两处的一致性"},
	"rule-daily-maximum": {"highest day against the mean of the year", "日最大值与年均值"}, "rule-load": {"load against flow times concentration", "排放量与流量、浓度"}, "rule-unit-slip": {"powers of ten against other years, months, levels", "与其他年份、月份、等级相差十的幂"}, "rule-payback": {"payback against investment and saving", "投资偿还期与投资、年节约"},
	"rule-saving-money": {"saving in money against effects at the file's prices", "年节约金额与按单价折合的效果"}, "rule-saving-above-consumption": {"savings against the consumption", "节约量与消耗量"}, "rule-double-saving": {"one saving under two options", "同一节约量在两个方案中重复"},
	"rule-option-sum": {"sums of options against what the report states", "方案合计与报告汇总"}, "rule-target-baseline": {"baseline of a target against its indicator", "目标现状值与指标值"}, "rule-level-claim": {"claimed level against the data behind it", "声称等级与支撑数据"},
	"rule-monitoring": {"limited pollutants without readings", "有限值而无监测数据的污染物"}, "rule-not-applicable": {"claims that an indicator does not apply", "指标不适用的理由"}, "rule-year-jump": {"unit values from year to year", "单位产品值的年度变化"}, "rule-zero-deviation": {"measured balances that close exactly", "偏差恰为零的实测平衡"},
	"rule-same-readings": {"readings equal to the last digit", "逐位相同的读数"}, "rule-last-digit": {"last digits of readings (χ²)", "读数末位数字（χ²）"}, "rule-twin-digits": {"readings that end in two equal digits", "末两位相同的读数"}, "rule-round-figures": {"metered amounts that end in two zeros", "以两个零结尾的计量值"},
	"rule-first-digit": {"first digits of all amounts (Benford)", "首位数字（本福特定律）"}, "rule-shared-text": {"text shared with reports of other plants", "与其他企业报告相同的文字"}, "rule-explanation-unused": {"explanations that answer nothing", "没有对应质询的说明"},
	"method-manual": {"manual", "手工监测"}, "method-metered": {"metered", "计量"}, "method-measured": {"measured", "实测"}, "method-calculated": {"calculated", "计算"}, "method-estimated": {"estimated", "估算"}, "method-assumed": {"assumed", "假定"}, "method-CEMS": {"automatic", "自动监测"},
}
