package rating

import (
	"fmt"
	"strings"

	"headwater/fault"
)

// Template returns a commented plant file with the indicators of one profile: what
// each asks, its unit and its levels, every answer left out. lang is zh or en.
func Template(sys *System, profileID, lang string, year int) (string, error) {
	profile, err := ProfileOf(sys, profileID)
	if err != nil {
		return "", err
	}
	words := templateWords[lang]
	if words == nil {
		return "", fault.Input("", "flag-lang", lang)
	}
	var b strings.Builder
	fmt.Fprintf(&b, words["head"], sys.Title.In(lang), year)
	if len(sys.Classes) > 0 {
		var ids []string
		for _, c := range sys.Classes {
			ids = append(ids, c.ID)
		}
		fmt.Fprintf(&b, "    class: %s   # %s\n", ids[0], strings.Join(ids, ", "))
	}
	fmt.Fprintf(&b, words["body"], year, sys.ID, profile.ID)
	for _, g := range profile.Groups {
		fmt.Fprintf(&b, "    # %s\n", g.Name.In(lang))
		for i := range g.Indicators {
			templateRow(&b, &g.Indicators[i], lang)
		}
	}
	return b.String(), nil
}

// ProfileOf returns the profile of that id, or the first that has a table where none is
// named.
func ProfileOf(sys *System, id string) (*Profile, error) {
	if id == "" {
		for _, p := range sys.Profiles {
			if len(p.Groups) > 0 {
				id = p.ID
				break
			}
		}
	}
	return pickProfile(sys, id)
}

func templateRow(b *strings.Builder, ind *Indicator, lang string) {
	mark := ""
	if ind.Limiting == Yes {
		mark = " *"
	}
	fmt.Fprintf(b, "    # %s%s\n", ind.Name.In(lang), mark)
	for _, id := range levelIDs {
		fmt.Fprintf(b, "    #   %s: %s\n", id, ind.Levels[id].Words(lang))
	}
	answer := "{level: , evidence: []}"
	switch {
	case len(ind.Parts) > 0:
		answer = fmt.Sprintf("{values: {%s: }, evidence: []}", strings.Join(partIDs(ind), ": , "))
	case ind.Kind == "quantitative":
		answer = fmt.Sprintf("{value: %s, evidence: []}", ind.Unit)
		if ind.Value != "" {
			answer += "   # = " + ind.Value
		}
	}
	fmt.Fprintf(b, "    #%s: %s\n", ind.ID, answer)
}

// Words are what a level asks in the language lang (zh, en): a bound, a text, or why there
// is none.
func (c Cell) Words(lang string) string {
	switch {
	case c.Gap == GapSame:
		return "= " + c.SameAs
	case c.Gap != "":
		return c.Gap
	case c.Bound != "":
		return c.Bound
	case c.By != "":
		var parts []string
		for _, word := range sortedKeys(c.Cases) {
			parts = append(parts, word+" "+c.Cases[word].Bound)
		}
		return c.By + ": " + strings.Join(parts, ", ")
	case c.Parts != nil:
		var parts []string
		for _, id := range sortedKeys(c.Parts) {
			parts = append(parts, id+" "+c.Parts[id].Bound)
		}
		return strings.Join(parts, ", ")
	}
	return c.Text.In(lang)
}

// templateWords are the fixed lines of the template; they are a file format more than
// prose, so they stand here rather than in say.
var templateWords = map[string]map[string]string{
	"en": {
		"head": `# Plant file for: %s
# Fill in what is known and delete the # before an answer. What is missing gives bounds.
# headwater plant check FOLDER finds mistakes; headwater audit FOLDER -o out writes the report.
plant:
  id: my-plant
  name: {zh: 某企业, en: a plant}
  sector: ""            # GB/T 4754
  region: ""            # GB/T 2260
period: %d

products:
  - id: product-1
    name: {zh: 产品, en: product}
`,
		"body": `    output: {%d: 1000 t}

processes:              # kind: main, auxiliary, attached, outside (canteen, dormitory: never counted)
  - {id: workshop-1, makes: [product-1], kind: main}
  #- {id: wwtp, kind: auxiliary, allocate: output}    # its use is shared by output, metered use, or none

streams:
  #- {id: w1, from: "", to: workshop-1, material: water, role: fresh, amount: 1660 m3, method: metered}

energy:
  #- {carrier: electricity, purchased: 500000 kWh, use: {workshop-1: 420000 kWh}}

documents:
  #- {id: doc-1, title: monitoring report}

index:
  system: %s
  profile: %s
  answers:
`},
	"zh": {
		"head": `# 企业数据文件，适用：%s
# 填写已知内容，并去掉回答前的 #。缺失的指标按上下界处理。
# headwater plant check 文件夹：检查；headwater audit 文件夹 -o out：生成报告。
plant:
  id: my-plant
  name: {zh: 某企业, en: a plant}
  sector: ""            # 行业代码 GB/T 4754
  region: ""            # 行政区划 GB/T 2260
period: %d

products:
  - id: product-1
    name: {zh: 产品, en: product}
`,
		"body": `    output: {%d: 1000 t}

processes:              # kind：main 主要，auxiliary 辅助，attached 附属，outside 边界外（食堂、宿舍，不计入）
  - {id: workshop-1, makes: [product-1], kind: main}
  #- {id: wwtp, kind: auxiliary, allocate: output}    # 用量分摊：output 按产量，metered 按计量用量，none 不计

streams:
  #- {id: w1, from: "", to: workshop-1, material: water, role: fresh, amount: 1660 m3, method: metered}

energy:
  #- {carrier: electricity, purchased: 500000 kWh, use: {workshop-1: 420000 kWh}}

documents:
  #- {id: doc-1, title: 监测报告}

index:
  system: %s
  profile: %s
  answers:
`},
}
