package catalogue

import (
	"headwater/datum"
	"headwater/fault"
	"headwater/limit"
	"headwater/procedure"
	"headwater/rating"
)

// Gaps lists what a document lacks before it can be signed as official: unread cells,
// rows set aside, weights that do not sum, an incomplete head. A document that is only
// listed has one gap: it was not transcribed.
func (d *Document) Gaps() (gaps []fault.Reason) {
	if d.Origin.Verification == datum.Listed {
		return []fault.Reason{{Code: "document-listed", Items: []string{d.ID}}}
	}
	head := func(missing bool, field string) {
		if missing {
			gaps = append(gaps, fault.Reason{Code: "head-incomplete", Items: []string{field}})
		}
	}
	o := d.Origin
	head(o.Document.Number == "", "document.number")
	head(len(o.Document.Issuer) == 0, "document.issuer")
	head(o.Document.Effective.IsZero(), "document.effective")
	head(o.Status == datum.Unknown, "status")
	head(o.Source.Completeness != "complete", "source.completeness")
	if o.Verification == datum.Official && o.Signed == nil {
		gaps = append(gaps, fault.Reason{Code: "official-unsigned", Items: []string{d.ID}})
	}
	switch v := d.value.(type) {
	case *rating.System:
		gaps = append(gaps, v.Gaps()...)
	case *limit.Table:
		gaps = append(gaps, v.Gaps()...)
	case *procedure.Rules:
		gaps = append(gaps, v.Gaps()...)
	}
	return gaps
}

// Layer is the name of the layer that a document comes from.
func (c *Catalogue) Layer(id string) string { return c.layers[id] }
