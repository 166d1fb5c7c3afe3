// Fetches a goal's activities when it is opened. Without script the link in it does the same.
for (const link of document.querySelectorAll("a[data-activities]")) {
  link.closest("details").addEventListener("toggle", async () => {
    const answer = await fetch(link.href);
    if (!answer.ok) return;
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const list = page.getElementById(link.dataset.activities)?.querySelector("ul");
    if (list) link.closest("ul").replaceWith(list);
  }, { once: true });
}
