// Tables in the editor: words in cells, the first row always the head, a caption as an attribute of the table.
// Tab moves between cells and leaves after the last; rows and columns are added and taken away by buttons.
const NUMBER = /^[+\-\u2212\u2013]?\d[\d\s.,\u00a0\u202f]*(?:%|procent|kr|tkr|mnkr)?$/;

export function tableExtensions(kit) {
  const inTable = command => ({ editor }) => editor.isActive("table") && command(editor);
  return [
    kit.Table.extend({
      addAttributes: () => ({
        caption: { default: "", parseHTML: element => element.dataset.caption ?? "", renderHTML: () => ({}) },
      }),
      // As plain elements, without the widths that the extension's own view sets as styles.
      addNodeView: () => null,
      renderHTML: ({ node }) => ["table", { class: "rt-wordtable", "data-caption": node.attrs.caption }, ["tbody", 0]],
      addKeyboardShortcuts: () => ({
        Tab: inTable(editor => editor.commands.goToNextCell()),
        "Shift-Tab": inTable(editor => editor.commands.goToPreviousCell()),
        Enter: inTable(editor => editor.commands.goToNextCell() || true),
      }),
    }),
    kit.TableRow,
    cellOf(kit.TableHeader, "th"),
    cellOf(kit.TableCell, "td"),
  ];
}

function cellOf(kind, tag) {
  return kind.extend({ content: "paragraph", renderHTML: () => [tag, tag === "th" ? { scope: "col" } : {}, 0] });
}

// Make the first row of every table its head, and no other; whether anything was changed.
export function headed(editor) {
  const { state } = editor;
  const { tr, schema } = state;
  state.doc.descendants((node, place) => {
    if (node.type.name !== "table") return true;
    node.forEach((row, offset, number) => row.forEach((cell, within) => {
      const wanted = number ? "tableCell" : "tableHeader";
      if (cell.type.name !== wanted) tr.setNodeMarkup(place + offset + within + 2, schema.nodes[wanted]);
    }));
    return false;
  });
  if (tr.docChanged) editor.view.dispatch(tr);
  return tr.docChanged;
}

const COMMANDS = {
  addRow: chain => chain.addRowAfter(),
  removeRow: chain => chain.deleteRow(),
  addColumn: chain => chain.addColumnAfter(),
  removeColumn: chain => chain.deleteColumn(),
  removeTable: chain => chain.deleteTable(),
};

// The buttons that are there while one is in a table.
export function tableToolbar(field, editor) {
  const bar = field.querySelector("[data-table-toolbar]");
  const hint = field.querySelector("[data-number-hint]");
  bar.addEventListener("click", event => {
    const command = event.target.closest("button")?.dataset.command;
    if (command) COMMANDS[command](editor.chain().focus()).run();
  });
  const caption = bar.querySelector("input");
  caption.addEventListener("input", event => {
    event.stopPropagation();
    editor.commands.updateAttributes("table", { caption: plain(caption.value) });
  });
  const show = () => {
    const active = editor.isActive("table");
    if (bar.hidden === active && !bar.contains(document.activeElement)) bar.hidden = !active;
    if (active && document.activeElement !== caption) caption.value = words(editor.getAttributes("table").caption);
    hint.hidden = !hasNumber(editor.state.doc);
  };
  editor.on("transaction", show);
  show();
}

// A caption is plain words here: what would be read as a mark is written so that it is not.
const plain = text => text.replace(/[\\[\]{}*_]/g, "\\$&");
const words = written => (written ?? "").replace(/\\(.)/g, "$1");

function hasNumber(doc) {
  let found = false;
  doc.descendants(node => {
    if (node.type.name !== "tableCell") return !found;
    found ||= NUMBER.test(node.textContent.trim());
    return false;
  });
  return found;
}
