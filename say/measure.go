package say

import (
	"fmt"
	"regexp"
	"strings"
)

// measures are the words for what formulas ask a plant for; %[1]s and %[2]s are the
// arguments, the second a point.
var measures = map[string][2]string{
	"fresh_water": {"fresh water", "新鲜水量"}, "wastewater": {"waste water", "废水量"},
	"output": {"output", "产量"}, "output/1": {"output of %[1]s", "%[1]s 的产量"}, "output_of/1": {"output of stage %[1]s", "工段 %[1]s 的产量"},
	"energy/1": {"use of %[1]s", "%[1]s用量"}, "process_energy/1": {"energy of stage %[1]s", "工段 %[1]s 的能耗"},
	"material/1": {"use of material %[1]s", "物料 %[1]s 的用量"}, "load/2": {"load of %[1]s (%[2]s)", "%[1]s 的负荷（%[2]s）"},
	"parameter/1": {"parameter %[1]s", "参数 %[1]s"}, "variable/1": {"variable %[1]s", "变量 %[1]s"},
}

// call is a measure as formulas write it: load("COD", "plant-outlet").
var call = regexp.MustCompile(`^([a-z_]+)\((.*)\)$`)

// measure words a measure; what is none comes back as it is.
func measure(l Lang, item string) string {
	m := call.FindStringSubmatch(item)
	if m == nil {
		return item
	}
	var args []any
	for arg := range strings.SplitSeq(m[2], ",") {
		if arg = strings.Trim(arg, ` "`); arg == "" {
			continue
		}
		for _, prefix := range []string{"carrier-", "point-"} {
			if word := Term(l, prefix+arg); word != prefix+arg {
				arg = word
			}
		}
		args = append(args, arg)
	}
	key := m[1]
	if len(args) > 0 {
		key += fmt.Sprintf("/%d", len(args))
	}
	words, ok := measures[key]
	if !ok {
		return item
	}
	if l == ZH {
		return fmt.Sprintf(words[1], args...)
	}
	return fmt.Sprintf(words[0], args...)
}
