// Package datum holds what every datum of the catalogue and of a plant carries: a
// name in two languages, a date, and its origin: which document, who read it, and
// how far it can be trusted.
package datum

import (
	"time"

	"headwater/fault"
)

// Text is a name or sentence in Chinese and English; either may be empty.
type Text struct {
	ZH string `yaml:"zh" json:"zh,omitempty"`
	EN string `yaml:"en" json:"en,omitempty"`
}

// In returns the text in language lang ("zh" or "en"), or the other one where that
// is empty.
func (t Text) In(lang string) string {
	if lang == "zh" && t.ZH != "" || t.EN == "" {
		return t.ZH
	}
	return t.EN
}

// Lines are texts in language lang.
func Lines(texts []Text, lang string) []string {
	var out []string
	for _, t := range texts {
		out = append(out, t.In(lang))
	}
	return out
}

// UnmarshalTree reads {zh: …, en: …}, or one string for both languages.
func (t *Text) UnmarshalTree(tree any) error {
	switch v := tree.(type) {
	case string:
		*t = Text{ZH: v, EN: v}
		return nil
	case map[string]any:
		for key, w := range v {
			s, ok := w.(string)
			switch {
			case !ok:
				return fault.Input("/"+key, "text-unreadable")
			case key == "zh":
				t.ZH = s
			case key == "en":
				t.EN = s
			default:
				return fault.Input("/"+key, "text-key", key)
			}
		}
		return nil
	}
	return fault.Input("", "text-unreadable")
}

// Date is a calendar day; the zero value is no date.
type Date struct{ t time.Time }

// ParseDate reads a day written as 2022-06-30.
func ParseDate(s string) (Date, error) {
	t, err := time.Parse(time.DateOnly, s)
	if err != nil {
		return Date{}, fault.Input("", "date-unreadable", s)
	}
	return Date{t}, nil
}

// DateOf returns the calendar day of t.
func DateOf(t time.Time) Date {
	return Date{time.Date(t.Year(), t.Month(), t.Day(), 0, 0, 0, 0, time.UTC)}
}

func (d *Date) UnmarshalText(b []byte) (err error) {
	*d, err = ParseDate(string(b))
	return err
}

// MarshalText writes the day as 2022-06-30, no date as nothing.
func (d Date) MarshalText() ([]byte, error) { return []byte(d.String()), nil }

func (d Date) String() string {
	if d.IsZero() {
		return ""
	}
	return d.t.Format(time.DateOnly)
}

// IsZero reports whether there is no date.
func (d Date) IsZero() bool { return d.t.IsZero() }

// Year returns the calendar year, 0 for no date.
func (d Date) Year() int {
	if d.IsZero() {
		return 0
	}
	return d.t.Year()
}

// Before reports whether d is earlier than e.
func (d Date) Before(e Date) bool { return d.t.Before(e.t) }
