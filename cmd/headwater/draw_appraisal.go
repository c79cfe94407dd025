package main

import (
	"path/filepath"

	"headwater/option/appraisal"
	"headwater/report"
)

// drawAppraisal writes the figures of an appraisal.
func (e *env) drawAppraisal(folder string, r *appraisal.Result) error {
	for _, f := range report.AppraisalFigures(e.lang(), r) {
		if err := e.writeFile(filepath.Join(folder, f.Name+".svg"), f.SVG); err != nil {
			return err
		}
	}
	return nil
}
