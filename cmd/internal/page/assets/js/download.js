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

// savePicture draws a chart's options once more, apart from the screen.
function savePicture(name, kind, option, width, height) {
  const whole = {...option, backgroundColor: palette.card};
  if (kind === "svg") {
    const chart = echarts.init(null, null, {renderer: "svg", ssr: true, width, height});
    chart.setOption(whole);
    save(name + ".svg", "image/svg+xml", wellFormed(chart.renderToSVGString()));
    chart.dispose();
    return;
  }
  const box = el("div");
  const chart = echarts.init(box, null, {renderer: "canvas", width, height, devicePixelRatio: 2});
  chart.setOption(whole);
  chart.getZr().flush();
  box.querySelector("canvas").toBlob((blob) => { save(name + ".png", "image/png", blob); chart.dispose(); });
}

// pictureButtons lets a chart's card offer both kinds of picture; latest
// gives the chart's options and size, or null where it is empty.
function pictureButtons(name, latest) {
  for (const kind of ["png", "svg"]) {
    $(name + "-" + kind).addEventListener("click", () => {
      const chart = latest();
      if (chart) savePicture(name, kind, chart.option, chart.width, chart.height);
    });
  }
}
