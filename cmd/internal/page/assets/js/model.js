// The data of the page, as model.go wrote them, and what follows from them.

const parse = (id) => JSON.parse(document.getElementById(id).textContent);
const data = parse("data");
const chartOptions = parse("charts");
const view = document.documentElement.dataset.view;

const {events, actors, links, sentences, articles} = data;
const eventCount = events.id.length;
const datedCount = events.start.length;

// Where each event's reports begin in data.reports.
const reportsFrom = new Array(eventCount + 1);
reportsFrom[0] = 0;
for (let i = 0; i < eventCount; i++) reportsFrom[i + 1] = reportsFrom[i] + events.reports[i];

const reportsOf = (e) => data.reports.slice(reportsFrom[e], reportsFrom[e + 1]);
const isDated = (e) => e < datedCount;
const firstDay = (e) => events.start[e];
const lastDay = (e) => events.start[e] + events.days[e];
const typeOf = (e) => data.types[events.type[e]];
const plainType = (e) => typeOf(e).split("/")[0];

// The node that stands for an actor in the graph, -1 if none does.
const nodeOf = (actor) => actors.of[actor];

// The actors of each event, with the nodes that stand for them.
const partsOf = [];
for (let e = 0; e < eventCount; e++) {
  const parts = new Set();
  for (const a of [...events.source[e], ...events.target[e]]) {
    parts.add(a);
    if (nodeOf(a) >= 0) parts.add(nodeOf(a));
  }
  partsOf.push(parts);
}

// How many events each actor takes part in.
const partCount = new Array(actors.key.length).fill(0);
for (const parts of partsOf) for (const a of parts) partCount[a]++;

// The links that each event belongs to.
const linksOf = Array.from({length: eventCount}, () => []);
links.forEach((l, i) => l.e.forEach((e) => linksOf[e].push(i)));

// The days that the columns of the period chart cover, which leave out the few
// events that lie far from all others, and the days of all events.
const edges = data.bins.edges;
const wholeFrom = datedCount ? edges[0] : 0;
const wholeTo = datedCount ? edges[edges.length - 1] - 1 : 0;
const earliest = datedCount ? Math.min(wholeFrom, events.start[0]) : 0;
const latest = datedCount ? events.start.reduce((most, s, i) => Math.max(most, s + events.days[i]), wholeTo) : 0;

const isConflict = (e) => events.quad[e] > 2;
const statuses = ["actual", "planned", "negated", "hypothetical"]
  .filter((s) => events.status.includes(s));
