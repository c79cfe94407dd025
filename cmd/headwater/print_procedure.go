package main

import (
	"fmt"
	"strings"

	"headwater/procedure"
	"headwater/report"
	"headwater/say"
)

// printStatus writes where an audit stands as tables or as JSON.
func (e *env) printStatus(r *procedure.Result) error {
	if e.json() {
		return e.printJSON(r)
	}
	l, w := e.lang(), e.stdout
	fmt.Fprintf(w, "%s (%s) · %s\n", r.Template.Title.In(string(l)), r.Template.ID, say.Term(l, "edition-"+r.Edition))
	if r.Before != nil {
		fmt.Fprintf(w, "%s: %s", say.Term(l, "level"), levelName(l, r.Before.Level))
		if r.After != nil {
			fmt.Fprintf(w, " → %s", levelName(l, r.After.Level))
		}
		fmt.Fprintln(w)
	}
	fmt.Fprintln(w)
	t := newTable("", say.Term(l, "step"), say.Term(l, "id"), say.Term(l, "state"), say.Term(l, "date"), say.Term(l, "why"))
	t.right(0)
	for _, p := range r.Phases {
		t.add("", p.Name.In(string(l)))
		for i := range p.Steps {
			s := &p.Steps[i]
			var why []string
			for k := range s.Reasons {
				why = append(why, say.Reason(l, &s.Reasons[k]))
			}
			t.add(fmt.Sprint(s.Number), s.Name.In(string(l)), s.ID, say.Term(l, "step-state-"+s.State), s.Done.String(), strings.Join(why, "; "))
		}
	}
	if err := t.write(w); err != nil {
		return err
	}
	fmt.Fprintln(w, report.StepCounts(l, r))
	if err := e.printMembers(r); err != nil {
		return err
	}
	if err := e.printDeadlines(r); err != nil {
		return err
	}
	e.printFindings(r)
	return nil
}

func (e *env) printMembers(r *procedure.Result) error {
	if len(r.Members) == 0 {
		return nil
	}
	l := e.lang()
	fmt.Fprintln(e.stdout)
	t := newTable(say.Term(l, "member"), say.Term(l, "step-state-done"), say.Term(l, "steps-open"), say.Term(l, "severity-error"), say.Term(l, "level"))
	t.right(1, 3)
	for _, m := range r.Members {
		level := ""
		if m.Level != "" {
			level = levelName(l, m.Level)
		}
		if m.After != "" {
			level += " → " + levelName(l, m.After)
		}
		t.add(m.ID, fmt.Sprint(m.Counts[procedure.StepDone]), strings.Join(m.Open, ", "), fmt.Sprint(m.Errors), level)
	}
	return t.write(e.stdout)
}

func (e *env) printDeadlines(r *procedure.Result) error {
	if len(r.Deadlines) == 0 {
		return nil
	}
	l := e.lang()
	fmt.Fprintln(e.stdout)
	t := newTable(say.Term(l, "deadline"), say.Term(l, "due-date"), say.Term(l, "event-date"), say.Term(l, "state"), say.Term(l, "verification"))
	for _, d := range r.Deadlines {
		t.add(d.What.In(string(l)), d.Due.String(), d.Done.String(), report.DeadlineText(l, &d), say.Term(l, "verification-"+d.Read))
	}
	return t.write(e.stdout)
}

func (e *env) printFindings(r *procedure.Result) {
	l := e.lang()
	if len(r.Findings) == 0 {
		fmt.Fprintln(e.stdout, "\n"+say.Term(l, "findings-none"))
		return
	}
	fmt.Fprintln(e.stdout)
	for i := range r.Findings {
		f := &r.Findings[i]
		fmt.Fprintf(e.stdout, "%s: %s [%s]\n", say.Term(l, "severity-"+f.Severity), say.Reason(l, &f.Reason), f.Rule)
		if len(f.At) > 0 {
			fmt.Fprintf(e.stdout, "    %s\n", strings.Join(f.At, ", "))
		}
	}
}
