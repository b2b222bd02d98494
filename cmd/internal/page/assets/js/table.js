// The data as a table: what the charts show, for reading, sorting and screen
// readers.

const table = (() => {
  const pageLength = 100;
  let rowsShown = pageLength;
  let lastKey = "";

  const text = (value) => (value === "" ? "–" : value);
  const collators = languages.map((name) => new Intl.Collator(name));
  const compareText = (a, b) => collators[language].compare(a, b);
  const undated = Number.MAX_SAFE_INTEGER;
  const signed = (side, n) => (n ? [lineIcon(side), " ", number(n)] : "–");

  // dateText says a date as files have it: EDTF.
  const dateText = (e) => (isDated(e) ? dateOf(e) || iso(firstDay(e)) : "");

  // Each list has its rows, what a row opens, and its columns: a title, the
  // value to sort by, and what stands in the cell.
  const lists = {
    events: {
      rows: () => shown,
      choose: (e) => ({event: e}),
      order: "date",
      empty: "empty filter",
      columns: [
        {key: "date", sort: (e) => (isDated(e) ? firstDay(e) : undated), cell: (e) => shortDate(e), text: dateText, head: true},
        {key: "event", sort: told, cell: eventCell, text: told, opens: true},
        {key: "type", sort: (e) => typeName(typeOf(e)), cell: (e) => typeName(typeOf(e))},
        {key: "status", sort: (e) => word(statusOf(e)), cell: (e) => word(statusOf(e))},
        {key: "reports", sort: (e) => reportCount(e), cell: (e) => number(reportCount(e)), number: true},
        {key: "confidence", sort: (e) => columns.confidence[e], cell: (e) => columns.confidence[e] + " %", number: true},
      ],
    },
    links: {
      rows: () => shownLinks,
      choose: (i) => ({link: i}),
      order: "events", down: true,
      empty: "empty links",
      columns: [
        {key: "from", sort: (i) => nameOf(links.s[i]), cell: (i) => bdi(nameOf(links.s[i])), opens: true, head: true},
        {key: "direction", sort: (i) => (links.m[i] ? 1 : 0), cell: (i) => arrowCell(i), text: (i) => word(links.m[i] ? "both" : "directed")},
        {key: "to", sort: (i) => nameOf(links.t[i]), cell: (i) => bdi(nameOf(links.t[i]))},
        {key: "events", sort: (i) => linkCount(i), cell: (i) => number(linkCount(i)), number: true},
        {key: "cooperation", sort: (i) => coop[i], cell: (i) => signed("cooperation", coop[i]), number: true},
        {key: "conflict", sort: (i) => conf[i], cell: (i) => signed("conflict", conf[i]), number: true},
        {key: "first", sort: (i) => firstOf(i), cell: (i) => dayOrNone(firstOf(i)), text: (i) => isoOrNone(firstOf(i))},
        {key: "last", sort: (i) => lastOf(i), cell: (i) => dayOrNone(lastOf(i)), text: (i) => isoOrNone(lastOf(i))},
      ],
    },
    actors: {
      rows: () => [...sizes().entries()].filter(([i]) => (state.level === "states" ? isState(i) : !isState(i) && inPerson(i) === i)).map(([i, count]) => ({i, count})),
      choose: (a) => ({actor: a.i}),
      order: "events", down: true,
      empty: "empty actors",
      columns: [
        {key: "actor", sort: (a) => nameOf(a.i), cell: (a) => bdi(nameOf(a.i)), opens: true, head: true},
        {key: "group", sort: (a) => groupName(a.i), cell: (a) => [groupIcon(actors.group[a.i]), " ", groupName(a.i)]},
        {key: "code", sort: (a) => actors.code[a.i], cell: (a) => text(actors.code[a.i])},
        {key: "sector", sort: (a) => actors.sector[a.i], cell: (a) => text(actors.sector[a.i])},
        {key: "pagerank", sort: (a) => actors.pagerank[a.i], cell: (a) => decimal2(actors.pagerank[a.i]), number: true},
        {key: "events", sort: (a) => a.count, cell: (a) => number(a.count), number: true},
      ],
    },
  };

  const ofDays = (p) => spanned(Math.max(p.from, from()), Math.min(p.to, to()), "brief");
  const linkName = (row) => linkInWords(row.i);
  lists.periods = {
    rows: () => periods(period.edges()),
    choose: (p) => ({day: [p.from, p.to]}),
    order: "change", down: true,
    empty: "empty filter",
    columns: [
      {key: "period", sort: (p) => p.from, cell: ofDays, text: (p) => iso(p.from) + "/" + iso(p.to), opens: true, head: true},
      {key: "change", sort: (p) => p.change, cell: (p) => number(p.change), number: true},
      {key: "new links", sort: (p) => p.fresh, cell: (p) => number(p.fresh), number: true},
      {key: "events", sort: (p) => p.events, cell: (p) => number(p.events), number: true},
      {key: "cooperation", sort: (p) => p.cooperation, cell: (p) => signed("cooperation", p.cooperation), number: true},
      {key: "conflict", sort: (p) => p.conflict, cell: (p) => signed("conflict", p.conflict), number: true},
    ],
  };
  const ranks = {turned: 3, new: 2, gone: 1, stays: 0};
  lists.changes = {
    rows: changes,
    choose: (c) => ({link: c.i}),
    order: "change", down: true,
    empty: "empty links",
    columns: [
      {key: "link", sort: linkName, cell: (c) => bdi(linkName(c)), text: linkName, opens: true, head: true},
      {key: "change", sort: (c) => ranks[c.kind] * 1e6 + Math.abs(c.now - c.then), cell: (c) => [changeIcon(c.kind), " ", word(c.kind)], text: (c) => word(c.kind)},
      {key: "then", sort: (c) => c.then, cell: (c) => sides(before, c.i), text: (c) => String(c.then)},
      {key: "now", sort: (c) => c.now, cell: (c) => sides({coop, conf}, c.i), text: (c) => String(c.now)},
    ],
  };
  const sides = (tally, i) => [tally.coop[i] ? signed("cooperation", tally.coop[i]) : null, " ", tally.conf[i] ? signed("conflict", tally.conf[i]) : null,
    countIn(tally, i) ? null : "–"];
  const changeIcon = (kind) => el("span", {class: "change-sign", "aria-hidden": "true"}, changeSigns[kind]);

  function sizes() {
    const count = new Map();
    for (const e of shown) eachPart(e, (a) => { count.set(a, (count.get(a) || 0) + 1); });
    return count;
  }

  function eventCell(e) {
    const w = inWords(e);
    return [markIcon(quadOf(e), statusOf(e)), " ",
      bdi(w.source), el("span", {class: "act"}, ` – ${w.act}${w.target ? " – " : ""}`), w.target ? bdi(w.target) : ""];
  }

  const arrowCell = (i) => el("span", {title: word(links.m[i] ? "both" : "directed")},
    el("span", {"aria-hidden": "true"}, links.m[i] ? "↔" : "→"),
    el("span", {class: "out-of-sight"}, word(links.m[i] ? "both" : "directed")));

  const datedOf = (i) => linkEvents(i).filter(isDated);
  const firstOf = (i) => datedOf(i).reduce((least, e) => Math.min(least, firstDay(e)), undated);
  const lastOf = (i) => datedOf(i).reduce((most, e) => Math.max(most, lastDay(e)), -undated);
  const dayOrNone = (day) => (Math.abs(day) === undated ? "–" : format(day, "brief"));

  const isoOrNone = (day) => (Math.abs(day) === undated ? "" : iso(day));

  const usualList = view === "graph" ? "links" : "events";
  const offered = () => Object.keys(lists).filter((key) => key !== "changes" || state.before);
  const current = () => (offered().includes(state.list) ? state.list : usualList);

  function draw() {
    const name = current(), list = lists[name];
    const {rows, order, down} = inOrder();
    const key = name + order.key + down + writeHash(false);
    if (key !== lastKey) rowsShown = pageLength;
    lastKey = key;
    tabs(name);
    const isEmpty = rows.length === 0;
    $("table").hidden = isEmpty;
    $("table-empty").hidden = !isEmpty;
    $("table-empty").textContent = word(eventCount ? list.empty : "empty none");
    replace($("table"),
      el("caption", {class: "out-of-sight"}, word(name)),
      el("thead", {}, el("tr", {}, list.columns.map((c) => header(c, order, down)))),
      el("tbody", {}, rows.slice(0, rowsShown).map((row) => tableRow(list, row))));
    $("table").className = "table-" + name;
    more(rows.length - rowsShown);
    point();
  }

  // inOrder gives the rows of the current list and how they are sorted.
  function inOrder() {
    const list = lists[current()];
    const order = list.columns.find((c) => c.key === state.sort) || list.columns.find((c) => c.key === list.order);
    const down = order.key === state.sort ? state.down : Boolean(list.down);
    return {order, down, rows: sorted(list.rows(), order, down)};
  }

  function sorted(rows, order, down) {
    if (order.key === "date") return down ? [...rows].reverse() : rows; // as the events come
    const keyed = rows.map((row, i) => ({row, i, by: order.sort(row)}));
    const compare = (a, b) => (typeof a === "string" ? compareText(a, b) : a - b);
    keyed.sort((a, b) => (down ? compare(b.by, a.by) : compare(a.by, b.by)) || a.i - b.i);
    return keyed.map((k) => k.row);
  }

  function header(column, order, down) {
    const on = column === order;
    const title = word(column.key);
    const arrow = el("span", {class: "arrow", "aria-hidden": "true"}, on ? (down ? "↓" : "↑") : "");
    return el("th", {scope: "col", "aria-sort": on ? (down ? "descending" : "ascending") : "none", class: column.number ? "number" : null},
      button({title: word("sort by", {name: title})},
        () => change((s) => { s.down = on ? !down : Boolean(column.number); s.sort = column.key; }, "replace"), title, arrow));
  }

  function tableRow(list, row) {
    const target = list.choose(row);
    const cells = list.columns.map((c) => {
      const content = c.opens
        ? button({class: "row-button", "aria-pressed": "false"}, (event) => { event.stopPropagation(); select(target, event.currentTarget); }, c.cell(row))
        : c.cell(row);
      return el(c.head ? "th" : "td", {scope: c.head ? "row" : null, "data-title": word(c.key), "data-key": c.key, class: c.number ? "number" : null}, content);
    });
    return el("tr", {"data-id": keyOf(target), onclick: (event) => select(target, event.currentTarget.querySelector("button"))}, cells);
  }

  // keyOf names what a row opens.
  function keyOf(target) {
    if ("event" in target) return idOf(target.event);
    if ("day" in target) return target.day.join();
    return "link" in target ? linkKey(target.link) : actors.key[target.actor];
  }

  const opens = {events: "event", links: "link", actors: "actor", periods: "day", changes: "link"};

  // point marks the row of what is open.
  function point() {
    const sel = state.selected, isListed = sel && opens[current()] in sel;
    const key = isListed ? keyOf(sel) : null;
    for (const row of $("table").tBodies[0].rows) {
      const on = row.dataset.id === key;
      row.classList.toggle("on", on);
      row.querySelector("button").setAttribute("aria-pressed", on ? "true" : "false");
    }
  }

  // What a program wants to know of an event beside what the table shows.
  const codesOf = (list) => list.map((a) => actors.code[a]).join("; ");
  const namesOf = (list) => list.map(nameOf).join("; ");
  lists.events.file = [
    ["id", (e) => idOf(e)], ["earliest", (e) => (isDated(e) ? iso(firstDay(e)) : "")], ["latest", (e) => (isDated(e) ? iso(lastDay(e)) : "")],
    ["source", (e) => namesOf(sourceOf(e))], ["source_code", (e) => codesOf(sourceOf(e))],
    ["target", (e) => namesOf(targetOf(e))], ["target_code", (e) => codesOf(targetOf(e))],
    ["plover", typeOf], ["quad", quadOf], ["symmetric", (e) => (isSymmetric(e) ? 1 : 0)], ["status_code", statusOf],
    ["score", (e) => kindOf(e).score], ["goldstein", (e) => kindOf(e).goldstein], ["cameo", (e) => kindOf(e).cameo],
    ["articles", (e) => [...new Set(reportsOf(e).map((r) => articles.id[r.article] || ""))].join("; ")],
    ["sentence", (e) => sentenceOf(reportsOf(e)[0] || {sentence: -1})],
  ];

  // texts of all rows in the order seen; a cell's elements give their words.
  // The heads are names that programs take, the same in both languages.
  function texts() {
    const {columns, file = []} = lists[current()];
    const plain = (content) => el("span", {}, content).textContent.trim();
    const seen = (c, row) => (c.number ? String(c.sort(row)) : c.text ? c.text(row) : plain(c.cell(row)));
    return [[...columns.map((c) => c.key.replaceAll(" ", "_")), ...file.map(([head]) => head)],
      ...inOrder().rows.map((row) => [...columns.map((c) => seen(c, row)), ...file.map(([, value]) => String(value(row)))])];
  }
  $("table-csv").addEventListener("click", () => save(current() + ".csv", "text/csv;charset=utf-8", asCSV(texts())));

  function tabs(name) {
    replace($("tabs"), offered().map((key) =>
      button({"aria-pressed": key === name ? "true" : "false", "data-list": key},
        () => change((s) => { s.list = key === usualList ? null : key; s.sort = null; s.down = false; }), word(key))));
  }

  function more(left) {
    const b = $("more");
    b.hidden = left <= 0;
    b.textContent = word("show more", {n: number(Math.min(left, pageLength * 5))});
  }
  $("more").addEventListener("click", () => { rowsShown += pageLength * 5; draw(); });

  // Before printing, the table shows all that it has, within reason.
  addEventListener("beforeprint", () => { rowsShown = Math.max(rowsShown, 1000); draw(); });

  return {draw, point};
})();
