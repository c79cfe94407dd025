// Package audit is the one pure function that everything else calls: a plant and the
// rules in, the audit's result out.
//
//	result, err := audit.Assess(rules, plant)
//
// The command line, the web pages, the fleet and the pipeline all call Assess; its
// Result is audit.json.
package audit

import (
	"errors"
	"maps"
	"slices"

	"headwater/account"
	"headwater/balance/mfca"
	"headwater/datum"
	"headwater/fault"
	"headwater/integrity"
	"headwater/limit"
	"headwater/option"
	"headwater/option/appraisal"
	"headwater/option/plan"
	"headwater/plant"
	"headwater/procedure"
	"headwater/rating"
	"headwater/reuse"
	"headwater/unit"
)

// Rules are the documents that a plant is held against, and the day on which.
type Rules struct {
	Systems    func(id string) (*rating.System, bool)
	SystemID   []string // all ids, for the nearest one in problems
	Factors    []unit.Factor
	JudgedOn   datum.Date // the day of evaluation, unless the plant file names one
	Limits     limit.Request
	Balances   []*account.Rule
	Norms      []*appraisal.Norms // when an option is feasible
	Procedure  []*procedure.Rules
	Edition    string // of the report: evaluation, acceptance; empty: by what the audit file has
	Techniques []*option.Library
	Costs      *mfca.Network // quantity centres of the plant, checked; nil: none
	System     string        // overrides the plant file's system
	// Beside are the systems that the plant is held against in another call, see Against.
	// What only they ask for may be answered in the same plant file.
	Beside  []string
	Nearest func(word string, known []string) string
	// Writing is what the checks of integrity look at besides the data.
	Writing Writing
}

// Result is audit.json.
type Result struct {
	Schema      string               `json:"schema"`
	Plant       Subject              `json:"plant"`
	JudgedOn    datum.Date           `json:"judged_on"`
	Level       string               `json:"level"`
	Possible    rating.Possible      `json:"possible"`
	Submittable bool                 `json:"submittable"`
	Index       rating.Index         `json:"index"`
	Reason      *fault.Reason        `json:"reason,omitempty"`
	Combined    string               `json:"combined,omitempty"` // how several assessments became one level
	Assessments []*rating.Assessment `json:"assessments"`
	History     []Trend              `json:"history,omitempty"`
	Energy      *EnergyAccount       `json:"energy,omitempty"`
	Balances    *account.Result      `json:"balances,omitempty"`
	Reconciled  *Reconciled          `json:"reconciled_grade,omitempty"` // a sensitivity
	Limits      []limit.Check        `json:"limits,omitempty"`
	Costs       *mfca.Result         `json:"costs,omitempty"`      // material flow cost
	Appraisals  *appraisal.Result    `json:"appraisals,omitempty"` // of the options
	Reuse       *reuse.PlantResult   `json:"reuse,omitempty"`
	Matches     []option.Match       `json:"matches,omitempty"`      // techniques for what was found
	Integrity   *integrity.Result    `json:"integrity,omitempty"`    // what cannot be true, and what has to be explained
	Plan        *plan.Result         `json:"plan,omitempty"`         // to the next better grade
	LimitTables []LimitTable         `json:"limit_tables,omitempty"` // that the checks rest on
	Foreign     bool                 `json:"-"`                      // whether a Chinese report shows foreign limits
	Procedure   *procedure.Result    `json:"procedure,omitempty"`
	Documents   []Evidence           `json:"documents,omitempty"`
	Warnings    []fault.Reason       `json:"warnings"`
	Hashes      Hashes               `json:"hashes"`
	Message     string               `json:"message,omitempty"`

	Probability map[string]float64 `json:"probability,omitempty"` // of the level, where inputs are uncertain
}

// Subject says which plant was assessed.
type Subject struct {
	ID        string     `json:"id"`
	Name      datum.Text `json:"name"`
	Sector    string     `json:"sector,omitempty"`
	Region    string     `json:"region,omitempty"`
	Project   string     `json:"project,omitempty"`
	About     datum.Text `json:"about,omitzero"`
	Year      int        `json:"year"`
	Synthetic bool       `json:"synthetic"`
	Products  []Product  `json:"products"`
	Processes []Process  `json:"processes"`
}

// Product is a product with its output of the data year.
type Product struct {
	ID     string     `json:"id"`
	Name   datum.Text `json:"name"`
	Output float64    `json:"output"`
	Unit   string     `json:"unit"`
}

// Process is a process and whether it counts.
type Process struct {
	ID       string           `json:"id"`
	Name     datum.Text       `json:"name"`
	Kind     string           `json:"kind"`
	Allocate plant.Allocation `json:"allocate,omitempty"`
	Makes    []string         `json:"makes,omitempty"`
}

// LimitTable says where the limits of a table come from.
type LimitTable struct {
	ID       string         `json:"id"`
	Title    datum.Text     `json:"title"`
	Origin   datum.Origin   `json:"origin"`
	Validity datum.Validity `json:"validity"`
	Foreign  bool           `json:"foreign"`
}

// Evidence is a document that answers rest on.
type Evidence struct {
	ID    string     `json:"id"`
	Title datum.Text `json:"title"`
	Kind  string     `json:"kind,omitempty"`
	Date  datum.Date `json:"date,omitzero"`
}

// Hashes tie a result to its input, catalogue and program; the edge fills them in.
type Hashes struct {
	Input     string `json:"input"`
	Catalogue string `json:"catalogue"`
	Program   string `json:"program"`
	Notes     string `json:"notes,omitempty"` // of the auditors' notes in the report
}

// Assess checks a plant and applies every index system that it names. The error holds
// all problems of the plant's data, at JSON pointers into its file.
func Assess(rules *Rules, p *plant.Plant) (*Result, error) {
	wrong := fault.All(plant.Check(p, rules.Nearest))
	r := &Result{Schema: "headwater/audit/1", Plant: subject(p), JudgedOn: rules.JudgedOn, Warnings: []fault.Reason{}}
	if !p.JudgedOn.IsZero() {
		r.JudgedOn = p.JudgedOn
	}
	wanted := assessments(rules, p)
	var bad []error
	if len(wanted) == 0 {
		bad = append(bad, fault.Input("/index/system", "system-wanted"))
	}
	for i := range wanted {
		a, err := assess(rules, p, &wanted[i], r.JudgedOn, 0)
		if err != nil {
			bad = append(bad, err)
			continue
		}
		r.Assessments = append(r.Assessments, a)
	}
	var err error
	if r.Energy, err = energyAccount(p, rules.Factors); err != nil {
		bad = append(bad, err)
	}
	if len(wrong) == 0 { // balances of data that cannot be right would repeat what is wrong
		if r.Balances, err = account.Assess(&account.Request{Rules: rules.Balances, Factors: rules.Factors, Day: r.JudgedOn}, p); err != nil {
			bad = append(bad, err)
		}
	}
	if rules.Costs != nil {
		if r.Costs, err = mfca.Account(rules.Costs, rules.Nearest); err != nil {
			bad = append(bad, err)
		}
	}
	if r.Appraisals, err = Appraise(rules.Norms, p, rules.Nearest); err != nil {
		bad = append(bad, err)
	}
	limits := rules.Limits
	limits.Day = r.JudgedOn
	if r.Limits, err = limit.Assess(&limits, p); err != nil {
		bad = append(bad, err)
	}
	if r.Reuse, err = reuse.FromPlant(p, rules.Factors, rules.Nearest); err != nil {
		bad = append(bad, err)
	}
	if err := integrity.Known(p, rules.Nearest); err != nil {
		bad = append(bad, err)
	}
	if rules.System == "" && len(wanted) > 1 { // a single one reports them itself
		bad = append(bad, checkShared(rules, p, wanted)...)
	}
	if err := joined(wrong, bad); err != nil {
		return nil, err
	}
	if r.Procedure, err = follow(rules, p, r); err != nil {
		return nil, err
	}
	if r.Integrity, err = examine(rules, p, r); err != nil {
		return nil, err
	}
	combine(rules, r)
	if r.Plan, err = nextLevel(rules, procedure.BasePlant(p), r); err != nil {
		return nil, err
	}
	Worth(r.Plan, r.Appraisals)
	r.Reconciled = reconciled(rules, p, r)
	r.Matches = suggest(rules, p, r)
	r.LimitTables = limitTables(&limits, p, r.JudgedOn)
	r.History = history(p)
	if r.Procedure != nil && r.Procedure.Edition == procedure.Evaluation {
		r.History = until(r.History, p.Year())
	}
	for _, d := range p.Documents {
		r.Documents = append(r.Documents, Evidence{d.ID, d.Title, d.Kind, d.Date})
	}
	return r, nil
}

// limitTables lists the tables that the plant file names, each once.
func limitTables(rq *limit.Request, p *plant.Plant, day datum.Date) (out []LimitTable) {
	for _, use := range p.Limits {
		t, ok := rq.Tables(use.Table)
		if ok && !slices.ContainsFunc(out, func(l LimitTable) bool { return l.ID == t.ID }) {
			out = append(out, LimitTable{t.ID, t.Title, t.Origin, t.On(day), t.Foreign})
		}
	}
	return out
}

// joined puts the problems of the data before those that the index systems have with
// the rest, leaving out of the second what stands at, above or below the first.
func joined(wrong []*fault.Problem, bad []error) error {
	var all []error
	for _, p := range wrong {
		all = append(all, p)
	}
	for _, err := range bad {
		problems := fault.All(err)
		if len(problems) == 0 {
			all = append(all, err)
		}
		for _, p := range problems {
			if !slices.ContainsFunc(wrong, func(w *fault.Problem) bool { return fault.Within(p.At, w.At) || fault.Within(w.At, p.At) }) {
				all = append(all, p)
			}
		}
	}
	return errors.Join(all...)
}

// wanted is one assessment with the place where the plant file asks for it.
type wanted struct {
	plant.Assessment
	at string
}

func assessments(rules *Rules, p *plant.Plant) []wanted {
	if rules.System != "" {
		return []wanted{{plant.Assessment{System: rules.System, Profile: profileFor(rules, p)}, "/index"}}
	}
	if p.Index.System != "" {
		return []wanted{{plant.Assessment{System: p.Index.System, Profile: p.Index.Profile}, "/index"}}
	}
	var out []wanted
	for i, a := range p.Index.Assessments {
		out = append(out, wanted{a, pointer("/index/assessments", i)})
	}
	return out
}

// profileFor keeps the plant file's profile where the overriding system has it as well,
// as the next version of a document does.
func profileFor(rules *Rules, p *plant.Plant) string {
	sys, ok := rules.Systems(rules.System)
	if rules.System == p.Index.System || ok && slices.ContainsFunc(sys.Profiles, func(x rating.Profile) bool { return x.ID == p.Index.Profile }) {
		return p.Index.Profile
	}
	return ""
}

// assess applies one index system; draws are those of uncertain inputs: 0 for as many as
// usual.
func assess(rules *Rules, p *plant.Plant, w *wanted, day datum.Date, draws int) (*rating.Assessment, error) {
	sys, ok := rules.Systems(w.System)
	if !ok {
		return nil, fault.NotFound(w.at+"/system", "system-unknown", w.System, rules.Nearest(w.System, rules.SystemID))
	}
	rq := request(rules, p, w, sys, draws)
	unused := len(rq.At) - len(rq.Answers)
	a, err := rating.Rate(sys, p, rq)
	if err != nil {
		return nil, err
	}
	if unused > 0 && rules.System != "" {
		a.Warnings = append(a.Warnings, fault.Reason{Code: "answers-unused", Value: new(float64(unused)), Items: []string{sys.ID}})
	}
	if sys.Verification == datum.Official && sys.Signed == nil {
		a.Warnings = append(a.Warnings, fault.Reason{Code: "official-unsigned", Items: []string{sys.ID}})
	}
	a.Validity = sys.On(day)
	if a.Validity != datum.Valid {
		a.Warnings = append(a.Warnings, fault.Reason{Code: "system-" + string(a.Validity), Items: []string{sys.ID, day.String(), sys.Document.Effective.String()}})
	}
	return a, nil
}

// request asks for one assessment, with the answers that belong to it.
func request(rules *Rules, p *plant.Plant, w *wanted, sys *rating.System, draws int) *rating.Request {
	rq := &rating.Request{Profile: w.Profile, Processes: w.Processes, Factors: rules.Factors, Nearest: rules.Nearest, Draws: draws,
		Answers: map[string]plant.Answer{}, At: map[string]string{}}
	maps.Copy(rq.Answers, p.Index.Answers)
	for id := range p.Index.Answers {
		rq.At[id] = shared(id)
	}
	maps.Copy(rq.Answers, w.Answers)
	for id := range w.Answers {
		rq.At[id] = w.at + "/answers/" + id
	}
	keepKnown(rules, p, rq, sys)
	return rq
}

// Trials makes every assessment that decides the plant's grade ready to be graded on
// changed data: all of them where the worst counts, else the first.
func Trials(rules *Rules, p *plant.Plant) (out []*rating.Trial, err error) {
	all := assessments(rules, p)
	if len(all) == 0 {
		return nil, fault.Input("/index/system", "system-wanted")
	}
	var bad []error
	for i := range all {
		sys, ok := rules.Systems(all[i].System)
		if !ok {
			bad = append(bad, fault.NotFound(all[i].at+"/system", "system-unknown", all[i].System, rules.Nearest(all[i].System, rules.SystemID)))
			continue
		}
		if i > 0 && (sys.ID != all[0].System || sys.Combine != "worst") {
			break
		}
		t, err := rating.NewTrial(sys, p, request(rules, p, &all[i], sys, noDraws))
		bad = append(bad, err)
		out = append(out, t)
	}
	return out, errors.Join(bad...)
}

// keepKnown drops the answers that the profile has no indicator for, where they may be
// meant for another system: the shared answers of several assessments, those of a system
// that is overridden, and those that a system beside this one asks for.
func keepKnown(rules *Rules, p *plant.Plant, rq *rating.Request, sys *rating.System) {
	manyShare := len(p.Index.Assessments) > 1 || rules.System != "" && rules.System != p.Index.System
	known := map[string]bool{}
	for ind := range sys.Indicators(rq.Profile) {
		known[ind.ID] = true
	}
	beside := indicatorIDs(rules, rules.Beside)
	for id := range rq.Answers {
		if !known[id] && (manyShare && rq.At[id] == shared(id) || slices.Contains(beside, id)) {
			delete(rq.Answers, id)
		}
	}
}

// indicatorIDs lists the indicators of some systems, in every profile.
func indicatorIDs(rules *Rules, systems []string) (ids []string) {
	for _, id := range systems {
		if sys, ok := rules.Systems(id); ok {
			for ind := range sys.Indicators("") {
				ids = append(ids, ind.ID)
			}
		}
	}
	return ids
}

// shared is the place of an answer that stands for every assessment.
func shared(id string) string { return "/index/answers/" + id }

// checkShared reports the shared answers that none of several assessments asks for.
func checkShared(rules *Rules, p *plant.Plant, all []wanted) (bad []error) {
	known := indicatorIDs(rules, rules.Beside)
	for _, w := range all {
		if sys, ok := rules.Systems(w.System); ok {
			for ind := range sys.Indicators(w.Profile) {
				known = append(known, ind.ID)
			}
		}
	}
	for _, id := range slices.Sorted(maps.Keys(p.Index.Answers)) {
		if !slices.Contains(known, id) {
			bad = append(bad, fault.NotFound(shared(id), "indicator-unknown", id, all[0].System, rules.Nearest(id, known)))
		}
	}
	return bad
}

// combine writes the level of the whole: that of the one assessment, or, where several
// profiles of one system apply and the system says so, the worst of them.
func combine(rules *Rules, r *Result) {
	first := r.Assessments[0]
	r.Level, r.Possible, r.Index, r.Reason = first.Level, first.Possible, first.Index, first.Reason
	r.Submittable = true
	sameSystem := true
	for _, a := range r.Assessments {
		r.Submittable = r.Submittable && a.Submittable && a.Validity == datum.Valid
		sameSystem = sameSystem && a.System == first.System
	}
	r.Submittable = r.Submittable && !r.Plant.Synthetic
	r.Probability = first.Probability
	if len(r.Assessments) == 1 {
		return
	}
	sys, _ := rules.Systems(first.System)
	if !sameSystem || sys.Combine != "worst" {
		r.Combined = "first"
		r.Warnings = append(r.Warnings, fault.Reason{Code: "combination-unread", Items: []string{first.System}})
		return
	}
	r.Combined = "worst"
	r.Probability = sys.Worst(r.Assessments)
	for _, a := range r.Assessments[1:] {
		r.Possible.Best = worse(sys, r.Possible.Best, a.Possible.Best)
		r.Possible.Worst = worse(sys, r.Possible.Worst, a.Possible.Worst)
	}
	r.Level = r.Possible.Best
	if r.Possible.Best != r.Possible.Worst {
		r.Level = rating.Undetermined
		r.Reason = &fault.Reason{Code: "level-undetermined", Items: []string{r.Possible.Best, r.Possible.Worst}}
	}
	r.Index = rating.Index{Bounds: map[string]rating.Bounds{}, Reason: &fault.Reason{Code: "index-per-profile"}}
}

// worse returns the grade that comes later in the document, below last of all.
func worse(sys *rating.System, a, b string) string {
	rank := func(id string) int {
		for i, g := range sys.Grades {
			if g.ID == id {
				return i
			}
		}
		return len(sys.Grades)
	}
	if rank(a) >= rank(b) {
		return a
	}
	return b
}
