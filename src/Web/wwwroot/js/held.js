// Puts what was typed before the sign-in ran out back into the form it was typed in. Without script the page lists it.
const held = document.getElementById("hallet");
const fields = JSON.parse(held.dataset.fields);
const matches = form => [...form.elements].filter(field => field.name in fields).length;
const form = [...document.querySelectorAll("main form")].sort((a, b) => matches(b) - matches(a))[0];
if (form && matches(form) > 0) {
  const left = Object.fromEntries(Object.entries(fields).map(([name, values]) => [name, [...values]]));
  for (const field of form.elements) {
    if (!(field.name in fields) && !["checkbox", "radio"].includes(field.type)) continue;
    const values = fields[field.name] ?? [];
    if (["checkbox", "radio"].includes(field.type)) field.checked = values.includes(field.value);
    else if (field.multiple) for (const option of field.options) option.selected = values.includes(option.value);
    else if (left[field.name].length > 0) field.value = left[field.name].shift();
    field.dispatchEvent(new Event("input", { bubbles: true }));
    field.dispatchEvent(new Event("change", { bubbles: true }));
  }
  held.querySelector("[data-list]").hidden = Object.values(left).every(values => values.length === 0 || values.every(value => value === "" || value === "true" || value === "false"));
  held.querySelector("[data-filled]").hidden = false;
}
