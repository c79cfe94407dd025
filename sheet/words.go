package sheet

import (
	_ "embed"
	"encoding/csv"
	"slices"
	"strings"
	"sync"
	"unicode"

	"golang.org/x/text/width"

	"headwater/say"
)

//go:embed tables.csv
var tablesCSV string

//go:embed words.csv
var wordsCSV string

//go:embed guide_zh.txt
var guideZH string

//go:embed guide_en.txt
var guideEN string

// lang is the language of a workbook's headings.
type lang say.Lang

func (l lang) pick(en, zh string) string {
	if say.Lang(l) == say.ZH {
		return zh
	}
	return en
}

// languages are those that headings are known in.
var languages = []lang{lang(say.ZH), lang(say.EN)}

// tableTitle is a row of tables.csv: how a sheet is called, and whether a new workbook
// has it.
type tableTitle struct {
	path         string
	new          bool
	zh, en       string
	keyZH, keyEN string
	order        int
}

// titles are the rows of tables.csv by path, "months" among them.
var titles = sync.OnceValue(func() map[string]tableTitle {
	out := map[string]tableTitle{}
	for i, r := range rows(tablesCSV) {
		out[r[0]] = tableTitle{path: r[0], new: r[1] == "yes", zh: r[2], en: r[3], keyZH: r[4], keyEN: r[5], order: i}
	}
	return out
})

// rows are the records of a table that is compiled in, without its header.
func rows(text string) [][]string {
	all, err := csv.NewReader(strings.NewReader(text)).ReadAll()
	if err != nil {
		panic(err) // compiled in, and read by a test
	}
	return all[1:]
}

// title is the name of the table's sheet: that of tables.csv, or its path.
func (t *table) title(l lang) string { return titleOf(t.path, t.word(), l) }

func titleOf(path, word string, l lang) string {
	if w, ok := titles()[path]; ok {
		return l.pick(w.en, w.zh)
	}
	return cut(strings.ReplaceAll(word, "_", " "), maxSheetName)
}

// maxSheetName is how many characters Excel takes in the name of a sheet.
const maxSheetName = 31

func cut(s string, most int) string {
	if r := []rune(s); len(r) > most {
		return string(r[:most])
	}
	return s
}

func keyHeading(t *table, l lang) string {
	w := titles()[t.path]
	if s := l.pick(w.keyEN, w.keyZH); s != "" {
		return s
	}
	return l.pick("key", "键")
}

// choice is a word of a field with a fixed choice, and how a person may write it.
type choice struct {
	word, zh string
	others   []string
}

// wordRows are the rows of words.csv.
var wordRows = sync.OnceValue(func() [][]string { return rows(wordsCSV) })

//go:embed suggested.csv
var suggestedCSV string

// suggested are usual words of fields that take others as well, by path.
var suggested = sync.OnceValue(func() map[string][]string {
	out := map[string][]string{}
	for _, r := range rows(suggestedCSV) {
		out[r[0]] = strings.Fields(r[1])
	}
	return out
})

// choicesOf are the words of a field in the order of fields.csv, or those that are usual.
func choicesOf(f *field) (out []choice) {
	name := f.Path[strings.LastIndex(f.Path, ".")+1:]
	name = strings.TrimRight(name, "[]{}")
	words := f.Words()
	if words == nil {
		words = suggested()[f.Path]
	}
	for _, w := range words {
		one := choice{word: w}
		for _, r := range wordRows() {
			if r[0] == w && (r[1] == name || r[1] == "" && one.zh == "") {
				one.zh, one.others = r[2], strings.Split(r[3], ";")
			}
		}
		out = append(out, one)
	}
	return out
}

// wordOf returns the word that a person means by a text, or the text itself.
func (f *field) wordOf(text string) string {
	all := f.choices
	for _, c := range all {
		if text == c.word {
			return c.word
		}
	}
	plain := plainText(text)
	for _, c := range all {
		if plain == plainText(c.word) || plain == plainText(c.zh) || slices.ContainsFunc(c.others, func(o string) bool { return o != "" && plain == plainText(o) }) {
			return c.word
		}
	}
	return text
}

// labelOf is how a workbook in l writes a word.
func (f *field) labelOf(word string, l lang) string {
	if say.Lang(l) == say.ZH {
		for _, c := range f.choices {
			if c.word == word && c.zh != "" && f.wordOf(c.zh) == word {
				return c.zh
			}
		}
	}
	return word
}

// Labels are the words of a field with a fixed choice, and the nearest of them, as a
// workbook in that language writes them. list joins the words with commas.
func Labels(list, nearest string, language say.Lang) (labels, nearestLabel string) {
	for _, t := range theSchema().tables {
		for _, f := range t.fields {
			words := f.Words()
			if strings.Join(words, ", ") != list {
				continue
			}
			for i, w := range words {
				words[i] = f.labelOf(w, lang(language))
			}
			if nearest != "" {
				nearest = f.labelOf(nearest, lang(language))
			}
			return strings.Join(words, lang(language).pick(", ", "、")), nearest
		}
	}
	return list, nearest
}

// plainText is a text for comparison: narrow letters in lower case, nothing else but
// digits and Chinese characters.
func plainText(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) || r == '#' {
			return unicode.ToLower(r)
		}
		return -1
	}, width.Narrow.String(romans.Replace(s)))
}

// romans turns the numerals that Unicode has as one character into letters.
var romans = strings.NewReplacer("Ⅰ", "I", "Ⅱ", "II", "Ⅲ", "III")
