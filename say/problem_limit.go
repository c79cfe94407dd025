package say

// limitProblems holds the texts of the problem codes of package limit.
var limitProblems = map[string]text{
	"limit-table":          {en: "there is no limit table %[1]q", zh: "没有限值表 %[1]q", hintEN: "headwater catalogue list --kind limit shows the ids (nearest: %[2]q); add your own with --catalogue", hintZH: "编号见 headwater catalogue list --kind limit（最接近：%[2]q）；自有标准用 --catalogue 添加"},
	"limit-subpart":        {en: "%[2]s has no subpart %[1]q: %[3]s", zh: "%[2]s 没有分章 %[1]q：%[3]s", hintEN: "name one of these", hintZH: "请用其中之一"},
	"limit-subpart-wanted": {en: "%[1]s has several subparts: %[2]s", zh: "%[1]s 有多个分章：%[2]s", hintEN: "add subpart: the one that the process belongs to", hintZH: "请用 subpart 指明该工序所属分章"},
	"limit-twice":          {en: "this repeats entry %[1]d of limits in all, and would count twice", zh: "与 limits 第 %[1]d 项完全相同，会重复计算", hintEN: "remove it, or name the process that each belongs to", hintZH: "请删除，或分别写明所属 process"},
	"limit-tier":           {en: "tier %[1]s does not apply to a plant that is %[2]q with discharge %[3]q", zh: "项目为 %[2]q、排放方式为 %[3]q 的企业不适用 %[1]s", hintEN: "here apply: %[4]s; NSPS and PSNS are for new sources, PSES and PSNS for discharge: indirect", hintZH: "此处适用：%[4]s；NSPS、PSNS 适用新源，PSES、PSNS 适用间接排放（discharge: indirect）"},
	"limit-nothing":        {en: "%[1]s has no limits for %[2]q at the tiers that apply", zh: "%[1]s 在适用层级下没有 %[2]q 的限值", hintEN: "headwater catalogue show %[1]s lists its sections and tiers; the capture may lack one", hintZH: "条款与层级见 headwater catalogue show %[1]s；转录可能不全"},
	"limit-segment-wanted": {en: "the limits of %[1]s differ by segment: %[2]s", zh: "%[1]s 的限值按分段不同：%[2]s", hintEN: "add segment: one of these, or its start such as (a)(1)", hintZH: "请用 segment 指明其中之一，或其开头，如 (a)(1)"},
	"limit-segment":        {en: "there is no segment %[1]q: %[2]s", zh: "没有分段 %[1]q：%[2]s", hintEN: "name one of these, or its start such as (a)(1)", hintZH: "请用其中之一，或其开头，如 (a)(1)"},
	"limit-production-wanted": {
		en: "the limits of section %[1]s are in %[2]s: they need the production", zh: "%[1]s 的限值以 %[2]s 计，需要生产规模",
		hintEN: "add production: 12 t/d of %[3]s", hintZH: "请填写 production: 12 t/d of %[3]s",
	},
	"limit-basis-wanted": {
		en: "the production %[1]v does not say what it counts, the limit counts %[2]s", zh: "生产规模 %[1]v 未说明计量对象，限值以 %[2]s 计",
		hintEN: "write %[1]v of %[2]s, if that is what it is", hintZH: "如属实，请写成 %[1]v of %[2]s",
	},
	"limit-basis": {
		en: "the production counts %[1]q, the limits of section %[3]s count %[2]q", zh: "生产规模以 %[1]q 计，%[3]s 的限值以 %[2]q 计",
		hintEN: "give the production in the limit's own basis: one cannot be turned into the other", hintZH: "请按限值的计量对象给出生产规模，二者不能换算",
	},
	"limit-column":        {en: "there is no column %[1]q in a limit table", zh: "限值表没有列 %[1]q", hintEN: "known: %[2]s", hintZH: "可用：%[2]s"},
	"limit-row":           {en: "this is not a row of limits", zh: "这不是限值行", hintEN: "write a CSV block with a header line, or a list of maps", hintZH: "请写成带表头的 CSV 文本块，或列表"},
	"limit-csv":           {en: "the CSV block cannot be read: %[1]s", zh: "CSV 文本块无法读取：%[1]s"},
	"limit-number":        {en: "%[1]q is not a limit", zh: "%[1]q 不是限值", hintEN: "write 9.3, 6.0..9.0, >= 7.0, a formula, unread, below-ml or no-discharge", hintZH: "可写 9.3、6.0..9.0、>= 7.0、公式、unread、below-ml 或 no-discharge"},
	"limit-row-section":   {en: "row %[1]q names section %[2]q, which is not under sections", zh: "行 %[1]q 的条款 %[2]q 不在 sections 中"},
	"limit-row-parameter": {en: "row %[2]d has no parameter", zh: "第 %[2]d 行没有参数"},
	"limit-row-twice":     {en: "row %[1]q stands twice (segment %[2]q)", zh: "行 %[1]q 重复（分段 %[2]q）"},
	"limit-row-unit":      {en: "row %[1]q: %[2]q is not a unit", zh: "行 %[1]q：%[2]q 不是单位"},
	"limit-row-point":     {en: "row %[1]q: point %[2]q is not one of %[3]s", zh: "行 %[1]q：监测位置 %[2]q 不在 %[3]s 中"},
	"limit-row-state":     {en: "row %[1]q: state %[2]q is not suspect", zh: "行 %[1]q：状态 %[2]q 只能是 suspect"},
	"limit-row-when":      {en: "row %[1]q: %[2]q is not a condition", zh: "行 %[1]q：%[2]q 不是条件", hintEN: "write it as hides >= 275", hintZH: "写成 hides >= 275"},
	"limit-row-formula":   {en: "row %[1]q: the formula %[2]q cannot be read (%[3]s)", zh: "行 %[1]q：公式 %[2]q 无法读取（%[3]s）"},
	"limit-row-no-unit":   {en: "row %[1]q: %[2]s has no unit", zh: "行 %[1]q：%[2]s 没有单位"},
	"limit-row-order":     {en: "row %[1]q: the average %[3]s is above the shorter one %[2]s", zh: "行 %[1]q：平均值 %[3]s 高于较短期的限值 %[2]s"},
}

// limitReasons holds the texts of the reason codes of package limit.
var limitReasons = map[string]text{
	"limit-suspect":       {en: "the table of section %[3]s is suspect and gives no verdict", zh: "%[3]s 的表有疑点，不作判定"},
	"limit-unread":        {en: "the limit of section %[3]s %[4]s was not read", zh: "%[3]s %[4]s 的限值未读到"},
	"limit-incomplete":    {en: "above what the captured limits allow, but the %[3]s allowance of %[4]s (%[5]s) was not captured", zh: "超过已转录限值之和，但 %[4]s（%[5]s）的 %[3]s 允许量未转录"},
	"limit-below-ml":      {en: "section %[3]s wants it below the minimum level of the analytical method", zh: "%[3]s 要求低于分析方法的最低定量水平"},
	"limit-condition":     {en: "the limit of section %[3]s applies only if %[4]s; the plant file does not give %[5]s", zh: "%[3]s 的限值仅在 %[4]s 时适用，企业文件未给出 %[5]s"},
	"limit-parameter":     {en: "the limit of section %[3]s depends on %[4]s, which the plant file does not give", zh: "%[3]s 的限值取决于 %[4]s，企业文件未给出"},
	"limit-flow":          {en: "the limit of section %[3]s is a concentration times the process wastewater flow, which is not given", zh: "%[3]s 的限值为浓度乘以工艺废水量，未给出废水量"},
	"limit-flows":         {en: "the regulated flows (%[1]s) and the total (%[2]s) do not fit together", zh: "受控水量（%[1]s）与总水量（%[2]s）不一致"},
	"limit-drainage":      {en: "the benchmark volume needs the flow at the point and the production (%[3]s)", zh: "基准排水量（排气量）换算需要实际流量和产量（%[3]s）"},
	"limit-converted":     {en: "%[1]s measured is %[2]s at the benchmark drainage: %[3]s m3/d are drained against %[4]s", zh: "实测 %[1]s，折算到基准排水量为 %[2]s：实际排水 %[3]s m3/d，基准 %[4]s"},
	"limit-converted-gas": {en: "%[1]s measured is %[2]s at the benchmark exhaust: %[3]s %[5]s are exhausted against %[4]s", zh: "实测 %[1]s，折算到基准排气量为 %[2]s：实际排气 %[3]s %[5]s，基准 %[4]s"},
	"limit-energy":        {en: "above the unit-product energy limit: the plant counts as high-energy, and an audit is mandatory", zh: "超过单位产品能源消耗限额，构成高耗能，应实施强制性清洁生产审核"},
	"limit-days":          {en: "the plant file does not say on how many days it operated (operating_days)", zh: "企业文件未给出年运行天数（operating_days）"},
	"limit-no-stream":     {en: "no waste water stream out of %[3]s is in the plant file", zh: "企业文件中没有来自 %[3]s 的外排废水"},
	"limit-no-value":      {en: "the plant file has no value of %[3]s at the %[4]s", zh: "企业文件没有 %[3]s 在 %[4]s 的数据"},
	"limit-wrong-point":   {en: "%[3]s is prescribed at the %[4]s, the plant file has it at %[5]s only", zh: "%[3]s 应在 %[4]s 监测，企业文件只有 %[5]s 的数据"},
	"limit-no-statistic":  {en: "%[3]s at the %[4]s has no %[5]s value", zh: "%[3]s 在 %[4]s 没有 %[5]s 统计值"},
	"limit-oxygen":        {en: "%[3]s is limited at %[4]s %% oxygen; the measured oxygen content is not given", zh: "%[3]s 以 %[4]s %% 基准氧含量计，未给出实测氧含量"},
}
