package book

import (
	"encoding/xml"
	"fmt"
	"math"
	"strconv"
	"strings"
	"time"

	"headwater/fault"
)

func (b *Book) readStrings(part string) error {
	return b.each(part, func(d *xml.Decoder, e xml.StartElement) error {
		if e.Name.Local != "si" {
			return nil
		}
		if len(b.strings) >= b.limits.Cells {
			return fault.Input(b.name, "book-cells")
		}
		s, err := text(d, e, "rPh") // the pronunciation of Japanese text
		b.strings = append(b.strings, s)
		return err
	})
}

// maxStyles is how many cell styles a workbook may have; Excel stops at 64,000.
const maxStyles = 1 << 16

func (b *Book) readStyles(part string) error {
	own := map[string]string{}
	inXfs := false
	return b.each(part, func(d *xml.Decoder, e xml.StartElement) error {
		switch e.Name.Local {
		case "numFmt":
			if !inXfs {
				own[attr(e, "numFmtId")] = attr(e, "formatCode")
			}
		case "cellStyleXfs":
			inXfs = false
		case "cellXfs":
			inXfs = true
		case "cellStyles", "dxfs":
			inXfs = false
		case "xf":
			if inXfs {
				id := attr(e, "numFmtId")
				code, ok := own[id]
				if !ok {
					code = builtIn(id)
				}
				if len(b.formats) >= maxStyles {
					return fmt.Errorf("more than %d styles", maxStyles)
				}
				b.formats = append(b.formats, code)
			}
		}
		return nil
	})
}

// builtIn are the number formats that the standard numbers; those of days in East Asian
// editions among them.
func builtIn(id string) string {
	n, err := strconv.Atoi(id)
	switch {
	case err != nil:
		return ""
	case n == 1:
		return "0"
	case n == 2:
		return "0.00"
	case n == 3, n == 37, n == 38:
		return "#,##0"
	case n == 4, n == 39, n == 40:
		return "#,##0.00"
	case n == 9:
		return "0%"
	case n == 10:
		return "0.00%"
	case n >= 14 && n <= 17, n == 22, n >= 27 && n <= 36, n >= 50 && n <= 58:
		return "yyyy-mm-dd"
	case n >= 18 && n <= 21, n >= 45 && n <= 47:
		return "hh:mm:ss"
	case n == 49:
		return "@"
	}
	return ""
}

// Format is the number format of a cell: General, 0.00%, yyyy-mm-dd; "" where unknown.
func (b *Book) Format(c Cell) string {
	if c.style < 0 || c.style >= len(b.formats) {
		return ""
	}
	return b.formats[c.style]
}

// plainFormat is a format without what it quotes, escapes and puts into brackets, up to
// its first semicolon.
func plainFormat(format string) string {
	var s strings.Builder
	for i := 0; i < len(format); i++ {
		switch format[i] {
		case '"', '[':
			end := map[byte]byte{'"': '"', '[': ']'}[format[i]]
			for i++; i < len(format) && format[i] != end; i++ {
			}
		case '\\', '_', '*':
			i++
		case ';':
			return s.String()
		default:
			s.WriteByte(format[i])
		}
	}
	return s.String()
}

// IsPercent reports whether a number is shown as percent.
func (b *Book) IsPercent(c Cell) bool {
	return c.Kind == Number && strings.Contains(plainFormat(b.Format(c)), "%")
}

// IsDay reports whether a number is shown as a day.
func (b *Book) IsDay(c Cell) bool {
	return b.IsMoment(c) && strings.ContainsAny(strings.ToLower(plainFormat(b.Format(c))), "yd")
}

// IsMoment reports whether a number is shown as a day or as a time of the day: 5-8 typed
// into a cell is one.
func (b *Book) IsMoment(c Cell) bool {
	f := strings.ToLower(plainFormat(b.Format(c)))
	return c.Kind == Number && !strings.HasPrefix(f, "general") && strings.ContainsAny(f, "ydhsm") && !strings.ContainsAny(strings.ReplaceAll(f, "s.0", ""), "0#?")
}

// Suffix is what a plain format puts behind the number in quotes: m3 for 0.0" m3". A
// format that scales the number has none.
func (b *Book) Suffix(c Cell) string {
	f := b.Format(c)
	i := strings.IndexByte(f, '"')
	if c.Kind != Number || i < 0 || strings.Trim(f[:i], "#,0. ") != "" || !strings.HasSuffix(strings.TrimSpace(f[:i]), "0") {
		return ""
	}
	text, _, closed := strings.Cut(f[i+1:], `"`)
	if !closed {
		return ""
	}
	return strings.TrimSpace(text)
}

// Decimals is how many digits a fixed format shows behind the point, -1 where the format
// does not fix them.
func (b *Book) Decimals(c Cell) int {
	f := strings.TrimSuffix(strings.TrimSpace(plainFormat(b.Format(c))), "%")
	if f == "" || strings.Trim(f, "#,0. ") != "" || !strings.HasSuffix(strings.TrimSpace(f), "0") { // a comma at the end scales
		return -1
	}
	_, digits, _ := strings.Cut(strings.TrimSpace(f), ".")
	if strings.Contains(digits, "#") {
		return -1
	}
	return len(digits)
}

// ToDay turns the number of a day into the calendar's day. Numbers outside 1900 to 9999
// are none.
func (b *Book) ToDay(number float64) (time.Time, bool) {
	days := math.Floor(number)
	if !(days >= 1 && days < 2958466) {
		return time.Time{}, false
	}
	start := time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC)
	switch {
	case b.from04:
		start = time.Date(1904, 1, 1, 0, 0, 0, 0, time.UTC)
	case days < 60:
		start = start.AddDate(0, 0, 1) // Excel counts a 29 February 1900 that never was
	}
	return start.AddDate(0, 0, int(days)), true
}
