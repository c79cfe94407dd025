package integrity

import (
	"hash/fnv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// token is a Chinese character, a Latin word, or a number.
type token struct {
	text       string // lower case; # for a number: figures change when a text is copied
	begin, end int    // in the text
	units      int    // 1 for a character, 2 for a word, 0 for a number
	hash       uint64
}

// tokens cuts a text into what is compared: punctuation, blanks and marks are left out.
func tokens(text string) (out []token) {
	for i := 0; i < len(text); {
		r, n := utf8.DecodeRuneInString(text[i:])
		switch {
		case unicode.Is(unicode.Han, r):
			out = append(out, newToken(text[i:i+n], i, i+n, 1))
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			n = word(text[i:])
			w := strings.ToLower(text[i : i+n])
			if strings.IndexFunc(w, unicode.IsLetter) < 0 {
				out = append(out, newToken("#", i, i+n, 0))
			} else {
				out = append(out, newToken(w, i, i+n, 2))
			}
		}
		i += n
	}
	return out
}

// word is the length of the letters and digits at the start that are not Chinese, with
// the points and commas inside a number.
func word(s string) int {
	for i, r := range s {
		inNumber := (r == '.' || r == ',') && i > 0 && i+1 < len(s) && s[i-1] >= '0' && s[i-1] <= '9' && s[i+1] >= '0' && s[i+1] <= '9'
		if unicode.Is(unicode.Han, r) || !unicode.IsLetter(r) && !unicode.IsDigit(r) && !inNumber {
			return i
		}
	}
	return len(s)
}

func newToken(text string, begin, end, units int) token {
	h := fnv.New64a()
	_, _ = h.Write([]byte(text))
	return token{text, begin, end, units, h.Sum64()}
}
