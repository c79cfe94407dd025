package report

import "strconv"

// Label is how a heading, table or figure is called where it is referred to: "表 3", or
// the number of a heading between words: "第 3.1 节".
type Label struct{ Before, Text, After string }

// Labels are the numbers of a document's headings, tables and figures.
type Labels struct {
	blocks []string
	ids    map[string]Label
}

// Labels numbers headings by chapter and section, tables and figures through the whole
// document.
func (d *Document) Labels() Labels {
	l := Labels{blocks: make([]string, len(d.Blocks)), ids: map[string]Label{}}
	tableWord, figureWord, heading := "Table ", "Figure ", Label{Before: "section "}
	if d.Lang == "zh" {
		tableWord, figureWord, heading = "表 ", "图 ", Label{Before: "第 ", After: " 节"}
	}
	var level [3]int
	var tables, figures int
	for i, b := range d.Blocks {
		switch b := b.(type) {
		case Heading:
			n := min(max(b.Level, 1), len(level)) - 1
			level[n]++
			clear(level[n+1:])
			for k := range n + 1 {
				if k > 0 {
					l.blocks[i] += "."
				}
				l.blocks[i] += strconv.Itoa(level[k])
			}
			heading.Text = l.blocks[i]
			l.ids[b.ID] = heading
		case Table:
			tables++
			l.blocks[i] = tableWord + strconv.Itoa(tables)
			l.ids[b.ID] = Label{Text: l.blocks[i]}
		case Figure:
			figures++
			l.blocks[i] = figureWord + strconv.Itoa(figures)
			l.ids[b.ID] = Label{Text: l.blocks[i]}
		}
	}
	return l
}

// Block is the label of the block at an index, empty where it has none.
func (l Labels) Block(i int) string { return l.blocks[i] }

// Of is the label of the heading, table or figure with an id.
func (l Labels) Of(id string) (Label, bool) {
	label, ok := l.ids[id]
	return label, ok
}
