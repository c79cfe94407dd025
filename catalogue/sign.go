package catalogue

import (
	"encoding/hex"
	"errors"
	"fmt"
	"path"
	"strings"

	"headwater/datum"
	"headwater/fault"
	"headwater/input"
)

// readSignature decodes the file of a signature.
func readSignature(place string, data []byte) (*datum.Signature, error) {
	f, err := input.Parse(place, data)
	if err != nil {
		return nil, err
	}
	s := &datum.Signature{}
	unread := f.Decode(s)
	var bad []error
	if want := strings.TrimSuffix(path.Base(place), ".yaml"); s.Document != want {
		bad = append(bad, fault.Input("/document", "id-file", s.Document, path.Base(place)))
	}
	bad = append(bad, checkReaders(s.Keyed)...)
	if err := f.Merge(unread, errors.Join(bad...)); err != nil {
		return nil, err
	}
	return s, nil
}

// checkReaders asks for two different people.
func checkReaders(keyed []datum.Reading) []error {
	if len(keyed) < 2 || keyed[0].Reader == "" || keyed[1].Reader == "" || strings.EqualFold(strings.TrimSpace(keyed[0].Reader), strings.TrimSpace(keyed[1].Reader)) {
		return []error{fault.Input("/keyed", "signature-readers", len(keyed))}
	}
	return nil
}

// applySignatures lifts the signed documents of every layer to official. A signature of
// a file that has changed since, or that is not there, is a problem.
func (c *Catalogue) applySignatures(todo []source, read []document) (bad []error) {
	for i := range todo {
		sign := read[i].signature
		if sign == nil {
			continue
		}
		at := todo[i].place(todo[i].name)
		j := -1
		for k := range todo {
			if todo[k].Name == todo[i].Name && read[k].id == sign.Document && read[k].signature == nil {
				j = k
			}
		}
		switch {
		case j < 0:
			bad = append(bad, fault.NotFound(at, "signature-nothing", sign.Document))
			continue
		case hex.EncodeToString(read[j].sum[:]) != sign.SHA256:
			bad = append(bad, fault.Conflict(at, "signature-broken", todo[j].place(todo[j].name)))
			continue
		case read[j].entry == nil || c.layers[sign.Document] != todo[i].Name:
			continue // not decoded, or replaced by a later layer
		}
		o := read[j].entry.Origin
		o.Verification, o.Signed = datum.Official, sign
	}
	return bad
}

// Sign joins two readings of one document that agree into a signature: the file of the
// first is the one to keep. It is refused where they differ, where something is unread
// or set aside, and where one person read both.
func Sign(a, b *Entry, read datum.FileRead, readers [2]string, day datum.Date) (*datum.Signature, []fault.Reason, error) {
	s := &datum.Signature{Document: a.ID, SHA256: a.SHA256(), Read: read, Signed: day, Keyed: []datum.Reading{
		{Reader: readers[0], On: day, SHA256: a.SHA256()}, {Reader: readers[1], On: day, SHA256: b.SHA256()}}}
	bad := checkReaders(s.Keyed)
	if n := len(Compare(a, b)); n > 0 {
		bad = append(bad, fault.Conflict(a.Place, "signature-differs", n, b.Place))
	}
	if a.SHA256() == b.SHA256() {
		bad = append(bad, fault.Conflict(b.Place, "signature-same-file", a.Place))
	}
	if err := errors.Join(bad...); err != nil {
		return nil, nil, err
	}
	gaps := a.Gaps()
	if len(gaps) == 0 {
		gaps = b.Gaps() // its reader may have called it partial
	}
	return s, gaps, nil
}

// WriteSignature is the text of a signature's file.
func WriteSignature(s *datum.Signature) string {
	var b strings.Builder
	fmt.Fprintf(&b, "document: %s\nsha256: %s\nread: {file: %q, sha256: %s, address: %q}\nkeyed:\n", s.Document, s.SHA256, s.Read.File, s.Read.SHA256, s.Read.Address)
	for _, k := range s.Keyed {
		fmt.Fprintf(&b, "  - {reader: %q, on: %s, sha256: %s}\n", k.Reader, k.On, k.SHA256)
	}
	fmt.Fprintf(&b, "signed: %s\n", s.Signed)
	return b.String()
}
