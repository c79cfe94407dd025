package account_test

import (
	"fmt"
	"strings"
)

func replace(format, with string) string { return fmt.Sprintf(format, with) }

// loopStreams writes circulating streams from "a b 100, b a 96"; without an amount one is
// not measured.
func loopStreams(s string) string {
	var b strings.Builder
	for i, leg := range strings.Split(s, ", ") {
		f := strings.Fields(leg)
		amount := ""
		if len(f) == 3 {
			amount = ", amount: " + f[2] + " m3"
		}
		fmt.Fprintf(&b, "  - {id: c%d, from: %s, to: %s, material: water, role: circulating%s}\n", i, f[0], f[1], amount)
	}
	return b.String()
}
