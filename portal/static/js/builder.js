/* The builder, calmer: only what changed is put in, what is typed is kept when one goes on, rows can be dragged. */
(() => {
  const part = () => document.getElementById("part");
  const form = () => document.getElementById("edit");
  const SWAP = 'target:#part,select:#part,swap:outerHTML,selectOOB:"#bar:outerMorph,#done,#outline:outerMorph,#preview"';
  let kept = "";
  let next = "";
  let isSaving = false;
  let onward = "";
  let pressed;

  const typed = () => form() && new URLSearchParams(new FormData(form())).toString();
  const isChanged = () => Boolean(form()?.elements.seen) && typed() !== kept;

  /* Only inside the builder, and only links that lead to other parts of it. */
  document.getElementById("builder")?.setAttribute("data-hx-boost:inherited", SWAP);

  addEventListener("DOMContentLoaded", () => (kept = typed()));

  /* Someone who goes on to another part takes what is typed along: it is kept first. */
  addEventListener("click", (event) => {
    const link = event.target.closest?.("#builder a[href]");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
    if (isSaving) {
      onward = link.href;
      event.preventDefault();
      event.stopImmediatePropagation();
      return;
    }
    if (!isChanged()) return;
    const root = form().getAttribute("action").replace(/\/parts\/.*/, "/");
    const way = new URL(link.href).pathname;
    if (!way.startsWith(root)) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    const then = Object.assign(document.createElement("input"), { type: "hidden", name: "then", value: way.slice(root.length) });
    form().append(then);
    form().requestSubmit();
    then.remove();
    next = "#heading";
  }, true);

  /* While a part is being saved or fetched, whoever goes on waits for it: the form that is pressed is on its way out. Its button
     is pressed again in the form that comes for the same part. */
  const isOurs = (event) => !event.detail.ctx?.sourceElement?.closest?.("#preview");
  addEventListener("htmx:before:request", (event) => (isSaving ||= isOurs(event)));
  for (const end of ["htmx:finally:request", "htmx:error", "htmx:response:error"])
    addEventListener(end, (event) => isOurs(event) && setTimeout(goOn));
  const goOn = () => {
    isSaving = false;
    const again = pressed;
    pressed = undefined;
    const isSame = again && form()?.getAttribute("action") === again.action;
    const button = isSame && [...form().elements].find((each) => each.type === "submit" && each.name === again.name);
    if (onward) location.assign(onward);
    else if (button) form().requestSubmit(button);
    onward = "";
  };

  /* A question or a way was chosen in a row of a condition: its answers are fetched at once. */
  addEventListener("change", (event) => {
    const row = event.target.matches("[data-again]") && event.target.closest(".clause");
    const takes = row && event.target.selectedOptions[0].dataset.takes;
    if (row && (takes === undefined || takes !== event.target.dataset.again)) form().requestSubmit(row.querySelector(".again"));
  });

  /* After a link the reader is at the heading of what was opened; after a button where it was, or else at the heading too.
     Who has added an answer writes the next. */
  addEventListener("submit", (event) => {
    if (isSaving && event.target === form()) {
      pressed = { name: event.submitter?.name, action: form().getAttribute("action") };
      event.preventDefault();
      event.stopImmediatePropagation();
      return;
    }
    next = event.submitter?.name === "do:again" && event.submitter.closest(".builder-options") ? "[name='new_option.sv']" : "";
  }, true);
  addEventListener("htmx:after:swap", (event) => {
    const source = event.detail.ctx.sourceElement;
    if (source.closest("#preview")) return;
    kept = typed();
    setTimeout(goOn);
    const lost = !document.activeElement || document.activeElement === document.body;
    const there = next && part()?.querySelector(next);
    next = "";
    if (there) there.focus();
    else if (lost || source.matches("a")) (document.getElementById("problems") ?? document.getElementById("heading"))?.focus();
  });

  /* Dragging a row presses its own buttons, as often as it takes. */
  let dragged;
  const rowOf = (event) => event.target.closest?.("[data-drag] > li");
  addEventListener("pointerdown", (event) => {
    const row = event.pointerType === "mouse" && !event.target.closest("button") && rowOf(event);
    if (row) row.draggable = true;
  });
  addEventListener("dragstart", (event) => {
    dragged = rowOf(event);
    dragged?.classList.add("dragged");
  });
  addEventListener("dragover", (event) => {
    const over = rowOf(event);
    if (!dragged || !over || over.parentElement !== dragged.parentElement) return;
    event.preventDefault();
  });
  addEventListener("drop", (event) => {
    const over = rowOf(event);
    if (!dragged || !over || over === dragged) return;
    event.preventDefault();
    const rows = [...dragged.parentElement.children];
    const before = rows.indexOf(over) > rows.indexOf(dragged) ? over : rows[rows.indexOf(over) - 1];
    const place = form();
    const fields = { drag: dragged.dataset.address, after: before?.dataset.address ?? "", "do:drop": "" };
    const inputs = Object.entries(fields).map(([name, value]) => Object.assign(document.createElement("input"), { type: "hidden", name, value }));
    place.append(...inputs);
    place.requestSubmit();
    inputs.forEach((each) => each.remove());
  });
  addEventListener("dragend", () => {
    dragged?.classList.remove("dragged");
    dragged?.removeAttribute("draggable");
    dragged = undefined;
  });
})();
