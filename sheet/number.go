package sheet

import (
	"regexp"
	"strconv"
	"strings"

	"golang.org/x/text/width"

	"headwater/unit"
)

// content is what goes into one cell: a number with the digits that are shown behind its
// point, or a text.
type content struct {
	text     string
	number   float64
	isNumber bool
	decimals int // -1: as many as the number has
}

func textContent(s string) content { return content{text: s, decimals: -1} }

// plainDigits is a number without groups: 12.50, -3, 1e-3.
var plainDigits = regexp.MustCompile(`^[+-]?(?:[0-9]+(?:\.[0-9]+)?|\.[0-9]+)(?:[eE][+-]?[0-9]+)?$`)

// grouped is a number whose digits stand in groups of three.
var grouped = regexp.MustCompile(`^[+-]?[0-9]{1,3}(?:[ ,'][0-9]{3})+(?:\.[0-9]+)?$`)

// blanks are the spaces that Excel files have besides the common one.
var blanks = strings.NewReplacer("\u00a0", " ", "\u2009", " ", "\u202f", " ", "\u3000", " ", "−", "-", "–", "-")

// narrow turns full-width digits, letters and signs into the common ones.
func narrow(s string) string { return strings.TrimSpace(blanks.Replace(width.Narrow.String(s))) }

// digits reads a number from a text: full-width digits, groups of three, spaces around
// it. It returns the number as YAML writes it.
func digits(s string) (string, bool) {
	s = narrow(s)
	if grouped.MatchString(s) {
		s = strings.NewReplacer(" ", "", ",", "", "'", "").Replace(s)
	}
	return s, plainDigits.MatchString(s)
}

// numberContent makes a cell of a number that a file writes as text, so that its shown
// digits stay; ok is false where a number would not give the text back.
func numberContent(s string) (content, bool) {
	clean, ok := digits(s)
	if !ok {
		return content{}, false
	}
	v, err := strconv.ParseFloat(clean, 64)
	if err != nil {
		return content{}, false
	}
	c := content{number: v, isNumber: true, decimals: -1}
	if _, behind, ok := strings.Cut(clean, "."); ok && !strings.ContainsAny(behind, "eE") && len(behind) > len(fraction(v)) && len(behind) <= maxDecimals {
		c.decimals = len(behind)
	}
	return c, true
}

// cellNumber is numberContent for a cell that is written: a workbook keeps 15 digits.
func cellNumber(s string) (content, bool) {
	c, ok := numberContent(s)
	if kept, err := strconv.ParseFloat(strconv.FormatFloat(c.number, 'g', 15, 64), 64); err != nil || kept != c.number {
		return content{}, false
	}
	return c, ok
}

// maxDecimals is how many digits behind the point a format of ours fixes.
const maxDecimals = 9

// fraction are the digits behind the point of a number as it is written shortest.
func fraction(v float64) string {
	_, behind, _ := strings.Cut(strconv.FormatFloat(v, 'f', -1, 64), ".")
	return behind
}

// numberText writes the number of a cell with the digits that the cell shows, as long as
// they give the whole number.
func numberText(v float64, decimals int) string {
	if decimals > len(fraction(v)) && decimals <= maxDecimals {
		return strconv.FormatFloat(v, 'f', decimals, 64)
	}
	if a := max(v, -v); a != 0 && (a < 1e-6 || a >= 1e15) {
		return strconv.FormatFloat(v, 'g', -1, 64)
	}
	return strconv.FormatFloat(v, 'f', -1, 64)
}

// withoutNoise takes off what binary arithmetic leaves behind: a sum that Excel shows as
// 0.3 is stored as 0.30000000000000004. Excel shows 15 digits; a number that is much shorter
// when it is rounded to them was meant so.
func withoutNoise(v float64) float64 {
	short := strconv.FormatFloat(v, 'e', 14, 64)
	mantissa, _, _ := strings.Cut(short, "e")
	if len(strings.TrimRight(mantissa, "0")) > meantDigits+len("-.") {
		return v
	}
	out, err := strconv.ParseFloat(short, 64)
	if err != nil {
		return v
	}
	return out
}

// meantDigits is how many digits a number has at most that somebody wrote.
const meantDigits = 12

// hundredfold is 100·v without the noise of binary fractions: 0.07 is 7, not
// 7.000000000000001.
func hundredfold(v float64) float64 {
	s := strconv.FormatFloat(v, 'e', -1, 64)
	mantissa, exponent, _ := strings.Cut(s, "e")
	e, _ := strconv.Atoi(exponent)
	out, _ := strconv.ParseFloat(mantissa+"e"+strconv.Itoa(e+2), 64)
	return out
}

// leading is a number at the start of a quantity, and the rest.
var leading = regexp.MustCompile(`^([+-]?[0-9]+(?:[ ,'][0-9]{3})*(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?)(?:\s+|([^0-9.,' ]))(.*)$`)

// splitQuantity parts a quantity into a number and its unit for two cells; ok is false
// where that would not give the quantity back, as with an uncertainty.
func splitQuantity(s string) (number content, unitText string, ok bool) {
	q, err := unit.ParseQuantity(s)
	if err != nil || strings.ContainsAny(s, "±") || strings.Contains(s, "+/-") {
		return content{}, "", false
	}
	text := narrowKeep(s)
	head, rest := text, ""
	if m := leading.FindStringSubmatch(text); m != nil {
		head, rest = m[1], strings.TrimSpace(m[2]+m[3])
	}
	number, ok = cellNumber(head)
	if !ok || number.number != q.Value {
		return content{}, "", false
	}
	again, err := unit.ParseQuantity(withUnit(numberText(number.number, number.decimals), rest))
	if err != nil || again != q || isAmbiguous(number.number, rest) {
		return content{}, "", false
	}
	return number, rest, true
}

// narrowKeep trims a text and leaves its characters.
func narrowKeep(s string) string { return strings.TrimSpace(blanks.Replace(s)) }

// withUnit puts a unit behind a number; one that starts with a digit goes into brackets.
func withUnit(number, unitText string) string {
	switch {
	case unitText == "":
		return number
	case unitText[0] >= '0' && unitText[0] <= '9':
		return number + " (" + unitText + ")"
	}
	return number + " " + unitText
}

// isAmbiguous reports whether a number in percent may have been meant as a fraction.
func isAmbiguous(v float64, unitText string) bool {
	return narrow(unitText) == "%" && v != 0 && v >= -1 && v <= 1
}
