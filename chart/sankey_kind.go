package chart

import "slices"

// SankeyKinds are the kinds of flow that have a colour, in the order in which the
// legend and the stubs of a node list them: the roles of the plant file, recycle for
// any flow that returns, and unaccounted. Another kind is drawn like none.
var SankeyKinds = []string{"raw", "auxiliary", "fresh", "cascade", "circulating", "reclaimed", "recycle", "product", "by-product", "waste", "emission", "loss", "unaccounted"}

// The fills of flows. Six steps of lightness (L* from 38 to 87, at least 7.5 apart) keep
// them distinct in grey print, where the hues of levels would be of no help; what is
// unaccounted for is hatched, so that it is never taken for a measured flow.
const (
	flowSupply  = "#bfe0f4" // what comes in: light blue, L* 87
	flowInside  = "#b4c0cc" // between units: grey, L* 77
	flowWaste   = "#d2a23c" // discharged: ochre, L* 69
	flowReturn  = "#4a9f82" // leads back: green, L* 60
	flowLoss    = "#b34f38" // lost: brick, L* 46
	flowProduct = "#1f5f8b" // leaves as product: the accent, L* 38
	flowHatch   = "url(#sankey-unaccounted)"
)

var kindFill = map[string]string{
	"raw": flowSupply, "auxiliary": flowSupply, "fresh": flowSupply,
	"cascade": flowReturn, "circulating": flowReturn, "reclaimed": flowReturn, "recycle": flowReturn,
	"product": flowProduct, "by-product": flowProduct,
	"waste": flowWaste, "emission": flowWaste, "loss": flowLoss, "unaccounted": flowHatch,
}

// fill is the colour of an arc: of its kind, or of a return where it closes a loop and
// says nothing else.
func (a *arc) fill() string {
	if c, ok := kindFill[a.Kind]; ok {
		return c
	}
	if a.back {
		return flowReturn
	}
	return flowInside
}

// textFill is the ink that is read on a fill.
func textFill(fill string) string {
	if fill == flowProduct || fill == flowLoss {
		return paper
	}
	return ink
}

// inkOf is the colour of a thin line in the colour of a band: a light fill would be lost.
func inkOf(fill string) string {
	switch fill {
	case flowInside:
		return grey
	case flowSupply:
		return "#5c9dc6"
	case flowHatch:
		return flowLoss
	}
	return fill
}

// returns tells whether a kind says that the flow leads back.
func returns(kind string) bool {
	return kind == "circulating" || kind == "reclaimed" || kind == "recycle"
}

// rankOfKind is the place of a kind among the stubs of a node.
func rankOfKind(kind string) int {
	if i := slices.Index(SankeyKinds, kind); i >= 0 {
		return i
	}
	return slices.Index(SankeyKinds, "cascade")
}
