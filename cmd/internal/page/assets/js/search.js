// The search for actors: a list below the field, moved through with keys.

(() => {
  const search = $("search"), matches = $("matches");
  const mostMatches = 8;
  const searchable = actors.name.map((names, i) => plain(names.join(" ") + " " + actors.code[i]));
  let found = [];
  let active = -1;

  function look() {
    const wanted = plain(search.value.trim());
    found = [];
    if (wanted) {
      for (let a = 0; a < actors.key.length; a++) {
        const at = searchable[a].indexOf(wanted);
        if (at >= 0 && partCount[a] && inPerson(a) === a && !state.actors.includes(a)) found.push({a, starts: at === 0 || searchable[a][at - 1] === " "});
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
    }, groupIcon(actors.group[a]), " ", bdi(nameOf(a)), isState(a) ? el("span", {class: "n"}, word("and all")) : null, el("span", {class: "n"}, number(partCount[a])))),
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
})();
