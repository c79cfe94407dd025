package catalogue_test

import (
	"regexp"
	"slices"
	"testing"
	"unicode"

	"headwater/datum"
)

var figures = regexp.MustCompile(`[0-9]+(?:[.,][0-9]+)*`)

// Doubts and techniques are told in both languages, and no figure is lost between them.
func TestBothLanguages(t *testing.T) {
	c := load(t)
	check := func(where string, all ...datum.Text) {
		for _, x := range all {
			if !slices.ContainsFunc([]rune(x.ZH), func(r rune) bool { return unicode.Is(unicode.Han, r) }) {
				t.Errorf("%s: %q is not Chinese", where, x.ZH)
			}
			in := func(s string) []string {
				return slices.Compact(slices.Sorted(slices.Values(figures.FindAllString(s, -1))))
			}
			if zh := in(x.ZH); slices.ContainsFunc(in(x.EN), func(n string) bool { return !slices.Contains(zh, n) }) {
				t.Errorf("%s: %q and %q have other figures", where, x.EN, x.ZH)
			}
		}
	}
	for _, d := range c.Documents() {
		check(d.ID, d.Origin.Doubts...)
	}
	for _, s := range c.Systems {
		for _, p := range s.Profiles {
			for _, g := range p.Groups {
				for _, i := range g.Indicators {
					check(s.ID+" "+i.ID, i.Doubts...)
				}
			}
		}
	}
	for _, l := range c.Techniques {
		for _, x := range l.Techniques {
			check(x.ID, append(x.Doubts, x.Process, x.Mechanism)...)
			if x.Limits.EN != "" {
				check(x.ID, x.Limits)
			}
			for _, e := range x.Effects {
				check(x.ID, e.What)
			}
		}
	}
}
