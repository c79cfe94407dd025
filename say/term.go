package say

// terms are the words of tables, headings and the summary, in English and Chinese.
var terms = map[string][2]string{
	"hint": {"hint: ", "提示："}, "see-help": {"see headwater help, or --help behind the command", "用法见 headwater help，或在命令后加 --help"},
	"watching": {"waiting for the next save; Ctrl-C ends", "等待下一次保存，按 Ctrl-C 结束"}, "watch-ended": {"no longer watching", "已停止监视"},
	"interrupted": {"interrupted, nothing was written", "已中断，没有写入任何文件"},

	// catalogue
	"id": {"id", "编号"}, "title": {"title", "名称"}, "status": {"status", "状态"}, "verification": {"read as", "核验"}, "rows": {"rows", "条目"},
	"status-in-force": {"in force", "有效"}, "status-superseded": {"superseded", "已替代"}, "status-draft": {"draft", "征求意见"}, "status-unknown": {"unknown", "不明"},
	"verification-official": {"official", "官方文本"}, "verification-secondary": {"secondary", "转录"}, "verification-reference": {"reference", "参考"}, "verification-listed": {"listed only", "仅列名"},
	"number": {"document", "文号"}, "issuer": {"issued by", "发布机构"}, "issued": {"issued", "发布日期"}, "effective": {"in force from", "施行日期"}, "replaces": {"replaces", "替代"},
	"scope": {"scope", "适用范围"}, "source": {"source", "来源"}, "address": {"address", "地址"}, "doubt": {"doubt:", "疑点："}, "note": {"note:", "说明："},
	"indicator": {"indicator", "指标"}, "name": {"name", "名称"}, "weight": {"weight", "权重"}, "unit": {"unit", "单位"}, "by": {"by ", "按 "},
	"rows-unread": {"rows of this group were not read", "本组有未读到的指标"},
	"gap-unread":  {"unread", "未读"}, "gap-none-required": {"--", "--"}, "gap-no-separate-text": {"(no step)", "（无此级）"}, "gap-not-set": {"(open)", "（未定）"},
	"gap-quarantined": {"set aside", "暂不采用"}, "gap-same-as": {"same", "同上"},
	"sector-name": {"sector", "行业"}, "documents": {"documents", "文件数"}, "kind-index-systems": {"index systems", "评价指标体系"}, "kind-limits": {"limits", "排放限值"}, "kind-techniques": {"techniques", "清洁生产技术"},
	"sector-iron-steel": {"iron & steel", "钢铁"}, "sector-pulp-paper": {"pulp & paper", "制浆造纸"}, "sector-textile": {"textile", "纺织"}, "sector-leather": {"leather", "制革"}, "sector-metals": {"metals", "有色与金属制品"}, "sector-cement": {"cement", "水泥"}, "sector-plastics": {"plastics", "塑料"},
	"sector-chemicals": {"chemicals", "化工"}, "sector-agriculture": {"agriculture", "农业"}, "sector-services": {"services", "服务业"}, "sector-other": {"other", "其他"}, "sector-total": {"total", "合计"},
	"coverage-title": {"What the catalogue covers", "目录覆盖情况"}, "coverage-table": {"Documents and techniques by verification", "按核验程度统计的文件与技术"}, "coverage-figure": {"Usable documents by sector; dashed where they are only known of", "各行业可用文件数；虚线为仅列名"},
	"coverage-text":   {"A number counts what holds figures; nothing of it is official until two people have read the official text and signed.", "数字为含有数值的文件或技术；在两人通读官方文本并签署之前，均不算官方。"},
	"coverage-legend": {"in brackets: rows (indicators, limits); a document that serves several sectors counts in each, once in the total", "括号内为条目数（指标、限值）；服务多个行业的文件在各行业分别计数，合计只计一次"},
	"tile-both":       {"%d rows, %d only listed", "%d 条，另有 %d 仅列名"}, "tile-rows": {"%d rows", "%d 条"}, "tile-listed": {"%d only listed", "%d 仅列名"},
	"process": {"process", "工序"}, "mechanism": {"mechanism", "机理"}, "effect": {"effect", "效果"}, "investment": {"investment", "投资"}, "saving": {"saving", "年节约"}, "payback-simple": {"payback before tax, years", "静态回收期（税前，年）"}, "payback": {"payback, years", "回收期（年）"}, "limits-of-use": {"limits of use", "适用限制"}, "evidence": {"evidence", "依据"}, "confidence": {"confidence", "可信度"},
	"confidence-high": {"high", "高"}, "confidence-medium-high": {"medium to high", "中高"}, "confidence-medium": {"medium", "中"}, "confidence-medium-low": {"medium to low", "中低"}, "confidence-low": {"low", "低"}, "evidence-seen": {"read in a copy of the source", "读过来源副本"}, "evidence-seen-secondary": {"read as a quotation", "读过转引"},
	"elsewhere": {"looked for: %s; techniques on these in all sectors: %d (--resource lists them)", "检索：%s；各行业相关技术共 %d 项（用 --resource 列出）"}, "no-resource": {"the indicator names no resource: search by --process or --mechanism", "该指标未涉及资源：请用 --process 或 --mechanism 检索"},
	"techniques-found": {"%d techniques", "共 %d 项技术"},
	"segment":          {"segment", "分段"}, "basis": {"counted by", "计量对象"}, "correction": {"corrected:", "更正："},
	"carrier": {"carrier", "能源品种"}, "convention": {"convention", "口径"}, "year": {"year", "年份"}, "per": {"per", "单位量"},
	"convention-calorific": {"calorific", "当量值"}, "convention-equivalent": {"equivalent", "等价值"},
	"check-summary": {"%d documents read, %d notes; of %d transcribed documents looked at, %d are incomplete", "已读取 %d 个文件，%d 条说明；查看的 %d 个转录文件中 %d 个不完整"},
	"complete":      {"complete", "完整"}, "gaps-count": {"%d gaps", "%d 处空缺"}, "until": {"until", "失效日期"}, "versions": {"Versions", "历次版本"}, "signed": {"signed", "签署"},
	"cell": {"cell", "单元格"}, "line": {"line", "行"}, "diff-alone": {"%s is in %s only", "%s 仅见于 %s"}, "diff-summary": {"%d documents compared, %d differences", "已比较 %d 个文件，%d 处不同"},
	"sign-incomplete": {"%s is not complete and was not signed:", "%s 不完整，未签署："},
	"standing-on":     {"%[1]s: %[2]s, %[3]s (asked for: %[4]s)", "%[1]s：%[2]s，%[3]s（查询：%[4]s）"},
	"plant":           {"plant", "企业"}, "against": {"against", "对照"}, "change-falls": {"falls", "降级"}, "change-rises": {"rises", "升级"}, "change-stays": {"stays", "不变"}, "change-open": {"depends on what is unknown", "取决于未知项"},
	"falls-count": {"%d of %d plants fall a level", "%[2]d 家企业中 %[1]d 家降级"}, "against-added": {"indicators that only the other document has: %d; its indicators without a value: %d", "仅对照文件有的指标：%d 项；其指标中没有数值的：%d 项"},

	// results
	"level": {"Level", "等级"}, "level-I": {"I", "Ⅰ级"}, "level-II": {"II", "Ⅱ级"}, "level-III": {"III", "Ⅲ级"}, "level-below": {"below III", "未达Ⅲ级"}, "level-undetermined": {"undetermined", "不能确定"},
	"possible": {"possible", "可能范围"}, "possible-range": {"%s to %s", "%s 至 %s"},
	"index": {"Index", "综合指数"}, "value": {"value", "数值"}, "product": {"product", "产品"}, "state": {"state", "状态"}, "limiting": {"limiting", "限定性"},
	"assessed": {"assessed", "已评价"}, "missing": {"missing", "缺失"}, "not-applicable": {"not applicable", "不适用"}, "no-threshold": {"no benchmark", "无基准值"},
	"system": {"Index system", "评价指标体系"}, "judged": {"judged on", "评价基准日"}, "data-year": {"data year", "数据年份"},
	"not-submittable": {"Reference only, not for submission", "仅供参考，不得用于申报"}, "synthetic": {"Invented data", "虚构数据"},
	"binding": {"What keeps the plant from", "未达到的原因"}, "unknowns": {"Unknown", "未知项"}, "warnings": {"Note", "注意"},
	"lift": {"What would lift an indicator", "提升一级所需变化"}, "change": {"change", "变化"}, "to": {"to", "达到"}, "gain": {"index gain", "指数增加"}, "after": {"then", "之后"},
	"boundary-decides": {"the boundary decides: %s", "边界规则影响等级：%s"},
	"rule-none":        {"workshop meters only", "仅计生产车间"}, "rule-output": {"auxiliary use shared by output", "辅助用量按产量分摊"}, "rule-metered": {"auxiliary use shared by metered use", "辅助用量按计量用量分摊"}, "rule-mixed": {"each auxiliary process by its own rule", "各辅助工序按各自规则"},
	"certain-no": {"not reached", "未达到"}, "perhaps": {"depends on what is unknown", "取决于未知项"},
	"cond-index": {"index", "综合指数"}, "cond-limiting": {"limiting indicator", "限定性指标"}, "cond-others": {"other indicator", "其他指标"}, "cond-every": {"every indicator", "全部指标"}, "cond-limiting-unread": {"limiting mark not read", "限定性标记未读"}, "cond-unread-rows": {"rows not read", "指标未读"},
	"hidden-rows": {"(%d rows do not apply; --all lists them)", "（另有 %d 项不适用，--all 可列出）"},
	"plant-good":  {"%s is in order: products %d, processes %d, streams %d, answers %d", "%s 检查通过：产品 %d 个，工序 %d 个，物流 %d 股，回答 %d 项"},
	"is":          {"is", "为"}, "needs": {"needs", "需要"}, "written": {"written", "已写入"},
	"against-unread": {"not compared, since their words cannot be read: %s", "未比对（无法读取文字）：%s"},
	"left-beside":    {"the workbook does not hold what lies beside the plant file: copy %s to its folder as well", "企业文件旁的 %s 不在工作簿内：请一并复制到工作簿所在文件夹"}, "files": {"%d figures", "%d 张图"},
}

var allTerms = merge(terms, reportTerms, balanceTerms, mfcaTerms, sankeyTerms, uncertaintyTerms, accountTerms, planTerms, reuseTerms, portfolioTerms, procedureTerms, appraisalTerms, documentTerms, integrityTerms)

// Term returns a word of the output; an unknown key comes back as it is.
func Term(l Lang, key string) string {
	t, ok := allTerms[key]
	switch {
	case !ok:
		return key
	case l == ZH:
		return t[1]
	}
	return t[0]
}
