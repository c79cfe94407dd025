package datum

import "time"

// Plus returns the day that lies years, months and days after d. Where the month that is
// reached has no such day its last one is taken: one month after 31 January is the last
// of February. No date stays no date.
func (d Date) Plus(years, months, days int) Date {
	if d.IsZero() {
		return d
	}
	first := time.Date(d.t.Year()+years, d.t.Month()+time.Month(months), 1, 0, 0, 0, 0, time.UTC)
	last := first.AddDate(0, 1, -1).Day()
	return Date{first.AddDate(0, 0, min(d.t.Day(), last)-1+days)}
}

// InYear returns a day of the year that lies years after d's, such as its end.
func (d Date) InYear(years, month, day int) Date {
	if d.IsZero() {
		return d
	}
	return Date{time.Date(d.t.Year()+years, time.Month(month), day, 0, 0, 0, 0, time.UTC)}
}

// DaysTo returns the number of days from d to e, negative where e is earlier.
func (d Date) DaysTo(e Date) int { return int(e.t.Sub(d.t).Hours() / 24) }
