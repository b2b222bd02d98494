// Days and dates in words. A day is a number, counted from 1970-01-01.

const dayLength = 86400000;
const toDate = (day) => new Date(day * dayLength);
const iso = (day) => toDate(day).toISOString().slice(0, 10);

// dayFrom reads a day such as "2025-02-12", NaN if it is none.
function dayFrom(text) {
  return /^\d{4}-\d\d-\d\d$/.test(text || "") ? Date.parse(text + "T00:00:00Z") / dayLength : NaN;
}

const formats = {
  day: {day: "numeric", month: "long", year: "numeric"},
  month: {month: "long", year: "numeric"},
  year: {year: "numeric"},
  tickDay: {day: "numeric", month: "short"},
  tickMonth: {month: "short"},
  tickMonthYear: {month: "short", year: "numeric"},
  brief: {day: "numeric", month: "short", year: "numeric"},
};
const formatters = new Map();

function format(day, style) {
  const key = languages[language] + style;
  if (!formatters.has(key)) {
    const locale = language === 1 ? "de-DE" : "en-GB";
    formatters.set(key, new Intl.DateTimeFormat(locale, {...formats[style], timeZone: "UTC"}));
  }
  return formatters.get(key).format(toDate(day));
}

// spanned says a span of days: "12.–13. Februar 2025".
function spanned(from, to, style = "day") {
  if (from === to) return format(from, style);
  format(from, style);
  return formatters.get(languages[language] + style).formatRange(toDate(from), toDate(to));
}

// atomInWords says one date of EDTF: a day, month or year, maybe qualified.
function atomInWords(text) {
  const parts = /^(\d{4})(?:-(\d\d))?(?:-(\d\d))?([~?%]?)$/.exec(text);
  if (!parts || +parts[2] > 12) return text;
  const day = Date.parse(`${parts[1]}-${parts[2] || "01"}-${parts[3] || "01"}T00:00:00Z`) / dayLength;
  if (Number.isNaN(day)) return text;
  const date = format(day, parts[3] ? "day" : parts[2] ? "month" : "year");
  switch (parts[4]) {
    case "~": return word("about", {date});
    case "?": return word("maybe", {date});
    case "%": return word("maybe", {date: word("about", {date})});
  }
  return date;
}

// edtfInWords says a date of EDTF; what it cannot say it shows as it stands.
function edtfInWords(text) {
  const set = /^\[([^\[\]]+)\]$/.exec(text);
  if (set) return word("one of", {date: listed(set[1].split(",").map((part) => edtfInWords(part.trim())), "or")});
  const [from, to, more] = text.split("/");
  if (to === undefined || more !== undefined) return atomInWords(text);
  if (from === "" || from === "..") return word("before", {date: atomInWords(to)});
  if (to === "" || to === "..") return word("after", {date: atomInWords(from)});
  const a = dayFrom(from), b = dayFrom(to);
  if (!Number.isNaN(a) && !Number.isNaN(b)) return spanned(a, b);
  return atomInWords(from) + " – " + atomInWords(to);
}

// dateInWords says when an event happened.
function dateInWords(e) {
  if (events.date[e]) return edtfInWords(events.date[e]);
  return isDated(e) ? format(firstDay(e), "day") : word("undated date");
}

// shortDate says it for a column of a table.
function shortDate(e) {
  if (!isDated(e)) return "–";
  const text = events.date[e];
  if (/^\d{4}(-\d\d)?$/.test(text)) return atomInWords(text);
  const about = /[~%?]/.test(text) ? "≈ " : "";
  return about + spanned(firstDay(e), lastDay(e), "brief");
}
