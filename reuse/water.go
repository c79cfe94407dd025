package reuse

import (
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"

	"headwater/fault"
)

// Water is the input of a water target.
type Water struct {
	Operations   []Operation    `yaml:"operations"`
	Sources      []WaterFlow    `yaml:"sources"`
	Sinks        []WaterFlow    `yaml:"sinks"`
	Fresh        []Fresh        `yaml:"fresh"` // one of 0 ppm if absent
	Regeneration []Regeneration `yaml:"regeneration"`
	WastePrice   *float64       `yaml:"wastewater_price"` // money per t
	Hours        *float64       `yaml:"hours"`            // of operation a year
	Currency     string         `yaml:"currency"`
}

// Operation takes a fixed load up into its water, which may enter at cin_max_ppm and leave
// at cout_max_ppm at most.
type Operation struct {
	ID          string  `yaml:"id"`
	Load        Amounts `yaml:"load_kg_h"`
	CinMax      Amounts `yaml:"cin_max_ppm"`
	CoutMax     Amounts `yaml:"cout_max_ppm"`
	Limiting    Amounts `yaml:"limiting_flow_t_h"` // may stand for the load: load = flow·(cout − cin)
	Loss        float64 `yaml:"loss_t_h"`          // leaves with the product, as dirty as the outlet
	Evaporation float64 `yaml:"evaporation_t_h"`   // leaves clean
	Gain        float64 `yaml:"gain_t_h"`          // comes in with the raw material; what it carries is in the load
}

// WaterFlow is a source of fixed flow, or a sink that wants one of at most so many ppm.
type WaterFlow struct {
	ID   string   `yaml:"id"`
	Flow *float64 `yaml:"flow_t_h"`
	PPM  Amounts  `yaml:"ppm"`
}

// Fresh is a source of fresh water.
type Fresh struct {
	ID    string   `yaml:"id"`
	PPM   Amounts  `yaml:"ppm"`   // 0 if absent
	Price *float64 `yaml:"price"` // money per t
	Max   *float64 `yaml:"max_t_h"`
}

// Regeneration cleans used water for reuse.
type Regeneration struct {
	ID       string   `yaml:"id"`
	Outlet   *float64 `yaml:"outlet_ppm"` // what leaves, or
	Removal  *float64 `yaml:"removal"`    // the fraction of the load that it takes out
	InletMax *float64 `yaml:"inlet_max_ppm"`
	Recovery *float64 `yaml:"recovery"` // fraction of the water that leaves clean; 1 if absent
	Price    *float64 `yaml:"price"`    // money per t that enters
	Max      *float64 `yaml:"max_t_h"`
}

// Amounts is a number, or one for each contaminant.
type Amounts struct {
	Single *float64
	By     map[string]float64
}

// UnmarshalTree reads 100 or {COD: 100, SS: 20}.
func (a *Amounts) UnmarshalTree(tree any) error {
	switch t := tree.(type) {
	case string:
		x, err := number(t)
		a.Single = &x
		return err
	case map[string]any:
		a.By = make(map[string]float64, len(t))
		var bad problems
		for _, key := range slices.Sorted(maps.Keys(t)) {
			text, ok := t[key].(string)
			x, err := number(text)
			if !ok || err != nil {
				bad.add("/"+key, "reuse-number", fmt.Sprint(t[key]))
			}
			a.By[key] = x
		}
		return bad.err()
	}
	return fault.Input("", "reuse-amounts")
}

// number reads a plain finite decimal, as package input does.
func number(s string) (float64, error) {
	x, err := strconv.ParseFloat(s, 64)
	if err != nil || x-x != 0 || strings.ContainsAny(s, "_xX") {
		return 0, fault.Input("", "reuse-number", s)
	}
	return x, nil
}

func (a Amounts) given() bool { return a.Single != nil || a.By != nil }

// of is the amount of one contaminant; "" is the one of a problem without names.
func (a Amounts) of(contaminant string) (float64, bool) {
	if contaminant == "" {
		return value(a.Single), a.Single != nil
	}
	x, ok := a.By[contaminant]
	return x, ok
}

// One is an amount of the only contaminant.
func One(x float64) Amounts { return Amounts{Single: &x} }

// contaminants lists the names that a problem uses; {""} where it has one without a name.
func (w *Water) contaminants() []string {
	set := map[string]bool{}
	add := func(list ...Amounts) {
		for _, a := range list {
			for key := range a.By {
				set[key] = true
			}
		}
	}
	for i := range w.Operations {
		o := &w.Operations[i]
		add(o.Load, o.CinMax, o.CoutMax, o.Limiting)
	}
	for _, list := range [][]WaterFlow{w.Sources, w.Sinks} {
		for i := range list {
			add(list[i].PPM)
		}
	}
	for i := range w.Fresh {
		add(w.Fresh[i].PPM)
	}
	if len(set) == 0 {
		return []string{""}
	}
	return slices.Sorted(maps.Keys(set))
}
