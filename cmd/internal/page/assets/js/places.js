// Where the graph's nodes and their names go in the box on the screen.

const places = (() => {
  const labelGap = 5;
  const apart = 18; // pixels between two nodes
  const pen = document.createElement("canvas").getContext("2d");

  // spread stretches the nodes' places, at, over the box and moves nodes that
  // would cover each other apart. It does so the same way each time.
  function spread(nodes, at, w, h) {
    const margin = {x: Math.min(90, w * 0.16), y: 34};
    const across = rangeOf(nodes.map((n) => at[n.i].x)), down = rangeOf(nodes.map((n) => at[n.i].y));
    const part = Math.min(1, 0.3 + nodes.length / 16); // a few nodes need no large drawing
    for (const n of nodes) {
      n.x = w / 2 + (across(at[n.i].x) - 0.5) * (w - 2 * margin.x) * part;
      n.y = h / 2 + (down(at[n.i].y) - 0.5) * (h - 2 * margin.y) * part;
    }
    for (let round = 0; round < 60; round++) {
      let moved = false;
      for (let i = 0; i < nodes.length; i++) {
        for (let j = i + 1; j < nodes.length; j++) moved = partTwo(nodes[i], nodes[j]) || moved;
      }
      for (const n of nodes) {
        n.x = Math.max(margin.x / 2, Math.min(w - margin.x / 2, n.x));
        n.y = Math.max(margin.y / 2, Math.min(h - margin.y / 2, n.y));
      }
      if (!moved) break;
    }
  }

  // rangeOf gives the place of a number among others, from 0 to 1.
  function rangeOf(all) {
    const low = Math.min(...all), high = Math.max(...all);
    return (v) => (high > low ? (v - low) / (high - low) : 0.5);
  }

  // partTwo moves two nodes apart and tells whether it had to.
  function partTwo(a, b) {
    let dx = b.x - a.x, dy = b.y - a.y;
    const least = (a.size + b.size) / 2 + apart;
    if (Math.abs(dx) >= least || Math.abs(dy) >= least) return false;
    let distance = Math.hypot(dx, dy);
    if (distance >= least) return false;
    if (distance < 0.01) { // on one spot: the later one goes right, or down
      dx = (b.i % 2) + 0.5; dy = ((b.i >> 1) % 2) + 0.5;
      distance = Math.hypot(dx, dy);
    }
    const push = (least - distance) / 2 / distance;
    a.x -= dx * push; a.y -= dy * push;
    b.x += dx * push; b.y += dy * push;
    return true;
  }

  // leastCovered finds the side on which a name covers the least.
  function leastCovered(sides, taken, wide) {
    const shared = (a, b) => Math.max(0, Math.min(a.r, b.r) - Math.max(a.l, b.l)) * Math.max(0, Math.min(a.b, b.b) - Math.max(a.t, b.t));
    const outside = (p) => p.l < 0 || p.r > wide || p.t < 0;
    const covers = (side) => taken.reduce((sum, b) => sum + shared(sides[side], b), outside(sides[side]) ? 1e6 : 0);
    return Object.keys(sides).reduce((best, side) => (covers(side) < covers(best) ? side : best));
  }

  // sidesOf gives the boxes that a node's name would take on its four sides.
  function sidesOf(n, zoom) {
    pen.font = `${n.fontSize > 12 ? 600 : 400} ${n.fontSize}px ${palette.sans}`;
    const width = pen.measureText(n.label).width + 2, half = n.fontSize * 0.62, out = n.size / 2 + labelGap;
    const x = n.x * zoom, y = n.y * zoom;
    return {
      right: {l: x + out, r: x + out + width, t: y - half, b: y + half},
      left: {l: x - out - width, r: x - out, t: y - half, b: y + half},
      bottom: {l: x - width / 2, r: x + width / 2, t: y + out, b: y + out + 2 * half},
      top: {l: x - width / 2, r: x + width / 2, t: y - out - 2 * half, b: y - out},
    };
  }

  // name writes each name where it covers neither a node nor another name,
  // those in focus first, then the largest nodes. A name that fits nowhere
  // waits for a zoom, but for those of great nodes.
  function name(nodes, w, h, zoom, focus) {
    const inFocus = (n) => Boolean(focus) && focus.nodes.has(n.i);
    const largest = Math.max(...nodes.map((n) => n.size));
    const isGreat = (n) => n.size > 0.65 * largest || inFocus(n) && focus.nodes.size <= 3;
    const taken = nodes.map((n) => ({l: n.x * zoom - n.size / 2, r: n.x * zoom + n.size / 2,
      t: n.y * zoom - n.size / 2, b: n.y * zoom + n.size / 2}));
    const isFree = (a) => a.l >= 2 && a.r <= w * zoom - 2 && a.t >= 0 && a.b <= h * zoom &&
      !taken.some((b) => a.l < b.r && b.l < a.r && a.t < b.b && b.t < a.b);
    for (const n of [...nodes].sort((a, b) => inFocus(b) - inFocus(a) || b.size - a.size || a.i - b.i)) {
      n.fontSize = n.size > 0.65 * largest ? 13 : 12;
      n.label = cut(nameOf(n.i), w < 500 ? 18 : 26);
      const sides = sidesOf(n, zoom);
      n.side = Object.keys(sides).find((side) => isFree(sides[side])) || (isGreat(n) ? leastCovered(sides, taken, w * zoom) : undefined);
      if (n.side) taken.push(sides[n.side]);
    }
  }

  return {spread, name, labelGap};
})();
