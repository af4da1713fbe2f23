// What Word, Excel and web pages put on the clipboard, as the few elements a text of ours has: p, h2, ul, ol,
// table, strong, em and a. A pure function from HTML to HTML; styles never reach the page.
const HEADINGS = /^H[1-6]$/;
const BLOCKS = "P,H1,H2,H3,H4,H5,H6,UL,OL,LI,DIV,TABLE,TR,BLOCKQUOTE,SECTION,ARTICLE,PRE,DL,DT,DD".split(",");
const MOST_COLUMNS = 10;
const DROPPED = "SCRIPT,STYLE,META,LINK,TITLE,XML,IMG,SVG,OBJECT,TEMPLATE".split(",");

export function cleaned(html) {
  // Styles are read, but under a name that the browser does not apply (nor the content security policy report).
  const plain = html
    .replace(/<!--[\s\S]*?-->|<!\[[^\]>]*\]>|<(style|script|xml|head)\b[\s\S]*?<\/\1\s*>/gi, "")
    .replace(/<[a-z][^>]*>/gi, tag => tag.replace(/\sstyle\s*=/gi, " data-style=").replace(/\son\w+\s*=/gi, " data-off="));
  const parts = [];
  blocksOf(new DOMParser().parseFromString(plain, "text/html").body, parts);
  return joined(parts);
}

const styleOf = element => (element.getAttribute("data-style") ?? "").toLowerCase();
const escaped = text => text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");

function blocksOf(element, parts, list = "") {
  let open = [];
  const close = () => {
    add(parts, "p", open.map(node => inline(node)).join(""));
    open = [];
  };
  for (const node of [...element.childNodes]) {
    if (node.nodeType === Node.ELEMENT_NODE && (BLOCKS.includes(node.tagName) || node.querySelector(BLOCKS.join(",")))) {
      close();
      block(node, parts, list);
    } else if (node.nodeName === "BR") close();
    else open.push(node);
  }
  close();
}

function block(element, parts, list) {
  const name = element.tagName;
  if (DROPPED.includes(name)) return;
  if (/mso-list:\s*(?!ignore|none)/.test(styleOf(element)) && !HEADINGS.test(name)) wordItem(element, parts);
  else if (HEADINGS.test(name) || /MsoTitle|MsoHeading/.test(element.className)) add(parts, "h2", inlines(element));
  else if (name === "UL" || name === "OL") blocksOf(element, parts, name.toLowerCase());
  else if (name === "LI") item(element, parts, list || "ul");
  else if (name === "TABLE") table(element, parts, list);
  else if (element.querySelector(BLOCKS.join(","))) blocksOf(element, parts, list);
  else blocksOf(element, parts);
}

// Word writes the items of a list as paragraphs, with the bullet or number as text of its own.
function wordItem(element, parts) {
  let sign = "";
  for (const mark of element.querySelectorAll("[data-style]")) {
    if (!/mso-list:\s*ignore/.test(styleOf(mark))) continue;
    sign += mark.textContent;
    mark.remove();
  }
  add(parts, /^\s*[(]?([0-9]+|[a-zåäö]|[ivx]+)[.)]/i.test(sign) ? "ol" : "ul", inlines(element));
}

function item(element, parts, list) {
  const below = [...element.querySelectorAll("ul, ol")].filter(each => each.parentElement.closest("li") === element);
  for (const each of below) each.remove();
  add(parts, list, inlines(element));
  for (const each of below) blocksOf(each, parts, each.tagName.toLowerCase());
}

// A table of words; what merged cells cover is empty. One of a single column is only how a page was laid out.
function table(element, parts, list) {
  const rows = [];
  const below = [];  // How many more rows the cell above covers, column by column.
  const own = [...element.querySelectorAll("tr")].filter(row => row.closest("table") === element);
  for (const row of own) {
    const cells = [];
    const skip = () => {
      while (below[cells.length] > 0) {
        below[cells.length] -= 1;
        cells.push("");
      }
    };
    for (const cell of [...row.children].filter(each => ["TD", "TH"].includes(each.tagName))) {
      skip();
      const across = Math.min(Number(cell.getAttribute("colspan")) || 1, MOST_COLUMNS);
      for (let at = 0; at < across; at += 1) {
        below[cells.length] = (Number(cell.getAttribute("rowspan")) || 1) - 1;
        cells.push(at ? "" : inlines(cell).replace(/ +/g, " ").trim());
      }
    }
    skip();
    if (cells.some(Boolean)) rows.push(cells);
  }
  const width = Math.max(0, ...rows.map(cells => cells.findLastIndex(Boolean) + 1));
  if (width < 2) {
    for (const row of own) for (const cell of row.children) blocksOf(cell, parts, list);
    return;
  }
  const html = rows.map((cells, number) => {
    const tag = number ? "td" : "th";
    const all = Array.from({ length: width }, (_, at) => `<${tag}><p>${cells[at] ?? ""}</p></${tag}>`);
    return `<tr>${all.join("")}</tr>`;
  });
  parts.push(["table", html.join("")]);
}

const inlines = element => [...element.childNodes].map(node => inline(node)).join("");

function inline(node) {
  if (node.nodeType === Node.TEXT_NODE) return escaped(node.nodeValue.replace(/[\s\u00a0]+/g, " "));
  if (node.nodeType !== Node.ELEMENT_NODE || DROPPED.includes(node.tagName)) return "";
  if (/mso-list:\s*ignore|display:\s*none|mso-hide:\s*all/.test(styleOf(node))) return "";
  if (node.tagName === "BR" || BLOCKS.includes(node.tagName)) return ` ${inlines(node)} `;
  const style = styleOf(node);
  const href = node.tagName === "A" ? node.getAttribute("href") ?? "" : "";
  let text = inlines(node);
  if (!text.trim()) return text;
  if (/^(https?:|mailto:)/i.test(href)) return `<a href="${escaped(href).replace(/"/g, "%22")}">${text}</a>`;
  const bold = /font-weight:\s*(bold|[6-9]00)/.test(style);
  if ((["B", "STRONG"].includes(node.tagName) && !/font-weight:\s*(normal|400)/.test(style)) || bold) text = `<strong>${text}</strong>`;
  if (["I", "EM"].includes(node.tagName) || /font-style:\s*italic/.test(style)) text = `<em>${text}</em>`;
  return text;
}

function add(parts, name, text) {
  const line = text.replace(/ +/g, " ").trim();
  if (line.replace(/<[^>]*>/g, "").trim()) parts.push([name, line]);
}

function joined(parts) {
  let html = "";
  let open = "";
  for (const [name, text] of parts) {
    const list = name === "ul" || name === "ol" ? name : "";
    if (open && open !== list) html += `</${open}>`;
    if (list && open !== list) html += `<${list}>`;
    open = list;
    html += list ? `<li><p>${text}</p></li>` : `<${name}>${text}</${name}>`;
  }
  return open ? `${html}</${open}>` : html;
}
