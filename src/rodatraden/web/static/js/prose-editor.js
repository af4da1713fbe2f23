// A calm editor over a plain textarea: <div data-prose data-editor data-figures> with a toolbar, a surface,
// the textarea, and the text as the editor's document in a JSON block. The textarea always holds the text
// as our prose; without script, or when the editor cannot be had, it is simply what one writes in.
import { cleaned } from "./prose-paste.js";
import { headed, tableExtensions, tableToolbar } from "./prose-table.js";
import { proseOf } from "./prose-write.js";

async function mount(field) {
  const given = field.querySelector("script[type='application/json']");
  const textarea = field.querySelector("textarea");
  if (!given || !textarea) return;
  const kit = await import(field.dataset.editor);
  const frame = field.querySelector("[data-prose-frame]");
  const editor = new kit.Editor({
    element: field.querySelector("[data-prose-surface]"),
    injectCSS: false,
    content: JSON.parse(given.textContent),
    extensions: extensions(kit),
    editorProps: {
      attributes: {
        role: "textbox", "aria-multiline": "true", "aria-labelledby": field.querySelector("label").id,
        class: "rt-prose rt-write", lang: "sv", spellcheck: "true",
      },
      transformPastedHTML: cleaned,
      // The bar at the bottom of the window covers what would otherwise just be seen.
      scrollThreshold: { top: 16, right: 0, bottom: 120, left: 0 },
      scrollMargin: { top: 24, right: 0, bottom: 128, left: 0 },
    },
    onUpdate: ({ editor: changed }) => {
      if (headed(changed)) return;  // It comes again when the heads are where they should be.
      textarea.value = proseOf(changed.getJSON());
      textarea.dispatchEvent(new Event("input", { bubbles: true }));
    },
  });
  frame.hidden = false;
  textarea.hidden = true;
  field.querySelector("[data-plain-hint]").hidden = true;
  field.querySelector("label").addEventListener("click", event => {
    event.preventDefault();
    editor.commands.focus();
  });
  toolbar(field, editor);
  tableToolbar(field, editor);
  field.dataset.ready = "";
}

function extensions(kit) {
  const live = kit.Node.create({
    name: "live", group: "inline", inline: true, atom: true, selectable: true, draggable: true,
    addAttributes: () => ({ written: { default: "" }, shown: { default: "" }, kind: { default: "figure" } }),
    parseHTML: () => [{
      tag: "data[data-written]",
      getAttrs: element => ({ written: element.dataset.written, shown: element.textContent, kind: element.dataset.kind }),
    }],
    renderHTML: ({ node: { attrs } }) => [
      "data", { class: "rt-live", "data-written": attrs.written, "data-kind": attrs.kind, value: attrs.shown }, attrs.shown,
    ],
    renderText: ({ node }) => node.attrs.shown,
  });
  return [
    kit.Document, kit.Paragraph, kit.Text, kit.Bold, kit.Italic, kit.BulletList, kit.OrderedList, kit.History,
    kit.Heading.configure({ levels: [2] }),
    kit.ListItem.extend({ content: "paragraph" }),
    kit.Link.configure({ openOnClick: false, autolink: true, linkOnPaste: true, HTMLAttributes: { target: null, rel: null } }),
    ...tableExtensions(kit),
    live,
  ];
}

const COMMANDS = {
  heading: chain => chain.toggleHeading({ level: 2 }),
  bold: chain => chain.toggleBold(),
  italic: chain => chain.toggleItalic(),
  bulletList: chain => chain.toggleBulletList(),
  orderedList: chain => chain.toggleOrderedList(),
  table: chain => chain.insertTable({ rows: 3, cols: 3, withHeaderRow: true }),
  undo: chain => chain.undo(),
};

function toolbar(field, editor) {
  const bar = field.querySelector("[data-prose-toolbar]");
  const buttons = [...bar.querySelectorAll("button")];
  const only = chosen => buttons.forEach(button => { button.tabIndex = button === chosen ? 0 : -1; });
  only(buttons[0]);
  bar.addEventListener("keydown", event => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step) return;
    const next = buttons.at((buttons.indexOf(document.activeElement) + step) % buttons.length);
    only(next);
    next.focus();
    event.preventDefault();
  });
  bar.addEventListener("click", event => {
    const button = event.target.closest("button");
    if (!button) return;
    only(button);
    const { command } = button.dataset;
    if (command === "figure") chooseFigure(field, editor);
    else if (command === "link") chooseLink(editor);
    else COMMANDS[command](editor.chain().focus()).run();
  });
  const show = () => buttons.filter(button => button.hasAttribute("aria-pressed")).forEach(button => {
    button.setAttribute("aria-pressed", String(editor.isActive(button.dataset.command)));
  });
  editor.on("transaction", show);
  show();
}

// Show a dialog; what it was closed with, "" for nothing.
function answerOf(dialog) {
  dialog.returnValue = "";
  dialog.showModal();
  return new Promise(resolve => dialog.addEventListener("close", () => resolve(dialog.returnValue), { once: true }));
}

async function chooseLink(editor) {
  const dialog = document.getElementById("valj-lank");
  const input = dialog.querySelector("input");
  input.value = editor.getAttributes("link").href ?? "";
  if (!await answerOf(dialog)) return;
  const written = input.value.trim();
  const href = !written || /^(https?:|mailto:)/i.test(written) ? written : `https://${written}`;
  const chain = editor.chain().focus().extendMarkRange("link");
  if (!href) chain.unsetMark("link").run();
  else if (editor.state.selection.empty && !editor.isActive("link")) {
    chain.insertContent({ type: "text", text: written, marks: [{ type: "link", attrs: { href } }] }).run();
  } else chain.setMark("link", { href }).run();
}

async function chooseFigure(field, editor) {
  const dialog = document.getElementById("valj-siffra");
  const list = dialog.querySelector("select");
  const search = dialog.querySelector("input");
  if (!list.options.length) {
    const response = await fetch(field.dataset.figures);
    list.innerHTML = response.ok ? await response.text() : "";
    const every = [...list.options];
    search.addEventListener("input", () => {
      const words = search.value.toLocaleLowerCase("sv").split(/\s+/);
      for (const option of every) {
        option.hidden = !words.every(word => option.text.toLocaleLowerCase("sv").includes(word));
      }
      list.value = every.find(option => !option.hidden)?.value ?? "";
    });
  }
  if (!await answerOf(dialog) || !list.selectedOptions[0]?.value) return;
  const { value, dataset } = list.selectedOptions[0];
  const figure = { type: "live", attrs: { written: value, shown: dataset.shown, kind: "figure" } };
  editor.chain().focus().insertContent(figure).run();
}

for (const field of document.querySelectorAll("[data-prose]")) mount(field);
