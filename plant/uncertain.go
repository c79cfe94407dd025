package plant

import (
	"reflect"
	"slices"
	"strconv"
	"strings"

	"headwater/unit"
)

// Uncertain is a quantity of a plant that states a standard uncertainty.
type Uncertain struct {
	At       string // JSON pointer into the plant file
	Quantity unit.Quantity
	Set      func(value float64) // changes the value in the copy that it came with
}

// Uncertain returns a deep copy of the plant's accounts and every quantity of it that
// states an uncertainty, in file order (keys of a map in alphabetical order), so that
// values can be tried without touching the plant. Of a series only the values of the
// data year count. What no measure reads is shared with the plant and left out: answers,
// limits, options, finance, campaign and audit chapters.
func (p *Plant) Uncertain() (*Plant, []Uncertain) {
	c := &copier{year: p.Year()}
	out := *p
	dst, src := reflect.ValueOf(&out).Elem(), reflect.ValueOf(p).Elem()
	for i := range src.NumField() {
		name := tagName(src.Type().Field(i))
		if slices.Contains([]string{"index", "limits", "options", "finance", "campaign", "audit", "documents", "plant", "printed", "explanations"}, name) {
			continue
		}
		c.copy(dst.Field(i), src.Field(i), "/"+name)
	}
	return &out, c.found
}

func tagName(f reflect.StructField) string {
	name, _, _ := strings.Cut(f.Tag.Get("yaml"), ",")
	return name
}

var (
	quantityType = reflect.TypeFor[unit.Quantity]()
	seriesType   = reflect.TypeFor[Series]()
	escapeKey    = strings.NewReplacer("~", "~0", "/", "~1")
)

// copier copies values deeply and notes the uncertain quantities on its way.
type copier struct {
	year    int
	silent  bool   // copies without noting: values of other years
	restore func() // puts back the map entry that holds the value being copied
	found   []Uncertain
}

func (c *copier) copy(dst, src reflect.Value, at string) {
	dst.Set(src)
	switch src.Kind() {
	case reflect.Pointer:
		if !src.IsNil() {
			dst.Set(reflect.New(src.Type().Elem()))
			c.outside(func() { c.copy(dst.Elem(), src.Elem(), at) })
		}
	case reflect.Slice:
		if !src.IsNil() {
			dst.Set(reflect.MakeSlice(src.Type(), src.Len(), src.Len()))
			c.outside(func() {
				for i := range src.Len() {
					c.copy(dst.Index(i), src.Index(i), at+"/"+strconv.Itoa(i))
				}
			})
		}
	case reflect.Map:
		c.copyMap(dst, src, at)
	case reflect.Struct:
		c.copyStruct(dst, src, at)
	}
}

// outside copies what lies behind a pointer or in a slice: a map entry that leads there
// need not be put back when it changes.
func (c *copier) outside(f func()) {
	saved := c.restore
	c.restore = nil
	f()
	c.restore = saved
}

func (c *copier) copyMap(dst, src reflect.Value, at string) {
	if src.IsNil() {
		return
	}
	m := reflect.MakeMapWithSize(src.Type(), src.Len())
	dst.Set(m)
	keys := src.MapKeys()
	text := func(k reflect.Value) string {
		if k.Kind() == reflect.String {
			return k.String()
		}
		return strconv.FormatInt(k.Int(), 10)
	}
	slices.SortFunc(keys, func(a, b reflect.Value) int { return strings.Compare(text(a), text(b)) })
	for _, k := range keys {
		elem := reflect.New(src.Type().Elem()).Elem()
		saved := c.restore
		c.restore = func() { m.SetMapIndex(k, elem) }
		c.copy(elem, src.MapIndex(k), at+"/"+escapeKey.Replace(text(k)))
		c.restore = saved
		m.SetMapIndex(k, elem)
	}
}

func (c *copier) copyStruct(dst, src reflect.Value, at string) {
	switch src.Type() {
	case quantityType:
		c.note(dst, at)
		return
	case seriesType:
		c.copySeries(dst.Addr().Interface().(*Series), src.Interface().(Series), at)
		return
	}
	for i := range src.NumField() {
		f := src.Type().Field(i)
		switch {
		case !f.IsExported():
		case f.Tag.Get("yaml") == "":
			c.copy(dst.Field(i), src.Field(i), at) // part of a value that reads itself
		default:
			c.copy(dst.Field(i), src.Field(i), at+"/"+tagName(f))
		}
	}
}

func (c *copier) copySeries(dst *Series, src Series, at string) {
	silent := c.silent
	_, hasYear := src.Years[c.year]
	c.silent = silent || hasYear
	c.copy(reflect.ValueOf(&dst.Single).Elem(), reflect.ValueOf(&src.Single).Elem(), at)
	if src.Years != nil {
		dst.Years = make(map[int][]unit.Quantity, len(src.Years))
	}
	for _, year := range src.AllYears() {
		values := slices.Clone(src.Years[year])
		dst.Years[year] = values
		c.silent = silent || year != c.year
		here := at + "/" + strconv.Itoa(year)
		for i := range values {
			place := here
			if len(values) > 1 {
				place += "/" + strconv.Itoa(i)
			}
			c.outside(func() { c.note(reflect.ValueOf(&values[i]).Elem(), place) })
		}
	}
	c.silent = silent
}

// note keeps a quantity if it is uncertain.
func (c *copier) note(v reflect.Value, at string) {
	q := v.Addr().Interface().(*unit.Quantity)
	if c.silent || !(q.SD > 0) {
		return
	}
	restore := c.restore
	set := func(value float64) { q.Value = value }
	if restore != nil {
		set = func(value float64) {
			q.Value = value
			restore()
		}
	}
	c.found = append(c.found, Uncertain{at, *q, set})
}
