// A button [data-copy] copies what it names and says so in its own words [data-copied]. An address of this house is
// copied whole; a key, or any other text, as it stands.

document.querySelectorAll("button[data-copy]").forEach((button) => {
  button.hidden = !navigator.clipboard;
  const before = button.textContent;
  button.addEventListener("click", async () => {
    const text = button.dataset.copy;
    await navigator.clipboard.writeText(text.startsWith("/") ? new URL(text, location.href).href : text);
    button.textContent = button.dataset.copied;
    setTimeout(() => { button.textContent = before; }, 3000);
  });
});
