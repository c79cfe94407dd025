package chart

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"testing"
)

var english = SankeyWords{
	Scale: "widths to scale", Below: "Hairlines: not to scale below ", Unknown: "value unknown", Zero: "Zero, not drawn: ", Invalid: "No value that can be drawn: ",
	Unbalanced: "Difference not shown, a flow is unknown: ", In: "in: ", Out: "out: ", Lost: "unaccounted: ", Loops: "led back: ", Comma: ", ", Semicolon: "; ", Empty: "No flow to draw.", TooMany: "Too many flows for a picture; see the list of links.",
	Kinds: map[string]string{"unaccounted": "unaccounted", "fresh": "fresh", "raw": "raw material", "auxiliary": "auxiliary", "product": "product", "by-product": "by-product", "waste": "waste", "loss": "loss", "recycle": "led back", "reclaimed": "reclaimed", "circulating": "circulating", "emission": "emission"},
}

var chinese = SankeyWords{
	Scale: "宽度按比例", Below: "细线不按比例：小于 ", Unknown: "数值未知", Zero: "数值为零，未画出：", Invalid: "数值无效，未画出：",
	Unbalanced: "含未知流量，差值未画出：", In: "输入：", Out: "输出：", Lost: "去向不明：", Loops: "回流：", Comma: "、", Semicolon: "；", Empty: "没有可画的流量。", TooMany: "流量过多，无法成图，见流量清单。",
	Kinds: map[string]string{"unaccounted": "去向不明", "fresh": "新鲜水", "raw": "原料", "auxiliary": "辅料", "product": "产品", "by-product": "副产品", "waste": "废水", "loss": "损失", "recycle": "回流", "reclaimed": "处理回用", "circulating": "循环水", "cascade": "串级水", "emission": "排放"},
}

func flow(id, from, to string, value float64, kind, name string) Flow {
	return Flow{ID: id, From: from, To: to, Value: &value, Kind: kind, Name: name}
}

// waterNetwork is the industrial water network of Martins et al., J. Cleaner Production
// 2010, doi:10.1016/j.jclepro.2010.03.014, with its readings, which do not balance.
func waterNetwork() SankeyData {
	d := SankeyData{Title: "Water network, readings (Martins et al. 2010)", Unit: "t/h", Words: english}
	ends := [][2]string{{"", "1"}, {"1", "2"}, {"1", "3"}, {"1", "4"}, {"1", "5"}, {"4", "6"}, {"4", "7"}, {"2", "8"}, {"3", "8"}, {"6", "8"}, {"7", "5"}, {"5", ""}, {"8", ""}}
	for i, v := range []float64{28.06, 3.06, 5.28, 8.89, 11.39, 3.89, 4.17, 2.78, 5.83, 4.44, 3.89, 15.0, 13.33} {
		kind := ""
		switch {
		case ends[i][0] == "":
			kind = "fresh"
		case ends[i][1] == "":
			kind = "waste"
		}
		d.Flows = append(d.Flows, flow(fmt.Sprintf("S%d", i+1), ends[i][0], ends[i][1], v, kind, ""))
	}
	for i := range 8 {
		d.Nodes = append(d.Nodes, SankeyNode{ID: fmt.Sprint(i + 1), Name: fmt.Sprintf("unit %d", i+1)})
	}
	return d
}

// boardWater and boardPower are the streams of examples/pcb-2022.
func boardWater() SankeyData {
	return SankeyData{Title: "某印制电路板厂 2022 年水平衡", Unit: "m³", Words: chinese,
		Nodes: []SankeyNode{{ID: "workshop-1", Name: "一车间"}, {ID: "workshop-2", Name: "二车间"}, {ID: "workshop-3", Name: "三车间"}, {ID: "wwtp", Name: "废水处理站"}, {ID: "living", Name: "食堂和宿舍"}},
		Flows: []Flow{flow("w1", "", "workshop-1", 1660, "fresh", "新鲜水 一车间"), flow("w2", "", "workshop-2", 5737, "fresh", "新鲜水 二车间"), flow("w3", "", "workshop-3", 4629, "fresh", "新鲜水 三车间"), flow("w4", "", "living", 4218, "fresh", "生活用水"), flow("ww", "wwtp", "", 9741, "waste", "生产废水"),
			{ID: "x1", From: "workshop-1", To: "wwtp", Name: "车间废水"}, {ID: "x2", From: "workshop-2", To: "wwtp", Name: "车间废水"}, {ID: "x3", From: "workshop-3", To: "wwtp", Name: "车间废水"}},
	}
}

func boardPower() SankeyData {
	d := SankeyData{Title: "Electricity of a PCB maker, 2022", Unit: "kWh", Words: english, Nodes: []SankeyNode{{ID: "grid", Name: "main meter"}}, Flows: []Flow{flow("e", "", "grid", 1997066, "raw", "purchased")}}
	for _, x := range []struct {
		id string
		v  float64
	}{{"workshop-1", 311663}, {"workshop-2", 829227}, {"workshop-3", 508406}, {"wwtp", 250347}, {"office", 9742}, {"living", 87681}} {
		d.Nodes = append(d.Nodes, SankeyNode{ID: x.id, Open: true, Name: map[string]string{"wwtp": "wastewater station", "living": "canteen and dormitory"}[x.id]})
		d.Flows = append(d.Flows, flow("use-"+x.id, "grid", x.id, x.v, "", "to "+x.id))
	}
	return d
}

// dyehouse is invented: 25 flows, three of them recycles, one within a unit.
func dyehouse() SankeyData {
	d := SankeyData{Title: "某染整厂水平衡（虚构）", Unit: "m³/d", Words: chinese}
	for _, n := range [][2]string{{"soft", "软水站"}, {"pre", "前处理（退煮漂）"}, {"dye", "染色"}, {"wash", "水洗"}, {"print", "印花"}, {"finish", "后整理"}, {"boiler", "锅炉房"}, {"cool", "冷却塔"}, {"eq", "调节池"}, {"bio", "生化处理"}, {"ro", "超滤反渗透深度处理"}} {
		d.Nodes = append(d.Nodes, SankeyNode{ID: n[0], Name: n[1]})
	}
	d.Flows = []Flow{
		flow("F1", "", "soft", 2400, "fresh", "新鲜水"), flow("F2", "soft", "pre", 620, "", "软水"), flow("F3", "soft", "dye", 540, "", "软水"), flow("F4", "soft", "wash", 760, "", "软水"), flow("F5", "soft", "boiler", 180, "", "锅炉补水"), flow("F6", "soft", "print", 260, "", "软水"),
		flow("F7", "soft", "", 40, "waste", "再生废水"), flow("F8", "boiler", "dye", 95, "", "蒸汽"), flow("F9", "boiler", "finish", 60, "", "蒸汽"), flow("F10", "boiler", "", 25, "loss", "排污与损失"),
		flow("F11", "pre", "eq", 790, "", "退煮漂废水"), flow("F12", "pre", "", 30, "loss", "蒸发"), flow("F13", "dye", "eq", 600, "", "染色残液"), flow("F14", "dye", "", 35, "loss", "蒸发"),
		flow("F15", "wash", "eq", 1290, "", "水洗废水"), flow("F16", "print", "eq", 255, "", "印花废水"), flow("F17", "finish", "", 58, "loss", "蒸发"), flow("F18", "", "cool", 60, "fresh", "冷却补水"),
		flow("F19", "cool", "cool", 900, "circulating", "循环冷却水"), flow("F20", "cool", "", 60, "loss", "风吹与蒸发"), flow("F21", "eq", "bio", 2935, "", "综合废水"), flow("F22", "bio", "ro", 1800, "", "二级出水"),
		flow("F23", "bio", "", 1110, "waste", "达标外排"), flow("F24", "ro", "wash", 720, "reclaimed", "中水回用"), flow("F25", "ro", "pre", 200, "reclaimed", "中水回用"), flow("F26", "ro", "", 880, "waste", "浓水"), flow("F27", "wash", "print", 0, "cascade", "串级水"),
	}
	return d
}

// tannery is invented: chromium losses that nobody accounts for.
func tannery() SankeyData {
	d := SankeyData{Title: "Chromium in a tannery (invented)", Unit: "kg/t hide", Words: english}
	for _, n := range [][2]string{{"store", "chemical store"}, {"tan", "tanning drums"}, {"sammy", "sammying and shaving"}, {"retan", "retanning"}, {"recover", "chrome recovery"}, {"etp", "effluent treatment"}} {
		d.Nodes = append(d.Nodes, SankeyNode{ID: n[0], Name: n[1]})
	}
	d.Flows = []Flow{
		flow("c1", "", "store", 21.5, "auxiliary", "basic chromium sulphate"), flow("c2", "store", "tan", 18.2, "", "tanning agent"), flow("c3", "store", "retan", 2.9, "", "retanning agent"),
		flow("c4", "recover", "tan", 4.1, "recycle", "recovered liquor"), flow("c5", "tan", "sammy", 15.6, "", "wet blue"), flow("c6", "tan", "recover", 5.2, "", "spent bath"), flow("c7", "sammy", "retan", 11.8, "", "shaved wet blue"),
		flow("c8", "sammy", "", 2.7, "waste", "shavings"), flow("c9", "sammy", "etp", 0.6, "", "press water"), flow("c10", "retan", "", 13.4, "product", "leather"), flow("c11", "retan", "etp", 0.9, "", "retanning bath"),
		flow("c12", "etp", "", 1.3, "waste", "chrome sludge"), flow("c13", "etp", "", 0.0004, "emission", "discharged"), {ID: "c14", From: "tan", To: "etp", Name: "drips and rinses"},
	}
	return d
}

// randomNetwork is a network of n nodes with about twice as many flows, some unknown,
// some hairlines, some loops.
func randomNetwork(r *rand.Rand, n int) SankeyData {
	d := SankeyData{Title: "random", Unit: "t/d", Words: english}
	name := func(i int) string { return fmt.Sprintf("n%02d", i) }
	names := []string{"", "漂洗", "acid rinse", "一段很长的名称用来检验换行", "a rather long name of a stream that has to wrap"}
	for i := range n {
		d.Nodes = append(d.Nodes, SankeyNode{ID: name(i), Name: names[r.IntN(len(names))], Open: r.IntN(8) == 0})
	}
	for i := range 2*n + 1 {
		from, to := r.IntN(n), r.IntN(n)
		if from > to && r.IntN(6) > 0 { // most go forward
			from, to = to, from
		}
		f := flow(fmt.Sprintf("s%03d", i), name(from), name(to), r.ExpFloat64()*10, SankeyKinds[r.IntN(len(SankeyKinds))], names[r.IntN(len(names))])
		switch r.IntN(13) {
		case 12:
			f.To = f.From
		case 0, 1:
			f.From = ""
		case 2, 3:
			f.To = ""
		case 4:
			f.Value = nil
		case 5:
			*f.Value *= 1e-5
		}
		d.Flows = append(d.Flows, f)
	}
	return d
}

func figures() map[string]SankeyData {
	return map[string]SankeyData{"water-network": waterNetwork(), "pcb-water": boardWater(), "pcb-power": boardPower(), "dyehouse": dyehouse(), "tannery": tannery(), "random-60": randomNetwork(rand.New(rand.NewPCG(60, 1)), 60), "random-12": randomNetwork(rand.New(rand.NewPCG(12, 1)), 12)}
}

// The figures can be looked at: go test ./chart -run Figures -artifacts -outputdir DIR.
func TestSankeyFigures(t *testing.T) {
	for name, d := range figures() {
		if err := os.WriteFile(filepath.Join(t.ArtifactDir(), name+".svg"), []byte(Sankey(d)), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}
