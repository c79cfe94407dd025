package say

// commandProblems holds the texts of the problem codes of the command line.
var commandProblems = map[string]text{
	"watch-nothing": {
		en: "--watch has no file to look at", zh: "--watch 没有可监视的文件",
		hintEN: "give a plant or a file; standard input cannot be read twice", hintZH: "请给出企业或文件；标准输入不能重复读取",
	},
	"flag-lang":   {en: "--lang %[1]q is not zh or en", zh: "--lang %[1]q 不是 zh 或 en"},
	"flag-format": {en: "--format %[1]q is not text or json", zh: "--format %[1]q 不是 text 或 json"},
	"flag-word": {
		en: "%[1]s %[2]q is none of %[3]s", zh: "%[1]s %[2]q 不在 %[3]s 中",
		hintEN: "use one of them (nearest: %[4]q)", hintZH: "请用其中之一（最接近：%[4]q）",
	},
	"portfolio-solver":     {en: "--solver %[1]q is not builtin, cbc, glpsol or highs", zh: "--solver %[1]q 不是 builtin、cbc、glpsol 或 highs", hintEN: "correct it (nearest: %[2]q)", hintZH: "请更正（最接近：%[2]q）"},
	"portfolio-time-limit": {en: "--time-limit %[1]s is not above zero", zh: "--time-limit %[1]s 应大于零", hintEN: "write it as 30s or 2m", hintZH: "写成 30s 或 2m"},
	"limits-none": {
		en: "the plant file names no limits and no permit", zh: "企业文件没有列出限值或许可量",
		hintEN: "add limits: [{table: …, subpart: …, process: …, production: 12 t/d of raw material}]", hintZH: "请填写 limits: [{table: …, subpart: …, process: …, production: 12 t/d of raw material}]",
	},
	"flag-date": {
		en: "%[2]s %[1]q is not a day", zh: "%[2]s %[1]q 不是日期",
		hintEN: "write it as 2023-06-30", hintZH: "写成 2023-06-30",
	},
	"plant-absent": {
		en: "there is no file or folder %[1]q", zh: "没有文件或文件夹 %[1]q",
		hintEN: "give a plant folder, its plant.yaml or plant.xlsx, or - for standard input; headwater plant new makes one", hintZH: "请给出企业文件夹、其 plant.yaml 或 plant.xlsx，或用 - 表示标准输入；headwater plant new 可新建",
	},
	"plant-folder": {
		en: "the folder %[1]q holds no plant.yaml or plant.xlsx", zh: "文件夹 %[1]q 中没有 plant.yaml 或 plant.xlsx",
		hintEN: "headwater plant new --system ID %[1]s makes one", hintZH: "可用 headwater plant new --system ID %[1]s 新建",
	},
	"plant-both": {
		en: "the folder holds %[1]s and %[2]s", zh: "文件夹中同时有 %[1]s 和 %[2]s",
		hintEN: "keep one in the folder, or name the file that counts", hintZH: "只保留一个，或直接指明文件",
	},
	"output-unwritable": {
		en: "nothing can be written to %[1]q: %[2]s", zh: "无法写入 %[1]q：%[2]s",
		hintEN: "choose another place", hintZH: "请另选位置",
	},
	"file-folder": {en: "%[1]q is a folder, a file is wanted", zh: "%[1]q 是文件夹，应为文件"},
	"output-file": {
		en: "%[1]q is a file, a folder is wanted", zh: "%[1]q 是文件，应为文件夹",
		hintEN: "choose another place", hintZH: "请另选位置",
	},
	"output-workbook": {
		en: "%[1]q does not end in .xlsx", zh: "%[1]q 的扩展名不是 .xlsx",
		hintEN: "a workbook is written as .xlsx", hintZH: "工作簿以 .xlsx 写出",
	},
	"output-exists": {
		en: "%[1]q exists already", zh: "%[1]q 已存在",
		hintEN: "choose another name, or remove it first: nothing is overwritten", hintZH: "请换一个名称或先删除：不会覆盖已有文件",
	},
	"document-unknown": {
		en: "there is no document %[1]q in the catalogue", zh: "目录中没有文件 %[1]q",
		hintEN: "headwater catalogue list shows the ids (nearest: %[2]q)", hintZH: "编号见 headwater catalogue list（最接近：%[2]q）",
	},
	"file-absent": {
		en: "there is no file or folder %[1]q", zh: "没有文件或文件夹 %[1]q",
	},
	"diff-kinds": {
		en: "%[1]q and %[2]q are a file and a folder", zh: "%[1]q 和 %[2]q 一个是文件，一个是文件夹",
		hintEN: "compare two files or two folders", hintZH: "请比较两个文件或两个文件夹",
	},
	"sign-readers": {
		en: "two readers are needed, %[1]d given", zh: "须有两名录入人，给出 %[1]d 名",
		hintEN: "write --reader A --reader B in the order of the folders", hintZH: "按文件夹顺序写 --reader 甲 --reader 乙",
	},
	"sign-absent": {
		en: "there is no document %[1]q in %[2]q", zh: "%[2]q 中没有文件 %[1]q",
		hintEN: "a folder holds index-system/ID.yaml, limit/ID.yaml or technique/ID.yaml", hintZH: "文件夹中应有 index-system/编号.yaml、limit/编号.yaml 或 technique/编号.yaml",
	},
	"against-unknown": {
		en: "%[1]q is neither an index system nor a day", zh: "%[1]q 既不是评价指标体系编号，也不是日期",
		hintEN: "write an id (nearest: %[2]q) or a day as 2027-01-01", hintZH: "写编号（最接近：%[2]q）或 2027-01-01 这样的日期",
	},
	"rate-one": {
		en: "%[1]d plants; one is graded at a time", zh: "%[1]d 家企业；一次只评价一家",
		hintEN: "several plants go with --against", hintZH: "多家企业请与 --against 一起使用",
	},
	"flag-edition": {
		en: "--edition %[1]q is not known", zh: "--edition 不能是 %[1]q",
		hintEN: "use evaluation or acceptance", hintZH: "请使用 evaluation（评估）或 acceptance（验收）",
	},
	"flag-of": {
		en: "--of %[1]q is not known", zh: "--of 不能是 %[1]q",
		hintEN: "use one of %[2]s", hintZH: "请使用 %[2]s 之一",
	},
	"audit-absent": {
		en: "%[1]v has no audit file", zh: "%[1]v 没有审核章节",
		hintEN: "add the chapter audit: to the plant file; docs/handbook/audit-file.md shows how", hintZH: "请在企业文件中增加 audit: 一章，写法见 docs/handbook/audit-file.md",
	},
}
