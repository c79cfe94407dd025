package say

// documentTerms are the words of a report's frame, of its Word file and of its notes.
var documentTerms = map[string][2]string{
	"chapter-preparation": {"Preparation", "审核准备"}, "chapter-assessment": {"Audit", "审核"}, "chapter-options": {"Generation and screening of options", "方案产生和筛选"}, "chapter-implementation": {"Implementation of options", "方案实施"}, "chapter-continuous": {"Continuous cleaner production", "持续清洁生产"},
	"hash-notes": {"Auditors' notes", "审核人员说明"},
	"to-supply":  {"To be supplied", "待补充"}, "chapter-notes": {"Further notes of the auditors", "审核人员补充说明"}, "auditor-note": {"Auditor's note", "审核人员说明"},
	"see-first": {"Where to find what: ", "查阅指引："}, "see-comma": {"; ", "；"}, "see-end": {".", "。"},
	"see-indicators": {"every indicator in ", "全部指标见"}, "see-binding": {"what holds the grade back in ", "制约等级的条件见"}, "see-missing": {"what could not be concluded in ", "无法判定的事项见"}, "see-lifts": {"what a better level would take in ", "指标提升空间见"},
	"see-balances": {"balances in ", "物料、水和能量平衡见"}, "see-options": {"techniques in ", "可选技术见"}, "see-plan": {"the cheapest plan in ", "最低费用方案组合见"}, "see-limits": {"discharges against limits in ", "限值符合性见"}, "see-reuse": {"reuse targets in ", "回用目标见"},
	"docx-contents": {"Contents", "目  录"}, "docx-tables": {"Tables", "表目录"}, "docx-figures": {"Figures", "图目录"}, "docx-continued": {"continued", "续"},
	"docx-page":       {"page %s of %s", "第 %s 页  共 %s 页"},
	"docx-no-picture": {"This picture is in %s. It is not in this file: rsvg-convert or Chromium must draw it as PNG, and neither did.", "本图见 %s。嵌入本文件需由 rsvg-convert 或 Chromium 转为 PNG，本次未转换。"},
	"docx-no-data":    {"It has no table of its own: what it shows is in the tables of this chapter.", "图中数据见本章各表。"}, "docx-its-data": {"What it shows:", "图中数据："},
	"sheet-formula": {"from the plant's data: ", "由企业数据计算："}, "sheet-per": {"per ", "计量基准："}, "sheet-point": {"at: ", "监测点："}, "sheet-part": {"part: ", "分项："}, "sheet-note": {"note: ", "说明："}, "sheet-doubt": {"doubt: ", "存疑："},
	"progress-run": {"running %s", "正在运行 %s"}, "progress-read": {"working on %s", "正在处理 %s"},
	"progress-pictures": {"drawing %d figures for the Word file with %s", "正在用 %[2]s 绘制 Word 文件的 %[1]d 张图"}, "progress-pdf": {"printing report.pdf with %s", "正在用 %s 输出 report.pdf"},
	"pictures-none": {"report.docx: figures stand as boxes with their data, because neither rsvg-convert nor Chromium was found; the pictures are in figures", "report.docx：未找到 rsvg-convert 或 Chromium，图以数据框代替；原图见 figures"}, "pictures-failed": {"report.docx: %s could not draw %d of %d figures; they stand as boxes with their data", "report.docx：%[1]s 未能绘制 %[3]d 张图中的 %[2]d 张，以数据框代替"},
}
