package reuse

import "headwater/fault"

// CheckWater reports what is wrong with a water problem, at JSON pointers such as
// /operations/2/cout_max_ppm.
func CheckWater(w *Water) error {
	var bad problems
	names := w.contaminants()
	if len(w.Operations)+len(w.Sinks) == 0 {
		bad.add("", "water-no-demand")
	}
	u := ids{&bad, map[string]bool{}}
	for i := range w.Operations {
		u.take(pointer("operations", i), name(w.Operations[i].ID, i))
		bad.operation(pointer("operations", i), &w.Operations[i], names)
	}
	for i := range w.Sources {
		u.take(pointer("sources", i), w.Sources[i].ID)
		bad.flow(pointer("sources", i), &w.Sources[i], names, true)
	}
	for i := range w.Sinks {
		u.take(pointer("sinks", i), w.Sinks[i].ID)
		bad.flow(pointer("sinks", i), &w.Sinks[i], names, false)
	}
	for i := range w.Fresh {
		f, at := &w.Fresh[i], pointer("fresh", i)
		u.take(at, f.ID)
		bad.amounts(at+"/ppm", f.PPM, names, false, mostPPM)
		bad.optional(at+"/price", f.Price)
		bad.optional(at+"/max_t_h", f.Max)
	}
	bad.regeneration(w, u, names)
	bad.optional("/wastewater_price", w.WastePrice)
	bad.optional("/hours", w.Hours)
	bad.prices(w)
	return bad.err()
}

// mostPPM is all of the water.
const mostPPM = 1e6

// amounts checks what is stated of each contaminant. Where it is wanted, every one of the
// problem's must be there.
func (bad *problems) amounts(at string, a Amounts, names []string, wanted bool, most float64) bool {
	fine := true
	check := func(at string, x float64) {
		switch {
		case !(x >= 0):
			bad.add(at, "reuse-negative", x)
			fine = false
		case x > most:
			bad.add(at, "reuse-large", x, most)
			fine = false
		}
	}
	several := names[0] != ""
	switch {
	case !a.given() && wanted:
		bad.add(at, "water-missing", lastKey(at))
		return false
	case a.Single != nil && several:
		bad.add(at, "water-one-of-several", join(names))
		return false
	case a.Single != nil:
		check(at, *a.Single)
	}
	for _, key := range names {
		x, ok := a.of(key)
		switch {
		case several && ok:
			check(at+"/"+key, x)
		case several && wanted:
			bad.add(at, "water-contaminant-missing", key)
			fine = false
		}
	}
	return fine
}

func (bad *problems) operation(at string, o *Operation, names []string) {
	for _, x := range []struct {
		key string
		x   float64
	}{{"loss_t_h", o.Loss}, {"evaporation_t_h", o.Evaporation}, {"gain_t_h", o.Gain}} {
		bad.notNegative(at+"/"+x.key, x.x)
	}
	fine := bad.amounts(at+"/load_kg_h", o.Load, names, !o.Limiting.given(), largest)
	fine = bad.amounts(at+"/limiting_flow_t_h", o.Limiting, names, false, largest) && fine
	fine = bad.amounts(at+"/cin_max_ppm", o.CinMax, names, true, mostPPM) && fine
	fine = bad.amounts(at+"/cout_max_ppm", o.CoutMax, names, true, mostPPM) && fine
	if !fine {
		return
	}
	for _, key := range names {
		in, _ := o.CinMax.of(key)
		out, _ := o.CoutMax.of(key)
		load, hasLoad := o.Load.of(key)
		flow, hasFlow := o.Limiting.of(key)
		switch {
		case !(in < out):
			bad.add(below(at+"/cout_max_ppm", key), "water-cin-cout", in, out)
		case !hasLoad && !hasFlow:
			bad.add(at+"/load_kg_h", "water-contaminant-missing", key)
		case hasLoad && hasFlow && !agree(load, flow*(out-in)/1000):
			*bad = append(*bad, fault.Conflict(below(at+"/limiting_flow_t_h", key), "water-load-flow", load, flow, flow*(out-in)/1000))
		default:
			if d := o.demand(key); key == "" && !(d.left >= o.Loss) {
				bad.add(at+"/loss_t_h", "water-loss", o.Loss, d.left)
			}
		}
	}
}

func (bad *problems) flow(at string, f *WaterFlow, names []string, source bool) {
	switch {
	case f.Flow == nil:
		bad.add(at+"/flow_t_h", "water-missing", "flow_t_h")
	default:
		bad.notNegative(at+"/flow_t_h", *f.Flow)
	}
	bad.amounts(at+"/ppm", f.PPM, names, source || names[0] == "", mostPPM)
}

func (bad *problems) regeneration(w *Water, u ids, names []string) {
	removing := 0
	for i := range w.Regeneration {
		g, at := &w.Regeneration[i], pointer("regeneration", i)
		u.take(at, g.ID)
		bad.optional(at+"/outlet_ppm", g.Outlet)
		bad.optional(at+"/inlet_max_ppm", g.InletMax)
		bad.share(at+"/removal", g.Removal)
		bad.share(at+"/recovery", g.Recovery)
		bad.optional(at+"/price", g.Price)
		bad.optional(at+"/max_t_h", g.Max)
		switch {
		case g.Outlet == nil && g.Removal == nil:
			bad.add(at, "water-regeneration-kind")
		case g.Outlet != nil && g.Removal != nil:
			*bad = append(*bad, fault.Conflict(at+"/removal", "water-regeneration-kind"))
		case g.Outlet != nil && g.InletMax != nil && !(*g.Outlet < *g.InletMax):
			bad.add(at+"/outlet_ppm", "water-cin-cout", *g.Outlet, *g.InletMax)
		case names[0] != "":
			bad.add(at, "water-regeneration-several")
		case g.Removal != nil:
			if removing++; removing > 1 {
				bad.add(at+"/removal", "water-removal-twice")
			}
		}
	}
}

// prices wants either no price or one for all that has to be paid for: with some alone the
// cheapest cannot be told.
func (bad *problems) prices(w *Water) {
	with, without := 0, []string{}
	for i := range w.Fresh {
		if w.Fresh[i].Price != nil {
			with++
		} else {
			without = append(without, pointer("fresh", i))
		}
	}
	for i := range w.Regeneration {
		if w.Regeneration[i].Price != nil {
			with++
		} else {
			without = append(without, pointer("regeneration", i))
		}
	}
	if with == 0 || len(without) == 0 {
		return
	}
	for _, at := range without {
		bad.add(at, "water-price-missing")
	}
}

func below(at, key string) string {
	if key == "" {
		return at
	}
	return at + "/" + key
}
