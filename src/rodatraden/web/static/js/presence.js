// Tells the server that this form is open, and the reader who else has it open: every four seconds.
const EVERY = 4000;
const WRITES_FOR = 15000;

export function watchPresence(form) {
  const place = form.querySelector("[data-presence]");
  const url = form.dataset.presenceUrl;
  if (!place || !url) return;

  const values = more => new URLSearchParams({
    adress: form.dataset.address, csrfmiddlewaretoken: form.elements.namedItem("csrfmiddlewaretoken").value, ...more,
  });

  let asking = false;  // A slow server is asked once at a time.

  async function ask() {
    if (asking) return;
    asking = true;
    const writes = Date.now() - Number(form.dataset.changedAt ?? 0) < WRITES_FOR;
    try {
      const response = await fetch(url, { method: "POST", body: values({ skriver: writes ? "1" : "" }) });
      if (!response.ok) return;
      const { sentence } = await response.json();
      if (place.textContent !== sentence) place.textContent = sentence;
    } catch {
      // The network is gone: the status by the buttons says so.
    } finally {
      asking = false;
    }
  }

  ask();
  setInterval(ask, EVERY);
  window.addEventListener("pagehide", () => navigator.sendBeacon(url, values({ borta: "1" })));
}
