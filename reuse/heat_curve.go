package reuse

import "slices"

// composite adds the streams of one side up over temperature: heat from 0 at the cold end.
func composite(streams []thermal, hot, shifted bool, start float64) []HeatPoint {
	var events []event
	for i := range streams {
		s := &streams[i]
		if s.hot != hot {
			continue
		}
		a, b := s.supply, s.target
		if shifted {
			a, b = s.shifted(a), s.shifted(b)
		}
		events = s.events(events, a, b, -1) // so that the flow counts what lies above, as a negative
	}
	levels := cascade(events)
	points := []HeatPoint{}
	if len(levels) == 0 {
		return points
	}
	all := -levels[len(levels)-1].below
	for _, l := range slices.Backward(levels) {
		points = append(points, HeatPoint{start + all + l.below, l.t})
		if l.latent != 0 {
			points = append(points, HeatPoint{start + all + l.above, l.t})
		}
	}
	points[0].Heat = start
	return points
}

// grand is the grand composite curve: the heat flow at every shifted temperature, from the
// hot end down.
func grand(levels []level) []HeatPoint {
	points := []HeatPoint{}
	for _, l := range levels {
		points = append(points, HeatPoint{l.above, l.t})
		if l.latent != 0 {
			points = append(points, HeatPoint{l.below, l.t})
		}
	}
	return points
}

func curves(streams []thermal, levels []level, cold float64) HeatCurves {
	return HeatCurves{
		Hot: composite(streams, true, false, 0), Cold: composite(streams, false, false, cold), Grand: grand(levels),
		HotShifted: composite(streams, true, true, 0), ColdShifted: composite(streams, false, true, cold),
	}
}

func intervals(levels []level) []Interval {
	rows := []Interval{}
	for i, l := range levels {
		row := Interval{From: l.t, To: l.t, Latent: l.latent, Surplus: l.latent, In: l.above, Out: l.below}
		if i+1 < len(levels) {
			next := levels[i+1]
			row.To, row.CP = next.t, l.cp
			row.Surplus += l.cp * (l.t - next.t)
			row.Out = next.above
		} else if l.latent == 0 {
			break
		}
		rows = append(rows, row)
	}
	return rows
}
