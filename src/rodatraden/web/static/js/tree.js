// The goal tree by keyboard and pointer. Without this it is a list of links, and buttons move the rows.

const tree = document.querySelector("[data-tree]");
const form = document.getElementById("plats");
const help = document.querySelector("[data-tree-help]");

const links = () => [...tree.querySelectorAll(".rt-node > a")];
const node = (link) => link.closest(".rt-node");
const item = (link) => link.closest("li");
const linkOf = (li) => li?.querySelector(":scope > .rt-node > a");

function put(what, how, by = "") {
  if (!form || !what) return;
  form.elements.vad.value = what;
  form.elements.hur.value = how;
  form.elements.vid.value = by;
  form.submit();
}

function focusOn(link) {
  if (!link) return;
  for (const each of links()) each.tabIndex = -1;
  link.tabIndex = 0;
  link.focus();
}

function named() {
  tree.querySelector("ul").setAttribute("role", "tree");
  tree.querySelector("ul").setAttribute("aria-labelledby", "trad");
  for (const list of tree.querySelectorAll("ul ul")) list.setAttribute("role", "group");
  for (const li of tree.querySelectorAll("li")) {
    const link = linkOf(li);
    const row = li.querySelector(":scope > .rt-node");
    let depth = 1;
    for (let up = li.parentElement.closest("li"); up && tree.contains(up); up = up.parentElement.closest("li")) depth += 1;
    li.setAttribute("role", "none");
    link.setAttribute("role", "treeitem");
    link.setAttribute("aria-level", depth);
    if (li.querySelector(":scope > ul")) link.setAttribute("aria-expanded", "true");
    if (link.hasAttribute("aria-current")) link.setAttribute("aria-selected", "true");
    const rest = [...row.children].filter((each) => each !== link).map((each) => each.textContent.trim());
    link.setAttribute("aria-label", [link.textContent.trim(), ...rest.filter(Boolean)].join(", "));
    for (const each of row.children) if (each !== link) each.setAttribute("aria-hidden", "true");
    link.tabIndex = -1;
  }
}

function keys(event) {
  const link = event.target.closest(".rt-node > a");
  if (!link || event.ctrlKey || event.metaKey) return;
  const all = links();
  const at = all.indexOf(link);
  if (event.altKey) {
    const how = { ArrowUp: "upp", ArrowDown: "ned" }[event.key];
    if (!how) return;
    event.preventDefault();
    put(node(link).dataset.move, how);
    return;
  }
  const to = {
    ArrowDown: () => all[at + 1],
    ArrowUp: () => all[at - 1],
    ArrowRight: () => linkOf(item(link).querySelector(":scope > ul > li")),
    ArrowLeft: () => linkOf(item(link).parentElement.closest("li")),
    Home: () => all[0],
    End: () => all.at(-1),
    " ": () => { link.click(); },
  }[event.key];
  if (!to) return;
  event.preventDefault();
  focusOn(to());
}

let dragged = null;

function landing(row, y) {
  const box = row.getBoundingClientRect();
  const share = (y - box.top) / box.height;
  const same = row.dataset.move?.split(":")[0] === dragged.dataset.move.split(":")[0];
  if (same && share < 0.3) return "fore";
  if (same && share > 0.7) return "efter";
  return row.dataset.what.startsWith("mal:") ? "under" : same ? "efter" : "";
}

function pointer() {
  for (const row of tree.querySelectorAll(".rt-node")) {
    const id = row.querySelector("a").id.replace("nod-", "");
    row.dataset.what = id.replace("-", ":");
    row.querySelector("a").draggable = false;
    if (row.dataset.move) {
      row.draggable = true;
      row.dataset.drag = "";
    }
  }
  tree.addEventListener("dragstart", (event) => {
    dragged = event.target.closest(".rt-node[data-move]");
    event.dataTransfer.effectAllowed = "move";
    event.dataTransfer.setData("text/plain", dragged?.dataset.move ?? "");
  });
  tree.addEventListener("dragover", (event) => {
    const row = event.target.closest(".rt-node");
    if (!dragged || !row || row === dragged) return;
    const how = landing(row, event.clientY);
    if (!how) return;
    event.preventDefault();
    for (const each of tree.querySelectorAll("[data-land]")) if (each !== row) delete each.dataset.land;
    row.dataset.land = how;
  });
  tree.addEventListener("dragleave", (event) => {
    const row = event.target.closest(".rt-node");
    if (row) delete row.dataset.land;
  });
  tree.addEventListener("drop", (event) => {
    const row = event.target.closest(".rt-node[data-land]");
    if (!dragged || !row) return;
    event.preventDefault();
    put(dragged.dataset.move, row.dataset.land, row.dataset.what);
  });
  tree.addEventListener("dragend", () => {
    dragged = null;
    for (const each of tree.querySelectorAll("[data-land]")) delete each.dataset.land;
  });
}

if (tree) {
  named();
  tree.addEventListener("keydown", keys);
  const here = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  const start = tree.querySelector("a[aria-current]") ?? links()[0];
  if (here && tree.contains(here)) focusOn(here);
  else if (start) start.tabIndex = 0;
  if (form) pointer();
  if (help) help.hidden = false;
}
