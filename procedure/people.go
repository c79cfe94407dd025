package procedure

import (
	"cmp"
	"fmt"
	"slices"

	"headwater/datum"
	"headwater/plant"
)

// People is who works on the audit, as roles.
type People struct {
	Auditor  string        `json:"auditor,omitempty"` // self, consultant
	Roles    []RoleRow     `json:"roles"`
	Team     []TeamRow     `json:"team"`
	Plan     []PlanLineRow `json:"plan"`
	Training []TrainingRow `json:"training"`
	Barriers []BarrierRow  `json:"barriers"`
}

// RoleRow is a consultant's role and how many fill it.
type RoleRow struct {
	Role  string     `json:"role"`
	Name  datum.Text `json:"name"`
	Count int        `json:"count"`
}

// TeamRow is a place in the audit team.
type TeamRow struct {
	ID       string     `json:"id"`
	Role     string     `json:"role"`
	Position datum.Text `json:"position"`
	Duties   datum.Text `json:"duties"`
	Days     float64    `json:"days"`
}

// PlanLineRow is a line of the work plan.
type PlanLineRow struct {
	Phase       string     `json:"phase"`
	Content     datum.Text `json:"content"`
	Due         datum.Date `json:"due,omitzero"`
	Responsible string     `json:"responsible,omitempty"`
	Output      datum.Text `json:"output"`
}

// TrainingRow is a training or publicity event.
type TrainingRow struct {
	Topic      datum.Text `json:"topic"`
	Date       datum.Date `json:"date,omitzero"`
	Hours      float64    `json:"hours"`
	Attendance int        `json:"attendance"`
	Evidence   []string   `json:"evidence,omitempty"`
}

// BarrierRow is an obstacle and what was done about it.
type BarrierRow struct {
	Barrier datum.Text `json:"barrier"`
	Measure datum.Text `json:"measure"`
}

func (c *chain) people() People {
	r := People{Roles: []RoleRow{}, Team: []TeamRow{}, Plan: []PlanLineRow{}, Training: []TrainingRow{}, Barriers: []BarrierRow{}}
	if a := c.a.Auditor; a != nil {
		r.Auditor = cmp.Or(a.Kind, "self")
		for _, x := range a.Roles {
			r.Roles = append(r.Roles, RoleRow{x.Role, c.roleName(x.Role), x.Count})
		}
	}
	for _, m := range c.a.Team {
		r.Team = append(r.Team, TeamRow{m.ID, m.Role, m.Position, m.Duties, m.Days})
	}
	if len(c.a.Team) > 0 && !slices.ContainsFunc(c.a.Team, func(m plant.TeamMember) bool { return m.Role == "leader" }) {
		c.finding(Error, "team", reason("team-without-leader"), "/audit/team")
	}
	for _, l := range c.a.Plan {
		r.Plan = append(r.Plan, PlanLineRow{l.Phase, l.Content, l.Due, l.Responsible, l.Output})
	}
	for _, t := range c.a.Training {
		r.Training = append(r.Training, TrainingRow{t.Topic, t.Date, t.Hours, t.Attendance, t.Evidence})
	}
	for _, b := range c.a.Barriers {
		r.Barriers = append(r.Barriers, BarrierRow{b.Barrier, b.Measure})
	}
	return r
}

func (c *chain) roleName(id string) datum.Text {
	for _, d := range c.book.docs {
		for _, x := range d.Roles {
			if x.ID == id {
				return x.Name
			}
		}
	}
	return datum.Text{ZH: id, EN: id}
}

// CapabilityRow is one requirement on the auditor and the answer to it.
type CapabilityRow struct {
	ID       string     `json:"id"`
	Name     datum.Text `json:"name"`
	Met      *bool      `json:"met"` // null: no answer
	Note     datum.Text `json:"note,omitzero"`
	Evidence []string   `json:"evidence,omitempty"`
	Read     string     `json:"read,omitempty"`
}

func (c *chain) capability() []CapabilityRow {
	out := []CapabilityRow{}
	for _, want := range c.book.capability() {
		row := CapabilityRow{ID: want.ID, Name: want.Name, Read: want.Read}
		if c.a.Auditor != nil {
			for i, x := range c.a.Auditor.Capability {
				if x.Item != want.ID {
					continue
				}
				row.Met, row.Note, row.Evidence = new(x.Met), x.Note, x.Evidence
				if !x.Met {
					c.finding(Error, "team", reason("capability-lacking", x.Item), fmt.Sprintf("/audit/auditor/capability/%d", i))
				}
			}
		}
		out = append(out, row)
	}
	return out
}

// ContinuousPlan is what stays after the audit.
type ContinuousPlan struct {
	Organisation datum.Text   `json:"organisation"`
	System       []datum.Text `json:"system"`
	Plan         []FutureRow  `json:"plan"`
}

// FutureRow is a line of the plan for the years to come.
type FutureRow struct {
	What        datum.Text `json:"what"`
	By          datum.Date `json:"by,omitzero"`
	Responsible string     `json:"responsible,omitempty"`
}

func (c *chain) continuous() *ContinuousPlan {
	x := c.a.Continuous
	if x == nil {
		return nil
	}
	r := &ContinuousPlan{Organisation: x.Organisation, System: append([]datum.Text{}, x.System...), Plan: []FutureRow{}}
	for _, l := range x.Plan {
		r.Plan = append(r.Plan, FutureRow{l.What, l.By, l.Responsible})
	}
	return r
}
