package procedure

import (
	"maps"
	"slices"

	"headwater/plant"
	"headwater/unit"
)

// AfterPlant is the plant in the period after its options: the data of that year, the
// answers and discharges that are stated for it. What the file gives as one value belongs
// to the base period and is not taken over: an indicator without a value of its own year
// is missing, not unchanged. Answers in words hold on until others are stated.
//
// nil where the file names no period after. The plant is not modified.
func AfterPlant(p *plant.Plant) *plant.Plant {
	if p.Audit == nil || p.Audit.After == nil {
		return nil
	}
	x := p.Audit.After
	after := *p
	after.Period = x.Period
	after.Campaign, after.Stocks = nil, nil
	after.Products = slices.Clone(p.Products)
	for i := range after.Products {
		o := &after.Products[i]
		o.Output, o.Value, o.Qualified = yearly(o.Output), yearly(o.Value), yearly(o.Qualified)
	}
	after.Streams = slices.Clone(p.Streams)
	for i := range after.Streams {
		after.Streams[i].Amount = yearly(after.Streams[i].Amount)
	}
	after.Energy = slices.Clone(p.Energy)
	for i := range after.Energy {
		e := &after.Energy[i]
		for _, s := range []*plant.Series{&e.Purchased, &e.SelfGenerated, &e.Opening, &e.Closing, &e.Feedstock, &e.Sold, &e.Recovered} {
			*s = yearly(*s)
		}
		e.Use, e.RecoveredBy = yearlyAll(e.Use), yearlyAll(e.RecoveredBy)
	}
	after.Discharges = afterDischarges(p, x)
	if x.Limits != nil {
		after.Limits = x.Limits
	}
	if x.Days > 0 {
		after.Days = x.Days
	}
	after.Index.Answers = wordsOf(p.Index.Answers)
	maps.Copy(after.Index.Answers, x.Answers)
	after.Index.Assessments = slices.Clone(p.Index.Assessments)
	for i := range after.Index.Assessments {
		after.Index.Assessments[i].Answers = wordsOf(p.Index.Assessments[i].Answers)
	}
	return &after
}

// yearly keeps what a series gives by year.
func yearly(s plant.Series) plant.Series {
	s.Single = nil
	return s
}

func yearlyAll(m map[string]plant.Series) map[string]plant.Series {
	out := map[string]plant.Series{}
	for id, s := range m {
		out[id] = yearly(s)
	}
	return out
}

// wordsOf keeps the answers in words.
func wordsOf(m map[string]plant.Answer) map[string]plant.Answer {
	out := map[string]plant.Answer{}
	for id, a := range m {
		if a.Value == nil && a.Values == nil {
			out[id] = a
		}
	}
	return out
}

// afterDischarges puts the discharges that are stated for the period after in the place
// of those of the same pollutant, point and process.
func afterDischarges(p *plant.Plant, x *plant.After) []plant.Discharge {
	var out []plant.Discharge
	for _, d := range p.Discharges {
		if slices.ContainsFunc(x.Discharges, func(n plant.Discharge) bool {
			return n.Pollutant == d.Pollutant && n.Medium == d.Medium && n.Point == d.Point && n.Process == d.Process
		}) {
			continue
		}
		d.Flow, d.Concentration, d.Load, d.Dilution = yearly(d.Flow), yearly(d.Concentration), yearly(d.Load), yearly(d.Dilution)
		d.DailyMax, d.Oxygen = unit.Quantity{}, unit.Quantity{}
		out = append(out, d)
	}
	return append(out, x.Discharges...)
}

// BasePlant is the plant as it stood in its data year: options that were carried out later
// are planned. The plant is not modified; one without an audit file is itself.
func BasePlant(p *plant.Plant) *plant.Plant {
	if p.Audit == nil {
		return p
	}
	base := *p
	base.Options = slices.Clone(p.Options)
	for i := range base.Options {
		for _, m := range p.Audit.Implementation {
			if m.Option == base.Options[i].ID && !m.Done.IsZero() && m.Done.Year() > p.Year() {
				base.Options[i].Status = Planned
			}
		}
	}
	return &base
}
