package chart

// Flow is one band of a Sankey diagram.
type Flow struct {
	ID       string
	From, To string   // node ids; "" is outside
	Name     string   // printed with the value; empty: the id
	Value    *float64 // nil: unknown, drawn thin and dashed
	Text     string   // the value as printed; empty: Number(*Value)
	Kind     string   // a role of the plant file, recycle, or unaccounted: see [SankeyKinds]
}

// SankeyNode is a unit that flows enter and leave.
type SankeyNode struct {
	ID, Name string
	Open     bool // its flows need not balance (a consumer of electricity): no unaccounted stub
}

// SankeyData is what a Sankey diagram shows. Nodes that flows name and Nodes does not
// list follow after it in the order of their ids.
type SankeyData struct {
	Title, Unit string
	Nodes       []SankeyNode
	Keep        bool // one above the other as Nodes lists them, instead of where flows cross least
	Flows       []Flow
	Words       SankeyWords
}

// SankeyWords are the words of a Sankey diagram in the reader's language; those before
// a value or a list end in their own colon or space.
type SankeyWords struct {
	Scale      string // behind the reference width: "widths to scale"
	Below      string // before the value below which a hairline is drawn
	Unknown    string // what a dashed band means
	Zero       string // before the ids of flows of zero
	Invalid    string // before the ids of flows that have no value that can be drawn
	Unbalanced string // before the nodes whose difference an unknown flow hides
	In, Out    string // before the totals in the description
	Lost       string // before the sum of what is unaccounted for
	Loops      string // before the ids of the flows that lead back
	Comma      string // between the items of a list
	Semicolon  string // between the parts of the description
	Empty      string // nothing to draw
	TooMany    string // more flows than SankeyMost
	Kinds      map[string]string
}

// SankeyMost is the number of flows beyond which no picture is drawn: nobody could
// read it. The list of links still holds them all.
const SankeyMost = 500

// Sankey draws flows as bands whose widths are to one scale.
//
// Nodes stand in columns from left to right, each to the right of all that feed it.
// What comes from outside enters at the left of its node as a stub with its label, what
// goes outside leaves at the right. A flow that would close a loop (see closing) is led
// back around the nodes between, below or above them, whichever is shorter; a flow from
// a node to itself runs under it. The height of a node is the larger of what enters and
// what leaves; the difference leaves or enters as a hatched stub of kind "unaccounted",
// unless the node is Open, or a flow of it is unknown: then a note says so. A
// difference below 1e-8 of the largest flow is rounding.
//
// Values share one unit, and are finite and above zero. A flow of zero is not drawn but
// listed under the figure; so is a flow of a negative, infinite or NaN value, or one
// from outside to outside: the reader sees that something is missing, and the rest of
// the figure stands. A band thinner than hairline is drawn as a hairline, and the
// legend names the value below which widths are not to scale.
//
// The order of nodes in a column is found by barycentre sweeps and exchanges, unless
// Keep is set. Ties go by the order of Nodes, then by the ids of flows, never by their
// place in Flows: the same flows in another order give the same picture.
func Sankey(d SankeyData) string { return drawSankey(layOut(&d)) }

func layOut(d *SankeyData) *diagram {
	g := &diagram{network: newNetwork(d)}
	if len(g.arcs) == 0 || len(g.arcs) > SankeyMost {
		return g
	}
	g.findLoops()
	g.makeColumns()
	g.order()
	g.size()
	g.place()
	g.chooseSides()
	g.place()
	g.spaceGaps()
	g.placeLabels()
	g.routeLoops()
	g.finish()
	return g
}

// diagram is a network with its layout: x to the right, y down, in pixels.
type diagram struct {
	*network
	slots    []slot
	columns  [][]int // slots of a column, from the top
	scale    float64 // pixels of width per relative value
	segments []segment
	// segments of a slot at its left and right, and after a column
	nearLeft, nearRight, between [][]int
	gaps                         []gap // gap c is left of column c; the last one is right of all columns
	left                         []float64
	wide                         []float64 // left edge and width of the columns
	labels                       []label
	box                          box // of all nodes, bands and labels
}

type box struct{ x, y, w, h float64 }

// slot is a place in a column: a node, the end of a stub, or the passage of a band that
// goes further.
type slot struct {
	node, arc int // one of them is -1
	kind      slotKind
	column    int
	place     int     // from the top of the column
	y, h      float64 // of the whole place, labels included
	bar, barH float64 // the node's bar, or the band: offset from y, and height
	lines     []string
	in, out   []port // from the top
}

type slotKind int

const (
	nodeSlot slotKind = iota
	sourceSlot
	sinkSlot
	passSlot
)

// port is where an arc meets a slot: its centre, from the top of the bar.
type port struct {
	arc int
	at  float64
}

// segment is the part of an arc between two neighbouring columns.
type segment struct{ arc, from, to int }
