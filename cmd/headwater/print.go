package main

import (
	"fmt"
	"strings"

	"headwater/audit"
	"headwater/datum"
	"headwater/rating"
	"headwater/report"
	"headwater/say"
)

// printResult writes a result as a table for people or as JSON.
func (e *env) printResult(r *audit.Result, all bool) error {
	say.Fill(e.lang(), r)
	if e.json() {
		return e.printJSON(r)
	}
	e.printSummary(r)
	for _, a := range r.Assessments {
		if err := e.printIndicators(r, a, all); err != nil {
			return err
		}
		e.printBoundaries(a)
		if err := e.printLifts(a); err != nil {
			return err
		}
	}
	return nil
}

// printSummary is the minute's reading: level, index, what binds, what is unknown.
func (e *env) printSummary(r *audit.Result) {
	l, w := e.lang(), e.stdout
	lang := string(l)
	fmt.Fprintf(w, "%s · %s %d · %s %s\n", r.Plant.Name.In(lang), say.Term(l, "data-year"), r.Plant.Year, say.Term(l, "judged"), r.JudgedOn)
	if r.Plant.Synthetic {
		fmt.Fprintln(w, "** "+say.Term(l, "synthetic")+" **")
	}
	if !r.Submittable {
		fmt.Fprintln(w, "** "+say.Term(l, "not-submittable")+" **")
	}
	for _, a := range r.Assessments {
		fmt.Fprintf(w, "\n%s: %s (%s)\n", say.Term(l, "system"), a.Title.In(lang), a.System)
		e.printLevel(a)
		e.printBinding(a)
		for i := range a.Warnings {
			fmt.Fprintf(w, "%s: %s\n", say.Term(l, "warnings"), say.Reason(l, &a.Warnings[i]))
		}
	}
	for i := range r.Warnings {
		fmt.Fprintf(w, "%s: %s\n", say.Term(l, "warnings"), say.Reason(l, &r.Warnings[i]))
	}
	e.printExceeded(r)
}

// printExceeded says which limits that bind the plant are exceeded. Foreign ones are a
// benchmark and stay in the report.
func (e *env) printExceeded(r *audit.Result) {
	l := e.lang()
	exceeded, open, all := []string{}, 0, 0
	for i := range r.Limits {
		c := &r.Limits[i]
		if c.Foreign {
			continue
		}
		all++
		switch {
		case c.Pass == nil:
			open++
		case !*c.Pass:
			exceeded = append(exceeded, report.Pollutant(l, c)+" "+report.Statistic(l, c))
		}
	}
	if all == 0 {
		return
	}
	fmt.Fprintf(e.stdout, "\n"+say.Term(l, "limits-exceeded"), len(exceeded), all)
	if open > 0 {
		fmt.Fprintf(e.stdout, " · "+say.Term(l, "limits-open"), open)
	}
	fmt.Fprintln(e.stdout)
	for _, text := range exceeded {
		fmt.Fprintln(e.stdout, "  - "+text)
	}
}

// printBalances sums up what is unaccounted for.
func (e *env) printBalances(r *audit.Result) {
	lines := report.BalanceLines(e.lang(), r.Balances)
	if len(lines) == 0 {
		return
	}
	fmt.Fprintf(e.stdout, "\n%s:\n", say.Term(e.lang(), "balances"))
	for _, line := range lines {
		fmt.Fprintln(e.stdout, "  - "+line)
	}
	if s := r.Reconciled; s != nil {
		fmt.Fprintf(e.stdout, say.Term(e.lang(), "reconciled-line")+"\n", levelName(e.lang(), s.To.Level), levelName(e.lang(), s.From.Level))
	}
}

func (e *env) printLevel(a *rating.Assessment) {
	l, w := e.lang(), e.stdout
	level := levelName(l, a.Level)
	if a.Grade != nil {
		level += " (" + a.Grade.In(string(l)) + ")"
	}
	fmt.Fprintf(w, "%s: %s", say.Term(l, "level"), level)
	if a.Level == rating.Undetermined && a.Possible.Best != "" {
		fmt.Fprintf(w, ", %s %s", say.Term(l, "possible"), rangeText(l, a.Possible))
	}
	fmt.Fprintln(w)
	if text := report.Certainty(l, a); text != "" {
		draws := fmt.Sprintf(say.Term(l, "certainty-draws"), a.Joint.Draws, a.Joint.Inputs)
		fmt.Fprintf(w, "%s: %s; %s\n", say.Term(l, "certainty"), text, draws)
	}
	var parts []string
	for _, id := range []string{"I", "II", "III", "P"} {
		if b, ok := a.Index.Bounds[id]; ok {
			parts = append(parts, report.IndexName(id)+" "+report.Bounds(b))
		}
	}
	if len(parts) > 0 {
		fmt.Fprintf(w, "%s: %s\n", say.Term(l, "index"), strings.Join(parts, " · "))
	}
}

func levelName(l say.Lang, id string) string { return say.Term(l, "level-"+id) }

func rangeText(l say.Lang, p rating.Possible) string {
	return fmt.Sprintf(say.Term(l, "possible-range"), levelName(l, p.Best), levelName(l, p.Worst))
}

func (e *env) printBinding(a *rating.Assessment) {
	l := e.lang()
	names := map[string]datum.Text{}
	for _, row := range a.Indicators {
		names[row.ID] = row.Name
	}
	last := ""
	for i := range a.Binding {
		b := &a.Binding[i]
		if !b.Certain {
			continue
		}
		if b.Grade != last {
			fmt.Fprintf(e.stdout, "%s %s:\n", say.Term(l, "binding"), levelName(l, b.Grade))
			last = b.Grade
		}
		text := say.Term(l, "cond-"+b.Condition)
		switch {
		case b.Condition == "index" && b.Reason != nil:
			text = say.Reason(l, b.Reason)
		case b.Indicator != "":
			text += ": " + names[b.Indicator].In(string(l)) + " [" + b.Indicator + "]"
			if b.Level != "" {
				text += fmt.Sprintf(" %s %s, %s %s", say.Term(l, "is"), levelName(l, b.Level), say.Term(l, "needs"), levelName(l, b.Required))
			}
		}
		fmt.Fprintln(e.stdout, "  - "+text)
	}
}

func (e *env) printIndicators(r *audit.Result, a *rating.Assessment, all bool) error {
	l := e.lang()
	fmt.Fprintln(e.stdout)
	t := newTable(say.Term(l, "indicator"), say.Term(l, "name"), say.Term(l, "value"), say.Term(l, "unit"), say.Term(l, "level"), say.Term(l, "weight"), say.Term(l, "state"))
	t.right(2, 5)
	hidden := 0
	for i := range a.Indicators {
		row := &a.Indicators[i]
		if row.Status == "not-applicable" && !all {
			hidden++
			continue
		}
		id := row.ID
		if row.Part != "" {
			id = "  " + row.Part
		}
		if row.Limiting != nil && *row.Limiting {
			id += " *"
		}
		state := say.Term(l, row.Status)
		if row.Reason != nil {
			state += ": " + say.Reason(l, row.Reason)
		}
		value := report.Number(row.Value)
		if row.Value != nil && row.SD > 0 {
			value = report.Digits(row.SD)(row.Value) + " ± " + report.Digits(row.SD)(&row.SD)
		}
		t.add(id, row.Name.In(string(l)), value, row.Unit, rowLevel(l, row), report.Number(row.EffectiveWeight), state)
	}
	if err := t.write(e.stdout); err != nil {
		return err
	}
	if hidden > 0 {
		fmt.Fprintf(e.stdout, say.Term(l, "hidden-rows")+"\n", hidden)
	}
	return nil
}

// rowLevel prints the level of a row, or the range that is open to it.
func rowLevel(l say.Lang, row *rating.IndicatorRow) string {
	switch {
	case row.Level != nil:
		return levelName(l, *row.Level)
	case row.Possible != nil:
		return levelName(l, row.Possible.Best) + "…" + levelName(l, row.Possible.Worst)
	}
	return ""
}

func (e *env) printBoundaries(a *rating.Assessment) {
	l := e.lang()
	for i := range a.Indicators {
		row := &a.Indicators[i]
		if row.Boundary == nil || !row.Boundary.Decides {
			continue
		}
		var parts []string
		for _, alt := range row.Boundary.Alternatives {
			if alt.Value != nil {
				parts = append(parts, fmt.Sprintf("%s %s → %s", say.Term(l, "rule-"+string(alt.Rule)), report.Number(alt.Value), levelName(l, alt.Level)))
			}
		}
		fmt.Fprintf(e.stdout, "%s: "+say.Term(l, "boundary-decides")+"\n", row.Name.In(string(l)), strings.Join(parts, " · "))
	}
}

func (e *env) printLifts(a *rating.Assessment) error {
	l := e.lang()
	if len(a.Sensitivity) == 0 {
		return nil
	}
	fmt.Fprintln(e.stdout)
	t := newTable(say.Term(l, "lift"), say.Term(l, "product"), say.Term(l, "to"), say.Term(l, "change"), say.Term(l, "unit"), say.Term(l, "gain"), say.Term(l, "after"))
	t.right(3, 5)
	for _, s := range a.Sensitivity {
		after := levelName(l, s.LevelAfter)
		if s.LevelAfter == rating.Undetermined {
			after = rangeText(l, s.Possible)
		}
		t.add(s.ID, s.Product, levelName(l, s.To), report.Number(s.Change), s.Unit, report.Bounds(s.Gain), after)
	}
	return t.write(e.stdout)
}
