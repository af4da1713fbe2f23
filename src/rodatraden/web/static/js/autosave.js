// Keeps what is written in a form: <form data-autosave-url data-presence-url data-address data-place>.
// Every change is kept in the browser at once and sent as a draft within seconds; what could not be
// sent is sent when the network is back, or when the page is opened the next time. With data-version
// the form also saves itself when the writer leaves it and after ten minutes of writing.
// Without script the form is a plain form.
import { keepCopy, leftCopies, removeCopy } from "./copies.js";
import { watchPresence } from "./presence.js";

const WAIT = 1200;
const RETRY = 5000;
const VERSION_AFTER = 10 * 60 * 1000;
const LARGEST_WHEN_LEAVING = 60000;
const CARRIED = ["csrfmiddlewaretoken", "marke", "bas", "sida", "nummer", "istallet"];

class Autosave {
  constructor(form) {
    this.form = form;
    this.state = form.querySelector("[data-autosave-status]");
    this.sent = this.number;
    this.versionDue = null;
    this.timer = null;
    this.submitting = false;
    this.failing = false;
    form.addEventListener("input", event => this.changed(event));
    form.addEventListener("change", event => this.changed(event));
    form.addEventListener("submit", event => this.submitted(event));
    window.addEventListener("online", () => this.send());
    window.addEventListener("pagehide", () => this.leave());
    window.addEventListener("pageshow", event => event.persisted && location.reload());
    document.addEventListener("visibilitychange", () => document.hidden && this.send());
    window.addEventListener("beforeunload", event => this.unsent && this.failing && event.preventDefault());
    setInterval(() => this.versionDue && Date.now() >= this.versionDue && this.makeVersion(), WAIT);
    watchPresence(form);
    if (this.state && !this.state.textContent) this.say(this.state.dataset.wordsKept);
    this.sendLeft();
  }

  field(name) { return this.form.elements.namedItem(name); }
  get page() { return this.field("sida").value; }
  get number() { return Number(this.field("nummer").value); }
  get unsent() { return this.number > this.sent; }
  get key() { return `${this.form.dataset.place}|${this.page}`; }

  say(words) {
    if (this.state && this.state.textContent !== words) this.state.textContent = words;
  }

  values() {
    const found = {};
    for (const [name, value] of new FormData(this.form)) {
      if (typeof value !== "string" || CARRIED.includes(name) || name.startsWith("mina-")) continue;
      if (!this.form.querySelector(`[name="${CSS.escape(name)}"][data-unkept]`)) found[name] = value;
    }
    return found;
  }

  draft() {
    const carried = name => this.form.querySelector(`[data-draft="${name}"]`).value;
    return {
      adress: this.form.dataset.address, sida: this.page, nummer: String(this.number), marke: carried("marke"),
      bas: carried("bas"), istallet: this.field("istallet").value, varden: JSON.stringify(this.values()),
    };
  }

  changed(event) {
    if (event.target.matches("[data-unkept], [type=hidden]")) return;
    this.field("nummer").value = this.number + 1;
    this.form.dataset.changedAt = Date.now();
    keepCopy(this.key, this.draft());
    this.versionDue ??= Date.now() + VERSION_AFTER;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.send(), WAIT);
  }

  post(url, values, keepalive = false) {
    const body = new URLSearchParams({ ...values, csrfmiddlewaretoken: this.field("csrfmiddlewaretoken").value });
    return fetch(url, { method: "POST", body, keepalive, headers: { Accept: "application/json" } });
  }

  async send() {
    if (!this.unsent || this.sending || this.submitting) return;
    this.sending = true;
    clearTimeout(this.timer);
    const values = this.draft();
    const answer = await this.answer(this.post(this.form.dataset.autosaveUrl, values));
    this.sending = false;
    if (answer) {
      this.taken(Number(values.nummer));
      this.say(answer.status);
    }
    if (this.unsent) this.timer = setTimeout(() => this.send(), answer ? WAIT : RETRY);
  }

  // What the server answered; nothing when it could not be reached or did not take it, which is then said.
  async answer(request) {
    try {
      const response = await request;
      this.failing = response.status === 403 || response.status >= 500;
      if (response.ok) return await response.json();
      if (response.status === 403) this.say(this.state.dataset.wordsSignedOut);
      else if (response.status >= 500) this.say(this.state.dataset.wordsOffline);
      else {
        const told = await response.json();
        if (told.changed) delete this.form.dataset.version;
        this.say(told.sentence);
      }
    } catch {
      this.failing = true;
      this.say(this.state.dataset.wordsOffline);
    }
    return null;
  }

  taken(number) {
    this.sent = Math.max(this.sent, number);
    if (!this.unsent) removeCopy(this.key);
  }

  get version() {
    const body = { ...Object.fromEntries(new FormData(this.form)) };
    for (const name of Object.keys(body)) if (typeof body[name] !== "string") delete body[name];
    return body;
  }

  async makeVersion() {
    if (this.sending || this.submitting) return;
    this.versionDue = null;
    if (!("version" in this.form.dataset)) return;
    this.sending = true;
    const number = this.number;
    const answer = await this.answer(this.post(this.form.action, this.version));
    this.sending = false;
    if (!answer && this.failing) this.versionDue ??= Date.now() + RETRY;
    if (!answer) return;
    for (const [name, value] of [["marke", answer.token], ["bas", answer.base]]) {
      this.field(name).value = value;
      this.form.querySelector(`[data-draft="${name}"]`).value = value;
    }
    this.field("istallet").value = "";
    this.taken(number);
    this.say(answer.status);
    if (this.unsent) this.send();
  }

  // The page goes away: nobody reads the answer, so the copy stays until the page is opened again.
  leave() {
    if (this.submitting || (!this.versionDue && !this.unsent)) return;
    const whole = "version" in this.form.dataset && this.versionDue;
    const values = whole ? this.version : this.draft();
    if (whole) keepCopy(this.key, this.draft());
    if (JSON.stringify(values).length > LARGEST_WHEN_LEAVING) return;
    this.post(whole ? this.form.action : this.form.dataset.autosaveUrl, values, true).catch(() => {});
  }

  submitted(event) {
    if (!navigator.onLine) {
      event.preventDefault();
      this.say(this.state.dataset.wordsOffline);
      return;
    }
    this.submitting = true;
    setTimeout(() => { this.submitting = false; }, RETRY);  // Should the page stay after all.
    if (this.unsent) keepCopy(this.key, this.draft());
  }

  // What an earlier opening of this form could not send, or nobody heard was taken.
  async sendLeft() {
    let newer = false;
    for (const [key, values] of leftCopies(this.form.dataset.place)) {
      if (key === this.key) continue;
      const answer = await this.answer(
        this.post(this.form.dataset.autosaveUrl, {
          ...values, adress: this.form.dataset.address, oppnad: this.form.dataset.opened,
        }),
      );
      if (!answer) continue;
      removeCopy(key);
      newer ||= answer.kept;
    }
    if (newer && this.number === this.sent && !this.form.querySelector("[name^='mina-']")) location.reload();
  }
}

for (const form of document.querySelectorAll("form[data-autosave-url]")) form.autosave = new Autosave(form);
