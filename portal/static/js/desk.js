/* Single keys of the desk: what carries data-key is pressed, or entered if one can write in it, by that key alone.
   A key that is written in a field stays a letter; held with Ctrl, Alt or Meta it stays the browser's. */
(() => {
  const WRITTEN_IN = "input:not([type=checkbox], [type=radio], [type=button], [type=submit]), textarea, select, [contenteditable]";

  const isShown = (one) => one.checkVisibility?.() ?? one.offsetParent !== null;

  addEventListener("keydown", (event) => {
    if (event.defaultPrevented || event.ctrlKey || event.altKey || event.metaKey || event.repeat) return;
    if (event.key.length !== 1 || event.target.closest?.(WRITTEN_IN)) return;
    const key = CSS.escape(event.key.toLowerCase());
    const all = [...document.querySelectorAll(`[data-key="${key}"]`)];
    const found = all.find(isShown) ?? all.find((one) => one.closest(".more"));
    if (!found) return;
    event.preventDefault();
    if (found.matches(WRITTEN_IN)) found.focus();
    else found.click();
  });
})();
