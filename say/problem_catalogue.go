package say

// catalogueProblems holds the texts of the problem codes of package catalogue and of
// the catalogue types.
var catalogueProblems = map[string]text{
	"catalogue-folder": {
		en: "there is no catalogue folder %[1]q", zh: "没有目录文件夹 %[1]q",
		hintEN: "a catalogue folder holds index-system/*.yaml, limit/*.yaml, technique/*.yaml or factor/*.yaml", hintZH: "目录文件夹中应有 index-system/*.yaml、limit/*.yaml、technique/*.yaml 或 factor/*.yaml",
	},
	"catalogue-empty": {
		en: "the catalogue folder %[1]q holds no documents", zh: "目录文件夹 %[1]q 中没有文件",
		hintEN: "put the YAML files into its folders %[2]s", hintZH: "请把 YAML 文件放入子文件夹 %[2]s",
	},
	"file-unreadable": {
		en: "the file cannot be read: %[1]s", zh: "文件无法读取：%[1]s",
	},
	"id-file": {
		en: "the id %[1]q and the file name %[2]q differ", zh: "编号 %[1]q 与文件名 %[2]q 不一致",
		hintEN: "name the file after the id", hintZH: "请用编号作文件名",
	},
	"factor-positive": {
		en: "a factor of %[1]v is not above 0", zh: "系数 %[1]v 不大于 0",
	},
	"limiting-unknown": {
		en: "%[1]q is not true, false or unread", zh: "%[1]q 不是 true、false 或 unread",
	},
	"weight-unreadable": {
		en: "%[1]q is not a weight", zh: "%[1]q 不是权重",
		hintEN: "write a number such as 0.15, unread, or {family: …, total: …, share: output}", hintZH: "写 0.15 这样的数、unread，或 {family: …, total: …, share: output}",
	},
	"weight-key": {
		en: "a shared weight has the keys family, total and share, not %[1]q", zh: "共享权重只有 family、total、share 三个键，没有 %[1]q",
	},
	"weight-family": {
		en: "a shared weight needs family and share", zh: "共享权重必须有 family 和 share",
	},
	"cell-empty": {
		en: "a level is empty", zh: "等级为空",
		hintEN: "say why: unread, none-required, no-separate-text, not-set, or {same-as: I}", hintZH: "说明原因：unread、none-required、no-separate-text、not-set 或 {same-as: I}",
	},
	"cell-operator": {
		en: "the level %[1]q has no comparison", zh: "等级 %[1]q 没有比较符号",
		hintEN: "write \"<= %[1]s\" or \">= %[1]s\"", hintZH: "写成 \"<= %[1]s\" 或 \">= %[1]s\"",
	},
	"cell-unreadable": {
		en: "%[1]q is not a level", zh: "%[1]q 不是等级要求",
	},
	"cell-keys": {
		en: "a level has one of the keys same-as, quarantined, by, parts, text, zh, en, not %[1]s", zh: "等级只能有 same-as、quarantined、by、parts、text、zh、en 之一，不能是 %[1]s",
	},
	"cell-words": {
		en: "%[1]q is a number, its level %[2]q is in words", zh: "%[1]q 是定量指标，等级却是文字 %[2]q",
	},
	"span-empty": {en: "there is no number here", zh: "此处没有数值", hintEN: "write value, or min and max, or gap: unread", hintZH: "请写 value，或 min 和 max，或 gap: unread"},
	"span-order": {en: "the least value %[1]v is above the greatest %[2]v", zh: "最小值 %[1]v 大于最大值 %[2]v"},
	"cell-direction": {
		en: "the level %[2]q of %[1]q contradicts its direction %[3]s", zh: "%[1]q 的等级 %[2]q 与其方向 %[3]s 矛盾",
		hintEN: "lower is better takes <=, higher is better takes >=", hintZH: "lower（越低越好）用 <=，higher（越高越好）用 >=",
	},
	"level-absent": {
		en: "%[1]q has no level %[2]s", zh: "%[1]q 缺少 %[2]s 级",
		hintEN: "write the gap: unread, none-required, no-separate-text, not-set, or {same-as: I}", hintZH: "请写明空缺原因：unread、none-required、no-separate-text、not-set 或 {same-as: I}",
	},
	"unit-wanted": {
		en: "the number %[1]q has no unit", zh: "定量指标 %[1]q 没有单位",
	},
	"family-wanted": {
		en: "%[1]q has tables but no method family", zh: "%[1]q 有指标表但没有方法类型",
		hintEN: "add family: composite, two-part or levels", hintZH: "填写 family: composite、two-part 或 levels",
	},
	"parts-wanted": {
		en: "a two-part system needs parts: {quantitative: …, qualitative: …}", zh: "两部分体系必须有 parts: {quantitative: …, qualitative: …}",
	},
	"parameter-undeclared": {
		en: "the level uses %[1]q, which is not a parameter of the system (%[2]s)", zh: "等级用到 %[1]q，但它不是该体系的参数（%[2]s）",
		hintEN: "declare it under parameters", hintZH: "请在 parameters 中声明",
	},
	"catalogue-folder-name": {
		en: "the folder %[1]q is none of %[2]s, and would not be read", zh: "文件夹 %[1]q 不在 %[2]s 中，不会被读取",
		hintEN: "rename it (nearest: %[3]q)", hintZH: "请改名（最接近：%[3]q）",
	},
	"catalogue-file-name": {
		en: "%[1]q would not be read", zh: "%[1]q 不会被读取",
		hintEN: "let its name end in .yaml", hintZH: "请将扩展名改为 .yaml",
	},
	"id-replaces": {
		en: "%[1]q is in the catalogue already (%[2]s): the standards folder of a plant adds documents, it does not replace any", zh: "%[1]q 在目录中已有（%[2]s）：企业文件夹中的 standards 只能增加文件，不能替换",
		hintEN: "choose another id, or give the folder openly: --catalogue %[3]s", hintZH: "请换一个编号，或明确给出该文件夹：--catalogue %[3]s",
	},
	"id-kinds": {
		en: "the id %[1]q is that of %[2]s, a document of another kind", zh: "编号 %[1]q 已被另一类文件 %[2]s 使用",
		hintEN: "rename one of the two", hintZH: "请改名其一",
	},
	"parameter-range": {
		en: "the range of %[1]q, %[2]v to %[3]v in steps of %[4]v, holds nothing", zh: "%[1]q 的范围 %[2]v 至 %[3]v（步长 %[4]v）不成立",
		hintEN: "min is at most max, step is positive or left out", hintZH: "min 不大于 max，step 为正数或不写",
	},
	"dates-order": {
		en: "%[1]q is not after %[2]q", zh: "%[1]q 不晚于 %[2]q",
		hintEN: "issued, effective, until come in this order", hintZH: "日期应按 issued、effective、until 先后",
	},
	"signature-readers": {
		en: "a signature names two different readers, here are %[1]d entries", zh: "签署须有两名不同的录入人，此处 %[1]d 条",
		hintEN: "two people key the document independently; name both", hintZH: "两人独立录入，并分别写明",
	},
	"signature-nothing": {
		en: "the signature is for %[1]q, which is not in this folder", zh: "签署的文件 %[1]q 不在本文件夹中",
		hintEN: "put the signed file back, or remove the signature", hintZH: "请放回签署的文件，或删除签署记录",
	},
	"signature-broken": {
		en: "%[1]q has changed since it was signed", zh: "%[1]q 在签署后被改动",
		hintEN: "restore the signed file; a correction is keyed by two people and signed again", hintZH: "请恢复签署时的文件；更正须两人重新录入并签署",
	},
	"signature-same-file": {
		en: "this is byte for byte the file %[1]q", zh: "与文件 %[1]q 逐字节相同",
		hintEN: "the second reader keys the document without the first file", hintZH: "第二人应独立录入，不得复制",
	},
	"signature-differs": {
		en: "the two readings differ in %[1]d cells (the other is %[2]q)", zh: "两份录入有 %[1]d 处不同（另一份为 %[2]q）",
		hintEN: "headwater catalogue diff lists them; both readers look at the text again", hintZH: "用 headwater catalogue diff 列出，两人重新核对原文",
	},
	"new-other-kind": {
		en: "%[1]q is listed as %[2]s, not as %[3]s", zh: "%[1]q 在目录中为 %[2]s，不是 %[3]s",
		hintEN: "leave out --kind", hintZH: "请去掉 --kind",
	},
	"new-id": {
		en: "%[1]q is not an id", zh: "%[1]q 不能作编号",
		hintEN: "use small letters, digits and hyphens, such as db11t-1263-2023", hintZH: "用小写字母、数字和连字符，例如 db11t-1263-2023",
	},
	"new-kind": {
		en: "%[1]q is not a kind that a document is transcribed as: %[2]s", zh: "%[1]q 不是可转录的类型：%[2]s",
		hintEN: "choose one of them (nearest: %[3]q)", hintZH: "请选择其中之一（最接近：%[3]q）",
	},
}
