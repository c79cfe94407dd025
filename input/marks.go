package input

import "strings"

// marks are JSON pointers, many of which can be asked quickly.
type marks struct {
	at    map[string]bool
	above map[string]bool // what holds one of them
}

func (m *marks) add(pointer string) {
	if m.at == nil {
		m.at, m.above = map[string]bool{}, map[string]bool{}
	}
	m.at[pointer] = true
	for up := pointer; up != ""; {
		up = up[:strings.LastIndex(up, "/")]
		m.above[up] = true
	}
}

// touch reports whether a pointer is one of the marks, lies in one or holds one; the whole
// document holds none.
func (m *marks) touch(pointer string) bool {
	if pointer != "" && m.above[pointer] {
		return true
	}
	for at := pointer; ; at = at[:strings.LastIndex(at, "/")] {
		if m.at[at] {
			return true
		}
		if !strings.HasPrefix(at, "/") {
			return false
		}
	}
}
