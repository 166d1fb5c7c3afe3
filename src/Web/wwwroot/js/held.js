// Puts what was typed before the sign-in ran out, or kept as a draft, back into the form it was typed in. Without script the page lists it.
const seen = /(^|\.)(Version|Seen\w*)$/;
const isChosen = field => ["checkbox", "radio"].includes(field.type);
const rowOf = name => name.slice(0, name.lastIndexOf("]") + 1);

function fill(form, fields) {
  const left = Object.fromEntries(Object.entries(fields).map(([name, values]) => [name, [...values]]));
  // A row that is no longer the one that was typed in is left alone: its own key says which it is.
  const others = new Set([...form.elements]
    .filter(field => field.type === "hidden" && rowOf(field.name) && field.name in fields && !seen.test(field.name) && !fields[field.name].includes(field.value))
    .map(field => rowOf(field.name)));
  for (const field of form.elements) {
    if (others.has(rowOf(field.name)) || field.name.startsWith("__")) continue;
    if (!(field.name in fields) && !isChosen(field)) continue;
    const values = fields[field.name] ?? [];
    if (isChosen(field)) field.checked = values.includes(field.value);
    else if (field.multiple) for (const option of field.options) option.selected = values.includes(option.value);
    else if (left[field.name]?.length > 0) field.value = left[field.name].shift();
    if (isChosen(field) || field.multiple) delete left[field.name];
    field.dispatchEvent(new Event("input", { bubbles: true }));
    field.dispatchEvent(new Event("change", { bubbles: true }));
  }
  return Object.values(left).flat().filter(value => value !== "" && value !== "true" && value !== "false");
}

for (const note of document.querySelectorAll("[data-fields]")) {
  const fields = JSON.parse(note.dataset.fields);
  const matches = form => [...form.elements].filter(field => field.name in fields).length;
  const form = note.closest("form") ?? [...document.querySelectorAll("main form")].sort((a, b) => matches(b) - matches(a))[0];
  if (!form || matches(form) === 0) continue;
  // What the form says it was made from is another than the draft was.
  const changed = note.querySelector("[data-changed]");
  if (changed && [...form.elements].some(field => field.type === "hidden" && seen.test(field.name) && field.name in fields && !fields[field.name].includes(field.value))) {
    changed.hidden = false;
    note.classList.replace("note--ok", "note--warn");
  }
  const left = fill(form, fields);
  const list = note.querySelector("[data-list]");
  list.hidden = left.length === 0;
  for (const text of list.querySelectorAll("pre")) text.remove();
  for (const text of left) list.append(Object.assign(document.createElement("pre"), { className: "held", textContent: text }));
  const filled = note.querySelector("[data-filled]");
  if (filled) filled.hidden = false;
}
