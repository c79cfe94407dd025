package house

import (
	"go/ast"
	"go/token"
	"strconv"
	"strings"
	"testing"

	"headwater/fault"
	"headwater/say"
)

// literal returns the value of a string literal.
func literal(e ast.Expr) (string, bool) {
	lit, ok := e.(*ast.BasicLit)
	if !ok || lit.Kind != token.STRING {
		return "", false
	}
	s, err := strconv.Unquote(lit.Value)
	return s, err == nil
}

// calledAs returns "package.Function" or "Function" of a call.
func calledAs(call *ast.CallExpr) string {
	switch f := call.Fun.(type) {
	case *ast.SelectorExpr:
		if x, ok := f.X.(*ast.Ident); ok {
			return x.Name + "." + f.Sel.Name
		}
	case *ast.Ident:
		return f.Name
	}
	return ""
}

// codeArgument says which argument of a function is a problem's code.
var codeArgument = map[string]int{
	"fault.Input": 1, "fault.NotFound": 1, "fault.Conflict": 1, "usage": 0, "conflict": 0,
	"d.fail": 2, "c.fail": 1, "c.add": 1, "r.fail": 1, "r.wrong": 1, "bad.add": 1, "wrong": 0, "reason": 0, "lost": 1,
}

// Every code that the program speaks has a text in both languages.
func TestEveryCodeHasAText(t *testing.T) {
	seen := 0
	for pkg, files := range sources(t) {
		for _, f := range files {
			ast.Inspect(f, func(n ast.Node) bool {
				switch n := n.(type) {
				case *ast.CallExpr:
					i, ok := codeArgument[calledAs(n)]
					if !ok || i >= len(n.Args) {
						return true
					}
					code, ok := literal(n.Args[i])
					if !ok {
						return true
					}
					seen++
					if calledAs(n) == "conflict" || calledAs(n) == "reason" {
						checkReason(t, pkg, code)
						return true
					}
					checkProblem(t, pkg, code, n)
				case *ast.CompositeLit:
					if code, ok := reasonCode(n); ok {
						seen++
						checkReason(t, pkg, code)
					}
				case *ast.AssignStmt:
					if code, ok := codeAssigned(n); ok {
						seen++
						checkReason(t, pkg, code)
					}
				}
				return true
			})
		}
	}
	if seen < 150 {
		t.Errorf("only %d codes were found: the test no longer sees how they are written", seen)
	}
}

func checkProblem(t *testing.T, pkg, code string, call *ast.CallExpr) {
	t.Helper()
	args := []any{"a", "b", "c", "d", "e", "f"}
	for _, l := range []say.Lang{say.EN, say.ZH} {
		what, hint := say.Problem(l, &fault.Problem{Code: code, Args: args})
		if what == "" || strings.HasPrefix(what, code+` "a"`) {
			t.Errorf("%s: problem %q has no text in %s", pkg, code, l)
		}
		if strings.Contains(what+hint, "%!") && !strings.Contains(what+hint, "%!d") {
			t.Errorf("%s: problem %q: %s %s", pkg, code, what, hint)
		}
	}
}

func checkReason(t *testing.T, pkg, code string) {
	t.Helper()
	v := 1.5
	for _, l := range []say.Lang{say.EN, say.ZH} {
		text := say.Reason(l, &fault.Reason{Code: code, Value: &v, Limit: &v, Unit: "t", Items: []string{"a", "b", "c"}})
		if text == "" || text == code || strings.Contains(text, "%!") {
			t.Errorf("%s: reason %q has no text in %s: %s", pkg, code, l, text)
		}
	}
}

// reasonCode returns the code of a fault.Reason literal.
func reasonCode(n *ast.CompositeLit) (string, bool) {
	sel, ok := n.Type.(*ast.SelectorExpr)
	if !ok || sel.Sel.Name != "Reason" {
		return "", false
	}
	for _, e := range n.Elts {
		if kv, ok := e.(*ast.KeyValueExpr); ok {
			if key, ok := kv.Key.(*ast.Ident); ok && key.Name == "Code" {
				return literal(kv.Value)
			}
		}
	}
	return "", false
}

// codeAssigned returns the code in an assignment to x.Code, l.gap or l.absent.
func codeAssigned(n *ast.AssignStmt) (string, bool) {
	if len(n.Lhs) != 1 || len(n.Rhs) != 1 {
		return "", false
	}
	sel, ok := n.Lhs[0].(*ast.SelectorExpr)
	if !ok || sel.Sel.Name != "Code" && sel.Sel.Name != "gap" && sel.Sel.Name != "absent" {
		return "", false
	}
	return literal(n.Rhs[0])
}

// Every key that the edges ask say for is there in both languages.
func TestEveryTermIsThere(t *testing.T) {
	takesKey := map[string]int{"say.Term": 1, "b.t": 0, "b.heading": 1}
	seen := 0
	for pkg, files := range sources(t) {
		for _, f := range files {
			ast.Inspect(f, func(n ast.Node) bool {
				call, ok := n.(*ast.CallExpr)
				if !ok {
					return true
				}
				i, ok := takesKey[calledAs(call)]
				if !ok || i >= len(call.Args) {
					return true
				}
				key, ok := literal(call.Args[i])
				if !ok {
					return true
				}
				seen++
				checkTerm(t, pkg, key)
				return true
			})
		}
	}
	if seen < 80 {
		t.Errorf("only %d terms were found: the test no longer sees how they are written", seen)
	}
}

func checkTerm(t *testing.T, pkg, key string) {
	t.Helper()
	en, zh := say.Term(say.EN, key), say.Term(say.ZH, key)
	if strings.HasPrefix(en, key) && en == key && zh == key && strings.Contains(key, "-") || en == "" || zh == "" {
		t.Errorf("%s: term %q has no text", pkg, key)
	}
}

// The words of a fixed choice that results carry have terms.
func TestChoicesHaveTerms(t *testing.T) {
	for prefix, words := range map[string][]string{
		"level-": {"I", "II", "III", "below", "undetermined"}, "status-": {"in-force", "superseded", "draft", "unknown"}, "verification-": {"official", "secondary", "reference", "listed", "recall"}, "verification-text-": {"recall"},
		"validity-": {"in-force", "not-yet-in-force", "superseded", "draft", "undated"}, "rule-": {"none", "output", "metered", "mixed"}, "allocate-": {"none", "output", "metered"},
		"gap-": {"unread", "none-required", "same-as", "quarantined", "no-separate-text", "not-set"}, "cond-": {"index", "limiting", "others", "every", "limiting-unread", "unread-rows"},
		"kind-": {"main", "auxiliary", "attached", "outside"}, "": {"assessed", "missing", "not-applicable", "no-threshold"}, "balance-": {"within", "within-significant", "above-tolerance", "above-tolerance-significant", "above-tolerance-not-significant", "not-computable"},
		"fate-": {"product", "wastewater", "solid-waste", "emission", "loss", "other", "stock", "unaccounted"}, "class-": {"redundant", "nonredundant", "observable", "unobservable", "fixed"},
		"rate-":      {"reuse-rate", "wastewater-reuse-rate", "leakage-rate", "drainage-rate", "indirect-cooling-rate", "direct-cooling-rate", "process-water-rate", "condensate-rate", "fresh-water-per-product"},
		"appraisal-": {"feasible", "infeasible", "undetermined"}, "appraisal-form-": {"saving", "cash_flow", "flows"}, "parameter-": {"saving", "investment", "rate", "price"},
		"trend-": {"output", "value", "qualified", "stream", "energy"},
	} {
		for _, w := range words {
			if say.Term(say.EN, prefix+w) == prefix+w && prefix != "" || say.Term(say.ZH, prefix+w) == prefix+w {
				t.Errorf("term %q has no text", prefix+w)
			}
		}
	}
}
