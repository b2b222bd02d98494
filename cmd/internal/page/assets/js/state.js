// What the reader chose: one state for all views, kept in the address after
// the "#", so that it can be sent, reloaded and gone back to.

const blank = () => ({
  from: null, to: null,      // days, null: from the first, to the last
  before: null,              // {from, to}: the period to compare with
  unit: null,                // of the strip's columns, null: as fits
  quads: new Set(), types: new Set(), statuses: new Set(), // empty: all; statuses: as usual
  sources: new Set(), langs: new Set(), // of the reports, empty: all
  confidence: 0,             // percent at least
  words: "",                 // that a sentence holds
  level: "persons",          // or "states"
  communities: new Set(),    // by the key of their first member, empty: all
  actors: [], how: "all",    // nodes or participants; events with "all", with "any", on the "path" between two
  steps: 0,                  // how far around the actors
  selected: null,            // {event: i}, {link: i}, {actor: i} or {path: true}
  list: null,                // the table shown
  sort: null, down: false,   // its order
});
let state = blank();

// The indexes of keys that the address may name. The first of two alike wins.
const indexOf = (keys) => {
  const map = new Map();
  keys.forEach((key, i) => map.has(key) || map.set(key, i));
  return map;
};
const actorIndex = indexOf(actors.key);
const linkKey = (i) => actors.key[links.s[i]] + (links.m[i] ? " ~ " : " > ") + actors.key[links.t[i]];

// An address names few events and links, so they are looked for then.
function firstWith(count, nameOf, name) {
  for (let i = 0; i < count; i++) if (nameOf(i) === name) return i;
  return -1;
}
const eventKey = (e) => (data.shortIDs ? (isDated(e) ? iso(firstDay(e)) : "") + "." + idOf(e) : idOf(e));
const eventOf = (key) => firstWith(eventCount, eventKey, key);
const linkOf = (key) => firstWith(links.count, linkKey, key);

function readHash() {
  const q = new URLSearchParams(location.hash.slice(1));
  const s = blank();
  Object.assign(s, readPeriod(q, "from", "to"));
  const before = readPeriod(q, "before-from", "before-to");
  if (before.from !== null && before.to !== null) s.before = before;
  if (units.includes(q.get("unit"))) s.unit = q.get("unit");
  q.getAll("quad").forEach((v) => /^[1-4]$/.test(v) && s.quads.add(+v));
  q.getAll("type").forEach((v) => s.types.add(v));
  q.getAll("status").forEach((v) => statuses.includes(v) && s.statuses.add(v));
  q.getAll("source").forEach((v) => papers.has(v) && s.sources.add(v));
  q.getAll("language").forEach((v) => tongues.has(v) && s.langs.add(v));
  if (/^\d{1,2}$|^100$/.test(q.get("confidence"))) s.confidence = +q.get("confidence");
  s.words = (q.get("words") || "").slice(0, 200);
  if (q.get("level") === "states" && actors.states) s.level = "states";
  q.getAll("community").forEach((v) => actorIndex.has(v) && s.communities.add(v));
  q.getAll("actor").forEach((v) => actorIndex.has(v) && s.actors.push(actorIndex.get(v)));
  if (["any", "path"].includes(q.get("with"))) s.how = q.get("with");
  if (/^[1-3]$/.test(q.get("steps"))) s.steps = +q.get("steps");
  s.list = q.get("table");
  s.sort = q.get("sort");
  s.down = q.get("order") === "down";
  settle(s);
  links = linksAt(s.level);
  s.selected = readSelected(q);
  return {state: s, language: languages.indexOf(q.get("lang")), theme: q.get("theme")};
}

function readPeriod(q, low, high) {
  const day = (name) => {
    const d = dayFrom(q.get(name));
    return Number.isNaN(d) ? null : Math.min(latest, Math.max(earliest, d));
  };
  const from = day(low), to = day(high);
  return from !== null && to !== null && from > to ? {from: to, to: from} : {from, to};
}

function readSelected(q) {
  const found = {
    event: q.has("event") ? eventOf(q.get("event")) : -1,
    link: q.has("link") ? linkOf(q.get("link")) : -1,
    actor: actorIndex.get(q.get("about")) ?? -1,
  };
  for (const [name, i] of Object.entries(found)) if (i >= 0) return {[name]: i};
  return q.get("with") === "path" ? {path: true} : null;
}

// writeHash puts the state into words for the address, with or without what
// is open.
function writeHash(withSelected = true) {
  const q = new URLSearchParams();
  const set = (name, value) => { if (value) q.set(name, value); };
  const each = (name, values) => [...values].sort().forEach((v) => q.append(name, v));
  if (state.from !== null) q.set("from", iso(state.from));
  if (state.to !== null) q.set("to", iso(state.to));
  if (state.before) { q.set("before-from", iso(state.before.from)); q.set("before-to", iso(state.before.to)); }
  set("unit", state.unit);
  each("quad", state.quads);
  each("type", state.types);
  each("status", state.statuses);
  each("source", state.sources);
  each("language", state.langs);
  set("confidence", state.confidence);
  set("words", state.words);
  set("level", state.level === "persons" ? "" : state.level);
  each("community", state.communities);
  state.actors.forEach((a) => q.append("actor", actors.key[a]));
  set("with", state.how === "all" ? "" : state.how);
  set("steps", state.steps);
  set("table", state.list);
  set("sort", state.sort);
  set("order", state.down ? "down" : "");
  const sel = withSelected ? state.selected : null;
  if (sel && "event" in sel) q.set("event", eventKey(sel.event));
  if (sel && "link" in sel) q.set("link", linkKey(sel.link));
  if (sel && "actor" in sel) q.set("about", actors.key[sel.actor]);
  if (chosenLanguage) q.set("lang", languages[language]);
  if (theme !== "auto") q.set("theme", theme);
  return q.toString();
}

// change alters the state and shows it. A step that the reader will want to
// undo with the back button is "push", a movement of the hand is "replace".
function change(alter, how = "push") {
  alter(state);
  settle(state);
  links = linksAt(state.level);
  const hash = "#" + writeHash();
  if (hash !== (location.hash || "#")) {
    const address = hash === "#" ? location.pathname + location.search : hash;
    if (how === "push") history.pushState(null, "", address);
    else history.replaceState(null, "", address);
  }
  render();
}

// settle drops what no longer goes together.
function settle(s) {
  if (s.actors.some(isState)) s.level = "states";
  if (s.how === "path" && s.actors.length !== 2) s.how = "all";
  if (s.how === "path" || !s.actors.length) s.steps = 0;
  if (s.actors.length > 1 && s.steps && s.how === "all") s.how = "any";
  if (s.selected && "path" in s.selected && s.how !== "path") s.selected = null;
}

const from = () => state.from ?? wholeFrom;
const to = () => state.to ?? wholeTo;
const wholePeriod = () => state.from === null && state.to === null;

// setPeriod narrows the period; the whole of it is no filter.
function setPeriod(a, b, how) {
  change((s) => Object.assign(s, periodBetween(a, b)), how);
}

function periodBetween(a, b) {
  const low = Math.max(earliest, Math.min(a, b)), high = Math.min(latest, Math.max(a, b));
  return {from: low === wholeFrom ? null : low, to: high === wholeTo ? null : high};
}

// usual are the statuses that a page shows until the reader says otherwise.
const usual = statuses.filter((s) => s === "actual" || s === "planned");
const shownStatuses = () => (state.statuses.size ? state.statuses : new Set(usual.length ? usual : statuses));

const hasFilter = () => !wholePeriod() || state.quads.size > 0 || state.types.size > 0 || state.statuses.size > 0 ||
  state.sources.size > 0 || state.langs.size > 0 || state.confidence > 0 || state.words !== "" || state.communities.size > 0 || state.actors.length > 0 || state.before !== null;
