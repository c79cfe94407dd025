package option

import (
	"cmp"
	"slices"
	"strings"

	"headwater/datum"
)

// The kinds of need, in the order in which they are met.
const (
	NeedLimit     = "limit"     // a limit, permit or quota that is exceeded
	NeedIndicator = "indicator" // an indicator that is not at level I
	NeedLoss      = "loss"      // what a balance loses
)

// Need is a reason to look for techniques.
type Need struct {
	Kind      string     `json:"kind"`
	ID        string     `json:"id"` // parameter, indicator, or quantity and process
	Name      datum.Text `json:"name,omitzero"`
	Level     string     `json:"level,omitempty"`
	Binding   bool       `json:"binding,omitempty"` // keeps the plant from a better grade for certain
	Amount    *float64   `json:"amount"`            // what an effect would act on, in the plant's own unit
	Unit      string     `json:"unit,omitempty"`
	Money     *float64   `json:"money"` // what it costs in a year, where prices are stated
	Currency  string     `json:"currency,omitempty"`
	Resources []string   `json:"resources"`
}

// Match is a need with the techniques that may meet it.
type Match struct {
	Need
	Techniques []Suggestion `json:"techniques"`
}

// Suggestion is a technique, why it is proposed, and what it could do here. Its costs are
// hints in the currency and year of its source; nothing is converted.
type Suggestion struct {
	Technique  string       `json:"technique"`
	Name       datum.Text   `json:"name"`
	Library    string       `json:"library"`
	Process    datum.Text   `json:"process"`
	Mechanism  datum.Text   `json:"mechanism"`
	Effects    []Expected   `json:"effects"`
	Limits     datum.Text   `json:"limits,omitzero"` // where it does not apply
	Investment *Cost        `json:"investment,omitempty"`
	Saving     *Cost        `json:"saving,omitempty"`
	Evidence   string       `json:"evidence"`
	Confidence string       `json:"confidence"`
	Doubts     []datum.Text `json:"doubts,omitempty"`
	Option     string       `json:"option,omitempty"` // of the plant file, where it is one already
}

// Expected is one effect of a technique. Low and High are what it would take off the
// amount of the need, where it is stated in percent: a range of the source, not a promise.
type Expected struct {
	Effect
	Low     *float64 `json:"low"`
	High    *float64 `json:"high"`
	InUnit  string   `json:"in_unit,omitempty"`
	Applies bool     `json:"applies"` // it is about what is needed
}

var confidences = []string{"high", "medium-high", "medium", "medium-low", "low"}

// Suggest finds techniques for needs: those of the libraries of a sector whose effects are
// about what is needed, the surest first. Needs keep their order, but losses go by money.
// known gives the plant's option that uses a technique, or "".
func Suggest(libraries []*Library, sectors []string, needs []Need, known func(technique string) string) []Match {
	needs = slices.Clone(needs)
	slices.SortStableFunc(needs, func(a, b Need) int {
		return cmp.Or(cmp.Compare(rankOfKind(a.Kind), rankOfKind(b.Kind)), cmp.Compare(money(b), money(a)))
	})
	out := []Match{}
	for _, n := range needs {
		m := Match{Need: n, Techniques: []Suggestion{}}
		for _, l := range libraries {
			if len(sectors) > 0 && !slices.ContainsFunc(sectors, func(s string) bool { return slices.Contains(l.Sectors, s) }) {
				continue
			}
			for i := range l.Techniques {
				if s, ok := suggestion(l, &l.Techniques[i], &n, known); ok {
					m.Techniques = append(m.Techniques, s)
				}
			}
		}
		slices.SortStableFunc(m.Techniques, func(a, b Suggestion) int {
			return cmp.Compare(slices.Index(confidences, a.Confidence), slices.Index(confidences, b.Confidence))
		})
		out = append(out, m)
	}
	return out
}

func rankOfKind(kind string) int {
	return slices.Index([]string{NeedLimit, NeedIndicator, NeedLoss}, kind)
}

func money(n Need) float64 {
	if n.Kind != NeedLoss || n.Money == nil {
		return 0
	}
	return *n.Money
}

func suggestion(l *Library, t *Technique, n *Need, known func(string) string) (Suggestion, bool) {
	s := Suggestion{Technique: t.ID, Name: t.Name, Library: l.ID, Process: t.Process, Mechanism: t.Mechanism, Effects: []Expected{}, Limits: t.Limits,
		Investment: t.Investment, Saving: t.Saving, Evidence: t.Evidence, Confidence: t.Confidence, Doubts: t.Doubts, Option: known(t.ID)}
	found := false
	for i := range t.Effects {
		e := Expected{Effect: t.Effects[i], Applies: slices.Contains(n.Resources, t.Effects[i].Resource)}
		found = found || e.Applies
		if e.Applies && e.Unit == "%" && n.Amount != nil && takesOff(e.What.EN) {
			e.InUnit = n.Unit
			low, high := e.Min, e.Max
			if e.Value != nil {
				low, high = e.Value, e.Value
			}
			for _, end := range []struct{ from, to **float64 }{{&low, &e.Low}, {&high, &e.High}} {
				if *end.from != nil {
					*end.to = new(**end.from / 100 * *n.Amount)
				}
			}
		}
		s.Effects = append(s.Effects, e)
	}
	return s, found
}

// takesOff reports whether an effect is a part saved or avoided, by the words of its
// description: a share that is left, or a recovery of something else, is no saving here.
func takesOff(what string) bool {
	return slices.ContainsFunc([]string{"saved", "less", "reduc", "avoided"}, func(word string) bool { return strings.Contains(strings.ToLower(what), word) })
}
