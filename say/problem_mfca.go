package say

// mfcaProblems holds the texts of the problem codes of package mfca.
var mfcaProblems = map[string]text{
	"mfca-no-centres": {en: "there is no quantity centre", zh: "没有物量中心", hintEN: "centres: [{id: qc1, materials: [{name: steel, kg: 100, unit_cost: 10}], energy: 200, system: 500, waste_management: 60, product_kg: 80, loss_kg: 20}]", hintZH: "请填写 centres: [{id: qc1, materials: [{name: 钢材, kg: 100, unit_cost: 10}], energy: 200, system: 500, waste_management: 60, product_kg: 80, loss_kg: 20}]"},
	"mfca-tolerance":  {en: "the tolerance %[1]v is not a fraction from 0 up to 1", zh: "tolerance %[1]v 不是 0 到 1 之间的小数", hintEN: "write 0.05 for 5 %%", hintZH: "5 %% 写成 0.05"},
	"mfca-id-empty":   {en: "an id is empty", zh: "编号为空"},
	"mfca-id-twice":   {en: "the id %[1]q is that of centre number %[2]d too", zh: "编号 %[1]q 与第 %[2]d 个物量中心重复", hintEN: "every centre has an id of its own", hintZH: "每个物量中心的编号不得相同"},
	"mfca-name-empty": {en: "a material has no name", zh: "材料没有名称"},
	"mfca-name-twice": {en: "the material %[1]q stands twice in centre %[2]q", zh: "物量中心 %[2]q 中材料 %[1]q 重复", hintEN: "add the two up, or give them different names", hintZH: "请合并，或使用不同名称"},
	"mfca-no-input":   {en: "centre %[1]q has neither materials nor from", zh: "物量中心 %[1]q 既没有 materials 也没有 from", hintEN: "list what it uses, or the centres whose product it takes", hintZH: "请列出所用材料，或其产品来自哪些物量中心"},
	"mfca-negative":   {en: "%[1]v is below zero", zh: "%[1]v 小于零", hintEN: "masses and costs are zero or more; income stands under by_product_income", hintZH: "质量和成本不得为负；收入填在 by_product_income"},
	"mfca-range":      {en: "%[1]v is neither zero nor between %[2]v and %[3]v", zh: "%[1]v 既不是零，也不在 %[2]v 与 %[3]v 之间", hintEN: "is the unit right? masses are in kg", hintZH: "单位是否正确？质量以 kg 计"},
	"mfca-kg-zero":    {en: "the mass of %[1]q is zero", zh: "%[1]q 的质量为零", hintEN: "leave the material out, or give its stocks", hintZH: "请删去该材料，或填写库存"},
	"mfca-pair":       {en: "%[1]s is given without %[2]s", zh: "只给出 %[1]s，没有 %[2]s", hintEN: "give both: a mass is never worked out as what is left over", hintZH: "两者都要给出：不会用差额推算质量"},
	"mfca-no-output":  {en: "product_kg and loss_kg are both zero", zh: "product_kg 和 loss_kg 都为零", hintEN: "there is nothing to allocate by; give what comes out", hintZH: "无法分配成本，请填写产出"},
	"mfca-stock":      {en: "the closing stock %[4]v kg of %[1]q is more than opening stock %[2]v and purchase %[3]v kg", zh: "%[1]q 的期末库存 %[4]v kg 大于期初库存 %[2]v 与购入 %[3]v kg 之和"},
	"mfca-stock-twice": {
		en: "%[1]s and %[2]s are the same thing", zh: "%[1]s 与 %[2]s 是同一项", hintEN: "keep one", hintZH: "只保留一个",
	},
	"mfca-gain": {
		en: "%[1]q comes out as %[2]v kg, and only %[3]v kg of it go in", zh: "%[1]q 产出 %[2]v kg，投入只有 %[3]v kg",
		hintEN: "product_kg and loss_kg of an input count that input alone", hintZH: "某项投入的 product_kg 和 loss_kg 只计该项本身",
	},
	"mfca-auxiliary-product": {
		en: "%[1]q does not enter the product, but %[2]v kg of it are said to", zh: "%[1]q 标为不进入产品，却填写了产品中 %[2]v kg",
		hintEN: "remove in_product: false or product_kg", hintZH: "请删去 in_product: false 或 product_kg",
	},
	"mfca-auxiliary-allocates": {
		en: "%[1]q does not enter the product and cannot split the costs", zh: "%[1]q 不进入产品，不能作为分配依据",
		hintEN: "remove allocates or in_product: false", hintZH: "请删去 allocates 或 in_product: false",
	},
	"mfca-allocates-none": {
		en: "no input of centre %[1]q is left to split energy and system cost by", zh: "物量中心 %[1]q 没有可用于分配能源成本和系统成本的投入",
		hintEN: "mark one with allocates: true, or give product_kg and loss_kg of the centre", hintZH: "请将其中一项标为 allocates: true，或填写该物量中心的 product_kg 和 loss_kg",
	},
	"mfca-split-wanted": {
		en: "centre %[1]q does not say how much becomes product and how much is lost: %[2]s", zh: "物量中心 %[1]q 未说明多少成为产品、多少损失：%[2]s",
		hintEN: "give product_kg and loss_kg of the centre, or of every material and of what is handed on", hintZH: "请填写该物量中心的 product_kg 和 loss_kg，或逐项填写各材料和各结转投入的",
	},
	"mfca-contradiction": {
		en: "the inputs of centre %[1]q that have masses of their own sum to product %[2]v kg and loss %[3]v kg, the centre says %[4]v and %[5]v kg", zh: "物量中心 %[1]q 中单独填写的投入合计产品 %[2]v kg、损失 %[3]v kg，该中心填写 %[4]v 与 %[5]v kg",
		hintEN: "product_kg and loss_kg of a centre count everything that enters it to become product, and not water, acid or solvent; correct one of the two", hintZH: "物量中心的 product_kg 和 loss_kg 计入所有进入产品的投入，不计水、酸、溶剂；请更正其一",
	},
	"mfca-from-shape": {
		en: "an entry of from is an id or a map", zh: "from 的条目应为编号或映射",
		hintEN: "write from: [qc1] or from: [{id: qc1, share: 0.6}]", hintZH: "写 from: [qc1] 或 from: [{id: qc1, share: 0.6}]",
	},
	"mfca-from-key":     {en: "an entry of from has no key %[1]q", zh: "from 的条目没有键 %[1]q", hintEN: "known: %[2]s", hintZH: "可用：%[2]s"},
	"mfca-from-unknown": {en: "there is no centre %[1]q", zh: "没有物量中心 %[1]q", hintEN: "name one of the centres of this file (nearest: %[2]q)", hintZH: "请用本文件中的物量中心（最接近：%[2]q）"},
	"mfca-from-twice":   {en: "the %[2]s of %[1]q is taken twice here", zh: "此处两次取用 %[1]q 的 %[2]s", hintEN: "add the shares up", hintZH: "请合并份额"},
	"mfca-from-nothing": {en: "the %[2]s of %[1]q is taken, but there is none", zh: "取用了 %[1]q 的 %[2]s，但其质量为零"},
	"mfca-self":         {en: "centre %[1]q takes from itself", zh: "物量中心 %[1]q 取用自身产出", hintEN: "what returns inside a centre does not cross its boundary: give masses without it, or divide the centre", hintZH: "中心内部的回用不跨越边界：填写扣除回用后的质量，或拆分该中心"},
	"mfca-of":           {en: "of is %[1]q, not product or loss", zh: "of 为 %[1]q，应为 product 或 loss"},
	"mfca-share":        {en: "the share %[1]v is not above 0 and at most 1", zh: "份额 %[1]v 应大于 0 且不大于 1", hintEN: "write 0.6 for 60 %%", hintZH: "60 %% 写成 0.6"},
	"mfca-share-sum":    {en: "more than all of the %[3]s of %[1]q is taken: the shares sum to %[2]v", zh: "%[1]q 的 %[3]s 被取用超过全部：份额之和为 %[2]v"},
	"mfca-share-wanted": {
		en: "%[2]d centres take from %[1]q, and their masses do not say who gets how much", zh: "有 %[2]d 个物量中心取用 %[1]q，按质量不能确定各自份额",
		hintEN: "write from: [{id: %[1]s, share: 0.6}] in each of them", hintZH: "请在各中心写 from: [{id: %[1]s, share: 0.6}]",
	},
	"mfca-no-product": {
		en: "no product leaves the network", zh: "没有产品离开系统",
		hintEN: "every product goes back into another centre, or is zero; give the share that returns", hintZH: "所有产品都回到其他物量中心，或质量为零；请填写返回的份额",
	},
	"mfca-loop": {
		en: "next to nothing leaves the loop of %[1]s", zh: "循环 %[1]s 几乎没有产出离开",
		hintEN: "give the shares that return, and the losses of these centres", hintZH: "请填写返回的份额，以及这些物量中心的损失",
	},
}

// mfcaReasons holds the texts of the reason codes of package mfca.
var mfcaReasons = map[string]text{
	"mfca-unaccounted":          {en: "%[3]s: %[1]s of the input are not accounted for (tolerance %[2]s); their cost is shared like the rest", zh: "%[3]s：投入中有 %[1]s 去向不明（允差 %[2]s）；其成本按同一比例分配"},
	"mfca-more-out":             {en: "%[3]s: %[1]s more come out than go in (tolerance %[2]s)", zh: "%[3]s：产出比投入多 %[1]s（允差 %[2]s）"},
	"mfca-auxiliary-in-loss":    {en: "%[3]s: the loss seems to hold the %[1]s of materials that never enter the product; the ratio then counts them, which it should not", zh: "%[3]s：损失中似乎包括不进入产品的材料 %[1]s；分配率因此计入了不应计入的部分"},
	"mfca-material-unaccounted": {en: "%[4]s: of %[3]s %[1]s are not accounted for (tolerance %[2]s)", zh: "%[4]s：%[3]s 有 %[1]s 去向不明（允差 %[2]s）"},
	"mfca-share-derived":        {en: "%[4]s takes %[1]s of the product of %[3]s: no share is stated, so it follows the mass that each taker needs", zh: "%[4]s 取用 %[3]s 产品的 %[1]s：未填写份额，按各接收中心所需质量确定"},
	"mfca-rest-differs":         {en: "%[3]s: inputs without masses of their own follow the ratio of the centre, %[1]s; what the others leave for them would be %[2]s: give their product_kg and loss_kg", zh: "%[3]s：未单独填写质量的投入按该中心分配率 %[1]s 分配；扣除其余投入后的质量比为 %[2]s：请填写其 product_kg 和 loss_kg"},
	"mfca-no-cost":              {en: "no cost is stated", zh: "没有填写成本"},
	"mfca-no-mass":              {en: "nothing enters that could become product", zh: "没有可进入产品的投入"},
}
