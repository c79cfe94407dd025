// Package say turns the codes of the engines into Chinese and English.
//
// Engines return a fault.Problem or a fault.Reason with a code and values; the text
// lives here, in one table per package that speaks (problem_unit.go holds the codes
// that package unit uses). A test fails on a code without text in either language.
//
//	what, hint := say.Problem(say.EN, p)
//
// # Conventions
//
// Texts are format strings with indexed verbs, so that both languages may use the
// values in their own order: "%[2]q is not a unit that %[1]s can be given in".
// Problem texts are lower case without full stop; a hint says what to do next.
package say

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"headwater/fault"
)

// Lang is a language of the output.
type Lang string

const (
	ZH Lang = "zh"
	EN Lang = "en"
)

// text is one entry in both languages; the hints may be empty.
type text struct {
	en, zh         string
	hintEN, hintZH string
}

func (t text) in(l Lang) (what, hint string) {
	if l == ZH {
		return t.zh, t.hintZH
	}
	return t.en, t.hintEN
}

var problems = merge(inputProblems, unitProblems, formulaProblems, plantProblems, catalogueProblems, ratingProblems, limitProblems, balanceProblems, mfcaProblems, commandProblems, uncertaintyProblems, accountProblems, planProblems, reuseProblems, portfolioProblems, procedureProblems, appraisalProblems, reportProblems, integrityProblems, sheetProblems)

func merge[V any](tables ...map[string]V) map[string]V {
	all := map[string]V{}
	for _, t := range tables {
		maps.Copy(all, t)
	}
	return all
}

// Problem returns what is wrong and what to do next; the hint may be empty. A code
// without text comes back as it is, with its values.
func Problem(l Lang, p *fault.Problem) (what, hint string) {
	t, ok := problems[p.Code]
	if !ok {
		return (&fault.Problem{Code: p.Code, Args: p.Args}).Error(), ""
	}
	what, hint = t.in(l)
	args := p.Args
	if l == ZH && p.Code == "id-unknown" {
		args = slices.Clone(args)
		if kind, ok := kinds[fmt.Sprint(args[0])]; ok {
			args[0] = kind
		}
	}
	return fill(what, args), noNearest.Replace(fill(hint, args))
}

// kinds are what ids are of, in Chinese.
var kinds = map[string]string{
	"candidate": "备选重点", "discharge of pollutant": "污染物排放", "document": "文件", "energy carrier": "能源品种", "factor": "因素", "material": "物料", "option": "方案",
	"place in the team": "小组岗位", "process": "工序", "product": "产品", "stream": "物流",
}

// noNearest takes out of a hint what it says of a nearest word, or of a list, where there is none.
var noNearest = strings.NewReplacer(` (nearest: "")`, "", `nearest: ""; `, "", `（最接近：""）`, "", `最接近：""；`, "", " (not read: )", "", "（未读：）", "")

// fill puts the values into a text. fmt complains about values that the text does
// not use; a verb that uses the last one to no effect keeps it quiet.
func fill(format string, args []any) string {
	if format == "" {
		return ""
	}
	return fmt.Sprintf(fmt.Sprintf("%s%%[%d]s", format, len(args)+1), append(args[:len(args):len(args)], "")...)
}
