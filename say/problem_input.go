package say

// inputProblems holds the texts of the problem codes of package input.
var inputProblems = map[string]text{
	"input-unreadable": {en: "the input cannot be read: %[1]s", zh: "无法读取输入：%[1]s"},
	"input-size":       {en: "the file is larger than %[1]d MiB", zh: "文件超过 %[1]d MiB", hintEN: "a plant file is some hundred kilobytes at most; is this another file?", hintZH: "企业文件一般不超过几百 KB；是否选错了文件？"},
	"input-binary":     {en: "this is not a text file: byte %[1]d is zero", zh: "这不是文本文件：第 %[1]d 字节为零", hintEN: "save it as plain text in UTF-8", hintZH: "请另存为 UTF-8 纯文本"},
	"input-encoding":   {en: "the text is neither UTF-8 nor GB18030", zh: "文本既不是 UTF-8 也不是 GB18030", hintEN: "save it as plain text in UTF-8", hintZH: "请另存为 UTF-8 纯文本"},
	"input-empty":      {en: "the file is empty", zh: "文件为空", hintEN: "headwater plant new --system ID DIR writes a commented one", hintZH: "headwater plant new --system ID 目录 可生成带说明的文件"},
	"input-syntax":     {en: "this is not valid YAML: %[1]s", zh: "不是有效的 YAML：%[1]s", hintEN: "look at indentation, colons and quotes at and above this line", hintZH: "请检查本行及上方的缩进、冒号和引号"},
	"input-documents":  {en: "the file holds %[1]d documents", zh: "文件中有 %[1]d 个文档", hintEN: "keep one; remove the line ---", hintZH: "只保留一个，删去 --- 行"},
	"input-nesting":    {en: "the document is nested deeper than %[1]d levels or unfolds to more than %[2]d values", zh: "文档嵌套超过 %[1]d 层，或展开后超过 %[2]d 个值"},
	"input-key":        {en: "a key is a list or a map", zh: "键不能是列表或映射", hintEN: "keys are words", hintZH: "键应为单词"},
	"input-duplicate":  {en: "the key %[1]q stands here and in line %[2]d", zh: "键 %[1]q 在此处和第 %[2]d 行重复", hintEN: "keep one of the two", hintZH: "只保留其中一个"},
	"input-value":      {en: "%[1]q cannot be read: %[2]s", zh: "%[1]q 无法读取：%[2]s"},
	"input-kind":       {en: "a %[1]s stands where a %[2]s is expected", zh: "此处是 %[1]s，应为 %[2]s", hintEN: "a list is written [a, b] or with dashes, a map {key: value}", hintZH: "列表写成 [a, b] 或逐行 - 开头，映射写成 {键: 值}"},
	"input-boolean":    {en: "%[1]q is not true or false", zh: "%[1]q 不是 true 或 false"},
	"input-integer":    {en: "%[1]q is not a whole number", zh: "%[1]q 不是整数"},
	"input-number":     {en: "%[1]q is not a plain number", zh: "%[1]q 不是纯数字", hintEN: "write a number without unit, such as 0.6 or 1e3", hintZH: "写不带单位的数，例如 0.6 或 1e3"},
	"input-required":   {en: "the key %[1]q is missing here", zh: "此处缺少 %[1]q"},
	"input-unknown-key": {
		en: "there is no key %[1]q here", zh: "此处没有键 %[1]q",
		hintEN: "correct it (nearest: %[2]q; known: %[3]s)", hintZH: "请更正（最接近：%[2]q；可用：%[3]s）",
	},
	"table-empty":  {en: "the table has no rows below its header", zh: "表头下没有数据行"},
	"table-width":  {en: "this row has %[1]d cells, the header has %[2]d", zh: "本行有 %[1]d 个单元格，表头有 %[2]d 个", hintEN: "look for a missing or doubled separator, or a text with commas and no quotes", hintZH: "请检查是否缺少或多出分隔符，或含逗号的文本没有加引号"},
	"table-syntax": {en: "this row is not valid CSV: %[1]s", zh: "本行不是有效的 CSV：%[1]s", hintEN: "close the quotes; write a quote inside a text twice", hintZH: "请闭合引号；文本内的引号写两次"},
	"table-column-unknown": {
		en: "there is no column %[1]q in this table", zh: "此表没有列 %[1]q",
		hintEN: "correct it (nearest: %[2]q; known: %[3]s)", hintZH: "请更正（最接近：%[2]q；可用：%[3]s）",
	},
	"table-column-twice":   {en: "the column %[1]q stands here twice", zh: "列 %[1]q 出现了两次", hintEN: "keep one of the two", hintZH: "只保留其中一个"},
	"table-column-missing": {en: "the column %[1]q is missing", zh: "缺少列 %[1]q"},
}
