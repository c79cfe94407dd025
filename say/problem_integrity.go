package say

// integrityProblems holds the texts of the problem codes of package integrity and its command.
var integrityProblems = map[string]text{
	"rule-unknown": {
		en: "there is no rule %[1]q to explain", zh: "没有名为 %[1]q 的核查规则",
		hintEN: "headwater integrity PLANT --rules lists them (nearest: %[2]q)", hintZH: "headwater integrity PLANT --rules 可列出全部规则（最接近：%[2]q）",
	},
	"against-absent": {
		en: "there is no folder %[1]q with other reports", zh: "没有存放其他报告的文件夹 %[1]q",
		hintEN: "--against takes a folder of plant folders, or of .docx, .html, .md and .txt files", hintZH: "--against 应为含企业文件夹或 .docx、.html、.md、.txt 文件的文件夹",
	},
	"against-nothing": {
		en: "the folder %[1]q holds no report of another plant that can be read", zh: "文件夹 %[1]q 中没有可读的其他企业报告",
		hintEN: "give plant folders, or .docx, .html, .md and .txt files (not read: %[2]s)", hintZH: "请给出企业文件夹或 .docx、.html、.md、.txt 文件（未读：%[2]s）",
	},
	"against-file": {
		en: "%[1]q is a file, --against wants a folder", zh: "%[1]q 是文件，--against 应为文件夹",
		hintEN: "give the folder that it lies in", hintZH: "请给出其所在文件夹",
	},
}

// integrityReasons holds the texts of its findings. %[1]s and %[2]s are the two numbers
// with their unit, %[3]s and later the items.
var integrityReasons = map[string]text{
	"check-year-total":         {en: "%[3]s %[4]s: the total is stated as %[1]s, its months add up to %[2]s", zh: "%[3]s %[4]s 年：全年合计列为 %[1]s，各月之和为 %[2]s"},
	"check-unit-value":         {en: "%[3]s %[4]s is stated as %[1]s, the plant's own totals give %[2]s", zh: "%[3]s %[4]s 填报为 %[1]s，按企业总量与产量核算为 %[2]s"},
	"check-stock-carried":      {en: "%[3]s closes %[4]s with %[2]s and opens %[5]s with %[1]s", zh: "%[3]s：%[4]s 年期末为 %[2]s，%[5]s 年期初为 %[1]s"},
	"check-supply-negative":    {en: "%[3]s %[4]s: %[1]s were sold, kept or taken as feedstock out of %[2]s", zh: "%[3]s %[4]s 年：外供、期末库存与原料用量合计 %[1]s，超过来源合计 %[2]s"},
	"check-use-above-supply":   {en: "%[3]s %[4]s: the processes used %[1]s, there were %[2]s", zh: "%[3]s %[4]s 年：各工序用量合计 %[1]s，超过可用量 %[2]s"},
	"check-supply-slip":        {en: "%[3]s %[4]s: there were %[1]s, %[5]s times what the processes used (%[2]s): a slip of unit?", zh: "%[3]s %[4]s 年：可用量 %[1]s 为各工序用量合计 %[2]s 的 %[5]s 倍，疑为单位换算错误"},
	"check-figures-twice":      {en: "%[3]s %[4]s stands in the file as %[1]s and as %[2]s", zh: "%[3]s %[4]s 年在文件中有两个数值：%[1]s 与 %[2]s"},
	"check-load":               {en: "%[3]s %[4]s: the load is stated as %[1]s, flow times concentration is %[2]s", zh: "%[3]s %[4]s 年：排放量列为 %[1]s，流量乘以浓度为 %[2]s"},
	"check-unit-slip":          {en: "%[3]s %[4]s is %[5]s times its other values (%[1]s against %[2]s): a slip of unit", zh: "%[3]s %[4]s 年为其他数值的 %[5]s 倍（%[1]s 对 %[2]s），疑为单位换算错误"},
	"check-unit-slip-level":    {en: "%[3]s %[4]s is %[1]s, the worst level ends at %[2]s: a factor of %[5]s would bring it into range", zh: "%[3]s %[4]s 为 %[1]s，最低一级为 %[2]s；若相差 %[5]s 倍则落入合理范围，疑为单位换算错误"},
	"check-payback":            {en: "option %[3]s: a payback of %[1]s is stated, investment and saving give %[2]s at the least", zh: "方案 %[3]s：投资偿还期列为 %[1]s，按投资与年节约至少为 %[2]s"},
	"check-payback-long":       {en: "option %[3]s: a payback of %[1]s is stated, investment and saving give %[2]s at the most", zh: "方案 %[3]s：投资偿还期列为 %[1]s，按投资与年节约至多为 %[2]s"},
	"check-payback-loss":       {en: "option %[3]s: a payback of %[1]s is stated, but it saves nothing", zh: "方案 %[3]s：列出投资偿还期 %[1]s，但没有收益"},
	"check-payback-unfounded":  {en: "option %[3]s states a payback without investment and saving in one currency", zh: "方案 %[3]s 列出投资偿还期，但缺少同一币种的投资与年节约"},
	"check-saving-money":       {en: "option %[3]s: a saving of %[1]s is stated, its effects are worth %[2]s at the file's prices", zh: "方案 %[3]s：年节约列为 %[1]s，其效果按文件单价折合 %[2]s"},
	"check-saving-above":       {en: "the options %[4]s together take %[1]s from %[3]s, there are %[2]s", zh: "方案 %[4]s 合计削减 %[3]s %[1]s，超过现有量 %[2]s"},
	"check-double-saving":      {en: "options %[4]s and %[5]s take the same %[1]s from %[3]s and save the same money: one saving, counted twice", zh: "方案 %[4]s 与 %[5]s 对 %[3]s 的削减量同为 %[1]s，年节约也相同，疑为重复计算"},
	"check-double-change":      {en: "options %[4]s and %[5]s take the same %[1]s from %[3]s: is it one saving?", zh: "方案 %[4]s 与 %[5]s 对 %[3]s 的削减量同为 %[1]s，请说明是否重复计算"},
	"check-level-limiting":     {en: "level %[3]s is claimed, but limiting indicators have no value: %[4]s", zh: "声称达到%[3]s，但限定性指标缺少数据：%[4]s"},
	"check-limiting-missing":   {en: "limiting indicators have no value: %[3]s", zh: "限定性指标缺少数据：%[3]s"},
	"check-level-numbers":      {en: "level %[3]s is claimed, but no indicator in numbers was assessed", zh: "声称达到%[3]s，但没有任何定量指标的评价结果"},
	"check-level-above":        {en: "level %[3]s is claimed, the data allow %[4]s at the best", zh: "声称达到%[3]s，按数据最好为%[4]s"},
	"check-level-open":         {en: "level %[3]s is claimed, with what is missing it may be %[4]s as well", zh: "声称达到%[3]s，但因数据缺失也可能为%[4]s"},
	"check-unread":             {en: "%[3]s is limited at the %[4]s (%[5]s) and was not measured there", zh: "%[3]s 在%[4]s有限值（%[5]s），但没有监测数据"},
	"check-permit-unread":      {en: "%[3]s has a permitted load, but neither a concentration nor a load", zh: "%[3]s 有许可排放量，但既无浓度也无排放量数据"},
	"check-statistic":          {en: "%[3]s at the %[4]s has no %[5]s", zh: "%[3]s 在%[4]s没有%[5]s"},
	"check-estimated":          {en: "the verdict on %[3]s at the %[4]s rests on a value that was not measured (%[5]s)", zh: "%[3]s 在%[4]s的判定依据的不是实测值（%[5]s）"},
	"check-no-station":         {en: "%[3]s at the plant outlet is usually read by an automatic station; the file names none", zh: "总排口 %[3]s 通常应有自动监测（CEMS）数据，文件中没有"},
	"check-na-circular":        {en: "%[3]s is called not applicable without a reason: “%[4]s”", zh: "%[3]s 称不适用，但没有实质理由：“%[4]s”"},
	"check-na-limiting":        {en: "limiting indicator %[3]s is called not applicable: “%[4]s”", zh: "限定性指标 %[3]s 称不适用：“%[4]s”"},
	"check-na-contradicted":    {en: "%[3]s is called not applicable (“%[4]s”), the plant's own data give %[1]s for it", zh: "%[3]s 称不适用（“%[4]s”），而企业自身数据可算得 %[1]s"},
	"check-year-jump":          {en: "%[3]s per output changed by %[1]s from %[4]s to %[5]s; the band of this plant ends at %[2]s", zh: "%[3]s 单位产品值由 %[4]s 年到 %[5]s 年变化 %[1]s，该企业波动范围的界限为 %[2]s"},
	"check-zero-deviation":     {en: "%[1]s of %[2]s measured balances close exactly (%[3]s); by chance that happens with probability %[4]s", zh: "%[2]s 项实测平衡中有 %[1]s 项偏差恰为零（%[3]s），偶然出现的概率为 %[4]s"},
	"check-same-readings":      {en: "%[1]s of %[2]s readings repeat an earlier one to the last digit (%[3]s); by chance that happens with probability %[4]s", zh: "%[2]s 个读数中有 %[1]s 个与此前读数逐位相同（%[3]s），偶然出现的概率为 %[4]s"},
	"check-last-digit":         {en: "the last digits of %[1]s readings are not uniform: %[3]s stands %[4]s times (p = %[5]s)", zh: "%[1]s 个读数的末位数字分布不均匀：数字 %[3]s 出现 %[4]s 次（p = %[5]s）"},
	"check-twin-digits":        {en: "%[1]s of %[2]s readings end in two equal digits (p = %[3]s)", zh: "%[2]s 个读数中有 %[1]s 个末两位数字相同（p = %[3]s）"},
	"check-round-figures":      {en: "%[1]s of %[2]s metered amounts end in two zeros (p = %[3]s): read from a meter, or estimated?", zh: "%[2]s 个计量值中有 %[1]s 个以两个零结尾（p = %[3]s），请说明是抄表值还是估算值"},
	"check-first-digit":        {en: "the first digits of %[1]s amounts do not follow Benford's law (p = %[3]s); amounts of one plant often do not", zh: "%[1]s 个数值的首位数字不符合本福特定律（p = %[3]s）；单个企业的数据往往不符合，仅供参考"},
	"check-shared-text":        {en: "%[1]s characters (a word is two) stand word for word in %[3]s as well, %[4]s %% of what this plant says, in %[5]s passages", zh: "与 %[3]s 有 %[1]s 字（英文单词计两字）逐字相同，占本企业文字的 %[4]s %%，共 %[5]s 段"},
	"check-too-few":            {en: "%[1]s values, the test needs %[2]s", zh: "仅有 %[1]s 个数值，检验需要 %[2]s 个"},
	"check-explanation-unused": {en: "the explanation of %[3]s answers no question", zh: "对 %[3]s 的说明没有对应的质询"},

	"check-printed-difference":      {en: "balance %[3]s prints a difference of %[1]s, its totals give %[2]s", zh: "平衡 %[3]s 印出的差额为 %[1]s，按输入与输出合计应为 %[2]s"},
	"check-printed-difference-mend": {en: "balance %[3]s prints a difference of %[1]s, its totals give %[2]s; %[4]s in place of %[5]s would fit: misprinted digits?", zh: "平衡 %[3]s 印出的差额为 %[1]s，按合计应为 %[2]s；若 %[5]s 为 %[4]s 之误则相符，疑为数字错位"},
	"check-printed-deviation":       {en: "balance %[3]s prints a deviation of %[1]s, its totals give %[2]s", zh: "平衡 %[3]s 印出的偏差为 %[1]s，按输入与输出合计应为 %[2]s"},
	"check-printed-line":            {en: "balance %[3]s prints an %[5]s of %[1]s, the plant's own data give %[2]s for %[4]s", zh: "平衡 %[3]s 印出的%[5]s为 %[1]s，按企业数据 %[4]s 为 %[2]s"},
	"check-printed-no-line":         {en: "balance %[3]s names the line %[4]s, which the plant's balances do not have", zh: "平衡 %[3]s 对应的 %[4]s 在企业平衡中不存在"},
	"check-printed-sum":             {en: "sum %[3]s prints %[1]s, its parts add up to %[2]s", zh: "合计 %[3]s 印出 %[1]s，各项之和为 %[2]s"},
	"check-printed-sum-mend":        {en: "sum %[3]s prints %[1]s, its parts add up to %[2]s; %[4]s in place of %[5]s would fit: misprinted digits?", zh: "合计 %[3]s 印出 %[1]s，各项之和为 %[2]s；若 %[5]s 为 %[4]s 之误则相符，疑为数字错位"},
	"check-printed-product":         {en: "product %[3]s prints %[1]s, its factors give %[2]s", zh: "乘积 %[3]s 印出 %[1]s，按各因数为 %[2]s"},
	"check-printed-product-mend":    {en: "product %[3]s prints %[1]s, its factors give %[2]s; %[4]s in place of %[5]s would fit: misprinted digits?", zh: "乘积 %[3]s 印出 %[1]s，按各因数为 %[2]s；若 %[5]s 为 %[4]s 之误则相符，疑为数字错位"},
	"check-printed-quotient":        {en: "quotient %[3]s prints %[1]s, its figures give %[2]s", zh: "比值 %[3]s 印出 %[1]s，按所列数值为 %[2]s"},
	"check-printed-quotient-mend":   {en: "quotient %[3]s prints %[1]s, its figures give %[2]s; %[4]s in place of %[5]s would fit: misprinted digits?", zh: "比值 %[3]s 印出 %[1]s，按所列数值为 %[2]s；若 %[5]s 为 %[4]s 之误则相符，疑为数字错位"},
}
