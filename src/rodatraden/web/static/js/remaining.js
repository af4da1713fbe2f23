// What is left in a report follows the writer: <form data-left> asks the server after each pause, and puts its
// answer in the box (#kvar-ruta) and in the places for words beside the fields ([data-note]).
// Without script the box shows what was saved.
const WAIT = 700;
const SOON = 80;

class Remaining {
  constructor(form) {
    this.form = form;
    this.box = document.getElementById("kvar-ruta");
    this.link = document.querySelector("a[href='#kvar-ruta']");
    this.asked = 0;
    form.addEventListener("input", () => this.plan(WAIT));
    form.addEventListener("change", () => this.plan(SOON));
  }

  plan(wait) {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.ask(), wait);
  }

  async ask() {
    const number = ++this.asked;
    const body = new URLSearchParams();
    for (const [name, value] of new FormData(this.form)) {
      if (typeof value === "string" && name !== "bas") body.append(name, value);
    }
    body.append("gor", "kvar");
    try {
      const response = await fetch(this.form.action, { method: "POST", body, headers: { Accept: "text/html" } });
      if (!response.ok || number !== this.asked) return;
      this.show(new DOMParser().parseFromString(await response.text(), "text/html"));
    } catch {
      // The network is gone: the status by the buttons says so.
    }
  }

  show(told) {
    const list = this.box.querySelector("[data-left-list]");
    const heading = told.querySelector("h2").textContent;
    for (const place of [this.box.querySelector("h2"), this.link]) {
      if (place && place.textContent !== heading) place.textContent = heading;
    }
    if (!list.contains(document.activeElement)) {
      list.replaceChildren(...told.querySelector("[data-left-list]").childNodes);
    }
    for (const place of this.form.querySelectorAll("[data-note]")) {
      const note = told.getElementById(place.id);
      const html = note ? note.innerHTML : "";
      if (place.innerHTML === html) continue;
      place.innerHTML = html;
      const fold = place.closest("details");
      if (html && fold) fold.open = true;
    }
  }
}

for (const form of document.querySelectorAll("form[data-left]")) new Remaining(form);
