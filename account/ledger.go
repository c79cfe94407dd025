package account

import (
	"headwater/datum"
	"headwater/fault"
	"headwater/plant"
	"headwater/unit"
)

// ledger is one conserved quantity of the plant: every stream that carries it, in one
// unit, and every stock of it.
type ledger struct {
	id       string
	name     datum.Text
	kind     string
	unit     unit.Unit
	toxic    bool
	reactive bool
	flows    []flow
	stocks   []stock
}

// amount is a value in the ledger's unit; an sd of 0 is not known.
type amount struct{ value, sd float64 }

// flow is one stream of a ledger. A nil amount is not known, and why says why.
type flow struct {
	stream   *plant.Stream // nil for what an energy account states
	id       string
	name     datum.Text
	from, to string
	role     string
	amount   *amount
	sdFrom   string
	why      *fault.Reason
	beside   *amount // the campaign's figure for the year
}

// stock is the change of a stock at a process.
type stock struct {
	process string
	change  *amount
	why     *fault.Reason
}

func (l *ledger) touches(n nodes) bool {
	for i := range l.flows {
		if f := &l.flows[i]; n[f.from] != n[f.to] {
			return true
		}
	}
	for _, s := range l.stocks {
		if n[s.process] {
			return true
		}
	}
	return false
}

// shown is the flow as results carry it.
func (f *flow) shown() Flow {
	out := Flow{ID: f.id, Name: f.name, From: f.from, To: f.to, Role: f.role, SDFrom: f.sdFrom, Reason: f.why}
	if f.stream != nil {
		out.Material, out.Method, out.Meter = f.stream.Material, f.stream.Method, f.stream.Meter
	}
	if f.amount != nil {
		out.Stated = &f.amount.value
		if f.amount.sd > 0 {
			out.SD = &f.amount.sd
		}
	}
	if f.beside != nil {
		out.CampaignYear = &f.beside.value
		if f.beside.sd > 0 {
			out.CampaignSD = &f.beside.sd
		}
	}
	return out
}

// The roles of streams.
const (
	raw         = "raw"
	auxiliary   = "auxiliary"
	fresh       = "fresh"
	circulating = "circulating"
	cascade     = "cascade"
	reclaimed   = "reclaimed"
	product     = "product"
	byProduct   = "by-product"
	waste       = "waste"
	loss        = "loss"
	emission    = "emission"
)

// reuse reports whether a role is one of the three kinds of used again.
func reuse(role string) bool { return role == circulating || role == cascade || role == reclaimed }

const water = "water"

var (
	tonne    = unit.MustParse("t")
	kilogram = unit.MustParse("kg")
	cubic    = unit.MustParse("m3")
	perYear  = unit.MustParse("a")
	hour     = unit.MustParse("h")
)
