// The meeting by keyboard. Every key does what a link on the page does as well; whoever types in a field types.

const SWITCH = "meeting-keys";
const parts = [...document.querySelectorAll("[data-part]")];
const foot = document.querySelector(".meeting__foot");

function follow(selector) {
  const link = document.querySelector(selector);
  link?.click();
  return Boolean(link);
}

function show(part) {
  part.scrollIntoView();
  const field = part.querySelector("form:not(.finding__mark) :is(input:checked, input:not([type=hidden]))");
  (field?.checkVisibility() ? field : part).focus({ preventScroll: true });
  return true;
}

function top(part) {
  return part.getBoundingClientRect().top - parseFloat(getComputedStyle(document.documentElement).scrollPaddingTop);
}

function current() {
  return parts.findLastIndex((part) => top(part) <= 4);
}

function onward() {
  const at = current();
  const end = innerHeight - foot.offsetHeight;
  if (parts[at] && parts[at].getBoundingClientRect().bottom > end + 24 && !atBottom()) return false;
  return parts[at + 1] && !atBottom() ? show(parts[at + 1]) : follow("a[rel=next]");
}

function back() {
  const at = current();
  if (parts[at] && top(parts[at]) < -4) return false;
  return at > 0 ? show(parts[at - 1]) : follow("a[rel=prev]");
}

function atBottom() {
  return scrollY + innerHeight >= document.documentElement.scrollHeight - 4;
}

function digit(key) {
  if (key === "0") return follow("a[data-key='0']");
  const part = parts[Number(key) - 1];
  return part ? show(part) : false;
}

const KEYS = {
  ArrowRight: () => follow("a[rel=next]"),
  ArrowLeft: () => follow("a[rel=prev]"),
  PageDown: onward,
  PageUp: back,
};

function pressed(event) {
  if (event.defaultPrevented || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
  const field = event.target.closest("input, textarea, select");
  if (field && event.key === "Escape") field.blur();
  if (localStorage[SWITCH] === "off" || (field && belongsTo(field, event.key))) return;
  const does = KEYS[event.key] ?? (/^\d$/.test(event.key) ? () => digit(event.key) : undefined);
  if (does?.()) event.preventDefault();
}

// A level is chosen with the arrows, a tick set with the space bar; everything else may lead away. A text takes every key.
function belongsTo(field, key) {
  if (field.type === "checkbox") return key === " ";
  return field.type !== "radio" || key.startsWith("Arrow");
}

function mark() {
  const at = parts[Math.max(current(), 0)]?.id;
  for (const link of document.querySelectorAll(".meeting__parts a")) {
    if (link.hash === `#${at}`) link.setAttribute("aria-current", "true");
    else link.removeAttribute("aria-current");
  }
}

function legend() {
  const keys = document.querySelector("[data-keys]");
  const button = keys.querySelector("[data-keys-switch]");
  const draw = () => {
    const off = localStorage[SWITCH] === "off";
    keys.querySelector("[data-keys-said]").hidden = off;
    button.textContent = off ? button.dataset.on : button.dataset.off;
  };
  button.addEventListener("click", () => {
    localStorage[SWITCH] = localStorage[SWITCH] === "off" ? "on" : "off";
    draw();
  });
  draw();
  keys.hidden = false;
}

addEventListener("keydown", pressed);
addEventListener("scroll", mark, { passive: true });
mark();
legend();
