package say

// accountProblems holds the texts of the problem codes of package account, and of those
// that package plant finds in streams, stocks and the campaign.
var accountProblems = map[string]text{
	"share-range": {
		en: "%[1]v is no share above 0 and up to 100 %%", zh: "%[1]v 不在 0～100 %% 之间",
		hintEN: "write it as 5 %%", hintZH: "写成 5 %%",
	},
	"value-huge":       {en: "%[1]v is beyond what a plant can have (%[2]v)", zh: "%[1]v 超出企业可能的范围（%[2]v）", hintEN: "check the exponent and the unit", hintZH: "请核对指数和单位"},
	"density-positive": {en: "the density %[1]v is not above 0", zh: "密度 %[1]v 必须大于 0", hintEN: "write it as 1.05 t/m3", hintZH: "写成 1.05 t/m3"},
	"density-unit": {
		en: "%[1]v is no density that turns %[2]v into a mass", zh: "密度 %[1]v 不能把 %[2]v 折算为质量",
		hintEN: "give a mass per unit of the amount, such as 1.05 t/m3", hintZH: "请给出单位数量的质量，例如 1.05 t/m3",
	},
	"content-unit": {
		en: "a content of %[1]v cannot be applied to %[2]v: the product is no mass", zh: "含量 %[1]v 不能用于 %[2]v：乘积不是质量",
		hintEN: "give the density of the stream or of its material (density: 1.0 t/m3), or the content in another unit", hintZH: "请补充物流或物料的密度（density: 1.0 t/m3），或换用其他含量单位",
	},
	"content-twice": {en: "%[1]q stands under components and under concentration", zh: "%[1]q 同时写在 components 和 concentration 下", hintEN: "keep one of the two: they mean the same", hintZH: "二者含义相同，保留其一"},
	"material-units": {
		en: "material %[1]q is given in %[2]v here and in %[3]v in stream %[4]q", zh: "物料 %[1]q 在此以 %[2]v 计，在物流 %[4]q 中以 %[3]v 计",
		hintEN: "use one unit, or give the density that joins the two", hintZH: "请统一计量单位，或给出可互相折算的密度",
	},
	"reading-twice": {en: "stream %[1]q is read twice", zh: "物流 %[1]q 的读数重复", hintEN: "put all its values into one entry (the first is entry %[2]v)", hintZH: "请把全部读数写在同一项中（首次出现在第 %[2]v 项）"},
	"reading-empty": {en: "stream %[1]q has no values", zh: "物流 %[1]q 没有读数"},
	"reading-unit": {
		en: "stream %[1]q is read in %[2]v, its amount of the year is in %[3]v", zh: "物流 %[1]q 的实测读数以 %[2]v 计，全年数量以 %[3]v 计",
		hintEN: "read what the year counts: an amount, or an amount per hour; or give the density that joins the two", hintZH: "读数应与全年数量同类（数量或单位时间数量），或给出可互相折算的密度",
	},
	"output-positive":   {en: "%[1]v is no output of a campaign", zh: "%[1]v 不是实测期间的产量", hintEN: "leave a product out that was not made", hintZH: "未生产的产品请删去"},
	"coverage-positive": {en: "the coverage factor %[1]v is not above 0", zh: "包含因子 %[1]v 必须大于 0", hintEN: "2 is customary", hintZH: "通常取 2"},
	"scale-variable": {
		en: "there is no %[1]q in a rule that scales a campaign to the year", zh: "折算到全年的公式中没有变量 %[1]q",
		hintEN: "known: output(2022), output(campaign), hours, batches, operating_days, variable(\"name\")", hintZH: "可用：output(2022)、output(campaign)、hours、batches、operating_days、variable(\"名称\")",
	},
	"scale-unit":     {en: "the rule %[1]q gives %[2]v, not a plain number", zh: "公式 %[1]q 的结果单位为 %[2]v，应为无量纲数", hintEN: "divide like by like, as in output(2022) / output(campaign)", hintZH: "应为同类量之比，例如 output(2022) / output(campaign)"},
	"scale-positive": {en: "the rule %[1]q gives %[2]s, not a positive number", zh: "公式 %[1]q 的结果为 %[2]s，应为正数"},
}

// accountReasons holds the texts of the reason codes of package account.
var accountReasons = map[string]text{
	"amount-missing":       {en: "no amount is stated for %[3]s", zh: "%[3]s 未填写数量"},
	"content-missing":      {en: "the content of %[4]s in %[3]s was not measured", zh: "%[3]s 中 %[4]s 的含量未测"},
	"stock-missing":        {en: "the stock of %[4]s at %[3]s is not known", zh: "%[3]s 处 %[4]s 的库存不明"},
	"density-missing":      {en: "%[3]s is given in %[4]s; without a density it cannot enter a balance in %[5]s", zh: "%[3]s 以 %[4]s 计，缺少密度，不能计入以 %[5]s 计的平衡"},
	"amount-unconvertible": {en: "%[3]s is given in %[4]s and cannot enter a balance in %[5]s", zh: "%[3]s 以 %[4]s 计，不能计入以 %[5]s 计的平衡"},
	"reading-missing":      {en: "the campaign did not read %[3]s", zh: "实测期间未测 %[3]s"},
	"reactive-unconverted": {en: "%[3]s reacts on the way; without a stated conversion it is tabulated, not balanced", zh: "%[3]s 在过程中发生反应；未说明转化量时只列表，不作平衡"},
	"nothing-in":           {en: "the plant file has no stream that brings it in", zh: "企业文件中没有输入物流"},
	"nothing-out":          {en: "the plant file has no stream that takes it out", zh: "企业文件中没有输出物流"},
	"uncertainty-missing":  {en: "no uncertainty is stated for %[3]s, nor for its method", zh: "%[3]s 未给出不确定度，其取得方法也没有默认值"},
	"no-external-input":    {en: "nothing enters from outside: there is only what circulates", zh: "没有外部输入，只有循环量"},
	"tolerance-missing":    {en: "no rule of a jurisdiction is in the catalogue", zh: "目录中没有适用地区的平衡规则"},
	"campaign-short":       {en: "the campaign has %[1]s batches and %[3]s h; the rule asks for %[2]s batches or %[4]s h", zh: "实测期间为 %[1]s 个批次、%[3]s 小时；规则要求不少于 %[2]s 个批次或 %[4]s 小时"},
	"readings-one":         {en: "%[3]s was read once: it has no uncertainty of type A", zh: "%[3]s 只有一个读数，无法评定 A 类不确定度"},
	"readings-count":       {en: "%[3]s has %[1]s values for %[2]s batches: what they come to is not settled", zh: "%[3]s 有 %[1]s 个读数、%[2]s 个批次，无法确定合计"},
	"hours-missing":        {en: "%[3]s was read per time, and the campaign does not say how long it was", zh: "%[3]s 的读数为单位时间数量，未给出实测时长"},
	"scale-missing":        {en: "no rule scales the campaign to the year", zh: "没有折算到全年的公式"},
	"scale-products":       {en: "the campaign did not make %[3]s; its figures stand for these products too", zh: "实测期间未生产 %[3]s，实测结果同样用于这些产品"},
	"term-absent":          {en: "no stream of the plant file belongs to %[3]s", zh: "企业文件中没有属于 %[3]s 的物流"},
	"denominator-zero":     {en: "%[3]s has nothing to be divided by", zh: "%[3]s 的分母为零"},
	"use-missing":          {en: "the use of %[3]s is not divided among processes", zh: "%[3]s 的用量未分到各工序"},
	"generator-unnamed":    {en: "several processes burn the fuel (%[3]s), and the file does not say which generates (energy: at)", zh: "多个工序使用该燃料（%[3]s），未指明由哪个工序转换（energy: at）"},
	"conversion-all-fuel":  {en: "the use of %[3]s is not divided among processes: all of it is taken as burnt for own generation", zh: "%[3]s 的用量未分到各工序：全部按用于自产计"},
	"conversion-gain":      {en: "more energy comes out of %[3]s than went in: a fuel is missing from the file", zh: "%[3]s 输出的能量大于输入：企业文件缺少燃料"},
	"load-missing":         {en: "%[3]s at the %[4]s has no load, nor flow and concentration", zh: "%[3]s 在 %[4]s 没有负荷，也没有流量和浓度"},
	"points-missing":       {en: "%[3]s is not given both where it is generated and at the plant outlet", zh: "%[3]s 未同时给出产生点和总排口的数据"},
	"no-node":              {en: "there is no process that %[3]s both enters and leaves", zh: "没有 %[3]s 既输入又输出的工序"},
	"no-redundancy":        {en: "no reading of %[3]s is checked by another: nothing to reconcile", zh: "%[3]s 没有冗余读数，无从校正"},
	"nothing-measured":     {en: "no stream of %[3]s is measured", zh: "%[3]s 没有已测物流"},
	"reconcile-failed":     {en: "the reconciliation has no solution: %[3]s", zh: "数据校正无解：%[3]s"},
}
