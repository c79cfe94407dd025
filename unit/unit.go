// Package unit parses and converts quantities: "7.18 kWh/m2 ± 2 %", "12 026 m3",
// "5.2 t/a", "38万元".
//
// Mixing units is an error that names both sides. Some things that look convertible
// are not, and have dimensions of their own: coal equivalent (kgce) needs a sourced
// [Factor]; a normal cubic metre of gas (Nm3) is no cubic metre; a year (a) is no
// fixed number of operating days; percent and fraction are different units.
//
//	q, err := unit.ParseQuantity("7.18 kWh/m2 ± 2 %")
//	q, err = q.In(unit.MustParse("MJ/m2"))
//
// # Conventions
//
// Base units are kg, m, s, K, A, mol, one dimension per currency, kgce, Nm3, piece,
// °C (kept apart from K: a difference and a temperature cannot be told apart), and the
// calendar year.
//
// Sources: SI brochure, 9th edition, 2019 (prefixes, units accepted with the SI);
// international pound 1959; US gallon of 231 cubic inches.
package unit

import (
	"fmt"
	"math"
	"strings"

	"headwater/fault"
)

// The base dimensions, in the order of a Dim.
const (
	mass = iota
	length
	duration
	temperature
	current
	substance
	yuan
	dollar
	euro
	coal
	normalVolume
	piece
	celsius
	year
	dimensions
)

// Dim holds the exponents of the base dimensions.
type Dim [dimensions]int8

// Unit is a unit of measure: its dimension, its size in base units and how it was
// written. The zero value is the plain number 1.
type Unit struct {
	dim     Dim
	size    float64 // in base units; 0 stands for 1
	text    string
	percent bool
}

// Percent is the unit %.
var Percent = Unit{size: 0.01, text: "%", percent: true}

func (u Unit) factor() float64 {
	if u.size == 0 {
		return 1
	}
	return u.size
}

// String returns the unit as text that Parse reads back; "1" for a plain number.
func (u Unit) String() string {
	if u.text == "" {
		return "1"
	}
	return u.text
}

// Dim returns the dimension.
func (u Unit) Dim() Dim { return u.dim }

// IsPercent reports whether the unit is %.
func (u Unit) IsPercent() bool { return u.percent }

// IsMoney reports whether the unit holds a currency: a price, an amount of money.
func (u Unit) IsMoney() bool { return u.dim[yuan] != 0 || u.dim[dollar] != 0 || u.dim[euro] != 0 }

// Same reports whether quantities of the two units can be converted into each other.
func (u Unit) Same(v Unit) bool { return u.dim == v.dim && u.percent == v.percent }

// Factor returns the number that turns an amount in u into one in to. The error names
// both units: unit-percent for percent against a plain number, unit-mismatch otherwise.
func (u Unit) Factor(to Unit) (float64, error) {
	if u.dim != to.dim {
		return 0, fault.Input("", "unit-mismatch", u.String(), to.String())
	}
	if u.percent != to.percent {
		return 0, fault.Input("", "unit-percent", u.String(), to.String())
	}
	return u.factor() / to.factor(), nil
}

// Convert returns x, given in from, in to.
func Convert(x float64, from, to Unit) (float64, error) {
	f, err := from.Factor(to)
	if f == 1 {
		return x, err
	}
	return x * f, err
}

// Mul returns the product of two units; percent counts as a hundredth.
func (u Unit) Mul(v Unit) Unit { return combine(u, v, 1, "·") }

// Div returns the quotient of two units; percent counts as a hundredth.
func (u Unit) Div(v Unit) Unit { return combine(u, v, -1, "/") }

// Pow returns u to the power n.
func (u Unit) Pow(n int) Unit {
	out := Unit{size: math.Pow(u.factor(), float64(n))}
	for i := range u.dim {
		out.dim[i] = u.dim[i] * int8(n)
	}
	if u.text != "" && n != 0 {
		out.text = fmt.Sprintf("%s^%d", bracket(u.text), n)
	}
	return out
}

func combine(u, v Unit, sign int8, op string) Unit {
	out := Unit{size: u.factor() * math.Pow(v.factor(), float64(sign))}
	for i := range u.dim {
		out.dim[i] = u.dim[i] + sign*v.dim[i]
	}
	switch {
	case v.text == "":
		out.text = u.text
	case u.text == "" && sign > 0:
		out.text = v.text
	case sign < 0 && u.text == v.text:
		out.text = ""
	case sign > 0:
		out.text = u.text + op + v.text
	default:
		left := u.text
		if left == "" {
			left = "1"
		}
		out.text = left + op + bracket(v.text)
	}
	if out.text == "" {
		out.size = 1
	}
	return out
}

// bracket puts a compound unit into parentheses, so that what divides it divides all.
func bracket(s string) string {
	if strings.ContainsAny(s, "/·^ ") {
		return "(" + s + ")"
	}
	return s
}
