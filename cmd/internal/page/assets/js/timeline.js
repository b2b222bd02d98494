// The timeline: one mark for each event, over a real axis of time.

const timeline = (() => {
  const box = $("timeline");
  if (!box) return {draw() {}, resize() {}, theme() {}};

  const sides = {left: 16, right: 16, top: 12, bottom: 30};
  let chart = null;
  let layout = null;
  let scale = null;
  let baseline = 0;
  let cursor = -1; // the item under the keyboard
  let latest = null; // what was drawn last, for pictures
  const pen = document.createElement("canvas").getContext("2d");

  const labelWidth = (text, size = largeFont) => {
    pen.font = `${size}px ${palette.sans}`;
    return pen.measureText(text).width;
  };

  const laneY = (item) => {
    const step = (item.lane + 0.5) * layout.laneHeight + 4;
    return item.side === "up" ? baseline - step : baseline + step;
  };

  // renderEvent draws one mark, with its bar of uncertain days and its label.
  function renderEvent(item, index) {
    const y = laneY(item), e = item.e, r = layout.r;
    const status = statusOf(e), colour = palette.quad[quadOf(e)];
    const children = [];
    if (item.barTo - item.barFrom > 2 * r + 4) { // else the mark covers it
      const h = item.label && !item.isSmall ? layout.laneHeight - 7 : Math.min(10, r * 1.5);
      children.push({
        type: "rect",
        shape: {x: item.barFrom, y: y - h / 2, width: item.barTo - item.barFrom, height: h, r: h / 2},
        style: {fill: colour, fillOpacity: isHollow(status) ? 0.06 : 0.2, stroke: colour, lineWidth: 1, lineDash: isHollow(status) ? [3, 3] : null},
      });
    }
    children.push(...mark(item.x, y, r, quadOf(e), status));
    if (item.label) {
      children.push({
        type: "text",
        style: {
          text: item.label, x: item.x + (item.align === "right" ? -1 : 1) * item.labelGap, y,
          align: item.align, verticalAlign: "middle", fill: item.isSmall ? palette.soft : palette.ink,
          font: `${item.isSmall ? smallFont : largeFont}px ${palette.sans}`,
        },
      });
    }
    if (isDim(e)) for (const c of children) Object.assign(c.style, {opacity: 0.22});
    const selected = state.selected && state.selected.event === e;
    if (selected || index === cursor) {
      children.push({
        type: "circle", shape: {cx: item.x, cy: y, r: r + 4.5},
        style: {fill: null, stroke: selected ? palette.ink : palette.focus, lineWidth: 2},
      });
    }
    children.push({ // what the pointer may hit
      type: "rect",
      shape: {x: item.left, y: y - layout.laneHeight / 2, width: item.right - item.left, height: layout.laneHeight},
      style: {fill: "rgba(0,0,0,0)"},
    });
    return {type: "group", children};
  }

  // isDim tells whether the actor or link that is open leaves an event out.
  function isDim(e) {
    const sel = state.selected;
    if (!sel) return false;
    if ("actor" in sel) return !takesPart(e, sel.actor);
    return "link" in sel && !belongsTo(e, sel.link);
  }

  // renderColumn draws one unit's counts, each quad class a block.
  function renderColumn(bin, index) {
    const x0 = scale.clip(scale.x(bin.from)) + 1, x1 = Math.max(x0 + 2, scale.clip(scale.x(bin.to + 1)) - 1);
    const children = [];
    let up = baseline - 2, down = baseline + 2;
    const block = (quad, y, height) => ({
      type: "rect", shape: {x: x0, y, width: x1 - x0, height},
      style: {fill: palette.quad[quad], stroke: palette.card, lineWidth: 0.5},
    });
    for (const q of [2, 1]) { // deeds lie nearer the line
      const h = bin.counts[q] * layout.laneHeight;
      if (h) children.push(block(q, up -= h, h));
    }
    for (const q of [4, 3]) {
      const h = bin.counts[q] * layout.laneHeight;
      if (h) { children.push(block(q, down, h)); down += h; }
    }
    if (index === cursor) {
      children.push({
        type: "rect", shape: {x: x0 - 3, y: up - 3, width: x1 - x0 + 6, height: down - up + 6},
        style: {fill: null, stroke: palette.focus, lineWidth: 2},
      });
    }
    return {type: "group", children};
  }

  const render = (params) => {
    const item = layout.items[params.dataIndex];
    if (!item) return null; // the size changes before the events do
    return layout.mode === "marks" ? renderEvent(item, params.dataIndex) : renderColumn(item, params.dataIndex);
  };

  function axis(ticks) {
    const values = ticks.ticks.map((d) => d * dayLength);
    const middle = ticks.unit === "day" ? 0.5 : 0;
    return {
      min: scale.low * dayLength, max: (scale.high + 1) * dayLength,
      axisLine: {show: false},
      axisTick: {show: true, customValues: values, lineStyle: {color: palette.line}, length: 5},
      splitLine: {show: true, customValues: values, lineStyle: {color: palette.line, width: 1}},
      axisLabel: {
        customValues: ticks.ticks.map((d) => (d + middle) * dayLength),
        formatter: (value) => tickLabel(Math.floor(value / dayLength), ticks),
        color: palette.soft, fontFamily: palette.sans, fontSize: 11.5, hideOverlap: true,
        showMinLabel: true, showMaxLabel: true, margin: 10,
      },
    };
  }

  // The first tick and each January carry the year.
  function tickLabel(day, {unit, ticks}) {
    const isFirst = day === ticks[0];
    if (unit === "year") return format(day, "year");
    if (unit === "month") return format(day, isFirst || toDate(day).getUTCMonth() === 0 ? "tickMonthYear" : "tickMonth");
    return format(day, isFirst ? "brief" : "tickDay");
  }

  const level = (y, colour) => ({type: "line", shape: {x1: sides.left, x2: sides.left + scale.width, y1: y, y2: y},
    style: {stroke: colour, lineWidth: 1}});

  // heights writes how many events the columns count, two or three levels on
  // the higher side.
  function heights() {
    if (layout.mode !== "columns") return [];
    const most = Math.max(layout.up, layout.down);
    const step = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10000].find((s) => most / s <= 3.5) || most;
    const children = [];
    for (const [count, sign] of [[layout.up, -1], [layout.down, 1]]) {
      for (let n = step; n <= count; n += step) {
        const y = baseline + sign * (2 + n * layout.laneHeight);
        children.push(level(y, palette.line), {type: "text", style: {text: number(n), x: sides.left, y: y - 2, verticalAlign: "bottom",
          fill: palette.soft, stroke: palette.card, lineWidth: 3, font: `${smallFont}px ${palette.sans}`}});
      }
    }
    return children;
  }

  function option() {
    const o = structuredClone(chartOptions.timeline);
    const height = layout.height + sides.top + sides.bottom;
    Object.assign(o.xAxis[0], axis(ticksFor(scale)));
    Object.assign(o.series[0], {
      renderItem: render, clip: false, coordinateSystem: "cartesian2d", encode: {x: [0, 1], y: 2},
      data: layout.items.map((item) => layout.mode === "marks"
        ? [firstDay(item.e) * dayLength, (lastDay(item.e) + 1) * dayLength, 0.5]
        : [item.from * dayLength, (item.to + 1) * dayLength, 0.5]),
    });
    o.useUTC = true;
    o.series.push({
      type: "custom", silent: true, z: 1, coordinateSystem: "cartesian2d", data: [[scale.low * dayLength, 0.5]],
      renderItem: () => ({type: "group", children: [level(baseline, palette.soft), ...heights()]}),
    });
    return {o, height};
  }

  function draw() {
    const list = shown.filter((e) => isDated(e) && lastDay(e) >= from() && firstDay(e) <= to());
    const isEmpty = list.length === 0;
    box.hidden = isEmpty;
    $("timeline-empty").hidden = !isEmpty;
    $("timeline-empty").textContent = word(eventCount ? "empty filter" : "empty none");
    tellAbsent(list);
    latest = null;
    if (isEmpty) { $("timeline-hint").textContent = ""; replace($("timeline-legend")); return; }
    if (!chart) start();
    place(list);
    const {o, height} = option();
    if (box.clientHeight !== Math.round(height)) box.style.height = Math.round(height) + "px";
    chart.resize({width: box.clientWidth, height: Math.round(height)});
    chart.setOption(o, {notMerge: true});
    latest = {option: o, width: box.clientWidth, height: Math.round(height), legend: signsOf(list).map((s) => ({draw: s.draw, width: s.width, text: s.text}))};
    box.setAttribute("aria-label", word("timeline label", {events: counted("n events", list.length)}));
    legend(list);
    $("timeline-hint").textContent = layout.mode === "marks" ? word("hint marks")
      : word("hint bars", {unit: word("hint unit " + layout.unit)});
  }

  // signsOf lists the signs that are in sight, for the legend of the page and
  // of pictures.
  function signsOf(list) {
    const found = [1, 2, 3, 4].filter((q) => list.some((e) => quadOf(e) === q));
    const hasMarks = layout.mode === "marks";
    const hollow = statuses.filter((s) => hasMarks && isHollow(s) && list.some((e) => statusOf(e) === s));
    const out = found.map((q) => ({icon: markIcon(q), text: word("quad" + q), width: 14, draw: (x, y) => mark(x + 7, y, 5, q, "actual")}));
    for (const s of hollow) out.push({icon: markIcon(1, s), neutral: true, text: word(s), width: 14, draw: (x, y) => mark(x + 7, y, 5, 1, s)});
    if (hasMarks && list.some((e) => columns.days[e])) {
      out.push({icon: spanIcon(), text: word("uncertain"), width: 26, draw: (x, y) => [{type: "rect",
        shape: {x, y: y - 4, width: 26, height: 8, r: 4}, style: {fill: palette.line, stroke: palette.soft}}]});
    }
    return out;
  }

  // legend explains the signs that are in sight.
  function legend(list) {
    replace($("timeline-legend"), signsOf(list).map((s) => el("span", {class: s.neutral ? "legend-item neutral" : "legend-item"}, s.icon, s.text)));
  }

  // tellAbsent says how many events the table alone has: those without a date,
  // and the few that lie far from all others.
  function tellAbsent(list) {
    const undated = shown.filter((e) => !isDated(e)).length;
    const far = shown.length - undated - list.length;
    replace($("undated"),
      undated ? el("span", {}, word("undated", {events: counted("n events", undated)}), " ") : null,
      far ? el("span", {}, word("far", {events: counted("n events", far)}), " ") : null,
      far ? button({class: "link", id: "all-time"}, () => setPeriod(earliest, latest), word("all time")) : null);
  }

  function place(list) {
    const width = Math.max(120, box.clientWidth - sides.left - sides.right);
    let low = from(), high = to();
    if (wholePeriod()) { // half a day's room on both sides is enough
      low = Math.max(low, firstDay(list[0])); // sorted
      high = Math.min(high, list.reduce((most, e) => Math.max(most, lastDay(e)), low));
    }
    if (high - low < 2) { low -= 1; high += 1; }
    scale = scaleOf(low, high, sides.left, width);
    const beside = matchMedia("(min-width: 1900px)").matches; // the graph, which is high
    const room = Math.max(220, view === "timeline" ? Math.min(820, innerHeight * 0.8) : Math.min(beside ? 760 : 520, innerHeight * 0.62));
    layout = arrange(list, scale, room, labelWidth);
    baseline = sides.top + 8 + layout.up * layout.laneHeight;
    if (cursor >= layout.items.length) cursor = -1;
  }

  function choose(index) {
    const item = layout.items[index];
    if (!item) return;
    if (layout.mode === "marks") select({event: item.e}, box);
    else if (layout.unit === "day" || item.events.length <= 40 && item.from === from()) showDay(item);
    else setPeriod(item.from, item.to);
  }

  const showDay = (bin) => select({day: [bin.from, bin.to]}, box);

  const tipText = (item) => layout.mode === "marks"
    ? [told(item.e), dateInWords(item.e) + " · " + word(statusOf(item.e))]
    : [spanned(item.from, item.to), counted("n events", item.events.length)];

  function start() {
    chart = echarts.init(box, null, {renderer: "canvas"});
    chart.on("click", (p) => choose(p.dataIndex));
    chart.getZr().on("click", (event) => { // beside a mark
      if (event.target || layout.mode !== "marks") return;
      choose(nearest(layout.items.map((item) => ({x: item.x, y: laneY(item)})), event.offsetX, event.offsetY));
    });
    chart.on("mousemove", (p) => tip.show(p.event.event, ...tipText(layout.items[p.dataIndex])));
    chart.on("mouseout", tip.hide);
    box.addEventListener("wheel", (event) => {
      if (!event.ctrlKey && !event.metaKey) return; // the page scrolls
      event.preventDefault();
      const day = scale.low + (event.offsetX - scale.left) / scale.per;
      zoom(event.deltaY < 0 ? 0.7 : 1 / 0.7, day, "replace");
    }, {passive: false});
  }

  // zoom narrows or widens the period around a day.
  function zoom(factor, around = (scale.low + scale.high + 1) / 2, how = "push") {
    if (!scale) return;
    const low = Math.round(around - (around - scale.low) * factor);
    const high = Math.max(low, Math.round(around + (scale.high + 1 - around) * factor) - 1);
    setPeriod(low, high, how);
  }

  function move(index) {
    cursor = Math.max(0, Math.min(layout.items.length - 1, index));
    chart.setOption({series: [{}]});
    draw();
    announce(tipText(layout.items[cursor]).join(", "));
  }

  // nextDay finds the next item in a direction that begins on another day.
  function otherDay(direction) {
    const dayOf = (item) => layout.mode === "marks" ? firstDay(item.e) : item.from;
    let i = Math.max(0, cursor);
    const day = dayOf(layout.items[i]);
    while (layout.items[i] && dayOf(layout.items[i]) === day) i += direction;
    return i;
  }

  box.addEventListener("keydown", (event) => {
    if (!layout || !layout.items.length) return;
    const keys = {
      ArrowRight: () => move(cursor + 1),
      ArrowLeft: () => move(cursor - 1),
      ArrowDown: () => move(otherDay(1)),
      ArrowUp: () => move(otherDay(-1)),
      Home: () => move(0),
      End: () => move(layout.items.length - 1),
      Enter: () => choose(cursor),
      " ": () => choose(cursor),
      "+": () => zoom(0.5),
      "-": () => zoom(2),
    };
    if (!keys[event.key] || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    keys[event.key]();
  });
  box.addEventListener("blur", () => { if (cursor >= 0) { cursor = -1; if (chart) draw(); } });
  $("zoom-in").addEventListener("click", () => zoom(0.5));
  $("zoom-out").addEventListener("click", () => zoom(2));

  pictureButtons("timeline", () => latest);

  // at tells where an event's mark is, for tests in a browser.
  const at = (id) => {
    const item = layout && layout.mode === "marks" && layout.items.find((it) => idOf(it.e) === id);
    return item ? {x: item.x, y: laneY(item)} : null;
  };
  box.addEventListener("where", (event) => { event.detail.answer = at(event.detail.id); });

  return {draw};
})();
