package integrity

import (
	_ "embed"
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// Text is a piece of writing: a note of the auditor, with the name of its file, or a text
// of the plant file with its JSON pointer.
type Text struct {
	At    string
	Body  string
	Whole bool // At is the place of all of it: no line is told
}

// Report is what another plant's audit says in words.
type Report struct {
	Name  string // its folder or file
	Plant string // its plant's id; the plant's own earlier reports do not count
	Texts []Text
}

//go:embed statutory.txt
var statutoryText string

// Statutory are phrases of laws, standards and official forms, which every report must or
// may repeat: statutory.txt, one to a line, # for its sources.
func Statutory() (phrases []string) {
	for line := range strings.Lines(statutoryText) {
		if line = strings.TrimSpace(line); line != "" && !strings.HasPrefix(line, "#") {
			phrases = append(phrases, line)
		}
	}
	return phrases
}

// Of shared text: the tokens that two texts must have in common before they are compared
// any further, and the least length of a passage, in characters (a Latin word is two).
// Stock phrases of the trade are shorter.
const (
	seedTokens   = 10
	leastPassage = 40
	mostShown    = 300 // runes of a passage that are shown
	mostSpots    = 64  // places of one seed that are tried: a text that repeats itself has more
)

// source is one own text, cut up; barred tokens are statutory.
type source struct {
	Text
	tokens []token
	barred []bool
}

// shared looks for passages that stand word for word, figures apart, in reports of other
// plants. Every passage is as long as it can be; statutory phrases end it and do not
// count. There is no chance in it to speak of: that two people write forty characters of
// their own alike does not happen in one of a hundred plants.
func (c *checker) shared() {
	if len(c.rq.Reports) == 0 {
		return
	}
	own := c.sources()
	index := map[uint64][]spot{}
	total := 0
	for s := range own {
		for i := range own[s].tokens {
			if !own[s].barred[i] {
				total += own[s].tokens[i].units
			}
			if h, ok := seed(own[s].tokens, own[s].barred, i); ok && len(index[h]) < mostSpots {
				index[h] = append(index[h], spot{s, i})
			}
		}
	}
	n, most := 0, 0
	for _, r := range c.rq.Reports {
		if r.Plant != "" && r.Plant == c.p.Plant.ID {
			continue
		}
		n++
		passages := c.passages(own, index, r)
		if len(passages) == 0 {
			continue
		}
		units := 0
		var at []string
		for _, p := range passages {
			units += p.Units
			at = append(at, p.At)
		}
		most = max(most, passages[0].Units)
		size, share := float64(units), float64(units)/float64(total)
		why := reason("check-shared-text", r.Name, strconv.FormatFloat(100*share, 'f', 1, 64), strconv.Itoa(len(passages)))
		why.Value = &size
		c.add(SharedText, Query, r.Name, why, map[string]float64{"units": size, "share": share, "passages": float64(len(passages)), "longest": float64(passages[0].Units)}, at...)
		c.found[len(c.found)-1].Passages = passages
	}
	longest := float64(most)
	c.tests = append(c.tests, Test{Rule: SharedText, N: n, Statistic: &longest, Alpha: rate, Fired: most > 0})
}

// sources cuts up what the plant says in words and bars statutory phrases.
func (c *checker) sources() (out []source) {
	phrases := c.rq.Statutory
	if phrases == nil {
		phrases = Statutory()
	}
	add := func(t Text) {
		s := source{Text: t, tokens: tokens(t.Body)}
		s.barred = barred(s.tokens, phrases)
		out = append(out, s)
	}
	c.p.Sentences(func(at, text string) { add(Text{at, text, true}) })
	for _, t := range c.rq.Texts {
		add(t)
	}
	return out
}

// barred marks the tokens of a text that belong to a phrase.
func barred(text []token, phrases []string) []bool {
	out := make([]bool, len(text))
	for _, phrase := range phrases {
		p := tokens(phrase)
		if len(p) == 0 {
			continue
		}
		for i := 0; i+len(p) <= len(text); i++ {
			if same(text[i:i+len(p)], p) {
				for k := range p {
					out[i+k] = true
				}
			}
		}
	}
	return out
}

func same(a, b []token) bool {
	for i := range a {
		if a[i].hash != b[i].hash || a[i].text != b[i].text {
			return false
		}
	}
	return true
}

// spot is a token of an own text.
type spot struct{ source, token int }

// seed is the hash of the seedTokens tokens that begin at one; false at the end of the
// text and across a statutory phrase.
func seed(text []token, barred []bool, i int) (h uint64, ok bool) {
	if i+seedTokens > len(text) {
		return 0, false
	}
	for k := i; k < i+seedTokens; k++ {
		if barred != nil && barred[k] {
			return 0, false
		}
		h = h*1099511628211 + text[k].hash
	}
	return h, true
}

// run is a stretch of an own text that was found again.
type run struct {
	spot
	length int
	with   string
}

// passages finds the longest runs that a report shares with the plant, no two of which
// overlap in the plant's text; the longest first.
func (c *checker) passages(own []source, index map[uint64][]spot, r Report) (out []Passage) {
	var runs []run
	for _, t := range r.Texts {
		text := tokens(t.Body)
		for j := 0; j+seedTokens <= len(text); {
			best := run{}
			if h, ok := seed(text, nil, j); ok {
				for _, s := range index[h] {
					if n := extent(&own[s.source], s.token, text, j); n > best.length {
						best = run{s, n, place(t, text[j].begin)}
					}
				}
			}
			if best.length == 0 {
				j++
				continue
			}
			if unitsOf(own[best.source].tokens[best.token:best.token+best.length]) >= leastPassage {
				runs = append(runs, best)
			}
			j += best.length
		}
	}
	slices.SortStableFunc(runs, func(a, b run) int { return b.length - a.length })
	taken := map[spot]bool{}
	for _, x := range runs {
		s := &own[x.source]
		begin, end := x.token, x.token+x.length
		if taken[spot{x.source, begin}] || taken[spot{x.source, end - 1}] {
			continue
		}
		for k := begin; k < end; k++ {
			taken[spot{x.source, k}] = true
		}
		span := s.tokens[begin:end]
		out = append(out, Passage{place(s.Text, span[0].begin), x.with, shown(s.Body[span[0].begin:span[len(span)-1].end]), unitsOf(span)})
	}
	return out
}

// extent is how many tokens two texts have in common from two places on.
func extent(s *source, i int, text []token, j int) (n int) {
	for i+n < len(s.tokens) && j+n < len(text) && !s.barred[i+n] && s.tokens[i+n].hash == text[j+n].hash && s.tokens[i+n].text == text[j+n].text {
		n++
	}
	if n < seedTokens {
		return 0
	}
	return n
}

func unitsOf(text []token) (n int) {
	for _, t := range text {
		n += t.units
	}
	return n
}

// place is where a byte of a text stands: the JSON pointer, or file:line.
func place(t Text, begin int) string {
	if t.Whole {
		return t.At
	}
	return fmt.Sprintf("%s:%d", t.At, 1+strings.Count(t.Body[:begin], "\n"))
}

// shown is a passage on one line, cut where it is long.
func shown(s string) string {
	s = strings.Join(strings.Fields(s), " ")
	if r := []rune(s); len(r) > mostShown {
		return string(r[:mostShown]) + "…"
	}
	return s
}
