package say

// mfcaTerms are the words of material flow cost accounting.
var mfcaTerms = map[string][2]string{
	"mfca-title":  {"Material flow cost accounting (ISO 14051)", "物质流成本核算（ISO 14051）"},
	"mfca-centre": {"quantity centre", "物量中心"}, "mfca-flow": {"flow", "流向"}, "mfca-kg": {"mass, kg", "质量（kg）"}, "mfca-share": {"share, %", "占比（%）"},
	"mfca-material-cost": {"material", "材料成本"}, "mfca-energy-cost": {"energy", "能源成本"}, "mfca-system-cost": {"system", "系统成本"}, "mfca-waste-cost": {"waste management", "废物管理成本"}, "mfca-total-cost": {"total", "合计"},
	"mfca-input": {"own input", "本中心投入"}, "mfca-recycle": {"taken back", "回用"}, "mfca-carried": {"from %s", "由 %s 结转"}, "mfca-returned": {"loss of %s, taken back", "%s 损失回用"},
	"mfca-product": {"product", "产品"}, "mfca-loss": {"loss", "损失"}, "mfca-whole": {"whole network", "全系统"},
	"mfca-recycled": {"of the loss, material taken back", "其中：回用材料"}, "mfca-income": {"by-product income", "副产品收入"}, "mfca-net-loss": {"loss, net", "损失净额"},
	"mfca-material": {"material", "材料"}, "mfca-used": {"used, kg", "用量（kg）"}, "mfca-unit-cost": {"unit cost", "单价"}, "mfca-ratio": {"to product, %", "进入产品（%）"},
	"mfca-split": {"split by", "分配依据"}, "mfca-split-own": {"own masses", "自身质量"}, "mfca-split-centre": {"ratio of the centre", "本中心分配率"}, "mfca-split-loss": {"never in the product", "不进入产品"},
	"mfca-in": {"input, kg", "投入（kg）"}, "mfca-out-product": {"product, kg", "产品（kg）"}, "mfca-out-loss": {"loss, kg", "损失（kg）"}, "mfca-unaccounted": {"unaccounted, kg", "去向不明（kg）"}, "mfca-deviation": {"% of input", "占投入（%）"},
	"mfca-within": {"within tolerance", "在允差内"}, "mfca-beyond": {"beyond tolerance", "超出允差"}, "mfca-auxiliary": {"outside: auxiliary, kg", "另计：辅助材料（kg）"},
	"mfca-summary":  {"Loss costs %s of %s: %s %%. Product costs %s per kg.", "损失成本 %s，占总成本 %s 的 %s %%；产品成本每 kg %s。"},
	"mfca-nothing":  {"No cost is stated.", "没有填写成本。"},
	"mfca-note":     {"note", "说明"},
	"chapter-costs": {"What losses cost", "物质流成本"}, "costs-text": {"Material, energy and system cost go with the mass to the product or to the loss; waste management goes to the loss (ISO 14051).", "材料、能源和系统成本按质量分配到产品和损失，废物处理成本全部计入损失（ISO 14051）。"},
	"table-costs": {"Cost of product and loss by quantity centre, %s", "各物量中心的产品成本与损失成本（%s）"}, "figure-costs": {"Cost flow through the quantity centres", "物量中心成本流向图"}, "table-lost-materials": {"Materials: what they cost, and what of it was lost, %s", "各材料成本及其损失（%s）"},
}
