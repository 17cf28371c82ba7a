// What a test asks of a page, given its window and its document.

function look(view, doc) {
  const all = selector => [...doc.querySelectorAll(selector)];
  const name = element =>
    element.tagName.toLowerCase() + ": " + element.textContent.trim().slice(0, 60);
  const label = element => element.getAttribute("aria-labelledby");
  const width = doc.documentElement.clientWidth;
  const ids = all("[id]").map(element => element.id);

  return {
    width: view.innerWidth,
    overflow: doc.documentElement.scrollWidth - width,
    wide: all("body *").filter(e => isSeen(e) && e.getBoundingClientRect().right > width + 1)
      .map(name).slice(0, 5),
    fetched: view.performance.getEntriesByType("resource").map(entry => entry.name),
    scripts: all("script").length,
    rules: doc.styleSheets.length ? doc.styleSheets[0].cssRules.length : 0,
    lang: doc.documentElement.lang,
    landmarks: ["header", "main", "footer"].filter(tag => all("body > " + tag).length === 1),
    headings: all("h1, h2, h3, h4, h5, h6").map(heading => Number(heading.tagName[1])),
    tables: all("table").length,
    tablesWithoutCaption: all("table")
      .filter(table => !table.caption || !table.caption.textContent.trim()).map(name),
    headingsWithoutScope: all("th").filter(th => !["col", "row"].includes(th.scope)).length,
    rowsOfAnotherWidth: all("table").filter(rowsDiffer).map(name),
    tablePartsWithoutRole: all("table, thead, tbody, tr, th, td")
      .filter(part => !part.hasAttribute("role")).length,
    cellsWithoutLabel: all("td")
      .filter(td => td.textContent.trim() && !headOf(td)).map(name).slice(0, 5),
    idsTwice: ids.filter((id, place) => ids.indexOf(id) !== place),
    deadEnds: [
      ...all("[aria-labelledby]").filter(element => !doc.getElementById(label(element))),
      ...all("a[href]").filter(a => !a.hash || !doc.getElementById(decodeURIComponent(a.hash.slice(1)))),
    ].map(name),
    ...contrast(view, doc),
    tags: all(".tag").length,
    tagsWithoutWord: all(".tag").filter(tag => !/[A-Z]/i.test(tag.textContent)).length,
    tagsWithoutShape: all(".tag").filter(tag => !hasShape(view, tag)).length,
    picturesWithoutName: all("svg").filter(svg =>
      !svg.getAttribute("aria-label") && !svg.querySelector("title")).length,
    skip: skip(view, doc),
  };

  // A label is of use only if it is the heading of the cell's own column.
  function headOf(td) {
    const heads = [...td.closest("table").tHead.rows[0].cells];
    return heads[td.cellIndex].textContent === td.dataset.label;
  }

  function rowsDiffer(table) {
    const heads = table.tHead.rows[0].cells.length;
    return [...table.tBodies[0].rows].some(row => row.cells.length !== heads);
  }

  function isSeen(element) {
    const box = element.getBoundingClientRect();
    return box.width > 1 && box.height > 1 && box.right > 0;
  }
}

function hasShape(view, tag) {
  const shape = view.getComputedStyle(tag, "::before").content;
  return shape !== "none" && shape.replace(/["/ ]/g, "") !== "";
}

function skip(view, doc) {
  const link = doc.querySelector("a");
  link.focus();
  const box = link.getBoundingClientRect();
  const target = link.hash.slice(1);
  return {target, visible: box.left >= 0 && box.width > 50 && doc.activeElement === link};
}

// WCAG 2.2, 1.4.3: 4.5 to 1, and 3 to 1 for large text (from 24 px, or 18.66 px bold).
function contrast(view, doc) {
  const faint = [];
  let texts = 0;
  const walker = doc.createTreeWalker(doc.body, 4);
  while (walker.nextNode()) {
    const element = walker.currentNode.parentElement;
    if (!walker.currentNode.textContent.trim() || element.closest("svg, style")) continue;
    texts += 1;
    const style = view.getComputedStyle(element);
    const size = parseFloat(style.fontSize);
    const isLarge = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700);
    const ratio = ratioOf(colour(style.color), behind(view, element));
    if (ratio < (isLarge ? 3 : 4.5)) {
      faint.push(element.textContent.trim().slice(0, 40) + " " + ratio.toFixed(2));
    }
  }
  return {texts, faint: faint.slice(0, 5)};
}

function behind(view, element) {
  for (let here = element; here; here = here.parentElement) {
    const found = colour(view.getComputedStyle(here).backgroundColor);
    if (found[3] > 0) return found;
  }
  return [255, 255, 255, 1];
}

function colour(text) {
  const parts = text.match(/[\d.]+/g).map(Number);
  return [parts[0], parts[1], parts[2], parts.length > 3 ? parts[3] : 1];
}

function ratioOf(one, other) {
  const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

function luminance(rgb) {
  const [red, green, blue] = rgb.slice(0, 3).map(part => {
    const share = part / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
