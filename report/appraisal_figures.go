package report

import (
	"headwater/option/appraisal"
	"headwater/say"
)

// AppraisalFigures are the figures of an appraisal.
func AppraisalFigures(l say.Lang, r *appraisal.Result) []Figure { return nil }
