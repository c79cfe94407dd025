package say

// reportTerms are the words and sentences of the audit report.
var reportTerms = map[string][2]string{
	"report-title": {"Cleaner production audit report", "清洁生产审核报告"},
	"sector":       {"sector (GB/T 4754)", "行业代码"}, "region": {"region (GB/T 2260)", "行政区划代码"},
	"chapter-summary": {"Summary", "摘要"}, "chapter-plant": {"The plant", "企业概况"}, "chapter-system": {"Evaluation index system", "评价指标体系"},
	"chapter-indicators": {"Indicators", "指标评价"}, "chapter-binding": {"What keeps the plant from each grade", "未达各级水平的原因"}, "chapter-unknowns": {"What could not be concluded", "未能得出结论的内容"},
	"chapter-boundaries": {"Boundaries and allocation", "核算边界与分摊"}, "chapter-lifts": {"What would lift an indicator", "指标提升分析"}, "chapter-sources": {"Sources", "依据与来源"},
	"list-comma": {"; ", "；"},

	"held-back": {"What holds the grade back", "制约等级的因素"}, "held-back-line": {"%s is not reached: %s", "未达到%s：%s"},
	"cause-level":   {"%s (%s)", "%s（%s）"},
	"not-concluded": {"What could not be concluded", "未能得出结论的内容"},
	"not-concluded-text": {"%d indicators have no value or no benchmark, and the weight of %d was not read. The index is therefore given as the least and the most that is still possible; the grade is called certain only if it is the same over the whole range.",
		"%d 项指标缺少数值或基准值，%d 项指标的权重未读到。因此综合指数以可能的最小值和最大值给出；只有在整个范围内等级都相同时，才认定等级是确定的。"},
	"verdict":              {"By “%s” the plant is graded: %s.", "按照《%s》，企业的清洁生产水平为：%s。"},
	"verdict-certain":      {"By “%s” the plant is graded: %s. This holds for every value that the missing indicators and unread weights could take.", "按照《%s》，企业的清洁生产水平为：%s。无论缺失的指标和未读到的权重取何值，这一结论都成立。"},
	"verdict-undetermined": {"By “%s” the grade cannot be determined: depending on what is missing it is anything from %s to %s.", "按照《%s》，等级尚不能确定：取决于缺失内容，可能为%s至%s。"},
	"verdict-no-rule":      {"The grade rule of “%s” was not read: indicators have levels, the plant has no grade.", "《%s》的等级判定规则未读到：指标可以分级，企业不能定级。"},
	"indicators-assessed":  {"indicators assessed", "已评价指标"}, "indicators-note": {"%d missing, %d without benchmark; %d limiting", "缺失 %d 项，无基准值 %d 项；限定性 %d 项"},
	"bar-note":      {"%s needs %s", "%s要求 %s"},
	"why-synthetic": {"The plant's data are invented.", "企业数据为虚构。"}, "why-verification": {"The index system “%s” was read as: %s.", "《%s》的核验状态为：%s。"},

	"output": {"output", "产量"}, "process": {"process", "工序"}, "kind": {"kind", "类别"}, "makes": {"makes", "生产"}, "allocation": {"its use is shared", "用量分摊"},
	"allocate-none": {"not counted", "不计入"}, "allocate-output": {"by output", "按产量"}, "allocate-metered": {"by metered use", "按计量用量"},
	"carrier-electricity": {"electricity", "电力"}, "carrier-heat": {"heat", "热力"}, "carrier-raw-coal": {"raw coal", "原煤"}, "carrier-washed-coal": {"washed coal", "洗精煤"}, "carrier-coke": {"coke", "焦炭"}, "carrier-natural-gas": {"natural gas", "天然气"}, "carrier-diesel": {"diesel", "柴油"}, "carrier-steam": {"steam", "蒸汽"},
	"kind-main": {"main", "主要"}, "kind-auxiliary": {"auxiliary", "辅助"}, "kind-attached": {"attached", "附属"}, "kind-outside": {"outside the boundary", "边界外"},
	"table-products": {"Products and output in %d", "%d 年产品与产量"}, "table-processes": {"Processes and their part in the boundary", "工序及其在核算边界中的位置"},
	"trend-output": {"Output:", "产量："}, "trend-value": {"Output value:", "产值："}, "trend-qualified": {"Qualified:", "合格率："}, "trend-stream": {"Stream:", "物流："}, "trend-energy": {"Purchased:", "外购："},
	"figure-trends":  {"Yearly figures of the plant file", "历年数据"},
	"section-energy": {"Comprehensive energy", "综合能耗"}, "table-energy": {"Energy account by calorific value", "能源核算（当量值）"},
	"energy-text": {"Comprehensive energy is what was bought and drawn from stock, less what was sold and used as feedstock. Own power is not added: the fuel behind it already counts.",
		"综合能耗 = 外购 + 库存减少 − 外供 − 作原料。自产电力不另计：其燃料已经计入。"},
	"energy-total": {"Sum: %s kgce by calorific value.", "合计：%s kgce（当量值）。"}, "energy-unknown": {"The sum cannot be formed.", "无法合计。"},
	"purchased": {"purchased", "外购"}, "stock-drawn": {"from stock", "库存减少"}, "sold": {"sold", "外供"}, "feedstock": {"feedstock", "作原料"}, "net": {"net", "净用量"}, "own-power": {"own generation", "自产"},

	"table-document": {"The document", "评价依据"}, "item": {"item", "项目"}, "content": {"content", "内容"}, "profile": {"table for", "适用表"},
	"validity-in-force": {"in force on the day", "评价基准日有效"}, "validity-not-yet-in-force": {"not yet in force on the day", "评价基准日尚未施行"}, "validity-superseded": {"superseded on the day", "评价基准日已被替代"}, "validity-draft": {"draft", "征求意见稿"}, "validity-undated": {"not known whether in force on the day", "评价基准日是否有效不明"},
	"verification-text-official":  {"read in the official text, keyed twice and signed off", "依据官方文本，两人录入并签认"},
	"verification-text-secondary": {"another's transcription; not checked against the official text", "来自他人转录，未与官方文本核对"},
	"verification-text-reference": {"a benchmark, not a standard", "参考值，不是标准"}, "verification-text-listed": {"known to exist only", "仅知其存在"},
	"table-grades": {"Grades of the document, and where the plant stands", "文件规定的等级及企业所处位置"}, "conditions-open": {"conditions that fail", "未满足的条件"},
	"state-reached": {"conditions hold", "条件满足"}, "group": {"group", "一级指标"}, "grade": {"grade", "等级"},
	"table-groups": {"First-level groups: weight, and score of each level (0–100 inside the group)", "一级指标：权重及各级得分（组内 0–100）"},

	"ladder-text":      {"Every track runs from below level III on the left to level I on the right, whichever way the numbers run; the limits stand where a zone begins. A flag marks a limiting indicator, a dashed bar what is still possible.", "每条标尺左为未达Ⅲ级、右为Ⅰ级，与数值大小方向无关；分界处标出基准值。小旗为限定性指标，虚线框为尚可能的范围。"},
	"figure-ladder":    {"Levels: %s", "指标等级：%s"},
	"figure-bounds":    {"Index of each level: solid is certain, hatched is possible, the mark is the bar of the grade", "各级综合指数：实色为确定部分，斜线为可能部分，竖线为该等级要求"},
	"still-possible":   {"still possible", "可能范围"},
	"table-indicators": {"All indicators. * limiting. Weight: share of the index, where it was read", "全部指标。* 为限定性指标；权重为其在综合指数中所占份额（已读到者）"},
	"origin-stated":    {"stated", "填报"}, "origin-computed": {"computed", "计算"}, "in-words": {"in words", "定性"},

	"condition": {"condition", "条件"}, "sure": {"how sure", "确定性"}, "table-binding": {"Conditions that fail, or may fail", "未满足或可能不满足的条件"},
	"binding-text": {"A condition marked “depends on what is unknown” fails only if missing values or unread weights fall badly.", "标为“取决于未知项”的条件，仅在缺失值或未读权重取不利值时不满足。"},
	"binding-none": {"Every condition of the best grade holds.", "最高等级的全部条件均满足。"},

	"unknowns-none": {"Every indicator that applies has a value and a benchmark.", "适用的指标均有数值和基准值。"},
	"unknowns-text": {"These indicators enter the bounds with the best and the worst level that they could have. Nothing is assumed for them.", "下列指标按可能的最好和最差等级进入上下界，不作任何假定。"},
	"table-missing": {"Indicators without value or benchmark", "缺少数值或基准值的指标"}, "why": {"why", "原因"},

	"table-boundaries": {"Values under each rule for auxiliary and attached processes", "不同分摊规则下的指标值"}, "boundary-used": {"rule used, and what it counts", "采用的规则与计入的用量"},
	"boundaries-text": {"A value per unit of product depends on which processes count and how shared use is divided. The grade stands on the rule of the plant file; the other rules show what would change.", "单位产品指标取决于计入哪些工序以及如何分摊公用量。等级按企业文件中的规则计算，其余规则用于说明差异。"},

	"from": {"from", "由"}, "table-lifts": {"The change that brings each indicator to its next level", "各指标升至上一级所需的变化"},
	"lifts-text": {"Each row stands alone: only this indicator changes. The gain is what its weight adds to the index of the level reached, as bounds where weights were not read.", "每行单独计算：仅该指标变化。指数增加为其权重对所达等级综合指数的贡献；权重未读到时给出上下界。"},

	"table-evidence": {"Documents that the answers rest on", "证明文件"}, "date": {"date", "日期"},
	"section-origin": {"Where %s was read", "%s 的来源"}, "doubts-text": {"Doubts that the transcription carries:", "转录存在的疑点："},
	"section-hashes": {"Input, catalogue and program", "输入、目录与程序"}, "hashes-text": {"The same input, catalogue and program give this report again, byte for byte.", "相同的输入、目录和程序可逐字节重现本报告。"},
	"table-hashes": {"Hashes", "哈希值"}, "hash-input": {"plant file", "企业文件"}, "hash-catalogue": {"catalogue", "目录"}, "hash-program": {"program", "程序"},
}
