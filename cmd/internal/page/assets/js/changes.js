// What changed: links between two periods, and each period beside the one
// before it.

// Signs that are read alike along a link of any direction.
const changeSigns = {new: "★", gone: "○", turned: "⇄", stays: "="};

const countIn = (tally, i) => tally.coop[i] + tally.conf[i];


// changeOf tells what became of a link since the period before: "new", "gone",
// "turned" from friends to foes or back, by its scores as graph.Changes has it,
// or "stays".
function changeOf(i) {
  if (!countIn(before, i)) return "new";
  if (!linkCount(i)) return "gone";
  return before.net[i] * net[i] < 0 ? "turned" : "stays";
}

// changes lists the links of both periods.
function changes() {
  if (!before) return [];
  const all = new Set([...shownLinks, ...before.found]);
  return [...all].map((i) => ({i, kind: changeOf(i), then: countIn(before, i), now: linkCount(i)}));
}

// periods lists the parts of the time shown. The change of a part is how many
// events its links have more or fewer than in the part before, cooperation and
// conflict apart.
function periods(edges) {
  const out = [];
  let last = null, next = 0;
  const list = shown.filter((e) => isDated(e) && firstDay(e) >= edges[0]);
  for (let b = 0; b + 1 < edges.length; b++) {
    const begin = next;
    while (next < list.length && firstDay(list[next]) < edges[b + 1]) next++;
    const now = sidesIn(list.slice(begin, next));
    const inPeriod = edges[b + 1] > from() && edges[b] <= to();
    if (inPeriod) {
      const events = next - begin, conflict = list.slice(begin, next).filter(isConflict).length;
      out.push({from: edges[b], to: edges[b + 1] - 1, events, cooperation: events - conflict, conflict, fresh: fresh(now, last), change: last ? difference(now, last) : 0});
    }
    last = now;
  }
  return out;
}

// sidesIn counts the events of each side of each link, by 2 · link + side.
function sidesIn(list) {
  const out = new Map();
  for (const e of list) {
    for (let k = links.from[e]; k < links.from[e + 1]; k++) {
      const side = 2 * links.list[k] + (isConflict(e) ? 1 : 0);
      out.set(side, (out.get(side) || 0) + 1);
    }
  }
  return out;
}

function difference(now, last) {
  let sum = 0;
  for (const [side, n] of now) sum += Math.abs(n - (last.get(side) || 0));
  for (const [side, n] of last) if (!now.has(side)) sum += n;
  return sum;
}

// fresh counts the sides of links that were not there before.
const fresh = (now, last) => (last ? [...now.keys()].filter((side) => !last.has(side)).length : 0);
