// Where the timeline's events go: cooperation above the line of time, conflict
// below it, each in the first free lane. As much is written as fits: marks
// with labels, marks alone, or columns that count.

const mostMarks = 1500;
const largeFont = 12, smallFont = 11; // of labels, in pixels

// scaleOf maps days to pixels.
function scaleOf(low, high, left, width) {
  const per = width / (high - low + 1);
  return {
    per, left, width, low, high,
    x: (day) => left + (day - low) * per,
    clip: (x) => Math.max(left, Math.min(left + width, x)),
  };
}

// extents finds where an event lies from left to right, with its label if it
// gets one.
function extents(e, scale, r, labelWidth) {
  const a = scale.clip(scale.x(firstDay(e))), b = scale.clip(scale.x(lastDay(e) + 1));
  const isSpan = columns.days[e] > 0;
  const x = (a + b) / 2;
  const item = {e, x, barFrom: isSpan ? a : x, barTo: isSpan ? b : x};
  item.left = Math.min(item.barFrom, x - r - 2);
  item.right = Math.max(item.barTo, x + r + 2);
  if (!labelWidth) return item;
  item.label = short(e);
  const width = labelWidth(item.label);
  const half = (b - a) / 2; // the label stands beside a short bar, but in a long one
  item.labelGap = 6 + (isSpan && half < 40 ? Math.max(r, half) : r);
  if (x + item.labelGap + width <= scale.left + scale.width) {
    item.align = "left";
    item.right = Math.max(item.right, x + item.labelGap + width);
  } else {
    item.align = "right";
    item.left = Math.min(item.left, x - item.labelGap - width);
  }
  return item;
}

// A bar longer than this part of the width is laid outside of all others, so
// that it does not push apart what happened on exact days.
const longBar = 0.12;

// pack puts each item into the first lane that is free where it lies and
// returns how many lanes that takes on each side.
function pack(items, gap, width) {
  const isLong = (item) => item.barTo - item.barFrom > width * longBar;
  const ends = {up: [], down: []};
  items.sort((a, b) => isLong(a) - isLong(b) || a.left - b.left || a.e - b.e);
  const inner = {up: 0, down: 0};
  for (const item of items) {
    item.side = isConflict(item.e) ? "down" : "up";
    const lanes = ends[item.side];
    const first = isLong(item) ? inner[item.side] : 0;
    let lane = lanes.findIndex((end, i) => i >= first && end + gap <= item.left);
    if (lane < 0) lane = lanes.length;
    lanes[lane] = item.right;
    item.lane = lane;
    if (!isLong(item)) inner[item.side] = lanes.length;
  }
  items.sort((a, b) => a.e - b.e); // the order of time, for the keyboard
  return {up: Math.max(1, ends.up.length), down: Math.max(1, ends.down.length)};
}

// leastLane is the height below which a lane has no room for words.
const leastLane = 14;

// labelFree writes labels, in small lanes, where nothing stands to the right.
function labelFree(items, scale, labelWidth) {
  const lanes = new Map();
  for (const item of items) {
    const key = item.side + item.lane;
    if (!lanes.has(key)) lanes.set(key, []);
    lanes.get(key).push(item);
  }
  for (const lane of lanes.values()) {
    lane.sort((a, b) => a.left - b.left);
    lane.forEach((item, i) => {
      const end = i + 1 < lane.length ? lane[i + 1].left - 10 : scale.left + scale.width;
      const label = short(item.e), width = labelWidth(label, smallFont);
      if (item.right + 5 + width > end) return;
      item.label = label;
      item.isSmall = true;
      item.align = "left";
      item.labelGap = item.right - item.x + 5;
      item.right += 5 + width;
    });
  }
}

// arrange lays out the events of the period in the room there is.
function arrange(list, scale, room, labelWidth) {
  if (list.length <= mostMarks) {
    const tries = [
      {r: 6, laneHeight: 25, gap: 12, label: labelWidth},
      ...[20, 17, 14, 12].map((laneHeight) => ({r: Math.min(6, laneHeight * 0.36), laneHeight, gap: 1})),
    ];
    for (const t of tries) {
      const items = list.map((e) => extents(e, scale, t.r, t.label));
      const {up, down} = pack(items, t.gap, scale.width);
      if ((up + down) * t.laneHeight <= room) {
        if (!t.label && t.laneHeight >= leastLane) labelFree(items, scale, labelWidth);
        return {mode: "marks", items, up, down, r: t.r, laneHeight: t.laneHeight, height: (up + down) * t.laneHeight + 16};
      }
    }
  }
  return inColumns(list, scale, room);
}

// inColumns counts the events by the smallest unit that gives columns wide
// enough to hit.
function inColumns(list, scale, room) {
  const unit = scale.per >= 8 ? "day" : scale.per * 7 >= 8 ? "week" : scale.per * 30 >= 8 ? "month" : "year";
  const items = [];
  let bin = null;
  for (const e of list) { // by first day
    const day = Math.max(firstDay(e), scale.low);
    if (!bin || day > bin.to) {
      const from = unitFloor[unit](day);
      bin = {from, to: unitNext[unit](from) - 1, counts: [0, 0, 0, 0, 0], events: []};
      items.push(bin);
    }
    bin.counts[quadOf(e)]++;
    bin.events.push(e);
  }
  const most = (q, p) => Math.max(0, ...items.map((b) => b.counts[q] + b.counts[p]));
  const up = most(1, 2), down = most(3, 4);
  return {mode: "columns", unit, items, up, down, height: room, laneHeight: (room - 16) / Math.max(1, up + down)};
}

// ticksFor chooses days to write below the axis, some ninety pixels apart.
function ticksFor(scale) {
  const want = (scale.high - scale.low + 1) / Math.max(2, scale.width / 84);
  const unit = want <= 4 ? "day" : want <= 20 ? "week" : want <= 200 ? "month" : "year";
  const length = {day: 1, week: 7, month: 30.4, year: 365}[unit];
  let step = Math.max(1, Math.ceil(want / length));
  if (unit === "month") step = [1, 2, 3, 6, 12].find((s) => s >= step) || 12;
  if (unit === "year") step = [1, 2, 5, 10, 20, 50, 100].find((s) => s >= step) || 200;
  const ticks = [];
  let day = unitFloor[unit](scale.low);
  while (day <= scale.high && ticks.length < 400) {
    const t = toDate(day);
    const whole = unit === "month" ? t.getUTCMonth() % step === 0
      : unit === "year" ? t.getUTCFullYear() % step === 0
      : (Math.round((day - unitFloor[unit](scale.low)) / length) % step) === 0;
    if (whole && day >= scale.low) ticks.push(day);
    day = unitNext[unit](day);
  }
  return {unit, ticks};
}
