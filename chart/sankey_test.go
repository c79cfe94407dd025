package chart

import (
	"encoding/csv"
	"encoding/xml"
	"fmt"
	"io"
	"math"
	"math/rand/v2"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// writing is one text of an SVG with the room it takes, by the rule of width.
type writing struct {
	box
	text string
}

// readSVG returns the viewBox and the texts of an SVG; it fails if that is no XML or
// holds what is no number.
func readSVG(t *testing.T, s string) (view box, texts []writing) {
	t.Helper()
	for _, bad := range []string{"NaN", "Inf", "%!"} {
		if strings.Contains(s, bad) {
			t.Fatalf("holds %s", bad)
		}
	}
	d := xml.NewDecoder(strings.NewReader(s))
	for {
		token, err := d.Token()
		if err == io.EOF {
			return view, texts
		} else if err != nil {
			t.Fatal(err)
		}
		e, ok := token.(xml.StartElement)
		if !ok {
			continue
		}
		a := map[string]string{}
		for _, x := range e.Attr {
			a[x.Name.Local] = x.Value
		}
		f := func(name string) float64 { v, _ := strconv.ParseFloat(a[name], 64); return v }
		switch e.Name.Local {
		case "svg":
			view = box{0, 0, f("width"), f("height")}
		case "text":
			var text string
			if err := d.DecodeElement(&text, &e); err != nil {
				t.Fatal(err)
			}
			w := writing{text: text, box: box{f("x"), f("y") - 0.8*f("font-size"), width(text, f("font-size")), f("font-size")}}
			switch a["text-anchor"] {
			case "middle":
				w.x -= w.w / 2
			case "end":
				w.x -= w.w
			}
			texts = append(texts, w)
		}
	}
}

func (b box) inside(o box) bool {
	const slack = 0.02
	return b.x >= o.x-slack && b.y >= o.y-slack && b.x+b.w <= o.x+o.w+slack && b.y+b.h <= o.y+o.h+slack
}

func (b box) meets(o box) bool {
	const slack = 0.02
	return b.x < o.x+o.w-slack && o.x < b.x+b.w-slack && b.y < o.y+o.h-slack && o.y < b.y+b.h-slack
}

func (g *diagram) bars() (out []box) {
	for _, u := range g.nodes {
		s := &g.slots[u.slot]
		out = append(out, box{g.left[s.column], s.y + s.bar, g.wide[s.column], s.barH})
	}
	return out
}

// checkFigure fails where the geometry of a figure is not what Sankey promises.
func checkFigure(t *testing.T, d SankeyData) {
	t.Helper()
	g := layOut(&d)
	s := drawSankey(g)
	view, texts := readSVG(t, s)
	for i, a := range texts {
		if !a.inside(view) {
			t.Errorf("%q is cut: %v", a.text, a.box)
		}
		for _, b := range texts[:i] {
			if a.meets(b.box) {
				t.Errorf("%q %v and %q %v overlap", a.text, a.box, b.text, b.box)
			}
		}
	}
	bars := g.bars()
	for i, a := range bars {
		if !a.inside(view) {
			t.Errorf("node %s is cut", g.nodes[i].ID)
		}
		for j, b := range bars[:i] {
			if a.meets(b) {
				t.Errorf("nodes %s and %s overlap", g.nodes[i].ID, g.nodes[j].ID)
			}
		}
	}
	for _, l := range g.labels {
		for i, b := range bars {
			if l.weight == "" && l.meets(b) {
				t.Errorf("label %q lies over node %s", l.lines, g.nodes[i].ID)
			}
		}
	}
	checkLoops(t, g)
	in, out := make([]float64, len(bars)), make([]float64, len(bars))
	for i := range g.arcs {
		a := &g.arcs[i]
		checkBand(t, g, i, view)
		if a.from >= 0 {
			out[a.from] += max(a.w, 2)
		}
		if a.to >= 0 {
			in[a.to] += max(a.w, 2)
		}
	}
	for i, b := range bars {
		if want := max(in[i], out[i]); !(math.Abs(b.h-want) <= 1e-9*want) {
			t.Errorf("node %s is %v high, its bands %v", g.nodes[i].ID, b.h, want)
		}
	}
}

// numbers are those of a path.
func numbers(path string) (out []float64) {
	for _, f := range strings.FieldsFunc(path, func(r rune) bool { return !strings.ContainsRune("0123456789.-", r) }) {
		v, _ := strconv.ParseFloat(f, 64)
		out = append(out, v)
	}
	return out
}

// runs are the straight runs of a band that leads back, from its start to its end.
func runs(a *arc) (out []box) {
	c := a.route.corners
	for k := 1; k < len(c); k++ {
		run := box{min(c[k-1][0], c[k][0]), min(c[k-1][1], c[k][1]), math.Abs(c[k][0] - c[k-1][0]), math.Abs(c[k][1] - c[k-1][1])}
		if k%2 == 0 {
			run.x, run.w = run.x-a.w/2, a.w
		} else {
			run.y, run.h = run.y-a.w/2, a.w
		}
		out = append(out, run)
	}
	return out
}

// checkLoops fails where two bands that lead back run over each other, other than to
// cross.
func checkLoops(t *testing.T, g *diagram) {
	t.Helper()
	for i := range g.arcs {
		for j := range g.arcs[:i] {
			a, b := &g.arcs[i], &g.arcs[j]
			if !a.back || !b.back {
				continue
			}
			ra, rb := runs(a), runs(b)
			for _, pair := range [][2]box{{ra[2], rb[2]}, {ra[1], rb[1]}, {ra[1], rb[3]}, {ra[3], rb[1]}, {ra[3], rb[3]}} {
				if pair[0].meets(pair[1]) {
					t.Errorf("loops %s and %s run over each other", a.ID, b.ID)
				}
			}
			for k := range ra {
				for l := range rb {
					if a.from == a.to && b.from == b.to && ra[k].meets(rb[l]) {
						t.Errorf("loops %s and %s under a node cross", a.ID, b.ID)
					}
				}
			}
		}
	}
}

// checkBand fails unless a band has its width and goes through no node.
func checkBand(t *testing.T, g *diagram, i int, view box) {
	t.Helper()
	a := &g.arcs[i]
	want := max(a.part*g.scale, hairline)
	if a.unknown {
		want = unknownBand
	}
	if a.w != want {
		t.Errorf("%s is %v wide, not %v", a.ID, a.w, want)
	}
	bars := g.bars()
	if a.back {
		for _, run := range runs(a) {
			if !run.inside(view) {
				t.Errorf("loop %s leaves the figure", a.ID)
			}
			for n, b := range bars {
				if run.meets(b) {
					t.Errorf("loop %s goes through node %s", a.ID, g.nodes[n].ID)
				}
			}
		}
		return
	}
	for _, s := range a.chain {
		x := &g.slots[s]
		y := g.portY(s, i, 0)
		if s == a.chain[0] {
			y = g.portY(s, i, 1)
		}
		if band := (box{g.left[x.column], y - a.w/2, g.wide[x.column], a.w}); !band.inside(box{g.left[x.column], x.y, g.wide[x.column], x.h}) {
			t.Errorf("%s leaves its place in column %d", a.ID, x.column)
		} else if !band.inside(view) {
			t.Errorf("%s is cut", a.ID)
		}
	}
	if !a.unknown { // as drawn: the first corner is the top, the last (before a notch) the bottom
		v := numbers(g.outline(i))
		n := len(v)
		if a.from < 0 {
			n -= 2
		}
		if got := v[n-1] - v[1]; v[0] != v[n-2] || !(math.Abs(got-a.w) <= 0.011) {
			t.Errorf("%s is drawn %v wide, not %v", a.ID, got, a.w)
		}
	}
}

func TestSankeyGeometry(t *testing.T) {
	for name, d := range figures() {
		t.Run(name, func(t *testing.T) { checkFigure(t, d) })
	}
	r := rand.New(rand.NewPCG(1, 2))
	for i := range 200 {
		d := randomNetwork(r, 1+r.IntN(30))
		d.Keep = i%5 == 0
		t.Run(strconv.Itoa(i), func(t *testing.T) { checkFigure(t, d) })
	}
}

// The same flows give the same bytes, in whatever order they are.
func TestSankeyIsStable(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	for range 50 {
		d := randomNetwork(r, 1+r.IntN(20))
		svg, links := Sankey(d), Links(d)
		d.Flows = slices.Clone(d.Flows)
		r.Shuffle(len(d.Flows), func(i, j int) { d.Flows[i], d.Flows[j] = d.Flows[j], d.Flows[i] })
		if Sankey(d) != svg || string(Links(d)) != string(links) {
			t.Fatal("another order of the flows gives another figure")
		}
	}
}

// The differences at the units of the water network are those that are published with it.
func TestSankeyShowsLosses(t *testing.T) {
	// nodal residuals, in less out, of problem P10 (Martins et al. 2010) as recomputed in
	// github.com/EDSONCV/dr-ged-benchmarks; two decimals
	want := []float64{-0.56, 0.28, -0.55, 0.83, 0.28, -0.55, 0.28, -0.28}
	got := make([]float64, 8)
	d := waterNetwork()
	for _, a := range newNetwork(&d).arcs {
		switch {
		case a.Kind != "unaccounted":
		case a.to < 0:
			got[a.from] += *a.Value
		default:
			got[a.to] -= *a.Value
		}
	}
	for i := range want {
		if !(math.Abs(got[i]-want[i]) <= 0.005) {
			t.Errorf("unit %d: unaccounted %v, want %v", i+1, got[i], want[i])
		}
	}
	if n := strings.Count(Sankey(d), "unaccounted: "); n != 9 { // a tooltip each, and the description
		t.Errorf("%d stubs of what is unaccounted for, want 8", n-1)
	}
	balanced := SankeyData{Words: english, Flows: []Flow{flow("a", "", "n", 3, "", ""), flow("b", "n", "", 1, "", ""), flow("c", "n", "", 2-1e-9, "", "")}}
	if s := Sankey(balanced); strings.Contains(s, "unaccounted: ") {
		t.Error("rounding is shown as a loss")
	}
}

func TestSankeySaysWhatIsMissing(t *testing.T) {
	d := SankeyData{Title: `a <b> & "c"`, Unit: "t/d", Words: english, Flows: []Flow{
		flow("good", "", "n", 100, "fresh", ""), flow("thin", "n", "", 0.001, "loss", ""), flow("nought", "n", "", 0, "", ""),
		flow("minus", "n", "", -1, "", ""), flow("nan", "n", "", math.NaN(), "", ""), flow("inf", "n", "", math.Inf(1), "", ""), flow("nowhere", "", "", 1, "", ""),
		{ID: "unread", From: "n", To: ""},
	}}
	s := Sankey(d)
	_, texts := readSVG(t, s)
	var all []string
	for _, w := range texts {
		all = append(all, w.text)
	}
	for _, want := range []string{"Zero, not drawn: nought", "No value that can be drawn: inf, minus, nan, nowhere", "Hairlines: not to scale below 0.4167 t/d", "Difference not shown, a flow is unknown: n", "unread ?", "= 10 t/d · widths to scale", "value unknown"} {
		if !slices.Contains(all, want) {
			t.Errorf("%q is not written in %q", want, all)
		}
	}
	if !strings.Contains(s, "<desc>a &lt;b&gt; &amp; &quot;c&quot;; in: 100 t/d; out: 0.001 t/d</desc>") {
		t.Errorf("no description: %.400s", s)
	}
	rows, err := csv.NewReader(strings.NewReader(string(Links(d)))).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	if got := fmt.Sprint(rows); got != "[[id from to value unit kind] [good  n 100 t/d fresh] [unread n   t/d ] [thin n  0.001 t/d loss]]" {
		t.Errorf("links: %s", got)
	}
}

// A note lists a hundred ids and counts the rest.
func TestSankeyCountsALongList(t *testing.T) {
	d := SankeyData{Words: english, Flows: []Flow{flow("a", "", "n", 1, "", ""), flow("b", "n", "", 1, "", "")}}
	for i := range 150 {
		d.Flows = append(d.Flows, flow(fmt.Sprintf("z%03d", i), "n", "", 0, "", ""))
	}
	if s := Sankey(d); !strings.Contains(s, "z099, … (+50)") || strings.Contains(s, "z100") {
		t.Error("the list is not cut at a hundred")
	}
	checkFigure(t, d)
}

func TestSankeyLinksHoldWhatIsAdded(t *testing.T) {
	got := string(Links(SankeyData{Unit: "kg", Words: english, Flows: []Flow{flow("a", "", "n,1", 1.0/3, "", ""), flow("b", "n,1", "", 0.25, "", "")}}))
	want := "id,from,to,value,unit,kind\na,,\"n,1\",0.3333333333333333,kg,\nb,\"n,1\",,0.25,kg,\nunaccounted:\"n,1\""
	want = strings.Replace(want, "unaccounted:\"n,1\"", "\"unaccounted:n,1\",\"n,1\",,0.08333333333,kg,unaccounted\n", 1)
	if got != want {
		t.Errorf("links are\n%swant\n%s", got, want)
	}
}

func TestSankeyOfNothingAndOfTooMuch(t *testing.T) {
	if _, texts := readSVG(t, Sankey(SankeyData{Words: english})); len(texts) != 1 || texts[0].text != english.Empty {
		t.Errorf("nothing is drawn as %v", texts)
	}
	d := SankeyData{Words: english}
	for i := range SankeyMost + 1 {
		d.Flows = append(d.Flows, flow(strconv.Itoa(i), "a", "b", 1, "", ""))
	}
	_, texts := readSVG(t, Sankey(d))
	if len(texts) != 1 || !strings.HasPrefix(texts[0].text, english.TooMany) {
		t.Errorf("too much is drawn as %v", texts)
	}
	if n := strings.Count(string(Links(d)), "\n"); n != SankeyMost+4 {
		t.Errorf("%d lines of links", n)
	}
}

func TestSankeyOfExtremes(t *testing.T) {
	for _, top := range []float64{1e-300, 1e300, math.MaxFloat64} {
		d := SankeyData{Unit: "t", Words: english, Flows: []Flow{flow("a", "", "n", top, "", ""), flow("b", "", "n", top, "", ""), flow("c", "n", "m", top/1e5, "", ""), flow("d", "m", "n", top/1e5, "", "")}}
		checkFigure(t, d)
		Links(d)
	}
	checkFigure(t, SankeyData{Words: english, Flows: []Flow{flow("a", "n", "n", 9, "", ""), flow("b", "n", "n", 2, "", ""), flow("c", "n", "n", 5, "", ""), flow("d", "", "n", 1, "", "")}})
	d := SankeyData{Words: english, Flows: []Flow{{ID: "x", From: "a", To: "b"}, {ID: "y", From: "b", To: "a"}, {ID: "z", From: "b", To: "b"}}}
	checkFigure(t, d)
}

// The six fills are told apart in grey print.
func TestFlowFillsDifferInLightness(t *testing.T) {
	const least = 7.5
	var seen []float64
	for _, c := range []string{flowSupply, flowInside, flowWaste, flowReturn, flowLoss, flowProduct} {
		y := 0.0
		for k, weight := range []float64{0.2126, 0.7152, 0.0722} {
			v, err := strconv.ParseUint(c[1+2*k:3+2*k], 16, 8)
			if err != nil {
				t.Fatal(err)
			}
			s := float64(v) / 255
			if s <= 0.04045 {
				s /= 12.92
			} else {
				s = math.Pow((s+0.055)/1.055, 2.4)
			}
			y += weight * s
		}
		l := 116*math.Cbrt(y) - 16
		t.Logf("%s L* %.1f", c, l)
		for _, other := range seen {
			if math.Abs(l-other) < least {
				t.Errorf("%s has lightness %.1f, another %.1f", c, l, other)
			}
		}
		seen = append(seen, l)
	}
}
