// The filter: one for all views.

const filters = (() => {
  function toggle(set, value) {
    if (set.has(value)) set.delete(value);
    else set.add(value);
  }

  // The filter's own counts are those of all events.
  const countBy = (nameOf) => {
    const count = new Map();
    for (let e = 0; e < eventCount; e++) count.set(nameOf(e), (count.get(nameOf(e)) || 0) + 1);
    return count;
  };
  const byQuad = countBy(quadOf), byStatus = countBy(statusOf), byType = countBy(plainType);
  const quadOfType = new Map(kinds.map((k, i) => [plainTypes[i], k.quad]));

  const chip = (on, onclick, ...content) =>
    button({class: "chip", "aria-pressed": on ? "true" : "false"}, onclick, ...content);
  const much = (n) => el("span", {class: "n"}, number(n || 0));

  function drawQuads() {
    replace($("quads"), [1, 2, 3, 4].map((q) => {
      const c = chip(state.quads.has(q), () => change((s) => toggle(s.quads, q)),
        markIcon(q), el("span", {}, word("quad" + q)), much(byQuad.get(q)));
      c.disabled = !byQuad.get(q) && !state.quads.has(q);
      c.dataset.quad = q;
      return c;
    }));
  }

  function drawStatuses() {
    replace($("statuses"), statuses.map((status) => {
      const c = chip(state.statuses.has(status), () => change((s) => toggle(s.statuses, status)),
        markIcon(1, status), el("span", {}, word(status)), much(byStatus.get(status)));
      c.dataset.status = status;
      return c;
    }));
  }
  // box draws one of a list of choices, of which none means all.
  function box(set, value, ...content) {
    const input = el("input", {type: "checkbox", value, onchange: () => change((s) => toggle(s[set], value))});
    input.checked = state[set].has(value);
    return el("label", {class: "type"}, input, ...content);
  }

  function drawTypes() {
    const types = [...new Set([...byType.keys(), ...state.types])]
      .sort((a, b) => (quadOfType.get(a) || 0) - (quadOfType.get(b) || 0) || (a < b ? -1 : 1));
    replace($("type-list"), types.map((type) => box("types", type, markIcon(quadOfType.get(type) || 1), el("span", {}, typeName(type)), much(byType.get(type)))));
  }

  const mostPapers = 60;
  function drawPapers() {
    const names = [...papers.keys()].sort((a, b) => papers.get(b) - papers.get(a) || (a < b ? -1 : 1))
      .filter((name, i) => i < mostPapers || state.sources.has(name));
    replace($("paper-list"), names.map((name) => box("sources", name, bdi(name), much(papers.get(name)))));
    $("papers").hidden = papers.size < 2 && !state.sources.size;
  }

  function drawTongues() {
    const names = [...tongues.keys()].sort();
    replace($("tongue-list"), names.map((name) => box("langs", name, bdi(languageName(name)), much(tongues.get(name)))));
    $("tongues").hidden = tongues.size < 2 && !state.langs.size;
  }

  function languageName(code) {
    try { return new Intl.DisplayNames(languages[language], {type: "language"}).of(code); } catch { return code; }
  }

  const mostCommunities = 24;
  function drawCommunities() {
    const all = communitiesAt(state.level).map((members) => ({key: actors.key[members[0]], members}));
    replace($("community-list"), all.filter((c, i) => i < mostCommunities || state.communities.has(c.key)).map(({key, members}) =>
      box("communities", key, bdi(members.slice(0, 3).map(nameOf).join(", ") + (members.length > 3 ? " …" : "")), much(members.length))));
    $("communities").hidden = all.length < 2;
  }

  function drawLevel() {
    const group = $("levels");
    if (!group) return;
    const had = group.contains(document.activeElement);
    group.hidden = !actors.states;
    replace(group, ["persons", "states"].map((level) => button({"aria-pressed": state.level === level ? "true" : "false", "data-level": level}, () => setLevel(level), word(level))));
    if (had) group.querySelector("[aria-pressed=true]").focus();
  }

  // setLevel rolls the graph up or down; chosen states become the actors of the
  // same name.
  function setLevel(level) {
    change((s) => {
      s.level = level;
      s.communities = new Set();
      if (level === "persons") s.actors = s.actors.map((a) => (isState(a) ? actorIndex.get(actors.key[a].slice(1)) ?? -1 : a)).filter((a) => a >= 0);
      if (s.selected && !("event" in s.selected)) s.selected = null;
    });
  }

  // drawMore opens what holds a chosen filter, so that none is out of sight.
  function drawMore() {
    drawTypes();
    drawPapers();
    drawTongues();
    drawCommunities();
    drawLevel();
    $("confidence").value = state.confidence;
    $("confidence-now").textContent = state.confidence ? word("at least", {n: state.confidence}) : word("any");
    if (state.types.size || state.sources.size || state.langs.size || state.communities.size || state.confidence) $("more-filters").open = true;
  }

  function drawChosen() {
    const chips = state.actors.map((a) => button({class: "tag", title: word("remove", {name: nameOf(a)}), "aria-label": word("remove", {name: nameOf(a)}), "data-actor": actors.key[a]},
      () => change((s) => { s.actors = s.actors.filter((x) => x !== a); }), bdi(nameOf(a)), el("span", {"aria-hidden": "true"}, " ✕")));
    replace($("chosen"), state.actors.length ? el("span", {class: "label"}, word("which")) : null, ...chips, hows(), reaches());
    $("chosen").hidden = !state.actors.length;
  }

  const segments = (label, name, choices, now, choose) => el("span", {class: "segments small", role: "group", "aria-label": word(label)},
    choices.map(([value, key]) => button({"aria-pressed": now === value ? "true" : "false", ["data-" + name]: value}, () => change((s) => choose(s, value)), word(key))));

  // hows offers how several actors belong together.
  function hows() {
    if (state.actors.length < 2) return null;
    const choices = [["all", "all of them"], ["any", "any of them"]];
    if (state.actors.length === 2) choices.push(["path", "how linked"]);
    return segments("which", "with", choices, state.how, (s, how) => {
      s.how = how;
      s.steps = how === "any" ? s.steps : 0;
      if (how === "path") s.selected = {path: true};
    });
  }

  // reaches offers how far around the actors to look.
  function reaches() {
    if (!state.actors.length || state.actors.length > 1 && state.how !== "any") return null;
    return segments("around", "steps", [[0, "own events"], [1, "one step"], [2, "two steps"]], state.steps, (s, steps) => { s.steps = steps; });
  }

  function drawDates() {
    const pairs = [["from", from()], ["to", to()]];
    if (state.before) pairs.push(["before-from", state.before.from], ["before-to", state.before.to]);
    $("before").hidden = !state.before;
    for (const [id, day] of pairs) {
      const input = $(id);
      input.disabled = !datedCount;
      if (!datedCount) continue;
      input.min = iso(earliest);
      input.max = iso(latest);
      if (document.activeElement !== input) input.value = iso(day);
    }
  }

  function drawCount() {
    const all = counted("n events", eventCount);
    const text = shown.length === eventCount ? word("shown all", {events: all}) : word("shown some", {n: number(shown.length), events: all});
    $("count").textContent = text;
    $("summary-count").textContent = text;
    $("reset").hidden = !hasFilter();
  }

  function draw() {
    const had = focusedControl();
    drawQuads();
    drawStatuses();
    drawMore();
    drawChosen();
    drawDates();
    drawCount();
    if (document.activeElement !== $("words")) $("words").value = state.words;
    if (had) refocus(had);
  }

  // The chips are made anew; the focus stays where it was.
  function focusedControl() {
    const a = document.activeElement;
    if (!a || !$("filters").contains(a)) return null;
    for (const name of ["quad", "status", "with", "steps"]) if (a.dataset[name]) return `[data-${name}="${a.dataset[name]}"]`;
    if (a.type === "checkbox") return `#${a.closest("[id]").id} input[value="${CSS.escape(a.value)}"]`;
    if (a.dataset.actor) return "#search";
    return null;
  }
  const refocus = (selector) => { const a = $("filters").querySelector(selector); if (a) a.focus(); };

  const days = (a, b) => [dayFrom($(a).value), dayFrom($(b).value)];
  const typed = () => {
    const [a, b] = days("from", "to");
    if (!Number.isNaN(a) && !Number.isNaN(b)) setPeriod(a, b);
  };
  const typedBefore = () => {
    const [a, b] = days("before-from", "before-to");
    if (!Number.isNaN(a) && !Number.isNaN(b)) change((s) => { s.before = {from: Math.min(a, b), to: Math.max(a, b)}; });
  };
  for (const id of ["from", "to"]) $(id).addEventListener("change", typed);
  for (const id of ["before-from", "before-to"]) $(id).addEventListener("change", typedBefore);

  // Words count when the reader pauses; going back takes all of them away.
  let pause = 0;
  $("words").addEventListener("input", () => {
    clearTimeout(pause);
    pause = setTimeout(() => {
      const words = $("words").value.trim();
      if (words !== state.words) change((s) => { s.words = words; }, state.words ? "replace" : "push");
    }, 200);
  });
  $("confidence").addEventListener("input", () => change((s) => { s.confidence = +$("confidence").value; }, "replace"));
  $("filter-form").addEventListener("submit", (event) => event.preventDefault());
  $("reset").addEventListener("click", () => {
    change((s) => Object.assign(s, blank(), {selected: s.selected, list: s.list, sort: s.sort, down: s.down}));
    $("main").focus({preventScroll: true});
  });

  return {draw};
})();
