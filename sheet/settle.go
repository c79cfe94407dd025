package sheet

import (
	"archive/zip"
	"bytes"
	"cmp"
	"io"
	"regexp"
	"slices"
)

const contentTypes = "[Content_Types].xml"

// typeDefaults are the types by extension; the library writes them in the order of a map.
var typeDefaults = regexp.MustCompile(`<Default [^>]*>(?:</Default>)?`)

// settle copies a workbook so that the same content is always the same bytes: the parts by
// name, the types in front, the types by extension in order. What is packed stays as it is.
func settle(to io.Writer, data []byte) error {
	in, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return err
	}
	slices.SortFunc(in.File, func(a, b *zip.File) int {
		return cmp.Or(-compareBool(a.Name == contentTypes, b.Name == contentTypes), cmp.Compare(a.Name, b.Name))
	})
	out := zip.NewWriter(to)
	for _, f := range in.File {
		if f.Name != contentTypes {
			if err := out.Copy(f); err != nil {
				return err
			}
			continue
		}
		if err := settleTypes(out, f); err != nil {
			return err
		}
	}
	return out.Close()
}

func compareBool(a, b bool) int {
	switch {
	case a == b:
		return 0
	case a:
		return 1
	}
	return -1
}

func settleTypes(out *zip.Writer, f *zip.File) error {
	r, err := f.Open()
	if err != nil {
		return err
	}
	defer r.Close()
	text, err := io.ReadAll(r)
	if err != nil {
		return err
	}
	sorted := typeDefaults.FindAll(text, -1)
	slices.SortFunc(sorted, bytes.Compare)
	i := 0
	text = typeDefaults.ReplaceAllFunc(text, func([]byte) []byte { i++; return sorted[i-1] })
	w, err := out.Create(contentTypes)
	if err != nil {
		return err
	}
	_, err = w.Write(text)
	return err
}
