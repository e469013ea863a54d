// Keeps what is typed into a form[data-keep] in this tab until it is saved: neither a lost connection nor a session that
// ended costs a sentence. data-keep is "writer:sheet" and data-version what stood there when the typing began. Runs on
// every page, so that what was saved, or what another person left in this tab, is removed wherever one arrives.

const KEPT = "kept:";
const HERE = "writer"; // who is signed in in this browser, for its other tabs; empty when somebody has left

function keys() {
  return Object.keys(sessionStorage).filter((each) => each.startsWith(KEPT));
}

function typed(form) {
  const said = {};
  for (const field of form.elements) {
    if (!field.name || ["hidden", "file", "submit"].includes(field.type)) continue;
    if (["radio", "checkbox"].includes(field.type)) (said[field.name] ??= []).push(...(field.checked ? [field.value] : []));
    else said[field.name] = field.value;
  }
  return said;
}

function putBack(form, said) {
  for (const field of form.elements) {
    if (!(field.name in said)) continue;
    if (["radio", "checkbox"].includes(field.type)) field.checked = said[field.name].includes(field.value);
    else field.value = said[field.name];
    if (field.checked || (field.value && field.type !== "checkbox" && field.type !== "radio")) unfold(field);
  }
  form.querySelector("[data-kept]").hidden = false;
}

function unfold(field) {
  const folded = field.closest("details");
  if (folded) folded.open = true;
}

function showBeside(form, said) {
  const beside = form.querySelector("[data-kept-beside]");
  for (const field of form.querySelectorAll("textarea, input[type=text]")) {
    if (!said[field.name] || said[field.name] === field.value) continue;
    const quote = document.createElement("p");
    quote.className = "quote";
    quote.textContent = said[field.name];
    beside.append(quote);
    beside.hidden = false;
  }
}

function forgetOthers(writer) {
  for (const key of keys()) if (!key.startsWith(`${KEPT}${writer}:`)) sessionStorage.removeItem(key);
}

function cleanUp(writer) {
  const status = performance.getEntriesByType("navigation")[0]?.responseStatus ?? 200;
  const from = status < 400 && document.referrer && new URL(document.referrer).pathname;
  forgetOthers(writer);
  for (const key of keys()) {
    const kept = JSON.parse(sessionStorage[key]);
    if (kept.sent && kept.path === from) sessionStorage.removeItem(key);
  }
}

function offer(form, key) {
  const kept = sessionStorage[key] && JSON.parse(sessionStorage[key]);
  if (!kept) return;
  if (JSON.stringify(kept.said) === JSON.stringify(typed(form))) sessionStorage.removeItem(key);
  else if (kept.version === form.dataset.version) putBack(form, kept.said);
  else showBeside(form, kept.said);
  if (key in sessionStorage) sessionStorage[key] = JSON.stringify({ ...kept, sent: false });
}

function keep(form) {
  const key = KEPT + form.dataset.keep;
  const write = (sent) => {
    const { version } = form.dataset;
    sessionStorage[key] = JSON.stringify({ said: typed(form), version, sent, path: location.pathname });
  };
  offer(form, key);
  form.addEventListener("input", () => write(false));
  form.addEventListener("submit", (event) => {
    form.querySelector("[data-offline]").hidden = navigator.onLine;
    if (!navigator.onLine) event.preventDefault();
    write(navigator.onLine);
  });
  addEventListener("online", () => { form.querySelector("[data-offline]").hidden = true; });
}

// Without a writer this is the sign-in or a fault: whoever comes back finds what they had typed, and nobody else does.
const writer = document.body.dataset.writer;
if (writer && localStorage[HERE] !== writer) localStorage[HERE] = writer;
if (writer) cleanUp(writer);
else if (HERE in localStorage) forgetOthers(localStorage[HERE]);
addEventListener("storage", (event) => { if (event.key === HERE) forgetOthers(event.newValue); });
document.querySelectorAll("form[data-keep]").forEach(keep);
document.querySelectorAll("form[data-leave]").forEach((form) => {
  form.addEventListener("submit", () => { localStorage[HERE] = ""; forgetOthers(""); });
});
