package procedure

import (
	"headwater/datum"
	"headwater/fault"
)

// Rules is one document of the catalogue: any of a template of the procedure, deadlines,
// score sheets, requirements on the auditor, obsolete equipment, forms.
type Rules struct {
	ID            string     `yaml:"id,required" json:"id"`
	Title         datum.Text `yaml:"title,required" json:"title"`
	datum.Origin  `yaml:",inline"`
	Template      *Template      `yaml:"template" json:"template,omitempty"`
	Jurisdictions []Jurisdiction `yaml:"jurisdictions" json:"jurisdictions,omitempty"`
	Classes       []Class        `yaml:"classes" json:"classes,omitempty"`
	Sheets        []Sheet        `yaml:"sheets" json:"sheets,omitempty"`
	Capability    []Named        `yaml:"capability" json:"capability,omitempty"`
	Roles         []Named        `yaml:"roles" json:"roles,omitempty"`
	Factors       []Factor       `yaml:"focus_factors" json:"focus_factors,omitempty"`
	Obsolete      []Obsolete     `yaml:"obsolete" json:"obsolete,omitempty"`
	Forms         []Form         `yaml:"forms" json:"forms,omitempty"`
	Questions     *Questions     `yaml:"questions" json:"questions,omitempty"`
}

// Named is a row with a name in both languages.
type Named struct {
	ID   string     `yaml:"id,required" json:"id"`
	Name datum.Text `yaml:"name,required" json:"name"`
	Read string     `yaml:"read" json:"read,omitempty"` // how this row was read, where it differs from the document
}

// Template is a procedure: phases of steps.
type Template struct {
	Covers string   `yaml:"covers,required" json:"covers"`          // one enterprise, or many
	Basis  string   `yaml:"based_on" json:"based_on,omitempty"`     // template whose steps are taken over
	Leave  []Leave  `yaml:"leaves_out" json:"leaves_out,omitempty"` // steps of the basis that this one does not ask for
	Shared []string `yaml:"shared" json:"shared,omitempty"`         // steps done once for all enterprises
	Phases []Phase  `yaml:"phases" json:"phases,omitempty"`
}

// Leave is a step that a template does not ask for, and why.
type Leave struct {
	Step string     `yaml:"step,required" json:"step"`
	Why  datum.Text `yaml:"why,required" json:"why"`
}

// Phase is one of the seven phases under both names in use.
type Phase struct {
	ID         string     `yaml:"id,required" json:"id"`
	Audit      datum.Text `yaml:"audit,required" json:"audit"`           // since 2016: 预审核
	Assessment datum.Text `yaml:"assessment,required" json:"assessment"` // before: 预评估
	Edition    string     `yaml:"edition" json:"edition,omitempty"`      // by which its chapters must be there: evaluation, acceptance
	Steps      []Step     `yaml:"steps" json:"steps,omitempty"`
}

// Step is one step of a phase. In and Out name facts (see Facts); every fact of Out must
// be there for the step to be done. After names steps that come before.
type Step struct {
	ID      string     `yaml:"id,required" json:"id"`
	Number  int        `yaml:"n,required" json:"n"`
	Name    datum.Text `yaml:"name,required" json:"name"`
	In      []string   `yaml:"in" json:"in,omitempty"`
	Out     []string   `yaml:"out,required" json:"out"`
	After   []string   `yaml:"after" json:"after,omitempty"`
	When    string     `yaml:"when" json:"when,omitempty"`                     // condition under which it applies: product-change
	Edition string     `yaml:"edition" json:"edition,omitempty"`               // overrides the phase's
	Old     bool       `yaml:"older_practice" json:"older_practice,omitempty"` // asked for by some authorities only
	Forms   []string   `yaml:"forms" json:"forms,omitempty"`
}

// Jurisdiction is a place with its deadlines; what it does not rule, its parent does.
type Jurisdiction struct {
	ID        string     `yaml:"id,required" json:"id"`
	Name      datum.Text `yaml:"name,required" json:"name"`
	Parent    string     `yaml:"parent" json:"parent,omitempty"`
	Deadlines []Deadline `yaml:"deadlines" json:"deadlines,omitempty"`
}

// Deadline is one row: an event must take place within a span of another, or by a day
// of the year.
type Deadline struct {
	ID      string     `yaml:"id,required" json:"id"`
	What    datum.Text `yaml:"what,required" json:"what"`
	Event   string     `yaml:"event,required" json:"event"`
	From    string     `yaml:"from,required" json:"from"` // listed, or an event
	Years   int        `yaml:"years" json:"years,omitempty"`
	Months  int        `yaml:"months" json:"months,omitempty"`
	Days    int        `yaml:"days" json:"days,omitempty"`
	By      string     `yaml:"by" json:"by,omitempty"`           // 12-31 of the year that is reached
	Classes []string   `yaml:"classes" json:"classes,omitempty"` // none: every audit; "voluntary" among them
	Party   string     `yaml:"party" json:"party,omitempty"`     // enterprise, department
	Read    string     `yaml:"read,required" json:"read"`        // secondary, recall
	Source  datum.Text `yaml:"source,required" json:"source"`
}

// Class is a class of enterprises that must be audited, and the department that sees to it.
type Class struct {
	ID         string     `yaml:"id,required" json:"id"`
	Name       datum.Text `yaml:"name,required" json:"name"`
	Clause     datum.Text `yaml:"clause" json:"clause,omitzero"`
	Department datum.Text `yaml:"department" json:"department,omitzero"`
	Read       string     `yaml:"read,required" json:"read"`
	Source     string     `yaml:"source,required" json:"source"`
}

// Sheet is a score sheet: vetoes, items with points, and bands of the total.
type Sheet struct {
	ID           string     `yaml:"id,required" json:"id"`
	Name         datum.Text `yaml:"name,required" json:"name"`
	Edition      string     `yaml:"edition,required" json:"edition"` // evaluation, acceptance
	Jurisdiction string     `yaml:"jurisdiction,required" json:"jurisdiction"`
	Total        *float64   `yaml:"total" json:"total"`
	Vetoes       []Veto     `yaml:"vetoes" json:"vetoes,omitempty"`
	Items        []Item     `yaml:"items" json:"items,omitempty"`
	Bands        []Band     `yaml:"bands" json:"bands,omitempty"`
}

// Veto is a condition that fails the audit whatever its points. Check names what the
// program can find out by itself.
type Veto struct {
	ID    string     `yaml:"id,required" json:"id"`
	Name  datum.Text `yaml:"name,required" json:"name"`
	Check string     `yaml:"check" json:"check,omitempty"`
	Read  string     `yaml:"read" json:"read,omitempty"`
}

// Item is one line of a score sheet; no points: they were not read.
type Item struct {
	ID     string     `yaml:"id,required" json:"id"`
	Block  datum.Text `yaml:"block" json:"block,omitzero"`
	Name   datum.Text `yaml:"name,required" json:"name"`
	Points *float64   `yaml:"points" json:"points"`
	Read   string     `yaml:"read" json:"read,omitempty"`
}

// Band is what a total means from its lower end on: at least AtLeast, or more than Above.
type Band struct {
	ID      string     `yaml:"id,required" json:"id"`
	Name    datum.Text `yaml:"name,required" json:"name"`
	AtLeast *float64   `yaml:"at_least" json:"at_least,omitempty"`
	Above   *float64   `yaml:"above" json:"above,omitempty"`
	Pass    bool       `yaml:"pass" json:"pass"`
	Read    string     `yaml:"read,required" json:"read"`
}

// Factor is a usual factor for choosing the focus, with the range of its weight.
type Factor struct {
	ID   string     `yaml:"id,required" json:"id"`
	Name datum.Text `yaml:"name,required" json:"name"`
	Min  float64    `yaml:"min,required" json:"min"`
	Max  float64    `yaml:"max,required" json:"max"`
	Read string     `yaml:"read,required" json:"read"`
}

// Obsolete is a row of a list of equipment that must go. A model that ends in * stands
// for all that begin so.
type Obsolete struct {
	ID    string     `yaml:"id,required" json:"id"`
	Name  datum.Text `yaml:"name,required" json:"name"`
	Model string     `yaml:"model,required" json:"model"`
	Until datum.Date `yaml:"until" json:"until,omitzero"` // must be gone by
	Basis string     `yaml:"basis" json:"basis,omitempty"`
}

// Form is a worksheet: its number differs between editions of the manual.
type Form struct {
	ID      string       `yaml:"id,required" json:"id"`
	Phase   string       `yaml:"phase,required" json:"phase"`
	Name    datum.Text   `yaml:"name,required" json:"name"`
	Columns []FormColumn `yaml:"columns" json:"columns,omitempty"`
	Facts   []string     `yaml:"facts" json:"facts,omitempty"` // what fills it
	Sheet   string       `yaml:"sheet" json:"sheet,omitempty"` // the records that it holds: audit.team; plant: the fields that stand alone
	Lists   string       `yaml:"lists" json:"lists,omitempty"` // records that another form holds
	Shows   []string     `yaml:"shows" json:"shows,omitempty"` // tables of the report
	Read    string       `yaml:"read,required" json:"read"`
}

// FormColumn is a column of a worksheet; Field is the field of the plant file that it
// holds, none for what is filled in by hand.
type FormColumn struct {
	ZH    string `yaml:"zh,required" json:"zh"`
	EN    string `yaml:"en,required" json:"en"`
	Field string `yaml:"field" json:"field,omitempty"`
}

// Questions are the thresholds beyond which a reviewer asks.
type Questions struct {
	Years       int     `yaml:"years,required" json:"years"`             // of data before and with the data year
	UnitJump    float64 `yaml:"unit_jump,required" json:"unit_jump"`     // relative change of a unit value from year to year
	Baseline    float64 `yaml:"baseline,required" json:"baseline"`       // relative difference of a baseline from its indicator
	Unexplained float64 `yaml:"unexplained,required" json:"unexplained"` // share of a measured saving that options may claim too much
	EndOfPipe   float64 `yaml:"end_of_pipe,required" json:"end_of_pipe"` // share of options
	Hours       float64 `yaml:"hours,required" json:"hours"`
	Batches     int     `yaml:"batches,required" json:"batches"`
}

// Rows counts what the document holds: steps, deadlines, items, requirements, machines,
// forms.
func (r *Rules) Rows() int {
	n := len(r.Capability) + len(r.Roles) + len(r.Factors) + len(r.Obsolete) + len(r.Forms) + len(r.Classes)
	if r.Template != nil {
		n += len(r.Template.Leave) + len(r.Template.Shared)
		for _, p := range r.Template.Phases {
			n += len(p.Steps)
		}
	}
	for _, j := range r.Jurisdictions {
		n += len(j.Deadlines)
	}
	for _, s := range r.Sheets {
		n += len(s.Items) + len(s.Vetoes)
	}
	return n
}

// Gaps lists the rows that were not read: items of score sheets without points.
func (r *Rules) Gaps() (gaps []fault.Reason) {
	for _, s := range r.Sheets {
		for _, x := range s.Items {
			if x.Points == nil {
				gaps = append(gaps, fault.Reason{Code: "row-not-read", Items: []string{s.ID + "/" + x.ID, "points"}})
			}
		}
	}
	return gaps
}
