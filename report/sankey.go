package report

import (
	"headwater/chart"
	"headwater/say"
)

// SankeyWords are the words of a Sankey diagram in a language.
func SankeyWords(l say.Lang) chart.SankeyWords {
	term := func(key string) string { return say.Term(l, "sankey-"+key) }
	w := chart.SankeyWords{
		Scale: term("scale"), Below: term("below"), Unknown: term("unknown"), Zero: term("zero"), Invalid: term("invalid"), Unbalanced: term("unbalanced"),
		In: term("in"), Out: term("out"), Lost: term("lost"), Loops: term("loops"), Comma: term("comma"), Semicolon: term("semicolon"),
		Empty: term("empty"), TooMany: term("too-many"), Kinds: map[string]string{},
	}
	for _, kind := range chart.SankeyKinds {
		w.Kinds[kind] = term("kind-" + kind)
	}
	return w
}
