package limit

import (
	"errors"
	"fmt"
	"strconv"

	"headwater/fault"
	"headwater/plant"
	"headwater/unit"
)

// errDays says that an amount of the year cannot be told by day.
var errDays = errors.New("operating days are not stated")

func number(v float64) string { return strconv.FormatFloat(v, 'g', 6, 64) }

// daily turns an amount of the data year into one per day of operation, and leaves a
// rate as it is.
func daily(p *plant.Plant, q unit.Quantity, amount, rate unit.Unit) (float64, error) {
	if v, err := q.In(rate); err == nil {
		return v.Value, nil
	}
	v, err := q.In(amount)
	if err != nil {
		v, err = q.In(amount.Div(unit.MustParse("a")))
	}
	switch {
	case err != nil:
		return 0, err
	case !(p.Days > 0):
		return 0, errDays
	}
	return v.Value / p.Days, nil
}

// spot is where a limit wants to be measured.
type spot struct {
	parameter, point string
	medium           string // water or air; empty: either
	process          string // of the stack, for gas; empty: any
}

// valuesAt returns the discharges of a pollutant at its point; the reason says where it
// was measured instead. What is generated stands for no discharge, and one stack not for
// another.
func valuesAt(p *plant.Plant, at spot) (found []*plant.Discharge, why *fault.Reason) {
	var elsewhere []string
	for i := range p.Discharges {
		d := &p.Discharges[i]
		if Pollutant(d.Pollutant) != at.parameter || at.medium != "" && d.Medium != at.medium || at.process != "" && d.Process != "" && d.Process != at.process {
			continue
		}
		if d.Point == at.point {
			found = append(found, d)
		} else {
			elsewhere = append(elsewhere, d.Point)
		}
	}
	switch {
	case len(found) > 0:
		return found, nil
	case len(elsewhere) > 0:
		return nil, &fault.Reason{Code: "limit-wrong-point", Items: []string{at.parameter, at.point, elsewhere[0]}}
	}
	return nil, &fault.Reason{Code: "limit-no-value", Items: []string{at.parameter, at.point}}
}

// concentrationOf is the concentration that stands for a statistic: the daily maximum,
// or the average.
func concentrationOf(p *plant.Plant, d *plant.Discharge, statistic string) (unit.Quantity, bool) {
	if statistic == Daily {
		return d.DailyMax, !d.DailyMax.IsZero()
	}
	return d.Concentration.At(p.Year())
}

// massAt adds the mass that leaves the plant at a point, in kg/d: the concentration of
// the statistic times the flow, or, for averages, a stated load.
func massAt(p *plant.Plant, at spot, statistic string) (*float64, *fault.Reason, error) {
	found, why := valuesAt(p, at)
	if len(found) == 0 {
		return nil, why, nil
	}
	total := 0.0
	for _, d := range found {
		var v float64
		var err error
		q, ok := d.Load.At(p.Year())
		if ok && statistic != Daily {
			v, err = daily(p, q, kg, kgDay)
		} else {
			c, okC := concentrationOf(p, d, statistic)
			flow, okF := d.Flow.At(p.Year())
			if !okC || !okF {
				return nil, &fault.Reason{Code: "limit-no-statistic", Items: []string{at.parameter, at.point, statistic}}, nil
			}
			var perDay float64
			if c, err = c.In(mgL); err != nil { // said of the concentration, not of the product
				return nil, nil, fault.At(place(p, d)+"/concentration", err)
			}
			if perDay, err = daily(p, flow, m3, m3Day); err == nil {
				v, err = unit.Convert(c.Value*perDay, c.Unit.Mul(m3Day), kgDay)
			}
		}
		if errors.Is(err, errDays) {
			return nil, &fault.Reason{Code: "limit-days"}, nil
		}
		if err != nil {
			return nil, nil, fault.At(place(p, d), err)
		}
		total += v
	}
	return &total, nil, nil
}

// concentrationAt is the greatest concentration at a point, in u. With a reference
// oxygen content the measured one is put into it: ρ · (21 − O_ref) / (21 − O).
func concentrationAt(p *plant.Plant, at spot, statistic, reference string, u unit.Unit) (*float64, *fault.Reason, error) {
	found, why := valuesAt(p, at)
	if len(found) == 0 {
		return nil, why, nil
	}
	var most *float64
	for _, d := range found {
		q, ok := concentrationOf(p, d, statistic)
		if !ok {
			continue
		}
		v, err := unit.Convert(q.Value, q.Unit, u)
		if err != nil {
			return nil, nil, fault.At(place(p, d)+"/concentration", err)
		}
		if reference != "" {
			ref, err := strconv.ParseFloat(reference, 64)
			if err != nil || !d.Oxygen.Unit.IsPercent() || !(d.Oxygen.Value < 21) {
				return nil, &fault.Reason{Code: "limit-oxygen", Items: []string{at.parameter, reference}}, nil
			}
			v *= (21 - ref) / (21 - d.Oxygen.Value)
		}
		if most == nil || v > *most {
			most = &v
		}
	}
	if most == nil {
		return nil, &fault.Reason{Code: "limit-no-statistic", Items: []string{at.parameter, at.point, statistic}}, nil
	}
	return most, nil, nil
}

// flowsAt returns the total and the dilution flow of the discharges of a pollutant at a
// point, in volumes per day.
func flowsAt(p *plant.Plant, at spot, volume unit.Unit) (total, dilution float64, ok bool) {
	found, _ := valuesAt(p, at)
	for _, d := range found {
		q, has := d.Flow.At(p.Year())
		if !has {
			return 0, 0, false
		}
		v, err := daily(p, q, volume, volume.Div(day))
		if err != nil {
			return 0, 0, false
		}
		total += v
		if q, has := d.Dilution.At(p.Year()); has {
			if v, err = daily(p, q, volume, volume.Div(day)); err != nil {
				return 0, 0, false
			}
			dilution += v
		}
		ok = true
	}
	return total, dilution, ok
}

func place(p *plant.Plant, d *plant.Discharge) string {
	for i := range p.Discharges {
		if &p.Discharges[i] == d {
			return fmt.Sprintf("/discharges/%d", i)
		}
	}
	return "/discharges"
}

// freshWaterPerOutput is the fresh water of all processes inside the boundary over the
// output of all products.
func freshWaterPerOutput(p *plant.Plant) (unit.Quantity, bool) {
	var products []string
	for _, pr := range p.Products {
		products = append(products, pr.ID)
	}
	output, err := p.Output(products)
	if err != nil || !(output.Value > 0) {
		return unit.Quantity{}, false
	}
	use, err := p.FreshWater(plant.Boundary{Products: products})
	if err != nil {
		return unit.Quantity{}, false
	}
	return unit.Quantity{Value: use.Total.Value / output.Value, Unit: use.Total.Unit.Div(output.Unit)}, true
}

// permits holds every discharge with a permitted load against its load of the year.
func permits(p *plant.Plant) (checks []Check, err error) {
	var bad []error
	for i := range p.Discharges {
		d := &p.Discharges[i]
		if d.Permit.IsZero() {
			continue
		}
		at := fmt.Sprintf("/discharges/%d", i)
		allowed, err := d.Permit.In(kgYear)
		if err != nil {
			bad = append(bad, fault.At(at+"/permit", err))
			continue
		}
		c := Check{Tier: "permit", Parameter: Pollutant(d.Pollutant), Printed: d.Pollutant, Point: d.Point, Statistic: Annual, Parts: []Part{}, Method: "permit"}
		load, ok := d.LoadIn(p.Year())
		if !ok {
			c.judge(allowed.Value, nil, "kg/a", &fault.Reason{Code: "limit-no-statistic", Items: []string{d.Pollutant, d.Point, Annual}})
			checks = append(checks, c)
			continue
		}
		v, err := yearly(p, load)
		switch {
		case errors.Is(err, errDays):
			c.judge(allowed.Value, nil, "kg/a", &fault.Reason{Code: "limit-days"})
		case err != nil:
			bad = append(bad, fault.At(at, err))
			continue
		default:
			c.judge(allowed.Value, &v, "kg/a", nil)
		}
		checks = append(checks, c)
	}
	return checks, errors.Join(bad...)
}

// yearly is a load of the data year in kg; a rate by day counts the days of operation.
func yearly(p *plant.Plant, q unit.Quantity) (float64, error) {
	if v, err := q.In(kg); err == nil {
		return v.Value, nil
	}
	if v, err := q.In(kgYear); err == nil {
		return v.Value, nil
	}
	v, err := q.In(kgDay)
	if err == nil && !(p.Days > 0) {
		return 0, errDays
	}
	return v.Value * p.Days, err
}
