// What is seen, as files: tables as CSV, charts as PNG and SVG.

// save hands a file to the browser.
function save(name, type, content) {
  const address = URL.createObjectURL(new Blob([content], {type}));
  el("a", {href: address, download: name}).click();
  setTimeout(() => URL.revokeObjectURL(address), 10000);
}

// harmless makes a text safe for spreadsheets, which take what begins with
// one of these signs for a formula; numbers stay as they are.
function harmless(text) {
  const flat = text.replace(/[\p{Cc}\p{Cf}]/gu, " ");
  return /^\s*[=+\-@＝＋－＠]/.test(flat) && !/^-?\d+([.,]\d+)?$/.test(flat) ? "'" + flat : flat;
}

// asCSV writes rows of texts as RFC 4180 has it, with a mark for Excel that
// it is UTF-8.
function asCSV(rows) {
  const cell = (text) => {
    const safe = harmless(String(text));
    return /[",\n;]/.test(safe) ? '"' + safe.replaceAll('"', '""') + '"' : safe;
  };
  return "\ufeff" + rows.map((row) => row.map(cell).join(",")).join("\r\n") + "\r\n";
}

// wellFormed takes away the attributes without a value that ECharts' writer
// leaves in its tags; in values all quotes are escaped.
const wellFormed = (picture) => picture.replace(/(<[\w:]+(?:\s[\w:-]+="[^"]*")*)(?:\s[\w:-]+(?=[\s/>]))+/g, "$1");

// pictureLegend lays out, below a picture, what its signs mean and what was
// chosen, for a picture stands alone. An item is {draw(x, y), width, text}.
function pictureLegend(items, width, top) {
  const line = 22, gap = 20;
  const pen = document.createElement("canvas").getContext("2d");
  const font = "12px " + palette.sans;
  pen.font = font;
  const text = (words, x, y) => ({type: "text", style: {text: words, x, y, fill: palette.ink, font, verticalAlign: "middle"}});
  const elements = [];
  let x = 16, y = top + line / 2;
  for (const item of items) {
    const wide = item.width + 6 + pen.measureText(item.text).width;
    if (x > 16 && x + wide > width - 16) { x = 16; y += line; }
    elements.push(...item.draw(x, y), text(item.text, x + item.width + 6, y));
    x += wide + gap;
  }
  y += line;
  elements.push(text(`${$("count").textContent}, ${spanned(from(), to())} · Demarche`, 16, y));
  return {elements, bottom: y + line / 2 + 4};
}

// savePicture draws a chart's options once more, apart from the screen.
function savePicture(name, kind, chart) {
  const {elements, bottom: height} = pictureLegend(chart.legend, chart.width, chart.height);
  const {width, option} = chart;
  const whole = {...option, backgroundColor: palette.card, graphic: {elements: elements.map((e) => ({...e, silent: true}))}};
  if (whole.grid) whole.grid = [].concat(whole.grid).map((g) => ({...g, bottom: parseFloat(g.bottom) + height - chart.height}));
  if (kind === "svg") {
    const drawing = echarts.init(null, null, {renderer: "svg", ssr: true, width, height});
    drawing.setOption(whole);
    save(name + ".svg", "image/svg+xml", wellFormed(drawing.renderToSVGString()));
    drawing.dispose();
    return;
  }
  const box = el("div");
  const drawing = echarts.init(box, null, {renderer: "canvas", width, height, devicePixelRatio: 2});
  drawing.setOption(whole);
  drawing.getZr().flush();
  box.querySelector("canvas").toBlob((blob) => { save(name + ".png", "image/png", blob); drawing.dispose(); });
}

// pictureButtons lets a chart's card offer both kinds of picture; latest
// gives the chart's options, size and legend, or null where it is empty.
function pictureButtons(name, latest) {
  for (const kind of ["png", "svg"]) {
    $(name + "-" + kind).addEventListener("click", () => {
      const chart = latest();
      if (chart) savePicture(name, kind, chart);
    });
  }
}
