// Building the page's elements. Text only ever goes in as text.

const $ = (id) => document.getElementById(id);

// el makes an element: el("button", {class: "x", onclick: f}, "text", child).
function el(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === undefined || value === null || value === false) continue;
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...children.flat(Infinity).filter((c) => c !== null && c !== undefined && c !== false && c !== ""));
  return element;
}

const bdi = (text) => el("bdi", {}, text);

// svg makes an element of a drawing.
function svg(tag, attributes = {}, ...children) {
  const element = document.createElementNS("http://www.w3.org/2000/svg", tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
}

function replace(parent, ...children) {
  parent.replaceChildren(...children.flat(Infinity).filter(Boolean));
}

// reach is how far, in pixels, a finger may miss a mark.
const reach = 24;

// nearest gives the index of the point nearest to a place, -1 where all lie
// out of reach.
function nearest(points, x, y) {
  let best = -1, least = reach;
  points.forEach((p, i) => {
    const distance = Math.hypot(p.x - x, p.y - y);
    if (distance < least) { best = i; least = distance; }
  });
  return best;
}

// announce tells a screen reader what changed.
function announce(text) {
  $("live").textContent = text;
}

// button makes a button that does one thing.
const button = (attributes, onclick, ...children) =>
  el("button", {type: "button", ...attributes, onclick}, ...children);
