/* Changes the size of the text without leaving the page, so that nothing half written is lost. */
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
