// The strip over which a reader chooses the period: columns of what the other
// filters let through, and two handles that move with pointer or keys.

const period = (() => {
  const box = $("period-chart"), brush = $("brush"), strip = $("strip");
  const handles = {from: $("handle-from"), to: $("handle-to")};
  let chart = null;
  let edges = data.bins.edges; // first days of the columns, and the day after the last

  // position gives the place of a day's beginning on the strip, from 0 to 1.
  function position(day) {
    const bins = edges.length - 1;
    let i = 0;
    while (i < bins - 1 && day >= edges[i + 1]) i++;
    const part = (day - edges[i]) / (edges[i + 1] - edges[i]);
    return Math.max(0, Math.min(1, (i + part) / bins));
  }

  // edgeAt gives the number of the edge nearest to a place.
  const edgeAt = (part) => Math.max(0, Math.min(edges.length - 1, Math.round(part * (edges.length - 1))));

  function counts() {
    const out = [1, 2, 3, 4].map(() => new Array(edges.length - 1).fill(0));
    let bin = 0;
    for (const e of passing(null).list) {
      if (!isDated(e) || firstDay(e) < wholeFrom || firstDay(e) > wholeTo) continue;
      while (firstDay(e) >= edges[bin + 1]) bin++;
      out[quadOf(e) - 1][bin]++;
    }
    return out;
  }

  function draw() {
    strip.hidden = data.bins.edges.length < 3;
    if (strip.hidden) return;
    edges = edgesBy(unit());
    if (!chart) chart = echarts.init(box, null, {renderer: "canvas"});
    const o = structuredClone(chartOptions.period);
    counts().forEach((column, i) => {
      Object.assign(o.series[i], {data: column, silent: true, itemStyle: {color: palette.quad[i + 1]}});
    });
    chart.resize({width: box.clientWidth, height: box.clientHeight});
    chart.setOption(o, {notMerge: true});
    drawBrush();
    $("strip-from").textContent = format(wholeFrom, "brief");
    $("strip-to").textContent = format(wholeTo, "brief");
    $("strip-unit").textContent = word("per", {unit: word(unit())});
    drawUnits();
  }

  function drawUnits() {
    const had = $("units").contains(document.activeElement);
    replace($("units"), units.filter((u) => u === unit() || fitsStrip(u)).map((u) =>
      button({"aria-pressed": u === unit() ? "true" : "false", "data-unit": u}, () => change((s) => { s.unit = u === data.bins.unit ? null : u; }), word(u))));
    if (had) $("units").querySelector("[aria-pressed=true]").focus();
    $("compare").setAttribute("aria-pressed", state.before ? "true" : "false");
  }

  const percent = (part) => (part * 100).toFixed(3) + "%";

  function drawBrush() {
    const a = position(from()), b = position(to() + 1);
    $("shade-left").style.width = percent(a);
    $("shade-right").style.width = percent(1 - b);
    $("window").style.left = percent(a);
    $("window").style.width = percent(b - a);
    handles.from.style.left = percent(a);
    handles.to.style.left = percent(b);
    const earlier = $("window-before");
    earlier.hidden = !state.before;
    if (state.before) {
      const low = position(state.before.from), high = position(state.before.to + 1);
      earlier.style.left = percent(low);
      earlier.style.width = percent(high - low);
    }
    for (const [name, day] of [["from", from()], ["to", to()]]) {
      const h = handles[name];
      h.setAttribute("aria-valuemin", wholeFrom);
      h.setAttribute("aria-valuemax", wholeTo);
      h.setAttribute("aria-valuenow", day);
      h.setAttribute("aria-valuetext", format(day, "day"));
    }
  }

  // Dragging: a handle moves one end, the window moves both, elsewhere a new
  // period begins.
  let drag = null;
  const partAt = (event) => {
    const r = brush.getBoundingClientRect();
    return (event.clientX - r.left) / r.width;
  };

  brush.addEventListener("pointerdown", (event) => {
    if (event.button !== 0) return;
    const part = partAt(event), a = position(from()), b = position(to() + 1);
    const reach = 14 / brush.clientWidth;
    let kind = "new";
    if (event.target === handles.from || Math.abs(part - a) < reach && !(Math.abs(part - b) < Math.abs(part - a))) kind = "from";
    else if (event.target === handles.to || Math.abs(part - b) < reach) kind = "to";
    else if (!wholePeriod() && part > a && part < b) kind = "both";
    drag = {kind, part, from: edgeAt(a), to: edgeAt(b), moved: false};
    brush.setPointerCapture(event.pointerId);
  });

  brush.addEventListener("pointermove", (event) => {
    if (!drag) return;
    const part = partAt(event), last = edges.length - 1;
    if (Math.abs(part - drag.part) * brush.clientWidth < 4 && !drag.moved) return;
    drag.moved = true;
    let {from: a, to: b} = drag;
    if (drag.kind === "from") a = Math.min(edgeAt(part), b - 1);
    else if (drag.kind === "to") b = Math.max(edgeAt(part), a + 1);
    else if (drag.kind === "both") {
      const step = Math.max(-a, Math.min(last - b, Math.round((part - drag.part) * last)));
      a += step; b += step;
    } else {
      a = Math.floor(Math.min(part, drag.part) * last);
      b = Math.ceil(Math.max(part, drag.part) * last);
      a = Math.max(0, Math.min(last - 1, a));
      b = Math.max(a + 1, Math.min(last, b));
    }
    wanted = [edges[a], edges[b] - 1];
    if (!waiting) waiting = requestAnimationFrame(follow);
  });

  // follow shows where the hand is, once for each picture on the screen.
  let wanted = null, waiting = 0;
  function follow() {
    waiting = 0;
    const isFirst = drag && !drag.pushed;
    if (drag) drag.pushed = true;
    setPeriod(...wanted, isFirst ? "push" : "replace");
  }

  const drop = (event) => {
    if (!drag) return;
    if (!drag.moved && drag.kind === "new" && event.type === "pointerup") { // one column
      const i = Math.min(edges.length - 2, Math.max(0, Math.floor(drag.part * (edges.length - 1))));
      setPeriod(edges[i], edges[i + 1] - 1);
    }
    drag = null;
  };
  brush.addEventListener("pointerup", drop);
  brush.addEventListener("pointercancel", drop);
  brush.addEventListener("dblclick", () => setPeriod(wholeFrom, wholeTo));

  function keyed(name, event) {
    const step = {ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1, PageDown: -7, PageUp: 7}[event.key];
    let a = edgeAt(position(from())), b = edgeAt(position(to() + 1));
    if (event.key === "Home") name === "from" ? (a = 0) : (b = a + 1);
    else if (event.key === "End") name === "from" ? (a = b - 1) : (b = edges.length - 1);
    else if (!step) return;
    else if (name === "from") a = Math.max(0, Math.min(b - 1, a + step));
    else b = Math.min(edges.length - 1, Math.max(a + 1, b + step));
    event.preventDefault();
    setPeriod(edges[a], edges[b] - 1, "replace");
  }
  // Playing moves the period along, or, where it is the whole, lets it grow.
  const beat = 700; // milliseconds
  let playing = null;

  function stop() {
    clearInterval(playing);
    playing = null;
    tellPlaying();
  }

  function tellPlaying() {
    $("play").setAttribute("aria-pressed", playing ? "true" : "false");
    $("play").textContent = word(playing ? "pause" : "play");
  }

  function play() {
    if (playing) { stop(); return; }
    const last = edges.length - 1;
    let a = 0, b = 1;
    const isWindow = !wholePeriod();
    if (isWindow) { a = edgeAt(position(from())); b = Math.max(a + 1, edgeAt(position(to() + 1))); }
    if (isWindow && b >= last) { b -= a; a = 0; } // from the beginning again
    const show = (how) => setPeriod(edges[a], edges[b] - 1, how);
    playing = setInterval(() => {
      if (b >= last) { stop(); return; }
      if (isWindow) a++;
      b++;
      show("replace");
    }, beat);
    show("push");
    tellPlaying();
  }
  $("play").addEventListener("click", play);
  brush.addEventListener("pointerdown", stop);
  document.addEventListener("keydown", (event) => { if (event.key === "Escape") stop(); });

  // compare begins or ends the comparison with the time before.
  function compare() {
    if (state.before) {
      change((s) => { s.before = null; if (s.list === "changes") s.list = null; });
      return;
    }
    let low = from(), high = to();
    if (low <= wholeFrom) low = edges[edgeAt((position(low) + position(high + 1)) / 2)]; // the later half
    const length = high - low + 1;
    change((s) => {
      Object.assign(s, periodBetween(low, high));
      s.before = {from: Math.max(earliest, low - length), to: low - 1};
      s.list = "changes";
    });
  }
  $("compare").addEventListener("click", compare);

  for (const name of ["from", "to"]) handles[name].addEventListener("keydown", (event) => keyed(name, event));

  return {draw, tellPlaying, edges: () => edges};
})();
