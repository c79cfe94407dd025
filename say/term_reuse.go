package say

// reuseTerms are the words of reuse targets.
var reuseTerms = map[string][2]string{
	"reuse-water-title": {"Water reuse target (water pinch)", "水回用目标（水夹点）"}, "reuse-heat-title": {"Heat recovery target (pinch)", "热回收目标（夹点）"},
	"reuse-fresh-line": {"Fresh water: at least %s t/h; waste water %s t/h", "最小新鲜水量 %s t/h；废水量 %s t/h"}, "reuse-without-line": {"Without reuse: %s t/h; the target saves %s %%", "不回用时 %s t/h；目标节水 %s %%"},
	"reuse-bounds-line": {"Fresh water: at least %s t/h, and a network needs %s t/h", "新鲜水量不低于 %s t/h；已找到的网络需要 %s t/h"}, "reuse-bounds-cost": {"Cost per hour: at least %s, and a network costs %s", "每小时费用不低于 %s；已找到的网络为 %s"},
	"reuse-pinch-ppm": {"Pinch: %s ppm", "夹点浓度 %s ppm"}, "reuse-no-pinch": {"No pinch: %s", "没有夹点：%s"}, "reuse-cost-line": {"Cost: %s per hour", "费用：每小时 %s"}, "reuse-cost-year": {"Cost: %s per hour, %s per year", "费用：每小时 %s，每年 %s"},
	"reuse-utility-line": {"Hot utility: at least %s kW; cold utility %s kW; %s kW are recovered", "最小热公用工程 %s kW；冷公用工程 %s kW；回收热量 %s kW"},
	"reuse-pinch-heat":   {"Pinch: %s °C shifted", "夹点：平移温度 %s °C"}, "reuse-pinch-sides": {"Pinch: %s °C shifted (hot streams %s °C, cold streams %s °C)", "夹点：平移温度 %s °C（热物流 %s °C，冷物流 %s °C）"}, "reuse-threshold": {"threshold", "门槛"},

	"chapter-reuse":   {"Reuse of water and heat: how far the plant could go", "水与热回用潜力"},
	"reuse-text":      {"The target is the least that the marked uses need, as they are, if the plant reuses its own water and heat; the gap is the most that reuse can save. Annual amounts are by %s hours of operation.", "目标值是所列用水、用热在现有工艺下充分回用自身水与热时的最小需求；差距是回用类方案节约量的上限。年量按年运行 %s h 计算。"},
	"table-reuse-gap": {"Today against the target, data year", "数据年现状与目标对比"}, "reuse-column-today": {"today", "现状"}, "reuse-column-target": {"target", "目标"}, "reuse-column-gap": {"gap", "差距"}, "reuse-column-share": {"share of today", "占现状"},
	"reuse-item-water": {"fresh water of the marked uses", "所列用水点新鲜水"}, "reuse-item-water-money": {"the gap in money, water", "差距折合金额（水）"}, "reuse-item-heat": {"hot utility", "热公用工程"}, "reuse-item-gj": {"the gap as heat", "差距折合热量"}, "reuse-item-coal": {"the gap in coal equivalent (calorific)", "差距折标准煤（当量值）"}, "reuse-item-heat-money": {"the gap in money, heat", "差距折合金额（热）"},
	"reuse-water-sentence": {"The marked uses need at least %s t/h of fresh water and leave %s t/h of waste water.", "所列用水点至少需要新鲜水 %s t/h，排放废水 %s t/h。"}, "reuse-water-contaminant": {" What limits reuse is %s.", "限制回用的污染物为%s。"}, "reuse-water-pinch": {" The pinch is at %s ppm: below it fresh water is short, above it water is to spare.", "夹点浓度为 %s ppm：低于夹点缺水，高于夹点有余。"},
	"reuse-heat-sentence": {"The marked streams need at least %s kW of hot and %s kW of cold utility; %s kW can be recovered between them.", "所列物流至少需要热公用工程 %s kW、冷公用工程 %s kW；相互可回收热量 %s kW。"}, "reuse-heat-pinch": {" The pinch is at %s °C (shifted): no heat should cross it.", "夹点平移温度为 %s °C：热量不应穿过夹点。"}, "reuse-heat-threshold": {" One of the utilities is not needed at all (threshold problem).", "其中一侧不需要公用工程（门槛问题）。"},
	"reuse-heat-today":  {" Today exchangers carry %s kW across it, coolers take %s kW above it and heaters give %s kW below it.", "现状中换热器穿越夹点 %s kW，夹点之上冷却 %s kW，夹点之下加热 %s kW。"},
	"table-reuse-links": {"A network that reaches the water target: %d connections", "可达到用水目标的网络：共 %d 条连接"},

	"reuse-source": {"fresh source", "新鲜水源"}, "reuse-ppm": {"ppm", "ppm"}, "reuse-flow": {"t/h", "t/h"}, "reuse-cost-hour": {"cost per hour", "每小时费用"}, "reuse-regenerator": {"regenerator", "再生装置"}, "reuse-inlet": {"inlet ppm", "进口 ppm"}, "reuse-outlet": {"outlet ppm", "出口 ppm"}, "reuse-reject": {"reject t/h", "浓水 t/h"},
	"reuse-cascade": {"Water cascade", "水级联表"}, "reuse-demand": {"sinks, t/h", "水阱 t/h"}, "reuse-sources": {"sources, t/h", "水源 t/h"}, "reuse-left": {"flow left, t/h", "累计水量 t/h"}, "reuse-takes": {"takes up, kg/h", "可吸收 kg/h"}, "reuse-surplus": {"surplus, kg/h", "累计余量 kg/h"},
	"reuse-intervals": {"Composition intervals", "浓度区间表"}, "reuse-from": {"from ppm", "自 ppm"}, "reuse-to": {"to ppm", "至 ppm"}, "reuse-operations": {"operations", "用水单元"}, "reuse-load": {"load, kg/h", "负荷 kg/h"}, "reuse-sum": {"summed up, kg/h", "累计 kg/h"}, "reuse-needs": {"needs fresh, t/h", "所需新鲜水 t/h"},
	"reuse-network": {"A network that reaches it", "可达到目标的网络"}, "reuse-network-bound": {"The network of the upper bound", "上界对应的网络"}, "reuse-connections": {"%d connections, %d of them with used water; %s", "共 %d 条连接，其中回用 %d 条；%s"}, "reuse-verified": {"every balance and limit was checked", "各项平衡与限值均已核验"}, "reuse-unverified": {"not verified", "未通过核验"},
	"reuse-link-from": {"from", "来自"}, "reuse-link-to": {"to", "去往"}, "reuse-waste": {"waste water", "废水"}, "reuse-fresh": {"fresh water", "新鲜水"}, "reuse-contaminants": {"ppm by contaminant", "各污染物 ppm"}, "reuse-no-network": {"Network: %s", "网络：%s"},
	"reuse-single": {"contaminant alone", "单一污染物"}, "reuse-target": {"target, t/h", "目标 t/h"}, "reuse-pinch": {"pinch", "夹点"},

	"reuse-table": {"Problem table (shifted temperatures)", "问题表格（平移温度）"}, "reuse-t-from": {"from °C", "自 °C"}, "reuse-t-to": {"to °C", "至 °C"}, "reuse-cp": {"net kW/K", "净 kW/K"}, "reuse-latent": {"latent kW", "潜热 kW"}, "reuse-heat-surplus": {"surplus kW", "盈余 kW"}, "reuse-in": {"in kW", "输入 kW"}, "reuse-out": {"out kW", "输出 kW"},
	"reuse-utility": {"utility", "公用工程"}, "reuse-kind": {"kind", "类别"}, "reuse-hot": {"hot", "热"}, "reuse-cold": {"cold", "冷"}, "reuse-kw": {"kW", "kW"},
	"reuse-range": {"Trade-off over the smallest approach (no area cost)", "最小传热温差的取舍（不计换热面积）"}, "reuse-dt": {"Δt min, K", "Δt min（K）"}, "reuse-hot-kw": {"hot utility, kW", "热公用工程 kW"}, "reuse-cold-kw": {"cold utility, kW", "冷公用工程 kW"},
	"reuse-today":     {"Today: hot utility %s kW, cold %s kW: %s kW above the target", "现状：热公用工程 %s kW，冷公用工程 %s kW；高于目标 %s kW"},
	"reuse-crosses":   {"Across the pinch at %s °C: exchangers %s kW, coolers above it %s kW, heaters below it %s kW", "穿过 %s °C 夹点：换热器 %s kW，夹点之上冷却 %s kW，夹点之下加热 %s kW"},
	"reuse-excess":    {"What crosses costs %s per hour", "穿越夹点的代价：每小时 %s"},
	"reuse-match-hot": {"hot side", "热侧"}, "reuse-match-cold": {"cold side", "冷侧"}, "reuse-match-t": {"°C hot → cold", "°C 热 → 冷"}, "reuse-approach": {"approach, K", "传热温差 K"}, "reuse-across": {"across, kW", "穿越夹点 kW"}, "reuse-rest": {"(rest by utility)", "（其余由公用工程）"}, "reuse-note": {"note", "说明"},

	"figure-water-limiting": {"Limiting composite curve and fresh water supply", "极限组合曲线与新鲜水供水线"}, "figure-water-flows": {"Composite curves of sinks and sources", "水阱与水源组合曲线"}, "figure-heat-composite": {"Hot and cold composite curves", "冷热组合曲线"}, "figure-heat-grand": {"Grand composite curve", "总组合曲线"},
	"axis-load": {"load, kg/h", "污染物负荷（kg/h）"}, "axis-ppm": {"concentration, ppm", "浓度（ppm）"}, "axis-flow": {"flow, t/h", "水量（t/h）"}, "axis-heat": {"heat, kW", "热量（kW）"}, "axis-temperature": {"temperature, °C", "温度（°C）"}, "axis-shifted": {"shifted temperature, °C", "平移温度（°C）"},
	"curve-limiting": {"limiting composite", "极限组合曲线"}, "curve-supply": {"fresh water", "新鲜水供水线"}, "curve-sinks": {"sinks", "水阱"}, "curve-sources": {"sources with fresh water", "水源（含新鲜水）"}, "curve-hot": {"hot composite", "热组合曲线"}, "curve-cold": {"cold composite", "冷组合曲线"}, "curve-grand": {"grand composite", "总组合曲线"},
	"level-pinch-ppm": {"pinch %s ppm", "夹点 %s ppm"}, "level-pinch": {"pinch %s °C", "夹点 %s °C"}, "level-pinch-hot": {"pinch, hot side %s °C", "夹点热侧 %s °C"}, "level-pinch-cold": {"pinch, cold side %s °C", "夹点冷侧 %s °C"},
}
