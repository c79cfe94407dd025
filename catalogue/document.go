package catalogue

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"path"
	"slices"
	"strings"

	"headwater/account"
	"headwater/datum"
	"headwater/fault"
	"headwater/input"
	"headwater/limit"
	"headwater/option"
	"headwater/option/appraisal"
	"headwater/procedure"
	"headwater/rating"
)

// The folders of a layer, one kind of document each.
const (
	IndexSystem = "index-system"
	LimitTable  = "limit"
	Technique   = "technique"
	Factor      = "factor"
	BalanceRule = "balance-rule"
	Procedure   = "procedure"
	Feasibility = "feasibility-norm"
	signature   = "signature" // who read which document; not a document itself
)

// Folders are the kinds of document in the order of a layer.
var Folders = []string{BalanceRule, Factor, Feasibility, IndexSystem, LimitTable, Procedure, Technique}

// Document is what the documents of every kind have in common.
type Document struct {
	ID      string
	Kind    string
	Title   datum.Text
	Origin  *datum.Origin
	Sectors []string
	Rows    int // indicators, limits, techniques or factors
	value   any // the engine's type
}

// Value is the engine's own type: *rating.System, *limit.Table, *option.Library,
// *account.Rule, *procedure.Rules, *appraisal.Norms or *FactorTable.
func (d *Document) Value() any { return d.value }

// describe views a decoded document.
func describe(value any) Document {
	switch d := value.(type) {
	case *rating.System:
		rows := 0
		for range d.Indicators("") {
			rows++
		}
		return Document{d.ID, IndexSystem, d.Title, &d.Origin, d.Sectors, rows, d}
	case *limit.Table:
		return Document{d.ID, LimitTable, d.Title, &d.Origin, d.Sectors, len(d.Rows), d}
	case *option.Library:
		return Document{d.ID, Technique, d.Title, &d.Origin, d.Sectors, len(d.Techniques), d}
	case *FactorTable:
		return Document{d.ID, Factor, d.Title, &d.Origin, nil, len(d.Factors), d}
	case *account.Rule:
		return Document{d.ID, BalanceRule, d.Title, &d.Origin, nil, 1, d}
	case *procedure.Rules:
		return Document{d.ID, Procedure, d.Title, &d.Origin, nil, d.Rows(), d}
	case *appraisal.Norms:
		return Document{d.ID, Feasibility, d.Title, &d.Origin, nil, len(d.Classes), d}
	}
	panic("no document of the catalogue") // decode makes no others
}

// Documents lists every decoded document, by kind and id.
func (c *Catalogue) Documents() (out []Document) {
	for _, d := range c.BalanceRules {
		out = append(out, describe(d))
	}
	for i := range c.Factors {
		out = append(out, describe(&c.Factors[i]))
	}
	for _, d := range c.Procedure {
		out = append(out, describe(d))
	}
	for _, d := range c.Norms {
		out = append(out, describe(d))
	}
	for _, d := range c.Systems {
		out = append(out, describe(d))
	}
	for _, d := range c.Limits {
		out = append(out, describe(d))
	}
	for _, d := range c.Techniques {
		out = append(out, describe(d))
	}
	return out
}

// Document returns the decoded document of that id.
func (c *Catalogue) Document(id string) (Document, bool) {
	all := c.Documents()
	if i := slices.IndexFunc(all, func(d Document) bool { return d.ID == id }); i >= 0 {
		return all[i], true
	}
	return Document{}, false
}

// IDs lists the documents of every kind, decoded or not.
func (c *Catalogue) IDs() (out []string) {
	for _, kind := range Folders {
		out = append(out, c.ids[kind]...)
	}
	slices.Sort(out)
	return out
}

// Entry is one file of a catalogue as its reader keyed it, nothing set aside yet.
type Entry struct {
	Document
	Place string // for problems
	Data  []byte
	file  *input.File
}

// SHA256 is the hash of the file in hexadecimal digits.
func (e *Entry) SHA256() string {
	sum := sha256.Sum256(e.Data)
	return hex.EncodeToString(sum[:])
}

// ReadEntry decodes and checks one file. An empty kind is taken from the folder that it
// lies in, or else from its keys.
func ReadEntry(place, kind string, data []byte) (*Entry, error) {
	f, err := input.Parse(place, data)
	if err != nil {
		return nil, err
	}
	if kind == "" {
		kind = kindOf(f, place)
	}
	e := &Entry{Place: place, Data: data, file: f}
	var unread error
	var bad []error
	switch kind {
	case Factor:
		d := &FactorTable{}
		unread = f.Decode(d)
		e.Document, bad = describe(d), d.check()
	case BalanceRule:
		d := &account.Rule{}
		unread = f.Decode(d)
		e.Document, bad = describe(d), d.Check()
	case Procedure:
		d := &procedure.Rules{}
		unread = f.Decode(d)
		e.Document, bad = describe(d), d.Check()
	case Feasibility:
		d := &appraisal.Norms{}
		unread = f.Decode(d)
		e.Document, bad = describe(d), d.Check()
	case LimitTable:
		d := &limit.Table{}
		unread = f.Decode(d)
		e.Document, bad = describe(d), d.Check()
	case Technique:
		d := &option.Library{}
		unread = f.Decode(d)
		e.Document, bad = describe(d), d.Check()
	default:
		d := &rating.System{}
		unread = f.Decode(d)
		e.Document, bad = describe(d), d.Check()
	}
	bad = append(bad, checkOrigin(e.Origin)...)
	if want := strings.TrimSuffix(path.Base(place), ".yaml"); e.ID != want {
		bad = append(bad, fault.Input("/id", "id-file", e.ID, path.Base(place)))
	}
	return e, f.Merge(unread, errors.Join(bad...))
}

func kindOf(f *input.File, place string) string {
	if folder := path.Base(path.Dir(place)); slices.Contains(Folders, folder) {
		return folder
	}
	for key, kind := range map[string]string{"/sections": LimitTable, "/techniques": Technique, "/factors": Factor, "/tolerance": BalanceRule, "/npv_at_least": Feasibility, "/template": Procedure, "/sheets": Procedure, "/jurisdictions": Procedure, "/obsolete": Procedure, "/forms": Procedure, "/capability": Procedure} {
		if f.Has(key) {
			return kind
		}
	}
	return IndexSystem
}

// checkOrigin reports dates that contradict one another.
func checkOrigin(o *datum.Origin) (bad []error) {
	d := &o.Document
	if !d.Issued.IsZero() && !d.Effective.IsZero() && d.Effective.Before(d.Issued) {
		bad = append(bad, fault.Conflict("/document/effective", "dates-order", d.Effective.String(), d.Issued.String()))
	}
	if !d.Effective.IsZero() && !d.Until.IsZero() && !d.Effective.Before(d.Until) {
		bad = append(bad, fault.Conflict("/document/until", "dates-order", d.Until.String(), d.Effective.String()))
	}
	return bad
}
