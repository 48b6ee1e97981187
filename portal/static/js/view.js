/* Changes the size of the text and the language so that nothing half written is lost. */
addEventListener("click", (event) => {
  const link = event.target.closest(".languages a");
  const form = document.querySelector("form:has(> input[name=asked])");
  if (!link || !form || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  const address = new URL(form.action);
  address.searchParams.set("lang", link.hreflang);
  address.searchParams.set("stay", "");
  form.action = address;
  form.submit();
});
addEventListener("submit", async (event) => {
  const form = event.target;
  if (!form.matches("form.view") || event.defaultPrevented) return;
  event.preventDefault();
  try {
    await fetch(form.action, { method: "POST", body: new URLSearchParams(new FormData(form)), redirect: "manual" });
  } catch {
    form.submit();
    return;
  }
  const button = form.querySelector("button");
  const large = document.documentElement.classList.toggle("large");
  form.elements.view.value = large ? "" : "large";
  [button.textContent, button.dataset.other] = [button.dataset.other, button.textContent];
});
