// Package house holds the tests of the whole: which package may import which, and that
// every code that an engine speaks has its text.
package house

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

const root = "../.."

// arrows lists, for every package, the packages of the house that it may import: the
// table of docs/adr/0001-house.md. A package that is not listed may import none.
var arrows = map[string][]string{
	"cmd/headwater":    {"audit", "balance", "balance/mfca", "catalogue", "chart", "datum", "fault", "input", "limit", "option", "option/plan", "plant", "rating", "report", "report/html", "say", "uncertainty", "account", "reuse", "lp", "option/portfolio", "procedure", "option/appraisal", "report/docx", "report/style", "integrity", "sheet"},
	"internal/fixture": {"audit", "catalogue", "datum", "input", "limit", "plant"},
	"bench/sheet":      {"input", "say", "sheet"},
	"bench/rating":     {"input", "plant", "rating"},
	"report":           {"option", "option/plan", "account", "balance/mfca", "audit", "catalogue", "chart", "datum", "limit", "procedure", "rating", "say", "reuse", "option/appraisal", "fault", "report/style", "integrity"},
	"report/html":      {"report"},
	"sheet":            {"fault", "input", "plant", "report", "say", "sheet/book", "unit"},
	"sheet/book":       {"fault"},
	"catalogue":        {"account", "datum", "fault", "input", "limit", "option", "procedure", "rating", "unit", "option/appraisal"},
	"audit":            {"option", "option/plan", "balance/mfca", "account", "datum", "fault", "limit", "plant", "procedure", "rating", "unit", "reuse", "option/appraisal", "integrity"},
	"integrity":        {"account", "datum", "fault", "limit", "plant", "rating", "unit"},
	"procedure":        {"datum", "fault", "limit", "plant", "rating", "unit"},
	"report/docx":      {"report", "report/style", "say"},
	"report/style":     {"datum", "fault", "input"},
	"rating":           {"datum", "fault", "formula", "plant", "unit"},
	"account":          {"balance", "datum", "fault", "formula", "plant", "unit"},
	"option":           {"datum", "fault", "plant", "unit"},
	"option/plan":      {"fault", "option", "plant", "rating", "unit"},
	"option/portfolio": {"fault", "lp"},
	"option/appraisal": {"datum", "fault"},
	"limit":            {"datum", "fault", "formula", "plant", "unit"},
	"balance":          {"balance/sparse", "fault", "formula", "unit"},
	"balance/mfca":     {"fault"},
	"reuse":            {"fault", "plant", "unit"},
	"plant":            {"datum", "fault", "unit"},
	"uncertainty":      {"fault", "formula", "unit"},
	"formula":          {"fault", "unit"},
	"unit":             {"fault"},
	"datum":            {"fault"},
	"input":            {"fault"},
	"say":              {"fault"},
}

// engines may not touch files, clocks, logs or unseeded randomness.
var engines = []string{"audit", "balance", "balance/sparse", "balance/mfca", "rating", "limit", "option", "option/plan", "plant", "formula", "unit", "datum", "fault", "uncertainty", "account", "reuse", "lp", "option/portfolio", "procedure", "option/appraisal", "integrity"}

var forbidden = []string{"os", "log", "log/slog", "net", "net/http", "io/ioutil", "math/rand", "os/exec", "path/filepath"}

// sources yields the parsed Go files of the module, tests left out.
func sources(t *testing.T) map[string][]*ast.File {
	t.Helper()
	fset := token.NewFileSet()
	out := map[string][]*ast.File{}
	err := filepath.WalkDir(root, func(p string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() && strings.HasPrefix(d.Name(), ".") && p != root {
			return filepath.SkipDir
		}
		if d.IsDir() || !strings.HasSuffix(p, ".go") || strings.HasSuffix(p, "_test.go") {
			return nil
		}
		f, err := parser.ParseFile(fset, p, nil, parser.ParseComments)
		if err != nil {
			return err
		}
		rel, err := filepath.Rel(root, filepath.Dir(p))
		if err != nil {
			return err
		}
		out[filepath.ToSlash(rel)] = append(out[filepath.ToSlash(rel)], f)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func TestArrows(t *testing.T) {
	for pkg, files := range sources(t) {
		for _, f := range files {
			for _, im := range f.Imports {
				name, _ := strconv.Unquote(im.Path.Value)
				if own, ok := strings.CutPrefix(name, "headwater/"); ok && !slices.Contains(arrows[pkg], own) {
					t.Errorf("%s imports %s: no arrow leads there", pkg, own)
				}
				if slices.Contains(engines, pkg) && slices.Contains(forbidden, name) {
					t.Errorf("%s imports %s: engines are pure", pkg, name)
				}
			}
		}
	}
}

// Engines do not ask for the time.
func TestEnginesHaveNoClock(t *testing.T) {
	for pkg, files := range sources(t) {
		if !slices.Contains(engines, pkg) {
			continue
		}
		for _, f := range files {
			ast.Inspect(f, func(n ast.Node) bool {
				if sel, ok := n.(*ast.SelectorExpr); ok {
					if x, ok := sel.X.(*ast.Ident); ok && x.Name == "time" && (sel.Sel.Name == "Now" || sel.Sel.Name == "Since") {
						t.Errorf("%s asks for the time", pkg)
					}
				}
				return true
			})
		}
	}
}

func TestPackageComments(t *testing.T) {
	for pkg, files := range sources(t) {
		if !slices.ContainsFunc(files, func(f *ast.File) bool { return f.Doc != nil }) {
			t.Errorf("%s has no package comment", pkg)
		}
	}
}

// No file of ours is long: a second idea may be hiding in it.
func TestFileLength(t *testing.T) {
	const most = 500
	for pkg := range sources(t) {
		names, err := filepath.Glob(filepath.Join(root, pkg, "*.go"))
		if err != nil {
			t.Fatal(err)
		}
		for _, name := range names {
			data, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			if n := strings.Count(string(data), "\n"); n > most && !strings.HasSuffix(name, "_test.go") {
				t.Errorf("%s has %d lines", path.Base(name), n)
			}
		}
	}
}
