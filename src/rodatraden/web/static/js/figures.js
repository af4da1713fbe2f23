// A table of figures: <form data-figures> with inputs .rt-cell in a table, and what is computed in [data-sum].
// Arrows and Enter go between the cells, a block copied from a spreadsheet is laid out from where it is
// pasted, and the sums follow what is typed. Without script the cells are plain fields and "Räkna om" a button.
const WAIT = 400;

class Figures {
  constructor(form) {
    this.form = form;
    this.rows = [...form.querySelectorAll("tbody tr")]
      .map(row => [...row.querySelectorAll("td")].map(cell => cell.querySelector(".rt-cell")))
      .filter(cells => cells.length);
    this.sums = new Map([...form.querySelectorAll("[data-sum]")].map(sum => [sum.dataset.sum, sum]));
    form.addEventListener("keydown", event => this.pressed(event));
    form.addEventListener("paste", event => this.pasted(event));
    form.addEventListener("input", event => event.target.matches(".rt-cell") && this.later());
    form.addEventListener("focusin", event => event.target.matches(".rt-cell") && event.target.select());
    form.querySelectorAll(".rt-keys").forEach(words => { words.hidden = false; });
    form.querySelectorAll("button[value=rakna]").forEach(button => { button.hidden = true; });
  }

  at(cell) {
    const down = this.rows.findIndex(row => row.includes(cell));
    return [down, down < 0 ? -1 : this.rows[down].indexOf(cell)];
  }

  pressed(event) {
    const cell = event.target;
    if (!cell.matches(".rt-cell") || event.altKey || event.ctrlKey || event.metaKey) return;
    const whole = cell.selectionStart === 0 && cell.selectionEnd === cell.value.length;
    const first = cell.selectionStart === 0 && cell.selectionEnd === 0;
    const last = cell.selectionStart === cell.value.length && cell.selectionEnd === cell.value.length;
    const steps = {
      ArrowUp: [-1, 0], ArrowDown: [1, 0], Enter: [event.shiftKey ? -1 : 1, 0],
      ArrowLeft: whole || first ? [0, -1] : null, ArrowRight: whole || last ? [0, 1] : null,
    };
    const step = steps[event.key];
    if (!step || (event.shiftKey && event.key !== "Enter")) return;
    event.preventDefault();
    this.go(cell, step);
  }

  go(cell, [down, right]) {
    let [row, column] = this.at(cell);
    do {
      row += down;
      column += right;
    } while (this.rows[row] && column >= 0 && column < this.rows[row].length && !this.rows[row][column]);
    this.rows[row]?.[column]?.focus();
  }

  pasted(event) {
    const cell = event.target;
    const text = event.clipboardData?.getData("text/plain") ?? "";
    if (!cell.matches(".rt-cell") || !/[\t\n]/.test(text.replace(/[\r\n]+$/, ""))) return;
    event.preventDefault();
    const [down, right] = this.at(cell);
    this.block(text).forEach((line, y) => line.forEach((value, x) => {
      const target = this.rows[down + y]?.[right + x];
      if (target) target.value = value;
    }));
    cell.dispatchEvent(new Event("input", { bubbles: true }));
    cell.select();
  }

  // The cells of a block: a line a row, a tab between cells; one in quotation marks may hold both.
  block(text) {
    const rows = [];
    const pattern = /("(?:[^"]|"")*"|[^\t\r\n]*)(\t|\r\n|\n|\r|$)/gy;
    let cells = [];
    while (pattern.lastIndex < text.length) {
      const [, cell, end] = pattern.exec(text) ?? [null, "", ""];
      if (pattern.lastIndex === 0) return rows;
      const plain = cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell;
      cells.push(plain.replace(/\s+/g, " ").trim());
      if (end !== "\t") {
        rows.push(cells);
        cells = [];
      }
    }
    if (cells.length) rows.push([...cells, ""]);
    return rows;
  }

  later() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.count(), WAIT);
  }

  async count() {
    const body = new URLSearchParams(new FormData(this.form));
    body.set("gor", "rakna");
    const asked = this.asked = {};
    try {
      const answer = await fetch(this.form.action, { method: "POST", body, headers: { Accept: "application/json" } });
      if (!answer.ok || asked !== this.asked) return;
      const { cells, errors } = await answer.json();
      for (const [name, text] of Object.entries(cells)) {
        const sum = this.sums.get(name);
        if (!sum) continue;
        sum.textContent = text;
        sum.closest("td").classList.toggle("rt-neg", text.startsWith("\u2212"));
      }
      this.rows.flat().filter(Boolean).forEach(cell => {
        cell.toggleAttribute("aria-invalid", cell.name in errors);
        if (cell.name in errors) cell.setAttribute("aria-invalid", "true");
        cell.title = errors[cell.name] ?? "";
      });
    } catch {
      // Without contact the sums follow when it is saved.
    }
  }
}

document.querySelectorAll("form[data-figures]").forEach(form => new Figures(form));
