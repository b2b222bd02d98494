// The graph: actors as nodes where the program has placed them, links with
// their two sides, cooperation solid and conflict dashed.

// So many links are drawn at most; fewer where there is less room.
const mostLinks = 400;
const roomOfLink = 2200; // in square pixels

const graph = (() => {
  const box = $("graph");
  if (!box) return {draw() {}};
  const base = chartOptions.graph.series[0];
  let chart = null;
  let drawnNodes = [];
  let drawnLinks = []; // of the chart's edges: index of links
  let cursor = -1;     // node under the keyboard
  let latest = null;   // what was drawn last, for pictures

  // width of a line, beside the strongest one drawn.
  let strongestSide = 1;
  const width = (count) => 0.4 + 5 * Math.sqrt(count / Math.max(14, strongestSide));

  // Two lines between the same actors bend differently, so that neither covers
  // the other, and conflict is dashed.
  const bends = {cooperation: {type: "solid", curveness: 0.08}, conflict: {type: "dashed", curveness: 0.22}};

  // Beside another period, links that are gone are drawn too, and what became
  // of a link is written on it.
  const drawnCount = (i) => (before ? Math.max(linkCount(i), countIn(before, i)) : linkCount(i));
  function sidesOf(i) {
    if (linkCount(i) || !before) return [["cooperation", coop[i]], ["conflict", conf[i]]];
    return [["cooperation", before.coop[i]], ["conflict", before.conf[i]]];
  }
  function signOf(i) {
    const kind = before ? changeOf(i) : "stays";
    return {show: kind !== "stays", formatter: changeSigns[kind], fontSize: 15, fontWeight: 700, color: palette.ink, textBorderColor: palette.card, textBorderWidth: 3};
  }

  // line draws one side of a link: its width by what is shown, its colour, and
  // its head if it has a direction.
  function line(i, side, count) {
    const selected = isSelected(i);
    return {
      source: "n" + links.s[i], target: "n" + links.t[i], value: count, ...(before ? {label: signOf(i)} : null),
      symbol: links.m[i] ? ["none", "none"] : ["none", "arrow"],
      symbolSize: [0, 6 + Math.min(6, width(count))],
      lineStyle: {...bends[side], color: palette[side], width: width(count) + (selected ? 2 : 0),
        opacity: focus && !focus.links.has(i) ? 0.16 : selected ? 1 : (linkCount(i) ? 0.45 : 0.25) + 0.4 * Math.min(1, width(count) / 3)},
    };
  }

  const isSelected = (i) => Boolean(state.selected) &&
    (state.selected.link === i || "event" in state.selected && belongsTo(state.selected.event, i));

  // inFocus finds the links and nodes that belong to what is open; null where
  // nothing is, or nothing of it is in sight: then none fades.
  function inFocus() {
    const sel = state.selected;
    if (!sel || "day" in sel) return null;
    const mine = shownLinks.filter((i) =>
      "actor" in sel ? links.s[i] === sel.actor || links.t[i] === sel.actor : isSelected(i));
    if (!mine.length) return null;
    return {links: new Set(mine), nodes: new Set(mine.flatMap((i) => [links.s[i], links.t[i]]))};
  }
  let focus = null;

  // counts of the events shown, by node.
  function sizes() {
    const count = new Int32Array(actors.key.length);
    for (const e of shown) eachPart(e, (a) => { count[a]++; });
    return count;
  }

  // diameter of a node; on a phone all are smaller.
  const diameter = (count, most) => (10 + 26 * Math.sqrt(count / Math.max(4, most))) * (box.clientWidth < 500 ? 0.72 : 1);

  function node(n) {
    const selected = Boolean(state.selected) && state.selected.actor === n.i;
    const dim = focus && !focus.nodes.has(n.i);
    const isCursor = drawnNodes[cursor] === n;
    return {
      ...base.data[n.i], x: n.x, y: n.y, symbolSize: n.size, value: n.count,
      itemStyle: {
        color: palette.groups[actors.group[n.i]], opacity: dim ? 0.38 : 1,
        borderColor: isCursor ? palette.focus : selected ? palette.ink : palette.card,
        borderWidth: isCursor || selected ? 3 : 1.5,
      },
      label: {
        show: Boolean(n.side), position: n.side || "right", distance: places.labelGap, formatter: () => n.label,
        color: palette.ink, opacity: dim ? 0.45 : 1, fontFamily: palette.sans,
        fontSize: n.fontSize, fontWeight: n.fontSize > 12 ? 600 : 400,
        textBorderColor: palette.card, textBorderWidth: 4,
      },
    };
  }

  function draw() {
    box.hidden = false; // else it has no size
    const most = Math.max(60, Math.min(mostLinks, Math.round(box.clientWidth * box.clientHeight / roomOfLink)));
    const all = before ? [...new Set([...shownLinks, ...before.found])] : shownLinks;
    const list = strongest(all, most, drawnCount);
    const isEmpty = list.length === 0;
    box.hidden = isEmpty;
    $("graph-empty").hidden = !isEmpty;
    $("graph-empty").textContent = word(eventCount ? "empty links" : "empty none");
    $("graph-note").textContent = all.length > most
      ? word("drawn links", {n: number(most), links: counted("n links", all.length)}) : "";
    legend();
    latest = null;
    if (isEmpty) return;
    if (!chart) start();
    chart.resize({width: box.clientWidth, height: box.clientHeight});
    const o = option(list);
    chart.setOption(o, {notMerge: true});
    latest = {option: o, width: box.clientWidth, height: box.clientHeight, legend: signsInSight()};
    box.setAttribute("aria-label", word("graph label", {
      actors: counted("n actors", drawnNodes.length), links: counted("n links", list.length)}));
  }

  // How the reader has moved the graph.
  let moved = {zoom: 1, center: null};
  function roamed() {
    const s = chart.getOption().series[0];
    moved = {zoom: s.zoom || 1, center: s.center || null};
  }

  function option(list) {
    const o = structuredClone({...chartOptions.graph, series: []});
    focus = inFocus();
    const count = sizes();
    const linked = new Set(list.flatMap((i) => [links.s[i], links.t[i]]));
    const most = Math.max(...[...linked].map((i) => count[i]));
    const before = cursor >= 0 && drawnNodes[cursor] ? drawnNodes[cursor].i : -1;
    drawnNodes = [...linked].sort((a, b) => a - b)
      .map((i) => ({i, count: count[i], size: diameter(count[i], most)}));
    cursor = drawnNodes.findIndex((n) => n.i === before);
    const w = box.clientWidth, h = box.clientHeight;
    places.spread(drawnNodes, base.data, w, h);
    places.name(drawnNodes, w, h, moved.zoom, focus);
    drawnLinks = [];
    strongestSide = Math.max(...list.flatMap((i) => sidesOf(i).map(([, n]) => n)));
    const edgesDrawn = [];
    for (const i of list) {
      for (const [side, n] of sidesOf(i)) {
        if (n) { edgesDrawn.push(line(i, side, n)); drawnLinks.push(i); }
      }
    }
    o.series = [{
      ...base, data: drawnNodes.map(node), links: edgesDrawn, animation: false,
      left: 0, top: 0, width: w, height: h, preserveAspect: false, scaleLimit: {min: 0.5, max: 12},
      roam: roaming(), ...moved, cursor: "pointer",
      emphasis: {disabled: true},
    }];
    // Corners without a picture keep the drawing's frame at the box's size.
    o.series[0].data.push(corner("corner0", 0, 0.01), corner("corner1", w, h));
    return o;
  }

  const corner = (name, x, y) => ({name, x: x || 0.01, y, symbolSize: 0.01, silent: true, itemStyle: {opacity: 0}, label: {show: false}});

  // A finger on the graph scrolls the page; a mouse moves the graph.
  const roaming = () => (matchMedia("(pointer: coarse)").matches ? false : "move");

  // signsInSight lists the signs of the graph, for its legend and for pictures.
  function signsInSight() {
    const groups = new Set();
    for (const i of shownLinks) groups.add(actors.group[links.s[i]]).add(actors.group[links.t[i]]);
    const out = ["cooperation", "conflict"].map((side) => ({icon: lineIcon(side), text: word(side), width: 26, draw: (x, y) => [{type: "line",
      shape: {x1: x, y1: y, x2: x + 26, y2: y}, style: {stroke: palette[side], lineWidth: 2.5, lineDash: side === "conflict" ? [5, 3.5] : null}}]}));
    for (const g of [...groups].sort((a, b) => a - b)) {
      out.push({icon: groupIcon(g), text: data.words.groups[g].name[language], width: 14, draw: (x, y) => [groupSign(g, x + 7, y, 5)]});
    }
    return out;
  }

  function legend() {
    replace($("graph-legend"), signsInSight().map((s) => el("span", {class: "legend-item"}, s.icon, s.text)),
      before ? el("span", {class: "legend-item"}, word("legend changes")) : null,
      el("span", {class: "legend-item soft"}, word("sized")));
  }

  const isNode = (p) => p.dataType === "node" && p.dataIndex < drawnNodes.length;

  function tipText(p) {
    if (isNode(p)) {
      const n = drawnNodes[p.dataIndex];
      return [nameOf(n.i), groupName(n.i) + " · " + counted("n events", n.count)];
    }
    if (p.dataType !== "edge") return null;
    const i = drawnLinks[p.dataIndex];
    return [linkInWords(i), `${word("cooperation")} ${number(coop[i])} · ${word("conflict")} ${number(conf[i])}`];
  }

  function start() {
    chart = echarts.init(box, null, {renderer: "canvas"});
    chart.on("click", (p) => {
      if (isNode(p)) select({actor: drawnNodes[p.dataIndex].i}, box);
      else if (p.dataType === "edge") select({link: drawnLinks[p.dataIndex]}, box);
    });
    chart.getZr().on("click", (event) => { // beside a node
      if (event.target) return;
      const at = drawnNodes.map((n) => { const [x, y] = chart.convertToPixel({seriesIndex: 0}, [n.x, n.y]); return {x, y}; });
      const i = nearest(at, event.offsetX, event.offsetY);
      if (i >= 0) select({actor: drawnNodes[i].i}, box);
    });
    chart.on("mousemove", (p) => {
      const text = tipText(p);
      if (text) tip.show(p.event.event, ...text);
    });
    chart.on("mouseout", tip.hide);
    chart.on("graphroam", roamed);
    box.addEventListener("wheel", (event) => {
      if (!event.ctrlKey && !event.metaKey) return;
      event.preventDefault();
      zoom(event.deltaY < 0 ? 1.25 : 0.8);
    }, {passive: false});
  }

  function zoom(factor) {
    moved.zoom = Math.max(0.5, Math.min(12, moved.zoom * factor));
    if (chart) draw();
  }

  function fit() {
    moved = {zoom: 1, center: null};
    if (chart) draw();
  }

  // toward finds the nearest node in the direction of an arrow key.
  function toward(dx, dy) {
    const here = drawnNodes[cursor];
    if (!here) return drawnNodes.reduce((best, n, i) => (n.count > drawnNodes[best].count ? i : best), 0);
    let best = cursor, least = Infinity;
    drawnNodes.forEach((n, i) => {
      const along = (n.x - here.x) * dx + (n.y - here.y) * dy;
      const across = Math.abs((n.x - here.x) * dy) + Math.abs((n.y - here.y) * dx);
      if (along > 1 && along + 2 * across < least) { best = i; least = along + 2 * across; }
    });
    return best;
  }

  function move(index) {
    cursor = index;
    draw();
    const n = drawnNodes[cursor];
    announce(nameOf(n.i) + ", " + counted("n events", n.count));
  }

  box.addEventListener("keydown", (event) => {
    const keys = {
      ArrowRight: () => move(toward(1, 0)), ArrowLeft: () => move(toward(-1, 0)),
      ArrowDown: () => move(toward(0, 1)), ArrowUp: () => move(toward(0, -1)),
      Enter: () => cursor >= 0 && select({actor: drawnNodes[cursor].i}, box),
      " ": () => cursor >= 0 && select({actor: drawnNodes[cursor].i}, box),
      "+": () => zoom(1.4), "-": () => zoom(1 / 1.4), "0": fit,
    };
    if (!keys[event.key] || event.ctrlKey || event.metaKey || event.altKey || !drawnNodes.length) return;
    event.preventDefault();
    keys[event.key]();
  });
  box.addEventListener("blur", () => { if (cursor >= 0) { cursor = -1; if (chart) draw(); } });
  $("graph-in").addEventListener("click", () => zoom(1.4));
  $("graph-out").addEventListener("click", () => zoom(1 / 1.4));
  $("graph-fit").addEventListener("click", fit);

  pictureButtons("graph", () => latest);

  // Where a link or an actor is drawn, for tests in a browser.
  box.addEventListener("where", (event) => {
    const {link, actor} = event.detail;
    const middle = (index) => {
      const shape = chart.getModel().getSeriesByIndex(0).getGraph().edges[index].getLayout();
      const [a, b, c] = shape;
      return c ? {x: (a[0] + 2 * c[0] + b[0]) / 4, y: (a[1] + 2 * c[1] + b[1]) / 4} : {x: (a[0] + b[0]) / 2, y: (a[1] + b[1]) / 2};
    };
    if (link !== undefined) event.detail.answer = middle(drawnLinks.indexOf(linkOf(link)));
    if (actor !== undefined) event.detail.answer = drawnNodes.find((n) => actors.key[n.i] === actor);
  });

  return {draw};
})();
