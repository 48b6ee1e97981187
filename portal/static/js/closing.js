/* Says two minutes before a page closes that it will, and keeps it open without losing what is half written. */
(() => {
  const BEFORE = 120;
  let timer;

  const line = () => document.querySelector(".closing");
  const box = () => document.querySelector(".closing-soon");

  function wait() {
    clearTimeout(timer);
    const left = Number(line()?.dataset.seconds) - BEFORE;
    if (left >= 0 && box()) timer = setTimeout(warn, left * 1000);
  }

  function warn() {
    box().hidden = false;
    box().showPopover?.();
    const words = box().querySelector("[aria-live]");
    words.textContent = words.dataset.words;
  }

  /* The answer is this page again, or another with the same line: only the line is taken from it. Had the page closed
     already, or is nobody there, the form is sent as without script: the server's page tells, with what was written. */
  addEventListener("submit", async (event) => {
    const button = event.submitter;
    if (!button?.closest(".closing, .closing-soon") || button.dataset.plain || event.defaultPrevented) return;
    event.preventDefault();
    const body = new URLSearchParams(new FormData(event.target));
    if (button.name) body.set(button.name, button.value);
    const reply = await fetch(event.target.action, { method: "POST", body }).catch(() => null);
    const fresh = reply?.ok && new DOMParser().parseFromString(await reply.text(), "text/html").querySelector(".closing");
    if (!fresh) {
      button.dataset.plain = "yes";
      event.target.requestSubmit(button);
      return;
    }
    line().dataset.seconds = fresh.dataset.seconds;
    line().querySelector("span").textContent = fresh.querySelector("span").textContent;
    box().hidePopover?.();
    box().hidden = true;
    wait();
  });

  wait();
})();
