package main

import (
	"errors"
	"fmt"
	"slices"

	"headwater/audit"
	"headwater/catalogue"
	"headwater/datum"
	"headwater/fault"
	"headwater/input"
	"headwater/plant"
	"headwater/rating"
	"headwater/report"
	"headwater/say"
)

// rateAgainst holds every plant against its own system and against another, or against
// what is in force on another day.
func (e *env) rateAgainst(paths []string, system, against string) error {
	cat, err := e.loadCatalogue()
	if err != nil {
		return err
	}
	day, err := datum.ParseDate(against)
	isDay := err == nil
	if _, ok := cat.System(against); !isDay && !ok {
		return fault.NotFound("", "against-unknown", against, input.Nearest(against, cat.SystemIDs()))
	}
	var changes []audit.Change
	var bad []error
	for _, path := range paths {
		pf, err := e.readPlant(path)
		if err != nil {
			bad = append(bad, err)
			continue
		}
		other, override := *pf.plant, against
		if isDay {
			other, override = onDay(cat, pf.plant, system, day), ""
		}
		first, second := e.rules(cat, system), e.rules(cat, override)
		first.Beside, second.Beside = systemsOf(&other, override), systemsOf(pf.plant, system)
		before, errA := audit.Assess(first, pf.plant)
		after, errB := audit.Assess(second, &other)
		if err := pf.file.Merge(pf.bad, errA); err != nil {
			bad = append(bad, err)
			continue
		}
		if err := pf.file.Locate(errB); err != nil {
			bad = append(bad, err)
			continue
		}
		changes = append(changes, audit.Against(before, after))
	}
	if err := errors.Join(bad...); err != nil {
		return err
	}
	return e.printChanges(against, changes)
}

// systemsOf lists what a plant is graded by.
func systemsOf(p *plant.Plant, override string) (ids []string) {
	if override != "" {
		return []string{override}
	}
	if p.Index.System != "" {
		return []string{p.Index.System}
	}
	for _, a := range p.Index.Assessments {
		ids = append(ids, a.System)
	}
	return ids
}

// onDay is the plant as it would be judged on a day, by what is in force then.
func onDay(cat *catalogue.Catalogue, p *plant.Plant, system string, day datum.Date) plant.Plant {
	other := *p
	other.JudgedOn = day
	if system != "" && system != p.Index.System {
		other.Index.System, other.Index.Profile, other.Index.Assessments = system, "", nil
	}
	if other.Index.System != "" {
		other.Index.System, other.Index.Profile = then(cat, other.Index.System, other.Index.Profile, day)
		return other
	}
	other.Index.Assessments = nil
	for _, a := range p.Index.Assessments {
		a.System, a.Profile = then(cat, a.System, a.Profile, day)
		other.Index.Assessments = append(other.Index.Assessments, a)
	}
	return other
}

// then is the version of a system that is in force on a day, and the profile if that
// version has it as well.
func then(cat *catalogue.Catalogue, system, profile string, day datum.Date) (string, string) {
	v, ok := cat.InForce(system, day)
	if !ok || v.ID == system {
		return system, profile
	}
	sys, ok := cat.System(v.ID)
	if !ok || !slices.ContainsFunc(sys.Profiles, func(x rating.Profile) bool { return x.ID == profile }) {
		profile = ""
	}
	return v.ID, profile
}

func (e *env) printChanges(against string, changes []audit.Change) error {
	l := e.lang()
	falls := 0
	for i := range changes {
		say.Fill(l, &changes[i])
		if changes[i].Change == audit.Falls {
			falls++
		}
	}
	if e.json() {
		return e.printJSON(map[string]any{"against": against, "falls": falls, "plants": changes})
	}
	t := newTable(say.Term(l, "plant"), say.Term(l, "system"), say.Term(l, "level"), say.Term(l, "against"), say.Term(l, "level"), say.Term(l, "change"))
	for _, c := range changes {
		t.add(c.Plant, c.From.System, standingText(l, &c.From), c.To.System, standingText(l, &c.To), say.Term(l, "change-"+c.Change))
	}
	if err := t.write(e.stdout); err != nil {
		return err
	}
	fmt.Fprintf(e.stdout, say.Term(l, "falls-count")+"\n", falls, len(changes))
	for i := range changes {
		if err := e.printIndicatorChanges(&changes[i]); err != nil {
			return err
		}
	}
	return nil
}

func standingText(l say.Lang, s *audit.Standing) string {
	text := levelName(l, s.Level)
	if s.Possible.Best != s.Possible.Worst {
		text = rangeText(l, s.Possible)
	}
	if s.Validity != string(datum.Valid) {
		text += " (" + say.Term(l, "validity-"+s.Validity) + ")"
	}
	return text
}

// printIndicatorChanges lists the indicators whose level changes, and how many the other
// document asks for besides.
func (e *env) printIndicatorChanges(c *audit.Change) error {
	l := e.lang()
	if len(c.Indicators)+len(c.Added)+c.Missing == 0 {
		return nil
	}
	fmt.Fprintf(e.stdout, "\n%s\n", c.Plant)
	if len(c.Indicators) > 0 {
		t := newTable(say.Term(l, "indicator"), say.Term(l, "product"), say.Term(l, "level"), say.Term(l, "against"), say.Term(l, "change"))
		for _, x := range c.Indicators {
			t.add(x.ID, x.Product, levelOrDash(l, x.From), levelOrDash(l, x.To), say.Term(l, "change-"+x.Change))
		}
		if err := t.write(e.stdout); err != nil {
			return err
		}
	}
	if len(c.Added)+c.Missing > 0 {
		fmt.Fprintf(e.stdout, say.Term(l, "against-added")+"\n", len(c.Added), c.Missing)
	}
	return nil
}

func levelOrDash(l say.Lang, id string) string {
	if id == "" {
		return report.Number(nil)
	}
	return levelName(l, id)
}
