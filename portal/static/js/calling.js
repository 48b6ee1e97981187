/* A talk at the keyboard. A sign alone in an empty field is done at once, Esc goes back, Enter goes on; numbers tick their
   options, and what is typed is spelled while it is typed. Without this script Enter follows the sign, and all else is the same. */
(() => {
  const form = document.querySelector("[data-call]");
  const field = document.getElementById("heard");
  const back = document.querySelector("[data-back]");

  addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey || event.isComposing) return;
    if (event.key === "Escape" && back) return back.click();
    const at = event.target;
    if (!form?.contains(at)) return;
    const sign = at.value === "" && form.querySelector(`[data-sign="${CSS.escape(event.key)}"]`);
    if (sign) { event.preventDefault(); sign.click(); return; }
    if (event.key !== "Enter" || event.shiftKey || !at.matches("input, textarea")) return;
    const then = at.dataset.then && document.getElementById(at.dataset.then);
    if (then && then.value === "" && at.value !== "" && !/^[?*<]/.test(at.value)) { event.preventDefault(); then.focus(); return; }
    if (at.matches("textarea")) { event.preventDefault(); form.requestSubmit(); }
  });

  const ticks = [...document.querySelectorAll("[name=heard-ticked]")];
  const several = ticks[0]?.type === "checkbox";
  const tick = () => {
    const typed = /^[\d\s,.]*/.exec(field.value)[0];
    const numbers = several && ticks.length < 10 ? [...typed.replace(/\D/g, "")] : typed.split(/\D+/);
    for (const [at, each] of ticks.entries()) each.checked = numbers.includes(String(at + 1));
  };
  if (ticks.length) {
    field.addEventListener("input", tick);
    for (const each of ticks) each.addEventListener("change", () => {
      field.value = ticks.flatMap((one, at) => (one.checked ? [at + 1] : [])).join(",");
    });
  }

  const spelled = document.getElementById("spelled");
  if (spelled) {
    const names = JSON.parse(spelled.dataset.names);
    const pairs = (digits) => digits.match(/\d{3}(?=$)|\d{1,2}/g)?.join(" ") ?? "";
    const letter = (one) => names[one.toUpperCase()] ?? names[one] ?? one;
    const group = (text) => (text.match(/\d+|[^\d]/g) ?? []).map((run) => (/\d/.test(run) ? pairs(run) : letter(run))).join(", ");
    const show = () => {
      spelled.textContent = field.dataset.spell === "pairs"
        ? field.value.split(/[-–]/).map((part) => pairs(part.replace(/\D/g, ""))).filter(Boolean).join(" – ")
        : field.value.trim().split(/\s+/).map(group).filter(Boolean).join(" – ");
    };
    field.addEventListener("input", show);
    show();
  }
  field?.select?.();
})();
