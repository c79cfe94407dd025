package say

// pollutants holds the names of pollutants and quotas by the ids of package limit.
var pollutants = map[string][2]string{
	"ph": {"pH", "pH 值"}, "cod": {"COD", "化学需氧量"}, "bod5": {"BOD5", "五日生化需氧量"}, "tss": {"suspended solids", "悬浮物"}, "oil-grease": {"oil and grease", "油类"},
	"ammonia-n": {"ammonia nitrogen", "氨氮"}, "total-nitrogen": {"total nitrogen", "总氮"}, "total-phosphorus": {"total phosphorus", "总磷"}, "organic-nitrogen": {"organic nitrogen", "有机氮"},
	"chromium": {"total chromium", "总铬"}, "chromium-vi": {"hexavalent chromium", "六价铬"}, "copper": {"copper", "总铜"}, "nickel": {"nickel", "总镍"}, "zinc": {"zinc", "总锌"}, "lead": {"lead", "总铅"},
	"cadmium": {"cadmium", "总镉"}, "mercury": {"mercury", "总汞"}, "arsenic": {"arsenic", "总砷"}, "silver": {"silver", "总银"}, "antimony": {"antimony", "总锑"}, "manganese": {"manganese", "总锰"},
	"iron": {"iron", "总铁"}, "aluminum": {"aluminium", "总铝"}, "titanium": {"titanium", "总钛"}, "cyanide": {"cyanide", "总氰化物"}, "cyanide-amenable": {"cyanide amenable to chlorination", "易氯化氰化物"},
	"fluoride": {"fluoride", "氟化物"}, "sulfide": {"sulfide", "硫化物"}, "phenols": {"phenols", "挥发酚"}, "phenol": {"phenol", "苯酚"}, "fecal-coliform": {"fecal coliform", "粪大肠菌群"},
	"total-residual-chlorine": {"total residual chlorine", "总余氯"}, "aox": {"AOX", "可吸附有机卤素"}, "tto": {"total toxic organics", "总有毒有机物"}, "pentachlorophenol": {"pentachlorophenol", "五氯酚"},
	"particulate": {"particulate", "颗粒物"}, "so2": {"SO2", "二氧化硫"}, "nox": {"NOx", "氮氧化物"}, "process-wastewater": {"process wastewater", "工艺废水"},
	"energy": {"energy per product", "单位产品能耗"}, "fresh-water": {"fresh water per product", "单位产品取水量"}, "benchmark-drainage": {"benchmark drainage", "单位产品基准排水量"},
}

// Pollutant is the name of a pollutant or quota; one without a name keeps its id.
func Pollutant(l Lang, id string) string {
	t, ok := pollutants[id]
	switch {
	case !ok:
		return id
	case l == ZH:
		return t[1]
	}
	return t[0]
}
