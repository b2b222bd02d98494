// The panel of evidence: what the reader chose, in words, with the sentences.

const linkInWords = (i) => nameOf(links.s[i]) + (links.m[i] ? " ↔ " : " → ") + nameOf(links.t[i]);

const panel = (() => {
  const box = $("panel");
  const mostEvents = 25;
  let shownMore = mostEvents;
  let opener = null;   // where the focus goes back to
  let trail = [];      // what was open before, for "back"

  // marked returns a sentence with the words that matter marked. Where marks
  // overlap, the first of trigger, actors, date wins.
  function marked(report, symmetric) {
    const text = sentenceOf(report);
    const spans = [];
    const add = (at, kind) => at && spans.push({from: at[0], to: at[1], kind});
    add(report.trigger, "trigger");
    report.source.forEach((at) => add(at, symmetric ? "actor" : "source"));
    report.target.forEach((at) => add(at, symmetric ? "actor" : "target"));
    add(report.when, "when");
    const free = [];
    for (const s of spans) if (!free.some((f) => s.from < f.to && f.from < s.to)) free.push(s);
    free.sort((a, b) => a.from - b.from);
    const parts = [];
    let at = 0;
    for (const s of free) {
      parts.push(text.slice(at, s.from), el("mark", {class: s.kind, title: word("mark " + s.kind)}, text.slice(s.from, s.to)));
      at = s.to;
    }
    parts.push(text.slice(at));
    return parts;
  }

  function articleLine(report) {
    const a = report.article;
    if (a < 0) return el("p", {class: "from"}, word("unknown article"));
    const title = articles.title[a] || articles.id[a] || word("untitled article");
    const name = articles.url[a]
      ? el("a", {href: articles.url[a], rel: "noopener noreferrer nofollow", target: "_blank", title: word("new tab")}, bdi(title))
      : bdi(title);
    const date = articles.date[a] ? atomInWords(articles.date[a]) : "";
    return el("p", {class: "from"}, el("cite", {}, name),
      [articles.source[a], date].filter(Boolean).map((part) => [" · ", bdi(part)]),
      articles.page[a] ? [" · ", sitePage(articles.page[a], "whole text")] : null);
  }

  const quoteOf = (report, e) => el("blockquote", {lang: articles.lang[report.article] || null, dir: "auto"},
    el("p", {}, marked(report, isSymmetric(e))));

  function reportView(report, e) {
    const quote = report.sentence < 0 ? el("p", {class: "soft"}, word("no text")) : quoteOf(report, e);
    const {why, rule} = report;
    return el("li", {class: "report"}, quote, articleLine(report),
      report.saidBy >= 0 ? el("p", {class: "said"}, word("said by", {name: nameOf(report.saidBy)})) : null,
      el("p", {class: "why"}, el("span", {class: "label"}, word("why") + ": "), readAs(report, e),
        rule ? [" ", el("code", {}, rule)] : null, ` · ${report.confidence} %`,
        why ? el("span", {class: "sub"}, bdi(why)) : null));
  }

  const quoted = (text) => (language === 1 ? `„${text}“` : `“${text}”`);

  // readAs says which word was taken for what.
  function readAs(report, e) {
    if (!report.trigger || report.sentence < 0) return word("read", {type: typeName(typeOf(e))});
    const trigger = sentenceOf(report).slice(...report.trigger);
    return word("word read", {word: quoted(trigger), type: typeName(typeOf(e))});
  }

  // Pages of the site, beside this one, in the reader's language.
  const sitePage = (name, key, hash = "") => name
    ? el("a", {class: "page-link", href: `pages/${languages[language]}/${name}.html${hash}`}, word(key)) : null;
  const pairPage = (a, b) => {
    const found = data.pairs.find((p) => p.a === a && p.b === b || p.a === b && p.b === a);
    return found ? found.page : "";
  };

  const fact = (name, ...value) => el("div", {class: "fact"}, el("dt", {}, word(name)), el("dd", {}, value));

  function writtenDates(e) {
    const words = new Set();
    for (const r of reportsOf(e)) if (r.when && r.sentence >= 0) words.add(sentenceOf(r).slice(...r.when));
    return [...words];
  }

  function dateFact(e) {
    const written = writtenDates(e).map(quoted);
    const origin = ["text", "context", "article"].includes(data.from[columns.from[e]]) ? word("from " + data.from[columns.from[e]]) : "";
    return fact("date", el("span", {class: "strong"}, dateInWords(e)),
      written.length ? el("span", {class: "sub"}, word("as written") + ": ", bdi(written.join(", "))) : null,
      origin ? el("span", {class: "sub"}, origin) : null);
  }

  const meter = (percent) => el("span", {class: "meter", "aria-hidden": "true"},
    svg("svg", {viewBox: "0 0 60 6", width: 60, height: 6}, svg("rect", {width: 60, height: 6, rx: 3, class: "meter-all"}),
      svg("rect", {width: percent * 0.6, height: 6, rx: 3, class: "meter-part"})));

  const badge = (e) => el("span", {class: "badge " + statusOf(e)}, word(statusOf(e)));

  function headline(e) {
    const w = inWords(e);
    return el("h2", {id: "panel-title", tabindex: "-1"}, bdi(w.source), " – ", el("span", {class: "act"}, w.act),
      w.target ? [" – ", bdi(w.target)] : null);
  }

  function eventView(e) {
    const reports = reportsOf(e);
    return [
      el("p", {class: "eyebrow"}, markIcon(quadOf(e), statusOf(e)), " ", word("quad" + quadOf(e)), " · ", typeName(typeOf(e))),
      headline(e),
      el("p", {class: "badges"}, badge(e)),
      el("dl", {class: "facts"}, dateFact(e),
        placeOf(e) ? fact("place", bdi(placeOf(e))) : null,
        fact("confidence", columns.confidence[e] + " % ", meter(columns.confidence[e])),
        fact("coding", el("code", {}, typeOf(e)), el("span", {class: "sub"},
          `${word("score")} ${decimal(kindOf(e).score)} · ${word("cameo")} ${kindOf(e).cameo || "–"} · ${word("goldstein")} ${decimal(kindOf(e).goldstein)}`))),
      el("h3", {}, counted("n reports", reports.length)),
      markLegend(reports, isSymmetric(e)),
      el("ol", {class: "reports"}, reports.map((r) => reportView(r, e))),
      el("div", {class: "actions"},
        button({}, () => change((s) => { s.actors = [...new Set([...sourceOf(e), ...targetOf(e)].map(inPerson))]; s.how = "all"; }), word("only these"))),
      el("p", {class: "soft small"}, word("untouched")),
    ];
  }

  function markLegend(reports, symmetric) {
    const kinds = symmetric ? ["trigger", "actor", "when"] : ["trigger", "source", "target", "when"];
    const has = {trigger: (r) => r.trigger, source: (r) => r.source.length, actor: (r) => r.source.length, target: (r) => r.target.length, when: (r) => r.when};
    return el("p", {class: "mark-legend"}, el("span", {class: "label"}, word("legend marks") + ":"), " ", kinds.filter((k) => reports.some(has[k]))
      .map((k) => [el("mark", {class: k}, word("mark " + k)), " "]));
  }

  // step goes to the event before or after in time.
  function step(e, direction) {
    const at = shown.indexOf(e), next = at < 0 ? undefined : shown[at + direction];
    const name = direction < 0 ? "previous" : "next";
    return button({class: "icon", disabled: next === undefined, "aria-label": word(name), title: word(name), "data-step": name},
      () => select({event: next}, null, "replace"), direction < 0 ? "←" : "→");
  }

  // eventItem shows an event in a list, with the first sentence that tells it.
  function eventItem(e) {
    const report = reportsOf(e).find((r) => r.sentence >= 0);
    return el("li", {class: "event-item"},
      button({class: "event-button"}, () => select({event: e}, null), markIcon(quadOf(e), statusOf(e)), " ", bdi(told(e))),
      el("p", {class: "from"}, dateInWords(e), " · ", word(statusOf(e)), " · ", counted("n reports", reportCount(e))),
      report ? quoteOf(report, e) : null);
  }

  function eventList(list) {
    const rest = list.length - shownMore;
    return [
      el("ol", {class: "event-list"}, list.slice(0, shownMore).map(eventItem)),
      rest > 0 ? button({}, () => { shownMore += 100; draw(); }, word("show more", {n: number(Math.min(rest, 100))})) : null,
    ];
  }

  const title = (...parts) => el("h2", {id: "panel-title", tabindex: "-1"}, parts);

  function linkView(i) {
    const list = linkEvents(i);
    const a = links.s[i], b = links.t[i];
    return [
      el("p", {class: "eyebrow"}, word(links.m[i] ? "both" : "directed")),
      title(bdi(nameOf(a)), links.m[i] ? " ↔ " : " → ", bdi(nameOf(b))),
      el("dl", {class: "facts"},
        fact("cooperation", lineIcon("cooperation"), " ", counted("n events", coop[i])),
        fact("conflict", lineIcon("conflict"), " ", counted("n events", conf[i])),
        fact("period", periodOf(list)),
        before ? fact("change", word(changeOf(i)), el("span", {class: "sub"}, word("then count", {events: counted("n events", countIn(before, i))}))) : null),
      el("div", {class: "actions"}, [a, b].map((x) => button({}, () => select({actor: x}, null), bdi(nameOf(x)))),
        button({}, () => change((s) => { s.actors = [...new Set([a, b])]; s.how = "all"; }), word("only these"))),
      sitePage(pairPage(a, b), "own page"),
      el("h3", {}, counted("n events", list.length)),
      list.length ? eventList(list) : el("p", {class: "soft"}, word("empty filter")),
    ];
  }

  function periodOf(list) {
    const dated = list.filter(isDated);
    if (!dated.length) return "–";
    return spanned(firstDay(dated[0]), dated.reduce((most, e) => Math.max(most, lastDay(e)), firstDay(dated[0])), "brief");
  }

  function actorView(a) {
    const list = shown.filter((e) => takesPart(e, a));
    const own = shownLinks.filter((i) => links.s[i] === a || links.t[i] === a);
    return [
      el("p", {class: "eyebrow"}, groupIcon(actors.group[a]), " ", groupName(a)),
      title(bdi(nameOf(a))),
      el("dl", {class: "facts"},
        actors.code[a] || actors.sector[a] ? fact("code", el("code", {}, [actors.code[a], actors.sector[a]].filter(Boolean).join(" "))) : null,
        fact("period", periodOf(list)), communityFact(a)),
      el("div", {class: "actions"}, button({}, () => change((s) => { s.actors = [a]; }), word("only this")),
        button({}, () => change((s) => { s.actors = [a]; s.steps = 1; }), word("around this")),
        state.actors.length === 1 && state.actors[0] !== a && nodeOf(a) >= 0
          ? button({}, () => change((s) => { s.actors = [s.actors[0], a]; s.how = "path"; s.selected = {path: true}; }), word("link to", {name: nameOf(state.actors[0])})) : null),
      sitePage(actors.page[a], "own page"),
      own.length ? el("h3", {}, counted("n links", own.length)) : null,
      own.length ? el("ul", {class: "link-list"}, strongest(own, 12).map(linkItem)) : null,
      el("h3", {}, counted("n events", list.length)),
      eventList(list),
    ];
  }

  // communityFact says with whom an actor stands.
  function communityFact(a) {
    const members = communitiesAt(state.level)[actors.community[a]];
    if (!members) return null;
    return fact("community", bdi(listed(members.filter((m) => m !== a).slice(0, 4).map(nameOf))), members.length > 5 ? " …" : null);
  }

  const linkItem = (i) => el("li", {},
    button({class: "event-button"}, () => select({link: i}, null), bdi(linkInWords(i))),
    el("span", {class: "sides"}, coop[i] ? [lineIcon("cooperation"), " ", number(coop[i])] : null, " ",
      conf[i] ? [lineIcon("conflict"), " ", number(conf[i])] : null));

  function dayView([a, b]) {
    const touching = shown.filter((e) => isDated(e) && firstDay(e) <= b && lastDay(e) >= a);
    const begin = (e) => firstDay(e) >= a;
    const list = [...touching.filter(begin), ...touching.filter((e) => !begin(e))]; // those of a whole year last
    return [title(spanned(a, b)), el("h3", {}, counted("n events", list.length)), eventList(list)];
  }

  // pathView shows how two actors are linked: the ways with the fewest steps,
  // each step with what it rests on.
  function pathView() {
    const [a, b] = state.actors;
    return [
      el("p", {class: "eyebrow"}, word("how linked")),
      title(bdi(nameOf(a)), " … ", bdi(nameOf(b))),
      shownPaths.length
        ? el("p", {class: "soft"}, counted("n steps", shownPaths[0].length - 1), " · ", counted("n paths", shownPaths.length))
        : el("p", {class: "soft"}, word("no path")),
      shownPaths.slice(0, 5).map((way) => el("section", {class: "way"},
        el("h3", {}, way.map((n, i) => [i ? " – " : null, bdi(nameOf(n))])),
        el("ol", {class: "steps"}, way.slice(1).map((n, i) => stepItem(way[i], n))))),
    ];
  }

  const mostOfStep = 2;
  function stepItem(a, b) {
    const own = linksOfStep(a, b);
    const list = [...new Set(own.flatMap((i) => linkEvents(i)))].sort((x, y) => reportCount(y) - reportCount(x) || columns.confidence[y] - columns.confidence[x] || x - y);
    return el("li", {class: "step"}, el("ul", {class: "link-list"}, own.map(linkItem)),
      el("ol", {class: "event-list"}, list.slice(0, mostOfStep).map(eventItem)));
  }

  function content(sel) {
    if ("path" in sel) return pathView();
    if ("event" in sel) return eventView(sel.event);
    if ("link" in sel) return linkView(sel.link);
    if ("actor" in sel) return actorView(sel.actor);
    return dayView(sel.day);
  }

  function bar() {
    return el("div", {class: "panel-bar"},
      trail.length ? button({class: "quiet", id: "back"}, back, word("back")) : null,
      "event" in state.selected ? [step(state.selected.event, -1), step(state.selected.event, 1)] : null,
      button({class: "quiet", id: "close"}, close, word("close"), " ", el("span", {"aria-hidden": "true"}, "✕")));
  }

  function draw() {
    const sel = state.selected;
    document.body.classList.toggle("with-panel", Boolean(sel));
    if (!sel) {
      replace(box, el("div", {class: "panel-empty"}, el("h2", {}, word("panel title")), el("p", {}, word("panel empty")), beginnings()));
      return;
    }
    replace(box, bar(), el("div", {class: "panel-body"}, content(sel)));
  }

  // beginnings offers what to open first: the events that most sentences
  // report, and the links with the most events.
  function beginnings() {
    const most = 5;
    const top = topOf(shown, most, (e) => 128 * reportCount(e) + columns.confidence[e]);
    const strong = strongest(shownLinks, most);
    const lists = [
      top.length ? [el("h3", {}, word("most reported")), el("ul", {class: "start-list"}, top.map(startEvent))] : null,
      strong.length ? [el("h3", {}, word("strongest links")), el("ul", {class: "link-list"}, strong.map(linkItem))] : null,
    ];
    return view === "graph" ? lists.reverse() : lists;
  }

  const startEvent = (e) => el("li", {},
    button({class: "event-button"}, (event) => select({event: e}, event.currentTarget), markIcon(quadOf(e), statusOf(e)), " ", bdi(told(e))),
    el("span", {class: "sub"}, dateInWords(e), " · ", counted("n reports", reportCount(e))));

  const same = (a, b) => JSON.stringify(a) === JSON.stringify(b);

  function open(sel, from, how) {
    if (from) opener = from;
    if (!sel || state.selected && same(sel, state.selected)) {
      if (sel) focus();
      return;
    }
    if (from) trail = [];
    else if (state.selected && how !== "replace") trail.push(state.selected);
    shownMore = mostEvents;
    change((s) => { s.selected = sel; }, how);
    box.scrollTop = 0;
    focus();
  }

  function focus() {
    const heading = $("panel-title");
    if (heading) heading.focus({preventScroll: wide()});
  }
  const wide = () => matchMedia("(min-width: 1000px)").matches;

  function back() {
    const sel = trail.pop();
    change((s) => { s.selected = sel; });
    focus();
  }

  function close() {
    if (!state.selected) return;
    trail = [];
    change((s) => { s.selected = null; });
    if (opener && opener.isConnected && !opener.hidden) opener.focus();
    else $("main").focus({preventScroll: true});
    opener = null;
  }

  return {draw, open, close};
})();

// select opens something in the panel; from is where the reader came from.
const select = (sel, from = null, how = "push") => panel.open(sel, from, how);
