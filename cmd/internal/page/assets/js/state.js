// What the reader chose: one state for all views, kept in the address after
// the "#", so that it can be sent, reloaded and gone back to.

const blank = () => ({
  from: null, to: null,      // days, null: from the first, to the last
  quads: new Set(), types: new Set(), statuses: new Set(), // empty: all; statuses: as usual
  actors: [], any: false,    // nodes or participants; all of them or any of them
  selected: null,            // {event: i}, {link: i} or {actor: i}
  list: null,                // the table shown
  sort: null, down: false,   // its order
});
let state = blank();
const listeners = [];

// The indexes of keys that the address may name. The first of two alike wins.
const indexOf = (keys) => {
  const map = new Map();
  keys.forEach((key, i) => map.has(key) || map.set(key, i));
  return map;
};
const eventIndex = indexOf(events.id);
const actorIndex = indexOf(actors.key);
const linkKey = (l) => actors.key[links[l].s] + (links[l].m ? " ~ " : " > ") + actors.key[links[l].t];
const linkIndex = indexOf(links.map((_, i) => linkKey(i)));

function readHash() {
  const q = new URLSearchParams(location.hash.slice(1));
  const s = blank();
  const day = (name) => {
    const d = dayFrom(q.get(name));
    return Number.isNaN(d) ? null : Math.min(latest, Math.max(earliest, d));
  };
  s.from = day("from");
  s.to = day("to");
  if (s.from !== null && s.to !== null && s.from > s.to) [s.from, s.to] = [s.to, s.from];
  q.getAll("quad").forEach((v) => /^[1-4]$/.test(v) && s.quads.add(+v));
  q.getAll("type").forEach((v) => s.types.add(v));
  q.getAll("status").forEach((v) => statuses.includes(v) && s.statuses.add(v));
  q.getAll("actor").forEach((v) => actorIndex.has(v) && s.actors.push(actorIndex.get(v)));
  s.any = q.get("with") === "any";
  s.list = q.get("table");
  s.sort = q.get("sort");
  s.down = q.get("order") === "down";
  for (const [name, index] of [["event", eventIndex], ["link", linkIndex], ["actor", actorIndex]]) {
    const key = name === "actor" ? q.get("about") : q.get(name);
    if (key !== null && index.has(key)) s.selected = {[name]: index.get(key)};
  }
  return {state: s, language: languages.indexOf(q.get("lang")), theme: q.get("theme")};
}

// writeHash puts the state into words for the address, with or without what
// is open.
function writeHash(withSelected = true) {
  const q = new URLSearchParams();
  if (state.from !== null) q.set("from", iso(state.from));
  if (state.to !== null) q.set("to", iso(state.to));
  [...state.quads].sort().forEach((v) => q.append("quad", v));
  [...state.types].sort().forEach((v) => q.append("type", v));
  [...state.statuses].sort().forEach((v) => q.append("status", v));
  state.actors.forEach((a) => q.append("actor", actors.key[a]));
  if (state.any) q.set("with", "any");
  if (state.list) q.set("table", state.list);
  if (state.sort) q.set("sort", state.sort);
  if (state.down) q.set("order", "down");
  const sel = withSelected ? state.selected : null;
  if (sel && "event" in sel) q.set("event", events.id[sel.event]);
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
  const hash = "#" + writeHash();
  if (hash !== (location.hash || "#")) {
    const address = hash === "#" ? location.pathname + location.search : hash;
    if (how === "push") history.pushState(null, "", address);
    else history.replaceState(null, "", address);
  }
  render();
}

const from = () => state.from ?? wholeFrom;
const to = () => state.to ?? wholeTo;
const wholePeriod = () => state.from === null && state.to === null;

// setPeriod narrows the period; the whole of it is no filter.
function setPeriod(a, b, how) {
  change((s) => {
    const low = Math.max(earliest, Math.min(a, b)), high = Math.min(latest, Math.max(a, b));
    s.from = low === wholeFrom ? null : low;
    s.to = high === wholeTo ? null : high;
  }, how);
}

// usual are the statuses that a page shows until the reader says otherwise.
const usual = statuses.filter((s) => s === "actual" || s === "planned");
const shownStatuses = () => (state.statuses.size ? state.statuses : new Set(usual.length ? usual : statuses));

const hasFilter = () => !wholePeriod() || state.quads.size > 0 || state.types.size > 0 ||
  state.statuses.size > 0 || state.actors.length > 0;

// fits tells whether an event passes the filter, but for the parts left out.
function fits(e, without = "") {
  if (without !== "period" && !wholePeriod()) {
    if (!isDated(e) || lastDay(e) < from() || firstDay(e) > to()) return false;
  }
  if (state.quads.size && !state.quads.has(events.quad[e])) return false;
  if (state.types.size && !state.types.has(plainType(e))) return false;
  if (!currentStatuses.has(events.status[e])) return false;
  if (state.actors.length) {
    const has = (a) => partsOf[e].has(a);
    if (!(state.any ? state.actors.some(has) : state.actors.every(has))) return false;
  }
  return true;
}

// What the filter lets through, found once for each change.
let currentStatuses = new Set(usual);
let shown = [];         // events
let shownSet = new Set();
let shownLinks = [];    // {i, coop, conf, events}: links with the events that are shown

function applyFilter() {
  currentStatuses = shownStatuses();
  shown = [];
  for (let e = 0; e < eventCount; e++) if (fits(e)) shown.push(e);
  shownSet = new Set(shown);
  shownLinks = [];
  links.forEach((l, i) => {
    const inside = l.e.filter((e) => shownSet.has(e));
    if (!inside.length) return;
    const conf = inside.filter(isConflict).length;
    shownLinks.push({i, coop: inside.length - conf, conf, events: inside});
  });
}
