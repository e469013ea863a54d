// Rows that come and go without a new page. Without script the same buttons ask the server, which draws the rows.

const rows = document.querySelector("[data-rows]");
const form = rows?.closest("form");
const blank = form?.querySelector("template[data-blank]")?.content.querySelector("[data-row]");

function number() {
  rows.querySelectorAll("[data-row]").forEach((row, index) => {
    row.querySelectorAll("[data-number]").forEach((place) => { place.textContent = index + 1; });
  });
}

function next() {
  const taken = [...form.elements].map((field) => Number(field.name.match(/^\w+-(\d+)-/)?.[1] ?? -1));
  return Math.max(-1, ...taken) + 1;
}

function add() {
  const row = blank.cloneNode(true), n = next();
  for (const element of [row, ...row.querySelectorAll("*")]) {
    for (const attribute of [...element.attributes]) attribute.value = attribute.value.replaceAll("9999", n);
  }
  rows.append(row);
  number();
  row.querySelector("input:not([type=hidden])").focus();
}

function remove(button) {
  const row = button.closest("[data-row]"), near = row.nextElementSibling ?? row.previousElementSibling;
  row.remove();
  number();
  (near ?? form).querySelector("input:not([type=hidden]), button")?.focus();
  form.dispatchEvent(new Event("input"));
}

// What was wrong with a field was said of what stood in it before.
function corrected(field) {
  const place = field.closest(".field--error");
  if (!place) return;
  place.classList.remove("field--error");
  place.querySelectorAll(".field__error").forEach((said) => said.remove());
  place.querySelectorAll("[aria-invalid]").forEach((each) => each.removeAttribute("aria-invalid"));
  form.querySelectorAll(`.errors a[href="#${field.id}"]`).forEach((link) => link.closest("li").remove());
  if (!form.querySelector(".errors li")) form.querySelector(".errors")?.remove();
}

form?.addEventListener("input", (event) => { if (event.target !== form) corrected(event.target); });

if (blank) {
  form.addEventListener("click", (event) => {
    const button = event.target.closest("button[name=add], button[name=remove]");
    if (!button) return;
    event.preventDefault();
    if (button.name === "add") add(); else remove(button);
  });
}
