package timex

import "demarche/timeline/date"

// feasts are the days of other calendars that holidays are counted from, in a
// year of ours.
var feasts = map[string]func(year int) date.Day{
	"easter":   date.Easter,
	"orthodox": date.OrthodoxEaster,
	"rosh":     roshHashanah,
	"passover": passover,
	"hanukkah": hanukkah,
	"muharram": func(y int) date.Day { return islamic(y, 1, 1) },
	"mawlid":   func(y int) date.Day { return islamic(y, 3, 12) },
	"ramadan":  func(y int) date.Day { return islamic(y, 9, 1) },
	"fitr":     func(y int) date.Day { return islamic(y, 10, 1) },
	"adha":     func(y int) date.Day { return islamic(y, 12, 10) },
}

// dayOne is the first day of the year 1.
var dayOne = date.Day{Year: 1, Month: 1, Day: 1}

// roshHashanah returns the first day of the Jewish year that begins in a year
// of ours.
func roshHashanah(year int) date.Day {
	y := year + 3761
	before, now, after := moons(y-1), moons(y), moons(y+1)
	switch {
	case after-now == 356:
		now += 2
	case now-before == 382:
		now++
	}
	return dayOne.AddDays(now - 1373428)
}

// moons returns the days from the epoch of the Jewish calendar to the new
// moon that opens a year, moved where it may not be a Sunday, Wednesday or
// Friday.
func moons(y int) int {
	months := (235*y - 234) / 19
	day := 29*months + (12084+13753*months)/25920
	if 3*(day+1)%7 < 3 {
		day++
	}
	return day
}

// passover returns the 15 Nisan, which is always as far from the Jewish year
// that follows.
func passover(year int) date.Day { return roshHashanah(year).AddDays(-163) }

// hanukkah returns the 25 Kislev: the month before it has 30 days only in
// long years.
func hanukkah(year int) date.Day {
	first := roshHashanah(year)
	days := 30 + 29 + 24
	if roshHashanah(year+1).Sub(first)%10 == 5 {
		days++
	}
	return first.AddDays(days)
}

// islamic returns a day of the tabular Islamic calendar: the first one in a
// year of ours. The sighting of the moon may move it by a day.
func islamic(year, month, day int) date.Day {
	y := (year - 622) * 33 / 32
	for {
		days := 227015 + (y-1)*354 + (3+11*y)/30 + 29*(month-1) + month/2 + day - 1
		d := dayOne.AddDays(days - 1)
		if d.Year >= year || y > year {
			return d
		}
		y++
	}
}
