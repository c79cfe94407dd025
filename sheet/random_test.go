package sheet

import (
	"fmt"
	"math/rand/v2"
	"os"
	"reflect"
	"strconv"
	"strings"
	"sync"
	"testing"

	"headwater/fault"
	"headwater/input"
	"headwater/plant"
	"headwater/say"
)

// invent makes a plant file out of the field table: any of its fields, with values that
// package input can decode.
type invent struct {
	r *rand.Rand
	n int
}

func (v *invent) pick(of ...string) string { return of[v.r.IntN(len(of))] }

func (v *invent) id() string {
	v.n++
	return v.pick("w", "物料", "doc-", "a b", "S/", "x~", "7") + strconv.Itoa(v.n)
}

func (v *invent) number() string {
	return v.pick(strconv.FormatFloat(v.r.Float64()*1e4, 'f', v.r.IntN(5), 64), strconv.Itoa(v.r.IntN(1e6)), "0.07", "12.50", "0", "1e3", "1e-9", "123456789012345")
}

func (v *invent) quantity() string {
	n := v.number()
	switch v.r.IntN(9) {
	case 0:
		return "12 026 m3"
	case 1:
		return "1,997,066 kWh"
	case 2:
		return "45 ± 3 mg/L"
	case 3:
		return "7.18 kWh/m2 ± 2 %"
	case 4:
		return v.pick("0.5 %", "88.50 %", "1 %", "0 %", "100%", "99.2％")
	case 5:
		return n + v.pick("", " 万m3", " 10^4 CNY", "t/d", " kJ/(kg·K)", " 吨/年")
	case 6:
		return "7 (100 kg)"
	}
	return v.pick("", "-") + n + v.pick(" t", " m3", " kg/t", " CNY/a", " °C")
}

func (v *invent) words() string {
	return v.pick("无镀金工序，见 doc-7", "a name", "第一行\n第二行", "12", "012", "1.50", "2022-01-01", "{curly}", "json:[1]", "a; b", "c = d", "是", "yes", " padded ", "100%", "x, y", "—", "#5", "'quoted'", "=1+2", "㎡", "👍 ok", "TRUE", "I")
}

func (v *invent) months() []any {
	list := make([]any, 12)
	for i := range list {
		list[i] = v.number() + " t"
	}
	if v.r.IntN(3) == 0 {
		list[v.r.IntN(12)] = v.number() + " kg"
	}
	return list
}

func (v *invent) leaf(f *field) any {
	if f.choices != nil {
		return f.choices[v.r.IntN(len(f.choices))].word
	}
	switch f.Type {
	case "string":
		return v.words()
	case "text":
		if v.r.IntN(2) == 0 {
			return v.words()
		}
		return map[string]any{v.pick("zh", "en"): v.words()}
	case "date":
		return fmt.Sprintf("20%02d-%02d-%02d", v.r.IntN(40), 1+v.r.IntN(12), 1+v.r.IntN(28))
	case "number":
		return v.number()
	case "integer":
		return strconv.Itoa(v.r.IntN(3000))
	case "boolean":
		return v.pick("true", "false")
	case "period":
		if v.r.IntN(2) == 0 {
			return "2022"
		}
		return map[string]any{"from": "2021-07-01", "to": "2022-06-30"}
	case "value":
		return v.pick("0.6", "II", "12 t", "word")
	case "counted":
		return v.pick("12 t/d of raw material", "3 t/d {steel}", v.quantity())
	case "stated":
		if v.r.IntN(3) == 0 {
			return map[string]any{"p1": v.quantity(), "p2": v.quantity()}
		}
	case "series":
		return v.series()
	}
	return v.quantity()
}

func (v *invent) series() any {
	if v.r.IntN(2) == 0 {
		return v.quantity()
	}
	out := map[string]any{}
	unitText := v.pick(" t", " m3", " %")
	for y := range 1 + v.r.IntN(4) {
		key := strconv.Itoa(2019 + y)
		switch v.r.IntN(6) {
		case 0:
			if unitText == " t" {
				out[key] = v.months()
				continue
			}
		case 1:
			if unitText == " t" {
				out[key] = map[string]any{"total": v.number() + " t", "months": v.months()}
				continue
			}
		}
		out[key] = v.number() + unitText
	}
	return out
}

func (v *invent) value(f *field) any {
	if f.keys {
		out := map[string]any{}
		for range 1 + v.r.IntN(3) {
			out[v.id()] = v.leaf(f)
		}
		if f.rel == "components" && v.r.IntN(2) == 0 {
			out[v.id()] = nil
		}
		return out
	}
	if f.list {
		var out []any
		for range 1 + v.r.IntN(7) {
			out = append(out, v.leaf(f))
		}
		return out
	}
	return v.leaf(f)
}

// plant is a whole plant file.
func (v *invent) plant() map[string]any {
	t := &tree{map[string]any{}}
	s := theSchema()
	pointers := map[*table][]string{s.tables[0]: {""}}
	for _, one := range s.tables {
		if one.path != "" {
			above := []string{""}
			if one.parent != nil {
				above = pointers[one.parent]
			}
			if v.r.IntN(3) == 0 {
				above = nil
			}
			for _, a := range above {
				for i := range v.r.IntN(4) {
					key := strconv.Itoa(i)
					if one.isMap {
						key = escape(v.id())
					}
					at := a + "/" + pointerOf(one.name) + "/" + key
					t.make(at, one.isMap)
					pointers[one] = append(pointers[one], at)
				}
			}
		}
		for _, at := range pointers[one] {
			says := false
			for _, f := range one.fields {
				if !f.Required && v.r.IntN(3) > 0 && f.rel != "" {
					continue
				}
				x := v.value(f)
				if f.rel == "id" {
					x = v.id()
				}
				says = true
				t.set(at+below(f), x)
			}
			if !says && at != "" { // a record that says nothing is none
				f := one.fields[len(one.fields)-1]
				t.set(at+below(f), v.value(f))
			}
		}
	}
	return t.plain()
}

// complete takes out the structs that lack a list which they must have; fields.csv does
// not say which lists those are.
func complete(made map[string]any) map[string]any {
	f := input.Build("made", made, func(at string) input.Spot { return input.Spot{At: at} }, nil)
	for _, p := range fault.All(f.Decode(&plant.Plant{})) {
		if p.Code == "input-required" {
			all := steps(p.At)
			holder := down(made, all[:len(all)-2])
			if m, ok := holder.(map[string]any); ok {
				if delete(m, all[len(all)-2]); len(m) == 0 { // nothing is left of reuse
					delete(made, all[0])
				}
			} else if m, ok := holder.([]any); ok { // a cause has at least one aspect
				i, _ := strconv.Atoi(all[len(all)-2])
				m[i].(map[string]any)[all[len(all)-1]] = map[string]any{"management": map[string]any{"why": "x"}}
			}
		}
	}
	return made
}

// down follows the steps of a pointer.
func down(v any, all []string) any {
	for _, step := range all {
		switch in := v.(type) {
		case map[string]any:
			v = in[step]
		case []any:
			i, _ := strconv.Atoi(step)
			v = in[i]
		}
	}
	return v
}

// Invented plant files, with every kind of field, come back from a workbook as they were:
// 150 of them, 1,000 with HEADWATER_THOROUGH in the environment, as continuous integration
// runs it.
func TestInventedPlantsComeBack(t *testing.T) {
	count := 150
	if os.Getenv("HEADWATER_THOROUGH") != "" {
		count = 1000
	}
	var mu sync.Mutex
	seen := map[string]bool{}
	t.Run("plants", func(t *testing.T) {
		const parts = 4
		for part := range parts {
			t.Run(strconv.Itoa(part), func(t *testing.T) {
				t.Parallel()
				for i := part; i < count && !t.Failed(); i += parts {
					made := comesBack(t, i)
					mu.Lock()
					for _, one := range theSchema().tables {
						if _, ok := (&tree{made}).at("/" + pointerOf(one.word())); ok {
							seen[one.path] = true
						}
					}
					mu.Unlock()
				}
			})
		}
	})
	for _, one := range theSchema().tables {
		if one.parent == nil && one.path != "" && !seen[one.path] && !strings.Contains(one.path, "[].") {
			t.Errorf("no invented plant has %s", one.path)
		}
	}
}

// comesBack invents a plant file, writes it as a workbook and reads that.
func comesBack(t *testing.T, seed int) map[string]any {
	t.Helper()
	v := &invent{r: rand.New(rand.NewPCG(uint64(seed), 2))}
	made := complete(v.plant())
	l := say.EN
	if seed%2 == 1 {
		l = say.ZH
	}
	want := decoded(t, input.Build("made", made, func(string) input.Spot { return input.Spot{} }, nil), nil)
	back, err := Read("plant.xlsx", export(t, Export{Tree: made, Lang: l}), nil)
	got := decoded(t, back, err)
	if !reflect.DeepEqual(got, want) {
		t.Errorf("plant %d came back as another one: %s", seed, unlike(reflect.ValueOf(got), reflect.ValueOf(want), ""))
	}
	return made
}
