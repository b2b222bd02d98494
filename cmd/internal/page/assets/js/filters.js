// The filter: one for all views.

const filters = (() => {
  const search = $("search"), matches = $("matches");
  const mostMatches = 8;
  let found = [];
  let active = -1;

  // plain folds a text for searching: no case, no accents.
  const plain = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLocaleLowerCase();
  const searchable = actors.name.map((names, i) => plain(names.join(" ") + " " + actors.code[i]));

  function toggle(set, value) {
    if (set.has(value)) set.delete(value);
    else set.add(value);
  }

  const chip = (on, onclick, ...content) =>
    button({class: "chip", "aria-pressed": on ? "true" : "false"}, onclick, ...content);

  function drawQuads() {
    const count = [0, 0, 0, 0, 0];
    for (let e = 0; e < eventCount; e++) count[events.quad[e]]++;
    replace($("quads"), [1, 2, 3, 4].map((q) => {
      const c = chip(state.quads.has(q), () => change((s) => toggle(s.quads, q)),
        markIcon(q), el("span", {}, word("quad" + q)), el("span", {class: "n"}, number(count[q])));
      c.disabled = count[q] === 0 && !state.quads.has(q);
      c.dataset.quad = q;
      return c;
    }));
  }

  function drawStatuses() {
    const count = new Map();
    for (let e = 0; e < eventCount; e++) count.set(events.status[e], (count.get(events.status[e]) || 0) + 1);
    replace($("statuses"), statuses.map((status) => {
      const c = chip(state.statuses.has(status), () => change((s) => toggle(s.statuses, status)),
        markIcon(1, status), el("span", {}, word(status)), el("span", {class: "n"}, number(count.get(status))));
      c.dataset.status = status;
      return c;
    }));
  }

  function drawTypes() {
    const count = new Map();
    for (let e = 0; e < eventCount; e++) count.set(plainType(e), (count.get(plainType(e)) || 0) + 1);
    const quadOf = new Map();
    for (let e = 0; e < eventCount; e++) quadOf.set(plainType(e), events.quad[e]);
    const types = [...new Set([...count.keys(), ...state.types])]
      .sort((a, b) => (quadOf.get(a) || 0) - (quadOf.get(b) || 0) || (a < b ? -1 : 1));
    replace($("type-list"), types.map((type) => {
      const input = el("input", {type: "checkbox", value: type, onchange: () => change((s) => toggle(s.types, type))});
      input.checked = state.types.has(type);
      return el("label", {class: "type"}, input, markIcon(quadOf.get(type) || 1), el("span", {}, typeName(type)),
        el("span", {class: "n"}, number(count.get(type) || 0)));
    }));
    if (state.types.size) $("types").open = true;
  }

  function drawChosen() {
    const chips = state.actors.map((a) => button({class: "tag", title: word("remove", {name: nameOf(a)}), "aria-label": word("remove", {name: nameOf(a)}), "data-actor": actors.key[a]},
      () => change((s) => { s.actors = s.actors.filter((x) => x !== a); }), bdi(nameOf(a)), el("span", {"aria-hidden": "true"}, " ✕")));
    const how = state.actors.length < 2 ? null : el("span", {class: "segments small", role: "group", "aria-label": word("which")},
      [[false, "all of them"], [true, "any of them"]].map(([any, key]) =>
        button({"aria-pressed": state.any === any ? "true" : "false", "data-with": any ? "any" : "all"}, () => change((s) => { s.any = any; }), word(key))));
    replace($("chosen"), state.actors.length ? el("span", {class: "label"}, word("which")) : null, ...chips, how);
    $("chosen").hidden = !state.actors.length;
  }

  function drawDates() {
    const a = $("from"), b = $("to");
    for (const input of [a, b]) {
      input.disabled = !datedCount;
      input.min = datedCount ? iso(earliest) : "";
      input.max = datedCount ? iso(latest) : "";
    }
    if (!datedCount) return;
    if (document.activeElement !== a) a.value = iso(from());
    if (document.activeElement !== b) b.value = iso(to());
  }

  function drawCount() {
    const all = counted("n events", eventCount);
    const text = shown.length === eventCount ? word("shown all", {events: all}) : word("shown some", {n: number(shown.length), events: all});
    $("count").textContent = text;
    $("summary-count").textContent = text;
    $("reset").hidden = !hasFilter();
  }

  function draw() {
    const had = focusedChip();
    drawQuads();
    drawStatuses();
    drawTypes();
    drawChosen();
    drawDates();
    drawCount();
    if (had) refocus(had);
  }

  // The chips are made anew; the focus stays where it was.
  function focusedChip() {
    const a = document.activeElement;
    if (!a || !$("filters").contains(a)) return null;
    for (const name of ["quad", "status", "with"]) if (a.dataset[name]) return `[data-${name}="${a.dataset[name]}"]`;
    if (a.type === "checkbox") return `input[value="${CSS.escape(a.value)}"]`;
    if (a.dataset.actor) return "#search";
    return null;
  }
  const refocus = (selector) => { const a = $("filters").querySelector(selector); if (a) a.focus(); };

  // The search for actors: a list below the field, moved through with keys.
  function look() {
    const wanted = plain(search.value.trim());
    found = [];
    if (wanted) {
      for (let a = 0; a < actors.key.length; a++) {
        const at = searchable[a].indexOf(wanted);
        if (at >= 0 && partCount[a] && !state.actors.includes(a)) found.push({a, starts: at === 0 || searchable[a][at - 1] === " "});
      }
      found.sort((x, y) => y.starts - x.starts || partCount[y.a] - partCount[x.a] || x.a - y.a);
      found = found.slice(0, mostMatches).map((f) => f.a);
    }
    active = found.length ? 0 : -1;
    drawMatches(Boolean(wanted));
  }

  function drawMatches(isOpen) {
    matches.hidden = !isOpen;
    search.setAttribute("aria-expanded", isOpen ? "true" : "false");
    replace(matches, ...found.map((a, i) => el("li", {
      role: "option", id: "match" + i, "aria-selected": i === active ? "true" : "false",
      onpointerdown: (event) => { event.preventDefault(); take(a); },
    }, groupIcon(actors.group[a]), " ", bdi(nameOf(a)), el("span", {class: "n"}, number(partCount[a])))),
    isOpen && !found.length ? el("li", {class: "soft", role: "option", "aria-disabled": "true", "aria-selected": "false"}, word("no match")) : null);
    if (active >= 0) search.setAttribute("aria-activedescendant", "match" + active);
    else search.removeAttribute("aria-activedescendant");
  }

  function take(a) {
    search.value = "";
    found = [];
    active = -1;
    drawMatches(false);
    change((s) => { s.actors = [...s.actors, a]; });
  }

  search.addEventListener("input", look);
  search.addEventListener("blur", () => { found = []; drawMatches(false); });
  search.addEventListener("keydown", (event) => {
    const step = {ArrowDown: 1, ArrowUp: -1}[event.key];
    if (step && found.length) {
      event.preventDefault();
      active = (active + step + found.length) % found.length;
      drawMatches(true);
    } else if (event.key === "Enter") {
      event.preventDefault();
      if (active >= 0) take(found[active]);
    } else if (event.key === "Escape" && !matches.hidden) {
      event.stopPropagation();
      found = [];
      drawMatches(false);
    } else if (event.key === "Backspace" && !search.value && state.actors.length) {
      change((s) => { s.actors = s.actors.slice(0, -1); });
    }
  });

  const typed = () => {
    const a = dayFrom($("from").value), b = dayFrom($("to").value);
    if (!Number.isNaN(a) && !Number.isNaN(b)) setPeriod(a, b);
  };
  $("from").addEventListener("change", typed);
  $("to").addEventListener("change", typed);
  $("filter-form").addEventListener("submit", (event) => event.preventDefault());
  $("reset").addEventListener("click", () => {
    change((s) => Object.assign(s, blank(), {selected: s.selected, list: s.list, sort: s.sort, down: s.down}));
    $("main").focus({preventScroll: true});
  });

  return {draw};
})();
