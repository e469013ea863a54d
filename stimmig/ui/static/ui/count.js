// Says how many characters are left once a text comes close to its limit. The limit itself is kept by the server.

const NEAR = 0.8; // of the limit

document.querySelectorAll("textarea[data-maxlength]").forEach((text) => {
  const limit = Number(text.dataset.maxlength);
  const count = text.parentElement.querySelector(".field__count");
  const say = () => {
    const left = limit - text.value.replace(/\n/g, "\r\n").length;
    count.hidden = left > limit * (1 - NEAR);
    count.textContent = `${Math.abs(left)} ${left < 0 ? count.dataset.over : count.dataset.left}`;
    count.toggleAttribute("data-exceeded", left < 0);
  };
  text.addEventListener("input", say);
  say();
});
