package procedure_test

import (
	"testing"

	"headwater/audit"
	"headwater/datum"
	"headwater/internal/fixture"
	"headwater/procedure"
)

// onDay follows a file that has only an obligation and events, on a day.
func onDay(t *testing.T, day, text string) map[string]procedure.DeadlineState {
	t.Helper()
	rl := *fixture.Rules(t)
	d, err := datum.ParseDate(day)
	if err != nil {
		t.Fatal(err)
	}
	rl.JudgedOn = d
	r, err := audit.Follow(&rl, fixture.Plant(t, "plant: {id: p}\nperiod: 2022\naudit:\n"+text))
	if err != nil {
		t.Fatal(err)
	}
	out := map[string]procedure.DeadlineState{}
	for _, x := range r.Deadlines {
		out[x.ID] = x
	}
	return out
}

// Deadlines run from the day on which the list was published: one month, two months, one
// year. Source: notices of Guangdong 2023, Ningxia 2022, Hubei 2026 (audit notes 2.2).
func TestDeadlines(t *testing.T) {
	const listed = "  obligation: {classes: [toxic], listed: 2023-01-31}\n"
	d := onDay(t, "2023-02-28", listed)
	for id, want := range map[string]string{"publish": "2023-02-28", "start": "2023-03-31", "submit": "2024-01-31", "disclose": "2024-03-15"} {
		if got := d[id].Due.String(); got != want {
			t.Errorf("%s is due on %s, want %s", id, got, want)
		}
	}
	if x := d["publish"]; x.State != procedure.Due || *x.Days != 0 {
		t.Errorf("on the day itself: %+v", x)
	}
	if x := onDay(t, "2023-03-01", listed)["publish"]; x.State != procedure.Overdue || *x.Days != -1 {
		t.Errorf("a day later: %+v", x)
	}
	x := onDay(t, "2023-06-01", listed+"  events: [{event: published, date: 2023-02-28}, {event: started, date: 2023-04-01}]\n")
	if x["publish"].State != procedure.InTime || x["start"].State != procedure.Late || *x["start"].Days != -1 {
		t.Errorf("%+v %+v", x["publish"], x["start"])
	}
	// the next round runs from the report, at most five years for the toxic class
	if x := d["next-round"]; x.State != procedure.Open || !x.Due.IsZero() {
		t.Errorf("%+v", x)
	}
	if x := onDay(t, "2024-02-01", listed+"  events: [{event: submitted, date: 2024-01-20}]\n")["next-round"]; x.Due.String() != "2029-01-20" {
		t.Errorf("%+v", x)
	}
	if _, ok := onDay(t, "2024-02-01", "  obligation: {classes: [high-energy], listed: 2023-01-31}\n")["next-round"]; ok {
		t.Error("the interval binds the toxic class only")
	}
}

// A place rules before the nation: in Wuhan the audit ends with the calendar year, and
// what it does not rule stays. Source: Wuhan rule (audit notes 2.2, S16).
func TestLocalDeadlines(t *testing.T) {
	d := onDay(t, "2023-06-01", "  obligation: {jurisdiction: cn-wuhan, classes: [over-standard], listed: 2023-01-31}\n  events: [{event: evaluated, date: 2023-11-30}]\n")
	if x := d["submit"]; x.Due.String() != "2023-12-31" || x.Jurisdiction != "cn-wuhan" {
		t.Errorf("%+v", x)
	}
	if x := d["start"]; x.Jurisdiction != "cn" {
		t.Errorf("%+v", x)
	}
	if x := d["complete-high"]; x.Due.String() != "2024-11-30" {
		t.Errorf("%+v", x)
	}
}

// Without a list there is no obligation; voluntary deadlines bind voluntary audits only.
func TestVoluntary(t *testing.T) {
	d := onDay(t, "2023-06-01", "  obligation: {jurisdiction: cn-fujian-yunxiao}\n  events: [{event: submitted, date: 2023-05-10}]\n")
	if x := d["apply"]; x.Due.String() != "2023-06-10" || x.State != procedure.Due {
		t.Errorf("%+v", x)
	}
	if d := onDay(t, "2023-06-01", "  events: [{event: started, date: 2023-05-10}]\n"); len(d) != 0 {
		t.Errorf("%+v", d)
	}
}
