package report

import (
	"strings"

	"headwater/audit"
	"headwater/datum"
	"headwater/limit"
	"headwater/say"
)

// Allowed prints what a check allows: a number or a range.
func Allowed(c *limit.Check) string {
	if c.Range != nil {
		switch {
		case c.Range.Low == nil:
			return "≤ " + Number(c.Range.High)
		case c.Range.High == nil:
			return "≥ " + Number(c.Range.Low)
		}
		return Number(c.Range.Low) + "–" + Number(c.Range.High)
	}
	return Number(c.Allowed)
}

// Verdict says whether a check is passed, or why that is not known.
func Verdict(l say.Lang, c *limit.Check) string {
	text := say.Term(l, "verdict-none")
	switch {
	case c.Pass == nil:
	case *c.Pass:
		text = say.Term(l, "verdict-pass")
	default:
		text = say.Term(l, "verdict-exceeded")
	}
	if c.Reason != nil {
		text += ": " + say.Reason(l, c.Reason)
	}
	if mark := outOfForce(l, c); mark != "" {
		text += " (" + mark + ")"
	}
	return text
}

// outOfForce marks a limit whose document is known not to bind on the day of evaluation.
func outOfForce(l say.Lang, c *limit.Check) string {
	switch c.Validity {
	case datum.IsDraft, datum.NotYet, datum.Ended:
		return c.Table + ": " + say.Term(l, "validity-"+string(c.Validity))
	}
	return ""
}

// ShowForeign reports whether a report shows foreign limits: a Chinese one only when it
// was asked for.
func ShowForeign(r *audit.Result, l say.Lang) bool { return l == say.EN || r.Foreign }

// Pollutant names what a check is about, in the language's own words.
func Pollutant(l say.Lang, c *limit.Check) string {
	if name := say.Pollutant(l, c.Parameter); name != c.Parameter || c.Printed == "" {
		return name
	}
	return c.Printed
}

// Statistic is what a limit is about in words; that of a permit is a load.
func Statistic(l say.Lang, c *limit.Check) string {
	if c.Method == "permit" {
		return say.Term(l, "statistic-annual-load")
	}
	return say.Term(l, "statistic-"+c.Statistic)
}

// tier is the document's own word; that of a permit is ours.
func tier(l say.Lang, c *limit.Check) string {
	if c.Method == "permit" {
		return say.Term(l, "permit")
	}
	return c.Tier
}

// limits is the chapter on limits, permits and quotas. Foreign limits stand in a table of
// their own, as benchmarks; in a Chinese report only when they were asked for.
func (b *builder) limits() {
	var own, foreign []limit.Check
	for _, c := range b.r.Limits {
		if c.Foreign {
			foreign = append(foreign, c)
		} else {
			own = append(own, c)
		}
	}
	showForeign := len(foreign) > 0 && ShowForeign(b.r, b.lang)
	if len(own) == 0 && !showForeign {
		return
	}
	b.suffix = ""
	b.heading("limits", "chapter-limits")
	if len(own) > 0 {
		b.add(Paragraph{b.t("limits-text")}, b.limitTable("limit-table", "table-limits", b.r.Plant.Year, own))
	}
	if showForeign {
		b.add(Heading{Level: 2, ID: "foreign-limits", Text: b.t("section-foreign")}, Paragraph{b.t("foreign-limits")}, b.limitTable("foreign-table", "table-foreign", b.r.Plant.Year, foreign))
	}
}

func (b *builder) limitTable(id, caption string, year int, checks []limit.Check) Table {
	t := Table{ID: id, Caption: b.t(caption, year), Columns: []Column{{Title: b.t("parameter")}, {Title: b.t("statistic")}, {Title: b.t("tier")}, {Title: b.t("section")}, {Title: b.t("point")}, {Title: b.t("actual"), Right: true}, {Title: b.t("allowed"), Right: true}, {Title: b.t("unit")}, {Title: b.t("finding")}}}
	for i := range checks {
		c := &checks[i]
		verdict := Cell{Text: b.t("verdict-none")}
		if c.Pass != nil {
			verdict = Cell{Text: b.t("verdict-pass"), Level: "I"}
			if !*c.Pass {
				verdict = Cell{Text: b.t("verdict-exceeded"), Level: "below"}
			}
		}
		if c.Reason != nil {
			verdict.Note = say.Reason(b.lang, c.Reason)
		}
		if mark := outOfForce(b.lang, c); mark != "" {
			verdict.Note = strings.TrimSpace(verdict.Note + " " + mark)
		}
		t.Rows = append(t.Rows, Row{Cells: []Cell{{Text: Pollutant(b.lang, c), Note: c.Table}, {Text: Statistic(b.lang, c)}, {Text: tier(b.lang, c)}, {Text: c.Section}, {Text: b.t("point-" + c.Point)}, {Text: Number(c.Actual)}, {Text: Allowed(c)}, {Text: c.Unit}, verdict}})
	}
	return t
}
