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
  const dateText = (e) => (isDated(e) ? events.date[e] || iso(firstDay(e)) : "");

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
        {key: "status", sort: (e) => word(events.status[e]), cell: (e) => word(events.status[e])},
        {key: "reports", sort: (e) => events.reports[e], cell: (e) => number(events.reports[e]), number: true},
        {key: "confidence", sort: (e) => events.confidence[e], cell: (e) => events.confidence[e] + " %", number: true},
      ],
    },
    links: {
      rows: () => shownLinks,
      choose: (l) => ({link: l.i}),
      order: "events", down: true,
      empty: "empty links",
      columns: [
        {key: "from", sort: (l) => nameOf(links[l.i].s), cell: (l) => bdi(nameOf(links[l.i].s)), opens: true, head: true},
        {key: "direction", sort: (l) => (links[l.i].m ? 1 : 0), cell: (l) => arrowCell(l.i), text: (l) => word(links[l.i].m ? "both" : "directed")},
        {key: "to", sort: (l) => nameOf(links[l.i].t), cell: (l) => bdi(nameOf(links[l.i].t))},
        {key: "events", sort: (l) => l.events.length, cell: (l) => number(l.events.length), number: true},
        {key: "cooperation", sort: (l) => l.coop, cell: (l) => signed("cooperation", l.coop), number: true},
        {key: "conflict", sort: (l) => l.conf, cell: (l) => signed("conflict", l.conf), number: true},
        {key: "first", sort: (l) => firstOf(l), cell: (l) => dayOrNone(firstOf(l)), text: (l) => isoOrNone(firstOf(l))},
        {key: "last", sort: (l) => lastOf(l), cell: (l) => dayOrNone(lastOf(l)), text: (l) => isoOrNone(lastOf(l))},
      ],
    },
    actors: {
      rows: () => [...sizes().entries()].map(([i, count]) => ({i, count})),
      choose: (a) => ({actor: a.i}),
      order: "events", down: true,
      empty: "empty actors",
      columns: [
        {key: "actor", sort: (a) => nameOf(a.i), cell: (a) => bdi(nameOf(a.i)), opens: true, head: true},
        {key: "group", sort: (a) => groupName(a.i), cell: (a) => [groupIcon(actors.group[a.i]), " ", groupName(a.i)]},
        {key: "code", sort: (a) => actors.code[a.i], cell: (a) => text(actors.code[a.i])},
        {key: "sector", sort: (a) => actors.sector[a.i], cell: (a) => text(actors.sector[a.i])},
        {key: "events", sort: (a) => a.count, cell: (a) => number(a.count), number: true},
      ],
    },
  };

  function sizes() {
    const count = new Map();
    for (const e of shown) for (const a of partsOf[e]) count.set(a, (count.get(a) || 0) + 1);
    return count;
  }

  function eventCell(e) {
    const w = inWords(e);
    return [markIcon(events.quad[e], events.status[e]), " ",
      bdi(w.source), el("span", {class: "act"}, ` – ${w.act}${w.target ? " – " : ""}`), w.target ? bdi(w.target) : ""];
  }

  const arrowCell = (i) => el("span", {title: word(links[i].m ? "both" : "directed")},
    el("span", {"aria-hidden": "true"}, links[i].m ? "↔" : "→"),
    el("span", {class: "out-of-sight"}, word(links[i].m ? "both" : "directed")));

  const datedOf = (l) => l.events.filter(isDated);
  const firstOf = (l) => Math.min(undated, ...datedOf(l).map(firstDay));
  const lastOf = (l) => Math.max(-undated, ...datedOf(l).map(lastDay));
  const dayOrNone = (day) => (Math.abs(day) === undated ? "–" : format(day, "brief"));

  const isoOrNone = (day) => (Math.abs(day) === undated ? "" : iso(day));

  const usualList = view === "graph" ? "links" : "events";
  const current = () => (Object.hasOwn(lists, state.list) ? state.list : usualList);

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
    if ("event" in target) return events.id[target.event];
    return "link" in target ? linkKey(target.link) : actors.key[target.actor];
  }

  // point marks the row of what is open.
  function point() {
    const sel = state.selected, isListed = sel && current().startsWith(Object.keys(sel)[0]);
    const key = isListed ? keyOf(sel) : null;
    for (const row of $("table").tBodies[0].rows) {
      const on = row.dataset.id === key;
      row.classList.toggle("on", on);
      row.querySelector("button").setAttribute("aria-pressed", on ? "true" : "false");
    }
  }

  // texts of all rows in the order seen; a cell's elements give their words.
  function texts() {
    const list = lists[current()];
    const {rows} = inOrder();
    const plain = (content) => el("span", {}, content).textContent.trim();
    return [list.columns.map((c) => word(c.key)), ...rows.map((row) => list.columns.map((c) =>
      c.number ? String(c.sort(row)) : c.text ? c.text(row) : plain(c.cell(row))))];
  }
  $("table-csv").addEventListener("click", () => save(current() + ".csv", "text/csv;charset=utf-8", asCSV(texts())));

  function tabs(name) {
    replace($("tabs"), Object.keys(lists).map((key) =>
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
