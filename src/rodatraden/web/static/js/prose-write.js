// The document of the editor as our own prose: the same text as rodatraden.core.prose.write gives.
// "- " and "1. " begin items, "### " a heading, "|" a row of a table, **strong**, _emphasis_, [words](address).
const LETTER = "\\p{L}\\p{N}";
const SPECIAL = new RegExp(
  `[\\\\\\[]|\\*(?=\\*|$)|(?<=\\*)\\*|^\\*|\\{(?=\\{|$)|^\\{|(?<![${LETTER}])_|_(?![${LETTER}])`, "gu",
);
const SPECIAL_IN_CELL = new RegExp(`${SPECIAL.source}|\\|`, "gu");
const RULE = /^:?-{3,}:?$/;
const ROW = /^\|(:(?!-)|.*\|)/s;
const ADDRESS = /^(https?:\/\/|mailto:)[^\s()<>\\]+$/;
const letter = text => new RegExp(`[${LETTER}]`, "u").test(text);

export function proseOf(doc) {
  const blocks = [];
  for (const node of doc.content ?? []) {
    const written = block(node);
    if (written) blocks.push(written);
  }
  return blocks.join("\n\n");
}

function block(node) {
  if (node.type === "bulletList" || node.type === "orderedList") return items(node);
  if (node.type === "table") return table(node);
  const written = line(node);
  if (!written) return "";
  return node.type === "heading" ? `### ${written}` : notAMark(written);
}

function items(list) {
  const lines = (list.content ?? []).map(item => (item.content ?? []).map(each => line(each)).filter(Boolean).join(" ")).filter(Boolean);
  return lines.map((text, at) => `${list.type === "orderedList" ? `${at + 1}.` : "-"} ${text}`).join("\n");
}

// A table's caption and rows; one that says nothing is nothing, and its caption alone a paragraph.
function table(node) {
  const rows = (node.content ?? []).map(row => (row.content ?? []).map(cell => (
    (cell.content ?? []).map(each => line(each, SPECIAL_IN_CELL)).filter(Boolean).join(" ")
  )));
  const caption = (node.attrs?.caption ?? "").trim();
  if (!rows.some(row => row.some(Boolean))) return notAMark(caption);
  const width = Math.max(...rows.map(row => row.length));
  const written = rows.map((row, number) => {
    const cells = [...row, ...Array(width - row.length).fill("")];
    if (number === 1 && cells.every(cell => RULE.test(cell))) cells[0] = `\\${cells[0]}`;
    return `| ${cells.join(" | ")} |`;
  });
  return [...(caption ? [`|: ${caption}`] : []), ...written].join("\n");
}

// A paragraph that must not be taken for an item, a heading or a row.
function notAMark(text) {
  if (/^(- (?=\S)|### (?=\S))/.test(text) || ROW.test(text)) return `\\${text}`;
  return /^[0-9]{1,9}\. (?=\S)/.test(text) ? text.replace(".", "\\.") : text;
}

function line(node, special = SPECIAL) {
  const runs = grouped(settled(pieces(node)));
  let written = "";
  let strong = false;
  let emphasis = false;
  for (const run of [...runs, { text: "" }]) {
    if (emphasis && !run.emphasis) written += "_";
    if (strong && !run.strong) written += "**";
    if (run.strong && !strong) written += "**";
    if (run.emphasis && !emphasis) written += "_";
    strong = Boolean(run.strong);
    emphasis = Boolean(run.emphasis);
    written += run.written ?? run.text.replace(special, "\\$&");
  }
  return written;
}

// Text cut at its outer spaces, live figures, references and links.
function pieces(node) {
  const found = [];
  for (const inline of node.content ?? []) {
    if (inline.type === "live") found.push({ written: inline.attrs.written });
    if (inline.type !== "text") continue;
    const has = name => (inline.marks ?? []).find(mark => mark.type === name);
    const text = inline.text.replace(/[\r\n\t]+/g, " ");
    const href = address(has("link")?.attrs.href);
    if (href) {
      const last = found.at(-1);
      if (last?.href === href) last.text += text;
      else found.push({ href, text });
      continue;
    }
    const [, before, core, after] = text.match(/^(\s*)(.*?)(\s*)$/su);
    for (const part of [before, core, after]) {
      if (part) found.push({ text: part, strong: Boolean(has("bold")), emphasis: Boolean(has("italic")) });
    }
  }
  return found.map(piece => (piece.href ? linked(piece) : piece));
}

function address(href) {
  const plain = (href ?? "").replace(/\(/g, "%28").replace(/\)/g, "%29");
  return ADDRESS.test(plain) ? plain : "";
}

function linked({ href, text }) {
  const words = text.trim().replace(/[\\[\]]/g, "\\$&");
  return words ? { written: `[${words}](${href})` } : { text };
}

// A style never begins or ends with a space, and emphasis never within a word; no space at the ends.
function settled(found) {
  const isSpace = piece => piece.text !== undefined && !piece.text.trim();
  while (found.length && isSpace(found[0])) found.shift();
  while (found.length && isSpace(found.at(-1))) found.pop();
  found.forEach((piece, at) => {
    if (!isSpace(piece)) return;
    for (const style of ["strong", "emphasis"]) piece[style] = Boolean(found[at - 1][style] && found[at + 1][style]);
  });
  let start = 0;
  while (start < found.length) {
    let end = start + 1;
    while (end < found.length && found[end].emphasis === found[start].emphasis) end += 1;
    const touches = (piece, at) => piece?.text && letter(piece.text.at(at));
    const inWord = (touches(found[start - 1], -1) && touches(found[start], 0))
      || (touches(found[end], 0) && touches(found[end - 1], -1));
    if (found[start].emphasis && inWord) for (let at = start; at < end; at += 1) found[at].emphasis = false;
    start = end;
  }
  return found;
}

// Neighbours of one style as one run, so that what is escaped depends on the whole.
function grouped(found) {
  const runs = [];
  for (const piece of found) {
    const last = runs.at(-1);
    const same = last?.text !== undefined && piece.text !== undefined
      && Boolean(last.strong) === Boolean(piece.strong) && Boolean(last.emphasis) === Boolean(piece.emphasis);
    if (same) last.text += piece.text;
    else runs.push({ ...piece });
  }
  return runs;
}
