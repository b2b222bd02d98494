package export

import (
	"bufio"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"demarche/timeline/date"
	"demarche/timeline/event"
)

// ICalendar writes the events that have a date as all-day entries of a
// calendar (RFC 5545).
func ICalendar(w io.Writer, d *Data) error {
	b := bufio.NewWriter(w)
	line := func(name, value string) { b.WriteString(fold(name + ":" + value)) }
	line("BEGIN", "VCALENDAR")
	line("VERSION", "2.0")
	line("PRODID", "-//demarche//EN")
	for i := range d.Events {
		e := &d.Events[i]
		first, last := e.Date.Earliest(), e.Date.Latest()
		if !writable(first) || !writable(last.AddDays(1)) {
			continue
		}
		a := d.article(&e.Reports[0])
		line("BEGIN", "VEVENT")
		line("UID", e.ID+"@demarche")
		line("DTSTAMP", stamp(a.Date, first))
		line("DTSTART;VALUE=DATE", basic(first))
		line("DTEND;VALUE=DATE", basic(last.AddDays(1))) // the first day after it
		line("SUMMARY", icalText(headline(e)))
		line("DESCRIPTION", d.description(e))
		line("CATEGORIES", icalText(string(e.Type)))
		if e.Place != "" {
			line("LOCATION", icalText(e.Place))
		}
		if url := link(a.URL); url != "" {
			line("URL", url)
		}
		line("STATUS", map[bool]string{true: "CONFIRMED", false: "TENTATIVE"}[e.Status == event.Actual])
		line("TRANSP", "TRANSPARENT")
		line("END", "VEVENT")
	}
	line("END", "VCALENDAR")
	if err := b.Flush(); err != nil {
		return fmt.Errorf("writing iCalendar: %w", err)
	}
	return nil
}

// writable tells whether iCalendar has a way to write a day.
func writable(d date.Day) bool { return !d.IsZero() && d.Year >= 1 && d.Year <= 9999 }

func basic(d date.Day) string { return fmt.Sprintf("%04d%02d%02d", d.Year, d.Month, d.Day) }

// stamp is when an entry was made: on the day of its article, or of the event
// where the article has none, so that it is the same on every run.
func stamp(published string, day date.Day) string {
	if p, err := date.Parse(published); err == nil && writable(p.Earliest()) {
		day = p.Earliest()
	}
	return basic(day) + "T000000Z"
}

// description quotes the sentences that report an event.
func (d *Data) description(e *event.Event) string {
	var lines []string
	for i := range e.Reports {
		r := &e.Reports[i]
		lines = append(lines, icalText(r.Sentence.Text+" ("+r.Doc+")"))
	}
	return strings.Join(lines, `\n`)
}

// icalText escapes text (RFC 5545, 3.3.11).
func icalText(s string) string {
	return strings.NewReplacer(`\`, `\\`, ";", `\;`, ",", `\,`).Replace(clean(s))
}

// fold cuts a line into pieces of at most 75 bytes, between characters (RFC
// 5545, 3.1).
func fold(line string) string {
	const most = 75
	var b strings.Builder
	room := most
	for len(line) > room {
		at := room
		for !utf8.RuneStart(line[at]) {
			at--
		}
		b.WriteString(line[:at] + "\r\n ")
		line, room = line[at:], most-1
	}
	b.WriteString(line + "\r\n")
	return b.String()
}
