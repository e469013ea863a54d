// What is open follows what happens: the server says that something changed, and the part is drawn anew.
// Whoever finds no stream free looks now and then. Without script the page is as it was when it was opened.

const NOW_AND_THEN = 15000; // milliseconds

// By it a link or a button is known again once its part was drawn anew.
const leadsTo = (element) => element.closest("a")?.href ?? element.closest("form")?.action;

document.querySelectorAll("[data-live]").forEach((place) => {
  const part = () => place.querySelector("[data-live-part]");
  const waiting = () => place.querySelectorAll(".desk__line--waits, .desk__need").length;
  let asking;

  async function draw() {
    if (asking) return;
    asking = true;
    try {
      const answer = await fetch(location.href, { headers: { "X-Requested-With": "fetch" } });
      if (answer.ok) replace(await answer.text());
    } finally {
      asking = false;
    }
  }

  function replace(html) {
    const fresh = new DOMParser().parseFromString(html, "text/html").querySelector("[data-live-part]");
    if (!fresh || fresh.dataset.mark === part().dataset.mark) return;
    const before = waiting();
    const focused = part().contains(document.activeElement) ? leadsTo(document.activeElement) : null;
    part().replaceWith(fresh);
    if (focused) [...fresh.querySelectorAll("a, button")].find((each) => leadsTo(each) === focused)?.focus();
    if (waiting() > before) place.dispatchEvent(new CustomEvent("waits"));
  }

  function listen() {
    const source = new EventSource(`${place.dataset.live}?seen=${encodeURIComponent(part().dataset.mark)}`);
    source.addEventListener("changed", draw);
    source.addEventListener("error", () => {
      if (source.readyState === EventSource.CLOSED) setInterval(draw, NOW_AND_THEN);
    });
    addEventListener("pagehide", () => source.close());
  }

  listen();
});

document.querySelectorAll("[data-sound]").forEach((choice) => {
  const box = choice.querySelector("input");
  choice.hidden = false;
  box.checked = localStorage.getItem("ring") === "yes";
  box.addEventListener("change", () => {
    localStorage.setItem("ring", box.checked ? "yes" : "no");
    if (box.checked) ring();
  });
  choice.closest("[data-live]").addEventListener("waits", () => box.checked && ring());
});

// One conversation rings as the desk was told to, when somebody in it comes to be in need.
document.querySelectorAll("[data-rings]").forEach((place) => {
  place.addEventListener("waits", () => localStorage.getItem("ring") === "yes" && ring());
});

function ring() {
  const sound = new AudioContext();
  const tone = sound.createOscillator();
  const loud = sound.createGain();
  loud.gain.setValueAtTime(0.15, sound.currentTime);
  loud.gain.exponentialRampToValueAtTime(0.001, sound.currentTime + 0.6);
  tone.frequency.value = 660;
  tone.connect(loud).connect(sound.destination);
  tone.start();
  tone.stop(sound.currentTime + 0.6);
}
