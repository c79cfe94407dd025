package mfca_test

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"headwater/balance/mfca"
	"headwater/fault"
	"headwater/input"
)

// problemsOf lists "line code" of everything wrong with a file.
func problemsOf(t *testing.T, text string) (out []string) {
	t.Helper()
	f, err := input.Parse("f", []byte(text))
	if err != nil {
		t.Fatal(err)
	}
	n := &mfca.Network{}
	bad := f.Decode(n)
	if bad != nil {
		err = f.Merge(bad, mfca.Check(n, input.Nearest))
	} else {
		_, err = mfca.Account(n, input.Nearest)
		err = f.Locate(err)
	}
	for _, p := range fault.All(err) {
		out = append(out, strings.TrimPrefix(p.At, "f:")+" "+p.Code)
	}
	slices.Sort(out)
	return out
}

const fine = "product_kg: 80, loss_kg: 20}\n"
const steel = "materials: [{name: steel, kg: 100, unit_cost: 10}], "

func TestProblems(t *testing.T) {
	for _, tc := range []struct{ want, text string }{
		{"1 mfca-no-centres", "centres: []"},
		{"2 mfca-tolerance", "centres: [{id: a, " + steel + fine[:len(fine)-1] + "]\ntolerance: 5"},
		{"2 mfca-id-empty", "centres:\n- {id: '', " + steel + fine},
		{"3 mfca-id-twice", "centres:\n- {id: a, " + steel + fine + "- {id: a, " + steel + fine},
		{"2 mfca-no-input", "centres:\n- {id: a, " + fine},
		{"2 mfca-negative", "centres:\n- {id: a, energy: -1, " + steel + fine},
		{"2 mfca-negative", "centres:\n- {id: a, system: -1, " + steel + fine},
		{"2 mfca-negative", "centres:\n- {id: a, waste_management: -1, " + steel + fine},
		{"2 mfca-negative", "centres:\n- {id: a, by_product_income: -1, " + steel + fine},
		{"2 mfca-negative", "centres:\n- {id: a, materials: [{name: x, kg: -1, unit_cost: 1}], " + fine},
		{"2 mfca-negative", "centres:\n- {id: a, materials: [{name: x, kg: 1, unit_cost: -1}], " + fine},
		{"2 mfca-negative", "centres:\n- {id: a, " + steel + "product_kg: -80, loss_kg: 20}\n"},
		{"2 mfca-range", "centres:\n- {id: a, energy: 1e16, " + steel + fine},
		{"2 input-number", "centres:\n- {id: a, energy: .nan, " + steel + fine},
		{"2 input-number", "centres:\n- {id: a, energy: .inf, " + steel + fine},
		{"2 mfca-kg-zero", "centres:\n- {id: a, materials: [{name: x, kg: 0, unit_cost: 1}], " + fine},
		{"2 mfca-name-empty", "centres:\n- {id: a, materials: [{name: '', kg: 1, unit_cost: 1}], " + fine},
		{"2 mfca-name-twice", "centres:\n- {id: a, materials: [{name: x, kg: 1, unit_cost: 1}, {name: x, kg: 1, unit_cost: 1}], " + fine},
		{"2 mfca-pair", "centres:\n- {id: a, " + steel + "product_kg: 80}\n"},
		{"2 mfca-pair", "centres:\n- {id: a, " + steel + "loss_kg: 80}\n"},
		{"2 mfca-no-output", "centres:\n- {id: a, " + steel + "product_kg: 0, loss_kg: 0}\n"},
		{"1 mfca-no-product", "centres:\n- {id: a, " + steel + "product_kg: 0, loss_kg: 100}\n"},
		{"2 mfca-stock", "centres:\n- {id: a, materials: [{name: x, kg: 1, unit_cost: 1, closing_stock: 2}], " + fine},
		{"2 mfca-stock-twice", "centres:\n- {id: a, materials: [{name: x, kg: 1, unit_cost: 1, opening: 2, opening_stock: 2}], " + fine},
		{"2 mfca-gain", "centres:\n- {id: a, materials: [{name: x, kg: 100, unit_cost: 1, product_kg: 90, loss_kg: 20}]}\n"},
		{"3 mfca-gain", "centres:\n- {id: a, " + steel + fine + "- {id: b, from: [{id: a, product_kg: 90, loss_kg: 20}]}\n"},
		{"2 mfca-auxiliary-product", "centres:\n- {id: a, materials: [{name: x, kg: 9, unit_cost: 1, in_product: false, product_kg: 1}], " + fine},
		{"2 mfca-auxiliary-allocates", "centres:\n- {id: a, materials: [{name: x, kg: 9, unit_cost: 1, in_product: false, allocates: true}], " + fine},
		{"2 mfca-allocates-none", "centres:\n- {id: a, materials: [{name: x, kg: 9, unit_cost: 1, allocates: false}], " + fine},
		{"2 mfca-split-wanted", "centres:\n- {id: a, " + steel + "energy: 1}\n"},
		{"3 mfca-split-wanted", "centres:\n- {id: a, " + steel + fine + "- {id: b, from: [a], materials: [{name: x, kg: 9, unit_cost: 1, product_kg: 8, loss_kg: 1}]}\n"},
		{"2 mfca-contradiction", "centres:\n- {id: a, materials: [{name: x, kg: 100, unit_cost: 1, product_kg: 70, loss_kg: 30}], " + fine},
		{"2 mfca-contradiction", "centres:\n- {id: a, materials: [{name: x, kg: 100, unit_cost: 1, product_kg: 8, loss_kg: 2}], " + fine},
		{"2 mfca-contradiction", "centres:\n- {id: a, materials: [{name: x, kg: 90, unit_cost: 1, product_kg: 60, loss_kg: 30}, {name: y, kg: 10, unit_cost: 1}], " + fine},
		{"2 mfca-contradiction", "centres:\n- {id: a, materials: [{name: x, kg: 100, unit_cost: 1, product_kg: 70, loss_kg: 20}], " + fine},
		{"2 mfca-contradiction", "centres:\n- {id: a, materials: [{name: x, kg: 90, unit_cost: 1, product_kg: 87, loss_kg: 3}, {name: y, kg: 10, unit_cost: 1}], " + fine},
		{"3 mfca-from-unknown", "centres:\n- {id: cutting, " + steel + fine + "- {id: b, from: [cuttng], " + fine},
		{"3 mfca-from-twice", "centres:\n- {id: a, " + steel + fine + "- {id: b, from: [{id: a, share: 0.2}, {id: a, share: 0.3}], " + fine},
		{"2 mfca-self", "centres:\n- {id: a, from: [a], " + steel + fine},
		{"2 mfca-self", "centres:\n- {id: a, from: [{id: a, of: loss}], " + steel + fine},
		{"3 mfca-of", "centres:\n- {id: a, " + steel + fine + "- {id: b, from: [{id: a, of: waste}], " + fine},
		{"3 mfca-share", "centres:\n- {id: a, " + steel + fine + "- {id: b, from: [{id: a, share: 1.1}], " + fine},
		{"3 mfca-share", "centres:\n- {id: a, " + steel + fine + "- {id: b, from: [{id: a, share: 0}], " + fine},
		{"3 input-number", "centres:\n- {id: a, " + steel + fine + "- {id: b, from: [{id: a, share: 60%}], " + fine},
		{"3 mfca-from-key", "centres:\n- {id: a, " + steel + fine + "- {id: b, from: [{id: a, portion: 0.6}], " + fine},
		{"3 mfca-from-shape", "centres:\n- {id: a, " + steel + fine + "- {id: b, from: [[a]], " + fine},
		{"3 input-required", "centres:\n- {id: a, " + steel + fine + "- {id: b, from: [{share: 0.5}], " + fine},
		{"4 mfca-share-sum", "centres:\n- {id: a, " + steel + fine + "- {id: b, from: [{id: a, share: 0.6}], " + fine + "- {id: c, from: [{id: a, share: 0.6}], " + fine},
		{"3 mfca-share-wanted|4 mfca-share-wanted", "centres:\n- {id: a, " + steel + fine + "- {id: b, from: [a], " + fine + "- {id: c, from: [a], " + fine},
		{"4 mfca-share-wanted", "centres:\n- {id: a, " + steel + fine + "- {id: b, from: [{id: a, share: 0.5}], " + fine + "- {id: c, from: [a], " + fine},
		{"3 mfca-from-nothing", "centres:\n- {id: a, " + steel + "product_kg: 0, loss_kg: 100}\n- {id: b, from: [a], " + fine},
		{"1 mfca-no-product", "centres:\n- {id: a, from: [b], " + steel + fine + "- {id: b, from: [a], " + fine},
		{"3 mfca-loop", "centres:\n- {id: z, " + steel + fine + "- {id: a, from: [b], product_kg: 80, loss_kg: 0}\n- {id: b, from: [a], " + steel + "product_kg: 80, loss_kg: 0}\n"},
		{"3 mfca-loop", "centres:\n- {id: z, " + steel + fine + "- {id: a, from: [b], product_kg: 80, loss_kg: 1e-9}\n- {id: b, from: [a], " + steel + "product_kg: 80, loss_kg: 0}\n"},
		// d needs 80 kg, but from b and c in any proportion; that b's 120 kg are 80 and 40 decides nothing
		{"4 mfca-share-wanted|4 mfca-share-wanted|5 mfca-share-wanted|6 mfca-share-wanted", "centres:\n- {id: b, " + steel + "product_kg: 120, loss_kg: 0}\n- {id: c, " + steel + "product_kg: 10, loss_kg: 0}\n- {id: d, from: [b, c], product_kg: 80, loss_kg: 0}\n- {id: e, from: [b], product_kg: 40, loss_kg: 0}\n- {id: f, from: [c], product_kg: 5, loss_kg: 0}\n"},
		{"2 input-unknown-key", "centres:\n- {id: a, enrgy: 1, " + steel + fine},
		{"2 input-required", "centres:\n- {" + steel + fine},
		{"2 input-required", "centres:\n- {id: a, materials: [{name: x, kg: 1}], " + fine},
	} {
		if got := strings.Join(problemsOf(t, tc.text), "|"); got != tc.want {
			t.Errorf("%s\ngot  %s\nwant %s", tc.text, got, tc.want)
		}
	}
}

// Everything wrong comes in one run, each at its line.
func TestAllProblemsInOneRun(t *testing.T) {
	got := problemsOf(t, `centres:
  - id: a
    materials:
      - {name: x, kg: -1, unit_cost: 1}
      - {name: x, kg: 1, unit_cost: -1}
    energy: -5
    product_kg: 1
  - {id: b, from: [c, b, {id: a, share: 7}], product_kg: 0, loss_kg: 0}
  - {id: d, materials: [{name: x, kg: 10, unit_cost: 1}]}
`)
	want := []string{"4 mfca-negative", "5 mfca-name-twice", "5 mfca-negative", "6 mfca-negative", "7 mfca-pair", "8 mfca-from-unknown", "8 mfca-no-output", "8 mfca-self", "8 mfca-share", "9 mfca-split-wanted"}
	if !slices.Equal(got, want) {
		t.Errorf("got  %v\nwant %v", got, want)
	}
}

func TestKindsOfProblem(t *testing.T) {
	n := read(t, "centres:\n- {id: cutting, "+steel+fine+"- {id: b, from: [cuttng], "+fine)
	_, err := mfca.Account(n, input.Nearest)
	if !errors.Is(err, fault.ErrNotFound) || fault.All(err)[0].Args[1] != "cutting" {
		t.Errorf("%v", err)
	}
}
