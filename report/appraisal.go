package report

import (
	"fmt"
	"strconv"
	"strings"

	"headwater/option/appraisal"
	"headwater/say"
)

// fixed prints a number with so many decimals, nothing for one that is not there.
func fixed(x *float64, factor float64, decimals int) string {
	if x == nil {
		return ""
	}
	s := strconv.FormatFloat(*x*factor, 'f', decimals, 64)
	if strings.Trim(s, "-0.") == "" {
		s = strings.TrimPrefix(s, "-")
	}
	return s
}

// Years prints a payback, Rate a rate in percent, Ratio an NPVR: as audits print them.
func Years(x *float64) string { return fixed(x, 1, 2) }

// Rate prints a fraction in percent, to two decimals.
func Rate(x *float64) string { return fixed(x, 100, 2) }

// Ratio prints an NPVR to four decimals.
func Ratio(x *float64) string { return fixed(x, 1, 4) }

// TableRate is the IRR by interpolation.
func TableRate(a *appraisal.Appraisal) string {
	if a.IRRTable == nil {
		return ""
	}
	return Rate(&a.IRRTable.IRR)
}

// OptionName is an option's id with its name.
func OptionName(l say.Lang, a *appraisal.Appraisal) string {
	name := a.Name.In(string(l))
	if name == "" || name == a.ID {
		return a.ID
	}
	return a.ID + " " + name
}

// OptionVerdict is the verdict of an option, with what decided against it.
func OptionVerdict(l say.Lang, a *appraisal.Appraisal) string {
	var why []string
	for i := range a.Criteria {
		c := &a.Criteria[i]
		if c.State == appraisal.Met || c.State == appraisal.None {
			continue
		}
		if text := criterion(l, c); text != "" {
			why = append(why, text)
		}
	}
	text := VerdictWord(l, a)
	switch {
	case len(why) == 0:
		return text
	case l == say.ZH:
		return text + "（" + strings.Join(why, "；") + "）"
	}
	return text + " (" + strings.Join(why, "; ") + ")"
}

// VerdictWord is the verdict alone.
func VerdictWord(l say.Lang, a *appraisal.Appraisal) string {
	switch {
	case a.Verdict != nil:
		return say.Term(l, "appraisal-"+*a.Verdict)
	case len(a.Absent) > 0 && a.NPV == nil && a.Payback == nil:
		return say.Term(l, "appraisal-verdict-none")
	}
	return ""
}

func criterion(l say.Lang, c *appraisal.Criterion) string {
	key, show, sign := map[string]string{"payback": "N", "npv": "NPV", "irr": "IRR"}[c.Criterion], Years, " ≥ "
	switch c.Criterion {
	case "payback":
		sign = " < "
	case "irr":
		show = func(x *float64) string { return Rate(x) + " %" }
	case "npv":
		show = Number
	}
	switch {
	case c.Value != nil && c.Limit != nil && c.State == appraisal.Failed:
		return fmt.Sprintf(say.Term(l, "appraisal-failed"), key, show(c.Value), strings.TrimSpace(sign)+" "+show(c.Limit))
	case c.Reason != nil && c.Reason.Code != "appraisal-class-unstated":
		return say.Reason(l, c.Reason)
	}
	return ""
}

// Parameter is what a sensitivity changes.
func Parameter(l say.Lang, s *appraisal.Sensitivity) string {
	if s.Parameter == "price" {
		return fmt.Sprintf(say.Term(l, "parameter-price"), s.Item)
	}
	return say.Term(l, "parameter-"+s.Parameter)
}

// BreakEven is the change at which the NPV is zero.
func BreakEven(s *appraisal.Sensitivity) string {
	if s.BreakEven == nil {
		return "—"
	}
	text := strconv.FormatFloat(s.BreakEven.Change*100, 'f', 1, 64) + " %"
	if s.BreakEven.Change > 0 {
		text = "+" + text
	}
	return strings.Replace(text, "-", "−", 1)
}

// ConflictText says whom NPV prefers and whom the other figures do.
func ConflictText(l say.Lang, c *appraisal.Conflict) string {
	names := map[string]string{"npvr": "NPVR", "irr": "IRR"}
	var by []string
	for _, k := range c.By {
		by = append(by, names[k])
	}
	comma := ", "
	if l == say.ZH {
		comma = "、"
	}
	text := fmt.Sprintf(say.Term(l, "appraisal-conflict"), "NPV", c.NPV, strings.Join(by, comma), c.Other)
	if c.Crossover != nil {
		text += fmt.Sprintf(say.Term(l, "appraisal-crossover"), Rate(c.Crossover))
	}
	if c.Lives && c.Annual != "" {
		text += fmt.Sprintf(say.Term(l, "appraisal-lives"), c.Annual)
	}
	return text
}

// AppraisalNotes are the notes on a study, option by option, and what has no number.
func AppraisalNotes(l say.Lang, r *appraisal.Result) (lines []string) {
	for i := range r.Notes {
		lines = append(lines, say.Reason(l, &r.Notes[i]))
	}
	for i := range r.Options {
		a := &r.Options[i]
		seen := map[string]bool{}
		add := func(text string) {
			if !seen[text] {
				seen[text] = true
				lines = append(lines, fmt.Sprintf(say.Term(l, "appraisal-because"), a.ID, text))
			}
		}
		for j := range a.Absent {
			add(say.Reason(l, &a.Absent[j].Reason))
		}
		for j := range a.Notes {
			add(say.Reason(l, &a.Notes[j]))
		}
		for j := range a.Criteria {
			if c := a.Criteria[j].Reason; c != nil && c.Code == "appraisal-class-unstated" {
				add(say.Reason(l, c))
			}
		}
	}
	if r.MACC != nil {
		for i := range r.MACC.Notes {
			lines = append(lines, say.Reason(l, &r.MACC.Notes[i]))
		}
	}
	return lines
}
