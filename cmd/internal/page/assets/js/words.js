// The words of the page in the reader's language.

const languages = ["en", "de"];
let language = 0; // index of languages

// fill puts values into "{name}" and chooses between the forms of "{one|many}".
function fill(text, values = {}, number = values.n) {
  return text
    .replace(/\{([^{}|]*)\|([^{}|]*)\}/g, (_, one, many) => (number === 1 ? one : many))
    .replace(/\{(\w+)\}/g, (whole, name) => (Object.hasOwn(values, name) ? values[name] : whole));
}

const word = (key, values) => {
  if (!Object.hasOwn(data.words.interface, key)) return key;
  return fill(data.words.interface[key][language], values);
};

const number = (n) => n.toLocaleString(languages[language]);
const decimal = (n) => n.toLocaleString(languages[language], {maximumFractionDigits: 1, signDisplay: "exceptZero"});
const decimal2 = (n) => n.toLocaleString(languages[language], {minimumFractionDigits: 2, maximumFractionDigits: 2});
// counted says "3 events"; the number is written as the language does it.
const counted = (key, n) => fill(data.words.interface[key][language], {n: number(n)}, n);

const nameOf = (actor) => actors.name[actor][language];
const groupName = (actor) => data.words.groups[actors.group[actor]].name[language];

// act finds how a type is told; a mode without words of its own is told as
// its type, and a type without words by its code.
function act(type) {
  const known = [type, type.split("/")[0]].find((key) => Object.hasOwn(data.words.acts, key));
  return known ? data.words.acts[known] : {name: [type, type], with: [type, type], alone: [type, type]};
}

const typeName = (type) => act(type).name[language];

function listed(names, last = "and") {
  if (names.length < 2) return names.join("");
  return names.slice(0, -1).join(", ") + " " + word(last) + " " + names[names.length - 1];
}

// inWords parts an event into its source, what was done, and its target.
function inWords(e) {
  let source = sourceOf(e), target = targetOf(e);
  if (isSymmetric(e) && source.length > 1) {
    target = source.slice(1);
    source = source.slice(0, 1);
  }
  const phrases = act(typeOf(e));
  const phrase = (target.length ? phrases.with : phrases.alone)[language];
  return {
    source: source.length ? listed(source.map(nameOf)) : word("somebody"),
    act: fill(phrase, {}, Math.max(1, source.length)),
    target: listed(target.map(nameOf)),
  };
}

// told says an event in one line: "Donald Trump – telefoniert mit – Wladimir Putin".
function told(e) {
  const w = inWords(e);
  return [w.source, w.act, w.target].filter(Boolean).join(" – ");
}

// short says who and whom, or who did what, for labels in the charts.
function short(e) {
  const first = (list) => (list.length > 1 ? nameOf(list[0]) + " +" + (list.length - 1) : list.length ? nameOf(list[0]) : "");
  const source = sourceOf(e), target = targetOf(e);
  if (isSymmetric(e) && source.length > 1) {
    return cut(nameOf(source[0]), 22) + " ↔ " + cut(first(source.slice(1)), 22);
  }
  const from = cut(first(source), 22) || word("somebody");
  return from + (target.length ? " → " + cut(first(target), 22) : ": " + typeName(typeOf(e)));
}

// cut shortens a text to so many characters.
function cut(text, limit) {
  const letters = Array.from(text);
  return letters.length > limit ? letters.slice(0, limit - 1).join("").trimEnd() + "…" : text;
}
