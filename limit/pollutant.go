package limit

import (
	"slices"
	"strings"
)

// Pollutant returns the canonical id of a pollutant's name: "Total chromium", "总铬" and
// "Cr" are chromium. A name without alias is written in lower case with hyphens. That a
// metal without addition is the total metal follows the tables themselves.
func Pollutant(name string) string {
	id := strings.Join(strings.FieldsFunc(strings.ToLower(strings.TrimSpace(name)), func(r rune) bool {
		return r < 0x80 && (r < '0' || r > '9') && (r < 'a' || r > 'z')
	}), "-")
	for canonical, others := range aliases {
		if slices.Contains(others, id) {
			return canonical
		}
	}
	return id
}

// aliases lists other names of a pollutant, in lower case with hyphens.
var aliases = map[string][]string{
	"bod5":                    {"bod", "五日生化需氧量", "生化需氧量"},
	"cod":                     {"codcr", "化学需氧量"},
	"tss":                     {"ss", "suspended-solids", "悬浮物"},
	"oil-grease":              {"o-g", "oil-and-grease", "石油类", "动植物油"},
	"ammonia-n":               {"nh3-n", "ammonia", "ammonia-as-n", "氨氮"},
	"total-nitrogen":          {"tn", "总氮"},
	"total-phosphorus":        {"tp", "总磷"},
	"chromium":                {"cr", "total-cr", "total-chromium", "总铬"},
	"chromium-vi":             {"cr6", "cr-vi", "hexavalent-chromium", "六价铬"},
	"copper":                  {"cu", "total-cu", "total-copper", "总铜"},
	"nickel":                  {"ni", "total-ni", "总镍"},
	"zinc":                    {"zn", "total-zn", "总锌"},
	"lead":                    {"pb", "total-pb", "总铅"},
	"cadmium":                 {"cd", "总镉"},
	"mercury":                 {"hg", "总汞"},
	"arsenic":                 {"as", "总砷"},
	"silver":                  {"ag", "总银"},
	"cyanide":                 {"cn", "total-cn", "total-cyanide", "总氰化物"},
	"fluoride":                {"f", "氟化物"},
	"sulfide":                 {"s2", "硫化物"},
	"phenols":                 {"phenols-4aap", "挥发酚"},
	"particulate":             {"pm", "dust", "颗粒物"},
	"so2":                     {"二氧化硫"},
	"nox":                     {"氮氧化物"},
	"total-residual-chlorine": {"trc"},
	"ph":                      {"ph值"},
}
