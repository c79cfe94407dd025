package unit

// atom is one named unit: its size in base units, its dimension, and whether SI
// prefixes may stand before it.
type atom struct {
	size     float64
	dim      Dim
	prefixes bool
}

func d(pairs ...int) (out Dim) {
	for i := 0; i < len(pairs); i += 2 {
		out[pairs[i]] = int8(pairs[i+1])
	}
	return out
}

var (
	dimEnergy = d(mass, 1, length, 2, duration, -2)
	dimPower  = d(mass, 1, length, 2, duration, -3)
	dimVolume = d(length, 3)
)

// prefixes of the SI.
var prefixes = map[string]float64{
	"k": 1e3, "M": 1e6, "G": 1e9, "T": 1e12, "P": 1e15, "h": 1e2, "d": 1e-1, "c": 1e-2, "m": 1e-3, "u": 1e-6, "µ": 1e-6, "μ": 1e-6, "n": 1e-9, "p": 1e-12,
	"千": 1e3, "兆": 1e6, "吉": 1e9, "毫": 1e-3, "微": 1e-6, "纳": 1e-9, "厘": 1e-2,
}

// atoms lists every unit by every name it goes by.
var atoms = map[string]atom{
	// mass (kg); tonne and pound: SI brochure table 8, international pound
	"g": {1e-3, d(mass, 1), true}, "t": {1e3, d(mass, 1), true}, "lb": {0.45359237, d(mass, 1), false}, "kkg": {1e3, d(mass, 1), false}, "ozt": {0.0311034768, d(mass, 1), false},
	"克": {1e-3, d(mass, 1), true}, "吨": {1e3, d(mass, 1), true}, "公斤": {1, d(mass, 1), false}, "tCO2": {1e3, d(mass, 1), true}, "gCO2": {1e-3, d(mass, 1), true},
	"gTEQ": {1e-3, d(mass, 1), true},
	// length, area, volume
	"m": {1, d(length, 1), true}, "米": {1, d(length, 1), true}, "in": {0.0254, d(length, 1), false}, "ft": {0.3048, d(length, 1), false},
	"ha": {1e4, d(length, 2), false}, "公顷": {1e4, d(length, 2), false}, "平方米": {1, d(length, 2), false},
	"L": {1e-3, dimVolume, true}, "l": {1e-3, dimVolume, true}, "升": {1e-3, dimVolume, true}, "立方米": {1, dimVolume, false}, "方": {1, dimVolume, false}, "gal": {3.785411784e-3, dimVolume, true},
	"Nm3": {1, d(normalVolume, 1), false}, "Nm³": {1, d(normalVolume, 1), false}, "标立方米": {1, d(normalVolume, 1), false}, "标方": {1, d(normalVolume, 1), false},
	"MNm3": {1e6, d(normalVolume, 1), false}, "kNm3": {1e3, d(normalVolume, 1), false},
	// time; the year is a calendar year
	"s": {1, d(duration, 1), true}, "秒": {1, d(duration, 1), false}, "min": {60, d(duration, 1), false}, "分钟": {60, d(duration, 1), false},
	"h": {3600, d(duration, 1), false}, "小时": {3600, d(duration, 1), false}, "时": {3600, d(duration, 1), false},
	"d": {86400, d(duration, 1), false}, "day": {86400, d(duration, 1), false}, "天": {86400, d(duration, 1), false}, "日": {86400, d(duration, 1), false},
	"a": {1, d(year, 1), false}, "year": {1, d(year, 1), false}, "yr": {1, d(year, 1), false}, "年": {1, d(year, 1), false},
	"month": {1.0 / 12, d(year, 1), false}, "月": {1.0 / 12, d(year, 1), false},
	// temperature, current, substance
	"K": {1, d(temperature, 1), false}, "degC": {1, d(celsius, 1), false}, "°C": {1, d(celsius, 1), false}, "℃": {1, d(celsius, 1), false}, "摄氏度": {1, d(celsius, 1), false},
	"A": {1, d(current, 1), true}, "mol": {1, d(substance, 1), true},
	// energy, power, pressure
	"J": {1, dimEnergy, true}, "焦": {1, dimEnergy, true}, "焦耳": {1, dimEnergy, true}, "Wh": {3600, dimEnergy, true}, "瓦时": {3600, dimEnergy, true}, "度": {3.6e6, dimEnergy, true}, "cal": {4.184, dimEnergy, true},
	"W": {1, dimPower, true}, "瓦": {1, dimPower, true}, "Pa": {1, d(mass, 1, length, -1, duration, -2), true}, "bar": {1e5, d(mass, 1, length, -1, duration, -2), true}, "V": {1, d(mass, 1, length, 2, duration, -3, current, -1), true},
	// coal equivalent: no energy without a sourced factor
	"gce": {1e-3, d(coal, 1), true}, "tce": {1e3, d(coal, 1), true}, "克标煤": {1e-3, d(coal, 1), true}, "克标准煤": {1e-3, d(coal, 1), true}, "吨标煤": {1e3, d(coal, 1), true}, "吨标准煤": {1e3, d(coal, 1), true}, "公斤标煤": {1, d(coal, 1), false},
	// money
	"CNY": {1, d(yuan, 1), true}, "RMB": {1, d(yuan, 1), false}, "人民币": {1, d(yuan, 1), false}, "人民币元": {1, d(yuan, 1), false}, "元": {1, d(yuan, 1), true}, "USD": {1, d(dollar, 1), true}, "美元": {1, d(dollar, 1), true}, "EUR": {1, d(euro, 1), true}, "欧元": {1, d(euro, 1), true},
	// counts
	"piece": {1, d(piece, 1), false}, "pcs": {1, d(piece, 1), false}, "个": {1, d(piece, 1), true}, "件": {1, d(piece, 1), true}, "块": {1, d(piece, 1), true}, "套": {1, d(piece, 1), true}, "台": {1, d(piece, 1), true}, "batch": {1, d(piece, 1), false}, "批": {1, d(piece, 1), false},
	"times": {1, d(piece, 1), false}, "次": {1, d(piece, 1), false},
	// plain numbers
	"1": {1, Dim{}, false}, "ppm": {1e-6, Dim{}, false}, "ppb": {1e-9, Dim{}, false},
}
