package say

// procedureProblems are the texts of the problem codes of the audit file and of the
// documents of the procedure.
var procedureProblems = map[string]text{
	"template-unknown": {
		en: "there is no template %[1]q of the procedure", zh: "没有审核模板 %[1]q",
		hintEN: "headwater catalogue list --kind procedure lists them (nearest: %[2]q)", hintZH: "可用 headwater catalogue list --kind procedure 查看（最接近：%[2]q）",
	},
	"step-unknown": {
		en: "the template has no step %[1]q", zh: "模板中没有步骤 %[1]q",
		hintEN: "headwater procedure status lists the steps (nearest: %[2]q)", hintZH: "可用 headwater procedure status 查看步骤（最接近：%[2]q）",
	},
	"phase-unknown": {
		en: "the template has no phase %[1]q", zh: "模板中没有阶段 %[1]q",
		hintEN: "use preparation, pre-assessment, assessment, generation, feasibility, implementation or continuous (nearest: %[2]q)", hintZH: "请使用 preparation、pre-assessment、assessment、generation、feasibility、implementation 或 continuous（最接近：%[2]q）",
	},
	"target-indicator": {
		en: "no indicator %[1]q was assessed", zh: "没有评价过指标 %[1]q",
		hintEN: "name an indicator of the index system that the plant file applies (nearest: %[2]q)", hintZH: "请填写所用评价指标体系中的指标（最接近：%[2]q）",
	},
	"balance-line": {
		en: "there is no line %[1]q in the balances", zh: "平衡测算中没有 %[1]q 这一行",
		hintEN: "write process/quantity, such as dyeing/water or plant/COD (nearest: %[2]q)", hintZH: "请填写 工序/物质，例如 dyeing/water 或 plant/COD（最接近：%[2]q）",
	},
	"sheet-unknown": {
		en: "there is no score sheet %[1]q", zh: "没有评分表 %[1]q",
		hintEN: "name a sheet of the catalogue (nearest: %[2]q), or bring your own with --catalogue", hintZH: "请填写目录中的评分表（最接近：%[2]q），或用 --catalogue 提供自己的评分表",
	},
	"sheet-item": {
		en: "the score sheet has no item %[1]q", zh: "评分表中没有 %[1]q 这一项",
		hintEN: "correct the id (nearest: %[2]q)", hintZH: "请更正编号（最接近：%[2]q）",
	},
	"points-above": {
		en: "%[1]q is given %[2]v points, the item has %[3]v", zh: "%[1]q 得分 %[2]v，该项满分 %[3]v",
		hintEN: "give at most the points of the item", hintZH: "得分不得超过该项分值",
	},
	"jurisdiction-unknown": {
		en: "no deadlines are known for %[1]q", zh: "没有 %[1]q 的审核时限",
		hintEN: "use a jurisdiction of the catalogue (nearest: %[2]q), or bring your own table with --catalogue", hintZH: "请使用目录中的地区（最接近：%[2]q），或用 --catalogue 提供自己的时限表",
	},
	"event-unknown": {
		en: "%[1]q is no event of the procedure", zh: "%[1]q 不是审核程序事项",
		hintEN: "use published, filed, started, submitted, evaluated, implemented, accepted, disclosed (nearest: %[2]q)", hintZH: "请使用 published、filed、started、submitted、evaluated、implemented、accepted、disclosed（最接近：%[2]q）",
	},
	"capability-unknown": {
		en: "%[1]q is no requirement on the auditor", zh: "%[1]q 不是对审核机构的能力条件",
		hintEN: "use an id of the catalogue (nearest: %[2]q)", hintZH: "请使用目录中的编号（最接近：%[2]q）",
	},
	"focus-weight": {
		en: "the weight of %[1]q is %[2]v, outside %[3]v to %[4]v", zh: "因素 %[1]q 的权重为 %[2]v，超出 %[3]v～%[4]v",
		hintEN: "weights W run from 1 to 10", hintZH: "权重 W 取 1～10",
	},
	"focus-score": {
		en: "the score for %[1]q is %[2]v, outside %[3]v to %[4]v", zh: "因素 %[1]q 的得分为 %[2]v，超出 %[3]v～%[4]v",
		hintEN: "scores R run from 1 to 10", hintZH: "得分 R 取 1～10",
	},
	"focus-score-missing": {
		en: "candidate %[1]q has no score for %[2]q", zh: "备选审核重点 %[1]q 缺少因素 %[2]q 的得分",
		hintEN: "score every candidate by every factor: a sum over some of them ranks nothing", hintZH: "每个备选重点都要对每个因素打分，否则总分不可比",
	},
	"focus-shift": {
		en: "weights cannot be shifted by %[1]v", zh: "权重变动幅度 %[1]v 不合理",
		hintEN: "give a shift between 0 and %[2]v", hintZH: "请填写 0～%[2]v",
	},
	"measured-kinds": {
		en: "%[1]v of streams, carriers and pollutant are given, one is wanted", zh: "streams、carriers、pollutant 中给出了 %[1]v 种，应只给一种",
		hintEN: "name what is added up: streams of one material, energy carriers, or one pollutant with its point", hintZH: "请填写一种统计对象：同一物料的物流、能源品种，或一种污染物及其监测位置",
	},
	"change-kinds": {
		en: "%[1]v of stream, carrier and pollutant are given, one is wanted", zh: "stream、carrier、pollutant 中给出了 %[1]v 种，应只给一种",
		hintEN: "say what changes: one stream, one energy carrier or the load of one pollutant", hintZH: "请填写一个变化对象：一股物流、一种能源或一种污染物的排放量",
	},
	"discharge-shape": {
		en: "%[1]q does not name a discharge", zh: "%[1]q 不是排放的写法",
		hintEN: "write pollutant/point, such as COD/plant-outlet", hintZH: "请写成 污染物/监测位置，例如 COD/plant-outlet",
	},
	"discharge-point": {
		en: "the file has no discharge of %[1]q at %[2]q", zh: "文件中没有 %[1]q 在 %[2]q 的排放数据",
		hintEN: "add it under discharges, or correct the point", hintZH: "请在 discharges 中补充，或更正监测位置",
	},
	"target-of-nothing": {
		en: "target %[1]q names neither an indicator nor what it measures", zh: "目标 %[1]q 既没有对应指标，也没有统计对象",
		hintEN: "add indicator: id, or of: {streams: […]}", hintZH: "请补充 indicator: 编号 或 of: {streams: […]}",
	},
	"target-order": {
		en: "the mid term of %[1]q ends on %[2]v, before the near term on %[3]v", zh: "目标 %[1]q 的中远期期限 %[2]v 早于近期期限 %[3]v",
		hintEN: "correct one of the two days", hintZH: "请更正其中一个日期",
	},
	"reduction-percent": {
		en: "%[1]v is not in percent", zh: "%[1]v 不是百分数",
		hintEN: "write 20 %%", hintZH: "请写成 20 %%",
	},
	"compared-nothing": {
		en: "comparison %[1]q has neither data to read nor a stated total", zh: "对比项 %[1]q 既没有统计对象，也没有填写总量",
		hintEN: "add of: {streams: […]}, or before: and after:", hintZH: "请补充 of: {streams: […]}，或填写 before 与 after",
	},
	"verified-before-done": {
		en: "option %[1]q is verified on %[2]v, but done on %[3]v", zh: "方案 %[1]q 于 %[2]v 核实，而完成日期为 %[3]v",
		hintEN: "an effect is verified after the option is carried out", hintZH: "方案完成后才能核实效果",
	},
	"after-order": {
		en: "the period after the options is %[1]v, that of the plant file %[2]v", zh: "方案实施后的时段为 %[1]v，企业文件的数据年份为 %[2]v",
		hintEN: "period is the base year; audit.after.period lies behind it", hintZH: "period 为基准年，audit.after.period 应在其后",
	},
	"template-basis": {
		en: "a template has phases of its own, or is based on another: one of the two", zh: "模板应自带阶段或基于另一模板，二者取一",
	},
	"step-number": {
		en: "step %[1]q has the number %[2]v, the next one is %[3]v", zh: "步骤 %[1]q 的序号为 %[2]v，应为 %[3]v",
	},
	"step-before": {
		en: "step %[1]q comes after %[2]q, which stands behind it or is unknown", zh: "步骤 %[1]q 的前置步骤 %[2]q 不存在或排在其后",
	},
	"deadline-span": {
		en: "deadline %[1]q has no span and no day", zh: "时限 %[1]q 没有期间，也没有日期",
		hintEN: "give years, months or days, or by: 12-31", hintZH: "请填写 years、months、days 或 by: 12-31",
	},
	"deadline-day": {
		en: "%[1]q is no day of the year", zh: "%[1]q 不是月日",
		hintEN: "write 03-15", hintZH: "请写成 03-15",
	},
	"sheet-total": {
		en: "the points of sheet %[1]q sum to %[2]v, its total is %[3]v", zh: "评分表 %[1]q 各项分值之和为 %[2]v，总分为 %[3]v",
		hintEN: "correct an item; leave points out where they were not read", hintZH: "请更正分值；未读到的分值请留空",
	},
	"band-end": {
		en: "band %[1]q has no lower end, or two", zh: "分数段 %[1]q 没有下限或有两个下限",
		hintEN: "give at_least or above", hintZH: "请填写 at_least 或 above 之一",
	},
	"band-order": {
		en: "band %[1]q begins at %[2]v, the one before it at %[3]v", zh: "分数段 %[1]q 从 %[2]v 开始，而前一段从 %[3]v 开始",
		hintEN: "list bands from the lowest up", hintZH: "请由低到高排列分数段",
	},
	"factor-range": {
		en: "the usual weight of %[1]q, %[2]v to %[3]v, is no range within 1 to 10", zh: "因素 %[1]q 的常用权重 %[2]v～%[3]v 不在 1～10 之内",
	},
	"form-field": {en: "the field %[1]q is not one of the records %[2]q that the form holds", zh: "字段 %[1]q 不属于该工作表所列的 %[2]q", hintEN: "name the records under sheet or lists, or leave field out: the column is then filled in by hand", hintZH: "请在 sheet 或 lists 中写明记录，或不写 field（由人工填写）"},
	"obsolete-model": {
		en: "row %[1]q of the list stands for every model", zh: "名录中的 %[1]q 未限定型号",
		hintEN: "name a model, or its beginning with *", hintZH: "请填写型号，或型号开头加 *",
	},
	"questions-positive": {
		en: "the thresholds of questions must be above zero", zh: "质询阈值必须大于零",
	},
}

// procedureReasons are the texts of the findings and reasons of the audit file.
var procedureReasons = map[string]text{
	// links, focus, targets
	"baseline-differs":       {en: "target %[3]s starts from %[1]s, the plant's data give %[2]s", zh: "目标 %[3]s 的现状值为 %[1]s，按企业数据为 %[2]s"},
	"reduction-differs":      {en: "target %[3]s states a reduction of %[1]s, its values give %[2]s", zh: "目标 %[3]s 所列削减比例为 %[1]s，按数值为 %[2]s"},
	"target-not-better":      {en: "target %[3]s aims at %[1]s, which is no better than its baseline of %[2]s", zh: "目标 %[3]s 为 %[1]s，不优于现状值 %[2]s"},
	"target-mid-easier":      {en: "the mid-term value of target %[3]s is easier than the near-term one", zh: "目标 %[3]s 的中远期值比近期值宽松"},
	"target-above-limit":     {en: "target %[3]s aims at %[1]s, the limit is %[2]s", zh: "目标 %[3]s 为 %[1]s，超过限值 %[2]s"},
	"target-out-of-reach":    {en: "the options of target %[3]s bring it to %[1]s, it asks for %[2]s", zh: "目标 %[3]s 的支撑方案可达 %[1]s，目标为 %[2]s"},
	"target-without-options": {en: "no option carries target %[3]s", zh: "目标 %[3]s 没有支撑方案"},
	"target-without-effects": {en: "the options of target %[3]s state no effect on what it measures", zh: "目标 %[3]s 的支撑方案没有给出对该项的效果"},
	"target-same-level":      {en: "target %[3]s stays at level %[4]s", zh: "目标 %[3]s 仍为%[4]s级水平"},
	"target-missed":          {en: "target %[3]s: %[1]s was reached, %[2]s was aimed at", zh: "目标 %[3]s 实际为 %[1]s，未达到 %[2]s"},
	"focus-tie":              {en: "candidates %[3]s and %[4]s tie, and no reason says which was chosen", zh: "备选审核重点 %[3]s 与 %[4]s 总分相同，未说明选择理由"},
	"focus-not-first":        {en: "%[3]s was chosen, %[4]s has the highest sum, and no reason is given", zh: "选择了 %[3]s，而总分最高的是 %[4]s，未说明理由"},
	"focus-unstable":         {en: "%[3]s leads %[4]s only while no weight moves by more than %[1]s; %[2]s was asked for", zh: "权重变动不超过 %[1]s 时 %[3]s 才领先 %[4]s，要求的变动幅度为 %[2]s"},
	"focus-mandatory":        {en: "process %[3]s must be a candidate because of %[4]s", zh: "工序 %[3]s 因 %[4]s 必须列入备选审核重点"},
	"weight-unusual":         {en: "factor %[3]s weighs %[4]s; %[5]s to %[6]s is usual", zh: "因素 %[3]s 的权重为 %[4]s，通常为 %[5]s～%[6]s"},

	// pre-assessment
	"years-missing":          {en: "%[3]s: data of %[1]s years, %[2]s are asked for", zh: "%[3]s：只有 %[1]s 年数据，要求 %[2]s 年"},
	"year-missing":           {en: "%[3]s has no value for %[1]s", zh: "%[3]s 没有 %[1]s 年的数值"},
	"unit-value-jump":        {en: "%[3]s per output changed by %[1]s from %[4]s to %[5]s: say why (asked beyond %[2]s)", zh: "%[3]s 单位产品值由 %[4]s 年到 %[5]s 年变化 %[1]s，请说明原因（超过 %[2]s 需说明）"},
	"obsolete-equipment":     {en: "equipment %[3]s (%[4]s) is on the list %[5]s (%[6]s) and no timely replacement is planned", zh: "设备 %[3]s（%[4]s）列入淘汰名录 %[5]s（%[6]s），且没有按期淘汰计划"},
	"obsolete-planned":       {en: "equipment %[3]s (%[4]s) is on the list %[5]s (%[6]s); its replacement is planned in time", zh: "设备 %[3]s（%[4]s）列入淘汰名录 %[5]s（%[6]s），已有按期淘汰计划"},
	"permit-expired":         {en: "permit %[3]s was valid until %[4]s", zh: "许可 %[3]s 有效期至 %[4]s，已过期"},
	"permit-without":         {en: "no permit of the file covers %[3]s", zh: "没有覆盖 %[3]s 的许可"},
	"class-missing":          {en: "the data point to the mandatory class “%[3]s” (%[4]s), the file does not name it", zh: "数据表明属于强制审核类别“%[3]s”（%[4]s），文件未列明"},
	"finding-without-option": {en: "no option answers finding %[3]s", zh: "现场发现 %[3]s 没有对应方案"},

	// measurement and causes
	"plan-unmeasured":          {en: "line %[3]s of the measurement plan has no readings (stream %[4]s)", zh: "监测计划 %[3]s 没有实测数据（物流 %[4]s）"},
	"stream-unplanned":         {en: "stream %[3]s of the focus is in no line of the measurement plan", zh: "审核重点物流 %[3]s 未列入监测计划"},
	"reading-unplanned":        {en: "the readings of %[3]s %[4]s are in no line of the measurement plan", zh: "%[3]s %[4]s 的实测数据未列入监测计划"},
	"campaign-least":           {en: "the campaign covers %[3]s batches and %[4]s h; at least %[5]s batches, or %[6]s h of a continuous process, are customary", zh: "实测 %[3]s 个批次、%[4]s 小时；通常不少于 %[5]s 个批次，连续生产不少于 %[6]s 小时"},
	"cause-without-option":     {en: "no option answers cause %[3]s", zh: "原因 %[3]s 没有对应方案"},
	"cause-without-number":     {en: "cause %[3]s rests on no number although the data have one: %[4]s", zh: "原因 %[3]s 没有引用数据，而数据中有 %[4]s"},
	"cause-unquantified":       {en: "cause %[3]s rests on no number; the data have none", zh: "原因 %[3]s 没有数据支撑，企业数据中也没有"},
	"loss-without-cause":       {en: "balance line %[3]s leaves %[1]s unaccounted, beyond its tolerance, and no cause names it", zh: "平衡行 %[3]s 的未计量差额为 %[1]s，超过允许偏差，没有分析原因"},
	"exceedance-without-cause": {en: "%[3]s exceeds its limit at the %[4]s, and no cause names it", zh: "%[3]s 在 %[4]s 超标，没有分析原因"},

	// options and effects
	"option-without-cause":      {en: "option %[3]s answers no cause and no finding", zh: "方案 %[3]s 没有对应的原因或现场发现"},
	"aspect-differs":            {en: "option %[3]s is filed under “%[4]s”; cause %[5]s names it under “%[6]s”", zh: "方案 %[3]s 归类为“%[4]s”，而原因 %[5]s 将其列在“%[6]s”"},
	"status-differs":            {en: "option %[3]s is called %[4]s, but no day says when", zh: "方案 %[3]s 标为 %[4]s，但没有相应日期"},
	"verified-without-evidence": {en: "the effect of option %[3]s is called verified without evidence", zh: "方案 %[3]s 的效果标为已核实，但没有证明文件"},
	"set-aside-without-reason":  {en: "option %[3]s was set aside without a reason", zh: "方案 %[3]s 未采纳，但没有说明理由"},
	"option-without-economics":  {en: "option %[3]s is of medium or high cost and lacks investment or saving", zh: "中/高费方案 %[3]s 缺少投资或效益"},
	"saving-above-consumption":  {en: "the verified savings on %[3]s (%[4]s) are %[1]s, all of it is %[2]s", zh: "%[3]s 的核实节约量（%[4]s）为 %[1]s，超过总量 %[2]s"},
	"end-of-pipe-share":         {en: "%[1]s of the options only treat what was generated (asked beyond %[2]s)", zh: "末端治理方案占 %[1]s（超过 %[2]s 需说明）"},
	"saving-differs":            {en: "comparison %[3]s states a saving of %[1]s, adjusted for output it is %[2]s", zh: "对比项 %[3]s 所列节约量为 %[1]s，按产量折算为 %[2]s"},
	"claimed-above-measured":    {en: "the options of %[3]s claim %[1]s, the totals before and after give %[2]s", zh: "%[3]s 的方案核实节约合计 %[1]s，按前后总量为 %[2]s"},
	"compared-missing":          {en: "comparison %[3]s has no total for this period", zh: "对比项 %[3]s 缺少该时段的总量"},
	"production-fell":           {en: "output fell from %[2]s to %[1]s: absolute savings alone mislead", zh: "产量由 %[2]s 降至 %[1]s，只看绝对节约量会误导"},
	"level-fell":                {en: "the level fell from %[3]s to %[4]s", zh: "清洁生产水平由%[3]s降为%[4]s"},
	"declared-differs":          {en: "the report states %[3]s of %[1]s, its options sum to %[2]s", zh: "报告所列 %[3]s 为 %[1]s，各方案合计为 %[2]s"},
	"option-currency":           {en: "the money of option %[1]s is in %[2]s and is not in the sums, which are in %[3]s", zh: "方案 %[1]s 的金额以 %[2]s 计，未计入以 %[3]s 计的合计"},
	"declared-unknown":          {en: "a total named %[3]s is not known", zh: "没有名为 %[3]s 的合计项"},
	"declared-unfounded":        {en: "the report states %[3]s, no option has a number for it", zh: "报告列出 %[3]s，但没有方案给出数值"},

	// deadlines, people
	"deadline-overdue":    {en: "%[3]s was due on %[4]s and has not taken place by %[5]s", zh: "%[3]s 应于 %[4]s 前完成，至 %[5]s 仍未完成"},
	"deadline-late":       {en: "%[3]s took place on %[4]s, it was due on %[5]s", zh: "%[3]s 于 %[4]s 完成，时限为 %[5]s"},
	"list-date-missing":   {en: "the day on which the list was published is not given: no deadline can be computed", zh: "未填写名单公布日期，无法计算时限"},
	"event-ahead":         {en: "%[3]s is dated %[4]s, after the day of evaluation %[5]s", zh: "%[3]s 的日期 %[4]s 晚于评价日 %[5]s"},
	"event-order":         {en: "%[3]s (%[4]s) is dated before %[5]s (%[6]s)", zh: "%[3]s（%[4]s）早于 %[5]s（%[6]s）"},
	"team-without-leader": {en: "the audit team has no leader", zh: "审核小组没有组长"},
	"capability-lacking":  {en: "the auditor does not meet the requirement %[3]s", zh: "审核机构不具备能力条件 %[3]s"},

	// steps
	"output-missing":      {en: "missing: %[3]s", zh: "缺少：%[3]s"},
	"fact-lacking":        {en: "incomplete for %[3]s", zh: "以下未完成：%[3]s"},
	"chain-broken":        {en: "%[1]s errors stand in the chain", zh: "审核链条中有 %[1]s 处错误"},
	"steps-open":          {en: "%[1]s steps before it are open", zh: "之前尚有 %[1]s 个步骤未完成"},
	"step-left-out":       {en: "%[4]s", zh: "%[3]s"},
	"step-not-applicable": {en: "does not apply: %[3]s", zh: "不适用：%[3]s"},
	"step-condition":      {en: "asked for only where it applies", zh: "仅在适用时要求"},
	"step-later":          {en: "belongs to the acceptance edition", zh: "属于验收阶段"},
	"step-done-without":   {en: "step %[3]s is recorded as done on %[4]s, but what it must give is not there", zh: "步骤 %[3]s 记录为 %[4]s 完成，但缺少应有成果"},
	"step-ahead":          {en: "step %[3]s is recorded as done on %[4]s, after the day of evaluation %[5]s", zh: "步骤 %[3]s 的完成日期 %[4]s 晚于评价日 %[5]s"},
	"step-order":          {en: "step %[3]s was done on %[4]s, before step %[5]s (%[6]s) that it rests on", zh: "步骤 %[3]s 于 %[4]s 完成，早于其前置步骤 %[5]s（%[6]s）"},
	"members-missing":     {en: "no member's plant file was read", zh: "没有读到成员企业文件"},
	"members-open":        {en: "open at %[1]s of %[2]s members", zh: "%[2]s 家成员企业中 %[1]s 家未完成"},

	// score sheets
	"sheet-vetoed":       {en: "a veto item applies: %[3]s", zh: "触发否决项：%[3]s"},
	"points-unread":      {en: "no verdict: the points of %[1]s items were not read", zh: "不作判定：%[1]s 项分值未读到"},
	"vetoes-open":        {en: "no verdict: %[1]s veto items are not answered", zh: "不作判定：%[1]s 个否决项未回答"},
	"scores-missing":     {en: "no verdict: no complete set of scores is given", zh: "不作判定：没有完整的评分"},
	"bands-missing":      {en: "no verdict: the sheet has no band for this total", zh: "不作判定：评分表没有相应分数段"},
	"self-scored":        {en: "scored by the enterprise itself, no expert's scores are given", zh: "仅为企业自评，没有专家评分"},
	"veto-denied":        {en: "veto item %[3]s of sheet %[4]s is denied, the data say that it applies", zh: "评分表 %[4]s 的否决项 %[3]s 被否认，但数据表明触发"},
	"veto-limit":         {en: "%[3]s exceeds its limit at the %[4]s", zh: "%[3]s 在 %[4]s 超标"},
	"veto-no-limits":     {en: "no limit of this kind was checked", zh: "没有核查此类限值"},
	"veto-no-list":       {en: "no list of obsolete equipment is in the catalogue", zh: "目录中没有淘汰设备名录"},
	"veto-obsolete":      {en: "equipment %[3]s is on a list: %[4]s", zh: "设备 %[3]s 列入淘汰名录：%[4]s"},
	"veto-no-level":      {en: "the level is not determined", zh: "清洁生产水平不能确定"},
	"veto-level":         {en: "the level is below III", zh: "未达Ⅲ级水平"},
	"veto-violation":     {en: "violation %[3]s is not put right", zh: "违法情形 %[3]s 未完成整改"},
	"veto-no-capability": {en: "the requirement %[3]s is not answered", zh: "能力条件 %[3]s 未回答"},
	"veto-capability":    {en: "the requirement %[3]s is not met", zh: "能力条件 %[3]s 不满足"},
	"veto-focus":         {en: "no focus or no target is set", zh: "没有审核重点或目标"},
	"units-differ":       {en: "%[3]s and %[4]s cannot be put together", zh: "%[3]s 与 %[4]s 计量不同，不能合并"},
}

// placed are the reasons of which every item has a place of its own in the text.
var placed = map[string]bool{"weight-unusual": true, "obsolete-equipment": true, "obsolete-planned": true, "campaign-least": true, "aspect-differs": true, "event-order": true, "step-order": true}

// worded says with which prefix the items of a reason are words of the output.
var worded = map[string][]string{
	"output-missing": {"fact-"}, "class-missing": {"class-", ""}, "exceedance-without-cause": {"", "point-"}, "veto-limit": {"", "point-"},
	"aspect-differs": {"", "aspect-", "", "aspect-"}, "status-differs": {"", "option-"}, "level-fell": {"level-", "level-"}, "target-same-level": {"", "level-"},
	"event-ahead": {"event-"}, "event-order": {"event-", "", "event-"}, "deadline-overdue": {"event-"}, "deadline-late": {"event-"},
	"declared-differs": {"declared-"}, "declared-unfounded": {"declared-"}, "step-order": {"step-", "", "step-"}, "step-done-without": {"step-"}, "step-ahead": {"step-"},
	"capability-lacking": {"capability-"},
	"data-missing":       {measureWord},
	"appraisal-lacks":    {"lacking-"}, "limit-no-value": {pollutantWord, "point-"},
	"check-level-limiting": {"level-"}, "check-level-numbers": {"level-"}, "check-level-above": {"level-", "level-"}, "check-level-open": {"level-", "level-"},
	"check-unread": {"", "point-"}, "check-statistic": {"", "point-", "statistic-"}, "check-estimated": {"", "point-", "method-"}, "check-printed-line": {"", "", "check-side-"}, "check-no-station": {"", "method-"},
}

// pollutantWord and measureWord stand for a prefix where an item is a pollutant, or a
// measure of a formula.
const (
	pollutantWord = "pollutant"
	measureWord   = "measure"
)

// inWords puts words for the ids of a reason's items.
func inWords(l Lang, code, item string, i int) string {
	prefixes := worded[code]
	if i >= len(prefixes) || prefixes[i] == "" {
		return item
	}
	switch prefixes[i] {
	case pollutantWord:
		return Pollutant(l, item)
	case measureWord:
		return measure(l, item)
	}
	if word := Term(l, prefixes[i]+item); word != prefixes[i]+item {
		return word
	}
	return item
}
