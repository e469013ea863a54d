// Answers appear as they come, and a human's lines at once. Without this file the form does the same, page by page.
const said = document.body.dataset;
const talk = document.getElementById("talk");
const state = document.getElementById("state");
const field = document.getElementById("text");
const concern = document.getElementById("concern");
const pulse = document.getElementById("pulse");
let busy = false;
let listening = false;
let lead = "";
let stands = "";

function line(who, text) {
  document.getElementById("empty").hidden = true;
  const item = document.createElement("li");
  const name = document.createElement("b");
  const words = document.createElement("span");
  item.className = `line line--${who}`;
  name.textContent = said[who];
  words.textContent = text;
  item.append(name, words);
  talk.append(item);
  item.scrollIntoView({ block: "nearest" });
  return words;
}

function link(name, url) {
  const found = document.getElementById(name);
  if (url) found.href = url;
  return found;
}

async function* events(body) {
  const reader = body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = "";
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    const parts = (rest + value).split("\n\n");
    rest = parts.pop();
    for (const part of parts) {
      const data = part.split("\n").filter((each) => each.startsWith("data: ")).map((each) => each.slice(6)).join("\n");
      if (data && data !== "[DONE]") yield JSON.parse(data);
    }
  }
}

async function send(text) {
  if (busy || !text.trim()) return;
  busy = true;
  const mine = line("you", text);
  state.textContent = said.waiting;
  try {
    const body = new URLSearchParams({ text });
    const answer = await fetch("/chat/lines", { method: "POST", body, headers: { accept: "text/event-stream" } });
    if (!answer.ok) throw new Error(await answer.text());
    link("concern", answer.headers.get("x-stimmig-concern")).hidden = !concern.href;
    link("pulse", answer.headers.get("x-stimmig-pulse"));
    const who = ["human", "blocked"].includes(answer.headers.get("x-stimmig-action")) ? "house" : "ai";
    let words = null;
    for await (const event of events(answer.body)) {
      if (event.error) { (words ??= line("house", "")).textContent += `\n\n${event.error.message}`; continue; }
      const piece = event.choices?.[0]?.delta?.content ?? "";
      if (piece) (words ??= line(who, "")).textContent += piece;
    }
    state.textContent = stands;
    listen();
  } catch (error) {
    mine.parentElement.remove();
    field.value = text;
    state.textContent = said.lost;
  } finally {
    busy = false;
  }
}

function listen() {
  if (listening) return;
  listening = true;
  const source = new EventSource("/chat/events");
  source.addEventListener("line", (event) => line("human", JSON.parse(event.data).text));
  source.addEventListener("lead", (event) => {
    const now = JSON.parse(event.data);
    if (now.lead === "human") stands = state.textContent = now.state === "requested" ? said.requested : said.taken;
    else if (lead === "human") {
      line("house", `${said[now.state || "ended"]} ${now.stopped ? said.silent : said.back}`);
      stands = state.textContent = "";
      pulse.hidden = !pulse.href;
    }
    lead = now.lead;
  });
}

for (const form of [document.getElementById("write"), document.getElementById("tries")]) {
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const text = event.submitter?.value || field.value;
    if (!event.submitter?.value) field.value = "";
    send(text);
  });
}
field.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && !event.shiftKey) { event.preventDefault(); document.getElementById("write").requestSubmit(); }
});
if (said.begun) listen();
