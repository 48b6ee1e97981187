/* The queue by keys: the arrows go from row to row, x ticks the one that one stands in. */
(() => {
  const rows = () => [...document.querySelectorAll("#queue-list tbody tr")];
  const STEPS = { ArrowDown: 1, ArrowUp: -1 };

  addEventListener("keydown", (event) => {
    if (event.defaultPrevented || event.ctrlKey || event.altKey || event.metaKey || event.shiftKey) return;
    if (event.target.closest?.("input:not([type=checkbox]), textarea, select, summary")) return;
    const all = rows();
    const place = all.findIndex((row) => row.contains(document.activeElement));
    if (event.key in STEPS && (place >= 0 || event.target === document.body)) {
      const next = all[place < 0 ? 0 : Math.max(0, Math.min(place + STEPS[event.key], all.length - 1))];
      next?.querySelector("th a").focus();
    } else if (event.key === "x" && place >= 0) all[place].querySelector("[type=checkbox]").click();
    else return;
    event.preventDefault();
  });
})();
