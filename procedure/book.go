package procedure

import (
	"slices"

	"headwater/datum"
)

// book is what the documents of the catalogue hold together.
type book struct{ docs []*Rules }

// TemplateUsed is the template that applies, its basis resolved.
type TemplateUsed struct {
	ID           string       `json:"id"`
	Title        datum.Text   `json:"title"`
	Covers       string       `json:"covers"`
	Verification string       `json:"verification"`
	Doubts       []datum.Text `json:"doubts,omitempty"`
	phases       []Phase
	leave        map[string]datum.Text
	shared       []string
	questions    *Questions
}

func (b book) document(id string) *Rules {
	for _, d := range b.docs {
		if d.ID == id {
			return d
		}
	}
	return nil
}

// TemplateIDs lists the templates.
func (b book) templateIDs() (out []string) {
	for _, d := range b.docs {
		if d.Template != nil {
			out = append(out, d.ID)
		}
	}
	return out
}

// template resolves a template; nil where there is none of that id.
func (b book) template(id string) *TemplateUsed {
	t := &TemplateUsed{ID: id, leave: map[string]datum.Text{}}
	seen := map[string]bool{}
	for next := id; ; {
		d := b.document(next)
		if d == nil || d.Template == nil || seen[next] {
			return nil
		}
		seen[next] = true
		if next == id {
			t.Title, t.Covers, t.Verification, t.Doubts = d.Title, d.Template.Covers, d.Verification, d.Doubts
		}
		for _, l := range d.Template.Leave {
			t.leave[l.Step] = l.Why
		}
		t.shared = append(t.shared, d.Template.Shared...)
		if t.questions == nil {
			t.questions = d.Questions
		}
		if d.Template.Basis == "" {
			t.phases = d.Template.Phases
			return t
		}
		next = d.Template.Basis
	}
}

func (t *TemplateUsed) stepIDs() (out []string) {
	for i := range t.phases {
		for k := range t.phases[i].Steps {
			out = append(out, t.phases[i].Steps[k].ID)
		}
	}
	return out
}

func (t *TemplateUsed) phaseIDs() (out []string) {
	for i := range t.phases {
		out = append(out, t.phases[i].ID)
	}
	return out
}

// placed is a deadline with the jurisdiction that it comes from.
type placed struct {
	Deadline
	jurisdiction string
	document     *Rules
}

func (b book) jurisdiction(id string) (*Jurisdiction, *Rules) {
	for _, d := range b.docs {
		for i := range d.Jurisdictions {
			if d.Jurisdictions[i].ID == id {
				return &d.Jurisdictions[i], d
			}
		}
	}
	return nil, nil
}

func (b book) jurisdictionIDs() (out []string) {
	for _, d := range b.docs {
		for i := range d.Jurisdictions {
			out = append(out, d.Jurisdictions[i].ID)
		}
	}
	return out
}

// deadlines are the rows of a jurisdiction over those of its parents, in the order of the
// outermost parent's.
func (b book) deadlines(id string) (out []placed) {
	var chain []*Jurisdiction
	var docs []*Rules
	for seen := map[string]bool{}; id != "" && !seen[id]; {
		seen[id] = true
		j, d := b.jurisdiction(id)
		if j == nil {
			break
		}
		chain, docs = append(chain, j), append(docs, d)
		id = j.Parent
	}
	for i := len(chain) - 1; i >= 0; i-- {
		for _, d := range chain[i].Deadlines {
			row := placed{d, chain[i].ID, docs[i]}
			if k := slices.IndexFunc(out, func(x placed) bool { return x.ID == d.ID }); k >= 0 {
				out[k] = row
				continue
			}
			out = append(out, row)
		}
	}
	return out
}

func (b book) classes() (out []Class) {
	for _, d := range b.docs {
		out = append(out, d.Classes...)
	}
	return out
}

func (b book) sheets() (out []*Sheet) {
	for _, d := range b.docs {
		for i := range d.Sheets {
			out = append(out, &d.Sheets[i])
		}
	}
	return out
}

func (b book) capability() (out []Named) {
	for _, d := range b.docs {
		out = append(out, d.Capability...)
	}
	return out
}
