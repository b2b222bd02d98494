// The page: language, theme, drawing everything, and the address.

let chosenLanguage = false; // by the reader, not by the browser
let theme = "auto";

// The tip beside the pointer.
const tip = (() => {
  const box = $("tip");
  return {
    show(event, title, text) {
      if (matchMedia("(hover: none)").matches) return;
      replace(box, el("strong", {dir: "auto"}, title), el("span", {}, text));
      box.hidden = false;
      const gap = 14, w = box.offsetWidth, h = box.offsetHeight;
      const x = event.clientX + gap + w > innerWidth ? event.clientX - gap - w : event.clientX + gap;
      const y = event.clientY + gap + h > innerHeight ? event.clientY - gap - h : event.clientY + gap;
      box.style.left = Math.max(4, x) + "px";
      box.style.top = Math.max(4, y) + "px";
    },
    hide() { box.hidden = true; },
  };
})();

// stored keeps language and theme for the next page; a browser may forbid it.
const stored = {
  get(key) { try { return localStorage.getItem("demarche " + key); } catch { return null; } },
  set(key, value) { try { localStorage.setItem("demarche " + key, value); } catch { /* then not */ } },
};

function translate() {
  document.documentElement.lang = languages[language];
  document.title = [data.title, word(view), "Demarche"].filter(Boolean).join(" · ");
  for (const e of document.querySelectorAll("[data-t]")) e.textContent = word(e.dataset.t);
  for (const e of document.querySelectorAll("[data-t-label]")) {
    e.setAttribute("aria-label", word(e.dataset.tLabel));
    if (e.tagName === "BUTTON") e.title = word(e.dataset.tLabel);
  }
  for (const e of document.querySelectorAll("[data-t-placeholder]")) e.placeholder = word(e.dataset.tPlaceholder);
  for (const b of $("languages").children) b.setAttribute("aria-pressed", b.dataset.lang === languages[language] ? "true" : "false");
  const counts = {
    events: counted("n events", eventCount), actors: counted("n actors", actors.nodes),
    articles: counted("n articles", data.counts.articles || articles.id.length),
  };
  const span = datedCount ? word("lede span", {span: spanned(data.bins.first, data.bins.last)}) : "";
  $("lede").textContent = word("lede", counts) + span + ".";
  const skipped = data.counts.skipped
    ? el("p", {}, word("skipped", {articles: counted("n articles", data.counts.skipped)}), data.counts.reasons.length
      ? el("ul", {}, data.counts.reasons.slice(0, 20).map((r) => el("li", {}, bdi(r)))) : null) : null;
  period.tellPlaying();
  replace($("foot"), el("p", {}, word("foot")), skipped);
}

function applyTheme() {
  const root = document.documentElement;
  if (theme === "auto") root.removeAttribute("data-theme");
  else root.dataset.theme = theme;
  const b = $("theme");
  b.textContent = word("theme " + theme);
  b.dataset.now = theme;
  readPalette();
}

// links between the pages carry the state along.
function linkPages() {
  const hash = writeHash();
  for (const a of document.querySelectorAll("nav a")) {
    a.href = a.dataset.page.replace("explorer", "index") + ".html" + (hash ? "#" + hash : "");
    if (a.dataset.page === view) a.setAttribute("aria-current", "page");
  }
}

// render shows the state. Where only what is open has changed, the filter and
// the table stay as they are.
let rendered = null;
function render() {
  if (!hasECharts) return; // begin shows what was asked for meanwhile
  const now = [writeHash(false), language, theme].join(" ");
  const isSame = now === rendered;
  rendered = now;
  if (!isSame) {
    applyFilter();
    filters.draw();
  }
  panel.draw();
  if (isSame) {
    timeline.draw();
    graph.draw();
    table.point();
  } else {
    drawCharts();
    table.draw();
  }
  linkPages();
}

function drawCharts() {
  if (!hasECharts) return;
  period.draw();
  timeline.draw();
  graph.draw();
}

function readAddress() {
  const read = readHash();
  state = read.state;
  if (read.language >= 0) { language = read.language; chosenLanguage = true; }
  if (["light", "dark"].includes(read.theme)) theme = read.theme;
}

// loadECharts runs the library that the page carries; the policy allows it by
// its hash.
let hasECharts = false;
async function loadECharts() {
  const text = decoder.decode(await unpack("library"));
  document.head.append(el("script", {}, text));
  hasECharts = true;
}

async function begin() {
  const kept = languages.indexOf(stored.get("language"));
  language = kept >= 0 ? kept : /^de\b/i.test(navigator.language || "") ? 1 : 0;
  if (["light", "dark"].includes(stored.get("theme"))) theme = stored.get("theme");
  if (matchMedia("(max-width: 759px)").matches) $("filters").open = false;
  readAddress();
  applyTheme();
  translate();
  await loadECharts();
  render();
  performance.mark("drawn");
  await readSentences(); // for the panel and the search for words
  rendered = state.words ? null : rendered;
  render();
  document.documentElement.dataset.ready = "";
}

$("languages").addEventListener("click", (event) => {
  const b = event.target.closest("button");
  if (!b) return;
  language = languages.indexOf(b.dataset.lang);
  chosenLanguage = true;
  stored.set("language", b.dataset.lang);
  translate();
  applyTheme();
  change(() => {}, "replace");
});

$("theme").addEventListener("click", () => {
  const order = ["auto", "light", "dark"];
  theme = order[(order.indexOf(theme) + 1) % order.length];
  stored.set("theme", theme);
  applyTheme();
  change(() => {}, "replace");
});

document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") panel.close();
  const typing = event.target.closest && event.target.closest("input, textarea, select");
  if (event.key === "/" && !typing && !event.ctrlKey && !event.metaKey) {
    event.preventDefault();
    $("filters").open = true;
    $("search").focus();
  }
});

const again = () => { rendered = null; readAddress(); applyTheme(); translate(); render(); };
addEventListener("popstate", again);
addEventListener("hashchange", again);
matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => { rendered = null; applyTheme(); render(); });

// On paper the page is light, and as wide as the paper.
let themeOnScreen = null;
addEventListener("beforeprint", () => { themeOnScreen = theme; theme = "light"; applyTheme(); drawCharts(); });
addEventListener("afterprint", () => { rendered = null; theme = themeOnScreen || theme; applyTheme(); render(); });

let lastWidth = innerWidth, lastHeight = innerHeight;
addEventListener("resize", () => {
  const isWider = innerWidth !== lastWidth, isMuchTaller = Math.abs(innerHeight - lastHeight) > 160;
  if (!isWider && !isMuchTaller) return; // a phone's address bar comes and goes
  lastWidth = innerWidth;
  lastHeight = innerHeight;
  drawCharts();
});

await begin();
