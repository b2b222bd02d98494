// Colours and shapes. Each quad class has both, so that none is told by
// colour alone: circle, square, triangle, diamond.

const shapes = ["", "circle", "square", "triangle", "diamond"];

let palette = {};

// readPalette takes the colours of the theme from the style sheet.
function readPalette() {
  const style = getComputedStyle(document.documentElement);
  const colour = (name) => style.getPropertyValue("--" + name).trim();
  palette = {
    quad: ["", colour("quad1"), colour("quad2"), colour("quad3"), colour("quad4")],
    ink: colour("ink"), soft: colour("soft"), line: colour("line"), card: colour("card"),
    cooperation: colour("cooperation"), conflict: colour("conflict"),
    groups: data.words.groups.map((g) => colour("group-" + g.key)),
    focus: colour("focus"), sans: style.getPropertyValue("--sans").trim().replaceAll('"', "'"), // ECharts does not escape it in SVG
  };
}

// outline gives the points of a shape of the size of a circle of radius r.
function outline(shape, x, y, r) {
  switch (shape) {
    case "square": { const s = r * 0.88; return [[x - s, y - s], [x + s, y - s], [x + s, y + s], [x - s, y + s]]; }
    case "triangle": { const s = r * 1.18; return [[x, y - s], [x + s, y + s * 0.78], [x - s, y + s * 0.78]]; }
    case "diamond": { const s = r * 1.22; return [[x, y - s], [x + s, y], [x, y + s], [x - s, y]]; }
  }
  return null;
}

// drawn is how an event of a status is drawn: what happened is filled, what
// did not, or not yet, is hollow; what was denied is struck through.
const isHollow = (status) => status !== "actual";

// mark returns the event's sign as ECharts' shapes.
function mark(x, y, r, quad, status) {
  const colour = palette.quad[quad];
  const hollow = isHollow(status);
  const style = {
    fill: hollow ? palette.card : colour,
    stroke: colour,
    lineWidth: hollow ? 1.8 : 1,
    lineDash: status === "hypothetical" ? [2, 2] : null,
  };
  const points = outline(shapes[quad], x, y, r);
  const shape = points
    ? {type: "polygon", shape: {points}, style}
    : {type: "circle", shape: {cx: x, cy: y, r}, style};
  if (status !== "negated") return [shape];
  const strike = {type: "line", shape: {x1: x - r, y1: y + r, x2: x + r, y2: y - r}, style: {stroke: colour, lineWidth: 1.8}};
  return [shape, strike];
}

// markIcon draws the same sign as a picture beside a text.
function markIcon(quad, status = "actual", size = 14) {
  const c = size / 2, r = size * 0.34;
  const points = outline(shapes[quad], c, c, r);
  const shape = points ? svg("polygon", {points: points.join(" ")}) : svg("circle", {cx: c, cy: c, r});
  shape.setAttribute("class", "mark-shape");
  const picture = svg("svg", {
    class: `mark quad${quad} ${isHollow(status) ? "hollow" : "full"} ${status}`,
    viewBox: `0 0 ${size} ${size}`, width: size, height: size, "aria-hidden": "true",
  }, shape);
  if (status === "negated") picture.append(svg("line", {x1: c - r, y1: c + r, x2: c + r, y2: c - r, class: "mark-shape"}));
  return picture;
}

// groupIcon draws the sign of a group of actors.
function groupIcon(group, size = 14) {
  const c = size / 2, r = size * 0.36;
  const kinds = {circle: "circle", rect: "square", triangle: "triangle", diamond: "diamond"};
  const points = outline(kinds[data.words.groups[group].shape], c, c, r);
  let shape;
  if (points) shape = svg("polygon", {points: points.join(" ")});
  else if (data.words.groups[group].shape === "roundRect") {
    shape = svg("rect", {x: c - r * 0.9, y: c - r * 0.9, width: r * 1.8, height: r * 1.8, rx: r * 0.6});
  } else shape = svg("circle", {cx: c, cy: c, r});
  return svg("svg", {class: "mark group-" + data.words.groups[group].key, viewBox: `0 0 ${size} ${size}`,
    width: size, height: size, "aria-hidden": "true"}, shape);
}

// groupSign draws the same as ECharts' shape.
function groupSign(group, x, y, r) {
  const kinds = {circle: "circle", rect: "square", triangle: "triangle", diamond: "diamond"};
  const shape = data.words.groups[group].shape, points = outline(kinds[shape], x, y, r), style = {fill: palette.groups[group]};
  if (points) return {type: "polygon", shape: {points}, style};
  if (shape === "roundRect") return {type: "rect", shape: {x: x - r * 0.9, y: y - r * 0.9, width: r * 1.8, height: r * 1.8, r: r * 0.6}, style};
  return {type: "circle", shape: {cx: x, cy: y, r}, style};
}

// spanIcon draws the bar of a date that is not known to the day.
function spanIcon() {
  return svg("svg", {class: "mark span", viewBox: "0 0 26 10", width: 26, height: 10, "aria-hidden": "true"},
    svg("rect", {x: 0.5, y: 1, width: 25, height: 8, rx: 4}));
}

// lineIcon draws the sign of a link's side.
function lineIcon(side) {
  return svg("svg", {class: "mark line-" + side, viewBox: "0 0 26 10", width: 26, height: 10, "aria-hidden": "true"},
    svg("line", {x1: 1, y1: 5, x2: 25, y2: 5}));
}
