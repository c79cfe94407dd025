package sheet

import (
	_ "embed"
	"strings"
	"sync"
)

//go:embed origins.csv
var originsCSV string

// origin is a row of origins.csv: what the numbers below a place of audit.json rest on.
type origin struct {
	path   []string // * stands for any key or index
	zh, en string
}

var origins = sync.OnceValue(func() (out []origin) {
	for _, r := range rows(originsCSV) {
		out = append(out, origin{strings.Split(r[0], "/")[1:], r[1], r[2]})
	}
	return out
})

// originAt is the formula or source of the number at a JSON pointer: that of the longest
// row of origins.csv that leads to it, "" where none does.
func originAt(pointer string, l lang) string {
	keys := strings.Split(pointer, "/")[1:]
	best, length := "", 0
	for _, o := range origins() {
		if len(o.path) > length && o.leads(keys) {
			best, length = l.pick(o.en, o.zh), len(o.path)
		}
	}
	return best
}

func (o origin) leads(keys []string) bool {
	if len(o.path) > len(keys) {
		return false
	}
	for i, p := range o.path {
		if p != "*" && p != keys[i] {
			return false
		}
	}
	return true
}
