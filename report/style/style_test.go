package style_test

import (
	"slices"
	"strings"
	"testing"

	"headwater/fault"
	"headwater/report/style"
)

// Every shipped style is in order, bears its file's name, and says where it comes from.
func TestShipped(t *testing.T) {
	ids := style.IDs()
	if !slices.Contains(ids, "plain") || !slices.Contains(ids, "provincial") {
		t.Fatalf("shipped are %v", ids)
	}
	for _, id := range ids {
		s, err := style.Shipped(id)
		if err != nil {
			t.Fatalf("%s: %v", id, err)
		}
		if s.ID != id || s.Source == "" || s.Title.ZH == "" || s.Title.EN == "" {
			t.Errorf("%s: %q, %q, %v", id, s.ID, s.Source, s.Title)
		}
	}
}

const good = `id: own
title: own
source: own
page: {width_mm: 210, height_mm: 297, top_mm: 22, right_mm: 20, bottom_mm: 20, left_mm: 60}
text: {east_asian: 宋体, latin: Arial, size_pt: 10.5, line_times: 1.5}
headings: [{east_asian: 黑体, latin: Arial, size_pt: 16, colour: 1D2733}, {east_asian: 黑体, latin: Arial, size_pt: 14}, {east_asian: 黑体, latin: Arial, size_pt: 12}]
caption: {east_asian: 宋体, latin: Arial, size_pt: 9}
table: {east_asian: 宋体, latin: Arial, size_pt: 9, least_pt: 7}
cover: {title: {east_asian: 黑体, latin: Arial, size_pt: 22}}
frame: [{chapter: summary}, {id: a, title: A, supply: a}]
`

func TestProblems(t *testing.T) {
	if _, err := style.Read("good.yaml", []byte(good)); err != nil {
		t.Fatal(err)
	}
	for code, change := range map[string][2]string{
		"style-id":            {"id: own", "id: My Style"},
		"style-range":         {"size_pt: 10.5", "size_pt: 200"},
		"style-font":          {"{east_asian: 宋体, latin: Arial, size_pt: 9}", "{east_asian: '', latin: Arial, size_pt: 9}"},
		"style-room":          {"right_mm: 20", "right_mm: 95"},
		"style-line":          {"line_times: 1.5", "line_times: 1.5, line_at_least_pt: 20"},
		"style-headings":      {", {east_asian: 黑体, latin: Arial, size_pt: 12}]", "]"},
		"style-colour":        {"1D2733", "blue"},
		"style-part":          {"{chapter: summary}", "{chapter: summary, id: b}"},
		"style-twice":         {"{id: a,", "{id: summary,"},
		"style-chapter-parts": {"{chapter: summary}", "{chapter: summary, parts: [{chapter: plant}]}"},
		"style-untitled":      {"title: A, ", ""},
		"style-empty":         {", supply: a}", "}"},
		"style-deep":          {"supply: a}", "parts: [{id: b, title: B, parts: [{chapter: plant}]}]}"},
		"style-edition":       {"supply: a}", "supply: a, editions: [final]}"},
	} {
		text := strings.Replace(good, change[0], change[1], 1)
		if text == good {
			t.Fatalf("%s: nothing was changed", code)
		}
		_, err := style.Read("bad.yaml", []byte(text))
		found := false
		for _, p := range fault.All(err) {
			found = found || p.Code == code && strings.HasPrefix(p.At, "bad.yaml:")
		}
		if !found {
			t.Errorf("%s is not reported: %v", code, err)
		}
	}
	_, err := style.Shipped("plane")
	if all := fault.All(err); len(all) != 1 || all[0].Code != "style-absent" {
		t.Errorf("an unknown style: %v", err)
	}
}
