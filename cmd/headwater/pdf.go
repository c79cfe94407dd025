package main

import (
	"bytes"
	"cmp"
	"context"
	"os"
	"path/filepath"
	"strings"

	"headwater/fault"
)

// pdf prints the report with Chromium from its page, or with LibreOffice from its Word
// file.
func (e *env) pdf(ctx context.Context, page, document []byte) ([]byte, error) {
	t, ok := e.find(chromium)
	if !ok {
		if t, ok = e.find(libreOffice); !ok {
			return nil, fault.NotFound("--pdf", "pdf-absent")
		}
	}
	e.step("progress-pdf", t.name)
	folder, remove, err := scratch()
	if err != nil {
		return nil, err
	}
	defer remove()
	source, data := filepath.Join(folder, "report.html"), page
	if t.name == libreOffice {
		source, data = filepath.Join(folder, "report.docx"), document
	}
	if err := os.WriteFile(source, data, 0o600); err != nil {
		return nil, err
	}
	made := filepath.Join(folder, "report.pdf")
	if t.name == libreOffice {
		_, err = t.run(ctx, "", "-env:UserInstallation="+fileURL(filepath.Join(folder, "profile")), "--headless", "--convert-to", "pdf", "--outdir", folder, source)
	} else {
		err = t.chromium(ctx, filepath.Join(folder, "profile"), source, "--no-pdf-header-footer", "--generate-pdf-document-outline", "--print-to-pdf="+made)
	}
	if ctx.Err() != nil {
		return nil, ctx.Err()
	}
	out, unread := os.ReadFile(made)
	if err = cmp.Or(err, unread); err != nil {
		return nil, fault.Input("report.pdf", "pdf-failed", t.name, strings.ReplaceAll(reasonOf(err), "\n", ": "))
	}
	if !bytes.HasPrefix(out, []byte("%PDF-")) {
		return nil, fault.Input("report.pdf", "pdf-failed", t.name, "%PDF-?")
	}
	return out, nil
}
