package main

import (
	"fmt"

	"headwater/procedure"
	"headwater/report"
	"headwater/say"
)

// printProcedureRules shows a document of the procedure.
func (e *env) printProcedureRules(r *procedure.Rules) error {
	l := e.lang()
	lang := string(l)
	fmt.Fprintf(e.stdout, "%s  %s\n", r.ID, r.Title.In(lang))
	fmt.Fprintf(e.stdout, "%s: %s\n", say.Term(l, "verification"), say.Term(l, "verification-"+r.Verification))
	for _, d := range r.Doubts {
		fmt.Fprintf(e.stdout, "%s %s\n", say.Term(l, "doubt"), d.In(string(l)))
	}
	t := newTable("")
	if r.Template != nil {
		if r.Template.Basis != "" {
			t.add(say.Term(l, "based-on"), r.Template.Basis)
		}
		for _, p := range r.Template.Phases {
			t.add("", p.Audit.In(lang)+" / "+p.Assessment.In(lang))
			for _, s := range p.Steps {
				t.add(fmt.Sprint(s.Number), s.Name.In(lang), s.ID)
			}
		}
		for _, x := range r.Template.Leave {
			t.add(say.Term(l, "step-state-left-out"), x.Step, x.Why.In(lang))
		}
		for _, id := range r.Template.Shared {
			t.add(say.Term(l, "step-state-shared"), id)
		}
	}
	for _, j := range r.Jurisdictions {
		t.add(j.ID, j.Name.In(lang), j.Parent)
		for _, d := range j.Deadlines {
			t.add("  "+d.ID, d.What.In(lang), d.From, report.DeadlineSpan(l, &d), say.Term(l, "verification-"+d.Read), d.Source.In(lang))
		}
	}
	for _, s := range r.Sheets {
		t.add(s.ID, s.Name.In(lang), s.Jurisdiction)
		for _, x := range s.Vetoes {
			t.add("  "+x.ID, x.Name.In(lang), say.Term(l, "veto"))
		}
		for _, x := range s.Items {
			points := say.Term(l, "gap-unread")
			if x.Points != nil {
				points = report.Number(x.Points)
			}
			t.add("  "+x.ID, x.Name.In(lang), points)
		}
	}
	for _, list := range [][]procedure.Named{r.Capability, r.Roles} {
		for _, x := range list {
			t.add(x.ID, x.Name.In(lang), say.Term(l, "verification-"+x.Read))
		}
	}
	for _, x := range r.Factors {
		t.add(x.ID, x.Name.In(lang), fmt.Sprintf("%g–%g", x.Min, x.Max))
	}
	for _, x := range r.Obsolete {
		t.add(x.ID, x.Name.In(lang), x.Model, x.Until.String(), x.Basis)
	}
	for _, x := range r.Forms {
		t.add(x.ID, x.Name.In(lang), say.Term(l, "verification-"+x.Read))
	}
	return t.write(e.stdout)
}
