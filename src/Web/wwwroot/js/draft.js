// Saves what is typed in a form as a draft: a moment after the last keystroke, and when the page is left.
const pause = 1500;
const longestLeaving = 60000; // What a browser still sends after the page is gone, with room to spare.

const textOf = form => new URLSearchParams([...new FormData(form)].filter(([name, value]) => typeof value === "string" && !name.startsWith("__"))).toString();

function keep(form) {
  const said = form.querySelector(".draft-said");
  // Beside the button that sends the form, wherever in it that stands.
  form.querySelector("button[type=submit].ds-button:not([data-variant])")?.closest(".row")?.append(said);
  const page = `${Date.now()}-${Math.random()}`.slice(0, 40);
  let saved = "unsaved" in form.dataset ? null : textOf(form);
  let turn = 0, timer = 0, wait = pause, underway = null, sent = false, sending = false;

  const later = after => { clearTimeout(timer); timer = setTimeout(save, after); };

  async function save(leaving) {
    clearTimeout(timer);
    const text = textOf(form);
    // One at a time, so that an older text never comes after a newer; the page that is left cannot wait.
    if (sent || text === saved || (underway && leaving !== true)) return;
    const body = new URLSearchParams(text);
    body.set("__draft", form.dataset.draft);
    body.set("__page", page);
    body.set("__turn", ++turn);
    body.set("__RequestVerificationToken", form.elements.__RequestVerificationToken.value);
    const stop = new AbortController();
    const asked = fetch("/utkast", { method: "POST", body, redirect: "manual", signal: stop.signal, keepalive: leaving === true && body.toString().length < longestLeaving });
    const mine = underway = { stop, done: asked.catch(() => null) };
    const answer = await mine.done;
    if (underway === mine) underway = null;
    if (sent) return;
    if (answer?.ok) {
      saved = text;
      wait = pause;
      said.textContent = await answer.text();
      if (textOf(form) !== saved) later(pause);
    } else if (answer?.status === 413) {
      saved = text;
      said.textContent = said.dataset.tooLarge;
    } else if (answer && (answer.type === "opaqueredirect" || answer.status < 500)) {
      said.textContent = said.dataset.signedOut;
      later(60000);
    } else {
      said.textContent = said.dataset.failed;
      wait = Math.min(wait * 2, 60000);
      later(wait);
    }
  }

  form.addEventListener("input", () => later(pause));
  form.addEventListener("change", () => later(pause));
  addEventListener("online", () => save());
  document.addEventListener("visibilitychange", () => { if (document.visibilityState === "hidden") save(true); });
  addEventListener("pagehide", () => save(true));
  addEventListener("pageshow", event => { if (event.persisted) sent = false; });
  form.addEventListener("submit", async event => {
    clearTimeout(timer);
    if (sending) return event.preventDefault();
    if (!underway) {
      sent = true;
      // Still here: the answer was a file, or never came.
      setTimeout(() => { sent = false; }, 15000);
      return;
    }
    // A draft on its way must not arrive after what is sent now, and become a draft of what is done.
    event.preventDefault();
    const { stop, done } = underway;
    sent = sending = true;
    setTimeout(() => stop.abort(), 2000);
    await done;
    underway = null;
    sending = false;
    form.requestSubmit(event.submitter);
  });
  form.querySelector(".draft-note")?.closest("details")?.setAttribute("open", "");
  if (saved === null) later(0);
}

for (const form of document.querySelectorAll("form[data-draft]")) keep(form);
