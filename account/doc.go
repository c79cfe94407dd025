// Package account draws up the balances of a plant: what goes into every process and
// into the plant, what comes out, what is put into stock, and what is unaccounted for.
//
// A balance that is made to close by hand hides what an audit looks for. Here the
// unaccounted-for term is shown and never filled in, a stream without amount leaves a
// balance open instead of counting as nothing, and measured, reconciled and official
// figures stand in columns of their own.
//
//	balances, err := account.Assess(&account.Request{Rules: rules, Factors: factors}, plant)
//
// # Conventions
//
// For a process or the plant, over the period of the plant file:
//
//	unaccounted = Σ in − Σ out − (closing − opening)
//
// positive where matter or energy has gone that no stream names. Deviations, tolerances
// and rates are fractions. Masses are in t, components in kg, water in m3 (in t where
// it is weighed), energy in kgce by calorific value. What could not be computed is nil
// beside a reason.
//
// docs/method/account.md describes the method.
package account
