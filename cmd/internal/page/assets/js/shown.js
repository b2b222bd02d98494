// What the filter lets through, found once for each change.

// The newspapers and languages of the reports, with how many events each has.
const papers = counting((r) => articles.source[columns.reportArticle[r]]);
const tongues = counting((r) => articles.lang[columns.reportArticle[r]]);

function counting(nameOf) {
  const count = new Map();
  for (let e = 0; e < eventCount; e++) {
    const names = new Set();
    for (let r = reportsFrom[e]; r < reportsFrom[e + 1]; r++) names.add(nameOf(r) || "");
    for (const name of names) if (name) count.set(name, (count.get(name) || 0) + 1);
  }
  return count;
}

// plain folds a text for searching: no case, no accents.
const plain = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();

// The events that hold the words looked for, kept until other words come.
const wordMatches = (() => {
  let words = "", read = false, matches = null;
  return (wanted) => {
    if (wanted === words && read === Boolean(sentences)) return matches;
    words = wanted;
    read = Boolean(sentences);
    matches = wanted && sentences ? withWords(plain(wanted).split(/\s+/).filter(Boolean)) : null;
    return matches;
  };
})();

// withWords marks the events of which one sentence holds all words.
function withWords(words) {
  const known = new Int8Array(sentences.count); // 1 holds them, -1 does not
  const holds = (s) => {
    if (s < 0) return false;
    if (!known[s]) {
      const text = plain(sentences.get(s));
      known[s] = words.every((w) => text.includes(w)) ? 1 : -1;
    }
    return known[s] > 0;
  };
  const out = new Uint8Array(eventCount);
  for (let e = 0; e < eventCount; e++) {
    for (let r = reportsFrom[e]; r < reportsFrom[e + 1] && !out[e]; r++) if (holds(columns.reportSentence[r])) out[e] = 1;
  }
  return out;
}

// fitting makes the test whether an event passes the filter in a period, or at
// any time.
function fitting(period) {
  const s = state;
  const allowed = shownStatuses();
  const status = Uint8Array.from(data.statuses, (name) => allowed.has(name));
  const kind = Uint8Array.from(kinds, (k, i) => (!s.quads.size || s.quads.has(k.quad)) && (!s.types.size || s.types.has(plainTypes[i])));
  const words = wordMatches(s.words);
  const article = s.sources.size || s.langs.size ? Uint8Array.from(articles.id, (_, i) =>
    (!s.sources.size || s.sources.has(articles.source[i])) && (!s.langs.size || s.langs.has(articles.lang[i]))) : null;
  const community = s.communities.size ? inCommunities(s.communities) : null;
  const wanted = hasNetwork() ? [] : s.actors;
  const {start, days, confidence, reportArticle} = columns;
  return (e) => {
    if (!kind[columns.kind[e]] || !status[columns.status[e]] || confidence[e] < s.confidence) return false;
    if (period && (e >= datedCount || start[e] + days[e] < period.from || start[e] > period.to)) return false;
    if (words && !words[e]) return false;
    if (article && !isTold(e)) return false;
    if (community && !isWithin(e)) return false;
    if (!wanted.length) return true;
    return s.how === "any" ? wanted.some((a) => takesPart(e, a)) : wanted.every((a) => takesPart(e, a));
  };
  function isWithin(e) {
    let found = false;
    eachPart(e, (a) => { found = found || community[a] === 1; });
    return found;
  }
  function isTold(e) {
    for (let r = reportsFrom[e]; r < reportsFrom[e + 1]; r++) if (article[reportArticle[r]]) return true;
    return false;
  }
}

// inCommunities marks the nodes of some communities, each named by its member
// with the most events.
function inCommunities(leaders) {
  const wanted = new Set([...leaders].map((key) => actors.community[actorIndex.get(key)]));
  const out = new Uint8Array(actors.key.length);
  for (const a of nodesAt(state.level)) if (wanted.has(actors.community[a])) out[a] = 1;
  return out;
}

function nodesAt(level) {
  const first = level === "states" ? actors.nodes : 0, count = level === "states" ? actors.states : actors.nodes;
  return Array.from({length: count}, (_, i) => first + i);
}

// communitiesAt lists the communities of a graph: their members, those with
// the most events first.
function communitiesAt(level) {
  const out = [];
  for (const a of nodesAt(level)) {
    const c = actors.community[a];
    if (c >= 0) (out[c] = out[c] || []).push(a);
  }
  for (const members of out) members.sort((a, b) => partCount[b] - partCount[a] || a - b);
  return out;
}

let shown = [];                              // events
let isShown = new Uint8Array(eventCount);
let shownLinks = [];                         // links with events that are shown
let coop = new Int32Array(links.count);      // how many of those each link has
let conf = new Int32Array(links.count);
let net = new Float32Array(links.count);     // and their PLOVER scores, added up
let shownPaths = [];                         // between the two actors, where asked for
const linkEvents = (i) => {                  // those of one link
  const out = [];
  for (let k = links.eventsFrom[i]; k < links.eventsFrom[i + 1]; k++) if (isShown[links.eventList[k]]) out.push(links.eventList[k]);
  return out;
};
const linkCount = (i) => coop[i] + conf[i];

let before = null;                           // the counts of the period to compare with

const hasNetwork = () => state.actors.length > 0 && (state.steps > 0 || state.how === "path");

function applyFilter() {
  const now = passing(wholePeriod() ? null : {from: from(), to: to()});
  shownPaths = now.paths;
  take(now.list);
  before = state.before ? tally(passing(state.before).list) : null;
}

// passing gives the events that pass the filter in a period, or at any time,
// and the paths between two actors where those are asked for.
function passing(period) {
  const fits = fitting(period), list = [];
  for (let e = 0; e < eventCount; e++) if (fits(e)) list.push(e);
  return hasNetwork() ? network(list) : {list, paths: []};
}

// take makes a list of events the one that is shown.
function take(list) {
  shown = list;
  isShown = new Uint8Array(eventCount);
  for (const e of list) isShown[e] = 1;
  ({coop, conf, net, found: shownLinks} = tally(list));
}

// tally counts the events of a list by link: cooperation, conflict, the score
// of both.
function tally(list) {
  const coop = new Int32Array(links.count), conf = new Int32Array(links.count), net = new Float32Array(links.count), found = [];
  for (const e of list) {
    const side = isConflict(e) ? conf : coop, {score} = kindOf(e);
    for (let k = links.from[e]; k < links.from[e + 1]; k++) {
      const i = links.list[k];
      if (!coop[i] && !conf[i]) found.push(i);
      side[i]++;
      net[i] += score;
    }
  }
  return {coop, conf, net, found};
}

// strongest gives the links with the most events, at most so many.
function strongest(list, most, count = linkCount) {
  return topOf(list, most, count);
}

// topOf gives those of a list with the highest counts, the highest first. It
// sorts only what comes into question.
function topOf(list, most, count) {
  let least = 0;
  if (list.length > most) {
    const having = [];
    for (const i of list) { const n = count(i); having[n] = (having[n] || 0) + 1; }
    least = having.length;
    for (let sum = 0; least > 0 && sum < most;) sum += having[--least] || 0;
  }
  return list.filter((i) => count(i) >= least).sort((a, b) => count(b) - count(a) || a - b).slice(0, most);
}
