package plant

import (
	"math"
	"reflect"
	"slices"
	"strconv"
	"strings"

	"headwater/fault"
	"headwater/unit"
)

var celsius = unit.MustParse("degC")

// spreads wants standard uncertainties that can be: not negative, and not above the
// value itself, which is a slip of unit or of percent. Temperatures may lie near zero.
func (c *checker) spreads() {
	eachQuantity(reflect.ValueOf(c.p).Elem(), "", func(at string, q unit.Quantity) {
		switch {
		case q.SD == 0:
		case !(q.SD > 0) || math.IsInf(q.SD, 0):
			c.add(fault.Input(at, "spread-negative", q.SD))
		case q.Value != 0 && q.SD > math.Abs(q.Value) && !q.Unit.Same(celsius):
			c.add(fault.Input(at, "spread-huge", q, q.SD))
		}
	})
}

// Quantities visits every quantity of the plant file with its JSON pointer, in file order
// of the fields and by the keys of maps. Totals that stand beside months are left out.
func (p *Plant) Quantities(visit func(at string, q unit.Quantity)) {
	eachQuantity(reflect.ValueOf(p).Elem(), "", visit)
}

// eachQuantity visits every quantity below a value with its JSON pointer.
func eachQuantity(v reflect.Value, at string, visit func(string, unit.Quantity)) {
	switch v.Kind() {
	case reflect.Pointer:
		if !v.IsNil() {
			eachQuantity(v.Elem(), at, visit)
		}
	case reflect.Slice:
		for i := range v.Len() {
			eachQuantity(v.Index(i), at+"/"+strconv.Itoa(i), visit)
		}
	case reflect.Map:
		eachEntry(v, at, visit)
	case reflect.Struct:
		if q, ok := v.Interface().(unit.Quantity); ok {
			visit(at, q)
			return
		}
		if s, ok := v.Interface().(Series); ok {
			s.Each(func(below string, _, _ int, q unit.Quantity) { visit(at+below, q) })
			return
		}
		for i := range v.NumField() {
			f := v.Type().Field(i)
			switch {
			case !f.IsExported():
			case f.Tag.Get("yaml") == "":
				eachQuantity(v.Field(i), at, visit)
			default:
				eachQuantity(v.Field(i), at+"/"+tagName(f), visit)
			}
		}
	}
}

// eachEntry visits a map by its keys in order.
func eachEntry(v reflect.Value, at string, visit func(string, unit.Quantity)) {
	if v.Type().Elem().Kind() == reflect.Interface {
		return // audit chapters: no quantities
	}
	type entry struct {
		key   string
		value reflect.Value
	}
	var entries []entry
	for it := v.MapRange(); it.Next(); {
		key := it.Key().String()
		if it.Key().Kind() == reflect.Int {
			key = strconv.FormatInt(it.Key().Int(), 10)
		}
		entries = append(entries, entry{escapeKey.Replace(key), it.Value()})
	}
	slices.SortFunc(entries, func(a, b entry) int { return strings.Compare(a.key, b.key) })
	for _, e := range entries {
		eachQuantity(e.value, at+"/"+e.key, visit)
	}
}
