package limit

import (
	"iter"
	"slices"
	"strings"

	"headwater/fault"
	"headwater/plant"
	"headwater/unit"
)

// byBenchmark holds a concentration against its limit after converting it to the
// benchmark volume where more water is drained, or more gas exhausted, than that:
//
//	ρ_b = ρ · Q / Σ Y_i Q_bi   if Q > Σ Y_i Q_bi, else ρ
//
// with the volume Q at the point, the production Y_i of every process and its benchmark
// volume per product Q_bi. Gas is summed for one process, water for the whole plant.
//
// Source: the conversion rule that Chinese discharge standards of this kind print.
func byBenchmark(p *plant.Plant, c *Check, group []applied, statistic string) error {
	if err := byConcentration(p, c, group, statistic); err != nil || c.Actual == nil {
		return err
	}
	parameter, code := drainage, "limit-converted"
	if c.Method == "exhaust" {
		parameter, code = exhaust, "limit-converted-gas"
	}
	benchmark, volume, err := benchmarkVolume(p, &group[0], parameter)
	if err != nil {
		return err
	}
	released, _, ok := flowsAt(p, c.spot, volume)
	if !ok || !(benchmark > 0) {
		c.Pass, c.Ratio = nil, nil
		c.Reason = &fault.Reason{Code: "limit-drainage", Items: []string{c.Table}}
		return nil
	}
	if released > benchmark {
		measured := *c.Actual
		converted := measured * released / benchmark
		c.judge(*c.Allowed, &converted, c.Unit, nil)
		c.Reason = &fault.Reason{Code: code, Value: &measured, Limit: &converted, Unit: c.Unit, Items: []string{number(released), number(benchmark), volume.Div(day).String()}}
	}
	return nil
}

// benchmarkVolume is Σ Y_i Q_bi of a table, per day, and the volume that it counts. It is
// 0 where one of the processes has no production, or no benchmark that was read: the sum
// would be too small.
func benchmarkVolume(p *plant.Plant, first *applied, parameter string) (total float64, volume unit.Unit, err error) {
	volume = m3
	seen := map[string]bool{}
	for i := range p.Limits {
		use := &p.Limits[i]
		key := use.Process + "\x00" + use.Segment + "\x00" + use.Production.String()
		if use.Table != first.table.ID || parameter == exhaust && use.Process != first.use.Process || seen[key] {
			continue
		}
		seen[key] = true
		rows := slices.Collect(first.table.benchmarks(parameter, use))
		if len(rows) == 0 || use.Production.IsZero() {
			return 0, volume, nil
		}
		for _, row := range rows {
			own, err := unit.Parse(row.Unit)
			if err != nil || row.Daily.gap != "" {
				return 0, volume, err
			}
			volume = volumeOf(row)
			q, err := limitOf(&applied{table: first.table, use: use, row: row}, Daily, own)
			if err != nil {
				return 0, volume, err
			}
			v, err := unit.Convert(q*use.Production.Value, own.Mul(use.Production.Unit), volume.Div(day))
			if err != nil {
				return 0, volume, err
			}
			total += v
		}
	}
	return total, volume, nil
}

// benchmarks yields the benchmark rows that bind a use.
func (t *Table) benchmarks(parameter string, use *plant.LimitUse) iter.Seq[*Row] {
	return func(yield func(*Row) bool) {
		for i := range t.Rows {
			if r := &t.Rows[i]; r.Parameter == parameter && r.binds(use) && !yield(r) {
				return
			}
		}
	}
}

// volumeOf is the volume that a benchmark row counts: of gas at standard conditions, or
// as it is.
func volumeOf(r *Row) unit.Unit {
	if strings.HasPrefix(r.Unit, "Nm3") {
		return nm3
	}
	return m3
}
