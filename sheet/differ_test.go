package sheet

import (
	"fmt"
	"reflect"
)

// unlike names the first place where two values differ.
func unlike(a, b reflect.Value, at string) string {
	if a.IsValid() != b.IsValid() || a.IsValid() && a.Type() != b.Type() {
		return at + ": of another kind"
	}
	switch a.Kind() {
	case reflect.Pointer, reflect.Interface:
		if a.IsNil() != b.IsNil() {
			return fmt.Sprintf("%s: nil %v, %v", at, a.IsNil(), b.IsNil())
		}
		if !a.IsNil() {
			return unlike(a.Elem(), b.Elem(), at)
		}
	case reflect.Struct:
		for i := range a.NumField() {
			if s := unlike(a.Field(i), b.Field(i), at+"."+a.Type().Field(i).Name); s != "" {
				return s
			}
		}
	case reflect.Slice:
		if a.Len() != b.Len() || a.IsNil() != b.IsNil() {
			return fmt.Sprintf("%s: %d and %d items", at, a.Len(), b.Len())
		}
		for i := range a.Len() {
			if s := unlike(a.Index(i), b.Index(i), fmt.Sprintf("%s[%d]", at, i)); s != "" {
				return s
			}
		}
	case reflect.Map:
		if a.Len() != b.Len() {
			return fmt.Sprintf("%s: keys %v and %v", at, a.MapKeys(), b.MapKeys())
		}
		for _, k := range a.MapKeys() {
			if s := unlike(a.MapIndex(k), b.MapIndex(k), fmt.Sprintf("%s{%v}", at, k)); s != "" {
				return s
			}
		}
	default:
		if !a.Equal(b) {
			return fmt.Sprintf("%s: %v and %v", at, a, b)
		}
	}
	return ""
}
