package chart

import "strings"

// fold breaks a text into at most lines of a width, as wrap does, but never within a
// Latin word that fits on a line, and never so that a Chinese line begins with a closing
// mark or ends with an opening one. The last line ends in an ellipsis where something is
// left over. A word of Chinese that fits on a line of its own goes there whole.
func fold(s string, size, most float64, lines int) []string {
	var out []string
	line := ""
	add := func(piece, space string) {
		switch {
		case line == "":
			line = piece
		case width(line+space+piece, size) <= most:
			line += space + piece
		default:
			out, line = append(out, line), piece
		}
	}
	for word := range strings.FieldsSeq(s) {
		if width(word, size) <= most {
			add(word, " ")
			continue
		}
		for i, piece := range pieces(word, size, most) {
			if i == 0 {
				add(piece, " ")
			} else {
				add(piece, "")
			}
		}
	}
	if line != "" {
		out = append(out, line)
	}
	if len(out) <= lines {
		return out
	}
	last := []rune(out[lines-1])
	for len(last) > 0 && width(string(last)+"…", size) > most {
		last = last[:len(last)-1]
	}
	return append(out[:lines-1], string(last)+"…")
}

const (
	closing = "，。、；：）】》」』！？％%,.;:)]!?·"
	opening = "（【《「『([“‘"
)

// pieces parts a word where a line may break: after a hyphen or a stroke, and between
// Chinese characters, save before closing and after opening marks. A piece that is wider
// than a line is broken where the line ends.
func pieces(s string, size, most float64) []string {
	var out []string
	piece, w := []rune{}, 0.0
	runes := []rune(s)
	for i, r := range runes {
		rw := width(string(r), size)
		if len(piece) > 0 && (w+rw > most || mayBreak(runes[i-1], r)) {
			out, piece, w = append(out, string(piece)), piece[:0], 0
		}
		piece, w = append(piece, r), w+rw
	}
	return append(out, string(piece))
}

func mayBreak(before, after rune) bool {
	switch {
	case strings.ContainsRune(opening, before) || strings.ContainsRune(closing, after):
		return false
	case before == '-' || before == '/':
		return true
	}
	return before >= 0x2e80 || after >= 0x2e80
}

// folds tells whether a text takes at most two lines of a width without breaking a word
// and without leaving a single character over.
func folds(s string, size, most float64) bool {
	for piece := range strings.FieldsSeq(s) {
		if !strings.ContainsFunc(piece, func(r rune) bool { return r >= 0x2e80 }) && width(piece, size) > most {
			return false
		}
	}
	lines := fold(s, size, most, 3)
	return len(lines) < 2 || len(lines) == 2 && len([]rune(lines[1])) > 1
}

// widest is the width of the widest of some lines.
func widest(lines []string, size float64) float64 {
	w := 0.0
	for _, line := range lines {
		w = max(w, width(line, size))
	}
	return w
}
