package integrity_test

import (
	"fmt"
	"math"
	"math/rand/v2"
	"strings"
	"testing"

	"headwater/datum"
	"headwater/input"
	"headwater/integrity"
	"headwater/plant"
	"headwater/unit"
)

var (
	cubic = unit.MustParse("m3")
	tonne = unit.MustParse("t")
)

func amount(v float64, u unit.Unit) unit.Quantity { return unit.Quantity{Value: v, Unit: u} }

func bare(t testing.TB) *plant.Plant {
	p := &plant.Plant{Plant: plant.Identity{ID: "p"}}
	from, err := datum.ParseDate("2022-01-01")
	if err != nil {
		t.Fatal(err)
	}
	to, _ := datum.ParseDate("2022-12-31")
	p.Period = plant.Period{From: from, To: to}
	return p
}

func stream(id string, s plant.Series) plant.Stream {
	return plant.Stream{ID: id, Material: "water", Role: "fresh", Amount: s, Method: "metered"}
}

func monthly(rng *rand.Rand, mean, sd float64) plant.Series {
	months := make([]unit.Quantity, 12)
	for i := range months {
		months[i] = amount(math.Round(mean*math.Exp(sd*rng.NormFloat64())), cubic)
	}
	return plant.Series{Years: map[int][]unit.Quantity{2022: months}}
}

// every statistical rule with the honest data that its rate is stated for, and with
// dishonest data that it must see.
var rates = []struct {
	rule     string
	honest   func(rng *rand.Rand, p *plant.Plant)
	invented func(rng *rand.Rand, p *plant.Plant)
}{
	{integrity.YearJump,
		func(rng *rand.Rand, p *plant.Plant) { drift(rng, p, 0.10) },
		func(rng *rand.Rand, p *plant.Plant) {
			drift(rng, p, 0.05)
			p.Streams[3].Amount.Years[2022][0].Value *= 2
		}},
	{integrity.ZeroDeviation,
		func(rng *rand.Rand, p *plant.Plant) { balances(rng, p, 0) },
		func(rng *rand.Rand, p *plant.Plant) { balances(rng, p, 5) }},
	{integrity.SameReadings,
		func(rng *rand.Rand, p *plant.Plant) {
			for i := range 5 {
				p.Streams = append(p.Streams, stream(fmt.Sprint("s", i), monthly(rng, 400+200*rng.Float64(), 0.05)))
			}
		},
		func(rng *rand.Rand, p *plant.Plant) {
			s := monthly(rng, 5432, 0.05)
			for i := 6; i < 12; i++ {
				s.Years[2022][i] = s.Years[2022][i-6] // the second half copied from the first
			}
			p.Streams = append(p.Streams, stream("s", s))
		}},
	{integrity.LastDigit,
		func(rng *rand.Rand, p *plant.Plant) {
			for i := range 6 {
				p.Streams = append(p.Streams, stream(fmt.Sprint("s", i), monthly(rng, 300+5000*rng.Float64(), 0.12)))
			}
		},
		func(rng *rand.Rand, p *plant.Plant) {
			for i := range 6 {
				s := monthly(rng, 5000, 0.12)
				for k := range s.Years[2022] { // who invents digits avoids 0 and 5 and likes 3 and 7
					s.Years[2022][k].Value = math.Floor(s.Years[2022][k].Value/10)*10 + []float64{1, 2, 3, 3, 4, 6, 7, 7, 7, 8}[rng.IntN(10)]
				}
				p.Streams = append(p.Streams, stream(fmt.Sprint("s", i), s))
			}
		}},
	{integrity.TwinDigits,
		func(rng *rand.Rand, p *plant.Plant) {
			for i := range 6 {
				p.Streams = append(p.Streams, stream(fmt.Sprint("s", i), monthly(rng, 2000+9000*rng.Float64(), 0.12)))
			}
		},
		func(rng *rand.Rand, p *plant.Plant) {
			for i := range 6 {
				s := monthly(rng, 5000, 0.12)
				for k := range s.Years[2022] {
					if rng.Float64() < 0.3 {
						s.Years[2022][k].Value = math.Floor(s.Years[2022][k].Value/100)*100 + 11*float64(1+rng.IntN(9))
					}
				}
				p.Streams = append(p.Streams, stream(fmt.Sprint("s", i), s))
			}
		}},
	{integrity.RoundFigures,
		func(rng *rand.Rand, p *plant.Plant) { metered(rng, p, 0.09) },
		func(rng *rand.Rand, p *plant.Plant) { metered(rng, p, 0.6) }},
	{integrity.FirstDigit,
		func(rng *rand.Rand, p *plant.Plant) {
			for i := range 120 { // over six whole decades
				q := amount(math.Pow(10, 1+6*rng.Float64()), cubic)
				p.Streams = append(p.Streams, stream(fmt.Sprint("s", i), plant.Series{Single: &q}))
			}
		},
		func(rng *rand.Rand, p *plant.Plant) {
			for i := range 120 {
				q := amount(math.Round(100+900*rng.Float64()), cubic)
				p.Streams = append(p.Streams, stream(fmt.Sprint("s", i), plant.Series{Single: &q}))
			}
		}},
}

// drift gives six streams of four years whose unit values change by a normal logarithm.
func drift(rng *rand.Rand, p *plant.Plant, sd float64) {
	p.Products = []plant.Product{{ID: "x", Output: plant.Series{Years: map[int][]unit.Quantity{}}}}
	out := 5000.0
	outputs := map[int]float64{}
	for year := 2019; year <= 2022; year++ {
		out = math.Round(out * math.Exp(0.2*rng.NormFloat64()))
		outputs[year] = out
		p.Products[0].Output.Years[year] = []unit.Quantity{amount(out, tonne)}
	}
	for i := range 6 {
		s := plant.Series{Years: map[int][]unit.Quantity{}}
		u := 20 + 80*rng.Float64()
		for year := 2019; year <= 2022; year++ {
			s.Years[year] = []unit.Quantity{amount(math.Round(u*outputs[year]), cubic)}
			u *= math.Exp(sd * rng.NormFloat64())
		}
		p.Streams = append(p.Streams, stream(fmt.Sprint("s", i), s))
	}
}

// balances prints ten balances of terms that were measured to one per cent; some of them
// closed by hand.
func balances(rng *rand.Rand, p *plant.Plant, closed int) {
	for i := range 10 {
		in := math.Round(800 + 1200*rng.Float64())
		out := math.Round(in * (1 + 0.01*math.Sqrt2*rng.NormFloat64()))
		if i < closed {
			out = in
		}
		a, b := amount(in, tonne), amount(out, tonne)
		p.Printed = append(p.Printed, plant.Printed{ID: fmt.Sprint("b", i), Kind: plant.PrintedBalance, Input: &a, Output: &b})
	}
}

// metered gives thirty amounts, some of them in whole hundreds.
func metered(rng *rand.Rand, p *plant.Plant, hundreds float64) {
	for i := range 30 {
		v := math.Round(2000 + 50000*rng.Float64())
		if rng.Float64() < hundreds {
			v = math.Round(v/100) * 100
		}
		q := amount(v, cubic)
		p.Streams = append(p.Streams, stream(fmt.Sprint("s", i), plant.Series{Single: &q}))
	}
}

func fired(t *testing.T, p *plant.Plant, rule string) bool {
	t.Helper()
	r, err := integrity.Assess(&integrity.Request{Nearest: input.Nearest}, p)
	if err != nil {
		t.Fatal(err)
	}
	made := false
	for _, x := range r.Tests {
		if x.Rule == rule {
			made = x.Reason == nil
			if x.Fired != (has(r, rule, "") != nil) {
				t.Errorf("%s: fired %v, finding %v", rule, x.Fired, has(r, rule, ""))
			}
		}
	}
	if !made {
		t.Fatalf("%s was not tested", rule)
	}
	for _, f := range r.Findings {
		if f.Rule == rule && f.Severity == integrity.Error {
			t.Errorf("%s: a statistical rule is an error", rule)
		}
	}
	return has(r, rule, "") != nil
}

// The stated rate of false alarms holds on honest data, and invented data are seen.
func TestRates(t *testing.T) {
	stated := map[string]float64{}
	for _, r := range integrity.Rules() {
		stated[r.ID] = r.Rate
	}
	n := 2000
	if testing.Short() {
		n = 400
	}
	for _, tc := range rates {
		t.Run(tc.rule, func(t *testing.T) {
			rng := rand.New(rand.NewPCG(7, 11))
			false1, seen := 0, 0
			for range n {
				p := bare(t)
				tc.honest(rng, p)
				if fired(t, p, tc.rule) {
					false1++
				}
			}
			for range n / 10 {
				p := bare(t)
				tc.invented(rng, p)
				if fired(t, p, tc.rule) {
					seen++
				}
			}
			share, most := float64(false1)/float64(n), stated[tc.rule]+3*math.Sqrt(stated[tc.rule]/float64(n))
			t.Logf("%s: false alarms %.2f %% (stated ≤ %.2f %%), seen %.0f %% of invented data", tc.rule, 100*share, 100*stated[tc.rule], 100*float64(seen)/float64(n/10))
			if share > most {
				t.Errorf("%.2f %% false alarms, %.2f %% are stated", 100*share, 100*stated[tc.rule])
			}
			if float64(seen) < 0.8*float64(n/10) {
				t.Errorf("only %d of %d invented plants were seen", seen, n/10)
			}
		})
	}
}

// phrases of the trade out of which two people may write their reports.
func phrases(rng *rand.Rand) []string {
	const characters = "清洁生产审核水电汽煤染整洗涤设备工艺改造节约排放废水回用计量管理车间班组考核培训方案实施投资效益年度指标企业现状问题原因分析建议措施加强提高降低采用安装更换"
	runes := []rune(characters)
	out := make([]string, 300)
	for i := range out {
		n := 4 + rng.IntN(14)
		var b strings.Builder
		for range n {
			b.WriteRune(runes[rng.IntN(len(runes))])
		}
		out[i] = b.String()
	}
	return out
}

func essay(rng *rand.Rand, pool []string, sentences int) string {
	var b strings.Builder
	for range sentences {
		for range 2 + rng.IntN(3) {
			b.WriteString(pool[int(float64(len(pool))*math.Pow(rng.Float64(), 2))]) // some phrases are far commoner
			b.WriteString("，")
		}
		fmt.Fprintf(&b, "%d t。\n", rng.IntN(9999))
	}
	return b.String()
}

// Reports written from one stock of phrases share no passage; a copied paragraph with its
// figures changed is found, where it stands, in both.
func TestSharedText(t *testing.T) {
	n := 300
	alarms := 0
	rng := rand.New(rand.NewPCG(3, 5))
	pool := phrases(rng)
	for range n {
		p := bare(t)
		rq := &integrity.Request{Nearest: input.Nearest, Texts: []integrity.Text{{At: "notes/3.md", Body: essay(rng, pool, 40)}}, Reports: []integrity.Report{{Name: "other", Plant: "q", Texts: []integrity.Text{{At: "other/notes/3.md", Body: essay(rng, pool, 40)}}}}}
		r, err := integrity.Assess(rq, p)
		if err != nil {
			t.Fatal(err)
		}
		if has(r, integrity.SharedText, "") != nil {
			alarms++
		}
		copied := "车间采用连续溢流水洗，每道水洗槽水量 12.5 m3/h，停机时阀门未关，班组无考核，致使单位产品取水量高于同行业平均水平约 30 %，末道水可以串用而直接排入沟渠。"
		rq.Texts[0].Body += "\n" + copied
		rq.Reports[0].Texts[0].Body = strings.ReplaceAll(copied, "12.5", "8.7") + "\n" + rq.Reports[0].Texts[0].Body
		r, err = integrity.Assess(rq, p)
		if err != nil {
			t.Fatal(err)
		}
		f := has(r, integrity.SharedText, integrity.Query)
		if f == nil || f.Passages[0].Units < 60 || f.Passages[0].At != "notes/3.md:42" || f.Passages[0].With != "other/notes/3.md:1" {
			t.Fatalf("the copied paragraph: %+v", f)
		}
		rq.Reports[0].Plant = "p"
		if r, _ = integrity.Assess(rq, p); has(r, integrity.SharedText, "") != nil {
			t.Fatal("the plant's own earlier report counts")
		}
	}
	t.Logf("%d of %d pairs of reports share a passage", alarms, n)
	if float64(alarms) > 0.01*float64(n) {
		t.Errorf("%d of %d", alarms, n)
	}
}

// Statutory phrases are no copied text, in either language; what stands around them is.
func TestStatutory(t *testing.T) {
	for _, phrase := range integrity.Statutory() {
		p := bare(t)
		body := "我厂依法开展本轮审核。" + phrase + "。现将情况报告如下。"
		rq := &integrity.Request{Nearest: input.Nearest, Texts: []integrity.Text{{At: "notes/1.md", Body: body}}, Reports: []integrity.Report{{Name: "other", Texts: []integrity.Text{{At: "o.md", Body: "另一家企业。" + phrase + "，故此。"}}}}}
		r, err := integrity.Assess(rq, p)
		if err != nil {
			t.Fatal(err)
		}
		if f := has(r, integrity.SharedText, ""); f != nil {
			t.Errorf("%s: %v", phrase, f.Passages)
		}
	}
}
