// The panel of evidence: what the reader chose, in words, with the sentences.

const linkInWords = (i) => nameOf(links[i].s) + (links[i].m ? " ↔ " : " → ") + nameOf(links[i].t);

const panel = (() => {
  const box = $("panel");
  const mostEvents = 25;
  let shownMore = mostEvents;
  let opener = null;   // where the focus goes back to
  let trail = [];      // what was open before, for "back"

  // marked returns a sentence with the words that matter marked. Where marks
  // overlap, the first of trigger, actors, date wins.
  function marked(report, symmetric) {
    const text = sentences[report.s].t;
    const spans = [];
    const add = (at, kind) => at && spans.push({from: at[0], to: at[1], kind});
    add(report.g, "trigger");
    (report.a || []).forEach((at) => add(at, symmetric ? "actor" : "source"));
    (report.b || []).forEach((at) => add(at, symmetric ? "actor" : "target"));
    add(report.w, "when");
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
    const a = articles[report.d];
    if (!a) return el("p", {class: "from"}, word("unknown article"));
    const title = a.title || a.id || word("untitled article");
    const name = a.url
      ? el("a", {href: a.url, rel: "noopener noreferrer nofollow", target: "_blank", title: word("new tab")}, bdi(title))
      : bdi(title);
    const date = a.date ? atomInWords(a.date) : "";
    return el("p", {class: "from"}, el("cite", {}, name),
      [a.source, date].filter(Boolean).map((part) => [" · ", bdi(part)]));
  }

  function reportView(report, e) {
    const quote = report.s < 0
      ? el("p", {class: "soft"}, word("no text"))
      : el("blockquote", {lang: articles[report.d] ? articles[report.d].lang || null : null, dir: "auto"},
        el("p", {}, marked(report, events.symmetric[e])));
    const why = data.whys[report.y], rule = data.rules[report.r];
    return el("li", {class: "report"}, quote, articleLine(report),
      report.q >= 0 ? el("p", {class: "said"}, word("said by", {name: nameOf(report.q)})) : null,
      el("p", {class: "why"}, el("span", {class: "label"}, word("why") + ": "), readAs(report, e),
        rule ? [" ", el("code", {}, rule)] : null, ` · ${report.c} %`,
        why ? el("span", {class: "sub"}, bdi(why)) : null));
  }

  const quoted = (text) => (language === 1 ? `„${text}“` : `“${text}”`);

  // readAs says which word was taken for what.
  function readAs(report, e) {
    if (!report.g || report.s < 0) return word("read", {type: typeName(typeOf(e))});
    const trigger = sentences[report.s].t.slice(report.g[0], report.g[1]);
    return word("word read", {word: quoted(trigger), type: typeName(typeOf(e))});
  }

  const fact = (name, ...value) => el("div", {class: "fact"}, el("dt", {}, word(name)), el("dd", {}, value));

  function writtenDates(e) {
    const words = new Set();
    for (const r of reportsOf(e)) if (r.w && r.s >= 0) words.add(sentences[r.s].t.slice(r.w[0], r.w[1]));
    return [...words];
  }

  function dateFact(e) {
    const written = writtenDates(e).map(quoted);
    const origin = ["text", "context", "article"].includes(events.from[e]) ? word("from " + events.from[e]) : "";
    return fact("date", el("span", {class: "strong"}, dateInWords(e)),
      written.length ? el("span", {class: "sub"}, word("as written") + ": ", bdi(written.join(", "))) : null,
      origin ? el("span", {class: "sub"}, origin) : null);
  }

  const meter = (percent) => el("span", {class: "meter", "aria-hidden": "true"},
    svg("svg", {viewBox: "0 0 60 6", width: 60, height: 6}, svg("rect", {width: 60, height: 6, rx: 3, class: "meter-all"}),
      svg("rect", {width: percent * 0.6, height: 6, rx: 3, class: "meter-part"})));

  const badge = (e) => el("span", {class: "badge " + events.status[e]}, word(events.status[e]));

  function headline(e) {
    const w = inWords(e);
    return el("h2", {id: "panel-title", tabindex: "-1"}, bdi(w.source), " – ", el("span", {class: "act"}, w.act),
      w.target ? [" – ", bdi(w.target)] : null);
  }

  function eventView(e) {
    const reports = reportsOf(e);
    return [
      el("p", {class: "eyebrow"}, markIcon(events.quad[e], events.status[e]), " ", word("quad" + events.quad[e]), " · ", typeName(typeOf(e))),
      headline(e),
      el("p", {class: "badges"}, badge(e)),
      el("dl", {class: "facts"}, dateFact(e),
        events.place[e] ? fact("place", bdi(events.place[e])) : null,
        fact("confidence", events.confidence[e] + " % ", meter(events.confidence[e])),
        fact("coding", el("code", {}, typeOf(e)), el("span", {class: "sub"},
          `${word("score")} ${decimal(events.score[e])} · ${word("cameo")} ${events.cameo[e] || "–"} · ${word("goldstein")} ${decimal(events.goldstein[e])}`))),
      el("h3", {}, counted("n reports", reports.length)),
      markLegend(reports, events.symmetric[e]),
      el("ol", {class: "reports"}, reports.map((r) => reportView(r, e))),
      el("div", {class: "actions"},
        button({}, () => change((s) => { s.actors = [...new Set([...events.source[e], ...events.target[e]])]; s.any = false; }), word("only these"))),
      el("p", {class: "soft small"}, word("untouched")),
    ];
  }

  function markLegend(reports, symmetric) {
    const kinds = symmetric ? ["trigger", "actor", "when"] : ["trigger", "source", "target", "when"];
    const has = {trigger: (r) => r.g, source: (r) => r.a, actor: (r) => r.a, target: (r) => r.b, when: (r) => r.w};
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
    const report = reportsOf(e).find((r) => r.s >= 0);
    return el("li", {class: "event-item"},
      button({class: "event-button"}, () => select({event: e}, null), markIcon(events.quad[e], events.status[e]), " ", bdi(told(e))),
      el("p", {class: "from"}, dateInWords(e), " · ", word(events.status[e]), " · ", counted("n reports", events.reports[e])),
      report ? el("blockquote", {lang: articles[report.d] ? articles[report.d].lang || null : null, dir: "auto"},
        el("p", {}, marked(report, events.symmetric[e]))) : null);
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
    const l = shownLinks.find((s) => s.i === i) || {coop: 0, conf: 0, events: []};
    const a = links[i].s, b = links[i].t;
    return [
      el("p", {class: "eyebrow"}, word(links[i].m ? "both" : "directed")),
      title(bdi(nameOf(a)), links[i].m ? " ↔ " : " → ", bdi(nameOf(b))),
      el("dl", {class: "facts"},
        fact("cooperation", lineIcon("cooperation"), " ", counted("n events", l.coop)),
        fact("conflict", lineIcon("conflict"), " ", counted("n events", l.conf)),
        fact("period", periodOf(l.events))),
      el("div", {class: "actions"}, [a, b].map((x) => button({}, () => select({actor: x}, null), bdi(nameOf(x)))),
        button({}, () => change((s) => { s.actors = [...new Set([a, b])]; s.any = false; }), word("only these"))),
      el("h3", {}, counted("n events", l.events.length)),
      l.events.length ? eventList(l.events) : el("p", {class: "soft"}, word("empty filter")),
    ];
  }

  function periodOf(list) {
    const dated = list.filter(isDated);
    if (!dated.length) return "–";
    return spanned(Math.min(...dated.map(firstDay)), Math.max(...dated.map(lastDay)), "brief");
  }

  function actorView(a) {
    const list = shown.filter((e) => partsOf[e].has(a));
    const own = shownLinks.filter(({i}) => links[i].s === a || links[i].t === a)
      .sort((x, y) => y.events.length - x.events.length || x.i - y.i);
    return [
      el("p", {class: "eyebrow"}, groupIcon(actors.group[a]), " ", groupName(a)),
      title(bdi(nameOf(a))),
      el("dl", {class: "facts"},
        actors.code[a] || actors.sector[a] ? fact("code", el("code", {}, [actors.code[a], actors.sector[a]].filter(Boolean).join(" "))) : null,
        fact("period", periodOf(list))),
      el("div", {class: "actions"}, button({}, () => change((s) => { s.actors = [a]; }), word("only this"))),
      own.length ? el("h3", {}, counted("n links", own.length)) : null,
      own.length ? el("ul", {class: "link-list"}, own.slice(0, 12).map(linkItem)) : null,
      el("h3", {}, counted("n events", list.length)),
      eventList(list),
    ];
  }

  const linkItem = (l) => el("li", {},
    button({class: "event-button"}, () => select({link: l.i}, null), bdi(linkInWords(l.i))),
    el("span", {class: "sides"}, l.coop ? [lineIcon("cooperation"), " ", number(l.coop)] : null, " ",
      l.conf ? [lineIcon("conflict"), " ", number(l.conf)] : null));

  function dayView([a, b]) {
    const list = shown.filter((e) => isDated(e) && firstDay(e) <= b && lastDay(e) >= a);
    return [title(spanned(a, b)), el("h3", {}, counted("n events", list.length)), eventList(list)];
  }

  function content(sel) {
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
    const top = [...shown].sort((a, b) => events.reports[b] - events.reports[a] || events.confidence[b] - events.confidence[a] || a - b).slice(0, most);
    const strong = [...shownLinks].sort((a, b) => b.events.length - a.events.length || a.i - b.i).slice(0, most);
    const lists = [
      top.length ? [el("h3", {}, word("most reported")), el("ul", {class: "start-list"}, top.map(startEvent))] : null,
      strong.length ? [el("h3", {}, word("strongest links")), el("ul", {class: "link-list"}, strong.map(linkItem))] : null,
    ];
    return view === "graph" ? lists.reverse() : lists;
  }

  const startEvent = (e) => el("li", {},
    button({class: "event-button"}, (event) => select({event: e}, event.currentTarget), markIcon(events.quad[e], events.status[e]), " ", bdi(told(e))),
    el("span", {class: "sub"}, dateInWords(e), " · ", counted("n reports", events.reports[e])));

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
