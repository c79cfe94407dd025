package report

// resolve settles the references of a document once all of it is there: a row's id that
// is taken already is dropped, and a reference to what the document does not have stays
// as plain text.
func (d *Document) resolve() {
	seen := map[string]bool{}
	for _, b := range d.Blocks {
		switch b := b.(type) {
		case Heading:
			seen[b.ID] = true
		case Figure:
			seen[b.ID] = true
		case Table:
			seen[b.ID] = true
		}
	}
	for _, b := range d.Blocks {
		if t, ok := b.(Table); ok {
			for i := range t.Rows {
				if seen[t.Rows[i].ID] {
					t.Rows[i].ID = ""
				}
				if t.Rows[i].ID != "" {
					seen[t.Rows[i].ID] = true
				}
			}
		}
	}
	for _, b := range d.Blocks {
		if t, ok := b.(Table); ok {
			for i := range t.Rows {
				for k := range t.Rows[i].Cells {
					for j := range t.Rows[i].Cells[k].Refs {
						if r := &t.Rows[i].Cells[k].Refs[j]; !seen[r.ID] {
							r.ID = ""
						}
					}
				}
			}
		}
	}
}

// refs are references to things of one kind by their ids.
func refs(kind string, ids ...string) (out []Ref) {
	for _, id := range ids {
		if id != "" {
			out = append(out, Ref{id, kind + "-" + id})
		}
	}
	return out
}
