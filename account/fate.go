package account

import (
	"slices"
	"strings"
)

// The places where a component goes.
const (
	toProduct    = "product"
	toWastewater = "wastewater"
	toSolidWaste = "solid-waste"
	toEmission   = "emission"
	toLoss       = "loss"
	toOther      = "other"
	toStock      = "stock"
	toNobody     = "unaccounted"
)

// fateOf says where a stream that leaves the plant takes its load.
func fateOf(f *flow) string {
	switch f.role {
	case product, byProduct:
		return toProduct
	case waste:
		if f.stream.Material == water {
			return toWastewater
		}
		return toSolidWaste
	case emission:
		return toEmission
	case loss:
		return toLoss
	}
	return toOther
}

// fates divides what enters the plant among where it goes:
//
//	share = amount / external input
//
// the unaccounted-for part among them.
func fates(l *ledger, whole nodes, row *Row) []Fate {
	var out []Fate
	share := func(x *float64) *float64 {
		if x == nil || row.ExternalInput == nil || !(*row.ExternalInput > 0) {
			return nil
		}
		return new(*x / *row.ExternalInput)
	}
	for _, to := range []string{toProduct, toWastewater, toSolidWaste, toEmission, toLoss, toOther} {
		var sum total
		var streams []string
		for i := range l.flows {
			f := &l.flows[i]
			if !whole[f.from] || whole[f.to] || fateOf(f) != to {
				continue
			}
			sum.add(f.id, f.amount, f.why)
			streams = append(streams, f.id)
		}
		if sum.n > 0 {
			out = append(out, Fate{To: to, Amount: sum.known(), Share: share(sum.known()), Streams: streams, Reason: sum.why})
		}
	}
	if row.StockChange != nil {
		out = append(out, Fate{To: toStock, Amount: row.StockChange, Share: share(row.StockChange)})
	}
	return append(out, Fate{To: toNobody, Amount: row.Unaccounted, Share: share(row.Unaccounted), Reason: row.Reason})
}

// toxic reports whether a component is one of the elements that every audit of toxic
// substances follows, by its names in the trade. Others are marked hazardous in the
// plant file.
func toxic(id string) bool {
	id = strings.ToLower(id)
	id = strings.TrimPrefix(strings.TrimPrefix(id, "total-"), "total ")
	return slices.Contains([]string{
		"cr", "chromium", "总铬", "铬", "ni", "nickel", "总镍", "镍", "cu", "copper", "总铜", "铜", "pb", "lead", "总铅", "铅",
		"cd", "cadmium", "总镉", "镉", "hg", "mercury", "总汞", "汞", "as", "arsenic", "总砷", "砷",
	}, id)
}
