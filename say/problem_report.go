package say

// reportProblems holds the texts of the problem codes of house styles, notes and the
// report's files.
var reportProblems = map[string]text{
	"style-absent": {
		en: "there is no house style %[1]q", zh: "没有版式 %[1]q",
		hintEN: "shipped: %[2]s (nearest: %[3]q); give your own as a path that ends in .yaml", hintZH: "自带版式：%[2]s（最接近：%[3]q）；自有版式请给出以 .yaml 结尾的路径",
	},
	"style-id":    {en: "%[1]q is not an id", zh: "%[1]q 不能作为编号", hintEN: "small letters, digits and hyphens, a letter first", hintZH: "用小写字母、数字和连字符，以字母开头"},
	"style-range": {en: "%[1]v is not between %[2]v and %[3]v %[4]s", zh: "%[1]v 不在 %[2]v 至 %[3]v %[4]s 之间"},
	"style-font":  {en: "%[1]q is not the name of a font", zh: "%[1]q 不是字体名称", hintEN: "write it as it stands in Word, e.g. 仿宋 or Arial", hintZH: "按 Word 中的名称填写，如 仿宋、Arial"},
	"style-room":  {en: "%[1]v mm are left for the text between the margins, at least %[2]v are needed", zh: "除去页边距，版心仅剩 %[1]v mm，至少需要 %[2]v mm"},
	"style-line":  {en: "the line cannot be both at least so high and a multiple", zh: "行距不能既取最小值又取倍数", hintEN: "keep line_at_least_pt or line_times", hintZH: "line_at_least_pt 与 line_times 只保留一个"},
	"style-headings": {
		en: "%[1]d levels of headings; three are needed", zh: "标题级数为 %[1]d，应为三级",
	},
	"style-colour":        {en: "%[1]q is not a colour", zh: "%[1]q 不是颜色", hintEN: "six hexadecimal digits, e.g. 1D2733", hintZH: "六位十六进制数，如 1D2733"},
	"style-part":          {en: "a part of the frame is either a chapter or has an id and a title", zh: "框架的一项应为 chapter，或有 id 和 title"},
	"style-twice":         {en: "%[1]q stands in the frame twice", zh: "%[1]q 在框架中重复"},
	"style-chapter-parts": {en: "chapter %[1]q brings its own sections: it cannot have parts", zh: "章 %[1]q 自带各节，不能再有 parts"},
	"style-untitled":      {en: "%[1]q has no title", zh: "%[1]q 没有标题"},
	"style-empty":         {en: "nothing says what belongs under %[1]q", zh: "未说明 %[1]q 之下应有的内容", hintEN: "add parts, or supply: what the auditor must write", hintZH: "请填写 parts，或用 supply 说明审核人员应补充的内容"},
	"style-deep":          {en: "the frame is deeper than two levels", zh: "框架超过两级"},
	"style-edition":       {en: "%[1]q is none of the editions %[2]s", zh: "%[1]q 不在报告阶段 %[2]s 中"},

	"note-chapter": {
		en: "there is no chapter %[1]q for this note", zh: "没有与此说明对应的章 %[1]q",
		hintEN: "name the file after a chapter (nearest: %[2]q): %[3]s", hintZH: "文件名应为章的编号（最接近：%[2]q）：%[3]s",
	},
	"note-reference": {
		en: "this report has no table, figure or heading %[1]q to refer to", zh: "本报告没有可引用的表、图或标题 %[1]q",
		hintEN: "the ids are those of report.html (nearest: %[2]q)", hintZH: "编号与 report.html 中的相同（最接近：%[2]q）",
	},
	"note-cover": {en: "%[1]q is not a line of the cover", zh: "%[1]q 不是封面的一行", hintEN: "write label: value", hintZH: "写成 名称：内容"},

	"renderer-absent": {
		en: "there is no %[1]s here", zh: "未找到 %[1]s",
		hintEN: "install it (Debian: librsvg2-bin, chromium), name Chromium in HEADWATER_CHROMIUM, or write --pictures auto or none", hintZH: "请安装（Debian：librsvg2-bin、chromium），或在 HEADWATER_CHROMIUM 中指明 Chromium，或用 --pictures auto 或 none",
	},
	"pdf-absent": {
		en: "report.pdf needs Chromium or LibreOffice, and neither was found", zh: "输出 report.pdf 需要 Chromium 或 LibreOffice，均未找到",
		hintEN: "install one (Debian: chromium, libreoffice-writer), or name Chromium in HEADWATER_CHROMIUM; or open report.html and print it", hintZH: "请安装其一（Debian：chromium、libreoffice-writer），或在 HEADWATER_CHROMIUM 中指明 Chromium；也可打开 report.html 自行打印",
	},
	"pdf-failed": {
		en: "%[1]s made no report.pdf: %[2]s", zh: "%[1]s 未能输出 report.pdf：%[2]s",
		hintEN: "leave out --pdf, open report.html and print it", hintZH: "去掉 --pdf，打开 report.html 自行打印",
	},
}
