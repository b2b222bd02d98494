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
  if (dateOf(e)) return edtfInWords(dateOf(e));
  return isDated(e) ? format(firstDay(e), "day") : word("undated date");
}

// shortDate says it for a column of a table.
function shortDate(e) {
  if (!isDated(e)) return "–";
  const text = dateOf(e);
  if (/^\d{4}(-\d\d)?$/.test(text)) return atomInWords(text);
  const about = /[~%?]/.test(text) ? "≈ " : "";
  return about + spanned(firstDay(e), lastDay(e), "brief");
}

// Units of time, by which columns count and ticks stand.
const units = ["day", "week", "month", "year"];
const unitFloor = {
  day: (d) => d,
  week: (d) => d - ((((d - 4) % 7) + 7) % 7), // 1970-01-05 was a Monday
  month: (d) => { const t = toDate(d); return Date.UTC(t.getUTCFullYear(), t.getUTCMonth(), 1) / dayLength; },
  year: (d) => Date.UTC(toDate(d).getUTCFullYear(), 0, 1) / dayLength,
};
const unitNext = {
  day: (d) => d + 1,
  week: (d) => d + 7,
  month: (d) => { const t = toDate(d); return Date.UTC(t.getUTCFullYear(), t.getUTCMonth() + 1, 1) / dayLength; },
  year: (d) => Date.UTC(toDate(d).getUTCFullYear() + 1, 0, 1) / dayLength,
};
const unit = () => state.unit || data.bins.unit;

// edgesBy parts the whole time by a unit: the first days of the parts, and the
// day after the last.
function edgesBy(unit) {
  if (unit === data.bins.unit) return data.bins.edges;
  const out = [wholeFrom];
  for (let day = unitNext[unit](unitFloor[unit](wholeFrom)); day <= wholeTo; day = unitNext[unit](day)) out.push(day);
  return [...out, wholeTo + 1];
}

// A strip holds so many columns at most, and two at least.
const mostColumns = 400;
function fitsStrip(unit) {
  const n = (wholeTo - wholeFrom + 1) / {day: 1, week: 7, month: 30.4, year: 365}[unit];
  return datedCount > 0 && n <= mostColumns && n >= 2;
}
