package unit

import (
	"math"
	"sort"
	"strconv"
	"strings"
	"sync"
	"unicode/utf8"

	"headwater/fault"
)

// Parse reads a unit: "kWh/m2", "kJ/(kg·K)", "10^4 CNY", "吨/年", "m3/t {steel}",
// "t/d of raw material". What stands in braces or after " of " is a note.
func Parse(s string) (Unit, error) {
	if !utf8.ValidString(s) {
		return Unit{}, fault.Input("", "unit-unknown", s, "")
	}
	s = normalise(s)
	note := s
	s, _, _ = strings.Cut(s, " of ")
	if i := strings.IndexByte(s, '{'); i >= 0 && strings.HasSuffix(strings.TrimSpace(s), "}") {
		s = s[:i]
	}
	s = strings.TrimSpace(s)
	if s == "" || s == "1" {
		if strings.TrimSpace(note) != s {
			return Unit{}, fault.Input("", "unit-unknown", note, "")
		}
		return Unit{}, nil
	}
	if s == "%" {
		return Percent, nil
	}
	if len(s) > maxLength {
		return Unit{}, fault.Input("", "unit-long", len(s), maxLength)
	}
	p := &parser{rest: s}
	u, err := p.product(0)
	if err == nil && strings.TrimSpace(p.rest) != "" {
		err = fault.Input("", "unit-unknown", strings.TrimSpace(p.rest), nearest(strings.TrimSpace(p.rest)))
	}
	if err != nil {
		return Unit{}, err
	}
	if math.IsInf(u.factor(), 0) || !(u.factor() > 0) {
		return Unit{}, fault.Input("", "unit-unknown", s, "")
	}
	u.text = s
	return u, nil
}

// maxLength bounds a unit's text, maxDepth its parentheses: longer ones are mistakes.
const (
	maxLength = 120
	maxDepth  = 8
)

// MustParse is Parse for units that the program itself writes; it panics on others.
func MustParse(s string) Unit {
	u, err := Parse(s)
	if err != nil {
		panic(err)
	}
	return u
}

var replacer = strings.NewReplacer(append(fullWidthLetters(), "²", "2", "³", "3", "㎡", "m2", "㎥", "m3", "㎏", "kg", "㎎", "mg", "㎍", "µg", "㎜", "mm", "㎝", "cm", "㎞", "km", "㎖", "mL", "ℓ", "L", "㎘", "kL", "㎾", "kW", "㎿", "MW", "㎩", "Pa", "㎪", "kPa", "㎫", "MPa", "（", "(", "）", ")", "／", "/", "％", "%", "＊", "*", "×", "·", "•", "·", "．", ".", "，", ",", "－", "-", "−", "-", "＋", "+", "±", " ± ", "+/-", " ± ", "\u00a0", " ", "\u2009", " ", "\u202f", " ", "\u3000", " ", "｛", "{", "｝", "}",
	"０", "0", "１", "1", "２", "2", "３", "3", "４", "4", "５", "5", "６", "6", "７", "7", "８", "8", "９", "9")...)

// fullWidthLetters are the Latin letters of Chinese typing, each with its common one.
func fullWidthLetters() (pairs []string) {
	const wider = 'Ａ' - 'A'
	for r := 'A'; r <= 'z'; r++ {
		if r <= 'Z' || r >= 'a' {
			pairs = append(pairs, string(r+wider), string(r))
		}
	}
	return pairs
}

// normalise turns full-width and typographic characters into plain ones.
func normalise(s string) string {
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf {
			return replacer.Replace(s)
		}
	}
	if strings.Contains(s, "+/-") {
		return strings.ReplaceAll(s, "+/-", " ± ")
	}
	return s
}

type parser struct{ rest string }

// product reads factors joined by · * / or a space, from left to right.
func (p *parser) product(depth int) (Unit, error) {
	u, err := p.power(depth)
	for err == nil {
		p.rest = strings.TrimLeft(p.rest, " ")
		op, size := utf8.DecodeRuneInString(p.rest)
		switch op {
		case '/', '每':
			p.rest = p.rest[size:]
			var v Unit
			if v, err = p.power(depth); err == nil {
				u = u.Div(v)
			}
		case '·', '*', '.':
			p.rest = p.rest[size:]
			var v Unit
			if v, err = p.power(depth); err == nil {
				u = u.Mul(v)
			}
		default:
			if p.rest == "" || op == ')' {
				return u, nil
			}
			var v Unit
			if v, err = p.power(depth); err == nil {
				u = u.Mul(v)
			}
		}
	}
	return u, err
}

// power reads an atom, a number or a group, with an exponent: m2, m^2, (kg·K), 10^4.
func (p *parser) power(depth int) (Unit, error) {
	p.rest = strings.TrimLeft(p.rest, " ")
	if depth > maxDepth {
		return Unit{}, fault.Input("", "unit-long", depth, maxDepth)
	}
	if strings.HasPrefix(p.rest, "(") {
		p.rest = p.rest[1:]
		u, err := p.product(depth + 1)
		if err != nil {
			return u, err
		}
		if !strings.HasPrefix(p.rest, ")") {
			return u, fault.Input("", "unit-bracket", p.rest)
		}
		p.rest = p.rest[1:]
		return p.exponent(u)
	}
	if n := digits(p.rest); n > 0 {
		size, _ := strconv.ParseFloat(p.rest[:n], 64)
		text := p.rest[:n]
		if !(size > 0) || math.IsInf(size, 0) {
			return Unit{}, fault.Input("", "unit-unknown", text, "")
		}
		p.rest = p.rest[n:]
		u, err := p.exponent(Unit{size: size, text: text})
		if next := strings.TrimLeft(p.rest, " "); err == nil && next != "" && !strings.ContainsRune("/·*.)^", []rune(next)[0]) {
			v, err := p.power(depth + 1) // 10^4 CNY is one factor: t/10^4 CNY divides by all of it
			return u.Mul(v), err
		}
		return u, err
	}
	for _, m := range multipliers {
		if rest, ok := strings.CutPrefix(p.rest, m.word); ok && rest != "" {
			p.rest = rest
			u, err := p.power(depth + 1)
			u.size = u.factor() * m.scale
			return u, err
		}
	}
	n := name(p.rest)
	word := p.rest[:n]
	if a, ok := find(word); ok {
		p.rest = p.rest[n:]
		u := Unit{size: a.size, dim: a.dim, text: word}
		if word == "%" {
			u = Percent
			u.percent = false
		}
		return p.exponent(u)
	}
	if word == "" {
		word = p.rest
	}
	return Unit{}, fault.Input("", "unit-unknown", word, nearest(word))
}

// multipliers are words for large numbers: unlike an SI prefix they count the unit with
// its exponent, 万m3 is 10^4 m3.
var multipliers = []struct {
	word  string
	scale float64
}{{"百万", 1e6}, {"万", 1e4}, {"亿", 1e8}}

func (p *parser) exponent(u Unit) (Unit, error) {
	rest := p.rest
	caret := strings.HasPrefix(rest, "^")
	rest = strings.TrimPrefix(rest, "^")
	sign := 1
	if strings.HasPrefix(rest, "-") {
		sign, rest = -1, rest[1:]
	}
	n := digits(rest)
	if n == 0 || strings.Contains(rest[:n], ".") {
		if caret {
			return u, fault.Input("", "unit-exponent", p.rest)
		}
		return u, nil
	}
	k, err := strconv.Atoi(rest[:n])
	if err != nil || k > 30 {
		return u, fault.Input("", "unit-exponent", p.rest)
	}
	p.rest = rest[n:]
	return u.Pow(sign * k), nil
}

func digits(s string) int {
	n := 0
	for n < len(s) && (s[n] >= '0' && s[n] <= '9' || s[n] == '.' && n > 0) {
		n++
	}
	return n
}

// name is the length of the unit name at the start: letters of any script, %, °.
// Names that contain digits (Nm3, tCO2) are tried first.
func name(s string) int {
	for _, whole := range []string{"MNm3", "kNm3", "Nm3", "ktCO2", "MtCO2", "kgCO2", "tCO2", "gCO2"} {
		if strings.HasPrefix(s, whole) {
			return len(whole)
		}
	}
	n := 0
	for i, r := range s {
		if strings.ContainsRune("0123456789^/·*.() -{}+每", r) {
			break
		}
		n = i + utf8.RuneLen(r)
	}
	return n
}

// find looks a name up, whole or behind an SI prefix.
func find(word string) (atom, bool) {
	if word == "%" {
		return atom{size: 0.01}, true
	}
	if a, ok := atoms[word]; ok {
		return a, true
	}
	_, cut := utf8.DecodeRuneInString(word)
	scale, ok := prefixes[word[:cut]]
	if !ok || cut == len(word) {
		return atom{}, false
	}
	a, ok := atoms[word[cut:]]
	if !ok || !a.prefixes {
		return atom{}, false
	}
	a.size *= scale
	return a, true
}

var names = sync.OnceValue(func() []string {
	all := []string{"kg", "mg", "kWh", "MWh", "GJ", "MJ", "kgce", "mg", "km", "mm", "cm", "mL", "万元", "千瓦时", "千克"}
	for n := range atoms {
		all = append(all, n)
	}
	sort.Strings(all)
	return all
})

// nearest proposes the known unit with the fewest changed letters, or "".
func nearest(word string) string {
	best, least := "", 3
	for _, n := range names() {
		if c := distance([]rune(strings.ToLower(word)), []rune(strings.ToLower(n))); c < least && c < utf8.RuneCountInString(n) {
			best, least = n, c
		}
	}
	return best
}

// distance is the Levenshtein distance of two words.
func distance(a, b []rune) int {
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i, x := range a {
		last := row[0]
		row[0] = i + 1
		for j, y := range b {
			cost := last
			if x != y {
				cost++
			}
			last = row[j+1]
			row[j+1] = min(cost, row[j]+1, last+1)
		}
	}
	return row[len(b)]
}
