package balance

// State says what is known of a flow.
type State int

// The states of a flow.
const (
	Unmeasured State = iota
	Measured         // Value with standard uncertainty SD
	Fixed            // Value known exactly
)

// Reading is what is known of one quantity.
type Reading struct {
	State State
	Value float64
	SD    float64 // standard uncertainty, in the unit of Value; of a measured one > 0
}

// Stream is a flow from one node to another; an empty end is outside.
type Stream struct {
	ID, From, To string
	Reading
	Content map[string]Reading // concentration of components; one that is not named is unmeasured
}

// Stock is what builds up at a node in the period of the balance; positive fills it.
type Stock struct {
	Node string
	Reading
}

// Network is a process network with what is known of its flows.
type Network struct {
	Streams    []Stream
	Stocks     []Stock
	Components []string   // conserved: their balances are closed as well, jointly
	Closed     [][]string // components whose concentrations sum to 1 in every stream
	Bounds     bool       // flows and concentrations are not negative
}

// Options choose what Reconcile does.
type Options struct {
	Alpha    float64     // level of the tests; 0: 0.05
	Serial   bool        // repeat without the worst stream until the global test passes
	Variance bool        // variances also of networks above VarianceUpTo streams
	Pairs    [][2]string // streams whose covariance is wanted
}

// VarianceUpTo is the number of streams up to which variances are computed unasked.
const VarianceUpTo = 20_000

// The classes of a stream.
const (
	Redundant    = "redundant"    // measured, and checked by other readings
	Nonredundant = "nonredundant" // measured or fixed, checked by nothing
	Observable   = "observable"   // unmeasured, fixed by the readings of others
	Unobservable = "unobservable" // unmeasured, and could be anything
)
