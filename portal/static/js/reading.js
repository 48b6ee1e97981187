/* A returned sheet at the keyboard: the first field has the focus and its words are chosen, so that typing replaces what was read.
   Numbers tick their options, a question mark asks the person, Esc goes back, PgDn passes on for now, Enter is the form's own.
   Where all is taken at one glance, Enter turns to what is further down, and takes it once its end is in view. */
(() => {
  const end = document.querySelector("[data-end]");
  if (end) {
    addEventListener("keydown", (event) => {
      if (event.key !== "Enter" || event.repeat || event.ctrlKey || event.altKey || event.metaKey || event.target.closest?.("a, button, input, summary")) return;
      event.preventDefault();
      const { top, bottom } = end.getBoundingClientRect();
      if (top >= 0 && bottom <= innerHeight) end.click();
      else scrollBy({ top: innerHeight * 0.8 });
    });
    return;
  }
  const form = document.querySelector("[data-reading]");
  if (!form) return;
  const writable = "input:not([type=hidden], [type=radio], [type=checkbox]), textarea, select";
  const options = [...form.querySelectorAll("fieldset.ask:not(fieldset fieldset) .option > input")];
  const begins = form.querySelector("input:not([type=hidden]), textarea, select");
  const isChosen = options.includes(begins);
  const unread = form.dataset.first && document.getElementById(form.dataset.first);
  const first = unread || (isChosen && options.find((one) => one.checked)) || begins;
  if (!document.querySelector(".problems") || !first) {
    (first ?? form.querySelector("button"))?.focus();
    if (first?.matches(writable)) first.select?.();
  }
  if (isChosen) options.slice(0, 9).forEach((one, at) => one.nextElementSibling?.append(" ", Object.assign(document.createElement("kbd"), { textContent: at + 1, ariaHidden: "true" })));

  /* Whether a sign would be a letter of an answer: not in an empty field, nor where all of it is chosen and would be replaced. */
  const isWriting = (at) => at.matches(writable) && at.value !== "" && !(at.selectionStart === 0 && at.selectionEnd === at.value.length);

  addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey || event.isComposing) return;
    const way = { Escape: "[data-back]", PageDown: "[data-next]" }[event.key];
    const link = way && document.querySelector(way);
    if (link) { event.preventDefault(); return link.click(); }
    const at = event.target;
    if (!form.contains(at)) return;
    const sign = !isWriting(at) && form.querySelector(`[data-sign="${CSS.escape(event.key)}"]`);
    if (sign) { event.preventDefault(); return sign.click(); }
    const chosen = isChosen && !at.matches(writable) && options[Number(event.key) - 1];
    if (chosen) { event.preventDefault(); chosen.click(); return chosen.focus(); }
    if (event.key === "Enter" && !event.shiftKey && at.matches("textarea")) { event.preventDefault(); form.requestSubmit(); }
  });
})();
