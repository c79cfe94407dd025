package plant

import (
	"encoding/json"
	"strings"
)

// Schema returns the JSON Schema of the plant file, for editors that complete and
// check while one types. It is made from the field table.
func Schema() []byte {
	root := object()
	for _, f := range Fields() {
		node := root
		segments := strings.Split(f.Path, ".")
		for i, seg := range segments {
			name, shape := strings.CutSuffix(seg, "[]")
			isMap := false
			if !shape {
				name, isMap = strings.CutSuffix(seg, "{}")
			}
			last := i == len(segments)-1
			leaf := object()
			if last {
				leaf = typeSchema(f)
			}
			node = place(node, name, shape, isMap, leaf, last)
		}
		if f.Required && len(segments) > 0 {
			require(root, segments)
		}
	}
	root["$schema"] = "https://json-schema.org/draft/2020-12/schema"
	root["title"] = "Headwater plant file"
	out, err := json.MarshalIndent(root, "", "  ")
	if err != nil {
		panic(err) // maps of strings
	}
	return append(out, '\n')
}

func object() map[string]any {
	return map[string]any{"type": "object", "properties": map[string]any{}, "additionalProperties": false}
}

// place puts a property into an object and returns the object that deeper segments
// belong to.
func place(node map[string]any, name string, list, isMap bool, leaf map[string]any, last bool) map[string]any {
	props := node["properties"].(map[string]any)
	existing, ok := props[name].(map[string]any)
	if !ok {
		switch {
		case list:
			existing = map[string]any{"type": "array", "items": leaf}
		case isMap:
			existing = map[string]any{"type": "object", "additionalProperties": leaf}
		default:
			existing = leaf
		}
		props[name] = existing
	}
	if last {
		return leaf
	}
	switch {
	case list:
		return existing["items"].(map[string]any)
	case isMap:
		return existing["additionalProperties"].(map[string]any)
	}
	return existing
}

// require marks the last segment of a path as required in its object.
func require(root map[string]any, segments []string) {
	node := root
	for _, seg := range segments[:len(segments)-1] {
		name := strings.TrimSuffix(strings.TrimSuffix(seg, "[]"), "{}")
		next := node["properties"].(map[string]any)[name].(map[string]any)
		if items, ok := next["items"].(map[string]any); ok {
			next = items
		} else if values, ok := next["additionalProperties"].(map[string]any); ok {
			next = values
		}
		node = next
	}
	name := strings.TrimSuffix(strings.TrimSuffix(segments[len(segments)-1], "[]"), "{}")
	list, _ := node["required"].([]string)
	node["required"] = append(list, name)
}

func typeSchema(f Field) map[string]any {
	s := map[string]any{"description": f.EN + " · " + f.ZH}
	if words := f.Words(); words != nil {
		s["enum"] = words
		return s
	}
	scalar := []string{"string", "number"}
	switch f.Type {
	case "string", "date", "quantity", "counted":
		s["type"] = scalar
	case "text":
		s["type"] = []string{"string", "object"}
	case "number":
		s["type"] = "number"
	case "integer":
		s["type"] = "integer"
	case "boolean":
		s["type"] = "boolean"
	case "period", "series", "stated", "value":
		s["type"] = append(scalar, "object")
	}
	return s
}
