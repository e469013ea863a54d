// A button [data-copy] copies the address it names and says so in its own words [data-copied].

document.querySelectorAll("button[data-copy]").forEach((button) => {
  button.hidden = !navigator.clipboard;
  const before = button.textContent;
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(new URL(button.dataset.copy, location.href).href);
    button.textContent = button.dataset.copied;
    setTimeout(() => { button.textContent = before; }, 3000);
  });
});
