package say

// sankeyTerms are the words of a Sankey diagram; those before a value or a list end in
// their own colon or space.
var sankeyTerms = map[string][2]string{
	"sankey-scale": {"widths to scale", "宽度按比例"}, "sankey-below": {"Hairlines: not to scale below ", "细线不按比例：小于 "}, "sankey-unknown": {"value unknown", "数值未知"},
	"sankey-zero": {"Zero, not drawn: ", "数值为零，未画出："}, "sankey-invalid": {"No value that can be drawn: ", "数值无效，未画出："}, "sankey-unbalanced": {"Difference not shown, a flow is unknown: ", "含未知流量，差值未画出："},
	"sankey-in": {"in: ", "输入："}, "sankey-out": {"out: ", "输出："}, "sankey-lost": {"unaccounted: ", "去向不明："}, "sankey-loops": {"led back: ", "回流："}, "sankey-comma": {", ", "、"}, "sankey-semicolon": {"; ", "；"},
	"sankey-empty": {"There is no flow to draw.", "没有可画的流量。"}, "sankey-too-many": {"Too many flows for a picture, see the list of links:", "流量过多，无法成图，见流量清单："},
	"sankey-kind-raw": {"raw material", "原料"}, "sankey-kind-auxiliary": {"auxiliary material", "辅料"}, "sankey-kind-fresh": {"fresh", "新鲜水"}, "sankey-kind-cascade": {"cascade", "串级用水"}, "sankey-kind-circulating": {"circulating", "循环水"},
	"sankey-kind-reclaimed": {"treated and reused", "处理回用"}, "sankey-kind-recycle": {"led back", "回流"}, "sankey-kind-product": {"product", "产品"}, "sankey-kind-by-product": {"by-product", "副产品"}, "sankey-kind-waste": {"waste", "废弃物"},
	"sankey-kind-emission": {"emission", "排放"}, "sankey-kind-loss": {"loss", "损失"}, "sankey-kind-unaccounted": {"unaccounted", "去向不明"},
}
