// The data of the page, as pack.go wrote them, and what follows from them. An
// event, actor, article or report is its index in the columns.

if (typeof DecompressionStream === "undefined") {
  document.getElementById("too-old").hidden = false;
  return;
}

// unpack reads a block of the page: gzip in base64.
async function unpack(id) {
  const coded = atob(document.getElementById(id).textContent);
  const bytes = new Uint8Array(coded.length);
  for (let i = 0; i < coded.length; i++) bytes[i] = coded.charCodeAt(i);
  const {readable, writable} = new DecompressionStream("gzip");
  const writer = writable.getWriter();
  writer.write(bytes);
  writer.close();
  return new Uint8Array(await new Response(readable).arrayBuffer());
}

const decoder = new TextDecoder();
const columnTypes = {u8: Uint8Array, i8: Int8Array, u16: Uint16Array, i16: Int16Array, i32: Int32Array};

// summed adds up a column of differences.
function summed(differences) {
  const out = new Int32Array(differences.length);
  let sum = 0;
  for (let i = 0; i < out.length; i++) out[i] = sum += differences[i];
  return out;
}

// readData parts the data block into its header and columns.
function readData(block) {
  const length = new DataView(block.buffer).getUint32(0, true);
  const header = JSON.parse(decoder.decode(block.subarray(4, 4 + length)));
  const columns = {};
  let at = 4 + length;
  for (const c of header.columns) {
    const list = new columnTypes[c.type](c.count), bytes = c.count * list.BYTES_PER_ELEMENT;
    joinPlanes(list, block.subarray(at, at + bytes));
    columns[c.name] = c.delta ? summed(list) : list;
    at += bytes;
  }
  return {header, columns};
}

// joinPlanes puts numbers together of their least bytes, their next ones, and
// so on.
function joinPlanes(list, bytes) {
  for (let plane = 0; plane * list.length < bytes.length; plane++) {
    const from = plane * list.length;
    for (let i = 0; i < list.length; i++) list[i] |= bytes[from + i] << (8 * plane);
  }
}

// linesOf finds the lines of a text, each of which is decoded when it is asked
// for: most never are.
function linesOf(bytes, count) {
  const from = new Int32Array(count + 1);
  let n = 0;
  for (let i = 0; i < bytes.length; i++) if (bytes[i] === 10) from[++n] = i + 1;
  from[count] = bytes.length + 1;
  const get = (i) => decoder.decode(bytes.subarray(from[i], from[i + 1] - 1));
  return {count, get};
}

const {header: data, columns} = readData(await unpack("data"));
const chartOptions = data.charts;
const view = document.documentElement.dataset.view;

const {actors, articles, kinds} = data;
const eventCount = columns.kind.length;
const datedCount = columns.start.length;

// offsets turns how many things each event has into where they begin.
function offsets(counts) {
  const out = new Int32Array(counts.length + 1);
  for (let i = 0; i < counts.length; i++) out[i + 1] = out[i] + counts[i];
  return out;
}
const sourcesFrom = offsets(columns.sources), targetsFrom = offsets(columns.targets);
const reportsFrom = offsets(columns.reports);
const reportSourcesFrom = offsets(columns.reportSources), reportTargetsFrom = offsets(columns.reportTargets);

const ids = linesOf(columns.id, eventCount);
const idOf = ids.get;
const kindOf = (e) => kinds[columns.kind[e]];
const typeOf = (e) => kindOf(e).type;
const plainTypes = kinds.map((k) => k.type.split("/")[0]);
const plainType = (e) => plainTypes[columns.kind[e]];
const quads = Uint8Array.from(kinds, (k) => k.quad);
const quadOf = (e) => quads[columns.kind[e]];
const isConflict = (e) => quadOf(e) > 2;
const isSymmetric = (e) => kindOf(e).symmetric;
const placeOf = (e) => data.places[columns.place[e]];
const statusOf = (e) => data.statuses[columns.status[e]];
const dateOf = (e) => data.dates[columns.date[e]]; // EDTF, "" where it is the first day alone
const sourceOf = (e) => Array.from(columns.source.subarray(sourcesFrom[e], sourcesFrom[e + 1]));
const targetOf = (e) => Array.from(columns.target.subarray(targetsFrom[e], targetsFrom[e + 1]));
const isDated = (e) => e < datedCount;
const firstDay = (e) => columns.start[e];
const lastDay = (e) => columns.start[e] + columns.days[e];

// A report's stretches of its sentence are pairs of places, null if missing.
const stretch = (from, length, i) => (length[i] ? [from[i], from[i] + length[i]] : null);
function stretches(from, length, begin, end) {
  const out = [];
  for (let i = begin; i < end; i++) out.push([from[i], from[i] + length[i]]);
  return out;
}

const reportAt = (r) => ({
  sentence: columns.reportSentence[r], // -1 if the text is not at hand
  article: columns.reportArticle[r],   // -1 if not in the page
  saidBy: columns.reportSaidBy[r],     // -1 if nobody
  ...data.readings[columns.reportReading[r]], // rule, why
  trigger: stretch(columns.triggerFrom, columns.triggerLength, r),
  when: stretch(columns.whenFrom, columns.whenLength, r),
  source: stretches(columns.sourceFrom, columns.sourceLength, reportSourcesFrom[r], reportSourcesFrom[r + 1]),
  target: stretches(columns.targetFrom, columns.targetLength, reportTargetsFrom[r], reportTargetsFrom[r + 1]),
});
const reportCount = (e) => columns.reports[e];
function reportsOf(e) {
  const out = [];
  for (let r = reportsFrom[e]; r < reportsFrom[e + 1]; r++) out.push({...reportAt(r), confidence: columns.confidence[e] - columns.reportBelow[r]});
  return out;
}

// The sentences come after the first drawing, for few are read and they are
// the most of a page. Until then a sentence is empty.
let sentences = null;
const sentenceOf = (report) => (sentences && report.sentence >= 0 ? sentences.get(report.sentence) : "");
async function readSentences() {
  const count = columns.reportSentence.reduce((most, s) => Math.max(most, s + 1), 0);
  sentences = linesOf(await unpack("texts"), count);
}

// The nodes of the graph whose actors are states come after those of the
// persons.
const isState = (a) => a >= actors.nodes && a < actors.nodes + actors.states;

// inPerson gives the node of an actor who stands in the columns more than once,
// as one who acted for several states over the years does.
const inPerson = (a) => (actors.of[a] >= 0 ? actors.of[a] : a);

// eachPart calls f once for each actor of an event, and for the nodes that
// stand for them.
function eachPart(e, f) {
  const parts = [];
  const add = (a) => { if (a >= 0 && !parts.includes(a)) { parts.push(a); f(a); } };
  const addAll = (a) => { add(a); add(actors.of[a]); add(actors.state[a]); };
  for (let i = sourcesFrom[e]; i < sourcesFrom[e + 1]; i++) addAll(columns.source[i]);
  for (let i = targetsFrom[e]; i < targetsFrom[e + 1]; i++) addAll(columns.target[i]);
}

// How many events each actor takes part in.
const partCount = new Int32Array(actors.key.length);
for (let e = 0; e < eventCount; e++) eachPart(e, (a) => { partCount[a]++; });

// takesPart tells whether an actor does, in person or by a node.
function takesPart(e, a) {
  const {source, target} = columns, {of, state} = actors;
  const is = (part) => part === a || of[part] === a || state[part] === a;
  for (let i = sourcesFrom[e]; i < sourcesFrom[e + 1]; i++) if (is(source[i])) return true;
  for (let i = targetsFrom[e]; i < targetsFrom[e + 1]; i++) if (is(target[i])) return true;
  return false;
}

// The days that the columns of the period chart cover, which leave out the few
// events that lie far from all others, and the days of all events.
const edges = data.bins.edges;
const wholeFrom = datedCount ? edges[0] : 0;
const wholeTo = datedCount ? edges[edges.length - 1] - 1 : 0;
const earliest = datedCount ? Math.min(wholeFrom, columns.start[0]) : 0;
let latest = wholeTo;
for (let e = 0; e < datedCount; e++) latest = Math.max(latest, lastDay(e));

const statuses = ["actual", "planned", "negated", "hypothetical"].filter((s) => data.statuses.includes(s));
