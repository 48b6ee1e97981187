/* Contacts, calmer: clocks go, what is typed is saved as it is typed, and what it leads to is chosen without leaving the keys. */
(() => {
  const began = performance.now();
  const pad = (number) => String(number).padStart(2, "0");
  const show = (seconds) => {
    const hours = Math.floor(seconds / 3600), minutes = Math.floor(seconds / 60) % 60;
    return (hours ? `${hours}:${pad(minutes)}` : minutes) + `:${pad(seconds % 60)}`;
  };
  const clocks = [...document.querySelectorAll("[data-clock]")].filter((one) => one.dataset.clock !== "");
  if (clocks.length) setInterval(() => {
    const gone = Math.floor((performance.now() - began) / 1000);
    for (const clock of clocks) clock.textContent = show(Number(clock.dataset.clock) + gone);
  }, 1000);

  const form = document.querySelector("[data-contact]");
  if (!form) return;
  const field = (name) => form.elements[name];
  const part = (id) => document.getElementById(id);
  const LISTS = { caller_name: "who-found", phone: "who-found", about: "about-found" };
  let timer, sending, isChanged = false, wanted = "";

  const body = (button) => {
    field("asking").value = LISTS[document.activeElement?.name] ? document.activeElement.name : "";
    const fields = new URLSearchParams(new FormData(form));
    if (button) fields.set(button, "");
    return fields;
  };
  const send = (fields, more) => fetch(form.getAttribute("action"), { method: "POST", body: fields, headers: { "HX-Request": "true" }, ...more });
  const put = (page, id) => {
    const fresh = page.getElementById(id);
    if (fresh && part(id)) part(id).replaceWith(fresh);
  };
  const say = (words) => {
    const saved = part("saved");
    saved.classList.add("lost");
    saved.textContent = words;
  };
  /* The found are reached by the arrow: Tab goes on to the next field. */
  const shelve = () => form.querySelectorAll(".found button").forEach((each) => (each.tabIndex = -1));

  async function save(button = "") {
    clearTimeout(timer);
    if (sending) { isChanged = true; wanted ||= button; return; }
    isChanged = false;
    const fields = body(button), asked = fields.get("asking");
    sending = true;
    const reply = await send(fields).catch(() => null);
    const text = reply?.ok ? await reply.text().catch(() => "") : "";
    sending = false;
    if (!text) {
      say(part("saved").dataset[reply ? "out" : "lost"]);
      isChanged = true;
      wanted ||= button;
      if (!reply || reply.status >= 500) timer = setTimeout(again, 3000);
      return;
    }
    const page = new DOMParser().parseFromString(text, "text/html");
    put(page, "saved");
    put(page, "with");
    document.title = document.title.replace(/^.* – /, `${part("with").textContent} – `);
    document.querySelector(".blank")?.remove();
    if (button) {
      put(page, /^(caller|new|part)/.test(button) ? "who-part" : "about-part");
      if (/^case/.test(button)) put(page, "who-part");
      if (button === "part") field("caller_name").focus();
    } else if (LISTS[asked] && fields.get(asked) === field(asked)?.value) put(page, LISTS[asked]);
    shelve();
    if (wanted === "first") pick(asked);
    else if (isChanged || wanted) again();
  }
  const again = () => {
    const button = wanted;
    wanted = "";
    save(button === "first" ? "" : button);
  };
  const choose = (button) => {
    const next = field(button.dataset.then);
    if (next && !(button.dataset.then === "about" && next.value)) next.focus();
    else field("note").focus();
    save(button.name);
  };
  const pick = (name) => {
    wanted = "";
    const first = part(LISTS[name])?.querySelector("button:not([name=new])");
    if (first) choose(first);
  };

  form.addEventListener("input", (event) => {
    if (event.target.name === "outcome" || event.target.name === "minutes") return;
    if (event.target.name === "handed_to") {
      if (event.target.value) form.querySelector("[name=outcome][value=handed_over]").checked = true;
      return;
    }
    field("strokes").value = Number(field("strokes").value) + 1;
    isChanged = true;
    clearTimeout(timer);
    timer = setTimeout(() => save(), 300);
  });

  form.addEventListener("click", (event) => {
    const button = event.target.closest("button[data-then]");
    if (!button) return;
    event.preventDefault();
    choose(button);
  });

  addEventListener("keydown", (event) => {
    if (event.isComposing) return;
    const at = event.target, list = at.closest?.(".found");
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      form.requestSubmit(form.querySelector("[data-end]"));
    } else if (event.key === "Enter" && LISTS[at.name] && form.contains(at)) {
      event.preventDefault();
      if (sending || isChanged) { wanted = "first"; if (!sending) save(); } else pick(at.name);
    } else if (event.key === "ArrowDown" && LISTS[at.name] && form.contains(at)) {
      const first = part(LISTS[at.name])?.querySelector("button");
      if (first) { event.preventDefault(); first.focus(); }
    } else if (list && ["ArrowDown", "ArrowUp", "Escape"].includes(event.key)) {
      event.preventDefault();
      const rows = [...list.querySelectorAll("button")], to = rows[rows.indexOf(at) + (event.key === "ArrowDown" ? 1 : -1)];
      if (event.key !== "Escape" && to) to.focus();
      else if (event.key !== "ArrowDown") list.parentElement.querySelector("input").focus();
    }
  });

  /* Who closes the window or goes on has what was typed last saved on the way out, also what is just being sent: that is broken off. */
  let isEnding = false;
  form.addEventListener("submit", () => (isEnding = true));
  addEventListener("pagehide", () => {
    const fields = body("");
    if ((isChanged || sending) && !isEnding && fields.toString().length < 60000) send(fields, { keepalive: true });
  });
  shelve();
})();
