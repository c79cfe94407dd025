// Package reuse finds how far a plant could go by reusing its own water and heat: the
// target that every option is measured against.
//
// A target comes before any design: it follows from the streams alone, by the second law
// for heat and by the mass balance of what the water may carry for water.
//
//	w, err := reuse.TargetWater(problem)   // w.Freshwater, in t/h
//	h, err := reuse.TargetHeat(problem)    // h.HotUtility, in kW
//
// # Conventions
//
// Water: flows in t/h, concentrations in ppm by mass (g/t), loads in kg/h; a load of
// 1 kg/h is 1000 ppm in 1 t/h. Fresh water is 0 ppm unless the problem says otherwise.
//
// Heat: temperatures in °C, heat in kW, heat capacity flows in kW/K. Shifted temperatures
// stand dt_cont below those of hot streams and dt_cont above those of cold ones; dt_cont
// is dt_min/2 unless a stream has its own.
//
// # Method
//
// Water: with G(C) = Σ sinks D·(C−c)⁺ − Σ sources S·(C−c)⁺, fresh water F_j of c_j ppm
// suffices exactly if Σ F_j·(C−c_j)⁺ ≥ G(C) for every C and ΣF_j ≥ ΣD − ΣS. An operation
// of fixed load is a sink at its highest inlet and a source at its highest outlet. Networks
// are by nearest neighbours. Heat: problem table.
//
// Formulas, proofs, sources: docs/method/reuse.md.
package reuse
