// A button [data-passkey] asks the browser for a passkey and sends its answer with the form:
// "add" makes one, "ask" shows one of somebody known, "enter" signs in whoever it belongs to.
// The options stand on the page as #passkey-options; for "enter" they are fetched from the form's address.

const written = () => JSON.parse(document.getElementById("passkey-options").textContent);

const ways = {
  async add(form) {
    const options = written().creation_options;
    const alone = form.elements.passwordless?.checked ?? false;
    Object.assign(options.publicKey.authenticatorSelection, {
      residentKey: alone ? "required" : "discouraged",
      requireResidentKey: alone,
      ...(alone && { userVerification: "required" }),
    });
    return webauthnJSON.create(options);
  },
  async ask() {
    return webauthnJSON.get(written().request_options);
  },
  async enter(form) {
    const answer = await fetch(form.action, { headers: { Accept: "application/json" } });
    return webauthnJSON.get((await answer.json()).request_options);
  },
};

document.querySelectorAll("button[data-passkey]").forEach((button) => {
  const form = button.form;
  const failed = form.querySelector("[data-passkey-failed]");
  if (!window.PublicKeyCredential) return;
  form.hidden = false;
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    failed.hidden = true;
    try {
      form.elements.credential.value = JSON.stringify(await ways[button.dataset.passkey](form));
      form.submit();
    } catch {
      failed.hidden = false;
    }
  });
});
