package account

import (
	"cmp"
	"math"

	"headwater/fault"
	"headwater/plant"
	"headwater/unit"
)

// basis says where the amounts of a ledger come from: the year's accounts, or the
// measured campaign.
type basis struct {
	// amount of a stream with its uncertainty, or the reason for which there is none
	amount func(s *plant.Stream) (unit.Quantity, string, *fault.Reason)
	// content of a component that the stream carries
	content func(s *plant.Stream, component string) (unit.Quantity, *fault.Reason)
	carries func(s *plant.Stream) bool // whether the stream belongs to the basis at all
	stocks  bool
	beside  bool // whether the campaign's figure stands beside
}

// year is the basis of the official accounts: stated values only.
func (a *accountant) year() basis {
	return basis{
		amount: func(s *plant.Stream) (unit.Quantity, string, *fault.Reason) {
			q, ok := s.Amount.At(a.plant.Year())
			if !ok {
				return q, "", reason("amount-missing", s.ID)
			}
			q, from := a.uncertain(yearly(q), s.Method, a.trusted(s.ID, ""))
			return q, from, nil
		},
		content: func(s *plant.Stream, component string) (unit.Quantity, *fault.Reason) {
			q := s.Contents()[component]
			if q == nil {
				return unit.Quantity{}, reason("content-missing", s.ID, component)
			}
			out, _ := a.uncertain(*q, s.Method, a.trusted(s.ID, component))
			return out, nil
		},
		carries: func(*plant.Stream) bool { return true },
		stocks:  true, beside: true,
	}
}

// trusted is the relative uncertainty of a campaign that was long enough.
func (a *accountant) trusted(stream, component string) float64 {
	if !a.enough {
		return 0
	}
	return a.relative(stream, component)
}

// uncertain gives a quantity its standard uncertainty: the stated one, or else that of
// the campaign's mean and that of the method put together,
//
//	u = |x| · √(r_campaign² + r_method²)
//
// as far as the plant file states them; and where it came from.
func (a *accountant) uncertain(q unit.Quantity, method string, campaign float64) (unit.Quantity, string) {
	if q.SD > 0 {
		return q, "stated"
	}
	byMethod := a.plant.Uncertainty[method].Value / 100
	q.SD = math.Abs(q.Value) * math.Hypot(campaign, byMethod)
	switch {
	case q.SD == 0:
		return q, ""
	case campaign > 0 && byMethod > 0:
		return q, "campaign+method"
	case campaign > 0:
		return q, "campaign"
	}
	return q, "method"
}

// yearly turns an amount per year into the amount of the year.
func yearly(q unit.Quantity) unit.Quantity {
	if u := q.Unit.Mul(perYear); u.Same(kilogram) || u.Same(cubic) {
		q.Unit = u
	}
	return q
}

// stockChange is closing − opening in kg or another unit that in makes of an amount.
func (a *accountant) stockChange(s *plant.Stock, in func(unit.Quantity) (unit.Quantity, *fault.Reason)) (*amount, *fault.Reason) {
	var ends [2]unit.Quantity
	for i, series := range []plant.Series{s.Opening, s.Closing} {
		q, ok := series.At(a.plant.Year())
		if !ok {
			return nil, reason("stock-missing", s.Process, s.Material)
		}
		q, _ = a.uncertain(q, s.Method, 0)
		q, why := in(q)
		if why != nil {
			return nil, why
		}
		ends[i] = q
	}
	sd := math.Hypot(ends[0].SD, ends[1].SD)
	if ends[0].SD == 0 && ends[0].Value != 0 || ends[1].SD == 0 && ends[1].Value != 0 {
		sd = 0 // one of the two is not known
	}
	return &amount{ends[1].Value - ends[0].Value, sd}, nil
}

// unconvertible says why an amount cannot be put into a unit.
func unconvertible(id string, q unit.Quantity, to unit.Unit) *fault.Reason {
	if q.Unit.Same(cubic) || q.Unit.Same(kilogram) {
		return reason("density-missing", id, q.Unit.String(), to.String())
	}
	return reason("amount-unconvertible", id, q.Unit.String(), to.String())
}

func stockID(s *plant.Stock) string { return cmp.Or(s.Process, "-") + ":" + s.Material }
