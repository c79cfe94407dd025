package procedure

import (
	"slices"

	"headwater/limit"
	"headwater/rating"
)

// Standing is the level at one time, by the first assessment.
type Standing struct {
	System      string          `json:"system"`
	Year        int             `json:"year,omitempty"`
	Level       string          `json:"level"`
	Possible    rating.Possible `json:"possible"`
	Index       rating.Index    `json:"index"`
	Submittable bool            `json:"submittable"`
}

func standing(list []*rating.Assessment) *Standing {
	if len(list) == 0 {
		return nil
	}
	a := list[0]
	return &Standing{System: a.System, Level: a.Level, Possible: a.Possible, Index: a.Index, Submittable: a.Submittable}
}

func (c *chain) indicatorIDs() (out []string) {
	for _, a := range c.rq.Before {
		for i := range a.Indicators {
			if id := a.Indicators[i].ID; !slices.Contains(out, id) {
				out = append(out, id)
			}
		}
	}
	return out
}

// row is the row of an indicator for a product; the first one where none is named.
func row(list []*rating.Assessment, id, product string) *rating.IndicatorRow {
	for _, a := range list {
		for i := range a.Indicators {
			r := &a.Indicators[i]
			if r.ID == id && r.Part == "" && (product == "" || r.Product == product) {
				return r
			}
		}
	}
	return nil
}

// ranks are the levels, best first.
var ranks = []string{"I", "II", "III", rating.Below}

// reached is the best level whose requirement a value meets; below where it meets none,
// and "" where no requirement has a number.
func reached(r *rating.IndicatorRow, v float64) string {
	numbers := false
	for k, used := range []rating.LevelUsed{r.LevelsUsed.I, r.LevelsUsed.II, r.LevelsUsed.III} {
		if used.Limit == nil {
			continue
		}
		numbers = true
		slack := 1e-9 * max(*used.Limit, -*used.Limit)
		if r.LevelsUsed.Direction == "higher" && v >= *used.Limit-slack || r.LevelsUsed.Direction != "higher" && v <= *used.Limit+slack {
			return ranks[k]
		}
	}
	if !numbers {
		return ""
	}
	return rating.Below
}

// exceeded are the checks that fail; foreign benchmarks bind nobody here.
func exceeded(list []limit.Check) (out []*limit.Check) {
	for i := range list {
		if k := &list[i]; !k.Foreign && k.Pass != nil && !*k.Pass {
			out = append(out, k)
		}
	}
	return out
}

// called is what the plant file calls a pollutant that limits name by its canonical id.
func (c *chain) called(parameter string) string {
	for i := range c.p.Discharges {
		if name := c.p.Discharges[i].Pollutant; limit.Pollutant(name) == parameter {
			return name
		}
	}
	return parameter
}
