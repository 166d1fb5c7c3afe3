// Shows a report's files as they get ready. Without script the page has a link that looks again.
const look = async () => {
  const section = document.querySelector("[data-files]");
  if (!section) return;
  const answer = await fetch(section.dataset.files);
  // Nobody's place in the list is taken away while they are on it.
  if (answer.ok && !section.contains(document.activeElement)) section.outerHTML = await answer.text();
  setTimeout(look, 2000);
};
setTimeout(look, 1000);
