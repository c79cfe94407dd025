package catalogue

import (
	"cmp"
	"slices"
	"strings"

	"headwater/datum"
)

// endReplaced gives every document that another replaces, and that states no last day,
// the day on which that one takes effect. Drafts replace nothing.
func (c *Catalogue) endReplaced() {
	all := c.Documents()
	for i := range all {
		by := all[i].Origin
		if by.Status == datum.Draft || by.Document.Effective.IsZero() {
			continue
		}
		for _, old := range replacedBy(all, &all[i]) {
			if d := &old.Origin.Document; d.Until.IsZero() && d.Effective.Before(by.Document.Effective) {
				d.Until = by.Document.Effective
			}
		}
	}
}

// replacedBy lists the documents that d names as replaced, by id or by number.
func replacedBy(all []Document, d *Document) (out []*Document) {
	for _, name := range d.Origin.Document.Replaces {
		for i := range all {
			if all[i].ID != d.ID && all[i].Kind == d.Kind && names(&all[i], name) {
				out = append(out, &all[i])
			}
		}
	}
	return out
}

func names(d *Document, name string) bool {
	plain := func(s string) string { return strings.ReplaceAll(strings.ToUpper(s), " ", "") }
	return d.ID == name || d.Origin.Document.Number != "" && plain(d.Origin.Document.Number) == plain(name)
}

// Version is one document of a chain.
type Version struct {
	ID        string         `json:"id"`
	Title     datum.Text     `json:"title"`
	Number    string         `json:"number,omitempty"`
	Effective datum.Date     `json:"effective,omitzero"`
	Until     datum.Date     `json:"until,omitzero"`
	Status    string         `json:"status"`
	Validity  datum.Validity `json:"validity"`           // on the day asked for
	Replaces  []string       `json:"replaces,omitempty"` // ids of the chain
	Outside   []string       `json:"outside,omitempty"`  // replaced documents that the catalogue does not have
}

// Chain lists the documents that are linked with id by replacing one another, and their
// standing on a day: oldest first, undated ones before the dated, drafts last.
func (c *Catalogue) Chain(id string, day datum.Date) []Version {
	all := c.Documents()
	at := map[string]int{}
	for i := range all {
		at[all[i].ID] = i
	}
	if _, ok := at[id]; !ok {
		return nil
	}
	next := make([][]int, len(all))
	replaces := make([][]string, len(all))
	for i := range all {
		for _, old := range replacedBy(all, &all[i]) {
			j := at[old.ID]
			next[i], next[j] = append(next[i], j), append(next[j], i)
			replaces[i] = append(replaces[i], old.ID)
		}
	}
	seen, queue := map[int]bool{at[id]: true}, []int{at[id]}
	for len(queue) > 0 {
		i := queue[0]
		queue = queue[1:]
		for _, j := range next[i] {
			if !seen[j] {
				seen[j], queue = true, append(queue, j)
			}
		}
	}
	var out []Version
	for i := range all {
		if !seen[i] {
			continue
		}
		o := all[i].Origin
		v := Version{all[i].ID, all[i].Title, o.Document.Number, o.Document.Effective, o.Document.Until, o.Status, o.On(day), replaces[i], nil}
		for _, name := range o.Document.Replaces {
			if !slices.ContainsFunc(all, func(d Document) bool { return names(&d, name) }) {
				v.Outside = append(v.Outside, name)
			}
		}
		out = append(out, v)
	}
	slices.SortStableFunc(out, func(a, b Version) int {
		return cmp.Or(isDraft(a)-isDraft(b), cmp.Compare(a.Effective.String(), b.Effective.String()), cmp.Compare(a.Until.String(), b.Until.String()))
	})
	return out
}

func isDraft(v Version) int {
	if v.Status == datum.Draft {
		return 1
	}
	return 0
}

// InForce returns the document of id's chain that is in force on a day: id itself if it
// is, else the one with the latest effective date; none if no dated document is.
func (c *Catalogue) InForce(id string, day datum.Date) (Version, bool) {
	var best Version
	for _, v := range c.Chain(id, day) {
		switch {
		case v.Validity != datum.Valid:
		case v.ID == id:
			return v, true
		case best.ID == "" || best.Effective.Before(v.Effective):
			best = v
		}
	}
	return best, best.ID != ""
}
