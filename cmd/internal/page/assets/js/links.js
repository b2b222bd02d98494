// The links between actors, made of the events by the rules of graph.Build: a
// link is directed; acts without direction stand on the link whose source has
// the smaller key.

// linksBetween makes the links of all events. A link is its index in the
// columns s, t (nodes) and m (1 where it has no direction).
function linksBetween(nodeOf) {
  const index = new Map();
  const s = [], t = [], m = [];
  const ofEvents = []; // links, one event after the other
  const from = new Int32Array(eventCount + 1);
  const add = (a, b, symmetric) => {
    if (a < 0 || b < 0 || a === b) return;
    const key = a * actors.key.length + b;
    let i = index.get(key);
    if (i === undefined) {
      i = s.length;
      index.set(key, i);
      s.push(a); t.push(b); m.push(1);
    }
    if (!symmetric) m[i] = 0;
    if (!ofEvents.includes(i, from[at])) ofEvents.push(i);
  };
  let at = 0;
  for (; at < eventCount; at++) {
    from[at] = ofEvents.length;
    const source = sourceOf(at).map(nodeOf), target = targetOf(at).map(nodeOf);
    if (isSymmetric(at)) {
      const all = [...source, ...target];
      all.forEach((a, i) => all.slice(i + 1).forEach((b) => (actors.key[a] <= actors.key[b] ? add(a, b, true) : add(b, a, true))));
    } else source.forEach((a) => target.forEach((b) => add(a, b, false)));
  }
  from[eventCount] = ofEvents.length;
  const list = Int32Array.from(ofEvents);
  return {s: Int32Array.from(s), t: Int32Array.from(t), m: Uint8Array.from(m), count: s.length, from, list, ...byLink(from, list, s.length)};
}

// byLink gives the events of each link: those of link i begin at eventsFrom[i].
function byLink(from, list, count) {
  const each = new Int32Array(count);
  for (const i of list) each[i]++;
  const eventsFrom = offsets(each), next = eventsFrom.slice();
  const eventList = new Int32Array(list.length);
  for (let e = 0; e < eventCount; e++) for (let k = from[e]; k < from[e + 1]; k++) eventList[next[list[k]]++] = e;
  return {eventsFrom, eventList};
}

// The graph is one of persons or, rolled up, of states; the links of each are
// made when they are first asked for.
const linksOf = {};
let links = linksAt("persons");

function linksAt(level) {
  linksOf[level] = linksOf[level] || linksBetween((actor) => actors[level === "states" ? "state" : "of"][actor]);
  return linksOf[level];
}

const nodeOf = (actor) => actors[links === linksOf.states ? "state" : "of"][actor];

const belongsTo = (e, link) => links.list.subarray(links.from[e], links.from[e + 1]).includes(link);
