// A figure that follows what is typed: the form is posted to data-redraw, the answer replaces its [data-figure].
// Without script the figure is drawn when the form is saved. The server draws it both times.

const PAUSE = 400; // milliseconds without a keystroke

function follow(form) {
  let waiting, asked;

  async function redraw() {
    asked?.abort();
    asked = new AbortController();
    try {
      const answer = await fetch(form.dataset.redraw, {
        method: "POST", body: new FormData(form), signal: asked.signal, headers: { "X-Requested-With": "fetch" },
      });
      if (answer.ok) replace(await answer.text());
    } catch (error) {
      if (error.name !== "AbortError") throw error;
    }
  }

  function replace(html) {
    const fresh = new DOMParser().parseFromString(html, "text/html").querySelector("[data-figure]");
    const stale = form.querySelector("[data-figure]") ?? document.querySelector("[data-figure]");
    if (!fresh || !stale) return;
    const open = stale.querySelector("details")?.open ?? false;
    stale.replaceWith(fresh);
    if (open) fresh.querySelector("details").open = true;
  }

  form.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(redraw, PAUSE);
  });
}

document.querySelectorAll("form[data-redraw]").forEach(follow);
