// Who is near whom, over the links that the other filters let through: the
// actors around one, and the paths between two.

const mostPaths = 20;

// neighbours gives for each node the nodes that it has links with, and how
// many events they have.
function neighbours(found, count) {
  const next = new Map();
  const add = (a, b, n) => {
    if (!next.has(a)) next.set(a, new Map());
    next.get(a).set(b, (next.get(a).get(b) || 0) + n);
  };
  for (const i of found) {
    add(links.s[i], links.t[i], count(i));
    add(links.t[i], links.s[i], count(i));
  }
  return next;
}

// distances counts the steps from some nodes to all that can be reached.
function distances(next, beginnings, most = Infinity) {
  const steps = new Map(beginnings.map((a) => [a, 0]));
  for (const queue = [...beginnings]; queue.length;) {
    const a = queue.shift();
    if (steps.get(a) === most) continue;
    for (const b of (next.get(a) || new Map()).keys()) {
      if (steps.has(b)) continue;
      steps.set(b, steps.get(a) + 1);
      queue.push(b);
    }
  }
  return steps;
}

// pathsBetween gives the paths with the fewest steps, as lists of nodes, those
// with the most events on their weakest step first.
function pathsBetween(next, a, b) {
  const steps = distances(next, [b]);
  const out = [];
  if (!steps.has(a) || a === b) return out;
  const walk = (way) => {
    const at = way[way.length - 1];
    if (at === b) { out.push(way); return; }
    const near = [...next.get(at)].filter(([n]) => steps.get(n) === steps.get(at) - 1).sort((x, y) => y[1] - x[1] || x[0] - y[0]);
    for (const [n] of near) if (out.length < mostPaths) walk([...way, n]);
  };
  walk([a]);
  const weakest = (way) => Math.min(...way.slice(1).map((n, i) => next.get(way[i]).get(n)));
  return out.map((way) => ({way, weakest: weakest(way)})).sort((x, y) => y.weakest - x.weakest).map((p) => p.way);
}

// network keeps of a list of events those around the chosen actors, or on the
// paths between two of them, and tells these.
function network(list) {
  const nodes = state.actors.map(nodeOf).filter((a) => a >= 0);
  const {coop, conf, found} = tally(list);
  const next = neighbours(found, (i) => coop[i] + conf[i]);
  const kept = new Uint8Array(links.count);
  let paths = [];
  if (state.how === "path") {
    if (nodes.length === 2) paths = pathsBetween(next, ...nodes);
    const onPath = new Set(paths.flatMap((way) => way.slice(1).map((n, i) => pairKey(way[i], n))));
    for (const i of found) if (onPath.has(pairKey(links.s[i], links.t[i]))) kept[i] = 1;
  } else {
    const near = distances(next, nodes, state.steps);
    for (const i of found) if (near.has(links.s[i]) && near.has(links.t[i])) kept[i] = 1;
  }
  const isKept = (e) => {
    for (let k = links.from[e]; k < links.from[e + 1]; k++) if (kept[links.list[k]]) return true;
    return state.how !== "path" && state.actors.some((a) => takesPart(e, a));
  };
  return {list: list.filter(isKept), paths};
}

const pairKey = (a, b) => Math.min(a, b) * actors.key.length + Math.max(a, b);

// linksOfStep gives the shown links between two nodes, in either direction.
const linksOfStep = (a, b) => shownLinks.filter((i) => links.s[i] === a && links.t[i] === b || links.s[i] === b && links.t[i] === a);
