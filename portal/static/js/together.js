/* Two fill in the same pages: asks once a second whether the other has changed anything, and puts it in. What is being typed here
   is never touched; what the other wrote in the same field is told beside it. */
(() => {
  const EVERY = 1000, TOLD_MS = 15_000;
  const asker = () => document.querySelector("[data-news]");
  const form = (page) => page.getElementById("answers");
  const fields = (part) => [...part.querySelectorAll("input:not([type=hidden], [type=file]), select, textarea")];
  const isTick = (field) => field.type === "radio" || field.type === "checkbox";
  const kept = (select) => Math.max(0, [...select.options].findIndex((option) => option.defaultSelected));
  let isLooking = false;

  function isChanged(field) {
    if (isTick(field)) return field.checked !== field.defaultChecked;
    if (field.tagName === "SELECT") return field.selectedIndex !== kept(field);
    return field.value !== field.defaultValue;
  }

  /* The questions of a page, those inside others not counted. One that waits to be mended counts as being typed. */
  const asks = (page) => [...form(page).querySelectorAll(".ask")].filter((ask) => !ask.parentElement.closest(".ask"));
  const nameOf = (ask) => ask.querySelector("[name]")?.name ?? "";
  const isTyped = (ask) => ask.matches(".wrong") || fields(ask).some(isChanged);

  async function look() {
    const here = asker();
    if (!here || isLooking) return;
    isLooking = true;
    try {
      const reply = await fetch(`${here.dataset.news}?since=${encodeURIComponent(here.dataset.since)}`, { redirect: "manual" });
      tell("lost", "");
      if (reply.status === 200) await show(here);
      else if (reply.status !== 204 && reply.status < 500) location.reload();
    } catch {
      tell("lost", here.dataset.lost ?? "");
    }
    isLooking = false;
  }

  async function show(here) {
    if ("whole" in here.dataset) return location.reload();
    const reply = await fetch(location.href, { headers: { "X-Refresh": "yes" } });
    if (!reply.ok || reply.url.split("#")[0].split("?")[0] !== location.href.split("#")[0].split("?")[0]) return location.reload();
    const fresh = new DOMParser().parseFromString(await reply.text(), "text/html");
    const isNew = form(document) && form(fresh) ? merge(fresh) : swapMain(fresh);
    bar(here, fresh, isNew);
  }

  /* Who helps, how far it has come, and where the other wrote last. The buttons stay, so that none slips away under a finger. */
  function bar(here, fresh, isNew) {
    const now = fresh.getElementById("together");
    if (!now) return location.reload();
    here.dataset.since = now.dataset.since;
    const words = (page) => [...page.querySelectorAll(":scope > div:not(.row) > p:not(.told)")].map((each) => each.outerHTML).join("");
    const isSame = Boolean(here.querySelector(".row")) === Boolean(now.querySelector(".row"));
    if (!isSame) here.replaceWith(document.importNode(now, true));
    else if (words(here) !== words(now)) {
      here.querySelectorAll(":scope > div:not(.row) > p:not(.told)").forEach((each) => each.remove());
      here.querySelector(".told").insertAdjacentHTML("beforebegin", words(now));
    }
    tell("told", isNew ? now.dataset.changed : "");
  }

  function tell(kind, words) {
    const place = asker()?.querySelector(".told");
    if (!place || (kind === "lost" && !words && place.dataset.kind !== "lost")) return;
    if (place.textContent !== words) place.textContent = words;
    place.dataset.kind = kind;
  }

  /* The same questions: each field by itself. Other questions: the whole form, with what is being typed put back. */
  function merge(fresh) {
    const [mine, theirs] = [asks(document), asks(fresh)];
    const isSame = mine.length === theirs.length && mine.every((ask, n) => nameOf(ask) === nameOf(theirs[n]));
    if (!isSame) return swapForm(fresh);
    const typed = mine.filter(isTyped).map(nameOf);
    const news = mine.map((ask, n) => put(ask, theirs[n], typed.includes(nameOf(ask))));
    const [seen, now] = [form(document).elements.seen, form(fresh).elements.seen];
    if (now) {
      const before = seen?.value ?? "";
      const place = seen ?? form(document).insertAdjacentElement("afterbegin", document.importNode(now, true));
      place.value = seenOf(before, now.value, typed);
    }
    return news.includes(true);
  }

  function put(ask, other, isMine) {
    const [mine, theirs] = [fields(ask), fields(other)];
    const isAlike = mine.length === theirs.length && mine.every((field, n) => field.id === theirs[n].id);
    const isNew = isAlike ? mine.some((field, n) => differs(field, theirs[n])) : ask.innerHTML !== other.innerHTML;
    if (!isNew) return false;
    if (isMine) note(ask, `${asker().dataset.wrote} ${said(other)}`);
    else {
      if (isAlike) mine.forEach((field, n) => take(field, theirs[n]));
      else ask.replaceChildren(...document.importNode(other, true).childNodes);
      note(ask, asker().dataset.field, TOLD_MS);
    }
    return true;
  }

  function differs(field, other) {
    if (isTick(field)) return field.defaultChecked !== other.defaultChecked;
    return field.tagName === "SELECT" ? kept(field) !== kept(other) : field.defaultValue !== other.defaultValue;
  }

  function take(field, other) {
    if (isTick(field)) field.checked = field.defaultChecked = other.defaultChecked;
    else if (field.tagName === "SELECT") {
      [...field.options].forEach((option, n) => (option.defaultSelected = Boolean(other.options[n]?.defaultSelected)));
      field.selectedIndex = kept(other);
    } else field.value = field.defaultValue = other.defaultValue;
  }

  /* What a question's fields say, in words. */
  function said(ask) {
    const told = fields(ask).map((field) => {
      if (isTick(field)) return field.defaultChecked ? ask.querySelector(`label[for="${CSS.escape(field.id)}"]`)?.firstChild?.textContent : "";
      return field.tagName === "SELECT" ? field.options[kept(field)]?.text : field.defaultValue;
    });
    return told.map((each) => each?.trim()).filter(Boolean).join(", ") || "–";
  }

  function note(ask, words, forMs) {
    ask.querySelector(":scope > .theirs")?.remove();
    const line = Object.assign(document.createElement("p"), { className: "theirs", textContent: words });
    ask.append(line);
    if (forMs) setTimeout(() => line.remove(), forMs);
  }

  /* What stood in the fields that are being typed in is still what stood there when the typing began. */
  const pathOf = (mark) => mark.slice(0, mark.lastIndexOf(":"));
  function seenOf(before, now, typed) {
    const isTyping = (path) => typed.some((name) => name === path || name.startsWith(`${path}-`));
    const kept = new Map(before.split(" ").map((mark) => [pathOf(mark), mark]));
    return now.split(" ").flatMap((mark) => (isTyping(pathOf(mark)) ? kept.get(pathOf(mark)) ?? [] : mark)).join(" ");
  }

  function swapForm(fresh) {
    const old = form(document), seen = old.elements.seen?.value ?? "";
    const at = document.activeElement?.id;
    const mine = new Map(asks(document).filter(isTyped).map((ask) => [nameOf(ask), ask]));
    const others = asks(fresh);
    const next = document.importNode(form(fresh), true);
    old.replaceWith(next);
    asks(document).forEach((ask, n) => {
      const before = mine.get(nameOf(ask));
      if (!before) return;
      ask.replaceWith(before);
      put(before, others[n], true);
    });
    if (next.elements.seen) next.elements.seen.value = seenOf(seen, next.elements.seen.value, [...mine.keys()]);
    if (at) document.getElementById(at)?.focus({ preventScroll: true });
    return true;
  }

  function swapMain(fresh) {
    const [old, next] = [document.getElementById("main"), fresh.getElementById("main")];
    const isNew = old.textContent.replace(/\s+/g, " ") !== next.textContent.replace(/\s+/g, " ");
    const at = document.activeElement;
    if (isNew) {
      old.replaceChildren(...document.importNode(next, true).childNodes);
      const again = at?.id ? document.getElementById(at.id) : [...document.querySelectorAll("#main a[href]")].find((link) => link.href === at?.href);
      again?.focus({ preventScroll: true });
    }
    return isNew;
  }

  setInterval(look, EVERY);
  addEventListener("visibilitychange", () => document.hidden || look());
})();
